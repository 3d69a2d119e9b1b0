//! 一览表 for the leader: on one page, by group, how many units had to hold their session and report by a day, how
//! many did, and which did not.

use chrono::NaiveDate;

use super::Paper;
use super::content::{Block, Content, Section};
use super::page::{Numbering, Page};
use super::table::{Align, Cell, Size, Table};
use super::wording;
use super::year::{self, Year};
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::ids::{GroupId, UnitId};
use crate::model::paper::{Format, PaperRequest};
use crate::model::session::{Session, SessionState};
use crate::rules::owed::{Owed, Receipt, Timing, owed, was_held};
use crate::rules::schedule::Schedule;
use crate::rules::year::{YearState, year_state};
use crate::text::Lang;

pub(super) const PAPER: Paper = Paper { formats: &Format::OF_PAPERS, content, name };

/// Weights of the columns of both tables, in millimetres of a page: the lists lie below the figures they explain.
const GROUP: u16 = 30;
const FIGURE: u16 = 18;
const FIGURES: usize = 7;
/// Height of the page for the lists in points: the text block less the titles and a line a group for the figures.
const PAGE: u32 = 500;
const FIGURES_LINE: u32 = 30;
/// Room of a list's cell in points, and above and below its text.
const LIST_ROOM: u32 = 165;
const ROW_ROOM: u32 = 11;

/// What is known of a group on the day.
#[derive(Default)]
struct Tally {
    name: String,
    units: u32,
    should_hold: u32,
    held: u32,
    should_report: u32,
    reported: u32,
    not_held: Vec<String>,
    not_reported: Vec<String>,
}

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let zh = Lang::Zh;
    let year = Year::of(snapshot, request)?;
    let tallies = tallies(&year);
    if tallies.is_empty() {
        return Err(Error::Paper(PaperFault::NoUnits));
    }
    let title = zh.table_overview_title(&year.activity());
    let section = Section {
        page: Page::default().numbered(Numbering::None),
        subtitle: Some(match year_state(snapshot, year.programme.id, year.date) {
            YearState::Unrecorded => zh.year_unrecorded(year.programme.year),
            YearState::Live => zh.table_as_of(&zh.day_full(year.date)),
        }),
        blocks: vec![Block::Table(figures(&tallies)), Block::Gap(1), Block::Table(lists(&tallies))],
        ..Section::titled(zh.paper_name(request.kind), &title)
    };
    Ok(year.paper(title, vec![section]))
}

fn tallies(year: &Year<'_>) -> Vec<Tally> {
    let snapshot = year.snapshot;
    let programme = year.programme.id;
    let schedule = Schedule::of(snapshot, programme);
    let reports = owed(snapshot, programme, year.date);
    let unrecorded = year_state(snapshot, programme, year.date) == YearState::Unrecorded;
    let parts = snapshot.participations_of(programme);
    let mut tallies: Vec<(GroupId, Tally)> = Vec::new();
    for part in &parts {
        if tallies.last().is_none_or(|(group, _)| *group != part.group) {
            let name = snapshot.groups.get(part.group).map_or_else(String::new, |group| group.name.clone());
            tallies.push((part.group, Tally { name, ..Tally::default() }));
        }
        if let Some((_, tally)) = tallies.last_mut() {
            // Taking part without a duty (a guest of the main session) is not to be counted as owing one.
            tally.units += u32::from(snapshot.absence(programme, part.unit).is_none());
        }
    }
    let group_of = |unit: UnitId| snapshot.group_of(programme, unit);
    for (group, tally) in &mut tallies {
        for month in &schedule.months {
            for entry in schedule.cell(*month, *group) {
                let Some(session) = snapshot.sessions.get(entry.session) else { continue };
                let held = was_held(snapshot, session, year.date);
                let absent = snapshot.absence(programme, entry.unit).is_some();
                let asked = !absent && !unrecorded && should_be_held(session, year.date);
                if session.state == SessionState::Cancelled || (!held && !asked) {
                    continue;
                }
                tally.should_hold += 1;
                if held {
                    tally.held += 1;
                } else {
                    add(&mut tally.not_held, year.name_at(entry.unit, session));
                }
            }
        }
    }
    for report in &reports {
        let group = group_of(report.target.unit);
        let Some((_, tally)) = tallies.iter_mut().find(|(id, _)| Some(*id) == group) else { continue };
        if !should_be_reported(report, year.date) {
            continue;
        }
        tally.should_report += 1;
        if report.reported() {
            tally.reported += 1;
        } else {
            let session = snapshot.sessions.get(report.target.session);
            let unit = report.target.unit;
            let name = session.map_or_else(|| year.name(unit), |session| year.name_at(unit, session));
            add(&mut tally.not_reported, name);
        }
    }
    tallies.into_iter().map(|(_, tally)| tally).collect()
}

/// Once, though a unit owe two.
fn add(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}

/// 应开展, beside what was held by the day: what was to be held by it, on a fixed day, else by the end of its month.
fn should_be_held(session: &Session, date: NaiveDate) -> bool {
    let fixed = session.when.as_ref().and_then(|when| when.days.last());
    let last = fixed.or_else(|| session.last_month().map(crate::model::Month::last_day));
    last.is_some_and(|day| day <= date)
}

/// 应报: what came in, and what was due by the day; not what need not be sent.
fn should_be_reported(report: &Owed, date: NaiveDate) -> bool {
    !matches!((report.receipt, report.timing), (Receipt::Exempt, _) | (_, Timing::Unrecorded))
        && (report.receipt != Receipt::None || report.due.is_some_and(|due| due <= date))
}

fn figures(tallies: &[Tally]) -> Table {
    let zh = Lang::Zh;
    let heads = [
        zh.table_unit_count(),
        zh.table_should_hold(),
        zh.table_held(),
        zh.table_not_held(),
        zh.table_should_report(),
        zh.table_reported(),
        zh.table_not_reported(),
    ];
    let mut columns = vec![(zh.table_group(), GROUP, Align::Center)];
    columns.extend(heads.map(|head| (head, FIGURE, Align::Center)));
    let numbers = |tally: &Tally| {
        [
            tally.units,
            tally.should_hold,
            tally.held,
            tally.should_hold - tally.held,
            tally.should_report,
            tally.reported,
            tally.should_report - tally.reported,
        ]
    };
    let row = |name: &str, numbers: [u32; FIGURES]| -> Vec<Cell> {
        std::iter::once(Cell::text(name)).chain(numbers.map(Cell::number)).collect()
    };
    let mut rows: Vec<Vec<Cell>> = tallies.iter().map(|tally| row(&tally.name, numbers(tally))).collect();
    if tallies.len() > 1 {
        let mut total = [0; FIGURES];
        for tally in tallies {
            total.iter_mut().zip(numbers(tally)).for_each(|(sum, number)| *sum += number);
        }
        rows.push(row(zh.table_total(), total));
    }
    Table::new(&columns, rows).sized(Size::SmallFour)
}

/// Who has not, in the largest size in which all names fit on the page; in the smallest some are left out and counted.
fn lists(tallies: &[Tally]) -> Table {
    let groups = u32::try_from(tallies.len()).unwrap_or(u32::MAX);
    let page =
        PAGE.saturating_sub(groups.saturating_add(3).saturating_mul(FIGURES_LINE)).max(2 * FIGURES_LINE);
    let fits =
        |size: &Size| tallies.iter().map(|tally| height(tally, *size)).fold(0, u32::saturating_add) <= page;
    let size = [Size::SmallFour, Size::Five].into_iter().find(fits);
    let most = if size.is_some() { vec![u32::MAX; tallies.len()] } else { shares(tallies, page) };
    let zh = Lang::Zh;
    let half = FIGURE * 7 / 2;
    let columns = [
        (zh.table_group(), GROUP, Align::Center),
        (zh.table_not_held_units(), half, Align::Left),
        (zh.table_not_reported_units(), half, Align::Left),
    ];
    let rows = tallies.iter().zip(most).map(|(tally, most)| {
        vec![Cell::text(tally.name.clone()), list(&tally.not_held, most), list(&tally.not_reported, most)]
    });
    Table::new(&columns, rows.collect()).sized(size.unwrap_or(Size::Five))
}

/// Lines of each group in the smallest size: as many as it needs, and where that is more than the page has, what those
/// with shorter lists leave over is shared equally by the others.
fn shares(tallies: &[Tally], page: u32) -> Vec<u32> {
    let rows = u32::try_from(tallies.len()).unwrap_or(u32::MAX).saturating_mul(ROW_ROOM);
    let mut left = page.saturating_sub(rows) / line(Size::Five);
    let needs: Vec<u32> = tallies.iter().map(|tally| lines_of(tally, Size::Five)).collect();
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
fn height(tally: &Tally, size: Size) -> u32 {
    lines_of(tally, size).saturating_mul(line(size)).saturating_add(ROW_ROOM)
}

/// Lines of a group's longer list.
fn lines_of(tally: &Tally, size: Size) -> u32 {
    let lines = |names: &[String]| Packing::new(size).lines_of(names);
    lines(&tally.not_held).max(lines(&tally.not_reported))
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
    let zh = Lang::Zh;
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
    year::year_name(snapshot, request, Lang::table_overview_title)
}
