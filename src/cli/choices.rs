//! What may be chosen beside a paper: its columns, unit, title, sheet and letterhead.

use super::{Call, Failure, facts, find};
use crate::documents;
use crate::model::Snapshot;
use crate::model::paper::{
    Entries, Format, Letterhead, Orientation, PaperChoice, PaperFacts, PaperKind, PaperOptions, PaperSize,
    ScheduleColumn,
};
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
        ("--filled", call.flag("filled"), PaperChoice::Filled),
        ("--letterhead", given("letterhead"), PaperChoice::Letterhead),
        ("--publicity", given("publicity"), PaperChoice::Publicity),
        ("--months", call.flag("months"), PaperChoice::Months),
        ("--apart", call.flag("apart"), PaperChoice::Apart),
        ("--period", given("period"), PaperChoice::Period),
    ] {
        if given {
            only(call.lang, kind, option, |facts| facts.has(choice))?;
        }
    }
    for id in ["title", "paper", "orientation"] {
        if given(id) {
            only(call.lang, kind, &format!("--{id}"), |facts| facts.formats.contains(&Format::Pdf))?;
        }
    }
    Ok(PaperOptions {
        columns: columns(call)?,
        unit: call.option("unit").map(|name| find::unit(call, snapshot, name)).transpose()?,
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
    })
}

/// How a notice begins.
pub(super) fn letterhead(call: &Call<'_>) -> Result<Letterhead, Failure> {
    Ok(chosen(call, "letterhead", &Letterhead::ALL, Letterhead::name)?.unwrap_or_default())
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
