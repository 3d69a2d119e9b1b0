//! 参会回执: who comes to the main session, to be filled in by a unit and sent back.

use super::Paper;
use super::content::{Block, Content, Section};
use super::table::{Align, Cell, Size, Table};
use super::year::{self, Year};
use crate::error::{DocumentFault, Error, Result};
use crate::model::Snapshot;
use crate::model::document::{DocumentRequest, Format};
use crate::model::ids::UnitId;
use crate::text::Lang;

pub(super) const PAPER: Paper = Paper { formats: &Format::OF_PAPERS, content, name };

const ROW_HEIGHT: u8 = 14;

fn content(snapshot: &Snapshot, request: &DocumentRequest) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let session = year.main_session()?;
    let title = Lang::Zh.table_receipt_title(&year.occasion(session));
    let units = match request.options.unit {
        Some(unit) if snapshot.units.get(unit).is_none() => {
            return Err(Error::Document(DocumentFault::NoSuchUnit));
        }
        Some(unit) => vec![Some(unit)],
        None if request.options.filled => {
            year.participants(session).filter_map(|party| party.unit).map(Some).collect()
        }
        None => Vec::new(),
    };
    let blank = if units.is_empty() { vec![None] } else { units };
    let section = |unit: Option<UnitId>| {
        let name = unit.map(|unit| year.name(unit));
        let mut blocks = vec![Block::Table(form(&year, unit, request.options.filled))];
        let contacts = year.programme.contacts.trim();
        if !contacts.is_empty() {
            blocks.push(Block::note(Lang::Zh.table_contact_note(contacts)));
        }
        Section {
            head: year::time_and_place(session),
            blocks,
            foot: vec![Lang::Zh.table_filled_by(name.unwrap_or_default()), Lang::Zh.table_filled_on("")],
            ..Section::titled(name.unwrap_or(Lang::Zh.document_kind(request.kind)), &title)
        }
    };
    let sections = blank.into_iter().map(section).collect();
    Ok(year.paper(title, sections))
}

fn form(year: &Year<'_>, unit: Option<UnitId>, filled: bool) -> Table {
    let zh = Lang::Zh;
    let columns = [
        (zh.table_person(), 26, Align::Center),
        (zh.table_name(), 28, Align::Center),
        (zh.table_sex(), 16, Align::Center),
        (zh.table_post(), 42, Align::Center),
        (zh.table_phone(), 44, Align::Center),
    ];
    let leaders = unit.filter(|_| filled).map(|unit| year.snapshot.leaders_of(unit)).unwrap_or_default();
    let mut leader = vec![Cell::text(zh.table_team_leader())];
    match leaders.first() {
        Some(person) => {
            let card = &person.card;
            leader.extend(["", &card.post, &card.phone].map(Cell::text));
            leader.insert(1, Cell::text(card.name.as_str()));
        }
        None => leader.extend([(); 4].map(|()| Cell::blank())),
    }
    let blank = || [(); 4].map(|()| Cell::blank()).to_vec();
    let mut staff = vec![Cell::text(zh.table_staff()).merged(1, 2)];
    staff.extend(blank());
    let note = vec![Cell::text(zh.table_note()), Cell::blank().merged(4, 1)];
    let rows = vec![leader, staff, blank(), note];
    Table { row_height: Some(ROW_HEIGHT), ..Table::new(&columns, rows).sized(Size::Four) }
}

fn name(snapshot: &Snapshot, request: &DocumentRequest) -> String {
    year::session_name(snapshot, request, Lang::table_receipt_title)
}
