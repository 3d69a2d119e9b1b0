//! A duty is a row: taking part in a year makes the owed sessions, 未安排 until they are placed.

use crate::model::Month;
use crate::model::change::Table;
use crate::model::contact::Contact;
use crate::model::edit::{EditLabel, EditRefusal, Named};
use crate::model::ids::{GroupId, ParticipationId, PartyId, ProgrammeId, RequirementId, SessionId, UnitId};
use crate::model::report::Requirement;
use crate::model::session::{Party, Role, Session, SessionKind, SessionState};
use crate::model::unit::Participation;

use super::super::draft::Draft;
use super::clean_text;

/// The largest duty that makes sense: one session a month.
pub(super) const MOST: u8 = 12;

pub(super) fn take_part(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    units: &[UnitId],
    group: GroupId,
) -> Result<EditLabel, EditRefusal> {
    draft.open_programme(programme)?;
    let name = draft.now().groups.get(group).ok_or(EditRefusal::Gone)?.name.clone();
    for unit in units {
        let unit = draft.unit(*unit)?;
        if !unit.active && draft.now().participation(programme, unit.id).is_none() {
            return Err(EditRefusal::Abolished(unit.name));
        }
    }
    let first = draft.unit(*units.first().ok_or(EditRefusal::Gone)?)?.name;
    let parts = units
        .iter()
        .map(|unit| {
            draft.unit(*unit).map(|unit| (unit.id, draft.now().participation(programme, unit.id).cloned()))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let mut ord = last_in_group(draft, programme, group);
    let mut joined = Vec::new();
    for (unit, part) in parts {
        match part {
            Some(part) if part.group == group => {}
            Some(part) => {
                ord += 1;
                draft.put(Participation { group, ord, ..part });
            }
            None if joined.contains(&unit) => {}
            None => {
                ord += 1;
                join(draft, programme, unit, group, None, ord);
                joined.push(unit);
            }
        }
    }
    balance(draft, programme, joined);
    Ok(EditLabel::ParticipationSet { who: Named { first, count: units.len() }, group: Some(name) })
}

pub(super) fn set_exempt(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    units: &[UnitId],
    reason: Option<&str>,
) -> Result<EditLabel, EditRefusal> {
    draft.open_programme(programme)?;
    let reason = reason.map(clean_text).transpose()?;
    if reason.as_ref().is_some_and(String::is_empty) {
        return Err(EditRefusal::NoReason);
    }
    let first = draft.unit(*units.first().ok_or(EditRefusal::Gone)?)?.name;
    let mut plans = Vec::new();
    for unit in units {
        let part = draft.now().participation(programme, *unit).cloned().ok_or(EditRefusal::Gone)?;
        let going: Vec<_> = if reason.is_some() {
            let held = held(draft, programme, *unit).into_iter().filter(|s| alone(draft, s.id));
            held.filter(|s| removable(draft, s)).map(|s| (s.id, party_ids(draft, s.id))).collect()
        } else {
            Vec::new()
        };
        plans.push((part, going));
    }
    for (part, going) in plans {
        let duty = part.duty.filter(|duty| *duty > 0);
        draft.put(Participation { duty, exempt: reason.clone(), ..part });
        for (session, parties) in going {
            remove_session(draft, session, parties);
        }
    }
    balance(draft, programme, units.iter().copied());
    Ok(EditLabel::Exempted { who: Named { first, count: units.len() }, reason })
}

pub(super) fn set_duty(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    unit: UnitId,
    duty: Option<u8>,
) -> Result<EditLabel, EditRefusal> {
    draft.open_programme(programme)?;
    if let Some(duty) = duty.filter(|d| !(1..=MOST).contains(d)) {
        return Err(EditRefusal::BadDuty(duty));
    }
    let name = draft.unit(unit)?.name;
    let mut part = draft.now().participation(programme, unit).cloned().ok_or(EditRefusal::Gone)?;
    part.duty = duty;
    draft.put(part);
    balance(draft, programme, [unit]);
    Ok(EditLabel::DutySet { unit: name })
}

/// Lets a unit take part, without making its owed sessions yet.
pub(super) fn join(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    unit: UnitId,
    group: GroupId,
    duty: Option<u8>,
    ord: i64,
) -> ParticipationId {
    let id = ParticipationId(draft.id());
    draft.put(Participation { id, programme, unit, group, ord, duty, printed_name: None, exempt: None });
    id
}

/// The last place of a group in a year.
pub(super) fn last_in_group(draft: &Draft<'_>, programme: ProgrammeId, group: GroupId) -> i64 {
    draft.now().parts_in(programme, group).next_back().map_or(0, |part| part.ord.max(0))
}

/// Makes units' owed sessions as many as they owe: adds 未安排 ones, drops surplus ones that are 未安排 and untouched.
pub(super) fn balance(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    units: impl IntoIterator<Item = UnitId>,
) {
    let plans: Vec<_> = units.into_iter().map(|unit| (unit, weigh(draft, programme, unit))).collect();
    for (unit, (missing, surplus)) in plans {
        for _ in 0..missing {
            new_branch(draft, programme, unit, None, 0);
        }
        for (session, parties) in surplus {
            remove_session(draft, session, parties);
        }
    }
}

/// How many sessions a unit lacks, and which it has too many, with their parties.
fn weigh(draft: &Draft<'_>, programme: ProgrammeId, unit: UnitId) -> (usize, Vec<(SessionId, Vec<PartyId>)>) {
    let owed = owed(draft, programme, unit);
    let mut there = held(draft, programme, unit);
    there.retain(|s| !s.unplanned);
    // One that others hold too stays; of the rest, what carries nothing goes first.
    let mut going: Vec<&Session> = there.iter().rev().collect();
    going.retain(|s| s.month.is_none() && removable(draft, s) && alone(draft, s.id));
    going.sort_by_key(|s| !plain(s));
    let surplus = going
        .into_iter()
        .take(there.len().saturating_sub(owed))
        .map(|s| (s.id, party_ids(draft, s.id)))
        .collect();
    (owed.saturating_sub(there.len()), surplus)
}

/// Sessions that a unit owes in a year.
fn owed(draft: &Draft<'_>, programme: ProgrammeId, unit: UnitId) -> usize {
    let now = draft.now();
    let (Some(facts), Some(part)) = (now.programmes.get(programme), now.participation(programme, unit))
    else {
        return 0;
    };
    if now.absence(programme, unit).is_some() {
        return 0;
    }
    let duty = usize::from(part.owes(facts.duty));
    let at_main = facts.main_counts
        && now
            .main_session(programme)
            .is_some_and(|main| now.parties_of(main.id).any(|p| p.unit == Some(unit)));
    duty.saturating_sub(usize::from(at_main))
}

/// Branch sessions that a unit holds in a year.
pub(super) fn held(draft: &Draft<'_>, programme: ProgrammeId, unit: UnitId) -> Vec<Session> {
    let list = draft.now().sessions_held_by(programme, unit).into_iter();
    list.filter(|s| s.kind == SessionKind::Branch).cloned().collect()
}

/// Makes a branch session of a unit.
pub(super) fn new_branch(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    unit: UnitId,
    month: Option<Month>,
    ord: i64,
) -> SessionId {
    let session = new_session(draft, programme, SessionKind::Branch);
    let id = session.id;
    draft.put(Session { ord, month, ..session });
    add_party(draft, id, Some(unit), Role::Organiser, 1, "");
    id
}

/// A session without time, place and parties; not yet put.
pub(super) fn new_session(draft: &mut Draft<'_>, programme: ProgrammeId, kind: SessionKind) -> Session {
    Session {
        id: SessionId(draft.id()),
        uid: draft.uid(),
        programme,
        kind,
        ord: 0,
        title: String::new(),
        month: None,
        month_to: None,
        when: None,
        when_text: String::new(),
        held_on: None,
        place: String::new(),
        form: String::new(),
        theme: String::new(),
        unplanned: false,
        state: SessionState::Planned,
        locked: false,
        placed_by_hand: false,
        note: String::new(),
        tasks: String::new(),
        materials: String::new(),
        content: String::new(),
        audience: String::new(),
        publish_form: String::new(),
        publish_on: Vec::new(),
        arrive_by: None,
        reply_by: None,
        each_on_its_own: false,
        lock_reason: String::new(),
    }
}

/// Adds a unit, or a group word, to a session.
pub(super) fn add_party(
    draft: &mut Draft<'_>,
    session: SessionId,
    unit: Option<UnitId>,
    role: Role,
    ord: i64,
    as_written: &str,
) {
    let id = PartyId(draft.id());
    draft.put(Party {
        id,
        session,
        unit,
        role,
        ord,
        as_written: as_written.to_owned(),
        stall: String::new(),
    });
}

/// Drops a unit's second session of a month where one of the two carries nothing.
pub(super) fn drop_twins(draft: &mut Draft<'_>, programme: ProgrammeId, unit: UnitId) {
    let sessions = held(draft, programme, unit);
    let mut kept: Vec<&Session> = Vec::new();
    let mut going = Vec::new();
    for session in sessions.iter().filter(|s| s.month.is_some() && s.state != SessionState::Cancelled) {
        let Some(at) = kept.iter().position(|other| other.month == session.month) else {
            kept.push(session);
            continue;
        };
        let bare = |s: &Session| removable(draft, s) && plain(s) && alone(draft, s.id);
        if bare(session) {
            going.push((session.id, party_ids(draft, session.id)));
        } else if bare(kept[at]) {
            going.push((kept[at].id, party_ids(draft, kept[at].id)));
            kept[at] = session;
        }
    }
    for (session, parties) in going {
        remove_session(draft, session, parties);
    }
}

/// Whether a session has nothing but its month.
fn plain(session: &Session) -> bool {
    let texts = [
        &session.title,
        &session.when_text,
        &session.place,
        &session.form,
        &session.theme,
        &session.content,
        &session.audience,
        &session.publish_form,
        &session.tasks,
        &session.materials,
        &session.note,
    ];
    session.when.is_none() && session.publish_on.is_empty() && texts.iter().all(|text| text.is_empty())
}

/// Whether one unit holds the session, and no other.
pub(super) fn alone(draft: &Draft<'_>, session: SessionId) -> bool {
    draft.now().organisers_of(session).nth(1).is_none()
}

/// Whether nothing would be lost with the session: not locked, not held, nothing reported.
pub(super) fn removable(draft: &Draft<'_>, session: &Session) -> bool {
    let now = draft.now();
    // What is asked of it alone may have been reported on with another session.
    let mut asked = now.requirements_of(session.programme).filter(|r| r.session == Some(session.id));
    !session.locked
        && session.held_on.is_none()
        && now.reports_on(session.id).next().is_none()
        && now.evidence_on(session.id).next().is_none()
        && now.metric_values_of(session.id).next().is_none()
        && !asked.any(|asked| now.reports.iter().any(|report| report.requirement == asked.id))
}

/// Takes away what was asked of a session alone. Where a report goes by it all the same, it stays and binds nothing.
pub(super) fn forget_requirement(draft: &mut Draft<'_>, id: RequirementId) {
    let used = draft.now().reports.iter().any(|report| report.requirement == id);
    match draft.now().requirements.get(id).cloned().filter(|_| used) {
        Some(row) => draft.put(Requirement { session: None, kind: None, ..row }),
        None => draft.delete(Table::Requirement, id),
    }
}

/// Takes a session away with its parties and what was asked or noted of it alone.
pub(super) fn remove_session(draft: &mut Draft<'_>, session: SessionId, parties: Vec<PartyId>) {
    let now = draft.now();
    let year = now.sessions.get(session).map(|session| session.programme);
    let asked = year.into_iter().flat_map(|year| now.requirements_of(year));
    let asked: Vec<_> = asked.filter(|r| r.session == Some(session)).map(|r| r.id).collect();
    let noted: Vec<_> = now.adjustments_of(session).map(|adjustment| adjustment.id).collect();
    for id in asked {
        forget_requirement(draft, id);
    }
    for id in noted {
        draft.delete(Table::Adjustment, id);
    }
    let written: Vec<_> = draft.now().contacts_about(session).cloned().collect();
    for contact in written {
        draft.put(Contact { session: None, ..contact });
    }
    for party in parties {
        draft.delete(Table::Party, party);
    }
    draft.delete(Table::Session, session);
}

/// The parties of a session.
pub(super) fn party_ids(draft: &Draft<'_>, session: SessionId) -> Vec<PartyId> {
    draft.now().parties_of(session).map(|p| p.id).collect()
}
