//! Writing changes and their journal in one transaction, and moving along the journal.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row as SqlRow, Transaction, TransactionBehavior};
use serde_json::Value;

use super::connection::{meta, set_meta};
use super::failure::{Fault, WithPath};
use super::history::{EditState, HistoryEntry, NewEntry};
use super::migrations::VERSION;
use super::rows;
use super::store::{Counters, Store};
use crate::error::{Error, Result};
use crate::model::change::{Change, Row, Table};
use crate::model::edit::EditLabel;
use crate::model::health::UnreadableRow;
use crate::model::session::Session;

impl Store {
    /// Writes changes and their entry in the journal; durable when it returns. Undone edits become `Discarded`.
    /// `counters` are those before the edit; `next_id` is the one after it. Returns the entry's number.
    ///
    /// # Errors
    /// [`Error::ChangedElsewhere`] when rows or counters are not as expected; what the disk says. Nothing is written then.
    pub fn record(
        &mut self,
        changes: &[Change],
        entry: &NewEntry<'_>,
        counters: Counters,
        next_id: i64,
    ) -> Result<i64> {
        let path = self.path.clone();
        let transaction = begin(&mut self.connection, counters).map_err(|fault| fault.with_path(&path))?;
        let id = (|| -> Result<i64, Fault> {
            transaction.execute("UPDATE edit SET state = 'discarded' WHERE state = 'undone'", [])?;
            transaction
                .prepare_cached("INSERT INTO edit(at_utc, actor, label, schema, state) VALUES (?1, ?2, ?3, ?4, 'done')")?
                .execute((time_text(entry.at), entry.actor, json(entry.label)?, VERSION))?;
            let id = transaction.last_insert_rowid();
            let mut keep = transaction.prepare_cached(
                r#"INSERT INTO edit_change(edit, seq, "table", row, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"#,
            )?;
            for (seq, change) in changes.iter().enumerate() {
                rows::write(&transaction, change)?;
                let seq = i64::try_from(seq).unwrap_or(i64::MAX);
                keep.execute((id, seq, change.table.name(), change.row, image(change.before.as_ref())?, image(change.after.as_ref())?))?;
            }
            advance(&transaction, counters, Some(next_id))?;
            Ok(id)
        })()
        .map_err(|fault| fault.with_path(&path))?;
        transaction.commit().with_path(&path)?;
        Ok(id)
    }

    /// The edit that undo would take back.
    ///
    /// # Errors
    /// What the engine says.
    pub fn last_done(&self) -> Result<Option<HistoryEntry>> {
        self.one("WHERE state = 'done' ORDER BY id DESC LIMIT 1")
    }

    /// The edit that redo would carry out.
    ///
    /// # Errors
    /// What the engine says.
    pub fn first_undone(&self) -> Result<Option<HistoryEntry>> {
        self.one("WHERE state = 'undone' ORDER BY id LIMIT 1")
    }

    /// Takes a `Done` entry back or carries an `Undone` one out again; durable when it returns. Returns what changed.
    ///
    /// # Errors
    /// As [`Store::record`].
    pub fn revert(&mut self, entry: &HistoryEntry, counters: Counters) -> Result<Vec<Change>> {
        let path = self.path.clone();
        let mut changes = self.changes_of(entry.id)?;
        let to = if entry.state == EditState::Done {
            changes.reverse();
            changes = changes.iter().map(Change::reversed).collect();
            EditState::Undone
        } else {
            EditState::Done
        };
        let transaction = begin(&mut self.connection, counters).map_err(|fault| fault.with_path(&path))?;
        (|| -> Result<(), Fault> {
            for change in &changes {
                rows::write(&transaction, change)?;
            }
            transaction
                .prepare_cached("UPDATE edit SET state = ?2 WHERE id = ?1")?
                .execute((entry.id, to.name()))?;
            advance(&transaction, counters, None)
        })()
        .map_err(|fault| fault.with_path(&path))?;
        transaction.commit().with_path(&path)?;
        Ok(changes)
    }

    /// Every journalled edit, oldest first.
    ///
    /// # Errors
    /// [`Error::BadRows`] names an entry that cannot be understood; what the engine says.
    pub fn history(&self) -> Result<Vec<HistoryEntry>> {
        self.entries("ORDER BY id")
    }

    /// The entries of which that holds.
    pub(super) fn entries(&self, which: &str) -> Result<Vec<HistoryEntry>> {
        let mut statement = self.connection.prepare(&format!("{ENTRY} {which}")).with_path(&self.path)?;
        let entries = statement.query_map([], entry_of).and_then(Iterator::collect);
        let entries: Vec<_> = entries.with_path(&self.path)?;
        entries.into_iter().map(|entry| self.readable(entry)).collect()
    }

    /// Every journalled edit, oldest first; those that cannot be understood by what is wrong with them.
    pub(super) fn history_as_is(&self) -> Result<Vec<Result<HistoryEntry, UnreadableRow>>> {
        let mut statement = self.connection.prepare(&format!("{ENTRY} ORDER BY id")).with_path(&self.path)?;
        let entries = statement.query_map([], entry_of).and_then(Iterator::collect);
        entries.with_path(&self.path)
    }

    fn readable<T>(&self, read: Result<T, UnreadableRow>) -> Result<T> {
        read.map_err(|row| Error::BadRows { path: self.path.clone(), rows: vec![row] })
    }

    /// The changes of one journalled edit, in the order in which they were made.
    ///
    /// # Errors
    /// [`Error::BadRows`] when an image cannot be understood; what the engine says.
    pub fn changes_of(&self, edit: i64) -> Result<Vec<Change>> {
        self.changes_as_is(edit)?.into_iter().map(|kept| self.readable(kept.change)).collect()
    }

    /// The changes of one journalled edit; those that cannot be understood by what is wrong with them.
    pub(super) fn changes_as_is(&self, edit: i64) -> Result<Vec<KeptChange>> {
        let mut statement = self
            .connection
            .prepare_cached(
                r#"SELECT "table", row, before, after FROM edit_change WHERE edit = ?1 ORDER BY seq"#,
            )
            .with_path(&self.path)?;
        let kept = statement.query_map([edit], |row| change_of(edit, row)).and_then(Iterator::collect);
        kept.with_path(&self.path)
    }

    /// Every session as it was at any time, as far as it had a time then, each state once. What the journal cannot read
    /// any more is left out.
    ///
    /// # Errors
    /// What the engine says.
    pub fn past_sessions(&self) -> Result<Vec<Session>> {
        let mut statement = self
            .connection
            .prepare(
                r#"SELECT before FROM edit_change WHERE "table" = ?1 AND before IS NOT NULL
                   UNION SELECT after FROM edit_change WHERE "table" = ?1 AND after IS NOT NULL"#,
            )
            .with_path(&self.path)?;
        let images = statement
            .query_map([Table::Session.name()], |row| row.get::<_, String>(0))
            .and_then(Iterator::collect::<rusqlite::Result<Vec<String>>>)
            .with_path(&self.path)?;
        let sessions = images.iter().filter_map(|image| serde_json::from_str::<Session>(image).ok());
        Ok(sessions.filter(|s| s.month.is_some() || s.when.is_some() || s.held_on.is_some()).collect())
    }

    fn one(&self, which: &str) -> Result<Option<HistoryEntry>> {
        let mut statement =
            self.connection.prepare_cached(&format!("{ENTRY} {which}")).with_path(&self.path)?;
        let entry = statement.query_row([], entry_of).optional().with_path(&self.path)?;
        entry.map(|entry| self.readable(entry)).transpose()
    }
}

const ENTRY: &str = "SELECT id, at_utc, actor, label, state FROM edit";

/// An entry, or which of its columns cannot be understood.
fn entry_of(row: &SqlRow<'_>) -> rusqlite::Result<Result<HistoryEntry, UnreadableRow>> {
    let id: i64 = row.get(0)?;
    let text = |at: usize| -> rusqlite::Result<String> { Ok(rows::shown(row.get_ref(at)?)) };
    let bad = |column: &str, value: String| {
        let column = Some(column.to_owned());
        Ok(Err(UnreadableRow { table: "edit".to_owned(), row: id, column, value }))
    };
    let (at, label) = (text(1)?, text(3)?);
    let Ok(read_at) = at.parse() else { return bad("at_utc", at) };
    let Some(read_label) = EditLabel::read(&label) else { return bad("label", label) };
    let state = EditState::from_name(&text(4)?);
    Ok(Ok(HistoryEntry { id, at: read_at, actor: text(2)?, label: read_label, state }))
}

/// A change as it stands in the journal.
pub(super) struct KeptChange {
    /// Name of the table.
    pub(super) table: String,
    /// The row's id.
    pub(super) row: i64,
    /// The change, or which of its columns cannot be understood.
    pub(super) change: Result<Change, UnreadableRow>,
}

fn change_of(edit: i64, row: &SqlRow<'_>) -> rusqlite::Result<KeptChange> {
    let bad = |column: &str, value: String| UnreadableRow {
        table: "edit_change".to_owned(),
        row: edit,
        column: Some(column.to_owned()),
        value,
    };
    let name = rows::shown(row.get_ref(0)?);
    let image =
        |table: Table, at: usize, column: &str| -> rusqlite::Result<Result<Option<Row>, UnreadableRow>> {
            let text = row.get_ref(at)?;
            if matches!(text, ValueRef::Null) {
                return Ok(Ok(None));
            }
            let text = rows::shown(text);
            let read = serde_json::from_str::<Value>(&text).and_then(|image| Row::from_json(table, image));
            Ok(read.map(Some).map_err(|_| bad(column, text)))
        };
    let id = row.get(1)?;
    let change = match Table::from_name(&name) {
        None => Err(bad("table", name.clone())),
        Some(table) => {
            let (before, after) = (image(table, 2, "before")?, image(table, 3, "after")?);
            before.and_then(|before| Ok(Change { table, row: id, before, after: after? }))
        }
    };
    Ok(KeptChange { table: name, row: id, change })
}

/// Begins a transaction and makes sure that nobody wrote since the counters were read.
fn begin(connection: &mut Connection, counters: Counters) -> Result<Transaction<'_>, Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let revision = meta(&transaction, "revision")?;
    if revision.as_deref() != Some(counters.revision.to_string().as_str()) {
        return Err(Fault::Guard);
    }
    Ok(transaction)
}

fn advance(connection: &Connection, counters: Counters, next_id: Option<i64>) -> Result<(), Fault> {
    set_meta(connection, "revision", &(counters.revision + 1).to_string())?;
    if let Some(next_id) = next_id.filter(|id| *id != counters.next_id) {
        set_meta(connection, "next_id", &next_id.to_string())?;
    }
    Ok(())
}

pub(super) fn image(row: Option<&Row>) -> Result<Option<String>, Fault> {
    row.map(|row| {
        row.to_json()
            .map(|image| image.to_string())
            .map_err(|e| Fault::Image(row.table().name(), row.id(), e))
    })
    .transpose()
}

pub(super) fn json(label: &EditLabel) -> Result<String, Fault> {
    serde_json::to_string(label).map_err(|e| Fault::Image("edit", 0, e))
}

fn time_text(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
