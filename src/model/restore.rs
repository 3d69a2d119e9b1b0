//! What of a backup is put back into a file that goes on.

use super::ids::UnitId;

/// A part of a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestorePart {
    /// A year with everything in it, by its number.
    Year(i32),
    /// A unit: its names, people, parts in years, own sessions and reports, in the years that are open.
    Unit(UnitId),
}
