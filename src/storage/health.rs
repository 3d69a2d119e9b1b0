//! Checking a file: the engine's pages, references between rows, what the rows hold, and whether the journal leads to the
//! rows as they are.

use std::collections::HashSet;
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;
use serde_json::Value;

use super::connection::connect;
use super::failure::WithPath;
use super::history::EditState;
use super::rows;
use super::store::{Counters, Store};
use crate::error::Result;
use crate::model::change::{Kind, Table, Tables};
use crate::model::health::{HealthProblem, UnreadableRow};

/// Years of which a day or month of an openness programme may be.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2300;

impl Store {
    /// Checks the file and changes nothing.
    ///
    /// # Errors
    /// When the engine cannot read the file at all.
    pub fn health(&self) -> Result<Vec<HealthProblem>> {
        let mut found = match &self.migrated_copy {
            // What was migrated for reading has fresh pages; those of the file itself are asked about.
            Some(_) => pages(&connect(&self.path)?, &self.path)?,
            None => pages(&self.connection, &self.path)?,
        };
        if !found.is_empty() {
            return Ok(found);
        }
        found.extend(dangling(&self.connection, &self.path)?);
        let loaded = self.read_all()?;
        found.extend(absurd(&loaded.tables));
        found.extend(twice(&loaded.tables));
        let bad: HashSet<(String, i64)> =
            loaded.unreadable.iter().map(|row| (row.table.clone(), row.row)).collect();
        found.extend(loaded.unreadable.into_iter().map(HealthProblem::Unreadable));
        found.extend(self.journal_against_rows(&loaded.tables, &bad, loaded.counters)?);
        Ok(found)
    }

    /// The latest change in force of every journalled row must be how the row is, every row must have one, and no entry
    /// may be missing.
    fn journal_against_rows(
        &self,
        tables: &Tables,
        bad: &HashSet<(String, i64)>,
        counters: Counters,
    ) -> Result<Vec<HealthProblem>> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut last = 0;
        let mut newest = 0;
        let entries = self.history_as_is()?;
        for entry in entries.iter().rev() {
            let (id, done) = match entry {
                Ok(entry) => (entry.id, entry.state == EditState::Done),
                Err(row) => {
                    found.push(HealthProblem::Unreadable(row.clone()));
                    (row.row, false)
                }
            };
            newest = newest.max(id);
            let changes = self.changes_as_is(id)?;
            if changes.is_empty() {
                found.push(HealthProblem::Journal("edit".to_owned(), id));
            }
            for kept in changes.into_iter().rev() {
                last = last.max(kept.row);
                let key = (kept.table, kept.row);
                match kept.change {
                    // What the row was is not known; that it was made is.
                    Err(row) => {
                        found.push(HealthProblem::Unreadable(row));
                        seen.insert(key);
                    }
                    Ok(change) if done && !seen.contains(&key) => {
                        if !bad.contains(&key) && tables.row(change.table, change.row) != change.after {
                            found.push(HealthProblem::Journal(key.0.clone(), key.1));
                        }
                        seen.insert(key);
                    }
                    Ok(_) => {}
                }
            }
        }
        // Entries are numbered without gaps and never deleted, and each has moved the counter.
        let there = u64::try_from(entries.len()).unwrap_or(u64::MAX);
        let at_least = newest.unsigned_abs().max(u64::from(counters.revision > 0));
        if there < at_least {
            found.push(HealthProblem::JournalCut(there, at_least));
        }
        let wrong = |key: &str, value: String| {
            let column = Some(key.to_owned());
            HealthProblem::Absurd(UnreadableRow { table: "meta".to_owned(), row: 0, column, value })
        };
        if counters.revision < there {
            found.push(wrong("revision", counters.revision.to_string()));
        }
        if last >= counters.next_id {
            found.push(wrong("next_id", counters.next_id.to_string()));
        }
        for table in Table::ALL {
            let keys = tables.rows(*table).into_iter().map(|row| (table.name().to_owned(), row.id()));
            let orphans = keys.filter(|key| !seen.contains(key));
            found.extend(orphans.map(|(table, row)| HealthProblem::Unjournalled(table, row)));
        }
        Ok(found)
    }
}

/// The engine's own check.
pub(super) fn pages(connection: &Connection, path: &Path) -> Result<Vec<HealthProblem>> {
    let mut statement = connection.prepare("PRAGMA integrity_check(20)").with_path(path)?;
    let mut words = statement.query([]).with_path(path)?;
    let mut found = Vec::new();
    loop {
        match words.next() {
            Ok(None) => return Ok(found),
            Ok(Some(row)) => {
                let word = row.get_ref(0).map(rows::shown).with_path(path)?;
                if word != "ok" {
                    found.push(HealthProblem::Pages(word));
                }
            }
            Err(error) => {
                found.push(HealthProblem::Pages(error.to_string()));
                return Ok(found);
            }
        }
    }
}

/// Rows that refer to one that is not there: table and row, each once.
pub(super) fn dangling(connection: &Connection, path: &Path) -> Result<Vec<HealthProblem>> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check").with_path(path)?;
    let rows = statement
        .query_map([], |row| Ok((rows::shown(row.get_ref(0)?), row.get::<_, Option<i64>>(1)?.unwrap_or(0))))
        .and_then(Iterator::collect::<rusqlite::Result<Vec<_>>>)
        .with_path(path)?;
    let mut seen = HashSet::new();
    let once = rows.into_iter().filter(|row| seen.insert(row.clone()));
    Ok(once.map(|(table, row)| HealthProblem::Dangling(table, row)).collect())
}

/// Days and months that no programme is in.
fn absurd(tables: &Tables) -> Vec<HealthProblem> {
    let mut found = Vec::new();
    for table in Table::ALL {
        for row in tables.rows(*table) {
            let Ok(image) = row.to_json() else { continue };
            for column in table.columns() {
                let value = image.get(column.name).and_then(|value| outside(column.kind, value));
                if let Some(value) = value {
                    let column = Some(column.name.to_owned());
                    let table = table.name().to_owned();
                    found.push(HealthProblem::Absurd(UnreadableRow { table, row: row.id(), column, value }));
                }
            }
        }
    }
    found
}

/// A year, or a day or month anywhere in a value of its kind, that lies outside [`YEARS`].
fn outside(kind: Kind, value: &Value) -> Option<String> {
    if !matches!(kind, Kind::Year | Kind::Day | Kind::Month | Kind::Times) {
        return None;
    }
    match value {
        Value::Array(list) => list.iter().find_map(|value| outside(kind, value)),
        Value::Object(fields) => fields.values().find_map(|value| outside(kind, value)),
        Value::Number(year) if kind == Kind::Year => {
            let year = year.as_i64().unwrap_or(i64::MAX);
            let fits = i32::try_from(year).is_ok_and(|year| YEARS.contains(&year));
            (!fits).then(|| year.to_string())
        }
        Value::String(text) => {
            let day = text.parse().or_else(|_| format!("{text}-01").parse::<NaiveDate>()).ok()?;
            (!YEARS.contains(&day.year())).then(|| text.clone())
        }
        Value::Number(_) | Value::Null | Value::Bool(_) => None,
    }
}

/// What a file may hold once only.
fn twice(tables: &Tables) -> Vec<HealthProblem> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for table in Table::ALL.iter().filter(|table| !table.once().is_empty()) {
        for row in tables.rows(*table) {
            let Ok(image) = row.to_json() else { continue };
            let values = table.once().iter().filter_map(|column| match &image[*column] {
                Value::Null => None,
                Value::String(text) => Some(text.clone()),
                other => Some(other.to_string()),
            });
            let what = values.collect::<Vec<_>>().join("/");
            if !seen.insert((*table, what.clone())) {
                found.push(HealthProblem::Twice(table.name().to_owned(), row.id(), what));
            }
        }
    }
    found
}
