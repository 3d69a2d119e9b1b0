//! Deadlines of reports.

use std::collections::HashSet;

use super::Year;
use crate::model::problem::Reason;
use crate::rules::deadlines::proposed;
use crate::rules::owed::Owed;

pub(super) fn check(of: &Year<'_>, owed: &[Owed], found: &mut Vec<Reason>) {
    if of.snapshot.requirements_of(of.programme.id).all(|requirement| requirement.suggested) {
        found.push(Reason::NoDeadline);
        return;
    }
    let mut told = HashSet::new();
    for owed in owed {
        let (Some(held), Some(due)) = (owed.held_on, owed.due) else { continue };
        // What is due before a session is of course due before the day it is held.
        let before = of.before_event.contains(&owed.target.requirement);
        if held > due && !before {
            let session = owed.target.session;
            // Of a report of all who hold the session the first of them is told.
            let Some(unit) = owed.target.unit.or_else(|| of.snapshot.organisers_of(session).next()) else {
                continue;
            };
            if told.insert((unit, session)) {
                found.push(Reason::HeldAfterDue {
                    unit,
                    session,
                    held,
                    due,
                    proposed: proposed(&of.calendar, held),
                });
            }
        }
    }
}
