//! From problem to plan: the search, the proof, and where there is no plan, why.

use super::bound::Charge;
use super::core::{Core, cores};
use super::effort::Effort;
use super::network::{HARD, Network};
use super::plan::{Plan, Score};
use super::problem::{Fault, MonthSet, Problem};
use super::proof::{Proven, prove};
use super::random::Random;
use super::relax::{PRICES, Relaxation, given_up, network};
use super::search::{anneal, chains, greedy};
use super::state::State;
use crate::model::progress::{Cancelled, Progress};

/// What a plan is to be best in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aim {
    /// In what it costs.
    #[default]
    Cost,
    /// In how few months change, then in what it costs.
    FewestChanges,
}

/// A plan, and how good it is.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The plan.
    pub plan: Plan,
    /// What it costs.
    pub score: Score,
    /// What no plan costs less than; with [`Aim::FewestChanges`], no plan with as few changes.
    pub bound: i64,
    /// How many months change at least.
    pub fewest_changes: Option<i64>,
}

impl Planned {
    /// How much better a plan could be at most.
    #[must_use]
    pub fn gap(&self) -> i64 {
        (self.score.total() - self.bound).max(0)
    }

    /// Whether nothing is better.
    #[must_use]
    pub fn proven(&self) -> bool {
        self.gap() == 0 && self.fewest_changes.is_none_or(|fewest| fewest == self.score.changes)
    }
}

/// Why there is no plan, and what is nearest to one.
#[derive(Clone, Debug)]
pub struct Impossible {
    /// Reasons that suffice each by itself.
    pub cores: Vec<Core>,
    /// What would have to be given up.
    pub relaxation: Relaxation,
}

/// What comes of a problem.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A plan.
    Planned(Planned),
    /// None was found; whether there is none, the bound of the relaxation tells.
    Impossible(Impossible),
}

/// Why nothing comes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stopped {
    /// It was told to stop.
    #[error("cancelled")]
    Cancelled,
    /// The problem is none.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Cancelled> for Stopped {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

/// The best plan that the effort allows, or why there is none.
///
/// # Errors
/// [`Stopped`]: cancelled through `progress`, or a problem that names what is not there.
pub fn solve(problem: &Problem, aim: Aim, effort: Effort, progress: &Progress) -> Result<Outcome, Stopped> {
    problem.check()?;
    let (ordered, from) = problem.ordered();
    let mut outcome = Solver { problem: &ordered, effort, progress }.outcome(aim)?;
    let back = |plan: &mut Plan| {
        let mut months = vec![MonthSet::default(); from.len()];
        for (set, old) in plan.0.iter().zip(&from) {
            months[*old] = *set;
        }
        plan.0 = months;
    };
    match &mut outcome {
        Outcome::Planned(planned) => back(&mut planned.plan),
        Outcome::Impossible(why) => {
            back(&mut why.relaxation.plan);
            // Places of groups and classes are those of the problem as it was given.
            why.relaxation.given_up = given_up(problem, &why.relaxation.plan).0;
            why.cores = cores(problem);
        }
    }
    Ok(outcome)
}

/// Everyone keeps what they have, as far as they can.
fn kept(network: &Network) -> Vec<usize> {
    let best = |agent: &super::network::Agent| {
        (0..agent.sets.len()).min_by_key(|option| agent.costs[*option]).unwrap_or_default()
    };
    network.agents.iter().map(best).collect()
}

struct Solver<'a> {
    problem: &'a Problem,
    effort: Effort,
    progress: &'a Progress,
}

impl Solver<'_> {
    fn outcome(&self, aim: Aim) -> Result<Outcome, Stopped> {
        let weight = self.problem.change_weight;
        match aim {
            Aim::Cost => {
                let Ok(network) = Network::hard(self.problem, weight, true)? else { return self.relaxed() };
                let (chosen, cost) = self.search(&network, None)?;
                if cost >= HARD {
                    return self.relaxed();
                }
                let proven = self.prove(&network, chosen, &[])?;
                let plan = self.plan(&network, &proven.chosen);
                let score = plan.score(self.problem);
                Ok(Outcome::Planned(Planned { plan, score, bound: proven.bound, fewest_changes: None }))
            }
            Aim::FewestChanges => self.repaired(),
        }
    }

    /// First how few changes there can be, then the best with as few: in the second stage a change weighs more than all that
    /// can be saved by it.
    fn repaired(&self) -> Result<Outcome, Stopped> {
        let Ok(first) = Network::hard(self.problem, 1, false)? else { return self.relaxed() };
        let (chosen, cost) = self.search(&first, Some(kept(&first)))?;
        if cost >= HARD {
            return self.relaxed();
        }
        let fewest = self.prove(&first, chosen, &[])?;
        let worst = self.worst();
        let Ok(second) = Network::hard(self.problem, worst, true)? else { return self.relaxed() };
        let (mut chosen, mut cost) = self.search(&second, Some(fewest.chosen.clone()))?;
        let stay = State::of(&second, fewest.chosen);
        if stay.cost < cost {
            (chosen, cost) = (stay.chosen, stay.cost);
        }
        debug_assert!(cost < HARD, "what is feasible stays so");
        let proven = self.prove(&second, chosen, &[])?;
        let plan = self.plan(&second, &proven.chosen);
        let score = plan.score(self.problem);
        // Without what changes weigh here, with what they weigh in the problem.
        let bound = proven.bound - (worst - self.problem.change_weight) * score.changes;
        Ok(Outcome::Planned(Planned { plan, score, bound, fewest_changes: Some(fewest.bound) }))
    }

    /// More than a plan can differ from another in what it costs.
    fn worst(&self) -> i64 {
        let of_unit = |unit: &super::problem::Unit| {
            let most = unit.cost.iter().copied().max().unwrap_or_default();
            let least = unit.cost.iter().copied().min().unwrap_or_default();
            i64::try_from(unit.k).unwrap_or(1) * (most - least)
        };
        let units: i64 = self.problem.units.iter().map(of_unit).sum();
        let pairs: i64 = self.problem.neighbours.iter().map(|(_, _, weight)| 2 * weight).sum();
        let total: usize = self.problem.units.iter().map(|unit| unit.k).sum();
        let total = i64::try_from(total).unwrap_or(i64::MAX);
        let classes = self.problem.categories.iter().chain(&self.problem.overall);
        let even = classes.map(|class| class.even_weight).max().unwrap_or_default();
        // Two sessions moved from month to month shift the squares by no more than this; a whole plan by all of it.
        (units + pairs + even * total * total / 4 + 1).min(HARD >> 14)
    }

    fn search(&self, network: &Network, from: Option<Vec<usize>>) -> Result<(Vec<usize>, i64), Stopped> {
        let mut best: Option<(Vec<usize>, i64)> = None;
        let mut keep = |state: &State<'_>| {
            if best.as_ref().is_none_or(|(_, cost)| state.cost < *cost) {
                best = Some((state.chosen.clone(), state.cost));
            }
        };
        let given = from.is_some();
        let mut state = State::of(network, from.unwrap_or_else(|| greedy(network)));
        chains(&mut state, 4000);
        keep(&state);
        self.progress.check()?;
        let agents = u64::try_from(network.agents.len()).unwrap_or(1);
        for start in 0..self.effort.starts {
            let mut random = Random::new(start + 1);
            let warmth = if given { 4 } else { 12 };
            anneal(&mut state, self.effort.moves * agents, warmth, &mut random);
            self.progress.check()?;
            chains(&mut state, 4000);
            keep(&state);
        }
        Ok(best.unwrap_or_default())
    }

    fn prove(&self, network: &Network, chosen: Vec<usize>, charges: &[Charge]) -> Result<Proven, Stopped> {
        let proven = prove(network, chosen, self.effort, charges, &mut || self.progress.check().is_ok());
        self.progress.check()?;
        Ok(proven)
    }

    fn relaxed(&self) -> Result<Outcome, Stopped> {
        let network = network(self.problem)?;
        let (chosen, _) = self.search(&network, None)?;
        let proven = self.prove(&network, chosen, &self.charges(&network))?;
        let plan = self.plan(&network, &proven.chosen);
        let (given_up, cost) = given_up(self.problem, &plan);
        let score = plan.score(self.problem);
        if given_up.is_empty() {
            return Ok(Outcome::Planned(Planned { plan, score, bound: i64::MIN, fewest_changes: None }));
        }
        let relaxation = Relaxation { given_up, cost, bound: proven.bound, plan };
        Ok(Outcome::Impossible(Impossible { cores: cores(self.problem), relaxation }))
    }

    /// Each reason why there is no plan as a price that proves it.
    fn charges(&self, network: &Network) -> Vec<Charge> {
        let class = |category: Option<usize>| category.unwrap_or(self.problem.categories.len());
        let charge = |core: Core| match core {
            Core::NoMonths { .. } => None,
            Core::TooMany { category, months, .. } => {
                Some(Charge { class: class(category), months: months.0, price: PRICES.load })
            }
            Core::TooFew { category, months, .. } => {
                Some(Charge { class: class(category), months: months.0, price: -PRICES.load })
            }
            Core::Apart { group, months, .. } => {
                Some(Charge { class: network.apart[group], months: months.0, price: PRICES.apart })
            }
        };
        cores(self.problem).into_iter().filter_map(charge).collect()
    }

    fn plan(&self, network: &Network, chosen: &[usize]) -> Plan {
        let mut months = vec![MonthSet::default(); self.problem.units.len()];
        for (agent, at) in network.agents.iter().zip(chosen) {
            for unit in &agent.units {
                months[*unit] = MonthSet(agent.sets[*at]);
            }
        }
        Plan(months)
    }
}
