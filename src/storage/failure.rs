//! What the engine says, turned into the most telling error.

use std::path::Path;

use rusqlite::ErrorCode;

use crate::error::{Error, Owner, Result};

/// Names the file that an engine's failure is about.
pub(super) trait Blame<T> {
    /// The same result, with the file named.
    fn blame(self, path: &Path) -> Result<T>;
}

impl<T> Blame<T> for rusqlite::Result<T> {
    fn blame(self, path: &Path) -> Result<T> {
        self.map_err(|error| told(&error, path))
    }
}

fn told(error: &rusqlite::Error, path: &Path) -> Error {
    let path = path.to_path_buf();
    let detail = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => Error::NotOurs(path),
        // An opening that does not come to its end goes round in circles.
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::OperationInterrupted) => Error::Damaged { path, detail },
        Some(
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied,
        ) => Error::ReadOnly(path),
        Some(ErrorCode::DiskFull) => Error::DiskFull(path),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            Error::Locked { path, owner: Owner::default() }
        }
        // The folder does not let a journal be made beside the file.
        Some(ErrorCode::CannotOpen) if path.exists() => Error::ReadOnly(path),
        Some(ErrorCode::CannotOpen) => Error::NoSuchFile(path),
        _ => Error::Database { path, detail },
    }
}

/// A failure while rows are read or written.
#[derive(Debug)]
pub(super) enum Fault {
    /// The engine's.
    Engine(rusqlite::Error),
    /// A row that is not what its table holds.
    Image(&'static str, i64, serde_json::Error),
    /// A row was not as the change expects it.
    Guard,
    /// Told already, with the file named.
    Told(Error),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Engine(error)
    }
}

impl Fault {
    /// The error, with the file named.
    pub(super) fn blame(self, path: &Path) -> Error {
        match self {
            Self::Engine(error) => told(&error, path),
            Self::Image(table, id, error) => {
                Error::Damaged { path: path.to_path_buf(), detail: format!("{table} {id}: {error}") }
            }
            Self::Told(error) => error,
            Self::Guard => Error::ChangedElsewhere(path.to_path_buf()),
        }
    }
}
