//! Problems of a year.
use crate::model::{ProgrammeId, Snapshot, problem::Problem};
use chrono::NaiveDate;
/// Problems.
#[must_use]
pub fn problems(_: &Snapshot, _: ProgrammeId, _: NaiveDate) -> Vec<Problem> {
    Vec::new()
}
