//! What every unit owes: the three facts of a report (开展情况, 报送情况, 时限) computed for a given day.

use chrono::{Days, Months, NaiveDate};
use serde::Serialize;

use super::year::{YearState, year_state};
use crate::model::Month;
use crate::model::ids::{ProgrammeId, UnitId};
use crate::model::report::{
    DeadlineRule, Offset, OffsetUnit, Report, ReportEvent, ReportEventKind, ReportTarget, Requirement,
};
use crate::model::session::{Session, SessionState};
use crate::model::snapshot::Snapshot;
use crate::model::unit::Absence;
use crate::model::when::Days as SessionDays;

/// Days before the deadline from which a report counts as 即将到期.
pub const SOON: i64 = 3;

/// 报送情况.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Receipt {
    /// 未报
    None,
    /// 已报(待审核)
    Received,
    /// 退回修改
    Returned,
    /// 审核通过
    Accepted,
    /// 免报
    Exempt,
}

/// 时限.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// 未到期; also of what has no date yet, and of 免报.
    NotDue,
    /// 即将到期
    DueSoon,
    /// 逾期未报
    Overdue,
    /// 按期
    OnTime,
    /// 逾期补报
    Late,
    /// 未登记: nothing has come in of a year that lies behind and was never recorded ([`YearState::Unrecorded`]).
    Unrecorded,
}

/// One report that is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// Requirement, session and unit.
    pub target: ReportTarget,
    /// Month of the session (the last of a range); `None`: 未安排.
    pub month: Option<Month>,
    /// Last day on which it is in time; `None` while the session has no date that the rule can count from, and where the
    /// rule is a suggestion.
    pub due: Option<NaiveDate>,
    /// Day on which the session was held.
    pub held_on: Option<NaiveDate>,
    /// Whether the session counts as held ([`was_held`]).
    pub held: bool,
    /// What came in.
    pub receipt: Receipt,
    /// In time or not, on the given day.
    pub timing: Timing,
    /// Day of the latest receipt.
    pub received_on: Option<NaiveDate>,
    /// Days left until the deadline (`NotDue`, `DueSoon`), days past it (`Overdue`, `Late`); else 0.
    pub days: i64,
}

impl Owed {
    /// 应报未报: due by now and nothing in, or sent back and not in again.
    #[must_use]
    pub fn outstanding(&self) -> bool {
        self.timing == Timing::Overdue || self.receipt == Receipt::Returned
    }

    /// 已报: something is in and was not sent back.
    #[must_use]
    pub fn reported(&self) -> bool {
        matches!(self.receipt, Receipt::Received | Receipt::Accepted)
    }
}

/// Whether a session counts as held by a day: it was said to be held by then, or a report about it had come in. What is
/// sent before a session, a plan, tells nothing of it; what was sent back tells that it was held all the same.
#[must_use]
pub fn was_held(snapshot: &Snapshot, session: &Session, by: NaiveDate) -> bool {
    if session.state == SessionState::Cancelled {
        return false;
    }
    let told = |report: &Report| {
        let asked = snapshot.requirements.get(report.requirement);
        let before = asked.is_some_and(|asked| matches!(asked.rule, DeadlineRule::BeforeEvent { .. }));
        let came = |event: &&ReportEvent| event.kind == ReportEventKind::Received && event.on <= by;
        !before && snapshot.events_of(report.id).iter().any(came)
    };
    session.held_on.is_some_and(|day| day <= by) || snapshot.reports_on(session.id).any(told)
}

/// Everything owed in a year, by month (未安排 last), group, order in the cell. A suggested rule counts only while nothing
/// else is asked of a session, and nobody is late by it; a unit that ended or takes no part owes nothing, but what it
/// held or sent in stays.
#[must_use]
pub fn owed(snapshot: &Snapshot, programme: ProgrammeId, today: NaiveDate) -> Vec<Owed> {
    let requirements: Vec<&Requirement> = snapshot.requirements_of(programme).collect();
    let mut sessions: Vec<&Session> =
        snapshot.sessions_of(programme).filter(|s| s.state != SessionState::Cancelled).collect();
    sessions.sort_by_key(|s| (s.ord, s.id));
    let mut list = Vec::new();
    let state = year_state(snapshot, programme, today);
    for session in sessions {
        let held = was_held(snapshot, session, today);
        let stated = requirements.iter().any(|r| !r.suggested && r.binds(session));
        for requirement in requirements.iter().filter(|r| r.binds(session)) {
            for unit in snapshot.organisers_of(session.id) {
                let target = ReportTarget { requirement: requirement.id, session: session.id, unit };
                let report = snapshot.report_for(target);
                let events = report.map_or_else(Vec::new, |report| snapshot.events_of(report.id));
                if events.is_empty() && (requirement.suggested && stated) {
                    continue;
                }
                if events.is_empty() && session.held_on.is_none() && excused(snapshot, programme, unit, today)
                {
                    continue;
                }
                let rule = (!requirement.suggested).then_some(&requirement.rule);
                let mut owed = judge(target, (session, held), rule, &events, today);
                if state == YearState::Unrecorded {
                    (owed.timing, owed.days) = (Timing::Unrecorded, 0);
                }
                list.push(owed);
            }
        }
    }
    let group = |unit: UnitId| {
        snapshot.participation(programme, unit).map_or((i64::MAX, i64::MAX), |p| {
            (snapshot.groups.get(p.group).map_or(i64::MAX, |g| g.ord), p.group.0)
        })
    };
    list.sort_by_cached_key(|o| (o.month.is_none(), o.month, group(o.target.unit)));
    list
}

/// Whether a unit owes nothing in a year on `today`: it has ended, or takes no part.
fn excused(snapshot: &Snapshot, programme: ProgrammeId, unit: UnitId, today: NaiveDate) -> bool {
    match snapshot.absence(programme, unit) {
        Some(Absence::Abolished(end)) => end.on.is_none_or(|on| on <= today),
        Some(Absence::Exempt(_)) => true,
        None => false,
    }
}

/// The three facts of one report on `today`, from its events in order of days. Without a rule it has no deadline but
/// the one that it was extended to.
fn judge(
    target: ReportTarget,
    (session, held): (&Session, bool),
    rule: Option<&DeadlineRule>,
    events: &[&ReportEvent],
    today: NaiveDate,
) -> Owed {
    let month = session.last_month();
    let mut due = rule.and_then(|rule| deadline(rule, session));
    let mut receipt = Receipt::None;
    let mut first = None;
    let mut received_on = None;
    // The day a returned report has to be back, and when it came back after that.
    let mut resubmit_by = None;
    let mut late_again = None;
    for event in events {
        match event.kind {
            ReportEventKind::Received => {
                receipt = Receipt::Received;
                first = first.or(Some(event.on));
                received_on = Some(event.on);
                if let Some(by) = resubmit_by.take()
                    && event.on > by
                {
                    late_again = Some((event.on - by).num_days());
                }
            }
            ReportEventKind::Returned => {
                receipt = Receipt::Returned;
                resubmit_by = event.until;
            }
            ReportEventKind::Accepted => {
                receipt = Receipt::Accepted;
                resubmit_by = None;
            }
            ReportEventKind::Exempt => receipt = Receipt::Exempt,
            ReportEventKind::Extended => due = event.until.or(due),
        }
    }
    let (timing, days) = if receipt == Receipt::Exempt {
        (Timing::NotDue, 0)
    } else if let Some(by) = resubmit_by.filter(|by| today > *by) {
        (Timing::Overdue, (today - by).num_days())
    } else if let Some(late) = late_again {
        (Timing::Late, late)
    } else {
        against(due, first, today)
    };
    Owed { target, month, due, held_on: session.held_on, held, receipt, timing, received_on, days }
}

fn against(due: Option<NaiveDate>, first: Option<NaiveDate>, today: NaiveDate) -> (Timing, i64) {
    match (due, first) {
        (None, None) => (Timing::NotDue, 0),
        (Some(due), Some(first)) if first > due => (Timing::Late, (first - due).num_days()),
        (_, Some(_)) => (Timing::OnTime, 0),
        (Some(due), None) => {
            let left = (due - today).num_days();
            match left {
                ..0 => (Timing::Overdue, -left),
                0..=SOON => (Timing::DueSoon, left),
                _ => (Timing::NotDue, left),
            }
        }
    }
}

/// The last day on which a report of the session is in time (DOMAIN "Report deadline"): counted from the day it was
/// held, else from what has been fixed, else from its month. `None` while there is nothing to count from.
#[must_use]
pub fn deadline(rule: &DeadlineRule, session: &Session) -> Option<NaiveDate> {
    let fixed = session.when.as_ref().map(|w| &w.days);
    let last = session.held_on.or_else(|| fixed.and_then(SessionDays::last));
    let month = last.map(Month::of).or(session.last_month());
    match rule {
        DeadlineRule::DayOfSessionMonth { day } => month.map(|m| m.day_or_last(u32::from(*day))),
        DeadlineRule::Fixed { date, .. } => Some(*date),
        DeadlineRule::Monthly { day } => month.map(|m| m.next().day_or_last(u32::from(*day))),
        DeadlineRule::AfterEvent { offset } => {
            shift(last.or_else(|| month.map(Month::last_day))?, *offset, true)
        }
        DeadlineRule::BeforeEvent { offset } => {
            let first = session.held_on.or_else(|| fixed.and_then(SessionDays::first));
            shift(first.or_else(|| month.map(Month::first_day))?, *offset, false)
        }
        DeadlineRule::Recurring => None,
    }
}

/// Working days need the year's holidays, which this version does not hold: such a deadline has no day yet.
fn shift(day: NaiveDate, offset: Offset, later: bool) -> Option<NaiveDate> {
    let n = offset.n;
    match (offset.unit, later) {
        (OffsetUnit::Day, true) => day.checked_add_days(Days::new(n.into())),
        (OffsetUnit::Day, false) => day.checked_sub_days(Days::new(n.into())),
        (OffsetUnit::Week, true) => day.checked_add_days(Days::new(u64::from(n) * 7)),
        (OffsetUnit::Week, false) => day.checked_sub_days(Days::new(u64::from(n) * 7)),
        (OffsetUnit::Month, true) => day.checked_add_months(Months::new(n)),
        (OffsetUnit::Month, false) => day.checked_sub_months(Months::new(n)),
        (OffsetUnit::WorkingDay, _) => None,
    }
}
