//! Workbooks (xlsx, xls): each sheet a table. Cells are taken one by one, so a stray cell far out costs nothing.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader, Xls, Xlsx};

use super::Place;
use crate::error::Result;
use crate::intake::blocks::{Block, Row, Table};
use crate::intake::limits::{Budget, SHEET_COLUMNS, SHEET_ROWS};
use crate::intake::words as w;

/// What a cell holds.
enum Value {
    Text(String),
    /// Year, month, day, and the clock where it is not midnight.
    Day(u16, u8, u8, Option<(u8, u8)>),
}

type Cells = BTreeMap<(u32, u32), Value>;

/// Reads an xlsx workbook.
///
/// # Errors
/// [`crate::error::Error::SourceNotReadable`], [`crate::error::Error::SourceTooSlow`].
pub fn xlsx(bytes: &[u8], place: Place, budget: &Budget) -> Result<Vec<Block>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| budget.not_readable())?;
    let mut blocks = Vec::new();
    for name in book.sheet_names() {
        let merges = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        let mut cells = Cells::new();
        let mut seen = 0_usize;
        while let Ok(Some(cell)) = reader.next_cell() {
            seen += 1;
            if seen.is_multiple_of(4096) {
                budget.check()?;
            }
            let (row, column) = cell.get_position();
            if row < SHEET_ROWS
                && column < SHEET_COLUMNS
                && let Some(value) = value_ref(cell.get_value())
            {
                cells.insert((row, column), value);
            }
        }
        blocks.extend(table(name, cells, &merges, place).map(Block::Table));
    }
    Ok(blocks)
}

/// Reads an xls workbook.
///
/// # Errors
/// [`crate::error::Error::SourceNotReadable`] also for the older Word documents in the same wrapping.
pub fn xls(bytes: &[u8], place: Place, budget: &Budget) -> Result<Vec<Block>> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|_| budget.not_readable())?;
    let mut blocks = Vec::new();
    for (name, range) in book.worksheets() {
        budget.check()?;
        let merges = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let (top, left) = range.start().unwrap_or_default();
        let mut cells = Cells::new();
        for (row, column, value) in range.used_cells() {
            let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { continue };
            if row < SHEET_ROWS
                && column < SHEET_COLUMNS
                && let Some(value) = value_owned(value)
            {
                cells.insert((row + top, column + left), value);
            }
        }
        blocks.extend(table(name, cells, &merges, place).map(Block::Table));
    }
    Ok(blocks)
}

fn value_ref(value: &DataRef<'_>) -> Option<Value> {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) => text_value(text),
        DataRef::SharedString(text) => text_value(text),
        DataRef::Int(number) => Some(Value::Text(number.to_string())),
        DataRef::Float(number) => Some(Value::Text(number.to_string())),
        DataRef::DateTime(day) => Some(day_value(day)),
        _ => None,
    }
}

fn value_owned(value: &Data) -> Option<Value> {
    match value {
        Data::String(text) | Data::DateTimeIso(text) => text_value(text),
        Data::Int(number) => Some(Value::Text(number.to_string())),
        Data::Float(number) => Some(Value::Text(number.to_string())),
        Data::DateTime(day) => Some(day_value(day)),
        _ => None,
    }
}

fn text_value(text: &str) -> Option<Value> {
    (!text.trim().is_empty()).then(|| Value::Text(text.to_owned()))
}

fn day_value(day: &ExcelDateTime) -> Value {
    if !day.is_datetime() {
        return Value::Text(day.as_f64().to_string());
    }
    let (year, month, date, hour, minute, ..) = day.to_ymd_hms_milli();
    Value::Day(year, month, date, (hour + minute > 0).then_some((hour, minute)))
}

/// The cells as rows. Merged cells give their text to each row they cover, and to each column.
fn table(name: String, mut cells: Cells, merges: &[Dimensions], place: Place) -> Option<Table> {
    let months = month_columns(&cells);
    let mut texts: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
    for ((row, column), value) in std::mem::take(&mut cells) {
        let text = match value {
            Value::Text(text) => text,
            Value::Day(year, month, _, _) if months.contains(&column) => {
                format!("{year}{}{month}{}", w::YEAR, w::MONTH)
            }
            Value::Day(year, month, day, clock) => {
                let clock = clock.map_or_else(String::new, |(h, m)| format!(" {h}:{m:02}"));
                let mark = w::DAY.chars().next().unwrap_or('-');
                format!("{year}{}{month}{}{day}{mark}{clock}", w::YEAR, w::MONTH)
            }
        };
        texts.entry(row).or_default().insert(column, text);
    }
    for area in merges {
        let Some(text) = texts.get(&area.start.0).and_then(|row| row.get(&area.start.1)).cloned() else {
            continue;
        };
        for row in area.start.0..=area.end.0.min(SHEET_ROWS) {
            for column in area.start.1..=area.end.1.min(SHEET_COLUMNS) {
                texts.entry(row).or_default().entry(column).or_insert_with(|| text.clone());
            }
        }
    }
    let first = texts.values().filter_map(|row| row.keys().next()).min().copied()?;
    let rows = texts.into_iter().map(|(row, columns)| {
        let mut cells = Vec::new();
        for (column, text) in columns {
            let at = usize::try_from(column - first).unwrap_or(0);
            cells.resize(at.max(cells.len()), String::new());
            cells.push(text);
        }
        Row { cells, at: place.line(usize::try_from(row).unwrap_or(0) + 1) }
    });
    Some(Table { rows: rows.collect(), merges_known: !merges.is_empty(), name: Some(name) })
}

/// Columns whose days are all the first of a month: they are shown as months (2023年4月) and kept as days.
fn month_columns(cells: &Cells) -> Vec<u32> {
    let mut columns: BTreeMap<u32, bool> = BTreeMap::new();
    for ((_, column), value) in cells {
        if let Value::Day(_, _, day, clock) = value {
            let first = *day == 1 && clock.is_none();
            columns.entry(*column).and_modify(|all| *all &= first).or_insert(first);
        }
    }
    columns.into_iter().filter(|(_, all)| *all).map(|(column, _)| column).collect()
}
