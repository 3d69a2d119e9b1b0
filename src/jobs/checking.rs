//! Looking for the problems of a year.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Kind, Work};
use crate::model::Snapshot;
use crate::model::ids::ProgrammeId;
use crate::model::problem::Problem;
use crate::workspace::Workspace;

/// Finds the problems of a year as its rows are now.
#[must_use]
pub fn check(snapshot: Arc<Snapshot>, programme: ProgrammeId, today: NaiveDate) -> Work<Vec<Problem>> {
    Work::new(Kind::Check, move |_| Ok(Workspace::problems_in(&snapshot, programme, today)))
}
