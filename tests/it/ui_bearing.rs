//! What a month can bear, in the window: told while dragging and in the strip of months, asked about once, entered, and
//! 未安排 as a strip that can be searched, sorted and filled in.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use themeday::model::Month;
use themeday::model::bearing::{Capacity, Unavailable};
use themeday::model::change::Row;
use themeday::model::edit::{Edit, NewUnit};
use themeday::model::ids::{CapacityId, UnavailableId};
use themeday::model::unit::UnitKind;
use themeday::ui::command::{ScheduleCommand, ViewCommand};
use themeday::ui::page::Page;

use crate::ui::Window;

fn edit(window: &mut Window, edit: Edit) {
    window.harness.state().send(edit);
    window.settle();
}

fn put(window: &mut Window, row: impl Into<Row>) {
    edit(window, Edit::Rows { put: vec![row.into()], delete: Vec::new() });
}

/// 县水利局 cannot in July, and departments are at most five a month.
fn with_limits() -> Window {
    let mut window = Window::sample();
    let file = window.harness.state().file().unwrap();
    let (programme, snapshot) = (file.programme().unwrap().id, file.snapshot().clone());
    let unit = Some(snapshot.units_named("县水利局")[0]);
    let group = Some(snapshot.group_named("县直单位").unwrap().id);
    let month = Month::new(2023, 7).unwrap();
    let reason = "防汛".to_owned();
    put(&mut window, Unavailable { id: UnavailableId(0), programme, unit, group: None, month, reason });
    let (least, most) = (None, Some(5));
    put(&mut window, Capacity { id: CapacityId(0), programme, group, month: None, least, most });
    window
}

/// Takes a thing up and holds it over a place, without letting go.
fn hold(window: &mut Window, from: Pos2, over: Pos2) {
    window.harness.hover_at(from);
    window.harness.step();
    window.harness.drag_at(from);
    window.harness.step();
    window.harness.hover_at(from + egui::vec2(12.0, 4.0));
    window.harness.step();
    window.harness.hover_at(over);
    window.harness.step();
    window.harness.step();
}

fn described(window: &Window, role: Role, name: &str) -> String {
    let node = window.harness.get_by_role_and_label(role, name);
    node.accesskit_node().data().description().unwrap_or_default().to_owned()
}

fn revision(window: &Window) -> u64 {
    window.harness.state().file().unwrap().snapshot().revision
}

#[test]
fn while_a_chip_is_dragged_each_month_says_how_it_suits() {
    let mut window = with_limits();
    let (from, to) = (window.centre("县水利局"), window.centre("7月"));
    hold(&mut window, from, to);
    assert_eq!(described(&window, Role::RowHeader, "7月"), "不宜：县水利局防汛");
    assert_eq!(described(&window, Role::RowHeader, "9月"), "已满：县直单位最多5家，将有6家");
    assert_eq!(described(&window, Role::RowHeader, "5月"), "建议：安排较少，现有2家");
    assert_eq!(described(&window, Role::RowHeader, "6月"), "");
    window.harness.drop_at(to);
    window.settle();
    assert!(window.says("超出限制，仍要安排吗？"));
}

#[test]
fn while_a_month_is_typed_into_the_table_each_month_says_how_it_suits() {
    let mut window = with_limits();
    window.click("县水利局");
    window.click("表格");
    window.keys(&[Key::F2]);
    assert!(window.says("不宜：县水利局防汛") && window.says("已满：县直单位最多5家，将有6家"));
    window.type_text("7月");
    window.settle();
    let field = window.harness.get_by_role_and_label(Role::TextInput, "县水利局的月份");
    assert_eq!(field.accesskit_node().data().description(), Some("不宜：县水利局防汛"));
    window.keys(&[Key::Enter]);
    assert!(window.says("超出限制，仍要安排吗？"));
}

#[test]
fn a_drop_that_passes_a_limit_asks_once_and_keeps_the_reason() {
    let mut window = with_limits();
    let before = revision(&window);
    let (from, to) = (window.centre("县水利局"), window.centre("7月"));
    window.drag(from, to);
    assert_eq!(revision(&window), before, "nothing is done before it is answered");
    assert!(window.says("县水利局：7月不宜安排（防汛）"));
    window.click("取消");
    assert_eq!(revision(&window), before);
    let (from, to) = (window.centre("县水利局"), window.centre("7月"));
    window.drag(from, to);
    window.type_text("经分管领导同意");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.cell(7, "县直单位").contains(&"县水利局".to_owned()));
    assert!(window.says("县水利局 11月→7月（原因：经分管领导同意）"));
    window.click("县水利局");
    assert!(window.says("已说明：经分管领导同意"), "it stands in the details of the session");
    // Away, where nothing is asked, and back, where it is known.
    for (from, to) in [("县水利局", "8月"), ("县水利局", "7月")] {
        let (from, to) = (window.centre(from), window.centre(to));
        window.drag(from, to);
    }
    assert!(window.cell(7, "县直单位").contains(&"县水利局".to_owned()));
    assert!(!window.says("超出限制"));
}

#[test]
fn the_strip_of_months_says_how_each_suits_and_asks_as_a_drop_does() {
    let mut window = with_limits();
    window.click("县水利局");
    window.keys(&[Key::M]);
    assert_eq!(described(&window, Role::Button, "7月"), "不宜：县水利局防汛");
    window.keys(&[Key::Num7, Key::Enter]);
    assert!(window.says("超出限制，仍要安排吗？"));
    window.click("仍然安排");
    assert!(window.cell(7, "县直单位").contains(&"县水利局".to_owned()), "a reason is not forced");
    assert!(window.says("县水利局 11月→7月"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(!window.cell(7, "县直单位").contains(&"县水利局".to_owned()));
}

#[test]
fn a_load_tells_its_limit_only_where_one_is_passed() {
    let mut window = with_limits();
    assert!(window.says("9月 县直单位 5家"));
    assert!(!window.says("最多5家"));
    let file = window.harness.state().file().unwrap();
    let row = file.snapshot().capacities.iter().next().unwrap().clone();
    put(&mut window, Capacity { most: Some(4), ..row });
    assert!(window.says("9月 县直单位 5家/最多4家"));
}

#[test]
fn months_that_cannot_be_are_entered_from_the_menus_of_the_board() {
    let mut window = Window::sample();
    let month = window.harness.get_by_role_and_label(Role::RowHeader, "8月");
    month.click_secondary();
    window.settle();
    window.click("本月不宜安排…");
    window.harness.get_by_label("原因").focus();
    window.settle();
    window.type_text("高温");
    window.click("保存");
    assert!(window.says("新增不宜安排的月份：2023-08 高温"));
    let unit = window.harness.get_by_label("县水利局");
    unit.click_secondary();
    window.settle();
    window.click("不宜安排的月份…");
    let june = window.harness.get_by_role_and_label(Role::CheckBox, "6月");
    june.click();
    window.settle();
    window.click("保存");
    let file = window.harness.state().file().unwrap();
    let rows: Vec<(u32, bool, String)> = file
        .snapshot()
        .unavailable
        .iter()
        .map(|row| (row.month.number(), row.unit.is_some(), row.reason.clone()))
        .collect();
    assert_eq!(rows, [(8, false, "高温".to_owned()), (6, true, String::new())]);
}

#[test]
fn the_settings_of_the_year_list_limits_change_them_and_take_them_away() {
    let mut window = with_limits();
    window.harness.state().send(ViewCommand::Go(Page::Year));
    window.settle();
    assert!(window.says("县水利局 7月（防汛）"));
    assert!(window.says("县直单位 每月 最多5家"));
    // Both stand below what is seen of the page.
    window.harness.get_by_label("修改县直单位 每月 最多5家").click_accesskit();
    window.settle();
    window.harness.get_by_label("县直单位至少").focus();
    window.settle();
    window.type_text("7");
    assert!(window.says("至少不能大于最多"));
    window.press(Modifiers::NONE, Key::Backspace);
    window.type_text("2");
    window.click("保存");
    assert!(window.says("县直单位 每月 至少2家、最多5家"));
    window.harness.get_by_label("删除县水利局 7月（防汛）").click_accesskit();
    window.settle();
    assert!(window.says("没有不宜安排的月份。"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.says("县水利局 7月（防汛）"));
}

/// 600 more departments without a month.
fn crowded() -> Window {
    let mut window = Window::sample();
    let programme = Some(window.harness.state().file().unwrap().programme().unwrap().id);
    let unit = |n: usize| NewUnit {
        name: format!("第{n}综合行政执法监督管理服务中心"),
        kind: UnitKind::Department,
        group: "县直单位".to_owned(),
    };
    edit(&mut window, Edit::AddUnits { programme, units: (0..600).map(unit).collect() });
    window
}

#[test]
fn the_strip_of_what_is_unscheduled_stays_low_and_is_searched_and_filtered() {
    let mut window = crowded();
    assert!(window.says("未安排600家"));
    let strip = window.harness.get_by_role_and_label(Role::Group, "未安排600家");
    assert!(strip.rect().height() < 180.0, "{}", strip.rect());
    let chips = |window: &Window| {
        let named = window.harness.query_all_by_label_contains("综合行政执法监督管理服务中心");
        named.filter(|node| node.accesskit_node().role() == Role::Button).count()
    };
    assert!(chips(&window) < 60, "only what is seen is there: {}", chips(&window));
    window.harness.get_by_label("筛选未安排的单位").focus();
    window.settle();
    window.type_text("第599");
    assert!(window.says("未安排600家，显示1家"));
    assert_eq!(chips(&window), 1);
    window.type_text("无");
    assert!(window.says("未安排600家，显示0家"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.says("未安排600家"));
    window.click("类别 全部类别");
    let group = window.harness.get_all_by_label("乡镇").last().unwrap();
    group.click();
    window.settle();
    assert!(window.says("未安排600家，显示0家"));
}

#[test]
fn what_is_unscheduled_is_sorted_by_name_for_the_view_alone() {
    let mut window = Window::sample();
    for unit in ["县水利局", "县民政局", "县林业局"] {
        window.click(unit);
        window.keys(&[Key::U]);
    }
    let order = |window: &Window| {
        let mut names = ["县水利局", "县民政局", "县林业局"];
        names.sort_by(|a, b| window.centre(a).x.total_cmp(&window.centre(b).x));
        names
    };
    let by_order = order(&window);
    window.click("排序 机构序列");
    window.click("名称");
    assert_eq!(order(&window), ["县林业局", "县民政局", "县水利局"]);
    window.click("排序 名称");
    window.click("机构序列");
    assert_eq!(order(&window), by_order);
}

#[test]
fn filling_in_evenly_is_one_step_and_tells_what_was_left() {
    let mut window = with_limits();
    for unit in ["县水利局", "县民政局"] {
        window.click(unit);
        window.keys(&[Key::U]);
    }
    let session = {
        let file = window.harness.state().file().unwrap();
        let unit = file.snapshot().units_named("县民政局")[0];
        file.snapshot().sessions_held_by(file.programme().unwrap().id, unit)[0].id
    };
    edit(&mut window, Edit::Lock(vec![session], true));
    window.click("均衡填入");
    assert!(window.says("已锁定（1家）：县民政局"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.says("均衡填入1场，1场未能安排"));
    assert!(window.says("未安排1家"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.says("未安排2家"));
    window.harness.state().send(ScheduleCommand::FillEvenly);
    window.settle();
    assert!(window.says("未安排1家"), "by the palette as well");
}
