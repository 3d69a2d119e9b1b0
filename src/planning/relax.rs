//! What has to be given up at least where there is no plan.

use super::network::{Network, Prices};
use super::plan::Plan;
use super::problem::{MonthSet, Problem};

/// What a rule costs to give up: a session less weighs most, a pair that parts least. What is fixed and how far months lie
/// apart is never given up.
pub(super) const PRICES: Prices = Prices { missing: 30, unavailable: 10, load: 10, apart: 10, together: 5 };

/// One thing to give up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GivenUp {
    /// A unit has fewer sessions.
    Missing {
        /// Its place.
        unit: usize,
        /// So many fewer.
        by: usize,
    },
    /// A unit has a month that it cannot have.
    Unavailable {
        /// Its place.
        unit: usize,
        /// The month.
        month: usize,
    },
    /// A month has more than it may.
    More {
        /// The place of the class; `None`: all together.
        category: Option<usize>,
        /// The month.
        month: usize,
        /// So many more.
        by: i64,
    },
    /// A month has fewer than it is to.
    Fewer {
        /// The place of the class; `None`: all together.
        category: Option<usize>,
        /// The month.
        month: usize,
        /// So many fewer.
        by: i64,
    },
    /// Units of a group kept apart share a month.
    Shared {
        /// The place of the group.
        group: usize,
        /// The month.
        month: usize,
        /// So many beside the first.
        by: i64,
    },
    /// Two units kept together differ in months.
    Parted {
        /// The places of the two.
        units: (usize, usize),
        /// In so many months.
        months: usize,
    },
}

/// What is given up, and the plan that needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relaxation {
    /// In order.
    pub given_up: Vec<GivenUp>,
    /// What that costs.
    pub cost: i64,
    /// What no relaxation costs less than.
    pub bound: i64,
    /// The plan.
    pub plan: Plan,
}

/// What a plan gives up.
pub(super) fn given_up(problem: &Problem, plan: &Plan) -> (Vec<GivenUp>, i64) {
    let (mut all, mut cost) = (Vec::new(), 0);
    for (at, (unit, months)) in problem.units.iter().zip(&plan.0).enumerate() {
        let by = unit.k.saturating_sub(months.len());
        if by > 0 {
            cost += PRICES.missing * i64::try_from(by).unwrap_or_default();
            all.push(GivenUp::Missing { unit: at, by });
        }
        for month in months.without(problem.allowed(at)).iter() {
            cost += PRICES.unavailable;
            all.push(GivenUp::Unavailable { unit: at, month });
        }
    }
    let classes = problem.categories.iter().enumerate().map(|(at, class)| (Some(at), class));
    for (category, class) in classes.chain(problem.overall.iter().map(|class| (None, class))) {
        for (month, has) in plan.loads(problem, category).into_iter().enumerate() {
            let (more, fewer) = (has - class.max[month], class.min[month] - has);
            if more > 0 {
                cost += PRICES.load * more;
                all.push(GivenUp::More { category, month, by: more });
            }
            if fewer > 0 {
                cost += PRICES.load * fewer;
                all.push(GivenUp::Fewer { category, month, by: fewer });
            }
        }
    }
    for (group, units) in problem.apart.iter().enumerate() {
        for month in 0..problem.months {
            let has = units.iter().filter(|unit| plan.0[**unit].has(month)).count();
            if has > 1 {
                let by = i64::try_from(has - 1).unwrap_or_default();
                cost += PRICES.apart * by;
                all.push(GivenUp::Shared { group, month, by });
            }
        }
    }
    for two in problem.together.iter().flat_map(|group| group.windows(2)) {
        let (a, b) = (plan.0[two[0]], plan.0[two[1]]);
        let months = MonthSet(a.0 ^ b.0).len();
        if months > 0 {
            cost += PRICES.together * i64::try_from(months).unwrap_or_default();
            all.push(GivenUp::Parted { units: (two[0], two[1]), months });
        }
    }
    (all, cost)
}

/// The elastic form.
pub(super) fn network(problem: &Problem) -> Result<Network, super::problem::Fault> {
    Network::elastic(problem, &PRICES)
}
