//! Figures of a year on a day, each with one definition. Pages, papers and the command line show them and count nothing.

use std::ops::AddAssign;
use std::sync::Arc;

use chrono::NaiveDate;

use super::basis::{Basis, SessionState};
use super::owed::{Owed, Receipt, State, Timing};
use super::schedule::{Entry, Schedule};
use super::year::YearState;
use crate::model::Month;
use crate::model::ids::{GroupId, SessionId, UnitId};
use crate::model::quick::{QuickMap, QuickSet};
use crate::model::report::ReportTarget;

/// Figures of a year, a group or a month, on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Units that take part.
    pub units: usize,
    /// Sessions of the schedule, each unit's counted, with a month or without.
    pub sessions: usize,
    /// 已安排: of them, those that have a month.
    pub placed: usize,
    /// 应开展: sessions that were to be held by the day, or were held before.
    pub should_hold: usize,
    /// 已开展: of them, those that were held.
    pub held: usize,
    /// 全年应报: reports that are asked for in the year; 免报 is not.
    pub asked: usize,
    /// 时限未定: of them, those that have no deadline and of which nothing is in.
    pub undated: usize,
    /// 应报: of them, those due by the day or in before; `reported`, `returned` and `missing` make it up.
    pub due: usize,
    /// 已报: in, and not sent back.
    pub reported: usize,
    /// 待审核: of them, those that nobody has looked at.
    pub to_check: usize,
    /// 逾期补报: of them, those that came after their day.
    pub late: usize,
    /// 退回修改: sent back and not in again.
    pub returned: usize,
    /// 未报: due by the day, and nothing is in.
    pub missing: usize,
    /// 逾期未报: of them, those whose day has passed.
    pub overdue: usize,
}

impl Tally {
    /// 未开展: sessions that were to be held by the day and were not.
    #[must_use]
    pub fn not_held(&self) -> usize {
        self.should_hold.saturating_sub(self.held)
    }

    /// 应报未报: sent back, or nothing is in.
    #[must_use]
    pub fn outstanding(&self) -> usize {
        self.returned + self.missing
    }

    /// The figures of reports.
    #[must_use]
    pub fn of<'a>(reports: impl IntoIterator<Item = &'a Owed>) -> Self {
        let mut tally = Self::default();
        reports.into_iter().for_each(|owed| tally.add(owed));
        tally
    }

    fn add(&mut self, owed: &Owed) {
        self.asked += usize::from(owed.asked());
        self.undated += usize::from(owed.asked() && owed.due.is_none() && !owed.due_by_now);
        self.due += usize::from(owed.due_by_now);
        self.reported += usize::from(owed.reported());
        self.to_check += usize::from(owed.receipt == Receipt::Received);
        self.late += usize::from(owed.reported() && owed.timing == Timing::Late);
        self.returned += usize::from(owed.receipt == Receipt::Returned);
        self.missing += usize::from(owed.missing());
        self.overdue += usize::from(owed.state() == State::Overdue);
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        let Self {
            units,
            sessions,
            placed,
            should_hold,
            held,
            asked,
            undated,
            due,
            reported,
            to_check,
            late,
            returned,
            missing,
            overdue,
        } = other;
        self.units += units;
        self.sessions += sessions;
        self.placed += placed;
        self.should_hold += should_hold;
        self.held += held;
        self.asked += asked;
        self.undated += undated;
        self.due += due;
        self.reported += reported;
        self.to_check += to_check;
        self.late += late;
        self.returned += returned;
        self.missing += missing;
        self.overdue += overdue;
    }
}

/// What is known of a group on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupCount {
    /// The group.
    pub group: GroupId,
    /// Its figures.
    pub tally: Tally,
    /// Whose sessions were to be held and were not, as they stand in the schedule.
    pub not_held: Vec<Entry>,
    /// Which reports are 应报未报, as places in the list of everything owed.
    pub outstanding: Vec<usize>,
}

/// The reports due next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// Month of the sessions.
    pub month: Month,
    /// The day.
    pub day: NaiveDate,
    /// How many reports.
    pub count: usize,
}

/// Figures of a year on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Of the whole year.
    pub total: Tally,
    /// By group, in the order of the columns.
    pub groups: Vec<GroupCount>,
    /// Whose report is [`Tally::missing`], each unit once, and each session that owes one as a whole; in the order of
    /// what is owed.
    pub missing: Vec<ReportTarget>,
    /// Whether every unit stands once in [`Tally::due`], so that it counts units.
    pub once: bool,
    /// What is due next.
    pub ahead: Option<Ahead>,
}

impl Counts {
    /// The figures of a year from what it is known by, its schedule and everything owed in it.
    #[must_use]
    pub(super) fn of(basis: &Basis, schedule: &Schedule, owed: &[Owed]) -> Self {
        let empty = |group: &GroupId| GroupCount {
            group: *group,
            tally: Tally::default(),
            not_held: Vec::new(),
            outstanding: Vec::new(),
        };
        let mut groups: Vec<GroupCount> = schedule.groups.iter().map(empty).collect();
        // What stands in no column is counted in the year all the same.
        let mut loose = empty(&GroupId(0));
        let mut at = |group: Option<GroupId>, put: &mut dyn FnMut(&mut GroupCount)| {
            put(groups.iter_mut().find(|count| Some(count.group) == group).unwrap_or(&mut loose));
        };
        let away = |unit| basis.members.get(unit).is_some_and(|member| member.away.is_some());
        // Taking part without a duty (a guest of the main session) is not to be counted as owing one.
        for member in basis.members.iter().filter(|member| member.group.is_some() && member.away.is_none()) {
            at(member.group, &mut |count| count.tally.units += 1);
        }
        let mut open = QuickSet::default();
        for (session, entry) in basis.entries() {
            let away = away(entry.unit);
            let group = schedule.column_among(&basis.members, entry.unit);
            if !Schedule::holds(session.month, group, away) {
                continue;
            }
            let held = session.held;
            let asked = basis.state == YearState::Live && session.to_be_held && !away;
            at(group, &mut |count| {
                count.tally.sessions += 1;
                count.tally.placed += usize::from(session.month.is_some());
                count.tally.should_hold += usize::from(held || asked);
                count.tally.held += usize::from(held);
            });
            if asked && !held {
                open.insert(entry);
            }
        }
        if !open.is_empty() {
            for (group, entry) in schedule.entries().filter(|(_, entry)| open.contains(entry)) {
                at(group, &mut |count| count.not_held.push(entry));
            }
        }
        let as_a_whole =
            |standing: &&Arc<SessionState>| standing.owed.iter().any(|o| o.target.unit.is_none());
        let first = |standing: &Arc<SessionState>| Some((standing.place.1, *standing.units.first()?));
        let holders: QuickMap<SessionId, UnitId> =
            basis.sessions.iter().filter(as_a_whole).filter_map(first).collect();
        for (n, report) in owed.iter().enumerate() {
            // What a session owes as a whole counts where the first who holds it stands.
            let ReportTarget { unit, session, .. } = report.target;
            let unit = unit.or_else(|| holders.get(&session).copied());
            let column = unit.and_then(|unit| schedule.column_among(&basis.members, unit));
            at(column, &mut |count| {
                count.tally.add(report);
                if report.outstanding() {
                    count.outstanding.push(n);
                }
            });
        }
        let mut total = loose.tally;
        for count in &groups {
            total += count.tally;
        }
        let mut met = QuickSet::default();
        let due = || owed.iter().filter(|o| o.due_by_now).map(|o| o.target.unit);
        let once = due().all(|unit| unit.is_some() && met.insert(unit));
        let mut told = QuickSet::default();
        let missing = owed.iter().filter(|o| o.missing()).map(|o| o.target);
        let whose = |target: &ReportTarget| -> (Option<UnitId>, Option<SessionId>) {
            (target.unit, Some(target.session).filter(|_| target.unit.is_none()))
        };
        let missing = missing.filter(|target| told.insert(whose(target))).collect();
        Self { total, groups, missing, once, ahead: ahead(owed) }
    }
}

fn ahead(owed: &[Owed]) -> Option<Ahead> {
    let mut next: Option<Ahead> = None;
    for owed in owed.iter().filter(|o| o.asked() && !o.due_by_now) {
        let (Some(day), Some(month)) = (owed.due, owed.month) else { continue };
        match &mut next {
            Some(ahead) if ahead.day == day => ahead.count += 1,
            Some(ahead) if ahead.day < day => {}
            _ => next = Some(Ahead { month, day, count: 1 }),
        }
    }
    next
}
