//! Making a file with unreadable rows whole again, as far as its own journal allows.

use std::collections::HashSet;
use std::path::Path;

use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::backups::{Backup, Occasion};
use super::connection::{PATIENCE, set_meta};
use super::failure::{Fault, WithPath};
use super::history::EditState;
use super::migrations::VERSION;
use super::store::{Access, Store};
use super::{health, journal, rows};
use crate::error::{Owner, Result};
use crate::model::change::{Change, Row, Table};
use crate::model::edit::EditLabel;
use crate::model::health::{HealthProblem, UnreadableRow};

/// What a repair did.
#[derive(Debug)]
pub struct Repaired {
    /// The file as it was before.
    pub backup: Backup,
    /// Rows and counters put back as the journal has them.
    pub put_back: Vec<UnreadableRow>,
    /// Rows left out because the journal does not tell what they held.
    pub left_out: Vec<UnreadableRow>,
    /// Rows left out because they belong to one of those: table, row.
    pub left_with: Vec<(String, i64)>,
    /// What is still wrong.
    pub remaining: Vec<HealthProblem>,
}

impl Store {
    /// Opens a file for writing, makes a backup, and in one transaction puts unreadable rows back as the journal has
    /// them, or leaves them out with the rows that belong to them. What is left out is journalled; undo ends there.
    /// `None` where nothing is unreadable: nothing was written then.
    ///
    /// # Errors
    /// As [`Store::open`]; what the disk says. The file is as it was then.
    pub fn repair(
        path: &Path,
        writer: &Owner,
        now: DateTime<FixedOffset>,
        actor: &str,
    ) -> Result<Option<Repaired>> {
        let mut store = Self::open(path, Access::Write, writer, now, PATIENCE)?;
        let loaded = store.load()?;
        if loaded.unreadable.is_empty() {
            return Ok(None);
        }
        let backup = store.backup(now, Occasion::Automatic)?;
        let (journal, counters): (Vec<_>, Vec<_>) = loaded
            .unreadable
            .into_iter()
            .filter(|row| row.table != "edit")
            .partition(|row| row.table != "meta");
        let kept = journal.iter().map(|row| store.as_journalled(row)).collect::<Result<Vec<_>>>()?;
        let path = store.path.clone();
        let transaction =
            store.connection.transaction_with_behavior(TransactionBehavior::Immediate).with_path(&path)?;
        let mut outcome = Repaired {
            backup,
            put_back: counters,
            left_out: Vec::new(),
            left_with: Vec::new(),
            remaining: Vec::new(),
        };
        (|| -> Result<(), Fault> {
            let mut changes = Vec::new();
            for (row, image) in journal.into_iter().zip(kept) {
                let Some(table) = Table::from_name(&row.table) else { continue };
                rows::delete(&transaction, table, row.row)?;
                if image.is_some() {
                    let change = Change { table, row: row.row, before: None, after: image };
                    rows::write(&transaction, &change)?;
                    outcome.put_back.push(row);
                } else {
                    changes.push((table, row.row, None));
                    outcome.left_out.push(row);
                }
            }
            leave_with(&transaction, &path, &mut changes, &mut outcome)?;
            // A counter that was too small is set to the least that it can be.
            set_meta(&transaction, "next_id", &loaded.counters.next_id.to_string())?;
            let mut revision = loaded.counters.revision;
            if !changes.is_empty() {
                revision += 1;
                enter(&transaction, &changes, now.with_timezone(&Utc), actor)?;
            }
            let entries: i64 = transaction.query_row("SELECT count(*) FROM edit", [], |row| row.get(0))?;
            set_meta(&transaction, "revision", &revision.max(entries.unsigned_abs()).to_string())?;
            Ok(())
        })()
        .map_err(|fault| fault.with_path(&path))?;
        transaction.commit().with_path(&path)?;
        outcome.remaining = store.health()?;
        Ok(Some(outcome))
    }

    /// The row as the newest entry in force leaves it; `None` where that cannot be understood, or where no row is left.
    fn as_journalled(&self, row: &UnreadableRow) -> Result<Option<Row>> {
        let newest: Option<i64> = self
            .connection
            .query_row(
                r#"SELECT max(edit.id) FROM edit JOIN edit_change ON edit_change.edit = edit.id
                   WHERE edit.state = 'done' AND edit_change."table" = ?1 AND edit_change.row = ?2"#,
                (&row.table, row.row),
                |row| row.get(0),
            )
            .optional()
            .with_path(&self.path)?
            .flatten();
        let Some(edit) = newest else { return Ok(None) };
        let kept = self.changes_as_is(edit)?.into_iter().rfind(|c| c.table == row.table && c.row == row.row);
        Ok(kept.and_then(|kept| kept.change.ok()).and_then(|change| change.after))
    }
}

/// Leaves out the rows that refer to rows left out, and those that refer to them, until none does.
fn leave_with(
    connection: &Connection,
    path: &Path,
    changes: &mut Vec<(Table, i64, Option<Row>)>,
    outcome: &mut Repaired,
) -> Result<(), Fault> {
    let mut seen = HashSet::new();
    loop {
        let dangling = health::dangling(connection, path).map_err(Fault::Told)?;
        let mut more = false;
        for problem in dangling {
            let HealthProblem::Dangling(name, id) = problem else { continue };
            let Some(table) = Table::from_name(&name) else { continue };
            if !seen.insert((table, id)) {
                continue;
            }
            let image = rows::get(connection, table, id)?.and_then(std::result::Result::ok);
            rows::delete(connection, table, id)?;
            changes.push((table, id, image));
            outcome.left_with.push((name, id));
            more = true;
        }
        if !more {
            return Ok(());
        }
    }
}

/// Journals what was left out. The image of a row that could not be understood is not known.
fn enter(
    connection: &Connection,
    changes: &[(Table, i64, Option<Row>)],
    now: DateTime<Utc>,
    actor: &str,
) -> Result<(), Fault> {
    connection.execute("UPDATE edit SET state = 'discarded' WHERE state = 'undone'", [])?;
    let label = journal::json(&EditLabel::Repaired { rows: changes.len() })?;
    connection.execute(
        "INSERT INTO edit(at_utc, actor, label, schema, state) VALUES (?1, ?2, ?3, ?4, ?5)",
        (now.to_rfc3339_opts(SecondsFormat::Secs, true), actor, label, VERSION, EditState::Done.name()),
    )?;
    let edit = connection.last_insert_rowid();
    for (seq, (table, row, image)) in (0_i64..).zip(changes) {
        connection.execute(
            r#"INSERT INTO edit_change(edit, seq, "table", row, before, after) VALUES (?1, ?2, ?3, ?4, ?5, NULL)"#,
            (edit, seq, table.name(), row, journal::image(image.as_ref())?),
        )?;
    }
    Ok(())
}
