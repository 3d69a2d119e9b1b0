//! 主会场与其他活动 and the details of 安排 by hand: activities added, units pasted, parts chosen, what is asked.

use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use themeday::model::Snapshot;
use themeday::model::session::{Role, SessionKind};
use themeday::text::Lang;
use themeday::ui::command::{ScheduleCommand, ViewCommand};
use themeday::ui::page::Page;

use crate::ui::Window;

fn snapshot(window: &Window) -> Arc<Snapshot> {
    window.harness.state().file().unwrap().snapshot().clone()
}

fn others(window: &Window) -> usize {
    window.harness.state().file().unwrap().year().unwrap().schedule().others.len()
}

fn on_page() -> Window {
    let mut window = Window::sample();
    window.harness.state().send(ViewCommand::Go(Page::Sessions));
    window.settle();
    window
}

fn undo_all(window: &mut Window, steps: usize) {
    for _ in 0..steps {
        window.press(Modifiers::COMMAND, Key::Z);
    }
}

#[test]
fn an_activity_is_added_opened_filled_in_and_removed() {
    let mut window = on_page();
    window.click("添加活动");
    window.click("观摩交流");
    assert_eq!(others(&window), 1);
    assert!(window.says("删除这项活动"), "the new one is open");
    window.harness.get_by_label("删除这项活动").focus();
    window.settle();
    window.keys(&[Key::Enter]);
    assert_eq!(others(&window), 0);
    undo_all(&mut window, 2);
    assert_eq!(others(&window), 0);
}

#[test]
fn an_activity_stands_above_the_months_and_opens_beside_the_board() {
    let mut window = on_page();
    window.click("添加活动");
    window.click("宣传周");
    window.harness.state().send(ViewCommand::Go(Page::Schedule));
    window.settle();
    window.click("宣传周 时间未定");
    assert!(window.says("时间表述") && window.says("添加单位…"));
}

#[test]
fn twenty_one_participants_come_in_one_paste_and_go_in_one_step() {
    let mut window = on_page();
    let before = snapshot(&window);
    let year = before.newest_programme().unwrap().id;
    let main = before.main_session(year).unwrap().id;
    let names: Vec<String> =
        before.participations_of(year).iter().map(|p| before.printed_name(year, p.unit).to_owned()).collect();
    let listed = before.parties_of(main).count();
    window.click("粘贴名单…");
    let text = names.join("、") + "、县无此局\n" + &names[0];
    window.type_text(&text);
    assert!(window.says("未识别1项，重复1项"), "unknown and twice are told");
    window.click(&format!("列入{}家", names.len() - listed));
    assert_eq!(snapshot(&window).parties_of(main).count(), names.len());
    undo_all(&mut window, 1);
    assert_eq!(snapshot(&window).parties_of(main).count(), listed);
}

#[test]
fn a_joint_session_of_two_units_is_made_in_the_details() {
    let mut window = Window::sample();
    window.click("县水利局");
    let unit = snapshot(&window).units_named("县水利局")[0];
    let year = snapshot(&window).newest_programme().unwrap().id;
    let session = snapshot(&window).sessions_held_by(year, unit)[0].id;
    // It stands below the fields, out of sight in a small window.
    window.harness.get_by_label("添加单位…").focus();
    window.settle();
    window.keys(&[Key::Enter]);
    window.type_text("县林业局");
    window.click("列入1家");
    assert_eq!(snapshot(&window).organisers_of(session).count(), 2, "one session of both");
    assert!(snapshot(&window).parties_of(session).all(|p| p.role == Role::Organiser));
}

#[test]
fn an_unplanned_session_takes_a_unit_and_a_button() {
    let mut window = Window::sample();
    window.click("县水利局");
    window.harness.state().send(ScheduleCommand::Unplanned);
    window.settle();
    window.click("登记");
    let now = snapshot(&window);
    let unplanned: Vec<_> = now.sessions.iter().filter(|s| s.unplanned).collect();
    assert_eq!(unplanned.len(), 1);
    assert_eq!(unplanned[0].kind, SessionKind::Branch);
    assert!(unplanned[0].held_on.is_some());
}

#[test]
fn a_wording_that_tells_days_fixes_them() {
    let mut window = on_page();
    window.click("添加活动");
    window.click("线上活动");
    let fields: Vec<_> = window.harness.get_all_by_label("时间表述").collect();
    fields.last().unwrap().focus();
    drop(fields);
    window.settle();
    window.type_text("5月9日至13日");
    window.press(Modifiers::COMMAND, Key::S);
    let now = snapshot(&window);
    let online = now.sessions.iter().find(|s| s.kind == SessionKind::Online).unwrap();
    let when = online.when.as_ref().unwrap();
    assert_eq!(Lang::Zh.when(when, 2023), "5月9日至5月13日");
    assert_eq!(online.month.map(themeday::model::Month::number), Some(5));
}
