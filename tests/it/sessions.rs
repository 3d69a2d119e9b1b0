//! Sessions of any kind made and taken away, who has which part in them, and reports of a session as a whole.

use themeday::model::called::{listed, meant_by, understood, units_called};
use themeday::model::edit::{Edit, EditRefusal, Kept, NewSession, ProgrammeFact, SessionFact, UnitFact};
use themeday::model::ids::SessionId;
use themeday::model::parties::{NewParty, Understood};
use themeday::model::report::{Deadline, DeadlineRule, Per, ReportEventKind, ReportTarget};
use themeday::model::session::{Role, SessionKind};
use themeday::model::setting::SettingKey;
use themeday::model::unit::UnitKind;
use themeday::model::when::When;
use themeday::rules::YearView;
use themeday::rules::owed::State;
use themeday::text::Lang;

use crate::years::{County, day, month};

fn add(county: &mut County, new: NewSession) -> SessionId {
    let before: Vec<SessionId> = county.now().sessions.iter().map(|s| s.id).collect();
    county.apply(Edit::AddSession(Box::new(new)));
    county.now().sessions.iter().map(|s| s.id).find(|id| !before.contains(id)).unwrap()
}

fn branch(county: &County, units: &[&str]) -> NewSession {
    let parties = units.iter().map(|name| NewParty::unit(county.unit(name), Role::Organiser)).collect();
    NewSession { parties, ..NewSession::of(county.year(), SessionKind::Branch) }
}

fn parties(county: &County, session: SessionId) -> Vec<(String, Role)> {
    let called = |p: &themeday::model::session::Party| {
        p.unit.map_or(p.as_written.clone(), |unit| county.name(unit).to_owned())
    };
    county.now().parties_of(session).map(|p| (called(p), p.role)).collect()
}

#[test]
fn a_session_of_several_units_is_one_session_and_takes_the_place_of_their_duties() {
    let mut county = County::new(&["甲局", "乙局", "丙局"]);
    let mut new = branch(&county, &["甲局", "乙局"]);
    new.month = Some(month(6));
    new.parties.push(NewParty::unit(county.unit("丙局"), Role::Coordinator));
    let applied = county.workspace.apply(&Edit::AddSession(Box::new(new))).unwrap();
    assert_eq!(Lang::Zh.edit_label(&applied.label), "新增甲局分会场");
    let year = county.year();
    assert_eq!(county.cell(year, month(6)), ["甲局", "乙局"]);
    assert_eq!(county.now().sessions_in(year, SessionKind::Branch, Some(month(6))).count(), 1);
    assert_eq!(county.months("甲局"), [Some(6)], "nothing is left 未安排 of it");
    assert_eq!(county.months("丙局"), [None], "who only helps still owes its own");
    let session = county.session("甲局");
    county.apply(Edit::RemoveSession(session));
    assert_eq!(county.months("甲局"), [None], "the duty is owed again");
    assert_eq!(county.months("乙局"), [None]);
    county.workspace.undo().unwrap();
    county.workspace.undo().unwrap();
    assert_eq!(county.months("乙局"), [None]);
}

#[test]
fn a_session_that_was_held_reported_on_or_locked_is_not_taken_away() {
    let mut county = County::new(&["甲局"]);
    county.place("甲局", month(5));
    let session = county.session("甲局");
    let remove = Edit::RemoveSession(session);
    county.apply(Edit::Lock(vec![session], true));
    assert_eq!(county.refused(&remove), EditRefusal::SessionKept("甲局".into(), Kept::Locked));
    county.apply(Edit::Lock(vec![session], false));
    county.hold("甲局", "2023-05-10");
    assert_eq!(
        county.refused(&remove),
        EditRefusal::SessionKept("甲局".into(), Kept::Held(day("2023-05-10")))
    );
    county.apply(Edit::SetSession(session, SessionFact::HeldOn(None)));
    let requirement = county.now().requirements_of(county.year()).next().unwrap().id;
    let unit = Some(county.unit("甲局"));
    county.apply(Edit::Report {
        targets: vec![ReportTarget { requirement, session, unit }],
        kind: ReportEventKind::Received,
        on: day("2023-05-20"),
        until: None,
        note: String::new(),
    });
    assert_eq!(county.refused(&remove), EditRefusal::SessionKept("甲局".into(), Kept::Reported));
    let others = vec![NewParty::words("各乡镇", Role::Organiser)];
    let put = Edit::SetParties(session, others);
    assert_eq!(county.refused(&put), EditRefusal::HasReported("甲局".into()));
    assert_eq!(county.refused(&Edit::SetParties(session, Vec::new())), EditRefusal::NobodyHolds);
}

#[test]
fn an_unplanned_session_is_kept_in_its_month_and_meets_no_duty() {
    let mut county = County::new(&["甲局"]);
    let months = vec![month(5), month(6)];
    county.apply(Edit::SetProgramme(county.year(), ProgrammeFact::Months(months)));
    let new = NewSession::unplanned(county.year(), county.unit("甲局"), day("2023-03-08"));
    let id = add(&mut county, new);
    let session = county.now().sessions.get(id).unwrap();
    assert!(session.unplanned && session.held_on == Some(day("2023-03-08")));
    assert_eq!(session.month, Some(month(3)), "also where that is no month of the year");
    assert_eq!(county.months("甲局"), [Some(3), None], "its own is still owed");
    let mut planned = branch(&county, &["甲局"]);
    planned.month = Some(month(3));
    let outside = Edit::AddSession(Box::new(planned));
    assert_eq!(county.refused(&outside), EditRefusal::MonthOutside(month(3)));
}

#[test]
fn parts_are_set_in_order_each_once_and_who_stays_keeps_its_stall() {
    let mut county = County::new(&["甲局", "乙局", "丙局"]);
    let year = county.year();
    let id = add(&mut county, NewSession::of(year, SessionKind::MarketFair));
    let unit = |name| county.unit(name);
    let (a, b, c) = (unit("甲局"), unit("乙局"), unit("丙局"));
    let organiser = |unit| NewParty::unit(unit, Role::Organiser);
    county.apply(Edit::SetParties(id, vec![organiser(a), organiser(b), organiser(a)]));
    assert_eq!(parties(&county, id).len(), 2, "each once");
    county.apply(Edit::SetStalls(id, vec![(a, "1".into()), (b, "2".into())]));
    let both = vec![
        NewParty::words("各有关单位", Role::Participant),
        organiser(b),
        NewParty::unit(b, Role::Coordinator),
        organiser(c),
    ];
    county.apply(Edit::SetParties(id, both));
    let told: Vec<_> = parties(&county, id);
    let expected = [
        ("各有关单位", Role::Participant),
        ("乙局", Role::Organiser),
        ("乙局", Role::Coordinator),
        ("丙局", Role::Organiser),
    ];
    assert_eq!(told, expected.map(|(name, role)| (name.to_owned(), role)));
    let stall = county.now().parties_of(id).find(|p| p.unit == Some(b) && p.role == Role::Organiser);
    assert_eq!(stall.unwrap().stall, "2");
    assert_eq!(county.months("甲局"), [None], "sessions of this sort meet no duty");
    county.workspace.undo().unwrap();
    assert_eq!(parties(&county, id).len(), 2);
}

#[test]
fn a_day_that_is_fixed_puts_a_session_that_stands_on_no_board_into_its_month() {
    let mut county = County::new(&["甲局"]);
    let year = county.year();
    let id = add(&mut county, NewSession::of(year, SessionKind::Visit));
    assert_eq!(county.now().sessions.get(id).unwrap().month, None);
    let when = SessionFact::When(Some(When::on(day("2023-05-17"))), String::new());
    county.apply(Edit::SetSession(id, when));
    assert_eq!(county.now().sessions.get(id).unwrap().month, Some(month(5)));
    let view = YearView::new(county.now(), year, day("2023-05-01"));
    assert_eq!(view.schedule().others, [id]);
}

#[test]
fn a_report_of_the_session_as_a_whole_is_one_whoever_holds_it() {
    let mut county = County::new(&["甲局", "乙局"]);
    let year = county.year();
    let mut new = branch(&county, &["甲局", "乙局"]);
    (new.month, new.title) = (Some(month(5)), "联合宣传".into());
    let session = add(&mut county, new);
    let by = DeadlineRule::Fixed { date: day("2023-05-25"), time: None };
    let rule = Deadline { per: Per::Session, ..by.into() };
    let item = "活动总结".to_owned();
    county.apply(Edit::SetSessionRequirement { requirement: None, session, item, rule });
    let view = YearView::new(county.now(), year, day("2023-05-26"));
    let whole: Vec<_> = view.owed_by(session, None).collect();
    assert_eq!(whole.len(), 1);
    let target = whole[0].target;
    assert_eq!((target.unit, whole[0].due), (None, Some(day("2023-05-25"))));
    assert_eq!(whole[0].state(), State::Overdue);
    assert_eq!(Lang::Zh.by_whom(county.now(), target), "联合宣传");
    assert_eq!(view.worst_on(session, county.unit("乙局")).unwrap().state(), State::Overdue);
    assert_eq!(view.counts().total.overdue, 1);
    // Told twice, as it is by two units picked on the board, it is one report.
    let received = Edit::Report {
        targets: vec![target, target],
        kind: ReportEventKind::Received,
        on: day("2023-05-26"),
        until: None,
        note: String::new(),
    };
    let applied = county.workspace.apply(&received).unwrap();
    assert_eq!(Lang::Zh.edit_label(&applied.label), "联合宣传 收到");
    assert_eq!(county.now().reports_on(session).filter(|r| r.unit.is_none()).count(), 1);
    let asked = target.requirement;
    let remove = Edit::RemoveRequirement(asked);
    assert_eq!(county.refused(&remove), EditRefusal::RequirementInUse("活动总结".into()));
    county.workspace.undo().unwrap();
    county.apply(remove);
    let view = YearView::new(county.now(), year, day("2023-05-26"));
    assert_eq!(view.owed_by(session, None).count(), 0);
}

#[test]
fn names_and_words_for_several_are_understood_as_the_year_has_them() {
    let mut county = County::new(&["区工信局", "区商务局", "湖南街道办事处", "站前街道办事处"]);
    county.apply(Edit::SetSetting(SettingKey::Region, "铁东区".into()));
    for street in ["湖南街道办事处", "站前街道办事处"] {
        county.apply(Edit::SetUnit(county.unit(street), UnitFact::Kind(UnitKind::Street)));
    }
    let year = county.year();
    assert_eq!(units_called(county.now(), "工信局"), [county.unit("区工信局")]);
    let names = listed("工信局、区商务局、区工信局\n各街道办事处；县水利局\n区政府各部门");
    let meant = understood(county.now(), year, &names);
    let streets = meant_by(county.now(), year, "各街道办事处");
    assert_eq!(streets.len(), 2, "{streets:?}");
    assert_eq!(meant[0], Understood::Unit(county.unit("区工信局")));
    assert_eq!(meant[2], Understood::Twice(county.unit("区工信局")));
    assert_eq!(meant[3], Understood::Group(streets));
    assert_eq!(meant[4], Understood::Unknown);
    let offices = vec![county.unit("区工信局"), county.unit("区商务局")];
    assert_eq!(meant[5], Understood::Group(offices));
    assert!(meant_by(county.now(), year, "石潭镇").is_empty(), "a unit's name stands for no sort");
}
