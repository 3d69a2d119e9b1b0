//! What is asked for on the way from draft to issue, as the parts of edits ([`super::edit::Edit`]).

use chrono::NaiveDate;

use super::Month;
use super::ids::{ProgrammeId, ScheduleCopyId, SessionId, UnitId};
use super::issue::{Outcome, Stage};

/// A copy of a year's schedule to be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCopy {
    /// The year.
    pub programme: ProgrammeId,
    /// How far it has come; anything but [`Stage::Issued`], which is [`Issuing`].
    pub stage: Stage,
    /// Its name; may be empty.
    pub name: String,
    /// The day of the stage.
    pub on: NaiveDate,
    /// By when units are to reply, of a 征求意见稿.
    pub reply_by: Option<NaiveDate>,
}

/// 登记印发: what an issued schedule is, for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuing {
    /// The year.
    pub programme: ProgrammeId,
    /// The copy that went out; `None`: the schedule as it stands.
    pub copy: Option<ScheduleCopyId>,
    /// 发文字号; not empty.
    pub doc_no: String,
    /// 签发人; not empty.
    pub signed_by: String,
    /// 印发日期.
    pub on: NaiveDate,
}

/// Why an issued schedule is changed: who asked, why, who approved it and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// 事由; not empty.
    pub reason: String,
    /// 申请单位, as written; may be empty.
    pub asked_by: String,
    /// 批准人, as written; may be empty.
    pub approved_by: String,
    /// 批准日期.
    pub on: NaiveDate,
}

/// A unit's reply to a 征求意见稿, and what is done with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The copy.
    pub copy: ScheduleCopyId,
    /// Who replies.
    pub unit: UnitId,
    /// The day.
    pub on: NaiveDate,
    /// The opinion as written; empty together with `wish`: 无意见.
    pub text: String,
    /// The month that is wished for.
    pub wish: Option<Month>,
    /// What is done with it; 采纳 of a month makes the move.
    pub outcome: Option<Outcome>,
    /// Why; needed for 部分采纳 and 未采纳.
    pub reason: String,
    /// The month that 部分采纳 moves the session to; `None`: it stays.
    pub to: Option<Month>,
    /// Which of the unit's sessions; `None`: its only one.
    pub session: Option<SessionId>,
}
