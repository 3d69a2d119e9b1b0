//! Units without a schedule table: plain lists (one name a line, 、 between them, by group), tables of units, and lines
//! that give a month its units (4月:云岭镇、河湾乡).

use super::draft::Draft;
use super::notice::Notice;
use super::schedule::listed;
use super::titled::{is_roll_of_participants, titled};
use super::told::{self, Told};
use crate::error::Result;
use crate::intake::columns;
use crate::intake::limits::Budget;
use crate::intake::text::{Line, is_chinese, is_title, numbering, sentences, widened};
use crate::intake::units::{self, UnitList};
use crate::intake::when;
use crate::intake::words as w;
use crate::model::proposal::{Assignment, QuestionKind};
use crate::model::session::SessionKind;

/// Most characters of a label before a colon.
const LONGEST_LABEL: usize = 24;

/// Reads lists.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn read(notice: &Notice, draft: &mut Draft, budget: &Budget) -> Result<()> {
    let mut untimed = Vec::new();
    if draft.proposal.assignments.is_empty() {
        let rows = timed(notice, budget)?;
        let lines: Vec<&Line> = notice.paragraphs().collect();
        let told = told::read(&lines, draft.year, budget)?;
        let rows = if told::more_than(&told, &rows) { told } else { rows };
        if told::is_timed(&rows) {
            put(rows, draft);
        } else {
            untimed = rows;
        }
    }
    if draft.proposal.assignments.iter().all(|assignment| assignment.units.is_empty()) {
        tables(notice, draft, budget)?;
        // A notice's own sentences are no list of units; a text that is mostly names is one.
        if draft.proposal.main_session.is_none() && draft.proposal.units.is_empty() {
            plain(notice, draft, budget)?;
        }
        // Names behind a label in running text, where nothing else names anybody.
        if draft.proposal.main_session.is_none() && draft.proposal.units.is_empty() {
            put(untimed, draft);
        }
    }
    Ok(())
}

/// Units of tables that tell no time and are no roll of participants.
fn tables(notice: &Notice, draft: &mut Draft, budget: &Budget) -> Result<()> {
    for section in &notice.sections {
        let attached = section.attached && is_roll_of_participants(section.titles());
        for titled in titled(section) {
            budget.check()?;
            let roll = attached || is_roll_of_participants(titled.titles.iter().copied());
            if roll || columns::is_signature(titled.table) {
                continue;
            }
            let listed = listed(&titled);
            let known = listed.units.iter().filter(|(name, ..)| units::looks_like_unit(name)).count();
            if known * 2 < listed.units.len() {
                continue;
            }
            for (words, at) in listed.others {
                draft.no_unit(&[words], at);
            }
            for (name, group, at) in listed.units {
                draft.unit(&name, group.as_deref(), at);
            }
        }
    }
    Ok(())
}

/// `4月:云岭镇、河湾乡`, also several in one paragraph.
fn timed(notice: &Notice, budget: &Budget) -> Result<Vec<Told>> {
    let mut found = Vec::new();
    for line in notice.lines() {
        budget.check()?;
        for sentence in sentences(&line.text) {
            let item = numbering(sentence).map(|(_, rest)| rest);
            let sentence = item.unwrap_or(sentence);
            let row = month_and_units(sentence).map(|(time, list)| (time, list, None));
            if let Some((time, list, person)) = row.or_else(|| item.and_then(registered)) {
                let row = Told { time, list, place: None, change: person, at: line.at };
                found.push((row, sentence.contains(':') || item.is_some()));
            }
        }
    }
    // A single line of an office and a day is a signature.
    let lone = found.len() < 2;
    found.retain(|(_, sure)| *sure || !lone);
    Ok(found.into_iter().map(|(row, _)| row).collect())
}

/// Puts the rows of running text into the proposal.
fn put(rows: Vec<Told>, draft: &mut Draft) {
    for Told { time, list, place, change, at } in rows {
        let names = list.names;
        for name in &names {
            draft.unit(name, None, at);
        }
        if let Some(words) = &change {
            // A change, or a person beside the unit: taken with a question.
            let id = format!("told:{}:{}:{}", at.source, at.line, names.join(","));
            draft.ask(QuestionKind::NotUnderstood, id, words, Vec::new(), Some(at));
        }
        if time.is_empty() {
            // Units whose time nobody told.
            if change.is_none() {
                let id = format!("untimed:{}:{}", at.source, at.line);
                let text = names.join(&w::LIST.to_string());
                draft.ask(QuestionKind::NotUnderstood, id, &text, Vec::new(), Some(at));
            }
            continue;
        }
        let mut assignment = Assignment::new(SessionKind::Branch);
        assignment.at = Some(at);
        assignment.time = draft.time(&time, assignment.at);
        assignment.units = names;
        assignment.group_words = list.group_words;
        assignment.open_list = list.open;
        assignment.place = place.map(|place| widened(&place));
        assignment.note = change.filter(|words| w::CHANGED_TO.iter().any(|word| words.contains(word)));
        draft.proposal.assignments.push(assignment);
    }
}

/// A line of a list to which everybody adds one (接龙): `河湾乡 张明 6月`, `县发改局-7月`, `县应急局(5月)`; the person last.
fn registered(text: &str) -> Option<(String, UnitList, Option<String>)> {
    let chars: Vec<char> = text.chars().collect();
    let found = when::find_in_cell(&chars, Some(2000))?;
    let part = |range: &[char]| range.iter().collect::<String>();
    if !part(&chars[found.end..]).chars().all(|c| c.is_whitespace() || matches!(c, ')' | '.') || c == w::STOP)
    {
        return None;
    }
    let before = part(&chars[..found.start]);
    let mark =
        |c: char| c.is_whitespace() || matches!(c, '(' | '-' | '\u{2014}' | '\u{2013}' | ':' | ',' | '~');
    let before = before.trim_matches(mark);
    let time = part(&chars[found.start..found.end]);
    let list = units::parse(before);
    if list.is_sure() {
        return Some((time, list, None));
    }
    let (unit, person) = before.split_once(mark)?;
    let person = person.trim_matches(mark);
    let list = units::parse(unit);
    let is_person = (2..=4).contains(&person.chars().count()) && person.chars().all(is_chinese);
    (list.is_sure() && is_person).then(|| (time, list, Some(format!("{unit} {person}"))))
}

/// A time and its units with a colon or blank between them, either first.
fn month_and_units(sentence: &str) -> Option<(String, UnitList)> {
    let (one, other) = sentence.split_once(':').or_else(|| {
        let at = sentence.find(char::is_whitespace)?;
        Some((&sentence[..at], &sentence[at + 1..]))
    })?;
    let (one, other) = (one.trim(), other.trim());
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let pair = |time: &str, list: &str| {
        (time.chars().count() <= LONGEST_LABEL && columns::is_time(time) && units::looks_like_list(list))
            .then(|| (time.to_owned(), units::parse(list)))
    };
    pair(one, other).or_else(|| pair(other, one))
}

/// What a line of a plain list is.
enum Kind {
    Group(String),
    Units(UnitList, Option<String>),
    /// A title, a head, or a short name whose end is unknown.
    Neutral,
    Other,
}

fn plain(notice: &Notice, draft: &mut Draft, budget: &Budget) -> Result<()> {
    let mut lines: Vec<(&Line, Kind)> = Vec::new();
    for line in notice.lines().filter(|line| !line.text.is_empty()) {
        budget.check()?;
        lines.push((line, kind(&line.text)));
    }
    let units = lines.iter().filter(|(_, kind)| matches!(kind, Kind::Units(..))).count();
    let other = lines.iter().filter(|(_, kind)| matches!(kind, Kind::Other)).count();
    let neutral = lines
        .iter()
        .filter(|(line, kind)| matches!(kind, Kind::Neutral) && !is_bare_name(unnumbered(&line.text)))
        .count();
    // A title or two may stand above; more other lines make it a text that happens to name a unit.
    if units == 0 || (other + neutral.saturating_sub(2)) * 10 > units * 4 || units == 1 && other + neutral > 1
    {
        return Ok(());
    }
    let mut group: Option<String> = None;
    for (line, kind) in lines {
        match kind {
            Kind::Group(name) => group = Some(name),
            Kind::Units(list, own) => {
                for name in list.names {
                    draft.unit(&name, own.as_deref().or(group.as_deref()), line.at);
                }
            }
            // Among names a short line of Chinese is one too, though its end is unknown.
            Kind::Neutral if units > 3 && is_bare_name(unnumbered(&line.text)) => {
                draft.unit(unnumbered(&line.text).trim(), group.as_deref(), line.at);
            }
            Kind::Neutral | Kind::Other => {}
        }
    }
    Ok(())
}

fn kind(text: &str) -> Kind {
    if let Some(group) = units::group(text) {
        return Kind::Group(group);
    }
    if columns::role(text).is_some() {
        return Kind::Neutral;
    }
    let rest = numbering(text).map_or(text, |(_, rest)| rest);
    if let Some((label, list)) = rest.split_once(':')
        && label.chars().count() <= LONGEST_LABEL
        && units::looks_like_list(list)
    {
        return Kind::Units(
            units::parse(list),
            units::group(label).or_else(|| units::group_of_title([label].into_iter())),
        );
    }
    let list = units::parse(rest);
    if list.is_sure() || list.count() > 3 && list.is_likely() {
        return Kind::Units(list, None);
    }
    // An item of a numbered list whose end is unknown (6、县城投) is neutral as a line without number is.
    if rest.len() < text.len() && is_bare_name(rest) {
        return Kind::Neutral;
    }
    if is_title(text) && text.chars().count() <= 40 { Kind::Neutral } else { Kind::Other }
}

fn unnumbered(text: &str) -> &str {
    numbering(text).map_or(text, |(_, rest)| rest)
}

fn is_bare_name(text: &str) -> bool {
    let text = text.trim();
    let length = text.chars().count();
    (2..=12).contains(&length)
        && text.chars().all(is_chinese)
        && !w::TITLE_ENDS.iter().chain(&w::TABLE_ENDS).any(|end| text.ends_with(end))
        && columns::role(text).is_none()
        && units::group(text).is_none()
}
