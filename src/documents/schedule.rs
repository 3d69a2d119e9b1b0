//! The schedule: for each group a table of months and the units that hold their session in them.

use super::Paper;
use super::attachments::{Attachment, Subject, attachments};
use super::content::{Block, Content, Section};
use super::page::Page;
use super::table::{Align, Cell, Size, Table};
use super::year::Year;
use crate::error::{DocumentFault, Error, Result};
use crate::model::document::{DocumentRequest, Format, ScheduleColumn};
use crate::model::ids::{GroupId, ProgrammeId};
use crate::model::programme::{Labels, Programme};
use crate::model::schedule::{Entry, Schedule};
use crate::model::session::SessionState;
use crate::model::{Month, Snapshot};
use crate::text::{Lang, papers};

pub(super) const PAPER: Paper = Paper { formats: &Format::OF_PAPERS, content, name };

/// Weights of the columns of a schedule with more than the usual ones, in millimetres of a page.
const NUMBER: u16 = 14;
const TIME: u16 = 30;
const UNIT: u16 = 46;
const OTHER: u16 = 36;
const LIAISON: u16 = 28;
/// Columns beside month and units that a page has room for upright.
const UPRIGHT: usize = 1;

fn content(snapshot: &Snapshot, request: &DocumentRequest) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let schedule = Schedule::of(snapshot, request.programme);
    let more: Vec<ScheduleColumn> =
        ScheduleColumn::ALL.into_iter().filter(|column| request.options.columns.contains(column)).collect();
    let sections: Vec<Section> = wanted(snapshot, request)
        .into_iter()
        .map(|(attachment, group)| {
            let rows = rows(&year, &schedule, group);
            let table = if more.is_empty() { table(&year, rows) } else { detailed(&year, rows, &more) };
            let page = if more.len() > UPRIGHT { Page::landscape() } else { Page::default() };
            let name = snapshot.groups.get(group).map_or(&attachment.title, |g| &g.name);
            Section {
                page,
                label: Some(attachment.label()),
                subtitle: attachment.subtitle.clone(),
                blocks: vec![Block::Table(table)],
                ..Section::titled(name, &attachment.title)
            }
        })
        .collect();
    if sections.is_empty() {
        return Err(Error::Document(DocumentFault::NoUnits));
    }
    Ok(year.paper(title(year.programme), sections))
}

/// The attachments that the request asks for.
fn wanted(snapshot: &Snapshot, request: &DocumentRequest) -> Vec<(Attachment, GroupId)> {
    let all = attachments(snapshot, request.programme).into_iter();
    all.filter_map(|attachment| match attachment.subject {
        Subject::Schedule(group) if request.group.is_none_or(|wanted| wanted == group) => {
            Some((attachment, group))
        }
        _ => None,
    })
    .collect()
}

/// The table as the notice has it: a month a row, all its units in one cell.
fn table(year: &Year<'_>, rows: Vec<(String, Vec<Entry>)>) -> Table {
    let zh = Lang::Zh;
    let names = |entries: &[Entry]| entries.iter().map(|entry| year.name(entry.unit).to_owned()).collect();
    let rows = (1..).zip(rows).map(|(number, (time, entries))| {
        vec![Cell::number(number), Cell::text(time), Cell::names(names(&entries))]
    });
    let columns = [
        (zh.paper_number(), 6, Align::Center),
        (zh.paper_time(), 13, Align::Center),
        (zh.paper_units(), 36, Align::Left),
    ];
    Table::new(&columns, rows.collect())
}

/// The table with more columns: a unit a row, beside the month that they share.
fn detailed(year: &Year<'_>, rows: Vec<(String, Vec<Entry>)>, more: &[ScheduleColumn]) -> Table {
    let zh = Lang::Zh;
    let mut columns = vec![
        (zh.paper_number(), NUMBER, Align::Center),
        (zh.paper_time(), TIME, Align::Center),
        (zh.paper_units(), UNIT, Align::Center),
    ];
    columns.extend(more.iter().map(|column| match column {
        ScheduleColumn::Date => (zh.table_date(), OTHER, Align::Center),
        ScheduleColumn::Place => (zh.table_place(), OTHER, Align::Left),
        ScheduleColumn::Theme => (zh.table_theme(), OTHER, Align::Left),
        ScheduleColumn::Liaison => (zh.table_liaison(), LIAISON, Align::Center),
    }));
    let mut cells = Vec::new();
    for (number, (time, entries)) in (1..).zip(rows) {
        let lines = u16::try_from(entries.len()).unwrap_or(u16::MAX);
        let mut head = vec![Cell::number(number).merged(1, lines), Cell::text(time).merged(1, lines)];
        for entry in entries {
            let mut row = std::mem::take(&mut head);
            row.push(Cell::text(year.name(entry.unit)));
            row.extend(more.iter().map(|column| detail_cell(year, entry, *column)));
            cells.push(row);
        }
    }
    Table::new(&columns, cells).sized(Size::SmallFour)
}

/// The cell of a column beside month and unit: a day where all that it says is one.
fn detail_cell(year: &Year<'_>, entry: Entry, column: ScheduleColumn) -> Cell {
    let text = detail(year, entry, column);
    let when = year.snapshot.sessions.get(entry.session).and_then(|session| session.when.as_ref());
    let day = when.and_then(|when| when.days.first()).filter(|_| column == ScheduleColumn::Date);
    match day.filter(|day| [Lang::Zh.day(*day), Lang::Zh.day_full(*day)].contains(&text)) {
        Some(day) => Cell::day(Some(day), |_| text),
        None => Cell::text(text),
    }
}

/// What stands in a column beside month and unit; empty where it is not known.
fn detail(year: &Year<'_>, entry: Entry, column: ScheduleColumn) -> String {
    let Some(session) = year.snapshot.sessions.get(entry.session) else { return String::new() };
    match column {
        ScheduleColumn::Date => match &session.when {
            Some(when) => Lang::Zh.paper_when(when),
            // The wording of a month says no more than the month beside it.
            None => session.when_text.trim().to_owned(),
        },
        ScheduleColumn::Place => session.place.trim().to_owned(),
        ScheduleColumn::Theme => session.theme.trim().to_owned(),
        ScheduleColumn::Liaison => {
            year.snapshot.main_liaison(entry.unit).map_or_else(String::new, |person| {
                format!("{} {}", person.card.name.trim(), person.card.phone()).trim().to_owned()
            })
        }
    }
}

/// Rows of a group: a month that holds sessions, or the range of months that sessions were planned for, and the
/// names of its units in their order. A month without units has no row; neither has what was cancelled or was
/// never planned.
fn rows(year: &Year<'_>, schedule: &Schedule, group: GroupId) -> Vec<(String, Vec<Entry>)> {
    let mut rows = Vec::new();
    for &month in &schedule.months {
        let mut spans: Vec<(Option<Month>, Vec<Entry>)> = Vec::new();
        for entry in schedule.cell(month, group) {
            let Some(session) = year.snapshot.sessions.get(entry.session) else { continue };
            if session.unplanned || session.state == SessionState::Cancelled {
                continue;
            }
            let to = session.month_to.filter(|to| *to > month);
            match spans.iter_mut().find(|(span, _)| *span == to) {
                Some((_, entries)) => entries.push(*entry),
                None => spans.push((to, vec![*entry])),
            }
        }
        // The month itself stands before the ranges that begin in it, the shorter before the longer.
        spans.sort_by_key(|(to, _)| *to);
        rows.extend(spans.into_iter().map(|(to, entries)| (Lang::Zh.paper_months(month, to), entries)));
    }
    rows
}

/// The groups that have a schedule: those in which units stand, in the order of their columns.
pub(super) fn groups(snapshot: &Snapshot, programme: ProgrammeId) -> Vec<GroupId> {
    let schedule = Schedule::of(snapshot, programme);
    let peopled = |group: &GroupId| {
        schedule.placed_in(*group) > 0
            || snapshot.participations.iter().any(|p| p.programme == programme && p.group == *group)
    };
    schedule.groups.iter().copied().filter(peopled).collect()
}

/// `政务公开主题日“N分会”活动安排表`: a word of the place's own coinage stands in quotation marks, the general one
/// does not.
pub(super) fn title(programme: &Programme) -> String {
    let activity = papers::activity_name(&programme.title);
    let label = programme.labels.branch.trim();
    let branch = own_word(label, &Labels::default().branch);
    if papers::is_activity(label) {
        Lang::Zh.paper_activity_schedule_title(&activity, &branch)
    } else {
        Lang::Zh.paper_schedule_title(&activity, &branch)
    }
}

/// A place's word for a session, quoted where it is not the general one.
pub(super) fn own_word(word: &str, general: &str) -> String {
    if word == general || word.is_empty() { general.to_owned() } else { Lang::Zh.paper_quoted(word) }
}

fn name(snapshot: &Snapshot, request: &DocumentRequest) -> String {
    let zh = Lang::Zh;
    let wanted = wanted(snapshot, request);
    match wanted.as_slice() {
        [] => snapshot.programmes.get(request.programme).map_or_else(String::new, title),
        [(one, _)] => one.file_name(),
        [(first, _), .., (last, _)] => {
            format!("{} {}", zh.paper_attachments(first.number, last.number), first.title)
        }
    }
}
