//! Reading the journal backwards: its entries in pieces, those that are about a unit, the rows as they were at an entry.

use std::collections::HashSet;

use super::failure::WithPath;
use super::history::{EditState, HistoryEntry};
use super::store::Store;
use crate::error::{Error, Result};
use crate::model::change::{Row, Table};
use crate::model::edit::EditLabel;
use crate::model::health::UnreadableRow;
use crate::model::ids::UnitId;

/// Entries in which rows occur that are a unit's own: the unit itself, what names it, the sessions that it ever held, and
/// what happened to its reports.
const ABOUT_UNIT: &str = r#"
WITH held(id) AS (
    SELECT DISTINCT json_extract(coalesce(after, before), '$.session') FROM edit_change
    WHERE "table" = 'party' AND json_extract(coalesce(after, before), '$.unit') = ?1
      AND json_extract(coalesce(after, before), '$.role') = 'organiser'
), reported(id) AS (
    SELECT DISTINCT row FROM edit_change
    WHERE "table" = 'report' AND json_extract(coalesce(after, before), '$.unit') = ?1
)
SELECT DISTINCT edit FROM edit_change
WHERE ("table" = 'unit' AND row = ?1)
   OR ("table" = 'session' AND row IN held)
   OR ("table" NOT IN ('unit', 'session')
       AND (json_extract(after, '$.unit') = ?1 OR json_extract(before, '$.unit') = ?1
            OR json_extract(after, '$.into') = ?1))
   OR ("table" = 'report_event' AND json_extract(coalesce(after, before), '$.report') IN reported)
"#;

impl Store {
    /// Journalled edits after the one of that number, oldest first, at most so many.
    ///
    /// # Errors
    /// [`Error::BadRows`] names an entry that cannot be understood; what the engine says.
    pub fn history_after(&self, number: i64, most: usize) -> Result<Vec<HistoryEntry>> {
        self.entries(&format!("WHERE id > {number} ORDER BY id LIMIT {most}"))
    }

    /// The journalled edit of that number.
    ///
    /// # Errors
    /// As [`Self::history_after`].
    pub fn entry(&self, number: i64) -> Result<Option<HistoryEntry>> {
        Ok(self.entries(&format!("WHERE id = {number}"))?.pop())
    }

    /// Numbers of the journalled edits that changed something about a unit.
    ///
    /// # Errors
    /// What the engine says.
    pub fn edits_about(&self, unit: UnitId) -> Result<HashSet<i64>> {
        let mut statement = self.connection.prepare(ABOUT_UNIT).with_path(&self.path)?;
        let found = statement.query_map([unit.0], |row| row.get(0)).and_then(Iterator::collect);
        found.with_path(&self.path)
    }

    /// How many edits that are in force came after the one of that number, and whether one of them is a repair, whose
    /// losses are not known.
    ///
    /// # Errors
    /// What the engine says.
    pub fn in_force_after(&self, number: i64) -> Result<(usize, bool)> {
        let mut statement = self
            .connection
            .prepare("SELECT label FROM edit WHERE id > ?1 AND state = 'done'")
            .with_path(&self.path)?;
        let labels = statement.query_map([number], |row| row.get::<_, String>(0)).and_then(Iterator::collect);
        let labels: Vec<String> = labels.with_path(&self.path)?;
        let repair = |label: &String| {
            label.contains("repaired") && !matches!(EditLabel::read(label), Some(label) if !is_repair(&label))
        };
        Ok((labels.len(), labels.iter().any(repair)))
    }

    /// The rows that edits in force after the one of that number have touched, as they were after it; `None`: the row was
    /// not there.
    ///
    /// # Errors
    /// [`Error::BadRows`] when an image cannot be understood; what the engine says.
    pub fn rows_after(&self, number: i64) -> Result<Vec<(Table, i64, Option<Row>)>> {
        let mut statement = self
            .connection
            .prepare(
                r#"SELECT "table", row, before, edit FROM edit_change
                   WHERE edit > ?1 AND edit IN (SELECT id FROM edit WHERE state = 'done')
                   ORDER BY edit, seq"#,
            )
            .with_path(&self.path)?;
        let mut rows = statement.query([number]).with_path(&self.path)?;
        let (mut seen, mut found) = (HashSet::new(), Vec::new());
        while let Some(row) = rows.next().with_path(&self.path)? {
            let read = || -> rusqlite::Result<(String, i64, Option<String>, i64)> {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            };
            let (name, id, image, edit) = read().with_path(&self.path)?;
            let bad = |column: &str, value: String| Error::BadRows {
                path: self.path.clone(),
                rows: vec![UnreadableRow {
                    table: "edit_change".to_owned(),
                    row: edit,
                    column: Some(column.to_owned()),
                    value,
                }],
            };
            let Some(table) = Table::from_name(&name) else { return Err(bad("table", name)) };
            if !seen.insert((table, id)) {
                continue;
            }
            let before = match image {
                None => None,
                Some(image) => {
                    let read = serde_json::from_str(&image).and_then(|value| Row::from_json(table, value));
                    Some(read.map_err(|_| bad("before", image))?)
                }
            };
            found.push((table, id, before));
        }
        Ok(found)
    }
}

fn is_repair(label: &EditLabel) -> bool {
    matches!(label, EditLabel::Repaired { .. })
}

impl HistoryEntry {
    /// Whether the edit is in force.
    #[must_use]
    pub fn in_force(&self) -> bool {
        self.state == EditState::Done
    }
}
