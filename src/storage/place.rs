//! How a file takes its name: made beside it, with what is there kept and what killed writers left put aside.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode};

use super::backups::{Occasion, kept_name, make_folder_of};
use super::connection::{PATIENCE, connect, end_of_opening, flags, prepare, within_limit};
use super::failure::WithPath;
use super::lock::WriteLock;
use super::schema;
use super::store::{Access, Store};
use crate::error::{Error, Owner, Result};
use crate::files::{self, Beside};
use crate::model::progress::Progress;

impl Store {
    /// Makes a new file with what `fill` puts into it, and opens it for writing. The file appears with that content or
    /// not at all; with `replace`, what is there before is kept as a backup.
    ///
    /// # Errors
    /// [`Error::AlreadyExists`] without `replace`; [`Error::Locked`]; what `fill` returns; what the disk says.
    pub fn create(
        path: &Path,
        file_id: &str,
        replace: bool,
        writer: &Owner,
        now: DateTime<FixedOffset>,
        fill: impl FnOnce(Self) -> Result<Self>,
    ) -> Result<Self> {
        let path = within_limit(path)?;
        let beside = Beside::begin(&path, replace, None)?;
        let lock = WriteLock::take(&path, Duration::ZERO).map_err(|error| Self::name_owner(error, &path))?;
        let mut connection = Connection::open_with_flags(beside.place(), flags()).with_path(&path)?;
        prepare(&connection).with_path(&path)?;
        schema::create(&mut connection, file_id).with_path(&path)?;
        let filled = fill(Self { path, connection, lock: Some(lock), migrated_copy: None })?;
        let Self { path, connection, lock, .. } = filled;
        drop(connection);
        Self::settle(beside, path, lock, writer, now)
    }

    /// Writes a complete copy with its history to `path` and opens that for writing; with `replace`, what is there
    /// before is kept as a backup.
    ///
    /// # Errors
    /// As [`Store::create`]; an error that names this file says that it cannot be read any more.
    pub fn save_as(
        &self,
        path: &Path,
        replace: bool,
        writer: &Owner,
        now: DateTime<FixedOffset>,
    ) -> Result<Self> {
        let path = within_limit(path)?;
        let beside = Beside::begin(&path, replace, Some(&self.path))?;
        // A file that was deleted while open may be saved under its own name, which is still ours.
        let own = if path == self.path { self.lock.clone() } else { None };
        let lock = match own {
            Some(own) => own,
            None => WriteLock::take(&path, Duration::ZERO).map_err(|error| Self::name_owner(error, &path))?,
        };
        self.copy_into(&beside, &path)?;
        Self::settle(beside, path, Some(lock), writer, now)
    }

    fn settle(
        beside: Beside,
        path: PathBuf,
        lock: Option<WriteLock>,
        writer: &Owner,
        now: DateTime<FixedOffset>,
    ) -> Result<Self> {
        settle(beside, &path, now)?;
        let store = Self { connection: connect(&path)?, path, lock, migrated_copy: None };
        store.sign(writer)?;
        Ok(store)
    }

    /// Writes a complete copy with its history to `path`, where no file is; it is durable, or absent.
    ///
    /// # Errors
    /// [`Error::AlreadyExists`]; what the disk says.
    pub(super) fn copy_to(&self, path: &Path) -> Result<()> {
        let beside = Beside::begin(path, false, Some(&self.path))?;
        self.copy_into(&beside, path)?;
        beside.take_name()
    }

    /// Copies into a file in the making that is meant for `target`. A file that was cut under our hands copies as an
    /// empty one without a word of the engine, so the copy is looked at.
    fn copy_into(&self, beside: &Beside, target: &Path) -> Result<()> {
        self.vacuum_into(beside.place(), target)?;
        let copy = Connection::open_with_flags(beside.place(), flags()).with_path(target)?;
        let empty = |_| Error::Damaged { path: self.path.clone(), detail: "an empty copy".to_owned() };
        schema::check(&copy, target).map(drop).map_err(empty)
    }

    /// Lets the engine write a copy to an empty file; `target` is the name to blame for what the disk refuses.
    pub(super) fn vacuum_into(&self, place: &Path, target: &Path) -> Result<()> {
        // A file opened for reading may be copied too: the engine counts that as a change, though it is none.
        self.connection.pragma_update(None, "query_only", false).with_path(&self.path)?;
        // A folder's name need not be UTF-8: the bytes are handed over as they are.
        let bytes = ToSqlOutput::Borrowed(ValueRef::Text(place.as_os_str().as_encoded_bytes()));
        let copied = self.connection.execute("VACUUM INTO ?1", [bytes]);
        self.connection.pragma_update(None, "query_only", !self.writable()).with_path(&self.path)?;
        let of_source = copied.as_ref().is_err_and(|error| {
            matches!(
                error.sqlite_error_code(),
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown)
            )
        });
        copied.with_path(if of_source { &self.path } else { target }).map(drop)
    }
}

/// Gives a finished file its name. What is there before is kept, and what a killed writer left beside the name is put
/// aside first: a journal of another file would be rolled back into this one.
fn settle(beside: Beside, path: &Path, now: DateTime<FixedOffset>) -> Result<()> {
    keep(path, now)?;
    set_leftovers_aside(path, now)?;
    beside.take_name()
}

/// Keeps the file at `path` before another takes its name: as a backup where it can be read, else its bytes.
///
/// # Errors
/// What the disk says.
pub fn keep(path: &Path, now: DateTime<FixedOffset>) -> Result<()> {
    if std::fs::metadata(path).map_or(0, |meta| meta.len()) == 0 {
        return Ok(());
    }
    match whole(path) {
        Ok(mut store) => store.backup(now, Occasion::Automatic).map(drop),
        Err(
            error @ (Error::Io { .. } | Error::Locked { .. } | Error::ReadOnly(_) | Error::NoSuchFile(_)),
        ) => Err(error),
        // Damaged, foreign, newer: whatever it is, its bytes are somebody's.
        Err(_) => keep_bytes(path, now),
    }
}

/// A file of ours that can be read to the end, opened without lock and signature, for copying.
fn whole(path: &Path) -> Result<Store> {
    Store::open(path, Access::Read, &Owner::default(), DateTime::default(), Duration::ZERO)?.load()?;
    plain(path)
}

/// A backup that is whole: its pages, rows, references, counters and journal.
fn sound(backup: &Path) -> Result<Store> {
    let store = Store::open(backup, Access::Read, &Owner::default(), DateTime::default(), Duration::ZERO)?;
    let problems = store.health()?;
    if !problems.is_empty() {
        return Err(Error::UnsoundBackup { path: backup.to_path_buf(), problems });
    }
    plain(backup)
}

/// Opens without lock and signature, for copying.
fn plain(path: &Path) -> Result<Store> {
    let mut connection = connect(path)?;
    schema::check(&connection, path)?;
    end_of_opening(&mut connection).with_path(path)?;
    Ok(Store { path: path.to_path_buf(), connection, lock: None, migrated_copy: None })
}

/// Keeps the bytes of a file that cannot be read as a database.
fn keep_bytes(path: &Path, now: DateTime<FixedOffset>) -> Result<()> {
    let folder = make_folder_of(path)?;
    files::copy_whole(path, &kept_name(path, &folder, now, "damaged"))
}

/// Files that the engine leaves beside a database when its writer is killed.
const LEFTOVERS: [&str; 3] = ["journal", "wal", "shm"];

/// Puts what a killed writer left beside the name among the backups, durably.
fn set_leftovers_aside(path: &Path, now: DateTime<FixedOffset>) -> Result<()> {
    for kind in LEFTOVERS {
        let mut name: OsString = path.file_name().unwrap_or_default().to_os_string();
        name.push(format!("-{kind}"));
        let left = path.with_file_name(name);
        if left.symlink_metadata().is_ok() {
            let folder = make_folder_of(path)?;
            files::set_aside(&left, &kept_name(path, &folder, now, kind))?;
            log::warn!("a killed writer left {}; it is among the backups now", left.display());
        }
    }
    Ok(())
}

/// Puts a backup in the place of `path`. What is there is kept first: as a backup where it can be read, else its bytes.
/// It can be cancelled until then.
///
/// # Errors
/// When `backup` is not a whole file of ours, when `path` is open for writing elsewhere or write-protected, what the
/// disk says. `path` is as it was then.
pub fn restore(path: &Path, backup: &Path, now: DateTime<FixedOffset>, progress: &Progress) -> Result<()> {
    let (path, backup) = (within_limit(path)?, files::resolved(backup));
    if !backup.exists() {
        return Err(Error::NoSuchFile(backup));
    }
    let mut source = sound(&backup)?;
    let beside = Beside::begin(&path, true, Some(&backup))?;
    let _lock = WriteLock::take(&path, PATIENCE).map_err(|error| Store::name_owner(error, &path))?;
    source.stop_with(Some(progress))?;
    source.copy_into(&beside, &path)?;
    progress.check()?;
    settle(beside, &path, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2026-11-27T07:30:00+08:00").unwrap()
    }

    fn new(path: &Path) -> Result<Store> {
        Store::create(path, "x", false, &Owner::default(), now(), Ok)
    }

    /// A file of many pages, in the middle of a transaction that has written some of them: with its hot journal.
    fn killed_in_the_middle(path: &Path) {
        let made = path.with_file_name("made.themeday");
        let store = new(&made).unwrap();
        store
            .connection
            .execute_batch(
                "PRAGMA cache_size = 1;
             WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 300)
             INSERT INTO meta SELECT 'k' || x, hex(randomblob(400)) FROM c;
             BEGIN; UPDATE meta SET value = hex(randomblob(400)) WHERE key LIKE 'k%';",
            )
            .unwrap();
        for end in ["", "-journal"] {
            let name = |path: &Path| PathBuf::from(format!("{}{end}", path.display()));
            std::fs::copy(name(&made), name(path)).unwrap();
        }
        assert!(PathBuf::from(format!("{}-journal", path.display())).metadata().unwrap().len() > 10_000);
        drop(store);
        std::fs::remove_file(made).unwrap();
    }

    fn ok(path: &Path) {
        let connection = connect(path).unwrap();
        let check: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(check, "ok");
        let store = Store::open(path, Access::Read, &Owner::default(), now(), Duration::ZERO).unwrap();
        assert_eq!(store.health().unwrap(), []);
    }

    fn kept(path: &Path, ending: &str) -> usize {
        let folder = super::super::backups::folder_of(path);
        let there = std::fs::read_dir(folder).into_iter().flatten().flatten();
        there.filter(|e| e.path().extension().is_some_and(|end| end == ending)).count()
    }

    #[test]
    fn a_journal_of_a_file_that_is_gone_never_meets_a_new_file() {
        type Take<'a> = &'a dyn Fn(&Path);
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let source = new(&at("source.themeday")).unwrap();
        let takers: [(&str, Take<'_>); 3] = [
            ("new", &|path| drop(new(path).unwrap())),
            ("save_as", &|path| drop(source.save_as(path, true, &Owner::default(), now()).unwrap())),
            ("restore", &|path| restore(path, &at("backup.themeday"), now(), &Progress::default()).unwrap()),
        ];
        source.copy_to(&at("backup.themeday")).unwrap();
        for (how, take) in takers {
            let path = at(&format!("{how}.themeday"));
            killed_in_the_middle(&path);
            std::fs::remove_file(&path).unwrap();
            take(&path);
            ok(&path);
            assert_eq!(kept(&path, "journal"), 1, "{how}: kept, not deleted");
        }
    }

    #[test]
    fn an_empty_file_that_a_killed_program_left_is_taken_over_by_a_new_one_and_by_a_copy() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["new.themeday", "copy.themeday"] {
            std::fs::write(at(name), "").unwrap();
        }
        let made = new(&at("new.themeday")).unwrap();
        drop(made.save_as(&at("copy.themeday"), false, &Owner::default(), now()).unwrap());
        drop(made);
        for name in ["new.themeday", "copy.themeday"] {
            ok(&at(name));
            assert!(matches!(new(&at(name)), Err(Error::AlreadyExists(_))), "now there is something");
            assert_eq!(kept(&at(name), "themeday"), 0, "nothing was worth a backup");
        }
    }

    #[test]
    fn a_journal_of_a_file_that_is_there_brings_it_back_before_it_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("县.themeday");
        killed_in_the_middle(&path);
        let backup = folder.path().join("backup.themeday");
        new(&folder.path().join("source.themeday")).unwrap().copy_to(&backup).unwrap();
        restore(&path, &backup, now(), &Progress::default()).unwrap();
        ok(&path);
        let list = super::super::backups::backups_of(&path).unwrap();
        assert_eq!((list.len(), kept(&path, "journal"), kept(&path, "damaged")), (1, 0, 0));
        ok(&list[0].path);
    }

    #[test]
    fn two_backups_in_one_second_both_stand() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = new(&folder.path().join("县.themeday")).unwrap();
        let made: Vec<PathBuf> =
            (0..15).map(|_| store.backup(now(), Occasion::ByHand).unwrap().path).collect();
        // The ten newest stay, and the newest is the one made last.
        assert!(made[5..].iter().all(|path| path.exists()));
        assert_eq!(store.backups().unwrap()[0].path, made[14]);
        // With the clock set back it is the newest all the same.
        let back = now() - chrono::Duration::days(300);
        let last = store.backup(back, Occasion::ByHand).unwrap();
        assert!(last.path.exists());
        assert_eq!(store.backups().unwrap()[0], last);
    }

    #[test]
    fn an_open_file_cut_to_nothing_gives_no_empty_backup() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("县.themeday");
        let mut store = new(&path).unwrap();
        std::fs::write(&path, "").unwrap();
        assert!(store.backup(now(), Occasion::ByHand).is_err());
        assert_eq!(store.backups().unwrap(), []);
        let folder = super::super::backups::folder_of(&path);
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), 0, "nor a half one");
    }

    #[test]
    fn what_is_refused_half_way_leaves_nothing_but_a_lock() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("县.themeday");
        let refused =
            Store::create(&path, "x", false, &Owner::default(), now(), |_| Err(Error::NothingToUndo));
        assert!(refused.is_err());
        let names: Vec<_> =
            std::fs::read_dir(folder.path()).unwrap().flatten().map(|e| e.file_name()).collect();
        assert_eq!(names, ["县.themeday.lock"]);
        new(&path).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn copies_of_a_private_file_are_private_and_lie_in_a_private_folder() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("县.themeday");
        let mut store = new(&path).unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        let set = |mode| std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        set(0o600);
        let backup = store.backup(now(), Occasion::ByHand).unwrap();
        assert_eq!(mode(&backup.path), 0o600);
        assert_eq!(mode(&files::companion_folder(&path)), 0o700);
        let copy = folder.path().join("copy.themeday");
        drop(store.save_as(&copy, false, &Owner::default(), now()).unwrap());
        assert_eq!(mode(&copy), 0o600);
        drop(store);
        restore(&path, &backup.path, now(), &Progress::default()).unwrap();
        assert_eq!(mode(&path), 0o600);
        // A write-protected file is not replaced.
        set(0o444);
        assert!(matches!(restore(&path, &backup.path, now(), &Progress::default()), Err(Error::ReadOnly(_))));
        assert_eq!(mode(&path), 0o444);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_whose_name_is_no_utf8_gets_backups_too() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let folder = tempfile::tempdir().unwrap();
        // GBK for a county, as an old stick has it.
        let inner = folder.path().join(OsStr::from_bytes(b"\xcf\xe6\xcc\xb6\xcf\xd8"));
        std::fs::create_dir(&inner).unwrap();
        let path = inner.join(OsStr::from_bytes(b"\xcf\xd8.themeday"));
        let mut store = new(&path).unwrap();
        let first = store.backup(now(), Occasion::Automatic).unwrap();
        let second = store.backup(now(), Occasion::Automatic).unwrap();
        assert_eq!(store.backups().unwrap(), [second, first.clone()]);
        drop(store);
        restore(&path, &first.path, now(), &Progress::default()).unwrap();
        ok(&path);
        new(&inner.join("b.themeday")).unwrap();
    }

    /// Prints what an edit costs without and with the folder synced, and with a journal that is cut instead of deleted,
    /// in turns: `cargo test --release --lib
    /// price_of_durable_edits -- --ignored --nocapture`.
    #[test]
    #[ignore = "a measurement; see docs/performance.md"]
    fn price_of_durable_edits() {
        use crate::model::change::{Change, Table};
        use crate::model::edit::EditLabel;
        use crate::model::ids::SettingId;
        use crate::model::setting::{Setting, SettingKey};
        let folder = tempfile::tempdir().unwrap();
        let mut store = new(&folder.path().join("县.themeday")).unwrap();
        let label = EditLabel::Setting { key: SettingKey::Region };
        let entry =
            super::super::NewEntry { at: now().with_timezone(&chrono::Utc), actor: "", label: &label };
        let row =
            |n: usize| Setting { id: SettingId(1), key: SettingKey::Region, value: n.to_string() }.into();
        let mut before = None;
        let modes = [("FULL", "DELETE"), ("EXTRA", "DELETE"), ("FULL", "TRUNCATE")];
        let mut took = modes.map(|_| Vec::new());
        for n in 0..1500 {
            let mode = n / 10 % modes.len();
            store.connection.pragma_update(None, "synchronous", modes[mode].0).unwrap();
            store
                .connection
                .pragma_update_and_check(None, "journal_mode", modes[mode].1, |_| Ok(()))
                .unwrap();
            let change = Change { table: Table::Setting, row: 1, before: before.take(), after: Some(row(n)) };
            let counters = store.read_all().unwrap().counters;
            let begun = std::time::Instant::now();
            store.record(&[change], &entry, counters, 2).unwrap();
            took[mode].push(begun.elapsed());
            before = Some(row(n));
        }
        for (mode, mut took) in modes.into_iter().zip(took) {
            took.sort();
            println!(
                "{mode:?}: median {:?}, p99 {:?} of {}",
                took[took.len() / 2],
                took[took.len() * 99 / 100],
                took.len()
            );
        }
    }
}
