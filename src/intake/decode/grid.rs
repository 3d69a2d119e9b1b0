//! Cells of a sheet by their places, however far out they stand. Empty rows and columns cost nothing; areas of merged
//! cells are looked up, not poured out: their text stands only where the sheet has rows and columns of its own.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::hidden::Unshown;
use super::place::Place;
use crate::error::Result;
use crate::intake::limits::Budget;
use crate::intake::text::{Row, Table};

/// An area of cells: first row and column, last row and column.
pub type Area = ((usize, usize), (usize, usize));

/// The cells of one sheet that hold text.
#[derive(Default)]
pub struct Grid {
    rows: BTreeMap<usize, BTreeMap<usize, String>>,
    columns: BTreeSet<usize>,
    /// Places whose text came from the row above.
    covered: Vec<(usize, usize)>,
}

impl Grid {
    /// Puts a text at row and column, counted from 0; a blank one is no text.
    ///
    /// # Errors
    /// As [`Budget::make`].
    pub fn put(&mut self, row: usize, column: usize, text: String, budget: &Budget) -> Result<()> {
        budget.make(text.len())?;
        if !text.trim().is_empty() {
            self.columns.insert(column);
            self.rows.entry(row).or_default().insert(column, text);
        }
        Ok(())
    }

    /// Gives the text of an area's first cell to every empty place of the area.
    ///
    /// # Errors
    /// As [`Budget::make`].
    pub fn cover(&mut self, area: Area, budget: &Budget) -> Result<()> {
        let ((top, left), (bottom, right)) = area;
        budget.make(0)?;
        if top > bottom || left > right {
            return Ok(());
        }
        let Some(text) = self.rows.get(&top).and_then(|row| row.get(&left)).cloned() else { return Ok(()) };
        for (at, row) in self.rows.range_mut(top..=bottom) {
            for column in self.columns.range(left..=right) {
                if row.contains_key(column) {
                    budget.make(0)?;
                } else {
                    budget.make(text.len())?;
                    row.insert(*column, text.clone());
                    if *at > top {
                        self.covered.push((*at, *column));
                    }
                }
            }
        }
        Ok(())
    }

    /// Leaves out rows and columns; the first texts of what went.
    pub fn leave_out(&mut self, unshown: &Unshown) -> (Option<String>, Option<String>) {
        let first = |row: &BTreeMap<usize, String>| row.values().next().cloned();
        let gone: Vec<BTreeMap<usize, String>> =
            unshown.rows.iter().filter_map(|row| self.rows.remove(row)).collect();
        let rows = gone.iter().find_map(first);
        let mut columns = None;
        if self.columns.iter().any(|column| unshown.columns.contains(column)) {
            for row in self.rows.values_mut() {
                let place = row.keys().copied().find(|column| unshown.columns.contains(column));
                columns = columns.or_else(|| place.and_then(|place| row.get(&place).cloned()));
                row.retain(|column, _| !unshown.columns.contains(column));
            }
            self.columns.retain(|column| !unshown.columns.contains(column));
        }
        self.rows.retain(|_, row| !row.is_empty());
        (rows, columns)
    }

    /// The rows that hold text, without the columns that hold none, as a table without name.
    ///
    /// # Errors
    /// As [`Budget::make`].
    pub fn table(self, place: Place, budget: &Budget) -> Result<Table> {
        let at: BTreeMap<usize, usize> =
            self.columns.iter().enumerate().map(|(at, column)| (*column, at)).collect();
        let mut rows = Vec::with_capacity(self.rows.len());
        for (row, texts) in self.rows {
            let mut cells: Vec<String> = Vec::new();
            for (column, text) in texts {
                let column = at.get(&column).copied().unwrap_or(cells.len());
                while cells.len() < column {
                    budget.make(0)?;
                    cells.push(String::new());
                }
                cells.push(text);
            }
            rows.push(Row { cells, at: place.line(row + 1) });
        }
        let covered = self
            .covered
            .iter()
            .filter_map(|(row, column)| Some((place.line(row + 1).line, *at.get(column)?)));
        let covered: HashSet<(u32, usize)> = covered.collect();
        Ok(Table { rows, covered, ..Table::default() })
    }
}
