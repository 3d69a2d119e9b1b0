//! 单位变动核对表: what became of every unit since the year before.

use super::content::{Block, Content, Section};
use super::page::Page;
use super::record::Paper;
use super::table::{Align, Cell, Size, Table};
use super::year::{self, Year};
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::paper::{Counted, MissingFact, PaperRequest, PaperSection};
use crate::rules::outcomes::{UnitOutcome, UnitOutcomeRow, unit_outcomes};
use crate::text::Printed;

pub(super) const PAPER: Paper =
    Paper::table(PaperSection::Rosters, content, name).counting(Counted::OfYear).lacking(|lacks| {
        let none = lacks.snapshot.participations_of(lacks.programme.id).is_empty();
        lacks.note(none, MissingFact::Units);
    });

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let zh = Printed;
    let year = Year::of(snapshot, request)?;
    let outcomes = unit_outcomes(snapshot, request.programme);
    if outcomes.is_empty() {
        return Err(Error::Paper(PaperFault::NoUnits));
    }
    let columns = [
        (zh.paper_number(), 12, Align::Center),
        (zh.table_turns_before(), 44, Align::Left),
        (zh.table_turns_after(), 44, Align::Left),
        (zh.table_turns_turn(), 20, Align::Center),
        (zh.table_turns_on(), 30, Align::Center),
        (zh.table_turns_basis(), 50, Align::Left),
        (zh.table_turns_note(), 46, Align::Left),
    ];
    let rows = (1..).zip(&outcomes).map(|(number, outcome)| {
        vec![
            Cell::number(number),
            Cell::text(outcome.before.clone().unwrap_or_default()),
            Cell::text(outcome.after.clone().unwrap_or_default()),
            Cell::text(zh.unit_outcome(outcome.outcome)),
            Cell::day(outcome.on, |day| zh.day_full(day)),
            Cell::text(outcome.basis.clone()),
            Cell::text(note(snapshot, outcome)),
        ]
    });
    let table = Table::new(&columns, rows.collect()).sized(Size::Five);
    let title = zh.table_turns_title(&year.activity());
    let kinds: Vec<UnitOutcome> = outcomes.iter().map(|outcome| outcome.outcome).collect();
    let counts = zh.table_turns_counts(&zh.outcome_counts(&kinds));
    let section = Section {
        page: Page::landscape(),
        blocks: vec![Block::Table(table), Block::note(counts)],
        ..Section::titled(zh.paper_name(request.kind), &title)
    };
    Ok(year.paper(title, vec![section]))
}

/// Where the unit went.
fn note(snapshot: &Snapshot, outcome: &UnitOutcomeRow) -> String {
    let zh = Printed;
    if let Some(into) = outcome.into.and_then(|into| snapshot.units.get(into)) {
        return zh.outcome_detail_into(&into.name);
    }
    let group = |group: Option<crate::model::GroupId>| {
        group.and_then(|group| snapshot.groups.get(group)).map(|group| group.name.as_str())
    };
    match (group(outcome.group_before), group(outcome.group_after)) {
        (Some(from), Some(to)) if from != to => zh.outcome_detail_groups(from, to),
        _ => String::new(),
    }
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    year::year_name(snapshot, request, Printed::table_turns_title)
}
