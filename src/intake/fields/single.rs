//! Sessions of notices that tell one event: its time, place and units stand apart; and what is said once for all rows.

use super::draft::Draft;
use super::event::{self, Event};
use super::notice::Notice;
use super::prose::kind;
use super::subject;
use crate::error::Result;
use crate::intake::limits::Budget;
use crate::intake::text::widened;
use crate::intake::when::{self, Reading};
use crate::model::proposal::{Assignment, Position, QuestionKind, TimeValue};
use crate::model::session::SessionKind;

/// Completes what is there with what the body tells once, or makes the one session that it tells.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn read(notice: &Notice, draft: &mut Draft, budget: &Budget) -> Result<()> {
    let open = draft.proposal.main_session.as_ref().is_some_and(|main| main.time.is_unsaid());
    let settled = draft.proposal.main_session.is_some() && !open;
    if settled {
        return Ok(());
    }
    let event = event::gather(notice, &draft.proposal.programme, draft.year, budget)?;
    if open {
        main(event, draft);
    } else if draft.proposal.assignments.is_empty() {
        one(event, draft);
    } else {
        for_all(&event, draft);
    }
    Ok(())
}

/// The participants are known; time and place stand under headings of their own.
fn main(event: Event, draft: &mut Draft) {
    let Some((text, at)) = event.time().cloned() else { return };
    let Some(mut session) = draft.proposal.main_session.take() else { return };
    let again = matches!(
        when::read(&text, draft.year),
        Some(Reading::Moment(moment)) if matches!(moment.time.value, Some(TimeValue::Recurring(_)))
    );
    session.time = draft.time(&text, Some(at));
    session.place = session.place.or(event.place);
    // What comes again and again is no single day with many units.
    if again {
        session.kind = SessionKind::Branch;
        for name in &session.units {
            draft.unit(name, None, session.at.unwrap_or(at));
        }
        draft.proposal.assignments.push(session);
    } else {
        draft.proposal.main_session = Some(session);
    }
}

/// The one session that the notice is about.
fn one(event: Event, draft: &mut Draft) {
    let Some((text, at)) = event.time().cloned() else {
        ask_times(&event, draft);
        return;
    };
    let facts = &draft.proposal.programme;
    let title = facts.title.clone();
    let named = title.as_deref().and_then(subject::subject);
    let signed = facts.issuing_office.clone().filter(|_| facts.addressees.is_empty() && title.is_some());
    let mut session = Assignment::new(title.as_deref().and_then(kind).unwrap_or(SessionKind::Branch));
    session.at = Some(at);
    if let Some((list, _)) = event.list {
        session.units = list.names;
        session.group_words = list.group_words;
        session.open_list = list.open;
    } else if let Some((holder, _)) = event.holder {
        session.units.push(widened(&holder));
    } else if let Some(signed) = signed.filter(|signed| named.as_ref().is_none_or(|named| named == signed)) {
        session.units.push(signed);
    } else if let Some(named) = named.filter(|_| draft.proposal.programme.addressees.is_empty()) {
        // Only the title names it.
        ask_organiser(&named, at, draft);
        session.units.push(named);
    } else {
        ask_organiser(&text, at, draft);
        return;
    }
    session.time = draft.time(&text, Some(at));
    session.place = event.place;
    for name in &session.units {
        draft.unit(name, None, at);
    }
    draft.proposal.assignments.push(session);
}

fn ask_organiser(words: &str, at: Position, draft: &mut Draft) {
    let id = format!("organiser:{}:{}", at.source, at.line);
    draft.ask(QuestionKind::NotUnderstood, id, words, Vec::new(), Some(at));
}

/// Several times and one event: which is meant has to be said.
fn ask_times(event: &Event, draft: &mut Draft) {
    if let Some((text, at)) = event.times.first() {
        let candidates = event.times.iter().map(|(text, _)| text.clone()).take(12).collect();
        let id = format!("event:{}:{}", at.source, at.line);
        draft.ask(QuestionKind::NotUnderstood, id, text, candidates, Some(*at));
    }
}

/// A place, or a time that comes again and again, said once for the rows that tell none.
fn for_all(event: &Event, draft: &mut Draft) {
    if let Some(place) = &event.place
        && draft.proposal.assignments.iter().all(|row| row.place.is_none())
    {
        draft.proposal.assignments.iter_mut().for_each(|row| row.place = Some(place.clone()));
    }
    let Some((text, at)) = event.time().cloned() else { return };
    let again = matches!(
        when::read(&text, draft.year),
        Some(Reading::Moment(moment)) if matches!(moment.time.value, Some(TimeValue::Recurring(_)))
    );
    if again && draft.proposal.assignments.iter().any(|row| row.time.is_unsaid()) {
        let time = draft.time(&text, Some(at));
        for row in draft.proposal.assignments.iter_mut().filter(|row| row.time.is_unsaid()) {
            row.time = time.clone();
        }
    }
}
