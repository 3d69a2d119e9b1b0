//! What the engine says, turned into the most telling error.

use std::path::Path;

use rusqlite::{ErrorCode, ffi};

use crate::error::{Error, Owner, Result};

/// Names the file that an engine's failure is about.
pub(super) trait WithPath<T> {
    /// The same result, with the file named.
    fn with_path(self, path: &Path) -> Result<T>;
}

impl<T> WithPath<T> for rusqlite::Result<T> {
    fn with_path(self, path: &Path) -> Result<T> {
        self.map_err(|error| told(&error, path))
    }
}

fn told(error: &rusqlite::Error, path: &Path) -> Error {
    let path = path.to_path_buf();
    let detail = error.to_string();
    let Some(failure) = error.sqlite_error() else {
        // Not the engine's: what it gave is not what was asked for.
        return Error::NotRead { path, detail };
    };
    match failure.extended_code {
        ffi::SQLITE_READONLY_DBMOVED => return Error::Moved(path),
        ffi::SQLITE_READONLY_ROLLBACK | ffi::SQLITE_READONLY_RECOVERY => return Error::Unfinished(path),
        ffi::SQLITE_IOERR_READ | ffi::SQLITE_IOERR_FSTAT | ffi::SQLITE_IOERR_ACCESS => {
            return Error::NotRead { path, detail };
        }
        ffi::SQLITE_IOERR_LOCK | ffi::SQLITE_IOERR_RDLOCK | ffi::SQLITE_IOERR_CHECKRESERVEDLOCK => {
            return Error::NoLocks(path);
        }
        // Tables or columns that are not as this program makes them, or not as many pages.
        ffi::SQLITE_ERROR | ffi::SQLITE_IOERR_SHORT_READ => return Error::Damaged { path, detail },
        _ => {}
    }
    match failure.code {
        ErrorCode::NotADatabase => Error::NotOurs(path),
        // An opening that does not come to its end goes round in circles.
        ErrorCode::DatabaseCorrupt | ErrorCode::OperationInterrupted => Error::Damaged { path, detail },
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied => {
            Error::ReadOnly(path)
        }
        ErrorCode::DiskFull => Error::DiskFull(path),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
            Error::Locked { path, owner: Owner::default() }
        }
        // The folder does not let a journal be made beside the file.
        ErrorCode::CannotOpen if path.exists() => Error::ReadOnly(path),
        ErrorCode::CannotOpen => Error::NoSuchFile(path),
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
    pub(super) fn with_path(self, path: &Path) -> Error {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_engine_says_is_told_as_what_it_is() {
        let path = Path::new("县.themeday");
        let said = |code: i32| told(&rusqlite::Error::SqliteFailure(ffi::Error::new(code), None), path);
        assert!(matches!(said(ffi::SQLITE_READONLY_DBMOVED), Error::Moved(_)));
        assert!(matches!(said(ffi::SQLITE_READONLY_ROLLBACK), Error::Unfinished(_)));
        assert!(matches!(said(ffi::SQLITE_READONLY), Error::ReadOnly(_)));
        assert!(matches!(said(ffi::SQLITE_IOERR_READ), Error::NotRead { .. }));
        assert!(matches!(said(ffi::SQLITE_IOERR_WRITE), Error::Database { .. }));
        assert!(matches!(said(ffi::SQLITE_IOERR_RDLOCK), Error::NoLocks(_)));
        assert!(matches!(said(ffi::SQLITE_FULL), Error::DiskFull(_)));
        assert!(matches!(said(ffi::SQLITE_ERROR), Error::Damaged { .. }));
        assert!(matches!(told(&rusqlite::Error::InvalidQuery, path), Error::NotRead { .. }));
    }
}
