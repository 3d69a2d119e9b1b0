//! What is asked: units, months, what must hold and what is wished. Its JSON is the form that instances are kept in.

use serde::{Deserialize, Serialize};

/// A set of months, each a number below 32.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthSet(pub u32);

impl MonthSet {
    /// The first `months` months.
    #[must_use]
    pub fn first(months: usize) -> Self {
        Self(if months >= 32 { u32::MAX } else { (1 << months) - 1 })
    }

    /// The set of the months given; those past 31 are left out.
    #[must_use]
    pub fn of(months: &[usize]) -> Self {
        Self(months.iter().filter(|month| **month < 32).fold(0, |set, month| set | 1 << month))
    }

    /// Whether the month is in it.
    #[must_use]
    pub fn has(self, month: usize) -> bool {
        month < 32 && self.0 >> month & 1 == 1
    }

    /// How many months.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The months, in order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            (rest != 0).then(|| {
                let month = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                month
            })
        })
    }

    /// What is in this one and not in `other`.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// What is in both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// What is to be planned.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Problem {
    /// Its name, for whoever compares results.
    #[serde(default)]
    pub name: String,
    /// How many months there are: at most 32.
    pub months: usize,
    /// Who is to be placed.
    pub units: Vec<Unit>,
    /// The classes in which load is counted, each unit in one.
    pub categories: Vec<Category>,
    /// What all classes together bear, where that is limited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overall: Option<Category>,
    /// Units of which no two share a month, by their places.
    #[serde(default)]
    pub apart: Vec<Vec<usize>>,
    /// Units that have the same months, by their places.
    #[serde(default)]
    pub together: Vec<Vec<usize>>,
    /// Pairs of places, and what each month costs that they share.
    #[serde(default)]
    pub neighbours: Vec<(usize, usize, i64)>,
    /// What each month costs that a unit did not have before.
    #[serde(default)]
    pub change_weight: i64,
}

/// Who is to be placed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Unit {
    /// Its number, by which results do not depend on the order of units.
    pub id: u64,
    /// The place of its class.
    pub category: usize,
    /// How many months it is to have.
    pub k: usize,
    /// How far two of its months lie apart at least.
    #[serde(default)]
    pub gap: usize,
    /// Months it cannot have.
    #[serde(default)]
    pub unavailable: Vec<usize>,
    /// Months it must have.
    #[serde(default)]
    pub pinned: Vec<usize>,
    /// What each month costs.
    pub cost: Vec<i64>,
    /// What it has now; `None`: it is new, and no month of it is a change.
    #[serde(default)]
    pub current: Option<Vec<usize>>,
}

/// A class in which load is counted.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Category {
    /// Its number, by which results do not depend on the order of classes.
    #[serde(default)]
    pub id: u64,
    /// At least so many a month.
    pub min: Vec<i64>,
    /// At most so many a month.
    pub max: Vec<i64>,
    /// What the square of each month's load costs.
    #[serde(default)]
    pub even_weight: i64,
}

/// Why a problem is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There are more months than a set can hold, or none.
    #[error("there are {0} months")]
    Months(usize),
    /// A unit names a class or a month that is not there, or has too few costs.
    #[error("unit {0} names what is not there")]
    Unit(usize),
    /// A class has too few limits, or a weight below 0.
    #[error("category {0} lacks limits")]
    Category(usize),
    /// A group or a pair names a unit that is not there.
    #[error("a group names a unit that is not there")]
    Group,
    /// A unit has more possible sets of months than can be looked at.
    #[error("unit {0} has too many possible sets of months")]
    TooMany(usize),
}

impl Problem {
    /// Whether everything that is named is there.
    ///
    /// # Errors
    /// The first [`Fault`].
    pub fn check(&self) -> Result<(), Fault> {
        if self.months == 0 || self.months > 32 {
            return Err(Fault::Months(self.months));
        }
        let known = |months: &[usize]| months.iter().all(|month| *month < self.months);
        for (at, unit) in self.units.iter().enumerate() {
            let current = unit.current.as_deref().unwrap_or_default();
            let named = known(&unit.unavailable) && known(&unit.pinned) && known(current);
            if !named || unit.category >= self.categories.len() || unit.cost.len() < self.months {
                return Err(Fault::Unit(at));
            }
        }
        for (at, category) in self.categories.iter().chain(&self.overall).enumerate() {
            let enough = category.min.len() >= self.months && category.max.len() >= self.months;
            if !enough || category.even_weight < 0 {
                return Err(Fault::Category(at));
            }
        }
        let groups = self.apart.iter().chain(&self.together).flatten().copied();
        let pairs = self.neighbours.iter().flat_map(|(a, b, _)| [*a, *b]);
        if groups.chain(pairs).any(|unit| unit >= self.units.len())
            || self.neighbours.iter().any(|(_, _, weight)| *weight < 0)
        {
            return Err(Fault::Group);
        }
        Ok(())
    }

    /// The months a unit can have.
    #[must_use]
    pub fn allowed(&self, unit: usize) -> MonthSet {
        MonthSet::first(self.months).without(MonthSet::of(&self.units[unit].unavailable))
    }

    /// The same with units, classes and groups in an order that only their numbers decide, and for each unit where it stood.
    #[must_use]
    pub(super) fn ordered(&self) -> (Self, Vec<usize>) {
        let mut from: Vec<usize> = (0..self.units.len()).collect();
        from.sort_by_key(|at| self.units[*at].id);
        let mut place = vec![0; from.len()];
        for (new, old) in from.iter().enumerate() {
            place[*old] = new;
        }
        let mut classes: Vec<usize> = (0..self.categories.len()).collect();
        classes.sort_by_key(|at| self.categories[*at].id);
        let class = |old: usize| classes.iter().position(|at| *at == old).unwrap_or_default();
        let groups = |groups: &[Vec<usize>]| {
            let mut all: Vec<Vec<usize>> = groups.iter().map(|group| sorted(group, &place)).collect();
            all.retain(|group| group.len() > 1);
            all.sort();
            all.dedup();
            all
        };
        let pair = |(a, b, weight): &(usize, usize, i64)| {
            let (a, b) = (place[*a], place[*b]);
            (a.min(b), a.max(b), *weight)
        };
        let mut neighbours: Vec<_> = self.neighbours.iter().map(pair).filter(|(a, b, _)| a != b).collect();
        neighbours.sort_unstable();
        let unit =
            |old: &usize| Unit { category: class(self.units[*old].category), ..self.units[*old].clone() };
        let ordered = Self {
            name: self.name.clone(),
            months: self.months,
            units: from.iter().map(unit).collect(),
            categories: classes.iter().map(|at| self.categories[*at].clone()).collect(),
            overall: self.overall.clone(),
            apart: groups(&self.apart),
            together: groups(&self.together),
            neighbours,
            change_weight: self.change_weight,
        };
        (ordered, from)
    }
}

fn sorted(group: &[usize], place: &[usize]) -> Vec<usize> {
    let mut group: Vec<usize> = group.iter().map(|unit| place[*unit]).collect();
    group.sort_unstable();
    group.dedup();
    group
}
