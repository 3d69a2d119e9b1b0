//! The proof that nothing is better, or something better: branches on whether an agent has a month, as long as the bound
//! leaves room, within a budget of steps.

use super::bound::{Charge, Dual, Open, Prices, Raised, whole};
use super::effort::Effort;
use super::network::{Agent, Network};
use super::random::Random;
use super::search;
use super::state::State;

/// What is known in the end.
pub(super) struct Proven {
    pub chosen: Vec<usize>,
    pub cost: i64,
    pub bound: i64,
}

struct Node {
    open: Open,
    prices: Prices,
    bound: f64,
}

/// The best choice found within `steps`, and what none can fall below. `go_on` is asked between steps.
pub(super) fn prove(
    network: &Network,
    chosen: Vec<usize>,
    effort: Effort,
    charges: &[Charge],
    go_on: &mut dyn FnMut() -> bool,
) -> Proven {
    let dual = Dual::of(network);
    let start = State::of(network, chosen);
    let mut best = Proven { chosen: start.chosen.clone(), cost: start.cost, bound: i64::MIN };
    let mut open: Open = network.agents.iter().map(|agent| (0..agent.sets.len()).collect()).collect();
    let size: u64 = u64::try_from(network.agents.len()).unwrap_or(1).max(1);
    let mut left = effort.proof / size;
    let moves = effort.moves * size / 2;
    let mut first = dual.first(&start.loads);
    for charge in charges {
        dual.charge(&mut first, charge);
    }
    let raised = dual.raise(&open, &first, best.cost, left.min(3000));
    left = left.saturating_sub(raised.rounds);
    best.bound = whole(raised.bound).min(best.cost);
    if best.bound >= best.cost {
        return best;
    }
    round_up(network, &open, &raised, &mut best);
    let mut random = Random::new(7);
    for _ in 0..effort.polishes {
        dual.narrow(&mut open, &raised, best.cost);
        polish(network, &open, moves, &mut random, &mut best);
        if best.bound >= best.cost || !go_on() {
            best.bound = best.bound.min(best.cost);
            return best;
        }
    }
    dual.narrow(&mut open, &raised, best.cost);
    let mut nodes = vec![Node { open, prices: raised.prices.clone(), bound: raised.bound }];
    let (mut root, mut looked) = (Some(raised), 0_u32);
    while let Some(mut node) = nodes.pop() {
        if whole(node.bound) >= best.cost {
            continue;
        }
        if left == 0 || !go_on() {
            nodes.push(node);
            break;
        }
        let raised = root.take().unwrap_or_else(|| {
            let raised = dual.raise(&node.open, &node.prices, best.cost, left.min(60));
            left = left.saturating_sub(raised.rounds);
            raised
        });
        node.bound = node.bound.max(raised.bound);
        if whole(node.bound) >= best.cost {
            continue;
        }
        looked += 1;
        if looked % 8 == 0 {
            round_up(network, &node.open, &raised, &mut best);
        }
        dual.narrow(&mut node.open, &raised, best.cost);
        let Some((agent, month, high)) = branch(network, &node.open, &raised) else {
            let chosen = node.open.iter().map(|open| open.first().copied().unwrap_or_default()).collect();
            let only = State::of(network, chosen);
            if only.cost < best.cost {
                (best.chosen, best.cost) = (only.chosen, only.cost);
            }
            continue;
        };
        let half = |with: bool| {
            let mut open = node.open.clone();
            let sets = &network.agents[agent].sets;
            open[agent].retain(|option| (sets[*option] >> month & 1 == 1) == with);
            Node { open, prices: raised.prices.clone(), bound: node.bound }
        };
        nodes.push(half(!high));
        nodes.push(half(high));
    }
    let rest = nodes.iter().map(|node| whole(node.bound)).min().unwrap_or(best.cost);
    best.bound = best.bound.max(rest.min(best.cost));
    best
}

/// Anneals among the sets that are left, which are far fewer.
fn polish(network: &Network, open: &Open, moves: u64, random: &mut Random, best: &mut Proven) {
    let narrow = network.narrowed(open);
    // The best may have lost sets: without them it stands as near as it can.
    let near = |(at, agent): (usize, &Agent)| {
        let set = network.agents[at].sets[best.chosen[at]];
        (0..agent.sets.len())
            .min_by_key(|option| ((agent.sets[*option] ^ set).count_ones(), agent.costs[*option]))
            .unwrap_or_default()
    };
    let mut state = State::of(&narrow, narrow.agents.iter().enumerate().map(near).collect());
    search::anneal(&mut state, moves, 6, random);
    search::chains(&mut state, 1000);
    if state.cost < best.cost {
        best.cost = state.cost;
        best.chosen = state.chosen.iter().zip(open).map(|(option, open)| open[*option]).collect();
    }
}

/// What agents chose most of late, mended.
fn round_up(network: &Network, open: &Open, raised: &Raised, best: &mut Proven) {
    let months = network.months;
    let pick = |(at, open): (usize, &Vec<usize>)| {
        let share = |option: &usize| {
            let set = network.agents[at].sets[*option];
            super::state::bits(set).map(|month| raised.shares[at * months + month]).sum::<f64>()
        };
        let mut found = open.first().copied().unwrap_or_default();
        for option in open {
            if share(option) > share(&found) {
                found = *option;
            }
        }
        found
    };
    let mut state = State::of(network, open.iter().enumerate().map(pick).collect());
    search::chains(&mut state, 200);
    if state.cost < best.cost {
        (best.chosen, best.cost) = (state.chosen, state.cost);
    }
}

/// The agent and month about which choices differed most, and whether they rather had it; `None`: nothing is left to choose.
fn branch(network: &Network, open: &Open, raised: &Raised) -> Option<(usize, usize, bool)> {
    let months = network.months;
    let mut found: Option<(f64, usize, usize)> = None;
    for (at, open) in open.iter().enumerate() {
        if open.len() < 2 {
            continue;
        }
        let sets = &network.agents[at].sets;
        let (all, any) = open.iter().fold((u32::MAX, 0), |(all, any), o| (all & sets[*o], any | sets[*o]));
        for month in super::state::bits(any & !all) {
            let off = (raised.shares[at * months + month] - 0.5).abs();
            if found.is_none_or(|(least, _, _)| off < least) {
                found = Some((off, at, month));
            }
        }
    }
    found.map(|(_, at, month)| (at, month, raised.shares[at * months + month] >= 0.5))
}
