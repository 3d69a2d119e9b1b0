//! Phrases of time: months, days, ranges, quarters, due-by, clock times, also with a lost 年 or 月.
//! The year may be left out; then it is the year handed in, marked as inferred.

mod clock;
mod partial;
mod tail;

use chrono::{Datelike, NaiveDate};

use partial::{Joint, Partial, sequence};
use tail::Tail;

use super::text::number;
use super::words as w;
use crate::model::Month;
use crate::model::proposal::{Recurrence, Time, TimeValue};

/// A phrase understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// What it says, without its wording.
    pub time: Time,
    /// Marks had been lost and were put back.
    pub repaired: bool,
    /// A day of the week was written that the date does not fall on.
    pub wrong_weekday: bool,
}

impl Moment {
    /// Whether it names days: one, several, or from one to another.
    pub fn is_of_days(&self) -> bool {
        matches!(self.time.value, Some(TimeValue::Day(_) | TimeValue::Days(_) | TimeValue::DayRange(..)))
    }
}

impl From<Time> for Moment {
    fn from(time: Time) -> Self {
        Self { time, ..Self::default() }
    }
}

/// What a phrase gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Understood.
    Moment(Moment),
    /// A month or day, but no year to put it in.
    NoYear,
    /// Looks like a date that the calendar does not have.
    Impossible,
}

/// A phrase inside running text.
#[derive(Clone, Debug)]
pub struct Found {
    /// First character, counted in characters.
    pub start: usize,
    /// Behind the last one.
    pub end: usize,
    /// What it gives.
    pub reading: Reading,
}

/// Reads a cell of a time column. `None`: it tells no time.
pub fn read(text: &str, year: Option<i32>) -> Option<Reading> {
    let text = text.replace('\n', "");
    let chars = without_layout(&text);
    if chars.is_empty() {
        return None;
    }
    let squeezed: String = chars.iter().collect();
    if let Some(months) = every_other(&squeezed) {
        let Some(year) = year else { return Some(Reading::NoYear) };
        let months = months.iter().filter_map(|m| Month::new(year, *m)).collect();
        let value = TimeValue::Recurring(Recurrence { text: squeezed, months });
        return Some(Reading::Moment(Time { year_inferred: true, ..value.into() }.into()));
    }
    if chars[0] == w::EVERY {
        // 每月第二周 comes again and again; 每家单位 says no time.
        let again = squeezed.contains(w::RECURRING);
        let hours = (0..chars.len()).find_map(|at| clock::clock(&chars, at));
        let (from, to) = hours.filter(|_| again).map_or((None, None), |(hours, ..)| hours);
        let value = again.then(|| TimeValue::Recurring(Recurrence { text: squeezed, months: Vec::new() }));
        return Some(Reading::Moment(Time { value, from, to, ..Time::default() }.into()));
    }
    if let Some(found) = find_from(&chars, 0, year, true) {
        let mut reading = found.reading;
        if let Reading::Moment(moment) = &mut reading {
            moment.time.tentative |= w::TENTATIVE.iter().any(|word| squeezed.contains(word));
        }
        return Some(reading);
    }
    w::LATER.iter().any(|word| squeezed.contains(word)).then(|| Reading::Moment(Moment::default()))
}

/// Drops blanks that are layout (2018 年, 市 长) but keeps those between two digits.
fn without_layout(text: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::new();
    let mut blank = false;
    for c in text.chars() {
        if c.is_whitespace() {
            blank = true;
            continue;
        }
        if blank && c.is_ascii_digit() && out.last().is_some_and(char::is_ascii_digit) {
            out.push(' ');
        }
        blank = false;
        out.push(c);
    }
    out
}

/// 每双月 and 每单月.
fn every_other(text: &str) -> Option<[u32; 6]> {
    if w::EVEN_MONTHS.iter().any(|word| text.starts_with(word)) {
        Some([2, 4, 6, 8, 10, 12])
    } else if w::ODD_MONTHS.iter().any(|word| text.starts_with(word)) {
        Some([1, 3, 5, 7, 9, 11])
    } else {
        None
    }
}

/// The first phrase in the cell of a time column.
pub fn find_in_cell(chars: &[char], year: Option<i32>) -> Option<Found> {
    find_from(chars, 0, year, true)
}

/// The first phrase in running text from character `from` on.
pub fn find(chars: &[char], from: usize, year: Option<i32>) -> Option<Found> {
    find_from(chars, from, year, false)
}

fn find_from(chars: &[char], from: usize, year: Option<i32>, cell: bool) -> Option<Found> {
    let mut at = from;
    while at < chars.len() {
        let c = chars[at];
        let starts = c.is_ascii_digit()
            || c == w::TEN
            || w::NUMERALS.contains(&c)
            || c == w::NTH
            || c == w::UPPER
            || c == w::LOWER
            || c == w::WHOLE;
        if starts {
            if let Some((reading, end)) = phrase(chars, at, year, cell) {
                return Some(Found { start: at, end, reading });
            }
            // No phrase begins inside a number.
            if c.is_ascii_digit() {
                at += chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
                continue;
            }
        }
        at += 1;
    }
    None
}

fn phrase(chars: &[char], at: usize, year: Option<i32>, cell: bool) -> Option<(Reading, usize)> {
    if let Some(found) = part_of_year(chars, at, year) {
        return Some(found);
    }
    let (parts, joints, mut end) = sequence(chars, at, cell)?;
    let mut repaired = parts.iter().any(|part| part.repaired);
    let (parts, year_inferred) = match dated(parts, year) {
        Ok(parts) => parts,
        Err(reading) => return Some((reading, end)),
    };
    let mut tail = Tail::default();
    end = tail.read(chars, end);
    repaired |= tail.repaired;
    let Some(value) = value(&parts, &joints, &tail) else { return Some((Reading::Impossible, end)) };
    let wrong_weekday = match (&value, tail.weekday) {
        (TimeValue::Day(day) | TimeValue::DueBy(day), Some(weekday)) => {
            day.weekday().num_days_from_monday() != weekday
        }
        _ => false,
    };
    let before: String = chars[at.saturating_sub(4)..at].iter().collect();
    let tentative = tail.tentative || w::TENTATIVE.iter().any(|word| before.contains(word));
    let (from, to) = tail.clock;
    let time = Time { value: Some(value), from, to, tentative, year_inferred, text: None };
    let moment = Moment { time, repaired, wrong_weekday };
    Some((Reading::Moment(moment), end))
}

/// 第二季度, 2023年二季度, 上半年, 全年.
fn part_of_year(chars: &[char], at: usize, year: Option<i32>) -> Option<(Reading, usize)> {
    let mut at = at;
    let mut written = None;
    if let Some(n) = number(chars, at)
        && n.digits == 4
        && chars.get(n.end) == Some(&w::YEAR)
    {
        written = i32::try_from(n.value).ok();
        at = n.end + 1;
        at += usize::from(chars.get(at) == Some(&w::DEGREE));
    }
    let starts = |word: &str| word.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c));
    let mut months = None;
    let mut quarter = None;
    let end;
    if let Some(half) = w::HALVES.iter().position(|word| starts(word)) {
        months = Some(if half == 0 { (1, 6) } else { (7, 12) });
        end = at + 3;
    } else if starts(w::WHOLE_YEAR) {
        months = Some((1, 12));
        end = at + 2;
    } else {
        let from = at + usize::from(chars.get(at) == Some(&w::NTH));
        let n = number(chars, from).filter(|n| (1..=4).contains(&n.value) && n.digits == 1)?;
        let word: Vec<char> = w::QUARTER.chars().collect();
        if !chars[n.end..].starts_with(&word) {
            return None;
        }
        quarter = Some(n.value);
        end = n.end + word.len();
    }
    let Some(known) = written.or(year) else { return Some((Reading::NoYear, end)) };
    let value = match (quarter, months) {
        (Some(quarter), _) => TimeValue::Quarter(known, quarter),
        (_, Some((first, last))) => {
            TimeValue::MonthRange(Month::new(known, first)?, Month::new(known, last)?)
        }
        _ => return None,
    };
    let mut tail = Tail::default();
    let end = tail.read(chars, end);
    let time = Time { tentative: tail.tentative, year_inferred: written.is_none(), ..value.into() };
    Some((Reading::Moment(time.into()), end))
}

/// Puts years and months into the parts that leave them out.
fn dated(mut parts: Vec<Partial>, year: Option<i32>) -> Result<(Vec<Partial>, bool), Reading> {
    let mut inferred = false;
    let (mut known_year, mut known_month) = (None, None);
    for part in &mut parts {
        if part.year.is_none() {
            part.year = known_year.or(year);
            inferred |= known_year.is_none();
        }
        if part.month.is_none() {
            part.month = known_month;
        }
        if part.month.is_none() {
            return Err(Reading::Impossible);
        }
        if part.month.is_some_and(|m| !(1..=12).contains(&m)) {
            return Err(Reading::Impossible);
        }
        (known_year, known_month) = (part.year, part.month);
    }
    if parts.iter().any(|part| part.year.is_none()) { Err(Reading::NoYear) } else { Ok((parts, inferred)) }
}

fn value(parts: &[Partial], joints: &[Joint], tail: &Tail) -> Option<TimeValue> {
    let month = |part: &Partial| Month::new(part.year?, part.month?);
    let date = |part: &Partial| NaiveDate::from_ymd_opt(part.year?, part.month?, part.day?);
    let (first, last) = (parts.first()?, parts.last()?);
    let is_day = parts.iter().any(|part| part.day.is_some());
    if !is_day {
        let months: Vec<Month> = parts.iter().map(month).collect::<Option<_>>()?;
        if tail.due {
            return Some(TimeValue::DueBy(months.last()?.last_day()));
        }
        return Some(match joints {
            [] => match tail.third {
                Some(third) => TimeValue::Third(months[0], third),
                None => TimeValue::Month(months[0]),
            },
            [Joint::Range] => {
                // 11月至次年2月 without a year for the second runs over New Year.
                let end =
                    if months[1] < months[0] { months[1].in_year(months[1].year() + 1)? } else { months[1] };
                TimeValue::MonthRange(months[0], end)
            }
            _ => TimeValue::Months(spread(&months, joints)),
        });
    }
    if let ([Joint::Range], None) = (joints, first.day) {
        return None;
    }
    let dates: Vec<NaiveDate> = parts.iter().map(date).collect::<Option<_>>()?;
    if tail.due {
        return Some(TimeValue::DueBy(date(last)?));
    }
    Some(match joints {
        [] => TimeValue::Day(dates[0]),
        [Joint::Range] if dates[0] < dates[1] => TimeValue::DayRange(dates[0], dates[1]),
        [Joint::Range] => return None,
        _ => {
            let mut all = Vec::new();
            for (at, day) in dates.iter().enumerate() {
                if at > 0 && joints[at - 1] == Joint::Range {
                    let from = dates[at - 1];
                    all.extend(from.iter_days().skip(1).take_while(|d| d <= day).take(62));
                } else {
                    all.push(*day);
                }
            }
            TimeValue::Days(all)
        }
    })
}

/// Months of a list in which a range may stand (3-5月、9月).
fn spread(months: &[Month], joints: &[Joint]) -> Vec<Month> {
    let mut all = vec![];
    for (at, month) in months.iter().enumerate() {
        if at > 0 && joints[at - 1] == Joint::Range {
            all.extend(Month::range(months[at - 1].next(), *month));
        } else {
            all.push(*month);
        }
    }
    all
}
