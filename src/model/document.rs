//! Names of the papers and forms that the program prints, and the choices of one printing.

use chrono::NaiveDate;

use super::ids::{GroupId, ProgrammeId};

/// A paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// Attachments 2 and 3: which units hold their session in which month.
    Schedule,
    /// Attachment 1: the units of the main session.
    MainSession,
}

impl DocumentKind {
    /// Every paper.
    pub const ALL: [Self; 2] = [Self::Schedule, Self::MainSession];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Schedule => "schedule",
            Self::MainSession => "main-session",
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
        matches!(self, Self::Schedule)
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
}

impl Format {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Docx, Self::Pdf];

    /// Its name and file extension.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }

    /// The form of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
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
    /// The day of printing.
    pub today: NaiveDate,
}
