//! The only door to the data: an open file, its edits, its undo.

mod context;
mod draft;
mod resolve;
mod sample;
mod search_key;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Local, NaiveDate, Utc};

pub use context::{Clock, Context, Uids};

use crate::checks;
use crate::error::{Error, FileAction, Owner, Result};
use crate::model::document::Entries;
use crate::model::Snapshot;
use crate::model::change::Change;
use crate::model::edit::{Applied, Edit, EditLabel};
use crate::model::ids::ProgrammeId;
use crate::model::problem::Problem;
pub use crate::storage::{Access, Backup, EditState, HealthProblem, HistoryEntry};
use crate::storage::{Counters, NewEntry, PATIENCE, Store};

/// An open file.
#[derive(Debug)]
pub struct Workspace {
    store: Store,
    snapshot: Arc<Snapshot>,
    counters: Counters,
    undo: Option<HistoryEntry>,
    redo: Option<HistoryEntry>,
    saved_at: Option<DateTime<Utc>>,
    held_by: Option<Owner>,
    context: Context,
}

impl Workspace {
    /// Makes a new file and opens it.
    ///
    /// # Errors
    /// `AlreadyExists`, or what the system says; nothing is left behind then but a lock file.
    pub fn create(path: &Path, context: Context) -> Result<Self> {
        let store = Store::create(path, &context.uids.next(), &owner(&context))?;
        Self::over(store, None, context)
    }

    /// Opens a file. For writing it makes the day's backup, waits up to five seconds for another writer, and then tells
    /// who that is.
    ///
    /// # Errors
    /// Typed by cause: missing, folder, not ours, damaged, newer, read-only, locked.
    pub fn open(path: &Path, access: Access, context: Context) -> Result<Self> {
        Self::open_waiting(path, access, context, PATIENCE)
    }

    fn open_waiting(path: &Path, access: Access, context: Context, patience: Duration) -> Result<Self> {
        let store = Store::open(path, access, &owner(&context), context.clock.now(), patience)?;
        let mut workspace = Self::over(store, None, context)?;
        if access == Access::Write {
            workspace.daily_backup();
        }
        Ok(workspace)
    }

    /// Opens a file for writing, or for reading when somebody else has it or it must not be written. Does not wait.
    ///
    /// # Errors
    /// As [`Self::open`], but never `Locked` nor `ReadOnly`.
    pub fn open_as_possible(path: &Path, context: Context) -> Result<Self> {
        match Store::open(path, Access::Write, &owner(&context), context.clock.now(), Duration::ZERO) {
            Ok(store) => {
                let mut workspace = Self::over(store, None, context)?;
                workspace.daily_backup();
                Ok(workspace)
            }
            Err(reason @ (Error::Locked { .. } | Error::ReadOnly(_))) => {
                let holder = if let Error::Locked { owner, .. } = reason { Some(owner) } else { None };
                let store =
                    Store::open(path, Access::Read, &owner(&context), context.clock.now(), Duration::ZERO)?;
                Self::over(store, holder, context)
            }
            Err(other) => Err(other),
        }
    }

    fn over(store: Store, held_by: Option<Owner>, context: Context) -> Result<Self> {
        let counters = store.counters()?;
        let snapshot = Arc::new(Snapshot::new(store.load()?, counters.revision));
        let (undo, redo) = (store.last_done()?, store.first_undone()?);
        let saved_at = undo.as_ref().map(|entry| entry.at);
        Ok(Self { store, snapshot, counters, undo, redo, saved_at, held_by, context })
    }

    /// Once a day, before the first edit of the day can happen. A full backup folder must not keep the file shut.
    fn daily_backup(&mut self) {
        let today = self.context.clock.now().date_naive();
        let done =
            self.store.backups().is_ok_and(|list| list.first().is_some_and(|b| b.at.date_naive() >= today));
        if !done
            && self.counters.revision > 0
            && let Err(error) = self.store.backup(self.context.clock.now())
        {
            log::warn!("no backup today: {error}");
        }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// Whether edits are possible.
    #[must_use]
    pub fn writable(&self) -> bool {
        self.store.writable()
    }

    /// Clock, uids and user.
    #[must_use]
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// Who has it open for writing, when it was opened for reading because of that.
    #[must_use]
    pub fn held_by(&self) -> Option<&Owner> {
        self.held_by.as_ref()
    }

    /// The rows as they are now.
    #[must_use]
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.snapshot
    }

    /// When the last edit, undo or redo was saved.
    #[must_use]
    pub fn saved_at(&self) -> Option<DateTime<Utc>> {
        self.saved_at
    }

    /// What calendar entries depend on beside the year as it stands: when the file was last written, which also a
    /// restored copy and one that another file's data went into tell rightly, and what sessions were before.
    ///
    /// # Errors
    /// What the disk says.
    pub fn calendar_entries(&self) -> Result<Entries> {
        let touched = std::fs::metadata(self.path()).and_then(|data| data.modified());
        let touched = touched.ok().map(DateTime::<Utc>::from);
        Ok(Entries { written: self.saved_at.max(touched), past: self.store.past_sessions()? })
    }

    /// Carries an edit out; when it returns, the edit is durable.
    ///
    /// # Errors
    /// `Refused` with the reason; otherwise what the disk says. Nothing changed then.
    pub fn apply(&mut self, edit: &Edit) -> Result<Applied> {
        if !self.writable() {
            return Err(self.not_writable());
        }
        if matches!(edit, Edit::Import { .. } | Edit::Load { .. })
            && self.counters.revision > 0
            && !self.snapshot.units.is_empty()
        {
            self.backup_before_import(edit)?;
        }
        let resolved = resolve::resolve(&self.snapshot, self.counters.next_id, &self.context, edit)?;
        if resolved.changes.is_empty() {
            return Ok(self.applied(None, resolved.label, &[], resolved.import));
        }
        let at = self.context.clock.now();
        let entry = NewEntry { at, actor: &self.context.actor, label: &resolved.label };
        let id = self.store.record(&resolved.changes, &entry, self.counters, resolved.next_id)?;
        self.counters.next_id = resolved.next_id;
        self.take(&resolved.changes);
        let entry = HistoryEntry {
            id,
            at,
            actor: self.context.actor.clone(),
            label: resolved.label.clone(),
            state: EditState::Done,
        };
        self.undo = Some(entry);
        self.redo = None;
        Ok(self.applied(Some(id), resolved.label, &resolved.changes, resolved.import))
    }

    /// Only an import that will change something is worth a backup.
    fn backup_before_import(&mut self, edit: &Edit) -> Result<()> {
        let resolved = resolve::resolve(&self.snapshot, self.counters.next_id, &self.context, edit)?;
        if !resolved.changes.is_empty() {
            self.backup()?;
        }
        Ok(())
    }

    /// What `apply` would do, without doing it.
    ///
    /// # Errors
    /// As [`Self::apply`] would refuse.
    pub fn preview(&self, edit: &Edit) -> Result<Applied> {
        let resolved = resolve::resolve(&self.snapshot, self.counters.next_id, &self.context, edit)?;
        Ok(self.applied(None, resolved.label, &resolved.changes, resolved.import))
    }

    /// Takes the last edit back; durable when it returns.
    ///
    /// # Errors
    /// `NothingToUndo`; what the disk says.
    pub fn undo(&mut self) -> Result<Applied> {
        let entry = self.undo.clone().ok_or(Error::NothingToUndo)?;
        self.turn(&entry)
    }

    /// Carries the last undone edit out again; durable when it returns.
    ///
    /// # Errors
    /// `NothingToRedo`; what the disk says.
    pub fn redo(&mut self) -> Result<Applied> {
        let entry = self.redo.clone().ok_or(Error::NothingToRedo)?;
        self.turn(&entry)
    }

    fn turn(&mut self, entry: &HistoryEntry) -> Result<Applied> {
        if !self.writable() {
            return Err(self.not_writable());
        }
        let changes = self.store.turn(entry, self.counters)?;
        self.take(&changes);
        self.undo = self.store.last_done()?;
        self.redo = self.store.first_undone()?;
        Ok(self.applied(Some(entry.id), entry.label.clone(), &changes, None))
    }

    /// Carries out in memory what was just written.
    fn take(&mut self, changes: &[Change]) {
        self.counters.revision += 1;
        let snapshot = Arc::make_mut(&mut self.snapshot);
        snapshot.apply(changes);
        snapshot.revision = self.counters.revision;
        self.saved_at = Some(self.context.clock.now());
    }

    fn applied(
        &self,
        edit: Option<i64>,
        label: EditLabel,
        changes: &[Change],
        import: Option<crate::model::import::ImportReport>,
    ) -> Applied {
        let touched = changes.iter().map(|c| (c.table, c.row)).collect();
        Applied { edit, label, touched, revision: self.counters.revision, import }
    }

    fn not_writable(&self) -> Error {
        let path = self.path().to_path_buf();
        match &self.held_by {
            Some(owner) => Error::Locked { path, owner: owner.clone() },
            None => Error::ReadOnly(path),
        }
    }

    /// What undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&EditLabel> {
        self.undo.as_ref().map(|entry| &entry.label)
    }

    /// What redo would carry out.
    #[must_use]
    pub fn redo_label(&self) -> Option<&EditLabel> {
        self.redo.as_ref().map(|entry| &entry.label)
    }

    /// Every journalled edit, oldest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn history(&self) -> Result<Vec<HistoryEntry>> {
        self.store.history()
    }

    /// Makes a backup now; also of a file that was opened for reading.
    ///
    /// # Errors
    /// What the disk says.
    pub fn backup(&mut self) -> Result<Backup> {
        self.store.backup(self.context.clock.now())
    }

    /// Backups beside the file, newest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn backups(&self) -> Result<Vec<Backup>> {
        self.store.backups()
    }

    /// Writes a complete copy with its history and its folder to `path` and goes on with that one.
    ///
    /// # Errors
    /// `AlreadyExists` without `replace`; `Locked` when somebody has the target open. The old file stays open then.
    pub fn save_as(&mut self, path: &Path, replace: bool) -> Result<()> {
        let path = crate::files::absolute(path);
        if path == self.path() {
            return Err(Error::AlreadyExists(path));
        }
        if replace && path.exists() {
            // Whoever has the target open would lose it; a foreign or damaged target may go.
            let now = self.context.clock.now();
            let target = Store::open(&path, Access::Write, &owner(&self.context), now, Duration::ZERO);
            if let Err(error @ (Error::Locked { .. } | Error::ReadOnly(_) | Error::IsFolder(_))) = target {
                return Err(error);
            }
        }
        self.store.copy_to(&path, replace)?;
        copy_folder(
            &crate::storage::companion_folder(self.path()),
            &crate::storage::companion_folder(&path),
        )?;
        let context = std::mem::take(&mut self.context);
        let now = context.clock.now();
        match Store::open(&path, Access::Write, &owner(&context), now, Duration::ZERO) {
            Ok(store) => {
                *self = Self::over(store, None, context)?;
                Ok(())
            }
            Err(error) => {
                self.context = context;
                Err(error)
            }
        }
    }

    /// Checks the file and changes nothing.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn verify(&self) -> Result<Vec<HealthProblem>> {
        self.store.health()
    }

    /// Puts a backup in the place of `path`, after a backup of what is there.
    ///
    /// # Errors
    /// When the backup is not a whole file of ours, when `path` is open elsewhere, what the disk says.
    pub fn restore(path: &Path, backup: &Path, context: &Context) -> Result<()> {
        crate::storage::restore(path, backup, context.clock.now())
    }

    /// Problems of a year.
    #[must_use]
    pub fn problems(&self, programme: ProgrammeId, today: NaiveDate) -> Vec<Problem> {
        Self::problems_in(&self.snapshot, programme, today)
    }

    /// Problems of a year in rows that a job was given.
    #[must_use]
    pub fn problems_in(snapshot: &Snapshot, programme: ProgrammeId, today: NaiveDate) -> Vec<Problem> {
        checks::problems(snapshot, programme, today)
    }
}

/// Who works here, as it is written into the file's lock.
fn owner(context: &Context) -> Owner {
    let since = context.clock.now().with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string();
    Owner { name: context.actor.clone(), machine: context.machine.clone(), since }
}

/// Copies a folder with what is in it; a folder that is not there is nothing to copy.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    let failed = |path: &Path| {
        let path: PathBuf = path.to_path_buf();
        move |source| Error::io(FileAction::Write, &path, source)
    };
    std::fs::create_dir_all(to).map_err(failed(to))?;
    for entry in std::fs::read_dir(from).map_err(failed(from))? {
        let entry = entry.map_err(failed(from))?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else if !target.exists() {
            std::fs::copy(entry.path(), &target).map_err(failed(&target))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::NewUnit;
    use crate::model::setting::SettingKey;
    use crate::model::unit::UnitKind;

    #[test]
    fn a_full_disk_refuses_the_edit_and_keeps_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("县.themeday");
        let mut workspace = Workspace::create_sample(&path, Context::default()).unwrap();
        let before = Arc::clone(workspace.snapshot());
        workspace.store.limit_pages(workspace.store.pages());
        let unit = |n: usize| NewUnit {
            name: format!("县第{n}中学"),
            kind: UnitKind::Institution,
            group: "县直单位".to_owned(),
        };
        let programme = before.newest_programme().map(|p| p.id);
        let many = Edit::AddUnits { programme, units: (0..2000).map(unit).collect() };
        assert!(matches!(workspace.apply(&many), Err(Error::DiskFull(_))));
        assert_eq!(*before, **workspace.snapshot());
        // What still fits is taken, and the file is whole.
        workspace.store.limit_pages(u32::MAX - 1);
        workspace.apply(&Edit::SetSetting(SettingKey::Region, "甲县".to_owned())).unwrap();
        assert_eq!(workspace.verify().unwrap(), []);
        drop(workspace);
        let workspace = Workspace::open(&path, Access::Read, Context::default()).unwrap();
        assert_eq!(workspace.snapshot().setting(SettingKey::Region), "甲县");
        assert_eq!(workspace.snapshot().units.len(), before.units.len());
    }

    #[test]
    fn a_row_changed_behind_our_back_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("县.themeday");
        let mut workspace = Workspace::create_sample(&path, Context::default()).unwrap();
        let foreign = rusqlite::Connection::open(&path).unwrap();
        foreign.execute("UPDATE setting SET value = '别处改的'", []).unwrap();
        drop(foreign);
        let edit = Edit::SetSetting(SettingKey::Region, "甲县".to_owned());
        assert!(matches!(workspace.apply(&edit), Err(Error::ChangedElsewhere(_))));
        assert_eq!(workspace.history().unwrap().len(), 1);
    }

    #[test]
    fn eight_thousand_units_are_added_and_moved_without_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let mut workspace =
            Workspace::create_sample(&folder.path().join("省.themeday"), Context::default()).unwrap();
        let programme = workspace.snapshot().newest_programme().unwrap().id;
        let unit = |n: usize| NewUnit {
            name: format!("第{n}乡"),
            kind: UnitKind::Township,
            group: "乡镇".to_owned(),
        };
        let many = Edit::AddUnits { programme: Some(programme), units: (0..8000).map(unit).collect() };
        workspace.apply(&many).unwrap();
        let unscheduled: Vec<_> =
            workspace.snapshot().sessions.iter().filter(|s| s.month.is_none()).map(|s| s.id).collect();
        // The main session has no month either.
        assert_eq!(unscheduled.len(), 8001);
        let month = workspace.snapshot().newest_programme().unwrap().months.first().copied();
        let branch = unscheduled[1..].to_vec();
        workspace.apply(&Edit::Place { sessions: branch, month, before: None }).unwrap();
        workspace.undo().unwrap();
        workspace.undo().unwrap();
        assert_eq!(workspace.snapshot().units.len(), 48);
    }
}
