//! Everything that can go wrong, typed; the sentence a person reads is made in `text`.

use std::path::{Path, PathBuf};

use crate::model::document::{DocumentKind, Format};
use crate::model::dump::DumpFault;
use crate::model::edit::EditRefusal;

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
    /// Another program, such as Word or WPS, has the file open.
    #[error("in use: {0}")]
    InUse(PathBuf),
    /// No room left.
    #[error("disk full: {0}")]
    DiskFull(PathBuf),
    /// The file was changed or replaced under our hands.
    #[error("changed by somebody else: {0}")]
    ChangedElsewhere(PathBuf),
    /// The database engine failed in another way.
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
    #[error("document: {0:?}")]
    Document(DocumentFault),
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

/// Why a paper cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentFault {
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
    NoSuchForm(DocumentKind, Format),
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
        // Windows refuses to replace what another program has open: sharing and lock violations.
        if cfg!(windows) && action == FileAction::Write && matches!(source.raw_os_error(), Some(32 | 33)) {
            return Self::InUse(path);
        }
        match source.kind() {
            ErrorKind::NotFound if action != FileAction::Create && action != FileAction::Write => {
                Self::NoSuchFile(path)
            }
            ErrorKind::AlreadyExists => Self::AlreadyExists(path),
            ErrorKind::IsADirectory => Self::IsFolder(path),
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(path),
            ErrorKind::PermissionDenied if action != FileAction::Read => Self::ReadOnly(path),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::DiskFull(path)
            }
            _ => Self::Io { action, path, source },
        }
    }
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
