//! 台账: every report of the year with its three facts, to be signed and sent up.

use chrono::NaiveDate;

use super::content::{Block, Content, Section};
use super::page::{Numbering, Page};
use super::record::{Paper, Room, Sessions};
use super::table::{Align, Cell, Size, Table};
use super::year::{self, Year};
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::ids::UnitId;
use crate::model::paper::{Counted, Dated, PaperRequest, PaperSection};
use crate::model::report::ReportEventKind;
use crate::rules::YearView;
use crate::rules::owed::Owed;
use crate::text::Printed;

pub(super) const PAPER: Paper = Paper::table(PaperSection::Reports, content, name)
    .by_group()
    .counting(Counted::OfYear)
    .dated(Dated::AsOf)
    .lacking(|lacks| {
        lacks.reports();
    })
    .with_room(Room { units: 10, sessions: Sessions::Open });

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let zh = Printed;
    let year = Year::of(snapshot, request)?;
    let in_group = |owed: &Owed| {
        let group = unit_of(snapshot, owed).and_then(|unit| snapshot.group_of(request.programme, unit));
        request.group.is_none_or(|wanted| group == Some(wanted))
    };
    let view = YearView::new(snapshot, request.programme, request.today);
    let reports: Vec<&Owed> = view.owed().iter().filter(|owed| in_group(owed)).collect();
    if reports.is_empty() {
        return Err(Error::Paper(PaperFault::NoReports));
    }
    // A table of one group says so below its title.
    let groups = request.group.is_none()
        && snapshot.participations_of(request.programme).windows(2).any(|two| two[0].group != two[1].group);
    let rows: Vec<Vec<Cell>> =
        (1..).zip(&reports).map(|(number, owed)| row(&year, number, owed, groups)).collect();
    let mut columns = vec![(zh.paper_number(), 9, Align::Center)];
    columns.extend(groups.then_some((zh.table_group(), 18, Align::Center)));
    columns.extend([
        (zh.table_unit_name(), 36, Align::Left),
        (zh.table_month(), 18, Align::Center),
        (zh.table_held_on(), 21, Align::Center),
        (zh.table_item_head(), 36, Align::Left),
        (zh.table_due(), 18, Align::Center),
        (zh.table_received_on(), 21, Align::Center),
        (zh.table_receipt(), 23, Align::Center),
        (zh.table_timing(), 20, Align::Center),
        (zh.table_note(), 27, Align::Left),
    ]);
    let mut blocks = vec![Block::Table(Table::new(&columns, rows).sized(Size::Five))];
    if reports.iter().any(|owed| owed.due_uncertain) {
        blocks.push(Block::note(zh.due_uncertain_note()));
    }
    let title = zh.table_ledger_title(&year.activity());
    let group = request.group.and_then(|group| snapshot.groups.get(group));
    let section = Section {
        page: Page::landscape().numbered(Numbering::OfTotal),
        subtitle: Some(match group {
            Some(group) => zh.paper_subtitle(&group.name),
            None => zh.table_as_of(&zh.day_full(year.date)),
        }),
        head: vec![
            zh.table_filled_by(year.programme.office.trim()),
            zh.table_filled_on(&zh.day_full(year.date)),
        ],
        blocks,
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

fn row(year: &Year<'_>, number: u32, owed: &Owed, groups: bool) -> Vec<Cell> {
    let zh = Printed;
    let session = year.snapshot.sessions.get(owed.target.session);
    let planned = session.and_then(|session| {
        let month = session.month?;
        let plain = session.month_to.is_none_or(|to| to <= month) && month.year() == year.programme.year;
        Some(if plain { zh.month(month) } else { zh.paper_months(month, session.month_to) })
    });
    let day = |day: Option<NaiveDate>| Cell::day(day, |day| year.day(day));
    let item = year.snapshot.requirements.get(owed.target.requirement).map_or("", |asked| asked.item.trim());
    let item = if item.is_empty() { zh.notice_report_default() } else { item };
    let name = year.by_whom(owed.target);
    let group = unit_of(year.snapshot, owed).and_then(|unit| year.snapshot.group_of(year.programme.id, unit));
    let group = group.and_then(|id| year.snapshot.groups.get(id));
    let mut row = vec![Cell::number(number)];
    row.extend(groups.then(|| Cell::text(group.map_or("", |group| group.name.as_str()))));
    row.extend([
        Cell::text(name),
        Cell::text(planned.unwrap_or_else(|| zh.unscheduled().to_owned())),
        day(owed.held_on),
        Cell::text(item),
        due(year, owed),
        day(owed.received_on),
        Cell::text(zh.table_receipt_word(owed.receipt)),
        Cell::text(zh.table_timing_word(owed)),
        Cell::text(remark(year, owed)),
    ]);
    row
}

/// In whose table a report stands: the unit's; what a session owes as a whole in that of the first who holds it.
fn unit_of(snapshot: &Snapshot, owed: &Owed) -> Option<UnitId> {
    owed.target.unit.or_else(|| snapshot.organisers_of(owed.target.session).next())
}

/// The last day, marked where it may still change.
fn due(year: &Year<'_>, owed: &Owed) -> Cell {
    match owed.due {
        Some(day) if owed.due_uncertain => Cell::text(Printed.day_uncertain(&year.day(day))),
        due => Cell::day(due, |day| year.day(day)),
    }
}

/// The report's own remark, else what its last return or extension said.
fn remark(year: &Year<'_>, owed: &Owed) -> String {
    let Some(report) = year.snapshot.report_for(owed.target) else { return String::new() };
    if !report.note.trim().is_empty() {
        return report.note.trim().to_owned();
    }
    let told = |kind| {
        matches!(kind, ReportEventKind::Returned | ReportEventKind::Extended | ReportEventKind::Exempt)
    };
    let events = year.snapshot.events_of(report.id);
    events
        .into_iter()
        .rev()
        .find(|event| told(event.kind))
        .map_or_else(String::new, |event| event.note.clone())
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    year::year_name(snapshot, request, Printed::table_ledger_title)
}
