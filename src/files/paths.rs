//! Where a path leads.

use std::path::{Path, PathBuf};

/// The absolute form of a path, without asking the disk.
#[must_use]
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}

/// The file that a path leads to: a link is followed, anything else stays as it is written, made absolute.
#[must_use]
pub fn resolved(path: &Path) -> PathBuf {
    let path = absolute(path);
    if path.is_symlink() { path.canonicalize().unwrap_or(path) } else { path }
}

/// Whether two paths lead to one file, however they are written; of files that are not there, whether they are written
/// the same.
#[must_use]
pub fn same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => absolute(one) == absolute(other),
    }
}
