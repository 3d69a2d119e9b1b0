//! 通报: how the units of a quarter held their sessions and sent their reports, with its table.

use super::attachment::Attachment;
use super::content::{Block, Content, Section};
use super::kept_text::Facts;
use super::official::{self, Letter, Outline};
use super::page::{Numbering, Page};
use super::record::{Official, Paper};
use super::table::{Align, Cell, Size, Table};
use super::year::Year;
use crate::calendar::Calendar;
use crate::error::Result;
use crate::model::Snapshot;
use crate::model::ids::GroupId;
use crate::model::paper::{Dated, Format, MissingFact, PaperChoice, PaperKind, PaperRequest, PaperSection};
use crate::model::programme::Programme;
use crate::model::report::ReportEventKind;
use crate::rules::YearView;
use crate::rules::deadlines::proposed;
use crate::rules::owed::{Owed, Receipt};
use crate::rules::period::{Figures, UnitStanding, quarter_of, standings};
use crate::text::{Printed, notice};

pub(super) const PAPER: Paper = Paper::official(
    PaperSection::Reports,
    &[Format::Docx, Format::Pdf, Format::Html, Format::Txt, Format::Png],
    Official { behind: &[], content, text },
    name,
)
.choosing(&[PaperChoice::Letterhead, PaperChoice::Publicity])
.dated(Dated::AsOf)
.lacking(|lacks| {
    lacks.official();
    lacks.reports();
    lacks.note(lacks.request.options.publicity.is_none(), MissingFact::Publicity);
    lacks.text();
});

/// Rows to be written in by hand while nobody is asked in the quarter.
const BLANK: usize = 10;

fn content(snapshot: &Snapshot, request: &PaperRequest, _: &[Attachment]) -> Result<Content> {
    let zh = Printed;
    let year = Year::of(snapshot, request)?;
    let programme = year.programme;
    let period = Period::of(&year);
    let kept = snapshot.paper_text(programme.id, request.kind.name());
    let text = kept.map_or_else(|| paragraphs(&year, &period).join("\n"), str::to_owned);
    let title = title(&year);
    let annex = Attachment {
        number: 1,
        alone: true,
        kind: PaperKind::Bulletin,
        group: None,
        title: zh.bulletin_table(programme.year, period.quarter()),
        stage: None,
        subtitle: None,
        in_notice: None,
    };
    let attachments = [annex];
    let letter = Letter {
        title: title.clone(),
        number: String::new(),
        date: zh.day_full(request.today),
        addressees: programme.addressees.clone(),
        paragraphs: Facts { year: &year, attachments: &attachments }.paragraphs(&text),
        table: None,
        attachments: &attachments,
        publicity: request.options.publicity,
    };
    let mut letter = letter.section(programme, request);
    let imprint = letter.blocks.pop_if(|block| matches!(block, Block::Imprint(_)));
    let mut annex = table_section(&year, &period, &attachments[0]);
    annex.blocks.extend(imprint);
    Ok(year.paper(title, vec![letter, annex]))
}

fn text(snapshot: &Snapshot, programme: &Programme, request: &PaperRequest, _: &[Attachment]) -> String {
    let year = Year { snapshot, programme, date: request.today };
    paragraphs(&year, &Period::of(&year)).join("\n")
}

/// The quarter in which the paper's day lies.
struct Period {
    number: u32,
    owed: Vec<Owed>,
    units: Vec<UnitStanding>,
    groups: Vec<GroupId>,
    total: Figures,
}

impl Period {
    fn of(year: &Year<'_>) -> Self {
        let view = YearView::new(year.snapshot, year.programme.id, year.date);
        let months = quarter_of(year.date);
        let units = standings(year.snapshot, &view, months, year.date);
        let mut total = Figures::default();
        for unit in &units {
            total.add(&unit.figures);
        }
        let groups = view.schedule().groups.clone();
        Self { number: months.0.number().div_ceil(3), owed: view.owed().to_vec(), units, groups, total }
    }

    fn quarter(&self) -> &'static str {
        Printed.quarter(self.number)
    }

    /// The figures of those who stand in a column.
    fn of_group(&self, group: GroupId) -> Figures {
        let mut sum = Figures::default();
        for one in self.units.iter().filter(|one| one.group == Some(group)) {
            sum.add(&one.figures);
        }
        sum
    }

    /// Names of the units of which something holds.
    fn named(&self, year: &Year<'_>, which: impl Fn(&UnitStanding) -> bool) -> Vec<String> {
        let units = self.units.iter().filter(|unit| which(unit));
        units.map(|unit| year.name(unit.unit).to_owned()).collect()
    }

    fn owed_of<'a>(&'a self, unit: &'a UnitStanding) -> impl Iterator<Item = &'a Owed> {
        unit.owed.iter().filter_map(|n| self.owed.get(*n))
    }
}

fn title(year: &Year<'_>) -> String {
    let period = quarter_of(year.date).0.number().div_ceil(3);
    let activity = official::activity_of_title(year.programme);
    Printed.bulletin_title(&year.programme.office, year.programme.year, Printed.quarter(period), &activity)
}

/// Names in a sentence, and how many there are.
fn together(names: &[String]) -> String {
    let zh = Printed;
    let list = names.join(zh.paper_enumeration_mark());
    if names.len() > 1 { zh.bulletin_together(&list, names.len()) } else { list }
}

fn paragraphs(year: &Year<'_>, period: &Period) -> Vec<String> {
    let zh = Printed;
    let programme = year.programme;
    let notice_title = zh.notice_title(&programme.office, &official::activity(programme));
    let number = programme.doc_no.trim();
    let number = if number.is_empty() { String::new() } else { notice::document_number(number) };
    let mut text = Outline::default();
    text.text(zh.bulletin_opening(&zh.urge_source(&notice_title, &number), &zh.day_full(year.date)));
    text.heading(zh.bulletin_overall());
    let mut overall = told(period.quarter().to_owned(), &period.total);
    let of_group = |group: &GroupId| {
        let figures = period.of_group(*group);
        let name = year.snapshot.groups.get(*group).map_or("", |group| group.name.as_str());
        let Figures { to_hold, held, due, .. } = figures;
        (to_hold + due > 0).then(|| zh.bulletin_of_group(name, to_hold, held, due, figures.reported()))
    };
    let parts: Vec<String> = period.groups.iter().filter_map(of_group).collect();
    if parts.len() > 1 {
        overall.push_str(&zh.bulletin_among(&parts.join(zh.message_semicolon())));
    }
    text.text(overall);
    let good = period.named(year, |unit| {
        let mut owed = period.owed_of(unit).filter(|owed| owed.due_by_now).peekable();
        owed.peek().is_some()
            && owed.all(|owed| {
                owed.receipt == Receipt::Accepted && unit.figures.late == 0 && !went_back(year, owed)
            })
    });
    if !good.is_empty() {
        text.heading(zh.bulletin_good());
        text.text(zh.bulletin_good_line(&together(&good)));
    }
    let problems = problems(year, period);
    if !problems.is_empty() {
        text.heading(zh.bulletin_bad());
        for (head, line) in problems {
            text.point(head, &line);
        }
    }
    text.heading(zh.bulletin_demands());
    let by = zh.day_full(proposed(&Calendar::of(year.snapshot), year.date));
    text.text(zh.bulletin_demand(&by));
    text.paragraphs()
}

fn told(lead: String, figures: &Figures) -> String {
    let zh = Printed;
    let Figures { to_hold, held, due, on_time, late, returned, missing } = *figures;
    let mut line = lead + &zh.bulletin_held(to_hold, held, to_hold.saturating_sub(held));
    line.push_str(&zh.bulletin_sent(due, on_time, late, returned, missing));
    if due > 0 {
        line.push_str(&zh.bulletin_rate(&rate(figures.reported(), due)));
    }
    line + zh.paper_full_stop()
}

/// Whether a report was ever sent back.
fn went_back(year: &Year<'_>, owed: &Owed) -> bool {
    let report = year.snapshot.report_for(owed.target);
    let events = report.map_or_else(Vec::new, |report| year.snapshot.events_of(report.id));
    events.iter().any(|event| event.kind == ReportEventKind::Returned)
}

/// What went wrong, each sort with the names; a sort that did not occur is left out.
fn problems(year: &Year<'_>, period: &Period) -> Vec<(&'static str, String)> {
    let zh = Printed;
    let mut list = Vec::new();
    let not_held = period.named(year, |unit| unit.figures.held < unit.figures.to_hold);
    if !not_held.is_empty() {
        list.push((zh.bulletin_not_held(), zh.bulletin_not_held_line(&together(&not_held))));
    }
    let missing = period.named(year, |unit| unit.figures.missing > 0);
    let late: Vec<String> = period
        .units
        .iter()
        .filter(|unit| unit.figures.late > 0)
        .map(|unit| {
            let days = period.owed_of(unit).filter(|owed| owed.reported()).map(|owed| owed.days).max();
            zh.bulletin_late_by(year.name(unit.unit), days.unwrap_or_default())
        })
        .collect();
    let mut line = String::new();
    if !missing.is_empty() {
        line.push_str(&zh.bulletin_missing_line(&zh.day_full(year.date), &together(&missing)));
    }
    if !late.is_empty() {
        line.push_str(&zh.bulletin_late_line(&late.join(zh.message_semicolon())));
    }
    if !line.is_empty() {
        list.push((zh.bulletin_not_sent(), line));
    }
    let incomplete: Vec<String> = period
        .units
        .iter()
        .filter(|unit| unit.figures.returned > 0)
        .map(|unit| {
            let why = period.owed_of(unit).find_map(|owed| {
                let report = year.snapshot.report_for(owed.target)?;
                let events = year.snapshot.events_of(report.id);
                let back = events.into_iter().rev().find(|e| e.kind == ReportEventKind::Returned)?;
                Some(back.note.trim().to_owned()).filter(|note| !note.is_empty())
            });
            format!("{}{}", year.name(unit.unit), why.unwrap_or_else(|| zh.bulletin_to_mend().to_owned()))
        })
        .collect();
    if !incomplete.is_empty() {
        list.push((zh.bulletin_incomplete(), incomplete.join(zh.message_semicolon()) + zh.paper_full_stop()));
    }
    list
}

fn table_section(year: &Year<'_>, period: &Period, annex: &Attachment) -> Section {
    let zh = Printed;
    let columns = [
        (zh.paper_number(), 10, Align::Center),
        (zh.paper_units(), 42, Align::Center),
        (zh.bulletin_to_hold(), 20, Align::Center),
        (zh.bulletin_was_held(), 20, Align::Center),
        (zh.bulletin_held_rate(), 20, Align::Center),
        (zh.bulletin_due(), 20, Align::Center),
        (zh.bulletin_on_time(), 20, Align::Center),
        (zh.bulletin_late(), 20, Align::Center),
        (zh.receipt_returned(), 20, Align::Center),
        (zh.receipt_none(), 18, Align::Center),
        (zh.bulletin_sent_rate(), 20, Align::Center),
        (zh.table_note(), 22, Align::Center),
    ];
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut number = 0;
    let groups = period.groups.iter().map(|group| Some(*group)).chain([None]);
    for group in groups {
        let mut sum = Figures::default();
        for unit in period.units.iter().filter(|unit| unit.group == group) {
            number += 1;
            sum.add(&unit.figures);
            rows.push(row(Cell::number(number), year.name(unit.unit), &unit.figures));
        }
        if let Some(group) = group.filter(|_| sum != Figures::default()) {
            let name = year.snapshot.groups.get(group).map_or("", |group| group.name.as_str());
            rows.push(row(Cell::blank(), &zh.bulletin_subtotal(name), &sum));
        }
    }
    if rows.is_empty() {
        rows = vec![[(); 12].map(|()| Cell::blank()).to_vec(); BLANK];
    }
    rows.push(row(Cell::blank(), zh.bulletin_total(), &period.total));
    Section {
        page: Page::landscape().numbered(Numbering::Dashes),
        label: Some(annex.label()),
        subtitle: Some(zh.table_as_of(&zh.day_full(year.date))),
        blocks: vec![Block::Table(Table::new(&columns, rows).sized(Size::Five))],
        ..Section::titled(&annex.label(), &annex.title)
    }
}

fn row(number: Cell, name: &str, figures: &Figures) -> Vec<Cell> {
    let count = |n: usize| Cell::number(u32::try_from(n).unwrap_or(u32::MAX));
    let part = |n: usize, of: usize| {
        if of == 0 { Cell::text(Printed.bulletin_no_rate()) } else { Cell::text(rate(n, of)) }
    };
    vec![
        number,
        Cell::text(name),
        count(figures.to_hold),
        count(figures.held),
        part(figures.held, figures.to_hold),
        count(figures.due),
        count(figures.on_time),
        count(figures.late),
        count(figures.returned),
        count(figures.missing),
        part(figures.reported(), figures.due),
        Cell::blank(),
    ]
}

/// A rate in per cent with one decimal, rounded half up.
fn rate(n: usize, of: usize) -> String {
    let tenths = (n * 2000 + of) / (of * 2).max(1);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    Year::of(snapshot, request)
        .map_or_else(|_| Printed.paper_name(request.kind).to_owned(), |year| title(&year))
}
