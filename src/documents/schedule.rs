//! The schedule: for each group a table of months and the units that hold their session in them.

use super::attachment::Heading;
use super::content::{Block, Content, Section};
use super::page::Page;
use super::record::{Paper, Room, Sessions};
use super::table::{Align, Cell, Size, Table};
use super::year::{Year, groups, own_word};
use crate::error::{Error, PaperFault, Result};
use crate::model::ids::{GroupId, ProgrammeId};
use crate::model::paper::{Counted, PaperChoice, PaperKind, PaperRequest, PaperSection, ScheduleColumn};
use crate::model::programme::{Labels, Programme};
use crate::model::session::SessionState;
use crate::model::{Month, Snapshot};
use crate::rules::schedule::{Entry, Schedule};
use crate::text::{Printed, papers};

pub(super) const PAPER: Paper = Paper::table(PaperSection::Notice, content, name)
    .by_group()
    .choosing(&[PaperChoice::Columns, PaperChoice::Apart, PaperChoice::Copy])
    .counting(Counted::Placed)
    .lacking(|lacks| {
        lacks.schedule();
    })
    .attached(attached)
    .with_room(Room { units: 10, sessions: Sessions::EachMonth });

/// Weights of the columns of a schedule with more than the usual ones, in millimetres of a page.
const NUMBER: u16 = 14;
const TIME: u16 = 30;
const UNIT: u16 = 46;
const OTHER: u16 = 36;
const LIAISON: u16 = 28;
/// Columns beside month and units that a page has room for upright.
const UPRIGHT: usize = 1;

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let schedule = Schedule::of(snapshot, request.programme);
    let more: Vec<ScheduleColumn> =
        ScheduleColumn::ALL.into_iter().filter(|column| request.options.columns.contains(column)).collect();
    let sections: Vec<Section> = wanted(snapshot, request)
        .into_iter()
        .map(|group| {
            let rows = rows(&year, &schedule, group);
            let table = if more.is_empty() { table(&year, rows) } else { detailed(&year, rows, &more) };
            let page = if more.len() > UPRIGHT { Page::landscape() } else { Page::default() };
            let name = snapshot.groups.get(group).map_or("", |g| g.name.as_str());
            let title = title(snapshot, year.programme, Some(group));
            Section {
                page,
                subtitle: (!name.is_empty()).then(|| Printed.paper_subtitle(name)),
                blocks: vec![Block::Table(table)],
                ..Section::titled(if name.is_empty() { title.as_str() } else { name }, &title)
            }
        })
        .collect();
    let Some(title) = sections.first().map(|section| section.title.clone()) else {
        return Err(Error::Paper(PaperFault::NoUnits));
    };
    Ok(year.paper(title, sections))
}

/// The groups that the request asks for.
fn wanted(snapshot: &Snapshot, request: &PaperRequest) -> Vec<GroupId> {
    let groups = groups(snapshot, request.programme).into_iter();
    groups.filter(|group| request.group.is_none_or(|wanted| wanted == *group)).collect()
}

/// Each group whose schedule the notice has behind it.
fn attached(snapshot: &Snapshot, programme: &Programme) -> Vec<Heading> {
    let heading = |group: GroupId| {
        let name = snapshot.groups.get(group).map(|group| group.name.as_str());
        let subtitle = name.filter(|name| !name.is_empty()).map(|name| Printed.paper_subtitle(name));
        Heading { group: Some(group), title: title(snapshot, programme, Some(group)), subtitle }
    };
    arranged(snapshot, programme.id).into_iter().map(heading).collect()
}

/// The table as the notice has it: a month a row, all its units in one cell.
fn table(year: &Year<'_>, rows: Vec<(String, Vec<Entry>)>) -> Table {
    let zh = Printed;
    let names = |entries: &[Entry]| entries.iter().map(|entry| name_of(year, *entry)).collect();
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
    let zh = Printed;
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
            row.push(Cell::text(name_of(year, entry)));
            row.extend(more.iter().map(|column| detail_cell(year, entry, *column)));
            cells.push(row);
        }
    }
    Table::new(&columns, cells).sized(Size::SmallFour)
}

/// The name of a unit as it was when it held, or holds, its session.
fn name_of(year: &Year<'_>, entry: Entry) -> String {
    let session = year.snapshot.sessions.get(entry.session);
    session.map_or_else(|| year.name(entry.unit), |session| year.name_at(entry.unit, session)).to_owned()
}

/// The cell of a column beside month and unit: a day where all that it says is one.
fn detail_cell(year: &Year<'_>, entry: Entry, column: ScheduleColumn) -> Cell {
    let text = detail(year, entry, column);
    let when = year.snapshot.sessions.get(entry.session).and_then(|session| session.when.as_ref());
    let day = when.and_then(|when| when.days.first()).filter(|_| column == ScheduleColumn::Date);
    match day.filter(|day| [Printed.day(*day), Printed.day_full(*day)].contains(&text)) {
        Some(day) => Cell::day(Some(day), |_| text),
        None => Cell::text(text),
    }
}

/// What stands in a column beside month and unit; empty where it is not known.
fn detail(year: &Year<'_>, entry: Entry, column: ScheduleColumn) -> String {
    let Some(session) = year.snapshot.sessions.get(entry.session) else { return String::new() };
    match column {
        ScheduleColumn::Date => match &session.when {
            Some(when) => Printed.paper_when(when),
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
/// names of its units in their order; at the end those whose month is not set. A month without units has no row; neither
/// has what was cancelled or was never planned.
fn rows(year: &Year<'_>, schedule: &Schedule, group: GroupId) -> Vec<(String, Vec<Entry>)> {
    let snapshot = year.snapshot;
    let mut rows = Vec::new();
    for &month in &schedule.months {
        let mut spans: Vec<(Option<Month>, Vec<Entry>)> = Vec::new();
        for entry in schedule.cell(month, group).iter().filter(|entry| planned(snapshot, **entry)) {
            let to = snapshot.sessions.get(entry.session).and_then(|s| s.month_to).filter(|to| *to > month);
            match spans.iter_mut().find(|(span, _)| *span == to) {
                Some((_, entries)) => entries.push(*entry),
                None => spans.push((to, vec![*entry])),
            }
        }
        // The month itself stands before the ranges that begin in it, the shorter before the longer.
        spans.sort_by_key(|(to, _)| *to);
        rows.extend(spans.into_iter().map(|(to, entries)| (Printed.paper_months(month, to), entries)));
    }
    let here = |entry: &Entry| snapshot.group_of(year.programme.id, entry.unit) == Some(group);
    let open: Vec<Entry> = schedule
        .unscheduled
        .iter()
        .copied()
        .filter(|entry| here(entry) && planned(snapshot, *entry))
        .collect();
    if !open.is_empty() {
        rows.push((Printed.paper_time_open().to_owned(), open));
    }
    rows
}

/// The sessions of a group's table by uid, with the row that each stands in.
pub(super) fn rows_of(snapshot: &Snapshot, programme: ProgrammeId, group: GroupId) -> Vec<(String, usize)> {
    let Some(facts) = snapshot.programmes.get(programme) else { return Vec::new() };
    let year = Year { snapshot, programme: facts, date: facts.last_day() };
    let rows = rows(&year, &Schedule::of(snapshot, programme), group);
    let uid = |entry: &Entry| snapshot.sessions.get(entry.session).map(|session| session.uid.clone());
    let numbered = (1..).zip(&rows).flat_map(|(number, (_, entries))| {
        entries.iter().filter_map(move |entry| Some((uid(entry)?, number)))
    });
    numbered.collect()
}

/// Whether a session stands in the plan.
pub(super) fn planned(snapshot: &Snapshot, entry: Entry) -> bool {
    let session = snapshot.sessions.get(entry.session);
    session.is_some_and(|session| !session.unplanned && session.state != SessionState::Cancelled)
}

/// The groups whose schedule the notice has behind it: those with a session that has its month.
fn arranged(snapshot: &Snapshot, programme: ProgrammeId) -> Vec<GroupId> {
    let schedule = Schedule::of(snapshot, programme);
    let placed = |group: &GroupId| {
        let mut months = schedule.months.iter();
        months.any(|month| schedule.cell(*month, *group).iter().any(|entry| planned(snapshot, *entry)))
    };
    schedule.groups.iter().copied().filter(placed).collect()
}

/// `政务公开主题日“N分会”活动安排表`, or as a person called it: a word of the place's own coinage stands in quotation
/// marks, the general one does not.
fn title(snapshot: &Snapshot, programme: &Programme, group: Option<GroupId>) -> String {
    if let Some(own) = snapshot.paper_title(programme.id, PaperKind::Schedule.name(), group) {
        return own.to_owned();
    }
    let activity = papers::activity_name(&programme.title);
    let label = programme.labels.branch.trim();
    let branch = own_word(label, &Labels::default().branch);
    if papers::is_activity(label) {
        Printed.paper_activity_schedule_title(&activity, &branch)
    } else {
        Printed.paper_schedule_title(&activity, &branch)
    }
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    let facts = snapshot.programmes.get(request.programme);
    let title = facts.map_or_else(String::new, |facts| title(snapshot, facts, request.group));
    let group = request.group.and_then(|group| snapshot.groups.get(group));
    title + &group.map_or_else(String::new, |group| Printed.paper_subtitle(&group.name))
}
