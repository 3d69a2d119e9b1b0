//! Tables whose columns are months or quarters: units stand in the cells, or ticks and days in the rows of units.

use super::draft::Draft;
use super::titled::Titled;
use crate::error::Result;
use crate::intake::columns::{self, Role};
use crate::intake::limits::Budget;
use crate::intake::text::{Row, Table, number};
use crate::intake::units;
use crate::intake::words as w;
use crate::model::proposal::{Assignment, QuestionKind};
use crate::model::session::SessionKind;

/// Months that head columns.
pub struct Months {
    /// The row in which they stand.
    head: usize,
    /// Each column with its phrase.
    columns: Vec<(usize, String)>,
}

/// The months that head the columns of a table: at least two in one of its first rows.
pub fn months(table: &Table) -> Option<Months> {
    for (head, row) in table.rows.iter().enumerate().take(3) {
        let is_month = |cell: &String| cell.chars().count() <= 12 && columns::is_time(cell);
        let months: Vec<(usize, String)> = row
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| is_month(cell))
            .map(|(column, cell)| (column, cell.clone()))
            .collect();
        let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let units =
            row.cells.iter().any(|cell| units::looks_like_list(cell) && columns::role(cell).is_none());
        // A row with a time of its own right below is one of units with two times, no head of months.
        if months.len() >= 2 && months.len() + 3 >= filled && !units {
            return Some(Months { head, columns: months });
        }
    }
    None
}

/// Reads such a table.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn read(titled: &Titled<'_>, months: &Months, draft: &mut Draft, budget: &Budget) -> Result<()> {
    let own = units::group_of_title(titled.titles.iter().copied());
    let rows = &titled.table.rows[months.head + 1..];
    let units_in = unit_column(titled.table, months);
    for (column, text) in &months.columns {
        let mut group = own.clone();
        for row in rows {
            budget.check()?;
            let other = |cell: &(usize, &String)| months.columns.iter().all(|(month, _)| *month != cell.0);
            let named = row.cells.iter().enumerate().filter(other).find_map(|(_, cell)| units::group(cell));
            if let Some(named) = named {
                group = Some(named);
            }
            let Some(cell) = row.cells.get(*column).filter(|cell| !cell.is_empty()) else { continue };
            let unit = units_in.and_then(|column| row.cells.get(column)).filter(|unit| !unit.is_empty());
            match unit {
                Some(unit) if units::is_sum(unit) => {}
                Some(unit) => of_row(row, unit, cell, text, group.as_deref(), draft),
                None => in_cell(row, cell, text, group.as_deref(), draft),
            }
        }
    }
    Ok(())
}

/// The column in which the units of the rows stand, where the cells of the months hold none.
fn unit_column(table: &Table, months: &Months) -> Option<usize> {
    let rows = &table.rows[months.head + 1..];
    let head = table.rows.get(months.head)?;
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).min(head.cells.len());
    let is_month = |column: usize| months.columns.iter().any(|(month, _)| *month == column);
    (0..width).filter(|column| !is_month(*column)).find(|column| {
        let filled: Vec<&String> = rows
            .iter()
            .take(200)
            .filter_map(|row| row.cells.get(*column))
            .filter(|cell| !cell.is_empty())
            .collect();
        let known = filled.iter().filter(|cell| units::looks_like_list(cell)).count();
        let group = filled.iter().all(|cell| units::group(cell).is_some());
        let named = columns::role(&head.cells[*column]).is_some_and(|role| role == Role::Unit);
        !filled.is_empty() && !group && (known * 10 >= filled.len() * 7 || named && known > 0)
    })
}

/// A cell that marks a unit's row: a tick, a day of the month, or words.
fn of_row(row: &Row, unit: &str, cell: &str, month: &str, group: Option<&str>, draft: &mut Draft) {
    let (names, others) = units::sorted(units::parse(unit).names);
    draft.no_unit(&others, row.at);
    if names.is_empty() {
        return;
    }
    let mut assignment = Assignment::new(SessionKind::Branch);
    assignment.at = Some(row.at);
    let text = cell.trim();
    let chars: Vec<char> = text.chars().collect();
    let day = number(&chars, 0)
        .filter(|day| (1..=31).contains(&day.value) && chars[day.end..].iter().all(|c| w::DAY.contains(*c)));
    let tick = w::TICKS.contains(&text);
    assignment.time = match day.filter(|_| !tick) {
        Some(day) if month.ends_with(w::MONTH) => {
            let written = format!("{month}{}{}", day.value, w::DAY.chars().next().unwrap_or('.'));
            draft.time(&written, assignment.at)
        }
        _ if columns::is_time(text) => draft.time(text, assignment.at),
        _ => draft.time(month, assignment.at),
    };
    if !tick && day.is_none() && !columns::is_time(text) {
        // What it says beside the month is kept, and asked about.
        assignment.note = Some(text.to_owned());
        let id = format!("cell:{}:{}:{month}", row.at.source, row.at.line);
        draft.ask(
            QuestionKind::NotUnderstood,
            id,
            &format!("{unit} {month} {text}"),
            Vec::new(),
            Some(row.at),
        );
    }
    for name in &names {
        draft.unit(name, group, row.at);
    }
    assignment.group = group.map(str::to_owned);
    assignment.units = names;
    draft.proposal.assignments.push(assignment);
}

/// A cell that names the units of its month.
fn in_cell(row: &Row, cell: &str, month: &str, group: Option<&str>, draft: &mut Draft) {
    let list = units::parse(cell);
    let (names, others): (Vec<String>, Vec<String>) =
        list.names.into_iter().partition(|name| units::looks_like_unit(name));
    draft.no_unit(&others, row.at);
    if names.is_empty() && list.group_words.is_empty() {
        return;
    }
    let mut assignment = Assignment::new(SessionKind::Branch);
    assignment.at = Some(row.at);
    assignment.time = draft.time(month, assignment.at);
    for name in &names {
        draft.unit(name, group, row.at);
    }
    assignment.group = group.map(str::to_owned);
    assignment.units = names;
    assignment.group_words = list.group_words;
    assignment.open_list = list.open;
    draft.proposal.assignments.push(assignment);
}
