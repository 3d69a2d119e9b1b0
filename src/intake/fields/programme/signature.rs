//! Who issued a notice and when: its foot, and what the page names as its source.

use chrono::NaiveDate;

use super::super::notice::Notice;
use crate::intake::text::{Line, is_chinese, numbering, squeezed};
use crate::intake::when::{self, Reading};
use crate::intake::words as w;
use crate::model::proposal::TimeValue;

/// Most lines from the signature's day to the end of the notice: 附注 and 版记.
const AFTER_SIGNATURE: usize = 8;

pub fn is_office(text: &str) -> bool {
    let length = text.chars().count();
    (3..=45).contains(&length)
        && text.chars().all(|c| is_chinese(c) || matches!(c, '(' | ')'))
        && w::OFFICE_ENDS.iter().any(|end| text.ends_with(end))
        && !text.contains([w::STOP, w::LIST])
}

/// Day and office at the foot of the body.
pub fn signature(notice: &Notice) -> Option<(NaiveDate, Option<String>)> {
    let mut plain = None;
    let mut above: Option<String> = None;
    for line in notice.lines() {
        let text = squeezed(&line.text);
        if text.chars().count() <= 60
            && let Some((day, before)) = closing_day(&text)
        {
            if is_office(before) {
                return Some((day, Some(before.to_owned())));
            }
            if before.is_empty() {
                if let Some(office) = above.filter(|above| is_office(above)) {
                    return Some((day, Some(office)));
                }
                plain.get_or_insert((day, None));
            }
        }
        above = Some(text);
    }
    plain
}

/// The day that a line ends in, and what stands before it.
fn closing_day(text: &str) -> Option<(NaiveDate, &str)> {
    let chars: Vec<char> = text.chars().collect();
    let found = when::find(&chars, 0, None)?;
    let Reading::Moment(moment) = found.reading else { return None };
    let Some(TimeValue::Day(day)) = moment.time.value else { return None };
    if found.end != chars.len() || moment.time.from.is_some() || moment.time.tentative || moment.repaired {
        return None;
    }
    let start: usize = chars[..found.start].iter().map(|c| c.len_utf8()).sum();
    Some((day, &text[..start]))
}

/// The office that the page names as its source.
pub fn source_office(notice: &Notice) -> Option<String> {
    notice.furniture.iter().find_map(|line| {
        let (_, rest) = line.text.split_once(w::SOURCE)?;
        let office = rest.split_whitespace().next()?;
        is_office(office).then(|| office.to_owned())
    })
}

/// Whether the signature begins at a line: an office with the day below it or behind it, or the day on which the notice
/// was issued alone, with nothing of the text behind.
pub fn is_signature(lines: &[&Line], at: usize, issued: Option<NaiveDate>) -> bool {
    let Some(text) = lines.get(at).map(|line| squeezed(&line.text)).filter(|text| text.chars().count() <= 60)
    else {
        return false;
    };
    if let Some((day, before)) = closing_day(&text) {
        let last = lines.len() - at <= AFTER_SIGNATURE
            && lines[at + 1..].iter().all(|line| numbering(&line.text).is_none());
        return is_office(before) || before.is_empty() && issued == Some(day) && last;
    }
    let below = lines[at + 1..].iter().find(|line| !line.text.trim().is_empty());
    is_office(&text)
        && below.is_some_and(|line| {
            line.text.chars().count() <= 60
                && closing_day(&squeezed(&line.text)).is_some_and(|(_, before)| before.is_empty())
        })
}
