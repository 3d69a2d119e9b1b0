//! From draft to issue: kept copies of the schedule, replies to them, and what was adjusted after they were issued.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Month;
use super::ids::{AdjustmentId, CopyItemId, FeedbackId, ProgrammeId, ScheduleCopyId, SessionId, UnitId};
use super::session::{Role, SessionKind};
use super::when::When;

/// How far a copy of the schedule has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 方案
    Draft,
    /// 征求意见稿
    Consultation,
    /// 送审稿
    Review,
    /// 定稿
    Final,
    /// 登记印发
    Issued,
}

/// A frozen copy of a year's schedule. Its items are texts: what becomes of units and sessions later changes nothing in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleCopy {
    /// Row id.
    pub id: ScheduleCopyId,
    /// Random, stable over copies of the file.
    pub uid: String,
    /// The year.
    pub programme: ProgrammeId,
    /// How far it has come.
    pub stage: Stage,
    /// Number among the copies of its stage, from 1.
    pub no: i64,
    /// Its name (方案A); may be empty.
    pub name: String,
    /// The day of the stage: taken, sent out, handed in, settled or issued.
    pub on: NaiveDate,
    /// 发文字号, once issued.
    pub doc_no: String,
    /// 签发人, once issued.
    pub signed_by: String,
    /// By when units are to reply, of a 征求意见稿.
    #[serde(default)]
    pub reply_by: Option<NaiveDate>,
    /// Remark; may be empty.
    pub note: String,
}

/// A unit's part in a session of a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyParty {
    /// Uid of the unit; `None`: a group word.
    pub unit: Option<String>,
    /// The name as it was printed.
    pub name: String,
    /// Its part.
    pub role: Role,
}

/// A session as it stood in a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyItem {
    /// Row id.
    pub id: CopyItemId,
    /// The copy.
    pub copy: ScheduleCopyId,
    /// Uid of the session.
    pub session_uid: String,
    /// What sort of session.
    pub kind: SessionKind,
    /// Order in its cell.
    pub ord: i64,
    /// Name of the group of its first unit; empty where none.
    pub group_name: String,
    /// Own title.
    pub title: String,
    /// Planned month; `None`: 未安排.
    #[serde(default)]
    pub month: Option<Month>,
    /// Last planned month of a range.
    #[serde(default)]
    pub month_to: Option<Month>,
    /// What was fixed.
    #[serde(default)]
    pub when: Option<When>,
    /// Wording of the time.
    pub when_text: String,
    /// Place.
    pub place: String,
    /// Form.
    pub form: String,
    /// Theme.
    pub theme: String,
    /// Who takes part, in order.
    pub parties: Vec<CopyParty>,
    /// Whether the placement was locked.
    pub locked: bool,
}

/// What the office did with a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 采纳
    Taken,
    /// 部分采纳
    Partly,
    /// 未采纳
    Refused,
}

/// A unit's reply to a 征求意见稿. Without one the unit is 未反馈.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// Row id.
    pub id: FeedbackId,
    /// The copy.
    pub copy: ScheduleCopyId,
    /// Who replied.
    pub unit: UnitId,
    /// The day of the reply.
    pub on: NaiveDate,
    /// The opinion as written; empty: 无意见.
    pub text: String,
    /// The month that is wished for (建议调整为 X 月).
    #[serde(default)]
    pub wish: Option<Month>,
    /// What was done with it; `None`: not decided, or nothing to decide.
    #[serde(default)]
    pub outcome: Option<Outcome>,
    /// Why; may be empty.
    pub reason: String,
}

/// What an adjustment changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdjustmentKind {
    /// The planned month.
    Month,
    /// The date or hours.
    Time,
    /// The place.
    Place,
    /// 取消
    Cancelled,
    /// 新增
    Added,
}

/// A change after the schedule was issued, asked for and approved (调整). Costs no points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// Row id.
    pub id: AdjustmentId,
    /// The session.
    pub session: SessionId,
    /// What was changed.
    pub kind: AdjustmentKind,
    /// What stood there: a month as `2023-04`, else the words; empty: nothing.
    pub before: String,
    /// What stands there now, in the same way.
    pub after: String,
    /// 事由.
    pub reason: String,
    /// 申请单位, as written.
    pub asked_by: String,
    /// 批准人, as written.
    pub approved_by: String,
    /// 批准日期.
    pub on: NaiveDate,
}
