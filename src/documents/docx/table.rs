//! Tables of a Word document: merged cells, heads repeated on every page, rows that stay whole.

use std::io::Result;

use super::super::page::Frame;
use super::super::table::{Placed, Table};
use super::super::wording;
use super::write::{Layout, Run, Xml, cells, measure, paragraph, rules, twips, value};

/// Room above and below a cell's text, in twentieths of a point.
const ROOM_ABOVE: u32 = 100;
/// Height of text lines of a row that surely fits on a page below the head of the table, in twentieths of a point.
const WHOLE: u32 = 9600;
/// Rows that surely fit on a page together.
const TOGETHER: usize = 10;
/// Size of the text in the styles of tables, in half points.
const COMMON: u32 = 32;

pub(super) fn ruled(xml: &mut Xml, table: &Table, frame: Frame) -> Result<()> {
    let whole = twips(frame.text_width());
    let widths = table.widths(frame, whole);
    xml.create_element("w:tbl").write_inner_content(|xml| {
        properties(xml, table, whole)?;
        xml.create_element("w:tblGrid").write_inner_content(|xml| {
            for width in &widths {
                xml.create_element("w:gridCol")
                    .with_attribute(("w:w", width.to_string().as_str()))
                    .write_empty()?;
            }
            Ok(())
        })?;
        for cells in table.placed(&table.head) {
            row(xml, table, (Row::Head, false), &cells, &widths)?;
        }
        // Rows that share a cell stay together; up to this one they do.
        let mut together = 0;
        for (at, cells) in table.placed(&table.rows).iter().enumerate() {
            let shared = cells.iter().filter(|placed| placed.first && placed.rows <= TOGETHER);
            together = shared.map(|placed| at + placed.rows - 1).fold(together, usize::max);
            row(xml, table, (Row::of(table, cells, &widths), at < together), cells, &widths)?;
        }
        Ok(())
    })?;
    // Word wants a paragraph after a table; a hair's breadth high, so that a full page does not spill over.
    paragraph(xml, "AfterTable", &[], Layout::default())
}

fn properties(xml: &mut Xml, table: &Table, whole: u32) -> Result<()> {
    xml.create_element("w:tblPr").write_inner_content(|xml| {
        measure(xml, "w:tblW", whole)?;
        value(xml, "w:jc", "center")?;
        let sides = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
        rules(xml, &sides.map(|side| (side, "4")))?;
        cells(xml, ROOM_ABOVE, aside(table))
    })?;
    Ok(())
}

/// What a row does at the end of a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    /// Stays whole, and is repeated on every page.
    Head,
    /// Moves to the next page as a whole.
    Whole,
    /// Splits: it may be longer than a page, and `LibreOffice` loses the rest of such a row that may not split.
    Splits,
}

impl Row {
    fn of(table: &Table, cells: &[Placed<'_>], widths: &[u32]) -> Self {
        // Half a character's width, in twentieths of a point.
        let half = table.size.half_points() * 5;
        let lines = cells.iter().filter(|placed| placed.rows == 1).map(|placed| {
            let room = width(placed, widths).saturating_sub(2 * aside(table)) / half;
            wording::lines(&placed.cell.shown(), room)
        });
        if lines.max().unwrap_or(1) * line(table) > WHOLE { Self::Splits } else { Self::Whole }
    }
}

/// Room at the sides of a cell's text, in twentieths of a point.
fn aside(table: &Table) -> u32 {
    table.size.half_points() * 15 / 4
}

/// Height of a line, in twentieths of a point.
fn line(table: &Table) -> u32 {
    table.size.half_points() * 15
}

fn width(placed: &Placed<'_>, widths: &[u32]) -> u32 {
    widths.iter().skip(placed.column).take(placed.columns).sum()
}

fn row(
    xml: &mut Xml,
    table: &Table,
    (kind, keep_next): (Row, bool),
    cells: &[Placed<'_>],
    widths: &[u32],
) -> Result<()> {
    xml.create_element("w:tr").write_inner_content(|xml| {
        xml.create_element("w:trPr").write_inner_content(|xml| {
            if kind != Row::Splits {
                xml.create_element("w:cantSplit").write_empty()?;
            }
            if let Some(height) = table.row_height.filter(|_| kind != Row::Head) {
                let height = (u32::from(height) * 14_400 / 254).to_string();
                xml.create_element("w:trHeight")
                    .with_attributes([("w:val", height.as_str()), ("w:hRule", "atLeast")])
                    .write_empty()?;
            }
            if kind == Row::Head {
                xml.create_element("w:tblHeader").write_empty()?;
            }
            Ok(())
        })?;
        for placed in cells {
            xml.create_element("w:tc").write_inner_content(|xml| {
                xml.create_element("w:tcPr").write_inner_content(|xml| {
                    measure(xml, "w:tcW", width(placed, widths))?;
                    if placed.columns > 1 {
                        value(xml, "w:gridSpan", &placed.columns.to_string())?;
                    }
                    if placed.rows > 1 {
                        value(xml, "w:vMerge", if placed.first { "restart" } else { "continue" })?;
                    }
                    value(xml, "w:vAlign", "center")
                })?;
                text(xml, table, (kind, keep_next), placed)
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

fn text(xml: &mut Xml, table: &Table, (kind, keep_next): (Row, bool), placed: &Placed<'_>) -> Result<()> {
    let shown = if placed.first { placed.cell.shown() } else { String::new() };
    // The styles of tables have the common size.
    let other = Some(table.size.half_points()).filter(|size| *size != COMMON);
    let run = |text| Run { style: None, text, half_points: other };
    let mut runs: Vec<Run<'_>> = shown.split('\n').flat_map(|line| [run("\n"), run(line)]).collect();
    runs.remove(0);
    let layout = Layout { keep_next, line: other.map(|_| line(table)), ..Layout::default() };
    if kind == Row::Head {
        paragraph(xml, "TableHead", &runs, layout)
    } else {
        paragraph(xml, "TableText", &runs, Layout { align: Some(table.align(placed)), ..layout })
    }
}
