//! A file under several names: symbolic links and hard links.
#![cfg(unix)]

use std::os::unix::fs::symlink;

use themeday::error::Error;
use themeday::model::setting::SettingKey;
use themeday::workspace::{Access, Workspace};

use super::{region, sample};
use crate::edits::context;

#[test]
fn a_link_is_one_name_of_the_file_for_locks_backups_and_restores() {
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("真.themeday"), folder.path().join("链.themeday"));
    let mut workspace = sample(&real);
    symlink("真.themeday", &link).unwrap();
    // A second writer does not get in by the other name, whichever is held first.
    let second = Workspace::open_as_possible(&link, context()).unwrap();
    assert_eq!(second.held_by().unwrap().name, "经办");
    drop(second);
    let backup = workspace.backup().unwrap();
    drop(workspace);
    let mut workspace = Workspace::open(&link, Access::Write, context()).unwrap();
    assert!(matches!(Workspace::open_as_possible(&real, context()), Ok(w) if !w.writable()));
    workspace.apply(&region("甲县")).unwrap();
    drop(workspace);
    // A restore through the link restores the file and leaves the link.
    Workspace::restore(&link, &backup.path, &context()).unwrap();
    assert!(link.is_symlink());
    for path in [&real, &link] {
        let workspace = Workspace::open(path, Access::Read, context()).unwrap();
        assert_eq!(workspace.snapshot().setting(SettingKey::Region), "湘潭县");
        assert_eq!(workspace.backups().unwrap().len(), 2, "the backups are one");
    }
    assert!(!folder.path().join("链.files").exists());
    assert!(!folder.path().join("链.themeday.lock").exists());
    // A new file does not take the place of a link, wherever that leads.
    let nowhere = folder.path().join("空.themeday");
    symlink("没有.themeday", &nowhere).unwrap();
    assert!(matches!(Workspace::create(&nowhere, context()), Err(Error::AlreadyExists(_))));
    assert!(nowhere.is_symlink());
}

#[test]
fn of_a_file_with_two_names_in_a_folder_both_are_told_and_neither_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("一.themeday"), folder.path().join("二.themeday"));
    drop(sample(&one));
    std::fs::hard_link(&one, &two).unwrap();
    for (path, other) in [(&one, &two), (&two, &one)] {
        let refused = Workspace::open(path, Access::Write, context());
        assert!(matches!(refused, Err(Error::TwoNames { other: told, .. }) if told == *other));
        let mut workspace = Workspace::open_as_possible(path, context()).unwrap();
        assert!(matches!(workspace.only_read(), Some(Error::TwoNames { .. })));
        assert!(matches!(workspace.apply(&region("甲县")), Err(Error::TwoNames { .. })));
    }
    std::fs::remove_file(two).unwrap();
    Workspace::open(&one, Access::Write, context()).unwrap().apply(&region("甲县")).unwrap();
}

#[test]
fn a_second_name_in_another_folder_lets_no_second_writer_in() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("别处")).unwrap();
    let (one, two) = (folder.path().join("一.themeday"), folder.path().join("别处/二.themeday"));
    drop(sample(&one));
    std::fs::hard_link(&one, &two).unwrap();
    let mut first = Workspace::open(&one, Access::Write, context()).unwrap();
    let second = Workspace::open_as_possible(&two, context()).unwrap();
    assert_eq!(second.held_by().unwrap().name, "经办");
    drop(second);
    // What was opened and shut in between took none of the engine's locks away.
    first.apply(&region("甲县")).unwrap();
    drop(first);
    Workspace::open(&two, Access::Write, context()).unwrap().apply(&region("乙县")).unwrap();
}
