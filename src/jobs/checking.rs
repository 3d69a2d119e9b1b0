//! Looking for the problems of a year.

use std::sync::Arc;

use super::{Kind, Work};
use crate::rules::YearView;
use crate::rules::checks::Found;

/// Finds the problems of a year; who has the view finds them in it afterwards.
#[must_use]
pub fn check(year: Arc<YearView>) -> Work<Found> {
    Work::new(Kind::Check, move |_| Ok(year.found().clone()))
}
