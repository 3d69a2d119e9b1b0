//! 安排 as a calendar: days with what is known of them, sessions on their days, drag, keys, one selection with the other
//! views.

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable};
use themeday::model::edit::{Edit, SessionFact};
use themeday::model::when::{Days, When};
use themeday::ui::command::ViewCommand;
use themeday::ui::page::ScheduleView;

use super::ui::Window;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, month, day).unwrap()
}

impl Window {
    pub fn apply(&mut self, edit: Edit) {
        self.harness.state().send(edit);
        self.settle();
    }

    /// Fixes the day of a unit's session.
    pub fn fix(&mut self, unit: &str, day: NaiveDate) {
        let session = self.session(unit).id;
        self.apply(Edit::SetSession(session, SessionFact::When(Some(When::on(day)), String::new())));
    }

    /// The place of the only thing of a role whose name begins so.
    pub fn at(&self, role: Role, name: &str) -> Rect {
        let all = self.harness.root().children_recursive().filter(|node| {
            let node = node.accesskit_node();
            node.role() == role && node.label().is_some_and(|label| label.starts_with(name))
        });
        let all: Vec<Rect> = all.map(|node| node.rect()).collect();
        assert_eq!(all.len(), 1, "{role:?} {name}");
        all[0]
    }

    /// Every name of a role.
    pub fn named(&self, role: Role) -> Vec<String> {
        let all = self.harness.root().children_recursive();
        all.filter(|node| node.accesskit_node().role() == role)
            .filter_map(|node| node.accesskit_node().label())
            .collect()
    }

    fn focused_name(&self) -> String {
        let node = self.harness.root().children_recursive().find(|n| n.accesskit_node().is_focused());
        node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    }

    fn fixed(&self, unit: &str) -> Option<NaiveDate> {
        self.session(unit).when.and_then(|when| when.days.first())
    }

    fn in_month_of(&self, unit: &str) -> u32 {
        self.session(unit).month.unwrap().number()
    }
}

#[test]
fn a_day_says_its_date_lunar_day_holiday_and_sessions() {
    let mut window = Window::in_view(ScheduleView::Calendar);
    let days = window.named(Role::Cell);
    assert!(days.contains(&"5月1日（周一）、农历三月十二、劳动节放假".to_owned()), "{days:?}");
    assert!(days.contains(&"5月6日（周六）、农历三月十七、立夏、调休上班".to_owned()), "{days:?}");
    assert!(days.iter().any(|day| day.starts_with("5月20日（周六）、农历四月初二、周末")), "{days:?}");
    window.fix("河口镇", day(5, 18));
    assert!(window.named(Role::Cell).contains(&"5月18日（周四）、农历三月廿九、1场".to_owned()));
    assert!(window.says("2023年5月"), "the month it is");
    assert_eq!(window.named(Role::ColumnHeader)[0], "周一", "Monday first");
}

#[test]
fn a_range_stands_on_each_of_its_days_and_what_is_vague_beside_them() {
    let mut window = Window::in_view(ScheduleView::Calendar);
    let session = window.session("河口镇").id;
    let week = When { days: Days::Range(day(5, 15), day(5, 19)), ..When::on(day(5, 15)) };
    window.apply(Edit::SetSession(session, SessionFact::When(Some(week), String::new())));
    for n in 15..=19 {
        assert!(
            window
                .named(Role::Cell)
                .iter()
                .any(|d| d.starts_with(&format!("5月{n}日")) && d.ends_with("1场"))
        );
    }
    let month = themeday::model::Month::new(2023, 5).unwrap();
    let vague = When { days: Days::Third(month, 2), ..When::on(day(5, 11)) };
    window.apply(Edit::SetSession(session, SessionFact::When(Some(vague), String::new())));
    assert!(window.says("未定日期（4）"));
    assert_eq!(window.named(Role::Cell).iter().filter(|d| d.ends_with("场")).count(), 0);
}

#[test]
fn a_session_dragged_from_the_list_to_a_day_has_it_as_one_step() {
    let mut window = Window::in_view(ScheduleView::Calendar);
    let (from, to) = (window.centre("河口镇"), window.at(Role::Cell, "5月18日").center());
    window.drag(from, to);
    assert_eq!(window.fixed("河口镇"), Some(day(5, 18)));
    assert!(window.says("河口镇活动定于5月18日"), "the status bar says it");
    // From day to day, into another month, and back to the list.
    window.drag(window.centre("河口镇"), window.at(Role::Cell, "6月2日").center());
    assert_eq!((window.fixed("河口镇"), window.in_month_of("河口镇")), (Some(day(6, 2)), 6));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!((window.fixed("河口镇"), window.in_month_of("河口镇")), (Some(day(5, 18)), 5));
    let list = window.at(Role::ComboBox, "列表 未定日期").center() + egui::vec2(0.0, 200.0);
    window.drag(window.centre("河口镇"), list);
    assert_eq!((window.fixed("河口镇"), window.in_month_of("河口镇")), (None, 5));
}

#[test]
fn arrows_lead_through_days_and_their_sessions_and_letters_act_on_them() {
    let mut window = Window::in_view(ScheduleView::Calendar);
    window.fix("河口镇", day(5, 18));
    window.fix("排头乡", day(5, 18));
    window.keys(&[Key::ArrowRight]);
    assert_eq!(window.selected(), ["排头乡"], "the first session of the month");
    window.keys(&[Key::ArrowDown]);
    assert_eq!(window.selected(), ["河口镇"], "the next on the same day");
    assert_eq!(window.focused_name(), "河口镇");
    window.keys(&[Key::ArrowRight]);
    assert!(window.selected().is_empty());
    assert!(window.focused_name().starts_with("5月19日"));
    window.keys(&[Key::ArrowLeft]);
    assert_eq!(window.selected(), ["排头乡"]);
    window.press(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(window.selected(), ["排头乡", "河口镇"]);
    window.keys(&[Key::L]);
    assert!(window.session("河口镇").locked && window.session("排头乡").locked);
    window.keys(&[Key::L, Key::Escape, Key::ArrowLeft, Key::ArrowRight, Key::U]);
    assert_eq!(window.session("排头乡").month, None, "U unschedules");
    window.press(Modifiers::COMMAND, Key::Z);
    window.keys(&[Key::PageDown]);
    assert!(window.says("2023年6月") && window.focused_name().starts_with("6月18日"));
}

#[test]
fn the_date_is_typed_for_what_is_selected() {
    let mut window = Window::in_view(ScheduleView::Calendar);
    window.click("河口镇");
    window.keys(&[Key::D]);
    window.type_text("23");
    window.keys(&[Key::Enter]);
    assert_eq!(window.fixed("河口镇"), Some(day(5, 23)), "a day of the session's month");
}

#[test]
fn enter_goes_to_the_details_and_a_letter_typed_there_is_text() {
    let mut window = Window::in_view(ScheduleView::Calendar);
    window.fix("河口镇", day(5, 18));
    window.keys(&[Key::ArrowRight, Key::Enter]);
    assert_ne!(window.focused_name(), "河口镇");
    let place = window.session("河口镇").id;
    window.harness.get_by_role_and_label(Role::TextInput, "地点").focus();
    window.settle();
    window.type_text("ULMX");
    window.keys(&[Key::U, Key::L, Key::M, Key::X, Key::Space, Key::ArrowLeft]);
    window.keys(&[Key::Tab]);
    let session = window.session("河口镇");
    assert_eq!((session.id, session.place.as_str()), (place, "ULMX"));
    assert!(!session.locked && session.month.is_some());
}

#[test]
fn all_views_share_one_selection_and_the_calendar_turns_to_it() {
    let mut window = Window::sample();
    window.fix("县水利局", day(11, 9));
    window.click("县水利局");
    window.press(Modifiers::ALT, Key::Num3);
    assert!(window.says("2023年11月"));
    assert_eq!(window.selected(), ["县水利局"]);
    assert!(window.named(Role::Button).contains(&"县水利局".to_owned()));
    window.press(Modifiers::ALT, Key::Num2);
    assert!(window.says("县水利局，11月，"));
    window.press(Modifiers::ALT, Key::Num1);
    assert!(window.says("县水利局：详情"));
}

#[test]
fn a_year_shows_how_many_sessions_each_day_has_and_leads_to_it() {
    let mut window = Window::in_view(ScheduleView::Calendar);
    window.fix("县水利局", day(11, 9));
    window.click("全年");
    let days = window.named(Role::Button);
    assert!(days.contains(&"11月9日（周四）、农历九月廿六、1场".to_owned()), "{days:?}");
    assert_eq!(days.iter().filter(|day| day.contains("农历") || day.contains("周")).count(), 365);
    let at = window.at(Role::Button, "11月9日").center();
    window.harness.hover_at(at);
    window.harness.step();
    window.harness.drag_at(at);
    window.harness.step();
    window.harness.drop_at(at);
    window.settle();
    assert!(window.says("2023年11月"));
    assert!(window.named(Role::Button).contains(&"县水利局".to_owned()));
}

#[test]
fn a_day_of_many_says_how_many_more_and_opens_beside_the_days() {
    let mut window = Window::in_view(ScheduleView::Calendar);
    let snapshot = window.snapshot();
    let year = snapshot.newest_programme().unwrap().id;
    let sessions: Vec<_> = snapshot
        .sessions_of(year)
        .filter(|s| s.kind == themeday::model::session::SessionKind::Branch)
        .map(|s| s.id)
        .collect();
    let all = sessions.len();
    window.apply(Edit::SetDay { sessions, day: Some(day(5, 18)) });
    let more = window.named(Role::Button).into_iter().find(|name| name.starts_with("5月18日还有")).unwrap();
    window.click(&more);
    assert!(window.says(&format!("5月18日（{all}）")));
    window.keys(&[Key::ArrowDown]);
    window.press(Modifiers::COMMAND, Key::A);
    assert_eq!(window.selected().len(), all);
}

#[test]
fn a_rectangle_drawn_over_days_selects_what_it_touches() {
    let mut window = Window::in_view(ScheduleView::Calendar);
    window.fix("河口镇", day(5, 16));
    window.fix("排头乡", day(5, 18));
    window.fix("县林业局", day(5, 23));
    let (from, to) = (window.at(Role::Cell, "5月15日"), window.at(Role::Cell, "5月18日"));
    window.drag(from.left_bottom() + egui::vec2(10.0, -6.0), to.center_top() + egui::vec2(0.0, 4.0));
    assert_eq!(window.selected(), ["河口镇", "排头乡"]);
    assert_eq!(window.fixed("河口镇"), Some(day(5, 16)), "nothing was moved");
    window.harness.state().send(ViewCommand::Schedule(ScheduleView::Board));
    window.settle();
    assert_eq!(window.selected(), ["河口镇", "排头乡"]);
}
