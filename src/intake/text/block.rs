//! What a source holds, in reading order: lines and tables.

use std::collections::HashSet;

use crate::model::proposal::Position;

/// One line or paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its text, trimmed.
    pub text: String,
    /// Where it stands.
    pub at: Position,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Cells from the left; lines inside a cell are parted by `\n`. Rows may be ragged.
    pub cells: Vec<String>,
    /// Where it stands.
    pub at: Position,
}

/// A table as it stands in the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Rows from the top, header included.
    pub rows: Vec<Row>,
    /// The source tells merged cells, and their text was put into each cell they cover: an empty cell is empty.
    pub merges_known: bool,
    /// Cells whose text is that of the row above, merged with it: line of the row, column.
    pub covered: HashSet<(u32, usize)>,
    /// Name of the sheet it stands on.
    pub name: Option<String>,
}

/// A part of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A line of text.
    Line(Line),
    /// A table.
    Table(Table),
}
