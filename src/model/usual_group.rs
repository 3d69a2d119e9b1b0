//! The group in which a unit is to stand where nobody says.

use std::collections::BTreeMap;

use super::Snapshot;
use super::group::usual;
use super::ids::{GroupId, ProgrammeId};
use super::setting::SettingKey;
use super::unit::UnitKind;

/// The name of the group that units of a kind stand in in a year, where no source says: the one in which most units of
/// their sort (places, or all others) stand, else the usual one of the region's tier.
#[must_use]
pub fn usual_in(snapshot: &Snapshot, programme: ProgrammeId, kind: UnitKind) -> String {
    let mut counts: BTreeMap<GroupId, usize> = BTreeMap::new();
    for part in snapshot.parts_of(programme) {
        if snapshot.units.get(part.unit).is_some_and(|unit| unit.kind.is_place() == kind.is_place()) {
            *counts.entry(part.group).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.and_then(|(group, _)| snapshot.groups.get(group)).map_or_else(
        || usual(kind, snapshot.setting(SettingKey::Region)).to_owned(),
        |group| group.name.clone(),
    )
}
