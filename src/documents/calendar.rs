//! The year's sessions on a page for each month, and the year with its holidays on one page.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::content::{Block, Content, Section};
use super::page::{Numbering, Page};
use super::record::Paper;
use super::table::{Align, Cell, Size, Table};
use super::wording;
use super::year::{Year, own_name};
use crate::calendar::{Calendar, DayKind};
use crate::error::Result;
use crate::model::ids::SessionId;
use crate::model::paper::{Counted, Format, PaperChoice, PaperRequest, PaperSection};
use crate::model::programme::Programme;
use crate::model::session::{Session, SessionKind, SessionState};
use crate::model::when::Days;
use crate::model::{Month, Snapshot};
use crate::rules::YearView;
use crate::text::calendar::WEEKDAYS;
use crate::text::{Printed, papers, tables};

pub(super) const PAPER: Paper = Paper::table(PaperSection::Calendar, content, name)
    .in_forms(&[
        Format::Pdf,
        Format::Docx,
        Format::Xlsx,
        Format::Html,
        Format::Csv,
        Format::Txt,
        Format::Png,
        Format::Ics,
    ])
    .choosing(&[PaperChoice::Months])
    .counting(Counted::Placed)
    .lacking(|lacks| {
        lacks.schedule();
        lacks.holidays();
    });

/// Height of the weeks of a month together in millimetres: they fill the page. A week with much to say is higher, at the
/// cost of the others, which have room for a line at least.
const WEEKS: usize = 110;
const WEEK: usize = 10;
/// Half characters in a line of a day, and the height of its lines and of the room above and below in millimetres.
const DAY_LINE: usize = 13;
const LINE_HEIGHT: usize = 7;
/// More days than these in a row are said of the month, not of each day.
const LONGEST: i64 = 10;

/// What happens when: on a day, or some time in a month.
#[derive(Default)]
struct Book {
    days: BTreeMap<NaiveDate, Vec<Entry>>,
    months: BTreeMap<Month, Vec<Entry>>,
    /// What is due on a day.
    due: BTreeMap<NaiveDate, Vec<String>>,
    calendar: Calendar,
}

/// A line of the book. Sessions that are no branch sessions come first, then those of each group in turn.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    /// The group of those who hold a branch session: its order and name; `None` for any other session.
    group: Option<(i64, String)>,
    ord: (SessionKind, i64, SessionId),
    text: String,
}

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let title = title(year.programme);
    let book = Book::of(&year);
    let months = months(&year, &book);
    let mut sections = vec![overview(&year, &book, &title)];
    sections.extend(months.into_iter().map(|month| page(&book, month)));
    Ok(year.paper(title, sections))
}

/// The months of the year's plan, and any other that something happens in.
fn months(year: &Year<'_>, book: &Book) -> Vec<Month> {
    let mut months = year.programme.months.clone();
    months.extend(book.days.keys().map(|day| Month::of(*day)));
    months.extend(book.due.keys().map(|day| Month::of(*day)));
    months.extend(book.months.keys());
    months.sort_unstable();
    months.dedup();
    months
}

impl Book {
    fn of(year: &Year<'_>) -> Self {
        let mut book = Self { calendar: Calendar::of(year.snapshot), ..Self::default() };
        let sessions: Vec<&Session> = year
            .snapshot
            .sessions
            .iter()
            .filter(|s| s.programme == year.programme.id && s.state != SessionState::Cancelled)
            .collect();
        for session in sessions {
            book.enter(session, &entry(year, session));
        }
        book.days.values_mut().chain(book.months.values_mut()).for_each(|entries| entries.sort_unstable());
        let mut due: BTreeMap<NaiveDate, Vec<&str>> = BTreeMap::new();
        let view = YearView::new(year.snapshot, year.programme.id, year.date);
        for report in view.owed() {
            let requirement = year.snapshot.requirements.get(report.target.requirement);
            if let (Some(day), Some(requirement)) = (report.due, requirement) {
                let items = due.entry(day).or_default();
                if !items.contains(&requirement.item.as_str()) {
                    items.push(&requirement.item);
                }
            }
        }
        for (day, items) in due {
            let lines = items.into_iter().map(|item| Printed.calendar_due(item));
            book.due.entry(day).or_default().extend(lines);
        }
        book
    }

    fn enter(&mut self, session: &Session, entry: &Entry) {
        let days: Vec<NaiveDate> = match (session.held_on, session.when.as_ref().map(|when| &when.days)) {
            (Some(day), _) => vec![day],
            (None, Some(Days::On(day) | Days::DueBy(day))) => vec![*day],
            (None, Some(Days::Each(days))) => days.clone(),
            (None, Some(Days::Range(from, to))) if (*to - *from).num_days() < LONGEST => {
                from.iter_days().take_while(|day| day <= to).collect()
            }
            _ => Vec::new(),
        };
        for day in &days {
            self.days.entry(*day).or_default().push(entry.clone());
        }
        let first = session.when.as_ref().and_then(|when| when.days.first()).map(Month::of);
        if let (true, Some(month)) = (days.is_empty(), session.month.or(first)) {
            self.months.entry(month).or_default().push(entry.clone());
        }
    }

    /// Everything in a month: what has no day first.
    fn in_month(&self, month: Month) -> Lines {
        let on_days = self.days.iter().filter(|(day, _)| month.contains(**day)).flat_map(|(day, entries)| {
            entries
                .iter()
                .map(|entry| Entry { text: format!("{}{}", Printed.day(*day), entry.text), ..entry.clone() })
        });
        grouped(self.months.get(&month).into_iter().flatten().cloned().chain(on_days))
    }
}

/// What is said of a month: of each session that is no branch session, and of each group.
struct Lines {
    sessions: Vec<String>,
    groups: Vec<String>,
}

/// A line for each session, and one for all groups: the year stands on one page.
fn joined(lines: Lines) -> Vec<String> {
    let groups = Some(lines.groups.join("；")).filter(|groups| !groups.is_empty());
    lines.sessions.into_iter().chain(groups).collect()
}

/// Entries put together: `乡镇：云湖桥镇、中路铺镇`.
fn grouped(entries: impl Iterator<Item = Entry>) -> Lines {
    let zh = Printed;
    let mut sessions = Vec::new();
    let mut groups: BTreeMap<(i64, String), Vec<String>> = BTreeMap::new();
    for entry in entries {
        match entry.group {
            None => sessions.push(entry.text),
            Some(group) => groups.entry(group).or_default().push(entry.text),
        }
    }
    let groups = groups.into_iter().map(|((_, name), units)| {
        let units = units.join(zh.paper_enumeration_mark());
        if name.is_empty() { units } else { zh.paper_group_line(&name, &units) }
    });
    Lines { sessions, groups: groups.collect() }
}

fn entry(year: &Year<'_>, session: &Session) -> Entry {
    let snapshot = year.snapshot;
    let of_unit = |unit| snapshot.group_of(year.programme.id, unit).and_then(|id| snapshot.groups.get(id));
    let group = snapshot
        .organisers_of(session.id)
        .next()
        .map(|unit| of_unit(unit).map_or((i64::MAX, String::new()), |group| (group.ord, group.name.clone())));
    let group = group.filter(|_| session.kind == SessionKind::Branch);
    Entry { group, ord: (session.kind, session.ord, session.id), text: summary(year, session) }
}

/// Who holds a branch session; what any other session is called, and who holds it.
fn summary(year: &Year<'_>, session: &Session) -> String {
    let zh = Printed;
    let units: Vec<&str> =
        year.snapshot.organisers_of(session.id).map(|unit| year.name_at(unit, session)).collect();
    let units = units.join(zh.paper_enumeration_mark());
    if session.kind == SessionKind::Branch && !units.is_empty() {
        return units;
    }
    let name = match (own_name(session), session.kind) {
        ("", SessionKind::Main) => year.programme.labels.main.as_str(),
        ("", SessionKind::Branch) => year.programme.labels.branch.as_str(),
        ("", kind) => zh.session_kind(kind),
        (name, _) => name,
    };
    if units.is_empty() || papers::is_list_title(name) {
        name.to_owned()
    } else {
        zh.ics_session(&units, name)
    }
}

fn page(book: &Book, month: Month) -> Section {
    let zh = Printed;
    let mut rows = Vec::new();
    let lead = month.first_day().weekday().num_days_from_monday();
    let mut week: Vec<Cell> = (0..lead).map(|_| Cell::blank()).collect();
    let (mut heights, mut height) = (Vec::new(), 0);
    for day in month.first_day().iter_days().take_while(|day| month.contains(*day)) {
        let said = day_lines(book, day);
        let lines: usize = said.iter().map(|line| wording::half_widths(line).div_ceil(DAY_LINE)).sum();
        height = height.max((lines + 1) * LINE_HEIGHT);
        week.push(Cell::lines(said));
        if week.len() == WEEKDAYS.len() {
            rows.push(std::mem::take(&mut week));
            heights.push(std::mem::take(&mut height));
        }
    }
    if !week.is_empty() {
        week.resize(WEEKDAYS.len(), Cell::blank());
        rows.push(week);
        heights.push(height);
    }
    let columns = WEEKDAYS.map(|name| (name, 1, Align::Left));
    let whole = |least: &usize| heights.iter().map(|height| *height.max(least)).sum::<usize>() <= WEEKS;
    let even = WEEKS / rows.len().max(1);
    let height = u8::try_from((WEEK..=even).rev().find(whole).unwrap_or(WEEK)).ok();
    let table = Table { row_height: height, ..Table::new(&columns, rows).sized(Size::SmallFour) };
    let mut blocks = vec![Block::Table(table)];
    if let Some(units) = book.months.get(&month) {
        let lines = grouped(units.iter().cloned());
        let all: Vec<String> = lines.sessions.into_iter().chain(lines.groups).collect();
        blocks.push(Block::note(zh.calendar_in_month(&all.join("；"))));
    }
    blocks.extend(unannounced(book, month.year()));
    let title = zh.month_full(month);
    let page = Page::landscape().numbered(Numbering::None);
    Section { page, blocks, ..Section::titled(&title, &title) }
}

/// The number of a day with its holiday, and below it what happens on it.
fn day_lines(book: &Book, day: NaiveDate) -> Vec<String> {
    let zh = Printed;
    let under = zh.under_day(book.calendar.lunar(day), book.calendar.term(day));
    let number = format!("{} {under}", day.day());
    let number = number.trim_end().to_owned();
    let first = match book.calendar.day_kind(day) {
        DayKind::Holiday(name) => format!("{number} {name} {}", zh.calendar_rest()),
        DayKind::MakeUp => format!("{number} {}", zh.calendar_work()),
        DayKind::Working | DayKind::Weekend => number,
    };
    let held = book.days.get(&day).into_iter().flatten().map(|entry| entry.text.clone());
    let due = book.due.get(&day).into_iter().flatten().cloned();
    std::iter::once(first).chain(held).chain(due).collect()
}

/// What is said of a year whose holidays are not known.
fn unannounced(book: &Book, year: i32) -> Option<Block> {
    let zh = Printed;
    let own = book.calendar.own_days(year).next().is_some();
    let note = if own { zh.calendar_own_days(year) } else { zh.calendar_unknown(year) };
    (!book.calendar.known(year)).then(|| Block::note(note))
}

fn overview(year: &Year<'_>, book: &Book, title: &str) -> Section {
    let zh = Printed;
    let columns = [
        (zh.calendar_month_head(), 8, Align::Center),
        (zh.calendar_working_days(), 11, Align::Center),
        (zh.calendar_holidays(), 37, Align::Left),
        (zh.calendar_sessions(), 64, Align::Left),
    ];
    let number = year.programme.year;
    let months = (1..=12).filter_map(|n| Month::new(number, n));
    let rows = months.map(|month| {
        let days = book.calendar.working_days(month).map(|n| zh.calendar_days(n)).unwrap_or_default();
        let days =
            if days.is_empty() || book.calendar.known(number) { days } else { zh.day_uncertain(&days) };
        vec![
            Cell::text(zh.month_number(month.number())),
            Cell::text(days),
            Cell::names(holidays(book, month)),
            Cell::lines(joined(book.in_month(month))),
        ]
    });
    let table = Table::new(&columns, rows.collect()).sized(Size::Five);
    let page = Page::default().numbered(Numbering::None);
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(unannounced(book, number));
    Section { page, blocks, ..Section::titled(zh.calendar_year(), title) }
}

/// `春节：15日至23日休`, `14日、28日上班` for the days of a month.
fn holidays(book: &Book, month: Month) -> Vec<String> {
    let zh = Printed;
    let mut off: Vec<(&str, u32, u32)> = Vec::new();
    let mut works: Vec<String> = Vec::new();
    for day in month.first_day().iter_days().take_while(|day| month.contains(*day)) {
        match book.calendar.day_kind(day) {
            DayKind::Holiday(name) => match off.last_mut() {
                Some((last, _, to)) if *last == name && *to + 1 == day.day() => *to = day.day(),
                _ => off.push((name, day.day(), day.day())),
            },
            DayKind::MakeUp => works.push(zh.paper_day_number(day.day())),
            DayKind::Working | DayKind::Weekend => {}
        }
    }
    let span = |from: u32, to: u32| {
        let first = zh.paper_day_number(from);
        if from == to { first } else { zh.paper_span(&first, &zh.paper_day_number(to)) }
    };
    let mut list: Vec<String> =
        off.into_iter().map(|(name, from, to)| zh.calendar_off(name, &span(from, to))).collect();
    if !works.is_empty() {
        list.push(zh.calendar_makeup(&works.join(zh.paper_enumeration_mark())));
    }
    list
}

/// `2023年“政务公开主题日”活动日历`.
fn title(programme: &Programme) -> String {
    Printed.calendar_title(&tables::dated(programme.year, &programme.title))
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    snapshot.programmes.get(request.programme).map_or_else(String::new, title)
}
