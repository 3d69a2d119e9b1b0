//! The engine's connection to a file: how it is opened, limited and set, and the file's own facts.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::failure::WithPath;
use crate::error::{Error, LONGEST_NAME, Result};
use crate::files;

/// How long one waits for somebody else's transaction or lock.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// How long the engine may work on opening a file. The largest takes a second, some more with a copy to a slow stick; one
/// made to go round in circles would take for ever.
const OPENING: Duration = Duration::from_mins(1);

/// The longest path, in bytes, that the engine opens on Unix, with room for the journal's ending.
const LONGEST_PATH: usize = 500;

/// The file that a path leads to, if the engine can open a path so long and names beside it have room.
pub(super) fn within_limit(path: &Path) -> Result<PathBuf> {
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
pub(super) fn flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// Opens for reading and writing; the engine falls back to reading where the file is write-protected. A hot journal
/// left by a killed program is rolled back at the first read.
pub(super) fn connect(path: &Path) -> Result<Connection> {
    let mut connection = Connection::open_with_flags(path, flags()).with_path(path)?;
    let until = Instant::now() + OPENING;
    connection.progress_handler(10_000, Some(move || Instant::now() > until)).with_path(path)?;
    prepare(&connection).with_path(path)?;
    Ok(connection)
}

/// Takes the limit of an opening away.
pub(super) fn end_of_opening(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.progress_handler(0, None::<fn() -> bool>)
}

pub(super) fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(128);
    // A name that is not there is an error, not a text; nothing but our own statements changes the schema.
    for (option, on) in [
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    ] {
        connection.set_db_config(option, on)?;
    }
    // A rollback journal: every edit is complete in the one file. It is over when the journal is deleted, and that is
    // durable only with EXTRA, which syncs the folder too.
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA synchronous = EXTRA; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;",
    )
}

pub(super) fn meta(connection: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()
}

pub(super) fn set_meta(connection: &Connection, key: &str, value: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO meta(key, value) VALUES (?1, ?2) ON CONFLICT(key) DO UPDATE SET value = ?2",
        )?
        .execute([key, value])?;
    Ok(())
}
