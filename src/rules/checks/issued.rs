//! What became otherwise after the schedule was issued, and nobody registered as an adjustment.

use std::collections::HashSet;

use super::Year;
use crate::model::problem::Reason;
use crate::rules::issued::Issued;

pub(super) fn check(of: &Year<'_>, issued: Option<&Issued>, found: &mut Vec<Reason>) {
    let Some(issued) = issued else { return };
    let mut told = HashSet::new();
    for id in issued.unregistered().filter_map(|change| change.session) {
        let Some(session) = of.snapshot.sessions.get(id).filter(|_| told.insert(id)) else { continue };
        let unit = of.snapshot.organisers_of(id).next();
        let from = issued.month_before(&session.uid).or(session.month);
        found.push(Reason::ChangedAfterIssue { unit, session: id, from, to: session.month });
    }
}
