//! What the template is given: a paper in parts of some dozen pages, each laid out by itself, so that a table of
//! thousands of rows needs no more memory than one of a few hundred.

use serde::Serialize;

use super::super::content::{Block, Content, Imprint, Masthead, Paragraph, Section, Signature, Style};
use super::super::fonts::{FontSet, Typeface};
use super::super::page::{Frame, Page};
use super::super::wording;
use super::rows::{Ruled, height};
use super::tables::Tables;
use crate::text::Printed;

/// Pages that are laid out together.
const TOGETHER: usize = 24;
/// A line and a character of the page's grid, 225 mm / 22 and 156 mm / 28, in points; sizes 2号, 3号 and 小四.
const LINE: f64 = 225.0 * 72.0 / 25.4 / 22.0;
const CHARACTER: f64 = 156.0 * 72.0 / 25.4 / 28.0;
const TITLE: f64 = 22.0;
const TEXT: f64 = 16.0;
const NOTE: f64 = 12.0;
/// Between blocks, and between the lines of a title.
const APART: f64 = LINE - TEXT;
/// Lines that a head takes at the top of the first page, and a signature with the room for its seal.
const MASTHEAD: f64 = 9.0;
const SIGNATURE: f64 = 5.0;

/// A part of a paper.
#[derive(Serialize)]
pub(super) struct Part<'a> {
    title: &'a str,
    author: &'a str,
    date: chrono::NaiveDate,
    sections: Vec<Sheets<'a>>,
    fonts: Families<'a>,
    /// What stands at the foot of tables that go up; `&P` is the page, `&N` how many there are.
    page_of_total: String,
    #[serde(rename = "lines")]
    pub(super) tables: Tables,
    /// How many pages it should have.
    #[serde(skip)]
    pub(super) pages: usize,
}

/// A section, or what of it stands on some of its pages.
#[derive(Serialize)]
struct Sheets<'a> {
    page: Page,
    masthead: Option<&'a Masthead>,
    label: Option<&'a str>,
    /// The lines of the title.
    title: Vec<String>,
    /// The lines below it.
    below: Vec<&'a str>,
    head: &'a [String],
    blocks: Vec<SheetBlock<'a>>,
    foot: &'a [String],
    #[serde(skip)]
    pages: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum SheetBlock<'a> {
    Paragraph(&'a Paragraph),
    Table(Ruled),
    Signature(&'a Signature),
    Gap(u8),
    Imprint(&'a Imprint),
    Sign(&'a str),
}

/// The fonts to set each typeface in, best first.
#[derive(Serialize)]
struct Families<'a> {
    title: Vec<Family<'a>>,
    body: Vec<Family<'a>>,
    kai: Vec<Family<'a>>,
    hei: Vec<Family<'a>>,
    song: Vec<Family<'a>>,
}

#[derive(Serialize)]
struct Family<'a> {
    name: &'a str,
    narrow_quotes: bool,
}

impl<'a> Families<'a> {
    fn of(fonts: &'a FontSet) -> Self {
        let list = |typeface| {
            let families = fonts.families(typeface).into_iter();
            families.map(|name| Family { name, narrow_quotes: FontSet::narrow_quotes(name) }).collect()
        };
        Self {
            title: list(Typeface::Title),
            body: list(Typeface::Body),
            kai: list(Typeface::Kai),
            hei: list(Typeface::Hei),
            song: list(Typeface::Song),
        }
    }
}

/// The parts of a paper, at least one.
pub(super) fn parts<'a>(content: &'a Content, fonts: &'a FontSet) -> Vec<Part<'a>> {
    let part = || Part {
        title: &content.title,
        author: &content.author,
        date: content.date,
        sections: Vec::new(),
        fonts: Families::of(fonts),
        page_of_total: Printed.paper_page_of("&P", "&N"),
        tables: Tables::default(),
        pages: 0,
    };
    let mut parts = vec![part()];
    for mut sheets in content.sections.iter().flat_map(|section| sheets(section, fonts)) {
        if parts.last().is_none_or(|part| part.pages > 0 && part.pages + sheets.pages > TOGETHER) {
            parts.push(part());
        }
        if let Some(part) = parts.last_mut() {
            part.pages += sheets.pages;
            for block in &mut sheets.blocks {
                if let SheetBlock::Table(table) = block {
                    table.mark = part.tables.add(table);
                }
            }
            part.sections.push(sheets);
        }
    }
    parts
}

/// A section, cut between the pages of a table wherever it has too many.
fn sheets<'a>(section: &'a Section, fonts: &'a FontSet) -> Vec<Sheets<'a>> {
    let frame = section.page.frame();
    let title = if section.title.is_empty() { Vec::new() } else { section.title_lines() };
    let mut cursor = Cursor::below_front(section, title.len());
    let mut done: Vec<Sheets<'a>> = Vec::new();
    let mut now = Sheets {
        page: section.page,
        masthead: section.masthead.as_ref(),
        label: section.label.as_deref(),
        title,
        below: section.below_title().collect(),
        head: &section.head,
        blocks: Vec::new(),
        foot: &[],
        pages: 1,
    };
    for block in &section.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                now.pages += cursor.paragraph(paragraph);
                now.blocks.push(SheetBlock::Paragraph(paragraph));
            }
            Block::Signature(signature) => {
                now.pages += cursor.lines(SIGNATURE);
                now.blocks.push(SheetBlock::Signature(signature));
            }
            Block::Gap(lines) => {
                now.pages += cursor.lines(f64::from(*lines));
                now.blocks.push(SheetBlock::Gap(*lines));
            }
            Block::Imprint(imprint) => now.blocks.push(SheetBlock::Imprint(imprint)),
            Block::Sign(word) => now.blocks.push(SheetBlock::Sign(word)),
            Block::Table(table) => {
                let (mut ruled, pages) = Ruled::of(table, frame, cursor.left(), fonts);
                // Bands that earlier cuts have taken.
                let mut taken = 0;
                for start in pages.starts {
                    if now.pages >= TOGETHER && start > taken {
                        let rest = ruled.split_off(start - taken);
                        now.blocks.push(SheetBlock::Table(ruled));
                        ruled = rest;
                        taken = start;
                        done.push(std::mem::replace(&mut now, Sheets::going_on(section)));
                    } else {
                        now.pages += 1;
                    }
                }
                cursor.y = cursor.page - pages.left + APART;
                now.blocks.push(SheetBlock::Table(ruled));
            }
        }
    }
    now.foot = &section.foot;
    done.push(now);
    done
}

impl<'a> Sheets<'a> {
    /// Further pages of a section.
    fn going_on(section: &'a Section) -> Self {
        Self {
            page: section.page,
            masthead: None,
            label: None,
            title: Vec::new(),
            below: Vec::new(),
            head: &[],
            blocks: Vec::new(),
            foot: &[],
            pages: 1,
        }
    }
}

/// Where on its page the next block begins, in points. For text it is only nearly so.
struct Cursor {
    y: f64,
    page: f64,
    /// Width of the text.
    width: f64,
}

impl Cursor {
    /// Below what stands above the blocks of a section, as the template sets it.
    fn below_front(section: &Section, title: usize) -> Self {
        let frame: Frame = section.page.frame();
        let mut y = 0.0;
        if section.masthead.as_ref().is_some_and(|head| head.lines().next().is_some()) {
            y += MASTHEAD * LINE;
        }
        if section.label.is_some() {
            y += 2.0 * LINE;
        }
        if title > 0 {
            let lines = f64::from(u32::try_from(title).unwrap_or(u32::MAX));
            y += lines * (TITLE + APART) + if section.masthead.is_none() { LINE / 2.0 } else { LINE };
            y += section.below_title().map(|_| LINE).sum::<f64>();
        }
        if !section.head.is_empty() {
            y += NOTE + APART;
        }
        Self { y, page: height(frame), width: f64::from(frame.text_width()) * 72.0 / 25.4 }
    }

    /// What is left of the page.
    fn left(&self) -> f64 {
        self.page - self.y
    }

    /// Goes down by a height; how many pages further that is.
    fn down(&mut self, height: f64) -> usize {
        self.y += height;
        let mut pages = 0;
        while self.y > self.page + APART {
            self.y -= self.page;
            pages += 1;
        }
        pages
    }

    fn lines(&mut self, lines: f64) -> usize {
        self.down(lines * LINE)
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> usize {
        let halves = u32::try_from(wording::half_widths(&paragraph.line())).unwrap_or(u32::MAX);
        let note = paragraph.style == Style::Note;
        let half = if note { NOTE / 2.0 } else { CHARACTER / 2.0 };
        let indent = f64::from(paragraph.style.indents().0) * 2.0;
        let lines = ((f64::from(halves) + indent) * half / self.width).ceil().max(1.0);
        self.down(if note { lines * NOTE * 1.5 - NOTE / 2.0 + APART } else { lines * LINE })
    }
}
