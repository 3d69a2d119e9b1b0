//! Where in the sources something stands.

use serde::{Deserialize, Serialize};

/// A line of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Number of the source, from 0.
    pub source: u32,
    /// Line of the text, from 1 (row of a sheet, paragraph of a docx).
    pub line: u32,
}

/// A stretch of a line, or of a cell of a row, in the characters of the source itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The line or row.
    #[serde(flatten)]
    pub at: Position,
    /// The column of a row, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<u32>,
    /// Its first character, from 0.
    pub from: u32,
    /// Behind its last character.
    pub to: u32,
}

/// Where a fact of a proposal was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The fact, as a JSON pointer into the proposal (`/units/0/name`, `/main_session/place`).
    pub fact: String,
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// Its words as the source has them.
    pub text: String,
}
