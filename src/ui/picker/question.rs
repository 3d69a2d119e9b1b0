//! A question for a file or folder, and who may answer it.

use std::path::PathBuf;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A file that is there.
    Open,
    /// A file to be written.
    Save {
        /// The suggested name.
        name: String,
        /// The ending that its name gets.
        ending: &'static str,
    },
    /// A folder, which may be new.
    Folder,
}

impl Mode {
    /// The suggested name; empty where none is.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Save { name, .. } => name,
            Self::Open | Self::Folder => "",
        }
    }

    /// Whether a file is going to be written.
    #[must_use]
    pub fn saves(&self) -> bool {
        matches!(self, Self::Save { .. })
    }

    /// Whether a folder is wanted, not a file.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        *self == Self::Folder
    }
}

/// A question for a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What is asked for.
    pub mode: Mode,
    /// Title of the dialog.
    pub title: String,
    /// Where to look first.
    pub folder: Option<PathBuf>,
    /// What the wanted files are called, and their extensions; no extension: all files.
    pub kind: (String, Vec<String>),
}

/// What came of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
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
