//! 照上年安排: the month of last year that every session without one could take.

use std::collections::VecDeque;

use super::limits::Limits;
use super::members::Members;
use super::schedule::Schedule;
use crate::model::Month;
use crate::model::ids::{GroupId, ProgrammeId, SessionId, UnitId};
use crate::model::programme::Programme;
use crate::model::quick::QuickMap;
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
    let (limits, schedule) = (Limits::of(snapshot, programme), Schedule::of(snapshot, programme));
    let (members, before) = (Members::of(snapshot, programme), YearBefore::of(snapshot, programme));
    suggestions_for(snapshot, programme, (&limits, &schedule, &members), &before)
}

/// As [`suggestions`], of a year of which all this is there already.
pub(super) fn suggestions_for(
    snapshot: &Snapshot,
    programme: ProgrammeId,
    (limits, schedule, members): (&Limits, &Schedule, &Members),
    before: &YearBefore,
) -> Vec<Suggestion> {
    let Some(year) = snapshot.programmes.get(programme) else { return Vec::new() };
    if schedule.unscheduled.is_empty() || before.months.is_empty() {
        return Vec::new();
    }
    let mut taken: QuickMap<UnitId, Vec<Month>> = QuickMap::default();
    for (month, entry) in schedule.placed_entries() {
        taken.entry(entry.unit).or_default().push(month);
    }
    let mut left: QuickMap<UnitId, VecDeque<(Month, i64)>> = QuickMap::default();
    let mut found = Vec::new();
    for entry in &schedule.unscheduled {
        let Some(months) = before.months.get(&entry.unit) else { continue };
        let group = schedule.column_among(members, entry.unit);
        let months = left.entry(entry.unit).or_insert_with(|| {
            let taken = taken.get(&entry.unit).map_or(&[][..], Vec::as_slice);
            let free = |(month, _): &&(Month, i64)| {
                year.months.contains(month)
                    && !taken.contains(month)
                    && limits.unavailable(entry.unit, group, *month).is_none()
            };
            months.iter().filter(free).copied().collect()
        });
        if months.is_empty() || snapshot.sessions.get(entry.session).is_none_or(|session| session.locked) {
            continue;
        }
        if let Some((month, ord)) = months.pop_front() {
            let suggestion = Suggestion { session: entry.session, unit: entry.unit, month };
            found.push((month, ord, group, suggestion));
        }
    }
    found.sort_by_key(|(month, ord, _, suggestion)| (*month, *ord, suggestion.session));
    let mut coming: QuickMap<(Month, Option<GroupId>), usize> = QuickMap::default();
    found.retain(|(month, _, group, _)| {
        let cells = [(*month, *group), (*month, None)];
        let full = cells.iter().any(|(month, group)| {
            let Some(most) = limits.bounds(*group, *month).most else { return false };
            let comes = coming.get(&(*month, *group)).copied().unwrap_or_default();
            schedule.count(*month, *group) + comes + 1 > usize::from(most)
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

/// The months in which units held their sessions in the newest year before, moved to this one, with their order in the
/// cell ([`months_of`]); of units that held none, nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct YearBefore {
    /// That year.
    pub year: Option<ProgrammeId>,
    months: QuickMap<UnitId, Vec<(Month, i64)>>,
}

impl YearBefore {
    /// That of `programme`.
    pub(super) fn of(snapshot: &Snapshot, programme: ProgrammeId) -> Self {
        let year = snapshot.programmes.get(programme).map(|year| year.year);
        let Some((to, before)) = year.and_then(|to| Some((to, year_before(snapshot, to)?))) else {
            return Self::default();
        };
        let mut placed: QuickMap<UnitId, Vec<&Session>> = QuickMap::default();
        let branches = snapshot.sessions_of(before.id).filter(|s| s.kind == SessionKind::Branch);
        for session in branches.filter(|session| session.month.is_some()) {
            for unit in snapshot.organisers_of(session.id) {
                placed.entry(unit).or_default().push(session);
            }
        }
        let moved = |(unit, sessions)| (unit, moved(sessions, before, to));
        let mut months: QuickMap<UnitId, Vec<(Month, i64)>> = placed.into_iter().map(moved).collect();
        for unit in snapshot.unit_changes.iter().filter_map(|change| change.into) {
            months.entry(unit).or_insert_with(|| months_of(snapshot, before, to, unit));
        }
        Self { year: Some(before.id), months }
    }
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
    moved(sessions, before, to)
}

/// The months of sessions of `before` in the year `to`, each once, with the order of the first in its cell.
fn moved(sessions: Vec<&Session>, before: &Programme, to: i32) -> Vec<(Month, i64)> {
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
