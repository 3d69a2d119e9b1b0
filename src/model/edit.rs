//! Everything that can be asked of the file, and how each edit is named in history and status bar.

use chrono::{NaiveDate, NaiveTime};

use super::Month;
use super::change::{Row, Table, Tables};
use super::ids::{GroupId, ProgrammeId, ReportEventId, RequirementId, SessionId, UnitId};
use super::import::ImportReport;
use super::paper::PaperKind;
use super::people::LiaisonCard;
use super::programme::{Labels, MinDuration, Publicity};
use super::proposal::Proposal;
use super::report::{Deadline, ReportEventKind, ReportTarget};
use super::rollover::RollOver;
use super::session::SessionState;
use super::setting::SettingKey;
use super::unit::{AliasKind, Tier, UnitKind};
use super::when::When;

pub use super::label::{EditLabel, Named, RowsDone};

/// A wish to change the file. `Workspace::apply` checks it and turns it into row changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Sets a fact of the file; empty text takes it away.
    SetSetting(SettingKey, String),
    /// Begins a year with nothing but its main session and, as a suggestion, a report by the 25th.
    CreateProgramme {
        /// Calendar year, not yet in the file.
        year: i32,
        /// Name of the activity.
        title: String,
        /// Rows of the board.
        months: Vec<Month>,
    },
    /// Begins a year after another (结转).
    RollOver(Box<RollOver>),
    /// Places what is 未安排 in the months in which the units held their sessions in the year before (照上年安排).
    PlaceAsLastYear(ProgrammeId),
    /// Sets one fact of a year.
    SetProgramme(ProgrammeId, ProgrammeFact),
    /// Adds a unit for each name, with its duty in `programme`. Names that are known already are left alone.
    AddUnits {
        /// The year they take part in; `None`: only the list of units.
        programme: Option<ProgrammeId>,
        /// The units.
        units: Vec<NewUnit>,
    },
    /// Sets one fact of a unit.
    SetUnit(UnitId, UnitFact),
    /// Gives a unit another name, which no other unit may bear.
    AddAlias(UnitId, String, AliasKind),
    /// 更名: the unit bears another name from a day on; what lies before goes on printing the old one.
    RenameUnit {
        /// Which.
        unit: UnitId,
        /// The new name.
        name: String,
        /// The first day with it.
        on: NaiveDate,
        /// 依据, as written; may be empty.
        basis: String,
    },
    /// 撤销, or with `into` 合并: the unit ends on a day. What it held and reported stays with it, and so do years that
    /// are closed or over by then. What is still to be held from that day on goes to `into` - but for a month in which
    /// `into` has a session already - or is dropped.
    AbolishUnit {
        /// Which.
        unit: UnitId,
        /// The unit that goes on with its work.
        into: Option<UnitId>,
        /// The first day without it.
        on: NaiveDate,
        /// 依据, as written; may be empty.
        basis: String,
    },
    /// Takes 撤销 or 合并 back: the unit works again and owes its sessions. What went to another unit stays there.
    ReinstateUnit(UnitId),
    /// Makes two rows that are one unit in two spellings one: sessions, reports and names of the first go to the
    /// second. Where both owe a session of the same year or month, one that carries nothing is dropped.
    MergeUnits {
        /// Ceases to be.
        from: UnitId,
        /// Stays.
        into: UnitId,
    },
    /// Puts a unit before another in 机构序列, or at the end.
    OrderUnit {
        /// Which.
        unit: UnitId,
        /// Before which; `None`: last.
        before: Option<UnitId>,
    },
    /// Adds a group of units.
    AddGroup(String),
    /// Renames a group.
    RenameGroup(GroupId, String),
    /// Puts a group before another, or at the end.
    OrderGroup {
        /// Which.
        group: GroupId,
        /// Before which; `None`: last.
        before: Option<GroupId>,
    },
    /// Deletes a group that no unit stands in.
    RemoveGroup(GroupId),
    /// Lets units take part in a year (with their owed sessions) in a group, or moves them to that group.
    SetParticipation {
        /// The year.
        programme: ProgrammeId,
        /// Who.
        units: Vec<UnitId>,
        /// Their table.
        group: GroupId,
    },
    /// 本年度不参加, or with `None` taking part again. The sessions of a unit that stays away go, but for those that are
    /// locked, held or reported on.
    SetExempt {
        /// The year.
        programme: ProgrammeId,
        /// Who.
        units: Vec<UnitId>,
        /// Why; not empty.
        reason: Option<String>,
    },
    /// Sets how many sessions a unit owes, at least one; owed sessions are added, or unplaced ones dropped.
    SetDuty {
        /// The year.
        programme: ProgrammeId,
        /// Who.
        unit: UnitId,
        /// `None`: as many as the year says.
        duty: Option<u8>,
    },
    /// Places branch sessions in a month (`None`: 未安排), before another session of the cell or at its end.
    Place {
        /// Which, in the order in which they are to stand.
        sessions: Vec<SessionId>,
        /// Where to.
        month: Option<Month>,
        /// Before which session of the target cell.
        before: Option<SessionId>,
    },
    /// Exchanges month and place in the cell of two sessions.
    Swap(SessionId, SessionId),
    /// Locks or unlocks placements.
    Lock(Vec<SessionId>, bool),
    /// Sets one fact of a session.
    SetSession(SessionId, SessionFact),
    /// Sets who takes part in the main session, in order. The session is made if the year has none.
    SetMainParticipants(ProgrammeId, Vec<UnitId>),
    /// Sets the stalls of the main session: participant and the number or name of its stall (empty: none).
    SetStalls(SessionId, Vec<(UnitId, String)>),
    /// Sets a unit's liaisons, in order; the first that is `main` stays so, else the first of all is.
    SetLiaisons(UnitId, Vec<(LiaisonCard, bool)>),
    /// Sets the edited text of a paper; empty: back to the text made from the year's facts.
    SetPaperText {
        /// The year.
        programme: ProgrammeId,
        /// Which paper.
        document: PaperKind,
        /// Paragraphs, one a line.
        text: String,
    },
    /// Gives a paper another title; empty: back to the one made from the year's facts.
    SetPaperTitle {
        /// The year.
        programme: ProgrammeId,
        /// Which paper.
        document: PaperKind,
        /// The group whose table it is; `None`: the paper, and every table of it without a title of its own.
        group: Option<GroupId>,
        /// The title.
        title: String,
    },
    /// Sets the slogans of a year, in order.
    SetSlogans(ProgrammeId, Vec<String>),
    /// Sets item and deadline of what a year asks for; a suggestion is confirmed by it.
    SetRequirement {
        /// Which; `None` adds one for branch sessions.
        requirement: Option<RequirementId>,
        /// The year.
        programme: ProgrammeId,
        /// What is sent.
        item: String,
        /// By when.
        rule: Deadline,
    },
    /// Records that something happened to reports.
    Report {
        /// Which.
        targets: Vec<ReportTarget>,
        /// What.
        kind: ReportEventKind,
        /// The day.
        on: NaiveDate,
        /// New day, see `ReportEvent::until`.
        until: Option<NaiveDate>,
        /// Reason or remark.
        note: String,
    },
    /// Takes an event back that was entered by mistake.
    RetractReportEvent(ReportEventId),
    /// Puts and deletes rows of plain tables ([`Table::plain`]). What they refer to must be there, and their year open.
    Rows {
        /// Rows as they are to be. One with the id 0 is new, unless its table holds its like once only: then it takes
        /// the place of that one.
        put: Vec<Row>,
        /// Rows that go.
        delete: Vec<(Table, i64)>,
    },
    /// Takes over a proposal. What a person moved or locked stays unless `overwrite`.
    Import {
        /// The facts.
        proposal: Box<Proposal>,
        /// Answers to its questions, by question id; remembered.
        answers: Vec<(String, String)>,
        /// Take over 冲突 too.
        overwrite: bool,
    },
    /// Puts everything of another file ([`super::dump`]) in the place of what is there.
    Load {
        /// The rows, with the ids that they keep.
        tables: Box<Tables>,
        /// Also where the file has units already.
        overwrite: bool,
    },
}

/// A unit to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUnit {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: UnitKind,
    /// Name of its group; made if there is none of that name.
    pub group: String,
}

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

/// What an edit came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The journal's number of the edit; `None`: nothing changed and nothing was written.
    pub edit: Option<i64>,
    /// How the edit is called.
    pub label: EditLabel,
    /// Revision of the file afterwards.
    pub revision: u64,
    /// Line by line, for an import.
    pub import: Option<ImportReport>,
}

/// Why an edit was refused. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditRefusal {
    /// The thing it is about is no longer there.
    Gone,
    /// A name is empty, too long, or holds control characters.
    BadName(String),
    /// Another unit or group bears the name.
    NameTaken(String),
    /// The year is in the file already.
    YearTaken(i32),
    /// A year outside 1990 to 2200.
    BadYear(i32),
    /// The year is closed.
    YearClosed(i32),
    /// The placement is locked.
    Locked(String),
    /// The month is not one of the year's.
    MonthOutside(Month),
    /// A programme must have at least one month.
    NoMonths,
    /// A group that units stand in cannot be deleted.
    GroupInUse(String),
    /// The same thing twice where two are needed.
    SameTwice,
    /// Only branch sessions stand on the board.
    NotABranchSession,
    /// A day of the month outside 1 to 31.
    BadDay(u8),
    /// Theme days or market days that no year has.
    NoSuchDays,
    /// The proposal names no year and there is none in the file.
    NoYear,
    /// A question of that id is not asked, or has no such answer.
    BadAnswer(String),
    /// The event does not fit what came before (退回 or 审核通过 without 收到).
    NothingReceived(String),
    /// A deadline that lies before the day on which it is given: deadline and day.
    UntilBefore(chrono::NaiveDate, chrono::NaiveDate),
    /// More sessions than a unit can owe in a year.
    BadDuty(u8),
    /// The text is longer than a form can hold.
    TooLong,
    /// The unit has ended.
    Abolished(String),
    /// The unit has a change of that day or later already.
    ChangedSince(NaiveDate),
    /// Staying away from a year needs a reason.
    NoReason,
    /// The file has units already.
    NotEmpty,
    /// A row of the data refers to one that is not there: its table and id.
    Dangling(String, i64),
    /// Rows of the table are changed by edits of their own only.
    NotPlain(Table),
}
