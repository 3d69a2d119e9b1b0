//! Kept copies of a schedule: taken, named, restored, and issued for good.

use std::collections::HashMap;

use crate::model::change::Table;
use crate::model::edit::{EditLabel, EditRefusal, Named};
use crate::model::ids::{CopyItemId, ProgrammeId, ScheduleCopyId, UnitId};
use crate::model::issue::{CopyItem, CopyParty, ScheduleCopy, Stage};
use crate::model::issuing::{Issuing, NewCopy};
use crate::model::programme::Programme;
use crate::model::session::{Party, Session, SessionKind, SessionState};
use crate::rules::copies::{items, items_of, who};

use super::super::draft::Draft;
use super::{clean_name, clean_text, duties};

pub(super) fn take(draft: &mut Draft<'_>, wish: &NewCopy) -> Result<EditLabel, EditRefusal> {
    draft.open_programme(wish.programme)?;
    if wish.stage == Stage::Issued {
        return Err(EditRefusal::CopyIssued);
    }
    let name = free_name(draft, wish.programme, &wish.name, None)?;
    let mut copy = new_copy(draft, wish.programme, wish.stage, name);
    copy.on = wish.on;
    copy.reply_by = wish.reply_by.filter(|_| wish.stage == Stage::Consultation);
    if let Some(until) = copy.reply_by.filter(|until| *until < copy.on) {
        return Err(EditRefusal::UntilBefore(until, copy.on));
    }
    let items = items(draft.now(), wish.programme, wish.on);
    let label = EditLabel::CopyTaken { stage: copy.stage, no: copy.no, name: copy.name.clone() };
    freeze(draft, copy, items);
    Ok(label)
}

pub(super) fn rename(
    draft: &mut Draft<'_>,
    id: ScheduleCopyId,
    name: &str,
) -> Result<EditLabel, EditRefusal> {
    let copy = changeable(draft, id)?;
    let name = free_name(draft, copy.programme, name, Some(id))?;
    let label = EditLabel::CopyRenamed { stage: copy.stage, no: copy.no, name: name.clone() };
    draft.put(ScheduleCopy { name, ..copy });
    Ok(label)
}

pub(super) fn remove(draft: &mut Draft<'_>, id: ScheduleCopyId) -> Result<EditLabel, EditRefusal> {
    let copy = changeable(draft, id)?;
    let replies = draft.now().feedback_on(id).count();
    if replies > 0 {
        return Err(EditRefusal::CopyAnswered(replies));
    }
    let items: Vec<CopyItemId> = draft.now().copy_items_of(id).map(|item| item.id).collect();
    for item in items {
        draft.delete(Table::CopyItem, item);
    }
    draft.delete(Table::ScheduleCopy, id);
    Ok(EditLabel::CopyRemoved { stage: copy.stage, no: copy.no, name: copy.name })
}

pub(super) fn issue(draft: &mut Draft<'_>, wish: &Issuing) -> Result<EditLabel, EditRefusal> {
    let year = draft.open_programme(wish.programme)?;
    let (doc_no, signed_by) = (clean_text(&wish.doc_no)?, clean_text(&wish.signed_by)?);
    if doc_no.is_empty() {
        return Err(EditRefusal::NoDocNo);
    }
    if signed_by.is_empty() {
        return Err(EditRefusal::NoSigner);
    }
    let frozen = match wish.copy {
        None => items(draft.now(), wish.programme, wish.on),
        Some(id) => {
            let copy = changeable(draft, id)?;
            if copy.programme != wish.programme {
                return Err(EditRefusal::Gone);
            }
            items_of(draft.now(), id).into_iter().cloned().collect()
        }
    };
    let copy = new_copy(draft, wish.programme, Stage::Issued, String::new());
    freeze(draft, ScheduleCopy { doc_no: doc_no.clone(), signed_by, on: wish.on, ..copy }, frozen);
    let number = if year.doc_no.trim().is_empty() { doc_no.clone() } else { year.doc_no.clone() };
    let issued_on = year.issued_on.or(Some(wish.on));
    draft.put(Programme { doc_no: number, issued_on, ..year });
    Ok(EditLabel::Issued { doc_no, on: wish.on })
}

/// A copy that may be changed: of an open year, and not issued.
fn changeable(draft: &Draft<'_>, id: ScheduleCopyId) -> Result<ScheduleCopy, EditRefusal> {
    let copy = draft.now().schedule_copies.get(id).cloned().ok_or(EditRefusal::Gone)?;
    draft.open_programme(copy.programme)?;
    if copy.stage == Stage::Issued { Err(EditRefusal::CopyIssued) } else { Ok(copy) }
}

/// A name that no other copy of the year bears; empty stays empty.
fn free_name(
    draft: &Draft<'_>,
    programme: ProgrammeId,
    name: &str,
    own: Option<ScheduleCopyId>,
) -> Result<String, EditRefusal> {
    if name.trim().is_empty() {
        return Ok(String::new());
    }
    let name = clean_name(name)?;
    let taken = draft.now().copies_of(programme).any(|copy| Some(copy.id) != own && copy.name == name);
    if taken { Err(EditRefusal::NameTaken(name)) } else { Ok(name) }
}

/// The next copy of a stage, not yet put.
fn new_copy(draft: &mut Draft<'_>, programme: ProgrammeId, stage: Stage, name: String) -> ScheduleCopy {
    let same = draft.now().copies_of(programme).filter(|copy| copy.stage == stage);
    let no = same.map(|copy| copy.no).max().unwrap_or(0) + 1;
    ScheduleCopy {
        id: ScheduleCopyId(draft.id()),
        uid: draft.uid(),
        programme,
        stage,
        no,
        name,
        on: chrono::NaiveDate::default(),
        doc_no: String::new(),
        signed_by: String::new(),
        reply_by: None,
        note: String::new(),
    }
}

fn freeze(draft: &mut Draft<'_>, copy: ScheduleCopy, items: Vec<CopyItem>) {
    let id = copy.id;
    draft.put(copy);
    for item in items {
        let item_id = CopyItemId(draft.id());
        draft.put(CopyItem { id: item_id, copy: id, ..item });
    }
}

/// Makes the schedule what a copy has: sessions are found by their uid, missing ones made anew, those that it does not
/// have set to 未安排. What was held or reported on stays as it is and is told, and without `locked` so is what is locked.
pub(super) fn restore(
    draft: &mut Draft<'_>,
    id: ScheduleCopyId,
    locked: bool,
) -> Result<EditLabel, EditRefusal> {
    let copy = draft.now().schedule_copies.get(id).cloned().ok_or(EditRefusal::Gone)?;
    draft.open_programme(copy.programme)?;
    let units: HashMap<String, UnitId> = draft.now().units.iter().map(|u| (u.uid.clone(), u.id)).collect();
    let items: Vec<CopyItem> = items_of(draft.now(), id).into_iter().cloned().collect();
    let mut live: HashMap<String, Session> =
        draft.now().sessions_of(copy.programme).map(|s| (s.uid.clone(), s.clone())).collect();
    let mut outcome = Restored::default();
    for item in &items {
        match live.remove(&item.session_uid) {
            Some(session) => put_back(draft, &session, item, &units, locked, &mut outcome),
            None => remake(draft, copy.programme, item, &units, &mut outcome),
        }
    }
    let mut others: Vec<Session> = live.into_values().collect();
    others.sort_by_key(|session| session.id);
    for session in others {
        put_aside(draft, session, locked, &mut outcome);
    }
    let members: Vec<UnitId> = draft.now().parts_of(copy.programme).map(|part| part.unit).collect();
    duties::balance(draft, copy.programme, members);
    let Restored { changed, kept } = outcome;
    let kept = kept.first().cloned().map(|first| Named { first, count: kept.len() });
    Ok(EditLabel::CopyRestored { stage: copy.stage, no: copy.no, name: copy.name, changed, kept })
}

/// What came of restoring: how many sessions changed, and whose stayed though they differ.
#[derive(Default)]
struct Restored {
    changed: usize,
    kept: Vec<String>,
}

/// Whether a session may not be moved by a restoring.
fn stays(draft: &Draft<'_>, session: &Session, locked: bool) -> bool {
    session.held_on.is_some()
        || draft.now().reports_on(session.id).next().is_some()
        || session.locked && !locked
}

fn put_back(
    draft: &mut Draft<'_>,
    session: &Session,
    item: &CopyItem,
    units: &HashMap<String, UnitId>,
    locked: bool,
    outcome: &mut Restored,
) {
    let wanted = as_kept(session, item);
    let parties = !same_parties(draft, session, item, units);
    if wanted == *session && !parties {
        return;
    }
    let order = Session { ord: wanted.ord, ..session.clone() };
    if wanted == order && !parties {
        draft.put(wanted);
        return;
    }
    if stays(draft, session, locked) {
        outcome.kept.push(called(draft, session, item));
        return;
    }
    draft.put(wanted);
    if parties {
        set_parties(draft, session, item, units);
    }
    outcome.changed += 1;
}

/// A session with what the copy holds of it.
fn as_kept(session: &Session, item: &CopyItem) -> Session {
    let mut kept = Session {
        ord: item.ord,
        title: item.title.clone(),
        month: item.month,
        month_to: item.month_to,
        when: item.when.clone(),
        when_text: item.when_text.clone(),
        place: item.place.clone(),
        form: item.form.clone(),
        theme: item.theme.clone(),
        locked: item.locked,
        placed_by_hand: session.placed_by_hand || session.month != item.month,
        unplanned: false,
        ..session.clone()
    };
    if kept.state == SessionState::Cancelled {
        kept.state = SessionState::Planned;
    }
    if !kept.locked {
        kept.lock_reason.clear();
    }
    kept
}

fn unit_of(party: &CopyParty, units: &HashMap<String, UnitId>) -> Option<UnitId> {
    party.unit.as_ref().and_then(|uid| units.get(uid)).copied()
}

/// Whether those who take part are those of the copy; a unit that is no longer there cannot be among them.
fn same_parties(
    draft: &Draft<'_>,
    session: &Session,
    item: &CopyItem,
    units: &HashMap<String, UnitId>,
) -> bool {
    let mut live = draft.now().parties_of(session.id);
    let mut kept =
        item.parties.iter().filter(|party| party.unit.is_none() || unit_of(party, units).is_some());
    kept.all(|party| {
        live.next().is_some_and(|now| {
            let same = now.unit == unit_of(party, units) && now.role == party.role;
            same && (party.unit.is_some() || now.as_written == party.name)
        })
    }) && live.next().is_none()
}

fn set_parties(draft: &mut Draft<'_>, session: &Session, item: &CopyItem, units: &HashMap<String, UnitId>) {
    let there: Vec<Party> = draft.now().parties_of(session.id).cloned().collect();
    for party in &there {
        draft.delete(Table::Party, party.id);
    }
    add_parties(draft, session, item, units, &there);
}

/// Gives a session the parties of the copy; one that was there keeps its stall and wording.
fn add_parties(
    draft: &mut Draft<'_>,
    session: &Session,
    item: &CopyItem,
    units: &HashMap<String, UnitId>,
    there: &[Party],
) {
    let mut ord = 0;
    for party in &item.parties {
        let unit = unit_of(party, units);
        if party.unit.is_some() && unit.is_none() {
            continue;
        }
        ord += 1;
        let before = there.iter().find(|old| {
            old.unit == unit && old.role == party.role && (unit.is_some() || old.as_written == party.name)
        });
        if let Some(old) = before {
            draft.put(Party { ord, ..old.clone() });
        } else {
            let word = if unit.is_some() { "" } else { party.name.as_str() };
            duties::add_party(draft, session.id, unit, party.role, ord, word);
        }
    }
}

/// Makes a session that is no longer there, unless nobody is left to hold it.
fn remake(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    item: &CopyItem,
    units: &HashMap<String, UnitId>,
    outcome: &mut Restored,
) {
    let works = |party: &CopyParty| match unit_of(party, units) {
        Some(unit) => {
            draft.now().absence(programme, unit).is_none()
                && (item.kind != SessionKind::Branch || draft.now().participation(programme, unit).is_some())
        }
        None => party.unit.is_none(),
    };
    if item.kind == SessionKind::Branch && !item.parties.iter().any(works) {
        if item.month.is_some() {
            outcome.kept.push(who(item).into_iter().next().unwrap_or_default());
        }
        return;
    }
    let blank = duties::new_session(draft, programme, item.kind);
    let session = Session { uid: item.session_uid.clone(), ..as_kept(&blank, item) };
    draft.put(session.clone());
    add_parties(draft, &session, item, units, &[]);
    outcome.changed += 1;
}

/// Takes a session that the copy does not have out of the plan: a branch session goes to 未安排, where surplus ones are
/// dropped; any other one goes.
fn put_aside(draft: &mut Draft<'_>, session: Session, locked: bool, outcome: &mut Restored) {
    if session.unplanned || session.state == SessionState::Cancelled {
        return;
    }
    let branch = session.kind == SessionKind::Branch;
    if branch && session.month.is_none() {
        return;
    }
    if stays(draft, &session, locked) {
        let name = draft.holder(&session);
        outcome.kept.push(if name.is_empty() { session.title } else { name });
        return;
    }
    if branch {
        draft.put(Session {
            month: None,
            month_to: None,
            locked: false,
            lock_reason: String::new(),
            ..session
        });
    } else if session.kind == SessionKind::Main {
        // Every year has its main session.
        return;
    } else {
        let parties = duties::party_ids(draft, session.id);
        duties::remove_session(draft, session.id, parties);
    }
    outcome.changed += 1;
}

fn called(draft: &Draft<'_>, session: &Session, item: &CopyItem) -> String {
    let holder = draft.holder(session);
    if holder.is_empty() { who(item).into_iter().next().unwrap_or_default() } else { holder }
}
