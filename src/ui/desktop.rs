//! What the desktop does for the window beside asking for files: other programs, the printer, the clipboard.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::error::{Error, FileAction};
use crate::jobs::{Job, Waker};

/// Somebody who can hand things to the desktop; tests stand in for it.
pub trait Desktop {
    /// Opens a file or folder with the program that the desktop has for it.
    ///
    /// # Errors
    /// What the system says.
    fn open(&mut self, path: &Path) -> io::Result<()>;

    /// Whether files can be sent to the usual printer without a viewer.
    fn has_printer(&self) -> bool;

    /// Sends a file to the usual printer; the job ends when it is in the printer's queue.
    fn print(&mut self, path: &Path, waker: Waker) -> Job<()>;

    /// Puts a table on the clipboard, as HTML and as text. False where that is not possible.
    fn copy(&mut self, html: &str, text: &str) -> bool;
}

/// The real one.
#[derive(Default)]
pub struct System {
    /// Kept for as long as the window: on some desktops the clipboard ends with whoever filled it.
    clipboard: Option<arboard::Clipboard>,
    printer: std::cell::OnceCell<bool>,
}

impl Desktop for System {
    fn open(&mut self, path: &Path) -> io::Result<()> {
        opener::open(path).map_err(|error| io::Error::other(error.to_string()))
    }

    fn has_printer(&self) -> bool {
        *self.printer.get_or_init(|| cfg!(unix) && lp().is_some())
    }

    fn print(&mut self, path: &Path, waker: Waker) -> Job<()> {
        let path = path.to_path_buf();
        Job::start("lp", waker, move |_| {
            let failed = |error| Error::io(FileAction::Open, &path, error);
            let lp = lp().ok_or_else(|| failed(io::ErrorKind::Unsupported.into()))?;
            let asked =
                Command::new(lp).arg("--").arg(&path).stdin(Stdio::null()).output().map_err(failed)?;
            if asked.status.success() {
                Ok(())
            } else {
                Err(failed(io::Error::other(String::from_utf8_lossy(&asked.stderr).trim().to_owned())))
            }
        })
    }

    fn copy(&mut self, html: &str, text: &str) -> bool {
        if self.clipboard.is_none() {
            self.clipboard =
                arboard::Clipboard::new().inspect_err(|error| log::warn!("clipboard: {error}")).ok();
        }
        let Some(clipboard) = &mut self.clipboard else { return false };
        let outcome = clipboard.set().html(html, Some(text));
        outcome.inspect_err(|error| log::warn!("clipboard: {error}")).is_ok()
    }
}

/// The program that prints on systems with CUPS.
fn lp() -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join("lp")).find(|program| program.is_file())
}
