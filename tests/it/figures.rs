//! One figure, one definition: what is shown in several places is the same everywhere; deadlines in working days; several
//! reports on one session.

use egui::{Key, Modifiers};
use themeday::calendar::{Calendar, DayKind};
use themeday::documents;
use themeday::model::Month;
use themeday::model::day_override::DayOverride;
use themeday::model::edit::{Edit, ProgrammeFact, SessionFact};
use themeday::model::ids::DayOverrideId;
use themeday::model::paper::{PaperKind, PaperRequest};
use themeday::model::report::{
    DayOff, Deadline, DeadlineRule, Offset, OffsetUnit, ReportEventKind, ReportTarget,
};
use themeday::model::session::SessionKind;
use themeday::model::when::{Days, When};
use themeday::rules::YearView;
use themeday::rules::counts::Tally;
use themeday::rules::owed::{Receipt, State, Timing};
use themeday::text::{Lang, Printed};
use themeday::ui::page::Page;
use themeday::ui::selection::Selection;
use themeday::ui::wish::Wish;

use super::ui::Window;
use crate::years::{County, day, month};

/// The sample on 31 May 2023, with a report of each kind.
fn worked_on() -> Window {
    let mut window = Window::sample();
    let file = window.harness.state().file().unwrap();
    let target = |unit: &str| {
        let unit = file.snapshot().units_named(unit)[0];
        file.year().unwrap().owed().iter().find(|o| o.target.unit == Some(unit)).unwrap().target
    };
    let report = |unit: &str, kind, on: &str| Edit::Report {
        targets: vec![target(unit)],
        kind,
        on: day(on),
        until: None,
        note: String::new(),
    };
    let held = SessionFact::HeldOn(Some(day("2023-05-10")));
    let edits = [
        report("云湖桥镇", ReportEventKind::Received, "2023-04-20"),
        report("云湖桥镇", ReportEventKind::Accepted, "2023-04-21"),
        report("河口镇", ReportEventKind::Received, "2023-05-30"),
        report("排头乡", ReportEventKind::Received, "2023-05-20"),
        report("排头乡", ReportEventKind::Returned, "2023-05-22"),
        report("县林业局", ReportEventKind::Exempt, "2023-05-22"),
        Edit::SetSession(target("县消防救援大队").session, held),
    ];
    for edit in edits {
        window.harness.state().send(Wish::Edit(Box::new(edit)));
        window.settle();
    }
    window
}

fn tally(window: &Window) -> Tally {
    window.harness.state().file().unwrap().year().unwrap().counts().total
}

#[test]
fn every_figure_that_is_shown_in_two_places_is_one_figure() {
    let mut window = worked_on();
    let tally = tally(&window);
    let Tally { sessions, placed, should_hold, held, asked, due, reported, returned, missing, .. } = tally;
    assert_eq!((held, reported, returned, tally.late), (4, 2, 1, 1), "{tally:?}");
    assert_eq!(due, reported + returned + missing);
    assert!(missing > 0 && asked > due && tally.overdue == missing && should_hold > held, "{tally:?}");

    // 今日 and the panel beside the board.
    for page in [Page::Today, Page::Schedule] {
        window.show(page);
        for (name, done, of) in
            [("已安排", placed, sessions), ("已开展", held, sessions), ("已报送", reported, asked)]
        {
            assert!(window.says(&format!("{name} {done} / {of}家")), "{page:?}: {name}");
        }
    }
    assert!(window.says(&format!("逾期未报{}项", tally.overdue)));

    // 报送: head line, tabs, and the months together.
    window.show(Page::Reports);
    let head =
        format!("截至5月31日：应报{due}家，已报{reported}家（其中逾期补报1），退回修改1，未报{missing}家：");
    assert!(window.says(&head), "{head}");
    assert!(window.says(&format!("应报未报 {}", tally.outstanding())));
    assert!(window.says(&format!("待审核 {}", tally.to_check)));
    let file = window.harness.state().file().unwrap();
    let year = file.year().unwrap();
    let months: Vec<Tally> =
        (4..=12).map(|n| Tally::of(year.owed().iter().filter(|o| o.month == Month::new(2023, n)))).collect();
    let sum = |of: fn(&Tally) -> usize| months.iter().map(of).sum::<usize>();
    assert_eq!((sum(|t| t.asked), sum(|t| t.reported), sum(|t| t.overdue)), (asked, reported, tally.overdue));
    assert!(
        window.says(&format!("应报 {} 已报 {} 退回修改 1 逾期未报", months[1].asked, months[1].reported))
    );

    // 一览表: the sum of its groups.
    let request = PaperRequest::new(PaperKind::Overview, file.programme().unwrap().id, day("2023-05-31"));
    let paper = documents::content(file.snapshot(), &request).unwrap();
    let figures = paper.sections[0].tables().next().unwrap().shown();
    let expected = [tally.units, should_hold, held, tally.not_held(), due, reported, returned, missing];
    let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
    assert_eq!(figures.last().unwrap()[1..], expected);

    // 台账 has a row for each report; its words are those of the counts.
    let ledger = PaperRequest { kind: PaperKind::Ledger, ..request };
    let ledger = documents::content(file.snapshot(), &ledger).unwrap();
    let rows = ledger.sections[0].tables().next().unwrap().shown();
    let words = |word: &str| rows.iter().filter(|row| row.iter().any(|cell| cell == word)).count();
    assert_eq!(words("免报") + asked, rows.len() - 1);
    assert_eq!(words("审核通过") + words("已报待审核"), reported);
    assert_eq!(
        (words("退回修改"), words("逾期未报"), words("逾期补报")),
        (returned, tally.overdue, tally.late)
    );
}

#[test]
fn the_day_itself_is_in_time_yet_its_report_is_already_asked_for() {
    let mut county = County::new(&["甲局"]);
    county.confirm_deadline();
    county.place("甲局", month(5));
    let view = |today: &str| YearView::new(county.now(), county.year(), day(today));
    for (today, due, missing, overdue) in
        [("2023-05-24", 0, 0, 0), ("2023-05-25", 1, 1, 0), ("2023-05-26", 1, 1, 1)]
    {
        let tally = view(today).counts().total;
        assert_eq!((tally.due, tally.missing, tally.overdue), (due, missing, overdue), "{today}");
        assert_eq!(tally.outstanding(), missing, "{today}");
    }
}

/// A county whose unit holds its session on a day and has this rule.
fn with_rule(rule: impl Into<Deadline>, on: &str) -> County {
    let mut county = County::new(&["甲局"]);
    let asked = county.now().requirements_of(county.year()).next().unwrap().clone();
    let programme = county.year();
    county.apply(Edit::SetRequirement {
        requirement: Some(asked.id),
        programme,
        item: asked.item,
        rule: rule.into(),
    });
    let when =
        When { days: Days::On(day(on)), time_from: None, time_to: None, tentative: false, inferred: false };
    county.apply(Edit::SetSession(county.session("甲局"), SessionFact::When(Some(when), String::new())));
    county
}

fn working(n: u32) -> Offset {
    Offset { n, unit: OffsetUnit::WorkingDay }
}

#[test]
fn five_working_days_are_counted_over_holidays_and_make_up_days() {
    let after = || DeadlineRule::AfterEvent { offset: working(5) };
    let before = || DeadlineRule::BeforeEvent { offset: working(5) };
    for (rule, held, due) in [
        // Golden Week of 2023: off from 29 September to 6 October, at work on Saturday the 7th and Sunday the 8th.
        (after(), "2023-09-28", "2023-10-11"),
        (after(), "2023-10-03", "2023-10-11"),
        (before(), "2023-10-10", "2023-09-27"),
        (after(), "2023-05-12", "2023-05-19"),
        // At work on Sunday 25 June, off from the 22nd to the 24th.
        (after(), "2023-06-21", "2023-06-29"),
        (before(), "2023-06-26", "2023-06-16"),
    ] {
        let owed = &with_rule(rule.clone(), held).owed("2023-06-01")[0];
        assert_eq!((owed.due, owed.due_uncertain), (Some(day(due)), false), "{rule:?} {held}");
    }
    let county = with_rule(after(), "2023-05-12");
    assert_eq!(county.owed("2023-05-19")[0].timing, Timing::DueSoon);
    let late = &county.owed("2023-05-20")[0];
    assert_eq!((late.timing, late.days, late.state()), (Timing::Overdue, 1, State::Overdue));
}

/// By a day of September or October 2023, N days or weeks around a session, one day for all: a last day in Golden Week,
/// which is off from 29 September to 6 October, at work on Saturday the 7th and Sunday the 8th.
#[test]
fn a_last_day_that_is_a_day_off_stays_or_moves_as_the_rule_says() {
    let month = |day| DeadlineRule::DayOfSessionMonth { day };
    let offset = |n, unit| Offset { n, unit };
    let after = |n| DeadlineRule::AfterEvent { offset: offset(n, OffsetUnit::Day) };
    let before = |n| DeadlineRule::BeforeEvent { offset: offset(n, OffsetUnit::Week) };
    let fixed = |on| DeadlineRule::Fixed { date: day(on), time: None };
    for (by, held, unchanged, later, earlier) in [
        (month(5), "2023-10-20", "2023-10-05", "2023-10-07", "2023-09-28"),
        (month(30), "2023-09-10", "2023-09-30", "2023-10-07", "2023-09-28"),
        (DeadlineRule::Monthly { day: 1 }, "2023-09-10", "2023-10-01", "2023-10-07", "2023-09-28"),
        (after(5), "2023-09-28", "2023-10-03", "2023-10-07", "2023-09-28"),
        (before(2), "2023-10-20", "2023-10-06", "2023-10-07", "2023-09-28"),
        (fixed("2023-09-29"), "2023-09-10", "2023-09-29", "2023-10-07", "2023-09-28"),
        // Make-up days are days like any other.
        (month(7), "2023-10-20", "2023-10-07", "2023-10-07", "2023-10-07"),
        (month(8), "2023-10-20", "2023-10-08", "2023-10-08", "2023-10-08"),
        (month(25), "2023-06-10", "2023-06-25", "2023-06-25", "2023-06-25"),
        // A Saturday.
        (month(25), "2023-11-10", "2023-11-25", "2023-11-27", "2023-11-24"),
        // Counted in working days it never ends on a day off.
        (
            DeadlineRule::AfterEvent { offset: working(5) },
            "2023-09-28",
            "2023-10-11",
            "2023-10-11",
            "2023-10-11",
        ),
    ] {
        for (day_off, due) in
            [(DayOff::Unchanged, unchanged), (DayOff::Later, later), (DayOff::Earlier, earlier)]
        {
            let county = with_rule(Deadline { day_off, ..by.clone().into() }, held);
            let owed = &county.owed("2023-06-01")[0];
            assert_eq!((owed.due, owed.due_uncertain), (Some(day(due)), false), "{by:?} {day_off:?}");
        }
    }
    let county = with_rule(Deadline { day_off: DayOff::Later, ..month(5).into() }, "2023-10-20");
    let timing = |today| county.owed(today)[0].timing;
    assert_eq!((timing("2023-10-07"), timing("2023-10-08")), (Timing::DueSoon, Timing::Overdue));
}

#[test]
fn a_last_day_moved_in_a_year_that_is_not_announced_says_so() {
    let uncertain = |day_off| {
        let by = DeadlineRule::DayOfSessionMonth { day: 1 };
        let owed = &with_rule(Deadline { day_off, ..by.into() }, "2027-05-10").owed("2026-12-31")[0];
        (owed.due.unwrap(), owed.due_uncertain)
    };
    // A Saturday, and Labour Day.
    assert_eq!(uncertain(DayOff::Unchanged), (day("2027-05-01"), false));
    assert_eq!(uncertain(DayOff::Later), (day("2027-05-03"), true));
    assert_eq!(uncertain(DayOff::Earlier), (day("2027-04-30"), true));
}

fn own_day(on: &str, works: bool, holiday: &str) -> Edit {
    let row = DayOverride { id: DayOverrideId(0), day: day(on), works, holiday: holiday.into() };
    Edit::Rows { put: vec![row.into()], delete: Vec::new() }
}

#[test]
fn a_day_that_the_file_says_otherwise_moves_deadlines_and_stands_in_the_calendar() {
    let rule = DeadlineRule::AfterEvent { offset: working(5) };
    let mut county = with_rule(rule, "2026-12-30");
    let year = county.year();
    county.apply(Edit::SetProgramme(year, ProgrammeFact::Recording(true)));
    let due = |county: &County| {
        let owed = &county.owed("2026-12-31")[0];
        (owed.due.unwrap(), owed.due_uncertain)
    };
    // 31 December, then 1, 4, 5 and 6 January 2027, of which nothing is announced.
    assert_eq!(due(&county), (day("2027-01-06"), true));
    county.apply(own_day("2027-01-01", false, "元旦"));
    assert_eq!(due(&county), (day("2027-01-07"), true));
    county.apply(own_day("2027-01-03", true, ""));
    assert_eq!(due(&county), (day("2027-01-06"), true), "a Sunday at work");
    for on in ["2027-01-02", "2027-01-04", "2027-01-05", "2027-01-06"] {
        county.apply(own_day(on, on != "2027-01-02", ""));
    }
    assert_eq!(due(&county), (day("2027-01-06"), false), "every day on the way is said");
    // A day has one word only, and what is announced gives way to it.
    county.apply(own_day("2027-01-03", false, "元旦"));
    assert_eq!(due(&county).0, day("2027-01-07"));
    let calendar = Calendar::of(county.now());
    assert_eq!(calendar.day_kind(day("2027-01-03")), DayKind::Holiday("元旦"));
    assert_eq!(calendar.day_kind(day("2027-01-02")), DayKind::Weekend);
    county.apply(own_day("2023-05-12", false, "县庆"));
    assert_eq!(Calendar::of(county.now()).day_kind(day("2023-05-12")), DayKind::Holiday("县庆"));
    let request = PaperRequest::new(PaperKind::Calendar, county.year(), day("2023-05-31"));
    let paper = format!("{:?}", documents::content(county.now(), &request).unwrap());
    assert!(paper.contains("县庆：12日休"));
    county.workspace.undo().unwrap();
    // Of a year that is not announced the file's own days are counted with, and the rest by weekday.
    let calendar = Calendar::of(county.now());
    assert_eq!(calendar.working_days(Month::new(2027, 1).unwrap()), Some(20), "without the 1st");
    assert_eq!(calendar.working_days(Month::new(2027, 2).unwrap()), Some(20));
    assert_eq!(calendar.working_days(Month::new(2028, 2).unwrap()), None, "nothing is said of that year");
    assert_eq!(Calendar::of(county.now()).day_kind(day("2023-05-12")), DayKind::Working);
}

#[test]
fn a_deadline_that_moves_says_so_in_words_and_in_the_file() {
    let by = DeadlineRule::DayOfSessionMonth { day: 25 };
    let moved = |day_off| Deadline { day_off, ..by.clone().into() };
    assert_eq!(Lang::Zh.deadline(&moved(DayOff::Unchanged)), "活动当月25日前");
    assert_eq!(Lang::Zh.deadline(&moved(DayOff::Later)), "活动当月25日前（遇节假日顺延）");
    assert_eq!(Printed.notice_deadline(&moved(DayOff::Earlier)).unwrap(), "活动当月25日前（遇节假日提前）");
    // Rows of before are read as 不变, and one that does not move is written as before.
    let old = r#"{"rule":"day_of_session_month","day":25}"#;
    assert_eq!(serde_json::from_str::<Deadline>(old).unwrap(), by.clone().into());
    assert_eq!(serde_json::to_string(&moved(DayOff::Unchanged)).unwrap(), old);
    for deadline in [moved(DayOff::Later), DeadlineRule::Recurring.into()] {
        let written = serde_json::to_string(&deadline).unwrap();
        assert_eq!(serde_json::from_str::<Deadline>(&written).unwrap(), deadline, "{written}");
    }
    let mut county = with_rule(moved(DayOff::Later), "2023-11-10");
    assert_eq!(county.owed("2023-11-01")[0].due, Some(day("2023-11-27")));
    county.workspace.undo().unwrap();
    county.workspace.undo().unwrap();
    assert_eq!(county.now().requirements_of(county.year()).next().unwrap().rule.day_off, DayOff::Unchanged);
    county.workspace.redo().unwrap();
    assert_eq!(county.now().requirements_of(county.year()).next().unwrap().rule.day_off, DayOff::Later);
}

#[test]
fn a_deadline_through_a_year_that_is_not_announced_counts_weekdays_and_says_so() {
    let mut county = with_rule(DeadlineRule::AfterEvent { offset: working(5) }, "2026-12-30");
    let year = county.year();
    county.apply(Edit::SetProgramme(year, ProgrammeFact::Recording(true)));
    let owed = &county.owed("2026-12-31")[0];
    assert_eq!((owed.due, owed.due_uncertain), (Some(day("2027-01-06")), true));
    assert_eq!(Lang::Zh.due_day(owed).unwrap(), "1月6日（暂）");
    assert_eq!(county.owed("2027-01-07")[0].timing, Timing::Overdue, "it falls due all the same");
    let request = PaperRequest::new(PaperKind::Ledger, county.year(), day("2026-12-31"));
    let ledger = documents::content(county.now(), &request).unwrap();
    let section = &ledger.sections[0];
    let cells: Vec<String> = section.tables().flat_map(documents::Table::shown).flatten().collect();
    assert!(cells.iter().any(|cell| cell == "2027年1月6日（暂）"), "{cells:?}");
    assert!(format!("{:?}", section.blocks).contains("节假日安排尚未公布"));
}

/// A unit that owes a plan before its session and a report after it.
fn two_reports() -> County {
    let mut county = with_rule(DeadlineRule::DayOfSessionMonth { day: 25 }, "2023-05-12");
    county.place("甲局", month(5));
    let programme = county.year();
    county.apply(Edit::SetRequirement {
        requirement: None,
        programme,
        item: "活动方案".into(),
        rule: DeadlineRule::BeforeEvent { offset: working(5) }.into(),
    });
    county
}

fn event(county: &mut County, item: &str, kind: ReportEventKind, on: &str) {
    let asked = county.now().requirements_of(county.year()).find(|r| r.item == item).unwrap().id;
    let target =
        ReportTarget {
            requirement: asked, session: county.session("甲局"), unit: Some(county.unit("甲局"))
        };
    county.apply(Edit::Report { targets: vec![target], kind, on: day(on), until: None, note: String::new() });
}

#[test]
fn of_several_reports_on_a_session_the_worst_is_its_state() {
    let mut county = two_reports();
    let item =
        county.now().requirements_of(county.year()).find(|r| r.item != "活动方案").unwrap().item.clone();
    let worst = |county: &County, today: &str| {
        let view = YearView::new(county.now(), county.year(), day(today));
        let (session, unit) = (county.session("甲局"), county.unit("甲局"));
        assert_eq!(view.reports_on(session, unit).count(), 2);
        let worst = view.worst_on(session, unit).unwrap();
        (worst.state(), county.now().requirements.get(worst.target.requirement).unwrap().item.clone())
    };
    let plan = "活动方案".to_owned();
    // Five working days before 12 May 2023, past the holiday: 5 May; 6 May is a make-up day.
    assert_eq!(worst(&county, "2023-05-05"), (State::DueSoon, plan.clone()));
    assert_eq!(worst(&county, "2023-05-20"), (State::Overdue, plan.clone()));
    event(&mut county, "活动方案", ReportEventKind::Received, "2023-05-20");
    assert_eq!(worst(&county, "2023-05-20"), (State::Received, plan.clone()));
    event(&mut county, "活动方案", ReportEventKind::Accepted, "2023-05-20");
    assert_eq!(worst(&county, "2023-05-20"), (State::NotDue, item.clone()), "one is still to come");
    assert_eq!(worst(&county, "2023-05-26"), (State::Overdue, item.clone()));
    event(&mut county, &item, ReportEventKind::Received, "2023-05-26");
    assert_eq!(worst(&county, "2023-05-26"), (State::Received, item.clone()));
    event(&mut county, &item, ReportEventKind::Accepted, "2023-05-26");
    assert_eq!(worst(&county, "2023-05-26").0, State::Accepted);
}

#[test]
fn a_late_report_that_nobody_has_looked_at_does_not_pass_for_an_accepted_one() {
    let mut county = two_reports();
    event(&mut county, "活动方案", ReportEventKind::Received, "2023-05-20");
    let plan = |county: &County| {
        let owed = county.owed("2023-05-21");
        owed.into_iter().find(|o| o.receipt != Receipt::None).unwrap()
    };
    let received = plan(&county);
    assert_eq!((received.state(), received.timing), (State::Received, Timing::Late));
    assert_eq!(Lang::Zh.owed_state(&received), "补报待审核");
    event(&mut county, "活动方案", ReportEventKind::Accepted, "2023-05-21");
    assert_eq!(Lang::Zh.owed_state(&plan(&county)), "逾期补报");
}

#[test]
fn the_board_asks_which_of_several_reports_is_meant_and_marks_that_one() {
    let mut window = Window::sample();
    let programme = window.snapshot().newest_programme().unwrap().id;
    window.harness.state().send(Wish::Edit(Box::new(Edit::SetRequirement {
        requirement: None,
        programme,
        item: "活动方案".into(),
        rule: DeadlineRule::BeforeEvent { offset: Offset { n: 3, unit: OffsetUnit::Day } }.into(),
    })));
    window.settle();
    let unit = window.snapshot().units_named("河口镇")[0];
    let entry = {
        let year = window.harness.state().file().unwrap().year().unwrap();
        let (_, entry) = year.schedule().entries().find(|(_, entry)| entry.unit == unit).unwrap();
        assert_eq!(window.snapshot().sessions.get(entry.session).unwrap().kind, SessionKind::Branch);
        entry
    };
    window.harness.state().send(Wish::Select(Selection::one(entry)));
    window.settle();
    assert!(window.says("活动方案：逾期") && window.says("活动图片、信息：逾期6天"));
    let states = |window: &Window| {
        let year = window.harness.state().file().unwrap().year().unwrap();
        year.reports_on(entry.session, entry.unit).map(|o| o.receipt).collect::<Vec<_>>()
    };
    window.press(Modifiers::NONE, Key::R);
    assert!(window.says("收到：哪一项"));
    assert_eq!(states(&window), [Receipt::None, Receipt::None], "nothing is recorded before the answer");
    window.click("活动方案");
    assert_eq!(states(&window), [Receipt::None, Receipt::Received]);
    assert!(window.says("活动方案：补报待审核"));
    // The other one is the only one that is awaited now.
    window.press(Modifiers::NONE, Key::R);
    assert_eq!(states(&window), [Receipt::Received, Receipt::Received]);
    assert!(window.says("河口镇 收到（活动图片、信息）"), "the edit names it");
}
