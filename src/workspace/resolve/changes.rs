//! What happens to a unit on a day: 更名, 撤销, 合并. The past stays with the unit and name that it had.

use chrono::NaiveDate;

use crate::model::Month;
use crate::model::change::Table;
use crate::model::edit::{EditLabel, EditRefusal};
use crate::model::hand_over::HandOver;
use crate::model::ids::{AliasId, ProgrammeId, UnitChangeId, UnitId};
use crate::model::session::{Party, Role, Session, SessionKind, SessionState};
use crate::model::unit::{Alias, AliasKind, Unit, UnitChange, UnitChangeKind};

use super::super::draft::Draft;
use super::super::search_key::search_key;
use super::{bearing, clean_name, clean_text, duties, units};

pub(super) fn rename(
    draft: &mut Draft<'_>,
    id: UnitId,
    name: &str,
    on: NaiveDate,
    basis: &str,
) -> Result<EditLabel, EditRefusal> {
    let unit = draft.unit(id)?;
    let name = clean_name(name)?;
    let basis = clean_text(basis)?;
    units::free(draft, &name, Some(id))?;
    let old = unit.name.clone();
    if name == old {
        return Ok(EditLabel::UnitSet { unit: old });
    }
    nothing_since(draft, id, on)?;
    // The full name told of the old name.
    let old_full = unit.full_name.clone().filter(|full| *full != name);
    draft.put(Unit { name: name.clone(), full_name: None, search_key: search_key(&name, None), ..unit });
    units::drop_alias(draft, id, &name);
    for former in std::iter::once(old.clone()).chain(old_full) {
        let alias = AliasId(draft.id());
        draft.put(Alias { id: alias, unit: id, name: former, kind: AliasKind::Former, until: on.pred_opt() });
    }
    let change = UnitChangeId(draft.id());
    draft.put(UnitChange {
        id: change,
        unit: id,
        kind: UnitChangeKind::Renamed,
        on,
        into: None,
        old_name: Some(old.clone()),
        basis,
    });
    Ok(EditLabel::UnitRenamed { from: old, to: name, on: Some(on) })
}

/// Changes of a unit are entered in the order in which they happened.
pub(super) fn nothing_since(draft: &Draft<'_>, unit: UnitId, on: NaiveDate) -> Result<(), EditRefusal> {
    match draft.now().changes_of(unit).last() {
        Some(last) if last.on >= on => Err(EditRefusal::ChangedSince(last.on)),
        _ => Ok(()),
    }
}

pub(super) fn abolish(
    draft: &mut Draft<'_>,
    id: UnitId,
    into: Option<UnitId>,
    on: NaiveDate,
    basis: &str,
) -> Result<EditLabel, EditRefusal> {
    end(draft, id, into, on, basis, HandOver::DUTIES)
}

/// Ends a unit; with `into`, that one goes on with its work and gets of the parts what is to be held. Its liaisons are
/// the caller's business.
pub(super) fn end(
    draft: &mut Draft<'_>,
    id: UnitId,
    into: Option<UnitId>,
    on: NaiveDate,
    basis: &str,
    parts: HandOver,
) -> Result<EditLabel, EditRefusal> {
    if into == Some(id) {
        return Err(EditRefusal::SameTwice);
    }
    let unit = draft.unit(id)?;
    let other = into.map(|into| draft.unit(into)).transpose()?;
    if let Some(gone) = std::iter::once(&unit).chain(&other).find(|unit| !unit.active) {
        return Err(EditRefusal::Abolished(gone.name.clone()));
    }
    let basis = clean_text(basis)?;
    nothing_since(draft, id, on)?;
    let mut outcome = Outcome::default();
    let reached = draft.now().programmes.iter().filter(|year| !year.closed && year.last_day() >= on);
    for year in reached.map(|year| year.id).collect::<Vec<_>>() {
        hand_over(draft, year, id, into.filter(|_| parts.duties), on, &mut outcome);
        bearing::end(draft, year, id, on);
    }
    let name = unit.name.clone();
    draft.put(Unit { active: false, ..unit });
    let change = UnitChangeId(draft.id());
    let kind = if into.is_some() { UnitChangeKind::Merged } else { UnitChangeKind::Abolished };
    // A name beside a merger says that the past goes with it.
    let old_name = into.filter(|_| parts.history).map(|_| name.clone());
    draft.put(UnitChange { id: change, unit: id, kind, on, into, old_name, basis });
    outcome.moved.sort_unstable();
    outcome.dropped.sort_unstable();
    let Outcome { moved, dropped } = outcome;
    Ok(EditLabel::UnitAbolished { unit: name, into: other.map(|unit| unit.name), on, moved, dropped })
}

/// What became of the sessions that were still to be held.
#[derive(Default)]
struct Outcome {
    moved: Vec<Month>,
    dropped: Vec<Month>,
}

/// Gives what a unit has still to hold and to attend in a year from `on` to another unit, or takes it off the year.
fn hand_over(
    draft: &mut Draft<'_>,
    year: ProgrammeId,
    from: UnitId,
    into: Option<UnitId>,
    on: NaiveDate,
    outcome: &mut Outcome,
) {
    let part = draft.now().participation(year, from).cloned();
    // A unit that stays away from the year takes nothing over in it.
    let into = into.filter(|into| draft.now().absence(year, *into).is_none());
    if let (Some(into), Some(part)) = (into, &part)
        && part.excused().is_none()
        && draft.now().participation(year, into).is_none()
    {
        duties::join(draft, year, into, part.group, part.duty, part.ord);
    }
    let mut parties: Vec<Party> = draft.now().roles_of(from).cloned().collect();
    parties.sort_by_key(|party| party.id);
    let mut left = false;
    for party in parties {
        let session = draft.now().sessions.get(party.session).filter(|s| s.programme == year).cloned();
        let Some(session) = session else { continue };
        if !is_open(draft, &session, on) {
            left = true;
        } else if session.kind == SessionKind::Branch && party.role == Role::Organiser {
            left |= branch(draft, &session, party, into, outcome);
        } else {
            replace(draft, party, into);
        }
    }
    if let Some(part) = part.filter(|_| !left) {
        draft.delete(Table::Participation, part.id);
    }
    duties::balance(draft, year, into);
}

/// Whether a session is still to be held on `on` or later, as far as is known.
fn is_open(draft: &Draft<'_>, session: &Session, on: NaiveDate) -> bool {
    let fixed = session.when.as_ref().and_then(|when| when.days.last());
    let last = fixed.or_else(|| session.last_month().map(Month::last_day));
    session.held_on.is_none()
        && session.state != SessionState::Cancelled
        && draft.now().reports_on(session.id).next().is_none()
        && last.is_none_or(|last| last >= on)
}

/// A branch session that the unit was to hold; true where it stays with it.
fn branch(
    draft: &mut Draft<'_>,
    session: &Session,
    party: Party,
    into: Option<UnitId>,
    outcome: &mut Outcome,
) -> bool {
    if !duties::alone(draft, session.id) {
        replace(draft, party, into);
        return false;
    }
    let twin = |into: UnitId| {
        let held = duties::held(draft, session.programme, into);
        held.iter().any(|other| other.month == session.month && other.state != SessionState::Cancelled)
    };
    match (into, session.month) {
        // Another unit's duty without a month is a duty of its own making.
        (Some(into), Some(month)) if !twin(into) => {
            outcome.moved.push(month);
            replace(draft, party, Some(into));
            false
        }
        (None, _) if session.locked => true,
        (_, month) => {
            outcome.dropped.extend(month);
            let parties = duties::party_ids(draft, session.id);
            duties::remove_session(draft, session.id, parties);
            false
        }
    }
}

/// Puts another unit in the place of a party, unless it has that part already.
fn replace(draft: &mut Draft<'_>, party: Party, into: Option<UnitId>) {
    let taken = |into: UnitId| {
        draft.now().parties_of(party.session).any(|p| p.unit == Some(into) && p.role == party.role)
    };
    match into.filter(|into| !taken(*into)) {
        Some(into) => draft.put(Party { unit: Some(into), as_written: String::new(), ..party }),
        None => draft.delete(Table::Party, party.id),
    }
}

pub(super) fn reinstate(draft: &mut Draft<'_>, id: UnitId) -> Result<EditLabel, EditRefusal> {
    let unit = draft.unit(id)?;
    let name = unit.name.clone();
    if unit.active {
        return Ok(EditLabel::UnitReinstated { unit: name });
    }
    let ends = |c: &UnitChange| matches!(c.kind, UnitChangeKind::Abolished | UnitChangeKind::Merged);
    let change = draft.now().changes_of(id).into_iter().rfind(|c| ends(c)).map(|c| (c.id, c.on));
    draft.put(Unit { active: true, ..unit });
    if let Some((change, _)) = change {
        draft.delete(Table::UnitChange, change);
    }
    let on = change.map_or(NaiveDate::MIN, |(_, on)| on);
    let reached = draft.now().programmes.iter().filter(|year| !year.closed && year.last_day() >= on);
    for year in reached.map(|year| year.id).collect::<Vec<_>>() {
        duties::balance(draft, year, [id]);
    }
    Ok(EditLabel::UnitReinstated { unit: name })
}
