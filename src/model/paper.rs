//! Names of the papers and forms that the program prints, and the choices of one printing.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::ids::{GroupId, ProgrammeId, ScheduleCopyId, SessionId, UnitId};
use super::programme::Publicity;
use super::session::Session;
use super::statistics::Period;

/// The papers in the order in which they are listed: the name of each, its module in `documents`, where the rest of it
/// stands, and its key on the command line. `$with` is the macro that is given the list.
macro_rules! paper_list {
    ($with:ident) => {
        $with! {
            /// The year's notice with its attachments.
            Notice notice "notice";
            /// Attachment 1: the units of the main session.
            MainSession main_session "main-session";
            /// Attachments 2 and 3: which units hold their session in which month.
            Schedule schedule "schedule";
            /// Attachment 4: the slogans.
            Slogans slogans "slogans";
            /// Attachment 5: the form in which a unit names its liaison.
            LiaisonForm liaison_form "liaison-form";
            /// The schedule with a session a row.
            PlanTable plan_table "plan-table";
            /// 征求意见函: asks the units what they say to a 征求意见稿.
            Consultation consultation "consultation";
            /// 意见反馈表: on which a unit replies to it.
            FeedbackForm feedback_form "feedback-form";
            /// 采纳情况表: replies to the 征求意见稿, and what was done with them.
            FeedbackResult feedback_result "feedback-result";
            /// 调整通知: what was changed of the issued schedule by somebody's wish.
            Adjustment adjustment "adjustment";
            /// 更正通知: what the office itself had got wrong in the issued schedule.
            Correction correction "correction";
            /// 发文审批单: on which an official paper goes round before it is issued.
            Approval approval "approval";
            /// The notice of the main session.
            MainNotice main_notice "main-notice";
            /// 参会回执: who comes to the main session.
            Receipt receipt "receipt";
            /// 签到表 of the main session, or of another one that many hold.
            SignIn sign_in "sign-in";
            /// 咨询台安排表 of the main session, or of another one that many hold.
            Stalls stalls "stalls";
            /// 桌牌 of the main session, or of another one that many hold.
            TableSigns table_signs "table-signs";
            /// 一览表: what had to be held and reported by a day, and was.
            Overview overview "overview";
            /// 台账 of the reports.
            Ledger ledger "ledger";
            /// 催办通知: a page a unit that is overdue.
            Urging urging "urging";
            /// 催办登记表: who was urged, when, and what came of it.
            UrgingRegister urging_register "urging-register";
            /// 通报: how the units of a quarter held their sessions and sent their reports.
            Bulletin bulletin "bulletin";
            /// 活动情况统计表: what was counted of the activities, by unit and added up.
            Statistics statistics "statistics";
            /// 联络员名册: who is called in which unit.
            Liaisons liaisons "liaisons";
            /// 单位名册: the units of the year.
            Units units "units";
            /// 单位变动核对表: what became of every unit since the year before.
            UnitChanges unit_changes "unit-changes";
            /// The year's sessions on the pages of its months, and on one page.
            Calendar calendar "calendar";
            /// The year's schedule on one large sheet.
            WallChart wall_chart "wall-chart";
            /// Everything the file holds, for another file.
            Data data "data";
        }
    };
}
pub(crate) use paper_list;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $module:ident $key:literal;)*) => {
        /// A paper.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum PaperKind {
            $($(#[$doc])* $kind,)*
        }

        impl PaperKind {
            /// Every paper, in the order in which they are listed.
            pub const ALL: [Self; [$($key),*].len()] = [$(Self::$kind),*];

            /// Its name on the command line.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $key,)*
                }
            }
        }
    };
}

paper_list!(kinds);

impl PaperKind {
    /// The paper of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What is stated of a paper for those who list it, apart from what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperFacts {
    /// Where it is listed.
    pub section: PaperSection,
    /// The forms in which it can be had.
    pub formats: &'static [Format],
    /// Whether it has one table a group of units.
    pub by_group: bool,
    /// What may be chosen for it beside title and sheet.
    pub choices: &'static [PaperChoice],
    /// Which units are counted beside it.
    pub counted: Counted,
    /// What the date asked for with it means.
    pub dated: Dated,
    /// Whether it is written with a text of its own, which may be edited.
    pub official: bool,
}

impl PaperFacts {
    /// Whether something may be chosen for the paper.
    #[must_use]
    pub fn has(&self, choice: PaperChoice) -> bool {
        self.choices.contains(&choice)
    }
}

/// A section of the list of papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperSection {
    /// 通知与附件
    Notice,
    /// 征求意见与调整
    Issue,
    /// 活动当天
    Day,
    /// 报送
    Reports,
    /// 名册
    Rosters,
    /// 日历
    Calendar,
    /// 数据
    Data,
}

impl PaperSection {
    /// Every section, in order.
    pub const ALL: [Self; 7] =
        [Self::Notice, Self::Issue, Self::Day, Self::Reports, Self::Rosters, Self::Calendar, Self::Data];
}

/// Something that may be chosen for some papers only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperChoice {
    /// [`PaperOptions::columns`]
    Columns,
    /// [`PaperOptions::unit`]
    Unit,
    /// [`PaperOptions::session`]
    Session,
    /// [`PaperOptions::filled`]
    Filled,
    /// [`PaperOptions::letterhead`]
    Letterhead,
    /// [`PaperOptions::publicity`]
    Publicity,
    /// [`PaperOptions::months`]
    Months,
    /// [`PaperOptions::apart`]
    Apart,
    /// [`PaperOptions::tables`]
    Tables,
    /// [`PaperOptions::subject`]
    Subject,
    /// [`PaperOptions::copy`]: any kept copy, of which the paper is made as it was.
    Copy,
    /// [`PaperOptions::copy`]: a 征求意见稿 that the paper is about; the last one where none is chosen.
    Consultation,
    /// [`PaperOptions::copy`]: an issued copy that the paper compares with; the last one where none is chosen.
    Issue,
    /// [`PaperOptions::period`]
    Period,
}

/// Which units are counted beside a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// None: it is not about units.
    Nothing,
    /// Those that take part in the year, in the group where one is asked for.
    OfYear,
    /// Those whose session has a month, in the group where one is asked for.
    Placed,
    /// Those of the main session, or of the session that is asked for.
    OfMainSession,
}

/// What the date asked for with a paper means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// The paper bears the year's own date, or none.
    Never,
    /// The day up to which it counts.
    AsOf,
    /// The day under its text.
    Below,
}

/// A form in which a paper is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Excel workbook.
    Xlsx,
    /// Word document.
    Docx,
    /// Pages.
    Pdf,
    /// Web page.
    Html,
    /// Values for other programs.
    Csv,
    /// Plain text.
    Txt,
    /// Pictures of the pages, one file each.
    Png,
    /// Entries for a calendar program.
    Ics,
    /// Data for another program.
    Json,
}

impl Format {
    /// Every form.
    pub const ALL: [Self; 9] = [
        Self::Xlsx,
        Self::Docx,
        Self::Pdf,
        Self::Html,
        Self::Csv,
        Self::Txt,
        Self::Png,
        Self::Ics,
        Self::Json,
    ];

    /// The forms that are one file made from content.
    pub const OF_CONTENT: [Self; 6] = [Self::Xlsx, Self::Docx, Self::Pdf, Self::Html, Self::Csv, Self::Txt];

    /// The forms in which any paper of text and tables can be had.
    pub const OF_PAPERS: [Self; 7] =
        [Self::Xlsx, Self::Docx, Self::Pdf, Self::Html, Self::Csv, Self::Txt, Self::Png];

    /// Its name and file extension.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Txt => "txt",
            Self::Png => "png",
            Self::Ics => "ics",
            Self::Json => "json",
        }
    }

    /// The form of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// Sizes of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperSize {
    /// 210 mm × 297 mm.
    A4,
    /// 297 mm × 420 mm.
    A3,
}

impl PaperSize {
    /// Every size.
    pub const ALL: [Self; 2] = [Self::A4, Self::A3];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
        }
    }
}

/// How a sheet of paper lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Orientation {
    /// Upright.
    Portrait,
    /// Lying.
    Landscape,
}

impl Orientation {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Portrait, Self::Landscape];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Portrait => "portrait",
            Self::Landscape => "landscape",
        }
    }
}

/// Columns that a schedule may have beside month and units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScheduleColumn {
    /// The fixed day.
    Date,
    /// The place.
    Place,
    /// The theme of its own.
    Theme,
    /// The contact person with a telephone number.
    Liaison,
}

impl ScheduleColumn {
    /// Every column, in the order in which they stand.
    pub const ALL: [Self; 4] = [Self::Date, Self::Place, Self::Theme, Self::Liaison];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Place => "place",
            Self::Theme => "theme",
            Self::Liaison => "liaison",
        }
    }

    /// The column of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }
}

/// What may be chosen beside the paper itself; the default prints it as the office's form has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperOptions {
    /// Columns of the schedule beside month and units, in any order.
    pub columns: Vec<ScheduleColumn>,
    /// The one unit of a paper that has a page for each; `None`: all of them.
    pub unit: Option<UnitId>,
    /// The session that a paper of the day is about; `None`: the main session. Never a unit's own.
    pub session: Option<SessionId>,
    /// Fill in what is known; a form is blank otherwise.
    pub filled: bool,
    /// Another title.
    pub title: Option<String>,
    /// Another size of paper.
    pub size: Option<PaperSize>,
    /// Another position of the paper.
    pub orientation: Option<Orientation>,
    /// How an official paper begins; `None`: as papers of its sort do.
    pub letterhead: Option<Letterhead>,
    /// Whether a notice's attachments are papers of their own, each bearing the notice's number.
    pub apart: bool,
    /// What the foot of the notice of the main session says of its openness; `None`: nothing yet.
    pub publicity: Option<Publicity>,
    /// Whether calendar entries are made too of sessions that have a month and no day.
    pub months: bool,
    /// The part of the year that is counted; `None`: the quarter of the paper's day, the year once it is over.
    pub period: Option<Period>,
    /// What calendar entries depend on beside the year itself.
    pub entries: Entries,
    /// The kept copy that the paper is made of, is about or compares with, whichever of these may be chosen for it.
    pub copy: Option<ScheduleCopyId>,
    /// Whether a notice of changes has the changed tables behind it; `None`: as is usual.
    pub tables: Option<bool>,
    /// The official paper that a 发文审批单 is for; `None`: the year's notice.
    pub subject: Option<PaperKind>,
}

/// What is known of the calendar entries of a year beside the year as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    /// When the file was last written; `None`: at the beginning of the day of printing.
    pub written: Option<DateTime<Utc>>,
    /// Sessions as they were at any time, which may have been given to a calendar then: what is no more is taken back.
    pub past: Vec<Session>,
}

/// The choices of one printing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperRequest {
    /// Which paper.
    pub kind: PaperKind,
    /// Which year.
    pub programme: ProgrammeId,
    /// One group's table; `None`: all of them.
    pub group: Option<GroupId>,
    /// The day of printing, up to which papers count and which those without a date of issue bear.
    pub today: NaiveDate,
    /// What else was chosen.
    pub options: PaperOptions,
    /// The official paper behind which it stands as an attachment; `None`: it stands alone.
    pub behind: Option<PaperKind>,
}

impl PaperRequest {
    /// A paper of a year with all its groups, as the office's form has it.
    #[must_use]
    pub fn new(kind: PaperKind, programme: ProgrammeId, today: NaiveDate) -> Self {
        Self { kind, programme, group: None, today, options: PaperOptions::default(), behind: None }
    }

    /// How the paper begins: as it was chosen, else a letter as a letter and any other with a red head.
    #[must_use]
    pub fn letterhead(&self) -> Letterhead {
        self.options.letterhead.unwrap_or(match self.kind {
            PaperKind::Consultation => Letterhead::Letter,
            _ => Letterhead::RedHead,
        })
    }
}

/// How an official paper begins (GB/T 9704-2012, clauses 7 and 10).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Letterhead {
    /// 红头: 发文机关标志 in red, 发文字号 and a red line.
    #[default]
    RedHead,
    /// 信函格式: the office's name in red over a double line, the number at the right below it.
    Letter,
    /// 仅正文: from the title on.
    Plain,
}

impl Letterhead {
    /// Every letterhead.
    pub const ALL: [Self; 3] = [Self::RedHead, Self::Letter, Self::Plain];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::RedHead => "red-head",
            Self::Letter => "letter",
            Self::Plain => "plain",
        }
    }

    /// The letterhead of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|letterhead| letterhead.name() == name)
    }
}

/// A page as a picture.
#[derive(Clone, PartialEq, Eq)]
pub struct PageImage {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue, opacity, line by line from the top; every pixel is opaque.
    pub rgba: Vec<u8>,
}

impl std::fmt::Debug for PageImage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PageImage({} x {})", self.width, self.height)
    }
}

/// A fact that a paper lacks. It is printed nevertheless, with room for the fact or without what it would have said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MissingFact {
    /// 发文机关.
    Office,
    /// 发文字号.
    DocNo,
    /// 成文日期.
    IssuedOn,
    /// 主送.
    Addressees,
    /// 活动主题.
    Theme,
    /// 联系人.
    Contacts,
    /// 公开属性.
    Publicity,
    /// No main session, or nobody takes part in it.
    MainSession,
    /// The main session's time.
    MainTime,
    /// The main session's place.
    MainPlace,
    /// No unit takes part in the year.
    Units,
    /// So many owed sessions have no month.
    Unscheduled(usize),
    /// 宣传标语.
    Slogans,
    /// What units are to send in, and by when.
    Requirements,
    /// So many units of the main session have no liaison.
    Liaisons(usize),
    /// So many units of the main session have no stall.
    Stalls(usize),
    /// 任务分工 of the main session.
    Tasks,
    /// 携带材料 of the main session.
    Materials,
    /// The holidays of a year are not announced.
    Holidays(i32),
    /// By when those who take part in the main session have to be there.
    ArriveBy,
    /// By when they say who will come.
    ReplyBy,
    /// 依据.
    Basis,
    /// The schedule was not issued yet.
    NotIssued,
    /// No adjustment is registered.
    Adjustments,
    /// So many changes since the issue have no cause.
    Unregistered(usize),
    /// Nothing differs from the issued schedule that is not an adjustment.
    Corrections,
    /// No 征求意见稿 was kept.
    Consultation,
    /// By when units reply to the 征求意见稿.
    ConsultationDay,
    /// No unit has replied to a 征求意见稿.
    Replies,
    /// A fact that the kept text names, as it stands in it, and that has no value.
    Unfilled(String),
    /// The kept text names an attachment that there is not.
    NoSuchAttachment(usize),
}
