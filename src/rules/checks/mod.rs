//! Problems of a year, each with its place and typed reason. Pure: reads a snapshot and a day, writes nothing; the
//! sentences are made in `text`.

mod names;
mod reports;
mod sessions;

use crate::model::Snapshot;
use crate::model::ids::{ProgrammeId, SessionId};
use crate::model::problem::{Problem, Reason, Severity};
use crate::model::programme::Programme;
use crate::rules::owed::Owed;

/// Everything wrong with a year in which this is owed ([`super::YearView::problems`]): what must be settled first, then
/// hints; inside that by rule, month, 机构序列. Empty for a year that is not in the file.
pub(super) fn problems(snapshot: &Snapshot, programme: ProgrammeId, owed: &[Owed]) -> Vec<Problem> {
    let Some(year) = snapshot.programmes.get(programme) else { return Vec::new() };
    let mut reasons = Vec::new();
    sessions::check(snapshot, year, &mut reasons);
    reports::check(snapshot, year, owed, &mut reasons);
    names::check(snapshot, year, &mut reasons);
    reasons.sort_by_cached_key(|reason| place(snapshot, year, reason));
    reasons.into_iter().map(|reason| Problem { programme, reason }).collect()
}

/// How many of them must be settled.
#[must_use]
pub fn musts(problems: &[Problem]) -> usize {
    problems.iter().filter(|problem| problem.reason.severity() == Severity::Must).count()
}

type Place = (Severity, u8, Option<crate::model::Month>, i64, i64, i64);

fn place(snapshot: &Snapshot, year: &Programme, reason: &Reason) -> Place {
    let (rule, session) = match reason {
        Reason::DutyNotMet { .. } => (0, None),
        Reason::NoOrganiser { session } => (1, Some(session)),
        Reason::OutsideMonths { session, .. } => (2, Some(session)),
        Reason::DateOutsideMonth { session, .. } => (3, Some(session)),
        Reason::SameName { .. } => (4, None),
        Reason::Unscheduled { session, .. } => (5, Some(session)),
        Reason::HeldAfterDue { session, .. } => (6, Some(session)),
        Reason::PossibleAlias { .. } => (7, None),
        Reason::InactiveUnit { session, .. } => (8, Some(session)),
        Reason::MainSessionUndated { session } => (9, Some(session)),
        Reason::NoDeadline => (10, None),
        Reason::TwiceInMonth { session, .. } => (11, Some(session)),
    };
    let month = session.and_then(|id: &SessionId| snapshot.sessions.get(*id)).and_then(|s| s.month);
    let unit = reason.unit();
    let order = unit.map_or(0, |unit| {
        snapshot
            .participation(year.id, unit)
            .and_then(|part| snapshot.groups.get(part.group))
            .map_or(i64::MAX, |group| group.ord)
    });
    let ord = unit.and_then(|unit| snapshot.units.get(unit)).map_or(0, |unit| unit.ord);
    (reason.severity(), rule, month, order, ord, session.map_or(0, |id| id.0))
}
