//! What a year says its months can bear: months in which units cannot, least and most sessions a month. A limit forbids
//! nothing; whoever plans, shows or checks asks here whether one is passed.

use std::collections::BTreeSet;

use super::schedule::Schedule;
use crate::model::ids::{GroupId, ProgrammeId, SessionId, UnitId};
use crate::model::problem::{AcceptedProblem, Reason};
use crate::model::quick::QuickMap;
use crate::model::session::SessionKind;
use crate::model::{Month, Snapshot};

/// Whom it holds for that a month is unavailable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Every unit.
    All,
    /// The units of a group.
    Group(GroupId),
    /// One unit.
    Unit(UnitId),
}

/// Least and most sessions of a month; `None`: no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// At least so many.
    pub least: Option<u16>,
    /// At most so many.
    pub most: Option<u16>,
}

impl Bounds {
    /// The limit that a number of sessions passes.
    #[must_use]
    pub fn passed_by(self, has: usize) -> Option<Passed> {
        let over = self.most.filter(|most| has > usize::from(*most)).map(Passed::Most);
        over.or_else(|| self.least.filter(|least| has < usize::from(*least)).map(Passed::Least))
    }
}

/// A limit that is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// There are fewer than that.
    Least(u16),
    /// There are more than that.
    Most(u16),
}

/// The limits of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    unavailable: QuickMap<(Month, Scope), String>,
    bounds: QuickMap<(Option<GroupId>, Option<Month>), Bounds>,
}

impl Limits {
    /// The limits of `programme`.
    #[must_use]
    pub fn of(snapshot: &Snapshot, programme: ProgrammeId) -> Self {
        let of_year = snapshot.unavailable.iter().filter(|row| row.programme == programme);
        let unavailable = of_year.map(|row| {
            let scope = match (row.unit, row.group) {
                (Some(unit), _) => Scope::Unit(unit),
                (None, Some(group)) => Scope::Group(group),
                (None, None) => Scope::All,
            };
            ((row.month, scope), row.reason.clone())
        });
        let of_year = snapshot.capacities.iter().filter(|row| row.programme == programme);
        let bounds = of_year.map(|row| ((row.group, row.month), Bounds { least: row.least, most: row.most }));
        Self { unavailable: unavailable.collect(), bounds: bounds.collect() }
    }

    /// Whether nothing was said of what the months can bear.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.unavailable.is_empty() && self.bounds.is_empty()
    }

    /// The limit that the sessions of a month pass, of a group or of all. That there are too few is told once everything of
    /// the group has a month: until then the year is being arranged.
    #[must_use]
    pub fn passed(&self, schedule: &Schedule, month: Month, group: Option<GroupId>) -> Option<Passed> {
        let passed = self.bounds(group, month).passed_by(schedule.count(month, group))?;
        let settled = match passed {
            Passed::Most(_) => true,
            Passed::Least(_) => !schedule.lacks_months(group),
        };
        Some(passed).filter(|_| settled)
    }

    /// Why a unit, which stands in `group`, cannot hold a session in a month: for whom that was said, the narrowest
    /// first, and the reason as written, which may be empty. `None`: it can.
    #[must_use]
    pub fn unavailable(&self, unit: UnitId, group: Option<GroupId>, month: Month) -> Option<(Scope, &str)> {
        if self.unavailable.is_empty() {
            return None;
        }
        let scopes = [Some(Scope::Unit(unit)), group.map(Scope::Group), Some(Scope::All)];
        let said = |scope: Scope| Some((scope, self.unavailable.get(&(month, scope))?.as_str()));
        scopes.into_iter().flatten().find_map(said)
    }

    /// For whom a month is unavailable, all first, and why.
    #[must_use]
    pub fn unavailable_in(&self, month: Month) -> Vec<(Scope, &str)> {
        let of_month = self.unavailable.iter().filter(|((of, _), _)| *of == month);
        let mut found: Vec<(Scope, &str)> =
            of_month.map(|((_, scope), why)| (*scope, why.as_str())).collect();
        found.sort_unstable();
        found
    }

    /// Least and most sessions of a group, or with `None` of all groups together, in a month. What the month does not
    /// say itself is as for every month.
    #[must_use]
    pub fn bounds(&self, group: Option<GroupId>, month: Month) -> Bounds {
        if self.bounds.is_empty() {
            return Bounds::default();
        }
        let of = |month: Option<Month>| self.bounds.get(&(group, month)).copied().unwrap_or_default();
        let (own, usual) = (of(Some(month)), of(None));
        Bounds { least: own.least.or(usual.least), most: own.most.or(usual.most) }
    }
}

/// A limit that a placement passes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Break {
    /// A session stands in a month in which its unit cannot.
    Unavailable {
        /// Which.
        session: SessionId,
        /// The unit that cannot.
        unit: UnitId,
        /// The month.
        month: Month,
        /// For whom it was said.
        scope: Scope,
        /// Why; may be empty.
        why: String,
    },
    /// A month has more sessions than it is to have.
    Over {
        /// Of which group; `None`: of all together.
        group: Option<GroupId>,
        /// The month.
        month: Month,
        /// At most so many.
        most: u16,
        /// How many there are.
        has: usize,
    },
}

impl Break {
    /// The problem that a check finds in it; a note of it (已知悉) is a note of that.
    #[must_use]
    pub fn problem(&self) -> Reason {
        match self {
            Self::Unavailable { session, unit, month, why, .. } => {
                Reason::UnavailableMonth { unit: *unit, session: *session, month: *month, why: why.clone() }
            }
            Self::Over { group, month, most, has } => {
                Reason::OverMost { group: *group, month: *month, most: *most, has: *has }
            }
        }
    }
}

/// Whether anything was said of what the months of a year can bear.
#[must_use]
pub fn has_limits(snapshot: &Snapshot, programme: ProgrammeId) -> bool {
    snapshot.unavailable.iter().any(|row| row.programme == programme)
        || snapshot.capacities.iter().any(|row| row.programme == programme)
}

/// The note of a limit that is passed, with the facts as they are now (已知悉).
#[must_use]
pub fn noted<'a>(
    snapshot: &'a Snapshot,
    programme: ProgrammeId,
    passed: &Break,
) -> Option<&'a AcceptedProblem> {
    let problem = passed.problem();
    let (rule, subject, facts) = (problem.rule(), problem.subject(), problem.fingerprint());
    snapshot.accepted_problems.iter().find(|row| {
        row.programme == programme && row.rule == rule && row.subject == subject && row.fingerprint == facts
    })
}

/// The limits that sessions of a year pass where they stand now, those of `moved` only: which of them stand in months
/// in which their units cannot, and which of their months have too many.
#[must_use]
pub fn breaks(snapshot: &Snapshot, programme: ProgrammeId, moved: &[SessionId]) -> Vec<Break> {
    if moved.is_empty() || !has_limits(snapshot, programme) {
        return Vec::new();
    }
    let (limits, schedule) = (Limits::of(snapshot, programme), Schedule::of(snapshot, programme));
    breaks_of(snapshot, programme, (&limits, &schedule), moved)
}

/// As [`breaks`], of a year whose limits and schedule are there already.
pub(super) fn breaks_of(
    snapshot: &Snapshot,
    programme: ProgrammeId,
    (limits, schedule): (&Limits, &Schedule),
    moved: &[SessionId],
) -> Vec<Break> {
    let mut found = Vec::new();
    let mut cells: BTreeSet<(Month, Option<GroupId>)> = BTreeSet::new();
    for session in moved.iter().filter_map(|id| snapshot.sessions.get(*id)) {
        let Some(month) = session.month.filter(|_| session.kind == SessionKind::Branch) else { continue };
        for unit in snapshot.organisers_of(session.id) {
            let group = schedule.column(snapshot, programme, unit);
            if let Some((scope, why)) = limits.unavailable(unit, group, month) {
                let why = why.to_owned();
                found.push(Break::Unavailable { session: session.id, unit, month, scope, why });
            }
            cells.extend([(month, group), (month, None)]);
        }
    }
    for (month, group) in cells {
        let has = schedule.count(month, group);
        if let Some(Passed::Most(most)) = limits.bounds(group, month).passed_by(has) {
            found.push(Break::Over { group, month, most, has });
        }
    }
    found
}
