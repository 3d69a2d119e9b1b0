//! Working days and holidays, as they were announced.

use chrono::NaiveDate;
use themeday::calendar::{self, Calendar, Counted, DayKind};
use themeday::model::Month;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn holidays_and_make_up_days_are_those_announced() {
    for (text, kind) in [
        ("2023-06-25", DayKind::MakeUp),
        ("2023-06-24", DayKind::Holiday("端午")),
        ("2023-11-25", DayKind::Weekend),
        ("2023-11-24", DayKind::Working),
        ("2026-02-14", DayKind::MakeUp),
        ("2026-02-23", DayKind::Holiday("春节")),
        ("2024-02-09", DayKind::Working),
        ("2026-10-10", DayKind::MakeUp),
        ("2025-10-08", DayKind::Holiday("国庆节")),
        ("2022-12-31", DayKind::Holiday("元旦")),
    ] {
        assert_eq!(Calendar::default().day_kind(day(text)), kind, "{text}");
    }
    assert!(!DayKind::Weekend.works() && DayKind::MakeUp.works());
}

#[test]
fn a_year_that_is_not_announced_is_not_guessed() {
    assert!((2020..=2026).all(calendar::known));
    assert!(!calendar::known(2019) && !calendar::known(2027));
    assert_eq!(Calendar::default().working_days(Month::new(2027, 3).unwrap()), None);
    // 31 December is a working day; of 2027 only the weekdays are known.
    let counted = Some(Counted { day: day("2027-01-06"), sure: false });
    assert_eq!(Calendar::default().add_working_days(day("2026-12-30"), 5), counted);
    assert_eq!(Calendar::default().day_kind(day("2027-10-01")), DayKind::Working);
}

#[test]
fn working_days_are_counted_over_holidays() {
    let total = |year| {
        (1..=12).map(|m| Calendar::default().working_days(Month::new(year, m).unwrap()).unwrap()).sum::<u32>()
    };
    assert_eq!(Calendar::default().working_days(Month::new(2023, 10).unwrap()), Some(19));
    assert_eq!(total(2023), 249);
    assert_eq!(total(2024), 251);
    let sure = |text| Some(Counted { day: day(text), sure: true });
    assert_eq!(Calendar::default().add_working_days(day("2023-09-28"), 1), sure("2023-10-07"));
    assert_eq!(Calendar::default().add_working_days(day("2023-05-12"), 5), sure("2023-05-19"));
    assert_eq!(Calendar::default().sub_working_days(day("2023-10-07"), 2), sure("2023-09-27"));
    assert_eq!(Calendar::default().add_working_days(day("2023-10-01"), 0), sure("2023-10-01"));
}
