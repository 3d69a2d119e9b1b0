//! Reading 操作记录 beside the window.

use std::collections::HashSet;
use std::path::PathBuf;

use super::{Kind, Work};
use crate::model::edit::EditLabel;
use crate::model::ids::UnitId;
use crate::model::names::folded;
use crate::workspace::{Clock, HistoryEntry, Workspace};

/// An entry as it is shown and searched.
#[derive(Clone, Debug)]
pub struct HistoryLine {
    /// The entry.
    pub entry: HistoryEntry,
    /// What was done, as a sentence.
    pub text: String,
    /// Sentence and person, folded.
    pub searched: String,
}

/// Every entry of a file, the newest first; `tell` makes the sentence of one.
#[must_use]
pub fn read(
    file: PathBuf,
    clock: Clock,
    tell: impl Fn(&EditLabel) -> String + Send + 'static,
) -> Work<Vec<HistoryLine>> {
    Work::new(Kind::History, move |progress| {
        let told = |entry: HistoryEntry| {
            let text = tell(&entry.label);
            let searched = folded(&format!("{text} {}", entry.actor));
            HistoryLine { entry, text, searched }
        };
        Ok(Workspace::history_of(&file, clock, progress)?.into_iter().rev().map(told).collect())
    })
}

/// Numbers of the entries about a unit.
#[must_use]
pub fn about(file: PathBuf, unit: UnitId, clock: Clock) -> Work<HashSet<i64>> {
    Work::new(Kind::History, move |progress| Workspace::edits_about(&file, unit, clock, progress))
}
