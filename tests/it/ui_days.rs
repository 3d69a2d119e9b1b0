//! What is known of days, in the window: holidays and their announcement, days of this office, theme days, market days, and
//! the calendars that show them.

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable};
use themeday::calendar::{Calendar, DayKind};
use themeday::model::Snapshot;
use themeday::model::change::Row;
use themeday::model::edit::Edit;
use themeday::model::ids::MarketRuleId;
use themeday::model::special_day::{MarketDays, MarketRule, ThemeDayRule};
use themeday::model::when::Days;
use themeday::ui::command::EditCommand;
use themeday::ui::page::Page;

use crate::ui::Window;

/// A year that is not announced yet: nobody takes this for fact.
const OF_2027: &str = "国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕99号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共8天。1月31日（周日）、2月20日（周六）上班。";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now(window: &Window) -> Snapshot {
    window.harness.state().file().unwrap().snapshot().as_ref().clone()
}

fn revision(window: &Window) -> u64 {
    now(window).revision
}

fn put(window: &mut Window, row: impl Into<Row>) {
    window.harness.state().send(Edit::Rows { put: vec![row.into()], delete: Vec::new() });
    window.settle();
}

fn send(window: &mut Window, command: EditCommand) {
    window.harness.state().send(command);
    window.settle();
}

/// Clicks the topmost of several things of this name: that of the dialog in front.
fn click_last(window: &mut Window, name: &str) {
    window.harness.get_all_by_label(name).last().unwrap().click_accesskit();
    window.settle();
}

fn described(window: &Window, role: Role, name: &str) -> String {
    let node = window.harness.get_by_role_and_label(role, name);
    node.accesskit_node().data().description().unwrap_or_default().to_owned()
}

#[test]
fn the_year_tells_who_announced_its_holidays_and_a_pasted_announcement_is_one_step() {
    let mut window = Window::sample();
    window.show(Page::Year);
    assert!(window.says("依据：国办发明电〔2022〕16号"));
    window.harness.get_by_label("查看2023年 节假日").click_accesskit();
    window.settle();
    assert!(window.says("1月21日至1月27日　放假　春节"), "the days off that belong together are one line");
    let before = revision(&window);
    window.type_text(OF_2027);
    window.settle();
    assert!(
        window.says("2027年节假日安排　国务院办公厅关于2027年部分节假日安排的通知（国办发明电〔2026〕99号）")
    );
    assert!(window.says("春节：公告写共8天，读出7天，请核对。"));
    assert_eq!(revision(&window), before, "nothing is taken over before it was looked through");
    window.click("采用");
    assert_eq!(revision(&window), before + 1);
    let snapshot = now(&window);
    let calendar = Calendar::of(&snapshot);
    assert!(calendar.known(2027) && !calendar.known(2028));
    assert_eq!(calendar.day_kind(day("2027-02-08")), DayKind::Holiday("春节"));
    assert_eq!(calendar.day_kind(day("2027-02-20")), DayKind::MakeUp);
    assert!(window.says("2月5日至2月11日　放假　春节　本文件设置"), "the year is shown as it is now");
    window.click("删除2027年的安排");
    assert!(!Calendar::of(&now(&window)).known(2027));
    assert!(window.says("2027年节假日安排尚未公布"));
    window.keys(&[Key::Escape]);
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(Calendar::of(&now(&window)).known(2027));
}

#[test]
fn a_text_that_is_no_announcement_is_said_and_changes_nothing() {
    let mut window = Window::sample();
    send(&mut window, EditCommand::Holidays);
    let before = revision(&window);
    window.type_text("各乡镇人民政府：现将有关事项通知如下。");
    window.settle();
    assert!(window.says("没有读到放假或上班的日期，请粘贴通知全文。"));
    window.click("采用");
    assert_eq!(revision(&window), before);
    window.keys(&[Key::Escape, Key::Escape]);
    assert!(!window.says("节假日安排通知"), "nothing was understood that could be lost");
}

#[test]
fn a_day_of_this_office_is_added_and_taken_away_again() {
    let mut window = Window::sample();
    send(&mut window, EditCommand::Holidays);
    window.click("增加一天…");
    window.click("日期 选择日期");
    window.type_text("2023-06-01");
    window.keys(&[Key::Enter]);
    assert!(window.says("工作日"), "what the day is now");
    window.click("名称");
    window.type_text("县庆");
    window.click("保存");
    assert_eq!(Calendar::of(&now(&window)).day_kind(day("2023-06-01")), DayKind::Holiday("县庆"));
    let line = "6月1日（周四）　放假　县庆　本文件设置";
    assert!(window.says(line));
    window.click(&format!("删除{line}"));
    assert_eq!(Calendar::of(&now(&window)).day_kind(day("2023-06-01")), DayKind::Working);
}

#[test]
fn theme_days_are_put_aside_changed_and_put_back() {
    let mut window = Window::sample();
    send(&mut window, EditCommand::Themes);
    window.type_text("防灾减灾");
    let used = |window: &Window| {
        let snapshot = now(window);
        let calendar = Calendar::of(&snapshot);
        calendar.themes().iter().find(|theme| theme.name == "全国防灾减灾日").unwrap().used
    };
    assert!(used(&window));
    window.click("采用全国防灾减灾日");
    assert!(!used(&window));
    window.click("采用全国防灾减灾日");
    assert!(used(&window) && now(&window).theme_days.is_empty(), "as the program knows it, it needs no row");
    window.click("修改全国防灾减灾日");
    window.click("时间 某一天");
    window.click("整月");
    window.click("保存");
    let rule = |window: &Window| now(window).theme_days.iter().next().map(|row| row.rule.clone());
    assert_eq!(rule(&window), Some(ThemeDayRule::Month { month: 5 }));
    window.click("恢复全国防灾减灾日原来的设置");
    assert_eq!(rule(&window), None);
}

#[test]
fn an_own_theme_day_tells_whom_it_is_for_before_it_is_kept() {
    let mut window = Window::sample();
    send(&mut window, EditCommand::Themes);
    window.click("增加…");
    window.type_text("植树节");
    assert!(window.says("已有“植树节”，请在列表中修改，或换一个名称。"));
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text("河湖保护宣传日");
    window.click("单位词");
    window.type_text("水利、没有这家");
    assert!(window.says("县水利局"));
    window.click("保存");
    let row = now(&window).theme_days.iter().next().cloned().unwrap();
    assert_eq!((row.name.as_str(), row.stems.len(), row.used), ("河湖保护宣传日", 2, true));
    let snapshot = now(&window);
    let calendar = Calendar::of(&snapshot);
    assert!(calendar.theme_days("县水利局", 2023).iter().any(|on| on.theme.name == "河湖保护宣传日"));
    window.click("名称、单位词");
    window.type_text("河湖");
    window.click("删除河湖保护宣传日");
    assert!(now(&window).theme_days.is_empty());
}

#[test]
fn a_township_gets_its_market_days_and_a_session_its_day_from_them() {
    let mut window = Window::sample();
    send(&mut window, EditCommand::Markets);
    window.click("增加乡镇…");
    window.type_text("茶恩寺");
    click_last(&mut window, "茶恩寺镇");
    for digit in ["三", "六", "九"] {
        window.click(digit);
    }
    window.click("保存");
    let unit = now(&window).units_named("茶恩寺镇")[0];
    let rule = now(&window).market_rules.iter().next().cloned().unwrap();
    assert_eq!((rule.unit, rule.rule), (unit, MarketDays::LunarDigits { digits: vec![3, 6, 9] }));
    window.keys(&[Key::Escape]);
    window.show(Page::Schedule);
    window.click("茶恩寺镇");
    let programme = window.harness.state().file().unwrap().programme().unwrap().id;
    let snapshot = now(&window);
    let session = snapshot.sessions_held_by(programme, unit)[0].clone();
    let month = session.month.unwrap();
    let days = Calendar::of(&snapshot).market_days(unit, month);
    let fit = days.iter().filter(|day| Calendar::of(&snapshot).day_kind(**day).works()).count();
    window.click(&format!("茶恩寺镇 {}月可选{fit}天", month.number()));
    let calendar = Calendar::of(&snapshot);
    let chosen = days.iter().find(|day| calendar.day_kind(**day).works()).unwrap();
    let lang = themeday::text::Lang::Zh;
    let lunar = lang.lunar_date(calendar.lunar(*chosen).unwrap());
    window.click(&format!("{}　{lunar}", lang.day_and_weekday(*chosen)));
    let session = now(&window).sessions.get(session.id).unwrap().clone();
    assert_eq!(session.when.unwrap().days, Days::On(*chosen));
}

#[test]
fn months_tell_their_working_days_and_days_what_they_are() {
    let mut window = Window::sample();
    window.show(Page::Schedule);
    assert_eq!(described(&window, Role::RowHeader, "10月"), "工作日19天");
    let unit = now(&window).units_named("茶恩寺镇")[0];
    put(&mut window, MarketRule { id: MarketRuleId(0), unit, rule: MarketDays::Daily, note: String::new() });
    send(&mut window, EditCommand::Holidays);
    window.click("增加一天…");
    window.click("日期 选择日期");
    window.type_text("2023-09-29");
    window.keys(&[Key::Enter]);
    let opener = window
        .harness
        .get_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .find(|label| label.starts_with("日期 9月29日"))
        .unwrap();
    window.click(&opener);
    assert_eq!(described(&window, Role::Button, "2023年9月29日"), "农历八月十五 中秋 放假");
    assert_eq!(described(&window, Role::Button, "2023年9月23日"), "农历八月初九 秋分");
    assert_eq!(described(&window, Role::Button, "2023年10月7日"), "农历八月廿三 上班");
}
