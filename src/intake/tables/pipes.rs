//! Tables between `|` marks: a row a line (also Markdown), or each cell on a line of its own.

use super::stream;
use crate::intake::columns;
use crate::intake::text::{Line, Row, Table, attachment, integer, tidy};
use crate::intake::units;
use crate::model::proposal::Position;

/// Most lines without a mark that may belong to one cell.
const LONGEST_CELL: usize = 8;

/// What a line says in a table between marks.
enum Mark {
    /// A row begins, or an empty cell.
    Lone,
    /// So many empty cells.
    Empty(usize),
    /// A rule below a Markdown head.
    Rule,
    /// One cell with its text.
    Cell(String),
    /// A whole row.
    Row(Vec<String>),
}

fn mark(text: &str) -> Option<Mark> {
    let text = text.trim();
    if !text.contains('|') {
        return None;
    }
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if squeezed.chars().all(|c| c == '|') {
        return Some(if squeezed.len() == 1 { Mark::Lone } else { Mark::Empty(squeezed.len() - 1) });
    }
    if squeezed.chars().all(|c| matches!(c, '|' | '-' | ':' | '=' | '+')) {
        return Some(Mark::Rule);
    }
    let inner = text.strip_prefix('|').unwrap_or(text);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    if !inner.contains('|') {
        return Some(Mark::Cell(tidy(inner)));
    }
    Some(Mark::Row(inner.split('|').map(tidy).collect()))
}

/// Reads the table that begins at the first line; also how many lines it took.
pub fn table(lines: &[Line]) -> Option<(Table, usize)> {
    mark(&lines.first()?.text)?;
    let mut cells = Cells::default();
    let mut used = 0;
    let mut at = 0;
    let mut fragments: Vec<&str> = Vec::new();
    while let Some(line) = lines.get(at) {
        match mark(&line.text) {
            None if line.text.trim().is_empty() => {}
            None => {
                if !goes_on(&lines[at..]) {
                    break;
                }
                fragments.push(line.text.trim());
                at += 1;
                continue;
            }
            Some(Mark::Rule) => {}
            Some(Mark::Lone) => cells.lone(line.at, lines.get(at + 1)),
            Some(Mark::Empty(count)) => (0..count).for_each(|_| cells.push(String::new(), line.at)),
            Some(Mark::Cell(text)) => {
                let mut parts = std::mem::take(&mut fragments);
                parts.push(&text);
                cells.push(parts.join("\n"), line.at);
            }
            Some(Mark::Row(row)) => {
                cells.end_row();
                match beside_each_other(&row) {
                    Some(rows) => cells.rows.extend(rows.into_iter().map(|cells| Row { cells, at: line.at })),
                    None => cells.rows.push(Row { cells: row, at: line.at }),
                }
            }
        }
        at += 1;
        if mark(&line.text).is_some() {
            used = at;
        }
    }
    let table = cells.finish()?;
    Some((table, used))
}

/// Rows that stand behind each other on one line (`3月23日|县气象局 乙县|3月19日|乙县气象局`): each time with its unit.
fn beside_each_other(row: &[String]) -> Option<Vec<Vec<String>>> {
    let cells: Vec<&str> = row
        .iter()
        .flat_map(|cell| match cell.rsplit_once(' ') {
            Some((unit, next)) if units::looks_like_unit(unit) => vec![unit, next],
            _ => vec![cell.as_str()],
        })
        .filter(|cell| !cell.is_empty())
        .collect();
    let pairs = |unit_first: bool| -> Vec<Vec<String>> {
        let windows = cells.windows(2).filter(|two| {
            let (time, unit) = if unit_first { (two[1], two[0]) } else { (two[0], two[1]) };
            columns::is_time(time) && units::looks_like_list(unit)
        });
        windows.map(|two| two.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    };
    let (before, behind) = (pairs(true), pairs(false));
    let most = if before.len() > behind.len() { before } else { behind };
    let times = cells.iter().filter(|cell| columns::is_time(cell)).count();
    (times > 2 && most.len() == times).then_some(most)
}

/// Whether a line without mark is the beginning of a cell that ends with one soon, and not text below the table.
fn goes_on(lines: &[Line]) -> bool {
    if attachment(lines[0].text.trim()).is_some() {
        return false;
    }
    for line in lines.iter().skip(1).take(LONGEST_CELL) {
        match mark(&line.text) {
            None if attachment(line.text.trim()).is_some() => return false,
            None => {}
            // The head of a further table: what stands before it is its title.
            Some(Mark::Cell(text)) => return columns::role(&text).is_none(),
            Some(_) => return false,
        }
    }
    false
}

/// Cells as they come, with the rows that are marked.
#[derive(Default)]
struct Cells {
    rows: Vec<Row>,
    row: Vec<String>,
    at: Option<Position>,
    /// Cells with the place of each, for a table whose rows are not marked.
    loose: Vec<(String, Position)>,
    marked: bool,
}

impl Cells {
    fn push(&mut self, text: String, at: Position) {
        self.at.get_or_insert(at);
        self.loose.push((text.clone(), at));
        self.row.push(text);
    }

    /// A lone mark begins a row, or is an empty cell in the middle of one.
    fn lone(&mut self, at: Position, next: Option<&Line>) {
        let width = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let open = !self.row.is_empty() && self.row.len() < width;
        let next = next.and_then(|line| match mark(&line.text) {
            Some(Mark::Cell(text)) => Some(text),
            _ => None,
        });
        let begins = next.as_deref().is_none_or(|text| {
            // A number that goes on with the numbers of the rows before begins a row.
            integer(text).is_some() || columns::role(text).is_some()
        });
        if open && !begins {
            self.push(String::new(), at);
        } else {
            self.end_row();
            self.marked = true;
        }
    }

    fn end_row(&mut self) {
        if let Some(at) = self.at.take() {
            self.rows.push(Row { cells: std::mem::take(&mut self.row), at });
        }
        self.row.clear();
    }

    fn finish(mut self) -> Option<Table> {
        if !self.marked && self.rows.is_empty() && self.loose.len() > 1 {
            let rows = stream::rows(&self.loose)?;
            return Some(Table { rows, ..Table::default() });
        }
        self.end_row();
        // One line with one mark in running text is no table.
        let cells: usize = self.rows.iter().map(|row| row.cells.len()).sum();
        (cells > 1 || self.marked).then_some(Table { rows: self.rows, ..Table::default() })
    }
}
