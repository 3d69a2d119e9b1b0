//! 更名, 合并, 撤销, 本年度不参加: what lies before the day stays as it was.

use themeday::model::edit::{Edit, EditLabel, EditRefusal, UnitFact};
use themeday::model::report::{DeadlineRule, Offset, OffsetUnit, ReportEventKind};
use themeday::model::rollover::RollOver;
use themeday::model::unit::{Absence, UnitChangeKind};
use themeday::rules::held::was_held;
use themeday::text::Lang;

use crate::years::{County, day, month};

fn rename(county: &County, unit: &str, name: &str, on: &str) -> Edit {
    let (unit, name) = (county.unit(unit), name.to_owned());
    Edit::RenameUnit { unit, name, on: day(on), basis: "县委编委〔2023〕5号".into() }
}

fn abolish(county: &County, unit: &str, into: Option<&str>, on: &str) -> Edit {
    let into = into.map(|into| county.unit(into));
    Edit::AbolishUnit { unit: county.unit(unit), into, on: day(on), basis: String::new() }
}

fn roll_over(county: &mut County, to: i32) {
    let wish = RollOver::new(county.now(), county.year(), to).unwrap();
    county.apply(Edit::RollOver(Box::new(wish)));
}

#[test]
fn a_renamed_unit_bears_its_old_name_in_every_year_and_paper_before_the_day() {
    let mut county = County::new(&["县金融办"]);
    county.place("县金融办", month(5));
    let year = county.year();
    roll_over(&mut county, 2024);
    county.apply(rename(&county, "县金融办", "县金融服务中心", "2024-06-01"));
    let unit = county.unit("县金融服务中心");
    assert_eq!(county.cell(year, month(5)), ["县金融办"], "the board of the past year");
    assert_eq!(county.now().printed_name(county.year(), unit), "县金融服务中心");
    let on = |date: &str| county.now().name_on(county.year(), unit, day(date));
    assert_eq!(on("2024-05-31"), "县金融办");
    assert_eq!(on("2024-06-01"), "县金融服务中心");
    assert_eq!(on("2023-03-30"), "县金融办");
    let change = county.now().changes_of(unit)[0];
    assert_eq!((change.kind, change.old_name.as_deref()), (UnitChangeKind::Renamed, Some("县金融办")));
    assert_eq!(change.basis, "县委编委〔2023〕5号");
    assert_eq!(county.now().units_named("县金融办"), [unit], "it is still found by it");
}

#[test]
fn names_of_a_unit_that_was_renamed_twice_and_back_follow_each_other() {
    let mut county = County::new(&["甲局"]);
    county.apply(rename(&county, "甲局", "乙局", "2023-03-01"));
    county.apply(rename(&county, "乙局", "甲局", "2023-06-01"));
    let unit = county.unit("甲局");
    let on = |date: &str| county.now().name_on(county.year(), unit, day(date)).to_owned();
    assert_eq!(
        [on("2023-02-28"), on("2023-03-01"), on("2023-05-31"), on("2023-06-01")],
        ["甲局", "乙局", "乙局", "甲局"]
    );
    let early = rename(&county, "甲局", "丙局", "2023-05-01");
    assert_eq!(county.refused(&early), EditRefusal::ChangedSince(day("2023-06-01")));
}

#[test]
fn a_full_name_that_told_of_the_old_name_goes_with_it() {
    let mut county = County::new(&["县金融办"]);
    let unit = county.unit("县金融办");
    county.apply(Edit::SetUnit(unit, UnitFact::FullName(Some("县人民政府金融工作办公室".into()))));
    county.apply(rename(&county, "县金融办", "县金融服务中心", "2023-06-01"));
    assert_eq!(county.now().units.get(unit).unwrap().full_name, None);
    assert_eq!(county.now().units_named("县人民政府金融工作办公室"), [unit]);
    assert_eq!(county.now().name_on(county.year(), unit, day("2023-05-01")), "县金融办");
}

#[test]
fn a_corrected_name_is_right_for_all_time_and_leaves_no_trace() {
    let mut county = County::new(&["县利水局"]);
    let unit = county.unit("县利水局");
    county.apply(Edit::SetUnit(unit, UnitFact::Name("县水利局".into())));
    assert_eq!(county.now().name_on(county.year(), unit, day("1999-01-01")), "县水利局");
    assert!(county.now().units_named("县利水局").is_empty());
    assert!(county.now().changes_of(unit).is_empty());
}

#[test]
fn a_merged_unit_keeps_what_it_held_and_hands_over_what_is_still_to_come() {
    let mut county = County::new(&["县粮食局", "县发改局"]);
    county.place("县粮食局", month(4));
    county.hold("县粮食局", "2023-04-20");
    let unit = county.unit("县粮食局");
    county.apply(Edit::SetDuty { programme: county.year(), unit, duty: Some(3) });
    let open: Vec<_> = county
        .now()
        .sessions_held_by(county.year(), unit)
        .iter()
        .filter(|s| s.month.is_none())
        .map(|s| s.id)
        .collect();
    county.apply(Edit::Place { sessions: vec![open[0]], month: Some(month(8)), before: None });
    county.apply(Edit::Place { sessions: vec![open[1]], month: Some(month(9)), before: None });
    county.place("县发改局", month(9));
    let before = county.now().clone();
    let applied = county.apply(abolish(&county, "县粮食局", Some("县发改局"), "2023-06-01"));
    assert_eq!(county.months("县粮食局"), [Some(4)], "what it held stays with it");
    assert_eq!(county.months("县发改局"), [Some(8), Some(9)], "no second session in September");
    let EditLabel::UnitAbolished { moved, dropped, .. } = &applied.label else {
        panic!("{:?}", applied.label)
    };
    assert_eq!((moved.as_slice(), dropped.as_slice()), (&[month(8)][..], &[month(9)][..]));
    let told = Lang::Zh.edit_label(&applied.label);
    assert_eq!(told, "县粮食局自2023年6月1日起并入县发改局，8月活动由其承办，9月活动不再安排");
    assert!(matches!(county.now().absence(county.year(), unit), Some(Absence::Abolished(_))));
    county.workspace.undo().unwrap();
    assert!(**county.now() == *before, "one step back");
}

#[test]
fn a_merger_leaves_closed_years_and_years_that_are_over_alone() {
    let mut county = County::new(&["县粮食局", "县发改局"]);
    county.place("县粮食局", month(12));
    county.place("县发改局", month(12));
    let year = county.year();
    roll_over(&mut county, 2024);
    county.apply(abolish(&county, "县粮食局", Some("县发改局"), "2024-03-01"));
    assert_eq!(county.cell(year, month(12)), ["县粮食局", "县发改局"], "never 县发改局 twice");
    assert_eq!(county.now().absence(year, county.unit("县粮食局")), None, "it was a unit of that year");
    assert_eq!(county.months("县发改局"), [None], "its own duty only");
    assert!(
        county.now().participation(county.year(), county.unit("县粮食局")).is_none(),
        "nothing is left there"
    );
}

#[test]
fn a_merged_unit_gives_its_place_in_the_main_session_to_the_other() {
    let mut county = County::new(&["县粮食局", "县水利局", "县发改局"]);
    let units = ["县粮食局", "县水利局"].map(|name| county.unit(name)).to_vec();
    county.apply(Edit::SetMainParticipants(county.year(), units));
    county.apply(abolish(&county, "县粮食局", Some("县发改局"), "2023-05-01"));
    let main = county.now().main_session(county.year()).unwrap().id;
    let names: Vec<&str> =
        county.now().parties_of(main).map(|party| county.name(party.unit.unwrap())).collect();
    assert_eq!(names, ["县发改局", "县水利局"]);
}

#[test]
fn an_abolished_unit_is_off_the_board_but_for_what_is_locked_held_or_reported() {
    let mut county = County::new(&["甲局", "乙局", "丙局", "丁局"]);
    county.confirm_deadline();
    for (unit, at) in [("甲局", 5), ("乙局", 6), ("丙局", 7)] {
        county.place(unit, month(at));
    }
    county.report("甲局", ReportEventKind::Received, "2023-05-20");
    let locked = county.session("乙局");
    county.apply(Edit::Lock(vec![locked], true));
    for unit in ["甲局", "乙局", "丙局", "丁局"] {
        county.apply(abolish(&county, unit, None, "2023-06-01"));
    }
    assert_eq!([county.months("甲局"), county.months("乙局")], [[Some(5)], [Some(6)]]);
    assert!(county.months("丙局").is_empty() && county.months("丁局").is_empty());
    assert!(county.unscheduled().is_empty());
    let owing: Vec<&str> =
        county.owed("2023-07-01").iter().map(|o| county.name(o.target.unit.unwrap())).collect();
    assert_eq!(owing, ["甲局"], "what came in stays, and nobody else owes anything");
    let told = |unit: &str| Lang::Zh.absence(county.now(), county.year(), county.unit(unit)).unwrap();
    assert_eq!(told("乙局"), "2023年6月1日撤销");
}

#[test]
fn a_reinstated_unit_owes_its_session_again() {
    let mut county = County::new(&["甲局", "乙局"]);
    county.place("甲局", month(4));
    county.hold("甲局", "2023-04-09");
    county.apply(abolish(&county, "甲局", None, "2023-06-01"));
    county.apply(abolish(&county, "乙局", None, "2023-06-01"));
    let gone = county.unit("乙局");
    let join = |county: &County| Edit::SetParticipation {
        programme: county.year(),
        units: vec![gone],
        group: county.now().groups_in_order()[0].id,
    };
    let edit = join(&county);
    assert_eq!(county.refused(&edit), EditRefusal::Abolished("乙局".into()));
    let again = abolish(&county, "乙局", None, "2023-07-01");
    assert_eq!(county.refused(&again), EditRefusal::Abolished("乙局".into()));
    county.apply(Edit::ReinstateUnit(gone));
    county.apply(join(&county));
    assert_eq!(county.months("乙局"), [None]);
    county.apply(Edit::ReinstateUnit(county.unit("甲局")));
    assert_eq!(county.months("甲局"), [Some(4)]);
    assert!(county.now().unit_changes.iter().next().is_none());
}

#[test]
fn a_unit_that_stays_away_owes_nothing_until_it_takes_part_again() {
    let mut county = County::new(&["甲局", "乙局"]);
    county.confirm_deadline();
    county.place("甲局", month(5));
    let unit = county.unit("甲局");
    let exempt = |reason: Option<&str>, county: &County| Edit::SetExempt {
        programme: county.year(),
        units: vec![county.unit("甲局"), county.unit("乙局")],
        reason: reason.map(str::to_owned),
    };
    let without = exempt(Some("  "), &county);
    assert_eq!(county.refused(&without), EditRefusal::NoReason);
    county.apply(exempt(Some("机构调整"), &county));
    assert!(county.months("甲局").is_empty() && county.unscheduled().is_empty());
    assert!(county.owed("2023-12-31").is_empty());
    assert_eq!(county.now().absence(county.year(), unit), Some(Absence::Exempt("机构调整")));
    let year = county.year();
    assert_eq!(
        county.refused(&Edit::SetDuty { programme: year, unit, duty: Some(0) }),
        EditRefusal::BadDuty(0)
    );
    county.apply(exempt(None, &county));
    assert_eq!(county.unscheduled(), ["甲局", "乙局"]);
}

#[test]
fn two_spellings_made_one_hold_one_session_a_month() {
    let mut county = County::new(&["县商务局", "县商务局机关"]);
    county.place("县商务局", month(12));
    county.place("县商务局机关", month(12));
    let (from, into) = (county.unit("县商务局机关"), county.unit("县商务局"));
    county.apply(Edit::MergeUnits { from, into });
    assert_eq!(county.cell(county.year(), month(12)), ["县商务局"]);
    assert_eq!(county.months("县商务局"), [Some(12)]);
}

#[test]
fn two_spellings_made_one_lose_nothing_that_was_held() {
    let mut county = County::new(&["县商务局", "县商务局机关"]);
    for unit in ["县商务局", "县商务局机关"] {
        county.place(unit, month(12));
        county.hold(unit, "2023-12-08");
    }
    let (from, into) = (county.unit("县商务局机关"), county.unit("县商务局"));
    county.apply(Edit::MergeUnits { from, into });
    assert_eq!(county.months("县商务局"), [Some(12), Some(12)], "both were held: a person has to decide");
}

#[test]
fn a_session_that_was_reported_on_counts_as_held_from_that_day() {
    let mut county = County::new(&["甲局", "乙局"]);
    county.confirm_deadline();
    for unit in ["甲局", "乙局"] {
        county.place(unit, month(5));
    }
    let held = |county: &County, unit: &str, by: &str| {
        let session = county.now().sessions.get(county.session(unit)).unwrap();
        was_held(county.now(), session, day(by))
    };
    county.report("甲局", ReportEventKind::Received, "2023-05-20");
    assert!(held(&county, "甲局", "2023-05-20") && !held(&county, "甲局", "2023-05-19"));
    county.report("甲局", ReportEventKind::Accepted, "2023-05-22");
    county.report("乙局", ReportEventKind::Exempt, "2023-05-22");
    assert!(held(&county, "甲局", "2023-05-31") && !held(&county, "乙局", "2023-05-31"));
    let facts: Vec<bool> = county.owed("2023-05-31").iter().map(|owed| owed.held).collect();
    assert_eq!(facts, [true, false], "the page of reports says the same");
    county.report("甲局", ReportEventKind::Returned, "2023-05-25");
    assert!(held(&county, "甲局", "2023-05-31"), "pictures are missing, not the session");
}

#[test]
fn a_plan_sent_before_a_session_does_not_make_it_held() {
    let mut county = County::new(&["甲局"]);
    let row = county.now().requirements_of(county.year()).next().unwrap().clone();
    let offset = Offset { n: 5, unit: OffsetUnit::Day };
    county.apply(Edit::SetRequirement {
        requirement: Some(row.id),
        programme: row.programme,
        item: "方案".into(),
        rule: DeadlineRule::BeforeEvent { offset }.into(),
    });
    county.place("甲局", month(5));
    county.report("甲局", ReportEventKind::Received, "2023-04-20");
    let session = county.now().sessions.get(county.session("甲局")).unwrap();
    assert!(!was_held(county.now(), session, day("2023-05-31")));
}

#[test]
fn changes_of_units_are_told_in_both_languages() {
    let mut county = County::new(&["甲局", "乙局", "丙局"]);
    county.apply(rename(&county, "甲局", "丁局", "2023-02-01"));
    county.apply(abolish(&county, "乙局", Some("丁局"), "2023-03-01"));
    county.apply(abolish(&county, "丙局", None, "2023-04-01"));
    let changes: Vec<_> = county.now().unit_changes.iter().cloned().collect();
    for lang in [Lang::Zh, Lang::En] {
        for change in &changes {
            let told = lang.unit_change(county.now(), change).unwrap();
            assert!(told.contains("2023"), "{told}");
        }
    }
    assert_eq!(
        Lang::Zh.unit_change(county.now(), &changes[0]).unwrap(),
        "2023年2月1日由“甲局”更名（县委编委〔2023〕5号）"
    );
    assert_eq!(Lang::Zh.unit_change(county.now(), &changes[1]).unwrap(), "2023年3月1日并入丁局");
}
