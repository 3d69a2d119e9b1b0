//! What may be chosen beside a paper: its columns, unit, title, sheet, letterhead, and the kept copy that it is made of.

use super::{Call, Failure, copies, facts, find};
use crate::documents;
use crate::model::Snapshot;
use crate::model::ids::{ScheduleCopyId, SessionId};
use crate::model::issue::{ScheduleCopy, Stage};
use crate::model::paper::{
    Entries, Format, Letterhead, Orientation, PaperChoice, PaperFacts, PaperKind, PaperOptions, PaperSize,
    ScheduleColumn,
};
use crate::model::session::SessionKind;
use crate::model::statistics::Period;
use crate::text::Lang;

/// The choices for one paper. One that the paper does not have is wrong usage, told with the papers that have it.
pub(super) fn of_paper(
    call: &Call<'_>,
    snapshot: &Snapshot,
    kind: PaperKind,
) -> Result<PaperOptions, Failure> {
    let given = |id: &str| call.option(id).is_some();
    for (option, given, choice) in [
        ("--columns", given("columns"), PaperChoice::Columns),
        ("--unit", given("unit"), PaperChoice::Unit),
        ("--session", given("session"), PaperChoice::Session),
        ("--filled", call.flag("filled"), PaperChoice::Filled),
        ("--letterhead", given("letterhead"), PaperChoice::Letterhead),
        ("--publicity", given("publicity"), PaperChoice::Publicity),
        ("--months", call.flag("months"), PaperChoice::Months),
        ("--apart", call.flag("apart"), PaperChoice::Apart),
        ("--tables", given("tables"), PaperChoice::Tables),
        ("--for", given("for"), PaperChoice::Subject),
        ("--period", given("period"), PaperChoice::Period),
    ] {
        if given {
            only(call.lang, kind, option, |facts| facts.has(choice))?;
        }
    }
    if given("copy") {
        only(call.lang, kind, "--copy", |facts| COPIES.iter().any(|choice| facts.has(*choice)))?;
    }
    for id in ["title", "paper", "orientation"] {
        if given(id) {
            only(call.lang, kind, &format!("--{id}"), |facts| facts.formats.contains(&Format::Pdf))?;
        }
    }
    Ok(PaperOptions {
        columns: columns(call)?,
        unit: call.option("unit").map(|name| find::unit(call, snapshot, name)).transpose()?,
        session: session(call, snapshot)?,
        filled: call.flag("filled"),
        title: call.option("title").map(str::trim).filter(|title| !title.is_empty()).map(str::to_owned),
        size: chosen(call, "paper", &PaperSize::ALL, PaperSize::name)?,
        orientation: chosen(call, "orientation", &Orientation::ALL, Orientation::name)?,
        letterhead: letterhead(call)?,
        apart: call.flag("apart"),
        publicity: call
            .option("publicity")
            .map(|given| {
                facts::publicity(given.trim()).ok_or_else(|| {
                    Failure::Usage(call.lang.cli_bad_fact(
                        "--publicity",
                        given,
                        call.lang.cli_want_publicity(),
                    ))
                })
            })
            .transpose()?,
        months: call.flag("months"),
        period: chosen(call, "period", &Period::ALL, Period::name)?,
        entries: Entries::default(),
        copy: copy(call, snapshot, kind)?,
        tables: chosen(call, "tables", &[true, false], |yes| if yes { "yes" } else { "no" })?,
        subject: subject(call)?,
    })
}

/// Choices that a copy is named for.
const COPIES: [PaperChoice; 3] = [PaperChoice::Copy, PaperChoice::Consultation, PaperChoice::Issue];

/// The kept copy that is named, where the paper can be made of it or be about it.
fn copy(call: &Call<'_>, snapshot: &Snapshot, kind: PaperKind) -> Result<Option<ScheduleCopyId>, Failure> {
    let Some(text) = call.option("copy") else { return Ok(None) };
    let year = find::programme(call, snapshot)?;
    let copy = copies::copy(call, snapshot, year, text)?;
    let facts = documents::facts(kind);
    let fits = |copy: &ScheduleCopy| {
        facts.has(PaperChoice::Copy)
            || facts.has(PaperChoice::Consultation) && copy.stage == Stage::Consultation
            || facts.has(PaperChoice::Issue) && copy.stage == Stage::Issued
    };
    if fits(copy) {
        return Ok(Some(copy.id));
    }
    let known = snapshot.copies_of(year.id).filter(|copy| fits(copy)).map(copies::key);
    let known: Vec<String> = known.collect();
    Err(Failure::Usage(if known.is_empty() {
        call.lang.cli_no_copy_for(text, kind.name())
    } else {
        call.lang.cli_copy_not_for(text, kind.name(), &find::list(call.lang, known))
    }))
}

/// The official paper that a 发文审批单 is for.
fn subject(call: &Call<'_>) -> Result<Option<PaperKind>, Failure> {
    let official: Vec<PaperKind> =
        PaperKind::ALL.into_iter().filter(|kind| documents::facts(*kind).official).collect();
    chosen(call, "for", &official, PaperKind::name)
}

/// The session that a paper of the day is about; the main one where none is asked for.
fn session(call: &Call<'_>, snapshot: &Snapshot) -> Result<Option<SessionId>, Failure> {
    let Some(name) = call.option("session") else { return Ok(None) };
    let year = find::programme(call, snapshot)?;
    let mut called = find::sessions_called(snapshot, year, name.trim());
    called.retain(|session| session.kind != SessionKind::Branch);
    let session = find::one_called(call, name, ("from", call.option("from")), &called)?;
    Ok(Some(session.id).filter(|_| session.kind != SessionKind::Main))
}

/// How a notice begins.
pub(super) fn letterhead(call: &Call<'_>) -> Result<Option<Letterhead>, Failure> {
    chosen(call, "letterhead", &Letterhead::ALL, Letterhead::name)
}

/// Columns of the schedule beside month and units.
pub(super) fn columns(call: &Call<'_>) -> Result<Vec<ScheduleColumn>, Failure> {
    let names = call.option("columns").unwrap_or_default().split(|c: char| Lang::LIST_MARKS.contains(c));
    names
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| named(call, "columns", name, &ScheduleColumn::ALL, ScheduleColumn::name))
        .collect()
}

fn chosen<T: Copy>(
    call: &Call<'_>,
    option: &str,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Result<Option<T>, Failure> {
    call.option(option).map(|given| named(call, option, given.trim(), all, name)).transpose()
}

/// The one of that name, in large or small letters.
fn named<T: Copy>(
    call: &Call<'_>,
    option: &str,
    given: &str,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Result<T, Failure> {
    all.iter().copied().find(|one| name(*one).eq_ignore_ascii_case(given)).ok_or_else(|| {
        let known = find::list(call.lang, all.iter().map(|one| name(*one).to_owned()));
        Failure::Usage(call.lang.cli_bad_choice(given, &format!("--{option}"), &known))
    })
}

/// Wrong usage of an option that only some papers take, and this one does not.
fn only(
    lang: Lang,
    kind: PaperKind,
    option: &str,
    takes: impl Fn(&PaperFacts) -> bool,
) -> Result<(), Failure> {
    if takes(documents::facts(kind)) {
        return Ok(());
    }
    let papers = PaperKind::ALL.into_iter().filter(|kind| takes(documents::facts(*kind)));
    let papers = find::list(lang, papers.map(|kind| kind.name().to_owned()));
    Err(Failure::Usage(lang.cli_option_not_for(kind.name(), option, &papers)))
}
