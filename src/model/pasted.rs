//! What a pasted table says about the sessions of a year, row by row.

use super::Month;
use super::edit::Arranged;
use super::ids::{SessionId, UnitId};

/// What a column of a pasted table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The unit whose session it is.
    Unit,
    /// The month.
    Month,
    /// The day, with hours or not; a month alone counts as that.
    Time,
    /// The place.
    Place,
    /// The form of the activity.
    Form,
    /// The theme.
    Theme,
    /// A remark.
    Note,
}

/// Where a table without names of units goes: to these sessions one after the other, into these columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// From the active row down.
    pub sessions: Vec<SessionId>,
    /// From the active column to the right.
    pub columns: Vec<Holds>,
}

/// A pasted table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// Its columns: what stands over each, and what it is taken for; `None`: it is left out.
    pub columns: Vec<(String, Option<Holds>)>,
    /// What its rows say, top to bottom; a row that names several units is there once for each.
    pub rows: Vec<PastedRow>,
    /// Whether a cell for the month is empty below one that is not.
    pub gaps: bool,
    /// Rows beyond what is read at once.
    pub left: usize,
}

/// What a row says.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedRow {
    /// The number of its line, from 1.
    pub number: usize,
    /// The unit as it is written.
    pub name: String,
    /// The unit that is meant.
    pub unit: Option<UnitId>,
    /// What changes by it; `None`: nothing.
    pub taken: Option<Arranged>,
    /// What is not taken of it.
    pub faults: Vec<PastedFault>,
}

/// Why a row, or a part of it, is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PastedFault {
    /// It names no unit.
    NoName,
    /// Nobody in the file bears the name; perhaps that one is meant.
    Unknown(Option<UnitId>),
    /// The unit has no session in the year.
    NoSession,
    /// Every session of the unit has a row already.
    Twice,
    /// The month is not one of the year's.
    MonthOutside(Month),
    /// The month cannot be changed: the placement is locked.
    Locked,
    /// The text is no month or time.
    NoTime(String),
    /// A text that is too long.
    TooLong,
    /// It has more cells than the table has columns.
    Ragged,
    /// There is no row in the table of 安排 that it could go to.
    NoRow,
}

impl Pasted {
    /// What changes, in the order of the rows.
    #[must_use]
    pub fn arranged(&self) -> Vec<Arranged> {
        self.rows.iter().filter_map(|row| row.taken.clone()).collect()
    }

    /// Whether any column says which unit is meant, or the rows go by their place.
    #[must_use]
    pub fn has_units(&self) -> bool {
        self.columns.iter().any(|(_, holds)| *holds == Some(Holds::Unit))
    }
}
