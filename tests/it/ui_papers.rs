//! 文件材料, the main session's page, and the people of a unit, through the accessibility tree.

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use themeday::model::session::Role;
use themeday::model::when::When;
use themeday::text::Lang;
use themeday::ui::page::Page;
use themeday::ui::picker::Answer;
use themeday::ui::wish::Wish;

use super::ui::Window;

fn papers(answers: Vec<Answer>) -> Window {
    let mut window = Window::start(None, true, Lang::Zh, answers);
    window.press(Modifiers::COMMAND, Key::Num7);
    window.wait_for("第1页，共2页");
    window
}

fn files(folder: &Path) -> Vec<String> {
    let all = std::fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<String> = all.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn the_list_says_how_each_paper_stands_and_the_pages_are_shown() {
    let mut window = papers(Vec::new());
    window.wait_for("活动安排表，可生成");
    assert!(window.says("活动通知，缺：发文字号等"));
    assert!(window.says("2页 · 47家单位"));
    window.click_part("活动通知，缺");
    window.wait_for("发文字号未填");
    window.click("去填写 发文字号未填");
    assert_eq!(window.harness.state().page(), Page::Year);
}

#[test]
fn the_preview_follows_the_schedule_and_the_choices() {
    let mut window = papers(Vec::new());
    window.click("类别 全部类别");
    window.click("乡镇");
    window.wait_for("1页 · 17家单位");
    window.press(Modifiers::COMMAND, Key::Num2);
    window.click("河口镇");
    window.press(Modifiers::NONE, Key::U);
    window.press(Modifiers::COMMAND, Key::Num7);
    window.wait_for("1页 · 16家单位");
    window.wait_for("活动安排表，缺：1家的月份");
}

#[test]
fn the_preview_key_shows_what_is_on_the_screen_and_then_prints_it() {
    let mut window = Window::sample();
    for (page, paper) in [
        (Page::Reports, "台账：详情"),
        (Page::Units, "单位名册：详情"),
        (Page::Sessions, "主会场参加单位名单：详情"),
        (Page::Schedule, "活动安排表：详情"),
    ] {
        window.show(page);
        window.press(Modifiers::COMMAND, Key::P);
        assert_eq!(window.harness.state().page(), Page::Papers);
        assert!(window.says(paper), "{paper}");
    }
    window.press(Modifiers::COMMAND, Key::P);
    window.wait_for("请在其中打印");
    let opened = window.desktop.0.borrow().opened.clone();
    let bytes = std::fs::read(&opened[0]).unwrap();
    assert!(bytes.starts_with(b"%PDF"));
    window.click("直接送打印机");
    window.wait_for("已送往打印机");
    assert_eq!(window.desktop.0.borrow().printed.len(), 1);
}

#[test]
fn tables_go_to_the_clipboard_as_html_and_text() {
    let mut window = papers(Vec::new());
    window.click("复制表格");
    window.wait_for("表格已复制");
    let (html, text) = window.desktop.0.borrow().copied[0].clone();
    assert!(html.contains("<table") && html.contains("河口镇"));
    assert!(text.contains("2023年5月\t") && text.contains("\r\n"));
}

#[test]
fn pages_of_a_picture_that_are_there_are_replaced_only_after_asking() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("安排.png");
    std::fs::write(folder.path().join("安排-2.png"), "old").unwrap();
    let mut window = papers(vec![Answer::Chosen(path.clone())]);
    window.click("图片");
    window.wait_for("已存在，要替换吗");
    assert!(!path.exists(), "nothing is written before the answer");
    window.click("替换");
    window.wait_for("已导出");
    assert!(std::fs::read(folder.path().join("安排-2.png")).unwrap().len() > 1000);
    assert_eq!(files(folder.path()), ["安排-2.png", "安排.png"]);
}

#[test]
fn a_file_that_an_editor_has_open_is_told_in_words_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("安排.docx");
    std::fs::write(&path, "old").unwrap();
    std::fs::write(folder.path().join("~$安排.docx"), "").unwrap();
    let mut window = papers(vec![Answer::Chosen(path.clone())]);
    window.click("Word");
    window.wait_for("正在 Word、WPS 等程序中打开");
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    std::fs::remove_file(folder.path().join("~$安排.docx")).unwrap();
    window.click("重试");
    window.wait_for("已导出");
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK"));
}

fn package(window: &mut Window) {
    window.click("整套导出…");
    window.click("单独成文");
    // A dialog that grew finds its place in the next frame.
    window.settle();
    // The tick in the dialog, not the button behind it.
    window.harness.get_by_role_and_label(egui::accesskit::Role::CheckBox, "PDF").click();
    window.settle();
    assert!(window.says("将生成6个文件"));
    window.click("选择文件夹…");
}

#[test]
fn the_notice_and_its_attachments_are_written_into_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("通知材料");
    let answer = || Answer::Chosen(target.clone());
    let mut window = papers(vec![answer(), answer()]);
    package(&mut window);
    window.wait_for("已生成6个文件");
    let names = files(&target);
    assert_eq!(names.len(), 6);
    assert!(names.iter().all(|name| Path::new(name).extension().is_some_and(|e| e == "docx")), "{names:?}");
    assert!(names[2].starts_with("附件2") && names[2].contains("（乡镇）"), "{names:?}");
    // The button of the dialog, not the one behind it.
    window.harness.get_all_by_label("打开文件夹").last().unwrap().click();
    window.settle();
    assert_eq!(window.desktop.0.borrow().opened, std::slice::from_ref(&target));
    // A second time the files that are there are asked about first.
    std::fs::write(target.join(&names[2]), "old").unwrap();
    package(&mut window);
    window.wait_for("已有6个同名文件");
    window.click("取消");
    assert_eq!(std::fs::read(target.join(&names[2])).unwrap(), b"old");
}

#[test]
fn a_cancelled_package_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let target: PathBuf = folder.path().join("通知材料");
    let mut window = papers(vec![Answer::Chosen(target.clone())]);
    package(&mut window);
    window.settle();
    window.click("取消导出");
    window.wait_for("没有写入文件");
    assert!(!target.exists());
}

#[test]
fn the_text_of_the_notice_is_edited_and_made_from_the_facts_again() {
    let mut window = papers(Vec::new());
    window.click_part("活动通知");
    window.click("修改正文…");
    window.fill("正文内容", "为做好今年工作，现通知如下：");
    window.click("完成");
    let text = |window: &Window| {
        let snapshot = window.snapshot();
        let programme = snapshot.newest_programme().unwrap().id;
        snapshot.paper_text(programme, "notice").map(str::to_owned)
    };
    assert_eq!(text(&window).as_deref(), Some("为做好今年工作，现通知如下："));
    assert!(window.says("已修改"));
    window.wait_for("活动通知，缺：发文字号等4项");
    window.settle();
    window.click("修改正文…");
    window.click("恢复自动生成");
    assert_eq!(text(&window), None);
    window.undo();
    assert_eq!(text(&window).as_deref(), Some("为做好今年工作，现通知如下："));
}

#[test]
fn the_main_session_has_its_facts_tasks_and_stalls_on_a_page() {
    let mut window = Window::sample();
    window.press(Modifiers::COMMAND, Key::Num3);
    window.fill("地点", "县政务服务中心广场");
    window.press(Modifiers::NONE, Key::Enter);
    window.fill("任务分工内容", "县政府办：统筹协调");
    window.click("按顺序编号");
    let main = |window: &Window| {
        let snapshot = window.snapshot();
        let programme = snapshot.newest_programme().unwrap().id;
        snapshot.main_session(programme).unwrap().clone()
    };
    let session = main(&window);
    assert_eq!(session.place, "县政务服务中心广场");
    assert_eq!(session.tasks, "县政府办：统筹协调");
    let stalls: Vec<String> = window.snapshot().parties_of(session.id).map(|p| p.stall.clone()).collect();
    assert_eq!((stalls.len(), stalls[0].as_str(), stalls[20].as_str()), (21, "1", "21"));
    window.fill("县城管执法局的咨询台", "A2");
    window.press(Modifiers::NONE, Key::Enter);
    let second = window.snapshot().parties_of(session.id).nth(1).unwrap().stall.clone();
    assert_eq!(second, "A2");
    window.undo();
    window.undo();
    window.undo();
    assert_eq!(main(&window).tasks, "");
}

#[test]
fn units_of_the_main_session_are_ticked_and_the_day_is_set() {
    let mut window = Window::sample();
    window.show(Page::Sessions);
    window.click("县城管执法局参加");
    let snapshot = window.snapshot();
    let main = snapshot.main_session(snapshot.newest_programme().unwrap().id).unwrap().clone();
    let parties = snapshot.parties_of(main.id).filter(|p| p.role == Role::Participant).count();
    assert_eq!(parties, 20);
    let day = "2023-05-12".parse().unwrap();
    let fact = themeday::model::edit::SessionFact::When(Some(When::on(day)), String::new());
    let edit = themeday::model::edit::Edit::SetSession(main.id, fact);
    window.harness.state().send(Wish::Edit(Box::new(edit)));
    window.settle();
    window.fill("开始时间", "9:00");
    window.press(Modifiers::NONE, Key::Enter);
    let snapshot = window.snapshot();
    let when = snapshot.sessions.get(main.id).unwrap().when.clone().unwrap();
    assert_eq!(when.time_from, chrono::NaiveTime::from_hms_opt(9, 0, 0));
}

#[test]
fn a_liaison_is_added_shown_beside_reports_and_undone() {
    let mut window = Window::sample();
    window.show(Page::Units);
    window.click_part("河口镇");
    window.click("添加联络员…");
    window.fill("姓名", "何小山");
    window.fill("手机", "13800000001");
    window.fill("电子邮箱", "he@example.com");
    window.click("保存");
    let unit = window.snapshot().units_named("河口镇")[0];
    let liaisons = |window: &Window| window.snapshot().liaisons_of(unit).len();
    let card = window.snapshot().main_liaison(unit).unwrap().card.clone();
    assert_eq!((card.name.as_str(), card.phone()), ("何小山", "13800000001"));
    window.click("添加联络员…");
    window.fill("姓名", "林青");
    window.click("主要联络员（优先联系）");
    window.click("保存");
    assert_eq!(window.snapshot().main_liaison(unit).unwrap().card.name, "林青");
    window.click("添加分管领导…");
    window.fill("姓名", "周远");
    window.click("保存");
    assert_eq!(window.snapshot().leaders_of(unit).len(), 1);
    window.show(Page::Reports);
    assert!(window.says("联络员 · 手机"));
    window.undo();
    window.undo();
    window.undo();
    assert_eq!(liaisons(&window), 0);
}
