//! A ruled table: columns, heads that are repeated on every page, and cells that may be merged.

use chrono::NaiveDate;

use super::page::Frame;
use super::wording;
use crate::text::Printed;

/// A ruled table whose head is repeated on every page.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// At least one.
    pub columns: Vec<Column>,
    /// Rows of the head, set in 黑体 and centred; none in a form.
    pub head: Vec<Vec<Cell>>,
    /// Rows below the head. A row holds the cells that begin in it, in order: what a merged cell of another row or
    /// column covers is left out, as in HTML.
    pub rows: Vec<Vec<Cell>>,
    /// Size of its text.
    pub size: Size,
    /// Least height of a row below the head in millimetres, where there must be room to write.
    pub row_height: Option<u8>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its share of the page's width, in parts of the sum of all weights, as far as its cells do not need another;
    /// above 0.
    pub weight: u16,
    /// How its cells are set.
    pub align: Align,
}

/// How a cell's text is set between its rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Center,
}

/// Sizes of text, by their Chinese names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 三号, 16 points.
    Three,
    /// 四号, 14 points.
    Four,
    /// 小四, 12 points.
    SmallFour,
    /// 五号, 10.5 points.
    Five,
}

impl Size {
    /// In half points.
    #[must_use]
    pub fn half_points(self) -> u32 {
        match self {
            Self::Three => 32,
            Self::Four => 28,
            Self::SmallFour => 24,
            Self::Five => 21,
        }
    }
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub value: Value,
    /// How it is set, where not as its column.
    pub align: Option<Align>,
    /// Columns that it covers, at least 1.
    pub columns: u16,
    /// Rows that it covers, at least 1.
    pub rows: u16,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A whole number; a workbook holds it as a number.
    Number(u32),
    /// A day and how it is printed, with or without its year; a workbook holds it as a date.
    Day(NaiveDate, String),
    /// A piece of text that stays on one line where the column is wide enough (a date); may be empty.
    Text(String),
    /// Names joined by `、`, none of which is broken over lines where the form can help it.
    Names(Vec<String>),
    /// Lines below each other: a day of a calendar.
    Lines(Vec<String>),
}

impl Cell {
    /// A whole number.
    #[must_use]
    pub fn number(number: u32) -> Self {
        Self::of(Value::Number(number))
    }

    /// A day, printed as `shown`; blank where it is not known.
    #[must_use]
    pub fn day(day: Option<NaiveDate>, shown: impl FnOnce(NaiveDate) -> String) -> Self {
        day.map_or_else(Self::blank, |day| Self::of(Value::Day(day, shown(day))))
    }

    /// A piece of text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::of(Value::Text(text.into()))
    }

    /// Names.
    #[must_use]
    pub fn names(names: Vec<String>) -> Self {
        Self::of(Value::Names(names))
    }

    /// Lines below each other.
    #[must_use]
    pub fn lines(lines: Vec<String>) -> Self {
        Self::of(Value::Lines(lines))
    }

    /// A cell to be filled in by hand.
    #[must_use]
    pub fn blank() -> Self {
        Self::text("")
    }

    /// The same cell over so many columns and rows.
    #[must_use]
    pub fn merged(self, columns: u16, rows: u16) -> Self {
        Self { columns, rows, ..self }
    }

    /// The same cell set in its own way.
    #[must_use]
    pub fn aligned(self, align: Align) -> Self {
        Self { align: Some(align), ..self }
    }

    /// The cell as a reader sees it.
    #[must_use]
    pub fn shown(&self) -> String {
        self.value.shown()
    }

    fn of(value: Value) -> Self {
        Self { value, align: None, columns: 1, rows: 1 }
    }
}

impl Value {
    /// What a reader sees.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) | Self::Day(_, text) => text.clone(),
            Self::Names(names) => names.join(Printed.paper_enumeration_mark()),
            Self::Lines(lines) => lines.join("\n"),
        }
    }

    /// Whether there is nothing to be seen.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Number(_) => false,
            Self::Text(text) | Self::Day(_, text) => text.is_empty(),
            Self::Names(texts) | Self::Lines(texts) => texts.iter().all(String::is_empty),
        }
    }

    /// Half characters that a column must have room for so that the cell reads well: all of a number, a day or an
    /// address, the longest name, any other text in so many lines, but no more than a fair share of a page.
    fn wanted(&self, lines: usize) -> usize {
        const FAIR: usize = 40;
        match self {
            Self::Number(number) => number.to_string().len(),
            Self::Day(_, shown) => wording::half_widths(shown),
            Self::Names(names) => {
                // With the mark behind it.
                let mark = if names.len() > 1 { 2 } else { 0 };
                names.iter().map(|name| wording::half_widths(name) + mark).max().unwrap_or(0).min(FAIR)
            }
            Self::Text(text) => {
                let whole = wording::half_widths(text);
                if lines > 1 && whole > 8 && text.chars().any(wording::is_chinese) {
                    (whole / lines + 2).clamp(8, FAIR)
                } else {
                    whole.min(FAIR)
                }
            }
            Self::Lines(_) => 0,
        }
    }
}

/// Gives columns that have less than they need what others have more than they need; `open` ones give nothing.
fn balance(widths: &mut [u32], needs: &[u32], open: &[bool]) {
    let lacks: Vec<u32> = widths.iter().zip(needs).map(|(has, needs)| needs.saturating_sub(*has)).collect();
    let spare = widths.iter().zip(needs).zip(open);
    let spare: Vec<u32> =
        spare.map(|((has, needs), open)| if *open { 0 } else { has.saturating_sub(*needs) }).collect();
    let (lack, room) = (lacks.iter().sum::<u32>(), spare.iter().sum::<u32>());
    let moved = |part: u32, of: u32| {
        u32::try_from(u64::from(lack.min(room)) * u64::from(part) / u64::from(of.max(1))).unwrap_or(0)
    };
    for (width, (lacks, spare)) in widths.iter_mut().zip(lacks.iter().zip(&spare)) {
        *width = *width + moved(*lacks, lack) - moved(*spare, room);
    }
}

/// What stands where a row has too few cells.
static BLANK: Cell = Cell { value: Value::Text(String::new()), align: None, columns: 1, rows: 1 };

/// A cell in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed<'a> {
    /// Its first column.
    pub(super) column: usize,
    /// Columns that it covers, at least 1.
    pub(super) columns: usize,
    /// Rows that it covers from its first one, none of them beyond the table.
    pub(super) rows: usize,
    /// The cell.
    pub(super) cell: &'a Cell,
    /// Whether this is its first row; in the others it is only covered.
    pub(super) first: bool,
}

impl Table {
    /// A table in 三号 with one head row: head, weight and setting of each column.
    #[must_use]
    pub fn new(columns: &[(&str, u16, Align)], rows: Vec<Vec<Cell>>) -> Self {
        let head = columns.iter().map(|(head, ..)| Cell::text(*head)).collect();
        let columns = columns.iter().map(|&(_, weight, align)| Column { weight, align }).collect();
        Self { columns, head: vec![head], rows, size: Size::Three, row_height: None }
    }

    /// The same table in another size.
    #[must_use]
    pub fn sized(self, size: Size) -> Self {
        Self { size, ..self }
    }

    /// Head and rows as a reader sees them: as many cells in each as there are columns, the text of a merged cell in
    /// its first, empty ones in the rest.
    #[must_use]
    pub fn shown(&self) -> Vec<Vec<String>> {
        let placed = self.placed(&self.head).into_iter().chain(self.placed(&self.rows));
        let row = |cells: Vec<Placed>| {
            let mut row = vec![String::new(); self.columns.len()];
            for cell in cells.iter().filter(|cell| cell.first) {
                row[cell.column] = cell.cell.shown();
            }
            row
        };
        placed.map(row).collect()
    }

    /// For each of `rows` (the head or the rows below it) the cells that stand in it or reach into it, from the left,
    /// which together fill it: cells that a row lacks are blank, those beyond the last column are left out.
    pub(super) fn placed<'a>(&self, rows: &'a [Vec<Cell>]) -> Vec<Vec<Placed<'a>>> {
        let width = self.columns.len();
        // The cell that covers each column from an earlier row, and how many rows it still has.
        let mut covered: Vec<Option<(Placed<'a>, usize)>> = vec![None; width];
        let mut placed = Vec::with_capacity(rows.len());
        for (at, cells) in rows.iter().enumerate() {
            let mut line: Vec<Placed<'a>> = Vec::new();
            let mut cells = cells.iter();
            let mut column = 0;
            while column < width {
                if let Some((cell, left)) = covered[column].take() {
                    if left > 1 {
                        covered[column] = Some((cell, left - 1));
                    }
                    line.push(Placed { first: false, ..cell });
                    column += cell.columns;
                    continue;
                }
                let cell = cells.next().unwrap_or(&BLANK);
                let free = covered[column..].iter().take_while(|above| above.is_none()).count();
                let columns = usize::from(cell.columns).clamp(1, free);
                let reach = usize::from(cell.rows).clamp(1, rows.len() - at);
                let here = Placed { column, columns, rows: reach, cell, first: true };
                if reach > 1 {
                    covered[column] = Some((here, reach - 1));
                }
                line.push(here);
                column += columns;
            }
            placed.push(line);
        }
        placed
    }

    /// The widths of the columns on a page, which together have `whole`, in the same unit: their shares by weight; where
    /// a column is too narrow for what its cells hold, others give of the room that theirs do not need. Columns to be
    /// written in by hand (most of their cells are blank) and the days of a calendar give none.
    pub(super) fn widths(&self, frame: Frame, whole: u32) -> Vec<u32> {
        let total: u32 = self.columns.iter().map(|column| u32::from(column.weight)).sum();
        let mut widths: Vec<u32> =
            self.columns.iter().map(|column| whole * u32::from(column.weight) / total.max(1)).collect();
        // Half a character and the room at the sides of a cell, in the same unit: points are 2.54 / 72 cm.
        let points = |tenths: u64| {
            let millimetres = u64::from(frame.text_width().max(1)) * 720;
            u32::try_from(tenths * 254 * u64::from(whole) / (millimetres * 10)).unwrap_or(u32::MAX)
        };
        let size = u64::from(self.size.half_points());
        // Digits are a little wider than half a character.
        let (half, aside) = (size * 10 / 4, size * 15 / 4 + size * 10 / 8);
        let open = self.open_columns();
        // Two lines for everything before one line for anything.
        for lines in [2, 1] {
            let needs = self.needs(lines).into_iter().map(|need| points(need * half + aside + 10));
            balance(&mut widths, &needs.collect::<Vec<_>>(), &open);
        }
        widths
    }

    /// Half characters that each column needs so that texts take no more than so many lines.
    fn needs(&self, lines: usize) -> Vec<u64> {
        let mut needs = vec![0; self.columns.len()];
        for placed in self.placed(&self.head).into_iter().flatten().filter(|p| p.first && p.columns == 1) {
            let head = wording::half_widths(&placed.cell.shown());
            needs[placed.column] = needs[placed.column].max(head.div_ceil(2 * lines) * 2).max(head.min(4));
        }
        for placed in self.placed(&self.rows).into_iter().flatten().filter(|p| p.first && p.columns == 1) {
            needs[placed.column] = needs[placed.column].max(placed.cell.value.wanted(lines));
        }
        needs.into_iter().map(|need| u64::try_from(need).unwrap_or(u64::MAX)).collect()
    }

    /// Whether each column keeps its width: most of its cells are blank, or it holds the days of a calendar.
    fn open_columns(&self) -> Vec<bool> {
        let mut counts = vec![(0, 0, false); self.columns.len()];
        for placed in self.placed(&self.rows).into_iter().flatten().filter(|p| p.first && p.columns == 1) {
            let (cells, blank, days) = &mut counts[placed.column];
            *cells += 1;
            *blank += usize::from(placed.cell.value.is_blank());
            *days |= matches!(placed.cell.value, Value::Lines(_));
        }
        counts.into_iter().map(|(cells, blank, days)| days || blank * 2 > cells).collect()
    }

    /// How a cell below the head is set.
    pub(super) fn align(&self, placed: &Placed<'_>) -> Align {
        placed.cell.align.unwrap_or(self.columns[placed.column].align)
    }

    pub(super) fn each_text(&mut self, mut change: impl FnMut(&mut String)) {
        for cell in self.head.iter_mut().chain(&mut self.rows).flatten() {
            match &mut cell.value {
                Value::Number(_) => {}
                Value::Text(text) | Value::Day(_, text) => change(text),
                Value::Names(pieces) | Value::Lines(pieces) => pieces.iter_mut().for_each(&mut change),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_cells_cover_what_the_rows_leave_out() {
        let columns = [("a", 1, Align::Left), ("b", 1, Align::Left), ("c", 1, Align::Left)];
        let rows = vec![
            vec![Cell::text("1").merged(1, 2), Cell::text("2").merged(2, 1)],
            vec![Cell::text("3"), Cell::text("4").merged(1, 9)],
            vec![Cell::text("5").merged(9, 1)],
            vec![],
        ];
        let table = Table::new(&columns, rows);
        assert_eq!(
            table.shown(),
            [["a", "b", "c"], ["1", "2", ""], ["", "3", "4"], ["5", "", ""], ["", "", ""]]
        );
        let placed = table.placed(&table.rows);
        let reach: Vec<(usize, usize, usize, bool)> =
            placed.iter().flatten().map(|p| (p.column, p.columns, p.rows, p.first)).collect();
        assert_eq!(
            reach,
            [
                (0, 1, 2, true),
                (1, 2, 1, true),
                (0, 1, 2, false),
                (1, 1, 1, true),
                (2, 1, 3, true),
                (0, 2, 1, true),
                (2, 1, 3, false),
                (0, 1, 1, true),
                (1, 1, 1, true),
                (2, 1, 3, false)
            ]
        );
    }
}
