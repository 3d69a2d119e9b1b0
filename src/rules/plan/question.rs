//! The year as a problem. Each unit's own sessions that are alike are planned together, a session of several units as units
//! kept together; what is locked, held, dated, behind, or noted as an exception stays where it is and is counted.

use std::collections::{BTreeMap, HashSet};

use super::weights::Weight;
use crate::calendar::{Calendar, suiting};
use crate::model::ids::{GroupId, ProgrammeId, SessionId, UnitId};
use crate::model::planning::SetKind;
use crate::model::programme::Programme;
use crate::model::session::{Session, SessionState};
use crate::model::{Month, Snapshot};
use crate::planning::{Category, MonthSet, Problem, Unit};
use crate::rules::last_year::months_of;
use crate::rules::limits::{Break, Limits, breaks, noted};
use crate::rules::schedule::Schedule;
use crate::rules::suitability::{FEW, themes_of};

/// What may be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// What has no month gets one, and as little as can be is moved for it (补齐).
    Mend,
    /// Everything that is not fixed is planned anew.
    All,
}

/// What is planned of one unit.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub unit: UnitId,
    pub group: Option<GroupId>,
    /// What gets a month.
    pub free: Vec<SessionId>,
    /// What keeps its month.
    pub fixed: Vec<(SessionId, usize)>,
    /// Months in which it can lie beside what units can; `None`: any.
    within: Option<MonthSet>,
}

/// A year as a problem, with what its numbers stand for.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// The problem.
    pub problem: Problem,
    pub(super) months: Vec<Month>,
    pub(super) groups: Vec<Option<GroupId>>,
    pub(super) items: Vec<Item>,
    /// Locked without a month: they stay so.
    pub locked: Vec<(SessionId, UnitId)>,
}

impl Question {
    /// The problem of a year in which months before `from` stay as they are. `None`: there is no such year.
    #[must_use]
    pub fn of(snapshot: &Snapshot, programme: ProgrammeId, from: Month, scope: Scope) -> Option<Self> {
        let year = snapshot.programmes.get(programme)?;
        let schedule = Schedule::of(snapshot, programme);
        let limits = Limits::of(snapshot, programme);
        let mut asked = Self { months: year.months.clone(), ..Self::default() };
        asked.groups = schedule.groups.iter().copied().map(Some).chain([None]).collect();
        let exceptions = exceptions(snapshot, programme, &schedule);
        asked.gather(snapshot, programme, &schedule, from, &exceptions);
        asked.put_units(snapshot, year, &limits, from, scope);
        asked.bounds(snapshot, programme, &limits, &exceptions);
        asked.sets(snapshot, programme);
        Some(asked)
    }

    fn place(&self, month: Month) -> Option<usize> {
        self.months.iter().position(|one| *one == month)
    }

    fn gather(
        &mut self,
        snapshot: &Snapshot,
        programme: ProgrammeId,
        schedule: &Schedule,
        from: Month,
        exceptions: &[Break],
    ) {
        let excepted: HashSet<SessionId> = exceptions
            .iter()
            .filter_map(|one| match one {
                Break::Unavailable { session, .. } => Some(*session),
                Break::Over { .. } => None,
            })
            .collect();
        let mut own: BTreeMap<UnitId, usize> = BTreeMap::new();
        let mut joint: BTreeMap<SessionId, Vec<usize>> = BTreeMap::new();
        for (_, entry) in schedule.entries() {
            let Some(session) = snapshot.sessions.get(entry.session) else { continue };
            if session.state == SessionState::Cancelled {
                continue;
            }
            let group = schedule.column(snapshot, programme, entry.unit);
            let mut item =
                Item { unit: entry.unit, group, free: Vec::new(), fixed: Vec::new(), within: None };
            let stays = session
                .month
                .filter(|month| *month < from || stays(session) || excepted.contains(&session.id));
            let alone = snapshot.organisers_of(session.id).count() == 1;
            match (stays.map(|month| self.place(month)), session.month) {
                (Some(None), _) => continue,
                (Some(Some(month)), _) => item.fixed.push((session.id, month)),
                (None, None) if session.locked => {
                    self.locked.push((session.id, entry.unit));
                    continue;
                }
                (None, _) => {
                    item.free.push(session.id);
                    item.within = self.within(session);
                }
            }
            let like = own.get(&entry.unit).copied().filter(|at| {
                let there = &self.items[*at];
                let twice = item.fixed.iter().any(|(_, month)| there.fixed.iter().any(|(_, m)| m == month));
                alone && item.within.is_none() && there.within.is_none() && !twice
            });
            if let Some(at) = like {
                self.items[at].free.append(&mut item.free);
                self.items[at].fixed.append(&mut item.fixed);
                continue;
            }
            if alone && item.within.is_none() {
                own.entry(entry.unit).or_insert(self.items.len());
            }
            if !alone {
                joint.entry(session.id).or_default().push(self.items.len());
            }
            self.items.push(item);
        }
        self.problem.together.extend(joint.into_values().filter(|items| items.len() > 1));
    }

    /// Months in which what was fixed of a session can lie.
    fn within(&self, session: &Session) -> Option<MonthSet> {
        let can = |month: &Month| match (session.held_on, &session.when) {
            (Some(day), _) => month.contains(day),
            (None, Some(when)) => when.days.can_lie_in(*month),
            (None, None) => true,
        };
        if session.held_on.is_none() && session.when.is_none() {
            return None;
        }
        let months: Vec<usize> = (0..self.months.len()).filter(|at| can(&self.months[*at])).collect();
        Some(MonthSet::of(&months))
    }

    fn put_units(
        &mut self,
        snapshot: &Snapshot,
        year: &Programme,
        limits: &Limits,
        from: Month,
        scope: Scope,
    ) {
        let weight = |weight: Weight| weight.of(snapshot, year.id);
        let calendar = Calendar::of(snapshot);
        let themes_on = themes_of(&calendar, &self.months);
        let few = |month: &Month| calendar.working_days(*month).is_some_and(|days| days <= FEW);
        let few: Vec<bool> = self.months.iter().map(few).collect();
        let mut before: Vec<&Programme> = snapshot.programmes.iter().filter(|p| p.year < year.year).collect();
        before.sort_by_key(|programme| -programme.year);
        self.problem.months = self.months.len();
        for (id, item) in self.items.iter().enumerate() {
            let pinned: Vec<usize> = item.fixed.iter().map(|(_, month)| *month).collect();
            let name = snapshot.units.get(item.unit).map_or("", |unit| unit.name.as_str());
            let of_unit = suiting(&themes_on, name);
            let themed = |at: usize| of_unit.iter().any(|on| on.touches(self.months[at]));
            let any = (0..self.months.len()).any(themed);
            let earlier: Vec<Vec<Month>> = before
                .iter()
                .map(|p| months_of(snapshot, p, year.year, item.unit).into_iter().map(|(m, _)| m).collect())
                .collect();
            let had_few = earlier.iter().flatten().filter_map(|m| self.place(*m)).any(|at| few[at]);
            let cost = |at: usize| {
                let mut cost = 0;
                if any && !themed(at) {
                    cost += weight(Weight::Theme);
                }
                if earlier.first().is_some_and(|newest| newest.contains(&self.months[at])) {
                    cost += weight(Weight::LastYear);
                }
                if few[at] {
                    cost += weight(Weight::FewDays) + if had_few { weight(Weight::Turns) } else { 0 };
                }
                cost
            };
            let cannot = |at: &usize| {
                let month = self.months[*at];
                let outside = item.within.is_some_and(|within| !within.has(*at));
                let closed = limits.unavailable(item.unit, item.group, month).is_some();
                !pinned.contains(at) && (month < from || outside || closed)
            };
            let placed = item.free.iter().filter_map(|id| snapshot.sessions.get(*id)?.month);
            let current: Vec<usize> =
                placed.filter_map(|month| self.place(month)).chain(pinned.iter().copied()).collect();
            self.problem.units.push(Unit {
                id: id as u64,
                category: self.groups.iter().position(|group| *group == item.group).unwrap_or_default(),
                k: item.free.len() + item.fixed.len(),
                gap: 1,
                unavailable: (0..self.months.len()).filter(cannot).collect(),
                cost: (0..self.months.len()).map(cost).collect(),
                current: (scope == Scope::Mend && !current.is_empty()).then_some(current),
                pinned,
            });
        }
    }

    /// Least and most of each month; what is fixed there already is never too much, and months behind get nothing more.
    fn bounds(&mut self, snapshot: &Snapshot, programme: ProgrammeId, limits: &Limits, exceptions: &[Break]) {
        let even = Weight::Even.of(snapshot, programme);
        let classes = self.groups.clone();
        let mut made = Vec::new();
        for (id, group) in
            classes.iter().enumerate().map(|(id, group)| (id, *group)).chain([(usize::MAX, None)])
        {
            let overall = id == usize::MAX;
            let units = || {
                let of = self.problem.units.iter();
                of.filter(move |unit| overall || unit.category == id)
            };
            let (mut min, mut max) = (Vec::new(), Vec::new());
            for (at, month) in self.months.iter().enumerate() {
                let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
                let fixed = count(units().filter(|unit| unit.pinned.contains(&at)).count());
                let open = units().any(|unit| unit.pinned.len() < unit.k && !unit.unavailable.contains(&at));
                let bounds = limits.bounds(group, *month);
                let noted = exceptions.iter().find_map(|one| match one {
                    Break::Over { group: of, month: m, has, .. } if *of == group && m == month => {
                        Some(count(*has))
                    }
                    _ => None,
                });
                let least = bounds.least.map_or(0, i64::from);
                // Sessions that stand in no group's column are bound by all together only.
                let most =
                    bounds.most.filter(|_| overall || group.is_some()).map_or(i64::MAX >> 20, i64::from);
                let least = if overall || group.is_some() { least } else { 0 };
                min.push(if open { least } else { least.min(fixed) });
                max.push(most.max(fixed).max(noted.unwrap_or_default()));
            }
            let even_weight = if overall { even - even / 2 } else { even };
            made.push(Category { id: id as u64, min, max, even_weight });
        }
        self.problem.overall = made.pop();
        self.problem.categories = made;
    }

    /// Units kept apart and together, and neighbours; a unit's own sessions never share a month. Where what is fixed says
    /// otherwise, that stands.
    fn sets(&mut self, snapshot: &Snapshot, programme: ProgrammeId) {
        let mut of_unit: BTreeMap<UnitId, Vec<usize>> = BTreeMap::new();
        for (at, item) in self.items.iter().enumerate() {
            of_unit.entry(item.unit).or_default().push(at);
        }
        let mut apart: Vec<Vec<usize>> = of_unit.values().cloned().collect();
        let weight = Weight::Neighbours.of(snapshot, programme);
        for set in snapshot.unit_sets.iter().filter(|set| set.programme == programme) {
            let members = snapshot.set_members.iter().filter(|member| member.set == set.id);
            let units: Vec<&Vec<usize>> = members.filter_map(|member| of_unit.get(&member.unit)).collect();
            let all: Vec<usize> = units.iter().copied().flatten().copied().collect();
            match set.kind {
                SetKind::Apart => apart.push(all),
                SetKind::Together => {
                    let single = units.iter().filter(|items| items.len() == 1).map(|items| items[0]);
                    let mut single: Vec<usize> = single.collect();
                    let Some(first) = single.first().copied() else { continue };
                    single.retain(|at| self.alike(first, *at));
                    self.problem.together.push(single);
                }
                SetKind::Neighbours => {
                    for (n, a) in all.iter().enumerate() {
                        let rest = all[n + 1..].iter();
                        let others = rest.filter(|b| self.items[**b].unit != self.items[*a].unit);
                        self.problem.neighbours.extend(others.map(|b| (*a, *b, weight)));
                    }
                }
            }
        }
        for group in apart {
            let mut taken = MonthSet::default();
            let free = |at: &usize| {
                let pinned = MonthSet::of(&self.problem.units[*at].pinned);
                let clear = taken.and(pinned).is_empty();
                if clear {
                    taken.0 |= pinned.0;
                }
                clear
            };
            let group: Vec<usize> = group.into_iter().filter(free).collect();
            self.problem.apart.push(group);
        }
        self.problem.apart.retain(|group| group.len() > 1);
        self.problem.together.retain(|group| group.len() > 1);
    }

    /// Whether two can have the same months at all.
    fn alike(&self, one: usize, other: usize) -> bool {
        let (a, b) = (&self.problem.units[one], &self.problem.units[other]);
        a.k == b.k && a.pinned.len() == b.pinned.len() && MonthSet::of(&a.pinned) == MonthSet::of(&b.pinned)
    }
}

/// Whether a placed session stays where it is.
fn stays(session: &Session) -> bool {
    session.locked || session.held_on.is_some() || session.when.is_some()
}

/// Limits that are passed and were noted so.
fn exceptions(snapshot: &Snapshot, programme: ProgrammeId, schedule: &Schedule) -> Vec<Break> {
    let placed: Vec<SessionId> = schedule.entries().map(|(_, entry)| entry.session).collect();
    let mut found = breaks(snapshot, programme, &placed);
    found.retain(|one| noted(snapshot, programme, one).is_some());
    found
}
