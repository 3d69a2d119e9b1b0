//! One event whose facts stand apart from each other: a time and a place under headings or on lines of their own, a list
//! of units under another heading, and who holds it.

use super::main_session::place as place_in;
use super::notice::Notice;
use super::told::{is_place_label, is_time_label, label};
use crate::error::Result;
use crate::intake::limits::Budget;
use crate::intake::text::{Line, byte_of, first_of, has, numbering, sentences, squeezed, widened};
use crate::intake::units::{self, UnitList};
use crate::intake::when::{self, Reading};
use crate::intake::words as w;
use crate::model::proposal::{Position, ProposedProgramme, TimeValue};

/// Longest line that is nothing but a time or a place.
const LONGEST: usize = 60;

/// Most lines that are looked at: a notice of one event is short.
const MOST_LINES: usize = 600;

/// What is told once for one event.
#[derive(Default)]
pub struct Event {
    /// The wordings of its times, each once.
    pub times: Vec<(String, Position)>,
    /// Where it is.
    pub place: Option<String>,
    /// Who holds it, as a sentence says: X将于…开展.
    pub holder: Option<(String, Position)>,
    /// A list of units on a line of its own.
    pub list: Option<(UnitList, Position)>,
}

impl Event {
    /// Its time, where it has just one.
    pub fn time(&self) -> Option<&(String, Position)> {
        match self.times.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }
}

/// Gathers what the body tells of one event.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn gather(
    notice: &Notice,
    facts: &ProposedProgramme,
    year: Option<i32>,
    budget: &Budget,
) -> Result<Event> {
    let mut event = Event::default();
    let mut labelled: Vec<(String, Position)> = Vec::new();
    let mut bare: Vec<(String, Position)> = Vec::new();
    let mut said: Vec<(String, Position)> = Vec::new();
    // What the heading above asks for: a time, or a place.
    let mut under: Option<Under> = None;
    // The line below a time, where that is the place.
    let mut taken = 0;
    let lines: Vec<&Line> = notice.body().take(MOST_LINES).collect();
    for (number, line) in lines.iter().enumerate() {
        budget.check()?;
        let item = numbering(&line.text);
        let text = item.map_or(line.text.as_str(), |(_, rest)| rest).trim();
        if let Some((label, value)) = label(text) {
            if is_time_label(&label) && told(value, year) {
                labelled.push((value.to_owned(), line.at));
            } else if is_place_label(&label) && event.place.is_none() {
                event.place = Some(widened(value));
            }
            under = None;
            continue;
        }
        let heading = squeezed(text.trim_end_matches([':', w::STOP]));
        let asks = if is_time_label(&heading) && heading.chars().count() <= 12 {
            Some(Under::Time)
        } else if is_place_label(&heading) && heading.chars().count() <= 12 {
            Some(Under::Place)
        } else {
            None
        };
        if asks.is_some() || item.is_some() {
            under = asks;
            if under.is_some() {
                continue;
            }
        }
        let short = text.trim_end_matches([w::STOP, ';']);
        let is_short = short.chars().count() <= LONGEST;
        match under.take() {
            Some(Under::Time) if told(first_sentence(text), year) => {
                let time = first_sentence(text);
                labelled.push((recurring(time).unwrap_or_else(|| time.to_owned()), line.at));
                continue;
            }
            Some(Under::Place) if is_short && event.place.is_none() => {
                event.place = Some(widened(short));
                continue;
            }
            _ => {}
        }
        if is_short && !is_signature(&lines, number, facts) && bare_time(short, year) {
            bare.push((without_intent(short).to_owned(), line.at));
            if event.place.is_none()
                && let Some(below) = lines.get(number + 1)
                && let Some(place) = bare_place(&below.text)
            {
                event.place = Some(place);
                taken = number + 1;
            }
            continue;
        }
        if number == taken && number > 0 {
            continue;
        }
        if event.list.is_none() && is_short_of_sentences(text) {
            let list = units::parse(text);
            if list.is_sure_with_regions() && list.names.len() > 1 {
                event.list = Some((list, line.at));
                continue;
            }
        }
        if event.place.is_none()
            && let Some(place) = bare_place(text).filter(|_| text.contains('('))
        {
            event.place = Some(place);
            continue;
        }
        for sentence in sentences(text) {
            if event.place.is_none() {
                event.place = place_said(sentence);
            }
            if let Some(again) = recurring(sentence) {
                said.push((again, line.at));
            }
            if event.holder.is_none()
                && let Some((name, time)) = holder(sentence, year)
            {
                event.holder = Some((name, line.at));
                said.push((time, line.at));
            }
        }
    }
    let best = [labelled, bare, said].into_iter().find(|times| !times.is_empty()).unwrap_or_default();
    for (text, at) in best {
        if event.times.iter().all(|(known, _)| squeezed(known) != squeezed(&text)) {
            event.times.push((text, at));
        }
    }
    Ok(event)
}

enum Under {
    Time,
    Place,
}

fn first_sentence(text: &str) -> &str {
    text.split([w::STOP, ';']).next().unwrap_or(text)
}

fn is_short_of_sentences(text: &str) -> bool {
    text.trim_end_matches(w::STOP).contains(w::LIST) && !text.contains(':')
}

/// Whether words tell days, or something that comes again and again.
fn told(text: &str, year: Option<i32>) -> bool {
    match when::read(text, year.or(Some(2000))) {
        Some(Reading::Moment(moment)) => {
            moment.is_of_days() || matches!(moment.time.value, Some(TimeValue::Recurring(_)))
        }
        _ => false,
    }
}

fn without_intent(text: &str) -> &str {
    let text = text.trim();
    w::INTENT.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text)
}

/// A line that is nothing but a day with its hours: `拟定于2025年11月8日(星期五)上午9:00 开始`.
fn bare_time(text: &str, year: Option<i32>) -> bool {
    let text = without_intent(text);
    let chars: Vec<char> = text.chars().collect();
    let Some(found) = when::find_in_cell(&chars, year.or(Some(2000))) else { return false };
    let Reading::Moment(moment) = &found.reading else { return false };
    let rest: String = chars[found.end..].iter().filter(|c| !c.is_whitespace()).collect();
    let ends =
        rest.is_empty() || w::BEGINS.contains(&rest.as_str()) || rest.starts_with('(') && rest.ends_with(')');
    found.start == 0 && moment.is_of_days() && ends && !has(text, &w::PUBLIC)
}

/// A day at the foot, below or behind an office, is that of the paper; so is one that the page tells.
fn is_signature(lines: &[&Line], at: usize, facts: &ProposedProgramme) -> bool {
    let text = squeezed(&lines[at].text);
    let chars: Vec<char> = text.chars().collect();
    let Some(found) = when::find(&chars, 0, None) else { return false };
    let Reading::Moment(moment) = &found.reading else { return false };
    let plain = moment.time.from.is_none() && !moment.time.tentative && found.start == 0;
    let day = matches!(moment.time.value, Some(TimeValue::Day(day)) if Some(day) == facts.issued);
    let behind = lines.len() - at <= 6;
    plain && found.end == chars.len() && (day && behind || at + 1 == lines.len())
}

/// A line that is nothing but a place: it ends as one, or tells a floor, a room or a street in brackets.
fn bare_place(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches([w::STOP, ';']);
    let (stem, inside) = text.split_once('(').unwrap_or((text, ""));
    let length = text.chars().count();
    let addressed = has(inside, &w::ADDRESS_MARKS);
    let known = stem
        .split([w::LIST])
        .all(|part| w::PLACE_ENDS.iter().any(|end| part.trim().ends_with(end)) || addressed);
    let sentence = text.contains([w::STOP, ':', ';', ',']) || numbering(text).is_some();
    ((3..=LONGEST).contains(&length) && known && !sentence && !has(text, &w::HELD_BY_VERBS[..1]))
        .then(|| widened(text))
}

/// 地点设在…: where all of it is.
fn place_said(sentence: &str) -> Option<String> {
    let (at, word) = first_of(sentence, &w::PLACE_IS)?;
    let rest = &sentence[at + word.len()..];
    let place = rest.split([',', ';']).next()?.trim();
    (2..=40).contains(&place.chars().count()).then(|| widened(place)).or_else(|| place_in(rest))
}

/// 每周一、三、五上午9:00-11:30 in a sentence, with hours that stand further on.
fn recurring(sentence: &str) -> Option<String> {
    let (at, _) = sentence.char_indices().find(|(at, c)| {
        *c == w::EVERY && w::WEEKLY.iter().any(|word| sentence[at + c.len_utf8()..].starts_with(word))
    })?;
    let rest = &sentence[at..];
    // 每月第二周 is a time, 每月一次 and 每周报送 are counts and duties.
    let mut depth = 0_u32;
    let end = rest.char_indices().find(|(_, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, ',' | ';')
    });
    let phrase = &rest[..end.map_or(rest.len(), |(at, _)| at)];
    let phrase = phrase.find(w::IS).map_or(phrase, |at| &phrase[..at]);
    let phrase =
        w::RECURRING_ENDS.iter().filter_map(|end| phrase.find(end)).min().map_or(phrase, |at| &phrase[..at]);
    let weekday =
        has(phrase, &w::WEEK) && phrase.chars().any(|c| w::WEEKDAYS.iter().any(|day| day.contains(c)));
    let phrase = phrase.trim();
    (weekday && (3..=40).contains(&phrase.chars().count()) && !has(sentence, &w::SEND))
        .then(|| phrase.to_owned())
}

/// X将于2024年6月6日开展…: who, and the wording of the time.
fn holder(sentence: &str, year: Option<i32>) -> Option<(String, String)> {
    let (at, word) = first_of(sentence, &w::WILL)?;
    let before = sentence[..at].trim();
    let name = before.rsplit([',', ':', '\u{3015}', ' ']).next()?.trim();
    let rest: Vec<char> = sentence[at + word.len()..].chars().collect();
    let found = when::find(&rest, 0, year.or(Some(2000))).filter(|found| found.start == 0)?;
    let Reading::Moment(moment) = &found.reading else { return None };
    let behind: String = rest[found.end..].iter().collect();
    let held = first_of(&behind, &w::HELD_BY_VERBS).is_some_and(|(at, _)| at <= byte_of(&behind, 4));
    (moment.is_of_days() && held && units::looks_like_unit(name) && !units::is_group_word(name))
        .then(|| (name.to_owned(), rest[..found.end].iter().collect()))
}
