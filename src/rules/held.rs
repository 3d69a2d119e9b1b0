//! 开展情况: whether a session was held, and whether it should have been.

use chrono::NaiveDate;

use crate::model::ids::SessionId;
use crate::model::report::{DeadlineRule, Report, ReportEvent, ReportEventKind};
use crate::model::session::{Session, SessionState};
use crate::model::{Month, Snapshot};

/// The reports on a session, with what happened to each in order of days.
pub(super) type Filed<'a> = Vec<(&'a Report, Vec<&'a ReportEvent>)>;

/// What has been recorded of a session.
pub(super) fn filed(snapshot: &Snapshot, session: SessionId) -> Filed<'_> {
    snapshot.reports_on(session).map(|report| (report, snapshot.events_of(report.id))).collect()
}

/// 已开展: whether a session counts as held by a day. It was said to be held by then, or a report about it had come in.
/// What is sent before a session, a plan, tells nothing of it; what was sent back tells that it was held all the same.
#[must_use]
pub fn was_held(snapshot: &Snapshot, session: &Session, by: NaiveDate) -> bool {
    told_held(snapshot, session, &filed(snapshot, session.id), by)
}

/// As [`was_held`], of a session of which this was recorded.
pub(super) fn told_held(snapshot: &Snapshot, session: &Session, filed: &Filed<'_>, by: NaiveDate) -> bool {
    if session.state == SessionState::Cancelled {
        return false;
    }
    let told = |(report, events): &(&Report, Vec<&ReportEvent>)| {
        let asked = snapshot.requirements.get(report.requirement);
        let before = asked.is_some_and(|asked| matches!(asked.rule.by, DeadlineRule::BeforeEvent { .. }));
        let came = |event: &&ReportEvent| event.kind == ReportEventKind::Received && event.on <= by;
        !before && events.iter().any(came)
    };
    session.held_on.is_some_and(|day| day <= by) || filed.iter().any(told)
}

/// 应开展, beside what was held: whether a session was to be held by a day, on a fixed day, else by the end of its month.
#[must_use]
pub fn should_be_held(session: &Session, by: NaiveDate) -> bool {
    let fixed = session.when.as_ref().and_then(|when| when.days.last());
    let last = fixed.or_else(|| session.last_month().map(Month::last_day));
    session.state != SessionState::Cancelled && last.is_some_and(|day| day <= by)
}
