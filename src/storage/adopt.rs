//! A file that was renamed without its folder finds it again: the backups in it bear the file's own id.

use std::path::{Path, PathBuf};

use super::backups::{backups_of, folder_of, of_stem};
use super::connection::{connect, meta};
use super::failure::WithPath;
use crate::error::{Error, FileAction, Result};
use crate::files::{self, ENDING};

/// Gives the folder of a file that is no longer there to the file at `path`, when the backups in it are of the file with
/// this id and `path` has no folder of its own. The backups take the new name. Whatever hinders that is logged only.
pub(super) fn find_folder(path: &Path, file_id: &str) {
    let own = files::companion_folder(path);
    if own.exists() {
        return;
    }
    let Some((name, folder)) = left_beside(path).into_iter().find(|(name, _)| is_of(name, file_id)) else {
        return;
    };
    match take(&folder, &own, &name, path) {
        Ok(()) => log::info!("{} is now {}", folder.display(), own.display()),
        Err(error) => log::warn!("a folder found again stays: {error}"),
    }
}

/// Folders beside `path` that belong to no file, with the name of the file that each belonged to.
fn left_beside(path: &Path) -> Vec<(PathBuf, PathBuf)> {
    let Some(entries) = path.parent().and_then(|folder| std::fs::read_dir(folder).ok()) else {
        return Vec::new();
    };
    let folders =
        entries.flatten().map(|entry| entry.path()).filter(|folder| files::has_ending(folder, "files"));
    folders
        .filter(|folder| folder.is_dir())
        .map(|folder| (folder.with_extension(ENDING), folder))
        .filter(|(name, _)| !name.exists())
        .collect()
}

/// Whether the newest backup of the file that was called `name` has this id.
fn is_of(name: &Path, file_id: &str) -> bool {
    let backups = backups_of(name).unwrap_or_default();
    let id = backups.first().and_then(|newest| {
        let connection = connect(&newest.path).ok()?;
        meta(&connection, "file_id").with_path(&newest.path).ok().flatten()
    });
    id.is_some_and(|id| id == file_id)
}

fn take(folder: &Path, own: &Path, old: &Path, new: &Path) -> Result<()> {
    let rename = |from: &Path, to: &Path| {
        std::fs::rename(from, to).map_err(|error| Error::io(FileAction::Write, to, error))
    };
    rename(folder, own)?;
    let backups = folder_of(new);
    let failed = |error| Error::io(FileAction::Read, &backups, error);
    for entry in std::fs::read_dir(&backups).map_err(failed)? {
        let from = entry.map_err(failed)?.path();
        if let Some(to) = of_stem(&from, old, new).filter(|to| !to.exists()) {
            rename(&from, &to)?;
        }
    }
    files::sync_name(own)?;
    files::sync_name(&backups.join("_"))
}
