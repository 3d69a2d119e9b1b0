//! 主会场, 分会场 and the other sessions of a year, and who takes part in them.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::Month;
use super::ids::{PartyId, ProgrammeId, SessionId, UnitId};
use super::when::When;

/// One session. A branch session without a month is a duty that is still 未安排.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "four facts that a person sets one by one")]
pub struct Session {
    /// Row id.
    pub id: SessionId,
    /// Random, stable over copies of the file.
    pub uid: String,
    /// The year.
    pub programme: ProgrammeId,
    /// What sort of session.
    pub kind: SessionKind,
    /// Order among the sessions of the same month and group.
    pub ord: i64,
    /// Own title, empty for an ordinary branch session.
    #[serde(default)]
    pub title: String,
    /// Planned month: the row on the board and in the attachment.
    #[serde(default)]
    pub month: Option<Month>,
    /// Last planned month, where a range was planned.
    #[serde(default)]
    pub month_to: Option<Month>,
    /// What has been fixed.
    #[serde(default)]
    pub when: Option<When>,
    /// The original wording of the time (具体安排另行通知).
    #[serde(default)]
    pub when_text: String,
    /// The day it was really held.
    #[serde(default)]
    pub held_on: Option<NaiveDate>,
    /// Place, as written; empty: the unit's own choice.
    #[serde(default)]
    pub place: String,
    /// Form of the activity, as written.
    #[serde(default)]
    pub form: String,
    /// Theme of its own.
    #[serde(default)]
    pub theme: String,
    /// Not in the plan: held or reported without having been planned (计划外活动).
    #[serde(default)]
    pub unplanned: bool,
    /// What became of it.
    #[serde(default)]
    pub state: SessionState,
    /// 锁定: neither planner nor import nor bulk move may change the placement.
    #[serde(default)]
    pub locked: bool,
    /// True once a person placed it; an import then lists a differing month as 冲突.
    #[serde(default)]
    pub placed_by_hand: bool,
    /// Free remark.
    #[serde(default)]
    pub note: String,
    /// 任务分工, one task a line.
    #[serde(default)]
    pub tasks: String,
    /// 携带材料, one a line.
    #[serde(default)]
    pub materials: String,
    /// 活动内容, as written.
    #[serde(default)]
    pub content: String,
    /// 邀请对象 or 参加对象, as written.
    #[serde(default)]
    pub audience: String,
    /// 发布形式, as written.
    #[serde(default)]
    pub publish_form: String,
    /// 发布平台, one each.
    #[serde(default)]
    pub publish_on: Vec<String>,
    /// By when those who take part have to be at the place, on the day.
    #[serde(default)]
    pub arrive_by: Option<NaiveTime>,
    /// By which day they send back who will come (回执).
    #[serde(default)]
    pub reply_by: Option<NaiveDate>,
    /// Each of its units holds it on its own (各自开展), not all together in one place.
    #[serde(default)]
    pub each_on_its_own: bool,
    /// Why the placement is locked; may be empty.
    #[serde(default)]
    pub lock_reason: String,
}

impl Session {
    /// The month deadlines count from: the last of a range.
    #[must_use]
    pub fn last_month(&self) -> Option<Month> {
        self.month_to.or(self.month)
    }
}

/// Words with which a place says that it is each unit's own.
const OWN_PLACE: [&str; 4] = ["本", "各", "自", "单位"];

impl Session {
    /// Whether its place is each unit's own (本单位, 各镇政府), so that two of one wording are not one place.
    #[must_use]
    pub fn own_premises(&self) -> bool {
        OWN_PLACE.iter().any(|word| self.place.trim_start().starts_with(word))
    }
}

/// Sorts of sessions (DOMAIN).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionKind {
    /// 主会场
    Main,
    /// 分会场
    Branch,
    /// 宣传周
    PublicityWeek,
    /// 线上活动
    Online,
    /// 观摩交流
    Visit,
    /// 政务开放日
    OpenDay,
    /// 赶集宣传: stalls on a market day.
    MarketFair,
}

impl SessionKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Main,
        Self::Branch,
        Self::PublicityWeek,
        Self::Online,
        Self::Visit,
        Self::OpenDay,
        Self::MarketFair,
    ];

    /// Those beside 主会场 and 分会场: sessions of the year as a whole, that meet nobody's duty by being one of a kind.
    pub const OTHERS: [Self; 5] =
        [Self::PublicityWeek, Self::Online, Self::Visit, Self::OpenDay, Self::MarketFair];

    /// Whether it is one of [`Self::OTHERS`].
    #[must_use]
    pub fn is_other(self) -> bool {
        !matches!(self, Self::Main | Self::Branch)
    }
}

/// 开展情况, as far as it is not told by `held_on`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    /// 未开展, or 已开展 once `held_on` is set.
    #[default]
    Planned,
    /// 已调整
    Adjusted,
    /// 取消: no report is owed.
    Cancelled,
}

/// A unit's part in a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Row id.
    pub id: PartyId,
    /// The session.
    pub session: SessionId,
    /// The unit; `None` while a group word (各乡镇) is unresolved.
    #[serde(default)]
    pub unit: Option<UnitId>,
    /// Its part.
    pub role: Role,
    /// Order in the session's list, as the attachment has it.
    pub ord: i64,
    /// The notice's own word or name, where it differs.
    #[serde(default)]
    pub as_written: String,
    /// 咨询台: number or name of the unit's stall at the session.
    #[serde(default)]
    pub stall: String,
}

/// A unit's part in a session; only `Organiser` counts towards the yearly duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 牵头
    Lead,
    /// 主办
    Host,
    /// 承办
    Organiser,
    /// 协办(配合)
    Coordinator,
    /// 参加
    Participant,
}

impl Role {
    /// All of them, in the order in which papers name them.
    pub const ALL: [Self; 5] =
        [Self::Lead, Self::Host, Self::Organiser, Self::Coordinator, Self::Participant];
}
