//! 统计: what was reported of activities, added up by unit, group and part of the year. Sums keep 余.

use std::collections::{BTreeSet, HashMap};
use std::ops::AddAssign;

use super::view::YearView;
use crate::model::ids::{GroupId, MetricId, ProgrammeId, UnitId};
use crate::model::metric::Metric;
use crate::model::session::{Role, Session};
use crate::model::statistics::{self, Period};
use crate::model::{Month, Snapshot};

/// How many units must have told a figure before one of them can stand out.
const ENOUGH: usize = 5;
/// How many times the middle figure is one that stands out.
const TIMES: u64 = 10;
/// Figures below it never stand out.
const SMALL: u64 = 100;

/// A sum of figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// How many.
    pub value: u64,
    /// 余: one of them was somewhat more.
    pub more: bool,
    /// Whether anything was told at all; nothing told is no nought.
    pub told: bool,
    /// It is far from what other units told: worth a question.
    pub stands_out: bool,
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Self) {
        self.value = self.value.saturating_add(other.value);
        self.more |= other.more;
        self.told |= other.told;
    }
}

impl Amount {
    fn of(value: u64, more: bool) -> Self {
        Self { value, more, told: true, stands_out: false }
    }
}

/// What a unit told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitFigures {
    /// Who.
    pub unit: UnitId,
    /// In whose table it stands.
    pub group: GroupId,
    /// A figure for each metric.
    pub amounts: Vec<Amount>,
    /// Whether it told any figure.
    pub sent: bool,
}

/// The figures of a part of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics {
    /// What is counted, in the order of the table.
    pub metrics: Vec<Metric>,
    /// Every unit of the year in its fixed order, also those that sent nothing.
    pub units: Vec<UnitFigures>,
    /// Sums of groups, in the order of the tables.
    pub groups: Vec<(GroupId, Vec<Amount>)>,
    /// Sums of all, with what no unit of a table told.
    pub total: Vec<Amount>,
}

impl Statistics {
    /// The figures of `programme` in `period`. A session counts in the month in which it was held, else in the one it is
    /// planned for; 场次 and 参加单位 are counted from the sessions that were held, each unit once.
    #[must_use]
    pub fn of(snapshot: &Snapshot, view: &YearView, programme: ProgrammeId, period: Period) -> Self {
        let metrics = statistics::metrics(snapshot.metrics.iter());
        let place: HashMap<MetricId, usize> =
            metrics.iter().enumerate().map(|(n, metric)| (metric.id, n)).collect();
        let at = |name: &str| metrics.iter().position(|metric| metric.name == name);
        let (sessions_at, units_at) = (at(statistics::SESSIONS), at(statistics::UNITS));
        let empty = || vec![Amount::default(); metrics.len()];
        let mut units: Vec<UnitFigures> = Vec::new();
        let mut row_of: HashMap<UnitId, usize> = HashMap::new();
        for part in snapshot.participations_of(programme) {
            row_of.insert(part.unit, units.len());
            units.push(UnitFigures { unit: part.unit, group: part.group, amounts: empty(), sent: false });
        }
        let mut loose = empty();
        let year = snapshot.programmes.get(programme).map_or(0, |programme| programme.year);
        let held: BTreeSet<_> = view.held().collect();
        let mut came: BTreeSet<UnitId> = BTreeSet::new();
        let mut count = 0_u64;
        for session in snapshot.sessions_of(programme) {
            if !month_of(session).is_some_and(|month| period.holds(year, month)) {
                continue;
            }
            let holders: Vec<UnitId> = snapshot.organisers_of(session.id).collect();
            if held.contains(&session.id) {
                count += 1;
                for row in holders.iter().filter_map(|unit| row_of.get(unit)) {
                    if let Some(at) = sessions_at {
                        units[*row].amounts[at] += Amount::of(1, false);
                    }
                }
                let there = snapshot.parties_of(session.id).filter(|party| party.role != Role::Coordinator);
                came.extend(there.filter_map(|party| party.unit));
            }
            for told in snapshot.metric_values_of(session.id) {
                let Some(n) =
                    place.get(&told.metric).filter(|n| !statistics::is_computed(&metrics[**n].name))
                else {
                    continue;
                };
                let amount = Amount::of(u64::try_from(told.value).unwrap_or(0), told.more);
                // What is told of a session as a whole stands with the first who holds it.
                let row = told.unit.or(holders.first().copied()).and_then(|unit| row_of.get(&unit));
                match row {
                    Some(row) => {
                        units[*row].sent = true;
                        units[*row].amounts[*n] += amount;
                    }
                    None => loose[*n] += amount,
                }
            }
        }
        if let Some(at) = units_at {
            for row in came.iter().filter_map(|unit| row_of.get(unit)) {
                units[*row].amounts[at] = Amount::of(1, false);
            }
        }
        // Who has left the year stands in the table only with what it did.
        units.retain(|row| {
            let away = view.members().get(row.unit).is_some_and(|member| member.away.is_some());
            !away || row.amounts.iter().any(|amount| amount.told)
        });
        mark_outliers(&mut units, &metrics);
        let mut groups: Vec<(GroupId, Vec<Amount>)> = Vec::new();
        let mut total = loose;
        for row in &units {
            if groups.last().is_none_or(|(group, _)| *group != row.group) {
                groups.push((row.group, empty()));
            }
            if let Some((_, sums)) = groups.last_mut() {
                add(sums, &row.amounts);
            }
            add(&mut total, &row.amounts);
        }
        // A session of two units is one, and guests from elsewhere took part too.
        for (at, value) in [(sessions_at, count), (units_at, came.len() as u64)] {
            if let Some(at) = at {
                total[at] = Amount { told: value > 0, ..Amount::of(value, false) };
            }
        }
        Self { metrics, units, groups, total }
    }

    /// How many units sent figures.
    #[must_use]
    pub fn sent(&self) -> usize {
        self.units.iter().filter(|row| row.sent).count()
    }
}

fn add(sums: &mut [Amount], amounts: &[Amount]) {
    for (sum, amount) in sums.iter_mut().zip(amounts) {
        *sum += *amount;
    }
}

/// The month in which a session counts.
fn month_of(session: &Session) -> Option<Month> {
    let fixed = || session.when.as_ref().and_then(|when| when.days.first());
    session.held_on.map(Month::of).or(session.month).or_else(|| fixed().map(Month::of))
}

fn mark_outliers(units: &mut [UnitFigures], metrics: &[Metric]) {
    for n in 0..metrics.len() {
        let mut told: Vec<u64> = units
            .iter()
            .map(|row| row.amounts[n])
            .filter(|a| a.told && a.value > 0)
            .map(|a| a.value)
            .collect();
        if told.len() < ENOUGH {
            continue;
        }
        told.sort_unstable();
        let middle = told[told.len() / 2];
        for row in units.iter_mut() {
            let amount = &mut row.amounts[n];
            amount.stands_out = amount.value >= SMALL && amount.value > middle.saturating_mul(TIMES);
        }
    }
}
