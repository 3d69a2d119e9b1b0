//! 意见反馈表: on which a unit replies to a 征求意见稿, a page for each with what the copy plans for it.

use super::as_kept::consultation;
use super::attachment::Heading;
use super::content::{Block, Content, Section};
use super::official;
use super::record::{Paper, Room};
use super::table::{Align, Cell, Size, Table};
use super::year::{Year, known_main_session, participants_of, time_cell, time_of};
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::ids::UnitId;
use crate::model::paper::{Counted, MissingFact, PaperChoice, PaperKind, PaperRequest, PaperSection};
use crate::model::programme::Programme;
use crate::model::session::{Session, SessionState};
use crate::text::Printed;

pub(super) const PAPER: Paper = Paper::table(PaperSection::Issue, content, name)
    .choosing(&[PaperChoice::Unit, PaperChoice::Consultation])
    .counting(Counted::OfYear)
    .lacking(|lacks| {
        let copy = consultation(lacks.snapshot, lacks.request);
        lacks.note(copy.is_none(), MissingFact::Consultation);
        lacks.note(copy.is_some_and(|copy| copy.reply_by.is_none()), MissingFact::ConsultationDay);
    })
    .attached(attached)
    .with_room(Room::units(1));

/// Rows to write in, at least.
const ROWS: usize = 5;
const ROW_HEIGHT: u8 = 16;

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let zh = Printed;
    let year = Year::of(snapshot, request)?;
    let title = title(snapshot, year.programme);
    let units: Vec<Option<UnitId>> = match (request.options.unit, request.behind) {
        (Some(unit), _) if snapshot.units.get(unit).is_none() => {
            return Err(Error::Paper(PaperFault::NoSuchUnit));
        }
        (Some(unit), _) => vec![Some(unit)],
        // The letter to all has one that is copied.
        (None, Some(_)) => vec![None],
        (None, None) => asked(&year).into_iter().map(Some).collect(),
    };
    let units = if units.is_empty() { vec![None] } else { units };
    let by = consultation(snapshot, request).and_then(|copy| copy.reply_by);
    let by = by.map_or_else(|| zh.paper_blank_day(zh.paper_gap()), |day| year.day(day));
    let section = |unit: Option<UnitId>| {
        let name = unit.map_or("", |unit| year.name(unit));
        let mut blocks = vec![Block::Table(form(&year, unit)), Block::note(zh.feedback_note(&by))];
        blocks.extend(official::contacts(year.programme).map(Block::note));
        Section {
            head: vec![
                zh.feedback_unit(name),
                zh.table_filled_on(&zh.feedback_day_blank(year.programme.year)),
            ],
            blocks,
            foot: vec![
                zh.table_head_of_unit().to_owned(),
                zh.feedback_contact().to_owned(),
                zh.table_phone_line(""),
            ],
            ..Section::titled(if name.is_empty() { zh.paper_name(request.kind) } else { name }, &title)
        }
    };
    let sections = units.into_iter().map(section).collect();
    Ok(year.paper(title, sections))
}

/// The units that are asked: those of the year that do not stay away.
fn asked(year: &Year<'_>) -> Vec<UnitId> {
    let programme = year.programme.id;
    let parts = year.snapshot.participations_of(programme).into_iter().map(|part| part.unit);
    parts.filter(|unit| year.snapshot.absence(programme, *unit).is_none()).collect()
}

fn attached(snapshot: &Snapshot, programme: &Programme) -> Vec<Heading> {
    vec![Heading { group: None, title: title(snapshot, programme), subtitle: None }]
}

fn title(snapshot: &Snapshot, programme: &Programme) -> String {
    let own = snapshot.paper_title(programme.id, PaperKind::FeedbackForm.name(), None);
    own.map_or_else(|| Printed.feedback_title(&official::activity(programme)), str::to_owned)
}

/// What the copy plans for a unit, one session a row, with room for what it says to it.
fn form(year: &Year<'_>, unit: Option<UnitId>) -> Table {
    let zh = Printed;
    let planned = unit.map(|unit| planned(year, unit)).unwrap_or_default();
    let columns = [
        (zh.paper_number(), 14, Align::Center),
        (zh.feedback_planned(), 40, Align::Center),
        (zh.feedback_opinion(), 46, Align::Left),
        (zh.feedback_reason(), 40, Align::Left),
        (zh.feedback_month(), 32, Align::Center),
    ];
    let count = planned.len().max(ROWS);
    let mut rows: Vec<Vec<Cell>> = (0..count)
        .map(|at| {
            let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
            let plan = planned.get(at).cloned().unwrap_or_else(Cell::blank);
            vec![Cell::number(number), plan, Cell::blank(), Cell::blank(), Cell::blank()]
        })
        .collect();
    let over = u16::try_from(columns.len()).unwrap_or(1);
    rows.push(vec![Cell::text(zh.feedback_boxes()).merged(over, 1)]);
    Table { row_height: Some(ROW_HEIGHT), ..Table::new(&columns, rows).sized(Size::SmallFour) }
}

fn planned(year: &Year<'_>, unit: UnitId) -> Vec<Cell> {
    let zh = Printed;
    let (snapshot, programme) = (year.snapshot, year.programme);
    let time = |session: &Session| time_of(session).unwrap_or_else(|| zh.paper_time_open().to_owned());
    let main = known_main_session(snapshot, programme.id)
        .filter(|session| participants_of(snapshot, session).any(|party| party.unit == Some(unit)));
    let mut list: Vec<Cell> = main
        .map(|session| Cell::text(zh.feedback_main(&programme.labels.main, &time(session))))
        .into_iter()
        .collect();
    let mut held: Vec<&Session> = snapshot
        .sessions_held_by(programme.id, unit)
        .into_iter()
        .filter(|session| !session.unplanned && session.state != SessionState::Cancelled)
        .collect();
    held.sort_by_key(|session| (session.month.is_none(), session.month, session.ord, session.id));
    list.extend(held.into_iter().map(|session| time_cell(session.when.as_ref(), time(session))));
    list
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    let Ok(year) = Year::of(snapshot, request) else { return String::new() };
    let unit = request.options.unit.map(|unit| Printed.paper_subtitle(year.name(unit)));
    title(snapshot, year.programme) + &unit.unwrap_or_default()
}
