//! What only official papers have: the red head, a letter's lines, and the imprint.

use std::io::Result;

use super::super::content::{Imprint, Masthead};
use super::super::page::Page;
use super::super::wording;
use super::write::{LINE, Layout, Xml, cells, characters, measure, paragraph, plain, rules, twips, value};
use crate::model::paper::Letterhead;

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
/// A character of 4号, and the room between the text of the imprint and a rule, in twentieths of a point.
const SMALL_CHARACTER: u32 = 280;
const IMPRINT_ROOM: u32 = 60;
/// A letter's number stands below the line by seven eighths of a character: its line is so high, the rest is above.
const NUMBER_LINE: u32 = 400;
const NUMBER_ROOM: u32 = 230;
/// Room above the characters in a line of the title, in twentieths of a point.
const TITLE_ROOM: u32 = 200;

/// A border of a paragraph: side, kind, eighths of a point, points from the text.
type Border = (&'static str, &'static str, &'static str, &'static str);

/// The head of the first page.
pub(super) fn masthead(xml: &mut Xml, head: &Masthead, page: Page) -> Result<()> {
    let frame = page.frame();
    match head.letterhead {
        Letterhead::RedHead => {
            let size = Size::of(&head.name, twips(frame.text_width()) / 20);
            line(xml, &head.name, "center", size, Place::Flow(twips(RED_HEAD_ROOM)), None)?;
            paragraph(xml, "Normal", &[], Layout::default())?;
            paragraph(xml, "Normal", &[], Layout::default())?;
            let rule = ("w:bottom", "single", "12", "11");
            line(xml, &head.number, "center", Size::TEXT, Place::Flow(0), Some(rule))?;
            above_title(xml)
        }
        Letterhead::Letter => {
            let size = Size::of(&head.name, twips(LETTER_WIDTH) / 20);
            let top = ("w:bottom", "thickThinSmallGap", "24", "11");
            let foot = ("w:top", "thinThickSmallGap", "24", "0");
            line(xml, &head.name, "center", size, Place::Page(twips(LETTER_HEAD)), Some(top))?;
            line(xml, "", "center", Size::TINY, Place::Page(twips(frame.height - LETTER_FOOT)), Some(foot))?;
            // The text goes on below the frame of the name and its line.
            line(xml, &head.number, "right", Size::NUMBER, Place::Flow(NUMBER_ROOM), None)?;
            above_title(xml)
        }
        Letterhead::Plain => Ok(()),
    }
}

/// Two lines above the title, less what its own line leaves above its characters.
fn above_title(xml: &mut Xml) -> Result<()> {
    paragraph(xml, "Normal", &[], Layout::default())?;
    paragraph(xml, "Normal", &[], Layout { line: Some(LINE - TITLE_ROOM), ..Layout::default() })
}

/// Size of a line of the head.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Size {
    points: u32,
    /// Width of its characters in percent.
    width: u32,
    red: bool,
    /// Height of the line in twentieths of a point.
    line: u32,
}

impl Size {
    const TEXT: Self = Self { points: 16, width: 100, red: false, line: LINE };
    const NUMBER: Self = Self { line: NUMBER_LINE, ..Self::TEXT };
    const TINY: Self = Self { points: 1, line: 21, ..Self::TEXT };

    /// The largest in which a name stands on one line of `room` points.
    fn of(name: &str, room: u32) -> Self {
        let halves = u32::try_from(wording::half_widths(name)).unwrap_or(u32::MAX).max(1);
        let natural = |points: u32| halves.saturating_mul(points) / 2;
        let mut points = LARGEST;
        while points > 8 && natural(points) * NARROWEST / 100 > room {
            points -= 1;
        }
        let width = (room * 100 / natural(points).max(1)).min(100);
        Self { points, width, red: true, line: points * 21 }
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
    align: &str,
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
            let height = size.line.to_string();
            xml.create_element("w:spacing")
                .with_attributes([
                    ("w:before", before.as_str()),
                    ("w:line", height.as_str()),
                    ("w:lineRule", "exact"),
                ])
                .write_empty()?;
            value(xml, "w:jc", align)
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
        characters(xml, text)
    })?;
    Ok(())
}

/// Rows between rules at the foot of the text of the page on which they stand, as one table: it grows upwards when a
/// line is added. That of a letter has no rules (10.1).
pub(super) fn imprint(xml: &mut Xml, imprint: &Imprint, page: Page) -> Result<()> {
    let width = twips(page.frame().text_width());
    let copies = (!imprint.copies.is_empty()).then(|| (imprint.copies.clone(), "Copies", 100));
    let printed = (!imprint.date.is_empty()).then(|| {
        let half = SMALL_CHARACTER / 2;
        let width_of =
            |text: &str| u32::try_from(wording::half_widths(text)).unwrap_or(u32::MAX).saturating_mul(half);
        // A name that is too long to stand beside the date is narrowed a little before it is broken.
        let room = (width - 3 * SMALL_CHARACTER).saturating_sub(width_of(&imprint.date));
        let percent = u64::from(room) * 100 / u64::from(width_of(&imprint.office).max(1));
        let percent = if percent < 75 { 100 } else { u32::try_from(percent.min(100)).unwrap_or(100) };
        (format!("{}\t{}", imprint.office, imprint.date), "Imprint", percent)
    });
    let ruled = !imprint.date.is_empty();
    xml.create_element("w:tbl").write_inner_content(|xml| {
        imprint_properties(xml, width, ruled)?;
        xml.create_element("w:tblGrid").write_inner_content(|xml| {
            let width = width.to_string();
            xml.create_element("w:gridCol").with_attribute(("w:w", width.as_str())).write_empty()?;
            Ok(())
        })?;
        for (text, style, percent) in copies.into_iter().chain(printed) {
            xml.create_element("w:tr").write_inner_content(|xml| {
                xml.create_element("w:trPr").write_inner_content(|xml| {
                    xml.create_element("w:cantSplit").write_empty()?;
                    Ok(())
                })?;
                xml.create_element("w:tc").write_inner_content(|xml| {
                    xml.create_element("w:tcPr").write_inner_content(|xml| measure(xml, "w:tcW", width))?;
                    imprint_line(xml, style, &text, percent, width)
                })?;
                Ok(())
            })?;
        }
        Ok(())
    })?;
    paragraph(xml, "AfterTable", &plain(""), Layout::default())
}

fn imprint_properties(xml: &mut Xml, width: u32, ruled: bool) -> Result<()> {
    xml.create_element("w:tblPr").write_inner_content(|xml| {
        xml.create_element("w:tblpPr")
            .with_attributes([
                ("w:leftFromText", "0"),
                ("w:rightFromText", "0"),
                ("w:vertAnchor", "margin"),
                ("w:horzAnchor", "margin"),
                ("w:tblpXSpec", "left"),
                ("w:tblpYSpec", "bottom"),
            ])
            .write_empty()?;
        value(xml, "w:tblOverlap", "never")?;
        measure(xml, "w:tblW", width)?;
        if ruled {
            // 0.35 mm at the outer edges, 0.25 mm between (7.4.1).
            rules(xml, &[("w:top", "8"), ("w:bottom", "8"), ("w:insideH", "6")])?;
        }
        cells(xml, IMPRINT_ROOM, 0)
    })?;
    Ok(())
}

fn imprint_line(xml: &mut Xml, style: &str, text: &str, percent: u32, width: u32) -> Result<()> {
    xml.create_element("w:p").write_inner_content(|xml| {
        xml.create_element("w:pPr").write_inner_content(|xml| {
            value(xml, "w:pStyle", style)?;
            let edge = (width - SMALL_CHARACTER).to_string();
            xml.create_element("w:tabs").write_inner_content(|xml| {
                xml.create_element("w:tab")
                    .with_attributes([("w:val", "right"), ("w:pos", edge.as_str())])
                    .write_empty()?;
                Ok(())
            })?;
            Ok(())
        })?;
        for (at, piece) in text.split('\t').enumerate() {
            xml.create_element("w:r").write_inner_content(|xml| {
                xml.create_element("w:rPr").write_inner_content(|xml| {
                    xml.create_element("w:rFonts").with_attribute(("w:hint", "eastAsia")).write_empty()?;
                    if at == 0 && percent < 100 {
                        value(xml, "w:w", &percent.to_string())?;
                    }
                    Ok(())
                })?;
                if at > 0 {
                    xml.create_element("w:tab").write_empty()?;
                }
                characters(xml, piece)
            })?;
        }
        Ok(())
    })?;
    Ok(())
}
