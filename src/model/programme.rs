//! 年度活动方案: one year's programme, its facts and slogans.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Month;
use super::ids::{GroupId, PaperTextId, ProgrammeId, SloganId};

/// One year's programme of one region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    /// Row id.
    pub id: ProgrammeId,
    /// Random, stable over copies of the file.
    pub uid: String,
    /// Calendar year; unique in a file.
    pub year: i32,
    /// 第N届.
    #[serde(default)]
    pub ordinal: Option<u16>,
    /// Name of the activity, as the notice has it.
    pub title: String,
    /// 活动主题.
    #[serde(default)]
    pub theme: String,
    /// What this place calls its sessions.
    #[serde(default)]
    pub labels: Labels,
    /// 发文机关.
    #[serde(default)]
    pub office: String,
    /// 发文字号.
    #[serde(default)]
    pub doc_no: String,
    /// 成文日期.
    #[serde(default)]
    pub issued_on: Option<NaiveDate>,
    /// 主送, one body each.
    #[serde(default)]
    pub addressees: Vec<String>,
    /// 抄送, one body each.
    #[serde(default)]
    pub copies_to: Vec<String>,
    /// Months of the branch sessions, in order: the rows of the board.
    #[serde(default)]
    pub months: Vec<Month>,
    /// Sessions every unit owes in the year.
    pub duty: u8,
    /// Whether taking part in the main session fulfils the duty.
    #[serde(default)]
    pub main_counts: bool,
    /// Shortest allowed session.
    #[serde(default)]
    pub min_duration: Option<MinDuration>,
    /// Columns of the liaison form, in order.
    #[serde(default)]
    pub liaison_fields: Vec<String>,
    /// Liaisons that each unit of the main session names.
    #[serde(default)]
    pub liaisons_per_unit: Option<u8>,
    /// 已结: read-only.
    #[serde(default)]
    pub closed: bool,
    /// 联系人, 电话, 地址 as the notice prints them.
    #[serde(default)]
    pub contacts: String,
    /// 公开 class of the notice; `None`: not said yet.
    #[serde(default)]
    pub publicity: Option<Publicity>,
    /// 依据: the papers that the notice rests on, as its opening names them.
    #[serde(default)]
    pub basis: String,
    /// First day of the activity, where the notice gives a period instead of months.
    #[serde(default)]
    pub date_from: Option<NaiveDate>,
    /// Last day of the activity.
    #[serde(default)]
    pub date_to: Option<NaiveDate>,
    /// 开始登记: reports are recorded although the year lies behind and nothing has come in yet.
    #[serde(default)]
    pub recording: bool,
    /// Which units have to name a liaison; `None`: not said.
    #[serde(default)]
    pub liaisons_of: Option<LiaisonsOf>,
}

impl Programme {
    /// The last day that belongs to the year: 31 December, or the end of its last month where that is later.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        let end = Month::new(self.year, 12).map(Month::last_day);
        let last = self.months.last().map(|month| month.last_day());
        end.max(last).unwrap_or(NaiveDate::MAX)
    }
}

/// Which units have to name a liaison (联络员).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LiaisonsOf {
    /// 主会场参加单位
    Main,
    /// 全部单位
    All,
}

impl LiaisonsOf {
    /// Every choice.
    pub const ALL: [Self; 2] = [Self::Main, Self::All];
}

/// 公开属性: what the foot of an official paper says of its own openness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Publicity {
    /// 此件公开发布
    Public,
    /// 此件依申请公开
    OnRequest,
    /// 此件不予公开
    Internal,
}

impl Publicity {
    /// Every class.
    pub const ALL: [Self; 3] = [Self::Public, Self::OnRequest, Self::Internal];
}

/// Text and title of a paper where they are not those made from the year's facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperText {
    /// Row id.
    pub id: PaperTextId,
    /// The year.
    pub programme: ProgrammeId,
    /// Which paper, by its name on the command line.
    pub document: String,
    /// Paragraphs, one a line; empty: made from the year's facts.
    pub text: String,
    /// The group whose paper it is, where each group has its own.
    #[serde(default)]
    pub group: Option<GroupId>,
    /// Title; empty: made from the year's facts.
    #[serde(default)]
    pub title: String,
}

/// Words that a place uses for its sessions; other places say 集中宣传 and 自行组织.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labels {
    /// For the main session.
    pub main: String,
    /// For a branch session.
    pub branch: String,
}

impl Default for Labels {
    fn default() -> Self {
        Self { main: "主会场".to_owned(), branch: "分会场".to_owned() }
    }
}

/// Shortest allowed session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MinDuration {
    /// 半天
    HalfDay,
    /// 一天
    Day,
    /// A number of minutes.
    Minutes(u32),
}

impl MinDuration {
    /// The least number of minutes: half a day has three hours of office time, a day six.
    #[must_use]
    pub fn minutes(self) -> u32 {
        match self {
            Self::HalfDay => 180,
            Self::Day => 360,
            Self::Minutes(minutes) => minutes,
        }
    }
}

/// 宣传标语: one slogan of attachment 4.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slogan {
    /// Row id.
    pub id: SloganId,
    /// The year.
    pub programme: ProgrammeId,
    /// Order in the list.
    pub ord: i64,
    /// The slogan.
    pub text: String,
}
