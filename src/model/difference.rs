//! How two states of one file differ: rows are compared by their ids and told by what they are about.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Row, Table, Tables};
use super::ids::{ProgrammeId, SessionId, UnitId};

/// Things that came, changed and went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delta {
    /// Came.
    pub added: usize,
    /// Are there still, but not as they were.
    pub changed: usize,
    /// Went.
    pub gone: usize,
}

impl Delta {
    /// Whether nothing came, changed or went.
    #[must_use]
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

/// What became of an earlier state of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Units, with their names, people and parts in years.
    pub units: Delta,
    /// Sessions, with those who take part.
    pub sessions: Delta,
    /// Reports, with what happened to them.
    pub reports: Delta,
    /// Rows that are about none of them: facts of years, settings, texts.
    pub other: usize,
    /// The years of the earlier state in which something differs, newest first.
    pub years: Vec<i32>,
    /// The units of the earlier state about which something differs, in their order then.
    pub unit_names: Vec<(UnitId, String)>,
}

impl Difference {
    /// What became of `before` until `now`. Both are states of one file, in which ids never come back.
    #[must_use]
    pub fn between(before: &Tables, now: &Tables) -> Self {
        let mut found = Self::default();
        let mut things: BTreeSet<(Table, i64)> = BTreeSet::new();
        let (mut years, mut units) = (BTreeSet::new(), BTreeSet::new());
        for &table in Table::ALL {
            for (old, new) in differing(before, now, table) {
                let (tables, row) = match (&old, &new) {
                    (Some(row), _) => (before, row),
                    (None, Some(row)) => (now, row),
                    (None, None) => continue,
                };
                match about(tables, row) {
                    Some(thing) => drop(things.insert(thing)),
                    None => found.other += 1,
                }
                years.extend(tables.years_of(row));
            }
        }
        for (table, id) in things {
            let delta = match table {
                Table::Unit => &mut found.units,
                Table::Session => &mut found.sessions,
                _ => &mut found.reports,
            };
            match (before.has(table, id), now.has(table, id)) {
                (false, _) => delta.added += 1,
                (true, false) => delta.gone += 1,
                (true, true) => delta.changed += 1,
            }
            units.extend(units_of(before, table, id));
        }
        let numbers: BTreeSet<i32> =
            years.into_iter().filter_map(|year| before.programmes.get(year)).map(|year| year.year).collect();
        found.years = numbers.into_iter().rev().collect();
        let mut named: Vec<_> = units.into_iter().filter_map(|unit| before.units.get(unit)).collect();
        named.sort_by_key(|unit| (unit.ord, unit.id));
        found.unit_names = named.into_iter().map(|unit| (unit.id, unit.name.clone())).collect();
        found
    }

    /// Whether both states are the same.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// The rows of a table that are not the same in both states: as they were, and as they are.
fn differing(before: &Tables, now: &Tables, table: Table) -> Vec<(Option<Row>, Option<Row>)> {
    let mut rows: BTreeMap<i64, (Option<Row>, Option<Row>)> = BTreeMap::new();
    for row in before.rows(table) {
        rows.insert(row.id(), (Some(row), None));
    }
    for row in now.rows(table) {
        let id = row.id();
        if rows.get(&id).is_some_and(|(old, _)| old.as_ref() == Some(&row)) {
            rows.remove(&id);
        } else {
            rows.entry(id).or_default().1 = Some(row);
        }
    }
    rows.into_values().collect()
}

/// The report, session or unit that a row is about, the narrowest of them.
fn about(tables: &Tables, row: &Row) -> Option<(Table, i64)> {
    let own = (row.table(), row.id());
    if matches!(own.0, Table::Report | Table::Session | Table::Unit) {
        return Some(own);
    }
    let references = row.references();
    let to = |wanted: Table| references.iter().find(|(_, table, _)| *table == wanted);
    let direct = [Table::Report, Table::Session, Table::Unit].into_iter().find_map(to);
    if let Some((_, table, id)) = direct {
        return Some((*table, *id));
    }
    // What hangs on a row that hangs on one of them.
    references.iter().find_map(|(_, table, id)| about(tables, &tables.row(*table, *id)?))
}

/// The units that a unit, session or report is about.
fn units_of(tables: &Tables, table: Table, id: i64) -> Vec<UnitId> {
    match table {
        Table::Unit => vec![UnitId(id)],
        Table::Session => organisers(tables, SessionId(id)),
        _ => match tables.row(table, id) {
            Some(Row::Report(report)) => {
                report.unit.map_or_else(|| organisers(tables, report.session), |unit| vec![unit])
            }
            _ => Vec::new(),
        },
    }
}

fn organisers(tables: &Tables, session: SessionId) -> Vec<UnitId> {
    let of = |party: &&super::session::Party| {
        party.session == session && party.role == super::session::Role::Organiser
    };
    tables.parties.iter().filter(of).filter_map(|party| party.unit).collect()
}

impl Tables {
    /// The years that a row belongs to, by what it refers to.
    #[must_use]
    pub fn years_of(&self, row: &Row) -> Vec<ProgrammeId> {
        if let Row::Programme(year) = row {
            return vec![year.id];
        }
        let of = |(_, table, id): (_, Table, i64)| match table {
            Table::Programme => vec![ProgrammeId(id)],
            // Units and groups belong to no year.
            Table::Unit | Table::UnitGroup => Vec::new(),
            table => self.row(table, id).map_or_else(Vec::new, |row| self.years_of(&row)),
        };
        row.references().into_iter().flat_map(of).collect()
    }
}
