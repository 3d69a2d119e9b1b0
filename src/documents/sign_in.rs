//! 签到表 of the main session, in the order of its list.

use super::Paper;
use super::content::{Block, Content, Section};
use super::table::{Align, Cell, Size, Table};
use super::year::{self, Year};
use crate::error::{DocumentFault, Error, Result};
use crate::model::Snapshot;
use crate::model::document::{DocumentRequest, Format};
use crate::text::Lang;

pub(super) const PAPER: Paper = Paper { formats: &Format::OF_PAPERS, content, name };

const ROW_HEIGHT: u8 = 12;

fn content(snapshot: &Snapshot, request: &DocumentRequest) -> Result<Content> {
    let zh = Lang::Zh;
    let year = Year::of(snapshot, request)?;
    let session = year.main_session()?;
    let columns = [
        (zh.paper_number(), 16, Align::Center),
        (zh.paper_units(), 56, Align::Center),
        (zh.table_name(), 24, Align::Center),
        (zh.table_post(), 28, Align::Center),
        (zh.table_phone(), 32, Align::Center),
    ];
    let rows: Vec<Vec<Cell>> = (1..)
        .zip(year.participants(session))
        .map(|(number, party)| {
            let person = party.unit.filter(|_| request.options.filled);
            let person = person.and_then(|unit| snapshot.main_liaison(unit)).map(|person| &person.card);
            let answers = person.map_or([""; 3], |card| [&card.name, &card.post, card.phone()]);
            let head = [Cell::number(number), Cell::text(year.party_name(party))];
            head.into_iter().chain(answers.map(Cell::text)).collect()
        })
        .collect();
    if rows.is_empty() {
        return Err(Error::Document(DocumentFault::NoMainSession));
    }
    let table = Table { row_height: Some(ROW_HEIGHT), ..Table::new(&columns, rows).sized(Size::Four) };
    let title = zh.table_sign_in_title(&year.occasion(session));
    let section = Section {
        head: year::time_and_place(session),
        blocks: vec![Block::Table(table)],
        ..Section::titled(zh.document_kind(request.kind), &title)
    };
    Ok(year.paper(title, vec![section]))
}

fn name(snapshot: &Snapshot, request: &DocumentRequest) -> String {
    year::session_name(snapshot, request, Lang::table_sign_in_title)
}
