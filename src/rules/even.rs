//! 均衡填入: a month for every session without one, so that the months of each group come out even. By order and without
//! looking back: it improves nothing that stands already.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::limits::{Limits, Passed};
use super::schedule::{Entry, Schedule};
use super::suitability::{FEW, themes_of};
use crate::calendar::themes::ThemeOn;
use crate::calendar::{Calendar, suiting};
use crate::model::ids::{GroupId, ProgrammeId, SessionId, UnitId};
use crate::model::programme::Programme;
use crate::model::session::{SessionKind, SessionState};
use crate::model::{Month, Snapshot};

/// The first month of a year that gets something on `today`: what lies behind is not planned any more, unless all does.
#[must_use]
pub fn first_month(year: &Programme, today: NaiveDate) -> Month {
    let this = Month::of(today);
    let behind = year.months.iter().all(|month| *month < this);
    if behind { year.months.first().copied().unwrap_or(this) } else { this }
}

/// What is to be filled in, and what is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filling {
    /// Sessions for each month, months and sessions in their order.
    pub months: Vec<(Month, Vec<SessionId>)>,
    /// What stays without a month, in the order of 未安排.
    pub left: Vec<(Entry, Why)>,
}

impl Filling {
    /// How many sessions get a month.
    #[must_use]
    pub fn placed(&self) -> usize {
        self.months.iter().map(|(_, sessions)| sessions.len()).sum()
    }
}

/// Why a session stays without a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It is locked.
    Locked,
    /// Its unit can hold none in any month that is left.
    Unavailable,
    /// What months its unit can have as many as they are to have.
    Full,
    /// Its unit has a session in every month that it could be held in.
    Taken,
    /// The day that was fixed lies in none of the months.
    Dated,
}

/// The filling of a year: months before `from` get nothing. Least months first are those that lack what they are to have
/// at least, then those with the fewest of the group, then those with a theme day of the unit, then with the fewest of all,
/// then with more working days, then the earlier ones. Who can be held in the fewest months chooses first; else 机构序列 does.
#[must_use]
pub fn filling(snapshot: &Snapshot, programme: ProgrammeId, from: Month) -> Filling {
    let Some(year) = snapshot.programmes.get(programme) else { return Filling::default() };
    let schedule = Schedule::of(snapshot, programme);
    let limits = Limits::of(snapshot, programme);
    let calendar = Calendar::of(snapshot);
    let months: Vec<Month> = year.months.iter().copied().filter(|month| *month >= from).collect();
    let few = |month: &Month| calendar.working_days(*month).is_some_and(|days| days <= FEW);
    let few = months.iter().map(few).collect();
    let themes = themes_of(&calendar, &months);
    let loads = Loads::of(&schedule, year);
    Filler { snapshot, year, limits: &limits, schedule: &schedule, months, few, themes, loads }.fill()
}

/// How many units have a session in a month, by group and in all, as the filling goes on.
struct Loads {
    groups: HashMap<(Month, GroupId), usize>,
    all: HashMap<Month, usize>,
}

impl Loads {
    fn of(schedule: &Schedule, year: &Programme) -> Self {
        let mut loads = Self { groups: HashMap::new(), all: HashMap::new() };
        for month in &year.months {
            loads.all.insert(*month, schedule.count(*month, None));
            for group in &schedule.groups {
                loads.groups.insert((*month, *group), schedule.count(*month, Some(*group)));
            }
        }
        loads
    }

    fn group(&self, month: Month, group: Option<GroupId>) -> usize {
        group.and_then(|group| self.groups.get(&(month, group))).copied().unwrap_or_default()
    }

    fn all(&self, month: Month) -> usize {
        self.all.get(&month).copied().unwrap_or_default()
    }

    fn add(&mut self, month: Month, group: Option<GroupId>) {
        *self.all.entry(month).or_default() += 1;
        if let Some(group) = group {
            *self.groups.entry((month, group)).or_default() += 1;
        }
    }
}

/// A session without a month, with the units that hold it.
struct Waiting {
    session: SessionId,
    /// The unit for which it is told.
    entry: Entry,
    units: Vec<(UnitId, Option<GroupId>)>,
    /// Months in which nothing but their being full speaks against it, as places in the list of months.
    can: Result<Vec<usize>, Why>,
    /// Months in which its unit has a theme day, as places in that list.
    themed: Vec<usize>,
}

struct Filler<'a> {
    snapshot: &'a Snapshot,
    year: &'a Programme,
    limits: &'a Limits,
    schedule: &'a Schedule,
    months: Vec<Month>,
    few: Vec<bool>,
    themes: Vec<ThemeOn<'a>>,
    loads: Loads,
}

impl Filler<'_> {
    fn fill(mut self) -> Filling {
        let waiting = self.waiting();
        let mut order: Vec<usize> = (0..waiting.len()).collect();
        // A stable sort: those with equally many months stay in 机构序列.
        order.sort_by_key(|n| waiting[*n].can.as_ref().map_or(usize::MAX, Vec::len));
        let mut got: Vec<Option<Month>> = vec![None; waiting.len()];
        let mut taken: HashMap<UnitId, Vec<Month>> = HashMap::new();
        let mut why: Vec<Option<Why>> = vec![None; waiting.len()];
        for n in order {
            let one = &waiting[n];
            let can = match &one.can {
                Ok(can) => can,
                Err(reason) => {
                    why[n] = Some(*reason);
                    continue;
                }
            };
            let free = |at: &usize| {
                let month = self.months[*at];
                !one.units
                    .iter()
                    .any(|(unit, _)| taken.get(unit).is_some_and(|months| months.contains(&month)))
            };
            let free: Vec<usize> = can.iter().copied().filter(free).collect();
            let room = free.iter().copied().filter(|at| !self.full(*at, one));
            match room.min_by_key(|at| self.weight(*at, one)) {
                Some(at) => {
                    let month = self.months[at];
                    got[n] = Some(month);
                    for (unit, group) in &one.units {
                        self.loads.add(month, *group);
                        taken.entry(*unit).or_default().push(month);
                    }
                }
                None => why[n] = Some(if free.is_empty() { Why::Taken } else { Why::Full }),
            }
        }
        let mut filling = Filling::default();
        for month in &self.months {
            let here = waiting.iter().zip(&got).filter(|(_, got)| **got == Some(*month));
            let here: Vec<SessionId> = here.map(|(one, _)| one.session).collect();
            if !here.is_empty() {
                filling.months.push((*month, here));
            }
        }
        let left = waiting.iter().zip(why).filter_map(|(one, why)| Some((one.entry, why?)));
        filling.left = left.collect();
        filling
    }

    /// What is 未安排 and to be held, each session once, in its order.
    fn waiting(&self) -> Vec<Waiting> {
        let mut waiting: Vec<Waiting> = Vec::new();
        let mut met = std::collections::HashSet::new();
        for entry in &self.schedule.unscheduled {
            let session = self.snapshot.sessions.get(entry.session);
            let cancelled = session.is_none_or(|session| session.state == SessionState::Cancelled);
            if cancelled || !met.insert(entry.session) {
                continue;
            }
            let column = |unit| (unit, self.schedule.column(self.snapshot, self.year.id, unit));
            let units: Vec<_> = self.snapshot.organisers_of(entry.session).map(column).collect();
            let can = self.possible(entry.session, &units);
            let name = self.snapshot.units.get(entry.unit).map_or("", |unit| unit.name.as_str());
            let of_unit = suiting(&self.themes, name);
            let themed = |at: &usize| of_unit.iter().any(|on| on.touches(self.months[*at]));
            let themed = (0..self.months.len()).filter(themed).collect();
            waiting.push(Waiting { session: entry.session, entry: *entry, units, can, themed });
        }
        waiting
    }

    fn possible(&self, id: SessionId, units: &[(UnitId, Option<GroupId>)]) -> Result<Vec<usize>, Why> {
        let session = self.snapshot.sessions.get(id).ok_or(Why::Locked)?;
        if session.locked {
            return Err(Why::Locked);
        }
        let mut left: Vec<usize> = (0..self.months.len()).collect();
        let mut keep = |why: Why, keep: &dyn Fn(Month) -> bool| {
            left.retain(|at| keep(self.months[*at]));
            if left.is_empty() { Err(why) } else { Ok(()) }
        };
        if let Some(day) = session.held_on {
            keep(Why::Dated, &|month| month.contains(day))?;
        } else if let Some(when) = &session.when {
            keep(Why::Dated, &|month| when.days.can_lie_in(month))?;
        }
        keep(Why::Unavailable, &|month| {
            units.iter().all(|(unit, group)| self.limits.unavailable(*unit, *group, month).is_none())
        })?;
        let mut held = Vec::new();
        for (unit, _) in units {
            let of_unit = self.snapshot.sessions_held_by(self.year.id, *unit);
            held.extend(of_unit.iter().filter(|s| s.kind == SessionKind::Branch).filter_map(|s| s.month));
        }
        keep(Why::Taken, &|month| !held.contains(&month))?;
        Ok(left)
    }

    fn full(&self, at: usize, one: &Waiting) -> bool {
        let month = self.months[at];
        let over = |group: Option<GroupId>, has: usize| {
            matches!(self.limits.bounds(group, month).passed_by(has), Some(Passed::Most(_)))
        };
        let in_group = |group: Option<GroupId>| one.units.iter().filter(|(_, of)| *of == group).count();
        over(None, self.loads.all(month) + one.units.len())
            || one.units.iter().any(|(_, group)| {
                group.is_some() && over(*group, self.loads.group(month, *group) + in_group(*group))
            })
    }

    /// What weighs least is chosen.
    fn weight(&self, at: usize, one: &Waiting) -> (bool, usize, bool, usize, bool, usize) {
        let month = self.months[at];
        let group = one.units.first().and_then(|(_, group)| *group);
        let lacks = |group: Option<GroupId>, has: usize| {
            matches!(self.limits.bounds(group, month).passed_by(has), Some(Passed::Least(_)))
        };
        let (own, all) = (self.loads.group(month, group), self.loads.all(month));
        let lacking = group.is_some() && lacks(group, own) || lacks(None, all);
        (!lacking, own, !one.themed.contains(&at), all, self.few[at], at)
    }
}
