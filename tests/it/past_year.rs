//! A year that lies behind with nothing recorded, and deadlines that nobody stated: neither makes anybody late.

use themeday::model::Month;
use themeday::model::edit::{Edit, ProgrammeFact};
use themeday::model::paper::{PaperKind, PaperRequest};
use themeday::model::problem::Reason;
use themeday::model::report::{DeadlineRule, ReportEventKind, Requirement};
use themeday::rules::YearView;
use themeday::rules::owed::{Receipt, Timing};
use themeday::rules::year::YearState;
use themeday::text::{Lang, Printed};

use crate::years::{County, day, month};

fn stated() -> County {
    let mut county = County::new(&["甲局", "乙局"]);
    county.confirm_deadline();
    county.place("甲局", month(5));
    county.place("乙局", month(12));
    county
}

fn state(county: &County, today: &str) -> YearState {
    YearView::new(county.now(), county.year(), day(today)).state()
}

#[test]
fn a_past_year_with_nothing_recorded_makes_nobody_late() {
    let county = stated();
    assert_eq!(state(&county, "2023-12-31"), YearState::Live);
    assert_eq!(county.owed("2023-12-31")[0].timing, Timing::Overdue);
    assert_eq!(state(&county, "2024-01-01"), YearState::Unrecorded);
    for owed in county.owed("2026-11-27") {
        assert_eq!((owed.timing, owed.days, owed.receipt), (Timing::Unrecorded, 0, Receipt::None));
        assert!(!owed.outstanding());
        assert_eq!(Lang::Zh.owed_state(&owed), "未登记");
        assert_eq!(Printed.table_timing_word(&owed), "");
    }
}

#[test]
fn any_record_makes_a_past_year_an_ordinary_one() {
    let mut reported = stated();
    reported.report("甲局", ReportEventKind::Received, "2023-05-20");
    let mut held = stated();
    held.hold("甲局", "2023-05-20");
    let mut begun = stated();
    let year = begun.year();
    begun.apply(Edit::SetProgramme(year, ProgrammeFact::Recording(true)));
    for county in [&reported, &held, &begun] {
        assert_eq!(state(county, "2026-11-27"), YearState::Live);
        let late = county.owed("2026-11-27");
        assert!(late.iter().any(|owed| owed.timing == Timing::Overdue && owed.days > 1000));
    }
    reported.workspace.undo().unwrap();
    assert_eq!(state(&reported, "2026-11-27"), YearState::Unrecorded);
}

#[test]
fn a_year_whose_months_reach_into_the_running_one_is_live() {
    let mut county = stated();
    let year = county.year();
    let months = Month::range(month(4), Month::new(2024, 2).unwrap());
    county.apply(Edit::SetProgramme(year, ProgrammeFact::Months(months)));
    assert_eq!(state(&county, "2024-02-29"), YearState::Live);
    assert_eq!(state(&county, "2024-03-01"), YearState::Unrecorded);
}

#[test]
fn the_running_year_is_live_though_all_its_months_are_over() {
    let mut county = stated();
    let year = county.year();
    county.apply(Edit::SetProgramme(year, ProgrammeFact::Months(vec![month(5)])));
    assert_eq!(state(&county, "2023-11-01"), YearState::Live, "its missing reports are missed now");
}

#[test]
fn the_overview_of_a_past_year_says_so_and_counts_nobody_as_missing() {
    let county = stated();
    let paper = |today: &str| {
        let request = PaperRequest::new(PaperKind::Overview, county.year(), day(today));
        let content = themeday::documents::content(county.now(), &request).unwrap();
        let section = &content.sections[0];
        let cells: Vec<String> =
            section.tables().flat_map(themeday::documents::Table::shown).flatten().collect();
        format!("{} {}", section.subtitle.clone().unwrap(), cells.join(" "))
    };
    let past = paper("2026-11-27");
    assert!(past.contains("往年安排（未登记报送）"), "{past}");
    assert!(!past.contains("甲局"), "{past}");
    assert!(paper("2023-12-31").contains("甲局"));
}

#[test]
fn the_deadline_that_a_year_begins_with_is_a_suggestion_until_it_is_confirmed() {
    let mut county = County::new(&["甲局"]);
    county.place("甲局", month(5));
    let rule = county.now().requirements_of(county.year()).next().unwrap().clone();
    assert!(rule.suggested);
    let owed = county.owed("2023-11-01");
    assert_eq!(owed.len(), 1, "it is to be reported nevertheless");
    assert_eq!((owed[0].due, owed[0].timing), (None, Timing::NotDue));
    assert_eq!(Lang::Zh.owed_state(&owed[0]), "未报");
    let unstated = |county: &County| {
        let view = YearView::new(county.now(), county.year(), day("2023-11-01"));
        let found = view.problems();
        found.iter().any(|problem| problem.reason == Reason::NoDeadline)
    };
    assert!(unstated(&county));
    county.confirm_deadline();
    let owed = county.owed("2023-11-01");
    assert_eq!((owed[0].due, owed[0].timing), (Some(day("2023-05-25")), Timing::Overdue));
    assert!(!unstated(&county));
    county.workspace.undo().unwrap();
    assert_eq!(county.owed("2023-11-01")[0].due, None);
}

fn add(county: &mut County, item: &str, rule: DeadlineRule) -> Requirement {
    let programme = county.year();
    county.apply(Edit::SetRequirement { requirement: None, programme, item: item.into(), rule: rule.into() });
    county.now().requirements_of(programme).find(|row| row.item == item).unwrap().clone()
}

#[test]
fn a_suggestion_gives_way_to_a_stated_rule_and_every_row_comes_once() {
    let mut county = County::new(&["甲局"]);
    county.place("甲局", month(5));
    add(&mut county, "活动信息", DeadlineRule::Fixed { date: day("2023-05-13"), time: None });
    let owed = county.owed("2023-05-14");
    assert_eq!(owed.len(), 1);
    assert_eq!((owed[0].due, owed[0].days), (Some(day("2023-05-13")), 1));
}

#[test]
fn a_deadline_of_one_activity_binds_its_units_only() {
    let mut county = County::new(&["甲局", "乙局"]);
    for unit in ["甲局", "乙局"] {
        county.place(unit, month(5));
    }
    let row = add(&mut county, "图片", DeadlineRule::Fixed { date: day("2023-05-15"), time: None });
    let mut data = themeday::model::change::Tables::clone(county.now());
    let session = Some(county.session("甲局"));
    data.put(Requirement { session, ..row }.into());
    county.apply(Edit::Load { tables: Box::new(data), overwrite: true });
    let due: Vec<_> = county
        .owed("2023-06-01")
        .into_iter()
        .map(|owed| (county.name(owed.target.unit.unwrap()).to_owned(), owed.due, owed.timing))
        .collect();
    assert_eq!(
        due,
        [
            ("甲局".to_owned(), Some(day("2023-05-15")), Timing::Overdue),
            ("乙局".to_owned(), None, Timing::NotDue)
        ],
        "the suggestion is all that is asked of the other"
    );
}
