//! Word documents: paragraphs and tables in reading order. Nested tables and text boxes are read where they stand.

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};

use super::numbering::{Numbered, Numbering};
use super::place::{Decoded, Hidden, Place};
use super::xml::{Events, attribute, text};
use crate::error::Result;
use crate::intake::limits::Budget;
use crate::intake::text::{Block, Line, Row, Table};
use crate::intake::words as w;

/// A cell while it is read.
#[derive(Default)]
struct Cell {
    text: Vec<String>,
    span: usize,
    /// Some(true) begins a vertical merge, Some(false) goes on with one.
    merge: Option<bool>,
}

/// A table while it is read.
#[derive(Default)]
struct Grid {
    rows: Vec<Row>,
    cells: Vec<Cell>,
    /// Cells that go on with the one above: line of the row, column.
    covered: HashSet<(u32, usize)>,
    line: usize,
}

impl Grid {
    fn end_row(&mut self, place: Place, budget: &Budget) -> Result<()> {
        let mut cells: Vec<String> = Vec::new();
        for cell in self.cells.drain(..) {
            let above = self.rows.last().and_then(|row| row.cells.get(cells.len()));
            let text = match (cell.merge, above) {
                (Some(false), Some(above)) => {
                    self.covered.insert((place.line(self.line).line, cells.len()));
                    above.clone()
                }
                _ => cell.text.join("\n"),
            };
            for column in 0..cell.span.clamp(1, 64) {
                // A heading over several columns stands in each; the other texts only once.
                let text = if column == 0 || cell.text.len() == 1 { text.as_str() } else { "" };
                budget.make(text.len())?;
                cells.push(text.to_owned());
            }
        }
        if !cells.is_empty() {
            self.rows.push(Row { cells, at: place.line(self.line) });
        }
        Ok(())
    }
}

/// Reads `word/document.xml`.
///
/// # Errors
/// [`crate::error::Error::SourceDamaged`] where it is no XML, [`crate::error::Error::SourceTooFull`],
/// [`crate::error::Error::SourceTooSlow`].
pub fn blocks(xml: &str, mut numbering: Numbering, place: Place, budget: &Budget) -> Result<Decoded> {
    let mut events = Events::of(xml, budget);
    let mut blocks = Vec::new();
    // What is set for the paragraph, and whether the run that is open is seen.
    let mut numbered = Numbered::default();
    let (mut in_run, mut unseen, mut hidden) = (false, false, None::<String>);
    let mut grids: Vec<Grid> = Vec::new();
    let mut paragraph = String::new();
    let (mut line, mut in_text, mut skipped) = (0_usize, false, 0_usize);
    loop {
        match events.next(!blocks.is_empty())? {
            Event::Start(tag) => {
                let name = tag.local_name();
                match name.as_ref() {
                    // The same text in an older form, deleted text, and codes of fields.
                    "Fallback" | "del" | "instrText" | "moveFrom" | "pPrChange" | "rPrChange" => skipped += 1,
                    _ if skipped > 0 => {}
                    "t" => in_text = true,
                    "r" => (in_run, unseen) = (true, false),
                    "vanish" => unseen |= in_run,
                    "p" => numbered = Numbered::default(),
                    "tbl" => grids.push(Grid::default()),
                    "tr" => {
                        if let Some(grid) = grids.last_mut() {
                            grid.line = line + 1;
                        }
                    }
                    "tc" => {
                        if let Some(grid) = grids.last_mut() {
                            grid.cells.push(Cell::default());
                        }
                    }
                    _ => property(&tag, &mut grids, &mut numbered),
                }
            }
            Event::Empty(tag) if skipped == 0 => match tag.local_name().as_ref() {
                "tab" => paragraph.push('\t'),
                "br" | "cr" => paragraph.push('\n'),
                "p" => line += 1,
                "noBreakHyphen" => paragraph.push('-'),
                "vanish" => {
                    let off = attribute(&tag, "val").is_some_and(|value| value == "0" || value == "false");
                    unseen |= in_run && !off;
                }
                _ => property(&tag, &mut grids, &mut numbered),
            },
            Event::End(tag) => {
                match tag.local_name().as_ref() {
                    "Fallback" | "del" | "instrText" | "moveFrom" | "pPrChange" | "rPrChange" => {
                        skipped = skipped.saturating_sub(1);
                    }
                    _ if skipped > 0 => {}
                    "t" => in_text = false,
                    "r" => (in_run, unseen) = (false, false),
                    "p" => {
                        line += 1;
                        let mut text = std::mem::take(&mut paragraph);
                        let in_cell = grids.last().is_some_and(|grid| !grid.cells.is_empty());
                        // An empty paragraph outside of tables is a gap; in a cell its number is what the cell shows.
                        if in_cell || !text.trim().is_empty() {
                            text.insert_str(0, &numbering.next(&numbered));
                        }
                        match grids.last_mut().and_then(|grid| grid.cells.last_mut()) {
                            Some(cell) => cell.text.extend(text.lines().map(str::to_owned)),
                            None => blocks.extend(text.lines().map(|text| {
                                Block::Line(Line { text: text.to_owned(), at: place.line(line) })
                            })),
                        }
                        // Each line costs, the text itself was unpacked already.
                        text.lines().try_for_each(|line| budget.make(line.len()))?;
                    }
                    "tr" => {
                        if let Some(grid) = grids.last_mut() {
                            grid.end_row(place, budget)?;
                        }
                    }
                    "tbl" => {
                        if let Some(grid) = grids.pop() {
                            end_table(grid, &mut grids, place, &mut blocks);
                        }
                    }
                    _ => {}
                }
            }
            Event::Eof => break,
            event if in_text && skipped == 0 && unseen => {
                let words = text(&event).filter(|words| !words.trim().is_empty());
                hidden = hidden.or(words);
            }
            event if in_text && skipped == 0 => paragraph.extend(text(&event)),
            _ => {}
        }
    }
    while let Some(grid) = grids.pop() {
        end_table(grid, &mut grids, place, &mut blocks);
    }
    if !paragraph.is_empty() {
        blocks.push(Block::Line(Line { text: paragraph, at: place.line(line + 1) }));
    }
    let hidden = hidden.map(|name| Hidden { what: w::HIDDEN_TEXT, name: name.chars().take(20).collect() });
    Ok(Decoded { blocks, hidden: hidden.into_iter().collect() })
}

/// The table is done: a table of its own, or, of a single cell, text of the cell that it stands in. A table that holds
/// tables only lays them out: what stands before them comes first.
fn end_table(grid: Grid, outer: &mut [Grid], place: Place, blocks: &mut Vec<Block>) {
    let single = grid.rows.iter().map(|row| row.cells.len()).sum::<usize>() <= 1;
    if single && let Some(cell) = outer.last_mut().and_then(|outer| outer.cells.last_mut()) {
        cell.text.extend(grid.rows.into_iter().flat_map(|row| row.cells));
        return;
    }
    for layout in outer {
        let before = std::mem::take(&mut layout.rows);
        if !before.is_empty() {
            let covered = std::mem::take(&mut layout.covered);
            blocks.push(Block::Table(Table { rows: before, merges_known: true, covered, name: None }));
        }
        let at = place.line(layout.line);
        let texts = layout.cells.iter_mut().flat_map(|cell| std::mem::take(&mut cell.text));
        blocks.extend(texts.map(|text| Block::Line(Line { text, at })));
    }
    if !grid.rows.is_empty() {
        blocks.push(Block::Table(Table {
            rows: grid.rows,
            merges_known: true,
            covered: grid.covered,
            name: None,
        }));
    }
}

/// Merging of cells, and the list that a paragraph stands in.
fn property(tag: &BytesStart<'_>, grids: &mut [Grid], numbered: &mut Numbered) {
    match tag.local_name().as_ref() {
        "numId" => numbered.list = attribute(tag, "val"),
        "ilvl" => numbered.level = attribute(tag, "val").and_then(|level| level.parse().ok()).unwrap_or(0),
        "pStyle" => numbered.style = attribute(tag, "val"),
        _ => {}
    }
    let Some(cell) = grids.last_mut().and_then(|grid| grid.cells.last_mut()) else { return };
    let value = || attribute(tag, "val");
    match tag.local_name().as_ref() {
        "gridSpan" => {
            cell.span = value().and_then(|v| v.parse().ok()).unwrap_or(1);
        }
        "vMerge" => cell.merge = Some(value().is_some_and(|v| v == "restart")),
        _ => {}
    }
}
