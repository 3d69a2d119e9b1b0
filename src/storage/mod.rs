//! The only SQL: one file's tables, its journal, its lock and its backups. Knows rows, not edits.

mod backup;
mod failure;
mod health;
mod journal;
mod lock;
mod place;
mod rows;
mod schema;

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, OpenFlags, OptionalExtension};

pub use backup::{Backup, Occasion, backups_of, companion_folder};
pub use health::HealthProblem;
pub use journal::{EditState, HistoryEntry, NewEntry};
pub use place::{keep, restore};
pub use schema::{APPLICATION_ID, VERSION};

use crate::error::{Error, FileAction, LONGEST_NAME, Owner, Result};
use crate::files;
use crate::model::change::{Row, Table, Tables};
use failure::Blame;
use lock::WriteLock;

/// How long one waits for somebody else's transaction or lock.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// How a file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// For writing: one at a time; [`Error::Locked`] names who has it.
    Write,
    /// For reading: never waits for a writer that only has the file open, and writes nothing.
    Read,
}

/// An open file.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    /// Stands before the lock, which must outlive it.
    connection: Connection,
    lock: Option<WriteLock>,
    /// The migrated copy that stands in for a file of an older schema opened for reading; goes with the store.
    migrated_copy: Option<tempfile::TempPath>,
}

impl Store {
    /// Opens a file, rolling back what a killed program left half-done, and migrating an older one after a backup.
    ///
    /// # Errors
    /// Typed by cause: missing, folder, not ours, damaged, newer, read-only, locked.
    pub fn open(
        path: &Path,
        access: Access,
        writer: &Owner,
        now: DateTime<FixedOffset>,
        patience: Duration,
    ) -> Result<Self> {
        let path = within_limit(path)?;
        match std::fs::metadata(&path) {
            Ok(meta) if meta.is_dir() => return Err(Error::IsFolder(path)),
            Ok(meta) if access == Access::Write && meta.permissions().readonly() => {
                return Err(Error::ReadOnly(path));
            }
            Ok(_) => {}
            Err(source) => return Err(Error::io(FileAction::Read, &path, source)),
        }
        let lock = match access {
            Access::Read => None,
            // A foreign file is told as such before a lock is left beside it.
            Access::Write => {
                schema::check(&connect(&path)?, &path)?;
                Some(WriteLock::take(&path, patience).map_err(|error| Self::name_owner(error, &path))?)
            }
        };
        let connection = connect(&path)?;
        let version = schema::check(&connection, &path)?;
        let mut store = Self { path, connection, lock, migrated_copy: None };
        if access == Access::Write {
            store.clean(now);
            if version < VERSION {
                store.backup(now, Occasion::Automatic)?;
                schema::migrate(&mut store.connection, version).blame(&store.path)?;
            }
            store.sign(writer)?;
        } else {
            if version < VERSION {
                store.read_migrated_copy(version)?;
            }
            store.connection.pragma_update(None, "query_only", true).blame(&store.path)?;
        }
        Ok(store)
    }

    /// A reader must not migrate the file: it reads a migrated copy in the system's folder for such files.
    fn read_migrated_copy(&mut self, version: i64) -> Result<()> {
        let failed = |source| Error::io(FileAction::Create, &self.path, source);
        let copy = tempfile::Builder::new().prefix("themeday-").tempfile().map_err(failed)?.into_temp_path();
        self.vacuum_into(&copy, &copy)?;
        let mut connection = connect(&copy)?;
        schema::migrate(&mut connection, version).blame(&self.path)?;
        self.connection = connection;
        self.migrated_copy = Some(copy);
        Ok(())
    }

    /// Takes away what killed programs left beside the file and among its backups.
    fn clean(&self, now: DateTime<FixedOffset>) {
        for folder in
            [self.path.parent(), Some(backup::folder_of(&self.path).as_path())].into_iter().flatten()
        {
            files::clean(folder, now.into());
        }
    }

    /// Adds the name of who holds the lock, which the file itself tells.
    fn name_owner(error: Error, path: &Path) -> Error {
        match error {
            Error::Locked { path: locked, .. } => {
                let owner = connect(path)
                    .and_then(|connection| meta(&connection, "writer").blame(path))
                    .ok()
                    .flatten()
                    .and_then(|text| lock::owner_from(&text))
                    .unwrap_or_default();
                Error::Locked { path: locked, owner }
            }
            other => other,
        }
    }

    /// Writes down who holds the file.
    fn sign(&self, writer: &Owner) -> Result<()> {
        self.set_meta("writer", &lock::owner_text(writer))
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it was opened for writing.
    #[must_use]
    pub fn writable(&self) -> bool {
        self.lock.is_some()
    }

    /// Every row of every journalled table.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a row cannot be read.
    pub fn load(&self) -> Result<Tables> {
        let mut tables = Tables::default();
        for table in Table::ALL {
            rows::load(&self.connection, *table, |row| tables.put(row))
                .map_err(|fault| fault.blame(&self.path))?;
        }
        Ok(tables)
    }

    /// The counters that go with the rows.
    ///
    /// # Errors
    /// What the engine says.
    pub fn counters(&self) -> Result<Counters> {
        let number = |key| -> Result<i64> {
            let text = meta(&self.connection, key).blame(&self.path)?;
            text.and_then(|t| t.parse().ok())
                .ok_or_else(|| Error::Damaged { path: self.path.clone(), detail: format!("meta.{key}") })
        };
        Ok(Counters {
            next_id: number("next_id")?,
            revision: u64::try_from(number("revision")?).unwrap_or(0),
        })
    }

    /// A row as it is in the file now.
    ///
    /// # Errors
    /// What the engine says.
    pub fn row(&self, table: Table, id: i64) -> Result<Option<Row>> {
        rows::get(&self.connection, table, id).map_err(|fault| fault.blame(&self.path))
    }

    fn set_meta(&self, key: &str, value: &str) -> Result<()> {
        set_meta(&self.connection, key, value).blame(&self.path)
    }

    /// Lets the file grow to `pages` pages only, as on a full disk.
    #[cfg(test)]
    pub(crate) fn limit_pages(&self, pages: u32) {
        self.connection.pragma_update(None, "max_page_count", pages).unwrap();
    }

    /// Pages of the file now.
    #[cfg(test)]
    pub(crate) fn pages(&self) -> u32 {
        self.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap()
    }
}

/// Counters that go with the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counters {
    /// The next id that a new row gets; never goes back.
    pub next_id: i64,
    /// Counts every edit, undo and redo.
    pub revision: u64,
}

/// The longest path, in bytes, that the engine opens on Unix, with room for the journal's ending.
const LONGEST_PATH: usize = 500;

/// The file that a path leads to, if the engine can open a path so long and names beside it have room.
fn within_limit(path: &Path) -> Result<PathBuf> {
    let path = files::resolved(path);
    if path.file_name().is_some_and(|name| name.len() > LONGEST_NAME) {
        return Err(Error::NameTooLong { path, limit: LONGEST_NAME });
    }
    if cfg!(unix) && path.as_os_str().len() > LONGEST_PATH {
        return Err(Error::PathTooLong { path, limit: LONGEST_PATH });
    }
    Ok(path)
}

/// No URI names, no creation: a path is a path, and what is not there stays away.
fn flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// Opens for reading and writing; the engine falls back to reading where the file is write-protected. A hot journal
/// left by a killed program is rolled back at the first read.
fn connect(path: &Path) -> Result<Connection> {
    let connection = Connection::open_with_flags(path, flags()).blame(path)?;
    prepare(&connection).blame(path)?;
    Ok(connection)
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(128);
    // A rollback journal: every edit is complete in the one file. It is over when the journal is deleted, and that is
    // durable only with EXTRA, which syncs the folder too.
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA synchronous = EXTRA; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;",
    )
}

fn meta(connection: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()
}

fn set_meta(connection: &Connection, key: &str, value: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO meta(key, value) VALUES (?1, ?2) ON CONFLICT(key) DO UPDATE SET value = ?2",
        )?
        .execute([key, value])?;
    Ok(())
}
