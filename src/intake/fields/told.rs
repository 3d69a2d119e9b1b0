//! Rows told in running text, each with its own time: sentences (`3月5日,县发改局;…`, `3月份由云岭镇开展`, `A局,5月25日开放`),
//! months as headings above names, stanzas of a unit and its labelled lines, and what was moved to another time.

use crate::error::Result;
use crate::intake::columns;
use crate::intake::limits::Budget;
use crate::intake::text::{Line, first_of, has, numbering, parts, squeezed};
use crate::intake::units::{self, UnitList};
use crate::intake::when::{self, Reading};
use crate::intake::words as w;
use crate::model::proposal::{Position, TimeValue};

/// Most characters of a label before a colon.
const LONGEST_LABEL: usize = 16;
/// Most characters of a heading that is nothing but a time.
const LONGEST_HEADING: usize = 16;

/// Units with their time.
#[derive(Clone, Debug)]
pub struct Told {
    /// The wording of the time; empty where none was told.
    pub time: String,
    /// Who.
    pub list: UnitList,
    /// Where it is, where the row tells that.
    pub place: Option<String>,
    /// What the row says of a change: its wording.
    pub change: Option<String>,
    /// Where it stands.
    pub at: Position,
}

impl Told {
    fn new(time: String, list: UnitList, at: Position) -> Self {
        Self { time, list, place: None, change: None, at }
    }
}

/// How many units have a time.
fn count(rows: &[Told]) -> usize {
    rows.iter().filter(|row| !row.time.is_empty()).map(|row| row.list.count()).sum()
}

/// Whether rows tell any time.
pub fn is_timed(rows: &[Told]) -> bool {
    count(rows) > 0
}

/// Whether `one` tells more than `other`: more units with a time, or as many and more without.
pub fn more_than(one: &[Told], other: &[Told]) -> bool {
    let all = |rows: &[Told]| (count(rows), rows.iter().map(|row| row.list.count()).sum::<usize>());
    all(one) > all(other)
}

/// Reads the form of running text that tells most.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn read(lines: &[&Line], year: Option<i32>, budget: &Budget) -> Result<Vec<Told>> {
    let moved = changes(lines, year, budget)?;
    if !moved.is_empty() {
        return Ok(moved);
    }
    let mut best = stanzas(lines, budget)?;
    for more in [headed(lines, budget)?, sentences(lines, year, budget)?] {
        if more_than(&more, &best) {
            best = more;
        }
    }
    Ok(best)
}

/// A heading that is nothing but a time: `3月`, `二、4月份`, `第二季度:`.
fn heading(text: &str) -> Option<&str> {
    let text = text.trim();
    let inner = numbering(text).map_or(text, |(_, rest)| rest);
    let inner = inner.trim_end_matches([':', w::STOP]);
    (inner.chars().count() <= LONGEST_HEADING && columns::is_time(inner) && units::parse(inner).known() == 0)
        .then_some(inner)
}

/// Months as headings, with the names of their units below.
fn headed(lines: &[&Line], budget: &Budget) -> Result<Vec<Told>> {
    let mut rows: Vec<Told> = Vec::new();
    // Most texts have none: their names need not be looked at.
    if lines.iter().filter(|line| heading(&line.text).is_some()).take(2).count() < 2 {
        return Ok(rows);
    }
    let mut time: Option<&str> = None;
    let mut headings = 0;
    for line in lines {
        budget.check()?;
        if let Some(found) = heading(&line.text) {
            time = Some(found);
            continue;
        }
        let text = numbering(&line.text).map_or(line.text.as_str(), |(_, rest)| rest);
        let list = units::parse(text);
        match time {
            Some(found) if list.is_sure() => {
                headings += usize::from(rows.last().is_none_or(|row| row.time != found));
                rows.push(Told::new(found.to_owned(), list, line.at));
            }
            _ if units::group(&line.text).is_some() => {}
            _ => time = None,
        }
    }
    // An office above or below one day is a signature.
    if headings < 2 {
        rows.clear();
    }
    Ok(rows)
}

/// A unit on a line of its own, with labelled lines below.
fn stanzas(lines: &[&Line], budget: &Budget) -> Result<Vec<Told>> {
    let mut rows: Vec<Told> = Vec::new();
    let timed = |line: &&&Line| label(&line.text).is_some_and(|(label, _)| is_time_label(&label));
    if lines.iter().filter(timed).take(2).count() < 2 {
        return Ok(rows);
    }
    let mut open = false;
    for line in lines {
        budget.check()?;
        let text = numbering(&line.text).map_or(line.text.as_str(), |(_, rest)| rest).trim_end_matches(':');
        let list = units::parse(text);
        if list.is_sure() && list.names.len() == 1 && text.chars().count() <= 20 {
            rows.push(Told::new(String::new(), list, line.at));
            open = true;
            continue;
        }
        let Some((label, value)) = label(text).filter(|_| open) else { continue };
        let Some(row) = rows.last_mut() else { continue };
        if is_time_label(&label) && row.time.is_empty() && columns::is_time(value) {
            value.clone_into(&mut row.time);
        } else if is_place_label(&label) && row.place.is_none() {
            row.place = Some(value.to_owned());
        }
    }
    if rows.iter().filter(|row| !row.time.is_empty()).count() < 2 {
        rows.clear();
    }
    Ok(rows)
}

/// A label and what stands behind its colon.
pub fn label(text: &str) -> Option<(String, &str)> {
    let (label, value) = text.split_once(':')?;
    let value = value.trim().trim_end_matches([w::STOP, ';']);
    let label = squeezed(label);
    // 上午9:00 is an hour.
    let hour = label.ends_with(|c: char| c.is_ascii_digit());
    (!hour && !value.is_empty() && label.chars().count() <= LONGEST_LABEL).then_some((label, value))
}

/// Whether a label says that the time of the activity follows.
pub fn is_time_label(label: &str) -> bool {
    has(label, &w::COLUMN_TIME[..1]) && !has(label, &w::COLUMN_OTHER_TIME) && !has(label, &w::PUBLIC)
        || w::TIME_LABEL.contains(&label)
}

/// Whether a label says that its place follows.
pub fn is_place_label(label: &str) -> bool {
    let ends = w::PLACE_LABEL_ENDS.iter().any(|end| label.ends_with(end));
    w::PLACE_LABEL.contains(&label) || ends && !has(label, &w::PUBLIC) && !has(label, &w::SEND)
}

/// One clause of a sentence, as far as it tells time or units.
#[derive(Default)]
struct Clause {
    time: Option<String>,
    list: Option<UnitList>,
    /// Its list stands behind a label or a verb that says what the units do.
    sure: bool,
}

fn sentences(lines: &[&Line], year: Option<i32>, budget: &Budget) -> Result<Vec<Told>> {
    let mut rows = Vec::new();
    let mut weak = Vec::new();
    for line in lines {
        budget.check()?;
        // Without a mark of time or a label a line tells no row.
        if !line.text.contains(w::TIME_MARKS) {
            continue;
        }
        let mut carried: Option<String> = None;
        for sentence in parts(&line.text, &[w::STOP, ';']) {
            let mut pure = true;
            let mut found: Vec<Told> = Vec::new();
            let (mut sure, mut time, mut names): (bool, Option<String>, Option<UnitList>) =
                (false, None, None);
            for text in parts(&sentence, &[',']) {
                let clause = clause(&text, year);
                sure |= clause.sure;
                match (clause.time, clause.list) {
                    (Some(at), Some(list)) => {
                        found.push(Told::new(at.clone(), list, line.at));
                        (time, names) = (Some(at), None);
                    }
                    (Some(at), None) => match names.take() {
                        Some(list) => found.push(Told::new(at, list, line.at)),
                        None => time = Some(at),
                    },
                    (None, Some(list)) => {
                        match time.clone().or_else(|| carried.take().filter(|_| clause.sure)) {
                            Some(at) => {
                                found.push(Told::new(at.clone(), list, line.at));
                                time = Some(at);
                            }
                            None => match &mut names {
                                Some(known) => list.names.into_iter().for_each(|name| known.add(name)),
                                None => names = Some(list),
                            },
                        }
                    }
                    (None, None) => {
                        pure = false;
                        names = None;
                    }
                }
            }
            if let Some(list) = names.filter(|list| sure && list.names.len() > 1) {
                found.push(Told::new(String::new(), list, line.at));
            }
            if found.is_empty() {
                carried = time.or(carried);
            } else if sure {
                rows.append(&mut found);
            } else if pure {
                weak.append(&mut found);
            }
        }
    }
    // Bare times with names prove each other.
    if weak.len() + rows.len() > 1 {
        rows.append(&mut weak);
        rows.sort_by_key(|row| row.at.line);
    }
    Ok(rows)
}

fn clause(text: &str, year: Option<i32>) -> Clause {
    let text = numbering(text).map_or(text, |(_, rest)| rest);
    let chars: Vec<char> = text.chars().collect();
    let found = when::find(&chars, 0, year.or(Some(2000))).filter(|found| match &found.reading {
        Reading::Moment(moment) => {
            moment.time.value.as_ref().is_some_and(|value| !matches!(value, TimeValue::DueBy(_)))
        }
        _ => false,
    });
    let (time, before, after) = match found {
        Some(found) => {
            let part = |range: &[char]| range.iter().collect::<String>();
            let wording = part(&chars[found.start..found.end]);
            (Some(wording), part(&chars[..found.start]), part(&chars[found.end..]))
        }
        None => (None, String::new(), text.to_owned()),
    };
    // A signature is an office with the day of the paper.
    if time.is_some()
        && after.trim().is_empty()
        && units::looks_like_unit(before.trim())
        && chars.contains(&w::YEAR)
    {
        return Clause::default();
    }
    let (list, sure) = match names(&after) {
        Some((list, sure)) => (Some(list), sure),
        None => match names(&before) {
            Some((list, named)) => (Some(list), named || has(&after, &w::HELD_BY_VERBS)),
            None => (None, false),
        },
    };
    // A time with only a few words around is one; in a long clause it belongs to something else.
    let rest = before.chars().count() + after.chars().count();
    let alone = rest <= 24 || list.is_some();
    let sure = sure || time.is_some() && has(&after, &w::OPEN_VERBS);
    Clause { time: time.filter(|_| alone), list, sure }
}

/// The list of units that a piece of a clause is, without what leads to it and what they do; and whether that was said.
fn names(text: &str) -> Option<(UnitList, bool)> {
    let mut text = text.trim().trim_matches(|c| matches!(c, ':' | '-' | '(' | ')' | ' ' | '\u{2014}'));
    let mut sure = false;
    if let Some((label, rest)) = text.rsplit_once(':') {
        let label = squeezed(label);
        if !w::LIST_LABEL_ENDS.iter().any(|end| label.ends_with(end)) {
            return None;
        }
        (text, sure) = (rest.trim(), true);
    }
    while let Some(rest) = w::BEFORE_UNITS.iter().find_map(|word| text.strip_prefix(word)) {
        sure |= text.starts_with(w::BY_WHOM) || text.contains(w::BY_WHOM);
        text = rest.trim_start();
    }
    let whole = units::parse(text);
    if whole.is_sure() {
        return Some((whole, sure));
    }
    let mut verbs: Vec<usize> =
        w::HELD_BY_VERBS.iter().flat_map(|verb| text.match_indices(verb).map(|(at, _)| at)).collect();
    verbs.sort_unstable();
    verbs.dedup();
    verbs.into_iter().filter(|at| *at > 0).take(6).find_map(|at| {
        let list = units::parse(&text[..at]);
        list.is_sure().then_some((list, true))
    })
}

/// `云湖桥镇由4月调整为6月`: who, and the new time.
fn changes(lines: &[&Line], year: Option<i32>, budget: &Budget) -> Result<Vec<Told>> {
    let mut rows = Vec::new();
    for line in lines {
        budget.check()?;
        if !has(&line.text, &w::CHANGED_TO) && !has(&line.text, &w::CANCELLED) {
            continue;
        }
        for sentence in parts(&line.text, &[w::STOP, ';', ',']) {
            let sentence = numbering(&sentence).map_or(sentence.as_str(), |(_, rest)| rest).trim();
            let cancelled = w::CANCELLED.iter().find(|word| sentence.ends_with(**word));
            if let Some(word) = cancelled {
                let before = sentence.trim_end_matches(word);
                let before = first_of(before, &w::BECAUSE).map_or(before, |(at, _)| &before[..at]);
                let list = units::parse(before);
                if list.is_sure() {
                    rows.push(Told {
                        change: Some(sentence.to_owned()),
                        ..Told::new(String::new(), list, line.at)
                    });
                }
                continue;
            }
            let Some((at, word)) = first_of(sentence, &w::CHANGED_TO) else { continue };
            let (before, after) = (&sentence[..at], sentence[at + word.len()..].trim());
            let chars: Vec<char> = after.chars().collect();
            let Some(found) =
                when::find_in_cell(&chars, year.or(Some(2000))).filter(|found| found.start == 0)
            else {
                continue;
            };
            let before = w::OBJECT.iter().find_map(|word| before.strip_prefix(word)).unwrap_or(before);
            let who = before
                .split_once(w::BY_WHOM)
                .or_else(|| before.split_once(w::FROM))
                .map_or(before, |(who, _)| who);
            let who = w::ITS_TIME.iter().find_map(|end| who.trim_end().strip_suffix(end)).unwrap_or(who);
            let list = units::parse(who);
            if list.is_sure() {
                let time: String = chars[found.start..found.end].iter().collect();
                rows.push(Told { change: Some(sentence.to_owned()), ..Told::new(time, list, line.at) });
            }
        }
    }
    if rows.iter().all(|row| row.time.is_empty()) {
        rows.clear();
    }
    Ok(rows)
}
