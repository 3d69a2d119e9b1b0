//! The main session: who takes part, when and where, how many liaisons each names.

use super::draft::Draft;
use super::notice::Notice;
use super::schedule::listed;
use super::titled::{is_roll_of_participants, titled};
use crate::error::Result;
use crate::intake::columns;
use crate::intake::limits::Budget;
use crate::intake::text::{
    Block, Line, byte_of, clause_start, first_of, has, number, numbering, sentences, widened,
};
use crate::intake::units::{self, UnitList};
use crate::intake::when::{self, Reading};
use crate::intake::words as w;
use crate::model::proposal::{Assignment, Position, Time, TimeValue};
use crate::model::session::SessionKind;

/// Reads the main session, where the notice has one.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn read(notice: &Notice, draft: &mut Draft, budget: &Budget) -> Result<()> {
    let rolled = roll(notice).or_else(|| roll_in_text(notice));
    budget.check()?;
    let told = telling(notice, draft.year, budget)?;
    let mut session = Assignment::new(SessionKind::Main);
    match (&rolled, &told) {
        (None, Some(told)) if told.fixed => {}
        (Some(_), _) => {}
        _ => return Ok(()),
    }
    if let Some(told) = told {
        session = told.session;
    }
    if let Some((list, at)) = rolled {
        session.units = list.names;
        session.group_words = list.group_words;
        session.open_list = list.open;
        session.at = Some(at);
        session.title = session.title.or_else(|| occasion(notice));
    }
    session.liaisons_per_unit = notice.body().find_map(|line| liaisons(&line.text));
    draft.proposal.main_session = Some(session);
    Ok(())
}

/// What the list of participants calls the occasion: 参加现场集中宣传活动县直单位名单 is of the 现场集中宣传活动.
fn occasion(notice: &Notice) -> Option<String> {
    let rolls = notice.sections.iter().filter(|s| s.attached && is_roll_of_participants(s.titles()));
    let mut titles = rolls.flat_map(|section| section.titles());
    titles.find_map(|title| {
        let (at, word) = first_of(title, &w::TAKE_PART)?;
        let rest = title[at + word.len()..].trim();
        let end = w::ROLL_ENDS.iter().find_map(|end| rest.strip_suffix(end))?;
        (end.chars().count() >= 2).then(|| widened(end))
    })
}

/// An attachment whose title says that its units take part.
fn roll(notice: &Notice) -> Option<(UnitList, Position)> {
    for section in &notice.sections {
        let attached = section.attached && is_roll_of_participants(section.titles());
        let tables: Vec<_> = titled(section)
            .into_iter()
            .filter(|titled| attached || is_roll_of_participants(titled.titles.iter().copied()))
            .collect();
        let mut all = UnitList::default();
        let mut at = None;
        for titled in &tables {
            for (name, _, place) in listed(titled).units {
                at.get_or_insert(place);
                all.add(name);
            }
        }
        if attached {
            for block in section.content() {
                let Block::Line(line) = block else { break };
                let list = units::parse(unlabelled(&line.text));
                let known = list.names.iter().filter(|name| units::looks_like_unit(name)).count();
                // A list of the trade may hold a name without a known end (新农合), a sentence holds none that has.
                if known * 10 < list.names.len() * 7 || list.names.len() + list.group_words.len() == 0 {
                    if at.is_some() {
                        break;
                    }
                    continue;
                }
                at.get_or_insert(line.at);
                all.open |= list.open;
                list.names.into_iter().chain(list.group_words).for_each(|name| all.add(name));
            }
        }
        if let Some(at) = at {
            return Some((all, at));
        }
    }
    None
}

/// Without `县直单位:` and the like before a list.
fn unlabelled(text: &str) -> &str {
    let text = numbering(text).map_or(text, |(_, rest)| rest);
    match text.split_once(':') {
        Some((label, rest)) if label.chars().count() <= 16 && !rest.is_empty() => rest,
        _ => text,
    }
}

/// 参加…的单位有:A、B、C in running text.
fn roll_in_text(notice: &Notice) -> Option<(UnitList, Position)> {
    let lines: Vec<&Line> = notice.body().collect();
    for (number, line) in lines.iter().enumerate() {
        for sentence in sentences(&line.text) {
            let Some((at, word)) = first_of(sentence, &w::PARTICIPANTS_LABEL) else { continue };
            let before = &sentence[..at + word.len()];
            let rest = sentence[at + word.len()..].trim_start();
            let rest = w::ARE.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
            let (rest, marked) = rest.strip_prefix(':').map_or((rest, false), |rest| (rest, true));
            if !has(before, &w::TAKE_PART) {
                continue;
            }
            // The list ends with 等部门 or with the clause; commas may part its names too.
            let end = first_of(rest, &w::AND_OTHERS_IN_TEXT).map_or(rest.len(), |(at, word)| at + word.len());
            let list = units::parse(&rest[..end]);
            let known = list.names.iter().filter(|name| units::looks_like_unit(name)).count();
            let all = list.names.len() + list.group_words.len();
            // Without a colon only a list of nothing but units is one.
            if all > 1
                && known * 10 >= list.names.len() * 6
                && (marked || all > 2 && known == list.names.len())
            {
                return Some((list, line.at));
            }
        }
        // A heading 参加单位 with the list on the line below.
        let heading = numbering(&line.text).map_or(line.text.as_str(), |(_, rest)| rest);
        let heading = heading.trim_end_matches(':');
        if w::PARTICIPANTS_LABEL.contains(&heading)
            && let Some(below) = lines.get(number + 1)
        {
            let list = units::parse(&below.text);
            let all = list.names.len() + list.group_words.len();
            let known = list.names.iter().filter(|name| units::looks_like_unit(name)).count();
            if all > 1 && known * 10 >= list.names.len() * 7 && columns::role(&below.text).is_none() {
                return Some((list, below.at));
            }
        }
    }
    None
}

struct StatedSession {
    session: Assignment,
    /// It names one day, or days from one to another.
    fixed: bool,
}

/// The sentence that tells when and where the main session is, or that this will be told.
fn telling(notice: &Notice, year: Option<i32>, budget: &Budget) -> Result<Option<StatedSession>> {
    let mut later = None;
    // Short headings that the line stands under, by level.
    let mut above: Vec<(u8, &str)> = Vec::new();
    let lines: Vec<&Line> = notice.body().collect();
    for (number, line) in lines.iter().enumerate() {
        budget.check()?;
        if let Some((level, rest)) = numbering(&line.text) {
            above.retain(|(known, _)| *known < level);
            if rest.chars().count() <= 40 {
                above.push((level, rest));
            }
        }
        let item = above.iter().rev().map(|(_, heading)| *heading).find(|heading| has(heading, &w::MAIN));
        if item.is_none() && !has(&line.text, &w::MAIN) {
            continue;
        }
        for sentence in sentences(&line.text) {
            if item.is_none() && !has(sentence, &w::MAIN) {
                continue;
            }
            if let Some(mut session) = dated(sentence, year, item, line.at) {
                if session.place.is_none() {
                    session.place = lines[number..].iter().take(6).find_map(|line| place_label(&line.text));
                }
                let fixed = matches!(session.time.value, Some(TimeValue::Day(_) | TimeValue::DayRange(..)));
                return Ok(Some(StatedSession { session, fixed }));
            }
            if later.is_none() && has(sentence, &w::MAIN) {
                later = later_clause(sentence, line.at);
            }
        }
    }
    Ok(later)
}

/// `2.地点:县文化广场`.
fn place_label(text: &str) -> Option<String> {
    let rest = numbering(text).map_or(text, |(_, rest)| rest);
    let (label, place) = rest.split_once(':')?;
    let place = place.trim().trim_end_matches([w::STOP, ';']);
    let known = w::PLACE_LABEL.contains(&label.trim()) && (2..=60).contains(&place.chars().count());
    known.then(|| widened(place))
}

/// A day in the sentence, with its place.
fn dated(sentence: &str, year: Option<i32>, item: Option<&str>, at: Position) -> Option<Assignment> {
    let chars: Vec<char> = sentence.chars().collect();
    let mut from = 0;
    while let Some(found) = when::find(&chars, from, year) {
        from = found.end;
        let Reading::Moment(moment) = &found.reading else { continue };
        if !moment.is_of_days() {
            continue;
        }
        let mut session = Assignment::new(SessionKind::Main);
        let text = Some(chars[found.start..found.end].iter().collect());
        session.time = Time { text, ..moment.time.clone() };
        session.place = place(&sentence[byte_of(sentence, found.end)..]);
        session.title = item.map(own_title).filter(|title| !title.is_empty());
        session.at = Some(at);
        return Some(session);
    }
    None
}

/// The name of the activity in a heading: 组织开展现场政策咨询活动 → 现场政策咨询活动.
pub fn own_title(heading: &str) -> String {
    let heading = heading.split([w::STOP, ':', '(']).next().unwrap_or("").trim();
    let verb = w::TITLE_VERBS.iter().find(|verb| heading.starts_with(**verb));
    widened(verb.map_or(heading, |verb| &heading[verb.len()..]))
}

/// 在…广场(集市附近),统一开展: the place in the rest of a sentence.
pub fn place(rest: &str) -> Option<String> {
    let (at, word) = first_of(rest, &w::PLACE_BEFORE)?;
    // Only what follows closely names the place of this time.
    if rest[..at].chars().count() > 12 {
        return None;
    }
    let rest = &rest[at + word.len()..];
    let mut depth = 0_i32;
    let mut end = rest.len();
    for (here, c) in rest.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth > 0 => {}
            _ if w::PLACE_AFTER.iter().any(|word| rest[here..].starts_with(word)) => {
                end = here;
                break;
            }
            _ => {}
        }
    }
    let place = rest[..end].trim();
    let stem = place.split('(').next().unwrap_or("");
    let known = w::PLACE_ENDS.iter().any(|end| stem.ends_with(end));
    let length = place.chars().count();
    ((2..=40).contains(&length) && known).then(|| widened(place))
}

/// 具体安排另行通知.
fn later_clause(sentence: &str, at: Position) -> Option<StatedSession> {
    let (found, word) = first_of(sentence, &w::LATER)?;
    let end = found + word.len();
    let mut session = Assignment::new(SessionKind::Main);
    session.time.text = Some(sentence[clause_start(sentence, found)..end].trim().to_owned());
    session.at = Some(at);
    Some(StatedSession { session, fixed: false })
}

/// 明确1名联络员.
fn liaisons(text: &str) -> Option<u8> {
    for sentence in sentences(text) {
        let Some((at, _)) = first_of(sentence, &w::LIAISON) else { continue };
        let before = &sentence[..at];
        let clause = &before[clause_start(before, before.len())..];
        if !has(clause, &w::NAME_LIAISON) {
            continue;
        }
        let chars: Vec<char> = clause.chars().collect();
        for start in (0..chars.len()).rev() {
            let number = if chars[start] == w::TWO {
                Some((2, start + 1))
            } else {
                number(&chars, start).map(|n| (n.value, n.end))
            };
            if let Some((value, end)) = number
                && let Some(measure) = chars.get(end)
                && w::PERSONS.iter().any(|word| word.starts_with(*measure))
                && chars.len() - end <= 6
            {
                return u8::try_from(value).ok().filter(|value| *value > 0);
            }
        }
    }
    None
}
