//! Rows of tables that hold data, so that one of which nothing is read can be told.

use super::notice::Notice;
use super::schedule::{group_row, is_head_again};
use crate::error::Result;
use crate::intake::columns::{self, Role};
use crate::intake::limits::Budget;
use crate::intake::text::{Block, Row, integer};
use crate::intake::words as w;
use crate::model::proposal::NotUnderstood;

/// A row, and whether it tells of persons.
pub struct DataRow {
    /// The row with its words.
    pub row: NotUnderstood,
    /// It holds names or numbers of persons.
    pub persons: bool,
}

/// Every row with data below a head of known words.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn rows(notice: &Notice, budget: &Budget) -> Result<Vec<DataRow>> {
    let mut all = Vec::new();
    for block in notice.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Table(table) = block else { continue };
        let Some(head) = columns::head(table) else { continue };
        for row in &table.rows[head.body..] {
            budget.check()?;
            if !is_head_again(row) && group_row(row).is_none() {
                all.extend(data(row, &head.roles));
            }
        }
    }
    Ok(all)
}

fn data(row: &Row, roles: &[Role]) -> Option<DataRow> {
    let role = |column: usize| roles.get(column).unwrap_or(&Role::Other);
    let filled: Vec<(usize, &str)> = row
        .cells
        .iter()
        .enumerate()
        .map(|(column, cell)| (column, cell.trim()))
        .filter(|(column, cell)| !cell.is_empty() && *role(*column) != Role::Seq && integer(cell).is_none())
        .collect();
    let sum = filled.iter().any(|(_, cell)| w::SUMS.iter().any(|sum| cell.starts_with(sum)));
    if filled.is_empty() || sum {
        return None;
    }
    let persons = filled.iter().any(|(column, _)| *role(*column) == Role::Contact);
    let mut words: Vec<&str> = filled.iter().map(|(_, cell)| *cell).collect();
    // Merged cells come once for each column.
    words.dedup();
    Some(DataRow { row: NotUnderstood { at: row.at, text: words.join(" ") }, persons })
}
