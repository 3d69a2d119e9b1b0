//! What every unit owes: the three facts of a report (开展情况, 报送情况, 时限) computed for a given day.

use chrono::NaiveDate;
use serde::Serialize;

use super::deadlines::{Due, deadline};
use super::held::{Filed, filed, told_held};
use super::members::Members;
use crate::calendar::Calendar;
use crate::model::ids::{ProgrammeId, UnitId};
use crate::model::report::{Per, ReportEvent, ReportEventKind, ReportTarget, Requirement};
use crate::model::session::{Session, SessionKind, SessionState};
use crate::model::{Month, Snapshot};

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
    /// 未登记: nothing has come in of a year that lies behind and was never recorded ([`super::year::YearState::Unrecorded`]).
    Unrecorded,
}

/// The one word of a report, or of all reports of a unit on a session: the most pressing first, so that the least of
/// several is the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 逾期未报
    Overdue,
    /// 退回修改
    Returned,
    /// 即将到期
    DueSoon,
    /// 已报待审核, in time or not.
    Received,
    /// 未到期, or without a deadline.
    NotDue,
    /// 未登记
    Unrecorded,
    /// 审核通过
    Accepted,
    /// 免报
    Exempt,
}

/// One report that is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four facts that follow from different things")]
pub struct Owed {
    /// Requirement, session and unit.
    pub target: ReportTarget,
    /// Month of the session (the last of a range); `None`: 未安排.
    pub month: Option<Month>,
    /// Whether anything can be recorded of it: a duty of a unit only once it has a month, any other session always.
    pub placed: bool,
    /// Last day on which it is in time; `None` while the session has no date that the rule can count from, and where the
    /// rule is a suggestion.
    pub due: Option<NaiveDate>,
    /// Whether `due` was counted in working days through a year whose holidays are not known.
    pub due_uncertain: bool,
    /// 应报: whether it is due by the given day, or something came in before; never for 免报.
    pub due_by_now: bool,
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
    /// 全年应报: whether it is asked for at all; 免报 is not.
    #[must_use]
    pub fn asked(&self) -> bool {
        self.receipt != Receipt::Exempt
    }

    /// 已报: something is in and was not sent back.
    #[must_use]
    pub fn reported(&self) -> bool {
        matches!(self.receipt, Receipt::Received | Receipt::Accepted)
    }

    /// 未报: due by now and nothing is in; on the last day it is not yet overdue.
    #[must_use]
    pub fn missing(&self) -> bool {
        self.due_by_now && self.receipt == Receipt::None
    }

    /// 应报未报: missing, or sent back and not in again.
    #[must_use]
    pub fn outstanding(&self) -> bool {
        self.due_by_now && !self.reported()
    }

    /// Whether [`Self::days`] are days past the deadline.
    #[must_use]
    pub fn days_past(&self) -> bool {
        matches!(self.timing, Timing::Overdue | Timing::Late)
    }

    /// Whether an event can happen to it: only what came in can be sent back or accepted, and nothing is recorded of a
    /// duty that is 未安排.
    #[must_use]
    pub fn allows(&self, kind: ReportEventKind) -> bool {
        self.placed && (!kind.needs_receipt() || self.received_on.is_some())
    }

    /// Its one word.
    #[must_use]
    pub fn state(&self) -> State {
        match (self.receipt, self.timing) {
            (Receipt::Exempt, _) => State::Exempt,
            (Receipt::Returned, _) => State::Returned,
            (Receipt::Accepted, _) => State::Accepted,
            (Receipt::Received, _) => State::Received,
            (Receipt::None, Timing::Overdue) => State::Overdue,
            (Receipt::None, Timing::DueSoon) => State::DueSoon,
            (Receipt::None, Timing::Unrecorded) => State::Unrecorded,
            (Receipt::None, Timing::NotDue | Timing::OnTime | Timing::Late) => State::NotDue,
        }
    }
}

/// What a year asks for, against which its sessions are judged on a day.
pub(super) struct Judge<'a> {
    snapshot: &'a Snapshot,
    members: &'a Members,
    requirements: Vec<&'a Requirement>,
    calendar: Calendar,
    today: NaiveDate,
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        snapshot: &'a Snapshot,
        programme: ProgrammeId,
        members: &'a Members,
        today: NaiveDate,
    ) -> Self {
        let requirements = snapshot.requirements_of(programme).collect();
        Self { snapshot, members, requirements, calendar: Calendar::of(snapshot), today }
    }

    /// What is owed on a session of a running year, by requirement and in the order of its `units`. A suggested rule
    /// counts only while nothing else is asked, and nobody is late by it; a unit that ended or takes no part owes
    /// nothing, but what it held or sent in stays.
    pub(super) fn owed_on(
        &self,
        session: &Session,
        units: &[UnitId],
        held: bool,
        filed: &Filed<'_>,
    ) -> Vec<Owed> {
        let mut list = Vec::new();
        if session.state == SessionState::Cancelled {
            return list;
        }
        let binding = || self.requirements.iter().filter(|asked| asked.binds(session));
        let stated = binding().any(|asked| !asked.suggested);
        for requirement in binding() {
            // Reckoned once for all units of the session.
            let due = (!requirement.suggested)
                .then(|| deadline(&self.calendar, &requirement.rule, session))
                .flatten();
            for unit in owing(requirement, units) {
                let target = ReportTarget { requirement: requirement.id, session: session.id, unit };
                let of = |unit| filed.iter().find(|(r, _)| r.requirement == requirement.id && r.unit == unit);
                let report = of(unit).or_else(|| of(None));
                let events = report.map_or(&[][..], |(_, events)| events);
                let excused = || {
                    let member = unit.and_then(|unit| self.members.get(unit));
                    member.is_some_and(|member| member.excused(self.today))
                };
                let left_out = || requirement.suggested && stated || session.held_on.is_none() && excused();
                if events.is_empty() && left_out() {
                    continue;
                }
                list.push(judge(target, (session, held), due, events, self.today));
            }
        }
        list
    }

    /// What was recorded of a session, and whether it was held by the day.
    pub(super) fn held(&self, session: &Session) -> (Filed<'a>, bool) {
        let filed = filed(self.snapshot, session.id);
        let held = told_held(self.snapshot, session, &filed, self.today);
        (filed, held)
    }
}

/// Who owes a session's reports for a requirement: each unit that holds it, or `None`, the session as a whole.
fn owing(requirement: &Requirement, units: &[UnitId]) -> Vec<Option<UnitId>> {
    match requirement.rule.per {
        Per::Session => vec![None],
        Per::Organiser => units.iter().copied().map(Some).collect(),
    }
}

/// Puts what is owed in order: by month (未安排 last), group, and as it stands there inside that. What a session owes as a
/// whole stands before what its month's units owe.
pub(super) fn sort(list: &mut [Owed], members: &Members) {
    list.sort_by_cached_key(|owed| {
        let member = owed.target.unit.and_then(|unit| members.get(unit));
        let column = member.and_then(|member| Some((member.place.0, member.group?)));
        let loose = owed.target.unit.is_some() && column.is_none();
        (owed.month.is_none(), owed.month, loose, column)
    });
}

/// The three facts of one report on `today`, from its events in order of days. Without a `due` day by its rule it has
/// no deadline but the one that it was extended to.
fn judge(
    target: ReportTarget,
    (session, held): (&Session, bool),
    mut due: Option<Due>,
    events: &[&ReportEvent],
    today: NaiveDate,
) -> Owed {
    let month = session.last_month();
    let placed = month.is_some() || session.kind != SessionKind::Branch;
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
            ReportEventKind::Extended => due = event.until.map(Into::into).or(due),
        }
    }
    let (due, due_uncertain) = due.map_or((None, false), |due| (Some(due.day), due.uncertain));
    let due_by_now =
        receipt != Receipt::Exempt && (receipt != Receipt::None || due.is_some_and(|due| due <= today));
    let (timing, days) = if receipt == Receipt::Exempt {
        (Timing::NotDue, 0)
    } else if let Some(by) = resubmit_by.filter(|by| today > *by) {
        (Timing::Overdue, (today - by).num_days())
    } else if let Some(late) = late_again {
        (Timing::Late, late)
    } else {
        against(due, first, today)
    };
    Owed {
        target,
        month,
        placed,
        due,
        due_uncertain,
        due_by_now,
        held_on: session.held_on,
        held,
        receipt,
        timing,
        received_on,
        days,
    }
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
