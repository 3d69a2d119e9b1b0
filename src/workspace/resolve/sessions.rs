//! Sessions made, taken away, and who has which part in them.

use crate::model::Month;
use crate::model::change::{Row, Table};
use crate::model::edit::{EditLabel, EditRefusal, Kept, NewSession};
use crate::model::ids::{GroupId, PartyId, ProgrammeId, RequirementId, SessionId, UnitId};
use crate::model::parties::{NewParty, Who};
use crate::model::report::{Deadline, Requirement};
use crate::model::session::{Party, Role, SessionKind};

use super::super::draft::Draft;
use super::{clean_name, clean_text, duties, numbered, reports};

pub(super) fn add(draft: &mut Draft<'_>, new: &NewSession) -> Result<EditLabel, EditRefusal> {
    let NewSession { programme, kind, title, month, when, when_text, held_on, unplanned, parties } = new;
    let year = draft.open_programme(*programme)?;
    let parties = cleaned(draft, parties)?;
    if *kind == SessionKind::Branch && !parties.iter().any(|party| party.role == Role::Organiser) {
        return Err(EditRefusal::NobodyHolds);
    }
    let fixed = when.as_ref().and_then(|when| when.days.first()).or(*held_on).map(Month::of);
    let month = month.or(fixed);
    let planned = *kind == SessionKind::Branch && !unplanned;
    if let Some(month) = month.filter(|month| planned && !year.months.contains(month)) {
        return Err(EditRefusal::MonthOutside(month));
    }
    let mut session = duties::new_session(draft, *programme, *kind);
    session.title = clean_text(title)?;
    session.month = month;
    session.when.clone_from(when);
    session.when_text = clean_text(when_text)?;
    session.held_on = *held_on;
    session.unplanned = *unplanned;
    session.placed_by_hand = planned && month.is_some();
    session.ord = next_place(draft, *programme, *kind, month, &parties);
    let id = session.id;
    draft.put(session);
    for (ord, party) in numbered(&parties) {
        put_party(draft, id, None, party, ord);
    }
    settle(draft, *programme, *kind, units_of(&parties));
    let session = draft.session(id)?;
    Ok(EditLabel::SessionAdded(draft.named(&session)))
}

pub(super) fn remove(draft: &mut Draft<'_>, id: SessionId) -> Result<EditLabel, EditRefusal> {
    let session = draft.session(id)?;
    let named = draft.named(&session);
    let why = if session.locked {
        Some(Kept::Locked)
    } else if let Some(day) = session.held_on {
        Some(Kept::Held(day))
    } else {
        draft.now().reports_on(id).next().map(|_| Kept::Reported)
    };
    if let Some(why) = why {
        let called = if named.title.is_empty() { named.holder } else { named.title };
        return Err(EditRefusal::SessionKept(called, why));
    }
    let units = held_by(draft, id);
    // What is asked of it alone, and whatever else was noted of it, goes with it.
    for row in draft.now().referring(Table::Session, id.0) {
        match &row {
            Row::Requirement(asked) => duties::forget_requirement(draft, asked.id),
            row => draft.delete(row.table(), row.id()),
        }
    }
    draft.delete(Table::Session, id);
    settle(draft, session.programme, session.kind, units);
    Ok(EditLabel::SessionRemoved(named))
}

pub(super) fn set_parties(
    draft: &mut Draft<'_>,
    id: SessionId,
    parties: &[NewParty],
) -> Result<EditLabel, EditRefusal> {
    let session = draft.session(id)?;
    let wanted = cleaned(draft, parties)?;
    let holds = |party: &NewParty| party.role == Role::Organiser;
    if session.kind == SessionKind::Branch && !wanted.iter().any(holds) {
        return Err(EditRefusal::NobodyHolds);
    }
    let mut there: Vec<Party> = draft.now().parties_of(id).cloned().collect();
    let before = held_by(draft, id);
    for unit in &before {
        let stays = wanted.contains(&NewParty::unit(*unit, Role::Organiser));
        let reported = || draft.now().reports_on(id).any(|report| report.unit == Some(*unit));
        if !stays && session.kind != SessionKind::Main && reported() {
            return Err(EditRefusal::HasReported(draft.unit(*unit)?.name));
        }
    }
    for (ord, party) in numbered(&wanted) {
        let kept = there.iter().position(|old| party.is(old)).map(|at| there.swap_remove(at));
        put_party(draft, id, kept, party, ord);
    }
    for gone in there {
        draft.delete(Table::Party, gone.id);
    }
    let changed: Vec<UnitId> = before.into_iter().chain(units_of(&wanted)).collect();
    settle(draft, session.programme, session.kind, changed);
    Ok(EditLabel::PartiesSet { session: draft.named(&session), count: wanted.len() })
}

pub(super) fn set_requirement(
    draft: &mut Draft<'_>,
    requirement: Option<RequirementId>,
    session: SessionId,
    item: &str,
    rule: &Deadline,
) -> Result<EditLabel, EditRefusal> {
    let session = draft.session(session)?;
    if let Some(id) = requirement {
        let asked = draft.now().requirements.get(id).ok_or(EditRefusal::Gone)?;
        if asked.session != Some(session.id) {
            return Err(EditRefusal::Gone);
        }
        return reports::set_requirement(draft, Some(id), session.programme, item, rule);
    }
    reports::check_rule(rule)?;
    let item = clean_text(item)?;
    let label = EditLabel::RequirementSet { item: item.clone() };
    let row = reports::requirement(draft, session.programme, item, rule.clone());
    draft.put(Requirement { kind: None, session: Some(session.id), ..row });
    Ok(label)
}

pub(super) fn remove_requirement(draft: &mut Draft<'_>, id: RequirementId) -> Result<EditLabel, EditRefusal> {
    let asked = draft.now().requirements.get(id).cloned().ok_or(EditRefusal::Gone)?;
    draft.open_programme(asked.programme)?;
    if draft.now().reports.iter().any(|report| report.requirement == id) {
        return Err(EditRefusal::RequirementInUse(asked.item));
    }
    draft.delete(Table::Requirement, id);
    Ok(EditLabel::RequirementRemoved { item: asked.item })
}

/// Parts as they can be kept: each once, of units that are there.
fn cleaned(draft: &Draft<'_>, parties: &[NewParty]) -> Result<Vec<NewParty>, EditRefusal> {
    let mut list: Vec<NewParty> = Vec::new();
    for party in parties {
        let who = match &party.who {
            Who::Unit(unit) => Who::Unit(draft.unit(*unit)?.id),
            Who::Words(words) => Who::Words(clean_name(words)?),
        };
        let party = NewParty { who, role: party.role };
        if !list.contains(&party) {
            list.push(party);
        }
    }
    Ok(list)
}

fn put_party(draft: &mut Draft<'_>, session: SessionId, kept: Option<Party>, party: &NewParty, ord: i64) {
    let row = match (kept, &party.who) {
        (Some(kept), _) => Party { ord, ..kept },
        (None, who) => {
            let (unit, as_written) = match who {
                Who::Unit(unit) => (Some(*unit), String::new()),
                Who::Words(words) => (None, words.clone()),
            };
            let id = PartyId(draft.id());
            Party { id, session, unit, role: party.role, ord, as_written, stall: String::new() }
        }
    };
    draft.put(row);
}

/// The units whose duties a session can meet: all of the main session, else those that hold it.
fn held_by(draft: &Draft<'_>, id: SessionId) -> Vec<UnitId> {
    let main = draft.now().sessions.get(id).is_some_and(|session| session.kind == SessionKind::Main);
    let parties = draft.now().parties_of(id).filter(|party| main || party.role == Role::Organiser);
    parties.filter_map(|party| party.unit).collect()
}

fn units_of(parties: &[NewParty]) -> Vec<UnitId> {
    let unit = |party: &NewParty| if let Who::Unit(unit) = party.who { Some(unit) } else { None };
    parties.iter().filter_map(unit).collect()
}

/// Owed sessions that are 未安排 come and go with those that units hold.
fn settle(draft: &mut Draft<'_>, programme: ProgrammeId, kind: SessionKind, mut units: Vec<UnitId>) {
    units.sort_unstable();
    units.dedup();
    if matches!(kind, SessionKind::Main | SessionKind::Branch) {
        duties::balance(draft, programme, units);
    }
}

/// The last place of the month in the table of who holds it; among sessions of another kind the last of all.
fn next_place(
    draft: &Draft<'_>,
    programme: ProgrammeId,
    kind: SessionKind,
    month: Option<Month>,
    parties: &[NewParty],
) -> i64 {
    let now = draft.now();
    if kind != SessionKind::Branch {
        return now.sessions_of(programme).filter(|s| s.kind == kind).map(|s| s.ord).max().unwrap_or(0) + 1;
    }
    let group = |unit: Option<UnitId>| -> Option<GroupId> { now.group_of(programme, unit?) };
    let holder = parties.iter().find(|party| party.role == Role::Organiser);
    let mine = group(holder.and_then(|party| units_of(std::slice::from_ref(party)).first().copied()));
    let cell = now.sessions_in(programme, kind, month);
    let cell = cell.filter(|session| group(now.organisers_of(session.id).next()) == mine);
    cell.map(|session| session.ord).max().unwrap_or(0) + 1
}
