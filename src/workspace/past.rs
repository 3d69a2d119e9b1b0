//! 操作记录 looked at and gone back in.

use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

use super::door::owner;
use super::{Access, Clock, Context, HistoryEntry, Workspace};
use crate::error::Result;
use crate::model::Snapshot;
use crate::model::change::Change;
use crate::model::edit::{Applied, EditLabel, EditRefusal};
use crate::model::ids::UnitId;
use crate::model::progress::Progress;
use crate::storage::Store;

/// Entries that are read at once, so that an edit never waits long for a reader of the journal.
const PIECE: usize = 4_000;

impl Workspace {
    /// Every journalled edit of a file that may be open elsewhere, oldest first.
    ///
    /// # Errors
    /// As [`Self::open`] for reading; `Cancelled`.
    pub fn history_of(path: &Path, clock: Clock, progress: &Progress) -> Result<Vec<HistoryEntry>> {
        let store = reader(path, clock, progress)?;
        let mut all: Vec<HistoryEntry> = Vec::new();
        loop {
            progress.check()?;
            let piece = store.history_after(all.last().map_or(0, |entry| entry.id), PIECE)?;
            let whole = piece.len() < PIECE;
            all.extend(piece);
            if whole {
                return Ok(all);
            }
        }
    }

    /// Numbers of the journalled edits of a file that changed something about a unit.
    ///
    /// # Errors
    /// As [`Self::history_of`].
    pub fn edits_about(path: &Path, unit: UnitId, clock: Clock, progress: &Progress) -> Result<HashSet<i64>> {
        reader(path, clock, progress)?.edits_about(unit)
    }

    /// Brings everything back to how it was after the edit of that number, as one new edit.
    ///
    /// # Errors
    /// `Refused`: the edit is not in force, or a repair came after it; what the disk says. Nothing changed then.
    pub fn back_to(&mut self, number: i64) -> Result<Applied> {
        if !self.writable() {
            return Err(self.not_writable());
        }
        let point = self.store.entry(number)?.filter(HistoryEntry::in_force);
        let Some(point) = point else { return Err(EditRefusal::NotInForce.into()) };
        let (count, repaired) = self.store.in_force_after(number)?;
        if repaired {
            return Err(EditRefusal::PastRepair.into());
        }
        let label = EditLabel::WentBack { edit: number, at: point.at, count };
        let mut changes: Vec<Change> = Vec::new();
        for (table, row, after) in self.store.rows_after(number)? {
            let before = self.snapshot.row(table, row);
            if before != after {
                changes.push(Change { table, row, before, after });
            }
        }
        if changes.is_empty() {
            return Ok(self.applied(None, label, None));
        }
        // What goes makes room first: what a file may hold once only could otherwise stand there twice.
        changes.sort_by_key(|change| {
            let goes = change.after.is_none();
            (
                !goes,
                if goes { std::cmp::Reverse(Some(change.table)) } else { std::cmp::Reverse(None) },
                change.row,
            )
        });
        let _ = self.snapshot.index();
        let mut after = Snapshot::clone(&self.snapshot);
        after.apply(&changes);
        let id = self.commit(&changes, &label, after, self.counters.next_id)?;
        Ok(self.applied(Some(id), label, None))
    }
}

/// A file opened only to read its journal.
fn reader(path: &Path, clock: Clock, progress: &Progress) -> Result<Store> {
    let context = Context { clock, ..Context::default() };
    let mut store = Store::open(path, Access::Read, &owner(&context), clock.here(), Duration::ZERO)?;
    store.stop_with(Some(progress))?;
    Ok(store)
}
