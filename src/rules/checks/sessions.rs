//! Duties and placements.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::model::ids::UnitId;
use crate::model::problem::Reason;
use crate::model::programme::Programme;
use crate::model::session::{Role, Session, SessionKind, SessionState};
use crate::model::unit::{Absence, Participation};
use crate::model::when::Days;
use crate::model::{Month, Snapshot};

pub(super) fn check(snapshot: &Snapshot, year: &Programme, found: &mut Vec<Reason>) {
    let in_main = main_participants(snapshot, year);
    for part in snapshot.participations_of(year.id) {
        duty(snapshot, year, part, &in_main, found);
    }
    for session in snapshot.sessions_of(year.id) {
        if session.state != SessionState::Cancelled {
            placement(snapshot, year, session, &in_main, found);
        }
    }
    twice(snapshot, year, found);
}

/// Two sessions of a unit in one month, unless something tells them apart or a person put one of them there.
fn twice(snapshot: &Snapshot, year: &Programme, found: &mut Vec<Reason>) {
    let mut seen: HashMap<(UnitId, Month), Vec<&Session>> = HashMap::new();
    let branches = snapshot
        .sessions_of(year.id)
        .filter(|s| s.kind == SessionKind::Branch && s.state != SessionState::Cancelled && !s.unplanned);
    for session in branches {
        let Some(month) = session.month else { continue };
        for unit in snapshot.organisers_of(session.id) {
            let before = seen.entry((unit, month)).or_default();
            if before.iter().any(|one| alike(one, session)) {
                found.push(Reason::TwiceInMonth { unit, session: session.id, month });
            }
            before.push(session);
        }
    }
}

/// Whether nothing tells two sessions of one month apart, and no person put one of them there.
fn alike(one: &Session, other: &Session) -> bool {
    let by_hand = one.placed_by_hand || other.placed_by_hand;
    !by_hand
        && (one.month_to, &one.when) == (other.month_to, &other.when)
        && [&one.theme, &one.title, &one.place] == [&other.theme, &other.title, &other.place]
}

/// Units whose duty the main session fulfils; empty where the year does not count it.
fn main_participants(snapshot: &Snapshot, year: &Programme) -> HashSet<UnitId> {
    if !year.main_counts {
        return HashSet::new();
    }
    snapshot
        .sessions
        .iter()
        .filter(|s| s.programme == year.id && s.kind == SessionKind::Main)
        .filter(|s| s.state != SessionState::Cancelled)
        .flat_map(|s| snapshot.parties_of(s.id))
        .filter_map(|party| party.unit)
        .collect()
}

fn owed_by(year: &Programme, part: &Participation) -> u8 {
    part.owes(year.duty)
}

fn duty(
    snapshot: &Snapshot,
    year: &Programme,
    part: &Participation,
    in_main: &HashSet<UnitId>,
    found: &mut Vec<Reason>,
) {
    let owed = owed_by(year, part);
    if snapshot.absence(year.id, part.unit).is_some() || owed == 0 {
        return;
    }
    let held = snapshot
        .sessions_held_by(year.id, part.unit)
        .iter()
        .filter(|s| s.kind != SessionKind::Main && s.state != SessionState::Cancelled)
        .count();
    let has = u8::try_from(held + usize::from(in_main.contains(&part.unit))).unwrap_or(u8::MAX);
    if has < owed {
        found.push(Reason::DutyNotMet { unit: part.unit, owed, has });
    }
}

fn placement(
    snapshot: &Snapshot,
    year: &Programme,
    session: &Session,
    in_main: &HashSet<UnitId>,
    found: &mut Vec<Reason>,
) {
    if session.kind == SessionKind::Main {
        let parties: Vec<_> = snapshot.parties_of(session.id).collect();
        if session.held_on.is_none() {
            let units = parties.iter().filter_map(|party| party.unit);
            inactive(snapshot, year, session, units, found);
        }
        return;
    }
    let units: Vec<UnitId> = snapshot.organisers_of(session.id).collect();
    let somebody = snapshot
        .parties_of(session.id)
        .any(|party| matches!(party.role, Role::Organiser | Role::Host | Role::Lead));
    if !somebody {
        found.push(Reason::NoOrganiser { session: session.id });
    }
    if session.held_on.is_none() {
        inactive(snapshot, year, session, units.iter().copied(), found);
    }
    for unit in units {
        if session.kind == SessionKind::Branch {
            on_the_board(snapshot, year, session, unit, in_main, found);
        }
        if let Some(month) = session.month
            && let Some(date) = date_outside(session, month)
        {
            found.push(Reason::DateOutsideMonth { unit, session: session.id, month, date });
        }
    }
}

fn on_the_board(
    snapshot: &Snapshot,
    year: &Programme,
    session: &Session,
    unit: UnitId,
    in_main: &HashSet<UnitId>,
    found: &mut Vec<Reason>,
) {
    let Some(month) = session.month else {
        // Where the main session counts, a duty that it fulfils needs no month.
        let met = in_main.contains(&unit)
            && snapshot.participation(year.id, unit).is_some_and(|part| {
                let placed = snapshot
                    .sessions_held_by(year.id, unit)
                    .iter()
                    .filter(|s| s.month.is_some() && s.state != SessionState::Cancelled)
                    .count();
                placed + 1 >= usize::from(owed_by(year, part))
            });
        if !met && session.held_on.is_none() && snapshot.absence(year.id, unit).is_none() {
            found.push(Reason::Unscheduled { unit, session: session.id });
        }
        return;
    };
    let outside = [Some(month), session.month_to].into_iter().flatten().find(|m| !year.months.contains(m));
    if let Some(month) = outside {
        found.push(if session.locked {
            Reason::LockedConflict { unit, session: session.id, month }
        } else {
            Reason::OutsideMonths { unit, session: session.id, month }
        });
    }
}

fn inactive(
    snapshot: &Snapshot,
    year: &Programme,
    session: &Session,
    units: impl Iterator<Item = UnitId>,
    found: &mut Vec<Reason>,
) {
    for unit in units {
        // Who stays away from the year may still come to its main session.
        let gone = match snapshot.absence(year.id, unit) {
            Some(Absence::Abolished(_)) => true,
            Some(Absence::Exempt(_)) => session.kind != SessionKind::Main,
            None => false,
        };
        if gone {
            found.push(Reason::InactiveUnit { unit, session: session.id });
        }
    }
}

/// The first fixed day that lies outside the planned month, or range of months.
fn date_outside(session: &Session, month: Month) -> Option<NaiveDate> {
    let last = session.last_month().unwrap_or(month);
    let outside = |day: &NaiveDate| !(month..=last).contains(&Month::of(*day));
    match &session.when.as_ref()?.days {
        Days::On(day) | Days::DueBy(day) => Some(*day).filter(outside),
        Days::Each(days) => days.iter().copied().find(outside),
        Days::Range(first, end) => [*first, *end].into_iter().find(outside),
        Days::Third(third, _) => Some(third.first_day()).filter(outside),
    }
}
