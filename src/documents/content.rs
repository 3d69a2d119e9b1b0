//! What a paper says, apart from how it looks: every renderer reads this and nothing else.

use chrono::NaiveDate;
use serde::Serialize;

use super::page::Page;
use super::table::Table;
use super::titles;
use crate::model::paper::Letterhead;

/// A paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// Title in the document's properties.
    pub title: String,
    /// The office, in the document's properties; may be empty.
    pub author: String,
    /// The day of printing, in the document's properties.
    pub date: NaiveDate,
    /// At least one; each begins a page, and is a sheet of a workbook.
    pub sections: Vec<Section>,
}

/// A part of a paper that stands on pages of its own, such as an attachment.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Short name, for the tab of the sheet.
    pub name: String,
    /// Its sheet of paper.
    pub page: Page,
    /// How an official paper begins; `None` for any other.
    pub masthead: Option<Masthead>,
    /// `附件2`, at the top left.
    pub label: Option<String>,
    /// Title, centred; empty where the section has none.
    pub title: String,
    /// What sort of version it is, on a line of its own below the title, with its brackets: `（征求意见稿）`.
    pub stage: Option<String>,
    /// On a line of its own below that, with its brackets.
    pub subtitle: Option<String>,
    /// Pieces of the line above the first block (填报单位, 填报日期), spread from the left edge to the right.
    pub head: Vec<String>,
    /// What follows, in order.
    pub blocks: Vec<Block>,
    /// Pieces of the line below the last block (单位负责人, 审核人, 填报人, 联系电话), spread likewise.
    pub foot: Vec<String>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Text.
    Paragraph(Paragraph),
    /// A table over the width of the page.
    Table(Table),
    /// Who signs, and when.
    Signature(Signature),
    /// So many empty lines.
    Gap(u8),
    /// 版记, at the foot of the last page, which is an even one. Nothing follows it.
    Imprint(Imprint),
    /// A sign that stands folded on a table: one word as large as the page allows, to be read from both sides.
    Sign(String),
}

/// A paragraph of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Typeface and indent.
    pub style: Style,
    /// Opening words in the typeface of the style; may be empty.
    pub lead: String,
    /// What follows on the same line, in the typeface of the body; may be empty.
    pub text: String,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// 仿宋, indented by two characters; also headings of the third level (`1.`) and below.
    Body,
    /// 仿宋 from the left edge: 主送.
    Flush,
    /// 黑体, indented by two characters: `一、`.
    Heading,
    /// 楷体, indented by two characters: `（一）`.
    Subheading,
    /// 仿宋, the first line indented by so many characters, the others by so many: a list of attachments.
    Hanging(u8, u8),
    /// Smaller, without indent: what stands below a table.
    Note,
}

/// The end of a letter or notice: never alone on a page, with room for the seal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Signature {
    /// The body that signs.
    pub office: String,
    /// The day, as printed.
    pub date: String,
}

/// The head of an official paper (GB/T 9704-2012, 7.2 and 10).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Masthead {
    /// Its form.
    pub letterhead: Letterhead,
    /// 发文机关标志.
    pub name: String,
    /// 发文字号.
    pub number: String,
}

/// 版记 (GB/T 9704-2012, 7.4); that of a letter, which has no date, has no rules (10.1).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Imprint {
    /// 抄送, ready to print; empty where nobody gets a copy.
    pub copies: String,
    /// 印发机关; empty in a letter, which names none.
    pub office: String,
    /// 印发日期, ready to print; empty in a letter.
    pub date: String,
}

impl Imprint {
    /// Its lines where they are plain text: who gets a copy; who printed it, and when.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> {
        let printed = format!("{}　{}", self.office, self.date);
        [self.copies.clone(), printed.trim().to_owned()].into_iter().filter(|line| !line.is_empty())
    }
}

impl Masthead {
    /// Its lines for forms without red and rules: none where the paper has none.
    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        let shown = self.letterhead != Letterhead::Plain;
        [self.name.as_str(), self.number.as_str()].into_iter().filter(move |line| shown && !line.is_empty())
    }
}

impl Section {
    /// A section of A4 upright with a title and nothing else yet.
    #[must_use]
    pub fn titled(name: &str, title: &str) -> Self {
        Self {
            name: name.to_owned(),
            page: Page::default(),
            masthead: None,
            label: None,
            title: title.to_owned(),
            stage: None,
            subtitle: None,
            head: Vec::new(),
            blocks: Vec::new(),
            foot: Vec::new(),
        }
    }

    /// The lines below the title, in brackets.
    pub(super) fn below_title(&self) -> impl Iterator<Item = &str> {
        self.stage.iter().chain(&self.subtitle).map(String::as_str)
    }

    /// The title as it is divided into lines on this page, broken where the sense allows it.
    pub(super) fn title_lines(&self) -> Vec<String> {
        // Half characters of 2号, 22 points, on a line.
        let room = u64::from(self.page.frame().text_width()) * 720 / 2794;
        titles::title_lines(&self.title, usize::try_from(room).unwrap_or(usize::MAX))
    }

    /// Its tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks
            .iter()
            .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
    }
}

impl Block {
    /// A paragraph of running text.
    #[must_use]
    pub fn body(text: impl Into<String>) -> Self {
        Self::styled(Style::Body, String::new(), text)
    }

    /// A note below a table.
    #[must_use]
    pub fn note(text: impl Into<String>) -> Self {
        Self::styled(Style::Note, String::new(), text)
    }

    /// A paragraph with opening words in the typeface of its style.
    #[must_use]
    pub fn styled(style: Style, lead: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Paragraph(Paragraph { style, lead: lead.into(), text: text.into() })
    }
}

impl Paragraph {
    /// The paragraph as a reader sees it.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{}{}", self.lead, self.text)
    }

    /// Whether it is all heading, which may not stand alone at the foot of a page.
    #[must_use]
    pub fn is_heading(&self) -> bool {
        self.text.is_empty() && matches!(self.style, Style::Heading | Style::Subheading)
    }
}

impl Serialize for Paragraph {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut paragraph = serializer.serialize_struct("Paragraph", 5)?;
        paragraph.serialize_field("style", self.style.name())?;
        paragraph.serialize_field("indents", &self.style.indents())?;
        paragraph.serialize_field("keep", &self.is_heading())?;
        paragraph.serialize_field("lead", &self.lead)?;
        paragraph.serialize_field("text", &self.text)?;
        paragraph.end()
    }
}

impl Style {
    fn name(self) -> &'static str {
        match self {
            Self::Body | Self::Flush | Self::Hanging(..) => "body",
            Self::Heading => "heading",
            Self::Subheading => "subheading",
            Self::Note => "note",
        }
    }

    /// Indents of the first line and of the others, in characters.
    #[must_use]
    pub fn indents(self) -> (u8, u8) {
        match self {
            Self::Body | Self::Heading | Self::Subheading => (2, 0),
            Self::Flush | Self::Note => (0, 0),
            Self::Hanging(first, others) => (first, others),
        }
    }
}

impl Content {
    /// Every text of the paper, for changing.
    pub(super) fn each_text(&mut self, mut change: impl FnMut(&mut String)) {
        change(&mut self.title);
        change(&mut self.author);
        for section in &mut self.sections {
            change(&mut section.name);
            change(&mut section.title);
            if let Some(masthead) = &mut section.masthead {
                change(&mut masthead.name);
                change(&mut masthead.number);
            }
            let below = section.stage.iter_mut().chain(&mut section.subtitle);
            section.label.iter_mut().chain(below).for_each(&mut change);
            section.head.iter_mut().chain(section.foot.iter_mut()).for_each(&mut change);
            for block in &mut section.blocks {
                match block {
                    Block::Paragraph(paragraph) => {
                        change(&mut paragraph.lead);
                        change(&mut paragraph.text);
                    }
                    Block::Table(table) => table.each_text(&mut change),
                    Block::Signature(signature) => {
                        change(&mut signature.office);
                        change(&mut signature.date);
                    }
                    Block::Sign(text) => change(text),
                    Block::Imprint(imprint) => {
                        [&mut imprint.copies, &mut imprint.office, &mut imprint.date]
                            .into_iter()
                            .for_each(&mut change);
                    }
                    Block::Gap(_) => {}
                }
            }
        }
    }
}
