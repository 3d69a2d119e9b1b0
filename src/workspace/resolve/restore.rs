//! A year or a unit put back as a backup has it. What else the file holds stays as it is.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::model::change::{Row, Table, Tables};
use crate::model::edit::{EditLabel, EditRefusal};
use crate::model::ids::{AliasId, UnitId};
use crate::model::names::folded;
use crate::model::restore::RestorePart;
use crate::model::session::{Role, SessionKind};

use super::super::draft::Draft;

type Key = (Table, i64);

pub(super) fn restore(
    draft: &mut Draft<'_>,
    part: RestorePart,
    kept: &Tables,
    at: DateTime<Utc>,
) -> Result<EditLabel, EditRefusal> {
    let (there, wanted, label) = match part {
        RestorePart::Year(year) => {
            if draft.now().programme_of(year).is_some_and(|year| year.closed) {
                return Err(EditRefusal::YearClosed(year));
            }
            let (mut there, mut wanted) = (of_year(draft.now(), year), of_year(kept, year));
            if wanted.is_empty() {
                return Err(EditRefusal::NotInBackup);
            }
            if draft
                .now()
                .programme_of(year)
                .is_some_and(|year| wanted.contains(&(Table::Programme, year.id.0)))
            {
                // Copies of the schedule are papers that went out: they stay as they are.
                there.retain(|(table, _)| !is_copy(*table));
                wanted.retain(|(table, id)| !is_copy(*table) || !draft.now().has(*table, *id));
            }
            (there, wanted, EditLabel::Restored { year: Some(year), unit: None, from: at })
        }
        RestorePart::Unit(unit) => {
            let name = kept.units.get(unit).ok_or(EditRefusal::NotInBackup)?.name.clone();
            let wanted = of_unit(draft, kept, kept, unit);
            let there = of_unit(draft, draft.now(), kept, unit);
            (there, wanted, EditLabel::Restored { year: None, unit: Some(name), from: at })
        }
    };
    let put = rows_to_put(draft, kept, &wanted)?;
    // Those that refer go before what they refer to.
    for (table, id) in there.iter().rev().filter(|key| !wanted.contains(*key)) {
        draft.delete(*table, *id);
    }
    for row in put {
        draft.reserve(row.id());
        if let Row::Unit(unit) = &row
            && !draft.now().has(Table::Unit, unit.id.0)
        {
            give_names_back(draft, unit.id, std::iter::once(&unit.name).chain(&unit.full_name));
        }
        draft.put(row);
    }
    match draft.now().dangling() {
        Some(row) => Err(EditRefusal::Dangling(row.table().name().to_owned(), row.id())),
        None => Ok(label),
    }
}

/// Whether rows of the table are a copy of the schedule, or belong to one.
fn is_copy(table: Table) -> bool {
    matches!(table, Table::ScheduleCopy | Table::CopyItem | Table::Feedback)
}

/// The year of that number and every row that belongs to it.
fn of_year(tables: &Tables, year: i32) -> BTreeSet<Key> {
    let years = tables.programmes.iter().filter(|programme| programme.year == year);
    let mut found: BTreeSet<Key> = years.map(|programme| (Table::Programme, programme.id.0)).collect();
    if found.is_empty() {
        return found;
    }
    // Referenced tables stand before those that refer to them.
    for &table in Table::ALL {
        for row in tables.rows(table) {
            if row.references().iter().any(|(_, to, id)| found.contains(&(*to, *id))) {
                found.insert((table, row.id()));
            }
        }
    }
    found
}

/// A unit and every row that is about it alone, in no year or in one that is open and that the backup knows.
fn of_unit(draft: &Draft<'_>, tables: &Tables, kept: &Tables, unit: UnitId) -> BTreeSet<Key> {
    let mut found: BTreeSet<Key> = BTreeSet::from([(Table::Unit, unit.0)]);
    found.retain(|(table, id)| tables.has(*table, *id));
    let open = |row: &Row| {
        tables.years_of(row).into_iter().all(|year| {
            kept.programmes.get(year).is_some()
                && draft.now().programmes.get(year).is_some_and(|year| !year.closed)
        })
    };
    let own = own_sessions(tables, unit);
    for &table in Table::ALL {
        for row in tables.rows(table) {
            let of_unit = |(column, to, id): &(&str, Table, i64)| match to {
                Table::Unit => *column == "unit" && *id == unit.0,
                Table::Programme | Table::UnitGroup => false,
                to => found.contains(&(*to, *id)),
            };
            let belongs = match table {
                Table::Session => own.contains(&row.id()),
                _ => row.references().iter().any(of_unit),
            };
            if belongs && open(&row) {
                found.insert((table, row.id()));
            }
        }
    }
    found
}

/// Branch sessions that nobody holds but the unit.
fn own_sessions(tables: &Tables, unit: UnitId) -> BTreeSet<i64> {
    let (mut own, mut shared) = (BTreeSet::new(), BTreeSet::new());
    for party in tables.parties.iter().filter(|party| party.role == Role::Organiser) {
        if party.unit == Some(unit) { &mut own } else { &mut shared }.insert(party.session.0);
    }
    let branch = |id: &i64| match tables.row(Table::Session, *id) {
        Some(Row::Session(session)) => session.kind == SessionKind::Branch,
        _ => false,
    };
    own.difference(&shared).copied().filter(branch).collect()
}

/// The rows of the backup that are put, with units and groups that they rely on and that are no longer there. A row
/// that relies on anything else that is gone, and on what relies on it, is left out.
fn rows_to_put(draft: &Draft<'_>, kept: &Tables, wanted: &BTreeSet<Key>) -> Result<Vec<Row>, EditRefusal> {
    let now = draft.now();
    let (mut put, mut keys) = (Vec::new(), BTreeSet::new());
    // Referenced tables come before those that refer to them.
    for (table, id) in wanted {
        let Some(row) = kept.row(*table, *id) else { continue };
        same_thing(now, &row)?;
        let mut with = Vec::new();
        let mut lost = false;
        for (_, to, id) in row.references() {
            let other = kept.row(to, id);
            if keys.contains(&(to, id)) {
                continue;
            }
            if now.has(to, id) && !wanted.contains(&(to, id)) {
                other.map_or(Ok(()), |other| same_thing(now, &other))?;
            } else if matches!(to, Table::Unit | Table::UnitGroup) {
                with.extend(other);
            } else {
                lost = true;
            }
        }
        if lost {
            continue;
        }
        with.push(row);
        put.extend(with.into_iter().filter(|row| keys.insert((row.table(), row.id()))));
    }
    Ok(put)
}

/// A backup of another file has other units, sessions and years under the same ids.
fn same_thing(now: &Tables, kept: &Row) -> Result<(), EditRefusal> {
    let other = match (now.row(kept.table(), kept.id()), kept) {
        (Some(Row::Unit(there)), Row::Unit(kept)) => there.uid != kept.uid,
        (Some(Row::Session(there)), Row::Session(kept)) => there.uid != kept.uid,
        (Some(Row::Programme(there)), Row::Programme(kept)) => there.uid != kept.uid,
        _ => false,
    };
    if other { Err(EditRefusal::OtherFile) } else { Ok(()) }
}

/// Takes names of a unit that comes back away from units that they went to meanwhile.
fn give_names_back<'a>(draft: &mut Draft<'_>, unit: UnitId, names: impl Iterator<Item = &'a String>) {
    for name in names {
        let name = folded(name);
        let others = draft.now().aliases.iter().filter(|alias| alias.unit != unit);
        let lent: Vec<AliasId> = others.filter(|a| folded(&a.name) == name).map(|alias| alias.id).collect();
        for alias in lent {
            draft.delete(Table::Alias, alias);
        }
    }
}
