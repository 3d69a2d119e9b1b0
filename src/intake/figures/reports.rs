//! Where reports begin and end in a text, what they are called, who held the activity and when.

use chrono::NaiveDate;

use super::words as w;
use crate::intake::text::{Line, is_title, number};
use crate::intake::units::looks_like_unit;
use crate::intake::when::{self, Reading};
use crate::model::figure::{FigureReport, ReportType};
use crate::model::proposal::TimeValue;

/// The lines of each report; lines before the first part of a collection are nobody's.
pub fn parts(lines: &[Line]) -> Vec<&[Line]> {
    let collection = lines.iter().filter(|line| is_part(&line.text)).count() > 1
        || lines.iter().any(|line| is_part(&line.text) && line.at.line > 1);
    let mut starts = Vec::new();
    let mut body = 0;
    for (n, line) in lines.iter().enumerate() {
        let text = line.text.trim();
        let begins = is_part(text) || body > 0 && is_report_title(text);
        if n == 0 || begins {
            starts.push(n);
            body = 0;
        }
        body += usize::from(text.contains(w::SENTENCE_ENDS[0]));
    }
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let all: Vec<&[Line]> = starts.iter().zip(ends).map(|(from, to)| &lines[*from..to]).collect();
    // The page that a collection stands on.
    let furniture = collection && all.len() > 1 && !is_part(&all[0][0].text) && has_no_report(all[0]);
    all.into_iter().skip(usize::from(furniture)).collect()
}

fn has_no_report(lines: &[Line]) -> bool {
    lines.iter().take(3).any(|line| line.text.contains(w::COLLECTION))
}

/// 第二篇:…, …方案篇三.
fn is_part(text: &str) -> bool {
    let text = text.trim();
    if text.chars().count() > 45 {
        return false;
    }
    let chars: Vec<char> = text.chars().collect();
    let numeral = |at: usize| number(&chars, at);
    if chars.first() == Some(&w::NTH) {
        return numeral(1).is_some_and(|n| chars.get(n.end) == Some(&w::PART));
    }
    let Some(at) = chars.iter().rposition(|c| *c == w::PART) else { return false };
    numeral(at + 1).is_some_and(|n| n.end == chars.len())
}

fn is_report_title(text: &str) -> bool {
    let length = text.chars().count();
    (8..=45).contains(&length)
        && is_title(text)
        && !text.contains([',', w::SENTENCE_ENDS[0], ':'])
        && w::REPORT_ENDS[..6].iter().chain(&w::PLAN_ENDS[..2]).any(|end| text.ends_with(end))
}

/// The head of a report: its title, kind, unit and day, without figures.
pub fn head(lines: &[Line], lost_date: bool) -> FigureReport {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return FigureReport::default() };
    let title = lines.iter().take(3).find(|line| {
        let text = line.text.trim();
        !text.is_empty()
            && !text.contains(w::SENTENCE_ENDS[0])
            && text.chars().count() <= 60
            && !is_page(text)
    });
    let title = title.map(|line| line.text.trim().to_owned());
    let (date, date_text) = date(lines, lost_date);
    FigureReport {
        unit: unit(title.as_deref(), lines),
        kind: kind(title.as_deref(), lines),
        title,
        date,
        date_text,
        line_from: first.at.line,
        line_to: last.at.line,
        ..FigureReport::default()
    }
}

fn is_page(text: &str) -> bool {
    w::PUT_UP.iter().any(|word| text.contains(word))
}

fn kind(title: Option<&str>, lines: &[Line]) -> ReportType {
    let holds = |words: &[&str]| lines.iter().any(|line| words.iter().any(|word| line.text.contains(word)));
    let done = holds(&w::DONE_WORDS);
    if let Some(title) = title.filter(|title| !is_part(title)) {
        let ends = |words: &[&str]| words.iter().any(|end| title.ends_with(end));
        if ends(&w::PLAN_ENDS) {
            return ReportType::Plan;
        }
        if ends(&w::REPORT_ENDS) {
            return ReportType::Summary;
        }
    }
    if holds(&w::PLAN_WORDS) && !done { ReportType::Plan } else { ReportType::Summary }
}

/// Who held it: the beginning of the title up to its verb, else the first name of a unit in the text.
fn unit(title: Option<&str>, lines: &[Line]) -> Option<String> {
    let of = |text: &str| {
        let end = w::HELD
            .iter()
            .filter_map(|verb| text.find(verb))
            .chain(text.find(|c: char| c.is_ascii_digit()))
            .min()?;
        let name =
            text[..end].trim_end_matches([':', ' ']).trim_end_matches(w::AT).split(w::JOINERS[0]).next()?;
        let name = name.trim().to_owned();
        ((2..=24).contains(&name.chars().count()) && (looks_like_unit(&name) || is_region(&name)))
            .then_some(name)
    };
    let title = title
        .map(|title| if is_part(title) { title.split_once(':').map_or("", |(_, rest)| rest) } else { title });
    if let Some(name) = title.and_then(of) {
        return Some(name);
    }
    lines.iter().flat_map(|line| line.text.split(w::CLAUSE_ENDS)).find_map(of)
}

fn is_region(name: &str) -> bool {
    crate::intake::words::REGIONS.iter().any(|end| name.ends_with(end))
        && !crate::intake::words::NO_REGION_ONE.chars().any(|c| name.starts_with(c))
}

/// The day of the activity. A year is taken from the text, else from the day on which the page was put up, else it is not
/// known and there is no day; where digits are lost there is none either.
fn date(lines: &[Line], lost: bool) -> (Option<NaiveDate>, Option<String>) {
    let mut put_up = None;
    let mut text_of = None;
    for line in lines.iter().take(12) {
        let chars: Vec<char> = line.text.chars().collect();
        let Some(found) = when::find(&chars, 0, None) else { continue };
        let words: String = chars[found.start..found.end].iter().collect();
        let page = is_page(&line.text) || !line.text.contains(w::CLAUSE_ENDS) && line.at.line < 4;
        match found.reading {
            Reading::Moment(moment) => {
                let Some(TimeValue::Day(day)) = moment.time.value else { continue };
                if page {
                    put_up = put_up.or(Some(day));
                } else if !lost {
                    return (Some(day), Some(words));
                }
            }
            Reading::NoYear if !page => {
                text_of = text_of.or(Some(words));
                let year = put_up.map(|day| chrono::Datelike::year(&day));
                if let (Some(year), false) = (year, lost)
                    && let Some(found) = when::find(&chars, 0, Some(year))
                    && let Reading::Moment(moment) = found.reading
                    && let Some(TimeValue::Day(day)) = moment.time.value
                    && put_up.is_some_and(|put_up| day <= put_up)
                {
                    return (Some(day), text_of);
                }
            }
            _ => {}
        }
    }
    (None, text_of)
}
