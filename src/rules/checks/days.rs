//! The day, the hours and the place of sessions.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveTime};

use super::Year;
use crate::calendar::DayKind;
use crate::model::Month;
use crate::model::ids::{SessionId, UnitId};
use crate::model::issue::AdjustmentKind;
use crate::model::names::folded;
use crate::model::problem::Reason;
use crate::model::session::{Session, SessionKind, SessionState};
use crate::model::when::{Days, When};
use crate::rules::deadlines::proposed;
use crate::rules::owed::Owed;

/// From and to; `None`: the whole day.
type Hours = Option<(NaiveTime, NaiveTime)>;

/// Days of a range that are looked at: a longer one is no date.
const LONGEST: usize = 62;

pub(super) fn check(of: &Year<'_>, owed: &[Owed], found: &mut Vec<Reason>) {
    let adjusted: HashSet<SessionId> = of
        .snapshot
        .adjustments
        .iter()
        .filter(|row| matches!(row.kind, AdjustmentKind::Month | AdjustmentKind::Time))
        .map(|row| row.session)
        .collect();
    let open = |session: &&Session| session.state != SessionState::Cancelled;
    for session in of.snapshot.sessions_of(of.programme.id).filter(open) {
        day_off(of, session, found);
        held_elsewhere(of, session, &adjusted, found);
        too_short(of, session, found);
    }
    due_before(of, owed, found);
    same_place(of, found);
}

/// Who holds a session: its first organiser.
fn holder(of: &Year<'_>, session: &Session) -> Option<UnitId> {
    of.snapshot.organisers_of(session.id).next()
}

/// The days that are fixed, where they are days and not a span to choose from.
fn fixed_days(when: &When) -> Vec<NaiveDate> {
    match &when.days {
        Days::On(day) => vec![*day],
        Days::Each(days) => days.clone(),
        Days::Range(first, last) => first.iter_days().take_while(|day| day <= last).take(LONGEST).collect(),
        Days::Third(..) | Days::DueBy(_) => Vec::new(),
    }
}

/// A fixed day on which offices do not work; of several days, or a range, only where none is a working day.
fn day_off(of: &Year<'_>, session: &Session, found: &mut Vec<Reason>) {
    let Some(when) = session.when.as_ref().filter(|_| session.held_on.is_none()) else { return };
    let days = fixed_days(when);
    let Some(first) = days.first().filter(|_| days.iter().all(|day| !of.calendar.day_kind(*day).works()))
    else {
        return;
    };
    let holiday = match of.calendar.day_kind(*first) {
        DayKind::Holiday(name) => name.to_owned(),
        _ => String::new(),
    };
    found.push(Reason::DayOff { unit: holder(of, session), session: session.id, date: *first, holiday });
}

/// Held in a month that was not its own, and nobody recorded that it was adjusted.
fn held_elsewhere(of: &Year<'_>, session: &Session, adjusted: &HashSet<SessionId>, found: &mut Vec<Reason>) {
    let known =
        session.state == SessionState::Adjusted || session.unplanned || adjusted.contains(&session.id);
    let (Some(held), Some(month), false) = (session.held_on, session.month, known) else { return };
    let last = session.last_month().unwrap_or(month);
    if !(month..=last).contains(&Month::of(held)) {
        let unit = holder(of, session);
        found.push(Reason::HeldElsewhere { unit, session: session.id, month, held });
    }
}

/// Shorter than the year asks for, by its clock times.
fn too_short(of: &Year<'_>, session: &Session, found: &mut Vec<Reason>) {
    let hours = session.when.as_ref().and_then(|when| when.time_from.zip(when.time_to));
    let (Some(least), Some((from, to))) = (of.programme.min_duration, hours) else { return };
    let minutes = u32::try_from((to - from).num_minutes()).unwrap_or_default();
    if session.kind == SessionKind::Branch && minutes < least.minutes() {
        let unit = holder(of, session);
        found.push(Reason::TooShort { unit, session: session.id, minutes, least: least.minutes() });
    }
}

/// A session that is dated behind the day on which its report is due.
fn due_before(of: &Year<'_>, owed: &[Owed], found: &mut Vec<Reason>) {
    let mut told = HashSet::new();
    for owed in owed.iter().filter(|owed| owed.held_on.is_none()) {
        let Some(due) = owed.due else { continue };
        let Some(session) = of.snapshot.sessions.get(owed.target.session) else { continue };
        let Some(unit) = owed.target.unit.or_else(|| holder(of, session)) else { continue };
        let before = of.before_event.contains(&owed.target.requirement);
        let date = session.when.as_ref().and_then(|when| match when.days {
            Days::DueBy(_) | Days::Third(..) => None,
            _ => when.days.last(),
        });
        if let Some(date) = date.filter(|date| *date > due && !before)
            && told.insert((unit, session.id))
        {
            found.push(Reason::DueBeforeDate {
                unit,
                session: session.id,
                date,
                due,
                proposed: proposed(&of.calendar, date),
            });
        }
    }
}

/// Two sessions on one day in one place at one time.
fn same_place(of: &Year<'_>, found: &mut Vec<Reason>) {
    let mut there: HashMap<(NaiveDate, String), Vec<(&Session, Hours)>> = HashMap::new();
    let sessions = of.snapshot.sessions_of(of.programme.id);
    for session in sessions.filter(|s| s.state != SessionState::Cancelled && s.held_on.is_none()) {
        let Some(when) = &session.when else { continue };
        let place = folded(&session.place);
        if place.is_empty() || session.each_on_its_own || session.own_premises() {
            continue;
        }
        let hours = when.time_from.zip(when.time_to);
        for day in fixed_days(when) {
            let here = there.entry((day, place.clone())).or_default();
            let clash = here.iter().find(|(other, times)| other.id != session.id && overlap(*times, hours));
            if let Some((other, _)) = clash {
                let (unit, other_unit) = (holder(of, session), holder(of, other));
                let (one, two) = (session.id, other.id);
                let told = found.iter().rev().take(LONGEST).any(|reason| {
                    matches!(reason, Reason::SamePlace { session, with, .. } if (*session, *with) == (one, two))
                });
                if !told {
                    let (session, with, other) = (one, two, other_unit);
                    found.push(Reason::SamePlace { unit, session, with, other, date: day });
                }
            }
            here.push((session, hours));
        }
    }
}

/// Whether two spans of hours touch; a day without hours is the whole day.
fn overlap(one: Hours, other: Hours) -> bool {
    match (one, other) {
        (Some((from, to)), Some((other_from, other_to))) => from < other_to && other_from < to,
        _ => true,
    }
}
