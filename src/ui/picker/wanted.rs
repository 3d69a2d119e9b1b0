//! What the services of a desktop are asked for, and what they answer.

use std::path::PathBuf;

/// What a dialog is asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    /// Its title.
    pub title: String,
    /// Whether the file is going to be written.
    pub saves: bool,
    /// Whether a folder is wanted.
    pub folder: bool,
    /// Where to look first.
    pub start: Option<PathBuf>,
    /// Suggested name.
    pub name: String,
    /// What the wanted files are called, and their patterns; none: all files.
    pub kind: (String, Vec<String>),
    /// The window that asks, as X11 numbers it, in hexadecimal digits.
    pub window: Option<String>,
}

/// Why no dialog was shown, for the log.
pub(super) type Unavailable = String;

/// What a dialog answered: a path, or nothing when it was cancelled.
pub(super) type Outcome = Result<Option<PathBuf>, Unavailable>;
