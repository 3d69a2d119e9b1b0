//! Problems of days, places, people and load; and those that were noted and left.

use egui::Key;
use themeday::model::edit::{Edit, ProgrammeFact, SessionFact};
use themeday::model::people::LiaisonCard;
use themeday::model::problem::{Problem, Reason};
use themeday::model::programme::{LiaisonsOf, MinDuration};
use themeday::model::when::{Days, When};
use themeday::rules::YearView;
use themeday::rules::checks::Found;
use themeday::text::Lang;
use themeday::ui::page::Page;

use crate::cli::{Place, run};
use crate::ui::Window;
use crate::years::{County, day, month};

fn found(county: &County) -> Found {
    YearView::new(county.now(), county.year(), day("2023-06-20")).found().clone()
}

fn reasons(county: &County) -> Vec<Reason> {
    found(county).problems.into_iter().map(|problem| problem.reason).collect()
}

fn rules(county: &County) -> Vec<String> {
    let mut rules: Vec<String> = reasons(county).iter().map(Reason::rule).collect();
    rules.retain(|rule| rule != "no_deadline" && rule != "unscheduled");
    rules
}

fn set(county: &mut County, unit: &str, fact: SessionFact) {
    let session = county.session(unit);
    county.apply(Edit::SetSession(session, fact));
}

fn on(text: &str, hours: Option<(&str, &str)>) -> SessionFact {
    let hours = hours.map(|(from, to)| (from.parse().unwrap(), to.parse().unwrap()));
    let when = When {
        time_from: hours.map(|(from, _)| from),
        time_to: hours.map(|(_, to)| to),
        ..When::on(day(text))
    };
    SessionFact::When(Some(when), String::new())
}

fn county() -> County {
    let mut county = County::new(&["县水利局", "县林业局"]);
    for unit in ["县水利局", "县林业局"] {
        county.place(unit, month(6));
    }
    county.confirm_deadline();
    assert_eq!(rules(&county), [""; 0]);
    county
}

#[test]
fn a_date_on_a_day_off_is_told_and_a_make_up_working_day_is_not() {
    let mut county = county();
    set(&mut county, "县水利局", on("2023-06-24", None));
    let told = found(&county).problems;
    assert!(matches!(&told[0].reason, Reason::DayOff { holiday, .. } if holiday == "端午"));
    let text = Lang::Zh.problem(county.now(), &told[0]);
    assert!(text.starts_with("县水利局的活动定在6月24日"), "{text}");
    set(&mut county, "县水利局", on("2023-06-25", None));
    assert_eq!(rules(&county), [""; 0]);
    // A range with working days in it is none.
    let range =
        When { days: Days::Range(day("2023-06-16"), day("2023-06-18")), ..When::on(day("2023-06-16")) };
    set(&mut county, "县水利局", SessionFact::When(Some(range), String::new()));
    assert_eq!(rules(&county), [""; 0]);
    set(&mut county, "县水利局", on("2023-06-17", None));
    assert_eq!(rules(&county), ["day_off"]);
    set(&mut county, "县水利局", SessionFact::HeldOn(Some(day("2023-06-17"))));
    assert_eq!(rules(&county), [""; 0], "what was held needs no other day");
}

#[test]
fn a_date_behind_the_deadline_is_told_with_a_proposed_day() {
    let mut county = county();
    set(&mut county, "县水利局", on("2023-06-28", None));
    let expected = Reason::DueBeforeDate {
        unit: county.unit("县水利局"),
        session: county.session("县水利局"),
        date: day("2023-06-28"),
        due: day("2023-06-25"),
        proposed: day("2023-07-05"),
    };
    assert_eq!(reasons(&county), [expected]);
}

#[test]
fn what_was_held_in_another_month_wants_an_adjustment() {
    let mut county = county();
    county.hold("县水利局", "2023-05-18");
    assert_eq!(rules(&county), ["held_elsewhere"]);
    let session = county.session("县水利局");
    county.apply(Edit::SetSession(
        session,
        SessionFact::State(themeday::model::session::SessionState::Adjusted),
    ));
    assert_eq!(rules(&county), [""; 0]);
}

#[test]
fn two_sessions_of_one_place_and_time_are_told_once_and_shifts_are_not() {
    let mut county = county();
    for (unit, hours) in [("县水利局", ("09:00:00", "12:00:00")), ("县林业局", ("11:00:00", "16:00:00"))]
    {
        set(&mut county, unit, on("2023-06-15", Some(hours)));
        set(&mut county, unit, SessionFact::Place("县文化广场".into()));
    }
    assert_eq!(rules(&county), ["same_place"]);
    let told = &found(&county).problems[0];
    assert!(Lang::Zh.problem(county.now(), told).contains("县文化广场"));
    set(&mut county, "县林业局", on("2023-06-15", Some(("14:00:00", "17:00:00"))));
    assert_eq!(rules(&county), [""; 0]);
    for unit in ["县水利局", "县林业局"] {
        set(&mut county, unit, on("2023-06-15", None));
        set(&mut county, unit, SessionFact::Place("本单位".into()));
    }
    assert_eq!(rules(&county), [""; 0], "everybody's own premises are not one place");
}

#[test]
fn less_than_half_a_day_is_told_where_half_a_day_is_asked_for() {
    let mut county = county();
    set(&mut county, "县水利局", on("2023-06-15", Some(("09:00:00", "10:30:00"))));
    assert_eq!(rules(&county), [""; 0]);
    let year = county.year();
    county.apply(Edit::SetProgramme(year, ProgrammeFact::MinDuration(Some(MinDuration::HalfDay))));
    assert!(matches!(reasons(&county)[..], [Reason::TooShort { minutes: 90, least: 180, .. }]));
    set(&mut county, "县水利局", on("2023-06-15", Some(("09:00:00", "12:00:00"))));
    assert_eq!(rules(&county), [""; 0]);
}

#[test]
fn liaisons_are_missed_where_the_year_asks_for_them() {
    let mut county = county();
    let year = county.year();
    county.apply(Edit::SetProgramme(year, ProgrammeFact::LiaisonsOf(Some(LiaisonsOf::All))));
    assert_eq!(rules(&county), ["liaison_missing", "liaison_missing"]);
    let card = LiaisonCard { name: "李晓".into(), ..LiaisonCard::default() };
    let unit = county.unit("县水利局");
    county.apply(Edit::SetLiaisons(unit, vec![(card, true)]));
    assert_eq!(reasons(&county), [Reason::LiaisonMissing { unit: county.unit("县林业局") }]);
    county.apply(Edit::SetProgramme(year, ProgrammeFact::LiaisonsOf(Some(LiaisonsOf::Main))));
    assert_eq!(rules(&county), [""; 0]);
    let units = vec![county.unit("县水利局"), county.unit("县林业局")];
    county.apply(Edit::SetMainParticipants(year, units));
    assert_eq!(reasons(&county), [Reason::LiaisonMissing { unit: county.unit("县林业局") }]);
}

#[test]
fn a_name_that_changed_after_the_issue_is_told() {
    let mut county = county();
    let year = county.year();
    let unit = county.unit("县林业局");
    let rename =
        Edit::RenameUnit { unit, name: "县林草局".into(), on: day("2023-05-01"), basis: String::new() };
    county.apply(rename);
    assert_eq!(rules(&county), [""; 0]);
    county.apply(Edit::SetProgramme(year, ProgrammeFact::IssuedOn(Some(day("2023-03-30")))));
    assert!(matches!(&reasons(&county)[..], [Reason::UnitChanged { old, .. }] if old == "县林业局"));
    county.apply(Edit::SetProgramme(year, ProgrammeFact::IssuedOn(Some(day("2023-05-30")))));
    assert_eq!(rules(&county), [""; 0]);
}

#[test]
fn a_much_fuller_month_is_told_once_most_have_a_month() {
    let names: Vec<String> =
        (0..18).map(|n| format!("县{}局", char::from_u32(0x4e00 + 97 * n).unwrap())).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut county = County::new(&names);
    for (n, name) in names.iter().enumerate() {
        let at = if n < 8 { 4 } else { 5 + u32::try_from(n % 8).unwrap() };
        county.place(name, month(at));
    }
    assert!(reasons(&county).iter().any(|r| matches!(r, Reason::UnevenLoad { most: 8, .. })));
    let sessions: Vec<_> = names[10..].iter().map(|name| county.session(name)).collect();
    county.apply(Edit::Place { sessions, month: None, before: None });
    assert!(
        !rules(&county).contains(&"uneven_load".to_owned()),
        "while units are being placed it is no problem"
    );
}

#[test]
fn a_locked_session_outside_the_months_is_a_conflict() {
    let mut county = county();
    let session = county.session("县水利局");
    county.apply(Edit::Lock(vec![session], true));
    let months = themeday::model::Month::range(month(7), month(12));
    let year = county.year();
    county.apply(Edit::SetProgramme(year, ProgrammeFact::Months(months)));
    assert_eq!(rules(&county), ["outside_months", "locked_conflict"]);
}

fn first(county: &County) -> Problem {
    found(county).problems[0].clone()
}

#[test]
fn what_is_noted_is_told_no_more_until_its_facts_change() {
    let mut county = county();
    set(&mut county, "县水利局", on("2023-06-17", None));
    let row = first(&county).accepted("集市只在周六", day("2023-06-01"));
    county.apply(Edit::Rows { put: vec![row.into()], delete: Vec::new() });
    let now = found(&county);
    assert!(now.problems.is_empty());
    assert_eq!(now.noted[0].1.reason, "集市只在周六");
    set(&mut county, "县水利局", on("2023-06-18", None));
    assert_eq!(rules(&county), ["day_off"], "another day is another problem");
    assert!(found(&county).noted.is_empty());
    // Noted again, it takes the place of the row before.
    let row = first(&county).accepted("集市改在周日", day("2023-06-02"));
    county.apply(Edit::Rows { put: vec![row.into()], delete: Vec::new() });
    assert_eq!(county.now().accepted_problems.iter().count(), 1);
    county.workspace.undo().unwrap();
    assert_eq!(rules(&county), ["day_off"]);
}

#[test]
fn the_command_line_sets_who_names_liaisons_and_lists_what_is_missing() {
    let (_place, file) = Place::with_sample();
    run(&["set", &file, "liaisons_of", "main"]).done();
    let problems =
        |file: &str| run(&["check", file, "--json"]).json()["problems"].as_array().unwrap().clone();
    let missing = |file: &str| problems(file).iter().filter(|p| p["rule"] == "liaison_missing").count();
    assert_eq!(missing(&file), 20, "one of the 21 has named its own");
    assert_eq!(run(&["show", &file, "--json"]).json()["programme"]["liaisons_of"], "main");
    run(&["set", &file, "liaisons_of", "全部单位"]).done();
    assert!(missing(&file) > 40);
    run(&["set", &file, "liaisons_of", "none"]).done();
    assert_eq!(missing(&file), 0);
    run(&["set-session", &file, "县水利局", "date", "2023-11-25"]).done();
    let one = problems(&file).into_iter().find(|p| p["rule"] == "day_off").unwrap();
    assert_eq!(
        (&one["unit"], &one["month"], &one["severity"]),
        (&"县水利局".into(), &"2023-11".into(), &"hint".into())
    );
    assert_eq!(run(&["set", &file, "liaisons_of", "some"]).code, themeday::cli::USAGE);
}

#[test]
fn a_problem_is_noted_in_the_window_and_taken_up_again() {
    let mut window = Window::sample();
    window.show(Page::Checks);
    assert!(window.says("提醒（1）"));
    let text = "“县应急局”和“县应急管理局”可能是同一单位，请合并，或确认是两个单位。";
    let other = "“县应急管理局”和“县应急局”可能是同一单位，请合并，或确认是两个单位。";
    let text = if window.says(text) { text } else { other };
    window.click(&format!("已知悉… {text}"));
    window.type_text("两家确为两个单位");
    window.keys(&[Key::Enter]);
    assert!(window.says("已知悉（1）") && window.says("没有问题"));
    window.click(&format!("重新提示 {text}"));
    assert!(window.says("提醒（1）"));
}
