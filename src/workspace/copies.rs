//! Copies of files as wholes: backups, 另存为, restoring, repairing, and looking whether one is sound.

use std::path::Path;

use super::context::Context;
use super::door::{Workspace, loaded, owner};
use crate::error::{Error, FileAction, Result};
use crate::files;
use crate::model::change::{Change, Table};
use crate::model::edit::EditLabel;
use crate::model::health::HealthProblem;
use crate::model::progress::Progress;
use crate::model::setting::SettingKey;
use crate::storage::{Access, Backup, NewEntry, Occasion, Repaired, Store};

/// What a data file holds, in few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// The region; empty where none is set.
    pub region: String,
    /// The newest year.
    pub year: Option<i32>,
}

impl Workspace {
    /// Makes a backup now, as a person asked for it; also of a file that was opened for reading.
    ///
    /// # Errors
    /// What the disk says.
    pub fn backup(&mut self) -> Result<Backup> {
        self.backup_while(&Progress::default())
    }

    /// As [`Self::backup`], until it is cancelled.
    ///
    /// # Errors
    /// As [`Self::backup`]; `Cancelled`, and nothing is left behind then.
    pub fn backup_while(&mut self, progress: &Progress) -> Result<Backup> {
        progress.check()?;
        self.store.stop_with(Some(progress))?;
        let made = self.make_backup(Occasion::ByHand);
        self.store.stop_with(None)?;
        made.map_err(|error| or_cancelled(error, progress))
    }

    /// Backups beside the file, the one made last first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn backups(&self) -> Result<Vec<Backup>> {
        self.store.backups()
    }

    /// Writes a complete copy with its history and its folder to `path` and goes on with that one; with `replace`, what
    /// is there before is kept as a backup. Of a file that cannot be read any more, what is in memory is written, with
    /// one entry in its history.
    ///
    /// # Errors
    /// `AlreadyExists` without `replace`, and for the open file itself; `Locked` when somebody has the target open. The
    /// old file stays open then.
    pub fn save_as(&mut self, path: &Path, replace: bool) -> Result<()> {
        self.save_as_while(path, replace, &Progress::default())
    }

    /// As [`Self::save_as`]. It can be cancelled until the copy takes its name; then its folder is copied to the end.
    ///
    /// # Errors
    /// As [`Self::save_as`]; `Cancelled`, and nothing is left behind then.
    pub fn save_as_while(&mut self, path: &Path, replace: bool, progress: &Progress) -> Result<()> {
        progress.check()?;
        let path = files::resolved(path);
        if path.exists() && files::same(&path, self.path()) {
            return Err(Error::AlreadyExists(path));
        }
        let (writer, now) = (owner(&self.context), self.context.clock.here());
        self.store.stop_with(Some(progress))?;
        let saved = self.store.save_as(&path, replace, &writer, now);
        self.store.stop_with(None)?;
        let saved = match saved.map_err(|error| or_cancelled(error, progress)) {
            Err(error) if self.cannot_be_read(&error) => {
                log::warn!("{error}; what is in memory is saved");
                self.save_from_memory(&path, replace)
            }
            other => other,
        }?;
        let from = files::companion_folder(self.path());
        let mut steps = Steps { progress, done: 1, all: 1 + count_files(&from) };
        steps.tell();
        copy_folder(&from, &files::companion_folder(&path), &mut steps)?;
        let whole = loaded(saved)?;
        let context = std::mem::take(&mut self.context);
        *self = Self::over(whole, context);
        Ok(())
    }

    /// Whether an error says that the open file itself is no longer what it was.
    fn cannot_be_read(&self, error: &Error) -> bool {
        let (Error::NotOurs(about)
        | Error::NoSuchFile(about)
        | Error::NotRead { path: about, .. }
        | Error::Damaged { path: about, .. }) = error
        else {
            return false;
        };
        about == self.path()
    }

    fn save_from_memory(&self, path: &Path, replace: bool) -> Result<Store> {
        let rows = Table::ALL.iter().flat_map(|table| self.snapshot.rows(*table));
        let changes: Vec<Change> = rows
            .map(|row| Change { table: row.table(), row: row.id(), before: None, after: Some(row) })
            .collect();
        let label =
            EditLabel::Loaded { units: self.snapshot.units.len(), years: self.snapshot.programmes.len() };
        let entry = NewEntry { at: self.context.clock.now(), actor: &self.context.actor, label: &label };
        let (id, writer, now) = (self.context.uids.next(), owner(&self.context), self.context.clock.here());
        Store::create(path, &id, replace, &writer, now, |mut store| {
            let counters = store.load()?.counters;
            if !changes.is_empty() {
                store.record(&changes, &entry, counters, self.counters.next_id)?;
            }
            Ok(store)
        })
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
        Self::restore_while(path, backup, context, &Progress::default())
    }

    /// As [`Self::restore`], until it is cancelled.
    ///
    /// # Errors
    /// As [`Self::restore`]; `Cancelled`, and the file is as it was then.
    pub fn restore_while(path: &Path, backup: &Path, context: &Context, progress: &Progress) -> Result<()> {
        crate::storage::restore(path, backup, context.clock.here(), progress)
            .map_err(|error| or_cancelled(error, progress))
    }

    /// Backups beside a file that need not be readable itself, newest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn backups_of(path: &Path) -> Result<Vec<Backup>> {
        crate::storage::backups_of(path)
    }

    /// Whether a file is whole, in everything that `verify` looks at, and what it holds.
    ///
    /// # Errors
    /// As [`Self::open`] for reading; `UnsoundBackup` with what is wrong.
    pub fn examine(path: &Path, context: Context) -> Result<Glance> {
        let workspace = Self::open(path, Access::Read, context)?;
        let problems = workspace.verify()?;
        if problems.is_empty() {
            Ok(workspace.holds())
        } else {
            Err(Error::UnsoundBackup { path: path.to_path_buf(), problems })
        }
    }

    /// What a file holds.
    ///
    /// # Errors
    /// As [`Self::open`] for reading.
    pub fn glance(path: &Path, context: Context) -> Result<Glance> {
        Self::open(path, Access::Read, context).map(|workspace| workspace.holds())
    }

    fn holds(&self) -> Glance {
        let region = self.snapshot.setting(SettingKey::Region).to_owned();
        Glance { region, year: self.snapshot.newest_programme().map(|programme| programme.year) }
    }

    /// Puts rows that cannot be understood back as the journal has them, or leaves them out, after a backup. `None` where
    /// nothing is unreadable.
    ///
    /// # Errors
    /// As [`Self::open`] for writing; what the disk says. The file is as it was then.
    pub fn repair(path: &Path, context: &Context) -> Result<Option<Repaired>> {
        Store::repair(path, &owner(context), context.clock.here(), &context.actor)
    }
}

/// A failure that comes of being cancelled is told so.
fn or_cancelled(error: Error, progress: &Progress) -> Error {
    if progress.check().is_err() { Error::Cancelled } else { error }
}

/// Files copied, of all.
struct Steps<'a> {
    progress: &'a Progress,
    done: u32,
    all: u32,
}

impl Steps<'_> {
    fn tell(&self) {
        // What has begun to be copied is copied to the end.
        let _ = self.progress.report(self.done, self.all);
    }
}

/// How many files a folder holds, with those of the folders in it.
fn count_files(folder: &Path) -> u32 {
    let count = |entry: std::fs::DirEntry| {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) { count_files(&entry.path()) } else { 1 }
    };
    std::fs::read_dir(folder).into_iter().flatten().flatten().map(count).sum()
}

/// Copies a folder with what is in it; a folder that is not there is nothing to copy.
fn copy_folder(from: &Path, to: &Path, steps: &mut Steps<'_>) -> Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    files::make_folder(to, files::is_private(from))?;
    let failed = |error| Error::io(FileAction::Read, from, error);
    for entry in std::fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target, steps)?;
        } else {
            if !target.exists() {
                files::copy_whole(&entry.path(), &target)?;
            }
            steps.done += 1;
            steps.tell();
        }
    }
    Ok(())
}
