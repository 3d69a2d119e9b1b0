//! 照上年安排: the month of last year that every session without one could take.

use std::collections::HashMap;

use super::limits::{Limits, Passed};
use super::schedule::Schedule;
use crate::model::Month;
use crate::model::ids::{GroupId, ProgrammeId, SessionId, UnitId};
use crate::model::programme::Programme;
use crate::model::session::{Session, SessionKind};
use crate::model::snapshot::Snapshot;

/// A month for a session that has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The session.
    pub session: SessionId,
    /// The unit that holds it.
    pub unit: UnitId,
    /// Last year's month in this year.
    pub month: Month,
}

/// Suggestions for all that is 未安排 and not locked, in the order of last year's table. A unit that held none takes the
/// month of the units that were merged into it. A month is not suggested that is not one of the year's, in which the unit
/// cannot this year, or that would have more sessions than it is to have.
#[must_use]
pub fn suggestions(snapshot: &Snapshot, programme: ProgrammeId) -> Vec<Suggestion> {
    suggestions_for(snapshot, programme, &Limits::of(snapshot, programme), &Schedule::of(snapshot, programme))
}

/// As [`suggestions`], of a year with this schedule.
pub(super) fn suggestions_for(
    snapshot: &Snapshot,
    programme: ProgrammeId,
    limits: &Limits,
    schedule: &Schedule,
) -> Vec<Suggestion> {
    let Some(year) = snapshot.programmes.get(programme) else { return Vec::new() };
    let Some(before) = year_before(snapshot, year.year) else { return Vec::new() };
    let mut left: HashMap<UnitId, Vec<(Month, i64)>> = HashMap::new();
    let mut found = Vec::new();
    for entry in &schedule.unscheduled {
        if snapshot.sessions.get(entry.session).is_none_or(|session| session.locked) {
            continue;
        }
        let months = left.entry(entry.unit).or_insert_with(|| {
            let taken: Vec<Month> =
                placed(snapshot, programme, entry.unit).iter().filter_map(|session| session.month).collect();
            let mut months = months_of(snapshot, before, year.year, entry.unit);
            let group = schedule.column(snapshot, programme, entry.unit);
            months.retain(|(month, _)| {
                year.months.contains(month)
                    && !taken.contains(month)
                    && limits.unavailable(entry.unit, group, *month).is_none()
            });
            months
        });
        if !months.is_empty() {
            let (month, ord) = months.remove(0);
            found.push((month, ord, Suggestion { session: entry.session, unit: entry.unit, month }));
        }
    }
    found.sort_by_key(|(month, ord, suggestion)| (*month, *ord, suggestion.session));
    let mut coming: HashMap<(Month, Option<GroupId>), usize> = HashMap::new();
    found.retain(|(month, _, suggestion)| {
        let group = schedule.column(snapshot, programme, suggestion.unit);
        let cells = [(*month, group), (*month, None)];
        let full = cells.iter().any(|(month, group)| {
            let comes = coming.get(&(*month, *group)).copied().unwrap_or_default();
            let has = schedule.count(*month, *group) + comes + 1;
            matches!(limits.bounds(*group, *month).passed_by(has), Some(Passed::Most(_)))
        });
        if !full {
            for cell in cells {
                *coming.entry(cell).or_default() += 1;
            }
        }
        !full
    });
    found.into_iter().map(|(.., suggestion)| suggestion).collect()
}

/// The newest year before `year`.
#[must_use]
pub fn year_before(snapshot: &Snapshot, year: i32) -> Option<&Programme> {
    snapshot.programmes.iter().filter(|p| p.year < year).max_by_key(|p| p.year)
}

/// The months in which a unit held its sessions in `before`, moved to the year `to`, with their order in the cell.
#[must_use]
pub fn months_of(snapshot: &Snapshot, before: &Programme, to: i32, unit: UnitId) -> Vec<(Month, i64)> {
    let mut sessions = placed(snapshot, before.id, unit);
    if sessions.is_empty() {
        let merged = snapshot.merged_into(unit);
        sessions = merged.flat_map(|change| placed(snapshot, before.id, change.unit)).collect();
        sessions.sort_by_key(|session| (session.month, session.ord, session.id));
    }
    let mut months: Vec<(Month, i64)> = Vec::new();
    for session in sessions {
        if let Some(month) = session.month.and_then(|m| m.years_later(to - before.year))
            && !months.iter().any(|(there, _)| *there == month)
        {
            months.push((month, session.ord));
        }
    }
    months
}

/// The placed branch sessions of a unit in a year, by month.
fn placed(snapshot: &Snapshot, programme: ProgrammeId, unit: UnitId) -> Vec<&Session> {
    let mut sessions = snapshot.sessions_held_by(programme, unit);
    sessions.retain(|session| session.kind == SessionKind::Branch && session.month.is_some());
    sessions
}
