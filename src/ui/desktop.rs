//! What the desktop does for the window beside asking for files: other programs, the printer, the clipboard, a message
//! before there is a window.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::{Error, FileAction, PrintFault, Result};
use crate::jobs::{Kind, Work};

/// Somebody who can hand things to the desktop; tests stand in for it.
pub trait Desktop {
    /// Opens a file or folder with the program that the desktop has for it; the work ends when that has begun or could
    /// not.
    fn open(&mut self, path: &Path) -> Work<()>;

    /// Whether files can be sent to the usual printer without a viewer.
    fn has_printer(&self) -> bool;

    /// Sends a file to the usual printer; the work ends when it is in the printer's queue.
    fn print(&mut self, path: &Path) -> Work<()>;

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
    fn open(&mut self, path: &Path) -> Work<()> {
        let path = path.to_path_buf();
        Work::new(Kind::Launch, move |_| open(&path))
    }

    fn has_printer(&self) -> bool {
        *self.printer.get_or_init(|| cfg!(unix) && program("lp").is_some())
    }

    fn print(&mut self, path: &Path) -> Work<()> {
        let path = path.to_path_buf();
        Work::new(Kind::Send, move |_| match program("lp") {
            Some(lp) => print(&lp, &path),
            None => Err(Error::Printing { path, fault: PrintFault::NoPrinter }),
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

/// A program by its name, looked for where the system looks.
pub(super) fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}

#[cfg(any(windows, target_os = "macos"))]
fn open(path: &Path) -> Result<()> {
    opener::open(path).map_err(|error| {
        log::warn!("open {}: {error}", path.display());
        if path.exists() {
            Error::NoViewer(path.to_path_buf())
        } else {
            Error::io(FileAction::Open, path, std::io::ErrorKind::NotFound.into())
        }
    })
}

#[cfg(not(any(windows, target_os = "macos")))]
fn open(path: &Path) -> Result<()> {
    let opener = program("xdg-open").map(|xdg| (xdg, None)).or_else(|| Some((program("gio")?, Some("open"))));
    let Some((opener, word)) = opener else { return Err(Error::NoViewer(path.to_path_buf())) };
    open_with(&opener, word, path)
}

/// How long a program that opens files is waited for. Where it still runs then, it is the viewer itself.
#[cfg(not(any(windows, target_os = "macos")))]
const OPENING: std::time::Duration = std::time::Duration::from_secs(20);

/// Opens a file through a program that ends with something else than 0 where it found no viewer.
#[cfg(not(any(windows, target_os = "macos")))]
fn open_with(opener: &Path, word: Option<&str>, path: &Path) -> Result<()> {
    let failed = |error| Error::io(FileAction::Open, path, error);
    if let Err(error) = std::fs::metadata(path) {
        return Err(failed(error));
    }
    let quiet = |command: &mut Command| {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
    };
    let mut child = quiet(Command::new(opener).args(word).arg(path)).map_err(failed)?;
    let (ended, end) = std::sync::mpsc::channel();
    // Waited for to its end, so that it leaves nothing behind in the system's list of programs.
    let waiting = std::thread::Builder::new().name("viewer".to_owned()).spawn(move || {
        let _ = ended.send(child.wait());
    });
    waiting.map_err(failed)?;
    match end.recv_timeout(OPENING) {
        Ok(Ok(status)) if !status.success() => {
            log::warn!("{} {}: {status}", opener.display(), path.display());
            Err(Error::NoViewer(path.to_path_buf()))
        }
        _ => Ok(()),
    }
}

/// Prints with the program of CUPS; its words, asked for in English, tell what is missing.
fn print(lp: &Path, path: &Path) -> Result<()> {
    let refused = |fault| Error::Printing { path: path.to_path_buf(), fault };
    let asked = Command::new(lp).env("LC_ALL", "C").arg("--").arg(path).stdin(Stdio::null()).output();
    let asked = asked.map_err(|error| {
        log::warn!("{}: {error}", lp.display());
        refused(PrintFault::NoService)
    })?;
    if asked.status.success() {
        return Ok(());
    }
    let words = String::from_utf8_lossy(&asked.stderr);
    log::warn!("lp: {}: {}", asked.status, words.trim());
    Err(refused(print_fault(&words)))
}

fn print_fault(words: &str) -> PrintFault {
    let words = words.to_lowercase();
    let says = |signs: &[&str]| signs.iter().any(|sign| words.contains(sign));
    if says(&["no default destination", "no destinations", "unknown destination", "does not exist"]) {
        PrintFault::NoPrinter
    } else if says(&["scheduler", "unable to connect", "connection refused", "no such file or directory"]) {
        PrintFault::NoService
    } else {
        PrintFault::Refused
    }
}

/// Shows a sentence where there is no window of ours, and says whether it could.
pub(super) fn show_message(title: &str, sentence: &str) -> bool {
    #[cfg(any(windows, target_os = "macos"))]
    {
        let dialog = rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error);
        let _ = dialog.set_title(title).set_description(sentence).show();
        true
    }
    #[cfg(not(any(windows, target_os = "macos")))]
    {
        message_programs(title, sentence)
            .into_iter()
            .filter_map(|(name, arguments)| Some((program(name)?, arguments)))
            .any(|(program, arguments)| shown_by(&program, &arguments))
    }
}

/// Programs that show a message, the best first.
#[cfg(not(any(windows, target_os = "macos")))]
fn message_programs(title: &str, sentence: &str) -> [(&'static str, Vec<String>); 4] {
    let text = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let zenity = format!("--text={sentence}");
    let named = format!("--title={title}");
    [
        ("zenity", text(&["--error", "--no-markup", &named, &zenity])),
        ("kdialog", text(&["--title", title, "--error", sentence])),
        ("notify-send", text(&["--urgency=critical", title, sentence])),
        ("xmessage", text(&["-center", sentence])),
    ]
}

/// Whether the program showed it: a dialog that was closed by its cross ends with 1, one that could not be shown says so.
#[cfg(not(any(windows, target_os = "macos")))]
fn shown_by(program: &Path, arguments: &[String]) -> bool {
    let outcome = Command::new(program).args(arguments).stdin(Stdio::null()).output();
    outcome.is_ok_and(|output| {
        let said = String::from_utf8_lossy(&output.stderr).to_lowercase();
        output.status.success() || output.status.code() == Some(1) && !said.contains("display")
    })
}

#[cfg(test)]
mod tests {
    #[cfg(not(any(windows, target_os = "macos")))]
    use super::*;

    #[cfg(not(any(windows, target_os = "macos")))]
    fn script(folder: &Path, name: &str, lines: &str) -> PathBuf {
        use std::os::unix::fs::PermissionsExt;
        let path = folder.join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{lines}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    #[cfg(not(any(windows, target_os = "macos")))]
    #[test]
    fn a_file_that_no_program_opens_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let paper = folder.path().join("paper 1.pdf");
        std::fs::write(&paper, "pdf").unwrap();
        let opens = script(folder.path(), "opens", "[ -f \"$1\" ]");
        assert!(open_with(&opens, None, &paper).is_ok());
        for code in [1, 2, 3, 4] {
            let fails = script(folder.path(), &format!("fails{code}"), &format!("exit {code}"));
            assert!(matches!(open_with(&fails, None, &paper), Err(Error::NoViewer(path)) if path == paper));
        }
        let missing = folder.path().join("none.pdf");
        assert!(matches!(open_with(&opens, None, &missing), Err(Error::NoSuchFile(_))));
    }

    #[cfg(not(any(windows, target_os = "macos")))]
    #[test]
    fn why_a_paper_is_not_printed_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let paper = folder.path().join("paper.pdf");
        let print_with =
            |n: usize, lines: &str| print(&script(folder.path(), &format!("lp{n}"), lines), &paper);
        assert!(print_with(0, "exit 0").is_ok());
        for (n, (words, wanted)) in [
            ("lp: Error - no default destination available.", PrintFault::NoPrinter),
            ("lp: Error - scheduler not responding.", PrintFault::NoService),
            ("lp: Unable to connect to server", PrintFault::NoService),
            ("lp: Unsupported document-format", PrintFault::Refused),
        ]
        .into_iter()
        .enumerate()
        {
            let outcome = print_with(n + 1, &format!("echo '{words}' >&2; exit 1"));
            assert!(matches!(outcome, Err(Error::Printing { fault, .. }) if fault == wanted), "{words}");
        }
        assert!(matches!(
            print(Path::new("/nowhere/lp"), &paper),
            Err(Error::Printing { fault: PrintFault::NoService, .. })
        ));
    }
}
