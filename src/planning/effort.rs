//! How much work may be done, in steps.

/// How much work may be done, in steps: the same steps everywhere, whatever the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Moves tried for each unit while annealing.
    pub moves: u64,
    /// How often annealing begins anew.
    pub starts: u64,
    /// Choices looked at in the proof.
    pub proof: u64,
    /// How often annealing goes on among what the proof has left.
    pub polishes: u32,
}

impl Effort {
    /// What suits so many units: a proof where that is small work, else as near as three seconds allow.
    #[must_use]
    pub fn for_units(units: usize) -> Self {
        match units {
            0..=150 => Self { moves: 400, starts: 1, proof: 1_000_000, polishes: 4 },
            151..=1500 => Self { moves: 1000, starts: 1, proof: 4_000_000, polishes: 16 },
            _ => Self { moves: 250, starts: 1, proof: 4_000_000, polishes: 1 },
        }
    }
}
