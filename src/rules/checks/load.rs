//! How sessions lie over the year: more than owed, and months that are much fuller than others.

use crate::model::Month;
use crate::model::ids::GroupId;
use crate::model::problem::Reason;
use crate::model::session::{SessionKind, SessionState};
use crate::rules::schedule::Schedule;

use super::Year;

/// A month is uneven when it has this many sessions more than the emptiest month, and twice the usual.
const MUCH: usize = 4;

pub(super) fn check(of: &Year<'_>, schedule: &Schedule, found: &mut Vec<Reason>) {
    over_duty(of, found);
    for group in &schedule.groups {
        found.extend(uneven(of, schedule, *group));
    }
}

/// More sessions in the plan than a unit owes. What came about without being planned is never too much.
fn over_duty(of: &Year<'_>, found: &mut Vec<Reason>) {
    let year = of.programme.id;
    for part in of.snapshot.participations_of(year) {
        let owed = part.owes(of.programme.duty);
        if owed == 0 || of.snapshot.absence(year, part.unit).is_some() {
            continue;
        }
        let sessions = of.snapshot.sessions_held_by(year, part.unit);
        let planned = sessions
            .iter()
            .filter(|s| s.kind == SessionKind::Branch && s.state != SessionState::Cancelled && !s.unplanned);
        let has = u8::try_from(planned.count()).unwrap_or(u8::MAX);
        if has > owed {
            found.push(Reason::OverDuty { unit: part.unit, owed, has });
        }
    }
}

/// The fullest month of a group beside its emptiest, where they are far apart and most of its sessions have a month.
fn uneven(of: &Year<'_>, schedule: &Schedule, group: GroupId) -> Option<Reason> {
    let load = |month: &Month| schedule.cell(*month, group).len();
    let months = &of.programme.months;
    let placed: usize = months.iter().map(load).sum();
    let open = schedule.entries().filter(|(column, entry)| {
        *column == Some(group)
            && of.snapshot.sessions.get(entry.session).is_some_and(|session| session.month.is_none())
    });
    if open.count() * 5 > placed {
        return None;
    }
    let fullest = months.iter().max_by_key(|month| (load(month), std::cmp::Reverse(**month)))?;
    let emptiest = months.iter().min_by_key(|month| (load(month), **month))?;
    let (most, least) = (load(fullest), load(emptiest));
    let twice_the_usual = most * months.len() >= 2 * placed;
    (most >= least + MUCH && twice_the_usual).then_some(Reason::UnevenLoad {
        group,
        month: *fullest,
        most,
        emptiest: *emptiest,
        least,
    })
}
