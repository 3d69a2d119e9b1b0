//! 活动情况统计表: what units reported, added up for a part of the year and from its beginning; units that sent nothing
//! stand in it all the same.

use chrono::Datelike;

use super::content::{Block, Content, Section};
use super::page::{Numbering, Page};
use super::record::{Paper, Room};
use super::table::{Align, Cell, Size, Table};
use super::year::{self, Year};
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::paper::{Counted, Dated, PaperChoice, PaperRequest, PaperSection};
use crate::model::statistics::{self, Period};
use crate::rules::YearView;
use crate::rules::statistics::{Amount, Statistics};
use crate::text::Printed;

pub(super) const PAPER: Paper = Paper::table(PaperSection::Reports, content, name)
    .choosing(&[PaperChoice::Period])
    .counting(Counted::OfYear)
    .dated(Dated::AsOf)
    .with_room(Room::units(10));

/// The part of the year that a request means: the chosen one, else the quarter of its day, the whole year once it is over.
fn period(year: &Year<'_>, request: &PaperRequest) -> Period {
    request.options.period.unwrap_or_else(|| {
        if year.date.year() == year.programme.year {
            Period::quarter_of(year.date.month())
        } else {
            Period::YEAR
        }
    })
}

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let zh = Printed;
    let year = Year::of(snapshot, request)?;
    let view = YearView::new(snapshot, request.programme, request.today);
    let period = period(&year, request);
    let now = Statistics::of(snapshot, &view, request.programme, period);
    if now.units.is_empty() {
        return Err(Error::Paper(PaperFault::NoUnits));
    }
    let so_far = Statistics::of(snapshot, &view, request.programme, period.so_far());
    let title = zh.statistics_title(year.programme.year, period, &year.programme.title);
    let head = || {
        vec![zh.table_filled_by(year.programme.office.trim()), zh.table_filled_on(&zh.day_full(year.date))]
    };
    let foot = || {
        vec![
            zh.table_head_of_unit().to_owned(),
            zh.table_checked_by().to_owned(),
            zh.table_filled_in_by().to_owned(),
            zh.table_phone_line(""),
        ]
    };
    let as_of = Some(zh.table_as_of(&zh.day_full(year.date)));
    let mut blocks = vec![Block::Table(by_unit(&year, &now))];
    blocks.push(Block::note(zh.statistics_sent(now.units.len(), now.sent())));
    if now.units.iter().any(|row| row.amounts.iter().any(|amount| amount.stands_out)) {
        blocks.push(Block::note(zh.statistics_outliers()));
    }
    let units = Section {
        page: Page::landscape().numbered(Numbering::OfTotal),
        subtitle: as_of.clone(),
        head: head(),
        blocks,
        foot: foot(),
        ..Section::titled(zh.statistics_by_unit(), &title)
    };
    let sums = Section {
        page: Page::default().numbered(Numbering::OfTotal),
        subtitle: as_of,
        head: head(),
        blocks: vec![Block::Table(by_metric(&now, &so_far))],
        foot: foot(),
        ..Section::titled(zh.statistics_by_metric(), &title)
    };
    Ok(year.paper(title, vec![units, sums]))
}

/// The usual columns, and own metrics of the office behind them.
fn columns(all: &Statistics) -> Vec<(usize, String)> {
    /// Columns that a page bears.
    const MOST: usize = 13;
    let head =
        |(n, metric): (usize, &crate::model::metric::Metric)| match statistics::usual_named(&metric.name) {
            Some((_, usual)) => usual.column.map(|head| (n, head.to_owned())),
            None => Some((n, Printed.statistics_head(&metric.name, &metric.measure))),
        };
    all.metrics.iter().enumerate().filter_map(head).take(MOST).collect()
}

fn by_unit(year: &Year<'_>, all: &Statistics) -> Table {
    let zh = Printed;
    let shown = columns(all);
    let mut heads = vec![
        (zh.paper_number().to_owned(), 9, Align::Center),
        (zh.table_unit_name().to_owned(), 36, Align::Left),
    ];
    heads.extend(shown.iter().map(|(_, head)| (head.clone(), 17, Align::Center)));
    heads.push((zh.table_note().to_owned(), 16, Align::Center));
    let sums = |name: String, amounts: &[Amount]| {
        let mut row = vec![Cell::text(name).merged(2, 1).aligned(Align::Center)];
        row.extend(shown.iter().map(|(n, _)| cell(amounts[*n])));
        row.push(Cell::blank());
        row
    };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut groups = all.groups.iter();
    let mut number = 0;
    for (n, unit) in all.units.iter().enumerate() {
        number += 1;
        let mut row = vec![Cell::number(number), Cell::text(year.name(unit.unit))];
        row.extend(shown.iter().map(|(n, _)| cell(unit.amounts[*n])));
        row.push(if unit.sent { Cell::blank() } else { Cell::text(zh.statistics_nothing()) });
        rows.push(row);
        let ends = all.units.get(n + 1).is_none_or(|next| next.group != unit.group);
        if ends
            && all.groups.len() > 1
            && let Some((group, amounts)) = groups.next()
        {
            let group = year.snapshot.groups.get(*group).map_or("", |group| group.name.as_str());
            rows.push(sums(zh.statistics_subtotal(group), amounts));
        }
    }
    rows.push(sums(zh.table_total().to_owned(), &all.total));
    let heads: Vec<(&str, u16, Align)> =
        heads.iter().map(|(head, weight, align)| (head.as_str(), *weight, *align)).collect();
    Table::new(&heads, rows).sized(Size::Five)
}

fn by_metric(now: &Statistics, so_far: &Statistics) -> Table {
    let zh = Printed;
    let heads = [
        (zh.paper_number(), 12, Align::Center),
        (zh.statistics_metric(), 60, Align::Left),
        (zh.statistics_measure(), 26, Align::Center),
        (zh.statistics_now(), 34, Align::Center),
        (zh.statistics_so_far(), 34, Align::Center),
    ];
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut section = "";
    let mut number = 0;
    for (n, metric) in now.metrics.iter().enumerate() {
        if metric.section != section && !metric.section.is_empty() {
            section = &metric.section;
            rows.push(vec![Cell::text(section).merged(5, 1).aligned(Align::Left)]);
        }
        number += 1;
        let name = if metric.of_which { zh.statistics_of_which(&metric.name) } else { metric.name.clone() };
        rows.push(vec![
            Cell::number(number),
            Cell::text(name),
            Cell::text(metric.measure.clone()),
            cell(now.total[n]),
            cell(so_far.total[n]),
        ]);
    }
    Table::new(&heads, rows).sized(Size::SmallFour)
}

/// 300余; a stroke where nothing was told.
fn cell(amount: Amount) -> Cell {
    let plain = !amount.more && !amount.stands_out;
    match u32::try_from(amount.value) {
        _ if !amount.told => Cell::text(Printed.statistics_none()),
        Ok(value) if plain => Cell::number(value),
        _ => Cell::text(Printed::statistics_amount(amount)),
    }
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    let Ok(year) = Year::of(snapshot, request) else {
        return year::year_name(snapshot, request, |zh, _| zh.statistics_by_unit().to_owned());
    };
    Printed.statistics_title(year.programme.year, period(&year, request), &year.programme.title)
}
