//! An entry of the journal: what an edit was called, when it was made, by whom, and where it stands.

use chrono::{DateTime, Utc};

use crate::model::edit::EditLabel;

/// One journalled edit.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEntry {
    /// Number in the journal.
    pub id: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: String,
    /// How it is called.
    pub label: EditLabel,
    /// Where it stands.
    pub state: EditState,
}

/// Where a journalled edit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditState {
    /// In force.
    Done,
    /// Undone, may be redone.
    Undone,
    /// Undone and replaced by a newer edit.
    Discarded,
}

impl EditState {
    /// Its name in the journal and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Undone => "undone",
            Self::Discarded => "discarded",
        }
    }

    pub(super) fn from_name(name: &str) -> Self {
        match name {
            "undone" => Self::Undone,
            "discarded" => Self::Discarded,
            _ => Self::Done,
        }
    }
}

/// What is written beside an edit's changes.
#[derive(Clone, Debug)]
pub struct NewEntry<'a> {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: &'a str,
    /// How it is called.
    pub label: &'a EditLabel,
}
