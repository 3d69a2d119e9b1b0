//! What decoding gives, and where things of a source stand.

use crate::intake::text::Block;
use crate::model::proposal::Position;

/// What was read of a source.
#[derive(Default)]
pub struct Decoded {
    /// Lines and tables, in reading order.
    pub blocks: Vec<Block>,
    /// What was left out because nobody sees it.
    pub hidden: Vec<Hidden>,
}

/// Something that was left out because nobody sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// What it is: a sheet, rows, columns, text.
    pub what: &'static str,
    /// Its name, or how it begins.
    pub name: String,
}

impl From<Vec<Block>> for Decoded {
    fn from(blocks: Vec<Block>) -> Self {
        Self { blocks, hidden: Vec::new() }
    }
}

/// Where things of one source stand.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    source: u32,
}

impl Place {
    /// Source number `source`.
    pub fn of(source: u32) -> Self {
        Self { source }
    }

    /// Line number `line` of it, from 1.
    pub fn line(self, line: usize) -> Position {
        Position { source: self.source, line: u32::try_from(line).unwrap_or(u32::MAX) }
    }
}
