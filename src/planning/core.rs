//! Why there is no plan: months that are to hold more than they can, or can get less than they are to have, with only the
//! units on which that hangs.

use std::collections::BTreeMap;

use super::network::blocks;
use super::options::{Wanted, sets};
use super::problem::{MonthSet, Problem};

/// Months looked at together: beyond so many not every set of them is.
const MOST_MONTHS: usize = 14;

/// Why there is no plan, as little as explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Core {
    /// A unit, or units kept together, have no set of months that they may have.
    NoMonths {
        /// Their places.
        units: Vec<usize>,
    },
    /// Units can only go where not all of them have room.
    TooMany {
        /// The place of the class; `None`: all together.
        category: Option<usize>,
        /// The months.
        months: MonthSet,
        /// So many sessions must lie in them,
        needed: i64,
        /// so many may.
        room: i64,
        /// The units whose sessions must.
        units: Vec<usize>,
    },
    /// Months are to have more than can be held in them.
    TooFew {
        /// The place of the class; `None`: all together.
        category: Option<usize>,
        /// The months.
        months: MonthSet,
        /// So many are to lie in them,
        needed: i64,
        /// so many can.
        can: i64,
    },
    /// Units that are kept apart have fewer months than there are of them.
    Apart {
        /// The place of the group.
        group: usize,
        /// The months that they have.
        months: MonthSet,
        /// The units.
        units: Vec<usize>,
    },
}

/// What of a unit's sessions must lie and can lie within months.
struct Reach {
    /// The sets of months it may have.
    sets: Vec<u32>,
}

impl Reach {
    fn must(&self, within: u32) -> i64 {
        self.sets.iter().map(|set| i64::from((set & within).count_ones())).min().unwrap_or_default()
    }

    fn can(&self, within: u32) -> i64 {
        self.sets.iter().map(|set| i64::from((set & within).count_ones())).max().unwrap_or_default()
    }
}

/// All that explains by itself why there is no plan: at most one a class and group. Empty: no single reason does.
pub(super) fn cores(problem: &Problem) -> Vec<Core> {
    let mut found = Vec::new();
    let mut reach: BTreeMap<usize, usize> = BTreeMap::new();
    let mut kinds: Vec<Reach> = Vec::new();
    let mut known: BTreeMap<Vec<u32>, usize> = BTreeMap::new();
    for units in blocks(problem) {
        let mut from = MonthSet::first(problem.months).0;
        let (mut with, mut gap, mut same) = (0, 1, true);
        let k = problem.units[units[0]].k;
        for unit in &units {
            let one = &problem.units[*unit];
            from &= problem.allowed(*unit).0;
            with |= MonthSet::of(&one.pinned).0;
            gap = gap.max(one.gap);
            same &= one.k == k;
        }
        let sets = sets(&Wanted { from, with, least: k, most: k, gap }).unwrap_or_default();
        if sets.is_empty() || !same {
            found.push(Core::NoMonths { units });
            continue;
        }
        let kind = *known.entry(sets.clone()).or_insert_with(|| {
            kinds.push(Reach { sets });
            kinds.len() - 1
        });
        reach.extend(units.into_iter().map(|unit| (unit, kind)));
    }
    let all: Vec<usize> = (0..problem.units.len()).collect();
    let room = |at: Option<usize>| {
        let class = at.map_or(problem.overall.as_ref(), |at| problem.categories.get(at))?;
        Some((class.min.as_slice(), class.max.as_slice()))
    };
    for category in (0..problem.categories.len()).map(Some).chain([None]) {
        let Some((min, max)) = room(category) else { continue };
        let of = |unit: &usize| category.is_none_or(|category| problem.units[*unit].category == category);
        let units: Vec<usize> = all.iter().copied().filter(of).collect();
        let counts = counted(&units, &reach, kinds.len());
        found.extend(crowded(problem.months, &kinds, &counts, max).map(|(months, needed, room)| {
            Core::TooMany { category, months, needed, room, units: bound(&units, &reach, &kinds, months) }
        }));
        found.extend(
            starved(problem.months, &kinds, &counts, min).map(|(months, needed, can)| Core::TooFew {
                category,
                months,
                needed,
                can,
            }),
        );
    }
    let one = vec![1; problem.months];
    for (group, units) in problem.apart.iter().enumerate() {
        let counts = counted(units, &reach, kinds.len());
        found.extend(crowded(problem.months, &kinds, &counts, &one).map(|(months, _, _)| Core::Apart {
            group,
            months,
            units: bound(units, &reach, &kinds, months),
        }));
    }
    found
}

fn counted(units: &[usize], reach: &BTreeMap<usize, usize>, kinds: usize) -> Vec<i64> {
    let mut counts = vec![0; kinds];
    for kind in units.iter().filter_map(|unit| reach.get(unit)) {
        counts[*kind] += 1;
    }
    counts
}

fn bound(units: &[usize], reach: &BTreeMap<usize, usize>, kinds: &[Reach], months: MonthSet) -> Vec<usize> {
    let is = |unit: &usize| reach.get(unit).is_some_and(|kind| kinds[*kind].must(months.0) > 0);
    units.iter().copied().filter(is).collect()
}

/// The sets of months that are looked at: all, the smallest first.
fn looked_at(months: usize) -> Vec<u32> {
    if months > MOST_MONTHS {
        // Every stretch of months.
        let stretch =
            |from: usize| (from + 1..=months).map(move |to| MonthSet::first(to).0 & !MonthSet::first(from).0);
        return (0..months).flat_map(stretch).collect();
    }
    let mut sets: Vec<u32> = (1..1 << months).collect();
    sets.sort_by_key(|set| (set.count_ones(), *set));
    sets
}

/// The fewest months in which more must lie than may.
fn crowded(months: usize, kinds: &[Reach], counts: &[i64], max: &[i64]) -> Option<(MonthSet, i64, i64)> {
    looked_at(months).into_iter().find_map(|within| {
        let room: i64 = MonthSet(within).iter().map(|month| max[month]).sum();
        let must = |(kind, count): (&Reach, &i64)| if *count == 0 { 0 } else { count * kind.must(within) };
        let needed: i64 = kinds.iter().zip(counts).map(must).sum();
        (needed > room).then_some((MonthSet(within), needed, room))
    })
}

/// The fewest months in which less can lie than is to.
fn starved(months: usize, kinds: &[Reach], counts: &[i64], min: &[i64]) -> Option<(MonthSet, i64, i64)> {
    looked_at(months).into_iter().find_map(|within| {
        let needed: i64 = MonthSet(within).iter().map(|month| min[month]).sum();
        let can = |(kind, count): (&Reach, &i64)| if *count == 0 { 0 } else { count * kind.can(within) };
        let can: i64 = kinds.iter().zip(counts).map(can).sum();
        (needed > can).then_some((MonthSet(within), needed, can))
    })
}
