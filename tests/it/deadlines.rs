//! What holds of every deadline, over holidays and make-up days.

use chrono::{Days, NaiveDate};
use themeday::calendar::Calendar;
use themeday::model::report::{DayOff, Deadline, DeadlineRule, Minimum, Offset, OffsetUnit, Per};
use themeday::model::session::Session;
use themeday::model::{Month, Snapshot};
use themeday::rules::deadlines::deadline;

use crate::sample::Year;

/// A session without a day, and the calendar of years whose holidays are known.
fn known() -> (Snapshot, Session) {
    let snapshot = Year::xiangtan().snapshot();
    let session = snapshot.sessions.iter().find(|session| session.month.is_some()).unwrap().clone();
    (snapshot, Session { held_on: None, when: None, month_to: None, ..session })
}

fn days() -> impl Iterator<Item = NaiveDate> {
    NaiveDate::from_ymd_opt(2022, 12, 20).unwrap().iter_days().take(730)
}

fn due(calendar: &Calendar, rule: DeadlineRule, day_off: DayOff, session: &Session) -> NaiveDate {
    deadline(calendar, &Deadline { by: rule, day_off, per: Per::Organiser }, session).unwrap().day
}

#[test]
fn working_days_are_counted_one_by_one_over_every_holiday_and_make_up_day() {
    let (snapshot, session) = known();
    let calendar = Calendar::of(&snapshot);
    for held in days() {
        let session = Session { held_on: Some(held), ..session.clone() };
        for n in [1, 3, 5, 10] {
            let offset = Offset { n, unit: OffsetUnit::WorkingDay };
            let after = due(&calendar, DeadlineRule::AfterEvent { offset }, DayOff::Unchanged, &session);
            let works = |day: &NaiveDate| calendar.day_kind(*day).works();
            let between = held.iter_days().skip(1).take_while(|day| *day <= after).filter(works).count();
            assert_eq!((between, works(&after)), (n as usize, true), "{held} + {n}");
            let before = due(&calendar, DeadlineRule::BeforeEvent { offset }, DayOff::Unchanged, &session);
            let between = before.iter_days().take_while(|day| *day < held).filter(works).count();
            assert_eq!((between, works(&before)), (n as usize, true), "{held} - {n}");
        }
    }
}

#[test]
fn a_day_off_moves_a_deadline_to_the_nearest_working_day_on_the_side_that_was_said_or_not_at_all() {
    let (snapshot, session) = known();
    let calendar = Calendar::of(&snapshot);
    for date in days() {
        let rule = || DeadlineRule::Fixed { date, time: None };
        let works = |day: NaiveDate| calendar.day_kind(day).works();
        assert_eq!(due(&calendar, rule(), DayOff::Unchanged, &session), date);
        let later = due(&calendar, rule(), DayOff::Later, &session);
        let earlier = due(&calendar, rule(), DayOff::Earlier, &session);
        assert!(earlier <= date && date <= later && works(earlier) && works(later), "{date}");
        assert_eq!(works(date), earlier == date && later == date, "{date}");
        let none_between = date.iter_days().take_while(|day| *day < later).all(|day| !works(day));
        assert!(none_between, "{date}");
        let mut day = earlier;
        while let Some(next) = day.checked_add_days(Days::new(1)).filter(|next| *next <= date) {
            assert!(!works(next), "{date}");
            day = next;
        }
    }
}

#[test]
fn a_range_of_months_is_due_by_its_last_and_a_moved_session_by_its_new_one() {
    let (snapshot, session) = known();
    let calendar = Calendar::of(&snapshot);
    for month in (1..=12).filter_map(|number| Month::new(2023, number)) {
        for day in 1..=31 {
            let rule = || DeadlineRule::DayOfSessionMonth { day };
            let moved = Session { month: Some(month), ..session.clone() };
            let by = due(&calendar, rule(), DayOff::Unchanged, &moved);
            assert!(month.contains(by), "{by}");
            let ranged = Session { month: Month::new(2023, 1), month_to: Some(month), ..session.clone() };
            assert_eq!(due(&calendar, rule(), DayOff::Unchanged, &ranged), by);
            let next = due(&calendar, DeadlineRule::Monthly { day }, DayOff::Unchanged, &moved);
            assert!(month.next().contains(next), "{next}");
        }
    }
}

#[test]
fn what_is_asked_at_least_is_read_from_words_and_said_again() {
    let read = Minimum::read("信息稿1篇、图片不少于3张").unwrap();
    let told: Vec<(&str, u16, &str)> =
        read.iter().map(|least| (least.item.as_str(), least.n, least.measure.as_str())).collect();
    assert_eq!(told, [("信息稿", 1, "篇"), ("图片", 3, "张")]);
    let again = themeday::text::Lang::Zh.at_least(&read);
    assert_eq!(again, "信息稿1篇、图片3张以上");
    assert_eq!(Minimum::read(&again), Some(read));
    assert_eq!(Minimum::read(""), Some(Vec::new()));
    assert_eq!(Minimum::read("图片若干"), None);
}
