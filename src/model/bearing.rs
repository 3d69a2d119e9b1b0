//! What a month can bear: months in which units cannot hold a session, and how many sessions a month may have.

use serde::{Deserialize, Serialize};

use super::Month;
use super::ids::{CapacityId, GroupId, ProgrammeId, UnavailableId, UnitId};

/// A month in which nobody, a group or one unit can hold a session (春节, 两会, 防汛). A limit warns, it forbids nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unavailable {
    /// Row id.
    pub id: UnavailableId,
    /// The year.
    pub programme: ProgrammeId,
    /// The unit that cannot; with neither unit nor group: nobody can.
    #[serde(default)]
    pub unit: Option<UnitId>,
    /// The group of which no unit can.
    #[serde(default)]
    pub group: Option<GroupId>,
    /// When.
    pub month: Month,
    /// Why; may be empty.
    pub reason: String,
}

/// How many branch sessions a month is to have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// Row id.
    pub id: CapacityId,
    /// The year.
    pub programme: ProgrammeId,
    /// Whose sessions are counted; `None`: those of all groups together.
    #[serde(default)]
    pub group: Option<GroupId>,
    /// The month; `None`: every month of the year without a limit of its own.
    #[serde(default)]
    pub month: Option<Month>,
    /// At least so many.
    #[serde(default)]
    pub least: Option<u16>,
    /// At most so many.
    #[serde(default)]
    pub most: Option<u16>,
}
