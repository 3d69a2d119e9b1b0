//! Names of the papers and forms that the program prints, and the choices of one printing.

use chrono::NaiveDate;

use super::ids::{GroupId, ProgrammeId, UnitId};

/// A paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// Attachments 2 and 3: which units hold their session in which month.
    Schedule,
    /// Attachment 1: the units of the main session.
    MainSession,
    /// Attachment 4: the slogans.
    Slogans,
    /// Attachment 5: the form in which a unit names its liaison.
    LiaisonForm,
    /// 联络员名册: who is called in which unit.
    Liaisons,
    /// 参会回执: who comes to the main session.
    Receipt,
    /// 签到表 of the main session.
    SignIn,
    /// 咨询台安排表 of the main session.
    Stalls,
    /// 桌牌 of the main session.
    TableSigns,
    /// 一览表: what had to be held and reported by a day, and was.
    Overview,
    /// 台账 of the reports.
    Ledger,
    /// 单位名册: the units of the year.
    Units,
}

impl DocumentKind {
    /// Every paper.
    pub const ALL: [Self; 12] = [
        Self::Schedule,
        Self::MainSession,
        Self::Slogans,
        Self::LiaisonForm,
        Self::Liaisons,
        Self::Receipt,
        Self::SignIn,
        Self::Stalls,
        Self::TableSigns,
        Self::Overview,
        Self::Ledger,
        Self::Units,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Schedule => "schedule",
            Self::MainSession => "main-session",
            Self::Slogans => "slogans",
            Self::LiaisonForm => "liaison-form",
            Self::Liaisons => "liaisons",
            Self::Receipt => "receipt",
            Self::SignIn => "sign-in",
            Self::Stalls => "stalls",
            Self::TableSigns => "table-signs",
            Self::Overview => "overview",
            Self::Ledger => "ledger",
            Self::Units => "units",
        }
    }

    /// The paper of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether the paper has one table a group of units.
    #[must_use]
    pub fn by_group(self) -> bool {
        matches!(self, Self::Schedule | Self::Ledger | Self::Units)
    }
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
}

impl Format {
    /// Every form.
    pub const ALL: [Self; 6] = [Self::Xlsx, Self::Docx, Self::Pdf, Self::Html, Self::Csv, Self::Txt];

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

/// How a sheet of paper lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Orientation {
    /// Upright.
    Portrait,
    /// Lying.
    Landscape,
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
pub struct DocumentOptions {
    /// Columns of the schedule beside month and units, in any order.
    pub columns: Vec<ScheduleColumn>,
    /// The one unit of a paper that has a page for each; `None`: all of them.
    pub unit: Option<UnitId>,
    /// Fill in what is known; a form is blank otherwise.
    pub filled: bool,
    /// Another title.
    pub title: Option<String>,
    /// Another size of paper.
    pub size: Option<PaperSize>,
    /// Another position of the paper.
    pub orientation: Option<Orientation>,
}

/// The choices of one printing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRequest {
    /// Which paper.
    pub kind: DocumentKind,
    /// Which year.
    pub programme: ProgrammeId,
    /// One group's table; `None`: all of them.
    pub group: Option<GroupId>,
    /// The day of printing, which is the date on the paper: names are printed as valid on it.
    pub today: NaiveDate,
    /// What else was chosen.
    pub options: DocumentOptions,
}

impl DocumentRequest {
    /// A paper of a year with all its groups, as the office's form has it.
    #[must_use]
    pub fn new(kind: DocumentKind, programme: ProgrammeId, today: NaiveDate) -> Self {
        Self { kind, programme, group: None, today, options: DocumentOptions::default() }
    }
}
