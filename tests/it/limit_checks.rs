//! The check of what the months of a year can bear: months in which units cannot, too many and too few sessions; and the
//! reasons that were given for them.

use egui::Key;
use themeday::model::bearing::{Capacity, Unavailable};
use themeday::model::change::Row;
use themeday::model::edit::{Edit, SessionFact};
use themeday::model::ids::{CapacityId, GroupId, UnavailableId};
use themeday::model::problem::{Reason, Severity};
use themeday::model::session::SessionState;
use themeday::rules::YearView;
use themeday::rules::checks::Found;
use themeday::rules::schedule::Entry;
use themeday::text::Lang;
use themeday::ui::page::Page;

use crate::cli::{Place, run};
use crate::ui::Window;
use crate::years::{County, day, month};

fn put(county: &mut County, row: impl Into<Row>) {
    county.apply(Edit::Rows { put: vec![row.into()], delete: Vec::new() });
}

fn cannot(county: &mut County, unit: &str, at: u32, why: &str) {
    let (programme, unit) = (county.year(), Some(county.unit(unit)));
    let (month, reason) = (month(at), why.to_owned());
    put(county, Unavailable { id: UnavailableId(0), programme, unit, group: None, month, reason });
}

fn bounds(county: &mut County, group: Option<GroupId>, least: Option<u16>, most: Option<u16>) {
    let programme = county.year();
    put(county, Capacity { id: CapacityId(0), programme, group, month: Some(month(6)), least, most });
}

fn found(county: &County) -> Found {
    YearView::new(county.now(), county.year(), day("2023-03-20")).found().clone()
}

fn rules(county: &County) -> Vec<String> {
    let mut rules: Vec<String> = found(county).problems.iter().map(|p| p.reason.rule()).collect();
    rules.retain(|rule| rule != "no_deadline" && rule != "unscheduled");
    rules
}

fn place(county: &County, unit: &str, at: u32) -> Edit {
    Edit::Place { sessions: vec![county.session(unit)], month: Some(month(at)), before: None }
}

#[test]
fn a_session_in_a_month_in_which_its_unit_cannot_is_told_until_it_is_moved_or_held() {
    let mut county = County::new(&["甲局", "乙局"]);
    county.confirm_deadline();
    county.place("甲局", month(7));
    county.place("乙局", month(7));
    assert_eq!(rules(&county), [""; 0]);
    cannot(&mut county, "甲局", 7, "防汛");
    assert_eq!(rules(&county), ["unavailable_month"]);
    let problem = found(&county).problems.remove(0);
    assert_eq!(problem.reason.severity(), Severity::Hint);
    assert_eq!(
        Lang::Zh.problem(county.now(), &problem),
        "甲局的活动安排在2023年7月，该月不宜安排（防汛），请移到其他月份，或注明原因。"
    );
    let entry = Entry { session: county.session("甲局"), unit: county.unit("甲局") };
    assert_eq!(found(&county).badges().get(&entry), Some(&Severity::Hint), "its chip has a mark");
    county.place("甲局", month(8));
    assert_eq!(rules(&county), [""; 0]);
    county.place("甲局", month(7));
    let session = county.session("甲局");
    county.apply(Edit::SetSession(session, SessionFact::HeldOn(Some(day("2023-07-10")))));
    assert_eq!(rules(&county), [""; 0], "what was held is held");
    county.apply(Edit::SetSession(session, SessionFact::HeldOn(None)));
    county.apply(Edit::SetSession(session, SessionFact::State(SessionState::Cancelled)));
    assert!(!rules(&county).contains(&"unavailable_month".to_owned()));
}

#[test]
fn a_month_with_too_many_or_too_few_is_told_too_few_once_everything_has_a_month() {
    let mut county = County::new(&["甲局", "乙局", "丙局"]);
    county.confirm_deadline();
    let group = county.now().group_named("县直单位").unwrap().id;
    county.place("甲局", month(6));
    county.place("乙局", month(6));
    bounds(&mut county, Some(group), None, Some(1));
    assert_eq!(rules(&county), ["over_most"]);
    let told = |county: &County| {
        let found = found(county).problems;
        let over = found.iter().find(|p| matches!(p.reason, Reason::OverMost { .. })).unwrap();
        Lang::Zh.problem(county.now(), over)
    };
    assert_eq!(told(&county), "县直单位2023年6月安排了2家，最多1家，请移出几家，或注明原因。");
    bounds(&mut county, Some(group), Some(4), None);
    bounds(&mut county, None, None, Some(1));
    assert_eq!(rules(&county), ["over_most"], "丙局 has no month yet");
    assert_eq!(told(&county), "全部单位2023年6月安排了2家，最多1家，请移出几家，或注明原因。");
    county.place("丙局", month(8));
    assert_eq!(rules(&county), ["over_most", "under_least"]);
    let last = found(&county).problems.pop().unwrap();
    assert!(matches!(last.reason, Reason::UnderLeast { least: 4, has: 2, .. }));
    assert_eq!(
        Lang::Zh.problem(county.now(), &last),
        "县直单位2023年6月只有2家，至少4家，请移入几家，或注明原因。"
    );
}

#[test]
fn the_reason_given_when_a_unit_was_placed_counts_and_other_facts_bring_the_problem_back() {
    let mut county = County::new(&["甲局", "乙局", "丙局"]);
    county.confirm_deadline();
    cannot(&mut county, "甲局", 6, "防汛");
    bounds(&mut county, None, None, Some(1));
    county.place("乙局", month(6));
    let edit = Box::new(place(&county, "甲局", 6));
    county.apply(Edit::Reasoned { edit, reason: "经分管领导同意".to_owned() });
    assert_eq!(rules(&county), [""; 0]);
    let noted = found(&county).noted;
    let noted: Vec<_> = noted.iter().map(|(p, row)| (p.reason.rule(), row.reason.as_str())).collect();
    assert_eq!(
        noted,
        [("unavailable_month".to_owned(), "经分管领导同意"), ("over_most".to_owned(), "经分管领导同意")]
    );
    // One more, without a reason: the number is another, the month of 甲局 is not.
    county.apply(place(&county, "丙局", 6));
    assert_eq!(rules(&county), ["over_most"]);
    cannot(&mut county, "甲局", 6, "防汛抗旱");
    assert_eq!(rules(&county), ["unavailable_month", "over_most"]);
    // Noted in the check, it is the note that the board asks for too.
    let row = found(&county).problems[0].accepted("轮到值守", day("2023-03-20"));
    put(&mut county, row);
    assert_eq!(rules(&county), ["over_most"]);
    let passed =
        YearView::new(county.now(), county.year(), day("2023-03-20")).breaks(&[county.session("甲局")]);
    let note = themeday::rules::limits::noted(county.now(), county.year(), &passed[0]).unwrap();
    assert_eq!(note.reason, "轮到值守");
    assert_eq!(county.now().accepted_problems.iter().count(), 2);
}

#[test]
fn the_command_line_tells_limits_with_group_month_and_numbers() {
    let (_place, file) = Place::with_sample();
    run(&["set", &file, "unavailable.2023-11.县水利局", "防汛"]).done();
    run(&["set", &file, "capacity.2023-09.县直单位", "..2"]).done();
    let found = run(&["check", &file, "--json"]).json();
    let of = |rule: &str| {
        let problems = found["problems"].as_array().unwrap();
        problems.iter().find(|p| p["rule"] == rule).cloned().unwrap_or_default()
    };
    let over = of("over_most");
    assert_eq!((&over["group"], &over["month"]), (&"县直单位".into(), &"2023-09".into()));
    assert_eq!(over["most"], 2);
    assert!(over["has"].as_u64().unwrap() > 2 && over["severity"] == "hint");
    let cannot = of("unavailable_month");
    assert_eq!((&cannot["unit"], &cannot["why"]), (&"县水利局".into(), &"防汛".into()));
    assert_eq!(run(&["check", &file]).code, 0, "limits are hints");
}

#[test]
fn the_check_leads_from_a_limit_to_another_month_or_to_the_limit() {
    let mut window = Window::sample();
    let file = window.harness.state().file().unwrap();
    let (programme, snapshot) = (file.programme().unwrap().id, file.snapshot().clone());
    let id = snapshot.units_named("县水利局")[0];
    let session = snapshot.sessions_held_by(programme, id)[0].clone();
    let (unit, month, reason) = (Some(id), session.month.unwrap(), "防汛".to_owned());
    let row = Unavailable { id: UnavailableId(0), programme, unit, group: None, month, reason };
    let group = Some(snapshot.group_named("县直单位").unwrap().id);
    let limit = Capacity { id: CapacityId(0), programme, group, month: None, least: None, most: Some(5) };
    let put = vec![row.into(), limit.into()];
    window.harness.state().send(Edit::Rows { put, delete: Vec::new() });
    window.settle();
    window.show(Page::Checks);
    let told = format!(
        "县水利局的活动安排在2023年{}月，该月不宜安排（防汛），请移到其他月份，或注明原因。",
        month.number()
    );
    assert!(window.says(&told), "{told}");
    window.click(&format!("不宜安排的月份… {told}"));
    assert!(window.says("不宜安排的月份"));
    window.keys(&[Key::Escape]);
    window.click(&format!("移到… {told}"));
    assert!(window.says("移至未安排") || window.says("未安排"));
    window.keys(&[Key::Num5, Key::Enter]);
    window.settle();
    let file = window.harness.state().file().unwrap();
    let moved = file.snapshot().sessions.get(session.id).unwrap().month;
    assert_eq!(moved.map(themeday::model::Month::number), Some(5));
    window.show(Page::Checks);
    assert!(!window.says(&told));
}
