//! 更正通知: what the office itself had got wrong in the issued schedule, place by place, with the right tables behind it.
//! What differs and was asked for by somebody is an adjustment and stands elsewhere.

use std::collections::HashMap;

use super::adjustment::{issued, number, retain_groups, source, told};
use super::as_kept::as_kept;
use super::attachment::Attachment;
use super::content::Content;
use super::kept_text::Facts;
use super::notice as notice_paper;
use super::official::{self, Letter};
use super::record::{Official, Paper};
use super::schedule;
use super::table::{Align, Cell, Size, Table};
use super::year::Year;
use crate::error::Result;
use crate::model::Snapshot;
use crate::model::issue::ScheduleCopy;
use crate::model::paper::{Dated, Format, MissingFact, PaperChoice, PaperKind, PaperRequest, PaperSection};
use crate::model::programme::Programme;
use crate::model::session::SessionKind;
use crate::rules::copies::{Difference, FieldValue, What};
use crate::text::{Printed, notice};

pub(super) const PAPER: Paper = Paper::official(
    PaperSection::Issue,
    &[Format::Docx, Format::Pdf, Format::Html, Format::Txt, Format::Png],
    Official { behind: &[PaperKind::MainSession, PaperKind::Schedule], content, text },
    name,
)
.choosing(&[PaperChoice::Letterhead, PaperChoice::Publicity, PaperChoice::Issue, PaperChoice::Tables])
.with_behind(corrected_tables)
.numbered_as_notice()
.dated(Dated::Below)
.lacking(|lacks| {
    lacks.official();
    let issued = issued(lacks.snapshot, lacks.request).is_some();
    lacks.note(!issued, MissingFact::NotIssued);
    let none = issued && corrected(lacks.snapshot, lacks.request).is_empty();
    lacks.note(none, MissingFact::Corrections);
    let publicity = lacks.request.options.publicity.or(lacks.programme.publicity);
    lacks.note(publicity.is_none(), MissingFact::Publicity);
    lacks.text();
});

/// From so many corrections on they stand in a table instead of sentences.
const TABLE: usize = 5;
/// Rows to be written in by hand while nothing is corrected.
const BLANK: usize = 4;

/// What differs from the issued copy and nobody has asked for.
fn corrected(snapshot: &Snapshot, request: &PaperRequest) -> Vec<Difference> {
    let changes = issued(snapshot, request).map(|issued| issued.changes).unwrap_or_default();
    let own = changes.into_iter().filter(|change| change.registered.is_none());
    own.map(|change| change.difference).collect()
}

/// Leaves the tables in which something is corrected, unless none are wanted.
fn corrected_tables(snapshot: &Snapshot, request: &PaperRequest, list: &mut Vec<Attachment>) {
    let corrected = corrected(snapshot, request);
    let wanted = request.options.tables.unwrap_or(true);
    retain_groups(snapshot, list, |group| wanted && corrected.iter().any(|one| stands_in(one, group)));
    let of_main = |one: &Difference| one.kind == SessionKind::Main && one.what == What::Units;
    let main = wanted && corrected.iter().any(of_main);
    list.retain(|one| one.kind != PaperKind::MainSession || main);
}

/// Whether a table of that name has something else in it.
fn stands_in(difference: &Difference, group: &str) -> bool {
    let named = |value: &FieldValue| matches!(value, FieldValue::Words(name) if name == group);
    let moved = difference.what == What::Group && (named(&difference.before) || named(&difference.after));
    // The tables of the notice tell months and names.
    let told = matches!(difference.what, What::Added | What::Gone | What::Month | What::Units | What::Group);
    moved || (told && difference.group == group)
}

fn content(snapshot: &Snapshot, request: &PaperRequest, attachments: &[Attachment]) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let programme = year.programme;
    let issued = issued(snapshot, request);
    let copy = issued.as_ref().map(|issued| &issued.copy);
    let lines = Line::all(&year, copy, &corrected(snapshot, request))?;
    let kept = snapshot.paper_text(programme.id, request.kind.name());
    let text = kept.map_or_else(|| paragraphs(&year, copy, &lines, attachments).join("\n"), str::to_owned);
    let title = title(programme, copy);
    let letter = Letter {
        title: title.clone(),
        number: String::new(),
        date: Printed.day_full(request.today),
        addressees: programme.addressees.clone(),
        paragraphs: Facts { year: &year, attachments }.paragraphs(&text),
        table: (lines.is_empty() || lines.len() >= TABLE).then(|| table(&lines)),
        attachments,
        publicity: request.options.publicity.or(programme.publicity),
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
    let copy = issued.as_ref().map(|issued| &issued.copy);
    let lines = Line::all(&year, copy, &corrected(snapshot, request)).unwrap_or_default();
    paragraphs(&year, copy, &lines, attachments).join("\n")
}

fn paragraphs(
    year: &Year<'_>,
    copy: Option<&ScheduleCopy>,
    lines: &[Line],
    attachments: &[Attachment],
) -> Vec<String> {
    let zh = Printed;
    let mut list = vec![zh.corrected_opening(&source(year.programme, copy))];
    if (1..TABLE).contains(&lines.len()) {
        for (n, line) in (1..).zip(lines) {
            let sentence = line.sentence();
            let alone = lines.len() == 1;
            list.push(if alone { sentence } else { zh.adjusted_item(&notice::numeral(n), &sentence) });
        }
    }
    if !attachments.is_empty() {
        let labels: Vec<String> = attachments.iter().map(Attachment::label).collect();
        list.push(zh.corrected_tables(&labels.join(zh.paper_enumeration_mark())));
    }
    list.push(zh.corrected_closing().to_owned());
    list
}

fn title(programme: &Programme, copy: Option<&ScheduleCopy>) -> String {
    let zh = Printed;
    match number(programme, copy) {
        number if number.is_empty() => {
            let of = zh.notice_title(&programme.office, &official::activity(programme));
            zh.corrected_title_of(&programme.office, &of)
        }
        number => zh.corrected_title(&programme.office, &number),
    }
}

/// One correction, as the paper tells it.
struct Line {
    /// Where it stands in what was issued.
    place: String,
    /// What stood there; empty: nothing.
    before: String,
    /// What should stand there; empty: nothing.
    after: String,
    /// The time of a session that is added.
    time: Option<String>,
}

impl Line {
    fn all(year: &Year<'_>, copy: Option<&ScheduleCopy>, corrected: &[Difference]) -> Result<Vec<Self>> {
        let Some(copy) = copy else { return Ok(Vec::new()) };
        let past = as_kept(year.snapshot, copy)?;
        let places = Places::of(&past, copy);
        Ok(corrected.iter().flat_map(|difference| Self::of(year, &places, difference)).collect())
    }

    fn of(year: &Year<'_>, places: &Places, difference: &Difference) -> Vec<Self> {
        let zh = Printed;
        let Difference { who, what, before, after, kind, group, session_uid } = difference;
        let names = match kind {
            SessionKind::Main if who.is_empty() => zh.session_kind(*kind).to_owned(),
            _ => who.join(zh.paper_enumeration_mark()),
        };
        let time = |value: &FieldValue| (*value != FieldValue::Nothing).then(|| told(year, value));
        let at = places.row(session_uid);
        let line = |place: String, before: String, after: String| Self { place, before, after, time: None };
        match what {
            What::Added => {
                let place = places.table(group).unwrap_or_else(|| zh.corrected_body().to_owned());
                vec![Self { time: time(after), ..line(place, String::new(), names) }]
            }
            What::Gone => vec![line(at, names, String::new())],
            What::Units => {
                let list = |value: &FieldValue| match value {
                    FieldValue::Names(names) => names.clone(),
                    _ => Vec::new(),
                };
                let at = if *kind == SessionKind::Main { places.main.clone().unwrap_or(at) } else { at };
                renamed(&list(before), &list(after))
                    .into_iter()
                    .map(|(before, after)| line(at.clone(), before, after))
                    .collect()
            }
            fact => {
                let place = zh.corrected_fact(&at, &names, fact_name(*fact));
                vec![line(place, told(year, before), told(year, after))]
            }
        }
    }

    fn sentence(&self) -> String {
        let zh = Printed;
        let Self { place, before, after, time } = self;
        match (before.as_str(), after.as_str(), time) {
            ("", after, Some(time)) => zh.corrected_added_in(place, after, time),
            ("", after, None) => zh.corrected_added(place, after),
            (before, "", _) => zh.corrected_gone(place, before),
            (before, after, _) => zh.corrected_words(place, before, after),
        }
    }
}

fn fact_name(what: What) -> &'static str {
    let zh = Printed;
    match what {
        What::Month => zh.fact_month(),
        What::Time => zh.fact_day(),
        What::Place => zh.table_place(),
        What::Title => zh.fact_name(),
        What::Form => zh.fact_form(),
        What::Theme => zh.table_theme(),
        What::Group => zh.fact_group(),
        What::Added | What::Gone | What::Units => "",
    }
}

/// What became of the names of a list: each that is called otherwise, else each that is gone and each that is new.
fn renamed(before: &[String], after: &[String]) -> Vec<(String, String)> {
    let gone: Vec<&String> = before.iter().filter(|name| !after.contains(name)).collect();
    let new: Vec<&String> = after.iter().filter(|name| !before.contains(name)).collect();
    if gone.len() == new.len() && before.len() == after.len() {
        let pairs = gone.into_iter().zip(new).map(|(gone, new)| (gone.clone(), new.clone()));
        return pairs.collect();
    }
    let gone = gone.into_iter().map(|name| (name.clone(), String::new()));
    gone.chain(new.into_iter().map(|name| (String::new(), name.clone()))).collect()
}

/// Where sessions stand in what was issued.
struct Places {
    /// `附件2第4行` by uid of the session.
    rows: HashMap<String, String>,
    /// `附件2` by name of the group.
    tables: HashMap<String, String>,
    /// `附件1`: the units of the main session.
    main: Option<String>,
}

impl Places {
    fn of(past: &Snapshot, copy: &ScheduleCopy) -> Self {
        let zh = Printed;
        let mut places = Self { rows: HashMap::new(), tables: HashMap::new(), main: None };
        for (kind, group, label) in notice_paper::labels(past, copy.programme) {
            if kind == PaperKind::MainSession {
                places.main = Some(label);
                continue;
            }
            let Some(group) = group.filter(|_| kind == PaperKind::Schedule) else { continue };
            for (uid, row) in schedule::rows_of(past, copy.programme, group) {
                places.rows.insert(uid, zh.corrected_row(&label, row));
            }
            if let Some(group) = past.groups.get(group) {
                places.tables.insert(group.name.clone(), label);
            }
        }
        places
    }

    fn row(&self, uid: &str) -> String {
        self.rows.get(uid).cloned().unwrap_or_else(|| Printed.corrected_body().to_owned())
    }

    fn table(&self, group: &str) -> Option<String> {
        self.tables.get(group).cloned()
    }
}

fn table(lines: &[Line]) -> Table {
    let zh = Printed;
    let columns = [
        (zh.paper_number(), 12, Align::Center),
        (zh.corrected_place(), 44, Align::Left),
        (zh.corrected_before(), 38, Align::Center),
        (zh.corrected_after(), 44, Align::Center),
        (zh.table_note(), 18, Align::Left),
    ];
    let row = |(number, line): (u32, &Line)| {
        let before = if line.before.is_empty() { zh.corrected_none() } else { &line.before };
        let after = match (line.after.as_str(), &line.time) {
            ("", _) => zh.corrected_dropped().to_owned(),
            (after, Some(time)) => zh.corrected_entry(after, time),
            (after, None) => after.to_owned(),
        };
        vec![
            Cell::number(number),
            Cell::text(line.place.as_str()),
            Cell::text(before),
            Cell::text(after),
            Cell::blank(),
        ]
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
        |facts| title(facts, issued(snapshot, request).as_ref().map(|issued| &issued.copy)),
    )
}
