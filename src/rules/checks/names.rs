//! Units that bear one name, or possibly are one.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::model::Snapshot;
use crate::model::ids::UnitId;
use crate::model::names::{Compared, folded};
use crate::model::problem::Reason;
use crate::model::programme::Programme;
use crate::model::proposal::DIFFERENT;
use crate::model::setting::SettingKey;
use crate::model::unit::Unit;

pub(super) fn check(snapshot: &Snapshot, year: &Programme, found: &mut Vec<Reason>) {
    let units = units_of(snapshot, year);
    let mut told = same_names(snapshot, &units, found);
    told.extend(answered_different(snapshot));
    possible_aliases(snapshot, &units, &told, found);
}

/// Active units that have a part in the year, in 机构序列 order.
fn units_of<'a>(snapshot: &'a Snapshot, year: &Programme) -> Vec<&'a Unit> {
    let mut ids: BTreeSet<UnitId> = snapshot.parts_of(year.id).map(|p| p.unit).collect();
    for session in snapshot.sessions_of(year.id) {
        ids.extend(snapshot.parties_of(session.id).filter_map(|party| party.unit));
    }
    let mut units: Vec<&Unit> =
        ids.into_iter().filter_map(|id| snapshot.units.get(id)).filter(|unit| unit.active).collect();
    units.sort_by_key(|unit| (unit.ord, unit.id));
    units
}

fn pair(a: UnitId, b: UnitId) -> (UnitId, UnitId) {
    (a.min(b), a.max(b))
}

fn same_names(snapshot: &Snapshot, units: &[&Unit], found: &mut Vec<Reason>) -> HashSet<(UnitId, UnitId)> {
    let mut bearers: BTreeMap<String, Vec<UnitId>> = BTreeMap::new();
    for unit in units {
        let others = snapshot.aliases_of(unit.id).map(|alias| folded(&alias.name));
        let mut names: Vec<String> = unit.full_name.iter().map(|name| folded(name)).chain(others).collect();
        names.push(folded(&unit.name));
        names.sort();
        names.dedup();
        for name in names {
            bearers.entry(name).or_default().push(unit.id);
        }
    }
    let mut pairs = HashSet::new();
    for bearers in bearers.values() {
        for pair_of in bearers.windows(2) {
            if let [unit, other] = *pair_of
                && pairs.insert(pair(unit, other))
            {
                found.push(Reason::SameName { unit, other });
            }
        }
    }
    pairs
}

/// Pairs that a person has told apart, by the names they had then.
fn answered_different(snapshot: &Snapshot) -> HashSet<(UnitId, UnitId)> {
    let mut pairs = HashSet::new();
    for answer in snapshot.answers.iter().filter(|answer| answer.value == DIFFERENT) {
        let Some((a, b)) = answer.question.strip_prefix("alias:").and_then(|names| names.split_once('='))
        else {
            continue;
        };
        for unit in snapshot.units_named(a) {
            pairs.extend(snapshot.units_named(b).iter().map(|other| pair(unit, *other)));
        }
    }
    pairs
}

fn possible_aliases(
    snapshot: &Snapshot,
    units: &[&Unit],
    told: &HashSet<(UnitId, UnitId)>,
    found: &mut Vec<Reason>,
) {
    let region = Some(snapshot.setting(SettingKey::Region)).filter(|region| !region.is_empty());
    let mut buckets: HashMap<_, Vec<(&Unit, Compared)>> = HashMap::new();
    let mut order = Vec::new();
    for unit in units {
        let compared = Compared::new(&unit.name, region);
        let key = compared.key();
        let bucket = buckets.entry(key.clone()).or_default();
        if bucket.is_empty() {
            order.push(key);
        }
        bucket.push((unit, compared));
    }
    for bucket in order.iter().filter_map(|key| buckets.get(key)) {
        for (n, (unit, one)) in bucket.iter().enumerate() {
            for (other, two) in &bucket[n + 1..] {
                if one.may_be(two) && !told.contains(&pair(unit.id, other.id)) {
                    found.push(Reason::PossibleAlias { unit: unit.id, other: other.id });
                }
            }
        }
    }
}
