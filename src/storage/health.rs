//! Checking a file: the engine's pages, references between rows, and whether the journal leads to the rows as they are.

use std::collections::HashSet;

use super::failure::Blame;
use super::journal::EditState;
use super::{Store, rows};
use crate::error::{Error, Result};
use crate::model::change::Table;

/// Something wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HealthProblem {
    /// The engine's own check of pages and indexes failed; its words.
    Pages(String),
    /// A row refers to one that is not there: table, row.
    Dangling(String, i64),
    /// Rows of a table cannot be read; the detail.
    Unreadable(String, String),
    /// The journal says otherwise than the table: table, row.
    Journal(String, i64),
}

impl Store {
    /// Checks the file and changes nothing.
    ///
    /// # Errors
    /// When the engine cannot read the file at all.
    pub fn health(&self) -> Result<Vec<HealthProblem>> {
        let mut found = Vec::new();
        let mut pages = self.connection.prepare("PRAGMA integrity_check(20)").blame(&self.path)?;
        let words = pages.query_map([], |row| row.get::<_, String>(0)).blame(&self.path)?;
        for word in words {
            match word.blame(&self.path) {
                Ok(word) if word == "ok" => {}
                Ok(word) => found.push(HealthProblem::Pages(word)),
                Err(error) => found.push(HealthProblem::Pages(error.to_string())),
            }
        }
        if !found.is_empty() {
            return Ok(found);
        }
        let mut keys = self.connection.prepare("PRAGMA foreign_key_check").blame(&self.path)?;
        let dangling = keys
            .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?.unwrap_or(0))))
            .and_then(Iterator::collect::<rusqlite::Result<Vec<_>>>)
            .blame(&self.path)?;
        found.extend(dangling.into_iter().map(|(table, row)| HealthProblem::Dangling(table, row)));
        for table in Table::ALL {
            if let Err(fault) = rows::load(&self.connection, *table, drop) {
                found.push(HealthProblem::Unreadable(
                    table.name().to_owned(),
                    fault.blame(&self.path).to_string(),
                ));
            }
        }
        if found.is_empty() {
            found.extend(self.journal_against_rows()?);
        }
        Ok(found)
    }

    /// The latest change in force of every journalled row must be how the row is.
    fn journal_against_rows(&self) -> Result<Vec<HealthProblem>> {
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        for entry in self.history()?.iter().rev().filter(|entry| entry.state == EditState::Done) {
            let changes = match self.changes_of(entry.id) {
                Ok(changes) => changes,
                Err(Error::Damaged { .. }) => {
                    found.push(HealthProblem::Journal("edit".to_owned(), entry.id));
                    continue;
                }
                Err(other) => return Err(other),
            };
            for change in changes.iter().rev() {
                if seen.insert((change.table, change.row))
                    && self.row(change.table, change.row)? != change.after
                {
                    found.push(HealthProblem::Journal(change.table.name().to_owned(), change.row));
                }
            }
        }
        Ok(found)
    }
}
