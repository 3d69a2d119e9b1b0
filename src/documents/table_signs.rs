//! 桌牌: a sheet for each unit of a session, to be folded.

use super::content::{Block, Content, Section};
use super::page::{Numbering, Page};
use super::record::{Paper, Room};
use super::year::{self, Year};
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::paper::{Counted, Format, PaperChoice, PaperRequest, PaperSection};
use crate::text::Printed;

/// A sign is no table: what only holds values is not offered.
pub(super) const PAPER: Paper = Paper::table(PaperSection::Day, content, name)
    .in_forms(&[Format::Docx, Format::Pdf, Format::Html, Format::Txt, Format::Png])
    .choosing(&[PaperChoice::Session, PaperChoice::Unit])
    .counting(Counted::OfMainSession)
    .lacking(|lacks| {
        lacks.main_session();
    })
    .with_room(Room::units(1));

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let session = year.session_of(request)?;
    let wanted = request.options.unit;
    let sections: Vec<Section> = year
        .attending(session)
        .into_iter()
        .filter(|party| wanted.is_none() || party.unit == wanted)
        .map(|party| {
            let name = year.party_name(party);
            Section {
                page: Page::landscape().numbered(Numbering::None),
                blocks: vec![Block::Sign(name.to_owned())],
                ..Section::titled(name, "")
            }
        })
        .collect();
    if sections.is_empty() {
        let fault = if wanted.is_some() { PaperFault::NoSuchUnit } else { PaperFault::NoMainSession };
        return Err(Error::Paper(fault));
    }
    Ok(year.paper(Printed.table_signs_title(&year.occasion(session)), sections))
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    year::session_name(snapshot, request, Printed::table_signs_title)
}
