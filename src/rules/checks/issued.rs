//! What became otherwise after the schedule was issued, and nobody recorded as an adjustment.

use std::collections::{HashMap, HashSet};

use super::Year;
use crate::model::ids::SessionId;
use crate::model::issue::{CopyItem, Stage};
use crate::model::problem::Reason;
use crate::model::session::{Session, SessionKind, SessionState};

pub(super) fn check(of: &Year<'_>, found: &mut Vec<Reason>) {
    let copies = of.snapshot.schedule_copies.iter();
    let issued = copies.filter(|copy| copy.programme == of.programme.id && copy.stage == Stage::Issued);
    let Some(copy) = issued.max_by_key(|copy| (copy.on, copy.no, copy.id)) else { return };
    let items: HashMap<&str, &CopyItem> = of
        .snapshot
        .copy_items
        .iter()
        .filter(|item| item.copy == copy.id && item.kind == SessionKind::Branch)
        .map(|item| (item.session_uid.as_str(), item))
        .collect();
    let adjusted: HashSet<SessionId> = of.snapshot.adjustments.iter().map(|row| row.session).collect();
    for session in of.snapshot.sessions_of(of.programme.id).filter(|s| s.kind == SessionKind::Branch) {
        let Some(item) = items.get(session.uid.as_str()) else { continue };
        if !adjusted.contains(&session.id) && differs(session, item) {
            let unit = of.snapshot.organisers_of(session.id).next();
            let (from, to) = (item.month, session.month);
            found.push(Reason::ChangedAfterIssue { unit, session: session.id, from, to });
        }
    }
}

/// Whether a session stands in another month or on other days than it was issued with, or was cancelled. Days that were
/// left open and fixed since inside the month are no change.
fn differs(session: &Session, item: &CopyItem) -> bool {
    let months = (session.month, session.month_to) != (item.month, item.month_to);
    let days = |when: &Option<crate::model::when::When>| when.as_ref().map(|when| when.days.clone());
    let issued = days(&item.when);
    let other_days = issued.is_some() && days(&session.when) != issued;
    months || other_days || session.state == SessionState::Cancelled
}
