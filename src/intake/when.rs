//! Phrases of time: months, days, ranges, quarters, due-by, clock times, also with a lost 年 or 月.
//! The year may be left out; then it is the year handed in, marked as inferred.

use chrono::{Datelike, NaiveDate, NaiveTime};

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

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its value.
    pub value: u32,
    /// How many characters it has.
    pub digits: usize,
    /// Written with Chinese numerals.
    pub chinese: bool,
    /// Behind its last character.
    pub end: usize,
}

/// The number that begins at `at`, in ASCII digits or Chinese numerals up to 99 (or a year, 二〇二三).
pub fn number(chars: &[char], at: usize) -> Option<Number> {
    let digits = chars[at.min(chars.len())..].iter().take_while(|c| c.is_ascii_digit()).count();
    if digits > 0 {
        let value =
            chars[at..at + digits].iter().take(9).fold(0_u32, |n, c| n * 10 + c.to_digit(10).unwrap_or(0));
        return Some(Number { value, digits, chinese: false, end: at + digits });
    }
    let numeral = |c: &char| w::NUMERALS.iter().position(|n| n == c).and_then(|n| u32::try_from(n).ok());
    let run: Vec<char> = chars[at.min(chars.len())..]
        .iter()
        .take_while(|c| numeral(c).is_some() || **c == w::TEN || w::ZEROS.contains(**c))
        .copied()
        .collect();
    let digit = |c: &char| if w::ZEROS.contains(*c) { Some(0) } else { numeral(c) };
    let value = match run.as_slice() {
        [] => return None,
        [c] if *c == w::TEN => 10,
        [c] => digit(c)?,
        [a, b] if *a == w::TEN => 10 + digit(b)?,
        [a, b] if *b == w::TEN => digit(a)? * 10,
        [a, t, b] if *t == w::TEN => digit(a)? * 10 + digit(b)?,
        [a, b, c, d] if run.iter().all(|c| *c != w::TEN) => {
            digit(a)? * 1000 + digit(b)? * 100 + digit(c)? * 10 + digit(d)?
        }
        _ => return None,
    };
    Some(Number { value, digits: run.len(), chinese: true, end: at + run.len() })
}

/// Year, month and day as far as written.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Partial {
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
    /// A number whose unit comes with the next one (4-6月).
    bare: Option<u32>,
    repaired: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Joint {
    Range,
    List,
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

/// Partial dates joined by range and list marks. The last one carries its unit.
fn sequence(chars: &[char], at: usize, cell: bool) -> Option<(Vec<Partial>, Vec<Joint>, usize)> {
    let (first, mut end) = partial(chars, at, cell)?;
    let mut parts = vec![first];
    let mut joints = Vec::new();
    let mut open = vec![];
    let mut at = end;
    while parts.len() + open.len() < 40 {
        let Some((joint, next)) = joint(chars, at) else { break };
        let Some((part, after)) = partial(chars, next, cell) else { break };
        at = after;
        open.push((joint, part));
        // In a cell a range may end in a bare number when nothing follows (2023年4-6).
        let last = cell && joint == Joint::Range && after == chars.len() && parts[0].bare.is_none();
        if part.bare.is_none() || last {
            for (joint, part) in open.drain(..) {
                joints.push(joint);
                parts.push(part);
            }
            end = after;
        }
    }
    // Bare numbers take the unit of the next number that has one; a last one takes the unit before it.
    let mut unit: Option<bool> = None;
    for part in parts.iter_mut().rev() {
        if part.day.is_some() {
            unit = Some(true);
        } else if part.month.is_some() {
            unit = Some(false);
        } else if let (Some(bare), Some(is_day)) = (part.bare, unit) {
            if is_day {
                part.day = Some(bare)
            } else {
                part.month = Some(bare)
            }
            part.bare = None;
        }
    }
    let known = parts[0];
    if parts.len() > 1
        && let Some(last) = parts.last_mut()
        && let Some(bare) = last.bare.take()
    {
        if known.day.is_some() { last.day = Some(bare) } else { last.month = Some(bare) }
    }
    (parts.iter().all(|part| part.month.is_some() || part.day.is_some()) && parts[0].bare.is_none())
        .then_some((parts, joints, end))
}

fn skip_blanks(chars: &[char], mut at: usize) -> usize {
    while chars.get(at).is_some_and(|c| c.is_whitespace()) {
        at += 1;
    }
    at
}

fn joint(chars: &[char], at: usize) -> Option<(Joint, usize)> {
    let at = skip_blanks(chars, at);
    let c = *chars.get(at)?;
    let joint = if w::RANGE.contains(c) {
        Joint::Range
    } else if w::AND.contains(c) || c == ',' {
        Joint::List
    } else {
        return None;
    };
    let mut next = at + 1;
    // A dash is often doubled.
    while joint == Joint::Range && chars.get(next).is_some_and(|c| w::RANGE.contains(*c)) {
        next += 1;
    }
    Some((joint, skip_blanks(chars, next)))
}

/// One date as far as it is written at `at`.
fn partial(chars: &[char], at: usize, cell: bool) -> Option<(Partial, usize)> {
    let mut part = Partial::default();
    let n = number(chars, at)?;
    let after = skip_blanks(chars, n.end);
    let unit = chars.get(after).copied();
    let month_and_day = |part: &mut Partial, value: u32, digits: usize| {
        let split = split_day(value, digits);
        part.repaired = split.is_some();
        if let Some((month, day)) = split {
            part.month = Some(month);
            part.day = Some(day);
        }
        split.is_some()
    };
    match unit {
        Some(w::YEAR) if n.digits == 4 || n.digits == 2 && n.value > 9 => {
            part.year = i32::try_from(if n.digits == 2 { 2000 + n.value } else { n.value }).ok();
            let from = skip_blanks(chars, after + 1);
            let from = from + usize::from(chars.get(from) == Some(&w::DEGREE));
            let (rest, end) = partial(chars, from, cell)?;
            if rest.year.is_some() || rest.month.is_none() {
                return None;
            }
            part.month = rest.month;
            part.day = rest.day;
            part.repaired = rest.repaired;
            Some((part, end))
        }
        Some(w::MONTH) => {
            if n.digits > 2 {
                // 20234月: the mark of the year was lost.
                let (year, month) = split_month(n)?;
                part.year = Some(year);
                part.month = Some(month);
                part.repaired = true;
            } else {
                part.month = Some(n.value);
            }
            let from = skip_blanks(chars, after + 1);
            let from = if chars.get(from) == Some(&w::SHARE) { return Some((part, from + 1)) } else { from };
            let Some(day) = number(chars, from) else { return Some((part, after + 1)) };
            let end = skip_blanks(chars, day.end);
            if chars.get(end).is_some_and(|c| w::DAY.contains(*c)) && day.digits <= 3 {
                part.day = Some(day.value);
                return Some((part, end + 1));
            }
            // 8月26、27日: the mark comes with the last day.
            if joint(chars, day.end).is_some_and(|(_, next)| day_ends(chars, next)) {
                part.day = Some(day.value);
                return Some((part, day.end));
            }
            if cell && day.end == chars.len() && day.value <= 31 {
                part.day = Some(day.value);
                return Some((part, day.end));
            }
            // A number right behind the month that is no day: the cell was cut or damaged.
            if cell && day.end > from && from == after + 1 && !day.chinese && chars.get(from).is_some() {
                return None;
            }
            Some((part, after + 1))
        }
        Some(c) if w::DAY.contains(c) => {
            if n.value <= 31 && n.digits <= 2 {
                part.day = Some(n.value);
            } else if n.digits >= 6 && !n.chinese {
                let text = n.value.to_string();
                let year = text.get(..4)?.parse().ok()?;
                let rest = text.get(4..)?;
                part.year = Some(year);
                if !month_and_day(&mut part, rest.parse().ok()?, rest.len()) {
                    return None;
                }
                part.repaired = n.digits < 8;
            } else if !month_and_day(&mut part, n.value, n.digits) {
                return None;
            }
            Some((part, after + 1))
        }
        Some('.' | '-' | '/') if n.digits == 4 && (1990..2100).contains(&n.value) => {
            numeric(chars, n, after, cell)
        }
        Some('.') if cell && n.digits <= 2 => {
            // 5.15 in a cell of time is a day.
            let day = number(chars, after + 1).filter(|d| d.digits <= 2 && !d.chinese)?;
            part.month = Some(n.value);
            part.day = Some(day.value);
            Some((part, day.end))
        }
        _ if cell && n.digits >= 5 && !n.chinese => {
            let text = n.value.to_string();
            if n.digits == 8 {
                part.year = text.get(..4)?.parse().ok();
                part.month = text.get(4..6)?.parse().ok();
                part.day = text.get(6..)?.parse().ok();
                return Some((part, n.end));
            }
            let (year, month) = split_month(n)?;
            part.year = Some(year);
            part.month = Some(month);
            part.repaired = n.digits == 5;
            Some((part, n.end))
        }
        _ if n.digits <= 2 && n.value >= 1 => {
            part.bare = Some(n.value);
            Some((part, n.end))
        }
        _ => None,
    }
}

/// `2023-04`, `2023.4.15`, `2023/4/15`.
fn numeric(chars: &[char], year: Number, mark: usize, cell: bool) -> Option<(Partial, usize)> {
    let month =
        number(chars, mark + 1).filter(|m| m.digits <= 2 && !m.chinese && (1..=12).contains(&m.value))?;
    let mut part =
        Partial { year: i32::try_from(year.value).ok(), month: Some(month.value), ..Partial::default() };
    let same = chars.get(month.end) == chars.get(mark);
    if same && let Some(day) = number(chars, month.end + 1).filter(|d| d.digits <= 2 && !d.chinese) {
        // 2023.4-6月 has another mark; 2023-4-6 is a day.
        part.day = Some(day.value);
        let mut end = day.end;
        end += usize::from(chars.get(end).is_some_and(|c| w::DAY.contains(*c)));
        return Some((part, end));
    }
    let after = chars.get(month.end).copied();
    let end = month.end + usize::from(after == Some(w::MONTH));
    // In running text 2023-04 alone is more often a number than a month.
    (cell || after == Some(w::MONTH)).then_some((part, end))
}

fn day_ends(chars: &[char], at: usize) -> bool {
    let Some(n) = number(chars, at) else { return false };
    let after = skip_blanks(chars, n.end);
    chars.get(after).is_some_and(|c| w::DAY.contains(*c))
        || joint(chars, n.end).is_some_and(|(_, next)| next > n.end && day_ends(chars, next))
}

/// `20263` → 2026, 3.
fn split_month(n: Number) -> Option<(i32, u32)> {
    if n.chinese || !(5..=6).contains(&n.digits) {
        return None;
    }
    let month = if n.digits == 5 { n.value % 10 } else { n.value % 100 };
    let year = if n.digits == 5 { n.value / 10 } else { n.value / 100 };
    ((1990..2100).contains(&year) && (1..=12).contains(&month))
        .then(|| (i32::try_from(year).unwrap_or(0), month))
}

/// `619` → 6, 19; only where a single reading is in the calendar.
fn split_day(value: u32, digits: usize) -> Option<(u32, u32)> {
    let options: Vec<(u32, u32)> = match digits {
        2 => vec![(value / 10, value % 10)],
        3 => vec![(value / 100, value % 100), (value / 10, value % 10)],
        4 => vec![(value / 100, value % 100)],
        _ => return None,
    };
    let mut fitting = options.into_iter().filter(|(month, day)| {
        // A day written with a leading zero would have one more digit.
        NaiveDate::from_ymd_opt(2000, *month, *day).is_some() && !(digits == 3 && *month < 10 && *day < 10)
    });
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
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

/// What follows a date: third of the month, weekday, clock times, 前, 暂定.
#[derive(Default)]
struct Tail {
    due: bool,
    tentative: bool,
    repaired: bool,
    weekday: Option<u32>,
    clock: (Option<NaiveTime>, Option<NaiveTime>),
}

impl Tail {
    fn read(&mut self, chars: &[char], from: usize) -> usize {
        let mut at = from;
        loop {
            let here = skip_blanks(chars, at);
            let starts = |word: &str| {
                let mut word = word.chars().enumerate();
                word.all(|(i, c)| chars.get(here + i) == Some(&c))
            };
            let long = |words: &[&str]| {
                words.iter().filter(|word| starts(word)).map(|word| word.chars().count()).max()
            };
            if let Some(len) = long(&w::THIRDS) {
                at = here + len;
            } else if let Some(len) = long(&w::TENTATIVE_TAIL) {
                self.tentative = true;
                at = here + len;
            } else if let Some(end) = self.weekday(chars, here) {
                at = end;
            } else if let Some(len) = long(&w::BY) {
                self.due = true;
                return here + len;
            } else if self.clock.0.is_none()
                && let Some((clock, end, repaired)) = clock(chars, here)
            {
                self.clock = clock;
                self.repaired |= repaired;
                at = end;
            } else {
                return at;
            }
        }
    }

    /// `(星期四)`, `周四`.
    fn weekday(&mut self, chars: &[char], from: usize) -> Option<usize> {
        let open = usize::from(chars.get(from) == Some(&'('));
        let at = from + open;
        let word = w::WEEK
            .iter()
            .find(|word| word.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c)))?;
        let at = at + word.chars().count();
        let day = w::WEEKDAYS.iter().position(|names| chars.get(at).is_some_and(|c| names.contains(*c)))?;
        self.weekday = u32::try_from(day).ok();
        let close = usize::from(open == 1 && chars.get(at + 1) == Some(&')'));
        (open == close).then_some(at + 1 + close)
    }
}

/// Start and end of a session.
pub type Clock = (Option<NaiveTime>, Option<NaiveTime>);

/// Clock times that begin at `at`: `上午9:00-11:00`, `下午三点`, `9点半`. Also where they end, and whether a lost
/// dash was put back.
pub fn clock(chars: &[char], at: usize) -> Option<(Clock, usize, bool)> {
    let (first, afternoon, mut end) = hour(chars, at, false)?;
    let mut repaired = false;
    let second = {
        let here = skip_blanks(chars, end);
        let dash = chars.get(here).is_some_and(|c| w::RANGE.contains(*c));
        let mut next = here;
        while chars.get(next).is_some_and(|c| w::RANGE.contains(*c)) {
            next += 1;
        }
        let glued = !dash && chars.get(here).is_some_and(char::is_ascii_digit);
        if dash || glued {
            hour(chars, skip_blanks(chars, next), afternoon).map(|found| (found, glued))
        } else {
            None
        }
    };
    let first = first.or_else(|| {
        // 9-11点: the first number takes the unit of the second.
        let n = number(chars, skip_daytime(chars, at).0)?;
        second.and_then(|_| {
            NaiveTime::from_hms_opt(n.value + if afternoon && n.value < 12 { 12 } else { 0 }, 0, 0)
        })
    });
    let start = first?;
    let mut to = None;
    if let Some(((Some(time), _, after), glued)) = second {
        to = Some(time);
        end = after;
        repaired = glued;
    }
    Some(((Some(start), to), end, repaired))
}

fn skip_daytime(chars: &[char], at: usize) -> (usize, Option<bool>) {
    for (word, afternoon) in w::DAYTIME {
        if word.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c)) {
            return (skip_blanks(chars, at + word.chars().count()), Some(afternoon));
        }
    }
    (at, None)
}

/// One clock time; `None` inside where only a bare number stands.
fn hour(chars: &[char], at: usize, afternoon: bool) -> Option<(Option<NaiveTime>, bool, usize)> {
    let (from, daytime) = skip_daytime(chars, at);
    let afternoon = daytime.unwrap_or(afternoon);
    let n = number(chars, from).filter(|n| n.value <= 24 && n.digits <= 3)?;
    let mut end = n.end;
    let mut minutes = 0;
    let mut told = false;
    match chars.get(end) {
        Some(':') => {
            let digits: String = chars[end + 1..].iter().take(2).take_while(|c| c.is_ascii_digit()).collect();
            if digits.len() != 2 {
                return None;
            }
            minutes = digits.parse().ok()?;
            end += 3;
            told = true;
        }
        Some(c) if w::OCLOCK.contains(*c) => {
            end += 1;
            told = true;
            if chars.get(end) == Some(&w::HALF) {
                minutes = 30;
                end += 1;
            } else if let Some(m) = number(chars, end).filter(|m| chars.get(m.end) == Some(&w::MINUTE)) {
                minutes = m.value;
                end = m.end + 1;
            }
        }
        _ => {}
    }
    if told && chars.get(end).is_some_and(|c| w::OCLOCK.contains(*c)) {
        end += 1;
    }
    if told && chars.get(end) == Some(&w::SHARP) {
        end += 1;
    }
    let hours = if afternoon && n.value < 12 { n.value + 12 } else { n.value };
    let time = NaiveTime::from_hms_opt(hours, minutes, 0);
    if !told {
        return Some((None, afternoon, end));
    }
    Some((Some(time?), afternoon, end))
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
