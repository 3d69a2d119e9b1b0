//! What a paper says, apart from how it looks: every renderer reads this and nothing else.

use chrono::NaiveDate;
use serde::Serialize;

use crate::text::Lang;

/// A paper.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    /// Short name, for the tab of the sheet.
    pub name: String,
    /// `附件2`, at the top left.
    pub label: Option<String>,
    /// Title, centred.
    pub title: String,
    /// On a line of its own below the title, with its brackets.
    pub subtitle: Option<String>,
    /// What follows, in order.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// Running text, indented by two characters.
    Paragraph(String),
    /// A table over the width of the page.
    Table(Table),
}

/// A ruled table whose header is repeated on every page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// At least one.
    pub columns: Vec<Column>,
    /// As many cells each as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    /// Its head, always centred.
    pub header: String,
    /// Its share of the page's width, in parts of the sum of all weights; above 0.
    pub weight: u16,
    /// How its cells are set.
    pub align: Align,
}

/// How a cell's text is set between its rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Center,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// A whole number; a workbook holds it as a number.
    Number(u32),
    /// A piece of text that stays on one line where the column is wide enough (a date).
    Text(String),
    /// Names joined by `、`, none of which is broken over lines where the form can help it.
    Names(Vec<String>),
}

impl Cell {
    /// The cell as a reader sees it.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
            Self::Names(names) => names.join(Lang::Zh.paper_enumeration_mark()),
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
            section.label.iter_mut().chain(section.subtitle.iter_mut()).for_each(&mut change);
            for block in &mut section.blocks {
                match block {
                    Block::Paragraph(text) => change(text),
                    Block::Table(table) => table.each_text(&mut change),
                }
            }
        }
    }
}

impl Table {
    /// The widths of the columns, which together have `whole`, in the same unit.
    pub(super) fn widths(&self, whole: u32) -> Vec<u32> {
        let total: u32 = self.columns.iter().map(|column| u32::from(column.weight)).sum();
        self.columns.iter().map(|column| whole * u32::from(column.weight) / total.max(1)).collect()
    }

    fn each_text(&mut self, mut change: impl FnMut(&mut String)) {
        self.columns.iter_mut().for_each(|column| change(&mut column.header));
        for cell in self.rows.iter_mut().flatten() {
            match cell {
                Cell::Number(_) => {}
                Cell::Text(text) => change(text),
                Cell::Names(names) => names.iter_mut().for_each(&mut change),
            }
        }
    }
}
