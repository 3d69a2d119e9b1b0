//! What the year says its months can bear, and sessions that do not keep to it.

use super::Year;
use crate::model::problem::Reason;
use crate::model::session::SessionState;
use crate::rules::limits::{Limits, Passed};
use crate::rules::schedule::Schedule;

pub(super) fn check(of: &Year<'_>, schedule: &Schedule, limits: &Limits, found: &mut Vec<Reason>) {
    if limits.is_empty() {
        return;
    }
    for (group, entry) in schedule.entries() {
        let Some(session) = of.snapshot.sessions.get(entry.session) else { continue };
        // What was held, or will not be, needs no other month.
        let open = session.held_on.is_none() && session.state != SessionState::Cancelled;
        if let Some(month) = session.month.filter(|_| open)
            && let Some((_, why)) = limits.unavailable(entry.unit, group, month)
        {
            let (unit, session, why) = (entry.unit, session.id, why.to_owned());
            found.push(Reason::UnavailableMonth { unit, session, month, why });
        }
    }
    for month in schedule.months.iter().copied() {
        for group in schedule.groups.iter().copied().map(Some).chain([None]) {
            let has = schedule.count(month, group);
            match limits.passed(schedule, month, group) {
                Some(Passed::Most(most)) => found.push(Reason::OverMost { group, month, most, has }),
                // A month that is not the year's needs nothing.
                Some(Passed::Least(least)) if of.programme.months.contains(&month) => {
                    found.push(Reason::UnderLeast { group, month, least, has });
                }
                _ => {}
            }
        }
    }
}
