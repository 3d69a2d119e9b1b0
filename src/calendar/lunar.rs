//! Lunar dates and solar terms of 1989 to 2100, read once from the facts file. Its origin: assets/calendar/README.md.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate};

use crate::model::lunar::LunarDate;

const FACTS: &str = include_str!("../../assets/calendar/lunar.csv");
/// Solar terms of a year.
const TERMS: usize = 24;

/// A month of a lunar year.
#[derive(Clone, Copy, Debug)]
struct LunarMonth {
    first: NaiveDate,
    days: u8,
    month: u8,
    leap: bool,
}

/// A year of the facts file.
#[derive(Clone, Debug)]
struct Year {
    months: Vec<LunarMonth>,
    /// Days of the solar year's terms, 小寒 first.
    terms: Vec<NaiveDate>,
}

static YEARS: LazyLock<BTreeMap<i32, Year>> = LazyLock::new(|| FACTS.lines().filter_map(year).collect());

/// A row: year, first day, leap month or 0, a 1 for each month of 30 days, and the days of the month of its terms.
fn year(line: &str) -> Option<(i32, Year)> {
    let fields: Vec<&str> = line.split(',').collect();
    let [number, first, leap, long, terms] = fields[..] else { return None };
    let number: i32 = number.parse().ok()?;
    let leap: u8 = leap.parse().ok()?;
    let mut first = NaiveDate::parse_from_str(&format!("{number}-{first}"), "%Y-%m-%d").ok()?;
    let mut months: Vec<LunarMonth> = Vec::new();
    for long in long.bytes() {
        let days = if long == b'1' { 30 } else { 29 };
        let is_leap = leap > 0 && months.last().is_some_and(|last| last.month == leap && !last.leap);
        let month = months.last().map_or(0, |last| last.month) + u8::from(!is_leap);
        months.push(LunarMonth { first, days, month, leap: is_leap });
        first = first.checked_add_days(Days::new(u64::from(days)))?;
    }
    let term = |n: usize| {
        let day = terms.get(2 * n..2 * n + 2)?.parse().ok()?;
        NaiveDate::from_ymd_opt(number, u32::try_from(n / 2).ok()? + 1, day)
    };
    let terms = (0..TERMS).map(term).collect::<Option<Vec<_>>>()?;
    Some((number, Year { months, terms }))
}

/// The lunar date of a day; `None` beyond the years of the facts.
#[must_use]
pub fn lunar(day: NaiveDate) -> Option<LunarDate> {
    let of = |number: i32| {
        let year = YEARS.get(&number)?;
        let at = year.months.partition_point(|month| month.first <= day).checked_sub(1)?;
        let month = year.months[at];
        let past = u8::try_from((day - month.first).num_days()).ok().filter(|past| *past < month.days)?;
        Some(LunarDate { year: number, month: month.month, leap: month.leap, day: past + 1 })
    };
    of(day.year()).or_else(|| of(day.year() - 1))
}

/// The day of a lunar date that is no leap month's; `None` where the month has no such day.
#[must_use]
pub fn solar(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    let found = YEARS.get(&year)?.months.iter().find(|m| m.month == month && !m.leap)?;
    (1..=found.days).contains(&day).then_some(())?;
    found.first.checked_add_days(Days::new(u64::from(day) - 1))
}

/// The solar term that begins on a day: 1 is 小寒, 24 冬至.
#[must_use]
pub fn term(day: NaiveDate) -> Option<u8> {
    let at = YEARS.get(&day.year())?.terms.iter().position(|term| *term == day)?;
    u8::try_from(at + 1).ok()
}

/// The day on which a solar term of a year begins.
#[must_use]
pub fn day_of_term(year: i32, term: u8) -> Option<NaiveDate> {
    let at = usize::from(term).checked_sub(1)?;
    YEARS.get(&year)?.terms.get(at).copied()
}
