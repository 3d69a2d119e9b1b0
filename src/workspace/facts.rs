//! What is known of an open file beside its rows, for who may not touch the file itself.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Backup, Clock, Context, Uids, Workspace, resolve};
use crate::error::{Error, Owner, Result};
use crate::model::Snapshot;
use crate::model::change::Table;
use crate::model::edit::{Applied, Edit, EditLabel};
use crate::model::health::UnreadableRow;
use crate::model::ids::SessionId;
use crate::model::issue::Stage;
use crate::rules::YearView;
use crate::rules::issued::made;
use crate::rules::limits::{Break, has_limits, noted};

/// An open file as it was after its last change.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The file.
    pub path: PathBuf,
    /// Whether edits are possible.
    pub writable: bool,
    /// Why it was opened for reading, when writing was asked for.
    pub only_read: Option<Arc<Error>>,
    /// What of it cannot be understood and is not among the rows.
    pub unreadable: Vec<UnreadableRow>,
    /// When the last edit, undo or redo was saved.
    pub saved_at: Option<DateTime<Utc>>,
    /// The backup that was made last, as far as this program knows.
    pub newest_backup: Option<Backup>,
    /// Why the day's backup could not be made; `None` where there is one, or none is needed.
    pub no_backup: Option<Arc<Error>>,
    /// What undo would take back.
    pub undo: Option<EditLabel>,
    /// What redo would carry out.
    pub redo: Option<EditLabel>,
    /// The time.
    pub clock: Clock,
}

impl Facts {
    /// Who has the file open for writing, when it was opened for reading because of that.
    #[must_use]
    pub fn held_by(&self) -> Option<&Owner> {
        match self.only_read.as_deref() {
            Some(Error::Locked { owner, .. }) => Some(owner),
            _ => None,
        }
    }
}

/// Tells what edits would do to the rows as they are, without the file.
#[derive(Debug)]
pub struct Trial {
    snapshot: Arc<Snapshot>,
    next_id: i64,
    context: Context,
}

impl Trial {
    /// What the edit would do.
    ///
    /// # Errors
    /// As [`Workspace::apply`] would refuse.
    pub fn preview(&self, edit: &Edit) -> Result<Applied> {
        let resolved = resolve::resolve(&self.snapshot, self.next_id, &self.context, edit)?;
        let (label, import) = (resolved.label, resolved.import);
        Ok(Applied { edit: None, label, revision: self.snapshot.revision, import })
    }

    /// The limits of a year, of which `year` is a view of any revision, that the edit would pass by what it places, but for
    /// those that were noted with the same facts (已知悉).
    ///
    /// # Errors
    /// As [`Workspace::apply`] would refuse.
    pub fn breaks(&self, edit: &Edit, year: &YearView) -> Result<Vec<Break>> {
        if !has_limits(&self.snapshot, year.programme()) {
            return Ok(Vec::new());
        }
        let resolved = resolve::resolve(&self.snapshot, self.next_id, &self.context, edit)?;
        if resolved.placed.is_empty() {
            return Ok(Vec::new());
        }
        let mut found = year.after(&resolved.after).breaks(&resolved.placed);
        found.retain(|passed| noted(&resolved.after, year.programme(), passed).is_none());
        Ok(found)
    }
}

impl Trial {
    /// Sessions of an issued schedule that the edit would change so that a cause is asked for; none where it would be
    /// refused.
    #[must_use]
    pub fn adjusts(&self, edit: &Edit) -> Vec<SessionId> {
        if !self.snapshot.schedule_copies.iter().any(|copy| copy.stage == Stage::Issued) {
            return Vec::new();
        }
        let Ok(resolved) = resolve::resolve(&self.snapshot, self.next_id, &self.context, edit) else {
            return Vec::new();
        };
        let touched = resolved.changes.iter().filter(|change| change.table == Table::Session);
        // With a session that is deleted goes whatever is registered of it.
        let touched = touched.filter(|change| change.after.is_some()).map(|change| SessionId(change.row));
        touched.filter(|id| !made(&self.snapshot, &resolved.after, *id).is_empty()).collect()
    }
}

impl Workspace {
    /// What is known of the file now.
    #[must_use]
    pub fn facts(&self) -> Facts {
        Facts {
            path: self.path().to_path_buf(),
            writable: self.writable(),
            only_read: self.only_read.clone(),
            unreadable: self.unreadable.clone(),
            saved_at: self.saved_at,
            newest_backup: self.newest_backup.clone(),
            no_backup: self.no_backup.clone(),
            undo: self.undo_label().cloned(),
            redo: self.redo_label().cloned(),
            clock: self.context.clock,
        }
    }

    /// What tells what edits of the rows as they are now would do.
    #[must_use]
    pub fn trial(&self) -> Trial {
        let Context { clock, actor, machine, .. } = &self.context;
        // Nothing that a trial makes is kept: its ids need not be those that come next.
        let context =
            Context { clock: *clock, uids: Uids::Random, actor: actor.clone(), machine: machine.clone() };
        Trial { snapshot: Arc::clone(&self.snapshot), next_id: self.counters.next_id, context }
    }
}
