//! Looking for the problems of a year.

use std::sync::Arc;

use super::{Kind, Work};
use crate::model::problem::Problem;
use crate::rules::YearView;

/// Finds the problems of a year; who has the view finds them in it afterwards.
#[must_use]
pub fn check(year: Arc<YearView>) -> Work<Vec<Problem>> {
    Work::new(Kind::Check, move |_| Ok(year.problems().to_vec()))
}
