//! The year on one large sheet for the wall: months down, groups across, the other sessions in a column of their own.

use super::content::{Block, Content, Section};
use super::page::{Numbering, Page};
use super::record::{Paper, Room};
use super::table::{Align, Cell, Size, Table};
use super::year::{Year, groups, is_known, own_name};
use crate::error::{Error, PaperFault, Result};
use crate::model::ids::GroupId;
use crate::model::paper::{Counted, Orientation, PaperChoice, PaperRequest, PaperSection, PaperSize};
use crate::model::programme::Programme;
use crate::model::session::{Session, SessionKind, SessionState};
use crate::model::{Month, Snapshot};
use crate::rules::schedule::{Entry, Schedule};
use crate::text::{Printed, tables};

pub(super) const PAPER: Paper = Paper::table(PaperSection::Calendar, content, name)
    .choosing(&[PaperChoice::Copy])
    .counting(Counted::Placed)
    .lacking(|lacks| {
        lacks.schedule();
        lacks.holidays();
    })
    .with_room(Room::units(1));

/// Parts of the sheet's width: for the months, for the other sessions, for all groups, and the least for a group.
const MONTH: u16 = 8;
const OTHERS: u16 = 20;
const GROUPS: usize = 100;
const LEAST: usize = 12;
/// Up to so many names the text is large enough to be read from afar; up to so many it is smaller; then smallest.
const FEW: usize = 80;
const MANY: usize = 200;
/// Height of all months together in millimetres: they fill the sheet.
const HEIGHT: usize = 195;

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let zh = Printed;
    let year = Year::of(snapshot, request)?;
    let schedule = Schedule::of(snapshot, year.programme.id);
    let groups: Vec<GroupId> = groups(snapshot, year.programme.id);
    if groups.is_empty() {
        return Err(Error::Paper(PaperFault::NoUnits));
    }
    let others = others(&year);
    let mut months = schedule.months.clone();
    months.extend(others.iter().filter_map(|(month, _)| *month));
    months.sort_unstable();
    months.dedup();
    let names = |month: Month, group: GroupId| -> Vec<String> {
        schedule.cell(month, group).iter().filter_map(|entry| planned(&year, *entry)).collect()
    };
    let counts: Vec<usize> =
        groups.iter().map(|group| months.iter().map(|month| names(*month, *group).len()).sum()).collect();
    let total: usize = counts.iter().sum();
    let heads: Vec<(String, u16, Align)> = groups
        .iter()
        .zip(&counts)
        .map(|(group, count)| {
            let name = snapshot.groups.get(*group).map_or("", |group| group.name.as_str());
            let weight = (GROUPS * count / total.max(1)).max(LEAST);
            let weight = u16::try_from(weight).unwrap_or(u16::MAX);
            (name.to_owned() + &zh.chart_count(*count), weight, Align::Left)
        })
        .collect();
    let mut columns =
        vec![(zh.calendar_month_head(), MONTH, Align::Center), (zh.chart_main(), OTHERS, Align::Left)];
    columns.extend(heads.iter().map(|(name, weight, align)| (name.as_str(), *weight, *align)));
    let rows = months.iter().map(|month| {
        let here = others.iter().filter(|(at, _)| *at == Some(*month)).map(|(_, text)| text.clone());
        let mut row = vec![Cell::text(year.month(*month)), Cell::lines(here.collect())];
        row.extend(groups.iter().map(|group| Cell::names(names(*month, *group))));
        row
    });
    let size = if total <= FEW {
        Size::Three
    } else if total <= MANY {
        Size::Four
    } else {
        Size::Five
    };
    let height = u8::try_from(HEIGHT / months.len().max(1)).ok();
    let table = Table { row_height: height, ..Table::new(&columns, rows.collect()).sized(size) };
    let mut blocks = vec![Block::Table(table)];
    let mark = zh.paper_enumeration_mark();
    let undated: Vec<String> =
        others.iter().filter(|(month, _)| month.is_none()).map(|(_, text)| text.clone()).collect();
    if !undated.is_empty() {
        blocks.push(Block::note(zh.chart_undated(&undated.join(mark))));
    }
    // Group by group, as the columns stand.
    let open = groups.iter().filter_map(|group| {
        let here = |entry: &&Entry| snapshot.group_of(year.programme.id, entry.unit) == Some(*group);
        let units: Vec<String> =
            schedule.unscheduled.iter().filter(here).filter_map(|entry| planned(&year, *entry)).collect();
        let name = snapshot.groups.get(*group).map_or("", |group| group.name.as_str());
        (!units.is_empty()).then(|| zh.paper_group_line(name, &units.join(mark)))
    });
    let open: Vec<String> = open.collect();
    if !open.is_empty() {
        blocks.push(Block::note(zh.chart_unscheduled(&open.join("；"))));
    }
    let title = title(year.programme);
    let page = Page { size: PaperSize::A3, orientation: Orientation::Landscape, numbering: Numbering::None };
    let section = Section { page, blocks, ..Section::titled(zh.paper_name(request.kind), &title) };
    Ok(year.paper(title, vec![section]))
}

/// A unit that holds a planned session.
fn planned(year: &Year<'_>, entry: Entry) -> Option<String> {
    let session = year.snapshot.sessions.get(entry.session)?;
    let planned = !session.unplanned && session.state != SessionState::Cancelled;
    planned.then(|| year.name_at(entry.unit, session).to_owned())
}

/// Sessions that are no branch sessions, by month, with their day where it is fixed.
fn others(year: &Year<'_>) -> Vec<(Option<Month>, String)> {
    let zh = Printed;
    let mut sessions: Vec<&Session> = year
        .snapshot
        .sessions
        .iter()
        .filter(|s| s.programme == year.programme.id && s.kind != SessionKind::Branch)
        .filter(|s| s.state != SessionState::Cancelled && is_known(year.snapshot, s))
        .collect();
    sessions.sort_by_key(|s| (s.kind, s.ord, s.id));
    let text = |session: &Session| {
        let name = match (own_name(session), session.kind) {
            ("", SessionKind::Main) => year.programme.labels.main.as_str(),
            ("", kind) => zh.session_kind(kind),
            (name, _) => name,
        };
        let day = session.when.as_ref().map(|when| zh.paper_when(when)).unwrap_or_default();
        let day = session.held_on.map_or(day, |day| zh.day_full(day));
        format!("{day}{name}")
    };
    let month = |session: &Session| {
        let fixed = session.when.as_ref().and_then(|when| when.days.first().or(when.days.last()));
        session.held_on.or(fixed).map(Month::of).or(session.month)
    };
    sessions.into_iter().map(|session| (month(session), text(session))).collect()
}

/// `2023年“政务公开主题日”活动全年安排`.
fn title(programme: &Programme) -> String {
    Printed.chart_title(&tables::dated(programme.year, &programme.title))
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    snapshot.programmes.get(request.programme).map_or_else(String::new, title)
}
