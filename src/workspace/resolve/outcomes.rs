//! What else happens to a unit on a day: 合并 with what is handed over, 新设, 划转; and a wrong entry taken back.

use chrono::NaiveDate;

use crate::model::change::Table;
use crate::model::edit::{EditLabel, EditRefusal};
use crate::model::hand_over::HandOver;
use crate::model::ids::{GroupId, LiaisonId, UnitChangeId, UnitId};
use crate::model::people::Liaison;
use crate::model::unit::{Participation, Tier, Unit, UnitChange, UnitChangeKind};

use super::super::draft::Draft;
use super::{changes, clean_text, duties};

/// Ends a unit in favour of another, with what is handed over.
pub(super) fn merge_into(
    draft: &mut Draft<'_>,
    unit: UnitId,
    into: UnitId,
    on: NaiveDate,
    basis: &str,
    parts: HandOver,
) -> Result<EditLabel, EditRefusal> {
    let label = changes::end(draft, unit, Some(into), on, basis, parts)?;
    if parts.liaisons {
        take_liaisons(draft, unit, into, on);
    }
    Ok(label)
}

/// Liaisons of a unit become liaisons of another too; the first is its main one only where it has none.
fn take_liaisons(draft: &mut Draft<'_>, from: UnitId, into: UnitId, on: NaiveDate) {
    let there: Vec<Liaison> = draft.now().liaisons_of(into).into_iter().cloned().collect();
    let mut ord = there.iter().map(|liaison| liaison.ord).max().unwrap_or(0);
    let mut has_main = draft.now().main_liaison(into).is_some();
    let theirs: Vec<Liaison> = draft.now().liaisons_of(from).into_iter().cloned().collect();
    for liaison in theirs {
        if there.iter().any(|known| known.card.name == liaison.card.name) {
            continue;
        }
        ord += 1;
        let id = LiaisonId(draft.id());
        let main = liaison.main && !has_main;
        has_main |= main;
        draft.put(Liaison { id, unit: into, ord, main, from: Some(on), to: None, ..liaison });
    }
}

/// 新设: the day on which a unit began, with its basis. A day that was entered before is put right.
pub(super) fn found(
    draft: &mut Draft<'_>,
    id: UnitId,
    on: NaiveDate,
    basis: &str,
) -> Result<EditLabel, EditRefusal> {
    let unit = draft.unit(id)?;
    let basis = clean_text(basis)?;
    let known = draft.now().changes_of(id);
    let earlier = known.iter().find(|change| change.kind != UnitChangeKind::Created && change.on <= on);
    if let Some(earlier) = earlier {
        return Err(EditRefusal::ChangedBefore(earlier.on));
    }
    let created = known.iter().find(|change| change.kind == UnitChangeKind::Created).map(|change| change.id);
    let id = created.unwrap_or_else(|| UnitChangeId(draft.id()));
    let kind = UnitChangeKind::Created;
    draft.put(UnitChange { id, unit: unit.id, kind, on, into: None, old_name: None, basis });
    Ok(EditLabel::UnitFounded { unit: unit.name, on })
}

/// 划转: the unit stands in another group, and perhaps at another tier, from a day on. Years that are closed or over by
/// then stay as they are.
pub(super) fn transfer(
    draft: &mut Draft<'_>,
    id: UnitId,
    (group, tier): (GroupId, Option<Tier>),
    on: NaiveDate,
    basis: &str,
) -> Result<EditLabel, EditRefusal> {
    let unit = draft.unit(id)?;
    if !unit.active {
        return Err(EditRefusal::Abolished(unit.name));
    }
    let basis = clean_text(basis)?;
    let name = draft.now().groups.get(group).ok_or(EditRefusal::Gone)?.name.clone();
    changes::nothing_since(draft, id, on)?;
    let reached = draft.now().programmes.iter().filter(|year| !year.closed && year.last_day() >= on);
    let mut reached: Vec<(i32, _)> = reached.map(|year| (year.year, year.id)).collect();
    reached.sort_unstable();
    let mut old = None;
    for (_, year) in reached {
        let Some(part) = draft.now().participation(year, id).cloned() else { continue };
        if part.group == group {
            continue;
        }
        let before = draft.now().groups.get(part.group).map(|group| group.name.clone());
        old = old.or(before);
        let ord = duties::last_in_group(draft, year, group) + 1;
        draft.put(Participation { group, ord, ..part });
    }
    let tier_changes = tier.is_some_and(|tier| tier != unit.tier);
    let label = EditLabel::UnitTransferred { unit: unit.name.clone(), group: name, on };
    if old.is_none() && !tier_changes {
        return Ok(label);
    }
    if let Some(tier) = tier {
        draft.put(Unit { tier, ..unit });
    }
    let change = UnitChangeId(draft.id());
    let kind = UnitChangeKind::Transferred;
    draft.put(UnitChange { id: change, unit: id, kind, on, into: None, old_name: old, basis });
    Ok(label)
}

/// Takes the entry of 新设 or 划转 away; where the unit stands is not touched. What else happened to units has edits of
/// its own that take it back.
pub(super) fn forget(draft: &mut Draft<'_>, id: UnitChangeId) -> Result<EditLabel, EditRefusal> {
    let change = draft.now().unit_changes.get(id).cloned().ok_or(EditRefusal::Gone)?;
    if !matches!(change.kind, UnitChangeKind::Created | UnitChangeKind::Transferred) {
        return Err(EditRefusal::NotPlain(Table::UnitChange));
    }
    let unit = draft.unit(change.unit)?.name;
    draft.delete(Table::UnitChange, id);
    Ok(EditLabel::UnitSet { unit })
}
