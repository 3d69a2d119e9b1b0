//! What only official papers have: the red head, a letter's lines, and the imprint.

use std::io::Result;

use quick_xml::events::BytesText;

use super::super::content::{Imprint, Masthead};
use super::super::page::Page;
use super::super::wording;
use super::body::{Layout, Xml, measure, paragraph, plain, twips, value};
use crate::model::document::Dress;

const RED: &str = "FF0000";
/// The largest text of the office's name in points, and how far it is narrowed before it is made smaller, in percent.
const LARGEST: u32 = 42;
const NARROWEST: u32 = 60;
/// Width of a letter's lines in millimetres, and their places from the head of the page.
const LETTER_WIDTH: u32 = 170;
const LETTER_HEAD: u32 = 30;
const LETTER_FOOT: u32 = 20;
/// 35 mm from the head of the text to the office's name.
const RED_HEAD_ROOM: u32 = 35;
/// A line of the page's grid and a character of 4号, in twentieths of a point.
const LINE: u32 = 580;
const SMALL_CHARACTER: u32 = 280;

/// A border of a paragraph: side, kind, eighths of a point, points from the text.
type Border = (&'static str, &'static str, &'static str, &'static str);

/// The head of the first page.
pub(super) fn masthead(xml: &mut Xml, head: &Masthead, page: Page) -> Result<()> {
    let frame = page.frame();
    match head.dress {
        Dress::RedHead => {
            let size = Size::of(&head.name, twips(frame.text_width()) / 20);
            line(xml, &head.name, "center", size, Place::Flow(twips(RED_HEAD_ROOM)), None)?;
            paragraph(xml, "Normal", &[], Layout::default())?;
            paragraph(xml, "Normal", &[], Layout::default())?;
            let rule = ("w:bottom", "single", "12", "11");
            line(xml, &head.number, "center", Size::TEXT, Place::Flow(0), Some(rule))?;
            paragraph(xml, "Normal", &[], Layout::default())?;
            paragraph(xml, "Normal", &[], Layout::default())
        }
        Dress::Letter => {
            let size = Size::of(&head.name, twips(LETTER_WIDTH) / 20);
            let top = ("w:bottom", "thickThinSmallGap", "24", "11");
            let foot = ("w:top", "thinThickSmallGap", "24", "0");
            line(xml, &head.name, "center", size, Place::Page(twips(LETTER_HEAD)), Some(top))?;
            line(xml, "", "center", Size::TINY, Place::Page(twips(frame.height - LETTER_FOOT)), Some(foot))?;
            // The line ends about 20 mm below the name's upper edge, which stands above the text.
            let room = twips(LETTER_HEAD + 22).saturating_sub(twips(frame.top));
            line(xml, &head.number, "right", Size::TEXT, Place::Flow(room), None)?;
            paragraph(xml, "Normal", &[], Layout::default())?;
            paragraph(xml, "Normal", &[], Layout::default())
        }
        Dress::Plain => Ok(()),
    }
}

/// Size of a line of the head.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Size {
    points: u32,
    /// Width of its characters in percent.
    width: u32,
    red: bool,
}

impl Size {
    const TEXT: Self = Self { points: 16, width: 100, red: false };
    const TINY: Self = Self { points: 1, width: 100, red: false };

    /// The largest in which a name stands on one line of `room` points.
    fn of(name: &str, room: u32) -> Self {
        let halves = u32::try_from(wording::half_widths(name)).unwrap_or(u32::MAX).max(1);
        let natural = |points: u32| halves.saturating_mul(points) / 2;
        let mut points = LARGEST;
        while points > 8 && natural(points) * NARROWEST / 100 > room {
            points -= 1;
        }
        let width = (room * 100 / natural(points).max(1)).min(100);
        Self { points, width, red: true }
    }
}

/// Where a line stands.
#[derive(Clone, Copy)]
enum Place {
    /// In the text, with so much room above.
    Flow(u32),
    /// So far below the page's upper edge.
    Page(u32),
}

fn line(
    xml: &mut Xml,
    text: &str,
    side: &str,
    size: Size,
    place: Place,
    border: Option<Border>,
) -> Result<()> {
    xml.create_element("w:p").write_inner_content(|xml| {
        xml.create_element("w:pPr").write_inner_content(|xml| {
            value(xml, "w:pStyle", if size.red { "Masthead" } else { "Normal" })?;
            if let Place::Page(below) = place {
                let (width, below) = (twips(LETTER_WIDTH).to_string(), below.to_string());
                xml.create_element("w:framePr")
                    .with_attributes([
                        ("w:w", width.as_str()),
                        ("w:wrap", "around"),
                        ("w:vAnchor", "page"),
                        ("w:hAnchor", "page"),
                        ("w:xAlign", "center"),
                        ("w:y", below.as_str()),
                    ])
                    .write_empty()?;
            }
            if let Some((edge, kind, thickness, room)) = border {
                xml.create_element("w:pBdr").write_inner_content(|xml| {
                    xml.create_element(edge)
                        .with_attributes([
                            ("w:val", kind),
                            ("w:sz", thickness),
                            ("w:space", room),
                            ("w:color", RED),
                        ])
                        .write_empty()?;
                    Ok(())
                })?;
            }
            let before = if let Place::Flow(before) = place { before } else { 0 }.to_string();
            let height = if size == Size::TEXT { LINE } else { size.points * 23 }.to_string();
            xml.create_element("w:spacing")
                .with_attributes([
                    ("w:before", before.as_str()),
                    ("w:line", height.as_str()),
                    ("w:lineRule", "exact"),
                ])
                .write_empty()?;
            value(xml, "w:jc", side)
        })?;
        if text.is_empty() { Ok(()) } else { written(xml, text, size) }
    })?;
    Ok(())
}

fn written(xml: &mut Xml, text: &str, size: Size) -> Result<()> {
    xml.create_element("w:r").write_inner_content(|xml| {
        xml.create_element("w:rPr").write_inner_content(|xml| {
            xml.create_element("w:rFonts").with_attribute(("w:hint", "eastAsia")).write_empty()?;
            if size.red {
                value(xml, "w:color", RED)?;
                value(xml, "w:w", &size.width.to_string())?;
                value(xml, "w:sz", &(size.points * 2).to_string())?;
                value(xml, "w:szCs", &(size.points * 2).to_string())?;
            }
            Ok(())
        })?;
        xml.create_element("w:t")
            .with_attribute(("xml:space", "preserve"))
            .write_text_content(BytesText::new(text))?;
        Ok(())
    })?;
    Ok(())
}

/// Rows between lines, held at the foot of the text of the page on which they stand.
pub(super) fn imprint(xml: &mut Xml, imprint: &Imprint, width: u32) -> Result<()> {
    let date = SMALL_CHARACTER * u32::try_from(wording::half_widths(&imprint.date)).unwrap_or(0) / 2
        + 2 * SMALL_CHARACTER;
    let date = date.min(width / 2);
    xml.create_element("w:tbl").write_inner_content(|xml| {
        xml.create_element("w:tblPr").write_inner_content(|xml| {
            xml.create_element("w:tblpPr")
                .with_attributes([
                    ("w:leftFromText", "0"),
                    ("w:rightFromText", "0"),
                    ("w:vertAnchor", "margin"),
                    ("w:horzAnchor", "margin"),
                    ("w:tblpXSpec", "center"),
                    ("w:tblpYSpec", "bottom"),
                ])
                .write_empty()?;
            measure(xml, "w:tblW", width)?;
            xml.create_element("w:tblBorders").write_inner_content(|xml| {
                for (side, thickness) in [("w:top", "8"), ("w:bottom", "8"), ("w:insideH", "6")] {
                    xml.create_element(side)
                        .with_attributes([
                            ("w:val", "single"),
                            ("w:sz", thickness),
                            ("w:space", "0"),
                            ("w:color", "auto"),
                        ])
                        .write_empty()?;
                }
                Ok(())
            })?;
            xml.create_element("w:tblLayout").with_attribute(("w:type", "fixed")).write_empty()?;
            xml.create_element("w:tblCellMar").write_inner_content(|xml| {
                measure(xml, "w:left", SMALL_CHARACTER)?;
                measure(xml, "w:right", SMALL_CHARACTER)
            })?;
            Ok(())
        })?;
        xml.create_element("w:tblGrid").write_inner_content(|xml| {
            for width in [width - date, date] {
                xml.create_element("w:gridCol")
                    .with_attribute(("w:w", width.to_string().as_str()))
                    .write_empty()?;
            }
            Ok(())
        })?;
        if !imprint.copies.is_empty() {
            row(xml, &[(&imprint.copies, width, 2, "Copies")])?;
        }
        if !imprint.office.is_empty() {
            let cells =
                [(&*imprint.office, width - date, 1, "Imprint"), (&*imprint.date, date, 1, "ImprintDate")];
            row(xml, &cells)?;
        }
        Ok(())
    })?;
    paragraph(xml, "AfterTable", &plain(""), Layout::default())
}

fn row(xml: &mut Xml, cells: &[(&str, u32, u32, &str)]) -> Result<()> {
    xml.create_element("w:tr").write_inner_content(|xml| {
        xml.create_element("w:trPr").write_inner_content(|xml| {
            xml.create_element("w:cantSplit").write_empty()?;
            Ok(())
        })?;
        for (text, width, columns, style) in cells {
            xml.create_element("w:tc").write_inner_content(|xml| {
                xml.create_element("w:tcPr").write_inner_content(|xml| {
                    measure(xml, "w:tcW", *width)?;
                    if *columns > 1 {
                        value(xml, "w:gridSpan", &columns.to_string())?;
                    }
                    Ok(())
                })?;
                paragraph(xml, style, &plain(text), Layout::default())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}
