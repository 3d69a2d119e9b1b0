//! Making files whole and saving what is in memory, whatever happened to the open file.

use std::path::Path;

use themeday::error::Error;
use themeday::model::edit::{Edit, NewUnit};
use themeday::model::setting::SettingKey;
use themeday::model::unit::UnitKind;
use themeday::workspace::{Access, Workspace};

use super::{region, sample};
use crate::edits::context;

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<String> = entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_new_file_has_its_first_edits_or_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("县.themeday");
    let year = |year| Edit::CreateProgramme { year, title: String::new(), months: Vec::new() };
    let refused = Workspace::create_with(&path, context(), &[region("甲县"), year(99_999)], false);
    assert!(matches!(refused, Err(Error::Refused(_))));
    assert_eq!(names(folder.path()), ["县.themeday.lock"]);
    let (workspace, applied) =
        Workspace::create_with(&path, context(), &[region("甲县"), Workspace::sample().unwrap()], false)
            .unwrap();
    assert_eq!(applied.len(), 2);
    assert_eq!(workspace.history().unwrap().len(), 2);
    assert_eq!(workspace.verify().unwrap(), []);
    drop(workspace);
    // Replacing keeps what was there.
    let (workspace, _) = Workspace::create_with(&path, context(), &[region("乙县")], true).unwrap();
    let kept = workspace.backups().unwrap().remove(0);
    let kept = Workspace::open(&kept.path, Access::Read, context()).unwrap();
    assert_eq!(kept.snapshot().units.len(), 48);
    assert_eq!(names(folder.path()), ["县.files", "县.themeday", "县.themeday.lock"]);
}

#[test]
fn what_is_on_the_screen_is_saved_when_the_open_file_was_cut_to_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (path, rescue) = (folder.path().join("县.themeday"), folder.path().join("救.themeday"));
    for cut in [0, 5000] {
        let mut workspace = sample(&path);
        workspace.apply(&region("屏幕上的县")).unwrap();
        let shown = workspace.snapshot().clone();
        std::fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(cut).unwrap();
        assert!(workspace.apply(&region("没有保存")).is_err());
        assert_eq!(*shown, **workspace.snapshot());
        workspace.save_as(&rescue, false).unwrap();
        assert_eq!(workspace.verify().unwrap(), [], "cut to {cut}");
        let next = workspace.apply(&region("接着改")).unwrap();
        assert!(next.edit.is_some());
        workspace.undo().unwrap();
        drop(workspace);
        let workspace = Workspace::open(&rescue, Access::Read, context()).unwrap();
        for table in themeday::model::change::Table::ALL {
            assert_eq!(workspace.snapshot().rows(*table), shown.rows(*table));
        }
        std::fs::remove_file(&path).unwrap();
        std::fs::remove_file(&rescue).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_file_renamed_deleted_or_replaced_while_open_is_told_so_and_can_be_saved_under_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("县.themeday");
    let away = folder.path().join("别名.themeday");
    let happenings: [&dyn Fn(); 3] =
        [&|| std::fs::rename(&path, &away).unwrap(), &|| std::fs::remove_file(&path).unwrap(), &|| {
            std::fs::remove_file(&path).unwrap();
            std::fs::write(&path, "另一个程序的文件").unwrap();
        }];
    for happens in happenings {
        let mut workspace = sample(&path);
        happens();
        let refused = workspace.apply(&region("甲县"));
        assert!(matches!(refused, Err(Error::Moved(_))), "{refused:?}");
        let there = path.exists();
        match workspace.save_as(&path, true) {
            Ok(()) => assert!(!there),
            // What lies there now may be saved over under another name only.
            Err(error) => assert!(there && matches!(error, Error::AlreadyExists(_))),
        }
        if there {
            workspace.save_as(&folder.path().join("另.themeday"), true).unwrap();
        }
        workspace.apply(&region("甲县")).unwrap();
        assert_eq!(workspace.verify().unwrap(), []);
        drop(workspace);
        std::fs::remove_file(&path).unwrap();
    }
}

#[test]
fn saving_over_another_years_data_keeps_that_as_a_backup() {
    let folder = tempfile::tempdir().unwrap();
    let (path, other) = (folder.path().join("2023.themeday"), folder.path().join("2024.themeday"));
    let mut another = Workspace::create(&other, context()).unwrap();
    another.apply(&region("另一个县")).unwrap();
    drop(another);
    let mut workspace = sample(&path);
    workspace.save_as(&other, true).unwrap();
    assert_eq!(workspace.snapshot().setting(SettingKey::Region), "湘潭县");
    let kept = workspace.backups().unwrap().remove(0);
    let kept = Workspace::open(&kept.path, Access::Read, context()).unwrap();
    assert_eq!(kept.snapshot().setting(SettingKey::Region), "另一个县");
}

#[test]
fn a_name_too_long_for_what_lies_beside_it_is_told_as_that() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("{}.themeday", "县".repeat(80)));
    assert!(matches!(Workspace::create(&path, context()), Err(Error::NameTooLong { .. })));
    assert!(matches!(Workspace::open(&path, Access::Read, context()), Err(Error::NameTooLong { .. })));
    assert!(names(folder.path()).is_empty());
    // The longest that is taken has backups, and a lock.
    let path = folder.path().join(format!("{}.themeday", "县".repeat(77)));
    let mut workspace = sample(&path);
    assert!(workspace.backup().unwrap().path.exists());
}

#[test]
fn names_that_look_the_same_are_the_same_and_what_is_not_seen_is_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = sample(&folder.path().join("县.themeday"));
    let programme = workspace.snapshot().newest_programme().map(|p| p.id);
    let mut add = |name: &str| {
        let unit =
            NewUnit { name: name.to_owned(), kind: UnitKind::Department, group: "县直单位".to_owned() };
        workspace.apply(&Edit::AddUnits { programme, units: vec![unit] }).map(drop)
    };
    for hidden in
        ["县水利局\u{3164}", "县水\u{ad}利局", "\u{200b}县水利局", "县水利\u{202e}局", "县水利局\u{e0101}"]
    {
        let _ = add(hidden);
    }
    for none in ["\u{200b}", "\u{3164}\u{ad}", "县\u{1b}[31m新局", "县\u{7}局"] {
        assert!(matches!(add(none), Err(Error::Refused(_))), "{none:?}");
    }
    add("县新\u{feff}局").unwrap();
    assert_eq!(workspace.snapshot().units.len(), 49, "each hidden one is 县水利局");
    assert_eq!(workspace.snapshot().units_named("县新局").len(), 1);
    let region = region("\u{1b}]0;标题\u{7}湘潭\u{202e}县");
    workspace.apply(&region).unwrap();
    assert_eq!(workspace.snapshot().setting(SettingKey::Region), "]0;标题湘潭县");
}
