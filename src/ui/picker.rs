//! Asking the person for a file through the desktop's own dialog, or through whoever stands in for it in tests.

#[cfg(any(windows, target_os = "macos"))]
mod native;
#[cfg(not(any(windows, target_os = "macos")))]
mod portal;
#[cfg(not(any(windows, target_os = "macos")))]
mod programs;
#[cfg(not(any(windows, target_os = "macos")))]
mod services;

use std::path::{Path, PathBuf};

#[cfg(any(windows, target_os = "macos"))]
pub use native::DesktopPicker;
#[cfg(not(any(windows, target_os = "macos")))]
pub use services::DesktopPicker;

use crate::files;

use crate::jobs::export::Piece;
use crate::model::edit::Edit;
use crate::model::paper::{Format, PaperRequest};

/// What the file is wanted for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// To be opened.
    Open,
    /// To be made, empty.
    Create,
    /// To go on in, after a copy.
    SaveAs,
    /// To be read: a notice, a table, a list.
    Import,
    /// To be made, with these edits in it.
    Begin(Vec<Edit>),
    /// To hold a paper.
    Export(Paper),
    /// A folder, to hold these papers.
    Folder(Vec<Piece>),
}

impl Purpose {
    /// Whether the file is going to be written.
    #[must_use]
    pub fn saves(&self) -> bool {
        !matches!(self, Self::Open | Self::Import | Self::Folder(_))
    }

    /// Whether the file may take the place of one that is there. A new file never does.
    #[must_use]
    pub fn replaces(&self) -> bool {
        matches!(self, Self::SaveAs | Self::Export(_))
    }

    /// The name that a file gets for this purpose: a name to be written gets its ending before anything is asked.
    #[must_use]
    pub fn completed(&self, path: &Path) -> PathBuf {
        match self {
            Self::Create | Self::SaveAs | Self::Begin(_) => files::with_ending(path, files::ENDING),
            Self::Export(paper) => files::with_ending(path, paper.format.name()),
            Self::Open | Self::Import | Self::Folder(_) => path.to_path_buf(),
        }
    }

    /// Whether a folder is wanted, not a file.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        matches!(self, Self::Folder(_))
    }
}

/// A paper to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Which.
    pub request: PaperRequest,
    /// In which form.
    pub format: Format,
}

/// A question for a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// What for.
    pub purpose: Purpose,
    /// Title of the dialog.
    pub title: String,
    /// Where to look first.
    pub folder: Option<PathBuf>,
    /// Suggested name, for a file to be written.
    pub name: String,
    /// What the wanted files are called, and their extensions; no extension: all files.
    pub kind: (String, Vec<String>),
}

/// What came of a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// This file. Where it is going to be written, an existing one of just that name was confirmed to be replaced.
    Chosen(PathBuf),
    /// None.
    Cancelled,
    /// The desktop has no such dialog: ask for the path by other means.
    Unavailable,
}

/// Somebody who can ask for a file. One question at a time.
pub trait FilePicker {
    /// Puts the question. `wake` is called when an answer may be there.
    fn ask(&mut self, request: &Request, wake: Box<dyn Fn() + Send + Sync>);
    /// The answer, once.
    fn poll(&mut self) -> Option<Answer>;
}
