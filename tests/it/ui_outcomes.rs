//! 单位变动核对表 and 批量录入联络员 in the window.

use egui::Key;
use egui_kittest::kittest::Queryable;
use themeday::ui::command::EditCommand;
use themeday::ui::page::Page;

use crate::ui::Window;

fn send(window: &mut Window, command: EditCommand) {
    window.harness.state().send(command);
    window.settle();
}

fn click_last(window: &mut Window, name: &str) {
    window.harness.query_all_by_label(name).last().unwrap().click();
    window.settle();
}

fn filter(window: &mut Window, text: &str) {
    window.harness.query_all_by_label("筛选单位").last().unwrap().focus();
    window.settle();
    window.press(egui::Modifiers::COMMAND, Key::A);
    window.type_text(text);
}

fn names(window: &Window, name: &str) -> usize {
    window.harness.state().file().unwrap().snapshot().units_named(name).len()
}

#[test]
fn a_unit_is_renamed_and_another_merged_from_the_table_of_changes() {
    let mut window = Window::sample();
    send(&mut window, EditCommand::Turns);
    assert!(window.says("2023年度内的变动"));
    filter(&mut window, "水利");
    click_last(&mut window, "县水利局，县水利局，保留");
    window.harness.get_by_label("新名称").click();
    window.settle();
    window.type_text("县水务局");
    window.click("登记");
    assert_eq!(names(&window, "县水务局"), 1);
    assert!(window.says("县水利局，县水务局，更名"));
    filter(&mut window, "林业");
    click_last(&mut window, "县林业局，县林业局，保留");
    window.click("合并");
    window.click("选择单位");
    window.type_text("nyncj");
    click_last(&mut window, "县农业农村局");
    window.click("已开展和报送的列入并入单位的沿革");
    window.click("登记");
    let file = window.harness.state().file().unwrap();
    let snapshot = file.snapshot();
    let (old, new) = (snapshot.units_named("县林业局")[0], snapshot.units_named("县农业农村局")[0]);
    assert_eq!(snapshot.abolition(old).unwrap().into, Some(new));
    assert!(snapshot.predecessors(new).is_empty(), "it was not to go with it");
    assert!(window.says("县林业局，（无），合并"));
    window.click("查看核对表");
    assert_eq!(window.harness.state().page(), Page::Papers);
}

#[test]
fn a_pasted_table_of_liaisons_is_shown_before_it_is_taken_in_one_step() {
    let mut window = Window::sample();
    send(&mut window, EditCommand::TakeLiaisons);
    window.type_text(
        "单位名称\t姓名\t手机\n县水利局\t李晓\t13800000001\n没有局\t王明\t\n县林业局\t赵一\t13800000002\n",
    );
    for _ in 0..2_000 {
        if window.says("新增2人，更新0人，相同0人，不录入1行") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
        window.harness.step();
    }
    assert!(window.says("没有单位“没有局”"));
    window.click("录入2人");
    let liaisons = |window: &Window| {
        let snapshot = window.harness.state().file().unwrap().snapshot();
        snapshot.liaisons_of(snapshot.units_named("县水利局")[0]).len()
    };
    assert_eq!(liaisons(&window), 1);
    window.press(egui::Modifiers::COMMAND, Key::Z);
    assert_eq!(liaisons(&window), 0);
}
