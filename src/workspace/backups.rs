//! Backups looked at from outside: their sizes, what became of them since, a second place for them.

use std::path::{Path, PathBuf};

use super::{Access, Backup, Clock, Context, Workspace};
use crate::error::{Error, Result};
use crate::model::Snapshot;
use crate::model::change::Tables;
use crate::model::difference::Difference;
use crate::model::edit::{Applied, Edit};
use crate::model::restore::RestorePart;

impl Workspace {
    /// What became of a backup until `now`.
    ///
    /// # Errors
    /// As [`Self::open`] for reading; `BadRows` where rows of it cannot be understood.
    pub fn difference_from(backup: &Path, now: &Snapshot, clock: Clock) -> Result<Difference> {
        let context = Context { clock, ..Context::default() };
        let kept = Self::open(backup, Access::Read, context)?;
        match kept.unreadable() {
            [] => Ok(Difference::between(kept.snapshot(), now)),
            rows => Err(Error::BadRows { path: backup.to_path_buf(), rows: rows.to_vec() }),
        }
    }

    /// The edit that puts a part of a backup into the file that goes on.
    ///
    /// # Errors
    /// As [`Self::open`] for reading; `UnsoundBackup` with what is wrong with the backup.
    pub fn restoring(backup: &Backup, part: RestorePart, clock: Clock) -> Result<Edit> {
        let kept = Self::open(&backup.path, Access::Read, Context { clock, ..Context::default() })?;
        let problems = kept.verify()?;
        if !problems.is_empty() {
            return Err(Error::UnsoundBackup { path: backup.path.clone(), problems });
        }
        Ok(Edit::Restore { part, kept: Box::new(Tables::clone(kept.snapshot())), at: backup.at })
    }

    /// Puts a part of a backup into the file, as one edit.
    ///
    /// # Errors
    /// As [`Self::restoring`] and [`Self::apply`].
    pub fn restore_part(&mut self, backup: &Backup, part: RestorePart) -> Result<Applied> {
        let edit = Self::restoring(backup, part, self.context().clock)?;
        self.apply(&edit)
    }

    /// Makes a folder the second place of backups.
    ///
    /// # Errors
    /// `NoSuchFile` where there is no such folder; what the system says.
    pub fn begin_second_place(folder: &Path) -> Result<()> {
        crate::storage::begin_second(folder)
    }

    /// Copies a backup of a file to its second place; gives where it lies.
    ///
    /// # Errors
    /// `NoSuchFile` where the place is not connected; `SamePlace` where the file itself lies there; what the system
    /// says.
    pub fn copy_to_second_place(file: &Path, backup: &Path, folder: &Path, clock: Clock) -> Result<PathBuf> {
        crate::storage::copy_to_second(file, backup, folder, *clock.here().offset())
    }

    /// The backups of a file in its second place, the one made last first; none where that is not connected.
    ///
    /// # Errors
    /// What the system says.
    pub fn backups_in_second_place(file: &Path, folder: &Path) -> Result<Vec<Backup>> {
        crate::storage::backups_of(&crate::storage::second_file(file, folder))
    }

    /// A backup by its path, as it is named; one that has been renamed is of the time of its last change.
    #[must_use]
    pub fn backup_at(path: &Path) -> Backup {
        Backup::at_path(path)
    }
}
