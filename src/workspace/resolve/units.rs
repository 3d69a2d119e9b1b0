//! Units, their names, their order and their groups.

use std::collections::HashSet;

use crate::model::change::Table;
use crate::model::edit::{EditLabel, EditRefusal, Named, NewUnit, UnitFact};
use crate::model::group::UnitGroup;
use crate::model::ids::{AliasId, GroupId, ProgrammeId, UnitId};
use crate::model::names::{folded, tier_of};
use crate::model::people::Liaison;
use crate::model::report::ReportEvent;
use crate::model::session::Party;
use crate::model::setting::SettingKey;
use crate::model::unit::{Alias, AliasKind, Unit, UnitKind};

use super::super::draft::Draft;
use super::super::search_key::search_key;
use super::{bearing, clean_name, clean_text, duties, numbered, reordered};

pub(super) fn add(
    draft: &mut Draft<'_>,
    programme: Option<ProgrammeId>,
    units: &[NewUnit],
) -> Result<EditLabel, EditRefusal> {
    if let Some(programme) = programme {
        draft.open_programme(programme)?;
    }
    let mut known: HashSet<String> = HashSet::new();
    let mut wanted = Vec::new();
    for unit in units {
        let name = clean_name(&unit.name)?;
        let is_new = draft.now().units_named(&name).is_empty() && known.insert(folded(&name));
        if is_new {
            wanted.push((name, unit));
        }
    }
    let first = units.first().ok_or(EditRefusal::Gone)?.name.trim().to_owned();
    let count = wanted.len().max(1);
    let mut ord = draft.now().units.iter().map(|u| u.ord).max().unwrap_or(0);
    let mut joined = Vec::new();
    for (name, unit) in wanted {
        ord += 1;
        let id = new_unit(draft, name, unit.kind, ord);
        joined.push((id, group_or_new(draft, &unit.group)?));
    }
    if let Some(programme) = programme {
        let mut places = std::collections::HashMap::new();
        for (unit, group) in &joined {
            let place =
                places.entry(*group).or_insert_with(|| duties::last_in_group(draft, programme, *group));
            *place += 1;
            let place = *place;
            duties::join(draft, programme, *unit, *group, None, place);
        }
        duties::balance(draft, programme, joined.into_iter().map(|(unit, _)| unit));
    }
    Ok(EditLabel::UnitsAdded(Named { first, count }))
}

/// Makes a unit.
pub(super) fn new_unit(draft: &mut Draft<'_>, name: String, kind: UnitKind, ord: i64) -> UnitId {
    let id = UnitId(draft.id());
    let tier = tier_of(&name, Some(draft.now().setting(SettingKey::Region)));
    let search_key = search_key(&name, None);
    let uid = draft.uid();
    draft.put(Unit {
        id,
        uid,
        name,
        full_name: None,
        kind,
        tier,
        ord,
        active: true,
        search_key,
        note: String::new(),
    });
    id
}

/// The group of that name, made if there is none.
pub(super) fn group_or_new(draft: &mut Draft<'_>, name: &str) -> Result<GroupId, EditRefusal> {
    if let Some(group) = draft.now().group_named(name) {
        return Ok(group.id);
    }
    let name = clean_name(name)?;
    let ord = draft.now().groups.iter().map(|g| g.ord).max().unwrap_or(0) + 1;
    let id = GroupId(draft.id());
    draft.put(UnitGroup { id, name, ord });
    Ok(id)
}

pub(super) fn set(draft: &mut Draft<'_>, id: UnitId, fact: &UnitFact) -> Result<EditLabel, EditRefusal> {
    let mut unit = draft.unit(id)?;
    let old = unit.name.clone();
    match fact {
        UnitFact::Name(name) => {
            let name = clean_name(name)?;
            free(draft, &name, Some(id))?;
            if name == old {
                return Ok(EditLabel::UnitSet { unit: old });
            }
            unit.name.clone_from(&name);
            unit.search_key = search_key(&name, unit.full_name.as_deref());
            draft.put(unit);
            drop_alias(draft, id, &name);
            return Ok(EditLabel::NameCorrected { from: old, to: name });
        }
        UnitFact::FullName(name) => {
            let name = name.as_deref().map(clean_name).transpose()?;
            if let Some(name) = &name {
                free(draft, name, Some(id))?;
            }
            unit.search_key = search_key(&unit.name, name.as_deref());
            unit.full_name = name;
        }
        UnitFact::Kind(kind) => unit.kind = *kind,
        UnitFact::Tier(tier) => unit.tier = *tier,
        UnitFact::SearchKey(key) => unit.search_key = clean_text(key)?,
        UnitFact::Note(text) => unit.note = clean_text(text)?,
    }
    draft.put(unit);
    Ok(EditLabel::UnitSet { unit: old })
}

/// A name that no other unit bears.
pub(super) fn free(draft: &Draft<'_>, name: &str, except: Option<UnitId>) -> Result<(), EditRefusal> {
    if draft.now().units_named(name).iter().any(|unit| Some(*unit) != except) {
        return Err(EditRefusal::NameTaken(name.to_owned()));
    }
    Ok(())
}

/// Takes a name out of the other names, as it becomes the unit's own. A former name stays: it tells what was printed then.
pub(super) fn drop_alias(draft: &mut Draft<'_>, unit: UnitId, name: &str) {
    let same = |a: &&Alias| a.kind != AliasKind::Former && folded(&a.name) == folded(name);
    let same: Vec<AliasId> = draft.now().aliases_of(unit).filter(same).map(|a| a.id).collect();
    for alias in same {
        draft.delete(Table::Alias, alias);
    }
}

pub(super) fn add_alias(
    draft: &mut Draft<'_>,
    id: UnitId,
    name: &str,
    kind: AliasKind,
) -> Result<EditLabel, EditRefusal> {
    let unit = draft.unit(id)?;
    let name = clean_name(name)?;
    free(draft, &name, Some(id))?;
    if !draft.now().units_named(&name).contains(&id) {
        let alias = AliasId(draft.id());
        draft.put(Alias { id: alias, unit: id, name: name.clone(), kind, until: None });
    }
    Ok(EditLabel::AliasSet { unit: unit.name, name, added: true })
}

pub(super) fn merge(draft: &mut Draft<'_>, from: UnitId, into: UnitId) -> Result<EditLabel, EditRefusal> {
    if from == into {
        return Err(EditRefusal::SameTwice);
    }
    let (gone, stays) = (draft.unit(from)?, draft.unit(into)?);
    let now = draft.now();
    let years = now.programmes.iter().map(|year| year.id);
    let parts: Vec<_> = years.filter_map(|year| now.participation(year, from)).cloned().collect();
    let mut years: Vec<ProgrammeId> = Vec::new();
    for part in parts {
        years.push(part.programme);
        if draft.now().participation(part.programme, into).is_some() {
            draft.delete(Table::Participation, part.id);
        } else {
            let mut part = part;
            part.unit = into;
            draft.put(part);
        }
    }
    merge_parties(draft, from, &gone.name, into);
    merge_reports(draft, from, into);
    for liaison in draft.now().liaisons_of(from).into_iter().cloned().collect::<Vec<_>>() {
        let has_main = draft.now().main_liaison(into).is_some();
        draft.put(Liaison { unit: into, main: liaison.main && !has_main, ..liaison });
    }
    bearing::merge(draft, from, into);
    drop_twice_replied(draft, from, into);
    // Whatever else there is about it.
    for row in draft.now().referring(Table::Unit, from.0) {
        let row = row.redirected(Table::Unit, from.0, into.0);
        // What a file holds once only stays as the other unit has it.
        if draft.now().alike(&row).is_some_and(|other| other != row.id()) {
            draft.delete(row.table(), row.id());
        } else {
            draft.put(row);
        }
    }
    draft.delete(Table::Unit, from);
    for name in std::iter::once(&gone.name).chain(&gone.full_name) {
        if !draft.now().units_named(name).contains(&into) {
            let alias = AliasId(draft.id());
            draft.put(Alias {
                id: alias,
                unit: into,
                name: name.clone(),
                kind: AliasKind::Other,
                until: None,
            });
        }
    }
    for programme in years {
        duties::drop_twins(draft, programme, into);
        duties::balance(draft, programme, [into]);
    }
    Ok(EditLabel::UnitsMerged { from: gone.name, into: stays.name })
}

/// Of two units that are one, only one reply to a copy can stand: that of the one that stays.
fn drop_twice_replied(draft: &mut Draft<'_>, from: UnitId, into: UnitId) {
    let of = |unit: UnitId| draft.now().feedback.iter().filter(move |reply| reply.unit == unit);
    let twice = of(from).filter(|reply| of(into).any(|other| other.copy == reply.copy));
    let twice: Vec<_> = twice.map(|reply| reply.id).collect();
    for reply in twice {
        draft.delete(Table::Feedback, reply);
    }
}

fn merge_parties(draft: &mut Draft<'_>, from: UnitId, name: &str, into: UnitId) {
    let mut parties: Vec<Party> = draft.now().roles_of(from).cloned().collect();
    parties.sort_by_key(|party| party.id);
    for party in parties {
        let twice =
            draft.now().parties_of(party.session).any(|p| p.unit == Some(into) && p.role == party.role);
        if twice {
            draft.delete(Table::Party, party.id);
        } else {
            let mut party = party;
            party.unit = Some(into);
            if party.as_written.is_empty() {
                // The attachment goes on printing the name that the notice has.
                name.clone_into(&mut party.as_written);
            }
            draft.put(party);
        }
    }
}

fn merge_reports(draft: &mut Draft<'_>, from: UnitId, into: UnitId) {
    // Also on sessions that it has no part in any more.
    for report in draft.now().reports.iter().filter(|r| r.unit == Some(from)).cloned().collect::<Vec<_>>() {
        let other = draft
            .now()
            .reports_on(report.session)
            .find(|r| r.unit == Some(into) && r.requirement == report.requirement)
            .map(|r| r.id);
        match other {
            None => {
                let mut report = report;
                report.unit = Some(into);
                draft.put(report);
            }
            Some(other) => {
                let events: Vec<ReportEvent> =
                    draft.now().events_of(report.id).into_iter().cloned().collect();
                for event in events {
                    draft.put(ReportEvent { report: other, ..event });
                }
                draft.delete(Table::Report, report.id);
            }
        }
    }
}

pub(super) fn order(
    draft: &mut Draft<'_>,
    id: UnitId,
    before: Option<UnitId>,
) -> Result<EditLabel, EditRefusal> {
    let name = draft.unit(id)?.name;
    let list: Vec<UnitId> = draft.now().units_in_order().into_iter().map(|u| u.id).collect();
    for (ord, unit) in numbered(reordered(list, id, before)) {
        let unit = draft.unit(unit)?;
        if unit.ord != ord {
            draft.put(Unit { ord, ..unit });
        }
    }
    Ok(EditLabel::UnitOrdered { unit: name })
}

pub(super) fn add_group(draft: &mut Draft<'_>, name: &str) -> Result<EditLabel, EditRefusal> {
    let group = clean_name(name)?;
    if draft.now().group_named(&group).is_some() {
        return Err(EditRefusal::NameTaken(group));
    }
    group_or_new(draft, &group)?;
    Ok(EditLabel::GroupSet { group })
}

pub(super) fn rename_group(draft: &mut Draft<'_>, id: GroupId, name: &str) -> Result<EditLabel, EditRefusal> {
    let row = draft.now().groups.get(id).cloned().ok_or(EditRefusal::Gone)?;
    let name = clean_name(name)?;
    if draft.now().group_named(&name).is_some_and(|g| g.id != id) {
        return Err(EditRefusal::NameTaken(name));
    }
    draft.put(UnitGroup { name: name.clone(), ..row });
    Ok(EditLabel::GroupSet { group: name })
}

pub(super) fn order_group(
    draft: &mut Draft<'_>,
    id: GroupId,
    before: Option<GroupId>,
) -> Result<EditLabel, EditRefusal> {
    let group = draft.now().groups.get(id).ok_or(EditRefusal::Gone)?.name.clone();
    let list: Vec<GroupId> = draft.now().groups_in_order().into_iter().map(|g| g.id).collect();
    for (ord, id) in numbered(reordered(list, id, before)) {
        let row = draft.now().groups.get(id).cloned().ok_or(EditRefusal::Gone)?;
        if row.ord != ord {
            draft.put(UnitGroup { ord, ..row });
        }
    }
    Ok(EditLabel::GroupSet { group })
}

pub(super) fn remove_group(draft: &mut Draft<'_>, id: GroupId) -> Result<EditLabel, EditRefusal> {
    let group = draft.now().groups.get(id).ok_or(EditRefusal::Gone)?.name.clone();
    let now = draft.now();
    if now.programmes.iter().any(|year| now.parts_in(year.id, id).next().is_some()) {
        return Err(EditRefusal::GroupInUse(group));
    }
    // The titles of its papers and its limits go with it.
    for row in draft.now().referring(Table::UnitGroup, id.0) {
        draft.delete(row.table(), row.id());
    }
    draft.delete(Table::UnitGroup, id);
    Ok(EditLabel::GroupSet { group })
}
