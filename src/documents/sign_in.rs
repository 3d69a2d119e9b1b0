//! 签到表 of a session, in the order of its list.

use super::content::{Block, Content, Section};
use super::record::Paper;
use super::table::{Align, Cell, Size, Table};
use super::year::{self, Year};
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::paper::{Counted, PaperChoice, PaperRequest, PaperSection};
use crate::text::Printed;

pub(super) const PAPER: Paper = Paper::table(PaperSection::Day, content, name)
    .choosing(&[PaperChoice::Session, PaperChoice::Filled])
    .counting(Counted::OfMainSession)
    .lacking(|lacks| {
        lacks.main_session();
    });

const ROW_HEIGHT: u8 = 10;
/// Rows of a unit, and rows at the end for whoever comes beside.
const ROWS: u16 = 2;
const SPARE: u32 = 4;

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let zh = Printed;
    let year = Year::of(snapshot, request)?;
    let session = year.session_of(request)?;
    let columns = [
        (zh.paper_number(), 12, Align::Center),
        (zh.paper_units(), 51, Align::Center),
        (zh.table_name(), 20, Align::Center),
        (zh.table_post(), 24, Align::Center),
        (zh.table_phone(), 28, Align::Center),
        (zh.table_signature(), 24, Align::Center),
    ];
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut last = 0;
    for (number, party) in (1..).zip(year.attending(session)) {
        last = number;
        let people = party.unit.filter(|_| request.options.filled);
        let people = people.map(|unit| snapshot.liaisons_of(unit)).unwrap_or_default();
        let line = |at: usize| {
            let card = people.get(at).map(|person| &person.card);
            let answers = card.map_or([""; 3], |card| [&card.name, &card.post, card.phone()]);
            answers.into_iter().chain([""]).map(Cell::text).collect::<Vec<_>>()
        };
        let head = [Cell::number(number).merged(1, ROWS), Cell::text(year.party_name(party)).merged(1, ROWS)];
        rows.push(head.into_iter().chain(line(0)).collect());
        rows.extend((1..usize::from(ROWS)).map(line));
    }
    if rows.is_empty() {
        return Err(Error::Paper(PaperFault::NoMainSession));
    }
    rows.extend((1..=SPARE).map(|n| {
        let blank = [(); 5].map(|()| Cell::blank());
        std::iter::once(Cell::number(last + n)).chain(blank).collect()
    }));
    let table = Table { row_height: Some(ROW_HEIGHT), ..Table::new(&columns, rows).sized(Size::SmallFour) };
    let title = zh.table_sign_in_title(&year.occasion(session));
    let section = Section {
        head: year::time_and_place(session),
        blocks: vec![Block::Table(table)],
        ..Section::titled(zh.paper_name(request.kind), &title)
    };
    Ok(year.paper(title, vec![section]))
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    year::session_name(snapshot, request, Printed::table_sign_in_title)
}
