//! A second place for backups: a folder on another disk, a stick, a share. It is laid out as if the file lay there
//! (`NAME.files/backups`), so that a copy of the file put beside it finds them.

use std::path::{Path, PathBuf};

use chrono::FixedOffset;

use super::backups::{backups_of, folder_of, make_folder_of, too_old};
use crate::error::{Error, FileAction, Result};
use crate::files;

/// Stands in a folder that was chosen. Without it the folder is not the one that was meant: the empty place at which a
/// stick is usually found.
const MARK: &str = ".themeday-backups";

/// Makes a folder the second place of backups.
///
/// # Errors
/// [`Error::NoSuchFile`] where there is no such folder; what the system says.
pub fn begin_second(folder: &Path) -> Result<()> {
    if !folder.is_dir() {
        return Err(Error::NoSuchFile(folder.to_path_buf()));
    }
    let mark = folder.join(MARK);
    if mark.exists() {
        return Ok(());
    }
    // An empty file would count as nothing.
    files::write_whole(&mark, true, b"themeday\n")
}

/// Copies a backup of a file to its second place, where older ones are thinned as they are beside the file. One that is
/// there already is left alone. Gives where it lies.
///
/// # Errors
/// [`Error::NoSuchFile`] where the place is not connected; [`Error::SamePlace`] where the file itself lies there; what
/// the system says.
pub fn copy_to_second(file: &Path, backup: &Path, folder: &Path, here: FixedOffset) -> Result<PathBuf> {
    if !folder.join(MARK).is_file() {
        return Err(Error::NoSuchFile(folder.to_path_buf()));
    }
    let stand_in = second_file(file, folder);
    if file.parent().is_some_and(|own| files::same(own, folder)) {
        return Err(Error::SamePlace(folder.to_path_buf()));
    }
    let name = backup.file_name().unwrap_or_default();
    let target = folder_of(&stand_in).join(name);
    if !files::holds_something(&target) {
        make_folder_of(&stand_in)?;
        files::copy_whole(backup, &target)?;
    }
    for old in too_old(&backups_of(&stand_in)?, here) {
        if old != target
            && let Err(error) = std::fs::remove_file(&old)
        {
            log::warn!("an old backup stays: {}", Error::io(FileAction::Write, &old, error));
        }
    }
    Ok(target)
}

/// The name under which a file would lie in its second place.
#[must_use]
pub fn second_file(file: &Path, folder: &Path) -> PathBuf {
    folder.join(file.file_name().unwrap_or_default())
}
