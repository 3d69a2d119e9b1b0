//! One writer at a time: the operating system's lock on a file beside the database, which ends with the process.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::error::{Error, FileAction, Owner, Result};

/// Held while a file is open for writing; clones are one lock. It must outlive the connection to the database: where it
/// holds the database's own file, closing that would take the engine's locks away.
#[derive(Clone, Debug)]
pub(super) struct WriteLock {
    _files: Arc<Vec<File>>,
}

impl WriteLock {
    /// Takes the lock of `path`, which is no link, waiting at most `patience`.
    pub(super) fn take(path: &Path, patience: Duration) -> Result<Self> {
        let failed = |source| Error::io(FileAction::Write, path, source);
        if let Some(other) = other_name(path) {
            return Err(Error::TwoNames { path: path.to_path_buf(), other });
        }
        let until = Instant::now() + patience;
        let beside = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(lock_path(path))
            .map_err(failed)?;
        hold(&beside, path, until)?;
        let mut files = vec![beside];
        if has_other_names(path) {
            // In another folder, where a lock of another name would lie: the file itself is held as well.
            let itself = File::open(path).map_err(failed)?;
            hold(&itself, path, until)?;
            files.push(itself);
        }
        Ok(Self { _files: Arc::new(files) })
    }
}

fn hold(file: &File, path: &Path, until: Instant) -> Result<()> {
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) if Instant::now() < until => {
                std::thread::sleep(Duration::from_millis(50));
            }
            Err(TryLockError::WouldBlock) => {
                return Err(Error::Locked { path: path.to_path_buf(), owner: Owner::default() });
            }
            Err(TryLockError::Error(source)) => {
                log::warn!("no lock of {}: {source}", path.display());
                return Err(Error::NoLocks(path.to_path_buf()));
            }
        }
    }
}

/// Whether the file has hard links. Some drivers count a short name of Windows as one, so this alone says little.
#[cfg(unix)]
fn has_other_names(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).is_ok_and(|meta| meta.nlink() > 1)
}

/// The system does not tell.
#[cfg(not(unix))]
fn has_other_names(_: &Path) -> bool {
    false
}

/// A second name of the file in its own folder. The journal of a killed writer bears the name that it used, so that a
/// file written under two names cannot be brought back.
#[cfg(unix)]
fn other_name(path: &Path) -> Option<PathBuf> {
    use std::os::unix::fs::MetadataExt;
    if !has_other_names(path) {
        return None;
    }
    let itself = std::fs::metadata(path).ok()?;
    let entries = std::fs::read_dir(path.parent()?).ok()?;
    entries
        .flatten()
        .filter(|entry| Some(entry.file_name().as_os_str()) != path.file_name())
        .find(|entry| {
            entry.metadata().is_ok_and(|meta| (meta.dev(), meta.ino()) == (itself.dev(), itself.ino()))
        })
        .map(|entry| entry.path())
}

/// The system does not tell.
#[cfg(not(unix))]
fn other_name(_: &Path) -> Option<PathBuf> {
    None
}

fn lock_path(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".lock");
    path.with_file_name(name)
}

/// How an owner is kept in `meta`.
pub(super) fn owner_text(owner: &Owner) -> String {
    serde_json::json!([owner.name, owner.machine, owner.since]).to_string()
}

/// The owner kept in `meta`.
pub(super) fn owner_from(text: &str) -> Option<Owner> {
    let (name, machine, since) = serde_json::from_str(text).ok()?;
    Some(Owner { name, machine, since })
}
