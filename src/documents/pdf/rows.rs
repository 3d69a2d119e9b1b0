//! Rows of a table in points, divided over pages before the typesetter sees them. A row stays whole where it can; one
//! that takes much of a page goes on over the next, with what stands at its head said again.

use std::collections::VecDeque;

use serde::{Serialize, Serializer};

use super::super::fonts::{FontSet, Typeface};
use super::super::page::Frame;
use super::super::table::{Align, Cell, Placed, Table, Value};
use super::lines::Measure;
use crate::text::Printed;
use crate::text::typefaces::LIST_MARKS;

/// Room between the lines of a cell and at its sides, in parts of its text size; room above and below in points.
pub(super) const LEADING: f64 = 0.5;
pub(super) const ASIDE: f64 = 0.375;
const ABOVE: f64 = 5.0;
/// What is kept free for the typesetter to round, in points.
const SLACK: f64 = 0.1;
/// A row higher than this part of a page is not moved to the next as a whole.
const LONG: f64 = 1.0 / 3.0;
/// Lines of a divided row that stand together at least.
const LEAST_LINES: usize = 2;
/// A row is divided up to so many lines earlier, so that no name goes on over the page.
const NEAR: usize = 6;

/// A table, its rows divided over pages; all measures in points.
pub(super) struct Ruled {
    /// Widths of the columns.
    pub(super) columns: Vec<f64>,
    /// Size of the text.
    pub(super) size: f64,
    /// What is repeated on each page; may be empty.
    pub(super) head: Band,
    pub(super) bands: Vec<Band>,
    /// The number of the mark that stands for its first rows.
    pub(super) mark: usize,
}

/// Rows that stand together, as they share cells; usually one.
pub(super) type Band = Vec<Row>;

/// A row and the cells that begin in it.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) height: f64,
    pub(super) cells: Vec<CellText>,
}

/// A cell divided into lines.
#[derive(Clone)]
pub(super) struct CellText {
    pub(super) column: usize,
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) center: bool,
    /// The part of the table's size that its text has.
    pub(super) scale: f64,
    /// Room for a line in parts of the size.
    room: f64,
    pub(super) lines: Vec<String>,
}

/// The template is given marks and the heights of what they stand for.
impl Serialize for Ruled {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let heights = |bands: &[Band]| bands.iter().map(|band| height_of(band)).collect::<Vec<f64>>();
        let head = if self.head.is_empty() { Vec::new() } else { vec![height_of(&self.head)] };
        let mut table = serializer.serialize_struct("Ruled", 4)?;
        table.serialize_field("mark", &self.mark)?;
        table.serialize_field("width", &self.columns.iter().sum::<f64>())?;
        table.serialize_field("head", &head)?;
        table.serialize_field("rows", &heights(&self.bands))?;
        table.end()
    }
}

/// Where the rows of a table come to stand.
pub(super) struct Pages {
    /// The first band of each page after the one that the table begins on; 0 when it begins on the next.
    pub(super) starts: Vec<usize>,
    /// What is left of the last page.
    pub(super) left: f64,
}

/// How the rows of one table are measured.
struct Sizes<'a> {
    body: &'a Measure,
    size: f64,
    /// Least height of a row.
    least: f64,
}

impl Ruled {
    /// A table, and where its rows stand when it begins with `first` of a page's height left.
    pub(super) fn of(table: &Table, frame: Frame, first: f64, set: &FontSet) -> (Self, Pages) {
        let size = f64::from(table.size.half_points()) / 2.0;
        let [body, hei] = [Typeface::Body, Typeface::Hei].map(|typeface| Measure::new(set, typeface));
        // Hundredths of a point are fine enough to divide a page.
        let hundredths = frame.text_width() * 72_000 / 254;
        let columns: Vec<f64> =
            table.widths(frame, hundredths).into_iter().map(|width| f64::from(width) / 100.0).collect();
        let least = table.row_height.map_or(0.0, |height| f64::from(height) * 72.0 / 25.4);
        let sizes = |measure, least| Sizes { body: measure, size, least };
        let rows = |rows: &[Vec<Cell>], head: bool, sizes: &Sizes<'_>| {
            let mut lines: Vec<Row> = table
                .placed(rows)
                .iter()
                .map(|cells| Row {
                    height: 0.0,
                    cells: cells
                        .iter()
                        .filter(|placed| placed.first)
                        .map(|placed| {
                            let center = head || table.align(placed) == Align::Center;
                            sizes.lines(placed, &columns, center)
                        })
                        .collect(),
                })
                .collect();
            sizes.settle(&mut lines);
            lines
        };
        let head = rows(&table.head, true, &sizes(&hei, 0.0));
        let sizes = sizes(&body, least);
        let lines = rows(&table.rows, false, &sizes);
        let page = height(frame) - height_of(&head);
        let (bands, pages) = sizes.divide(lines, first - (height(frame) - page), page);
        (Self { columns, size, head, bands, mark: 0 }, pages)
    }

    /// The bands from `at`, as a table of their own; this one keeps those before.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        Self {
            columns: self.columns.clone(),
            size: self.size,
            head: self.head.clone(),
            bands: self.bands.split_off(at),
            mark: 0,
        }
    }
}

fn height_of(rows: &[Row]) -> f64 {
    rows.iter().map(|row| row.height).sum()
}

/// Height of the text block in points.
pub(super) fn height(frame: Frame) -> f64 {
    f64::from(frame.text_height()) * 72.0 / 25.4
}

impl Sizes<'_> {
    fn lines(&self, placed: &Placed<'_>, columns: &[f64], center: bool) -> CellText {
        let width: f64 = columns[placed.column..placed.column + placed.columns].iter().sum();
        let room = (width - 2.0 * ASIDE * self.size - SLACK) / self.size;
        let (lines, scale) = self.body.lines(&placed.cell.value, room);
        CellText {
            column: placed.column,
            columns: placed.columns,
            rows: placed.rows,
            center,
            scale,
            room,
            lines,
        }
    }

    /// Height of so many lines with the room above and below.
    fn height(&self, lines: usize) -> f64 {
        let lines = f64::from(u32::try_from(lines).unwrap_or(u32::MAX));
        lines * self.size * (1.0 + LEADING) + 2.0 * ABOVE
    }

    /// Lines that fit a height.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page has a few dozen lines"
    )]
    fn fitting(&self, height: f64) -> usize {
        ((height - 2.0 * ABOVE) / (self.size * (1.0 + LEADING))).max(0.0) as usize
    }

    /// Gives rows that share no cell with others the heights that their cells need.
    fn settle(&self, rows: &mut [Row]) {
        for row in rows.iter_mut() {
            let own = row.cells.iter().filter(|cell| cell.rows == 1);
            row.height = own.map(|cell| self.height(cell.lines.len())).fold(self.least, f64::max);
            if row.height == 0.0 {
                row.height = self.height(1);
            }
        }
        for at in 0..rows.len() {
            for cell in rows[at].cells.clone().into_iter().filter(|cell| cell.rows > 1) {
                let last = (at + cell.rows).min(rows.len()) - 1;
                let has = height_of(&rows[at..=last]);
                rows[last].height += (self.height(cell.lines.len()) - has).max(0.0);
            }
        }
    }

    /// Rows in their order over pages of the height `page`, of which `first` is left on the first.
    fn divide(&self, rows: Vec<Row>, first: f64, page: f64) -> (Vec<Band>, Pages) {
        let mut bands = bands(rows);
        let mut done: Vec<Band> = Vec::new();
        let (mut starts, mut left) = (Vec::new(), first.min(page));
        while let Some(band) = bands.pop_front() {
            let height = height_of(&band);
            let fresh = left >= page;
            // The typesetter counts in its own way: what fits by a hair is not taken to fit.
            if height <= left - 0.05 {
                left -= height;
                done.push(band);
                continue;
            }
            let parted = if height > page * LONG || fresh { self.part(&band, left, fresh) } else { None };
            match parted {
                Some((begun, rest)) => {
                    done.push(begun);
                    bands.push_front(rest);
                }
                // Higher than a page, and nothing to divide: not even one line of its text fits one.
                None if fresh => {
                    done.push(band);
                    left = 0.0;
                    continue;
                }
                None => bands.push_front(band),
            }
            starts.push(done.len());
            left = page;
        }
        (done, Pages { starts, left })
    }

    /// Rows that share cells, parted so that the first of them fit `left`.
    fn part(&self, band: &[Row], left: f64, fresh: bool) -> Option<(Band, Band)> {
        let fits = |rows: &[Row]| height_of(rows) <= left - 0.05;
        let whole = (1..=band.len()).take_while(|count| fits(&band[..*count])).count();
        let row = band.get(whole)?;
        let used = height_of(&band[..whole]);
        let longest = row.cells.iter().filter(|cell| cell.rows == 1).map(|cell| cell.lines.len()).max();
        let longest = longest.unwrap_or(0);
        let least = if fresh { 1 } else { LEAST_LINES };
        let most = self.fitting(left - used - 0.05).min(longest.saturating_sub(least));
        let lines = (least..=most).rev().take(NEAR).find(|lines| ends_names(row, *lines)).unwrap_or(most);
        if lines >= least {
            let mut rows = band.to_vec();
            let (first, second) = self.divided(&rows[whole], lines);
            for (at, row) in rows.iter_mut().enumerate().take(whole) {
                row.cells.iter_mut().filter(|cell| at + cell.rows > whole).for_each(|cell| cell.rows += 1);
            }
            rows.splice(whole..=whole, [first, second]);
            let (begun, rest) = self.cut(rows, whole + 1);
            if fits(&begun) {
                return Some((begun, rest));
            }
        }
        (1..=whole).rev().map(|at| self.cut(band.to_vec(), at)).find(|(begun, _)| fits(begun))
    }

    /// A row whose first part has so many lines; what stands before the divided text is said again in the second.
    fn divided(&self, row: &Row, lines: usize) -> (Row, Row) {
        let (mut first, mut second) = (row.clone(), row.clone());
        let longer = |cell: &CellText| cell.rows == 1 && cell.lines.len() > lines;
        let divided = row.cells.iter().find(|cell| longer(cell)).map_or(usize::MAX, |cell| cell.column);
        for cell in &mut first.cells {
            if cell.rows == 1 {
                cell.lines.truncate(lines);
            } else {
                cell.rows += 1;
            }
        }
        second.cells.retain(|cell| cell.rows == 1);
        for cell in &mut second.cells {
            if cell.lines.len() > lines {
                cell.lines.drain(..lines);
            } else if cell.column > divided {
                cell.lines = vec![String::new()];
            }
        }
        self.mark(&mut second, |cell| cell.column < divided);
        (first, second)
    }

    /// Rows cut before the row `at`; a cell that reaches over the cut is said again below it.
    fn cut(&self, mut rows: Band, at: usize) -> (Band, Band) {
        let mut rest = rows.split_off(at);
        let mut again = Vec::new();
        for (row, line) in rows.iter_mut().enumerate() {
            let has: f64 = line.height;
            for cell in line.cells.iter_mut().filter(|cell| row + cell.rows > at) {
                let mut below = CellText { rows: row + cell.rows - at, ..cell.clone() };
                cell.rows = at - row;
                // A text that is longer than the rows it had goes on instead.
                let room =
                    self.fitting(has * f64::from(u32::try_from(cell.rows).unwrap_or(1))).max(LEAST_LINES);
                if cell.lines.len() > room && cell.rows > 0 && self.height(cell.lines.len()) > has * 4.0 {
                    below.lines = cell.lines.split_off(room);
                }
                again.push(below);
            }
        }
        let columns: Vec<usize> = again.iter().map(|cell| cell.column).collect();
        if let Some(next) = rest.first_mut() {
            next.cells.extend(again);
            next.cells.sort_by_key(|cell| cell.column);
            self.mark(next, |cell| columns.contains(&cell.column));
        }
        self.settle(&mut rows);
        self.settle(&mut rest);
        (rows, rest)
    }

    /// Says of the last of some cells, which stand before what goes on, that it goes on; a number is only repeated.
    fn mark(&self, row: &mut Row, among: impl Fn(&CellText) -> bool) {
        let words = |cell: &&mut CellText| {
            let text = cell.lines.concat();
            !text.is_empty() && !text.chars().all(|c| c.is_ascii_digit())
        };
        let last = row.cells.iter_mut().filter(|cell| among(cell)).rev().find(words);
        if let Some(cell) = last {
            let text = cell.lines.concat();
            let mark = Printed.paper_continued();
            if !text.ends_with(mark) {
                (cell.lines, cell.scale) = self.body.lines(&Value::Text(text + mark), cell.room);
            }
        }
    }
}

/// Whether every text that goes on after so many lines does so behind a name.
fn ends_names(row: &Row, lines: usize) -> bool {
    let longer = row.cells.iter().filter(|cell| cell.rows == 1 && cell.lines.len() > lines);
    let mut last = longer.filter_map(|cell| cell.lines.get(lines.checked_sub(1)?));
    last.all(|line| line.ends_with(|c| LIST_MARKS.contains(c)))
}

/// Rows that share cells, and rows of their own.
fn bands(rows: Vec<Row>) -> VecDeque<Band> {
    let mut bands: VecDeque<Band> = VecDeque::new();
    let mut reach = 0;
    for (at, row) in rows.into_iter().enumerate() {
        let own = row.cells.iter().map(|cell| at + cell.rows).max().unwrap_or(at + 1);
        match bands.back_mut().filter(|_| at < reach) {
            Some(band) => band.push(row),
            None => bands.push_back(vec![row]),
        }
        reach = reach.max(own);
    }
    bands
}
