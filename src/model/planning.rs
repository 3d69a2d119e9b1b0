//! What planning a year goes by beside limits: units that belong together or apart, and what weighs how much.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ids::{PlanningId, ProgrammeId, SetMemberId, UnitId, UnitSetId};

/// Units that are planned with regard to each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitSet {
    /// Row id.
    pub id: UnitSetId,
    /// The year.
    pub programme: ProgrammeId,
    /// How.
    pub kind: SetKind,
    /// Why; may be empty.
    #[serde(default)]
    pub reason: String,
}

/// How units are planned with regard to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetKind {
    /// Never in one month.
    Apart,
    /// Always in one month.
    Together,
    /// Neighbours: better not in one month.
    Neighbours,
}

/// A unit of a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetMember {
    /// Row id.
    pub id: SetMemberId,
    /// The set.
    pub set: UnitSetId,
    /// The unit.
    pub unit: UnitId,
}

/// What weighs how much in a year's plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planning {
    /// Row id.
    pub id: PlanningId,
    /// The year.
    pub programme: ProgrammeId,
    /// Weights by name; what is not named weighs what it usually does.
    #[serde(default)]
    pub weights: BTreeMap<String, i64>,
}
