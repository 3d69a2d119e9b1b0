//! What every written part of a Word document is put together from: paragraphs, runs, and the setting of pages.

use std::io::Result;

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::super::page::{Numbering, Page};
use super::super::table::Align;
use super::super::wording;
use crate::model::paper::Orientation;

/// A line of the page's grid in twentieths of a point: 22 of them stand in 225 mm, 580 would be too much by a hair.
pub(super) const LINE: u32 = 579;
/// A character of the page's grid in twentieths of a point: 28 of them stand in 156 mm.
pub(super) const CHARACTER: u32 = 315;
/// Half a character of 小四, in twentieths of a point.
const HALF_NOTE: u32 = 120;

pub(super) type Xml = Writer<Vec<u8>>;

/// Where a Word section begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Begins {
    /// On the next page.
    #[default]
    NextPage,
    /// On the next even page; the odd one before it stays empty where need be.
    EvenPage,
}

/// What a paragraph has beside its style.
#[derive(Clone, Copy, Default)]
pub(super) struct Layout<'a> {
    pub(super) keep_next: bool,
    pub(super) new_page: bool,
    /// Pieces at tabs that spread over a width.
    pub(super) spread: Option<(&'a [String], u32)>,
    /// Room above and below.
    pub(super) before: u32,
    pub(super) after: u32,
    /// Height of a line, where it is not the style's.
    pub(super) line: Option<u32>,
    /// Indents in characters: of the first line, of the others.
    pub(super) indent: Option<(u8, u8)>,
    /// Room kept free at the right.
    pub(super) right_edge: u32,
    pub(super) align: Option<Align>,
    /// Level in the outline, from 0.
    pub(super) outline: Option<u32>,
    /// The section that ends here has this page.
    pub(super) ends: Option<(Page, Begins)>,
}

/// A piece of a paragraph in one typeface.
#[derive(Clone, Copy)]
pub(super) struct Run<'a> {
    /// Style of its characters, where it is not the paragraph's.
    pub(super) style: Option<&'a str>,
    pub(super) text: &'a str,
    pub(super) half_points: Option<u32>,
}

pub(super) fn plain(text: &str) -> [Run<'_>; 1] {
    [Run { style: None, text, half_points: None }]
}

pub(super) fn paragraph(xml: &mut Xml, style: &str, runs: &[Run<'_>], layout: Layout<'_>) -> Result<()> {
    xml.create_element("w:p").write_inner_content(|xml| {
        xml.create_element("w:pPr").write_inner_content(|xml| {
            value(xml, "w:pStyle", style)?;
            if layout.keep_next {
                xml.create_element("w:keepNext").write_empty()?;
            }
            if layout.new_page {
                xml.create_element("w:pageBreakBefore").write_empty()?;
            }
            tabs(xml, layout.spread)?;
            spacing(xml, layout)?;
            indents(xml, layout)?;
            match layout.align {
                Some(Align::Left) => value(xml, "w:jc", "left")?,
                Some(Align::Center) => value(xml, "w:jc", "center")?,
                None => {}
            }
            if let Some(level) = layout.outline {
                value(xml, "w:outlineLvl", &level.to_string())?;
            }
            layout.ends.map_or(Ok(()), |(page, begins)| page_setup(xml, page, begins))
        })?;
        runs.iter().filter(|piece| !piece.text.is_empty()).try_for_each(|piece| run(xml, *piece))
    })?;
    Ok(())
}

/// The pieces stand with equal room between them: the first at the left, the last at the right.
fn tabs(xml: &mut Xml, spread: Option<(&[String], u32)>) -> Result<()> {
    let Some((pieces, width)) = spread.filter(|(pieces, _)| pieces.len() > 1) else { return Ok(()) };
    let wide = |text: &String| u32::try_from(wording::half_widths(text)).unwrap_or(u32::MAX);
    let taken = pieces.iter().map(wide).fold(0, u32::saturating_add).saturating_mul(HALF_NOTE);
    let gaps = u32::try_from(pieces.len() - 1).unwrap_or(1);
    let room = width.saturating_sub(taken) / gaps;
    xml.create_element("w:tabs").write_inner_content(|xml| {
        let mut at = 0u32;
        for piece in &pieces[..pieces.len() - 2] {
            at = at.saturating_add(wide(piece).saturating_mul(HALF_NOTE)).saturating_add(room);
            tab(xml, "left", at)?;
        }
        tab(xml, "right", width)
    })?;
    Ok(())
}

fn tab(xml: &mut Xml, kind: &str, place: u32) -> Result<()> {
    let place = place.to_string();
    xml.create_element("w:tab")
        .with_attributes([("w:val", kind), ("w:pos", place.as_str())])
        .write_empty()?;
    Ok(())
}

fn spacing(xml: &mut Xml, layout: Layout<'_>) -> Result<()> {
    let mut wanted: Vec<(&str, String)> = Vec::new();
    if layout.before > 0 {
        wanted.push(("w:before", layout.before.to_string()));
    }
    if layout.after > 0 {
        wanted.push(("w:after", layout.after.to_string()));
    }
    if let Some(line) = layout.line {
        wanted.push(("w:line", line.to_string()));
        wanted.push(("w:lineRule", "exact".to_owned()));
    }
    if wanted.is_empty() {
        return Ok(());
    }
    let attributes = wanted.iter().map(|(name, value)| (*name, value.as_str()));
    xml.create_element("w:spacing").with_attributes(attributes).write_empty()?;
    Ok(())
}

/// Indents are given in characters, which Word prefers, and in points for programs that do not know them.
fn indents(xml: &mut Xml, layout: Layout<'_>) -> Result<()> {
    let mut wanted: Vec<(&str, String)> = Vec::new();
    if let Some((first, others)) = layout.indent {
        let mut both = |characters: &'static str, points: &'static str, number: u8| {
            wanted.push((characters, (u32::from(number) * 100).to_string()));
            wanted.push((points, (u32::from(number) * CHARACTER).to_string()));
        };
        both("w:leftChars", "w:left", others);
        if others > first {
            both("w:hangingChars", "w:hanging", others - first);
        } else {
            both("w:firstLineChars", "w:firstLine", first - others);
        }
    }
    if layout.right_edge > 0 {
        wanted.push(("w:right", layout.right_edge.to_string()));
    }
    if wanted.is_empty() {
        return Ok(());
    }
    let attributes = wanted.iter().map(|(name, value)| (*name, value.as_str()));
    xml.create_element("w:ind").with_attributes(attributes).write_empty()?;
    Ok(())
}

/// Text that is read as East Asian, so that its quotation marks and dashes have the Chinese form and width.
fn run(xml: &mut Xml, piece: Run<'_>) -> Result<()> {
    xml.create_element("w:r").write_inner_content(|xml| {
        xml.create_element("w:rPr").write_inner_content(|xml| {
            if let Some(style) = piece.style {
                value(xml, "w:rStyle", style)?;
            }
            xml.create_element("w:rFonts").with_attribute(("w:hint", "eastAsia")).write_empty()?;
            if let Some(half_points) = piece.half_points {
                value(xml, "w:sz", &half_points.to_string())?;
                value(xml, "w:szCs", &half_points.to_string())?;
            }
            Ok(())
        })?;
        if piece.text == "\n" {
            xml.create_element("w:br").write_empty()?;
            return Ok(());
        }
        if piece.text == "\t" {
            xml.create_element("w:tab").write_empty()?;
            return Ok(());
        }
        characters(xml, piece.text)
    })?;
    Ok(())
}

/// The paper of a section, its margins, and its footers: of odd and of even pages.
pub(super) fn page_setup(xml: &mut Xml, page: Page, begins: Begins) -> Result<()> {
    let frame = page.frame();
    let (odd, even) = match page.numbering {
        Numbering::Dashes | Numbering::DashesAfterFirst => ("rId4", "rId5"),
        Numbering::OfTotal => ("rId6", "rId6"),
        Numbering::None => ("rId7", "rId7"),
    };
    // The foot's lower edge; the standard has the number 7 mm below the text.
    let footer = frame.bottom.saturating_sub(12);
    let [width, height, top, right, bottom, left, footer] =
        [frame.width, frame.height, frame.top, frame.right, frame.bottom, frame.left, footer]
            .map(|millimetres| twips(millimetres).to_string());
    xml.create_element("w:sectPr").write_inner_content(|xml| {
        let first = (page.numbering == Numbering::DashesAfterFirst).then_some(("first", "rId7"));
        for (kind, id) in [("default", odd), ("even", even)].into_iter().chain(first) {
            xml.create_element("w:footerReference")
                .with_attributes([("w:type", kind), ("r:id", id)])
                .write_empty()?;
        }
        if begins == Begins::EvenPage {
            value(xml, "w:type", "evenPage")?;
        }
        let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
        if page.orientation == Orientation::Landscape {
            size.push(("w:orient", "landscape"));
        }
        xml.create_element("w:pgSz").with_attributes(size).write_empty()?;
        xml.create_element("w:pgMar")
            .with_attributes([
                ("w:top", top.as_str()),
                ("w:right", right.as_str()),
                ("w:bottom", bottom.as_str()),
                ("w:left", left.as_str()),
                ("w:header", "851"),
                ("w:footer", footer.as_str()),
                ("w:gutter", "0"),
            ])
            .write_empty()?;
        xml.create_element("w:cols").with_attribute(("w:space", "425")).write_empty()?;
        if first.is_some() {
            xml.create_element("w:titlePg").write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Millimetres in twentieths of a point.
pub(super) fn twips(millimetres: u32) -> u32 {
    (millimetres * 14_400 + 127) / 254
}

/// Text with its spaces.
pub(super) fn characters(xml: &mut Xml, text: &str) -> Result<()> {
    xml.create_element("w:t")
        .with_attribute(("xml:space", "preserve"))
        .write_text_content(BytesText::new(text))?;
    Ok(())
}

/// The rules of a table, with their thickness in eighths of a point.
pub(super) fn rules(xml: &mut Xml, sides: &[(&str, &str)]) -> Result<()> {
    xml.create_element("w:tblBorders").write_inner_content(|xml| {
        for (side, thickness) in sides {
            xml.create_element(*side)
                .with_attributes([
                    ("w:val", "single"),
                    ("w:sz", *thickness),
                    ("w:space", "0"),
                    ("w:color", "auto"),
                ])
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Columns that stay as wide as they are told, and the room in their cells above and below the text and at its sides.
pub(super) fn cells(xml: &mut Xml, above: u32, aside: u32) -> Result<()> {
    xml.create_element("w:tblLayout").with_attribute(("w:type", "fixed")).write_empty()?;
    xml.create_element("w:tblCellMar").write_inner_content(|xml| {
        for (side, room) in [("w:top", above), ("w:left", aside), ("w:bottom", above), ("w:right", aside)] {
            measure(xml, side, room)?;
        }
        Ok(())
    })?;
    Ok(())
}

pub(super) fn value(xml: &mut Xml, name: &str, value: &str) -> Result<()> {
    xml.create_element(name).with_attribute(("w:val", value)).write_empty()?;
    Ok(())
}

pub(super) fn measure(xml: &mut Xml, name: &str, width: u32) -> Result<()> {
    let width = width.to_string();
    xml.create_element(name).with_attributes([("w:w", width.as_str()), ("w:type", "dxa")]).write_empty()?;
    Ok(())
}
