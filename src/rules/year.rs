//! What is to be made of a year on a given day.

use chrono::{Datelike, NaiveDate};

use crate::model::Month;
use crate::model::programme::Programme;

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
/// which a session was held, or 开始登记 make it an ordinary year again. `recorded`: whether there is such a report or day.
pub(super) fn year_state(year: &Programme, today: NaiveDate, recorded: impl FnOnce() -> bool) -> YearState {
    let running = year.year >= today.year() || year.months.iter().any(|month| *month >= Month::of(today));
    if running || year.recording || recorded() { YearState::Live } else { YearState::Unrecorded }
}
