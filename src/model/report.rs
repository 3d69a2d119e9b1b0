//! 报送: what is asked for, by when, and what came in. What is owed is computed in `rules`.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::Month;
use super::ids::{ProgrammeId, ReportEventId, ReportId, RequirementId, SessionId, UnitId};
use super::session::{Session, SessionKind};

/// Something that units have to send in, and by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// Row id.
    pub id: RequirementId,
    /// The year.
    pub programme: ProgrammeId,
    /// Sessions it is asked of; `None`: of `session` alone.
    #[serde(default)]
    pub kind: Option<SessionKind>,
    /// What is sent (活动图片、信息).
    pub item: String,
    /// By when.
    pub rule: Deadline,
    /// To whom, as written.
    #[serde(default)]
    pub to_whom: String,
    /// The rule's original wording.
    #[serde(default)]
    pub text: String,
    /// The one session whose units it binds; `None`: every session of the kind.
    #[serde(default)]
    pub session: Option<SessionId>,
    /// Made by the program and confirmed by nobody: what it says is a suggestion, and nobody is late by it.
    #[serde(default)]
    pub suggested: bool,
    /// What is asked at least, where it is said (图片不少于3张).
    #[serde(default)]
    pub minimum: Vec<Minimum>,
}

/// What a report has to have at least.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minimum {
    /// What (图片).
    pub item: String,
    /// How many.
    pub n: u16,
    /// In what it is counted (张).
    #[serde(default)]
    pub measure: String,
}

/// What stands between pieces of what is asked for.
const SEPARATORS: [char; 6] = ['、', '，', ',', '；', ';', '\n'];
/// Words of at least, before the number and behind the measure.
const AT_LEAST: [&str; 7] = ["不少于", "至少", "≥", ">=", "及以上", "以上", "or more"];

impl Minimum {
    /// What a text asks for at least (`信息稿1篇、图片不少于3张`); `None` where a piece has no number.
    #[must_use]
    pub fn read(text: &str) -> Option<Vec<Self>> {
        let pieces = text.split(SEPARATORS).map(str::trim).filter(|piece| !piece.is_empty());
        pieces.map(Self::piece).collect()
    }

    fn piece(piece: &str) -> Option<Self> {
        let from = piece.find(|c: char| c.is_ascii_digit())?;
        let (item, rest) = piece.split_at(from);
        let to = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, measure) = rest.split_at(to);
        let bare = |text: &str| {
            let mut text = text.trim();
            while let Some(cut) =
                AT_LEAST.iter().find_map(|word| text.strip_suffix(word).or_else(|| text.strip_prefix(word)))
            {
                text = cut.trim();
            }
            text.to_owned()
        };
        let item = bare(item);
        let n = number.parse::<u16>().ok().filter(|n| *n > 0)?;
        (!item.is_empty()).then(|| Self { item, n, measure: bare(measure) })
    }
}

impl Requirement {
    /// The pieces that it asks for: what there has to be at least, else as its wording parts them (活动图片、信息).
    #[must_use]
    pub fn pieces(&self) -> Vec<&str> {
        if !self.minimum.is_empty() {
            return self.minimum.iter().map(|least| least.item.as_str()).collect();
        }
        let parts = self.item.split(SEPARATORS);
        parts.map(str::trim).filter(|piece| !piece.is_empty()).collect()
    }

    /// Whether it is asked of a session, leaving aside whether it is a suggestion.
    #[must_use]
    pub fn binds(&self, session: &Session) -> bool {
        match self.session {
            Some(one) => one == session.id,
            None => self.kind == Some(session.kind),
        }
    }
}

/// 报送时限: a rule, and what becomes of a last day on which offices are closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// By when.
    #[serde(flatten)]
    pub by: DeadlineRule,
    /// What becomes of a last day that is a day off.
    #[serde(default, skip_serializing_if = "DayOff::is_unchanged")]
    pub day_off: DayOff,
    /// Who has to keep it.
    #[serde(default, skip_serializing_if = "Per::is_organiser")]
    pub per: Per,
}

/// How many reports a session owes for a requirement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// One of each unit that holds it.
    #[default]
    Organiser,
    /// One for the session as a whole, whoever holds it.
    Session,
}

impl Per {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Organiser, Self::Session];

    /// Whether each unit owes one.
    #[must_use]
    pub fn is_organiser(&self) -> bool {
        *self == Self::Organiser
    }
}

impl From<DeadlineRule> for Deadline {
    fn from(by: DeadlineRule) -> Self {
        Self { by, day_off: DayOff::Unchanged, per: Per::Organiser }
    }
}

impl Deadline {
    /// Whether its last day can be a day off: not where it is counted in working days, nor where only wording tells it.
    #[must_use]
    pub fn may_fall_on_a_day_off(&self) -> bool {
        match &self.by {
            DeadlineRule::DayOfSessionMonth { .. }
            | DeadlineRule::Fixed { .. }
            | DeadlineRule::Monthly { .. } => true,
            DeadlineRule::BeforeEvent { offset } | DeadlineRule::AfterEvent { offset } => {
                offset.unit != OffsetUnit::WorkingDay
            }
            DeadlineRule::Recurring => false,
        }
    }
}

/// What becomes of a last day on which offices are closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOff {
    /// 不变: it stays the last day.
    #[default]
    Unchanged,
    /// 顺延: the next working day is the last.
    Later,
    /// 提前: the working day before it is the last.
    Earlier,
}

impl DayOff {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Unchanged, Self::Later, Self::Earlier];

    /// Whether the last day stays.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        *self == Self::Unchanged
    }
}

/// The rule of a [`Deadline`]. Only the variants' data, computed in `rules`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum DeadlineRule {
    /// By day `day` (included) of the month of the session.
    DayOfSessionMonth {
        /// Day of the month, 1 to 31; beyond the month's end it is the last day.
        day: u8,
    },
    /// By one day for all.
    Fixed {
        /// The day, included.
        date: NaiveDate,
        /// Hour of that day, where said.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "super::clock")]
        time: Option<NaiveTime>,
    },
    /// So long before the session.
    BeforeEvent {
        /// How long.
        offset: Offset,
    },
    /// So long after the session.
    AfterEvent {
        /// How long.
        offset: Offset,
    },
    /// By a day of the month that follows the session's month (每月8日前报上月).
    Monthly {
        /// Day of the month.
        day: u8,
    },
    /// In a rhythm that only the wording tells.
    Recurring,
}

/// A length of time in a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offset {
    /// How many.
    pub n: u32,
    /// Of what.
    pub unit: OffsetUnit,
}

/// Units of an [`Offset`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OffsetUnit {
    /// Calendar day.
    Day,
    /// 工作日.
    WorkingDay,
    /// Week.
    Week,
    /// Month.
    Month,
}

/// The report of one unit on one session, or of a session as a whole; stored once something happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Row id.
    pub id: ReportId,
    /// What was asked.
    pub requirement: RequirementId,
    /// About which session.
    pub session: SessionId,
    /// By whom; `None`: one for all who hold the session.
    #[serde(default)]
    pub unit: Option<UnitId>,
    /// Free remark.
    #[serde(default)]
    pub note: String,
}

/// The report of one unit on one session, or of a session as a whole, for one requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReportTarget {
    /// What was asked.
    pub requirement: RequirementId,
    /// About which session.
    pub session: SessionId,
    /// By whom; `None`: one for all who hold the session.
    pub unit: Option<UnitId>,
}

/// Something that happened to a report, on a day. Never overwritten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportEvent {
    /// Row id.
    pub id: ReportEventId,
    /// The report.
    pub report: ReportId,
    /// What happened.
    pub kind: ReportEventKind,
    /// The day.
    pub on: NaiveDate,
    /// New day: of the resubmission after `Returned`, of the deadline after `Extended`.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// Reason or remark.
    #[serde(default)]
    pub note: String,
    /// The way by which it came (微信、邮箱、纸质), as the office calls it; may be empty.
    #[serde(default)]
    pub channel: String,
}

/// 报送情况, as events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportEventKind {
    /// 已报(待审核)
    Received,
    /// 退回修改
    Returned,
    /// 审核通过
    Accepted,
    /// 免报
    Exempt,
    /// 延期: `until` is the new deadline.
    Extended,
}

impl ReportEventKind {
    /// Whether it can happen only to what came in.
    #[must_use]
    pub fn needs_receipt(self) -> bool {
        matches!(self, Self::Returned | Self::Accepted)
    }
}

/// What is doubtful about the day on which something is recorded: a slip of the hand rather than the truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayDoubt {
    /// The day has not come yet.
    Future,
    /// It lies before the month of the session.
    BeforeSession(Month),
}

impl DayDoubt {
    /// What is doubtful about recording `kind` on a day, for a session in a month (`None`: it has none).
    #[must_use]
    pub fn of(kind: ReportEventKind, on: NaiveDate, today: NaiveDate, month: Option<Month>) -> Option<Self> {
        use ReportEventKind::{Accepted, Received, Returned};
        let of_a_report = matches!(kind, Received | Returned | Accepted);
        if on > today {
            return Some(Self::Future);
        }
        month.filter(|month| of_a_report && on < month.first_day()).map(Self::BeforeSession)
    }
}
