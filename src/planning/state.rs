//! A choice for each agent, with what it uses, kept up move by move.

use super::network::Network;

#[derive(Clone)]
pub(super) struct State<'a> {
    pub network: &'a Network,
    /// The place of each agent's set.
    pub chosen: Vec<usize>,
    pub loads: Vec<i64>,
    pub cost: i64,
}

impl<'a> State<'a> {
    pub fn of(network: &'a Network, chosen: Vec<usize>) -> Self {
        let mut loads = vec![0; network.resources.len()];
        for (agent, at) in network.agents.iter().zip(&chosen) {
            for (class, amount) in &agent.uses {
                for month in bits(agent.sets[*at]) {
                    loads[network.resource(*class, month)] += amount;
                }
            }
        }
        let mut state = Self { network, chosen, loads, cost: 0 };
        state.cost = state.counted();
        state
    }

    /// What it costs, counted anew.
    pub fn counted(&self) -> i64 {
        let mut cost: i64 =
            self.network.resources.iter().zip(&self.loads).map(|(r, load)| r.cost(*load)).sum();
        let mut ties = 0;
        for (agent, at) in self.network.agents.iter().zip(&self.chosen) {
            cost += agent.costs[*at];
            let other = |tie: &super::network::Tie| tie.cost(agent.sets[*at], self.set(tie.other));
            ties += agent.ties.iter().map(other).sum::<i64>();
        }
        cost + ties / 2
    }

    pub fn set(&self, agent: usize) -> u32 {
        self.network.agents[agent].sets[self.chosen[agent]]
    }

    /// What a choice would cost more, without what resources of the class `but` do.
    pub fn delta_but(&self, at: usize, option: usize, but: usize) -> i64 {
        let agent = &self.network.agents[at];
        let (old, new) = (self.set(at), agent.sets[option]);
        let mut delta = agent.costs[option] - agent.costs[self.chosen[at]];
        for (class, amount) in &agent.uses {
            if *class == but {
                continue;
            }
            for month in bits(old & !new) {
                let at = self.network.resource(*class, month);
                let (resource, load) = (&self.network.resources[at], self.loads[at]);
                delta += resource.cost(load - amount) - resource.cost(load);
            }
            for month in bits(new & !old) {
                let at = self.network.resource(*class, month);
                let (resource, load) = (&self.network.resources[at], self.loads[at]);
                delta += resource.cost(load + amount) - resource.cost(load);
            }
        }
        for tie in &agent.ties {
            let other = self.set(tie.other);
            delta += tie.cost(new, other) - tie.cost(old, other);
        }
        delta
    }

    /// What a choice would cost more.
    pub fn delta(&self, at: usize, option: usize) -> i64 {
        self.delta_but(at, option, usize::MAX)
    }

    /// Makes a choice that costs `delta` more.
    pub fn choose(&mut self, at: usize, option: usize, delta: i64) {
        let agent = &self.network.agents[at];
        let (old, new) = (self.set(at), agent.sets[option]);
        for (class, amount) in &agent.uses {
            for month in bits(old & !new) {
                self.loads[self.network.resource(*class, month)] -= amount;
            }
            for month in bits(new & !old) {
                self.loads[self.network.resource(*class, month)] += amount;
            }
        }
        self.chosen[at] = option;
        self.cost += delta;
    }
}

/// The months of a set.
pub(super) fn bits(mut set: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        (set != 0).then(|| {
            let month = set.trailing_zeros() as usize;
            set &= set - 1;
            month
        })
    })
}
