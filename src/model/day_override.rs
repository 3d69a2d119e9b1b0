//! Days that are otherwise for the offices of this file than for the country.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::DayOverrideId;

/// What a day is, whatever the week and the announced holidays say. A day has one at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayOverride {
    /// Row id.
    pub id: DayOverrideId,
    /// The day.
    pub day: NaiveDate,
    /// Whether offices work on it.
    pub works: bool,
    /// The holiday that a day off belongs to (元旦); may be empty.
    pub holiday: String,
}
