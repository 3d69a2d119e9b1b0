//! Everything of another file at once, in the place of what is there.

use crate::model::change::{Table, Tables};
use crate::model::edit::{EditLabel, EditRefusal};

use super::super::draft::Draft;

pub(super) fn load(
    draft: &mut Draft<'_>,
    tables: &Tables,
    overwrite: bool,
) -> Result<EditLabel, EditRefusal> {
    if !overwrite && !draft.now().units.is_empty() {
        return Err(EditRefusal::NotEmpty);
    }
    if let Some(row) = dangling(tables) {
        return Err(EditRefusal::Dangling(row.0.name().to_owned(), row.1));
    }
    for &table in Table::ALL.iter().rev() {
        for row in draft.now().rows(table) {
            if tables.row(table, row.id()).is_none() {
                draft.delete(table, row.id());
            }
        }
    }
    for &table in Table::ALL {
        for row in tables.rows(table) {
            draft.reserve(row.id());
            draft.put(row);
        }
    }
    Ok(EditLabel::Loaded { units: tables.units.iter().count(), years: tables.programmes.iter().count() })
}

/// A row that refers to one that is not there.
fn dangling(t: &Tables) -> Option<(Table, i64)> {
    let mut found = None;
    let mut check = |table, id: i64, there: bool| {
        if !there && found.is_none() {
            found = Some((table, id));
        }
    };
    let unit = |id| t.units.get(id).is_some();
    let year = |id| t.programmes.get(id).is_some();
    let session = |id| t.sessions.get(id).is_some();
    t.aliases.iter().for_each(|r| check(Table::Alias, r.id.0, unit(r.unit)));
    t.unit_changes.iter().for_each(|r| {
        check(Table::UnitChange, r.id.0, unit(r.unit) && r.into.is_none_or(unit));
    });
    t.participations.iter().for_each(|r| {
        let there = year(r.programme) && unit(r.unit) && t.groups.get(r.group).is_some();
        check(Table::Participation, r.id.0, there);
    });
    t.slogans.iter().for_each(|r| check(Table::Slogan, r.id.0, year(r.programme)));
    t.sessions.iter().for_each(|r| check(Table::Session, r.id.0, year(r.programme)));
    t.parties.iter().for_each(|r| check(Table::Party, r.id.0, session(r.session) && r.unit.is_none_or(unit)));
    t.requirements.iter().for_each(|r| {
        check(Table::Requirement, r.id.0, year(r.programme) && r.session.is_none_or(session));
    });
    t.reports.iter().for_each(|r| {
        let asked = t.requirements.get(r.requirement).is_some();
        check(Table::Report, r.id.0, asked && session(r.session) && r.unit.is_none_or(unit));
    });
    t.report_events.iter().for_each(|r| check(Table::ReportEvent, r.id.0, t.reports.get(r.report).is_some()));
    t.liaisons.iter().for_each(|r| check(Table::Liaison, r.id.0, unit(r.unit)));
    t.leaders.iter().for_each(|r| check(Table::UnitLeader, r.id.0, unit(r.unit)));
    t.paper_texts.iter().for_each(|r| {
        let group = r.group.is_none_or(|group| t.groups.get(group).is_some());
        check(Table::PaperText, r.id.0, year(r.programme) && group);
    });
    found
}
