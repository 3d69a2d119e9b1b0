//! The sets of months that a unit, or units kept together, may have.

/// More sets than this are not looked at one by one.
pub(super) const MOST: usize = 20_000;

/// What sets may hold.
pub(super) struct Wanted {
    /// From these months,
    pub from: u32,
    /// among them these,
    pub with: u32,
    /// so many at least
    pub least: usize,
    /// and at most,
    pub most: usize,
    /// so far apart.
    pub gap: usize,
}

/// All such sets, in order; `None`: there are too many.
pub(super) fn sets(wanted: &Wanted) -> Option<Vec<u32>> {
    let mut found = Vec::new();
    grow(wanted, 0, 0, 0, &mut found)?;
    found.sort_unstable();
    Some(found)
}

fn grow(wanted: &Wanted, set: u32, count: usize, from: usize, found: &mut Vec<u32>) -> Option<()> {
    if count >= wanted.least && set & wanted.with == wanted.with {
        found.push(set);
        if found.len() > MOST {
            return None;
        }
    }
    if count == wanted.most {
        return Some(());
    }
    for month in from..32 {
        if wanted.from >> month & 1 == 1 {
            grow(wanted, set | 1 << month, count + 1, month + wanted.gap.max(1), found)?;
        }
        if wanted.with >> month & 1 == 1 {
            // What must be there cannot be passed over.
            break;
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_keep_their_distance_and_hold_what_is_fixed() {
        let wanted = Wanted { from: 0b1111, with: 0b0001, least: 2, most: 2, gap: 2 };
        assert_eq!(sets(&wanted).unwrap(), [0b0101, 0b1001]);
        let wanted = Wanted { from: 0b0110, with: 0b0001, least: 1, most: 1, gap: 1 };
        assert!(sets(&wanted).unwrap().is_empty());
    }
}
