//! 一览表 for the leader: on one page, by group, how many units had to hold their session and report by a day, how
//! many did, and which did not.

use super::content::{Block, Content, Section};
use super::page::{Numbering, Page};
use super::record::{Paper, Room};
use super::table::{Align, Cell, Size, Table};
use super::wording;
use super::year::{self, Year};
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::ids::{SessionId, UnitId};
use crate::model::paper::{Counted, Dated, PaperRequest, PaperSection};
use crate::rules::YearView;
use crate::rules::counts::{GroupCount, Tally};
use crate::rules::owed::Receipt;
use crate::rules::year::YearState;
use crate::text::Printed;

pub(super) const PAPER: Paper = Paper::table(PaperSection::Reports, content, name)
    .counting(Counted::OfYear)
    .dated(Dated::AsOf)
    .lacking(|lacks| {
        lacks.reports();
    })
    .with_room(Room::units(1));

/// Weights of the columns of both tables, in millimetres of a page: the lists lie below the figures they explain.
const GROUP: u16 = 30;
const FIGURE: u16 = 16;
const FIGURES: usize = 8;
const WIDTH: u16 = 128;
/// Height of the page for the lists in points: the text block less the titles and a line a group for the figures.
const PAGE: u32 = 500;
const FIGURES_LINE: u32 = 30;
/// Room of a list's cell in points, and above and below its text.
const LIST_ROOM: u32 = 165;
const ROW_ROOM: u32 = 11;

/// What is told of a group.
struct Group {
    name: String,
    tally: Tally,
    not_held: Vec<String>,
    not_reported: Vec<String>,
}

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let zh = Printed;
    let year = Year::of(snapshot, request)?;
    let view = YearView::new(snapshot, year.programme.id, year.date);
    let groups = groups(&year, &view);
    if groups.is_empty() {
        return Err(Error::Paper(PaperFault::NoUnits));
    }
    let title = zh.table_overview_title(&year.activity());
    let section = Section {
        page: Page::default().numbered(Numbering::None),
        subtitle: Some(match view.state() {
            YearState::Unrecorded => zh.year_unrecorded(year.programme.year),
            YearState::Live => zh.table_as_of(&zh.day_full(year.date)),
        }),
        blocks: vec![
            Block::Table(figures(&groups, view.counts().total)),
            Block::Gap(1),
            Block::Table(lists(&groups)),
        ],
        ..Section::titled(zh.paper_name(request.kind), &title)
    };
    Ok(year.paper(title, vec![section]))
}

fn groups(year: &Year<'_>, view: &YearView) -> Vec<Group> {
    let snapshot = year.snapshot;
    let named = |session: SessionId, unit: UnitId| {
        let session = snapshot.sessions.get(session);
        session.map_or_else(|| year.name(unit), |session| year.name_at(unit, session))
    };
    let group = |count: &GroupCount| {
        let (mut not_held, mut not_reported) = (Vec::new(), Vec::new());
        for entry in &count.not_held {
            add(&mut not_held, named(entry.session, entry.unit));
        }
        for owed in count.outstanding.iter().filter_map(|n| view.owed().get(*n)) {
            let name = &*year.by_whom(owed.target);
            // The column 未报 does not count what was sent back; here it is named, and said why.
            if owed.receipt == Receipt::Returned {
                let why = Printed.paper_subtitle(Printed.table_returned());
                add(&mut not_reported, &format!("{name}{why}"));
            } else {
                add(&mut not_reported, name);
            }
        }
        let name = snapshot.groups.get(count.group).map_or_else(String::new, |group| group.name.clone());
        Group { name, tally: count.tally, not_held, not_reported }
    };
    view.counts().groups.iter().filter(|count| count.tally != Tally::default()).map(group).collect()
}

/// Once, though a unit owe two.
fn add(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}

fn figures(groups: &[Group], total: Tally) -> Table {
    let zh = Printed;
    let heads = [
        zh.table_unit_count(),
        zh.table_should_hold(),
        zh.table_held(),
        zh.table_not_held(),
        zh.table_should_report(),
        zh.table_reported(),
        zh.table_returned(),
        zh.table_not_reported(),
    ];
    let mut columns = vec![(zh.table_group(), GROUP, Align::Center)];
    columns.extend(heads.map(|head| (head, FIGURE, Align::Center)));
    let row = |name: &str, tally: &Tally| -> Vec<Cell> {
        let numbers: [usize; FIGURES] = [
            tally.units,
            tally.should_hold,
            tally.held,
            tally.not_held(),
            tally.due,
            tally.reported,
            tally.returned,
            tally.missing,
        ];
        let number = |n: usize| Cell::number(u32::try_from(n).unwrap_or(u32::MAX));
        std::iter::once(Cell::text(name)).chain(numbers.map(number)).collect()
    };
    let mut rows: Vec<Vec<Cell>> = groups.iter().map(|group| row(&group.name, &group.tally)).collect();
    if groups.len() > 1 {
        rows.push(row(zh.table_total(), &total));
    }
    Table::new(&columns, rows).sized(Size::SmallFour)
}

/// Who has not, in the largest size in which all names fit on the page; in the smallest some are left out and counted.
fn lists(groups: &[Group]) -> Table {
    let count = u32::try_from(groups.len()).unwrap_or(u32::MAX);
    let page =
        PAGE.saturating_sub(count.saturating_add(3).saturating_mul(FIGURES_LINE)).max(2 * FIGURES_LINE);
    let fits =
        |size: &Size| groups.iter().map(|group| height(group, *size)).fold(0, u32::saturating_add) <= page;
    let size = [Size::SmallFour, Size::Five].into_iter().find(fits);
    let most = if size.is_some() { vec![u32::MAX; groups.len()] } else { shares(groups, page) };
    let zh = Printed;
    let half = WIDTH / 2;
    let columns = [
        (zh.table_group(), GROUP, Align::Center),
        (zh.table_not_held_units(), half, Align::Left),
        (zh.table_not_reported_units(), half, Align::Left),
    ];
    let rows = groups.iter().zip(most).map(|(group, most)| {
        vec![Cell::text(group.name.clone()), list(&group.not_held, most), list(&group.not_reported, most)]
    });
    Table::new(&columns, rows.collect()).sized(size.unwrap_or(Size::Five))
}

/// Lines of each group in the smallest size: as many as it needs, and where that is more than the page has, what those
/// with shorter lists leave over is shared equally by the others.
fn shares(groups: &[Group], page: u32) -> Vec<u32> {
    let rows = u32::try_from(groups.len()).unwrap_or(u32::MAX).saturating_mul(ROW_ROOM);
    let mut left = page.saturating_sub(rows) / line(Size::Five);
    let needs: Vec<u32> = groups.iter().map(|group| lines_of(group, Size::Five)).collect();
    let mut order: Vec<usize> = (0..needs.len()).collect();
    order.sort_by_key(|at| needs[*at]);
    let mut shares = vec![1; needs.len()];
    for (done, at) in order.into_iter().enumerate() {
        let others = u32::try_from(needs.len() - done).unwrap_or(u32::MAX);
        shares[at] = needs[at].min(left / others).max(1);
        left = left.saturating_sub(shares[at]);
    }
    shares
}

/// Height of a line in points.
fn line(size: Size) -> u32 {
    (size.half_points() * 3).div_ceil(4)
}

/// Height of a group's row in points.
fn height(group: &Group, size: Size) -> u32 {
    lines_of(group, size).saturating_mul(line(size)).saturating_add(ROW_ROOM)
}

/// Lines of a group's longer list.
fn lines_of(group: &Group, size: Size) -> u32 {
    let lines = |names: &[String]| Packing::new(size).lines_of(names);
    lines(&group.not_held).max(lines(&group.not_reported))
}

/// Lines that names take which are not broken over them.
struct Packing {
    /// Half characters on a line.
    room: usize,
    lines: u32,
    filled: usize,
}

impl Packing {
    fn new(size: Size) -> Self {
        Self { room: usize::try_from(LIST_ROOM * 4 / size.half_points()).unwrap_or(1), lines: 1, filled: 0 }
    }

    /// Lines once the text, with the mark after it, has been added.
    fn add(&mut self, text: &str) -> u32 {
        let width = wording::half_widths(text) + 2;
        if self.filled > 0 && self.filled + width > self.room {
            self.lines = self.lines.saturating_add(1);
            self.filled = 0;
        }
        let over = width.saturating_sub(1) / self.room;
        self.lines = self.lines.saturating_add(u32::try_from(over).unwrap_or(u32::MAX));
        self.filled += width - over * self.room;
        self.lines
    }

    fn lines_of(mut self, names: &[String]) -> u32 {
        names.iter().map(|name| self.add(name)).last().unwrap_or(1)
    }
}

/// As many names as take `most` lines in the smallest size, and how many there are when some are left out.
fn list(names: &[String], most: u32) -> Cell {
    let zh = Printed;
    if names.is_empty() {
        return Cell::text(zh.table_none());
    }
    let mut packing = Packing::new(Size::Five);
    let fitting = names.iter().take_while(|name| packing.add(name) <= most);
    let mut shown: Vec<String> = fitting.cloned().collect();
    if shown.len() < names.len() {
        // The last one that fits gives its room to the count.
        let last = if shown.len() > 1 { shown.len() - 2 } else { 0 };
        shown.truncate(last + 1);
        let last = shown.pop().unwrap_or_else(|| names[0].clone());
        shown.push(zh.table_many(&last, names.len()));
    }
    Cell::names(shown)
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    year::year_name(snapshot, request, Printed::table_overview_title)
}
