//! Open documents (ods, odt): paragraphs and tables of `content.xml`. Repeated empty rows and cells are not spread.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Place;
use crate::error::Result;
use crate::intake::blocks::{Block, Line, Row, Table};
use crate::intake::limits::{Budget, SHEET_COLUMNS, SHEET_ROWS};

#[derive(Default)]
struct Grid {
    name: Option<String>,
    rows: Vec<Row>,
    cells: Vec<String>,
    cell: Vec<String>,
    in_cell: bool,
    repeat: usize,
    row: usize,
    /// Texts of merged cells that reach below: column, rows left, text.
    down: Vec<(usize, usize, String)>,
    spans: (usize, usize),
}

/// Reads `content.xml`.
///
/// # Errors
/// [`crate::error::Error::SourceNotReadable`] where it is no XML, [`crate::error::Error::SourceTooSlow`].
pub fn blocks(xml: &str, place: Place, budget: &Budget) -> Result<Vec<Block>> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut blocks = Vec::new();
    let mut grid: Option<Grid> = None;
    let mut paragraph = String::new();
    let (mut line, mut events, mut inside) = (0_usize, 0_usize, 0_usize);
    loop {
        events += 1;
        if events.is_multiple_of(4096) {
            budget.check()?;
        }
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(_) if !blocks.is_empty() || grid.is_some() => Event::Eof,
            Err(_) => return Err(budget.not_readable()),
        };
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "table" => grid = Some(Grid { name: attribute(&tag, "name"), ..Grid::default() }),
                "table-row" => {
                    if let Some(grid) = &mut grid {
                        grid.row += 1;
                    }
                }
                "table-cell" | "covered-table-cell" => open_cell(&tag, grid.as_mut()),
                "p" | "h" => inside += 1,
                _ => {}
            },
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "table-cell" | "covered-table-cell" => {
                    open_cell(&tag, grid.as_mut());
                    close_cell(grid.as_mut());
                }
                "table-row" => {
                    if let Some(grid) = &mut grid {
                        grid.row += 1;
                    }
                }
                "tab" => paragraph.push('\t'),
                "line-break" => paragraph.push('\n'),
                "s" => paragraph.push(' '),
                "p" | "h" => line += 1,
                _ => {}
            },
            Event::Text(text) if inside > 0 => paragraph.push_str(&text.xml10_content()),
            Event::GeneralRef(entity) if inside > 0 => {
                if let Ok(Some(c)) = entity.resolve_char_ref() {
                    paragraph.push(c);
                } else if let Some(text) =
                    quick_xml::escape::resolve_predefined_entity(&entity.xml10_content())
                {
                    paragraph.push_str(text);
                }
            }
            Event::End(tag) => {
                match tag.local_name().as_ref() {
                    "p" | "h" => {
                        inside = inside.saturating_sub(1);
                        line += 1;
                        let text = std::mem::take(&mut paragraph);
                        match &mut grid {
                            Some(grid) if grid.in_cell => grid.cell.push(text),
                            _ => blocks.extend(text.lines().map(|text| {
                                Block::Line(Line { text: text.to_owned(), at: place.line(line) })
                            })),
                        }
                    }
                    "table-cell" | "covered-table-cell" => close_cell(grid.as_mut()),
                    "table-row" => {
                        if let Some(grid) = &mut grid {
                            end_row(grid, place);
                        }
                    }
                    "table" => end_table(grid.take(), &mut blocks),
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    end_table(grid, &mut blocks);
    Ok(blocks)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes().flatten().find(|a| a.key.local_name().as_ref() == name).map(|a| a.value.into_owned())
}

fn open_cell(tag: &BytesStart<'_>, grid: Option<&mut Grid>) {
    let Some(grid) = grid else { return };
    let number = |name: &str| attribute(tag, name).and_then(|value| value.parse().ok()).unwrap_or(1_usize);
    grid.repeat = number("number-columns-repeated");
    grid.spans = (number("number-columns-spanned"), number("number-rows-spanned"));
    grid.cell.clear();
    grid.in_cell = true;
}

fn close_cell(grid: Option<&mut Grid>) {
    let Some(grid) = grid else { return };
    let mut text = grid.cell.join("\n");
    grid.in_cell = false;
    let column = grid.cells.len();
    if let Some(down) = grid.down.iter_mut().find(|(at, left, _)| *at == column && *left > 0)
        && text.is_empty()
    {
        down.1 -= 1;
        text.clone_from(&down.2);
    } else if grid.spans.1 > 1 && !text.is_empty() {
        grid.down.push((column, grid.spans.1 - 1, text.clone()));
    }
    let most = usize::try_from(SHEET_COLUMNS).unwrap_or(200);
    for _ in 0..grid.repeat.min(most.saturating_sub(column)) {
        grid.cells.push(text.clone());
    }
}

fn end_row(grid: &mut Grid, place: Place) {
    let mut cells = std::mem::take(&mut grid.cells);
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    grid.down.retain(|(_, left, _)| *left > 0);
    if !cells.is_empty() && grid.rows.len() < usize::try_from(SHEET_ROWS).unwrap_or(20_000) {
        grid.rows.push(Row { cells, at: place.line(grid.row) });
    }
}

fn end_table(grid: Option<Grid>, blocks: &mut Vec<Block>) {
    if let Some(grid) = grid
        && !grid.rows.is_empty()
    {
        blocks.push(Block::Table(Table { rows: grid.rows, merges_known: true, name: grid.name }));
    }
}
