//! What a check finds: a typed reason with its place; the sentence is made in `text`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Month;
use super::ids::{AcceptedProblemId, GroupId, ProgrammeId, SessionId, UnitId};

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
    /// A unit has more sessions in the plan than it owes.
    OverDuty {
        /// Whose.
        unit: UnitId,
        /// Sessions owed.
        owed: u8,
        /// Sessions planned.
        has: u8,
    },
    /// A month of a group is much fuller than another.
    UnevenLoad {
        /// Whose sessions.
        group: GroupId,
        /// The fullest month.
        month: Month,
        /// How many it has.
        most: usize,
        /// The emptiest month.
        emptiest: Month,
        /// How many that has.
        least: usize,
    },
    /// The fixed date is a day off.
    DayOff {
        /// Who holds it.
        unit: Option<UnitId>,
        /// Which.
        session: SessionId,
        /// The day.
        date: NaiveDate,
        /// The holiday that it belongs to; empty: a weekend.
        holiday: String,
    },
    /// Held in another month than planned, without an adjustment.
    HeldElsewhere {
        /// Who held it.
        unit: Option<UnitId>,
        /// Which.
        session: SessionId,
        /// Planned.
        month: Month,
        /// The day it was held.
        held: NaiveDate,
    },
    /// The report is due before the day on which the session is to be held.
    DueBeforeDate {
        /// Whose.
        unit: UnitId,
        /// Which.
        session: SessionId,
        /// The last fixed day.
        date: NaiveDate,
        /// The day the report is due.
        due: NaiveDate,
        /// The day to which it may be extended.
        proposed: NaiveDate,
    },
    /// Two sessions at one place on one day at one time.
    SamePlace {
        /// Who holds the one.
        unit: Option<UnitId>,
        /// The one.
        session: SessionId,
        /// The other.
        with: SessionId,
        /// Who holds the other.
        other: Option<UnitId>,
        /// The day.
        date: NaiveDate,
    },
    /// A session is shorter than the year asks for.
    TooShort {
        /// Who holds it.
        unit: Option<UnitId>,
        /// Which.
        session: SessionId,
        /// How long it is.
        minutes: u32,
        /// How long it is to be at least.
        least: u32,
    },
    /// A unit that has to name a liaison has none.
    LiaisonMissing {
        /// Which.
        unit: UnitId,
    },
    /// A unit got another name after the schedule was issued.
    UnitChanged {
        /// Which.
        unit: UnitId,
        /// The first day with the new name.
        on: NaiveDate,
        /// The name until then.
        old: String,
    },
    /// A session stands otherwise than it was issued, without an adjustment.
    ChangedAfterIssue {
        /// Who holds it.
        unit: Option<UnitId>,
        /// Which.
        session: SessionId,
        /// The month with which it was issued.
        from: Option<Month>,
        /// Its month now.
        to: Option<Month>,
    },
    /// A locked session stands where it cannot stay: outside the year's months.
    LockedConflict {
        /// Whose.
        unit: UnitId,
        /// Which.
        session: SessionId,
        /// Its month.
        month: Month,
    },
    /// A session stands in a month in which its unit cannot hold one.
    UnavailableMonth {
        /// Whose.
        unit: UnitId,
        /// Which.
        session: SessionId,
        /// Its month.
        month: Month,
        /// Why the unit cannot; may be empty.
        why: String,
    },
    /// A month has more sessions than it is to have.
    OverMost {
        /// Of which group; `None`: of all together.
        group: Option<GroupId>,
        /// The month.
        month: Month,
        /// At most so many.
        most: u16,
        /// How many there are.
        has: usize,
    },
    /// A month has fewer sessions than it is to have, and none is left to come to it.
    UnderLeast {
        /// Of which group; `None`: of all together.
        group: Option<GroupId>,
        /// The month.
        month: Month,
        /// At least so many.
        least: u16,
        /// How many there are.
        has: usize,
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
            | Self::NoOrganiser { .. }
            | Self::LockedConflict { .. } => Severity::Must,
            Self::Unscheduled { .. }
            | Self::TwiceInMonth { .. }
            | Self::HeldAfterDue { .. }
            | Self::PossibleAlias { .. }
            | Self::InactiveUnit { .. }
            | Self::OverDuty { .. }
            | Self::UnevenLoad { .. }
            | Self::DayOff { .. }
            | Self::HeldElsewhere { .. }
            | Self::DueBeforeDate { .. }
            | Self::TooShort { .. }
            | Self::LiaisonMissing { .. }
            | Self::UnitChanged { .. }
            | Self::ChangedAfterIssue { .. }
            | Self::SamePlace { .. }
            | Self::UnavailableMonth { .. }
            | Self::OverMost { .. }
            | Self::UnderLeast { .. }
            | Self::NoDeadline => Severity::Hint,
        }
    }

    /// Its place among the rules: those of one severity are told in this order.
    #[must_use]
    pub fn rank(&self) -> u8 {
        match self {
            Self::DutyNotMet { .. } => 0,
            Self::NoOrganiser { .. } => 1,
            Self::OutsideMonths { .. } => 2,
            Self::LockedConflict { .. } => 3,
            Self::DateOutsideMonth { .. } => 4,
            Self::SamePlace { .. } => 5,
            Self::SameName { .. } => 6,
            Self::Unscheduled { .. } => 7,
            Self::HeldAfterDue { .. } => 8,
            Self::DueBeforeDate { .. } => 9,
            Self::HeldElsewhere { .. } => 10,
            Self::ChangedAfterIssue { .. } => 11,
            Self::UnavailableMonth { .. } => 12,
            Self::OverMost { .. } => 13,
            Self::UnderLeast { .. } => 14,
            Self::DayOff { .. } => 15,
            Self::TooShort { .. } => 16,
            Self::PossibleAlias { .. } => 17,
            Self::InactiveUnit { .. } => 18,
            Self::UnitChanged { .. } => 19,
            Self::NoDeadline => 20,
            Self::LiaisonMissing { .. } => 21,
            Self::OverDuty { .. } => 22,
            Self::UnevenLoad { .. } => 23,
            Self::TwiceInMonth { .. } => 24,
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
            | Self::OverDuty { unit, .. }
            | Self::DueBeforeDate { unit, .. }
            | Self::LiaisonMissing { unit }
            | Self::UnitChanged { unit, .. }
            | Self::LockedConflict { unit, .. }
            | Self::UnavailableMonth { unit, .. }
            | Self::InactiveUnit { unit, .. } => Some(*unit),
            Self::DayOff { unit, .. }
            | Self::HeldElsewhere { unit, .. }
            | Self::SamePlace { unit, .. }
            | Self::TooShort { unit, .. }
            | Self::ChangedAfterIssue { unit, .. } => *unit,
            Self::NoOrganiser { .. }
            | Self::UnevenLoad { .. }
            | Self::OverMost { .. }
            | Self::UnderLeast { .. }
            | Self::NoDeadline => None,
        }
    }

    /// The session it is about, where it is about one.
    #[must_use]
    pub fn session(&self) -> Option<SessionId> {
        match self {
            Self::Unscheduled { session, .. }
            | Self::OutsideMonths { session, .. }
            | Self::DateOutsideMonth { session, .. }
            | Self::HeldAfterDue { session, .. }
            | Self::TwiceInMonth { session, .. }
            | Self::NoOrganiser { session }
            | Self::InactiveUnit { session, .. }
            | Self::DayOff { session, .. }
            | Self::HeldElsewhere { session, .. }
            | Self::DueBeforeDate { session, .. }
            | Self::SamePlace { session, .. }
            | Self::TooShort { session, .. }
            | Self::ChangedAfterIssue { session, .. }
            | Self::UnavailableMonth { session, .. }
            | Self::LockedConflict { session, .. } => Some(*session),
            Self::DutyNotMet { .. }
            | Self::PossibleAlias { .. }
            | Self::SameName { .. }
            | Self::OverDuty { .. }
            | Self::UnevenLoad { .. }
            | Self::LiaisonMissing { .. }
            | Self::UnitChanged { .. }
            | Self::OverMost { .. }
            | Self::UnderLeast { .. }
            | Self::NoDeadline => None,
        }
    }

    /// The month that it is about, where it is about the sessions of one.
    #[must_use]
    pub fn month(&self) -> Option<Month> {
        match self {
            Self::OverMost { month, .. }
            | Self::UnderLeast { month, .. }
            | Self::UnevenLoad { month, .. } => Some(*month),
            _ => None,
        }
    }

    /// The name of its rule, as `check --json` has it.
    #[must_use]
    pub fn rule(&self) -> String {
        self.image()["rule"].as_str().unwrap_or_default().to_owned()
    }

    /// What it is about: the ids of its units, sessions and group, as text. Of a limit the month belongs to it: another
    /// month is another problem.
    #[must_use]
    pub fn subject(&self) -> String {
        match self {
            Self::UnavailableMonth { unit, session, month, .. } => {
                return format!("session {} unit {} {month}", session.0, unit.0);
            }
            Self::OverMost { group, month, .. } | Self::UnderLeast { group, month, .. } => {
                let group = group.map_or_else(|| "all".to_owned(), |group| group.0.to_string());
                return format!("group {group} {month}");
            }
            _ => {}
        }
        let image = self.image();
        let ids = ["unit", "other", "session", "with", "group"].into_iter();
        let ids = ids.filter_map(|key| Some(format!("{key}={}", image[key].as_i64()?)));
        ids.collect::<Vec<_>>().join(" ")
    }

    /// Its facts, as text: other facts make another problem of it.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        match self {
            Self::UnavailableMonth { why, .. } => return why.clone(),
            Self::OverMost { most: limit, has, .. } | Self::UnderLeast { least: limit, has, .. } => {
                return format!("{has}/{limit}");
            }
            _ => {}
        }
        self.image().to_string()
    }

    fn image(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

impl Problem {
    /// The row that notes it as it is now (已知悉).
    #[must_use]
    pub fn accepted(&self, reason: &str, on: NaiveDate) -> AcceptedProblem {
        AcceptedProblem {
            id: AcceptedProblemId(0),
            programme: self.programme,
            rule: self.reason.rule(),
            subject: self.reason.subject(),
            fingerprint: self.reason.fingerprint(),
            reason: reason.to_owned(),
            on,
        }
    }
}
