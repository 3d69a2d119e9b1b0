//! The file: creation, locks, backups, copies, bad files, a full disk.

mod backups;
mod links;
mod saving;

use std::path::Path;

use themeday::error::Error;
use themeday::model::edit::Edit;
use themeday::model::setting::SettingKey;
use themeday::workspace::{Access, Workspace};

use crate::edits::context;

fn sample(path: &Path) -> Workspace {
    Workspace::create_sample(path, context()).unwrap()
}

fn region(value: &str) -> Edit {
    Edit::SetSetting(SettingKey::Region, value.to_owned())
}

#[test]
fn the_sample_holds_the_notice() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = sample(&folder.path().join("sample.themeday"));
    let s = workspace.snapshot();
    let programme = s.newest_programme().unwrap();
    assert_eq!(programme.year, 2023);
    assert_eq!(programme.months.len(), 9);
    let duties = s.participations_of(programme.id).iter().filter(|p| p.duty.is_none()).count();
    assert_eq!(duties, 47);
    let main = s.main_session(programme.id).unwrap();
    assert_eq!(s.parties_of(main.id).count(), 21);
    let schedule = themeday::rules::schedule::Schedule::of(s, programme.id);
    assert!(schedule.unscheduled.is_empty());
    let september = themeday::model::Month::new(2023, 9).unwrap();
    let names: Vec<&str> = schedule
        .cell(september, schedule.groups[1])
        .iter()
        .map(|e| s.printed_name(programme.id, e.unit))
        .collect();
    assert_eq!(names, ["县司法局", "县公安局", "县城管执法局", "县市场监管局", "县应急管理局"]);
    assert_eq!(workspace.verify().unwrap(), []);
}

#[test]
fn an_edit_survives_a_restart_and_so_does_its_undo() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("县.themeday");
    let mut workspace = sample(&path);
    workspace.apply(&region("甲县")).unwrap();
    drop(workspace);
    let mut workspace = Workspace::open(&path, Access::Write, context()).unwrap();
    assert_eq!(workspace.snapshot().setting(SettingKey::Region), "甲县");
    workspace.undo().unwrap();
    drop(workspace);
    let mut workspace = Workspace::open(&path, Access::Write, context()).unwrap();
    assert_eq!(workspace.snapshot().setting(SettingKey::Region), "湘潭县");
    workspace.redo().unwrap();
    assert_eq!(workspace.snapshot().setting(SettingKey::Region), "甲县");
}

#[test]
fn an_edit_that_changes_nothing_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = sample(&folder.path().join("县.themeday"));
    let (history, revision) = (workspace.history().unwrap().len(), workspace.snapshot().revision);
    assert_eq!(workspace.apply(&region("湘潭县")).unwrap().edit, None);
    assert_eq!(workspace.history().unwrap().len(), history);
    assert_eq!(workspace.snapshot().revision, revision);
}

#[test]
fn a_second_writer_is_told_who_has_the_file_and_may_read_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("县.themeday");
    let mut first = sample(&path);
    let second = Workspace::open_as_possible(&path, context()).unwrap();
    assert!(!second.writable());
    assert_eq!(second.held_by().unwrap().name, "经办");
    assert_eq!(second.held_by().unwrap().machine, "办公室");
    assert_eq!(**second.snapshot(), **first.snapshot());
    first.apply(&region("乙县")).unwrap();
    let mut second = second;
    assert!(matches!(second.apply(&region("丙县")), Err(Error::Locked { .. })));
    drop(first);
    let mut third = Workspace::open_as_possible(&path, context()).unwrap();
    assert!(third.writable());
    third.apply(&region("丁县")).unwrap();
}

#[test]
fn files_that_are_not_ours_are_refused_and_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let open = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let read = Workspace::open(&path, Access::Read, context()).map(drop);
        let write = Workspace::open(&path, Access::Write, context()).map(drop);
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{name}");
        assert_eq!(read.is_err(), write.is_err());
        write
    };
    assert!(matches!(
        open("text.themeday", b"not a database at all, but long enough to be read as one."),
        Err(Error::NotOurs(_))
    ));
    assert!(matches!(open("empty.themeday", b""), Err(Error::NotOurs(_))));

    let foreign = folder.path().join("foreign.db");
    let connection = rusqlite::Connection::open(&foreign).unwrap();
    connection.execute_batch("CREATE TABLE t(x); INSERT INTO t VALUES (1)").unwrap();
    drop(connection);
    assert!(matches!(open("foreign.themeday", &std::fs::read(&foreign).unwrap()), Err(Error::NotOurs(_))));

    let whole = folder.path().join("whole.themeday");
    drop(sample(&whole));
    let bytes = std::fs::read(&whole).unwrap();
    assert!(matches!(open("cut.themeday", &bytes[..bytes.len() / 2]), Err(Error::Damaged { .. })));

    let path = folder.path().join("newer.themeday");
    std::fs::write(&path, &bytes).unwrap();
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", 999).unwrap();
    let newer = std::fs::read(&path).unwrap();
    assert!(matches!(open("newer2.themeday", &newer), Err(Error::NewerVersion { found: 999, .. })));

    assert!(matches!(Workspace::open(folder.path(), Access::Read, context()), Err(Error::IsFolder(_))));
    let missing = folder.path().join("missing/县.themeday");
    assert!(matches!(Workspace::open(&missing, Access::Write, context()), Err(Error::NoSuchFile(_))));
    let locks = std::fs::read_dir(folder.path()).unwrap().flatten();
    let locks: Vec<_> =
        locks.map(|e| e.file_name()).filter(|n| n.to_string_lossy().ends_with(".lock")).collect();
    assert_eq!(locks, ["whole.themeday.lock"], "a refused file gets no lock beside it");
}

#[test]
fn a_new_file_never_replaces_one_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("县.themeday");
    std::fs::write(&path, "mine").unwrap();
    assert!(matches!(Workspace::create(&path, context()), Err(Error::AlreadyExists(_))));
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    let nowhere = folder.path().join("no/such/县.themeday");
    assert!(Workspace::create(&nowhere, context()).is_err());
}

#[test]
fn long_chinese_paths_with_spaces_work() {
    let folder = tempfile::tempdir().unwrap();
    let mut deep = folder.path().to_path_buf();
    for _ in 0..4 {
        deep.push("政务公开 主题日 二〇二三年度活动安排及佐证材料汇总文件夹");
    }
    std::fs::create_dir_all(&deep).unwrap();
    let path = deep.join("湘潭县 2023.themeday");
    assert!(path.as_os_str().len() > 260);
    let mut workspace = sample(&path);
    workspace.apply(&region("甲县")).unwrap();
    let backup = workspace.backup().unwrap();
    assert!(backup.path.exists());
    drop(workspace);

    // Beyond what the engine can open, the reason is told, not "no such file".
    let mut too_deep = folder.path().to_path_buf();
    for _ in 0..8 {
        too_deep.push("政务公开 主题日 二〇二三年度活动安排及佐证材料汇总文件夹");
    }
    std::fs::create_dir_all(&too_deep).unwrap();
    let path = too_deep.join("县.themeday");
    if cfg!(unix) {
        assert!(matches!(Workspace::create(&path, context()), Err(Error::PathTooLong { .. })));
        assert!(matches!(Workspace::open(&path, Access::Read, context()), Err(Error::PathTooLong { .. })));
        assert_eq!(std::fs::read_dir(&too_deep).unwrap().count(), 0);
    }
}

#[test]
fn a_reader_can_back_the_file_up_while_somebody_writes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("县.themeday");
    let _writer = sample(&path);
    let mut reader = Workspace::open(&path, Access::Read, context()).unwrap();
    let backup = reader.backup().unwrap();
    let copy = Workspace::open(&backup.path, Access::Read, context()).unwrap();
    assert_eq!(copy.snapshot().units.len(), 48);
    assert!(reader.apply(&region("甲县")).is_err());
}

#[test]
fn a_backup_brings_the_file_back_and_what_was_there_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("县.themeday");
    let mut workspace = sample(&path);
    let backup = workspace.backup().unwrap();
    workspace.apply(&region("甲县")).unwrap();
    assert!(matches!(Workspace::restore(&path, &backup.path, &context()), Err(Error::Locked { .. })));
    drop(workspace);
    Workspace::restore(&path, &backup.path, &context()).unwrap();
    let workspace = Workspace::open(&path, Access::Write, context()).unwrap();
    assert_eq!(workspace.snapshot().setting(SettingKey::Region), "湘潭县");
    assert_eq!(workspace.backups().unwrap().len(), 2, "the state before is a backup too");
    drop(workspace);

    // A damaged file is replaced as well, and its bytes are kept.
    std::fs::write(&path, "rubbish").unwrap();
    Workspace::restore(&path, &backup.path, &context()).unwrap();
    assert!(Workspace::open(&path, Access::Read, context()).is_ok());
    let kept = std::fs::read_dir(folder.path().join("县.files/backups")).unwrap().flatten();
    assert!(kept.map(|e| e.path()).any(|p| p.extension().is_some_and(|e| e == "damaged")));

    // A backup that is none changes nothing.
    let before = std::fs::read(&path).unwrap();
    let none = folder.path().join("none.themeday");
    std::fs::write(&none, "nothing").unwrap();
    assert!(matches!(Workspace::restore(&path, &none, &context()), Err(Error::NotOurs(_))));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn save_as_goes_on_with_the_copy_and_its_history() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("一.themeday"), folder.path().join("二.themeday"));
    let mut workspace = sample(&one);
    workspace.backup().unwrap();
    workspace.save_as(&two, false).unwrap();
    workspace.apply(&region("甲县")).unwrap();
    assert_eq!(workspace.path(), two);
    assert_eq!(workspace.history().unwrap().len(), 2);
    assert!(folder.path().join("二.files/backups").is_dir());
    let old = Workspace::open(&one, Access::Write, context()).unwrap();
    assert_eq!(old.snapshot().setting(SettingKey::Region), "湘潭县");
    assert!(matches!(workspace.save_as(&one, false), Err(Error::AlreadyExists(_))));
    assert!(matches!(workspace.save_as(&one, true), Err(Error::Locked { .. })));
    drop(old);
    workspace.save_as(&one, true).unwrap();
    assert_eq!(workspace.snapshot().setting(SettingKey::Region), "甲县");
}

#[test]
fn a_killed_writer_leaves_the_last_acknowledged_edit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("县.themeday");
    drop(sample(&path));
    // A hot journal is what a killed program leaves: write a page without ending the transaction, then copy both files.
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection
        .execute_batch(
            "PRAGMA cache_size = 1; BEGIN; UPDATE unit SET note = zeroblob(3000) || note, name = name || '!'",
        )
        .unwrap_or(());
    connection.execute_batch("UPDATE setting SET value = 'half'").unwrap_or(());
    let copy = folder.path().join("copy.themeday");
    std::fs::copy(&path, &copy).unwrap();
    let journal = folder.path().join("县.themeday-journal");
    if journal.exists() {
        std::fs::copy(&journal, folder.path().join("copy.themeday-journal")).unwrap();
    }
    drop(connection);
    let workspace = Workspace::open(&copy, Access::Write, context()).unwrap();
    assert_eq!(workspace.snapshot().setting(SettingKey::Region), "湘潭县");
    assert_eq!(workspace.verify().unwrap(), []);
}

#[test]
fn files_of_every_released_schema_open_and_can_be_undone_to_the_start() {
    let folder = tempfile::tempdir().unwrap();
    for schema in [1, 2] {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/schema-{schema}.themeday"));
        let path = folder.path().join(format!("{schema}.themeday"));
        std::fs::copy(kept, &path).unwrap();
        assert!(Workspace::open(&path, Access::Read, context()).is_ok(), "a reader migrates nothing");
        let mut workspace = Workspace::open(&path, Access::Write, context()).unwrap();
        assert_eq!(workspace.backups().unwrap().len(), 1, "the file as it was is kept");
        assert_eq!(workspace.verify().unwrap(), []);
        assert_eq!(workspace.snapshot().units.len(), 48);
        let before = workspace.backups().unwrap().remove(0).path;
        workspace.redo().unwrap();
        assert_eq!(workspace.snapshot().units_named("县供销合作社").len(), 1);
        while workspace.undo_label().is_some() {
            workspace.undo().unwrap();
        }
        assert!(workspace.snapshot().units.is_empty());
        while workspace.redo_label().is_some() {
            workspace.redo().unwrap();
        }
        assert_eq!(workspace.verify().unwrap(), []);
        // The backup from before the migration can be put back.
        drop(workspace);
        Workspace::restore(&path, &before, &context()).unwrap();
        assert_eq!(Workspace::open(&path, Access::Read, context()).unwrap().snapshot().units.len(), 48);
    }
}
