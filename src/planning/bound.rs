//! What no plan can fall below. Prices for every resource and every tie turn the problem into one choice for each agent by
//! itself; the cheapest of those is a bound for any prices, and prices are raised towards the best. Only the four kinds of
//! arithmetic are used, so that the same prices come out everywhere.

use super::network::{HARD, Network, Resource};
use super::problem::MonthSet;
use super::state::bits;

/// Bounds are counted in fractions; what is lost in the last places must not prove too much.
const LOST: f64 = 1e-6;

/// How far the first steps go of the way to what was found.
const PACE: f64 = 0.3;

/// So many rounds without a better bound make steps shorter.
const PATIENCE: u32 = 40;

/// How much of the ways gone before lasts in each step.
const LASTING: f64 = 0.9;

/// The sets of each agent that are still looked at, by their places.
pub(super) type Open = Vec<Vec<usize>>;

/// Prices.
#[derive(Clone)]
pub(super) struct Prices {
    resources: Vec<f64>,
    ties: Vec<f64>,
}

/// What proves that something must be given up: a price on a class in the months of a core.
pub(super) struct Charge {
    pub class: usize,
    pub months: u32,
    pub price: i64,
}

/// What came of raising prices.
pub(super) struct Raised {
    pub bound: f64,
    pub prices: Prices,
    /// How often each agent chose each month, of late.
    pub shares: Vec<f64>,
    pub rounds: u64,
}

pub(super) struct Dual<'a> {
    network: &'a Network,
    ties: Vec<(usize, usize, f64, bool)>,
}

#[expect(clippy::cast_precision_loss, reason = "costs stay far below 2^52")]
fn real(n: i64) -> f64 {
    n as f64
}

/// The least whole number that is not below the bound.
#[expect(clippy::cast_possible_truncation, reason = "bounds stay far below 2^52")]
pub(super) fn whole(bound: f64) -> i64 {
    (bound - LOST * (1.0 + bound.abs() * 1e-4)).ceil() as i64
}

impl<'a> Dual<'a> {
    pub fn of(network: &'a Network) -> Self {
        let mut ties = Vec::new();
        for (at, agent) in network.agents.iter().enumerate() {
            let once = agent.ties.iter().filter(|tie| at < tie.other);
            ties.extend(once.map(|tie| (at, tie.other, real(tie.weight), tie.differ)));
        }
        Self { network, ties }
    }

    /// Prices at which loads would stay as they are.
    pub fn first(&self, loads: &[i64]) -> Prices {
        let price = |(resource, load): (&Resource, &i64)| 2.0 * real(resource.square * load);
        let resources = self.network.resources.iter().zip(loads).map(price).collect();
        Prices { resources, ties: vec![0.0; self.ties.len() * self.network.months] }
    }

    /// The same with a charge on a class in some months.
    pub fn charge(&self, prices: &mut Prices, charge: &Charge) {
        for month in bits(charge.months) {
            prices.resources[self.network.resource(charge.class, month)] += real(charge.price);
        }
    }

    /// What each month costs each agent at these prices.
    fn charges(&self, prices: &Prices, live: Option<&[u32]>, charges: &mut [f64]) {
        let months = self.network.months;
        charges.fill(0.0);
        for (agent, charges) in self.network.agents.iter().zip(charges.chunks_exact_mut(months)) {
            for (class, amount) in &agent.uses {
                let of_class = &prices.resources[class * months..(class + 1) * months];
                let amount = real(*amount);
                for (charge, price) in charges.iter_mut().zip(of_class) {
                    *charge += amount * price;
                }
            }
        }
        for (n, (a, b, _, differ)) in self.ties.iter().enumerate() {
            for month in bits(live.map_or(MonthSet::first(months).0, |live| live[n])) {
                let price = prices.ties[n * months + month];
                charges[a * months + month] += price;
                charges[b * months + month] += if *differ { -price } else { price };
            }
        }
    }

    fn value(&self, at: usize, option: usize, charges: &[f64]) -> f64 {
        let agent = &self.network.agents[at];
        let of_agent = &charges[at * self.network.months..];
        real(agent.costs[option]) + bits(agent.sets[option]).map(|month| of_agent[month]).sum::<f64>()
    }

    /// Raises prices for at most `rounds` rounds, or until the bound proves that nothing is better than `upper`.
    pub fn raise(&self, open: &Open, from: &Prices, upper: i64, rounds: u64) -> Raised {
        let months = self.network.months;
        let agents = self.network.agents.len();
        let mut prices = from.clone();
        let mut best = Raised {
            bound: f64::NEG_INFINITY,
            prices: prices.clone(),
            shares: vec![0.0; agents * months],
            rounds: 0,
        };
        let mut charges = vec![0.0; agents * months];
        let mut chosen = vec![0_u32; agents];
        let mut use_gap = vec![0.0; prices.resources.len()];
        let mut tie_gap = vec![0.0; prices.ties.len()];
        let mut way_resources = vec![0.0; prices.resources.len()];
        let mut way_ties = vec![0.0; prices.ties.len()];
        // The months in which a tie has a price or is about to get one: few, and only they are looked at.
        let priced = |prices: &[f64]| (0..months).filter(|m| prices[*m] != 0.0).fold(0, |set, m| set | 1 << m);
        let mut live: Vec<u32> = prices.ties.chunks_exact(months).map(priced).collect();
        let (mut pace, mut stuck) = (PACE, 0);
        for round in 0..rounds {
            best.rounds = round + 1;
            self.charges(&prices, Some(&live), &mut charges);
            let mut bound = 0.0;
            use_gap.fill(0.0);
            for (at, agent) in self.network.agents.iter().enumerate() {
                let (mut least, mut which) = (f64::INFINITY, 0);
                for option in &open[at] {
                    let value = self.value(at, *option, &charges);
                    if value < least {
                        (least, which) = (value, *option);
                    }
                }
                bound += least;
                chosen[at] = agent.sets[which];
                for month in bits(chosen[at]) {
                    for (class, amount) in &agent.uses {
                        use_gap[class * months + month] += real(*amount);
                    }
                    best.shares[at * months + month] += 0.1;
                }
            }
            for share in &mut best.shares {
                *share *= 0.9;
            }
            for (at, resource) in self.network.resources.iter().enumerate() {
                let (cost, load) = cheapest(resource, prices.resources[at], self.network.caps[at / months]);
                bound += cost;
                use_gap[at] -= load;
            }
            for (n, (a, b, _, differ)) in self.ties.iter().enumerate() {
                let (x, y) = (chosen[*a], chosen[*b]);
                live[n] |= if *differ { x ^ y } else { x & y };
                for month in bits(live[n]) {
                    let (x, y) = (f64::from(x >> month & 1), f64::from(y >> month & 1));
                    let (at, price) = (n * months + month, prices.ties[n * months + month]);
                    let gap = if *differ { x - y } else { x + y - 1.0 };
                    if !*differ {
                        bound -= price;
                    }
                    tie_gap[at] = if price <= 0.0 && gap < 0.0 && !differ { 0.0 } else { gap };
                }
            }
            if bound > best.bound + 1e-3 {
                stuck = 0;
            } else {
                stuck += 1;
            }
            if bound > best.bound {
                best.bound = bound;
                best.prices.clone_from(&prices);
            }
            if whole(best.bound) >= upper {
                break;
            }
            if stuck > PATIENCE {
                (pace, stuck) = (pace * 0.7, 0);
                if pace < 0.0005 {
                    break;
                }
                prices.clone_from(&best.prices);
                live = prices.ties.chunks_exact(months).map(priced).collect();
                way_resources.fill(0.0);
                way_ties.fill(0.0);
                continue;
            }
            // Towards where the last steps went and this one goes.
            let mut length = 0.0;
            for (way, gap) in way_resources.iter_mut().zip(&use_gap) {
                *way = LASTING * *way + (1.0 - LASTING) * gap;
                length += *way * *way;
            }
            for (n, live) in live.iter().enumerate() {
                for month in bits(*live) {
                    let way = &mut way_ties[n * months + month];
                    *way = LASTING * *way + (1.0 - LASTING) * tie_gap[n * months + month];
                    length += *way * *way;
                }
            }
            if length <= 0.0 {
                break;
            }
            let step = pace * (real(upper) - bound).max(0.05) / length;
            for (price, way) in prices.resources.iter_mut().zip(&way_resources) {
                *price += step * way;
            }
            for (n, (_, _, weight, differ)) in self.ties.iter().enumerate() {
                let least = if *differ { -weight } else { 0.0 };
                let mut still = 0;
                for month in bits(live[n]) {
                    let at = n * months + month;
                    prices.ties[at] = (prices.ties[at] + step * way_ties[at]).clamp(least, *weight);
                    if prices.ties[at] != 0.0 {
                        still |= 1 << month;
                    } else {
                        way_ties[at] = 0.0;
                    }
                }
                live[n] = still;
            }
        }
        best
    }

    /// Drops the sets with which nothing is better than `upper`.
    pub fn narrow(&self, open: &mut Open, raised: &Raised, upper: i64) {
        let mut charges = vec![0.0; self.network.agents.len() * self.network.months];
        self.charges(&raised.prices, None, &mut charges);
        for (at, open) in open.iter_mut().enumerate() {
            let values: Vec<f64> = open.iter().map(|option| self.value(at, *option, &charges)).collect();
            let least = values.iter().copied().fold(f64::INFINITY, f64::min);
            let mut values = values.into_iter();
            open.retain(|_| {
                values.next().is_none_or(|value| value <= least || whole(raised.bound + value - least) < upper)
            });
        }
    }
}

/// The load at which a resource costs least at a price, and what it costs.
fn cheapest(resource: &Resource, price: f64, cap: i64) -> (f64, f64) {
    let (least, most) = (real(resource.least), real(resource.most));
    let (square, penalty, cap) = (real(resource.square), real(resource.penalty), real(cap));
    let at = |slope: f64, low: f64, high: f64| {
        let best = if square > 0.0 {
            (slope / (2.0 * square)).round()
        } else if slope > 0.0 {
            high
        } else {
            low
        };
        best.clamp(low.min(high), high.max(low))
    };
    let cost = |load: f64| {
        let over = (least - load).max(0.0) + (load - most).max(0.0);
        let fined = if over > 0.0 { penalty * over } else { 0.0 };
        (square * load * load + fined - price * load, load)
    };
    let high = most.min(cap).max(least);
    let within = cost(at(price, least.min(high), high));
    if resource.penalty >= HARD {
        return within;
    }
    let below = cost(at(price + penalty, 0.0, least.max(0.0).min(cap)));
    let above = cost(at(price - penalty, most.min(cap).max(0.0), cap));
    let inside = cost(at(price, least.max(0.0).min(cap), most.min(cap).max(least.max(0.0).min(cap))));
    [below, inside, above].into_iter().fold((f64::INFINITY, 0.0), |a, b| if b.0 < a.0 { b } else { a })
}
