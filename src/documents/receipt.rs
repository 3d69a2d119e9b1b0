//! 参会回执: who comes to the main session, to be filled in by a unit and sent back.

use chrono::NaiveDate;

use super::attachment::Heading;
use super::content::{Block, Content, Section};
use super::official;
use super::record::{Paper, Room};
use super::table::{Align, Cell, Column, Size, Table};
use super::year::{self, Year};
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::ids::UnitId;
use crate::model::paper::{Counted, PaperChoice, PaperKind, PaperRequest, PaperSection};
use crate::model::programme::Programme;
use crate::model::session::Session;
use crate::text::Printed;

pub(super) const PAPER: Paper = Paper::table(PaperSection::Day, content, name)
    .choosing(&[PaperChoice::Unit, PaperChoice::Filled])
    .counting(Counted::OfMainSession)
    .lacking(|lacks| {
        lacks.main_session();
    })
    .attached(attached)
    .with_room(Room::units(1));

const ROW_HEIGHT: u8 = 14;
/// Rows for those who come.
const COMING: u8 = 4;

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let zh = Printed;
    let year = Year::of(snapshot, request)?;
    let session = year.main_session()?;
    let title = title(&year, session);
    let units = match request.options.unit {
        Some(unit) if snapshot.units.get(unit).is_none() => {
            return Err(Error::Paper(PaperFault::NoSuchUnit));
        }
        Some(unit) => vec![Some(unit)],
        None if request.options.filled => {
            year.participants(session).filter_map(|party| party.unit).map(Some).collect()
        }
        None => Vec::new(),
    };
    let blank = if units.is_empty() { vec![None] } else { units };
    let section = |unit: Option<UnitId>| {
        let name = unit.map(|unit| year.name(unit)).unwrap_or_default();
        let table = form(&year, unit, name, request.options.filled);
        let by = official::reply_by(session);
        let note = match official::reply_to(year.programme) {
            Some(to) => zh.table_reply_note_to(&by, to),
            None => zh.table_reply_note(&by),
        };
        let mut blocks = vec![Block::Table(table), Block::note(note)];
        blocks.extend(official::contacts(year.programme).map(Block::note));
        Section {
            head: year::time_and_place(session),
            blocks,
            ..Section::titled(if name.is_empty() { zh.paper_name(request.kind) } else { name }, &title)
        }
    };
    let sections = blank.into_iter().map(section).collect();
    Ok(year.paper(title, sections))
}

/// The form goes out with every notice of the main session.
fn attached(snapshot: &Snapshot, programme: &Programme) -> Vec<Heading> {
    // Its title needs no day.
    let year = Year { snapshot, programme, date: NaiveDate::default() };
    let title = year.main_session().map_or_else(|_| String::new(), |session| title(&year, session));
    vec![Heading { group: None, title, subtitle: None }]
}

/// `2023年政务公开主题日现场集中宣传活动参会回执`, or as a person called it.
fn title(year: &Year<'_>, session: &Session) -> String {
    let own = year.snapshot.paper_title(year.programme.id, PaperKind::Receipt.name(), None);
    own.map_or_else(|| Printed.table_receipt_title(&year.occasion(session)), str::to_owned)
}

/// The unit in the first row, then a row for each who comes; the leader of the team is known where he is in the file.
fn form(year: &Year<'_>, unit: Option<UnitId>, name: &str, filled: bool) -> Table {
    let zh = Printed;
    let weights = [28, 16, 42, 40, 30];
    let over = u16::try_from(weights.len() - 1).unwrap_or(1);
    let of_unit = vec![Cell::text(zh.table_unit_sealed()), Cell::text(name).merged(over, 1)];
    let heads = [zh.table_name(), zh.table_sex(), zh.table_post(), zh.table_phone(), zh.table_note()];
    let leaders = unit.filter(|_| filled).map(|unit| year.snapshot.leaders_of(unit)).unwrap_or_default();
    let card = leaders.first().map(|person| &person.card);
    let leader = match card {
        Some(card) => {
            [card.name.as_str(), "", &card.post, &card.phone, zh.table_team_leader()].map(Cell::text)
        }
        None => ["", "", "", "", zh.table_team_leader()].map(Cell::text),
    };
    let mut rows = vec![of_unit, heads.map(Cell::text).to_vec(), leader.to_vec()];
    rows.extend((1..COMING).map(|_| [(); 5].map(|()| Cell::blank()).to_vec()));
    Table {
        columns: weights.map(|weight| Column { weight, align: Align::Center }).to_vec(),
        head: Vec::new(),
        rows,
        size: Size::Four,
        row_height: Some(ROW_HEIGHT),
    }
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    year::session_name(snapshot, request, Printed::table_receipt_title)
}
