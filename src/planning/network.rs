//! The problem as the search sees it: agents that choose one of their sets of months, resources whose cost is convex in
//! what is used of them, and ties between two agents. Units kept together are one agent; classes and groups kept apart
//! are resources alike, one a month.

use super::options::{Wanted, sets};
use super::problem::{Fault, MonthSet, Problem};

/// What breaking a hard rule costs: more than any plan can save otherwise.
pub(super) const HARD: i64 = 1 << 34;

/// Who chooses.
#[derive(Clone, Debug, Default)]
pub(super) struct Agent {
    /// The units it stands for.
    pub units: Vec<usize>,
    /// Its sets of months, in order.
    pub sets: Vec<u32>,
    /// What each costs.
    pub costs: Vec<i64>,
    /// The classes it uses up, each with how much; the first is the one in which chains move.
    pub uses: Vec<(usize, i64)>,
    /// What binds it to others.
    pub ties: Vec<Tie>,
}

/// What binds an agent to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tie {
    pub other: usize,
    pub weight: i64,
    /// Months that differ are counted, not those that are shared.
    pub differ: bool,
}

impl Tie {
    pub fn cost(self, own: u32, other: u32) -> i64 {
        let counted = if self.differ { own ^ other } else { own & other };
        self.weight * i64::from(counted.count_ones())
    }
}

/// What is used up, by one class in one month.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resource {
    pub least: i64,
    pub most: i64,
    pub square: i64,
    pub penalty: i64,
}

impl Resource {
    pub fn cost(&self, load: i64) -> i64 {
        self.square * load * load + self.penalty * ((self.least - load).max(0) + (load - self.most).max(0))
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    pub months: usize,
    pub agents: Vec<Agent>,
    /// By class and month.
    pub resources: Vec<Resource>,
    /// How much of each class can be used at most.
    pub caps: Vec<i64>,
    /// The class that stands for each group kept apart, by its place.
    pub apart: Vec<usize>,
}

/// What is given up, and for how much: the elastic form of a problem.
pub(super) struct Prices {
    pub missing: i64,
    pub unavailable: i64,
    pub load: i64,
    pub apart: i64,
    pub together: i64,
}

impl Network {
    /// Hard rules hold. An agent without a set of months is the reason why there is no plan: its place.
    pub fn hard(problem: &Problem, change_weight: i64, soft: bool) -> Result<Result<Self, usize>, Fault> {
        let mut agents = Vec::new();
        let mut of_unit = vec![0; problem.units.len()];
        for units in blocks(problem) {
            let lead = &problem.units[units[0]];
            let mut from = MonthSet::first(problem.months).0;
            let (mut with, mut gap, mut same) = (0, 1, true);
            for unit in &units {
                let one = &problem.units[*unit];
                from &= problem.allowed(*unit).0;
                with |= MonthSet::of(&one.pinned).0;
                gap = gap.max(one.gap);
                same &= one.k == lead.k;
            }
            let wanted = Wanted { from, with, least: lead.k, most: lead.k, gap };
            let found = sets(&wanted).ok_or(Fault::TooMany(units[0]))?;
            if found.is_empty() || !same {
                return Ok(Err(units[0]));
            }
            let cost = |set: &u32| {
                let of_unit = |unit: &usize| {
                    let one = &problem.units[*unit];
                    let own: i64 = if soft { MonthSet(*set).iter().map(|m| one.cost[m]).sum() } else { 0 };
                    let changed = one.current.as_ref().map_or(0, |current| {
                        i64::from(MonthSet(*set).without(MonthSet::of(current)).0.count_ones())
                    });
                    own + change_weight * changed
                };
                units.iter().map(of_unit).sum::<i64>()
            };
            for unit in &units {
                of_unit[*unit] = agents.len();
            }
            let costs = found.iter().map(cost).collect();
            agents.push(Agent { units, sets: found, costs, ..Agent::default() });
        }
        let mut network = Self { months: problem.months, agents, ..Self::default() };
        network.classes(problem, &of_unit, HARD, HARD, soft);
        if soft {
            for (a, b, weight) in &problem.neighbours {
                network.tie(of_unit[*a], of_unit[*b], *weight, false);
            }
        }
        Ok(Ok(network))
    }

    /// Everything but what is fixed and the distance of months may be given up; nothing else counts.
    pub fn elastic(problem: &Problem, prices: &Prices) -> Result<Self, Fault> {
        let mut agents = Vec::new();
        for (at, unit) in problem.units.iter().enumerate() {
            let (from, with) = (MonthSet::first(problem.months).0, MonthSet::of(&unit.pinned).0);
            let most = unit.k.max(MonthSet(with).len());
            // Pinned months that stand too near each other stay where they are.
            let wanted = Wanted { from, with, least: 0, most, gap: unit.gap };
            let mut found = sets(&wanted).ok_or(Fault::TooMany(at))?;
            if found.is_empty() {
                found.push(with);
            }
            let outside = MonthSet::of(&unit.unavailable).0;
            let cost = |set: &u32| {
                let missing = i64::try_from(unit.k.saturating_sub(MonthSet(*set).len())).unwrap_or_default();
                prices.missing * missing + prices.unavailable * i64::from((set & outside).count_ones())
            };
            let costs = found.iter().map(cost).collect();
            agents.push(Agent { units: vec![at], sets: found, costs, ..Agent::default() });
        }
        let of_unit: Vec<usize> = (0..agents.len()).collect();
        let mut network = Self { months: problem.months, agents, ..Self::default() };
        network.classes(problem, &of_unit, prices.load, prices.apart, false);
        for group in &problem.together {
            for two in group.windows(2) {
                network.tie(two[0], two[1], prices.together, true);
            }
        }
        Ok(network)
    }

    fn classes(&mut self, problem: &Problem, of_unit: &[usize], load: i64, apart: i64, soft: bool) {
        let mut uses: Vec<Vec<(usize, i64)>> = vec![Vec::new(); self.agents.len()];
        let mut count = |unit: usize, class: usize| {
            let uses = &mut uses[of_unit[unit]];
            match uses.iter_mut().find(|(of, _)| *of == class) {
                Some((_, amount)) => *amount += 1,
                None => uses.push((class, 1)),
            }
        };
        let mut class = 0;
        for (at, category) in problem.categories.iter().enumerate() {
            for (unit, _) in problem.units.iter().enumerate().filter(|(_, unit)| unit.category == at) {
                count(unit, class);
            }
            self.class(&category.min, &category.max, if soft { category.even_weight } else { 0 }, load);
            class += 1;
        }
        if let Some(all) = &problem.overall {
            for unit in 0..problem.units.len() {
                count(unit, class);
            }
            self.class(&all.min, &all.max, if soft { all.even_weight } else { 0 }, load);
            class += 1;
        }
        let (none, one) = (vec![0; self.months], vec![1; self.months]);
        for group in &problem.apart {
            for unit in group {
                count(*unit, class);
            }
            self.class(&none, &one, 0, apart);
            self.apart.push(class);
            class += 1;
        }
        self.caps = vec![0; class];
        for (agent, uses) in self.agents.iter_mut().zip(uses) {
            for (class, amount) in &uses {
                self.caps[*class] += amount;
            }
            agent.uses = uses;
        }
    }

    fn class(&mut self, least: &[i64], most: &[i64], square: i64, penalty: i64) {
        for month in 0..self.months {
            self.resources.push(Resource { least: least[month], most: most[month], square, penalty });
        }
    }

    fn tie(&mut self, a: usize, b: usize, weight: i64, differ: bool) {
        if weight == 0 {
            return;
        }
        if a == b {
            if !differ {
                let agent = &mut self.agents[a];
                for (set, cost) in agent.sets.iter().zip(&mut agent.costs) {
                    *cost += weight * i64::from(set.count_ones());
                }
            }
            return;
        }
        self.agents[a].ties.push(Tie { other: b, weight, differ });
        self.agents[b].ties.push(Tie { other: a, weight, differ });
    }

    /// The same with only those sets of each agent, by their places.
    pub fn narrowed(&self, open: &[Vec<usize>]) -> Self {
        let mut narrow = self.clone();
        for (agent, open) in narrow.agents.iter_mut().zip(open) {
            agent.costs = open.iter().map(|option| agent.costs[*option]).collect();
            agent.sets = open.iter().map(|option| agent.sets[*option]).collect();
        }
        narrow
    }

    /// The place of the resource.
    pub fn resource(&self, class: usize, month: usize) -> usize {
        class * self.months + month
    }
}

/// Units that are kept together, directly or through others; each unit once, in order.
pub(super) fn blocks(problem: &Problem) -> Vec<Vec<usize>> {
    let mut lead: Vec<usize> = (0..problem.units.len()).collect();
    for group in &problem.together {
        for two in group.windows(2) {
            let (a, b) = (root(&mut lead, two[0]), root(&mut lead, two[1]));
            lead[a.max(b)] = a.min(b);
        }
    }
    let mut blocks: Vec<Vec<usize>> = vec![Vec::new(); lead.len()];
    for unit in 0..lead.len() {
        let of = root(&mut lead, unit);
        blocks[of].push(unit);
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// The first unit of a block, on the way to which everyone passed is sent the shorter way.
fn root(lead: &mut [usize], mut at: usize) -> usize {
    while lead[at] != at {
        lead[at] = lead[lead[at]];
        at = lead[at];
    }
    at
}
