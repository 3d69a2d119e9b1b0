//! What a month can bear: limits, how months suit, filling evenly, and why a limit was passed.

use themeday::model::bearing::{Capacity, Unavailable};
use themeday::model::change::Row;
use themeday::model::edit::{Edit, EditLabel, EditRefusal, NewUnit, SessionFact};
use themeday::model::ids::{CapacityId, GroupId, UnavailableId, UnitId};
use themeday::model::rollover::RollOver;
use themeday::model::session::SessionState;
use themeday::model::unit::UnitKind;
use themeday::model::when::When;
use themeday::model::{Month, Table};
use themeday::rules::YearView;
use themeday::rules::even::{Why, filling, first_month};
use themeday::rules::last_year::suggestions;
use themeday::rules::limits::{Bounds, Break, Passed, Scope, breaks, noted};
use themeday::rules::schedule::Entry;
use themeday::rules::suitability::{Reason, Suits, Verdict};
use themeday::text::Lang;

use crate::years::{County, day, month};

fn put(row: impl Into<Row>) -> Edit {
    Edit::Rows { put: vec![row.into()], delete: Vec::new() }
}

/// A month in which a unit, or all, cannot.
fn cannot(county: &County, unit: Option<&str>, at: u32, why: &str) -> Unavailable {
    Unavailable {
        id: UnavailableId(0),
        programme: county.year(),
        unit: unit.map(|unit| county.unit(unit)),
        group: None,
        month: month(at),
        reason: why.to_owned(),
    }
}

fn at_most(county: &County, group: Option<GroupId>, at: Option<u32>, most: u16) -> Capacity {
    let (programme, month) = (county.year(), at.map(month));
    Capacity { id: CapacityId(0), programme, group, month, least: None, most: Some(most) }
}

fn at_least(county: &County, at: Option<u32>, least: u16) -> Capacity {
    Capacity { least: Some(least), most: None, ..at_most(county, None, at, 0) }
}

fn offices(county: &County) -> GroupId {
    county.now().group_named("县直单位").unwrap().id
}

fn view(county: &County) -> YearView {
    YearView::new(county.now(), county.year(), day("2023-03-01"))
}

fn suits(county: &County, units: &[&str]) -> Suits {
    let entry = |unit: &&str| Entry { session: county.session(unit), unit: county.unit(unit) };
    view(county).suits(&units.iter().map(entry).collect::<Vec<_>>())
}

fn verdicts(suits: &Suits) -> Vec<(u32, Verdict)> {
    suits.months.iter().filter_map(|of| Some((of.month.number(), of.verdict()?))).collect()
}

fn place(county: &County, units: &[&str], at: u32) -> Edit {
    let sessions = units.iter().map(|unit| county.session(unit)).collect();
    Edit::Place { sessions, month: Some(month(at)), before: None }
}

#[test]
fn a_month_does_not_suit_the_unit_that_cannot_then_and_says_why() {
    let mut county = County::new(&["甲局", "乙局"]);
    county.apply(put(cannot(&county, Some("甲局"), 7, "防汛")));
    county.apply(put(cannot(&county, None, 4, "两会")));
    let group = Unavailable { group: Some(offices(&county)), ..cannot(&county, None, 9, "") };
    county.apply(put(group));
    let one = suits(&county, &["甲局"]);
    assert_eq!(verdicts(&one), [4, 7, 9].map(|at| (at, Verdict::Unfit)));
    let told = |at: u32| {
        let reason = &one.of(month(at)).unwrap().reasons[0];
        assert!(reason.is_limit());
        Lang::Zh.suits(county.now(), county.year(), reason)
    };
    assert_eq!(told(7), "不宜：甲局防汛");
    assert_eq!(told(4), "不宜：全部单位两会");
    assert_eq!(told(9), "不宜：县直单位不宜安排");
    assert_eq!(verdicts(&suits(&county, &["乙局"])), [4, 9].map(|at| (at, Verdict::Unfit)));
    let both = suits(&county, &["乙局", "甲局"]);
    let Some(Reason::Unavailable { unit, count: 1, scope: Scope::Unit(_), .. }) =
        both.of(month(7)).unwrap().reasons.first()
    else {
        panic!("{both:?}");
    };
    assert_eq!(*unit, county.unit("甲局"), "of several the one is named that cannot");
}

#[test]
fn a_month_is_full_with_its_own_number_before_that_of_every_month() {
    let mut county = County::new(&["甲局", "乙局", "丙局", "丁局"]);
    let group = offices(&county);
    county.apply(put(at_most(&county, Some(group), None, 1)));
    county.apply(put(at_most(&county, Some(group), Some(6), 2)));
    county.apply(place(&county, &["甲局"], 5));
    county.apply(place(&county, &["乙局"], 6));
    let view = view(&county);
    assert_eq!(view.limits().bounds(Some(group), month(6)), Bounds { least: None, most: Some(2) });
    assert_eq!(view.limits().bounds(None, month(6)), Bounds::default());
    let one = suits(&county, &["丙局"]);
    assert_eq!(verdicts(&one), [(5, Verdict::Full)]);
    let reason = &one.of(month(5)).unwrap().reasons[0];
    assert_eq!(*reason, Reason::Full { group: Some(group), most: 1, has: 2 });
    assert_eq!(Lang::Zh.suits(county.now(), county.year(), reason), "已满：县直单位最多1家，将有2家");
    let full: Vec<u32> = verdicts(&suits(&county, &["丙局", "丁局"])).iter().map(|(at, _)| *at).collect();
    assert_eq!(full, [4, 5, 6, 7, 8, 9, 10, 11, 12], "two at once are one too many everywhere");
    assert!(suits(&county, &["甲局"]).of(month(5)).unwrap().stays, "who stands there fills nothing");
    // All groups together.
    county.apply(put(at_most(&county, None, Some(8), 0)));
    let reason = suits(&county, &["丙局"]).of(month(8)).unwrap().reasons[0].clone();
    assert_eq!(Lang::Zh.suits(county.now(), county.year(), &reason), "已满：本月最多0家，将有1家");
    assert_eq!(Bounds { least: Some(2), most: Some(4) }.passed_by(1), Some(Passed::Least(2)));
    assert_eq!(Bounds { least: Some(2), most: Some(4) }.passed_by(4), None);
    assert_eq!(Bounds { least: Some(2), most: Some(4) }.passed_by(5), Some(Passed::Most(4)));
}

#[test]
fn soft_reasons_are_told_after_limits_and_forbid_and_ask_nothing() {
    let mut county = County::new(&["甲局", "乙局", "丙局", "丁局"]);
    let session = county.session("甲局");
    county.apply(Edit::SetSession(
        session,
        SessionFact::When(Some(When::on(day("2023-05-18"))), String::new()),
    ));
    let one = suits(&county, &["甲局"]);
    assert_eq!(one.of(month(5)).unwrap().reasons, []);
    assert_eq!(one.of(month(6)).unwrap().reasons, [Reason::Dated(day("2023-05-18"))]);
    // The emptiest month is advised once the others have more.
    let year = county.year();
    let unit =
        |n: usize| NewUnit {
            name: format!("第{n}局"), kind: UnitKind::Department, group: "县直单位".into()
        };
    county.apply(Edit::AddUnits { programme: Some(year), units: (0..16).map(unit).collect() });
    for n in 0..16 {
        let at = u32::try_from(n).unwrap() % 8 + 4;
        county.apply(place(&county, &[&format!("第{n}局")], at));
    }
    let one = suits(&county, &["乙局"]);
    assert_eq!(verdicts(&one), [(12, Verdict::Advised)]);
    assert!(!one.of(month(12)).unwrap().reasons[0].is_limit());
    // A least number is advised, and told of the month that is left.
    county.apply(put(at_least(&county, Some(10), 4)));
    let reasons = suits(&county, &["乙局"]).of(month(10)).unwrap().reasons.clone();
    assert_eq!(reasons, [Reason::Short { group: None, least: 4, has: 2 }]);
    let left = suits(&county, &["第6局"]).left.unwrap();
    assert_eq!((left.month, left.least, left.has), (month(10), 4, 1));
    assert_eq!(Lang::Zh.leaves(county.now(), &left), "10月将只剩1家，至少4家");
    // Another session of the unit.
    let unit = county.unit("丙局");
    county.apply(Edit::SetDuty { programme: year, unit, duty: Some(2) });
    let both = county.now().sessions_held_by(year, unit).iter().map(|s| s.id).collect::<Vec<_>>();
    county.apply(Edit::Place { sessions: vec![both[0]], month: Some(month(8)), before: None });
    let entry = Entry { session: both[1], unit };
    assert_eq!(view(&county).suits(&[entry]).of(month(8)).unwrap().reasons, [Reason::Twice]);
}

#[test]
fn few_working_days_and_last_year_s_month_are_told() {
    let mut county = County::new(&["甲局"]);
    county.place("甲局", month(10));
    let wish = RollOver::new(county.now(), county.year(), 2026).unwrap();
    let months = Month::range(Month::new(2026, 1).unwrap(), Month::new(2026, 12).unwrap());
    county.apply(Edit::RollOver(Box::new(RollOver { months, ..wish })));
    let suits = suits(&county, &["甲局"]);
    let at = |number: u32| suits.of(Month::new(2026, number).unwrap()).unwrap();
    assert_eq!(at(2).reasons, [Reason::FewWorkingDays(16)], "Spring Festival");
    assert_eq!(at(10).reasons, [Reason::FewWorkingDays(18), Reason::LastYear], "National Day");
    assert_eq!(at(3).reasons, []);
    assert_eq!(Reason::LastYear.verdict(), None);
}

#[test]
fn the_month_of_a_unit_s_theme_day_is_advised_and_chosen_where_months_are_alike() {
    let mut county = County::new(&["县应急管理局", "县消防救援大队", "甲局"]);
    let one = suits(&county, &["县应急管理局"]);
    let told: Vec<String> = one
        .months
        .iter()
        .filter_map(|of| of.reasons.first())
        .map(|reason| Lang::Zh.suits(county.now(), county.year(), reason))
        .collect();
    assert_eq!(told, ["建议：全国防灾减灾日（5月12日）", "建议：安全生产月"]);
    county.apply(put(cannot(&county, Some("县应急管理局"), 5, "防汛")));
    assert_eq!(verdicts(&suits(&county, &["县应急管理局"])), [(5, Verdict::Unfit), (6, Verdict::Advised)]);
    let year = county.year();
    county.apply(Edit::FillEvenly { programme: year, from: month(4) });
    assert_eq!(county.months("县应急管理局"), [Some(6)]);
    assert_eq!(county.months("县消防救援大队"), [Some(11)]);
    assert_eq!(county.months("甲局"), [Some(4)]);
}

#[test]
fn a_limit_that_is_passed_with_a_reason_is_noted_and_one_without_is_not() {
    let mut county = County::new(&["甲局", "乙局", "丙局"]);
    let group = offices(&county);
    county.apply(put(cannot(&county, Some("甲局"), 7, "防汛")));
    county.apply(put(at_most(&county, Some(group), Some(7), 1)));
    county.apply(place(&county, &["乙局"], 7));
    let trial = |county: &County, edit: &Edit| {
        let view = YearView::new(county.now(), county.year(), "2023-05-31".parse().unwrap());
        county.workspace.trial().breaks(edit, &view).unwrap()
    };
    let edit = place(&county, &["甲局"], 7);
    let passed = trial(&county, &edit);
    let said: Vec<String> =
        passed.iter().map(|one| Lang::Zh.limit_passed(county.now(), county.year(), one)).collect();
    assert_eq!(said, ["甲局：7月不宜安排（防汛）", "7月县直单位最多1家，将有2家"]);
    assert_eq!(trial(&county, &place(&county, &["甲局"], 8)), []);

    let reasoned = |edit: &Edit, reason: &str| Edit::Reasoned {
        edit: Box::new(edit.clone()),
        reason: reason.to_owned(),
    };
    let label = county.apply(reasoned(&edit, " ")).label;
    assert!(matches!(label, EditLabel::Placed { .. }), "{label:?}");
    assert!(county.now().accepted_problems.is_empty());
    county.workspace.undo().unwrap();

    let label = county.apply(reasoned(&edit, " 经分管领导同意 ")).label;
    assert_eq!(Lang::Zh.edit_label(&label), "甲局→7月（原因：经分管领导同意）");
    assert_eq!(county.months("甲局"), [Some(7)]);
    assert_eq!(county.now().accepted_problems.iter().count(), 2);
    for one in &passed {
        let note = noted(county.now(), county.year(), one).unwrap();
        assert_eq!((note.reason.as_str(), note.on), ("经分管领导同意", day("2023-05-31")));
    }
    // Asked once: back to the same month with the same facts asks nothing more, other facts do.
    county.apply(place(&county, &["甲局"], 8));
    assert_eq!(trial(&county, &edit), []);
    county.apply(put(cannot(&county, Some("甲局"), 7, "防汛抗旱")));
    assert!(matches!(trial(&county, &edit).as_slice(), [Break::Unavailable { .. }]));
    // One step back takes move and note together.
    for _ in 0..3 {
        county.workspace.undo().unwrap();
    }
    assert!(county.now().accepted_problems.is_empty());
    assert_eq!(county.months("甲局"), [None]);
    // An exchange that leaves the numbers as they are passes none of them.
    county.apply(place(&county, &["丙局"], 9));
    let swap = Edit::Swap(county.session("丙局"), county.session("乙局"));
    assert_eq!(trial(&county, &swap), []);
}

#[test]
fn filling_evenly_respects_limits_locks_and_dates_and_says_what_it_left_and_why() {
    let names: Vec<String> = (0..12).map(|n| format!("第{n}局")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut county = County::new(&names);
    let (year, group) = (county.year(), offices(&county));
    county.apply(put(cannot(&county, None, 4, "两会")));
    county.apply(put(at_most(&county, Some(group), None, 2)));
    for at in 5..=12 {
        if at != 6 {
            county.apply(put(cannot(&county, Some("第0局"), at, "")));
        }
    }
    county.apply(Edit::Lock(vec![county.session("第1局")], true));
    let fixed = |text: &str| SessionFact::When(Some(When::on(day(text))), String::new());
    county.apply(Edit::SetSession(county.session("第2局"), fixed("2023-09-05")));
    county.apply(Edit::SetSession(county.session("第3局"), fixed("2023-01-05")));
    county.apply(Edit::SetSession(county.session("第4局"), SessionFact::State(SessionState::Cancelled)));
    for at in 4..=12 {
        county.apply(put(cannot(&county, Some("第5局"), at, "")));
    }
    let from = first_month(county.now().newest_programme().unwrap(), day("2023-05-31"));
    assert_eq!(from, month(5), "what lies behind gets nothing");
    let plan = filling(county.now(), year, from);
    assert_eq!(plan, filling(county.now(), year, from), "the same every time");
    let left: Vec<(&str, Why)> = plan.left.iter().map(|(e, why)| (county.name(e.unit), *why)).collect();
    assert_eq!(left, [("第1局", Why::Locked), ("第3局", Why::Dated), ("第5局", Why::Unavailable)]);
    let before = county.workspace.history().unwrap().len();
    let label = county.apply(Edit::FillEvenly { programme: year, from }).label;
    assert_eq!(Lang::Zh.edit_label(&label), "均衡填入8场，3场未能安排");
    assert_eq!(county.workspace.history().unwrap().len(), before + 1, "one step");
    assert_eq!(county.months("第0局"), [Some(6)], "who has one month only gets it");
    assert_eq!(county.months("第2局"), [Some(9)], "where its day is");
    assert_eq!(county.months("第4局"), [None], "what is cancelled needs none");
    let loads: Vec<usize> = (4..=12).map(|at| county.cell(year, month(at)).len()).collect();
    assert_eq!(loads, [0, 1, 1, 1, 1, 1, 1, 1, 1]);
    assert!(breaks(county.now(), year, &[county.session("第0局")]).is_empty());
    county.workspace.undo().unwrap();
    assert_eq!(county.unscheduled().len(), 12);
    // Room for two a month in one month only.
    for at in 5..=11 {
        county.apply(put(cannot(&county, None, at, "")));
    }
    let plan = filling(county.now(), year, from);
    assert_eq!(plan.placed(), 2);
    assert!(plan.left.iter().any(|(_, why)| *why == Why::Full), "{:?}", plan.left);
    let gone = Edit::FillEvenly { programme: themeday::model::ProgrammeId(99_999), from };
    assert_eq!(county.refused(&gone), EditRefusal::Gone);
}

#[test]
fn months_that_lack_their_least_number_are_filled_first_and_groups_apart() {
    let mut county = County::new(&["甲局", "乙局", "丙局"]);
    let year = county.year();
    let town = |name: &str| NewUnit { name: name.into(), kind: UnitKind::Township, group: "乡镇".into() };
    county.apply(Edit::AddUnits { programme: Some(year), units: ["子镇", "丑镇"].map(town).to_vec() });
    county.apply(put(at_least(&county, Some(11), 2)));
    county.apply(Edit::FillEvenly { programme: year, from: month(4) });
    assert_eq!(county.cell(year, month(11)).len(), 2);
    for group in ["乡镇", "县直单位"] {
        let group = county.now().group_named(group).unwrap().id;
        let most = (4..=12).map(|at| view(&county).schedule().count(month(at), Some(group))).max();
        assert!(most <= Some(2), "{most:?}");
    }
    assert!(county.unscheduled().is_empty());
}

#[test]
fn last_year_s_months_are_not_repeated_where_they_cannot_be() {
    let mut county = County::new(&["甲局", "乙局", "丙局"]);
    for unit in ["甲局", "乙局", "丙局"] {
        county.place(unit, month(6));
    }
    let group = offices(&county);
    county.apply(put(cannot(&county, Some("甲局"), 6, "防汛")));
    county.apply(put(cannot(&county, None, 4, "两会")));
    county.apply(put(at_most(&county, Some(group), None, 3)));
    let wish = RollOver::new(county.now(), county.year(), 2024).unwrap();
    let mut without = wish.clone();
    without.to = 2025;
    without.parts.rules = false;
    county.apply(Edit::RollOver(Box::new(wish)));
    let year = county.year();
    let taken: Vec<(Month, Option<UnitId>, &str)> = county
        .now()
        .unavailable
        .iter()
        .filter(|row| row.programme == year)
        .map(|row| (row.month, row.unit, row.reason.as_str()))
        .collect();
    let at = |number: u32| Month::new(2024, number).unwrap();
    assert_eq!(taken, [(at(6), Some(county.unit("甲局")), "防汛"), (at(4), None, "两会")]);
    let numbers: Vec<Option<u16>> =
        county.now().capacities.iter().filter(|row| row.programme == year).map(|row| row.most).collect();
    assert_eq!(numbers, [Some(3)]);
    let suggested = |county: &County| -> Vec<UnitId> {
        suggestions(county.now(), county.year()).iter().map(|s| s.unit).collect()
    };
    assert_eq!(suggested(&county), ["乙局", "丙局"].map(|name| county.unit(name)), "not 甲局, which cannot");
    let row = Capacity { programme: year, month: Some(at(6)), ..at_most(&county, None, None, 1) };
    county.apply(put(row));
    assert_eq!(suggested(&county), [county.unit("乙局")], "and no more than there are to be");
    county.apply(Edit::RollOver(Box::new(without)));
    let newest = county.year();
    assert!(!county.now().unavailable.iter().any(|row| row.programme == newest), "rules were not wanted");
}

#[test]
fn limits_go_with_their_unit_and_group_when_those_become_one_or_end() {
    let mut county = County::new(&["甲局", "甲县局", "乙局", "丙局"]);
    for (unit, at) in [("甲局", 6), ("甲县局", 6), ("甲县局", 7), ("乙局", 5), ("乙局", 9)] {
        county.apply(put(cannot(&county, Some(unit), at, unit)));
    }
    let (from, into) = (county.unit("甲县局"), county.unit("甲局"));
    county.apply(Edit::MergeUnits { from, into });
    let months = |county: &County, unit: UnitId| -> Vec<u32> {
        let rows = county.now().unavailable.iter().filter(|row| row.unit == Some(unit));
        rows.map(|row| row.month.number()).collect()
    };
    assert_eq!(months(&county, into), [6, 7], "each month once");
    let ends = county.unit("乙局");
    let into = Some(county.unit("丙局"));
    county.apply(Edit::AbolishUnit { unit: ends, into, on: day("2023-07-01"), basis: String::new() });
    assert_eq!(months(&county, ends), [5], "what lies behind stays");
    assert_eq!(months(&county, county.unit("丙局")), [] as [u32; 0]);
    county.workspace.undo().unwrap();
    county.workspace.undo().unwrap();
    assert_eq!(county.now().unavailable.iter().count(), 5);
    // A group that goes takes its limits along.
    county.apply(Edit::AddGroup("园区".into()));
    let group = county.now().group_named("园区").unwrap().id;
    county.apply(put(at_most(&county, Some(group), None, 2)));
    county.apply(put(Unavailable { group: Some(group), ..cannot(&county, None, 8, "") }));
    county.apply(Edit::RemoveGroup(group));
    assert!(county.now().capacities.is_empty());
    assert_eq!(county.now().unavailable.iter().count(), 5);
}

#[test]
fn limits_that_make_no_sense_are_refused_and_steps_are_named() {
    let mut county = County::new(&["甲局"]);
    let group = offices(&county);
    let row = Unavailable { group: Some(group), ..cannot(&county, Some("甲局"), 7, "") };
    assert_eq!(county.refused(&put(row)), EditRefusal::TwoScopes);
    let elsewhere = Month::new(2025, 7).unwrap();
    let row = Unavailable { month: elsewhere, ..cannot(&county, Some("甲局"), 7, "") };
    assert_eq!(county.refused(&put(row)), EditRefusal::MonthOutside(elsewhere));
    let row = Capacity { least: Some(5), ..at_most(&county, None, None, 4) };
    assert_eq!(county.refused(&put(row)), EditRefusal::BadLimits);
    let row = Capacity { most: None, ..at_most(&county, None, None, 4) };
    assert_eq!(county.refused(&put(row)), EditRefusal::BadLimits);
    let named = |county: &mut County, row: Row| Lang::Zh.edit_label(&county.apply(put(row)).label);
    let row = cannot(&county, Some("甲局"), 7, "防汛");
    assert_eq!(named(&mut county, row.into()), "新增不宜安排的月份：甲局 2023-07 防汛");
    let row = at_most(&county, Some(group), None, 4);
    assert_eq!(named(&mut county, row.into()), "新增每月场次：县直单位 –4");
    let row = cannot(&county, Some("甲局"), 7, "抗旱");
    assert_eq!(named(&mut county, row.into()), "修改不宜安排的月份：甲局 2023-07 抗旱", "one a month");
    let id = county.now().unavailable.iter().next().unwrap().id.0;
    let gone = Edit::Rows { put: Vec::new(), delete: vec![(Table::Unavailable, id)] };
    assert_eq!(Lang::Zh.edit_label(&county.apply(gone).label), "删除不宜安排的月份：甲局 2023-07 抗旱");
}
