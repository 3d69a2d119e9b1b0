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
use crate::model::Snapshot;
use crate::model::progress::Progress;
use crate::model::proposal::{Assignment, Proposal, ProposedProgramme};
use crate::model::session::SessionKind;
use crate::model::setting::SettingKey;
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

impl Known {
    /// What a file knows: its region, every name of every unit, and the year that months without one mean: `year`, the
    /// one that is open or asked for, else its newest.
    #[must_use]
    pub fn of(snapshot: &Snapshot, year: Option<i32>) -> Self {
        let mut units = Vec::new();
        for unit in snapshot.units_in_order() {
            units.push(unit.name.clone());
            units.extend(unit.full_name.clone());
            units.extend(snapshot.aliases_of(unit.id).map(|alias| alias.name.clone()));
        }
        let region = Some(snapshot.setting(SettingKey::Region).to_owned()).filter(|r| !r.is_empty());
        let newest = || snapshot.newest_programme().map(|programme| programme.year);
        Self { region, units, year: year.or_else(newest) }
    }
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
        paragraphs,
        questions,
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
