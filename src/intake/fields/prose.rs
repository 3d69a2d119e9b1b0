//! Sessions told in items of running text: blocks with labels (承办部门:…, 时间:…) and sentences that name time and
//! who answers for it.

use super::draft::Draft;
use super::main_session::own_title;
use super::notice::Notice;
use super::parts;
use crate::error::Result;
use crate::intake::columns;
use crate::intake::limits::Budget;
use crate::intake::text::{Line, has, numbering, squeezed, widened};
use crate::intake::units::{self, UnitList};
use crate::intake::when::{self, Reading};
use crate::intake::words as w;
use crate::model::proposal::{Assignment, Position, ProposedRole};
use crate::model::session::SessionKind;

/// Longest heading of an item.
const LONGEST_HEADING: usize = 40;

/// Reads them where no table gave a schedule.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn read(notice: &Notice, draft: &mut Draft, budget: &Budget) -> Result<()> {
    if !draft.proposal.assignments.is_empty() {
        return Ok(());
    }
    let lines: Vec<&Line> = notice.body().collect();
    answered(&lines, draft);
    budget.check()?;
    labelled(&lines, draft);
    budget.check()?;
    for at in 0..draft.proposal.assignments.len() {
        let assignment = &draft.proposal.assignments[at];
        let (units, place) = (assignment.units.clone(), assignment.at);
        for unit in units {
            draft.unit(&unit, None, place.unwrap_or(Position { source: 0, line: 0 }));
        }
    }
    Ok(())
}

/// `(二)2008年3月,…新闻发布会,由自治区统计局负责。`
fn answered(lines: &[&Line], draft: &mut Draft) {
    for line in lines {
        let Some((_, rest)) = numbering(&line.text) else { continue };
        let rest = rest.trim_end_matches(w::STOP);
        let Some((before, by)) = rest.rsplit_once(w::BY_WHOM) else { continue };
        let Some(list) = w::ANSWER.iter().find_map(|word| by.trim().strip_suffix(word)) else { continue };
        let Some((time, theme)) = before.split_once(',') else { continue };
        if !columns::is_time(time) || !units::looks_like_list(list) {
            continue;
        }
        let list = units::parse(list);
        let mut assignment = Assignment::new(SessionKind::Branch);
        assignment.at = Some(line.at);
        assignment.time = draft.time(time, assignment.at);
        assignment.theme = Some(widened(theme.trim_end_matches(',').trim()));
        assignment.units = list.names;
        assignment.group_words = list.group_words;
        draft.proposal.assignments.push(assignment);
    }
}

/// An item while its labels are read.
#[derive(Default)]
struct Item {
    heading: String,
    at: Option<Position>,
    organisers: Option<UnitList>,
    roles: Vec<ProposedRole>,
    time: Option<String>,
    place: Option<String>,
    content: Option<String>,
    audience: Option<String>,
    publish_form: Option<String>,
    publish_on: Vec<String>,
    /// Whether it stands in an item of a higher level that has a heading of its own.
    inner: bool,
}

/// Items whose lines carry labels. A new heading or number begins the next.
fn labelled(lines: &[&Line], draft: &mut Draft) {
    let mut item = Item::default();
    let mut outer = String::new();
    for line in lines {
        let number = numbering(&line.text);
        let text = number.map_or(line.text.as_str(), |(_, rest)| rest);
        let label = text.split_once(':').map(|(label, value)| (squeezed(label), value.trim()));
        let organiser = label
            .as_ref()
            .is_some_and(|(label, value)| w::ORGANISER_LABEL.contains(&label.as_str()) && !value.is_empty());
        // An item begins with its number; inside one, a second organiser begins another.
        let begins = number.is_some_and(|(level, _)| level <= 3) && !is_detail(label.as_ref());
        if begins || organiser && item.organisers.is_some() {
            finish(std::mem::take(&mut item), &outer, line.at, draft);
            if number.is_some_and(|(level, _)| level <= 2) {
                draft.activities.end();
            }
            item.inner = number.is_none_or(|(level, _)| level > 2);
            if number.is_some_and(|(level, _)| level <= 2) {
                outer = own_title(text);
            }
            item.heading = text.chars().take(LONGEST_HEADING).collect();
            item.at = Some(line.at);
            if let Some(sentence) = number.map(|_| text)
                && sentence.chars().count() > 12
            {
                item.time = first_day(sentence, draft.year);
                item.place = item.time.as_ref().and_then(|time| {
                    let rest = sentence.split_once(time.as_str()).map_or("", |(_, rest)| rest);
                    super::main_session::place(rest)
                });
            }
        }
        let Some((label, value)) = label else { continue };
        if value.is_empty() {
            continue;
        }
        let is = |words: &[&str]| words.contains(&label.as_str());
        if is(&w::ORGANISER_LABEL) {
            let list = units::parse(value);
            if list.is_likely() {
                item.at.get_or_insert(line.at);
                item.organisers = Some(list);
            }
        } else if is(&w::COORDINATOR_LABEL) {
            let (roles, others) = parts::of_list(value, &label);
            item.roles.extend(roles);
            draft.no_unit(&others, line.at);
        } else if is(&w::TIME_LABEL) {
            item.time = Some(value.trim_end_matches([w::STOP, ';']).to_owned());
        } else if is(&w::PLACE_LABEL) {
            item.place = Some(widened(value.trim_end_matches([w::STOP, ';'])));
        } else if is(&w::CONTENT_LABEL) {
            item.content = Some(widened(value));
        } else if is(&w::AUDIENCE_LABEL) {
            item.audience = Some(widened(value.trim_end_matches(w::STOP)));
        } else if is(&w::PUBLISH_FORM_LABEL) {
            item.publish_form = Some(widened(value.trim_end_matches(w::STOP)));
        } else if is(&w::PUBLISH_ON_LABEL) {
            let parts = value.trim_end_matches(w::STOP).split(w::LIST).map(str::trim);
            item.publish_on = parts.filter(|part| !part.is_empty()).map(widened).collect();
        }
    }
    let end = lines.last().map_or(Position { source: 0, line: 0 }, |line| line.at);
    finish(item, &outer, Position { line: end.line.saturating_add(1), ..end }, draft);
}

/// A numbered line that is a detail of its item (2.开放时间:…).
fn is_detail(label: Option<&(String, &str)>) -> bool {
    label.is_some_and(|(label, _)| {
        let label = label.as_str();
        w::TIME_LABEL.contains(&label)
            || w::PLACE_LABEL.contains(&label)
            || w::COORDINATOR_LABEL.contains(&label)
            || w::CONTENT_LABEL.contains(&label)
            || w::AUDIENCE_LABEL.contains(&label)
            || w::PUBLISH_FORM_LABEL.contains(&label)
            || w::PUBLISH_ON_LABEL.contains(&label)
    })
}

/// The wording of the first day in a sentence.
fn first_day(sentence: &str, year: Option<i32>) -> Option<String> {
    let chars: Vec<char> = sentence.chars().collect();
    let found = when::find(&chars, 0, year)?;
    match &found.reading {
        Reading::Moment(moment) if moment.is_of_days() => {
            Some(chars[found.start..found.end].iter().collect())
        }
        _ => None,
    }
}

/// The item ends before `next`.
fn finish(item: Item, outer: &str, next: Position, draft: &mut Draft) {
    let Some(list) = item.organisers else { return };
    let title = item.heading.split([w::STOP, ':']).next().map(own_title).filter(|title| !title.is_empty());
    let label = title.as_deref().is_some_and(|title| w::ORGANISER_LABEL.contains(&title));
    let mut assignment =
        Assignment::new(kind(&item.heading).or_else(|| kind(outer)).unwrap_or(SessionKind::Branch));
    assignment.at = item.at;
    assignment.title = title.filter(|_| !label).map(|title| name_of(&title));
    if let Some(time) = &item.time {
        assignment.time = draft.time(time, assignment.at);
    }
    assignment.place = item.place;
    assignment.content = item.content;
    assignment.audience = item.audience;
    assignment.publish_form = item.publish_form;
    assignment.publish_on = item.publish_on;
    assignment.units = list.names;
    assignment.group_words = list.group_words;
    assignment.open_list = list.open;
    assignment.roles = item.roles;
    if let Some(at) = item.at {
        draft.activities.add(draft.proposal.assignments.len(), at.line..next.line, item.inner);
    }
    draft.proposal.assignments.push(assignment);
}

/// `“观摩交流”活动` → `观摩交流`.
fn name_of(title: &str) -> String {
    let quoted = title.strip_prefix(w::OPEN).and_then(|rest| rest.split_once(w::CLOSE));
    quoted
        .filter(|(_, rest)| rest.chars().count() <= 2)
        .map_or_else(|| title.to_owned(), |(name, _)| name.to_owned())
}

/// The kind of session that words name.
pub fn kind(text: &str) -> Option<SessionKind> {
    if has(text, &w::ONLINE) {
        Some(SessionKind::Online)
    } else if has(text, &w::VISIT) {
        Some(SessionKind::Visit)
    } else if has(text, &w::WEEK_LONG) {
        Some(SessionKind::PublicityWeek)
    } else if has(text, &w::OPEN_DAY) {
        Some(SessionKind::OpenDay)
    } else {
        None
    }
}
