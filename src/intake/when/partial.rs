//! Dates as far as they are written, and how several are joined.

use chrono::NaiveDate;

use crate::intake::text::{Number, number};
use crate::intake::words as w;

/// Year, month and day as far as written.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Partial {
    /// As written.
    pub year: Option<i32>,
    /// As written.
    pub month: Option<u32>,
    /// As written.
    pub day: Option<u32>,
    /// A number whose unit comes with the next one (4-6月).
    pub bare: Option<u32>,
    /// Lost marks were put back.
    pub repaired: bool,
}

/// How two dates are joined.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Joint {
    /// From the one to the other.
    Range,
    /// Both.
    List,
}

/// Partial dates joined by range and list marks. The last one carries its unit.
pub fn sequence(chars: &[char], at: usize, cell: bool) -> Option<(Vec<Partial>, Vec<Joint>, usize)> {
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
                part.day = Some(bare);
            } else {
                part.month = Some(bare);
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

/// The first place from `at` on that is no blank.
pub fn skip_blanks(chars: &[char], mut at: usize) -> usize {
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
    match chars.get(after).copied() {
        Some(w::YEAR) if n.digits == 4 || n.digits == 2 && n.value > 9 => {
            let from = skip_blanks(chars, after + 1);
            let from = from + usize::from(chars.get(from) == Some(&w::DEGREE));
            let (rest, end) = partial(chars, from, cell)?;
            if rest.year.is_some() || rest.month.is_none() {
                return None;
            }
            let year = i32::try_from(if n.digits == 2 { 2000 + n.value } else { n.value }).ok();
            Some((Partial { year, ..rest }, end))
        }
        Some(w::MONTH) => behind_month(chars, n, after + 1, cell),
        Some(c) if w::DAY.contains(c) => Some((day_part(n)?, after + 1)),
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
        _ if cell && n.digits >= 5 && !n.chinese => Some((compact(n)?, n.end)),
        _ if n.digits <= 2 && n.value >= 1 => {
            part.bare = Some(n.value);
            Some((part, n.end))
        }
        _ => None,
    }
}

/// A month and the day behind it, if any; `at` is behind the mark of the month.
fn behind_month(chars: &[char], month: Number, at: usize, cell: bool) -> Option<(Partial, usize)> {
    let mut part = Partial::default();
    if month.digits > 2 {
        // 20234月: the mark of the year was lost.
        let (year, number) = split_month(month)?;
        part = Partial { year: Some(year), month: Some(number), repaired: true, ..part };
    } else {
        part.month = Some(month.value);
    }
    let from = skip_blanks(chars, at);
    if chars.get(from) == Some(&w::SHARE) {
        return Some((part, from + 1));
    }
    let Some(day) = number(chars, from) else { return Some((part, at)) };
    let marked = skip_blanks(chars, day.end);
    if chars.get(marked).is_some_and(|c| w::DAY.contains(*c)) && day.digits <= 3 {
        part.day = Some(day.value);
        return Some((part, marked + 1));
    }
    // 8月26、27日: the mark comes with the last day. At the end of a cell it may be missing.
    let listed = joint(chars, day.end).is_some_and(|(_, next)| day_ends(chars, next));
    if listed || cell && day.end == chars.len() && day.value <= 31 {
        part.day = Some(day.value);
        return Some((part, day.end));
    }
    // A number right behind the month that is no day: the cell was cut or damaged.
    let cut = cell && from == at && !day.chinese;
    (!cut).then_some((part, at))
}

/// The day of a number before 日, also where the marks before it were lost (619日, 2025620日).
fn day_part(n: Number) -> Option<Partial> {
    if n.value <= 31 && n.digits <= 2 {
        return Some(Partial { day: Some(n.value), ..Partial::default() });
    }
    let text = n.value.to_string();
    let long = n.digits >= 6 && !n.chinese;
    let (year, rest) =
        if long { (text.get(..4)?.parse().ok(), text.get(4..)?) } else { (None, text.as_str()) };
    let (month, day) = split_day(rest.parse().ok()?, rest.len())?;
    Some(Partial { year, month: Some(month), day: Some(day), bare: None, repaired: n.digits != 8 })
}

/// Digits only: 20240415, 202404, 20244.
fn compact(n: Number) -> Option<Partial> {
    if n.digits == 8 {
        let text = n.value.to_string();
        let part = |range| text.get(range).and_then(|part: &str| part.parse().ok());
        let year = text.get(..4)?.parse().ok();
        return Some(Partial { year, month: part(4..6), day: part(6..8), ..Partial::default() });
    }
    let (year, month) = split_month(n)?;
    Some(Partial { year: Some(year), month: Some(month), repaired: n.digits == 5, ..Partial::default() })
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
