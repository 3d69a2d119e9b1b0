//! 催报登记: whom the office wrote to or rang up, when and how.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::{ContactId, ProgrammeId, SessionId, UnitId};

/// One message to one unit, or one call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Row id.
    pub id: ContactId,
    /// The year.
    pub programme: ProgrammeId,
    /// The session it was about; `None`: about the unit's work of the year.
    #[serde(default)]
    pub session: Option<SessionId>,
    /// To whom.
    pub unit: UnitId,
    /// What for.
    pub kind: ContactKind,
    /// The day.
    pub on: NaiveDate,
    /// By which way (微信群、电话、短信), as the office calls it.
    #[serde(default)]
    pub channel: String,
    /// What was said, in full.
    #[serde(default)]
    pub text: String,
}

/// What a message is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// 月初提示: who is to hold a session this month.
    Hint,
    /// 到期前催报
    Reminder,
    /// 逾期催办
    Urging,
    /// 通报
    Bulletin,
}

impl ContactKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Hint, Self::Reminder, Self::Urging, Self::Bulletin];
}
