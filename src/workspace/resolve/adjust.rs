//! After the issue: a change of the issued schedule is registered with its cause, and so is a reply to a 征求意见稿.

use crate::model::change::Table;
use crate::model::edit::{Adjusting, EditLabel, EditRefusal, Named};
use crate::model::ids::{AdjustmentId, FeedbackId, ProgrammeId, SessionId};
use crate::model::import::ImportReport;
use crate::model::issue::{Adjustment, Feedback, Outcome, Stage};
use crate::model::issuing::{Cause, Reply};
use crate::model::session::SessionKind;
use crate::model::{Month, Snapshot};
use crate::rules::issued::{Issued, Made, kept, made, to_register};

use super::super::draft::Draft;
use super::{carry_out, clean_text, named, placement};

/// Carries an edit out, and registers its cause with every session of an issued schedule that it changed.
pub(super) fn adjust(
    draft: &mut Draft<'_>,
    wish: &Adjusting,
    report: &mut Option<ImportReport>,
) -> Result<EditLabel, EditRefusal> {
    let cause = clean(&wish.cause)?;
    let before: Snapshot = draft.now().clone();
    let mut changes: Vec<(SessionId, Vec<Made>)> = Vec::new();
    let label = match &wish.edit {
        Some(edit) => {
            let label = carry_out(draft, edit, report)?;
            let touched = draft.touched(Table::Session).into_iter().map(SessionId);
            changes.extend(touched.map(|id| (id, made(&before, draft.now(), id))));
            Some(label)
        }
        None => None,
    };
    for id in &wish.sessions {
        let session = draft.session(*id)?;
        let issued = Issued::of(draft.now(), session.programme, cause.on).ok_or(EditRefusal::NotIssued)?;
        changes.push((*id, to_register(&issued, *id)));
    }
    changes.retain(|(id, made)| !made.is_empty() && draft.now().sessions.get(*id).is_some());
    let ids: Vec<SessionId> = changes.iter().map(|(id, _)| *id).collect();
    for (session, made) in changes {
        register(draft, session, &made, &cause);
    }
    if ids.is_empty() {
        return label.ok_or(EditRefusal::NothingToRegister);
    }
    let who = named(draft, &ids);
    Ok(EditLabel::Adjusted { what: label.map(Box::new), who, reason: cause.reason })
}

fn clean(cause: &Cause) -> Result<Cause, EditRefusal> {
    let cause = Cause {
        reason: clean_text(&cause.reason)?,
        asked_by: clean_text(&cause.asked_by)?,
        approved_by: clean_text(&cause.approved_by)?,
        on: cause.on,
    };
    if cause.reason.is_empty() { Err(EditRefusal::NoCause) } else { Ok(cause) }
}

fn register(draft: &mut Draft<'_>, session: SessionId, made: &[Made], cause: &Cause) {
    for (kind, before, after) in made {
        let id = AdjustmentId(draft.id());
        let Cause { reason, asked_by, approved_by, on } = cause.clone();
        let (before, after) = (kept(before), kept(after));
        draft.put(Adjustment { id, session, kind: *kind, before, after, reason, asked_by, approved_by, on });
    }
}

/// Keeps a unit's reply, in the place of its former one, and does with it what is wished.
pub(super) fn reply(draft: &mut Draft<'_>, reply: &Reply) -> Result<EditLabel, EditRefusal> {
    let copy = draft.now().schedule_copies.get(reply.copy).cloned().ok_or(EditRefusal::Gone)?;
    let year = draft.open_programme(copy.programme)?;
    if copy.stage != Stage::Consultation {
        return Err(EditRefusal::NotForReplies);
    }
    let unit = draft.unit(reply.unit)?;
    let (text, reason) = (clean_text(&reply.text)?, clean_text(&reply.reason)?);
    let none = text.is_empty() && reply.wish.is_none();
    let outcome = reply.outcome.filter(|_| !none);
    if matches!(outcome, Some(Outcome::Partly | Outcome::Refused)) && reason.is_empty() {
        return Err(EditRefusal::NoCause);
    }
    if let Some(month) = reply.wish.into_iter().chain(reply.to).find(|month| !year.months.contains(month)) {
        return Err(EditRefusal::MonthOutside(month));
    }
    let target = match outcome {
        Some(Outcome::Taken) => reply.wish,
        Some(Outcome::Partly) => reply.to,
        Some(Outcome::Refused) | None => None,
    };
    if let Some(month) = target {
        move_to(draft, reply, copy.programme, month)?;
    }
    let there = draft.now().feedback_on(copy.id).find(|row| row.unit == unit.id).map(|row| row.id);
    let id = there.unwrap_or_else(|| FeedbackId(draft.id()));
    let (on, wish) = (reply.on, reply.wish);
    draft.put(Feedback { id, copy: copy.id, unit: unit.id, on, text, wish, outcome, reason });
    let name = draft.now().printed_name(copy.programme, unit.id).to_owned();
    Ok(EditLabel::Replied { unit: name, none, wish, outcome, to: target })
}

fn move_to(
    draft: &mut Draft<'_>,
    reply: &Reply,
    programme: ProgrammeId,
    month: Month,
) -> Result<(), EditRefusal> {
    let held = draft.now().sessions_held_by(programme, reply.unit);
    let branches: Vec<(SessionId, Option<Month>)> =
        held.into_iter().filter(|s| s.kind == SessionKind::Branch).map(|s| (s.id, s.month)).collect();
    let session = match (reply.session, branches.as_slice()) {
        (Some(id), list) => list.iter().find(|(session, _)| *session == id).copied(),
        (None, [one]) => Some(*one),
        (None, []) => None,
        (None, _) => {
            let name = draft.now().printed_name(programme, reply.unit).to_owned();
            return Err(EditRefusal::SeveralSessions(name));
        }
    };
    let (session, now) = session.ok_or(EditRefusal::Gone)?;
    if now != Some(month) {
        placement::place(draft, &[session], Some(month), None)?;
    }
    Ok(())
}

/// Takes a reply back that was entered by mistake; a move that was made with it stays.
pub(super) fn unreply(draft: &mut Draft<'_>, id: FeedbackId) -> Result<EditLabel, EditRefusal> {
    let row = draft.now().feedback.get(id).cloned().ok_or(EditRefusal::Gone)?;
    let copy = draft.now().schedule_copies.get(row.copy).cloned().ok_or(EditRefusal::Gone)?;
    draft.open_programme(copy.programme)?;
    draft.delete(Table::Feedback, id);
    let unit = draft.now().printed_name(copy.programme, row.unit).to_owned();
    Ok(EditLabel::ReplyRemoved { who: Named { first: unit, count: 1 } })
}
