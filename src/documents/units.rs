//! 单位名册: the units of a year by group, with whom to call.

use std::collections::HashMap;

use super::content::{Block, Content, Section};
use super::page::Page;
use super::record::Paper;
use super::table::{Align, Cell, Size, Table};
use super::year::{self, Year};
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::ids::{GroupId, UnitId};
use crate::model::paper::{Counted, MissingFact, PaperRequest, PaperSection};
use crate::model::people::UnitLeader;
use crate::model::unit::AliasKind;
use crate::text::Printed;

pub(super) const PAPER: Paper = Paper::table(PaperSection::Rosters, content, name)
    .by_group()
    .counting(Counted::OfYear)
    .lacking(|lacks| {
        let none = lacks.snapshot.participations_of(lacks.programme.id).is_empty();
        lacks.note(none, MissingFact::Units);
    });

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let zh = Printed;
    let year = Year::of(snapshot, request)?;
    let mut groups: Vec<(GroupId, Vec<UnitId>)> = Vec::new();
    for part in snapshot.participations_of(request.programme) {
        if request.group.is_some_and(|group| group != part.group) {
            continue;
        }
        match groups.last_mut() {
            Some((group, units)) if *group == part.group => units.push(part.unit),
            _ => groups.push((part.group, vec![part.unit])),
        }
    }
    if groups.is_empty() {
        return Err(Error::Paper(PaperFault::NoUnits));
    }
    let mut leaders: HashMap<UnitId, Vec<&UnitLeader>> = HashMap::new();
    for leader in snapshot.leaders.iter() {
        leaders.entry(leader.unit).or_default().push(leader);
    }
    let title = zh.table_units_title(&year.activity());
    let sections = groups.into_iter().map(|(group, units)| {
        let name = snapshot.groups.get(group).map_or("", |group| group.name.as_str());
        let (table, upright) = table(&year, &units, &leaders);
        Section {
            page: if upright { Page::default() } else { Page::landscape() },
            subtitle: Some(zh.paper_subtitle(name)),
            blocks: vec![Block::Table(table)],
            ..Section::titled(name, &title)
        }
    });
    let sections = sections.collect();
    Ok(year.paper(title, sections))
}

/// A row for each unit. Full and former names have a column only where some unit has one.
///
/// Without them the table stands upright.
fn table(year: &Year<'_>, units: &[UnitId], leaders: &HashMap<UnitId, Vec<&UnitLeader>>) -> (Table, bool) {
    let zh = Printed;
    let lines: Vec<Line> = units.iter().map(|unit| Line::of(year, *unit, leaders)).collect();
    let full = lines.iter().any(|line| !line.full.is_empty());
    let former = lines.iter().any(|line| !line.former.is_empty());
    let mut columns = vec![(zh.paper_number(), 12, Align::Center), (zh.table_unit_name(), 34, Align::Left)];
    columns.extend(full.then_some((zh.table_full_name(), 34, Align::Left)));
    columns.extend(former.then_some((zh.table_former_name(), 28, Align::Left)));
    columns.extend([
        (zh.table_kind(), 22, Align::Center),
        (zh.table_leader(), 22, Align::Center),
        (zh.table_liaison(), 20, Align::Center),
        (zh.table_phone(), 30, Align::Center),
    ]);
    let rows = (1..).zip(lines).map(|(number, line)| {
        let mut row = vec![Cell::number(number), Cell::text(line.name)];
        row.extend(full.then(|| Cell::text(line.full)));
        row.extend(former.then(|| Cell::names(line.former)));
        row.extend([line.kind, line.leader, line.liaison, line.phone].map(Cell::text));
        row
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let upright = !full && !former;
    (Table::new(&columns, rows).sized(Size::Five), upright)
}

/// What a unit's row says.
#[derive(Default)]
struct Line<'a> {
    name: &'a str,
    full: &'a str,
    former: Vec<String>,
    kind: &'a str,
    leader: &'a str,
    liaison: &'a str,
    phone: &'a str,
}

impl<'a> Line<'a> {
    fn of(year: &Year<'a>, unit: UnitId, leaders: &HashMap<UnitId, Vec<&'a UnitLeader>>) -> Self {
        let Some(facts) = year.snapshot.units.get(unit) else { return Self::default() };
        let name = year.name(unit);
        let former = year.snapshot.aliases_of(unit).filter(|alias| alias.kind == AliasKind::Former);
        let leader = leaders.get(&unit).and_then(|list| list.iter().min_by_key(|l| (l.ord, l.id)));
        let card = year.snapshot.main_liaison(unit).map(|liaison| &liaison.card);
        Self {
            name,
            full: facts.full_name.as_deref().unwrap_or_default(),
            former: former.map(|alias| alias.name.clone()).filter(|alias| *alias != name).collect(),
            kind: Printed.unit_kind(facts.kind),
            leader: leader.map_or("", |leader| leader.card.name.as_str()),
            liaison: card.map_or("", |card| card.name.as_str()),
            phone: card.map_or("", |card| card.phone()),
        }
    }
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    year::year_name(snapshot, request, Printed::table_units_title)
}
