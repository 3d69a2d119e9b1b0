//! Phrases of time: months, days, ranges, quarters, due-by, clock times, also with a lost 年 or 月.
//! The year may be left out; then it is the year handed in, marked as inferred.

mod clock;
mod number;
mod partial;
mod tail;

pub use number::number;

use chrono::{Datelike, NaiveDate, NaiveTime};

use partial::{Joint, Partial, sequence};
use tail::Tail;

use super::words as w;
use crate::model::Month;
use crate::model::proposal::Assignment;

/// The value of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Days {
    /// A month (also a third of one; the wording tells).
    Month(Month),
    /// Several months.
    Months(Vec<Month>),
    /// Months from the first to the second.
    MonthRange(Month, Month),
    /// One day.
    Date(NaiveDate),
    /// Several days.
    Dates(Vec<NaiveDate>),
    /// Days from the first to the second.
    DateRange(NaiveDate, NaiveDate),
    /// A quarter of a year.
    Quarter(i32, u32),
    /// Any time up to a day.
    DueBy(NaiveDate),
    /// Said, but not as a value (另行通知, 每月第二周).
    Unsaid,
}

/// A phrase understood.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent marks that a reader of the phrase would make"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Its value.
    pub days: Days,
    /// Start.
    pub time_from: Option<NaiveTime>,
    /// End, or the hour of a due-by.
    pub time_to: Option<NaiveTime>,
    /// 暂定, 拟.
    pub tentative: bool,
    /// The year was handed in, not written.
    pub year_inferred: bool,
    /// Marks had been lost and were put back.
    pub repaired: bool,
    /// A day of the week was written that the date does not fall on.
    pub wrong_weekday: bool,
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

/// Whether the whole text is a phrase of time, as a cell of a time column has it.
pub fn is_time(text: &str) -> bool {
    text.chars().count() <= 60
        && !matches!(read(text, Some(2000)), None | Some(Reading::Impossible))
        && leading(text)
}

/// A cell of time begins with its phrase; 县发改局4月方案 is none.
fn leading(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    find_from(&chars, 0, Some(2000), true).is_none_or(|found| {
        let before: String = chars[..found.start].iter().collect();
        let after: String = chars[found.end..].iter().collect();
        let before = before.trim();
        (before.is_empty()
            || w::BEFORE_TIME.iter().any(|word| before.ends_with(word)) && before.chars().count() < 10)
            && (after.chars().count() < 20)
            && !super::units::looks_like_unit(after.trim_start_matches([':', ' ', ',']))
    })
}

/// Reads a cell of a time column. `None`: it tells no time.
pub fn read(text: &str, year: Option<i32>) -> Option<Reading> {
    let text = text.replace('\n', "");
    let chars = without_layout(&text);
    if chars.is_empty() {
        return None;
    }
    let squeezed: String = chars.iter().collect();
    let unsaid = |tentative| Moment {
        days: Days::Unsaid,
        time_from: None,
        time_to: None,
        tentative,
        year_inferred: false,
        repaired: false,
        wrong_weekday: false,
    };
    if let Some(months) = every_other(&squeezed) {
        let Some(year) = year else { return Some(Reading::NoYear) };
        let months = months.iter().filter_map(|m| Month::new(year, *m)).collect();
        return Some(Reading::Moment(Moment {
            days: Days::Months(months),
            year_inferred: true,
            ..unsaid(false)
        }));
    }
    if chars[0] == w::EVERY {
        return Some(Reading::Moment(unsaid(false)));
    }
    if let Some(found) = find_from(&chars, 0, year, true) {
        let mut reading = found.reading;
        if let Reading::Moment(moment) = &mut reading {
            moment.tentative |= w::TENTATIVE.iter().any(|word| squeezed.contains(word));
        }
        return Some(reading);
    }
    w::LATER.iter().any(|word| squeezed.contains(word)).then(|| Reading::Moment(unsaid(false)))
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
    let Some(days) = days(&parts, &joints, &tail) else { return Some((Reading::Impossible, end)) };
    let wrong_weekday = match (&days, tail.weekday) {
        (Days::Date(day) | Days::DueBy(day), Some(weekday)) => {
            day.weekday().num_days_from_monday() != weekday
        }
        _ => false,
    };
    let before: String = chars[at.saturating_sub(4)..at].iter().collect();
    let tentative = tail.tentative || w::TENTATIVE.iter().any(|word| before.contains(word));
    let moment = Moment {
        days,
        time_from: tail.clock.0,
        time_to: tail.clock.1,
        tentative,
        year_inferred,
        repaired,
        wrong_weekday,
    };
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
    let days = match (quarter, months) {
        (Some(quarter), _) => Days::Quarter(known, quarter),
        (_, Some((first, last))) => Days::MonthRange(Month::new(known, first)?, Month::new(known, last)?),
        _ => return None,
    };
    let mut tail = Tail::default();
    let end = tail.read(chars, end);
    let moment = Moment {
        days,
        time_from: None,
        time_to: None,
        tentative: tail.tentative,
        year_inferred: written.is_none(),
        repaired: false,
        wrong_weekday: false,
    };
    Some((Reading::Moment(moment), end))
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

fn days(parts: &[Partial], joints: &[Joint], tail: &Tail) -> Option<Days> {
    let month = |part: &Partial| Month::new(part.year?, part.month?);
    let date = |part: &Partial| NaiveDate::from_ymd_opt(part.year?, part.month?, part.day?);
    let (first, last) = (parts.first()?, parts.last()?);
    let is_day = parts.iter().any(|part| part.day.is_some());
    if !is_day {
        let months: Vec<Month> = parts.iter().map(month).collect::<Option<_>>()?;
        if tail.due {
            return Some(Days::DueBy(months.last()?.last_day()));
        }
        return Some(match joints {
            [] => Days::Month(months[0]),
            [Joint::Range] => {
                // 11月至次年2月 without a year for the second runs over New Year.
                let end =
                    if months[1] < months[0] { months[1].in_year(months[1].year() + 1)? } else { months[1] };
                Days::MonthRange(months[0], end)
            }
            _ => Days::Months(spread(&months, joints)),
        });
    }
    if let ([Joint::Range], None) = (joints, first.day) {
        return None;
    }
    let dates: Vec<NaiveDate> = parts.iter().map(date).collect::<Option<_>>()?;
    if tail.due {
        return Some(Days::DueBy(date(last)?));
    }
    Some(match joints {
        [] => Days::Date(dates[0]),
        [Joint::Range] if dates[0] < dates[1] => Days::DateRange(dates[0], dates[1]),
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
            Days::Dates(all)
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

/// Writes a moment into the fields of an assignment.
pub fn set(moment: &Moment, assignment: &mut Assignment) {
    match &moment.days {
        Days::Month(month) => assignment.month = Some(*month),
        Days::Months(months) => assignment.months.clone_from(months),
        Days::MonthRange(first, last) => {
            assignment.month_from = Some(*first);
            assignment.month_to = Some(*last);
        }
        Days::Date(day) => assignment.date = Some(*day),
        Days::Dates(days) => assignment.dates.clone_from(days),
        Days::DateRange(first, last) => {
            assignment.date_from = Some(*first);
            assignment.date_to = Some(*last);
        }
        Days::Quarter(year, quarter) => assignment.quarter = Some(format!("{year:04}-Q{quarter}")),
        Days::DueBy(day) => assignment.due_by = Some(*day),
        Days::Unsaid => {}
    }
    assignment.time_from = moment.time_from;
    assignment.time_to = moment.time_to;
    assignment.tentative = moment.tentative;
    assignment.year_inferred = moment.year_inferred && moment.days != Days::Unsaid;
}
