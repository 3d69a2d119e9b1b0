//! A plan as moves of sessions with their reasons, or why there is none and what would have to be given up.

use super::question::{Item, Question};
use crate::calendar::{Calendar, suiting};
use crate::model::ids::{GroupId, ProgrammeId, SessionId, UnitId};
use crate::model::{Month, Snapshot};
use crate::planning::{Core, GivenUp, MonthSet, Outcome, Plan, Planned};
use crate::rules::last_year::{months_of, year_before};
use crate::rules::limits::Limits;
use crate::rules::suitability::themes_of;

/// What weighed for a placement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanReason {
    /// It is fixed: locked, dated, held or behind.
    Fixed,
    /// It is the only month the unit can have.
    Only,
    /// A theme day of the unit lies in the month.
    Theme(String),
    /// It had this month last year, another one than now.
    Before(Month),
    /// It has the same month as last year: nothing better was left.
    Repeated,
    /// So many sessions of its group the month has now.
    Load {
        /// The group; `None`: it stands in none.
        group: Option<GroupId>,
        /// So many.
        has: i64,
        /// At most so many, where that is said.
        most: Option<u16>,
    },
}

/// Where a session stands in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// Which.
    pub session: SessionId,
    /// The unit for which it is told.
    pub unit: UnitId,
    /// Its column.
    pub group: Option<GroupId>,
    /// Where it stands now; `None`: 未安排.
    pub from: Option<Month>,
    /// Where it would.
    pub to: Month,
    /// What weighed, two or three.
    pub reasons: Vec<PlanReason>,
}

impl Placement {
    /// Whether the plan moves it.
    #[must_use]
    pub fn moves(&self) -> bool {
        self.from != Some(self.to)
    }
}

/// Figures of a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Totals {
    /// Sessions in a month with a theme day of their unit,
    pub themed: usize,
    /// of so many whose unit has any.
    pub could: usize,
    /// Sessions in last year's month.
    pub repeated: usize,
    /// Sessions that get another month or a first one.
    pub moved: usize,
    /// By how much the fullest month of any group has more than the emptiest one that is planned.
    pub spread: i64,
}

/// A plan.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Every session, month by month.
    pub placements: Vec<Placement>,
    /// Sessions of each group and month.
    pub loads: Vec<(GroupId, Vec<(Month, i64)>)>,
    /// What it costs, and what no plan costs less than.
    pub cost: i64,
    /// The bound.
    pub bound: i64,
    /// Whether nothing is better.
    pub proven: bool,
    /// Its figures.
    pub totals: Totals,
    /// Locked without a month: they stay so.
    pub locked: Vec<(SessionId, UnitId)>,
}

impl Proposal {
    /// The moves.
    pub fn moves(&self) -> impl Iterator<Item = &Placement> {
        self.placements.iter().filter(|placement| placement.moves())
    }
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Units have no month at all.
    NoMonths(Vec<UnitId>),
    /// Months cannot take all that must lie in them.
    TooMany {
        /// Of which group; `None`: of all together.
        group: Option<GroupId>,
        /// The months.
        months: Vec<Month>,
        /// So many must lie in them,
        needed: i64,
        /// so many may.
        room: i64,
        /// The units whose sessions must.
        units: Vec<UnitId>,
    },
    /// Months are to have more than can lie in them.
    TooFew {
        /// Of which group; `None`: of all together.
        group: Option<GroupId>,
        /// The months.
        months: Vec<Month>,
        /// So many are to lie in them,
        needed: i64,
        /// so many can.
        can: i64,
    },
    /// Units kept apart have fewer months than there are of them.
    Apart {
        /// The units.
        units: Vec<UnitId>,
        /// Their months.
        months: Vec<Month>,
    },
}

/// One thing that could be given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concession {
    /// A unit holds so many sessions fewer.
    Missing(UnitId, usize),
    /// A unit holds one in a month in which it cannot.
    Unavailable(UnitId, Month),
    /// A month has so many.
    More(Option<GroupId>, Month, i64),
    /// A month has only so many.
    Fewer(Option<GroupId>, Month, i64),
    /// Units kept apart share a month.
    Shared(Vec<UnitId>, Month),
    /// Two units kept together part.
    Parted(UnitId, UnitId),
}

/// Why there is no plan, and what would make one.
#[derive(Clone, Debug, Default)]
pub struct Impossible {
    /// Reasons that suffice each by itself.
    pub obstacles: Vec<Obstacle>,
    /// The least that has to be given up, all of it.
    pub concessions: Vec<Concession>,
    /// Whether nothing less will do.
    pub least: bool,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A plan.
    Plan(Proposal),
    /// None.
    Impossible(Impossible),
}

impl Answer {
    pub(super) fn of(snapshot: &Snapshot, year: ProgrammeId, question: &Question, outcome: Outcome) -> Self {
        match outcome {
            Outcome::Planned(planned) => Self::Plan(question.proposal(snapshot, year, &planned)),
            Outcome::Impossible(why) => Self::Impossible(Impossible {
                obstacles: why.cores.iter().map(|core| question.obstacle(core)).collect(),
                concessions: question.concessions(&why.relaxation.given_up, &why.relaxation.plan),
                least: why.relaxation.bound == why.relaxation.cost,
            }),
        }
    }
}

impl Question {
    fn proposal(&self, snapshot: &Snapshot, programme: ProgrammeId, planned: &Planned) -> Proposal {
        let (calendar, limits) = (Calendar::of(snapshot), Limits::of(snapshot, programme));
        let themes = themes_of(&calendar, &self.months);
        let year = snapshot.programmes.get(programme).map_or(0, |year| year.year);
        let before = year_before(snapshot, year);
        let loads: Vec<Vec<i64>> =
            (0..self.groups.len()).map(|at| planned.plan.loads(&self.problem, Some(at))).collect();
        let mut totals = Totals::default();
        let mut placements = Vec::new();
        let mut met = std::collections::HashSet::new();
        for (at, item) in self.items.iter().enumerate() {
            let name = snapshot.units.get(item.unit).map_or("", |unit| unit.name.as_str());
            let of_unit = suiting(&themes, name);
            let last: Vec<Month> = before
                .map(|before| {
                    months_of(snapshot, before, year, item.unit).into_iter().map(|(m, _)| m).collect()
                })
                .unwrap_or_default();
            for (session, month, fixed) in self.placed(snapshot, item, planned.plan.0[at]) {
                let to = self.months[month];
                let theme = of_unit.iter().find(|on| on.touches(to));
                let mut reasons = Vec::new();
                let mut left = self.problem.allowed(at);
                left.0 &= !MonthSet::of(&self.problem.units[at].pinned).0;
                if fixed {
                    reasons.push(PlanReason::Fixed);
                } else if left.len() == 1 {
                    reasons.push(PlanReason::Only);
                }
                reasons.extend(theme.map(|on| PlanReason::Theme(on.theme.name.clone())));
                if last.contains(&to) {
                    reasons.push(PlanReason::Repeated);
                } else {
                    reasons.extend(last.first().map(|month| PlanReason::Before(*month)));
                }
                let class = self.problem.units[at].category;
                let most = limits.bounds(item.group, to).most.filter(|_| item.group.is_some());
                reasons.push(PlanReason::Load { group: item.group, has: loads[class][month], most });
                reasons.truncate(3);
                if !met.insert(session) {
                    continue;
                }
                totals.could += usize::from(!of_unit.is_empty());
                totals.themed += usize::from(theme.is_some());
                totals.repeated += usize::from(last.contains(&to));
                let from = snapshot.sessions.get(session).and_then(|session| session.month);
                totals.moved += usize::from(from != Some(to));
                placements.push(Placement { session, unit: item.unit, group: item.group, from, to, reasons });
            }
        }
        // A stable sort: within a month the order of the board stays.
        placements.sort_by_key(|placement| placement.to);
        let named = self.groups.iter().zip(&loads).filter_map(|(group, loads)| {
            Some(((*group)?, self.months.iter().copied().zip(loads.iter().copied()).collect::<Vec<_>>()))
        });
        let named: Vec<_> = named.collect();
        let spread = |(_, loads): &(GroupId, Vec<(Month, i64)>)| {
            let counts = loads.iter().map(|(_, count)| *count);
            counts.clone().max().unwrap_or_default() - counts.min().unwrap_or_default()
        };
        totals.spread = named.iter().map(spread).max().unwrap_or_default();
        Proposal {
            placements,
            totals,
            loads: named,
            cost: planned.score.total(),
            bound: planned.bound,
            proven: planned.proven(),
            locked: self.locked.clone(),
        }
    }

    /// Which session gets which month, and whether it is fixed there: who stands in one of them already stays.
    fn placed(&self, snapshot: &Snapshot, item: &Item, months: MonthSet) -> Vec<(SessionId, usize, bool)> {
        let mut left = months;
        let mut found = Vec::new();
        for (session, month) in &item.fixed {
            left.0 &= !(1 << month);
            found.push((*session, *month, true));
        }
        let now = |id: &SessionId| {
            let month = snapshot.sessions.get(*id)?.month?;
            self.months.iter().position(|one| *one == month)
        };
        let mut waiting = Vec::new();
        for session in &item.free {
            match now(session).filter(|month| left.has(*month)) {
                Some(month) => {
                    left.0 &= !(1 << month);
                    found.push((*session, month, false));
                }
                None => waiting.push(*session),
            }
        }
        found.extend(waiting.into_iter().zip(left.iter()).map(|(session, month)| (session, month, false)));
        found
    }

    fn units(&self, places: &[usize]) -> Vec<UnitId> {
        let mut units: Vec<UnitId> = places.iter().map(|at| self.items[*at].unit).collect();
        units.dedup();
        units
    }

    fn named(&self, months: MonthSet) -> Vec<Month> {
        months.iter().map(|month| self.months[month]).collect()
    }

    fn class(&self, category: Option<usize>) -> Option<GroupId> {
        category.and_then(|at| self.groups[at])
    }

    fn obstacle(&self, core: &Core) -> Obstacle {
        match core {
            Core::NoMonths { units } => Obstacle::NoMonths(self.units(units)),
            Core::TooMany { category, months, needed, room, units } => Obstacle::TooMany {
                group: self.class(*category),
                months: self.named(*months),
                needed: *needed,
                room: *room,
                units: self.units(units),
            },
            Core::TooFew { category, months, needed, can } => Obstacle::TooFew {
                group: self.class(*category),
                months: self.named(*months),
                needed: *needed,
                can: *can,
            },
            Core::Apart { units, months, .. } => {
                Obstacle::Apart { units: self.units(units), months: self.named(*months) }
            }
        }
    }

    fn concessions(&self, given_up: &[GivenUp], plan: &Plan) -> Vec<Concession> {
        let one = |given: &GivenUp| match *given {
            GivenUp::Missing { unit, by } => Concession::Missing(self.items[unit].unit, by),
            GivenUp::Unavailable { unit, month } => {
                Concession::Unavailable(self.items[unit].unit, self.months[month])
            }
            GivenUp::More { category, month, .. } | GivenUp::Fewer { category, month, .. } => {
                let has = plan.loads(&self.problem, category)[month];
                let (group, month) = (self.class(category), self.months[month]);
                if matches!(given, GivenUp::More { .. }) {
                    Concession::More(group, month, has)
                } else {
                    Concession::Fewer(group, month, has)
                }
            }
            GivenUp::Shared { group, month, .. } => {
                let here = self.problem.apart[group].iter().copied().filter(|at| plan.0[*at].has(month));
                Concession::Shared(self.units(&here.collect::<Vec<_>>()), self.months[month])
            }
            GivenUp::Parted { units: (a, b), .. } => {
                Concession::Parted(self.items[a].unit, self.items[b].unit)
            }
        };
        given_up.iter().map(one).collect()
    }
}
