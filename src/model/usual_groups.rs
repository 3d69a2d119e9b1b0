//! The group that a new unit goes to where neither a source nor a person says.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::group::{is_place, usual};
use super::ids::{GroupId, ProgrammeId};
use super::setting::SettingKey;
use super::snapshot::Snapshot;
use super::unit::UnitKind;

/// The groups that most places and most offices of a year stand in, counted once for all names that are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UsualGroups {
    places: Option<GroupId>,
    offices: Option<GroupId>,
}

impl UsualGroups {
    /// Counts units by kind and group.
    #[must_use]
    pub fn of(units: impl Iterator<Item = (UnitKind, GroupId)>) -> Self {
        let mut counts: BTreeMap<(bool, GroupId), usize> = BTreeMap::new();
        for (kind, group) in units {
            *counts.entry((is_place(kind), group)).or_default() += 1;
        }
        let most = |place: bool| {
            let own = counts.iter().filter(|((is_place, _), _)| *is_place == place);
            let most = own.max_by_key(|((_, group), count)| (**count, Reverse(*group)));
            most.map(|((_, group), _)| *group)
        };
        Self { places: most(true), offices: most(false) }
    }

    /// Counts the units that take part in a year.
    #[must_use]
    pub fn of_year(snapshot: &Snapshot, programme: ProgrammeId) -> Self {
        let parts = snapshot.participations_of(programme).into_iter();
        Self::of(parts.filter_map(|part| Some((snapshot.units.get(part.unit)?.kind, part.group))))
    }

    /// The name of the group that a new unit of this kind goes to where nothing else is said.
    #[must_use]
    pub fn name<'a>(&self, snapshot: &'a Snapshot, kind: UnitKind) -> &'a str {
        match self.of_kind(kind).and_then(|group| snapshot.groups.get(group)) {
            Some(group) => &group.name,
            None => usual(kind, snapshot.setting(SettingKey::Region)),
        }
    }

    /// The group that most units like one of this kind stand in; `None` where there is none yet.
    #[must_use]
    pub fn of_kind(&self, kind: UnitKind) -> Option<GroupId> {
        if is_place(kind) { self.places } else { self.offices }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_unit_goes_where_most_of_its_like_stand() {
        let units =
            [(UnitKind::Township, 1), (UnitKind::Street, 2), (UnitKind::Street, 2), (UnitKind::Other, 3)];
        let usual = UsualGroups::of(units.into_iter().map(|(kind, group)| (kind, GroupId(group))));
        assert_eq!(usual.of_kind(UnitKind::Township), Some(GroupId(2)));
        assert_eq!(usual.of_kind(UnitKind::Department), Some(GroupId(3)));
        assert_eq!(UsualGroups::default().of_kind(UnitKind::Other), None);
    }
}
