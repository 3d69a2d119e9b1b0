//! Looking at backups: which there are, whether they are whole, what became of them since; and their second place.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Kind, Work};
use crate::error::Result;
use crate::model::Snapshot;
use crate::model::difference::Difference;
use crate::workspace::{Backup, Clock, Context, Glance, Workspace};

/// A backup with what it holds, or what is wrong with it.
#[derive(Debug)]
pub struct Examined {
    /// The backup.
    pub backup: Backup,
    /// What it holds.
    pub outcome: Result<Glance>,
}

/// Examines backups in the order given.
#[must_use]
pub fn examine(backups: Vec<Backup>, clock: Clock) -> Work<Vec<Examined>> {
    Work::new(Kind::Backups, move |progress| {
        let mut examined = Vec::with_capacity(backups.len());
        for backup in backups {
            progress.report(u32::try_from(examined.len()).unwrap_or(u32::MAX), 0)?;
            let outcome = Workspace::examine(&backup.path, Context { clock, ..Context::default() });
            examined.push(Examined { backup, outcome });
        }
        Ok(examined)
    })
}

/// A backup in the list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The backup.
    pub backup: Backup,
    /// Its size.
    pub bytes: u64,
    /// Whether it lies in the second place only.
    pub second: bool,
}

/// The backups of a file, the one made last first: those beside it, and those that are left in its second place only.
#[must_use]
pub fn list(file: PathBuf, second: Option<PathBuf>) -> Work<Vec<Listed>> {
    Work::new(Kind::Backups, move |_| {
        let listed = |backup: Backup, second: bool| {
            let bytes = std::fs::metadata(&backup.path).map_or(0, |meta| meta.len());
            Listed { backup, bytes, second }
        };
        let mut all: Vec<Listed> =
            Workspace::backups_of(&file)?.into_iter().map(|backup| listed(backup, false)).collect();
        // A place that is not connected has none.
        let there = second.map(|folder| Workspace::backups_in_second_place(&file, &folder));
        for backup in there.into_iter().flatten().flatten() {
            if !all.iter().any(|known| known.backup.path.file_name() == backup.path.file_name()) {
                all.push(listed(backup, true));
            }
        }
        all.sort_by(|a, b| Backup::newest_first(&a.backup, &b.backup));
        Ok(all)
    })
}

/// What became of a backup until `now`.
#[must_use]
pub fn compare(backup: PathBuf, now: Arc<Snapshot>, clock: Clock) -> Work<Difference> {
    Work::new(Kind::Backups, move |_| Workspace::difference_from(&backup, &now, clock))
}

/// Copies a backup, if there is one, to the second place of a file; with `begin`, the folder becomes that first. Gives
/// where it lies.
#[must_use]
pub fn to_second_place(
    file: PathBuf,
    backup: Option<PathBuf>,
    folder: PathBuf,
    begin: bool,
    clock: Clock,
) -> Work<Option<PathBuf>> {
    Work::new(Kind::SecondPlace, move |_| {
        if begin {
            Workspace::begin_second_place(&folder)?;
        }
        backup.map(|backup| Workspace::copy_to_second_place(&file, &backup, &folder, clock)).transpose()
    })
}
