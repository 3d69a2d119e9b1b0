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
        let mut climb = Climb::of(self, from);
        let (mut pace, mut stuck) = (PACE, 0);
        for round in 0..rounds {
            climb.best.rounds = round + 1;
            let bound = climb.look(open);
            stuck = if bound > climb.best.bound + 1e-3 { 0 } else { stuck + 1 };
            if bound > climb.best.bound {
                climb.best.bound = bound;
                climb.best.prices.clone_from(&climb.prices);
            }
            if whole(climb.best.bound) >= upper {
                break;
            }
            if stuck > PATIENCE {
                (pace, stuck) = (pace * 0.7, 0);
                if pace < 0.0005 {
                    break;
                }
                climb.back();
            } else if !climb.step(pace * (real(upper) - bound).max(0.05)) {
                break;
            }
        }
        climb.best
    }

    /// The months in which each tie has a price.
    fn priced(&self, prices: &Prices) -> Vec<u32> {
        let months = self.network.months;
        let of_tie = |of: &[f64]| (0..months).filter(|m| of[*m].abs() > 0.0).fold(0, |set, m| set | 1 << m);
        prices.ties.chunks_exact(months).map(of_tie).collect()
    }

    /// Drops the sets with which nothing is better than `upper`.
    pub fn narrow(&self, open: &mut Open, raised: &Raised, upper: i64) {
        let mut charged = vec![0.0; self.network.agents.len() * self.network.months];
        self.charges(&raised.prices, None, &mut charged);
        for (at, open) in open.iter_mut().enumerate() {
            let values: Vec<f64> = open.iter().map(|option| self.value(at, *option, &charged)).collect();
            let least = values.iter().copied().fold(f64::INFINITY, f64::min);
            let mut values = values.into_iter();
            open.retain(|_| {
                values
                    .next()
                    .is_none_or(|value| value <= least || whole(raised.bound + value - least) < upper)
            });
        }
    }
}

/// Prices on their way up.
struct Climb<'a> {
    dual: &'a Dual<'a>,
    prices: Prices,
    best: Raised,
    charged: Vec<f64>,
    chosen: Vec<u32>,
    /// By how much more is used than would be cheapest, by resource and by tie.
    gaps: Prices,
    /// The way of the last steps.
    way: Prices,
    /// The months in which a tie has a price or is about to get one: few, and only they are looked at.
    live: Vec<u32>,
}

impl<'a> Climb<'a> {
    fn of(dual: &'a Dual<'a>, from: &Prices) -> Self {
        let cells = dual.network.agents.len() * dual.network.months;
        let none = Prices { resources: vec![0.0; from.resources.len()], ties: vec![0.0; from.ties.len()] };
        let best =
            Raised { bound: f64::NEG_INFINITY, prices: from.clone(), shares: vec![0.0; cells], rounds: 0 };
        Self {
            dual,
            prices: from.clone(),
            best,
            charged: vec![0.0; cells],
            chosen: vec![0; dual.network.agents.len()],
            gaps: none.clone(),
            way: none,
            live: dual.priced(from),
        }
    }

    /// The bound at the prices as they are, and what is used at them.
    fn look(&mut self, open: &Open) -> f64 {
        let (dual, network, months) = (self.dual, self.dual.network, self.dual.network.months);
        dual.charges(&self.prices, Some(&self.live), &mut self.charged);
        let mut bound = 0.0;
        self.gaps.resources.fill(0.0);
        for share in &mut self.best.shares {
            *share *= 0.9;
        }
        for (at, agent) in network.agents.iter().enumerate() {
            let (mut least, mut which) = (f64::INFINITY, 0);
            for option in &open[at] {
                let value = dual.value(at, *option, &self.charged);
                if value < least {
                    (least, which) = (value, *option);
                }
            }
            bound += least;
            self.chosen[at] = agent.sets[which];
            for month in bits(self.chosen[at]) {
                for (class, amount) in &agent.uses {
                    self.gaps.resources[class * months + month] += real(*amount);
                }
                self.best.shares[at * months + month] += 0.1;
            }
        }
        for (at, resource) in network.resources.iter().enumerate() {
            let (cost, load) = cheapest(resource, self.prices.resources[at], network.caps[at / months]);
            bound += cost;
            self.gaps.resources[at] -= load;
        }
        for (n, (a, b, _, differ)) in dual.ties.iter().enumerate() {
            let (mine, yours) = (self.chosen[*a], self.chosen[*b]);
            self.live[n] |= if *differ { mine ^ yours } else { mine & yours };
            for month in bits(self.live[n]) {
                let (x, y) = (f64::from(mine >> month & 1), f64::from(yours >> month & 1));
                let (at, price) = (n * months + month, self.prices.ties[n * months + month]);
                let gap = if *differ { x - y } else { x + y - 1.0 };
                if !*differ {
                    bound -= price;
                }
                self.gaps.ties[at] = if price <= 0.0 && gap < 0.0 && !differ { 0.0 } else { gap };
            }
        }
        bound
    }

    /// A step so far towards where the last ones went and the gaps point; false: there is nowhere to go.
    fn step(&mut self, far: f64) -> bool {
        let months = self.dual.network.months;
        let mut length = 0.0;
        for (way, gap) in self.way.resources.iter_mut().zip(&self.gaps.resources) {
            *way = LASTING * *way + (1.0 - LASTING) * gap;
            length += *way * *way;
        }
        for (n, live) in self.live.iter().enumerate() {
            for month in bits(*live) {
                let way = &mut self.way.ties[n * months + month];
                *way = LASTING * *way + (1.0 - LASTING) * self.gaps.ties[n * months + month];
                length += *way * *way;
            }
        }
        if length <= 0.0 {
            return false;
        }
        let step = far / length;
        for (price, way) in self.prices.resources.iter_mut().zip(&self.way.resources) {
            *price += step * way;
        }
        for (n, (_, _, weight, differ)) in self.dual.ties.iter().enumerate() {
            let least = if *differ { -weight } else { 0.0 };
            let mut still = 0;
            for month in bits(self.live[n]) {
                let (price, way) =
                    (&mut self.prices.ties[n * months + month], &mut self.way.ties[n * months + month]);
                *price = (*price + step * *way).clamp(least, *weight);
                if price.abs() > 0.0 {
                    still |= 1 << month;
                } else {
                    *way = 0.0;
                }
            }
            self.live[n] = still;
        }
        true
    }

    /// Back to the best prices, with no way gone.
    fn back(&mut self) {
        self.prices.clone_from(&self.best.prices);
        self.live = self.dual.priced(&self.prices);
        self.way.resources.fill(0.0);
        self.way.ties.fill(0.0);
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
