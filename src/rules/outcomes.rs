//! 单位变动核对表: what became of every unit between the year before and a year.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::model::Snapshot;
use crate::model::ids::{GroupId, ProgrammeId, UnitChangeId, UnitId};
use crate::model::programme::Programme;
use crate::model::unit::{Absence, UnitChange, UnitChangeKind};

/// What became of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitOutcome {
    /// 保留
    Kept,
    /// 更名
    Renamed,
    /// 合并
    Merged,
    /// 撤销
    Abolished,
    /// 新设
    Created,
    /// 划转
    Transferred,
    /// 未列入: it works, stood in the year before and does not in this one.
    Left,
}

impl UnitOutcome {
    /// Every one, in the order in which they are counted.
    pub const ALL: [Self; 7] = [
        Self::Kept,
        Self::Renamed,
        Self::Merged,
        Self::Abolished,
        Self::Created,
        Self::Transferred,
        Self::Left,
    ];
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitOutcomeRow {
    /// The unit.
    pub unit: UnitId,
    /// Its name in the year before; `None`: it had no part in it.
    pub before: Option<String>,
    /// Its name in this year; `None`: it has no part in it.
    pub after: Option<String>,
    /// Its group in the year before.
    pub group_before: Option<GroupId>,
    /// Its group in this year.
    pub group_after: Option<GroupId>,
    /// What became of it.
    pub outcome: UnitOutcome,
    /// The entry that tells of it; `None` where the two years alone do.
    pub change: Option<UnitChangeId>,
    /// The first day of it.
    pub on: Option<NaiveDate>,
    /// 依据.
    pub basis: String,
    /// 合并: the unit that goes on with its work.
    pub into: Option<UnitId>,
}

/// The year before a year, as far as the file holds one.
#[must_use]
pub fn year_before(snapshot: &Snapshot, year: ProgrammeId) -> Option<&Programme> {
    let number = snapshot.programmes.get(year)?.year;
    snapshot.programmes.iter().filter(|other| other.year < number).max_by_key(|other| other.year)
}

/// What became of every unit of a year or of the year before, in 机构序列. Without a year before, every unit of the year
/// is told by what happened to it in this year alone.
#[must_use]
pub fn unit_outcomes(snapshot: &Snapshot, year: ProgrammeId) -> Vec<UnitOutcomeRow> {
    let Some(programme) = snapshot.programmes.get(year) else { return Vec::new() };
    let before = year_before(snapshot, year);
    let mut units: BTreeSet<UnitId> = snapshot.parts_of(year).map(|part| part.unit).collect();
    units.extend(before.iter().flat_map(|before| snapshot.parts_of(before.id)).map(|part| part.unit));
    let since = before
        .map_or_else(|| NaiveDate::from_ymd_opt(programme.year, 1, 1), |before| before.last_day().succ_opt());
    let (since, until) = (since.unwrap_or(NaiveDate::MIN), programme.last_day());
    // What happened to units that have no part in either year is told where it was entered in time.
    let of_time = |change: &UnitChange| (since..=until).contains(&change.on);
    units.extend(snapshot.unit_changes.iter().filter(|change| of_time(change)).map(|change| change.unit));
    let in_order = snapshot.units_in_order().into_iter().filter(|unit| units.contains(&unit.id));
    in_order.map(|unit| line(snapshot, (year, before), unit.id, &of_time)).collect()
}

fn line(
    snapshot: &Snapshot,
    (year, before): (ProgrammeId, Option<&Programme>),
    unit: UnitId,
    of_time: &dyn Fn(&UnitChange) -> bool,
) -> UnitOutcomeRow {
    let part = |year: ProgrammeId| snapshot.participation(year, unit);
    let name = |year: ProgrammeId| snapshot.printed_name(year, unit).to_owned();
    let ended = matches!(snapshot.absence(year, unit), Some(Absence::Abolished(_)));
    let changes = snapshot.changes_of(unit);
    let last = |kinds: &[UnitChangeKind]| {
        changes.iter().rfind(|change| of_time(change) && kinds.contains(&change.kind)).copied()
    };
    let stood = before.and_then(|before| part(before.id));
    let stands = part(year).filter(|_| !ended);
    let renamed = last(&[UnitChangeKind::Renamed]);
    let old_name = |before: &Programme| name(before.id);
    let before_name = stood.and(before).map(old_name).or_else(|| {
        // Without a year before, the name at its end is the one before the first change of this year.
        let first = changes.iter().find(|change| of_time(change) && change.kind == UnitChangeKind::Renamed);
        first.filter(|_| before.is_none()).and_then(|change| change.old_name.clone())
    });
    let after_name = stands.map(|_| name(year));
    let end = last(&[UnitChangeKind::Merged, UnitChangeKind::Abolished]);
    let moved = stood.zip(stands).is_some_and(|(old, new)| old.group != new.group);
    let transferred = last(&[UnitChangeKind::Transferred]);
    let created = last(&[UnitChangeKind::Created]);
    let (outcome, change) = match (end, renamed, created) {
        (Some(end), ..) if ended => (
            if end.kind == UnitChangeKind::Merged { UnitOutcome::Merged } else { UnitOutcome::Abolished },
            Some(end),
        ),
        _ if ended => (UnitOutcome::Abolished, None),
        (.., Some(created)) => (UnitOutcome::Created, Some(created)),
        _ if before.is_some() && stood.is_none() => (UnitOutcome::Created, None),
        (_, Some(renamed), _) => (UnitOutcome::Renamed, Some(renamed)),
        _ if transferred.is_some() || moved => (UnitOutcome::Transferred, transferred),
        _ if stands.is_none() => (UnitOutcome::Left, None),
        _ if before_name.is_some() && before_name != after_name => (UnitOutcome::Renamed, None),
        _ => (UnitOutcome::Kept, None),
    };
    UnitOutcomeRow {
        unit,
        before: before_name.or_else(|| {
            let there = before.is_none() && outcome != UnitOutcome::Created;
            there.then(|| name(year))
        }),
        after: after_name,
        group_before: stood.map(|part| part.group),
        group_after: stands.map(|part| part.group),
        outcome,
        change: change.map(|change| change.id),
        on: change.map(|change| change.on),
        basis: change.map(|change| change.basis.clone()).unwrap_or_default(),
        into: change.and_then(|change| change.into),
    }
}
