//! Everything that can go wrong, typed; the sentence a person reads is made in `text`.

use std::path::{Path, PathBuf};

use crate::model::dump::DumpFault;
use crate::model::edit::EditRefusal;
use crate::model::health::{HealthProblem, SchemaFault, UnreadableRow};
use crate::model::paper::{Format, PaperKind};

/// Result with this crate's [`enum@Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Threads of this name run code of others over bytes of a source: a panic there tells of the source, not of a defect
/// of the program, and makes no report.
pub const FOREIGN_THREAD: &str = "foreign reader";

/// What was being done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileAction {
    /// Reading it.
    Read,
    /// Writing it.
    Write,
    /// Making it or its folder.
    Create,
    /// Handing it to another program.
    Open,
}

/// Who has a file open for writing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// Name of the person or account.
    pub name: String,
    /// Name of the machine.
    pub machine: String,
    /// Since when, local time, `2026-04-01 09:30`.
    pub since: String,
}

/// Every failure. The English `Display` is for logs only.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system refused a file operation.
    #[error("{action:?} {path}: {source}")]
    Io {
        /// What was being done.
        action: FileAction,
        /// With which file.
        path: PathBuf,
        /// The system's reason.
        #[source]
        source: std::io::Error,
    },
    /// There is no such file.
    #[error("no such file: {0}")]
    NoSuchFile(PathBuf),
    /// Work is going on that this may not run beside.
    #[error("busy with other work")]
    Busy,
    /// The path is a folder.
    #[error("a folder, not a file: {0}")]
    IsFolder(PathBuf),
    /// The target is there already and was not to be replaced.
    #[error("already there: {0}")]
    AlreadyExists(PathBuf),
    /// The path is longer than a file of this program may have.
    #[error("path longer than {limit} bytes: {path}")]
    PathTooLong {
        /// Which path.
        path: PathBuf,
        /// Bytes that are possible; a Chinese character takes three.
        limit: usize,
    },
    /// The name is longer than a file of this program may have.
    #[error("name longer than {limit} bytes: {path}")]
    NameTooLong {
        /// Which file.
        path: PathBuf,
        /// Bytes that are possible; a Chinese character takes three.
        limit: usize,
    },
    /// The target is a device, a pipe or the like, which a file must not replace.
    #[error("no ordinary file: {0}")]
    NotAFile(PathBuf),
    /// Not a file of this program.
    #[error("not a themeday file: {0}")]
    NotOurs(PathBuf),
    /// A file of this program that cannot be read any more.
    #[error("damaged: {path}: {detail}")]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// The engine's words, for the log.
        detail: String,
    },
    /// A file of this program with other tables than this program makes: planted or lost ones.
    #[error("foreign schema: {path}: {fault:?}")]
    ForeignSchema {
        /// Which file.
        path: PathBuf,
        /// The first thing that differs.
        fault: SchemaFault,
    },
    /// Rows of a file of this program cannot be understood: it can be read without them, and not be changed.
    #[error("unreadable rows: {path}: {rows:?}")]
    BadRows {
        /// Which file.
        path: PathBuf,
        /// Which rows; at least one.
        rows: Vec<UnreadableRow>,
    },
    /// A backup is not whole and was not put in a file's place.
    #[error("unsound backup: {path}: {problems:?}")]
    UnsoundBackup {
        /// Which backup.
        path: PathBuf,
        /// What is wrong with it; at least one thing.
        problems: Vec<HealthProblem>,
    },
    /// Data, a lock or a device, which a paper never replaces.
    #[error("not for papers: {0}")]
    NotForPapers(PathBuf),
    /// A paper could not be sent to the printer.
    #[error("printing {path}: {fault:?}")]
    Printing {
        /// Which paper.
        path: PathBuf,
        /// Why not.
        fault: PrintFault,
    },
    /// No program of the desktop opens such a file.
    #[error("no program for {0}")]
    NoViewer(PathBuf),
    /// A file could not be read; nothing was to be written.
    #[error("not read: {path}: {detail}")]
    NotRead {
        /// Which file.
        path: PathBuf,
        /// The engine's words, for the log.
        detail: String,
    },
    /// A writer was stopped half-way, and what it left can be taken back only where the file may be written.
    #[error("unfinished, in a read-only place: {0}")]
    Unfinished(PathBuf),
    /// Made by a newer version of this program.
    #[error("{path} has schema {found}, this program knows {known}")]
    NewerVersion {
        /// Which file.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// The newest schema that this program knows.
        known: i64,
    },
    /// The file, or the folder it lies in, must not be written.
    #[error("read-only: {0}")]
    ReadOnly(PathBuf),
    /// Somebody else has the file open for writing.
    #[error("locked: {path} by {owner:?}")]
    Locked {
        /// Which file.
        path: PathBuf,
        /// By whom, where known.
        owner: Owner,
    },
    /// The disk gives no locks, so that two could write at once.
    #[error("no locks: {0}")]
    NoLocks(PathBuf),
    /// The file has a second name (a hard link) in its folder. What a killed writer leaves bears the name that it used,
    /// so that writing under two names can destroy the data.
    #[error("two names: {path} and {other}")]
    TwoNames {
        /// The name that was to be opened.
        path: PathBuf,
        /// The other one.
        other: PathBuf,
    },
    /// The file was renamed, deleted or replaced while it was open.
    #[error("moved: {0}")]
    Moved(PathBuf),
    /// Another program, such as Word or WPS, has the file open.
    #[error("in use: {0}")]
    InUse(PathBuf),
    /// A second place for backups must not be the folder in which the file itself lies.
    #[error("the file lies there itself: {0}")]
    SamePlace(PathBuf),
    /// No room left.
    #[error("disk full: {0}")]
    DiskFull(PathBuf),
    /// The file was changed or replaced under our hands.
    #[error("changed by somebody else: {0}")]
    ChangedElsewhere(PathBuf),
    /// Saving failed in another way.
    #[error("database: {path}: {detail}")]
    Database {
        /// Which file.
        path: PathBuf,
        /// The engine's words, for the log.
        detail: String,
    },
    /// An edit was refused; nothing changed.
    #[error("refused: {0:?}")]
    Refused(EditRefusal),
    /// Nothing left to undo.
    #[error("nothing to undo")]
    NothingToUndo,
    /// Nothing left to redo.
    #[error("nothing to redo")]
    NothingToRedo,
    /// A source is larger than is read.
    #[error("source too large: {path}: {bytes} bytes, limit {limit}")]
    SourceTooLarge {
        /// Which source.
        path: PathBuf,
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// A source took longer to read than is waited.
    #[error("source too slow: {0}")]
    SourceTooSlow(PathBuf),
    /// A source is no text, table or document that is read.
    #[error("not readable: {0}")]
    SourceNotReadable(PathBuf),
    /// A source is of a kind that is read, but its parts do not fit together.
    #[error("source damaged: {0}")]
    SourceDamaged(PathBuf),
    /// A source asks for a password.
    #[error("source encrypted: {0}")]
    SourceEncrypted(PathBuf),
    /// What a source unfolds to (merged, spanned and repeated cells) is more text than is taken.
    #[error("source too full: {path}: limit {limit}")]
    SourceTooFull {
        /// Which source.
        path: PathBuf,
        /// Bytes of text that are taken.
        limit: u64,
    },
    /// A source was read but nothing in it understood.
    #[error("nothing understood: {0}")]
    NothingUnderstood(PathBuf),
    /// A source of data of this program cannot be loaded.
    #[error("data not loaded: {path}: {fault:?}")]
    BadData {
        /// Which source.
        path: PathBuf,
        /// Why not.
        fault: DumpFault,
    },
    /// A paper cannot be made for want of a fact.
    #[error("paper: {0:?}")]
    Paper(PaperFault),
    /// The work was cancelled; nothing is left behind.
    #[error("cancelled")]
    Cancelled,
    /// A piece of work in the background died.
    #[error("job failed: {0}")]
    JobFailed(String),
    /// The year asked for is not in the file.
    #[error("no programme of {0:?}")]
    NoProgramme(Option<i32>),
}

/// Why a paper could not be sent to the printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintFault {
    /// No printer is set up.
    NoPrinter,
    /// The printing system does not answer.
    NoService,
    /// The printing system refused; its words are in the log.
    Refused,
}

/// Why a paper cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperFault {
    /// The year has no main session, or nobody takes part in it.
    NoMainSession,
    /// No unit stands in the group, or none in the year.
    NoUnits,
    /// The year has no slogans.
    NoSlogans,
    /// Nobody to list as a liaison, and no unit that should name one.
    NoLiaisons,
    /// Nothing is to be reported in the year.
    NoReports,
    /// The unit asked for is not there.
    NoSuchUnit,
    /// The paper cannot be had in that form.
    NoSuchForm(PaperKind, Format),
    /// The typesetter failed; its words are for the log.
    Typesetting(String),
    /// The workbook or document writer failed; its words are for the log.
    Writing(String),
}

impl Error {
    /// Turns the system's failure with a file into the most telling error.
    #[must_use]
    pub fn io(action: FileAction, path: &Path, source: std::io::Error) -> Self {
        use std::io::ErrorKind;
        let path = path.to_path_buf();
        if cfg!(windows)
            && action == FileAction::Write
            && source.raw_os_error().is_some_and(|code| held(code, is_writable_file(&path)))
        {
            return Self::InUse(path);
        }
        match source.kind() {
            ErrorKind::NotFound if action != FileAction::Create && action != FileAction::Write => {
                Self::NoSuchFile(path)
            }
            ErrorKind::AlreadyExists => Self::AlreadyExists(path),
            ErrorKind::IsADirectory => Self::IsFolder(path),
            ErrorKind::InvalidFilename => Self::NameTooLong { path, limit: LONGEST_NAME },
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(path),
            ErrorKind::PermissionDenied if action != FileAction::Read => Self::ReadOnly(path),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::DiskFull(path)
            }
            _ => Self::Io { action, path, source },
        }
    }
}

/// The longest name of a file, in bytes, with room for the endings of what lies beside it (`.lock`, `-journal`).
pub const LONGEST_NAME: usize = 240;

/// Whether Windows means, by the code with which it refused to replace a file, that another program has that open:
/// sharing and lock violations, or "access denied" of a target that may be written.
fn held(code: i32, target_is_writable: bool) -> bool {
    matches!(code, 32 | 33) || code == 5 && target_is_writable
}

fn is_writable_file(path: &Path) -> bool {
    path.metadata().is_ok_and(|meta| meta.is_file() && !meta.permissions().readonly())
}

impl From<EditRefusal> for Error {
    fn from(refusal: EditRefusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<crate::model::progress::Cancelled> for Error {
    fn from(_: crate::model::progress::Cancelled) -> Self {
        Self::Cancelled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_says_access_denied_of_a_file_that_another_program_holds() {
        assert!(held(5, true) && held(32, true) && held(33, false));
        assert!(!held(5, false), "a write-protected file is not in use");
        assert!(!held(112, true), "a full disk is not either");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.docx");
        assert!(!is_writable_file(&path) && !is_writable_file(folder.path()));
        std::fs::write(&path, "a").unwrap();
        assert!(is_writable_file(&path));
        let mut permissions = path.metadata().unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&path, permissions).unwrap();
        assert!(!is_writable_file(&path));
    }
}
