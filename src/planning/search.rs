//! The search: a choice for each agent one after another, then chains of moves as long as they help, then annealing and
//! chains again. It can be stopped between any two and has a plan from the first on.

use super::network::{Network, Tie};
use super::random::Random;
use super::state::{State, bits};

/// The first choice: who has the fewest sets chooses first, the cheapest beside those that have chosen.
pub(super) fn greedy(network: &Network) -> Vec<usize> {
    let mut order: Vec<usize> = (0..network.agents.len()).collect();
    order.sort_by_key(|at| (network.agents[*at].sets.len(), usize::MAX - network.agents[*at].units.len()));
    let mut chosen: Vec<Option<usize>> = vec![None; order.len()];
    let mut loads = vec![0; network.resources.len()];
    for at in order {
        let agent = &network.agents[at];
        let cost = |option: &usize| {
            let set = agent.sets[*option];
            let mut cost = agent.costs[*option];
            for (class, amount) in &agent.uses {
                for month in bits(set) {
                    let at = network.resource(*class, month);
                    let (resource, load) = (&network.resources[at], loads[at]);
                    cost += resource.cost(load + amount) - resource.cost(load);
                }
            }
            let tie = |tie: &Tie| {
                chosen[tie.other].map_or(0, |option| tie.cost(set, network.agents[tie.other].sets[option]))
            };
            cost + agent.ties.iter().map(tie).sum::<i64>()
        };
        let best = (0..agent.sets.len()).min_by_key(cost).unwrap_or_default();
        for (class, amount) in &agent.uses {
            for month in bits(agent.sets[best]) {
                loads[network.resource(*class, month)] += amount;
            }
        }
        chosen[at] = Some(best);
    }
    chosen.into_iter().map(Option::unwrap_or_default).collect()
}

/// The cheapest move of one session from month to month within a class.
#[derive(Clone, Copy)]
struct Arc {
    cost: i64,
    agent: usize,
}

/// A way through months, and what it would cost more.
struct Chain {
    value: i64,
    months: Vec<usize>,
}

/// Chains of moves from month to month, in each class until none helps. Looks at no more than `most` chains.
pub(super) fn chains(state: &mut State<'_>, most: usize) {
    let network = state.network;
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); network.caps.len()];
    for (at, agent) in network.agents.iter().enumerate() {
        if let Some((class, 1)) = agent.uses.first()
            && agent.sets.len() > 1
        {
            members[*class].push(at);
        }
    }
    let mut looked = 0;
    loop {
        let mut better = singles(state);
        for (class, members) in members.iter().enumerate().filter(|(_, members)| !members.is_empty()) {
            better |= in_class(state, class, members, most, &mut looked);
        }
        if !better || looked >= most {
            return;
        }
    }
}

/// Each agent alone to what is cheaper, once round.
fn singles(state: &mut State<'_>) -> bool {
    let mut better = false;
    for at in 0..state.network.agents.len() {
        let options = state.network.agents[at].sets.len();
        let best = (0..options).map(|option| (state.delta(at, option), option)).min();
        if let Some((delta, option)) = best.filter(|(delta, _)| *delta < 0) {
            state.choose(at, option, delta);
            better = true;
        }
    }
    better
}

fn in_class(state: &mut State<'_>, class: usize, members: &[usize], most: usize, count: &mut usize) -> bool {
    let months = state.network.months;
    let mut arcs: Vec<Option<Arc>> = vec![None; months * months];
    let mut touched: u32 = u32::MAX;
    let (mut better, mut fresh) = (false, true);
    loop {
        refresh(state, class, members, touched, &mut arcs);
        let mut found = ways(state, class, &arcs);
        found.sort_by(|a, b| (a.value, &a.months).cmp(&(b.value, &b.months)));
        touched = 0;
        for chain in found.iter().take(24) {
            *count += 1;
            if walk(state, &arcs, chain) {
                for month in &chain.months {
                    touched |= 1 << month;
                }
                break;
            }
        }
        if *count >= most {
            return better || touched != 0;
        }
        if touched == 0 {
            if fresh {
                return better;
            }
            (touched, fresh) = (u32::MAX, true);
        } else {
            (better, fresh) = (true, false);
        }
    }
}

/// The arcs from the months in `touched` anew.
fn refresh(state: &State<'_>, class: usize, members: &[usize], touched: u32, arcs: &mut [Option<Arc>]) {
    let months = state.network.months;
    for from in bits(touched & low(months)) {
        arcs[from * months..(from + 1) * months].fill(None);
    }
    for at in members {
        let (sets, set) = (&state.network.agents[*at].sets, state.set(*at));
        for from in bits(set & touched) {
            if set.is_power_of_two() {
                for (option, one) in sets.iter().enumerate() {
                    if one.is_power_of_two() && *one != set {
                        let arc = from * months + one.trailing_zeros() as usize;
                        offer(state, class, (*at, option), arc, arcs);
                    }
                }
                continue;
            }
            for to in 0..months {
                let new = set & !(1 << from) | 1 << to;
                if set >> to & 1 == 0
                    && let Ok(option) = sets.binary_search(&new)
                {
                    offer(state, class, (*at, option), from * months + to, arcs);
                }
            }
        }
    }
}

fn offer(
    state: &State<'_>,
    class: usize,
    (agent, option): (usize, usize),
    arc: usize,
    arcs: &mut [Option<Arc>],
) {
    let cost = state.delta_but(agent, option, class);
    if arcs[arc].is_none_or(|arc| cost < arc.cost) {
        arcs[arc] = Some(Arc { cost, agent });
    }
}

fn low(months: usize) -> u32 {
    super::problem::MonthSet::first(months).0
}

/// For each pair of months the cheapest way, and for each month the cheapest round, where it helps.
fn ways(state: &State<'_>, class: usize, arcs: &[Option<Arc>]) -> Vec<Chain> {
    let months = state.network.months;
    let step = |month: usize, by: i64| {
        let at = state.network.resource(class, month);
        let (resource, load) = (&state.network.resources[at], state.loads[at]);
        resource.cost(load + by) - resource.cost(load)
    };
    let mut found = Vec::new();
    for start in 0..months {
        let leaving = step(start, -1);
        // The cheapest way to each month with so many moves, and the months it has touched.
        let mut layer: Vec<Option<(i64, Vec<usize>)>> = vec![None; months];
        layer[start] = Some((0, vec![start]));
        for _ in 0..months.min(8) {
            let mut next: Vec<Option<(i64, Vec<usize>)>> = vec![None; months];
            for from in 0..months {
                let Some((cost, way)) = &layer[from] else { continue };
                for to in 0..months {
                    let Some(arc) = arcs[from * months + to] else { continue };
                    let cost = cost + arc.cost;
                    if to == start {
                        if way.len() > 1 && cost < 0 {
                            let mut way = way.clone();
                            way.push(start);
                            found.push(Chain { value: cost, months: way });
                        }
                    } else if !way.contains(&to) && next[to].as_ref().is_none_or(|(best, _)| cost < *best) {
                        let mut way = way.clone();
                        way.push(to);
                        next[to] = Some((cost, way));
                    }
                }
            }
            for (to, way) in next.iter().enumerate() {
                let Some((cost, way)) = way else { continue };
                let value = cost + leaving + step(to, 1);
                if value < 0 {
                    found.push(Chain { value, months: way.clone() });
                }
            }
            layer = next;
        }
    }
    found
}

/// Makes the moves of a chain; takes them back if together they do not help.
fn walk(state: &mut State<'_>, arcs: &[Option<Arc>], chain: &Chain) -> bool {
    let months = state.network.months;
    let before = state.cost;
    let mut done: Vec<(usize, usize)> = Vec::new();
    for two in chain.months.windows(2) {
        let (from, to) = (two[0], two[1]);
        let Some(arc) = arcs[from * months + to] else { break };
        let set = state.set(arc.agent);
        let new = set & !(1 << from) | 1 << to;
        let sets = &state.network.agents[arc.agent].sets;
        let can = set >> from & 1 == 1 && set >> to & 1 == 0;
        let Some(option) = sets.binary_search(&new).ok().filter(|_| can) else { break };
        done.push((arc.agent, state.chosen[arc.agent]));
        let delta = state.delta(arc.agent, option);
        state.choose(arc.agent, option, delta);
    }
    if done.len() + 1 == chain.months.len() && state.cost < before {
        return true;
    }
    for (agent, option) in done.into_iter().rev() {
        let delta = state.delta(agent, option);
        state.choose(agent, option, delta);
    }
    false
}

/// Annealing: `steps` moves and exchanges, from `warmth` down to none. The state is then the last, not the best.
pub(super) fn anneal(state: &mut State<'_>, steps: u64, warmth: i64, random: &mut Random) {
    let network = state.network;
    let movable: Vec<usize> =
        (0..network.agents.len()).filter(|at| network.agents[*at].sets.len() > 1).collect();
    if movable.is_empty() {
        return;
    }
    let mut peers: Vec<Vec<usize>> = vec![Vec::new(); network.caps.len()];
    for at in &movable {
        if let Some((class, _)) = network.agents[*at].uses.first() {
            peers[*class].push(*at);
        }
    }
    let steps = i64::try_from(steps).unwrap_or(i64::MAX);
    for step in 0..steps {
        let left = (steps - step) * 1024 / steps;
        // In 1/1024, falling as a square does.
        let warmth = warmth * left * left / 1024;
        let limit = warmth * random.patience() / 1024;
        let at = movable[random.below(movable.len())];
        if step & 1 == 0 {
            let option = random.below(network.agents[at].sets.len());
            if option != state.chosen[at] {
                let delta = state.delta(at, option);
                if delta.saturating_mul(1024) <= limit {
                    state.choose(at, option, delta);
                }
            }
            continue;
        }
        let Some((class, _)) = network.agents[at].uses.first() else { continue };
        let other = peers[*class][random.below(peers[*class].len())];
        let (mine, yours) = (state.set(at), state.set(other));
        let (Some(give), Some(take)) = (pick(mine & !yours, random), pick(yours & !mine, random)) else {
            continue;
        };
        let option = network.agents[at].sets.binary_search(&(mine & !(1 << give) | 1 << take));
        let second = network.agents[other].sets.binary_search(&(yours & !(1 << take) | 1 << give));
        let (Ok(option), Ok(second)) = (option, second) else { continue };
        let (before, first) = (state.cost, state.chosen[at]);
        let delta = state.delta(at, option);
        state.choose(at, option, delta);
        let delta = state.delta(other, second);
        if (state.cost + delta - before).saturating_mul(1024) <= limit {
            state.choose(other, second, delta);
        } else {
            let back = state.delta(at, first);
            state.choose(at, first, back);
        }
    }
}

/// One of the months of a set.
fn pick(set: u32, random: &mut Random) -> Option<usize> {
    let count = set.count_ones() as usize;
    if count == 0 {
        return None;
    }
    bits(set).nth(if count == 1 { 0 } else { random.below(count) })
}
