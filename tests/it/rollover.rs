//! 结转 and 照上年安排: what the next year takes over, in one step.

use themeday::error::Error;
use themeday::model::edit::{Edit, EditLabel, ProgrammeFact, SessionFact};
use themeday::model::paper::PaperKind;
use themeday::model::programme::{Labels, MinDuration, Publicity};
use themeday::model::report::{DayOff, Deadline, DeadlineRule, Requirement};
use themeday::model::rollover::RollOver;
use themeday::model::unit::Absence;
use themeday::model::{Month, ProgrammeId};
use themeday::rules::last_year::suggestions;

use crate::years::{County, day, month};

/// A year in which everything is filled in that a year can have.
fn full() -> County {
    let mut county = County::new(&["甲局", "乙局", "丙局", "丁局"]);
    let year = county.year();
    for fact in [
        ProgrammeFact::Ordinal(Some(17)),
        ProgrammeFact::Theme("上年主题".into()),
        ProgrammeFact::Office("县政府办公室".into()),
        ProgrammeFact::DocNo("〔2023〕3号".into()),
        ProgrammeFact::IssuedOn(Some(day("2023-03-30"))),
        ProgrammeFact::Addressees(vec!["各乡镇".into()]),
        ProgrammeFact::CopiesTo(vec!["县委办".into()]),
        ProgrammeFact::Duty(1),
        ProgrammeFact::MinDuration(Some(MinDuration::HalfDay)),
        ProgrammeFact::Labels(Labels { main: "集中宣传".into(), branch: "自行组织".into() }),
        ProgrammeFact::Contacts("张三 0731-0000000".into()),
        ProgrammeFact::Publicity(Some(Publicity::Public)),
    ] {
        county.apply(Edit::SetProgramme(year, fact));
    }
    county.confirm_deadline();
    county.apply(Edit::SetSlogans(year, vec!["标语一".into(), "标语二".into()]));
    let main = ["乙局", "甲局"].map(|name| county.unit(name)).to_vec();
    county.apply(Edit::SetMainParticipants(year, main));
    county.apply(Edit::SetPaperText {
        programme: year,
        document: PaperKind::Notice,
        text: "上年正文".into(),
    });
    for (unit, at) in [("甲局", 5), ("乙局", 6), ("丙局", 6), ("丁局", 12)] {
        county.place(unit, month(at));
    }
    county.hold("甲局", "2023-05-12");
    county
}

fn wish(county: &County, to: i32) -> RollOver {
    RollOver::new(county.now(), county.year(), to).unwrap()
}

fn begin(county: &mut County, wish: RollOver) -> ProgrammeId {
    county.apply(Edit::RollOver(Box::new(wish)));
    county.year()
}

#[test]
fn the_next_year_takes_over_what_goes_on_and_nothing_of_last_year_alone() {
    let mut county = full();
    let wish = wish(&county, 2024);
    assert_eq!(wish.title, "2024年主题日活动");
    let year = begin(&mut county, wish);
    let after = county.now().programmes.get(year).unwrap().clone();
    assert_eq!((after.year, after.ordinal), (2024, Some(18)));
    assert_eq!(after.months, Month::range(Month::new(2024, 4).unwrap(), Month::new(2024, 12).unwrap()));
    assert_eq!(after.labels.main, "集中宣传");
    assert_eq!(
        (after.office.as_str(), after.addressees.len(), after.copies_to.len()),
        ("县政府办公室", 1, 1)
    );
    assert_eq!((after.contacts.as_str(), after.publicity), ("张三 0731-0000000", Some(Publicity::Public)));
    assert_eq!(after.min_duration, Some(MinDuration::HalfDay));
    assert_eq!((after.theme.as_str(), after.doc_no.as_str(), after.issued_on), ("", "", None));
    let slogans: Vec<&str> = county.now().slogans_of(year).iter().map(|s| s.text.as_str()).collect();
    assert_eq!(slogans, ["标语一", "标语二"]);
    let main = county.now().main_session(year).unwrap();
    let names: Vec<&str> =
        county.now().parties_of(main.id).map(|party| county.name(party.unit.unwrap())).collect();
    assert_eq!(names, ["乙局", "甲局"], "in their order");
    assert_eq!(county.unscheduled(), ["甲局", "乙局", "丙局", "丁局"]);
    assert_eq!(
        county.now().paper_text(year, "notice"),
        None,
        "a text tells of last year unless it is asked for"
    );
    let rules: Vec<Requirement> = county.now().requirements_of(year).cloned().collect();
    assert_eq!(rules.len(), 1);
    assert!(!rules[0].suggested, "what was stated stays stated");
    county.workspace.undo().unwrap();
    assert_eq!(county.now().programmes.len(), 1, "one step back");
}

#[test]
fn every_part_can_be_left_out_and_texts_be_taken() {
    let mut county = full();
    let mut wish = wish(&county, 2024);
    wish.parts.units = false;
    wish.parts.participants = false;
    wish.parts.slogans = false;
    wish.parts.notice = false;
    wish.parts.rules = false;
    wish.parts.texts = true;
    let year = begin(&mut county, wish);
    let after = county.now().programmes.get(year).unwrap();
    assert_eq!((after.office.as_str(), after.min_duration), ("", None));
    assert!(county.now().participations_of(year).is_empty() && county.now().slogans_of(year).is_empty());
    assert_eq!(county.now().parties_of(county.now().main_session(year).unwrap().id).count(), 0);
    assert_eq!(county.now().paper_text(year, "notice"), Some("上年正文"));
    assert!(county.now().requirements_of(year).all(|rule| rule.suggested), "the usual one, as a suggestion");
}

#[test]
fn a_text_with_placeholders_goes_on_by_itself_and_a_title_bears_the_new_year() {
    let mut county = full();
    let year = county.year();
    county.apply(Edit::SetPaperText {
        programme: year,
        document: PaperKind::Notice,
        text: "〔年〕年活动于〔主会时间〕开展。".into(),
    });
    county.apply(Edit::SetPaperTitle {
        programme: year,
        document: PaperKind::Ledger,
        group: None,
        title: "2023年报送台账".into(),
    });
    let wish = wish(&county, 2024);
    assert!(wish.parts.texts);
    let year = begin(&mut county, wish);
    assert_eq!(county.now().paper_text(year, "notice"), Some("〔年〕年活动于〔主会时间〕开展。"));
    assert_eq!(county.now().paper_title(year, "ledger", None), Some("2024年报送台账"));
}

#[test]
fn a_fixed_day_of_last_year_is_a_suggestion_for_the_next() {
    let mut county = full();
    let row = county.now().requirements_of(county.year()).next().unwrap().clone();
    let rule = DeadlineRule::Fixed { date: day("2024-02-29"), time: None };
    county.apply(Edit::SetRequirement {
        requirement: Some(row.id),
        programme: row.programme,
        item: "总结".into(),
        rule: Deadline { day_off: DayOff::Later, ..rule.into() },
    });
    let wish = wish(&county, 2024);
    let year = begin(&mut county, wish);
    let rules: Vec<Requirement> = county.now().requirements_of(year).cloned().collect();
    assert_eq!(rules.len(), 1);
    let by = DeadlineRule::Fixed { date: day("2025-02-28"), time: None };
    assert_eq!(rules[0].rule, Deadline { day_off: DayOff::Later, ..by.into() });
    assert!(rules[0].suggested && rules[0].item == "总结");
}

#[test]
fn all_units_are_placed_as_last_year_in_one_step() {
    let mut county = full();
    let wish = RollOver { as_last_year: true, ..wish(&county, 2024) };
    let applied = county.apply(Edit::RollOver(Box::new(wish)));
    assert_eq!(applied.label, EditLabel::RolledOver { from: 2023, to: 2024, placed: 4 });
    let year = county.year();
    assert_eq!(county.cell(year, Month::new(2024, 6).unwrap()), ["乙局", "丙局"], "in last year's order");
    assert!(county.unscheduled().is_empty());
    let session = county.now().sessions.get(county.session("甲局")).unwrap();
    assert_eq!((session.held_on, session.when.clone()), (None, None), "last year's day stays there");
    county.workspace.undo().unwrap();
    assert_eq!(county.now().programmes.len(), 1);
}

#[test]
fn what_is_placed_by_hand_or_locked_stays_where_it_is() {
    let mut county = full();
    let wish = wish(&county, 2024);
    let year = begin(&mut county, wish);
    county.place("甲局", Month::new(2024, 9).unwrap());
    let locked = county.session("乙局");
    county.apply(Edit::Lock(vec![locked], true));
    let applied = county.apply(Edit::PlaceAsLastYear(year));
    assert_eq!(applied.label, EditLabel::PlacedAsLastYear { count: 2 });
    assert_eq!(county.months("甲局"), [Some(9)]);
    assert_eq!(county.unscheduled(), ["乙局"]);
    assert_eq!(county.apply(Edit::PlaceAsLastYear(year)).edit, None, "a second time changes nothing");
}

#[test]
fn a_month_that_is_not_one_of_the_year_is_not_suggested() {
    let mut county = full();
    let mut wish = wish(&county, 2024);
    wish.months.retain(|month| month.number() != 12);
    wish.as_last_year = true;
    begin(&mut county, wish);
    assert_eq!(county.unscheduled(), ["丁局"]);
}

#[test]
fn units_that_have_ended_give_way_to_those_they_went_to() {
    let mut county = full();
    let abolish = |county: &County, unit: &str, into: Option<&str>| Edit::AbolishUnit {
        unit: county.unit(unit),
        into: into.map(|into| county.unit(into)),
        on: day("2024-01-01"),
        basis: String::new(),
    };
    // A chain: 丁局 went into 丙局, which went into 戊局.
    county.add(&["戊局"]);
    let away = county.unit("戊局");
    county.apply(Edit::SetExempt {
        programme: county.year(),
        units: vec![away],
        reason: Some("筹建".into()),
    });
    county.apply(abolish(&county, "丁局", Some("丙局")));
    county.apply(abolish(&county, "丙局", Some("戊局")));
    county.apply(abolish(&county, "乙局", None));
    let wish = RollOver { as_last_year: true, ..wish(&county, 2024) };
    let year = begin(&mut county, wish);
    let names: Vec<&str> =
        county.now().participations_of(year).iter().map(|part| county.name(part.unit)).collect();
    assert_eq!(names, ["甲局", "戊局"]);
    assert_eq!(
        county.now().absence(year, away),
        Some(Absence::Exempt("筹建")),
        "with its reason, to be looked at"
    );
    let main = county.now().main_session(year).unwrap().id;
    let main: Vec<&str> = county.now().parties_of(main).map(|p| county.name(p.unit.unwrap())).collect();
    assert_eq!(main, ["甲局"]);
    county.apply(Edit::SetExempt { programme: year, units: vec![away], reason: None });
    let months: Vec<u32> = suggestions(county.now(), year).iter().map(|s| s.month.number()).collect();
    assert_eq!(months, [6], "the month of the one that was merged into it");
}

#[test]
fn a_year_that_is_there_or_out_of_range_is_refused() {
    let mut county = full();
    let first = wish(&county, 2024);
    begin(&mut county, first.clone());
    assert!(matches!(county.workspace.apply(&Edit::RollOver(Box::new(first))), Err(Error::Refused(_))));
    let far = RollOver { to: 4000, ..wish(&county, 2025) };
    assert!(matches!(county.workspace.apply(&Edit::RollOver(Box::new(far))), Err(Error::Refused(_))));
    let session = county.session("甲局");
    county.apply(Edit::SetSession(session, SessionFact::Place("广场".into())));
}

#[test]
fn six_hundred_units_roll_over_and_are_placed() {
    let names: Vec<String> = (0..600).map(|n| format!("第{n}局")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut county = County::new(&names);
    let sessions: Vec<_> = names.iter().map(|name| county.session(name)).collect();
    county.apply(Edit::Place { sessions, month: Some(month(5)), before: None });
    let wish = RollOver { as_last_year: true, ..wish(&county, 2024) };
    let year = begin(&mut county, wish);
    assert_eq!(county.cell(year, Month::new(2024, 5).unwrap()), names);
}
