//! 联络员名册: who is called in which unit. A unit of the main session that has named nobody has an empty row.

use std::collections::HashSet;

use super::content::{Block, Content, Section};
use super::page::Page;
use super::record::Paper;
use super::table::{Align, Cell, Size, Table};
use super::year::{self, Year};
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::ids::UnitId;
use crate::model::paper::{PaperRequest, PaperSection};
use crate::model::people::Liaison;
use crate::text::Printed;
use crate::text::tables::PersonField;

pub(super) const PAPER: Paper = Paper::table(PaperSection::Rosters, content, name).lacking(|lacks| {
    lacks.liaisons();
});

/// Weights of number and unit, in millimetres of a page.
const NUMBER: u16 = 12;
const UNIT: u16 = 38;
/// Width of the page that the text of 小四 fits, in the same.
const ROOM: u16 = 225;

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let units = units(&year);
    if units.is_empty() {
        return Err(Error::Paper(PaperFault::NoLiaisons));
    }
    let people: Vec<(UnitId, Vec<&Liaison>)> =
        units.into_iter().map(|unit| (unit, snapshot.liaisons_of(unit))).collect();
    let all = || people.iter().flat_map(|(_, people)| people);
    let fields: Vec<PersonField> = PersonField::ALL
        .into_iter()
        .filter(|field| always(*field) || all().any(|person| !field.of(&person.card).is_empty()))
        .collect();
    let mut columns =
        vec![(Printed.paper_number(), NUMBER, Align::Center), (Printed.paper_units(), UNIT, Align::Center)];
    columns.extend(fields.iter().map(|field| (field.label(), weight(*field), Align::Center)));
    let mut rows = Vec::new();
    for (number, (unit, people)) in (1..).zip(&people) {
        let lines = u16::try_from(people.len().max(1)).unwrap_or(u16::MAX);
        let head = [Cell::number(number).merged(1, lines), Cell::text(year.name(*unit)).merged(1, lines)];
        let answers = |person: Option<&&Liaison>| {
            let of = |field: &PersonField| person.map_or("", |person| field.of(&person.card));
            fields.iter().map(|field| Cell::text(of(field))).collect::<Vec<_>>()
        };
        rows.push(head.into_iter().chain(answers(people.first())).collect());
        rows.extend(people.iter().skip(1).map(|person| answers(Some(person))));
    }
    let wide = columns.iter().map(|(_, weight, _)| weight).sum::<u16>() > ROOM;
    let table = Table::new(&columns, rows).sized(if wide { Size::Five } else { Size::SmallFour });
    let title = Printed.table_liaisons_title(&year.activity());
    let section = Section {
        page: Page::landscape(),
        blocks: vec![Block::Table(table)],
        ..Section::titled(Printed.paper_name(request.kind), &title)
    };
    Ok(year.paper(title, vec![section]))
}

/// The units that name liaisons: those of the main session, in its order, and any other of the year that has one.
pub(super) fn units(year: &Year<'_>) -> Vec<UnitId> {
    let main = year.main_session().into_iter().flat_map(|session| year.participants(session));
    let mut units: Vec<UnitId> = Vec::new();
    let mut known = HashSet::new();
    units.extend(main.filter_map(|party| party.unit).filter(|unit| known.insert(*unit)));
    let others = year.snapshot.participations_of(year.programme.id).into_iter().map(|part| part.unit);
    let named = others.filter(|unit| !year.snapshot.liaisons_of(*unit).is_empty());
    units.extend(named.filter(|unit| known.insert(*unit)));
    units
}

/// Whether a roster has the column though nobody told it.
fn always(field: PersonField) -> bool {
    matches!(field, PersonField::Name | PersonField::Post | PersonField::OfficePhone | PersonField::Mobile)
}

fn weight(field: PersonField) -> u16 {
    match field {
        PersonField::Sex => 13,
        PersonField::Name => 20,
        PersonField::Mobile | PersonField::Qq => 28,
        PersonField::OfficePhone | PersonField::Fax | PersonField::Wechat => 32,
        PersonField::Post => 40,
        PersonField::Email => 48,
    }
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    year::year_name(snapshot, request, Printed::table_liaisons_title)
}
