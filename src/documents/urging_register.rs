//! 催办登记表: who was reminded and urged, when, by which way, and what came of it.

use std::collections::BTreeSet;

use super::content::{Block, Content, Section};
use super::page::{Numbering, Page};
use super::record::Paper;
use super::table::{Align, Cell, Size, Table};
use super::year::{self, Year};
use crate::error::Result;
use crate::model::Snapshot;
use crate::model::contact::{Contact, ContactKind};
use crate::model::paper::{Counted, Dated, PaperRequest, PaperSection};
use crate::rules::YearView;
use crate::rules::messages::{addressee, contacts_about};
use crate::rules::owed::{Owed, State};
use crate::text::Printed;

pub(super) const PAPER: Paper = Paper::table(PaperSection::Reports, content, name)
    .counting(Counted::OfYear)
    .dated(Dated::AsOf)
    .lacking(|lacks| {
        lacks.reports();
    });

/// Rows to be written in by hand while nobody was urged.
const BLANK: usize = 10;

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let zh = Printed;
    let year = Year::of(snapshot, request)?;
    let view = YearView::new(snapshot, request.programme, request.today);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut met = BTreeSet::new();
    for owed in view.owed() {
        let Some(unit) = addressee(snapshot, owed.target) else { continue };
        let about = (unit, owed.target.session);
        let urged = |contact: &&Contact| {
            matches!(contact.kind, ContactKind::Reminder | ContactKind::Urging) && contact.on <= request.today
        };
        let told: Vec<&Contact> = contacts_about(snapshot, request.programme, about).filter(urged).collect();
        let open = matches!(owed.state(), State::Overdue | State::Returned);
        if (told.is_empty() && !open) || !met.insert((owed.target.requirement, about)) {
            continue;
        }
        let number = u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
        rows.push(row(&year, number, owed, &told));
    }
    if rows.is_empty() {
        rows = vec![[(); 10].map(|()| Cell::blank()).to_vec(); BLANK];
    }
    let columns = [
        (zh.paper_number(), 10, Align::Center),
        (zh.paper_units(), 34, Align::Center),
        (zh.urged_what(), 40, Align::Left),
        (zh.urged_due(), 22, Align::Center),
        (zh.urged_first(), 32, Align::Center),
        (zh.urged_second(), 32, Align::Center),
        (zh.urged_who(), 20, Align::Center),
        (zh.urged_answer(), 28, Align::Left),
        (zh.table_received_on(), 22, Align::Center),
        (zh.table_note(), 22, Align::Left),
    ];
    let title = zh.urged_title(&year.activity());
    let section = Section {
        page: Page::landscape().numbered(Numbering::OfTotal),
        subtitle: Some(zh.table_as_of(&zh.day_full(year.date))),
        head: vec![
            zh.table_filled_by(year.programme.office.trim()),
            zh.table_filled_on(&zh.day_full(year.date)),
        ],
        blocks: vec![Block::Table(Table::new(&columns, rows).sized(Size::Five))],
        foot: vec![
            zh.table_head_of_unit().to_owned(),
            zh.table_checked_by().to_owned(),
            zh.table_filled_in_by().to_owned(),
            zh.table_phone_line(""),
        ],
        ..Section::titled(zh.paper_name(request.kind), &title)
    };
    Ok(year.paper(title, vec![section]))
}

fn row(year: &Year<'_>, number: u32, owed: &Owed, told: &[&Contact]) -> Vec<Cell> {
    let zh = Printed;
    let item = year.snapshot.requirements.get(owed.target.requirement).map_or("", |asked| asked.item.trim());
    let item = if item.is_empty() { zh.message_report() } else { item };
    let month = owed.month.map_or_else(|| zh.message_whole_year().to_owned(), |month| year.month(month));
    let time = |contact: Option<&&Contact>| {
        contact.map_or_else(Cell::blank, |contact| {
            let way = contact.channel.trim();
            Cell::text(format!("{} {way}", year.day(contact.on)).trim_end())
        })
    };
    // With more than two, the last stands in the second column and the number of all is told.
    let second = (told.len() > 1).then(|| told.last()).flatten();
    let note = if told.len() > 2 { zh.urged_times(told.len()) } else { String::new() };
    vec![
        Cell::number(number),
        Cell::text(year.by_whom(owed.target)),
        Cell::text(zh.urged_item(&month, item)),
        Cell::day(owed.due, |day| year.day(day)),
        time(told.first()),
        time(second),
        Cell::blank(),
        Cell::blank(),
        Cell::day(owed.received_on, |day| year.day(day)),
        Cell::text(note),
    ]
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    year::year_name(snapshot, request, Printed::urged_title)
}
