//! Copies of the file: backups beside it, thinned with age, and 另存为.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Datelike, NaiveDateTime, Utc};

use super::failure::Blame;
use super::lock::WriteLock;
use super::{Access, Store, connect, schema};
use crate::error::{Error, FileAction, Owner, Result};
use crate::files::{self, ENDING};

/// A backup beside the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its file.
    pub path: PathBuf,
    /// When it was made.
    pub at: DateTime<Utc>,
}

const STAMP: &str = "%Y%m%d-%H%M%S";

fn backup_folder(path: &Path) -> PathBuf {
    files::companion_folder(path).join("backups")
}

impl Store {
    /// Makes a backup now and thins older ones: the ten newest stay, then one a day for two weeks, one a week for a
    /// quarter, one a month for ever.
    ///
    /// # Errors
    /// What the disk says; a backup is complete or absent.
    pub fn backup(&mut self, now: DateTime<Utc>) -> Result<Backup> {
        let folder = backup_folder(&self.path);
        std::fs::create_dir_all(&folder).map_err(|e| Error::io(FileAction::Create, &folder, e))?;
        let mut at = now;
        let mut path = file_of(&self.path, &folder, at);
        while path.exists() {
            at += chrono::Duration::seconds(1);
            path = file_of(&self.path, &folder, at);
        }
        self.copy_to(&path, false)?;
        for old in too_old(&self.backups()?) {
            if let Err(error) = std::fs::remove_file(&old) {
                log::warn!("an old backup stays: {error}");
            }
        }
        Ok(Backup { path, at })
    }

    /// Backups beside the file, newest first.
    ///
    /// # Errors
    /// When the folder is there but cannot be read.
    pub fn backups(&self) -> Result<Vec<Backup>> {
        backups_of(&self.path)
    }

    /// Writes a complete copy with its history to `path`; a copy is complete or absent.
    ///
    /// # Errors
    /// [`Error::AlreadyExists`] without `replace`; what the disk says.
    pub fn copy_to(&self, path: &Path, replace: bool) -> Result<()> {
        if path.is_dir() {
            return Err(Error::IsFolder(path.to_path_buf()));
        }
        if !replace && path.exists() {
            return Err(Error::AlreadyExists(path.to_path_buf()));
        }
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        let write = |source| Error::io(FileAction::Write, path, source);
        let beside = tempfile::Builder::new()
            .prefix(".themeday-")
            .tempfile_in(folder)
            .map_err(write)?
            .into_temp_path();
        // A file opened for reading may be copied too: the engine counts that as a change, though it is none.
        self.connection.pragma_update(None, "query_only", false).blame(&self.path)?;
        let copied = self.connection.execute("VACUUM INTO ?1", [beside.to_string_lossy()]);
        self.connection.pragma_update(None, "query_only", !self.writable()).blame(&self.path)?;
        copied.blame(path)?;
        let file = std::fs::File::open(&beside).map_err(write)?;
        file.sync_all().map_err(write)?;
        files::open_to_others(&file);
        if replace {
            beside.persist(path).map_err(|e| write(e.error))
        } else {
            beside.persist_noclobber(path).map_err(|e| write(e.error))
        }
    }
}

/// Backups beside a file, which need not be there or be readable, newest first. Those that came from a file of another
/// name (its copies came along with 另存为) are not among them.
///
/// # Errors
/// When the folder is there but cannot be read.
pub fn backups_of(path: &Path) -> Result<Vec<Backup>> {
    let folder = backup_folder(path);
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::io(FileAction::Read, &folder, error)),
    };
    let stem = files::stem(path);
    let mut list: Vec<Backup> = entries.flatten().filter_map(|e| backup_of(e.path(), &stem)).collect();
    list.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| b.path.cmp(&a.path)));
    Ok(list)
}

/// Puts a backup in the place of `path`. What is there is kept first: as a backup where it can be read, else its bytes.
///
/// # Errors
/// When `backup` is not a whole file of ours, when `path` is open for writing elsewhere, what the disk says. `path` is as
/// it was then.
pub fn restore(path: &Path, backup: &Path, now: DateTime<Utc>) -> Result<()> {
    let (path, backup) = (files::absolute(path), files::absolute(backup));
    if !backup.exists() {
        return Err(Error::NoSuchFile(backup));
    }
    let source = sound(&backup, now)?;
    let _lock = WriteLock::take(&path, super::PATIENCE).map_err(|e| Store::name_owner(e, &path))?;
    if path.exists() {
        keep(&path, now)?;
        // A journal left by a killed writer belongs to the file that goes, not to the one that comes.
        let journal = journal_path(&path);
        if journal.exists() {
            std::fs::remove_file(&journal).map_err(|e| Error::io(FileAction::Write, &journal, e))?;
        }
    }
    source.copy_to(&path, true)
}

/// A backup that is whole: its pages, rows, references, counters and journal.
fn sound(backup: &Path, now: DateTime<Utc>) -> Result<Store> {
    let store = Store::open(backup, Access::Read, &Owner::default(), now, Duration::ZERO)?;
    let problems = store.health()?;
    if !problems.is_empty() {
        return Err(Error::UnsoundBackup { path: backup.to_path_buf(), problems });
    }
    Store::open_plain(backup)
}

/// Keeps what is at `path` before it is replaced: as a backup where it can be read, else its bytes.
///
/// # Errors
/// What the disk says.
pub fn keep(path: &Path, now: DateTime<Utc>) -> Result<()> {
    let backup = || -> Result<()> {
        Store::open(path, Access::Read, &Owner::default(), now, Duration::ZERO)?.load()?;
        Store::open_plain(path)?.backup(now).map(drop)
    };
    match backup() {
        Err(Error::NotOurs(_) | Error::Damaged { .. } | Error::ForeignSchema { .. } | Error::Database { .. }) => {
            keep_bytes(path, now)
        }
        other => other,
    }
}

fn journal_path(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push("-journal");
    path.with_file_name(name)
}

/// Keeps the bytes of a file that cannot be read as a database.
fn keep_bytes(path: &Path, now: DateTime<Utc>) -> Result<()> {
    let folder = backup_folder(path);
    std::fs::create_dir_all(&folder).map_err(|e| Error::io(FileAction::Create, &folder, e))?;
    let kept = file_of(path, &folder, now).with_extension("damaged");
    std::fs::copy(path, &kept).map(drop).map_err(|e| Error::io(FileAction::Write, &kept, e))
}

impl Store {
    /// Opens without lock and signature, for copying.
    fn open_plain(path: &Path) -> Result<Self> {
        let connection = connect(path)?;
        schema::check(&connection, path)?;
        Ok(Self { path: path.to_path_buf(), connection, lock: None, migrated_copy: None })
    }
}

fn file_of(path: &Path, folder: &Path, at: DateTime<Utc>) -> PathBuf {
    let stem = files::stem(path);
    let stem = stem.to_string_lossy();
    folder.join(format!("{stem}-{}.{ENDING}", at.format(STAMP)))
}

/// The backup that a path in the folder is, of the file with that stem.
fn backup_of(path: PathBuf, of: &std::ffi::OsStr) -> Option<Backup> {
    if path.extension()? != ENDING {
        return None;
    }
    let of = of.to_string_lossy();
    let stamp = path.file_stem()?.to_str()?.strip_prefix(of.as_ref())?.strip_prefix('-')?;
    let at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?.and_utc();
    Some(Backup { path, at })
}

/// The backups that newer ones stand for, of a list that is newest first.
fn too_old(backups: &[Backup]) -> Vec<PathBuf> {
    let Some(newest) = backups.first().map(|b| b.at) else { return Vec::new() };
    let mut kept = HashSet::new();
    backups
        .iter()
        .enumerate()
        .filter(|(at, backup)| {
            let age = (newest - backup.at).num_days();
            let day = backup.at.date_naive();
            let period = match age {
                ..=14 => format!("{day}"),
                15..=91 => format!("{}-w{}", day.iso_week().year(), day.iso_week().week()),
                _ => format!("{}-{:02}", day.year(), day.month()),
            };
            // The newest of a period stands for it.
            let first = kept.insert(period);
            *at >= 10 && !first
        })
        .map(|(_, backup)| backup.path.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backups_thin_out_with_age() {
        let start: DateTime<Utc> = "2026-11-24T09:00:00Z".parse().unwrap();
        // Four a day for 200 days, newest first.
        let all: Vec<Backup> = (0..800)
            .map(|n| Backup {
                path: PathBuf::from(n.to_string()),
                at: start - chrono::Duration::hours(6 * n),
            })
            .collect();
        let gone: HashSet<PathBuf> = too_old(&all).into_iter().collect();
        let left: Vec<&Backup> = all.iter().filter(|b| !gone.contains(&b.path)).collect();
        assert!(left.len() > 25 && left.len() < 50, "{}", left.len());
        assert!(all[..10].iter().all(|b| left.contains(&b)), "the newest stay");
        let months: HashSet<String> = left.iter().map(|b| b.at.format("%Y-%m").to_string()).collect();
        assert_eq!(months.len(), 7, "every month is still there");
        // Thinning what was thinned takes nothing more than the rules say, however often it runs.
        let left: Vec<Backup> = left.into_iter().cloned().collect();
        assert!(too_old(&left).is_empty());
    }

    #[test]
    fn only_files_named_by_us_count_as_backups() {
        let of = |name: &str, stem: &str| backup_of(PathBuf::from(name), stem.as_ref()).is_some();
        assert!(of("县-20260401-093000.themeday", "县"));
        assert!(of("主题日2024.11.27-20260401-093000.themeday", "主题日2024.11.27"));
        assert!(!of("县.themeday", "县"));
        assert!(!of("县-20260401-093000.damaged", "县"));
        assert!(!of("别的县-20260401-093000.themeday", "县"));
        assert!(!of("县-2-20260401-093000.themeday", "县"));
    }
}
