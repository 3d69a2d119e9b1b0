//! What weighs how much in a plan. The names are those under which a year keeps its own weights.

use crate::model::Snapshot;
use crate::model::ids::ProgrammeId;

/// What weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Months of a group come out even.
    Even,
    /// A session lies in a month with a theme day of its unit.
    Theme,
    /// A unit does not get last year's month again.
    LastYear,
    /// Nobody gets a month with few working days.
    FewDays,
    /// Nobody gets a month with few working days again who had one in a year before.
    Turns,
    /// Neighbours do not share a month.
    Neighbours,
}

impl Weight {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Even, Self::Theme, Self::LastYear, Self::FewDays, Self::Turns, Self::Neighbours];

    /// The name under which a year keeps it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Even => "even",
            Self::Theme => "theme",
            Self::LastYear => "last_year",
            Self::FewDays => "few_days",
            Self::Turns => "turns",
            Self::Neighbours => "neighbours",
        }
    }

    /// What it weighs where a year says nothing: a theme day is worth a month with two sessions more than another, an even
    /// share more than everything else together where it is off by three.
    #[must_use]
    pub fn usual(self) -> i64 {
        match self {
            Self::Even => 2,
            Self::Theme => 8,
            Self::LastYear => 6,
            Self::FewDays | Self::Turns => 3,
            Self::Neighbours => 4,
        }
    }

    /// What it weighs in a year.
    #[must_use]
    pub fn of(self, snapshot: &Snapshot, programme: ProgrammeId) -> i64 {
        let row = snapshot.planning.iter().find(|row| row.programme == programme);
        let own = row.and_then(|row| row.weights.get(self.name()).copied());
        own.unwrap_or_else(|| self.usual()).clamp(0, 1000)
    }
}
