//! Sheets of workbooks: values by place become tables. Workbooks of today (xlsx) are read here, older ones in `xls`.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::grid::{Area, Grid};
use super::hidden::Unshown;
use super::place::{Decoded, Hidden, Place};
use crate::error::Result;
use crate::intake::limits::Budget;
use crate::intake::text::{Block, Table};
use crate::intake::words as w;

/// What a cell holds.
pub enum Value {
    /// Text, or a number as text.
    Text(String),
    /// Year, month, day, and the clock where it is not midnight.
    Day(u16, u8, u8, Option<(u8, u8)>),
}

/// One sheet while it is read.
#[derive(Default)]
pub struct Sheet {
    grid: Grid,
    /// Days by place: whether they are shown as months is known once all are there.
    days: Vec<(usize, usize, Value)>,
    /// Areas of merged cells.
    pub merges: Vec<Area>,
    /// Rows and columns that nobody sees.
    pub unshown: Unshown,
}

impl Sheet {
    /// Takes a cell, counted from 0.
    ///
    /// # Errors
    /// As [`Budget::make`].
    pub fn put(&mut self, row: usize, column: usize, value: Value, budget: &Budget) -> Result<()> {
        match value {
            Value::Text(text) => self.grid.put(row, column, text, budget),
            day @ Value::Day(..) => {
                budget.make(0)?;
                self.days.push((row, column, day));
                Ok(())
            }
        }
    }

    /// The sheet as a table; `None` for an empty one. Merged cells give their text to each row and column they cover.
    /// Rows and columns that nobody sees are left out and told in `hidden`.
    ///
    /// # Errors
    /// As [`Budget::make`].
    pub fn table(
        mut self,
        name: String,
        place: Place,
        hidden: &mut Vec<Hidden>,
        budget: &Budget,
    ) -> Result<Option<Table>> {
        let mut days: Vec<usize> = Vec::new();
        for (_, column, value) in &self.days {
            // A column whose days are all the first of a month shows months (2023年4月) and keeps days.
            if !matches!(value, Value::Day(_, _, 1, None)) {
                days.push(*column);
            }
        }
        days.sort_unstable();
        days.dedup();
        for (row, column, value) in std::mem::take(&mut self.days) {
            let text = shown(&value, days.binary_search(&column).is_err());
            self.grid.put(row, column, text, budget)?;
        }
        for area in &self.merges {
            self.grid.cover(*area, budget)?;
        }
        let (rows, columns) = self.grid.leave_out(&self.unshown);
        for (what, first) in [(w::HIDDEN_ROWS, rows), (w::HIDDEN_COLUMNS, columns)] {
            hidden.extend(first.map(|first| Hidden { what, name: format!("{name} {first}") }));
        }
        let table = self.grid.table(place, budget)?;
        let table = Table { merges_known: !self.merges.is_empty(), name: Some(name), ..table };
        Ok((!table.rows.is_empty()).then_some(table))
    }
}

fn shown(value: &Value, as_month: bool) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Day(year, month, _, _) if as_month => format!("{year}{}{month}{}", w::YEAR, w::MONTH),
        Value::Day(year, month, day, clock) => {
            let clock = clock.map_or_else(String::new, |(h, m)| format!(" {h}:{m:02}"));
            let mark = w::DAY.chars().next().unwrap_or('-');
            format!("{year}{}{month}{}{day}{mark}{clock}", w::YEAR, w::MONTH)
        }
    }
}

/// Reads an xlsx workbook, of whose sheets `unshown` is not seen.
///
/// # Errors
/// [`crate::error::Error::SourceDamaged`], [`crate::error::Error::SourceTooSlow`],
/// [`crate::error::Error::SourceTooFull`].
pub fn xlsx(
    bytes: &Arc<[u8]>,
    unshown: HashMap<String, Unshown>,
    place: Place,
    budget: &Budget,
) -> Result<Decoded> {
    let (bytes, inside) = (Arc::clone(bytes), budget.clone());
    budget.foreign(move || workbook(&bytes, unshown, place, &inside))
}

fn workbook(
    bytes: &[u8],
    mut unshown: HashMap<String, Unshown>,
    place: Place,
    budget: &Budget,
) -> Result<Decoded> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| budget.damaged())?;
    budget.check()?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (shown, hidden): (Vec<_>, Vec<_>) =
        sheets.cloned().partition(|sheet| sheet.visible == SheetVisible::Visible);
    let mut blocks = Vec::new();
    let mut left_out: Vec<Hidden> =
        hidden.into_iter().map(|sheet| Hidden { what: w::HIDDEN_SHEET, name: sheet.name }).collect();
    for name in shown.into_iter().map(|sheet| sheet.name) {
        let merges = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        budget.check()?;
        let merges = merges.iter().map(|area| (position(area.start), position(area.end))).collect();
        let mut sheet =
            Sheet { merges, unshown: unshown.remove(&name).unwrap_or_default(), ..Sheet::default() };
        let mut reader = match book.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(_) => return Err(budget.damaged()),
        };
        let mut steps = budget.steps();
        loop {
            steps.next()?;
            match reader.next_cell() {
                Ok(Some(cell)) => {
                    let (row, column) = position(cell.get_position());
                    if let Some(value) = value(cell.get_value()) {
                        sheet.put(row, column, value, budget)?;
                    }
                }
                Ok(None) => break,
                // An error value that is newer than the reader (#SPILL!) says as little as those it knows: the cell
                // holds no text, the next follows.
                Err(XlsxError::CellError(_)) => {}
                Err(_) => return Err(budget.damaged()),
            }
        }
        blocks.extend(sheet.table(name, place, &mut left_out, budget)?.map(Block::Table));
    }
    Ok(Decoded { blocks, hidden: left_out })
}

fn position((row, column): (u32, u32)) -> (usize, usize) {
    (usize::try_from(row).unwrap_or(usize::MAX), usize::try_from(column).unwrap_or(usize::MAX))
}

fn value(value: &DataRef<'_>) -> Option<Value> {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) => text_value(text),
        DataRef::SharedString(text) => text_value(text),
        DataRef::Int(number) => Some(Value::Text(number.to_string())),
        DataRef::Float(number) => Some(Value::Text(number.to_string())),
        DataRef::DateTime(day) => Some(day_value(day)),
        _ => None,
    }
}

/// A text that is not blank.
pub fn text_value(text: &str) -> Option<Value> {
    (!text.trim().is_empty()).then(|| Value::Text(text.to_owned()))
}

/// A day with its clock, or a length of time as its number.
pub fn day_value(day: &ExcelDateTime) -> Value {
    if !day.is_datetime() {
        return Value::Text(day.as_f64().to_string());
    }
    let (year, month, date, hour, minute, ..) = day.to_ymd_hms_milli();
    Value::Day(year, month, date, (hour + minute > 0).then_some((hour, minute)))
}
