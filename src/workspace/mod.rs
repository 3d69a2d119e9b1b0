//! The only door to the data: an open file, its edits, its undo.

mod context;

pub use context::{Clock, Context, Uids};

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::error::{Owner, Result};
use crate::model::Snapshot;
use crate::model::edit::{Applied, Edit, EditLabel};
use crate::model::ids::ProgrammeId;
use crate::model::problem::Problem;

/// How a file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// For writing; fails with `Error::Locked` when somebody else has it.
    Write,
    /// For reading; never waits, writes nothing.
    Read,
}

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

/// A backup beside the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its file.
    pub path: PathBuf,
    /// When it was made.
    pub at: DateTime<Utc>,
}

/// Something wrong with a file, found by `verify`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HealthProblem {
    /// The engine's own check of pages and indexes failed; its words.
    Pages(String),
    /// A row refers to one that is not there: table, row.
    Dangling(String, i64),
    /// A row cannot be read: table, row.
    Unreadable(String, i64),
    /// The journal does not lead to the rows as they are: table, row.
    Journal(String, i64),
}

/// An open file.
#[derive(Debug)]
pub struct Workspace {
    context: Context,
}

#[expect(clippy::todo, reason = "signatures first, while the rest is written against them")]
impl Workspace {
    /// Makes a new file and opens it.
    ///
    /// # Errors
    /// `AlreadyExists`, or what the system says.
    pub fn create(path: &Path, context: Context) -> Result<Self> {
        todo!("{path:?} {context:?}")
    }

    /// Makes the sample file and opens it.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub fn create_sample(path: &Path, context: Context) -> Result<Self> {
        todo!("{path:?} {context:?}")
    }

    /// Opens a file; makes the day's backup when opened for writing.
    ///
    /// # Errors
    /// Typed by cause; `Locked` names who has it.
    pub fn open(path: &Path, access: Access, context: Context) -> Result<Self> {
        todo!("{path:?} {access:?} {context:?}")
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        todo!()
    }

    /// Whether edits are possible.
    #[must_use]
    pub fn writable(&self) -> bool {
        todo!()
    }

    /// Clock, uids and user.
    #[must_use]
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// Who has it open for writing, when this was opened for reading because of that.
    #[must_use]
    pub fn held_by(&self) -> Option<&Owner> {
        todo!()
    }

    /// The rows as they are now.
    #[must_use]
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        todo!()
    }

    /// When the last edit was saved.
    #[must_use]
    pub fn saved_at(&self) -> Option<DateTime<Utc>> {
        todo!()
    }

    /// Carries an edit out; when it returns, the edit is durable.
    ///
    /// # Errors
    /// `Refused` with the reason; otherwise what the disk says. Nothing changed then.
    pub fn apply(&mut self, edit: &Edit) -> Result<Applied> {
        todo!("{edit:?}")
    }

    /// What `apply` would do, without doing it.
    ///
    /// # Errors
    /// As `apply`.
    pub fn preview(&self, edit: &Edit) -> Result<Applied> {
        todo!("{edit:?}")
    }

    /// Takes the last edit back.
    ///
    /// # Errors
    /// `NothingToUndo`.
    pub fn undo(&mut self) -> Result<Applied> {
        todo!()
    }

    /// Carries the last undone edit out again.
    ///
    /// # Errors
    /// `NothingToRedo`.
    pub fn redo(&mut self) -> Result<Applied> {
        todo!()
    }

    /// What undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&EditLabel> {
        todo!()
    }

    /// What redo would carry out.
    #[must_use]
    pub fn redo_label(&self) -> Option<&EditLabel> {
        todo!()
    }

    /// Every journalled edit, oldest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn history(&self) -> Result<Vec<HistoryEntry>> {
        todo!()
    }

    /// Makes a backup now.
    ///
    /// # Errors
    /// What the disk says.
    pub fn backup(&mut self) -> Result<Backup> {
        todo!()
    }

    /// Backups beside the file, newest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn backups(&self) -> Result<Vec<Backup>> {
        todo!()
    }

    /// Writes a complete copy with its history to `path` and goes on with that one.
    ///
    /// # Errors
    /// `AlreadyExists` without `replace`.
    pub fn save_as(&mut self, path: &Path, replace: bool) -> Result<()> {
        todo!("{path:?} {replace}")
    }

    /// Checks the file.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn verify(&self) -> Result<Vec<HealthProblem>> {
        todo!()
    }

    /// Puts a backup in the place of `path`, after a backup of what is there.
    ///
    /// # Errors
    /// When the backup is not a file of ours, or what the disk says.
    pub fn restore(path: &Path, backup: &Path, context: &Context) -> Result<()> {
        todo!("{path:?} {backup:?} {context:?}")
    }

    /// Problems of a year.
    #[must_use]
    pub fn problems(&self, programme: ProgrammeId, today: NaiveDate) -> Vec<Problem> {
        todo!("{programme} {today}")
    }
}
