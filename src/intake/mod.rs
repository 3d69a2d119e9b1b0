//! Bytes and text → proposal: notices, tables, lists of units. Reads only; knows no database and no file but its
//! sources. Stages: decode → normalise → blocks and tables → fields → questions.

mod blocks;
mod columns;
mod decode;
mod fields;
mod limits;
mod normalise;
mod questions;
mod units;
mod when;
#[rustfmt::skip] // lists of short words stay readable in lines
mod words;

use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use crate::error::{Error, FileAction, Result};
use crate::model::progress::Progress;
use crate::model::proposal::{Assignment, Proposal, ProposedProgramme};
use crate::model::session::SessionKind;
use crate::model::when::When;

use limits::{Budget, SOURCE_BYTES, TIME};

/// Something to read.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it came from: for messages, and a hint at the type of file. `-` for standard input, empty for pasted text.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl Source {
    /// Reads a file, or standard input for `-`. At most 50 MB are read; a larger file is refused by its size alone.
    ///
    /// # Errors
    /// [`Error::NoSuchFile`], [`Error::IsFolder`], [`Error::SourceTooLarge`], or what the system says.
    pub fn load(path: &Path) -> Result<Self> {
        let failed = |source| Error::io(FileAction::Read, path, source);
        let too_large =
            |bytes| Error::SourceTooLarge { path: path.to_path_buf(), bytes, limit: SOURCE_BYTES };
        let mut bytes = Vec::new();
        if path == Path::new("-") {
            std::io::stdin().lock().take(SOURCE_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
        } else {
            let about = std::fs::metadata(path).map_err(failed)?;
            if about.is_dir() {
                return Err(Error::IsFolder(path.to_path_buf()));
            }
            if about.len() > SOURCE_BYTES {
                return Err(too_large(about.len()));
            }
            // What is no regular file tells no size: read with the same bound.
            let file = std::fs::File::open(path).map_err(failed)?;
            file.take(SOURCE_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
        }
        if bytes.len() as u64 > SOURCE_BYTES {
            return Err(too_large(bytes.len() as u64));
        }
        Ok(Self { path: path.to_path_buf(), bytes: bytes.into() })
    }

    /// Pasted text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self { path: PathBuf::new(), bytes: text.as_bytes().into() }
    }
}

/// What is known before reading; it settles doubts and raises questions, it never replaces what a source says.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The region, for the tier of names (市 above 县).
    pub region: Option<String>,
    /// Official names; a name that is possibly one of them is asked about.
    pub units: Vec<String>,
    /// The year of phrases without one, where no source tells it.
    pub year: Option<i32>,
}

/// Reads a phrase of time, with hours, as somebody types it (`2023年5月12日9:00-11:00`, `5月12日上午9点`). `year` is that
/// of phrases without one.
#[must_use]
pub fn time(text: &str, year: i32) -> PhraseOfTime {
    let text = normalise::folded(text);
    match when::read(text.trim(), Some(year)) {
        Some(when::Reading::Moment(moment)) if !moment.repaired && !moment.wrong_weekday => {
            let mut assignment = Assignment::new(SessionKind::Main);
            when::set(&moment, &mut assignment);
            match assignment.when() {
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
    let mut known = known.clone();
    for (number, source) in (0_u32..).zip(sources) {
        progress.report(number, total)?;
        let budget = budget.of(&source.path);
        let (inside, source, with) = (budget.clone(), source.clone(), known.clone());
        let read = budget.fenced(move || read_one(number, &source, &with, &inside))?;
        // A list beside its notice belongs to the notice's year and region.
        known.year = read.programme.year.or(known.year);
        known.region = read.programme.region.clone().or(known.region);
        join(&mut all, read);
    }
    let path = sources.first().map(|source| source.path.clone()).unwrap_or_default();
    if all.is_empty() && !tells(&all.programme) {
        return Err(Error::NothingUnderstood(path));
    }
    let budget = budget.of(&path);
    let inside = budget.clone();
    let all = budget.fenced(move || {
        questions::about_names(&mut all, &known, &inside)?;
        Ok(all)
    })?;
    progress.report(total, total)?;
    Ok(all)
}

fn read_one(number: u32, source: &Source, known: &Known, budget: &Budget) -> Result<Proposal> {
    let decode::Decoded { blocks, hidden } = decode::decode(number, source, budget)?;
    budget.check()?;
    let (blocks, furniture) = normalise::normalise(blocks, budget)?;
    budget.check()?;
    let sections = blocks::sections(blocks::with_tables(blocks, budget)?);
    budget.check()?;
    fields::read(&fields::Notice { sections, furniture, hidden }, known, budget)
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

/// Joins what a further source tells.
fn join(all: &mut Proposal, more: Proposal) {
    let (facts, new) = (&mut all.programme, more.programme);
    facts.title = facts.title.take().or(new.title);
    facts.year = facts.year.or(new.year);
    facts.ordinal = facts.ordinal.or(new.ordinal);
    facts.theme = facts.theme.take().or(new.theme);
    facts.region = facts.region.take().or(new.region);
    facts.issuing_office = facts.issuing_office.take().or(new.issuing_office);
    facts.issued = facts.issued.or(new.issued);
    facts.document_no = facts.document_no.take().or(new.document_no);
    facts.form = facts.form.take().or(new.form);
    facts.duty_per_unit = facts.duty_per_unit.or(new.duty_per_unit);
    facts.minimum_duration = facts.minimum_duration.or(new.minimum_duration);
    facts.basis = facts.basis.take().or(new.basis);
    facts.contacts = facts.contacts.take().or(new.contacts);
    facts.date_from = facts.date_from.or(new.date_from);
    facts.date_to = facts.date_to.or(new.date_to);
    facts.first_month = facts.first_month.into_iter().chain(new.first_month).min();
    facts.last_month = facts.last_month.into_iter().chain(new.last_month).max();
    if facts.addressees.is_empty() {
        facts.addressees = new.addressees;
    }
    let known: HashMap<String, usize> =
        all.units.iter().enumerate().map(|(at, unit)| (unit.name.clone(), at)).collect();
    for unit in more.units {
        match known.get(&unit.name).and_then(|at| all.units.get_mut(*at)) {
            Some(known) => known.group = known.group.take().or(unit.group),
            None => all.units.push(unit),
        }
    }
    let before = all.assignments.len();
    all.assignments.extend(more.assignments);
    all.main_session = all.main_session.take().or(more.main_session);
    for mut deadline in more.report_deadlines {
        deadline.assignments.iter_mut().for_each(|at| *at += before);
        if all.report_deadlines.iter().all(|known| known.rule != deadline.rule || known.what != deadline.what)
        {
            all.report_deadlines.push(deadline);
        }
    }
    if all.slogans.is_empty() {
        all.slogans = more.slogans;
    }
    if all.paragraphs.is_empty() {
        all.paragraphs = more.paragraphs;
    }
    if all.liaison_fields.is_empty() {
        all.liaison_fields = more.liaison_fields;
    }
    let mut asked: HashSet<String> = all.questions.iter().map(|question| question.id.clone()).collect();
    all.questions.extend(more.questions.into_iter().filter(|question| asked.insert(question.id.clone())));
}
