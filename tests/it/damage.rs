//! Damaged and planted files: what is wrong is named, the rest can be read, nothing unsound takes a file's place.

use std::path::{Path, PathBuf};

use themeday::error::Error;
use themeday::model::edit::Edit;
use themeday::model::health::{HealthProblem, SchemaFault, SchemaKind, UnreadableRow};
use themeday::model::setting::SettingKey;
use themeday::workspace::{Access, Context, Uids, Workspace};

use crate::edits::context;

struct Place {
    folder: tempfile::TempDir,
    /// A sound file with an edit after its making.
    sound: PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let sound = folder.path().join("完好.themeday");
        let mut workspace = Workspace::create_sample(&sound, context()).unwrap();
        workspace.apply(&Edit::SetSetting(SettingKey::Operator, "经办".to_owned())).unwrap();
        drop(workspace);
        Self { folder, sound }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A copy of the sound file after some SQL of somebody else.
    fn planted(&self, sql: &str) -> PathBuf {
        let path = self.path("县.themeday");
        std::fs::copy(&self.sound, &path).unwrap();
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
        path
    }
}

fn open(path: &Path, access: Access) -> Result<Workspace, Error> {
    Workspace::open(path, access, context())
}

fn health(path: &Path) -> Vec<HealthProblem> {
    open(path, Access::Read).unwrap().verify().unwrap()
}

#[test]
fn a_sound_file_of_every_schema_is_told_so() {
    let place = Place::new();
    assert_eq!(health(&place.sound), []);
    let old = place.path("旧.themeday");
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/schema-1.themeday"), &old).unwrap();
    assert_eq!(health(&old), []);
    // Figures for the engine's planner, as other tools leave them, change nothing.
    assert_eq!(health(&place.planted("ANALYZE")), []);
}

#[test]
fn whatever_this_program_did_not_make_keeps_a_file_shut_and_is_named() {
    let place = Place::new();
    let plants = [
        (
            "CREATE TRIGGER t AFTER UPDATE ON session BEGIN UPDATE unit SET name = '别的'; END",
            SchemaFault::Extra(SchemaKind::Trigger, "t".to_owned()),
        ),
        (
            "DROP TABLE slogan; CREATE VIEW slogan AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)
             SELECT id, 1 AS programme, 1 AS ord, 'x' AS text FROM n",
            SchemaFault::Extra(SchemaKind::View, "slogan".to_owned()),
        ),
        ("ALTER TABLE unit DROP COLUMN note", SchemaFault::Changed(SchemaKind::Table, "unit".to_owned())),
        ("ALTER TABLE unit ADD COLUMN more TEXT", SchemaFault::Changed(SchemaKind::Table, "unit".to_owned())),
        ("CREATE TABLE more(x)", SchemaFault::Extra(SchemaKind::Table, "more".to_owned())),
        ("DROP INDEX party_unit", SchemaFault::Missing(SchemaKind::Index, "party_unit".to_owned())),
    ];
    for (sql, wanted) in plants {
        let path = place.planted(sql);
        let before = std::fs::read(&path).unwrap();
        for access in [Access::Read, Access::Write] {
            match open(&path, access) {
                Err(Error::ForeignSchema { fault, .. }) => assert_eq!(fault, wanted),
                other => panic!("{sql}: {:?}", other.map(drop)),
            }
        }
        assert!(Workspace::open_as_possible(&path, context()).is_err());
        assert!(matches!(
            Workspace::restore(&place.path("新.themeday"), &path, &context()),
            Err(Error::ForeignSchema { .. })
        ));
        assert!(!place.path("新.themeday").exists());
        assert_eq!(std::fs::read(&path).unwrap(), before, "{sql}");
    }
}

/// Rows that cannot be understood: SQL, and table, column and value that are named.
const BAD_ROWS: [(&str, &str, &str, &str); 9] = [
    (
        "UPDATE session SET month = '2023-13' WHERE id = (SELECT max(id) FROM session)",
        "session",
        "month",
        "2023-13",
    ),
    ("UPDATE setting SET key = 'colour' WHERE key = 'region'", "setting", "key", "colour"),
    ("UPDATE unit SET kind = 'castle' WHERE id = (SELECT min(id) FROM unit)", "unit", "kind", "castle"),
    ("UPDATE programme SET issued_on = '2023-02-30'", "programme", "issued_on", "2023-02-30"),
    ("UPDATE programme SET labels = '[1]'", "programme", "labels", "[1]"),
    ("UPDATE requirement SET rule = '{\"nonsense\":1}'", "requirement", "rule", "{\"nonsense\":1}"),
    ("UPDATE party SET role = '' WHERE id = (SELECT min(id) FROM party)", "party", "role", ""),
    ("UPDATE slogan SET text = CAST(x'cfd8' AS TEXT) WHERE ord = 1", "slogan", "text", "\u{fffd}\u{fffd}"),
    ("UPDATE unit_group SET name = CAST(x'ff41' AS TEXT) WHERE ord = 1", "unit_group", "name", "\u{fffd}A"),
];

#[test]
fn one_bad_row_is_named_and_the_rest_opens_for_reading() {
    let place = Place::new();
    let whole = open(&place.sound, Access::Read).unwrap();
    for (sql, table, column, value) in BAD_ROWS {
        let path = place.planted(sql);
        let named = |rows: &[UnreadableRow]| {
            assert_eq!(rows.len(), 1, "{sql}: {rows:?}");
            assert_eq!((rows[0].table.as_str(), rows[0].column.as_deref()), (table, Some(column)), "{sql}");
            assert_eq!(rows[0].value, value, "{sql}");
            assert!(rows[0].row > 0);
        };
        match open(&path, Access::Write) {
            Err(Error::BadRows { rows, .. }) => named(&rows),
            other => panic!("{sql}: {:?}", other.map(drop)),
        }
        let mut workspace = Workspace::open_as_possible(&path, context()).unwrap();
        assert!(!workspace.writable());
        named(workspace.unreadable());
        let edit = Edit::SetSetting(SettingKey::Region, "甲县".to_owned());
        assert!(matches!(workspace.apply(&edit), Err(Error::BadRows { .. })));
        assert!(matches!(workspace.undo(), Err(Error::BadRows { .. })));
        let rows = |workspace: &Workspace| {
            let s = workspace.snapshot();
            s.units.len()
                + s.sessions.len()
                + s.parties.len()
                + s.slogans.len()
                + s.settings.len()
                + s.programmes.len()
                + s.requirements.len()
                + s.groups.len()
        };
        assert_eq!(rows(&workspace), rows(&whole) - 1, "{sql}: the rest is there");
        let found = workspace.verify().unwrap();
        assert!(
            found.iter().any(|p| matches!(p, HealthProblem::Unreadable(row) if row.table == table)),
            "{sql}"
        );
    }
}

#[test]
fn a_repair_puts_rows_back_as_the_journal_has_them() {
    let place = Place::new();
    let whole = open(&place.sound, Access::Read).unwrap();
    for (sql, table, ..) in BAD_ROWS {
        let path = place.planted(sql);
        let damaged = std::fs::read(&path).unwrap();
        let repaired = Workspace::repair(&path, &context()).unwrap().unwrap();
        assert_eq!(repaired.put_back.len(), 1, "{sql}");
        assert_eq!(repaired.put_back[0].table, table);
        assert!(repaired.left_out.is_empty() && repaired.left_with.is_empty(), "{sql}");
        assert_eq!(repaired.remaining, [], "{sql}");
        let workspace = open(&path, Access::Write).unwrap();
        assert_eq!(**workspace.snapshot(), **whole.snapshot(), "{sql}");
        assert!(workspace.undo_label().is_some(), "undo goes on");
        drop(workspace);
        // The file as it was is kept.
        let kept = open(&repaired.backup.path, Access::Read).unwrap();
        assert_eq!(kept.unreadable().len(), 1, "{sql}");
        assert_ne!(std::fs::read(&path).unwrap(), damaged);
        assert!(Workspace::repair(&path, &context()).unwrap().is_none(), "a second repair finds nothing");
        std::fs::remove_dir_all(place.path("县.files")).unwrap();
    }
}

#[test]
fn what_the_journal_does_not_tell_is_left_out_with_what_belongs_to_it() {
    let place = Place::new();
    // The unit's row and every image of it in the journal.
    let path = place.planted(
        r#"UPDATE unit SET kind = 'castle' WHERE id = (SELECT min(id) FROM unit);
           UPDATE edit_change SET after = '{}' WHERE "table" = 'unit' AND row = (SELECT min(id) FROM unit)"#,
    );
    let unit = open(&path, Access::Read).unwrap().unreadable()[0].clone();
    let parties = |path: &Path| open(path, Access::Read).unwrap().snapshot().parties.len();
    let before = parties(&path);
    let repaired = Workspace::repair(&path, &context()).unwrap().unwrap();
    assert_eq!(repaired.left_out, [unit]);
    assert!(repaired.left_with.iter().any(|(table, _)| table == "party"), "{:?}", repaired.left_with);
    assert!(repaired.left_with.iter().any(|(table, _)| table == "participation"));
    assert!(parties(&path) < before);
    // What is left of the journal's own damage is told.
    assert!(
        repaired
            .remaining
            .iter()
            .all(|p| matches!(p, HealthProblem::Unreadable(row) if row.table == "edit_change"))
    );
    assert!(!repaired.remaining.is_empty());
    let mut workspace = open(&path, Access::Write).unwrap();
    assert_eq!(workspace.undo_label(), None, "what was left out is not known, so undo ends there");
    assert!(matches!(workspace.undo(), Err(Error::NothingToUndo)));
    workspace.apply(&Edit::SetSetting(SettingKey::Region, "甲县".to_owned())).unwrap();
    workspace.undo().unwrap();
    assert_eq!(workspace.undo_label(), None);
}

#[test]
fn counters_out_of_range_are_named_and_repaired() {
    let place = Place::new();
    for (key, value) in [
        ("revision", "9223372036854775807"),
        ("revision", "-1"),
        ("revision", "viele"),
        ("next_id", "9223372036854775807"),
        ("next_id", "1"),
        ("next_id", ""),
    ] {
        let path = place.planted(&format!("UPDATE meta SET value = '{value}' WHERE key = '{key}'"));
        match open(&path, Access::Write) {
            Err(Error::BadRows { rows, .. }) => {
                assert_eq!(rows.len(), 1);
                assert_eq!((rows[0].table.as_str(), rows[0].column.as_deref()), ("meta", Some(key)));
                assert_eq!(rows[0].value, value);
            }
            other => panic!("{key} {value}: {:?}", other.map(drop)),
        }
        assert!(!health(&path).is_empty());
        let repaired = Workspace::repair(&path, &context()).unwrap().unwrap();
        assert_eq!(repaired.remaining, [], "{key} {value}");
        let mut workspace = open(&path, Access::Write).unwrap();
        workspace.apply(&Edit::AddGroup("另一类".to_owned())).unwrap();
        assert_eq!(workspace.verify().unwrap(), []);
    }
    let path = place.planted("DELETE FROM meta WHERE key = 'next_id'");
    assert!(matches!(open(&path, Access::Write), Err(Error::BadRows { .. })));
}

#[test]
fn verify_finds_what_opens_but_is_not_so() {
    let place = Place::new();
    let finds = |sql: &str, wanted: fn(&HealthProblem) -> bool| {
        let found = health(&place.planted(sql));
        assert!(found.iter().any(wanted), "{sql}: {found:?}");
    };
    finds(
        "INSERT INTO unit_group(id, name, ord) VALUES ((SELECT value - 1 FROM meta WHERE key = 'next_id') , '别的', 9)
         ON CONFLICT(id) DO NOTHING; INSERT INTO slogan(id, programme, ord, text)
         SELECT 100000, programme, 99, '没有记录的标语' FROM slogan LIMIT 1",
        |p| matches!(p, HealthProblem::Unjournalled(table, 100_000) if table == "slogan"),
    );
    finds("DELETE FROM edit_change; DELETE FROM edit", |p| matches!(p, HealthProblem::JournalCut(0, 1)));
    finds("DELETE FROM edit_change WHERE edit = 1; DELETE FROM edit WHERE id = 1", |p| {
        matches!(p, HealthProblem::JournalCut(1, 2))
    });
    finds(
        "DELETE FROM edit_change WHERE edit = 2",
        |p| matches!(p, HealthProblem::Journal(table, 2) if table == "edit"),
    );
    finds(
        "INSERT INTO setting(id, key, value) VALUES (100000, 'region', '另一县')",
        |p| matches!(p, HealthProblem::Twice(table, 100_000, key) if table == "setting" && key == "region"),
    );
    finds(
        "UPDATE session SET held_on = '+262142-01-01' WHERE id = (SELECT max(id) FROM session)",
        |p| matches!(p, HealthProblem::Absurd(row) if row.column.as_deref() == Some("held_on")),
    );
    finds(
        "UPDATE programme SET year = 3023",
        |p| matches!(p, HealthProblem::Absurd(row) if row.column.as_deref() == Some("year") && row.value == "3023"),
    );
    finds(
        "UPDATE unit SET name = '改过' WHERE id = (SELECT min(id) FROM unit)",
        |p| matches!(p, HealthProblem::Journal(table, _) if table == "unit"),
    );
    finds(
        "UPDATE party SET unit = 99999 WHERE id = (SELECT min(id) FROM party)",
        |p| matches!(p, HealthProblem::Dangling(table, _) if table == "party"),
    );
    finds(
        "UPDATE edit SET label = '{}' WHERE id = 1",
        |p| matches!(p, HealthProblem::Unreadable(row) if row.table == "edit" && row.row == 1),
    );
    finds(
        "UPDATE edit SET at_utc = 'gestern' WHERE id = 2",
        |p| matches!(p, HealthProblem::Unreadable(row) if row.column.as_deref() == Some("at_utc")),
    );
    finds(
        "UPDATE edit_change SET after = 'x' WHERE edit = 2",
        |p| matches!(p, HealthProblem::Unreadable(row) if row.table == "edit_change"),
    );
}

#[test]
fn no_unsound_backup_takes_a_files_place() {
    let place = Place::new();
    let target = place.path("现.themeday");
    std::fs::copy(&place.sound, &target).unwrap();
    let before = std::fs::read(&target).unwrap();
    let mut refused = 0;
    let plants = BAD_ROWS.iter().map(|(sql, ..)| *sql).chain([
        "UPDATE meta SET value = 'x' WHERE key = 'next_id'",
        "DELETE FROM meta",
        "UPDATE edit SET label = '{}' WHERE id = 1",
        "UPDATE edit SET at_utc = '' WHERE id = 1",
        "DELETE FROM edit_change; DELETE FROM edit",
        "UPDATE unit SET name = '改过' WHERE id = 1 OR id = (SELECT max(id) FROM unit)",
        "UPDATE party SET unit = 99999",
    ]);
    for sql in plants {
        let backup = place.planted(sql);
        match Workspace::restore(&target, &backup, &context()) {
            Err(Error::UnsoundBackup { path, problems }) => {
                assert_eq!(path, backup);
                assert!(!problems.is_empty());
                refused += 1;
            }
            other => panic!("{sql}: {other:?}"),
        }
        assert_eq!(std::fs::read(&target).unwrap(), before, "{sql}");
    }
    assert_eq!(refused, 16);
    assert!(!place.path("现.files").exists(), "nothing was put aside for nothing");
}

/// Bytes changed one place after another over the whole file, more densely at its head: either the restore refuses and
/// leaves the file as it was, or what it made verifies clean and holds what the backup held.
#[test]
fn a_backup_damaged_anywhere_is_refused_or_whole() {
    let place = Place::new();
    let sound = std::fs::read(&place.sound).unwrap();
    let whole = open(&place.sound, Access::Read).unwrap();
    let target = place.path("现.themeday");
    let (mut refused, mut taken) = (0, 0);
    let length = sound.len();
    let head = (16..100).step_by(7);
    let body = (1..=110).map(|n| n * (length - 1) / 111);
    for (n, at) in head.chain(body).enumerate() {
        let mut bytes = sound.clone();
        match n % 3 {
            0 => bytes[at] ^= 1 << (n % 8),
            1 => bytes[at..(at + 16).min(length)].fill(0),
            _ => bytes.truncate(at.max(600)),
        }
        let backup = place.path("坏.themeday");
        std::fs::write(&backup, &bytes).unwrap();
        let _ = std::fs::remove_file(&target);
        if Workspace::restore(&target, &backup, &context()).is_ok() {
            taken += 1;
            let workspace = open(&target, Access::Read).unwrap();
            assert_eq!(workspace.verify().unwrap(), [], "{n} at {at}");
            assert!(workspace.snapshot().units.iter().eq(whole.snapshot().units.iter()));
        } else {
            refused += 1;
            assert!(!target.exists(), "{n} at {at}");
        }
    }
    assert!(refused > 40 && taken > 10, "refused {refused}, taken {taken}");
}

#[test]
fn a_file_set_to_a_write_ahead_log_becomes_one_file_again() {
    let place = Place::new();
    let path = place.planted("PRAGMA journal_mode = WAL; UPDATE setting SET value = value");
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!(bytes[18], 2, "the header says so");
    drop(open(&path, Access::Read).unwrap());
    drop(open(&path, Access::Write).unwrap());
    assert_eq!(std::fs::read(&path).unwrap()[18], 1);
    assert!(!place.path("县.themeday-wal").exists());
}

#[test]
fn files_of_like_names_have_folders_of_their_own() {
    let place = Place::new();
    for name in ["甲", "甲.db", "甲.themeday", "甲2024.11.27", "甲2024.11.28"] {
        std::fs::copy(&place.sound, place.path(name)).unwrap();
        let mut workspace = open(&place.path(name), Access::Write).unwrap();
        workspace.backup().unwrap();
        let backups = workspace.backups().unwrap();
        assert!(!backups.is_empty() && backups.len() <= 2, "{name}: {backups:?}");
    }
    let folders =
        std::fs::read_dir(place.folder.path()).unwrap().flatten().filter(|e| e.path().is_dir()).count();
    assert_eq!(folders, 5);
    // Backups that came along from a file of another name do not count as this one's, and stay.
    let foreign = place.path("甲.files/backups/乙-20230401-093000.themeday");
    std::fs::copy(&place.sound, &foreign).unwrap();
    let workspace = open(&place.path("甲.themeday"), Access::Read).unwrap();
    assert!(workspace.backups().unwrap().iter().all(|b| b.path != foreign));
}

#[test]
fn data_replaced_by_save_as_are_kept_as_a_backup() {
    let place = Place::new();
    let other = place.path("2024.themeday");
    let mut workspace = Workspace::create(&other, context()).unwrap();
    workspace.apply(&Edit::SetSetting(SettingKey::Region, "别的县".to_owned())).unwrap();
    drop(workspace);
    let mut workspace = open(&place.sound, Access::Write).unwrap();
    workspace.save_as(&other, true).unwrap();
    assert_eq!(workspace.snapshot().setting(SettingKey::Region), "湘潭县");
    let backups = workspace.backups().unwrap();
    let regions: Vec<String> =
        backups.iter().map(|b| Workspace::glance(&b.path, context()).unwrap().region).collect();
    assert!(regions.contains(&"别的县".to_owned()), "{regions:?}");
    // Bytes that are no data are kept as well.
    let text = place.path("文字.themeday");
    std::fs::write(&text, "不是数据").unwrap();
    workspace.save_as(&text, true).unwrap();
    let kept = std::fs::read_dir(place.path("文字.files/backups")).unwrap().flatten();
    assert!(kept.map(|e| std::fs::read(e.path()).unwrap()).any(|bytes| bytes == "不是数据".as_bytes()));
}

#[test]
fn a_renamed_file_finds_its_folder_again_and_a_copy_takes_nobodys() {
    let place = Place::new();
    let (old, new) = (place.path("旧名.themeday"), place.path("新名2024.5.themeday"));
    std::fs::copy(&place.sound, &old).unwrap();
    open(&old, Access::Write).unwrap().backup().unwrap();
    let kept = Workspace::backups_of(&old).unwrap().len();
    // A copy beside the file it was made from.
    std::fs::copy(&old, &new).unwrap();
    drop(open(&new, Access::Write).unwrap());
    assert_eq!(Workspace::backups_of(&old).unwrap().len(), kept);
    std::fs::remove_dir_all(place.path("新名2024.5.files")).unwrap();
    std::fs::remove_file(&new).unwrap();
    // The file renamed without its folder.
    std::fs::rename(&old, &new).unwrap();
    drop(open(&new, Access::Write).unwrap());
    assert!(!place.path("旧名.files").exists());
    assert_eq!(Workspace::backups_of(&new).unwrap().len(), kept);
    // Another file in the place of one that is gone: its id is another.
    std::fs::rename(&new, place.path("再改.themeday")).unwrap();
    let other = Context { uids: Uids::Random, ..context() };
    drop(Workspace::create_sample(&new.with_file_name("别的.themeday"), other).unwrap());
    drop(open(&new.with_file_name("别的.themeday"), Access::Write).unwrap());
    assert!(place.path("新名2024.5.files").exists());
}
