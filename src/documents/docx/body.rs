//! The written parts of a Word document: its body and its properties. Elements stand in the order of the schema
//! (ECMA-376 part 1, `wml.xsd`): Word refuses some documents that have them in another one.

use std::io::Result;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::super::content::{Block, Content, Paragraph, Section, Signature, Style};
use super::super::page::{Numbering, Page};
use super::super::pdf::ImprintPage;
use super::super::wording;
use super::official;
use super::table::ruled;
use super::write::{Begins, CHARACTER, LINE, Layout, Run, Xml, page_setup, paragraph, plain, twips};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The largest text of a sign on a table, in points.
const LARGEST: u32 = 150;

/// The language of every paper (BCP 47).
const LANGUAGE: &str = "zh-CN";

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
        let mut subtitles = section.below_title().peekable();
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
        paragraph(
            xml,
            "Title",
            &runs,
            Layout { after: room(subtitles.peek().is_none()), outline, ..begin() },
        )?;
        while let Some(subtitle) = subtitles.next() {
            let after = room(subtitles.peek().is_none());
            paragraph(xml, "Subtitle", &plain(subtitle), Layout { after, ..begin() })?;
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
