//! A plan, what it costs and what it breaks: counted straight from the problem, by nothing that made the plan.

use serde::Serialize;

use super::problem::{Category, MonthSet, Problem};

/// The months of each unit, in the order of the problem's units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan(pub Vec<MonthSet>);

/// What a plan costs, by what it costs for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Score {
    /// Months that suit their units badly.
    pub cost: i64,
    /// Loads squared.
    pub even: i64,
    /// Neighbours that share months.
    pub spread: i64,
    /// Months that units did not have before, weighted.
    pub change: i64,
    /// How many months are such.
    pub changes: i64,
}

impl Score {
    /// All of it.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.cost + self.even + self.spread + self.change
    }
}

/// What a plan breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Violation {
    /// A unit has more or fewer months than it is to have.
    Count {
        /// Its place.
        unit: usize,
        /// So many it has.
        has: usize,
    },
    /// A unit has a month it cannot have.
    Unavailable {
        /// Its place.
        unit: usize,
        /// The month.
        month: usize,
    },
    /// A unit lacks a month that is fixed.
    Pinned {
        /// Its place.
        unit: usize,
        /// The month.
        month: usize,
    },
    /// Two months of a unit lie too near.
    Gap {
        /// Its place.
        unit: usize,
    },
    /// A month has more or fewer than it is to have.
    Load {
        /// The place of the class; `None`: all together.
        category: Option<usize>,
        /// The month.
        month: usize,
        /// So many it has.
        has: i64,
    },
    /// Units that are to be kept apart share a month.
    Apart {
        /// The place of the group.
        group: usize,
        /// The month.
        month: usize,
    },
    /// Units that are to be kept together differ.
    Together {
        /// The place of the group.
        group: usize,
    },
}

impl Plan {
    /// How many sessions of a class lie in each month; `None`: of all.
    #[must_use]
    pub fn loads(&self, problem: &Problem, category: Option<usize>) -> Vec<i64> {
        let mut loads = vec![0; problem.months];
        for (unit, months) in problem.units.iter().zip(&self.0) {
            if category.is_none_or(|category| category == unit.category) {
                for month in months.iter().filter(|month| *month < problem.months) {
                    loads[month] += 1;
                }
            }
        }
        loads
    }

    /// What it costs.
    #[must_use]
    pub fn score(&self, problem: &Problem) -> Score {
        let mut score = Score::default();
        for (unit, months) in problem.units.iter().zip(&self.0) {
            score.cost += months.iter().map(|month| unit.cost[month]).sum::<i64>();
            if let Some(current) = &unit.current {
                score.changes += count(months.without(MonthSet::of(current)));
            }
        }
        score.change = problem.change_weight * score.changes;
        let square = |loads: Vec<i64>| loads.iter().map(|load| load * load).sum::<i64>();
        for (at, category) in problem.categories.iter().enumerate() {
            score.even += category.even_weight * square(self.loads(problem, Some(at)));
        }
        if let Some(overall) = &problem.overall {
            score.even += overall.even_weight * square(self.loads(problem, None));
        }
        for (a, b, weight) in &problem.neighbours {
            score.spread += weight * count(self.0[*a].and(self.0[*b]));
        }
        score
    }

    /// What it breaks.
    #[must_use]
    pub fn violations(&self, problem: &Problem) -> Vec<Violation> {
        let mut found = Vec::new();
        for (at, (unit, months)) in problem.units.iter().zip(&self.0).enumerate() {
            if months.len() != unit.k {
                found.push(Violation::Count { unit: at, has: months.len() });
            }
            let outside = months.without(problem.allowed(at));
            found.extend(outside.iter().map(|month| Violation::Unavailable { unit: at, month }));
            let lacking = MonthSet::of(&unit.pinned).without(*months);
            found.extend(lacking.iter().map(|month| Violation::Pinned { unit: at, month }));
            let all: Vec<usize> = months.iter().collect();
            if all.windows(2).any(|two| two[1] - two[0] < unit.gap) {
                found.push(Violation::Gap { unit: at });
            }
        }
        let mut loads = |class: &Category, category: Option<usize>| {
            for (month, has) in self.loads(problem, category).into_iter().enumerate() {
                if has < class.min[month] || has > class.max[month] {
                    found.push(Violation::Load { category, month, has });
                }
            }
        };
        for (at, category) in problem.categories.iter().enumerate() {
            loads(category, Some(at));
        }
        if let Some(overall) = &problem.overall {
            loads(overall, None);
        }
        for (group, units) in problem.apart.iter().enumerate() {
            let shares = |month: &usize| units.iter().filter(|unit| self.0[**unit].has(*month)).count() > 1;
            found.extend((0..problem.months).filter(shares).map(|month| Violation::Apart { group, month }));
        }
        for (group, units) in problem.together.iter().enumerate() {
            if units.windows(2).any(|two| self.0[two[0]] != self.0[two[1]]) {
                found.push(Violation::Together { group });
            }
        }
        found
    }
}

fn count(months: MonthSet) -> i64 {
    i64::from(months.0.count_ones())
}
