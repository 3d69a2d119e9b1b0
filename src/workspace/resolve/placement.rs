//! Where sessions stand on the board, and their own facts.

use crate::model::Month;
use crate::model::change::Table;
use crate::model::edit::{EditLabel, EditRefusal, SessionFact};
use crate::model::ids::{GroupId, ProgrammeId, SessionId, UnitId};
use crate::model::session::{Party, Role, Session, SessionKind};

use super::super::draft::Draft;
use super::{clean_name, clean_text, duties, named, numbered};

pub(super) fn place(
    draft: &mut Draft<'_>,
    sessions: &[SessionId],
    month: Option<Month>,
    before: Option<SessionId>,
) -> Result<EditLabel, EditRefusal> {
    let first = draft.session(*sessions.first().ok_or(EditRefusal::Gone)?)?;
    let from = first.month;
    let mut same_origin = true;
    let mut moved: Vec<Session> = Vec::new();
    for id in sessions {
        let session = movable(draft, *id)?;
        if session.month != month && session.locked {
            return Err(EditRefusal::Locked(draft.holder(&session)));
        }
        if let Some(month) = month
            && !draft.programme(session.programme)?.months.contains(&month)
        {
            return Err(EditRefusal::MonthOutside(month));
        }
        same_origin &= session.month == from;
        if !moved.iter().any(|m| m.id == *id) {
            moved.push(session);
        }
    }
    let mut groups: Vec<Option<GroupId>> = Vec::new();
    for session in &moved {
        let group = group_of(draft, session);
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    for session in &mut moved {
        if session.month != month {
            session.month = month;
            session.month_to = None;
            session.placed_by_hand = true;
            draft.put(session.clone());
        }
    }
    // A cell is a month and a group: each group's sessions are put into their own cell.
    for group in groups {
        let mine: Vec<SessionId> =
            moved.iter().filter(|s| group_of(draft, s) == group).map(|s| s.id).collect();
        let mut cell: Vec<SessionId> = cell(draft, first.programme, month, group);
        cell.retain(|id| !mine.contains(id));
        let at = before.and_then(|b| cell.iter().position(|id| *id == b)).unwrap_or(cell.len());
        cell.splice(at..at, mine);
        number(draft, &cell);
    }
    Ok(EditLabel::Placed { who: named(draft, sessions), from: from.filter(|_| same_origin), to: month })
}

pub(super) fn swap(
    draft: &mut Draft<'_>,
    one: SessionId,
    other: SessionId,
) -> Result<EditLabel, EditRefusal> {
    if one == other {
        return Err(EditRefusal::SameTwice);
    }
    let (mut a, mut b) = (movable(draft, one)?, movable(draft, other)?);
    for session in [&a, &b] {
        if session.locked {
            return Err(EditRefusal::Locked(draft.holder(session)));
        }
    }
    if a.programme != b.programme {
        return Err(EditRefusal::Gone);
    }
    let (group_a, group_b) = (group_of(draft, &a), group_of(draft, &b));
    if a.month == b.month && group_a != group_b {
        return Ok(EditLabel::Swapped { unit: draft.holder(&a), other: draft.holder(&b) });
    }
    std::mem::swap(&mut a.month, &mut b.month);
    std::mem::swap(&mut a.month_to, &mut b.month_to);
    if group_a == group_b {
        std::mem::swap(&mut a.ord, &mut b.ord);
    } else {
        // Different tables: each goes to the end of its own table's row.
        a.ord = i64::MAX;
        b.ord = i64::MAX;
    }
    for session in [&mut a, &mut b] {
        session.placed_by_hand = true;
        draft.put(session.clone());
    }
    for (month, group) in [(a.month, group_a), (b.month, group_b)] {
        let cell = cell(draft, a.programme, month, group);
        number(draft, &cell);
    }
    Ok(EditLabel::Swapped { unit: draft.holder(&a), other: draft.holder(&b) })
}

pub(super) fn lock(
    draft: &mut Draft<'_>,
    sessions: &[SessionId],
    locked: bool,
) -> Result<EditLabel, EditRefusal> {
    if sessions.is_empty() {
        return Err(EditRefusal::Gone);
    }
    for id in sessions {
        let mut session = draft.session(*id)?;
        session.locked = locked;
        if !locked {
            // The reason was that of the lock.
            session.lock_reason.clear();
        }
        draft.put(session);
    }
    Ok(EditLabel::Locked { who: named(draft, sessions), locked })
}

pub(super) fn set_session(
    draft: &mut Draft<'_>,
    id: SessionId,
    fact: &SessionFact,
) -> Result<EditLabel, EditRefusal> {
    let mut session = draft.session(id)?;
    match fact {
        SessionFact::When(when, text) => {
            session.when.clone_from(when);
            session.when_text = clean_text(text)?;
            // A session that stands on no board is in the month of its day.
            let fixed = when.as_ref().and_then(|when| when.days.first());
            if let Some(day) = fixed.filter(|_| session.kind.is_other()) {
                (session.month, session.month_to) = (Some(Month::of(day)), None);
            }
        }
        SessionFact::HeldOn(day) => session.held_on = *day,
        SessionFact::Place(text) => session.place = clean_text(text)?,
        SessionFact::Form(text) => session.form = clean_text(text)?,
        SessionFact::Theme(text) => session.theme = clean_text(text)?,
        SessionFact::Title(text) => session.title = clean_text(text)?,
        SessionFact::State(state) => session.state = *state,
        SessionFact::Note(text) => session.note = clean_text(text)?,
        SessionFact::Tasks(text) => session.tasks = clean_text(text)?,
        SessionFact::Materials(text) => session.materials = clean_text(text)?,
        SessionFact::ArriveBy(time) => session.arrive_by = *time,
        SessionFact::ReplyBy(day) => session.reply_by = *day,
        SessionFact::Content(text) => session.content = clean_text(text)?,
        SessionFact::Audience(text) => session.audience = clean_text(text)?,
        SessionFact::PublishForm(text) => session.publish_form = clean_text(text)?,
        SessionFact::PublishOn(list) => {
            session.publish_on = list.iter().map(|name| clean_name(name)).collect::<Result<_, _>>()?;
        }
        SessionFact::EachOnItsOwn(each) => session.each_on_its_own = *each,
        SessionFact::LockReason(text) => session.lock_reason = clean_text(text)?,
    }
    let label = match session.kind {
        SessionKind::Main => EditLabel::MainSessionSet,
        SessionKind::Branch => EditLabel::SessionSet { unit: draft.holder(&session) },
        _ => EditLabel::OtherSessionSet(draft.named(&session)),
    };
    draft.put(session);
    Ok(label)
}

pub(super) fn set_participants(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    units: &[UnitId],
) -> Result<EditLabel, EditRefusal> {
    draft.open_programme(programme)?;
    for unit in units {
        draft.unit(*unit)?;
    }
    let main = main_session(draft, programme);
    let there: Vec<_> =
        draft.now().parties_of(main).filter(|p| p.role == Role::Participant).cloned().collect();
    let mut list: Vec<UnitId> = Vec::new();
    for unit in units {
        if !list.contains(unit) {
            list.push(*unit);
        }
    }
    for party in &there {
        if party.unit.is_some_and(|unit| !list.contains(&unit)) {
            draft.delete(Table::Party, party.id);
        }
    }
    for (ord, unit) in numbered(&list) {
        match there.iter().find(|p| p.unit == Some(*unit)) {
            Some(party) => {
                let mut party = party.clone();
                party.ord = ord;
                draft.put(party);
            }
            None => duties::add_party(draft, main, Some(*unit), Role::Participant, ord, ""),
        }
    }
    let gone = there.iter().filter_map(|p| p.unit).filter(|unit| !list.contains(unit));
    let changed: Vec<UnitId> = gone.chain(list.iter().copied()).collect();
    if draft.programme(programme)?.main_counts {
        duties::balance(draft, programme, changed);
    }
    Ok(EditLabel::MainParticipants { count: list.len() })
}

pub(super) fn set_stalls(
    draft: &mut Draft<'_>,
    id: SessionId,
    stalls: &[(UnitId, String)],
) -> Result<EditLabel, EditRefusal> {
    draft.session(id)?;
    let parties: Vec<_> = draft.now().parties_of(id).cloned().collect();
    for (unit, stall) in stalls {
        let stall = clean_text(stall)?;
        for party in parties.iter().filter(|p| p.unit == Some(*unit)) {
            draft.put(Party { stall: stall.clone(), ..party.clone() });
        }
    }
    let count = draft.now().parties_of(id).filter(|p| !p.stall.is_empty()).count();
    Ok(EditLabel::Stalls { count })
}

/// The year's main session, made if there is none.
pub(super) fn main_session(draft: &mut Draft<'_>, programme: ProgrammeId) -> SessionId {
    if let Some(session) = draft.now().main_session(programme) {
        return session.id;
    }
    let session = duties::new_session(draft, programme, SessionKind::Main);
    let id = session.id;
    draft.put(session);
    id
}

/// A session that stands on the board.
fn movable(draft: &Draft<'_>, id: SessionId) -> Result<Session, EditRefusal> {
    let session = draft.session(id)?;
    if session.kind == SessionKind::Branch { Ok(session) } else { Err(EditRefusal::NotABranchSession) }
}

pub(super) fn group_of(draft: &Draft<'_>, session: &Session) -> Option<GroupId> {
    let unit = draft.now().organisers_of(session.id).next()?;
    draft.now().group_of(session.programme, unit)
}

/// The branch sessions of a cell in their order.
pub(super) fn cell(
    draft: &Draft<'_>,
    programme: ProgrammeId,
    month: Option<Month>,
    group: Option<GroupId>,
) -> Vec<SessionId> {
    let sessions = draft.now().sessions_in(programme, SessionKind::Branch, month);
    sessions.filter(|s| group_of(draft, s) == group).map(|s| s.id).collect()
}

/// Numbers a cell's sessions in this order.
pub(super) fn number(draft: &mut Draft<'_>, cell: &[SessionId]) {
    for (ord, id) in numbered(cell) {
        if let Some(session) = draft.now().sessions.get(*id).filter(|s| s.ord != ord).cloned() {
            draft.put(Session { ord, ..session });
        }
    }
}
