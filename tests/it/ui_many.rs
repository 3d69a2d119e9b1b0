//! Several units at once on the schedule: selected by rectangle and keys, moved, filled in and put in order, each as one step
//! that the history names; and how many keys and clicks a year takes.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use themeday::model::Month;
use themeday::model::edit::{Edit, NewUnit};
use themeday::model::rollover::RollOver;
use themeday::model::session::Role as Part;
use themeday::model::unit::UnitKind;
use themeday::text::Lang;
use themeday::ui::command::{Ordered, ScheduleCommand, ViewCommand};
use themeday::ui::page::{Page, ScheduleView};
use themeday::ui::wish::Wish;

use super::ui::Window;

const COUNTY: &str = "县直单位";

impl Window {
    fn steps(&self) -> usize {
        let snapshot = self.snapshot();
        usize::try_from(snapshot.revision).unwrap()
    }

    fn last_step(&self) -> String {
        let file = self.harness.state().file().unwrap();
        file.facts().undo.iter().map(|label| Lang::Zh.edit_label(label)).collect()
    }

    fn month_number(&self, unit: &str) -> Option<u32> {
        self.session(unit).month.map(Month::number)
    }

    fn has_focus(&self) -> String {
        let node = self.harness.root().children_recursive().find(|n| n.accesskit_node().is_focused());
        node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    }
}

#[test]
fn a_rectangle_drawn_over_the_board_selects_chips_and_ctrl_keeps_what_was() {
    let mut window = Window::sample();
    let (first, last) = (window.at(Role::Button, "县卫健局"), window.at(Role::Button, "县医保局"));
    // Begun beside the chips, where the cell is empty.
    let from = Pos2::new(last.right() + 30.0, first.top() - 3.0);
    let to = first.left_center() + egui::vec2(4.0, 0.0);
    window.drag(from, to);
    assert_eq!(window.selected(), ["县卫健局", "县民政局", "县医保局"]);
    assert_eq!(window.steps(), Window::sample().steps(), "nothing was changed");
    assert!(window.says("已选3家"));
}

#[test]
fn keys_select_without_a_mouse_and_escape_lets_go() {
    let mut window = Window::sample();
    window.click("县卫健局");
    window.press(Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!((window.selected(), window.has_focus()), (vec!["县卫健局".to_owned()], "县民政局".to_owned()));
    window.press(Modifiers::COMMAND, Key::ArrowRight);
    window.keys(&[Key::Space]);
    assert_eq!(window.selected(), ["县卫健局", "县医保局"]);
    window.keys(&[Key::Space]);
    assert_eq!(window.selected(), ["县卫健局"]);
    window.press(Modifiers::COMMAND, Key::A);
    assert_eq!(window.selected().len(), 3, "its cell");
    window.press(Modifiers::COMMAND, Key::A);
    assert_eq!(window.selected().len(), 47, "everything");
    window.keys(&[Key::Escape]);
    assert!(window.selected().is_empty());
}

#[test]
fn a_month_earlier_or_later_is_one_step() {
    let mut window = Window::sample();
    window.click("县卫健局");
    window.press(Modifiers::SHIFT, Key::ArrowRight);
    window.press(Modifiers::ALT, Key::ArrowDown);
    assert_eq!((window.month_number("县卫健局"), window.month_number("县民政局")), (Some(7), Some(7)));
    assert_eq!(window.last_step(), "县卫健局等2家推后一个月");
    window.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(window.month_number("县民政局"), Some(6));
    window.keys(&[Key::L]);
    window.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(window.month_number("县民政局"), Some(6), "locked");
}

#[test]
fn date_place_and_form_of_many_are_filled_in_beside_the_board() {
    let mut window = Window::sample();
    window.click("县卫健局");
    window.press(Modifiers::SHIFT, Key::ArrowRight);
    window.keys(&[Key::D]);
    window.type_text("6.20");
    window.keys(&[Key::Enter]);
    assert_eq!(window.last_step(), "县卫健局等2家活动定于6月20日");
    window.harness.get_by_role_and_label(Role::TextInput, "地点").focus();
    window.settle();
    window.type_text("县政务大厅");
    window.keys(&[Key::Tab]);
    assert_eq!(window.last_step(), "县卫健局等2家活动的地点设为“县政务大厅”");
    assert_eq!(window.session("县民政局").place, "县政务大厅");
    window.click("清除选中各家的地点");
    assert_eq!(window.session("县民政局").place, "");
    // Names of other places are not wiped by a field that only says that they differ.
    window.undo();
    window.press(Modifiers::SHIFT, Key::ArrowRight);
    window.harness.get_by_role_and_label(Role::TextInput, "地点").focus();
    window.settle();
    window.keys(&[Key::Tab]);
    assert_eq!(window.session("县民政局").place, "县政务大厅");
}

#[test]
fn cells_attachments_and_everything_are_put_into_official_order() {
    let mut window = Window::sample();
    let (from, to) = (window.centre("县医保局"), window.centre("县卫健局"));
    window.drag(from, to);
    let moved = window.cell(6, COUNTY);
    assert_eq!(moved[0], "县医保局");
    window.harness.state().send(ScheduleCommand::Order(Ordered::Cell));
    window.settle();
    assert_ne!(window.cell(6, COUNTY), moved);
    assert_eq!(window.last_step(), "6月县直单位按机构序列重排");
    window.undo();
    assert_eq!(window.cell(6, COUNTY), moved, "one step");
    // The whole attachment stands in the panel of several.
    window.press(Modifiers::SHIFT, Key::ArrowRight);
    window.click("按机构序列重排");
    window.click("按机构序列重排：本附件");
    assert_eq!(window.last_step(), "县直单位按机构序列重排");
}

#[test]
fn enter_and_f2_lead_from_a_chip_to_its_details_and_buttons_keep_their_enter() {
    let mut window = Window::sample();
    window.click("县卫健局");
    window.keys(&[Key::Enter]);
    assert_ne!(window.has_focus(), "县卫健局");
    window.click("县卫健局");
    window.keys(&[Key::F2]);
    assert_eq!(window.has_focus(), "输入日期");
    window.keys(&[Key::Escape]);
    // Enter on a button presses that, whatever is selected.
    window.harness.get_by_role_and_label(Role::Button, "方案与印发").focus();
    window.settle();
    window.keys(&[Key::Enter]);
    assert!(window.says("另存"), "the dialog of copies");
}

#[test]
fn the_palette_leads_to_units_and_papers_and_f6_to_the_list_of_the_calendar() {
    let mut window = Window::in_view(ScheduleView::Calendar);
    window.keys(&[Key::F6, Key::F6]);
    assert!(window.has_focus().contains("列表"), "{}", window.has_focus());
    window.press(Modifiers::COMMAND, Key::K);
    window.type_text("slj");
    assert!(window.says("县水利局"));
    window.keys(&[Key::Escape]);
}

/// Keys and clicks as they are counted: what is pressed together is one.
struct Counted {
    window: Window,
    keys: usize,
    clicks: usize,
}

impl Counted {
    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.keys += 1;
        self.window.press(modifiers, key);
    }

    fn click(&mut self, name: &str) {
        self.clicks += 1;
        self.window.click(name);
    }

    fn placed(&self) -> usize {
        self.window.harness.state().file().unwrap().year().unwrap().schedule().placed()
    }
}

/// The sample with 50 units, all of them 未安排.
fn fifty() -> Counted {
    let mut window = Window::sample();
    let programme = Some(window.snapshot().newest_programme().unwrap().id);
    let new =
        |name: &str| NewUnit { name: name.to_owned(), kind: UnitKind::Department, group: COUNTY.to_owned() };
    let units = ["县甲局", "县乙局", "县丙局"].map(new).to_vec();
    window.apply(Edit::AddUnits { programme, units });
    window.press(Modifiers::COMMAND, Key::A);
    window.press(Modifiers::COMMAND, Key::A);
    window.keys(&[Key::U, Key::Escape]);
    let counted = Counted { window, keys: 0, clicks: 0 };
    assert_eq!(counted.placed(), 0);
    counted
}

#[test]
fn fifty_units_take_73_keys_or_one_click_or_fifty_drags() {
    // By keyboard: five at a time.
    let mut counted = fifty();
    for month in (4..=12).chain([4]) {
        counted.key(Modifiers::NONE, Key::N);
        for _ in 0..4 {
            counted.key(Modifiers::SHIFT, Key::ArrowRight);
        }
        counted.key(Modifiers::NONE, Key::M);
        for digit in month.to_string().chars() {
            counted.key(Modifiers::NONE, Key::from_name(&digit.to_string()).unwrap());
        }
    }
    assert_eq!((counted.placed(), counted.keys), (50, 73));
    // By one click.
    let mut counted = fifty();
    counted.click("均衡填入");
    assert_eq!((counted.placed(), counted.clicks), (50, 1));
    // By mouse, one drag each.
    let mut counted = fifty();
    let units: Vec<String> = counted.window.tray_units();
    for (n, unit) in units.iter().enumerate() {
        // Its upper end is seen, however many stand in it by then.
        let april = counted.window.harness.get_by_role_and_label(Role::RowHeader, "4月").rect();
        let (from, to) = (counted.window.centre(unit), april.left_top() + egui::vec2(20.0, 10.0));
        counted.window.drag(from, to);
        counted.clicks += 1;
        assert_eq!(counted.placed(), n + 1, "{unit} from {from} to {to}");
    }
    assert_eq!((counted.placed(), counted.clicks), (50, 50));
}

#[test]
fn one_unit_is_moved_by_two_keys_and_an_enter_by_habit_does_nothing() {
    let mut window = Window::sample();
    window.click("县水利局");
    let before = window.steps();
    window.keys(&[Key::M, Key::Num6]);
    assert_eq!((window.month_number("县水利局"), window.steps()), (Some(6), before + 1));
    window.keys(&[Key::Enter]);
    assert_eq!(window.steps(), before + 1);
    assert_eq!(window.has_focus(), "县水利局", "not in the details");
    // 1 may become 10, 11 or 12.
    window.keys(&[Key::M, Key::Num1]);
    assert_eq!(window.month_number("县水利局"), Some(6));
    window.keys(&[Key::Num2]);
    assert_eq!(window.month_number("县水利局"), Some(12));
    window.harness.state().send(Wish::ClearSearch);
    window.harness.state().send(ViewCommand::Go(Page::Schedule));
}

impl Window {
    fn tray_units(&self) -> Vec<String> {
        let file = self.harness.state().file().unwrap();
        let programme = file.programme().unwrap().id;
        let entries = &file.year().unwrap().schedule().unscheduled;
        entries.iter().map(|e| file.snapshot().printed_name(programme, e.unit).to_owned()).collect()
    }
}

#[test]
fn a_year_is_placed_as_last_year_by_one_click_and_21_participants_take_one_paste() {
    let mut window = Window::sample();
    let programme = window.snapshot().newest_programme().unwrap().id;
    let main = window.snapshot().main_session(programme).unwrap().id;
    let participants = |window: &Window| -> Vec<String> {
        let snapshot = window.snapshot();
        let parties = snapshot.parties_of(main).filter(|party| party.role == Part::Participant);
        let names =
            parties.filter_map(|party| Some(snapshot.printed_name(programme, party.unit?).to_owned()));
        names.collect()
    };
    let names = participants(&window);
    assert_eq!(names.len(), 21);
    window.apply(Edit::SetMainParticipants(programme, Vec::new()));
    let mut counted = Counted { window, keys: 0, clicks: 0 };
    counted.click("主会场");
    counted.click("添加单位…");
    counted.window.harness.event(Event::Paste(names.join("、")));
    counted.window.settle();
    counted.click("列入21家");
    assert_eq!(participants(&counted.window), names);
    assert_eq!(counted.clicks, 3);
    // The year after, all of it 未安排.
    let roll = RollOver::new(counted.window.snapshot(), programme, 2024).unwrap();
    counted.window.apply(Edit::RollOver(Box::new(RollOver { as_last_year: false, ..roll })));
    counted.window.show(Page::Schedule);
    let unscheduled = counted.window.tray_units().len();
    counted.clicks = 0;
    counted.click("照上年安排");
    assert_eq!((counted.placed(), counted.clicks), (unscheduled, 1));
}
