//! What the window is started with.

use std::path::PathBuf;

use super::desktop::Desktop;
use super::picker::FilePicker;
use crate::host::Host;
use crate::text::Lang;
use crate::workspace::Context;

/// What the window is started with. Tests hand in their own clock, folders and file picker.
pub struct Launch {
    /// A file to open.
    pub file: Option<PathBuf>,
    /// Whether to open the sample.
    pub sample: bool,
    /// Language; `None`: the remembered one.
    pub lang: Option<Lang>,
    /// The program's own folder: settings, log, the sample.
    pub host: Host,
    /// Makes clock, uids and user for each opened file.
    pub context: Box<dyn Fn() -> Context>,
    /// Asks for files.
    pub picker: Box<dyn FilePicker>,
    /// Opens other programs, prints, fills the clipboard.
    pub desktop: Box<dyn Desktop>,
}
