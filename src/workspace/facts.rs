//! What is known of an open file beside its rows, for who may not touch the file itself.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::context::{Clock, Context};
use super::resolve;
use crate::error::{Error, Owner, Result};
use crate::model::Snapshot;
use crate::model::edit::{Applied, Edit, EditLabel};
use crate::model::health::UnreadableRow;
use crate::storage::Backup;

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
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) next_id: i64,
    pub(super) context: Context,
}

impl Trial {
    /// What the edit would do.
    ///
    /// # Errors
    /// As `Workspace::apply` would refuse.
    pub fn preview(&self, edit: &Edit) -> Result<Applied> {
        let resolved = resolve::resolve(&self.snapshot, self.next_id, &self.context, edit)?;
        let (label, import) = (resolved.label, resolved.import);
        Ok(Applied { edit: None, label, revision: self.snapshot.revision, import })
    }
}
