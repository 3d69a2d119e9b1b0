//! Finds the tables that are written as text.

mod aligned;
mod pipes;
mod stream;

use super::columns;
use super::limits::Budget;
use super::text::{Block, Line, Table, tidy};
use crate::error::Result;

/// Finds the tables that are written as text: between `|` marks, parted by tabs, commas or wide spaces, or one cell a
/// line below a head of known words. Tables of documents and sheets pass unchanged, but rows above their head that
/// hold one text become lines (a title inside the sheet).
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn with_tables(blocks: Vec<Block>, budget: &Budget) -> Result<Vec<Block>> {
    let mut out = Vec::new();
    let mut run: Vec<Line> = Vec::new();
    for block in blocks {
        match block {
            Block::Line(line) => run.push(line),
            Block::Table(table) => {
                lines_with_tables(&mut out, &std::mem::take(&mut run), budget)?;
                untitled(&mut out, table);
            }
        }
    }
    lines_with_tables(&mut out, &run, budget)?;
    Ok(out)
}

fn lines_with_tables(out: &mut Vec<Block>, lines: &[Line], budget: &Budget) -> Result<()> {
    let mut at = 0;
    while at < lines.len() {
        budget.check()?;
        let found = pipes::table(&lines[at..])
            .or_else(|| aligned::table(&lines[at..]))
            .or_else(|| stream::table(&lines[at..]));
        if let Some((table, used)) = found {
            out.push(Block::Table(table));
            at += used.max(1);
        } else {
            let text = tidy(&lines[at].text);
            if !text.is_empty() {
                out.push(Block::Line(Line { text, at: lines[at].at }));
            }
            at += 1;
        }
    }
    Ok(())
}

/// Moves the rows above the head that hold one text out as lines.
fn untitled(out: &mut Vec<Block>, mut table: Table) {
    for row in &mut table.rows {
        for cell in &mut row.cells {
            *cell = cell.lines().map(tidy).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        }
    }
    table.rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    let head = columns::head(&table).map_or(0, |head| head.first_row);
    // A form's own label may stand alone in its first row (单位名称).
    let label = table.rows.iter().position(|row| row.cells.iter().any(|cell| columns::role(cell).is_some()));
    let head = head.min(label.unwrap_or(head));
    for row in table.rows.drain(..head) {
        let mut texts: Vec<&String> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
        // A merged title was put into each cell that it covers.
        texts.dedup();
        for text in texts {
            out.extend(text.lines().map(|text| Block::Line(Line { text: text.to_owned(), at: row.at })));
        }
    }
    if !table.rows.is_empty() {
        out.push(Block::Table(table));
    }
}
