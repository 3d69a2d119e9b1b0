//! Deadlines of reports.

use std::collections::HashSet;

use crate::calendar::Calendar;
use crate::model::Snapshot;
use crate::model::problem::Reason;
use crate::model::programme::Programme;
use crate::model::report::DeadlineRule;
use crate::rules::deadlines::proposed;
use crate::rules::owed::Owed;

pub(super) fn check(snapshot: &Snapshot, year: &Programme, owed: &[Owed], found: &mut Vec<Reason>) {
    if snapshot.requirements_of(year.id).all(|requirement| requirement.suggested) {
        found.push(Reason::NoDeadline);
        return;
    }
    let calendar = Calendar::of(snapshot);
    let mut told = HashSet::new();
    for owed in owed {
        let (Some(held), Some(due)) = (owed.held_on, owed.due) else { continue };
        // What is due before a session is of course due before the day it is held.
        let before = snapshot
            .requirements
            .get(owed.target.requirement)
            .is_some_and(|r| matches!(r.rule.by, DeadlineRule::BeforeEvent { .. }));
        if held > due && !before {
            let session = owed.target.session;
            // Of a report of all who hold the session the first of them is told.
            let Some(unit) = owed.target.unit.or_else(|| snapshot.organisers_of(session).next()) else {
                continue;
            };
            if told.insert((unit, session)) {
                found.push(Reason::HeldAfterDue {
                    unit,
                    session,
                    held,
                    due,
                    proposed: proposed(&calendar, held),
                });
            }
        }
    }
}
