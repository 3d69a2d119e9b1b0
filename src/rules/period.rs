//! How the units of a year stand in some of its months: what had to be held and sent by a day, and was.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::held::{should_be_held, was_held};
use super::owed::{Owed, Receipt, Timing};
use super::view::YearView;
use crate::model::ids::{GroupId, UnitId};
use crate::model::{Month, Snapshot};

/// The figures of a unit, a group or all in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// 应开展
    pub to_hold: usize,
    /// 已开展, of them.
    pub held: usize,
    /// 应报
    pub due: usize,
    /// 按期报送, of them.
    pub on_time: usize,
    /// 逾期补报, of them.
    pub late: usize,
    /// 退回修改, of them.
    pub returned: usize,
    /// 未报, of them.
    pub missing: usize,
}

impl Figures {
    /// 已报
    #[must_use]
    pub fn reported(&self) -> usize {
        self.on_time + self.late
    }

    /// Adds the figures of another.
    pub fn add(&mut self, other: &Self) {
        self.to_hold += other.to_hold;
        self.held += other.held;
        self.due += other.due;
        self.on_time += other.on_time;
        self.late += other.late;
        self.returned += other.returned;
        self.missing += other.missing;
    }

    fn note(&mut self, owed: &Owed) {
        self.due += usize::from(owed.due_by_now);
        self.on_time += usize::from(owed.reported() && owed.timing != Timing::Late);
        self.late += usize::from(owed.reported() && owed.timing == Timing::Late);
        self.returned += usize::from(owed.receipt == Receipt::Returned);
        self.missing += usize::from(owed.missing());
    }
}

/// How a unit stands in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitStanding {
    /// Which.
    pub unit: UnitId,
    /// In which column it stands.
    pub group: Option<GroupId>,
    /// Its figures.
    pub figures: Figures,
    /// Its reports of the period, as places in the list of everything owed.
    pub owed: Vec<usize>,
}

/// The quarter in which a day lies: its first and last month.
#[must_use]
pub fn quarter_of(day: NaiveDate) -> (Month, Month) {
    let from = Month::of(day).number().saturating_sub(1) / 3 * 3 + 1;
    let month = |number| Month::new(day.year(), number).unwrap_or(Month::of(day));
    (month(from), month(from + 2))
}

/// The units that hold a session in a period or owe a report on one, in the order of the schedule's columns and inside
/// that of 机构序列.
#[must_use]
pub fn standings(
    snapshot: &Snapshot,
    view: &YearView,
    (from, to): (Month, Month),
    today: NaiveDate,
) -> Vec<UnitStanding> {
    let schedule = view.schedule();
    let mut units: BTreeMap<UnitId, UnitStanding> = BTreeMap::new();
    let within = |month: Option<Month>| month.is_some_and(|month| (from..=to).contains(&month));
    let blank = |unit, group| UnitStanding { unit, group, figures: Figures::default(), owed: Vec::new() };
    for (group, entry) in schedule.entries() {
        let Some(session) = snapshot.sessions.get(entry.session) else { continue };
        if !within(session.last_month()) {
            continue;
        }
        let held = was_held(snapshot, session, today);
        let one = units.entry(entry.unit).or_insert_with(|| blank(entry.unit, group));
        one.figures.to_hold += usize::from(held || should_be_held(session, today));
        one.figures.held += usize::from(held);
    }
    for (n, owed) in view.owed().iter().enumerate() {
        let Some(unit) = owed.target.unit.filter(|_| within(owed.month)) else { continue };
        let group = || schedule.column_among(view.members(), unit);
        let one = units.entry(unit).or_insert_with(|| blank(unit, group()));
        one.figures.note(owed);
        one.owed.push(n);
    }
    let mut list: Vec<UnitStanding> = units.into_values().collect();
    let column = |group: Option<GroupId>| {
        group.and_then(|group| schedule.groups.iter().position(|one| *one == group)).unwrap_or(usize::MAX)
    };
    let place = |unit: UnitId| snapshot.units.get(unit).map_or(i64::MAX, |unit| unit.ord);
    list.sort_by_key(|one| (column(one.group), place(one.unit), one.unit));
    list
}
