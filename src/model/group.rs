//! 单位类别: the table of the schedule that a unit stands in.

use serde::{Deserialize, Serialize};

use super::ids::GroupId;
use super::unit::UnitKind;

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

/// Names of the group of departments, enterprises and branches by the end of the region's name.
const OFFICES: [(&str, &str); 5] =
    [("区", "区直部门"), ("市", "市直单位"), ("旗", "旗直单位"), ("省", "省直单位"), ("州", "州直单位")];

/// The group that units of a kind stand in where no source and no unit of the year tells, in the words of the region's
/// tier: 乡镇 and 县直单位 in a county, 街道 and 区直部门 in a district.
#[must_use]
pub fn usual(kind: UnitKind, region: &str) -> &'static str {
    let region = region.trim();
    // 自治区 is a province.
    let region = if region.ends_with("自治区") { "省" } else { region };
    match kind {
        UnitKind::Street if region.ends_with('区') => "街道",
        UnitKind::Township | UnitKind::Street => TOWNSHIPS,
        _ => OFFICES.iter().find(|(end, _)| region.ends_with(end)).map_or(COUNTY_UNITS, |(_, name)| name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_called_in_the_words_of_the_region_s_tier() {
        for (region, street, office) in [
            ("湘潭县", "乡镇", "县直单位"),
            ("铁东区", "街道", "区直部门"),
            ("宁国市", "乡镇", "市直单位"),
            ("某自治区", "乡镇", "省直单位"),
            ("", "乡镇", "县直单位"),
        ] {
            assert_eq!(usual(UnitKind::Street, region), street, "{region}");
            assert_eq!(usual(UnitKind::Department, region), office, "{region}");
            assert_eq!(usual(UnitKind::Township, region), "乡镇", "{region}");
        }
    }
}
