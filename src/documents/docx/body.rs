//! The written parts of a Word document: its body and its properties. Elements stand in the order of the schema
//! (ECMA-376 part 1, `wml.xsd`): Word refuses some documents that have them in another one.

use std::io::Result;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::super::content::{Align, Block, Cell, Content, Section, Table};
use super::super::wording;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// Width of the text block, 156 mm, in twentieths of a point.
const WIDTH: u32 = 8845;
/// Room at either side of a cell's text, and half a character of it, in twentieths of a point.
const CELL_MARGIN: u32 = 120;
const HALF_CHARACTER: u32 = 160;
/// Lines of a row that surely fit on a page below the head of the table.
const MOST_LINES_WHOLE: u32 = 20;
/// Half a line of the page's grid, in twentieths of a point.
const HALF_LINE: &str = "290";

type Xml = Writer<Vec<u8>>;

/// `word/document.xml`.
pub(super) fn document(content: &Content) -> Result<Vec<u8>> {
    write(|xml| {
        let root =
            xml.create_element("w:document").with_attributes([("xmlns:w", WORD), ("xmlns:r", RELATIONS)]);
        root.write_inner_content(|xml| {
            xml.create_element("w:body").write_inner_content(|xml| {
                for (index, section) in content.sections.iter().enumerate() {
                    section_body(xml, section, index > 0)?;
                }
                page_setup(xml)
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

/// A paragraph that begins a page, or leaves room below it, beside what its style says.
#[derive(Clone, Copy, Default)]
struct Layout {
    new_page: bool,
    room_below: bool,
    align: Option<Align>,
}

fn section_body(xml: &mut Xml, section: &Section, new_page: bool) -> Result<()> {
    let start = Layout { new_page, ..Layout::default() };
    if let Some(label) = &section.label {
        paragraph(xml, "AttachmentLabel", label, start)?;
        paragraph(xml, "Normal", "", Layout::default())?;
    }
    let subtitle = section.subtitle.as_deref();
    let title =
        Layout { new_page: new_page && section.label.is_none(), room_below: subtitle.is_none(), align: None };
    paragraph(xml, "Title", &section.title, title)?;
    if let Some(subtitle) = subtitle {
        paragraph(xml, "Subtitle", subtitle, Layout { room_below: true, ..Layout::default() })?;
    }
    for block in &section.blocks {
        match block {
            Block::Paragraph(text) => paragraph(xml, "BodyText", text, Layout::default())?,
            Block::Table(table) => ruled(xml, table)?,
        }
    }
    Ok(())
}

fn paragraph(xml: &mut Xml, style: &str, text: &str, layout: Layout) -> Result<()> {
    xml.create_element("w:p").write_inner_content(|xml| {
        xml.create_element("w:pPr").write_inner_content(|xml| {
            value(xml, "w:pStyle", style)?;
            if layout.new_page {
                xml.create_element("w:pageBreakBefore").write_empty()?;
            }
            if layout.room_below {
                xml.create_element("w:spacing").with_attribute(("w:after", HALF_LINE)).write_empty()?;
            }
            match layout.align {
                Some(Align::Left) => value(xml, "w:jc", "left"),
                Some(Align::Center) => value(xml, "w:jc", "center"),
                None => Ok(()),
            }
        })?;
        if text.is_empty() { Ok(()) } else { run(xml, text) }
    })?;
    Ok(())
}

/// Text that is read as East Asian, so that its quotation marks and dashes have the Chinese form and width.
fn run(xml: &mut Xml, text: &str) -> Result<()> {
    xml.create_element("w:r").write_inner_content(|xml| {
        xml.create_element("w:rPr").write_inner_content(|xml| {
            xml.create_element("w:rFonts").with_attribute(("w:hint", "eastAsia")).write_empty()?;
            Ok(())
        })?;
        xml.create_element("w:t")
            .with_attribute(("xml:space", "preserve"))
            .write_text_content(BytesText::new(text))?;
        Ok(())
    })?;
    Ok(())
}

fn ruled(xml: &mut Xml, table: &Table) -> Result<()> {
    let widths = table.widths(WIDTH);
    xml.create_element("w:tbl").write_inner_content(|xml| {
        table_properties(xml)?;
        xml.create_element("w:tblGrid").write_inner_content(|xml| {
            for width in &widths {
                xml.create_element("w:gridCol")
                    .with_attribute(("w:w", width.to_string().as_str()))
                    .write_empty()?;
            }
            Ok(())
        })?;
        row(xml, Row::Head, &widths, |xml, at| {
            paragraph(xml, "TableHead", &table.columns[at].header, Layout::default())
        })?;
        for cells in &table.rows {
            row(xml, Row::of(cells, &widths), &widths, |xml, at| {
                let align = table.columns[at].align;
                let text = cells.get(at).map(Cell::text).unwrap_or_default();
                paragraph(xml, "TableText", &text, Layout { align: Some(align), ..Layout::default() })
            })?;
        }
        Ok(())
    })?;
    // Word wants a paragraph after a table; a hair's breadth high, so that a full page does not spill over.
    paragraph(xml, "AfterTable", "", Layout::default())
}

fn table_properties(xml: &mut Xml) -> Result<()> {
    xml.create_element("w:tblPr").write_inner_content(|xml| {
        measure(xml, "w:tblW", WIDTH)?;
        value(xml, "w:jc", "center")?;
        xml.create_element("w:tblBorders").write_inner_content(|xml| {
            for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                xml.create_element(side)
                    .with_attributes([
                        ("w:val", "single"),
                        ("w:sz", "4"),
                        ("w:space", "0"),
                        ("w:color", "auto"),
                    ])
                    .write_empty()?;
            }
            Ok(())
        })?;
        xml.create_element("w:tblLayout").with_attribute(("w:type", "fixed")).write_empty()?;
        xml.create_element("w:tblCellMar").write_inner_content(|xml| {
            for (side, width) in
                [("w:top", 100), ("w:left", CELL_MARGIN), ("w:bottom", 100), ("w:right", CELL_MARGIN)]
            {
                measure(xml, side, width)?;
            }
            Ok(())
        })?;
        Ok(())
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
    fn of(cells: &[Cell], widths: &[u32]) -> Self {
        let room = |width: u32| width.saturating_sub(2 * CELL_MARGIN) / HALF_CHARACTER;
        let lines = cells.iter().zip(widths).map(|(cell, width)| wording::lines(&cell.text(), room(*width)));
        if lines.max().unwrap_or(1) > MOST_LINES_WHOLE { Self::Splits } else { Self::Whole }
    }
}

fn row(
    xml: &mut Xml,
    kind: Row,
    widths: &[u32],
    mut cell: impl FnMut(&mut Xml, usize) -> Result<()>,
) -> Result<()> {
    xml.create_element("w:tr").write_inner_content(|xml| {
        xml.create_element("w:trPr").write_inner_content(|xml| {
            if kind != Row::Splits {
                xml.create_element("w:cantSplit").write_empty()?;
            }
            if kind == Row::Head {
                xml.create_element("w:tblHeader").write_empty()?;
            }
            Ok(())
        })?;
        for (at, width) in widths.iter().enumerate() {
            xml.create_element("w:tc").write_inner_content(|xml| {
                xml.create_element("w:tcPr").write_inner_content(|xml| {
                    measure(xml, "w:tcW", *width)?;
                    value(xml, "w:vAlign", "center")
                })?;
                cell(xml, at)
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

/// A4 with the margins of GB/T 9704-2012 (top 37, right 26, bottom 35, left 28 mm) and the two footers.
fn page_setup(xml: &mut Xml) -> Result<()> {
    xml.create_element("w:sectPr").write_inner_content(|xml| {
        for (kind, id) in [("default", "rId4"), ("even", "rId5")] {
            xml.create_element("w:footerReference")
                .with_attributes([("w:type", kind), ("r:id", id)])
                .write_empty()?;
        }
        xml.create_element("w:pgSz").with_attributes([("w:w", "11906"), ("w:h", "16838")]).write_empty()?;
        xml.create_element("w:pgMar")
            .with_attributes([
                ("w:top", "2098"),
                ("w:right", "1474"),
                ("w:bottom", "1984"),
                ("w:left", "1587"),
                ("w:header", "851"),
                ("w:footer", "1304"),
                ("w:gutter", "0"),
            ])
            .write_empty()?;
        xml.create_element("w:cols").with_attribute(("w:space", "425")).write_empty()?;
        Ok(())
    })?;
    Ok(())
}

fn value(xml: &mut Xml, name: &str, value: &str) -> Result<()> {
    xml.create_element(name).with_attribute(("w:val", value)).write_empty()?;
    Ok(())
}

fn measure(xml: &mut Xml, name: &str, width: u32) -> Result<()> {
    let width = width.to_string();
    xml.create_element(name).with_attributes([("w:w", width.as_str()), ("w:type", "dxa")]).write_empty()?;
    Ok(())
}
