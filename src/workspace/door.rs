//! An open file and the one way to change it: edit, undo, redo.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Local, Utc};

use super::context::Context;
use super::resolve;
use crate::error::{Error, Owner, Result};
use crate::model::Snapshot;
use crate::model::change::Change;
use crate::model::edit::{Applied, Edit, EditLabel};
use crate::model::health::UnreadableRow;
use crate::model::setting::SettingKey;
use crate::storage::{
    Access, Backup, Counters, EditState, HistoryEntry, Loaded, NewEntry, Occasion, PATIENCE, Store,
};

/// An open file.
#[derive(Debug)]
pub struct Workspace {
    pub(super) store: Store,
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) counters: Counters,
    pub(super) undo: Option<HistoryEntry>,
    pub(super) redo: Option<HistoryEntry>,
    pub(super) saved_at: Option<DateTime<Utc>>,
    /// Why the file is open for reading only, where writing was asked for.
    pub(super) only_read: Option<Arc<Error>>,
    pub(super) newest_backup: Option<Backup>,
    pub(super) no_backup: Option<Arc<Error>>,
    /// Whether the day's backup has still to be made.
    pub(super) backup_is_due: bool,
    /// What of the file cannot be understood; it is open for reading then.
    pub(super) unreadable: Vec<UnreadableRow>,
    pub(super) context: Context,
}

impl Workspace {
    /// Makes a new, empty file and opens it.
    ///
    /// # Errors
    /// As [`Self::create_with`].
    pub fn create(path: &Path, context: Context) -> Result<Self> {
        Self::create_with(path, context, &[], false).map(|(workspace, _)| workspace)
    }

    /// Makes a new file, carries the first edits out in it, and opens it. The file appears with all of them or not at
    /// all; with `replace`, what is there before is kept as a backup. Gives also what each edit did.
    ///
    /// # Errors
    /// `AlreadyExists` without `replace`; `Locked`; what an edit is refused for; what the system says. Nothing is left
    /// behind then but a lock file.
    pub fn create_with(
        path: &Path,
        context: Context,
        edits: &[Edit],
        replace: bool,
    ) -> Result<(Self, Vec<Applied>)> {
        let (id, owner, now) = (context.uids.next(), owner(&context), context.clock.here());
        let mut made = None;
        let store = Store::create(path, &id, replace, &owner, now, |store| {
            let mut workspace = Self::over(loaded(store)?, context);
            let applied: Result<Vec<Applied>> = edits.iter().map(|edit| workspace.apply(edit)).collect();
            made = Some((workspace.context, applied?));
            Ok(workspace.store)
        })?;
        let (context, applied) = made.unwrap_or_default();
        Ok((Self::over(loaded(store)?, context), applied))
    }

    /// Opens a file. For writing it makes the day's backup, waits up to five seconds for another writer, and then tells
    /// who that is.
    ///
    /// # Errors
    /// Typed by cause: missing, folder, not ours, damaged, newer, read-only, locked.
    pub fn open(path: &Path, access: Access, context: Context) -> Result<Self> {
        Self::open_waiting(path, access, context, PATIENCE)
    }

    pub(super) fn open_waiting(
        path: &Path,
        access: Access,
        context: Context,
        patience: Duration,
    ) -> Result<Self> {
        let store = Store::open(path, access, &owner(&context), context.clock.here(), patience)?;
        let mut workspace = Self::over(loaded(store)?, context);
        if access == Access::Write {
            workspace.backup_is_due = workspace.lacks_backup();
            workspace.back_up_today();
        }
        Ok(workspace)
    }

    /// Opens a file for writing, or for reading where that is not possible: somebody else has it, it must not be written,
    /// the disk gives no locks, it has two names, rows of it cannot be understood. Does not wait. The day's backup is made
    /// before the first edit, or by [`Self::back_up_today`].
    ///
    /// # Errors
    /// As [`Self::open`], but never for those reasons.
    pub fn open_as_possible(path: &Path, context: Context) -> Result<Self> {
        let now = context.clock.here();
        let open = |access| Store::open(path, access, &owner(&context), now, Duration::ZERO).and_then(loaded);
        match open(Access::Write) {
            Ok(whole) => {
                let mut workspace = Self::over(whole, context);
                workspace.backup_is_due = workspace.lacks_backup();
                Ok(workspace)
            }
            Err(
                reason @ (Error::Locked { .. }
                | Error::ReadOnly(_)
                | Error::NoLocks(_)
                | Error::TwoNames { .. }
                | Error::BadRows { .. }),
            ) => {
                let readable = open(Access::Read)?;
                Ok(Self { only_read: Some(Arc::new(reason)), ..Self::over(readable, context) })
            }
            Err(other) => Err(other),
        }
    }

    pub(super) fn over((store, loaded): (Store, Loaded), context: Context) -> Self {
        let Loaded { tables, counters, unreadable, undo, redo } = loaded;
        let snapshot = Arc::new(Snapshot::new(tables, counters.revision));
        let saved_at = undo.as_ref().map(|entry| entry.at);
        let undo = undo.filter(undoable);
        let newest_backup = store.backups().ok().and_then(|list| list.into_iter().next());
        Self {
            store,
            snapshot,
            counters,
            undo,
            redo,
            saved_at,
            only_read: None,
            newest_backup,
            no_backup: None,
            backup_is_due: false,
            unreadable,
            context,
        }
    }

    /// Whether nothing has been put by today of a file that has something in it.
    fn lacks_backup(&self) -> bool {
        let now = self.context.clock.here();
        let of_today = |list: Vec<Backup>| list.iter().any(|backup| backup.is_of_the_day(now));
        self.counters.revision > 0 && !self.store.backups().is_ok_and(of_today)
    }

    /// Whether the day's backup has still to be made.
    #[must_use]
    pub fn backup_is_due(&self) -> bool {
        self.backup_is_due
    }

    /// Makes the day's backup, if it is due. A full backup folder must not keep the file from being edited, but is told
    /// ([`Self::no_backup`]).
    pub fn back_up_today(&mut self) {
        if std::mem::take(&mut self.backup_is_due)
            && let Err(error) = self.make_backup(Occasion::Automatic)
        {
            log::warn!("no backup today: {error}");
            self.no_backup = Some(Arc::new(error));
        }
    }

    pub(super) fn make_backup(&mut self, occasion: Occasion) -> Result<Backup> {
        let backup = self.store.backup(self.context.clock.here(), occasion)?;
        self.backup_is_due = false;
        self.newest_backup = Some(backup.clone());
        self.no_backup = None;
        Ok(backup)
    }

    /// The backup that was made last, as far as this program knows.
    #[must_use]
    pub fn newest_backup(&self) -> Option<&Backup> {
        self.newest_backup.as_ref()
    }

    /// Why the day's backup could not be made; `None` where there is one, or none is needed.
    #[must_use]
    pub fn no_backup(&self) -> Option<&Error> {
        self.no_backup.as_deref()
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

    /// Why it was opened for reading, when writing was asked for.
    #[must_use]
    pub fn only_read(&self) -> Option<&Error> {
        self.only_read.as_deref()
    }

    /// Who has it open for writing, when it was opened for reading because of that.
    #[must_use]
    pub fn held_by(&self) -> Option<&Owner> {
        match self.only_read() {
            Some(Error::Locked { owner, .. }) => Some(owner),
            _ => None,
        }
    }

    /// What of the file cannot be understood and is not among the rows.
    #[must_use]
    pub fn unreadable(&self) -> &[UnreadableRow] {
        &self.unreadable
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

    /// Carries an edit out; when it returns, the edit is durable.
    ///
    /// # Errors
    /// `Refused` with the reason; otherwise what the disk says. Nothing changed then.
    pub fn apply(&mut self, edit: &Edit) -> Result<Applied> {
        if !self.writable() {
            return Err(self.not_writable());
        }
        let resolved = resolve::resolve(&self.snapshot, self.counters.next_id, &self.context, edit)?;
        if resolved.changes.is_empty() {
            return Ok(self.applied(None, resolved.label, resolved.import));
        }
        self.back_up_today();
        // Only an import that will change something is worth a backup.
        if matches!(edit, Edit::Import { .. } | Edit::Load { .. })
            && self.counters.revision > 0
            && !self.snapshot.units.is_empty()
        {
            self.make_backup(Occasion::Automatic)?;
        }
        let id = self.commit(&resolved.changes, &resolved.label, resolved.after, resolved.next_id)?;
        Ok(self.applied(Some(id), resolved.label, resolved.import))
    }

    /// Writes changes as one edit and goes on with the rows as it leaves them; gives its number.
    pub(super) fn commit(
        &mut self,
        changes: &[Change],
        label: &EditLabel,
        after: Snapshot,
        next_id: i64,
    ) -> Result<i64> {
        let (at, actor) = (self.context.clock.now(), self.actor().to_owned());
        let entry = NewEntry { at, actor: &actor, label };
        let id = self.store.record(changes, &entry, self.counters, next_id)?;
        self.counters.next_id = next_id;
        self.take(after);
        self.undo = Some(HistoryEntry { id, at, actor, label: label.clone(), state: EditState::Done });
        self.redo = None;
        Ok(id)
    }

    /// Who is written beside an edit: the file's 经办人, else who is logged in.
    fn actor(&self) -> &str {
        match self.snapshot.setting(SettingKey::Operator) {
            "" => &self.context.actor,
            operator => operator,
        }
    }

    /// What `apply` would do, without doing it.
    ///
    /// # Errors
    /// As [`Self::apply`] would refuse.
    pub fn preview(&self, edit: &Edit) -> Result<Applied> {
        let resolved = resolve::resolve(&self.snapshot, self.counters.next_id, &self.context, edit)?;
        Ok(self.applied(None, resolved.label, resolved.import))
    }

    /// Takes the last edit back; durable when it returns.
    ///
    /// # Errors
    /// `NothingToUndo`; what the disk says.
    pub fn undo(&mut self) -> Result<Applied> {
        let entry = self.undo.clone().ok_or(Error::NothingToUndo)?;
        self.revert(&entry)
    }

    /// Carries the last undone edit out again; durable when it returns.
    ///
    /// # Errors
    /// `NothingToRedo`; what the disk says.
    pub fn redo(&mut self) -> Result<Applied> {
        let entry = self.redo.clone().ok_or(Error::NothingToRedo)?;
        self.revert(&entry)
    }

    fn revert(&mut self, entry: &HistoryEntry) -> Result<Applied> {
        if !self.writable() {
            return Err(self.not_writable());
        }
        self.back_up_today();
        let changes = self.store.revert(entry, self.counters)?;
        // The look-ups follow the rows; made anew they would cost more than the edit.
        let _ = self.snapshot.index();
        let mut after = Snapshot::clone(&self.snapshot);
        after.apply(&changes);
        self.take(after);
        // What was committed is done; a failure to read on must not say otherwise.
        self.undo = known(self.store.last_done()).filter(undoable);
        self.redo = known(self.store.first_undone());
        Ok(self.applied(Some(entry.id), entry.label.clone(), None))
    }

    /// Goes on with the rows that were just written.
    pub(super) fn take(&mut self, mut after: Snapshot) {
        self.counters.revision += 1;
        after.revision = self.counters.revision;
        self.snapshot = Arc::new(after);
        self.saved_at = Some(self.context.clock.now());
    }

    pub(super) fn applied(
        &self,
        edit: Option<i64>,
        label: EditLabel,
        import: Option<crate::model::import::ImportReport>,
    ) -> Applied {
        Applied { edit, label, revision: self.counters.revision, import }
    }

    pub(super) fn not_writable(&self) -> Error {
        let path = self.path().to_path_buf();
        match self.only_read() {
            _ if !self.unreadable.is_empty() => Error::BadRows { path, rows: self.unreadable.clone() },
            Some(Error::Locked { owner, .. }) => Error::Locked { path, owner: owner.clone() },
            Some(Error::NoLocks(_)) => Error::NoLocks(path),
            Some(Error::TwoNames { other, .. }) => Error::TwoNames { path, other: other.clone() },
            _ => Error::ReadOnly(path),
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
}

/// A store with what it holds. One for writing must hold nothing that cannot be understood: an edit could not be told
/// from what it left out.
pub(super) fn loaded(mut store: Store) -> Result<(Store, Loaded)> {
    let loaded = store.load()?;
    if store.writable() && !loaded.unreadable.is_empty() {
        return Err(Error::BadRows { path: store.path().to_path_buf(), rows: loaded.unreadable });
    }
    Ok((store, loaded))
}

/// What was left out by a repair is not known, so that it cannot be put back.
pub(super) fn undoable(entry: &HistoryEntry) -> bool {
    !matches!(entry.label, EditLabel::Repaired { .. })
}

/// The next step of undo or redo; where it cannot be read, there is none to offer.
pub(super) fn known(entry: Result<Option<HistoryEntry>>) -> Option<HistoryEntry> {
    entry.unwrap_or_else(|error| {
        log::warn!("undo and redo: {error}");
        None
    })
}

/// Who works here, as it is written into the file's lock.
pub(super) fn owner(context: &Context) -> Owner {
    let since = context.clock.now().with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string();
    Owner { name: context.actor.clone(), machine: context.machine.clone(), since }
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
