//! What is to be made of a year on a given day.

use chrono::{Datelike, NaiveDate};

use crate::model::Month;
use crate::model::ids::ProgrammeId;
use crate::model::snapshot::Snapshot;

/// How a year stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum YearState {
    /// Its reports are recorded: what is due is counted and what is late is told.
    Live,
    /// 往年安排（未登记报送）: it lies behind and nothing was ever recorded in it, so that nobody is late by it.
    Unrecorded,
}

/// How a year stands on `today`. It lies behind once the calendar year and all its months are over; a report, a day on
/// which a session was held, or 开始登记 make it an ordinary year again.
#[must_use]
pub fn year_state(snapshot: &Snapshot, programme: ProgrammeId, today: NaiveDate) -> YearState {
    let Some(year) = snapshot.programmes.get(programme) else { return YearState::Live };
    let running = year.year >= today.year() || year.months.iter().any(|month| *month >= Month::of(today));
    if running || year.recording {
        return YearState::Live;
    }
    let recorded = snapshot.sessions_of(programme).any(|session| {
        let reported = |report: &crate::model::report::Report| !snapshot.events_of(report.id).is_empty();
        session.held_on.is_some() || snapshot.reports_on(session.id).any(reported)
    });
    if recorded { YearState::Live } else { YearState::Unrecorded }
}
