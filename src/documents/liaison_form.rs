//! The form in which a unit names its liaison: blank, or filled with what is known, a page for each person.

use super::attachment::Heading;
use super::content::{Block, Content, Section};
use super::liaisons;
use super::record::Paper;
use super::table::{Align, Cell, Column, Size, Table};
use super::year::Year;
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::paper::{PaperChoice, PaperKind, PaperRequest, PaperSection};
use crate::model::people::LiaisonCard;
use crate::model::programme::Programme;
use crate::text::tables::{PersonField, is_unit_field};
use crate::text::{Printed, papers};

pub(super) const PAPER: Paper = Paper::table(PaperSection::Notice, content, name)
    .choosing(&[PaperChoice::Unit, PaperChoice::Filled, PaperChoice::Apart])
    .lacking(|lacks| {
        if lacks.request.options.filled {
            lacks.liaisons();
        }
    })
    .attached(attached);

/// Questions in a row of the form.
const IN_A_ROW: usize = 3;
/// Weights of a question and its answer, in millimetres of a page; the answer has room for a telephone number.
const WEIGHTS: [u16; 2 * IN_A_ROW] = [24, 30, 19, 30, 24, 29];
const ROW_HEIGHT: u8 = 14;

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let title = title(snapshot, year.programme);
    let labels = labels(year.programme);
    let section = |name: &str, unit: &str, card: Option<&LiaisonCard>| Section {
        blocks: vec![Block::Table(form(&labels, unit, card))],
        ..Section::titled(name, &title)
    };
    let mut sections = Vec::new();
    let units = match request.options.unit {
        Some(unit) if snapshot.units.get(unit).is_none() => {
            return Err(Error::Paper(PaperFault::NoSuchUnit));
        }
        Some(unit) => vec![unit],
        None if request.options.filled => liaisons::units(&year),
        None => Vec::new(),
    };
    for unit in &units {
        let name = year.name(*unit);
        let people = if request.options.filled { snapshot.liaisons_of(*unit) } else { Vec::new() };
        sections.extend(people.iter().map(|person| section(name, name, Some(&person.card))));
        if people.is_empty() {
            sections.push(section(name, name, None));
        }
    }
    if sections.is_empty() {
        sections.push(section(Printed.paper_name(request.kind), "", None));
    }
    Ok(year.paper(title, sections))
}

/// The form stands behind a notice that asks for liaisons.
fn attached(snapshot: &Snapshot, programme: &Programme) -> Vec<Heading> {
    let asked = !programme.liaison_fields.is_empty() || programme.liaisons_per_unit.is_some();
    let heading = || Heading { group: None, title: title(snapshot, programme), subtitle: None };
    asked.then(heading).into_iter().collect()
}

/// `“政务公开主题日”活动联络员信息表`, or as a person called it.
fn title(snapshot: &Snapshot, programme: &Programme) -> String {
    let own = snapshot.paper_title(programme.id, PaperKind::LiaisonForm.name(), None);
    own.map_or_else(|| Printed.table_form_title(&papers::activity_title(&programme.title)), str::to_owned)
}

/// What the form asks beside the unit's name: what the notice asked for, else the usual.
fn labels(programme: &Programme) -> Vec<String> {
    let own: Vec<String> = programme
        .liaison_fields
        .iter()
        .map(|label| label.trim().to_owned())
        .filter(|label| !label.is_empty() && !is_unit_field(label))
        .collect();
    if own.is_empty() { PersonField::ALL.map(|field| field.label().to_owned()).to_vec() } else { own }
}

fn form(labels: &[String], unit: &str, card: Option<&LiaisonCard>) -> Table {
    let columns = WEIGHTS.map(|weight| Column { weight, align: Align::Center });
    let all_but_one = WEIGHTS.len() - 1;
    let over = |columns: usize| u16::try_from(columns).unwrap_or(1);
    let mut rows =
        vec![vec![Cell::text(Printed.table_unit_name()), Cell::text(unit).merged(over(all_but_one), 1)]];
    for labels in labels.chunks(IN_A_ROW) {
        let mut row = Vec::new();
        for label in labels {
            let answer = card.and_then(|card| PersonField::called(label).map(|field| field.of(card)));
            row.push(Cell::text(label.clone()));
            row.push(Cell::text(answer.unwrap_or_default()));
        }
        // The last answer has the room of the questions that are not there.
        let missing = WEIGHTS.len() - row.len();
        if let Some(last) = row.pop() {
            row.push(last.merged(over(missing + 1), 1));
        }
        rows.push(row);
    }
    Table {
        columns: columns.to_vec(),
        head: Vec::new(),
        rows,
        size: Size::SmallFour,
        row_height: Some(ROW_HEIGHT),
    }
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    let Ok(year) = Year::of(snapshot, request) else { return String::new() };
    let unit = request.options.unit.map(|unit| Printed.paper_subtitle(year.name(unit)));
    title(snapshot, year.programme) + &unit.unwrap_or_default()
}
