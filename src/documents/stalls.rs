//! 咨询台安排表: which unit has which stall at a session, by the numbers of the stalls.

use super::content::{Block, Content, Section};
use super::lacks::Lacks;
use super::record::Paper;
use super::table::{Align, Cell, Size, Table};
use super::year::{self, Year};
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::paper::{Counted, MissingFact, PaperChoice, PaperRequest, PaperSection};
use crate::text::Printed;

pub(super) const PAPER: Paper = Paper::table(PaperSection::Day, content, name)
    .choosing(&[PaperChoice::Session])
    .counting(Counted::OfMainSession)
    .lacking(lacks);

const ROW_HEIGHT: u8 = 10;

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let zh = Printed;
    let year = Year::of(snapshot, request)?;
    let session = year.session_of(request)?;
    let mut parties = year.attending(session);
    if parties.is_empty() {
        return Err(Error::Paper(PaperFault::NoMainSession));
    }
    // Numbered stalls first, then named ones, then units without one; the list's order within.
    parties.sort_by_key(|party| place(party.stall.trim()));
    let columns = [
        (zh.table_stall(), 24, Align::Center),
        (zh.paper_units(), 68, Align::Center),
        (zh.table_liaison(), 26, Align::Center),
        (zh.table_phone(), 38, Align::Center),
    ];
    let rows = parties
        .into_iter()
        .map(|party| {
            let person = party.unit.and_then(|unit| snapshot.main_liaison(unit)).map(|person| &person.card);
            let (name, phone) = person.map_or(("", ""), |card| (card.name.as_str(), card.phone()));
            [party.stall.trim(), year.party_name(party), name, phone].map(Cell::text).to_vec()
        })
        .collect();
    let table = Table { row_height: Some(ROW_HEIGHT), ..Table::new(&columns, rows).sized(Size::Four) };
    let title = zh.table_stalls_title(&year.occasion(session));
    let section = Section {
        head: year::time_and_place(session),
        blocks: vec![Block::Table(table)],
        ..Section::titled(zh.paper_name(request.kind), &title)
    };
    Ok(year.paper(title, vec![section]))
}

/// Where a stall stands in the list: by the first number in its name, then by the name.
fn place(stall: &str) -> (bool, u32, String) {
    let digits: String =
        stall.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    (stall.is_empty(), digits.parse().unwrap_or(u32::MAX), stall.to_owned())
}

fn lacks(lacks: &mut Lacks<'_>) {
    lacks.main_session();
    let Some(session) = year::asked_session(lacks.snapshot, lacks.request) else { return };
    let year = Year { snapshot: lacks.snapshot, programme: lacks.programme, date: lacks.request.today };
    let parties = year.attending(session).into_iter();
    let count = parties.filter(|p| p.unit.is_some() && p.stall.trim().is_empty()).count();
    lacks.note(count > 0, MissingFact::Stalls(count));
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    year::session_name(snapshot, request, Printed::table_stalls_title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stalls_stand_by_their_numbers() {
        let mut stalls = ["", "10号", "2号", "A区", "2号乙"];
        stalls.sort_by_key(|stall| place(stall));
        assert_eq!(stalls, ["2号", "2号乙", "10号", "A区", ""]);
    }
}
