//! Problems of a year, each with its place and typed reason. Pure: reads a snapshot and a day, writes nothing; the
//! sentences are made in `text`.

mod days;
mod issued;
mod limits;
mod load;
mod names;
mod people;
mod reports;
mod sessions;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::calendar::Calendar;
use crate::model::Snapshot;
use crate::model::ids::{ProgrammeId, RequirementId, SessionId};
use crate::model::problem::{AcceptedProblem, Problem, Reason, Severity};
use crate::model::programme::Programme;
use crate::model::quick::QuickMap;
use crate::model::report::DeadlineRule;
use crate::rules::issued::{Issued, latest};
use crate::rules::limits::Limits;
use crate::rules::owed::Owed;
use crate::rules::schedule::{Entry, Schedule};

/// What a check of a year comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// What is wrong: what must be settled first, then hints; inside that by rule, month, 机构序列.
    pub problems: Vec<Problem>,
    /// 已知悉: what is wrong and was noted with its reason, while its facts are as they were then; in the same order.
    pub noted: Vec<(Problem, AcceptedProblem)>,
}

impl Found {
    /// The units' sessions that something is wrong with, each with the gravest; not those that only lack a month.
    #[must_use]
    pub fn badges(&self) -> QuickMap<Entry, Severity> {
        let mut badges = QuickMap::default();
        for problem in &self.problems {
            let reason = &problem.reason;
            let (Some(session), Some(unit)) = (reason.session(), reason.unit()) else { continue };
            if !matches!(reason, Reason::Unscheduled { .. }) {
                let badge = badges.entry(Entry { session, unit }).or_insert(reason.severity());
                *badge = reason.severity().min(*badge);
            }
        }
        badges
    }
}

/// A year that is checked, with what several checks ask.
struct Year<'a> {
    snapshot: &'a Snapshot,
    programme: &'a Programme,
    calendar: Calendar,
    /// What is sent before a session, not after it.
    before_event: HashSet<RequirementId>,
    /// The day on which the schedule was issued.
    issued: Option<NaiveDate>,
}

impl<'a> Year<'a> {
    fn of(snapshot: &'a Snapshot, programme: &'a Programme) -> Self {
        let asked = snapshot.requirements_of(programme.id);
        let before = asked.filter(|asked| matches!(asked.rule.by, DeadlineRule::BeforeEvent { .. }));
        let issued = latest(snapshot, programme.id).map(|copy| copy.on);
        Self {
            snapshot,
            programme,
            calendar: Calendar::of(snapshot),
            before_event: before.map(|asked| asked.id).collect(),
            issued: issued.or(programme.issued_on),
        }
    }
}

/// Everything wrong with a year in which this is owed ([`super::YearView::problems`]). Nothing for a year that is not in
/// the file.
pub(super) fn problems(
    snapshot: &Snapshot,
    programme: ProgrammeId,
    (schedule, limits): (&Schedule, &Limits),
    owed: &[Owed],
    issued: Option<&Issued>,
) -> Found {
    let Some(programme) = snapshot.programmes.get(programme) else { return Found::default() };
    let year = Year::of(snapshot, programme);
    let mut reasons = Vec::new();
    sessions::check(snapshot, programme, &mut reasons);
    days::check(&year, owed, &mut reasons);
    load::check(&year, schedule, &mut reasons);
    limits::check(&year, schedule, limits, &mut reasons);
    reports::check(&year, owed, &mut reasons);
    people::check(&year, &mut reasons);
    issued::check(&year, issued, &mut reasons);
    names::check(snapshot, programme, &mut reasons);
    reasons.sort_by_cached_key(|reason| place(snapshot, programme, reason));
    let noted = noted(snapshot, programme);
    let mut found = Found::default();
    for reason in reasons {
        let problem = Problem { programme: programme.id, reason };
        let row = noted.get(&(problem.reason.rule(), problem.reason.subject()));
        match row.filter(|row| row.fingerprint == problem.reason.fingerprint()) {
            Some(row) => found.noted.push((problem, (*row).clone())),
            None => found.problems.push(problem),
        }
    }
    found
}

/// What was noted in a year, by rule and subject.
fn noted<'a>(snapshot: &'a Snapshot, year: &Programme) -> HashMap<(String, String), &'a AcceptedProblem> {
    let rows = snapshot.accepted_problems.iter().filter(|row| row.programme == year.id);
    rows.map(|row| ((row.rule.clone(), row.subject.clone()), row)).collect()
}

/// How many of them must be settled.
#[must_use]
pub fn musts(problems: &[Problem]) -> usize {
    problems.iter().filter(|problem| problem.reason.severity() == Severity::Must).count()
}

type Place = (Severity, u8, Option<crate::model::Month>, i64, i64, i64);

fn place(snapshot: &Snapshot, year: &Programme, reason: &Reason) -> Place {
    let session = reason.session();
    let month = session.and_then(|id: SessionId| snapshot.sessions.get(id)).and_then(|s| s.month);
    let month = month.or(reason.month());
    let unit = reason.unit();
    let order = unit.map_or(0, |unit| {
        snapshot
            .participation(year.id, unit)
            .and_then(|part| snapshot.groups.get(part.group))
            .map_or(i64::MAX, |group| group.ord)
    });
    let ord = unit.and_then(|unit| snapshot.units.get(unit)).map_or(0, |unit| unit.ord);
    (reason.severity(), reason.rank(), month, order, ord, session.map_or(0, |id| id.0))
}
