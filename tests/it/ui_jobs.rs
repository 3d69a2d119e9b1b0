//! Work beside the window: what runs is told with its progress and can be stopped, and no edit made meanwhile is lost.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::Queryable;
use themeday::error::Error;
use themeday::files;
use themeday::jobs::Kind;
use themeday::model::edit::Edit;
use themeday::model::progress::Progress;
use themeday::model::setting::SettingKey;
use themeday::text::Lang;
use themeday::ui::command::{EditCommand, FileCommand};
use themeday::ui::picker::Answer;
use themeday::workspace::{Access, Workspace};

use super::ui::{Window, context};

fn region(path: &Path) -> String {
    Workspace::open(path, Access::Read, context()).unwrap().snapshot().setting(SettingKey::Region).to_owned()
}

fn set_region(name: &str) -> Edit {
    Edit::SetSetting(SettingKey::Region, name.to_owned())
}

impl Window {
    fn until(&mut self, what: &str, mut seen: impl FnMut(&Self) -> bool) {
        let begun = Instant::now();
        while !seen(self) {
            assert!(begun.elapsed() < Duration::from_secs(30), "never: {what}");
            self.harness.step();
        }
    }

    fn shown_region(&self) -> String {
        self.harness.state().file().unwrap().snapshot().setting(SettingKey::Region).to_owned()
    }
}

/// The sample with so much in its folder that a copy takes its time, being saved as another file.
fn being_copied() -> (Window, PathBuf, PathBuf, tempfile::TempDir) {
    let place = tempfile::tempdir().unwrap();
    let target = place.path().join("另一份.themeday");
    let mut window = Window::start(None, true, Lang::Zh, vec![Answer::Chosen(target.clone())]);
    let path = window.harness.state().file().unwrap().facts().path.clone();
    let folder = files::companion_folder(&path);
    std::fs::create_dir_all(&folder).unwrap();
    for n in 0..400 {
        std::fs::write(folder.join(n.to_string()), "x").unwrap();
    }
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.until("the copy begins", |window| window.harness.state().file_work() == Some(Kind::SaveAs));
    (window, path, target, place)
}

#[test]
fn an_edit_made_while_the_file_is_copied_waits_and_lands_in_the_copy() {
    let (mut window, path, target, _place) = being_copied();
    window.until("progress in the bar", |window| window.says("正在另存文件 ") && window.says("%"));
    window.harness.state().send(set_region("甲县"));
    window.harness.run_steps(2);
    assert_eq!(window.harness.state().file_work(), Some(Kind::SaveAs), "the copy takes its time");
    assert!(window.says("完成后接着办理"));
    assert_eq!(window.shown_region(), "湘潭县", "what is shown is what is kept");
    window.settle();
    assert_eq!(window.shown_region(), "甲县");
    assert_eq!(window.harness.state().file().unwrap().facts().path, target);
    assert_eq!((region(&path), region(&target)), ("湘潭县".to_owned(), "甲县".to_owned()));
    assert_eq!(std::fs::read_dir(files::companion_folder(&target)).unwrap().count(), 400);
    // Undo that is wished for meanwhile waits as well, and takes back what stands before it.
    window.harness.state().send(FileCommand::Backup);
    window.harness.state().send(EditCommand::Undo);
    window.settle();
    assert_eq!(window.shown_region(), "湘潭县");
}

#[test]
fn the_window_closes_only_when_the_copy_is_whole() {
    let (mut window, _path, target, _place) = being_copied();
    let viewports = &mut window.harness.input_mut().viewports;
    viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
    window.harness.step();
    let commands =
        |window: &Window| window.harness.output().viewport_output[&ViewportId::ROOT].commands.clone();
    assert!(commands(&window).contains(&ViewportCommand::CancelClose));
    assert_eq!(window.harness.state().file_work(), Some(Kind::SaveAs));
    let viewports = &mut window.harness.input_mut().viewports;
    viewports.entry(ViewportId::ROOT).or_default().events.clear();
    window.until("it closes by itself", |window| commands(window).contains(&ViewportCommand::Close));
    assert_eq!(window.harness.state().file_work(), None);
    assert_eq!(region(&target), "湘潭县");
    assert_eq!(std::fs::read_dir(files::companion_folder(&target)).unwrap().count(), 400);
}

#[test]
fn a_restore_that_waits_for_another_program_can_be_stopped_and_the_file_is_as_it_was() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("县.themeday");
    let mut workspace = Workspace::create_sample(&path, context()).unwrap();
    let backup = workspace.backup().unwrap().path;
    drop(workspace);
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TRIGGER t AFTER UPDATE ON session BEGIN SELECT 1; END")
        .unwrap();
    let before = std::fs::read(&path).unwrap();
    let lock = std::fs::File::create(place.path().join("县.themeday.lock")).unwrap();
    lock.lock().unwrap();
    let mut window = Window::start(Some(path.clone()), false, Lang::Zh, Vec::new());
    window.wait_for("恢复此备份");
    window.harness.state().send(themeday::ui::wish::Wish::RestoreBackup(path.clone(), backup.clone()));
    window.until("the restore is told of", |window| window.says("正在恢复备份"));
    // It is told over the window, with a way to stop it; keys do nothing meanwhile.
    window.until("the cover", |window| window.harness.query_by_label("取消").is_some());
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    window.harness.run_steps(3);
    assert!(!window.says("新建文件"));
    window.harness.get_by_label("取消").click();
    window.harness.run_steps(2);
    assert!(window.says("（正在停止）"));
    lock.unlock().unwrap();
    window.wait_for("已取消");
    assert_eq!(std::fs::read(&path).unwrap(), before);
    // Not stopped, it comes to its end.
    window.harness.state().send(themeday::ui::wish::Wish::RestoreBackup(path.clone(), backup));
    window.wait_for("已恢复备份");
    assert!(window.harness.state().file().unwrap().facts().writable);
    assert_eq!(Workspace::open(&path, Access::Read, context()).unwrap().verify().unwrap(), []);
}

#[test]
fn a_copy_that_fails_is_told_and_the_file_is_in_the_windows_hands_again() {
    let place = tempfile::tempdir().unwrap();
    let target = place.path().join("没有这个文件夹/另一份.themeday");
    let mut window = Window::start(None, true, Lang::Zh, vec![Answer::Chosen(target)]);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.wait_for("没有这个文件夹");
    window.harness.state().send(set_region("甲县"));
    window.settle();
    assert_eq!(window.shown_region(), "甲县");
}

#[test]
fn what_is_cancelled_leaves_nothing_behind_and_the_file_can_be_edited_on() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("县.themeday");
    let mut workspace = Workspace::create_sample(&path, context()).unwrap();
    let backup = workspace.backup().unwrap().path;
    let names = || {
        let folder = |at: &Path| std::fs::read_dir(at).unwrap().flatten().map(|entry| entry.path());
        let mut all: Vec<PathBuf> =
            folder(place.path()).chain(folder(&place.path().join("县.files/backups"))).collect();
        all.sort();
        all
    };
    let before = names();
    let cancelled = Progress::default();
    cancelled.cancel();
    let copy = place.path().join("另一份.themeday");
    assert!(matches!(workspace.save_as_while(&copy, false, &cancelled), Err(Error::Cancelled)));
    assert!(matches!(workspace.backup_while(&cancelled), Err(Error::Cancelled)));
    assert_eq!(workspace.path(), path);
    workspace.apply(&set_region("甲县")).unwrap();
    drop(workspace);
    let restored = Workspace::restore_while(&path, &backup, &context(), &cancelled);
    assert!(matches!(restored, Err(Error::Cancelled)), "{restored:?}");
    assert_eq!(region(&path), "甲县");
    let lock = place.path().join("另一份.themeday.lock");
    assert_eq!(names().into_iter().filter(|name| *name != lock).collect::<Vec<_>>(), before);
}

/// What is painted asks no disk and never holds the file: those calls stand where `App::logic` calls them.
#[test]
fn nothing_that_paints_names_the_file_or_asks_the_disk() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    // They ask in `keep_up`, which is no painting.
    let apart = ["dialogs/path.rs", "dialogs/package.rs"].map(|name| root.join(name));
    let mut folders = ["pages", "dialogs", "chrome", "widgets"].map(|name| root.join(name)).to_vec();
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            seen += 1;
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            let mut words = vec!["Workspace", "std::fs", "files::same", "files::is_data_file"];
            if !apart.contains(&path) {
                words.extend([".is_dir()", ".is_file()", ".exists()", ".metadata()", "holds_something"]);
            }
            for word in words {
                assert!(!code.contains(word), "{}: {word}", path.display());
            }
        }
    }
    assert!(seen > 40, "the sources are read");
}
