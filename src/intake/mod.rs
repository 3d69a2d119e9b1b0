//! Bytes and text → proposal: notices, tables, lists of units. Reads only; knows no database and no file but its
//! sources. Stages: decode → normalise → tables → sections → fields → questions. Files depend one way: words < text <
//! when < units < columns < tables < sections < fields.

mod announcement;
mod cells;
mod columns;
mod decode;
mod fields;
mod figures;
mod layout;
mod limits;
mod marks;
mod pasted;
mod questions;
mod sections;
mod source;
mod tables;
mod text;
mod units;
mod when;
#[rustfmt::skip] // lists of short words stay readable in lines
mod words;

use std::collections::{HashMap, HashSet};
use std::time::Instant;

use crate::error::{Error, Result};
use crate::model::day_override::Announcement;
use crate::model::figure::FiguresRead;
use crate::model::progress::Progress;
use crate::model::proposal::{Proposal, ProposedLiaison, ProposedProgramme};
use crate::model::when::When;

use fields::DataRow;
use limits::{Budget, TIME};
use text::Origins;

pub use cells::cells;
pub use pasted::pasted;
pub use source::{Known, Source};

/// Reads a phrase of time, with hours, as somebody types it (`2023年5月12日9:00-11:00`, `5月12日上午9点`). `year` is that
/// of phrases without one.
#[must_use]
pub fn time(text: &str, year: i32) -> PhraseOfTime {
    let text = text::folded(text);
    match when::read(text.trim(), Some(year)) {
        Some(when::Reading::Moment(moment)) if !moment.repaired && !moment.wrong_weekday => {
            match moment.time.when() {
                // Who types it means the year that is on the screen.
                Some(fixed) => PhraseOfTime::Fixed(When { inferred: false, ..fixed }),
                None => PhraseOfTime::Open,
            }
        }
        _ => PhraseOfTime::NotUnderstood,
    }
}

/// What a phrase of time says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhraseOfTime {
    /// Days, perhaps with hours.
    Fixed(When),
    /// Something that is no day: a month, or that it will be told later.
    Open,
    /// It says no time, or one that the calendar does not have.
    NotUnderstood,
}

/// Reads the announcement of a year's holidays. `year` is that of days whose year it does not tell.
///
/// # Errors
/// As [`read`]; [`Error::NothingUnderstood`] where it names no day off and no make-up working day.
pub fn holidays(source: &Source, year: Option<i32>, progress: &Progress) -> Result<Announcement> {
    let budget = Budget::new(Instant::now() + TIME, progress).of(&source.path);
    let (inside, given) = (budget.clone(), source.clone());
    let found = budget.fenced(move || {
        let decode::Decoded { blocks, .. } = decode::decode(0, &given, &inside)?;
        let text::Normalised { blocks, .. } = text::normalise(blocks, &inside)?;
        let mut lines: Vec<&str> = Vec::new();
        for block in &blocks {
            match block {
                text::Block::Line(line) => lines.push(&line.text),
                // Pages lay text out in tables.
                text::Block::Table(table) => {
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    lines.extend(cells.flat_map(|cell| cell.lines()));
                }
            }
        }
        inside.check()?;
        Ok(announcement::read(lines.into_iter(), year))
    })?;
    if found.days.is_empty() {
        return Err(Error::NothingUnderstood(source.path.clone()));
    }
    Ok(found)
}

/// Reads the figures that the reports in a source tell.
///
/// # Errors
/// As [`read`]; a text without any figure is none.
pub fn figures(source: &Source, progress: &Progress) -> Result<FiguresRead> {
    let budget = Budget::new(Instant::now() + TIME, progress).of(&source.path);
    let (inside, given) = (budget.clone(), source.clone());
    budget.fenced(move || {
        let decode::Decoded { blocks, .. } = decode::decode(0, &given, &inside)?;
        let text::Normalised { blocks, furniture, mut origins } = text::normalise(blocks, &inside)?;
        let mut lines: Vec<text::Line> = furniture;
        for block in blocks {
            match block {
                text::Block::Line(line) => lines.push(line),
                text::Block::Table(table) => lines.extend(table.rows.into_iter().map(|row| {
                    // What a table counts is read as a sentence would tell it.
                    text::Line { text: row.cells.join("\t"), at: row.at }
                })),
            }
        }
        lines.sort_by_key(|line| line.at.line);
        inside.check()?;
        figures::read(&lines, &mut origins, &inside)
    })
}

/// Reads all sources into one proposal, in their order: a fact of an earlier source stands, lists are joined.
///
/// # Errors
/// [`Error::SourceTooLarge`] (50 MB, 200 MB unpacked), [`Error::SourceTooFull`] (16 MB of text, merged and repeated
/// cells included), [`Error::SourceTooSlow`] (20 s for all), [`Error::SourceNotReadable`], [`Error::SourceDamaged`],
/// [`Error::SourceEncrypted`]; [`Error::NothingUnderstood`] when the sources hold no fact of the trade;
/// [`Error::Cancelled`].
pub fn read(sources: &[Source], known: &Known, progress: &Progress) -> Result<Proposal> {
    let budget = Budget::new(Instant::now() + TIME, progress);
    let total = u32::try_from(sources.len()).unwrap_or(u32::MAX);
    let mut all = Proposal::default();
    let mut origins = Origins::default();
    let mut rows = Vec::new();
    let mut known = known.clone();
    for (number, source) in (0_u32..).zip(sources) {
        progress.report(number, total)?;
        let budget = budget.of(&source.path);
        let (inside, source, with) = (budget.clone(), source.clone(), known.clone());
        let (read, from, data) = budget.fenced(move || read_one(number, &source, &with, &inside))?;
        // A list beside its notice belongs to the notice's year and region.
        known.year = read.programme.year.or(known.year);
        known.region = read.programme.region.clone().or(known.region);
        join(&mut all, read);
        origins.join(from);
        rows.extend(data);
    }
    let path = sources.first().map(|source| source.path.clone()).unwrap_or_default();
    if all.is_empty() && !tells(&all.programme) {
        return Err(Error::NothingUnderstood(path));
    }
    let budget = budget.of(&path);
    let inside = budget.clone();
    let all = budget.fenced(move || {
        questions::about_names(&mut all, &known, &inside)?;
        marks::mark(&mut all, origins, &inside)?;
        marks::not_understood(&mut all, rows);
        Ok(all)
    })?;
    progress.report(total, total)?;
    Ok(all)
}

fn read_one(
    number: u32,
    source: &Source,
    known: &Known,
    budget: &Budget,
) -> Result<(Proposal, Origins, Vec<DataRow>)> {
    let decode::Decoded { blocks, hidden } = decode::decode(number, source, budget)?;
    budget.check()?;
    let text::Normalised { blocks, furniture, origins } = text::normalise(blocks, budget)?;
    budget.check()?;
    let sections = sections::sections(tables::with_tables(blocks, budget)?);
    budget.check()?;
    let notice = fields::Notice { sections, furniture, hidden };
    let proposal = fields::read(&notice, known, budget)?;
    let rows = fields::rows(&notice, budget)?;
    Ok((proposal, origins, rows))
}

/// A notice without table still tells facts of the year: a name with an office, a day, a theme or a duty.
fn tells(programme: &ProposedProgramme) -> bool {
    programme.title.is_some()
        && (programme.issuing_office.is_some()
            || programme.issued.is_some()
            || programme.theme.is_some()
            || programme.duty_per_unit.is_some()
            || programme.form.is_some())
}

/// Joins what a further source tells. Taken apart field by field, so that a new one cannot be forgotten here.
fn join(all: &mut Proposal, more: Proposal) {
    let Proposal {
        schema: _,
        programme,
        units,
        assignments,
        main_session,
        report_deadlines,
        slogans,
        liaison_fields,
        liaisons,
        paragraphs,
        questions,
        // Made once for all sources.
        not_understood: _,
        marks: _,
    } = more;
    join_facts(&mut all.programme, programme);
    let known: HashMap<String, usize> =
        all.units.iter().enumerate().map(|(at, unit)| (unit.name.clone(), at)).collect();
    for unit in units {
        match known.get(&unit.name).and_then(|at| all.units.get_mut(*at)) {
            Some(known) => known.group = known.group.take().or(unit.group),
            None => all.units.push(unit),
        }
    }
    let before = all.assignments.len();
    all.assignments.extend(assignments);
    all.main_session = all.main_session.take().or(main_session);
    for mut deadline in report_deadlines {
        deadline.assignments.iter_mut().for_each(|at| *at += before);
        if all.report_deadlines.iter().all(|known| known.rule != deadline.rule || known.what != deadline.what)
        {
            all.report_deadlines.push(deadline);
        }
    }
    if all.slogans.is_empty() {
        all.slogans = slogans;
    }
    if all.liaison_fields.is_empty() {
        all.liaison_fields = liaison_fields;
    }
    for liaison in liaisons {
        let same = |known: &ProposedLiaison| known.unit == liaison.unit && known.card == liaison.card;
        if !all.liaisons.iter().any(same) {
            all.liaisons.push(liaison);
        }
    }
    if all.paragraphs.is_empty() {
        all.paragraphs = paragraphs;
    }
    let mut asked: HashSet<String> = all.questions.iter().map(|question| question.id.clone()).collect();
    all.questions.extend(questions.into_iter().filter(|question| asked.insert(question.id.clone())));
}

/// Facts of the year that an earlier source does not tell.
fn join_facts(all: &mut ProposedProgramme, more: ProposedProgramme) {
    let ProposedProgramme {
        title,
        year,
        ordinal,
        theme,
        region,
        issuing_office,
        issued,
        document_no,
        form,
        duty_per_unit,
        minimum_duration,
        first_month,
        last_month,
        addressees,
        basis,
        contacts,
        date_from,
        date_to,
    } = more;
    all.title = all.title.take().or(title);
    all.year = all.year.or(year);
    all.ordinal = all.ordinal.or(ordinal);
    all.theme = all.theme.take().or(theme);
    all.region = all.region.take().or(region);
    all.issuing_office = all.issuing_office.take().or(issuing_office);
    all.issued = all.issued.or(issued);
    all.document_no = all.document_no.take().or(document_no);
    all.form = all.form.take().or(form);
    all.duty_per_unit = all.duty_per_unit.or(duty_per_unit);
    all.minimum_duration = all.minimum_duration.or(minimum_duration);
    all.first_month = all.first_month.into_iter().chain(first_month).min();
    all.last_month = all.last_month.into_iter().chain(last_month).max();
    if all.addressees.is_empty() {
        all.addressees = addressees;
    }
    all.basis = all.basis.take().or(basis);
    all.contacts = all.contacts.take().or(contacts);
    all.date_from = all.date_from.or(date_from);
    all.date_to = all.date_to.or(date_to);
}
