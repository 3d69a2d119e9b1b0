//! 催办通知: one page a unit that is overdue or whose report went back, with a receipt to be cut off.

use std::collections::BTreeSet;

use super::content::{Block, Content, Section, Signature, Style};
use super::official;
use super::page::{Numbering, Page};
use super::record::Paper;
use super::table::{Align, Cell, Column, Size, Table};
use super::year::{self, Year};
use crate::calendar::Calendar;
use crate::error::Result;
use crate::model::contact::ContactKind;
use crate::model::ids::UnitId;
use crate::model::paper::{Counted, Dated, Format, PaperChoice, PaperRequest, PaperSection};
use crate::model::report::ReportEventKind;
use crate::model::{Month, Snapshot};
use crate::rules::YearView;
use crate::rules::deadlines::proposed;
use crate::rules::messages::{addressee, asked};
use crate::rules::owed::{Owed, Receipt};
use crate::text::{Printed, notice};

pub(super) const PAPER: Paper = Paper::table(PaperSection::Reports, content, name)
    .in_forms(&[Format::Docx, Format::Pdf, Format::Html, Format::Txt, Format::Png])
    .choosing(&[PaperChoice::Unit])
    .counting(Counted::OfYear)
    .dated(Dated::AsOf)
    .lacking(|lacks| {
        lacks.reports();
    });

/// Height of the receipt's rows.
const ROW_HEIGHT: u8 = 12;

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let view = YearView::new(snapshot, request.programme, request.today);
    let list = asked(&view, ContactKind::Urging, Month::of(request.today));
    let mut met = BTreeSet::new();
    let of = |owed: &&Owed| addressee(snapshot, owed.target);
    let units = list.iter().filter_map(of).filter(|unit| met.insert(*unit));
    let units = units.filter(|unit| request.options.unit.is_none_or(|one| one == *unit));
    let mut sections: Vec<Section> = units
        .map(|unit| {
            let owed: Vec<&Owed> = list.iter().filter(|owed| of(owed) == Some(unit)).copied().collect();
            page(&year, Some(unit), &owed)
        })
        .collect();
    if sections.is_empty() {
        // Nobody is overdue: a form to be filled in by hand.
        sections.push(page(&year, request.options.unit, &[]));
    }
    let title = Printed.urge_title(&official::activity(year.programme));
    Ok(year.paper(title, sections))
}

fn page(year: &Year<'_>, unit: Option<UnitId>, owed: &[&Owed]) -> Section {
    let zh = Printed;
    let programme = year.programme;
    let gap = zh.paper_gap();
    let name = unit.map_or(gap, |unit| year.name(unit));
    let notice = zh.notice_title(&programme.office, &official::activity(programme));
    let number = programme.doc_no.trim();
    let number = if number.is_empty() { String::new() } else { notice::document_number(number) };
    let day = zh.day_full(year.date);
    let by = zh.day_full(proposed(&Calendar::of(year.snapshot), year.date));
    let mut blocks = vec![
        Block::styled(Style::Flush, String::new(), zh.urge_number(programme.year)),
        Block::styled(Style::Flush, String::new(), zh.urge_to(name)),
    ];
    let source = zh.urge_source(&notice, &number);
    if owed.is_empty() {
        blocks.push(Block::body(zh.urge_body(&source, gap, gap, gap, &day, zh.message_nothing())));
    }
    for owed in owed {
        let item = year.snapshot.requirements.get(owed.target.requirement);
        let item = item.map_or("", |asked| asked.item.trim());
        let item = if item.is_empty() { zh.message_report() } else { item };
        let month = owed.month.map_or_else(|| zh.message_whole_year().to_owned(), |month| year.month(month));
        let due = owed.due.map_or_else(|| gap.to_owned(), |due| zh.day_full(due));
        blocks.push(Block::body(zh.urge_body(&source, &due, &month, item, &day, &state(year, owed))));
    }
    let to_whom = owed.iter().find_map(|owed| {
        let asked = year.snapshot.requirements.get(owed.target.requirement)?;
        Some(asked.to_whom.trim()).filter(|to| !to.is_empty())
    });
    blocks.push(Block::body(match to_whom {
        Some(to_whom) => zh.urge_by_to(&by, to_whom),
        None => zh.urge_by(&by),
    }));
    blocks.push(Block::body(zh.urge_else()));
    blocks.extend(official::contacts(programme).map(Block::body));
    blocks.push(Block::Signature(Signature { office: programme.office.clone(), date: day }));
    blocks.push(Block::styled(Style::Flush, String::new(), zh.urge_cut()));
    blocks.push(Block::Table(receipt(name)));
    Section {
        page: Page::default().numbered(Numbering::None),
        blocks,
        ..Section::titled(
            unit.map_or(zh.paper_name_urging(), |unit| year.name(unit)),
            &zh.urge_title(&official::activity(programme)),
        )
    }
}

/// What is the matter with a report: nothing came, or what it lacked when it went back.
fn state(year: &Year<'_>, owed: &Owed) -> String {
    let zh = Printed;
    if owed.receipt != Receipt::Returned {
        return zh.message_nothing().to_owned();
    }
    let report = year.snapshot.report_for(owed.target);
    let events = report.map_or_else(Vec::new, |report| year.snapshot.events_of(report.id));
    let note = events.iter().rev().find(|event| event.kind == ReportEventKind::Returned);
    match note.map(|event| event.note.trim()).filter(|note| !note.is_empty()) {
        Some(why) => zh.message_returned_why(why),
        None => zh.message_returned().to_owned(),
    }
}

/// The strip that comes back.
fn receipt(unit: &str) -> Table {
    let zh = Printed;
    let row = |left: &str, value: &str, right: &str| {
        vec![Cell::text(left), Cell::text(value), Cell::text(right), Cell::blank()]
    };
    Table {
        columns: [26, 54, 30, 46].map(|weight| Column { weight, align: Align::Center }).to_vec(),
        head: Vec::new(),
        rows: vec![
            row(zh.urge_unit(), unit, zh.urge_signed_by()),
            row(zh.urge_signed_on(), "", zh.urge_will_send()),
        ],
        size: Size::Four,
        row_height: Some(ROW_HEIGHT),
    }
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    year::year_name(snapshot, request, Printed::urge_title)
}
