//! What months can bear: filling them evenly, why a limit was passed, and what becomes of limits with their year or unit.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::Month;
use crate::model::bearing::{Capacity, Unavailable};
use crate::model::change::{Row, Table};
use crate::model::edit::{EditLabel, EditRefusal};
use crate::model::ids::{AcceptedProblemId, CapacityId, ProgrammeId, SessionId, UnavailableId, UnitId};
use crate::model::problem::AcceptedProblem;
use crate::rules::even::filling;
use crate::rules::limits::breaks;

use super::super::draft::Draft;
use super::{clean_text, placement};

pub(super) fn fill_evenly(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    from: Month,
) -> Result<EditLabel, EditRefusal> {
    draft.open_programme(programme)?;
    let filling = filling(draft.now(), programme, from);
    for (month, sessions) in &filling.months {
        placement::place(draft, sessions, Some(*month), None)?;
    }
    Ok(EditLabel::FilledEvenly { count: filling.placed(), left: filling.left.len() })
}

/// Places sessions as a plan has it; each month's in the order of the plan.
pub(super) fn plan(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    months: &[(SessionId, Month)],
) -> Result<EditLabel, EditRefusal> {
    draft.open_programme(programme)?;
    let mut by_month: BTreeMap<Month, Vec<SessionId>> = BTreeMap::new();
    for (id, month) in months {
        if draft.session(*id)?.programme != programme {
            return Err(EditRefusal::Gone);
        }
        by_month.entry(*month).or_default().push(*id);
    }
    for (month, sessions) in by_month {
        placement::place(draft, &sessions, Some(month), None)?;
    }
    Ok(EditLabel::Planned { count: months.len() })
}

/// Notes the limits that the draft passes by what it has placed so far, with the reason.
pub(super) fn note(draft: &mut Draft<'_>, label: EditLabel, reason: &str) -> Result<EditLabel, EditRefusal> {
    let reason = clean_text(reason)?;
    if reason.is_empty() {
        return Ok(label);
    }
    let placed = draft.placed();
    let year = |id: &SessionId| draft.now().sessions.get(*id).map(|session| session.programme);
    let mut years: Vec<ProgrammeId> = placed.iter().filter_map(year).collect();
    years.sort_unstable();
    years.dedup();
    let on = draft.today();
    for programme in years {
        for passed in breaks(draft.now(), programme, &placed) {
            let problem = passed.problem();
            let (rule, subject, fingerprint) = (problem.rule(), problem.subject(), problem.fingerprint());
            let same = |row: &&AcceptedProblem| {
                row.programme == programme && row.rule == rule && row.subject == subject
            };
            let there = draft.now().accepted_problems.iter().find(same).map(|row| row.id);
            let id = there.unwrap_or_else(|| AcceptedProblemId(draft.id()));
            let reason = reason.clone();
            draft.put(AcceptedProblem { id, programme, rule, subject, fingerprint, reason, on });
        }
    }
    Ok(EditLabel::Reasoned { edit: Box::new(label), reason })
}

/// What must hold for a row of limits beside what its columns say.
pub(super) fn check(draft: &Draft<'_>, row: &Row) -> Result<(), EditRefusal> {
    match row {
        Row::Unavailable(row) if row.unit.is_some() && row.group.is_some() => Err(EditRefusal::TwoScopes),
        Row::Unavailable(row) => of_year(draft, row.programme, row.month),
        Row::Capacity(row) => {
            let turned = row.least.zip(row.most).is_some_and(|(least, most)| least > most);
            if turned || (row.least.is_none() && row.most.is_none()) {
                return Err(EditRefusal::BadLimits);
            }
            row.month.map_or(Ok(()), |month| of_year(draft, row.programme, month))
        }
        _ => Ok(()),
    }
}

/// Whether a month is one of the year, or of its calendar year.
fn of_year(draft: &Draft<'_>, programme: ProgrammeId, month: Month) -> Result<(), EditRefusal> {
    let year = draft.programme(programme)?;
    if month.year() == year.year || year.months.contains(&month) {
        Ok(())
    } else {
        Err(EditRefusal::MonthOutside(month))
    }
}

/// Takes the limits of one year over into another, their months so many years later; units that ended give way to those
/// they went to.
pub(super) fn take_over(
    draft: &mut Draft<'_>,
    (from, to): (ProgrammeId, ProgrammeId),
    years: i32,
    heir: impl Fn(UnitId) -> Option<UnitId>,
) {
    let rows: Vec<Unavailable> =
        draft.now().unavailable.iter().filter(|row| row.programme == from).cloned().collect();
    for row in rows {
        let Unavailable { id: _, programme: _, unit, group, month, reason } = row;
        let Some(month) = month.years_later(years) else { continue };
        let unit = match unit.map(&heir) {
            Some(None) => continue,
            heir => heir.flatten(),
        };
        let same =
            |row: &&Unavailable| (row.programme, row.unit, row.group, row.month) == (to, unit, group, month);
        if draft.now().unavailable.iter().any(|row| same(&row)) {
            continue;
        }
        let id = UnavailableId(draft.id());
        draft.put(Unavailable { id, programme: to, unit, group, month, reason });
    }
    let rows: Vec<Capacity> =
        draft.now().capacities.iter().filter(|row| row.programme == from).cloned().collect();
    for row in rows {
        let Capacity { id: _, programme: _, group, month, least, most } = row;
        let month = match month.map(|month| month.years_later(years)) {
            Some(None) => continue,
            month => month.flatten(),
        };
        let id = CapacityId(draft.id());
        draft.put(Capacity { id, programme: to, group, month, least, most });
    }
}

/// The unavailable months of a unit that turned out to be another: those that the other has too are dropped; the rest is
/// turned with everything else that refers to it.
pub(super) fn merge(draft: &mut Draft<'_>, from: UnitId, into: UnitId) {
    let rows: Vec<Unavailable> =
        draft.now().unavailable.iter().filter(|row| row.unit == Some(from)).cloned().collect();
    for row in rows {
        let twin = |other: &Unavailable| {
            (other.programme, other.unit, other.month) == (row.programme, Some(into), row.month)
        };
        if draft.now().unavailable.iter().any(twin) {
            draft.delete(Table::Unavailable, row.id);
        }
    }
}

/// A unit that ends on a day has no months after it any more in which it could not.
pub(super) fn end(draft: &mut Draft<'_>, year: ProgrammeId, unit: UnitId, on: NaiveDate) {
    let ended =
        |row: &&Unavailable| row.programme == year && row.unit == Some(unit) && row.month.last_day() >= on;
    let rows: Vec<UnavailableId> = draft.now().unavailable.iter().filter(ended).map(|row| row.id).collect();
    for id in rows {
        draft.delete(Table::Unavailable, id);
    }
}
