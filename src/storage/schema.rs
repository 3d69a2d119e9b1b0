//! Making and migrating the tables.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::connection::set_meta;
use super::failure::WithPath;
use super::migrations::{MIGRATIONS, VERSION};
use super::shape;
use crate::error::{Error, Result};

/// `thmd`, in the file's header.
pub const APPLICATION_ID: i64 = 0x7468_6d64;

/// Fills an empty database with the tables and its first facts.
pub(super) fn create(connection: &mut Connection, file_id: &str) -> rusqlite::Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate(connection, 0)?;
    for (key, value) in [("file_id", file_id), ("next_id", "1"), ("revision", "0")] {
        set_meta(connection, key, value)?;
    }
    Ok(())
}

/// Brings the tables from `version` to [`VERSION`] in one transaction. Foreign keys are off meanwhile: a table that is
/// made anew is gone for a moment, and what refers to it must stay.
pub(super) fn migrate(connection: &mut Connection, version: i64) -> rusqlite::Result<()> {
    let checked: bool = connection.pragma_query_value(None, "foreign_keys", |row| row.get(0))?;
    connection.pragma_update(None, "foreign_keys", false)?;
    let migrated = run(connection, version);
    connection.pragma_update(None, "foreign_keys", checked)?;
    migrated
}

fn run(connection: &mut Connection, version: i64) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    let done = usize::try_from(version).unwrap_or(0);
    for sql in MIGRATIONS.iter().skip(done) {
        transaction.execute_batch(sql)?;
    }
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()
}

/// The schema of a file of ours, which holds our tables and nothing else.
///
/// # Errors
/// [`Error::NotOurs`], [`Error::Damaged`], [`Error::NewerVersion`], [`Error::ForeignSchema`].
pub(super) fn check(connection: &Connection, path: &Path) -> Result<i64> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).with_path(path);
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
    shape::check(connection, found, path)?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::change::{Row, Table};
    use crate::storage::rows;

    #[test]
    fn the_deadline_that_nobody_worded_becomes_a_suggestion_in_row_and_journal_alike() {
        let mut connection = Connection::open_in_memory().unwrap();
        for sql in &MIGRATIONS[..2] {
            connection.execute_batch(sql).unwrap();
        }
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        connection
            .execute_batch("INSERT INTO edit VALUES (1, '2023-03-01T00:00:00Z', '', '{}', 2, 'done')")
            .unwrap();
        let rows = [
            (1, "", "", json!({"rule": "day_of_session_month", "day": 25}), true),
            (2, "", "", json!({"rule": "day_of_session_month", "day": 20}), false),
            (3, "活动信息", "", json!({"rule": "day_of_session_month", "day": 25}), false),
            (4, "", "当月25日前", json!({"rule": "day_of_session_month", "day": 25}), false),
            (5, "", "", json!({"rule": "recurring"}), false),
        ];
        let put = "INSERT INTO requirement VALUES (?1, 1, 'branch', ?2, ?3, '', ?4)";
        let journal = "INSERT INTO edit_change VALUES (1, ?1, 'requirement', ?1, NULL, ?2)";
        for (id, item, text, rule, _) in &rows {
            connection.execute(put, (id, item, rule.to_string(), text)).unwrap();
            let image = json!({"id": id, "programme": 1, "kind": "branch", "item": item, "rule": rule,
                "to_whom": "", "text": text});
            connection.execute(journal, (id, image.to_string())).unwrap();
        }
        migrate(&mut connection, 2).unwrap();
        for (id, .., suggested) in rows {
            let row = rows::get(&connection, Table::Requirement, id).unwrap().unwrap().unwrap();
            let Row::Requirement(requirement) = &row else { panic!("{row:?}") };
            assert_eq!(requirement.suggested, suggested, "{id}");
            let image: String = connection
                .query_row("SELECT after FROM edit_change WHERE row = ?1", [id], |row| row.get(0))
                .unwrap();
            let image: Value = serde_json::from_str(&image).unwrap();
            assert_eq!(Row::from_json(Table::Requirement, image).unwrap(), row, "{id}: can be undone");
        }
    }
}
