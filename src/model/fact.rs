//! One fact of a year, a unit or a session, as it is set.

use chrono::{NaiveDate, NaiveTime};

use super::Month;
use super::programme::{Labels, LiaisonsOf, MinDuration, Publicity};
use super::session::SessionState;
use super::unit::{Tier, UnitKind};
use super::when::When;

/// One fact of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgrammeFact {
    /// Name of the activity.
    Title(String),
    /// 第N届.
    Ordinal(Option<u16>),
    /// 活动主题.
    Theme(String),
    /// 发文机关.
    Office(String),
    /// 发文字号.
    DocNo(String),
    /// 成文日期.
    IssuedOn(Option<NaiveDate>),
    /// 主送.
    Addressees(Vec<String>),
    /// 抄送.
    CopiesTo(Vec<String>),
    /// Rows of the board.
    Months(Vec<Month>),
    /// Sessions every unit owes; owed sessions are added, or unplaced ones dropped.
    Duty(u8),
    /// Whether the main session counts.
    MainCounts(bool),
    /// Shortest session.
    MinDuration(Option<MinDuration>),
    /// The place's own words.
    Labels(Labels),
    /// Read-only or not.
    Closed(bool),
    /// 联系人, 电话, 地址.
    Contacts(String),
    /// 公开属性.
    Publicity(Option<Publicity>),
    /// 依据.
    Basis(String),
    /// First and last day of the activity.
    Period(Option<(NaiveDate, NaiveDate)>),
    /// 开始登记, in a year that lies behind.
    Recording(bool),
    /// Which units have to name a liaison.
    LiaisonsOf(Option<LiaisonsOf>),
}

impl ProgrammeFact {
    /// The fact's key on the command line and in import lines.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Title(_) => "title",
            Self::Ordinal(_) => "ordinal",
            Self::Theme(_) => "theme",
            Self::Office(_) => "office",
            Self::DocNo(_) => "doc_no",
            Self::IssuedOn(_) => "issued_on",
            Self::Addressees(_) => "addressees",
            Self::CopiesTo(_) => "copies_to",
            Self::Months(_) => "months",
            Self::Duty(_) => "duty",
            Self::MainCounts(_) => "main_counts",
            Self::MinDuration(_) => "min_duration",
            Self::Labels(_) => "labels",
            Self::Closed(_) => "closed",
            Self::Contacts(_) => "contacts",
            Self::Publicity(_) => "publicity",
            Self::Basis(_) => "basis",
            Self::Period(_) => "period",
            Self::Recording(_) => "recording",
            Self::LiaisonsOf(_) => "liaisons_of",
        }
    }
}

/// One fact of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitFact {
    /// The name put right, everywhere and for all time; for 更名 see [`Edit::RenameUnit`].
    Name(String),
    /// 全称.
    FullName(Option<String>),
    /// What it is.
    Kind(UnitKind),
    /// Its tier.
    Tier(Tier),
    /// Pinyin readings.
    SearchKey(String),
    /// Remark.
    Note(String),
}

/// One fact of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionFact {
    /// What has been fixed, with its wording (empty: made from the value when printed).
    When(Option<When>, String),
    /// The day it was held.
    HeldOn(Option<NaiveDate>),
    /// Place.
    Place(String),
    /// Form of the activity.
    Form(String),
    /// Theme.
    Theme(String),
    /// Own title.
    Title(String),
    /// What became of it.
    State(SessionState),
    /// Remark.
    Note(String),
    /// 任务分工, one task a line.
    Tasks(String),
    /// 携带材料, one a line.
    Materials(String),
    /// By when those who take part have to be there.
    ArriveBy(Option<NaiveTime>),
    /// By which day they say who will come.
    ReplyBy(Option<NaiveDate>),
    /// 活动内容.
    Content(String),
    /// 邀请对象.
    Audience(String),
    /// 发布形式.
    PublishForm(String),
    /// 发布平台, one each.
    PublishOn(Vec<String>),
    /// 各自开展.
    EachOnItsOwn(bool),
    /// Why the placement is locked.
    LockReason(String),
}

impl SessionFact {
    /// The fact's key in history.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::When(..) => "when",
            Self::HeldOn(_) => "held_on",
            Self::Place(_) => "place",
            Self::Form(_) => "form",
            Self::Theme(_) => "theme",
            Self::Title(_) => "title",
            Self::State(_) => "state",
            Self::Note(_) => "note",
            Self::Tasks(_) => "tasks",
            Self::Materials(_) => "materials",
            Self::ArriveBy(_) => "arrive_by",
            Self::ReplyBy(_) => "reply_by",
            Self::Content(_) => "content",
            Self::Audience(_) => "audience",
            Self::PublishForm(_) => "publish_form",
            Self::PublishOn(_) => "publish_on",
            Self::EachOnItsOwn(_) => "each_on_its_own",
            Self::LockReason(_) => "lock_reason",
        }
    }
}
