//! 合并: what of a unit that ends goes to the one that goes on with its work.

/// What is handed over, each asked for itself. What was held and reported stays with the unit that ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// Sessions that are still to be held, and parts in them; without, they are dropped.
    pub duties: bool,
    /// Its liaisons become liaisons of the other unit too.
    pub liaisons: bool,
    /// What it held and reported is shown with the other unit as its past.
    pub history: bool,
}

impl HandOver {
    /// Everything.
    pub const ALL: Self = Self { duties: true, liaisons: true, history: true };
    /// What is still to be held alone.
    pub const DUTIES: Self = Self { duties: true, liaisons: false, history: false };
}
