//! 调整通知: what was changed of the issued schedule by somebody's wish, as it was asked for and approved.

use super::attachment::Attachment;
use super::content::Content;
use super::kept_text::Facts;
use super::official::{self, Letter};
use super::record::{Official, Paper};
use super::table::{Align, Cell, Size, Table};
use super::year::Year;
use crate::error::Result;
use crate::model::Snapshot;
use crate::model::ids::SessionId;
use crate::model::issue::ScheduleCopy;
use crate::model::paper::{Dated, Format, MissingFact, PaperChoice, PaperKind, PaperRequest, PaperSection};
use crate::model::programme::Programme;
use crate::model::report::DeadlineRule;
use crate::model::session::SessionKind;
use crate::rules::copies::{Difference, FieldValue, What};
use crate::rules::issued::{Changed, Issued, issued_copies};
use crate::text::{Printed, notice};

pub(super) const PAPER: Paper = Paper::official(
    PaperSection::Issue,
    &[Format::Docx, Format::Pdf, Format::Html, Format::Txt, Format::Png],
    Official { behind: &[PaperKind::Schedule], content, text },
    name,
)
.choosing(&[PaperChoice::Letterhead, PaperChoice::Publicity, PaperChoice::Issue, PaperChoice::Tables])
.with_behind(changed_tables)
.dated(Dated::Below)
.lacking(|lacks| {
    lacks.official();
    match issued(lacks.snapshot, lacks.request) {
        None => lacks.note(true, MissingFact::NotIssued),
        Some(issued) => {
            let none = issued.changes.iter().all(|change| change.registered.is_none());
            lacks.note(none, MissingFact::Adjustments);
            let count = issued.unregistered().count();
            lacks.note(count > 0, MissingFact::Unregistered(count));
        }
    }
    lacks.note(lacks.request.options.publicity.is_none(), MissingFact::Publicity);
    lacks.text();
});

/// The issued copy that a request compares with, the last one where it names none, beside the schedule as it stands.
pub(super) fn issued(snapshot: &Snapshot, request: &PaperRequest) -> Option<Issued> {
    let mut copies: Vec<&ScheduleCopy> = issued_copies(snapshot, request.programme).collect();
    let chosen = copies.iter().position(|copy| Some(copy.id) == request.options.copy);
    let copy = if let Some(at) = chosen { copies.swap_remove(at) } else { copies.pop()? };
    Some(Issued::against(snapshot, copy, request.today))
}

/// Leaves the tables in which something was adjusted, where they are asked for or the changes are many.
fn changed_tables(snapshot: &Snapshot, request: &PaperRequest, list: &mut Vec<Attachment>) {
    let changes = issued(snapshot, request).map(|issued| issued.changes).unwrap_or_default();
    let adjusted: Vec<&Changed> = changes.iter().filter(|change| change.registered.is_some()).collect();
    let asked = request.options.tables.unwrap_or(adjusted.len() >= TABLE);
    retain_groups(snapshot, list, |group| {
        asked && adjusted.iter().any(|change| change.difference.group == group)
    });
}

/// Leaves the tables of the groups with such names.
pub(super) fn retain_groups(snapshot: &Snapshot, list: &mut Vec<Attachment>, keep: impl Fn(&str) -> bool) {
    list.retain(|one| {
        let group = one.group.and_then(|group| snapshot.groups.get(group));
        group.is_none_or(|group| keep(&group.name))
    });
}

/// From so many changes on they stand in a table instead of sentences.
const TABLE: usize = 4;
/// Rows to be written in by hand while nothing is registered.
const BLANK: usize = 4;

fn content(snapshot: &Snapshot, request: &PaperRequest, attachments: &[Attachment]) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let programme = year.programme;
    let issued = issued(snapshot, request);
    let lines = Line::all(&year, issued.as_ref());
    let source = source(programme, issued.as_ref().map(|issued| &issued.copy));
    let kept = snapshot.paper_text(programme.id, request.kind.name());
    let text = kept.map_or_else(|| paragraphs(&year, &source, &lines, attachments).join("\n"), str::to_owned);
    let title = title(programme, &lines);
    let letter = Letter {
        title: title.clone(),
        number: String::new(),
        date: Printed.day_full(request.today),
        addressees: addressees(programme, &lines),
        paragraphs: Facts { year: &year, attachments }.paragraphs(&text),
        table: (lines.is_empty() || lines.len() >= TABLE).then(|| table(&lines)),
        attachments,
        publicity: request.options.publicity,
    };
    Ok(year.paper(title, vec![letter.section(programme, request)]))
}

fn text(
    snapshot: &Snapshot,
    programme: &Programme,
    request: &PaperRequest,
    attachments: &[Attachment],
) -> String {
    let year = Year { snapshot, programme, date: request.today };
    let issued = issued(snapshot, request);
    let source = source(programme, issued.as_ref().map(|issued| &issued.copy));
    paragraphs(&year, &source, &Line::all(&year, issued.as_ref()), attachments).join("\n")
}

/// One adjustment, as the paper tells it.
struct Line {
    who: String,
    session: Option<SessionId>,
    what: What,
    before: String,
    after: String,
    /// Months before and after, where one was exchanged for another.
    months: (FieldValue, FieldValue),
    reason: String,
}

impl Line {
    /// Every registered adjustment of the year, in the order of the schedule.
    fn all(year: &Year<'_>, issued: Option<&Issued>) -> Vec<Self> {
        let changes = issued.map_or(&[][..], |issued| issued.changes.as_slice());
        changes.iter().filter_map(|change| Self::of(year, change)).collect()
    }

    fn of(year: &Year<'_>, change: &Changed) -> Option<Self> {
        let registered = change.registered.as_ref()?;
        let Difference { who, what, before, after, kind, .. } = &change.difference;
        let who = match kind {
            SessionKind::Main if who.is_empty() => Printed.session_kind(*kind).to_owned(),
            _ => who.join(Printed.paper_enumeration_mark()),
        };
        Some(Self {
            who,
            session: change.session,
            what: *what,
            before: told(year, before),
            after: told(year, after),
            months: (before.clone(), after.clone()),
            reason: registered.reason.clone(),
        })
    }
}

/// What stood there, as papers print it; open where nothing did.
pub(super) fn told(year: &Year<'_>, told: &FieldValue) -> String {
    match told {
        FieldValue::Nothing => Printed.adjusted_later().to_owned(),
        FieldValue::Month(month, to) => Printed.paper_months(*month, *to),
        FieldValue::Time(Some(when), _) => Printed.paper_when(when),
        other => Printed.told(other, year.programme.year),
    }
}

fn title(programme: &Programme, lines: &[Line]) -> String {
    let zh = Printed;
    let activity = official::activity(programme);
    match lines {
        [one] if matches!(one.what, What::Month | What::Time) => {
            zh.adjusted_title_time(&programme.office, &one.who, &activity)
        }
        [one] if one.what == What::Place => zh.adjusted_title_place(&programme.office, &one.who, &activity),
        _ => zh.adjusted_title(&programme.office, &activity),
    }
}

/// Those that are adjusted; where they are many, whom the notice was sent to.
fn addressees(programme: &Programme, lines: &[Line]) -> Vec<String> {
    if lines.is_empty() || lines.len() >= TABLE {
        return programme.addressees.clone();
    }
    let mut names: Vec<String> = Vec::new();
    for line in lines {
        if !names.contains(&line.who) {
            names.push(line.who.clone());
        }
    }
    names
}

/// The number of what was issued: the copy's own, else the year's; empty where neither has one.
pub(super) fn number(programme: &Programme, copy: Option<&ScheduleCopy>) -> String {
    let own = copy.map_or("", |copy| copy.doc_no.trim());
    notice::document_number(if own.is_empty() { programme.doc_no.trim() } else { own })
}

/// `《…的通知》（…〔2023〕3号）`: what was issued, by its title and number.
pub(super) fn source(programme: &Programme, copy: Option<&ScheduleCopy>) -> String {
    let zh = Printed;
    let source = zh.adjusted_source(&zh.notice_title(&programme.office, &official::activity(programme)));
    match number(programme, copy) {
        number if number.is_empty() => source,
        number => source + &zh.adjusted_number(&number),
    }
}

fn paragraphs(year: &Year<'_>, source: &str, lines: &[Line], attachments: &[Attachment]) -> Vec<String> {
    let zh = Printed;
    let mut list = vec![zh.adjusted_opening(source)];
    if (1..TABLE).contains(&lines.len()) {
        let sentences = sentences(lines);
        let alone = sentences.len() == 1;
        for (n, sentence) in (1..).zip(sentences) {
            list.push(if alone { sentence } else { zh.adjusted_item(&notice::numeral(n), &sentence) });
        }
    }
    list.extend(deadline(year));
    list.extend(tables(attachments));
    list.push(zh.adjusted_closing().to_owned());
    list
}

/// That the tables stand behind the notice in the place of those behind the notice of the year.
fn tables(attachments: &[Attachment]) -> Option<String> {
    let zh = Printed;
    if attachments.is_empty() {
        return None;
    }
    let numbers: Option<Vec<String>> =
        attachments.iter().map(|one| one.in_notice.map(|number| number.to_string())).collect();
    Some(match numbers {
        Some(numbers) => zh.adjusted_tables_for(&numbers.join(zh.paper_enumeration_mark())),
        None => zh.adjusted_tables().to_owned(),
    })
}

/// A sentence for each adjustment; two units that took each other's month have one together.
fn sentences(lines: &[Line]) -> Vec<String> {
    let zh = Printed;
    let mut list = Vec::new();
    let mut told: Vec<usize> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        if told.contains(&n) {
            continue;
        }
        let turned = |other: &Line| {
            line.what == What::Month
                && other.what == What::Month
                && other.session != line.session
                && other.months.0 == line.months.1
                && other.months.1 == line.months.0
        };
        let partner = (n + 1..lines.len()).find(|m| !told.contains(m) && turned(&lines[*m]));
        if let Some(m) = partner {
            told.push(m);
            let other = &lines[m];
            list.push(zh.adjusted_swap(&line.who, &other.who, &line.after, &other.after));
            continue;
        }
        list.push(match line.what {
            What::Added => zh.adjusted_added(&line.who, &line.after),
            What::Gone => zh.adjusted_gone(&line.who, &line.before),
            What::Place => zh.adjusted_place(&line.who, &line.before, &line.after),
            _ => zh.adjusted_time(&line.who, &line.before, &line.after),
        });
    }
    list
}

/// By when adjusted sessions report, where the year asks by a day of the month.
fn deadline(year: &Year<'_>) -> Option<String> {
    let asked = year.snapshot.requirements_of(year.programme.id).filter(|asked| !asked.suggested);
    let days = asked.filter_map(|asked| match asked.rule.by {
        DeadlineRule::DayOfSessionMonth { day } => Some(day),
        _ => None,
    });
    days.min().map(|day| Printed.adjusted_deadline(day))
}

fn table(lines: &[Line]) -> Table {
    let zh = Printed;
    let columns = [
        (zh.paper_number(), 12, Align::Center),
        (zh.paper_units(), 40, Align::Center),
        (zh.adjusted_before(), 34, Align::Center),
        (zh.adjusted_after(), 34, Align::Center),
        (zh.adjusted_reason(), 36, Align::Left),
    ];
    let row = |(number, line): (u32, &Line)| {
        let (before, after) = match line.what {
            What::Added => (zh.adjusted_none().to_owned(), line.after.clone()),
            What::Gone => (line.before.clone(), zh.what_gone().to_owned()),
            _ => (line.before.clone(), line.after.clone()),
        };
        let texts = [line.who.clone(), before, after, line.reason.clone()].map(Cell::text);
        std::iter::once(Cell::number(number)).chain(texts).collect()
    };
    let mut rows: Vec<Vec<Cell>> = (1..).zip(lines).map(row).collect();
    if rows.is_empty() {
        rows = vec![[(); 5].map(|()| Cell::blank()).to_vec(); BLANK];
    }
    Table::new(&columns, rows).sized(Size::SmallFour)
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    let facts = snapshot.programmes.get(request.programme);
    facts.map_or_else(
        || Printed.paper_name(request.kind).to_owned(),
        |facts| {
            let year = Year { snapshot, programme: facts, date: request.today };
            title(facts, &Line::all(&year, issued(snapshot, request).as_ref()))
        },
    )
}
