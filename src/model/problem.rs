//! What a check finds: a typed reason with its place; the sentence is made in `text`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Month;
use super::ids::{AcceptedProblemId, ProgrammeId, SessionId, UnitId};

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 必须处理
    Must,
    /// 提醒
    Hint,
}

/// A problem that a person knows of and leaves as it is (已知悉). It comes back when its facts change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedProblem {
    /// Row id.
    pub id: AcceptedProblemId,
    /// The year.
    pub programme: ProgrammeId,
    /// Which rule found it, as `check --json` names it.
    pub rule: String,
    /// What it is about, as ids and months.
    pub subject: String,
    /// The facts as they were when it was noted.
    pub fingerprint: String,
    /// Why it may stay.
    pub reason: String,
    /// The day on which it was noted.
    pub on: NaiveDate,
}

/// One problem of a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Problem {
    /// The year it is in.
    pub programme: ProgrammeId,
    /// What is wrong, with what and where.
    #[serde(flatten)]
    pub reason: Reason,
}

/// Everything a check can find.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Reason {
    /// A unit with a duty has fewer sessions than it owes.
    DutyNotMet {
        /// Whose.
        unit: UnitId,
        /// Sessions owed.
        owed: u8,
        /// Sessions there are, placed or not.
        has: u8,
    },
    /// A session that is owed has no month yet.
    Unscheduled {
        /// Whose.
        unit: UnitId,
        /// Which.
        session: SessionId,
    },
    /// A session stands in a month outside the programme's months.
    OutsideMonths {
        /// Whose.
        unit: UnitId,
        /// Which.
        session: SessionId,
        /// The month.
        month: Month,
    },
    /// A session's fixed date lies outside its planned month.
    DateOutsideMonth {
        /// Whose.
        unit: UnitId,
        /// Which.
        session: SessionId,
        /// Planned.
        month: Month,
        /// Fixed.
        date: NaiveDate,
    },
    /// A session was held after its own report was due.
    HeldAfterDue {
        /// Whose.
        unit: UnitId,
        /// Which.
        session: SessionId,
        /// The day it was held.
        held: NaiveDate,
        /// The day the report was due.
        due: NaiveDate,
        /// The day to which it may be extended.
        proposed: NaiveDate,
    },
    /// A unit has two sessions in one month that nothing tells apart and nobody placed there.
    TwiceInMonth {
        /// Whose.
        unit: UnitId,
        /// The second.
        session: SessionId,
        /// The month.
        month: Month,
    },
    /// Two units are possibly one (县应急局, 县应急管理局).
    PossibleAlias {
        /// One.
        unit: UnitId,
        /// The other.
        other: UnitId,
    },
    /// A unit bears the name of another.
    SameName {
        /// One.
        unit: UnitId,
        /// The other.
        other: UnitId,
    },
    /// A session that nobody holds.
    NoOrganiser {
        /// Which.
        session: SessionId,
    },
    /// A unit that no longer works has a session in the year.
    InactiveUnit {
        /// Whose.
        unit: UnitId,
        /// Which.
        session: SessionId,
    },
    /// The main session has no date yet.
    MainSessionUndated {
        /// Which.
        session: SessionId,
    },
    /// No report deadline is set.
    NoDeadline,
}

impl Reason {
    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::DutyNotMet { .. }
            | Self::OutsideMonths { .. }
            | Self::DateOutsideMonth { .. }
            | Self::SameName { .. }
            | Self::NoOrganiser { .. } => Severity::Must,
            Self::Unscheduled { .. }
            | Self::TwiceInMonth { .. }
            | Self::HeldAfterDue { .. }
            | Self::PossibleAlias { .. }
            | Self::InactiveUnit { .. }
            | Self::MainSessionUndated { .. }
            | Self::NoDeadline => Severity::Hint,
        }
    }

    /// The unit it is about, where it is about one.
    #[must_use]
    pub fn unit(&self) -> Option<UnitId> {
        match self {
            Self::DutyNotMet { unit, .. }
            | Self::Unscheduled { unit, .. }
            | Self::OutsideMonths { unit, .. }
            | Self::DateOutsideMonth { unit, .. }
            | Self::HeldAfterDue { unit, .. }
            | Self::TwiceInMonth { unit, .. }
            | Self::PossibleAlias { unit, .. }
            | Self::SameName { unit, .. }
            | Self::InactiveUnit { unit, .. } => Some(*unit),
            Self::NoOrganiser { .. } | Self::MainSessionUndated { .. } | Self::NoDeadline => None,
        }
    }
}
