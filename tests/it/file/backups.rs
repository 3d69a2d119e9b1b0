//! Backups under wrong clocks, in places that take none, and after imports.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use themeday::error::Error;
use themeday::model::edit::Edit;
use themeday::workspace::{Access, Clock, Context, Workspace};

use super::{region, sample};
use crate::edits::context;

fn at(time: &str) -> Context {
    let at: DateTime<Utc> = format!("{time}Z").parse().unwrap();
    Context { clock: Clock::Fixed(at), ..context() }
}

fn backups(path: &Path) -> Vec<PathBuf> {
    let workspace = Workspace::open(path, Access::Read, context()).unwrap();
    workspace.backups().unwrap().into_iter().map(|backup| backup.path).collect()
}

#[test]
fn every_day_gets_its_backup_whatever_the_clock_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("县.themeday");
    drop(sample(&path));
    let open = |time: &str| drop(Workspace::open(&path, Access::Write, at(time)).unwrap());
    let days = ["2026-11-23", "2026-11-24", "2031-01-01", "2026-11-25", "2026-11-26", "2026-11-27"];
    for (n, day) in days.iter().enumerate() {
        open(&format!("{day}T08:00:00"));
        open(&format!("{day}T17:00:00"));
        assert_eq!(backups(&path).len(), n + 1, "one for {day}");
    }
    // The order is that in which they were made.
    let names: Vec<String> = backups(&path).iter().map(|p| p.display().to_string()).collect();
    for (name, day) in names.iter().rev().zip(days) {
        assert!(name.contains(&day.replace('-', "")), "{names:?}");
    }
}

#[test]
fn with_the_clock_set_back_what_was_just_kept_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("县.themeday");
    drop(sample(&path));
    for day in 10..25 {
        let mut workspace =
            Workspace::open(&path, Access::Write, at(&format!("2026-11-{day}T08:00:00"))).unwrap();
        workspace.apply(&region(&format!("十一月{day}日"))).unwrap();
    }
    // A backup by hand, an import and a restore in January: each leaves what it relies on.
    let january = || at("2026-01-10T08:00:00");
    let mut workspace = Workspace::open(&path, Access::Write, january()).unwrap();
    workspace.apply(&region("现在")).unwrap();
    let by_hand = workspace.backup().unwrap();
    assert!(by_hand.path.exists() && by_hand.by_hand);
    let import = Workspace::sample().unwrap();
    let Edit::Import { mut proposal, answers, .. } = import else { panic!("the sample is an import") };
    proposal.programme.theme = Some("另一个主题".to_owned());
    let import = Edit::Import { proposal, answers, overwrite: true };
    workspace.apply(&region("导入前")).unwrap();
    workspace.apply(&import).unwrap();
    let before_import = workspace.newest_backup().unwrap().clone();
    assert_ne!(before_import.path, by_hand.path, "the newest one is shown after an import");
    assert_eq!(workspace.backups().unwrap()[0], before_import);
    let holds = |path: &Path, value: &str| {
        let kept = Workspace::open(path, Access::Read, context()).unwrap();
        assert_eq!(kept.snapshot().setting(themeday::model::setting::SettingKey::Region), value);
    };
    holds(&by_hand.path, "现在");
    holds(&before_import.path, "导入前");
    workspace.apply(&region("恢复前")).unwrap();
    drop(workspace);
    Workspace::restore(&path, &by_hand.path, &january()).unwrap();
    holds(&path, "现在");
    holds(&backups(&path)[0], "恢复前");
}

#[test]
fn a_backup_that_cannot_be_made_is_told_and_keeps_the_file_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("县.themeday");
    drop(sample(&path));
    // The folder of the backups is a file.
    std::fs::write(folder.path().join("县.files"), "").unwrap();
    let mut workspace = Workspace::open(&path, Access::Write, context()).unwrap();
    assert!(matches!(workspace.no_backup(), Some(Error::Io { .. } | Error::AlreadyExists(_))));
    workspace.apply(&region("甲县")).unwrap();
    // Once it can be made, nothing more is said.
    std::fs::remove_file(folder.path().join("县.files")).unwrap();
    workspace.backup().unwrap();
    assert!(workspace.no_backup().is_none());
    // An import relies on its backup: without, it is refused and changes nothing.
    std::fs::remove_dir_all(folder.path().join("县.files")).unwrap();
    std::fs::write(folder.path().join("县.files"), "").unwrap();
    let before = workspace.snapshot().revision;
    let Edit::Import { mut proposal, answers, .. } = Workspace::sample().unwrap() else {
        panic!("the sample is an import")
    };
    proposal.programme.theme = Some("另一个主题".to_owned());
    assert!(workspace.apply(&Edit::Import { proposal, answers, overwrite: true }).is_err());
    assert_eq!(workspace.snapshot().revision, before);
}

#[test]
fn files_left_by_killed_programs_go_at_the_next_opening_for_writing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("县.themeday");
    drop(sample(&path));
    drop(Workspace::open(&path, Access::Write, context()).unwrap());
    let backups = folder.path().join("县.files/backups");
    let litter: Vec<PathBuf> = [folder.path(), &backups]
        .iter()
        .flat_map(|folder| [folder.join(".themeday-aB3xYz"), folder.join(".themeday-aB3xYz-journal")])
        .collect();
    let now = context().clock.now();
    let old = std::time::SystemTime::from(now) - std::time::Duration::from_hours(25);
    for path in &litter {
        std::fs::File::create(path).unwrap().set_modified(old).unwrap();
    }
    drop(Workspace::open(&path, Access::Read, context()).unwrap());
    assert!(litter.iter().all(|path| path.exists()), "a reader changes nothing");
    drop(Workspace::open(&path, Access::Write, context()).unwrap());
    assert!(!litter.iter().any(|path| path.exists()));
    assert_eq!(self::backups(&path).len(), 1);
}
