//! Naming files at the window, replacing what is there, damaged files, and a desktop that lacks things.

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable};
use themeday::model::Month;
use themeday::model::edit::Edit;
use themeday::model::setting::SettingKey;
use themeday::text::Lang;
use themeday::ui::picker::Answer;
use themeday::ui::wish::Wish;
use themeday::workspace::{Access, Workspace};

use super::edits::context;
use super::ui::Window;

/// Another county's file of another year.
fn other_year(path: &Path) {
    let mut workspace = Workspace::create(path, context()).unwrap();
    workspace.apply(&Edit::SetSetting(SettingKey::Region, "别的县".to_owned())).unwrap();
    let months = vec![Month::new(2024, 5).unwrap()];
    workspace.apply(&Edit::CreateProgramme { year: 2024, title: String::new(), months }).unwrap();
}

fn region(path: &Path) -> String {
    Workspace::open(path, Access::Read, context()).unwrap().snapshot().setting(SettingKey::Region).to_owned()
}

fn backups(path: &Path) -> Vec<PathBuf> {
    Workspace::backups_of(path).unwrap().into_iter().map(|backup| backup.path).collect()
}

#[test]
fn a_name_typed_without_its_ending_is_completed_before_the_question_and_the_replaced_file_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("2024.themeday");
    other_year(&other);
    let mut window = Window::start(None, true, Lang::Zh, vec![Answer::Unavailable, Answer::Unavailable]);
    let save_as = |window: &mut Window| {
        window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
        window.wait_for("本机没有系统的文件对话框");
        window.fill("文件路径", &folder.path().join("2024").display().to_string());
        window.click("确定");
        window.wait_for("2024.themeday”已存在，是另一份数据（别的县，2024年度）");
    };
    save_as(&mut window);
    window.click("取消");
    assert_eq!(region(&other), "别的县");
    assert_eq!(backups(&other), Vec::<PathBuf>::new());
    save_as(&mut window);
    window.click("替换");
    window.wait_for("已另存为");
    assert_eq!(window.harness.state().file().unwrap().facts().path, other);
    drop(window);
    assert_eq!(region(&other), "湘潭县");
    assert!(backups(&other).iter().any(|backup| region(backup) == "别的县"));
    assert!(!folder.path().join("2024").exists());
}

#[test]
fn a_dialog_that_adds_no_ending_is_not_taken_for_a_yes() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("主题日2024.11.27.themeday");
    other_year(&other);
    let answer = Answer::Chosen(folder.path().join("主题日2024.11.27"));
    let mut window = Window::start(None, true, Lang::Zh, vec![answer, Answer::Chosen(other.clone())]);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.wait_for("是另一份数据（别的县，2024年度）");
    window.click("取消");
    assert_eq!(region(&other), "别的县");
    // The completed name was confirmed in the dialog: no second question, and a backup all the same.
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.wait_for("已另存为");
    drop(window);
    assert_eq!(region(&other), "湘潭县");
    assert!(backups(&other).iter().any(|backup| region(backup) == "别的县"));
}

#[test]
fn a_paper_replaces_a_signed_one_only_after_asking_and_never_data() {
    let folder = tempfile::tempdir().unwrap();
    let signed = folder.path().join("通知.docx");
    std::fs::write(&signed, "signed").unwrap();
    let data = folder.path().join("2024.themeday");
    other_year(&data);
    let answers = ["通知", "2024.themeday"].map(|name| Answer::Chosen(folder.path().join(name))).to_vec();
    let mut window = Window::start(None, true, Lang::Zh, answers);
    window.press(Modifiers::COMMAND, Key::E);
    window.click("Word");
    window.wait_for("通知.docx”已存在，要替换吗");
    assert_eq!(std::fs::read(&signed).unwrap(), b"signed");
    window.click("替换");
    window.wait_for("已导出");
    assert!(std::fs::read(&signed).unwrap().starts_with(b"PK"));
    window.press(Modifiers::NONE, Key::Escape);
    let before = std::fs::read(&data).unwrap();
    window.click("Word");
    window.wait_for("2024.themeday.docx");
    assert_eq!(std::fs::read(&data).unwrap(), before);
}

/// A file with one backup, then with something else done to it.
fn with_backup(folder: &Path, sql: &str) -> PathBuf {
    let path = folder.join("县.themeday");
    let mut workspace = Workspace::create_sample(&path, context()).unwrap();
    workspace.backup().unwrap();
    drop(workspace);
    rusqlite::Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    path
}

#[test]
fn a_damaged_file_offers_its_backups() {
    let folder = tempfile::tempdir().unwrap();
    let path = with_backup(folder.path(), "CREATE TRIGGER t AFTER UPDATE ON session BEGIN SELECT 1; END");
    let mut window = Window::start(Some(path.clone()), false, Lang::Zh, Vec::new());
    window.wait_for("触发器“t”");
    assert!(window.harness.state().file().is_none());
    let kept = folder.path().join("县.files").join("backups").display().to_string();
    assert!(window.says(&kept), "the folder is named in full");
    window.wait_for("完好（湘潭县，2023年度）");
    window.click("打开所在文件夹");
    assert_eq!(window.desktop.0.borrow().opened, [folder.path().to_path_buf()]);
    window.click("恢复此备份");
    window.wait_for("已恢复备份");
    assert!(window.harness.state().file().unwrap().facts().writable);
    assert!(window.says("湘潭县政务公开主题日"), "its first page is shown");
    // The file as it was is still there.
    assert_eq!(std::fs::read_dir(folder.path().join("县.files/backups")).unwrap().count(), 2);
}

#[test]
fn an_unsound_backup_is_told_so_and_a_file_of_other_bytes_is_damaged_where_it_has_backups() {
    let folder = tempfile::tempdir().unwrap();
    let path = with_backup(folder.path(), "");
    let backup = backups(&path).remove(0);
    rusqlite::Connection::open(&backup)
        .unwrap()
        .execute_batch("UPDATE meta SET value = 'x' WHERE key = 'next_id'")
        .unwrap();
    std::fs::write(&path, "不是数据库").unwrap();
    let mut window = Window::start(Some(path.clone()), false, Lang::Zh, Vec::new());
    window.wait_for("不完整：");
    assert!(!window.enabled("恢复此备份"));
    assert_eq!(std::fs::read(&path).unwrap(), "不是数据库".as_bytes());
}

#[test]
fn a_file_with_a_bad_row_opens_for_reading_and_is_repaired() {
    let folder = tempfile::tempdir().unwrap();
    let sql = "UPDATE session SET month = '2023-13' WHERE id = (SELECT max(id) FROM session)";
    let path = with_backup(folder.path(), sql);
    let mut window = Window::start(Some(path.clone()), false, Lang::Zh, Vec::new());
    window.wait_for("部分内容无法读取");
    assert!(window.says("（月份）为“2023-13”"));
    let workspace = |window: &Window| window.harness.state().file().unwrap().facts().writable;
    assert!(!workspace(&window));
    window.click("只读查看");
    assert!(window.says("只读方式打开"), "the bar goes on telling");
    assert!(window.says("河口镇"));
    window.harness.state().send(Wish::Repair(path.clone()));
    window.wait_for("已修复：改回1处");
    assert!(workspace(&window));
    drop(window);
    assert_eq!(Workspace::open(&path, Access::Read, context()).unwrap().verify().unwrap(), []);
}

#[test]
fn what_the_desktop_cannot_open_or_print_is_told_in_words() {
    let mut window = Window::sample();
    window.desktop.0.borrow_mut().refuses = true;
    let paper = window.folder.path().join("通知.pdf");
    window.harness.state().send(Wish::Launch(paper));
    window.wait_for("系统没有能打开");
    window.harness.state().send(Wish::Dismiss);
    window.press(Modifiers::COMMAND, Key::Num7);
    window.wait_for("第1页，共2页");
    window.press(Modifiers::COMMAND, Key::P);
    window.wait_for("系统没有能打开");
    assert!(!window.says("请在其中打印"), "nothing is said to be open that is not");
    window.click("直接送打印机");
    window.wait_for("没有可用的打印机");
}

#[test]
fn without_any_dialog_for_files_the_path_is_asked_for_with_a_word() {
    for (key, modifiers) in [(Key::O, Modifiers::COMMAND), (Key::S, Modifiers::COMMAND | Modifiers::SHIFT)] {
        let mut window = Window::start(None, true, Lang::Zh, vec![Answer::Unavailable]);
        window.press(modifiers, key);
        window.wait_for("本机没有系统的文件对话框");
        window.type_text("甲乡");
        window.settle();
        let typed = window.harness.get_by_label("文件路径").accesskit_node().value().unwrap();
        let typed = Path::new(&typed);
        let folder = &window.harness.state().file().unwrap().facts().path;
        assert_eq!(typed.parent(), folder.parent(), "after the folder");
        let name = if key == Key::O { "甲乡" } else { "甲乡.themeday" };
        assert_eq!(typed.file_name().unwrap(), name, "in the place of the name, before the ending");
    }
}
