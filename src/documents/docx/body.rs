//! The written parts of a Word document: its body and its properties. Elements stand in the order of the schema
//! (ECMA-376 part 1, `wml.xsd`): Word refuses some documents that have them in another one.

use std::io::Result;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::super::content::{Block, Content, Paragraph, Section, Signature, Style};
use super::super::page::{Numbering, Page};
use super::super::pdf::ImprintPage;
use super::super::table::Align;
use super::super::wording;
use super::official;
use super::table::ruled;
use crate::model::paper::Orientation;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// A line of the page's grid in twentieths of a point: 22 of them stand in 225 mm, 580 would be too much by a hair.
pub(super) const LINE: u32 = 579;
/// A character of the page's grid in twentieths of a point: 28 of them stand in 156 mm.
const CHARACTER: u32 = 315;
/// Half a character of 小四, in twentieths of a point.
const HALF_NOTE: u32 = 120;
/// The largest text of a sign on a table, in points.
const LARGEST: u32 = 150;

/// The language of every paper (BCP 47).
const LANGUAGE: &str = "zh-CN";

pub(super) type Xml = Writer<Vec<u8>>;

/// `word/document.xml`.
///
/// An imprint that has no room at the foot of the last even page, as `imprint` tells, gets a page of its own.
pub(super) fn document(content: &Content, imprint: ImprintPage) -> Result<Vec<u8>> {
    write(|xml| {
        let root =
            xml.create_element("w:document").with_attributes([("xmlns:w", WORD), ("xmlns:r", RELATIONS)]);
        root.write_inner_content(|xml| {
            xml.create_element("w:body").write_inner_content(|xml| {
                let mut before: Option<Page> = None;
                for section in &content.sections {
                    // Sections on the same sort of paper are one to Word; another sort ends the section before.
                    match before {
                        Some(page) if page == section.page => section_body(xml, section, true)?,
                        Some(page) => {
                            paragraph(
                                xml,
                                "AfterTable",
                                &[],
                                Layout { ends: Some((page, Begins::NextPage)), ..Layout::default() },
                            )?;
                            section_body(xml, section, false)?;
                        }
                        None => section_body(xml, section, false)?,
                    }
                    before = Some(section.page);
                }
                let page = before.unwrap_or_default();
                let printed = content.sections.last().and_then(|section| section.blocks.last());
                let mut last = Begins::NextPage;
                if let Some(Block::Imprint(block)) = printed {
                    if imprint != ImprintPage::WithText {
                        let ends = Some((page, Begins::NextPage));
                        paragraph(xml, "AfterTable", &[], Layout { ends, ..Layout::default() })?;
                        last = Begins::EvenPage;
                    }
                    official::imprint(xml, block, page)?;
                }
                let numbering = match (imprint, page.numbering) {
                    (ImprintPage::AfterEmpty, _) => Numbering::None,
                    // Only the first page of the paper goes without its number.
                    (_, Numbering::DashesAfterFirst) if last == Begins::EvenPage => Numbering::Dashes,
                    (_, numbering) => numbering,
                };
                page_setup(xml, page.numbered(numbering), last)
            })?;
            Ok(())
        })?;
        Ok(())
    })
}

/// `docProps/core.xml`.
pub(super) fn core_properties(content: &Content) -> Result<Vec<u8>> {
    let day = format!("{}T00:00:00Z", content.date.format("%Y-%m-%d"));
    write(|xml| {
        xml.create_element("cp:coreProperties")
            .with_attributes([
                ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
                ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
                ("xmlns:dcterms", "http://purl.org/dc/terms/"),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ])
            .write_inner_content(|xml| {
                xml.create_element("dc:title").write_text_content(BytesText::new(&content.title))?;
                xml.create_element("dc:language").write_text_content(BytesText::new(LANGUAGE))?;
                xml.create_element("dc:creator").write_text_content(BytesText::new(&content.author))?;
                for name in ["dcterms:created", "dcterms:modified"] {
                    xml.create_element(name)
                        .with_attribute(("xsi:type", "dcterms:W3CDTF"))
                        .write_text_content(BytesText::new(&day))?;
                }
                Ok(())
            })?;
        Ok(())
    })
}

fn write(fill: impl FnOnce(&mut Xml) -> Result<()>) -> Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
    fill(&mut xml)?;
    Ok(xml.into_inner())
}

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

fn section_body(xml: &mut Xml, section: &Section, new_page: bool) -> Result<()> {
    let mut start = Layout { new_page, ..Layout::default() };
    let mut begin = || std::mem::take(&mut start);
    if let Some(masthead) = &section.masthead {
        official::masthead(xml, masthead, section.page)?;
    }
    if let Some(label) = &section.label {
        paragraph(xml, "AttachmentLabel", &plain(label), begin())?;
        paragraph(xml, "Normal", &[], Layout { keep_next: true, ..Layout::default() })?;
    }
    if !section.title.is_empty() {
        let subtitle = section.subtitle.as_deref();
        let below = if section.masthead.is_none() { LINE / 2 } else { LINE };
        let room = |last: bool| if last { below } else { 0 };
        let lines = section.title_lines();
        let runs: Vec<Run<'_>> = lines
            .iter()
            .enumerate()
            .flat_map(|(at, line)| plain("\n").into_iter().skip(usize::from(at == 0)).chain(plain(line)))
            .collect();
        // An attachment is found by its number and below it by its title.
        let outline = section.label.is_some().then_some(1);
        paragraph(xml, "Title", &runs, Layout { after: room(subtitle.is_none()), outline, ..begin() })?;
        if let Some(subtitle) = subtitle {
            paragraph(xml, "Subtitle", &plain(subtitle), Layout { after: room(true), ..begin() })?;
        }
    }
    let width = twips(section.page.frame().text_width());
    if !section.head.is_empty() {
        spread(xml, &section.head, width, Layout { keep_next: true, after: 80, ..begin() })?;
    }
    for (at, block) in section.blocks.iter().enumerate() {
        let signed = matches!(section.blocks.get(at + 1), Some(Block::Signature(_)));
        match block {
            Block::Paragraph(text) => {
                let layout = begin();
                written(xml, text, Layout { keep_next: text.is_heading() || signed, ..layout })?;
            }
            Block::Table(table) => {
                if begin().new_page {
                    let layout = Layout { new_page: true, ..Layout::default() };
                    paragraph(xml, "AfterTable", &[], layout)?;
                }
                ruled(xml, table, section.page.frame())?;
            }
            Block::Signature(signature) => signed_by(xml, signature)?,
            Block::Gap(lines) => {
                for _ in 0..*lines {
                    paragraph(xml, "Normal", &[], Layout { keep_next: true, ..begin() })?;
                }
            }
            // It stands at the end of the document, behind the sections.
            Block::Imprint(_) => {}
            Block::Sign(word) => sign(xml, word, section.page, begin())?,
        }
    }
    if !section.foot.is_empty() {
        spread(xml, &section.foot, width, Layout { before: 120, ..begin() })?;
    }
    Ok(())
}

fn written(xml: &mut Xml, text: &Paragraph, layout: Layout<'_>) -> Result<()> {
    // A heading alone in its paragraph has the style that the navigation lists; one that text follows is part of it.
    let (style, lead) = match text.style {
        Style::Heading if text.is_heading() => ("Heading1", None),
        Style::Subheading if text.is_heading() => ("Heading2", None),
        Style::Heading => ("BodyText", Some("Heading")),
        Style::Subheading => ("BodyText", Some("Subheading")),
        Style::Body => ("BodyText", None),
        Style::Flush | Style::Hanging(..) => ("Normal", None),
        Style::Note => ("TableNote", None),
    };
    let indent = match text.style {
        Style::Hanging(first, others) => Some((first, others)),
        _ => None,
    };
    let runs = [
        Run { style: lead, text: &text.lead, half_points: None },
        Run { style: None, text: &text.text, half_points: None },
    ];
    paragraph(xml, style, &runs, Layout { indent, ..layout })
}

/// The office above the date, centred on it, which leaves four characters free at the right; an office that is too
/// long for that leaves two, and the date is centred below it. Two lines above are for the seal.
fn signed_by(xml: &mut Xml, signature: &Signature) -> Result<()> {
    let wide = u32::try_from(wording::half_widths(&signature.office)).unwrap_or(u32::MAX);
    let short = u32::try_from(wording::half_widths(&signature.date)).unwrap_or(u32::MAX);
    // Half the difference, in characters of two half widths each.
    let over = i64::from(wide) - i64::from(short);
    let (office, date) = if over <= 16 { (16 - over, 16) } else { (8, 8 + over) };
    let quarters = |quarters: i64| u32::try_from(quarters.max(0)).unwrap_or(0) * CHARACTER / 4;
    let line = |xml: &mut Xml, text: &str, right, before, keep_next| {
        let layout = Layout { right_edge: quarters(right), before, keep_next, ..Layout::default() };
        paragraph(xml, "Signature", &plain(text), layout)
    };
    if !signature.office.is_empty() {
        line(xml, &signature.office, office, 2 * LINE, true)?;
    }
    line(xml, &signature.date, date, if signature.office.is_empty() { 2 * LINE } else { 0 }, false)
}

/// The word once, in the middle of the sheet: Word turns no text on its head outside of a drawing.
fn sign(xml: &mut Xml, word: &str, page: Page, layout: Layout<'_>) -> Result<()> {
    let frame = page.frame();
    let characters = u32::try_from(wording::half_widths(word)).unwrap_or(u32::MAX).div_ceil(2).max(1);
    let points = (twips(frame.text_width()) / 20 / characters).clamp(1, LARGEST);
    let before = (twips(frame.text_height()) / 2).saturating_sub(points * 20);
    let run = Run { style: None, text: word, half_points: Some(points * 2) };
    paragraph(xml, "Sign", &[run], Layout { before, ..layout })
}

/// Pieces of a line from the left edge to the right.
fn spread(xml: &mut Xml, pieces: &[String], width: u32, layout: Layout<'_>) -> Result<()> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for (at, text) in pieces.iter().enumerate() {
        if at > 0 {
            runs.push(Run { style: None, text: "\t", half_points: None });
        }
        runs.push(Run { style: None, text, half_points: None });
    }
    let spread = Some((pieces, width));
    paragraph(xml, "SpreadLine", &runs, Layout { spread, ..layout })
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
        xml.create_element("w:t")
            .with_attribute(("xml:space", "preserve"))
            .write_text_content(BytesText::new(piece.text))?;
        Ok(())
    })?;
    Ok(())
}

/// The paper of a section, its margins, and its footers: of odd and of even pages.
fn page_setup(xml: &mut Xml, page: Page, begins: Begins) -> Result<()> {
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

pub(super) fn value(xml: &mut Xml, name: &str, value: &str) -> Result<()> {
    xml.create_element(name).with_attribute(("w:val", value)).write_empty()?;
    Ok(())
}

pub(super) fn measure(xml: &mut Xml, name: &str, width: u32) -> Result<()> {
    let width = width.to_string();
    xml.create_element(name).with_attributes([("w:w", width.as_str()), ("w:type", "dxa")]).write_empty()?;
    Ok(())
}
