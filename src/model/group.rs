//! 单位类别: the table of the schedule that a unit stands in.

use serde::{Deserialize, Serialize};

use super::ids::GroupId;

/// A group of units that is printed as one table (乡镇, 县直单位).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitGroup {
    /// Row id.
    pub id: GroupId,
    /// Name as in the table's subtitle.
    pub name: String,
    /// Order of the columns and attachments.
    pub ord: i64,
}

/// The group that townships stand in where a source names none.
pub const TOWNSHIPS: &str = "乡镇";

/// The group that departments, enterprises and branches stand in where a source names none.
pub const COUNTY_UNITS: &str = "县直单位";
