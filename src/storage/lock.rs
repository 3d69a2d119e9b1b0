//! One writer at a time: the operating system's lock on a file beside the database, which ends with the process.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::error::{Error, FileAction, Owner, Result};

/// Held while a file is open for writing.
#[derive(Debug)]
pub(super) struct WriteLock {
    _file: File,
}

impl WriteLock {
    /// Takes the lock of `path`, waiting at most `patience`.
    pub(super) fn take(path: &Path, patience: Duration) -> Result<Self> {
        let beside = lock_path(path);
        let failed = |source| Error::io(FileAction::Write, path, source);
        let file =
            OpenOptions::new().create(true).truncate(false).write(true).open(beside).map_err(failed)?;
        let until = Instant::now() + patience;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) if Instant::now() < until => {
                    std::thread::sleep(Duration::from_millis(50));
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(Error::Locked { path: path.to_path_buf(), owner: Owner::default() });
                }
                Err(TryLockError::Error(source)) => return Err(failed(source)),
            }
        }
    }
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
