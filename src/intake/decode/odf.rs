//! Open documents (ods, odt): paragraphs and tables of `content.xml`. Repeated empty rows and cells are not spread.

use quick_xml::events::{BytesStart, Event};

use super::grid::{Area, Grid};
use super::hidden::Unshown;
use super::place::{Decoded, Hidden, Place};
use super::xml::{Events, attribute, text};
use crate::error::Result;
use crate::intake::limits::Budget;
use crate::intake::text::{Block, Line, Table};
use crate::intake::words as w;

/// Most columns over which the text of one repeated cell is spread.
const MOST_REPEATS: usize = 200;

/// A table while it is read; places count from 0.
#[derive(Default)]
struct Open {
    name: Option<String>,
    grid: Grid,
    merges: Vec<Area>,
    unshown: Unshown,
    /// Columns told so far.
    told: usize,
    row: usize,
    column: usize,
    /// The paragraphs of the cell that is open.
    cell: Option<Vec<String>>,
    repeat: usize,
    /// Rows and columns that the cell covers.
    spans: (usize, usize),
}

/// Reads `content.xml`.
///
/// # Errors
/// [`crate::error::Error::SourceDamaged`] where it is no XML, [`crate::error::Error::SourceTooFull`],
/// [`crate::error::Error::SourceTooSlow`].
pub fn blocks(xml: &str, place: Place, budget: &Budget) -> Result<Decoded> {
    let mut events = Events::of(xml, budget);
    let mut blocks = Vec::new();
    let mut hidden = Vec::new();
    // Tables may stand inside of cells.
    let mut open: Vec<Open> = Vec::new();
    let mut paragraph = String::new();
    let (mut line, mut inside) = (0_usize, 0_usize);
    loop {
        match events.next(!blocks.is_empty() || !open.is_empty())? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "table" => open.push(Open { name: attribute(&tag, "name"), ..Open::default() }),
                "table-row" => begin_row(&tag, open.last_mut()),
                "table-column" => column(&tag, open.last_mut()),
                "table-cell" | "covered-table-cell" => begin_cell(&tag, open.last_mut()),
                "p" | "h" => inside += 1,
                _ => {}
            },
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "table-cell" | "covered-table-cell" => {
                    begin_cell(&tag, open.last_mut());
                    end_cell(open.last_mut(), budget)?;
                }
                "table-row" => {
                    begin_row(&tag, open.last_mut());
                    end_row(open.last_mut());
                }
                "table-column" => column(&tag, open.last_mut()),
                "tab" => paragraph.push('\t'),
                "line-break" => paragraph.push('\n'),
                "s" => paragraph.push(' '),
                "p" | "h" => line += 1,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "p" | "h" => {
                    inside = inside.saturating_sub(1);
                    line += 1;
                    let text = std::mem::take(&mut paragraph);
                    budget.make(text.len())?;
                    match open.last_mut().and_then(|table| table.cell.as_mut()) {
                        Some(cell) => cell.push(text),
                        None => {
                            for text in text.lines() {
                                budget.make(0)?;
                                blocks
                                    .push(Block::Line(Line { text: text.to_owned(), at: place.line(line) }));
                            }
                        }
                    }
                }
                "table-cell" | "covered-table-cell" => end_cell(open.last_mut(), budget)?,
                "table-row" => end_row(open.last_mut()),
                "table" => {
                    if let Some(table) = open.pop() {
                        end_table(table, place, &mut blocks, &mut hidden, budget)?;
                    }
                }
                _ => {}
            },
            Event::Eof => break,
            event if inside > 0 => paragraph.extend(text(&event)),
            _ => {}
        }
    }
    while let Some(table) = open.pop() {
        end_table(table, place, &mut blocks, &mut hidden, budget)?;
    }
    Ok(Decoded { blocks, hidden })
}

/// A count that an attribute tells, 1 where it tells none.
fn count(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).and_then(|value| value.parse().ok()).unwrap_or(1)
}

fn begin_row(tag: &BytesStart<'_>, table: Option<&mut Open>) {
    if let Some(table) = table {
        table.column = 0;
        table.repeat = count(tag, "number-rows-repeated");
        table.row = table.row.saturating_add(table.repeat.saturating_sub(1));
        if is_unshown(tag) {
            table.unshown.rows.insert(table.row);
        }
    }
}

/// Rows and columns that are hidden, or filtered away.
fn is_unshown(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "visibility").is_some_and(|value| value != "visible")
}

fn column(tag: &BytesStart<'_>, table: Option<&mut Open>) {
    let Some(table) = table else { return };
    let next = table.told.saturating_add(count(tag, "number-columns-repeated").max(1));
    if is_unshown(tag) {
        table.unshown.hide_columns(table.told, next - 1);
    }
    table.told = next;
}

fn end_row(table: Option<&mut Open>) {
    if let Some(table) = table {
        table.row = table.row.saturating_add(1);
    }
}

fn begin_cell(tag: &BytesStart<'_>, table: Option<&mut Open>) {
    let Some(table) = table else { return };
    table.repeat = count(tag, "number-columns-repeated");
    table.spans = (count(tag, "number-rows-spanned"), count(tag, "number-columns-spanned"));
    table.cell = Some(Vec::new());
}

fn end_cell(table: Option<&mut Open>, budget: &Budget) -> Result<()> {
    let Some(table) = table else { return Ok(()) };
    let text = table.cell.take().unwrap_or_default().join("\n");
    let first = (table.row, table.column);
    if !text.trim().is_empty() {
        for column in first.1..first.1.saturating_add(table.repeat.min(MOST_REPEATS)) {
            table.grid.put(first.0, column, text.clone(), budget)?;
        }
        if table.spans.0 > 1 || table.spans.1 > 1 {
            budget.make(0)?;
            let last = |from: usize, span: usize| from.saturating_add(span.saturating_sub(1));
            table.merges.push((first, (last(first.0, table.spans.0), last(first.1, table.spans.1))));
        }
    }
    table.column = table.column.saturating_add(table.repeat);
    Ok(())
}

fn end_table(
    mut table: Open,
    place: Place,
    blocks: &mut Vec<Block>,
    hidden: &mut Vec<Hidden>,
    budget: &Budget,
) -> Result<()> {
    for area in &table.merges {
        table.grid.cover(*area, budget)?;
    }
    let (rows, columns) = table.grid.leave_out(&table.unshown);
    for (what, first) in [(w::HIDDEN_ROWS, rows), (w::HIDDEN_COLUMNS, columns)] {
        hidden.extend(first.map(|first| Hidden { what, name: first }));
    }
    let made = table.grid.table(place, budget)?;
    if !made.rows.is_empty() {
        blocks.push(Block::Table(Table { merges_known: true, name: table.name, ..made }));
    }
    Ok(())
}
