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
            let (unit, session) = (owed.target.unit, owed.target.session);
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
