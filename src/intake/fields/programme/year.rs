//! The year that a notice is about, and the period of its activity.

use chrono::{Datelike, NaiveDate};

use super::super::notice::Notice;
use crate::intake::columns;
use crate::intake::text::{Block, Line, has, number, numbering, squeezed};
use crate::intake::when::{self, Reading};
use crate::intake::words as w;
use crate::model::proposal::TimeValue;

/// The first `2023年` of a text.
pub fn year_in(text: &str) -> Option<i32> {
    let chars: Vec<char> = squeezed(text).chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let Some(n) = number(&chars, at) else {
            at += 1;
            continue;
        };
        if n.digits == 4 && (1990..2100).contains(&n.value) && chars.get(n.end) == Some(&w::YEAR) {
            return i32::try_from(n.value).ok();
        }
        at = n.end;
    }
    None
}

/// The year that most cells of the tables write.
pub fn year_of_tables(notice: &Notice) -> Option<i32> {
    let mut counts: Vec<(i32, usize)> = Vec::new();
    for block in notice.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Table(table) = block else { continue };
        for cell in table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.chars().count() <= 40) {
            if let Some(year) = year_in(cell).filter(|_| columns::is_time(cell)) {
                match counts.iter_mut().find(|(known, _)| *known == year) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((year, 1)),
                }
            }
        }
    }
    counts.into_iter().max_by_key(|(year, count)| (*count, -*year)).map(|(year, _)| year)
}

/// 开展2023年“政务公开主题日”活动: a year before a word of the trade.
pub fn year_of_text(notice: &Notice) -> Option<i32> {
    notice.body().find_map(|line| {
        let text = &line.text;
        let mut from = 0;
        while let Some(at) = text[from..].find(w::YEAR) {
            let year_end = from + at;
            let digits: String =
                text[..year_end].chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
            let after: String = text[year_end..].chars().skip(1).take(14).collect();
            let inside_work = text[..year_end].rfind(w::OPEN_WORK) > text[..year_end].rfind(w::CLOSE_WORK);
            if let Ok(year) = digits.parse::<i32>()
                && (1990..2100).contains(&year)
                && has(&after, &w::TRADE)
                && !inside_work
            {
                return Some(year);
            }
            from = year_end + w::YEAR.len_utf8();
        }
        None
    })
}

/// The year in which the page was published.
pub fn year_of_page(notice: &Notice) -> Option<i32> {
    notice.furniture.iter().find_map(|line| {
        let chars: Vec<char> = line.text.chars().collect();
        let found = when::find(&chars, 0, None)?;
        match found.reading {
            Reading::Moment(moment) => match moment.time.value? {
                TimeValue::Day(day) => Some(day.year()),
                _ => None,
            },
            _ => None,
        }
    })
}

/// The only year that the whole text writes, wherever it stands.
pub fn stray_year(notice: &Notice) -> Option<i32> {
    let mut years: Vec<i32> = Vec::new();
    let lines = notice.lines().map(|line| line.text.as_str());
    let blocks = notice.sections.iter().flat_map(|section| &section.blocks);
    let cells = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table.rows.iter().flat_map(|row| &row.cells).map(String::as_str)),
        Block::Line(_) => None,
    });
    for year in lines.chain(cells.flatten()).filter_map(year_in) {
        if !years.contains(&year) {
            years.push(year);
        }
        if years.len() > 1 {
            return None;
        }
    }
    years.first().copied()
}

/// The period of the whole activity: under its heading `二、活动时间`, a range of days; with its wording.
pub fn period(notice: &Notice, year: Option<i32>) -> Option<(NaiveDate, NaiveDate, String)> {
    let lines: Vec<&Line> = notice.body().collect();
    let at = lines.iter().position(|line| {
        numbering(&line.text).is_some_and(|(level, rest)| {
            level == 1 && w::TIME_LABEL.iter().any(|label| rest.starts_with(label))
        })
    })?;
    let own = lines[at].text.split_once(':').map(|(_, value)| value);
    let below = lines
        .get(at + 1)
        .map(|line| line.text.split_once(':').map_or(line.text.as_str(), |(_, value)| value));
    let found = [own, below].into_iter().flatten().find(|text| !text.trim().is_empty())?;
    let found = found.trim().trim_end_matches(w::STOP);
    match when::read(found, year) {
        Some(Reading::Moment(moment)) => match moment.time.value? {
            TimeValue::DayRange(first, last) => Some((first, last, found.to_owned())),
            _ => None,
        },
        _ => None,
    }
}
