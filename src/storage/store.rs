//! An open file: its connection, its lock, and its rows as they are read once.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;

use super::backups::{Occasion, folder_of};
use super::connection::{connect, end_of_opening, meta, set_meta, within_limit};
use super::failure::WithPath;
use super::history::HistoryEntry;
use super::lock::{self, WriteLock};
use super::migrations::VERSION;
use super::read::{Read, is_large};
use super::{adopt, schema};
use crate::error::{Error, FileAction, Owner, Result};
use crate::files;
use crate::model::change::{Table, Tables};
use crate::model::health::UnreadableRow;
use crate::model::progress::Progress;

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
    pub(super) path: PathBuf,
    /// Stands before the lock, which must outlive it.
    pub(super) connection: Connection,
    pub(super) lock: Option<WriteLock>,
    /// The migrated copy that stands in for a file of an older schema opened for reading; goes with the store.
    pub(super) migrated_copy: Option<tempfile::TempPath>,
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
            if let Some(id) = meta(&store.connection, "file_id").with_path(&store.path)? {
                adopt::find_folder(&store.path, &id);
            }
            store.clean(now);
            store.back_to_one_file()?;
            if version < VERSION {
                store.backup(now, Occasion::Automatic)?;
                schema::migrate(&mut store.connection, version).with_path(&store.path)?;
            }
            store.sign(writer)?;
        } else {
            if version < VERSION {
                store.read_migrated_copy(version)?;
            }
            store.connection.pragma_update(None, "query_only", true).with_path(&store.path)?;
        }
        Ok(store)
    }

    /// A reader must not migrate the file: it reads a migrated copy in the system's folder for such files.
    pub(super) fn read_migrated_copy(&mut self, version: i64) -> Result<()> {
        let failed = |source| Error::io(FileAction::Create, &self.path, source);
        let copy = tempfile::Builder::new().prefix("themeday-").tempfile().map_err(failed)?.into_temp_path();
        self.vacuum_into(&copy, &copy)?;
        let mut connection = connect(&copy)?;
        schema::migrate(&mut connection, version).with_path(&self.path)?;
        self.connection = connection;
        self.migrated_copy = Some(copy);
        Ok(())
    }

    /// Takes away what killed programs left beside the file and among its backups.
    pub(super) fn clean(&self, now: DateTime<FixedOffset>) {
        for folder in [self.path.parent(), Some(folder_of(&self.path).as_path())].into_iter().flatten() {
            files::clean(folder, now.into());
        }
    }

    /// A file that another program set to a write-ahead log is one file again: a copy to a stick would miss the log.
    pub(super) fn back_to_one_file(&self) -> Result<()> {
        let mode: String = self
            .connection
            .pragma_query_value(None, "journal_mode", |row| row.get(0))
            .with_path(&self.path)?;
        if mode == "wal" {
            self.connection
                .pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))
                .with_path(&self.path)?;
        }
        Ok(())
    }

    /// Adds the name of who holds the lock, which the file itself tells.
    pub(super) fn name_owner(error: Error, path: &Path) -> Error {
        match error {
            Error::Locked { path: locked, .. } => {
                let owner = connect(path)
                    .and_then(|connection| meta(&connection, "writer").with_path(path))
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
    pub(super) fn sign(&self, writer: &Owner) -> Result<()> {
        self.set_meta("writer", &lock::owner_text(writer))
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Lets the engine stop in the midst of what it does once the work is cancelled; `None`: lets it work undisturbed
    /// again. What it was stopped at is undone, and told as an error of the engine.
    ///
    /// # Errors
    /// What the engine says.
    pub fn stop_with(&mut self, progress: Option<&Progress>) -> Result<()> {
        if let Some(progress) = progress.cloned() {
            let stop = move || progress.check().is_err();
            return self.connection.progress_handler(100, Some(stop)).with_path(&self.path);
        }
        end_of_opening(&mut self.connection).with_path(&self.path)?;
        self.connection.pragma_update(None, "query_only", !self.writable()).with_path(&self.path)
    }

    /// Whether it was opened for writing.
    #[must_use]
    pub fn writable(&self) -> bool {
        self.lock.is_some()
    }

    /// Every row of every journalled table that can be understood, and what cannot. Ends the opening of the file: from
    /// here on nothing limits how long its engine may work.
    ///
    /// # Errors
    /// What the engine says.
    pub fn load(&mut self) -> Result<Loaded> {
        let mut loaded = self.read_all()?;
        let mut end_of_journal = |read: Result<Option<HistoryEntry>>| match read {
            Err(Error::BadRows { rows, .. }) => {
                loaded.unreadable.extend(rows);
                Ok(None)
            }
            other => other,
        };
        let undo = end_of_journal(self.last_done())?;
        let redo = end_of_journal(self.first_undone())?;
        (loaded.undo, loaded.redo) = (undo, redo);
        end_of_opening(&mut self.connection).with_path(&self.path)?;
        Ok(loaded)
    }

    /// Rows and counters as they are in the file now.
    pub(super) fn read_all(&self) -> Result<Loaded> {
        // Nobody else may write a file that is open for writing, and a statement that runs already is left alone.
        let alone = self.writable() && self.connection.is_autocommit();
        let mut read = if alone && is_large(&self.connection).with_path(&self.path)? {
            Read::side_by_side(&self.connection, &self.path)?
        } else {
            Read::of(&self.connection, Table::ALL).with_path(&self.path)?
        };
        let counters = self.counters(read.last, &mut read.unreadable)?;
        let Read { tables, unreadable, .. } = read;
        Ok(Loaded { tables, counters, unreadable, undo: None, redo: None })
    }

    /// The counters that go with the rows; one that cannot be right is named, and the least that can be stands for it.
    pub(super) fn counters(&self, last: i64, unreadable: &mut Vec<UnreadableRow>) -> Result<Counters> {
        let mut number = |key: &str, least: i64| -> Result<i64> {
            let text = meta(&self.connection, key).with_path(&self.path)?.unwrap_or_default();
            match text.parse::<i64>() {
                Ok(number) if (least..=LARGEST_COUNT).contains(&number) => Ok(number),
                _ => {
                    let column = Some(key.to_owned());
                    unreadable.push(UnreadableRow { table: "meta".to_owned(), row: 0, column, value: text });
                    Ok(least)
                }
            }
        };
        let next_id = number("next_id", last.saturating_add(1).min(LARGEST_COUNT))?;
        Ok(Counters { next_id, revision: number("revision", 0)?.unsigned_abs() })
    }

    pub(super) fn set_meta(&self, key: &str, value: &str) -> Result<()> {
        set_meta(&self.connection, key, value).with_path(&self.path)
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

/// What a file holds.
#[derive(Debug)]
pub struct Loaded {
    /// The rows that can be understood.
    pub tables: Tables,
    /// The counters that go with them.
    pub counters: Counters,
    /// What cannot be understood, of rows, counters and the ends of the journal.
    pub unreadable: Vec<UnreadableRow>,
    /// What undo would take back.
    pub undo: Option<HistoryEntry>,
    /// What redo would carry out.
    pub redo: Option<HistoryEntry>,
}

/// Counters that go with the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counters {
    /// The next id that a new row gets; never goes back.
    pub next_id: i64,
    /// Counts every edit, undo and redo.
    pub revision: u64,
}

/// No counter comes near it; beyond it a counter would soon have no next.
const LARGEST_COUNT: i64 = i64::MAX / 4;
