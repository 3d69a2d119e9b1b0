//! What the window says about the file as such: its backups, and why it can only be viewed.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use themeday::text::Lang;
use themeday::ui::command::{FileCommand, ViewCommand};
use themeday::ui::page::Page;
use themeday::ui::picker::Answer;
use themeday::workspace::Workspace;

use crate::ui::{Window, context};

/// Frames until something of which the name holds these words is there.
fn wait_for(window: &mut Window, words: &str) {
    let start = std::time::Instant::now();
    while window.harness.query_all_by_label_contains(words).next().is_none() {
        assert!(start.elapsed().as_secs() < 20, "“{words}” is not said");
        std::thread::sleep(std::time::Duration::from_millis(2));
        window.harness.step();
    }
    window.settle();
}

/// Clicks the first thing of which the name holds these words.
fn click_on(window: &mut Window, words: &str) {
    window.harness.query_all_by_label_contains(words).next().unwrap().click();
    window.settle();
}

/// Clicks the last thing of that name: what lies over a page is painted after it.
fn click_last(window: &mut Window, name: &str) {
    window.harness.query_all_by_label(name).last().unwrap().click();
    window.settle();
}

fn send(window: &mut Window, command: FileCommand) {
    window.harness.state().send(command);
    window.settle();
}

#[test]
fn the_list_of_backups_tells_what_changed_since_and_puts_a_year_or_a_unit_back() {
    let mut window = Window::sample();
    send(&mut window, FileCommand::Backup);
    let before = window.cell(11, "县直单位");
    window.click("县水利局");
    window.keys(&[Key::M, Key::Num7, Key::Enter]);
    assert_ne!(window.cell(11, "县直单位"), before);
    send(&mut window, FileCommand::Backups);
    wait_for(&mut window, "，手动，");
    wait_for(&mut window, "活动改");
    assert!(window.says("选中一个备份，可恢复整个文件，或只恢复其中一个年度、一个单位。"));
    click_on(&mut window, "，手动，");
    window.click("恢复一个单位");
    click_last(&mut window, "县水利局");
    assert!(window.says("将县水利局恢复到"));
    window.click("恢复");
    assert_eq!(window.cell(11, "县直单位"), before);
    // It is one step of undo, and the list tells anew.
    click_last(&mut window, "关闭");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_ne!(window.cell(11, "县直单位"), before);
    send(&mut window, FileCommand::Backups);
    wait_for(&mut window, "活动改");
    click_on(&mut window, "，手动，");
    window.click("恢复一个年度");
    click_last(&mut window, "2023年度");
    window.click("恢复");
    assert_eq!(window.cell(11, "县直单位"), before);
}

#[test]
fn a_whole_backup_is_restored_from_the_list() {
    let mut window = Window::sample();
    send(&mut window, FileCommand::Backup);
    let before = window.cell(11, "县直单位");
    window.click("县水利局");
    window.keys(&[Key::M, Key::Num7, Key::Enter]);
    send(&mut window, FileCommand::Backups);
    wait_for(&mut window, "，手动，");
    click_on(&mut window, "，手动，");
    window.click("恢复整个文件…");
    window.click("恢复");
    window.settle();
    assert_eq!(window.cell(11, "县直单位"), before);
    assert!(window.says("的备份") || window.says("已恢复") || window.says("备份"));
}

#[test]
fn a_second_place_is_chosen_written_after_each_backup_and_missed_quietly() {
    let stick = tempfile::tempdir().unwrap();
    let answers = vec![Answer::Chosen(stick.path().to_path_buf())];
    let mut window = Window::start(None, true, Lang::Zh, answers);
    send(&mut window, FileCommand::Backups);
    window.click("选择文件夹…");
    wait_for(&mut window, "现在写入");
    let backups = stick.path().join("sample.files/backups");
    let count = || std::fs::read_dir(&backups).map_or(0, Iterator::count);
    click_last(&mut window, "关闭");
    let until = |window: &mut Window, done: &dyn Fn(&mut Window) -> bool| {
        for _ in 0..4_000 {
            if done(window) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(2));
            window.harness.step();
        }
        panic!("it does not happen");
    };
    let there = count();
    send(&mut window, FileCommand::Backup);
    until(&mut window, &|_| count() > there);
    assert!(!window.says("第二备份处未连接"));
    // Without the stick nothing is in the way.
    std::fs::remove_dir_all(stick.path()).unwrap();
    send(&mut window, FileCommand::Backup);
    until(&mut window, &|window| window.says("第二备份处未连接，上次写入"));
    assert!(window.says("已备份。"), "no error stands in its place");
    assert!(!stick.path().exists());
    // It is remembered for the user, not in the file.
    let folder = std::mem::replace(&mut window.folder, tempfile::tempdir().unwrap());
    drop(window);
    let settings = std::fs::read_to_string(folder.path().join("own/settings.json")).unwrap();
    assert!(settings.contains("second_place") && settings.contains("reached"), "{settings}");
}

#[test]
fn the_history_is_narrowed_by_words_and_unit_and_gone_back_to() {
    let mut window = Window::sample();
    for key in [Key::Num7, Key::Num8, Key::Num9] {
        window.click("县水利局");
        window.keys(&[Key::M, key, Key::Enter]);
    }
    window.click("县林业局");
    window.keys(&[Key::M, Key::Num7, Key::Enter]);
    window.harness.state().send(ViewCommand::Go(Page::History));
    window.settle();
    wait_for(&mut window, "5项，共5项");
    window.click("全部单位");
    window.type_text("lyj");
    click_last(&mut window, "县林业局");
    wait_for(&mut window, "只看县林业局");
    wait_for(&mut window, "2项，共5项");
    // The first of that name puts the filter away.
    window.harness.query_all_by_label("全部单位").next().unwrap().click();
    window.settle();
    wait_for(&mut window, "5项，共5项");
    window.harness.get_by_label("筛选操作、经办人").click();
    window.settle();
    window.type_text("8月");
    wait_for(&mut window, "2项，共5项");
    click_on(&mut window, "7月→8月");
    window.click("回到这一步…");
    assert!(window.says("之后的2项操作一并撤回"));
    window.click("回到这一步");
    window.settle();
    assert_eq!(window.cell(8, "县直单位").last().map(String::as_str), Some("县水利局"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.cell(9, "县直单位").last().map(String::as_str), Some("县水利局"));
}

#[test]
fn the_search_leads_to_units_sessions_reports_and_papers_and_shows_the_phone() {
    use themeday::model::edit::Edit;
    use themeday::model::people::LiaisonCard;
    let mut window = Window::sample();
    let unit = window.harness.state().file().unwrap().snapshot().units_named("县应急管理局")[0];
    let card =
        LiaisonCard {
            name: "欧阳晓".to_owned(), mobile: "13800005678".to_owned(), ..LiaisonCard::default()
        };
    window.harness.state().send(Edit::SetLiaisons(unit, vec![(card, true)]));
    window.settle();
    window.press(Modifiers::COMMAND, Key::F);
    window.type_text("oyx");
    window.harness.get_by_label("复制 13800005678").click();
    window.settle();
    let copied = window.harness.output().platform_output.commands.clone();
    let _ = copied;
    assert!(window.says("已复制 13800005678"));
    window.press(Modifiers::COMMAND, Key::F);
    window.type_text("5678");
    // Down once to the unit, once more to its session, and to its report.
    window.keys(&[Key::ArrowDown, Key::Enter]);
    assert_eq!(window.harness.state().page(), Page::Units);
    window.press(Modifiers::COMMAND, Key::F);
    window.type_text("欧阳晓");
    window.keys(&[Key::ArrowDown, Key::ArrowDown, Key::Enter]);
    assert_eq!(window.harness.state().page(), Page::Schedule);
    assert_eq!(window.selected(), ["县应急管理局"]);
    window.press(Modifiers::COMMAND, Key::F);
    window.type_text("欧阳晓");
    window.keys(&[Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::Enter]);
    assert_eq!(window.harness.state().page(), Page::Reports);
    window.press(Modifiers::COMMAND, Key::K);
    window.type_text("签到表");
    window.keys(&[Key::Enter]);
    assert_eq!(window.harness.state().page(), Page::Papers);
}

#[test]
fn the_bar_says_when_the_days_backup_could_not_be_made_and_shows_the_newest_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("湘潭县.themeday");
    drop(Workspace::create_sample(&path, context()).unwrap());
    let companion = folder.path().join("湘潭县.files");
    std::fs::write(&companion, "").unwrap();
    let window = Window::start(Some(path.clone()), false, Lang::Zh, Vec::new());
    assert!(window.says("今日未能备份"));
    drop(window);
    std::fs::remove_file(companion).unwrap();
    let window = Window::start(Some(path), false, Lang::Zh, Vec::new());
    assert!(!window.says("今日未能备份"));
    assert!(window.says("备份 "));
}

#[cfg(unix)]
#[test]
fn a_file_with_two_names_is_shown_and_the_other_name_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("湘潭县.themeday");
    drop(Workspace::create_sample(&path, context()).unwrap());
    std::fs::hard_link(&path, folder.path().join("别名.themeday")).unwrap();
    let window = Window::start(Some(path), false, Lang::Zh, Vec::new());
    assert!(window.says("别名.themeday"));
    assert!(window.says("只能查看"));
}
