//! Making and migrating the tables. Migrations are only ever appended.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::failure::Blame;
use crate::error::{Error, Result};

/// `thmd`, in the file's header.
pub const APPLICATION_ID: i64 = 0x7468_6d64;

const MIGRATIONS: [&str; 3] = [
    include_str!("migrations/0001_core.sql"),
    include_str!("migrations/0002_papers.sql"),
    include_str!("migrations/0003_truth.sql"),
];

/// The schema that this program writes: the number of migrations.
pub const VERSION: i64 = 3;
const _: () = assert!(MIGRATIONS.len() == 3, "VERSION counts the migrations");

/// Fills an empty database with the tables and its first facts.
pub(super) fn create(connection: &mut Connection, file_id: &str) -> rusqlite::Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate(connection, 0)?;
    for (key, value) in [("file_id", file_id), ("next_id", "1"), ("revision", "0")] {
        super::set_meta(connection, key, value)?;
    }
    Ok(())
}

/// Brings the tables from `version` to [`VERSION`] in one transaction.
pub(super) fn migrate(connection: &mut Connection, version: i64) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    let done = usize::try_from(version).unwrap_or(0);
    for sql in MIGRATIONS.iter().skip(done) {
        transaction.execute_batch(sql)?;
    }
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()
}

/// The schema of a file of ours.
///
/// # Errors
/// [`Error::NotOurs`], [`Error::Damaged`], [`Error::NewerVersion`].
pub(super) fn check(connection: &Connection, path: &Path) -> Result<i64> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).blame(path);
    if number("application_id")? != APPLICATION_ID {
        return Err(Error::NotOurs(path.to_path_buf()));
    }
    let found = number("user_version")?;
    if found > VERSION {
        return Err(Error::NewerVersion { path: path.to_path_buf(), found, known: VERSION });
    }
    if found < 1 {
        return Err(Error::Damaged { path: path.to_path_buf(), detail: format!("schema {found}") });
    }
    Ok(found)
}
