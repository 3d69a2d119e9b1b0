//! Things named on the command line: year, unit, month, session, group. What is not there is wrong usage, told with
//! what there is.

use std::collections::BTreeSet;

use serde_json::{Value, from_value};

use super::{Call, Failure};
use crate::error::Error;
use crate::model::called::forms;
use crate::model::edit::EditRefusal;
use crate::model::group::UnitGroup;
use crate::model::ids::{ProgrammeId, UnitId};
use crate::model::names::{folded, possible_alias};
use crate::model::paper::PaperKind;
use crate::model::programme::Programme;
use crate::model::session::{Session, SessionKind};
use crate::model::setting::SettingKey;
use crate::model::unit::Unit;
use crate::model::{Month, Snapshot, search};
use crate::text::Lang;

/// Names listed where a unit is not found.
const CLOSE_NAMES: usize = 6;

/// The year asked for, or the newest.
pub(super) fn programme<'a>(call: &Call<'_>, snapshot: &'a Snapshot) -> Result<&'a Programme, Failure> {
    let Some(year) = call.year else {
        return snapshot.newest_programme().ok_or(Failure::Failed(Error::NoProgramme(None)));
    };
    snapshot.programme_of(year).ok_or_else(|| {
        let mut years: Vec<i32> = snapshot.programmes.iter().map(|p| p.year).collect();
        years.sort_unstable();
        let known = list(call.lang, years.iter().map(ToString::to_string));
        Failure::Usage(call.lang.cli_unknown_year(year, &known))
    })
}

/// The unit of that name: any of its names, with or without the region's name before it.
pub(super) fn unit(call: &Call<'_>, snapshot: &Snapshot, name: &str) -> Result<UnitId, Failure> {
    for form in forms(name, snapshot.setting(SettingKey::Region)) {
        let named = snapshot.units_named(&form);
        let active: Vec<UnitId> =
            named.iter().copied().filter(|id| snapshot.units.get(*id).is_some_and(|u| u.active)).collect();
        match (active.as_slice(), named.as_slice()) {
            ([one], _) | ([], [one]) => return Ok(*one),
            ([], []) => {}
            _ => {
                let bearers = named.iter().filter_map(|id| snapshot.units.get(*id)).map(|u| u.name.clone());
                return Err(Failure::Usage(call.lang.cli_ambiguous_unit(name, &list(call.lang, bearers))));
            }
        }
    }
    let close = close_names(snapshot, name);
    Err(Failure::Usage(if close.is_empty() {
        call.lang.cli_unknown_unit(name)
    } else {
        call.lang.cli_unknown_unit_near(name, &list(call.lang, close))
    }))
}

/// Names that somebody may have meant: found by the search box, possibly an alias, or sharing most characters.
fn close_names(snapshot: &Snapshot, name: &str) -> Vec<String> {
    let region = Some(snapshot.setting(SettingKey::Region)).filter(|region| !region.is_empty());
    let wanted: BTreeSet<char> = folded(name).chars().collect();
    let mut scored: Vec<(usize, i64, &Unit)> = Vec::new();
    for unit in snapshot.units.iter() {
        let own: BTreeSet<char> = folded(&unit.name).chars().collect();
        let common = own.intersection(&wanted).count();
        let alike = common * 100 / own.len().max(wanted.len()).max(1);
        let score = if search::finds(snapshot, unit, name) || possible_alias(&unit.name, name, region) {
            100 + alike
        } else {
            alike
        };
        if score >= 50 {
            scored.push((usize::MAX - score, unit.ord, unit));
        }
    }
    scored.sort_by_key(|(score, ord, unit)| (*score, *ord, unit.id));
    scored.into_iter().take(CLOSE_NAMES).map(|(_, _, unit)| unit.name.clone()).collect()
}

/// One of the year's months.
pub(super) fn month(call: &Call<'_>, year: &Programme, text: &str) -> Result<Month, Failure> {
    // A bare number means the month of the year's own row, also where the rows run into the next year.
    let number = Month::parse(text, Some(year.year));
    let found = match Month::parse(text, None) {
        Some(month) => Some(month),
        None => {
            number.and_then(|n| year.months.iter().copied().find(|m| m.number() == n.number()).or(Some(n)))
        }
    };
    found.filter(|month| year.months.contains(month)).ok_or_else(|| {
        let known = list(call.lang, year.months.iter().map(ToString::to_string));
        Failure::Usage(call.lang.cli_unknown_month(text, &known))
    })
}

/// The one branch session of a unit, or the one in the month given as `from`.
pub(super) fn session<'a>(
    call: &Call<'_>,
    snapshot: &'a Snapshot,
    year: &Programme,
    unit: UnitId,
    from: (&str, Option<&str>),
) -> Result<&'a Session, Failure> {
    let mut sessions = snapshot.sessions_held_by(year.id, unit);
    sessions.retain(|s| s.kind == SessionKind::Branch);
    one_of(call, snapshot, year.id, unit, from, &sessions)
}

/// The session of that title, of that sort, or of that unit; `--from` says which where there are several.
pub(super) fn any_session<'a>(
    call: &Call<'_>,
    snapshot: &'a Snapshot,
    year: &Programme,
    text: &str,
) -> Result<&'a Session, Failure> {
    let from = ("from", call.option("from"));
    let called = sessions_called(snapshot, year, text);
    if !called.is_empty() {
        return one_called(call, text, from, &called);
    }
    let unit = unit(call, snapshot, text)?;
    one_of(call, snapshot, year.id, unit, from, &snapshot.sessions_held_by(year.id, unit))
}

/// The sessions of a year that have that title, else those of that sort that are not the units' own.
pub(super) fn sessions_called<'a>(snapshot: &'a Snapshot, year: &Programme, text: &str) -> Vec<&'a Session> {
    let titled = |session: &&Session| !session.title.is_empty() && folded(&session.title) == folded(text);
    let titled: Vec<&Session> = snapshot.sessions_of(year.id).filter(titled).collect();
    if !titled.is_empty() {
        return titled;
    }
    let kind = kind(text).or((year.labels.main == text).then_some(SessionKind::Main));
    let of_kind = |session: &&Session| Some(session.kind) == kind && session.kind != SessionKind::Branch;
    snapshot.sessions_of(year.id).filter(of_kind).collect()
}

/// A sort of session by its name in the file or as the window says it.
pub(super) fn kind(text: &str) -> Option<SessionKind> {
    let said = |kind: &SessionKind| [Lang::Zh, Lang::En].iter().any(|lang| lang.session_kind(*kind) == text);
    SessionKind::ALL.into_iter().find(said).or_else(|| from_value(Value::from(text)).ok())
}

/// The one of several sessions of a unit that is meant; `from` is the option's name and value.
pub(super) fn one_of<'a>(
    call: &Call<'_>,
    snapshot: &Snapshot,
    year: ProgrammeId,
    unit: UnitId,
    from: (&str, Option<&str>),
    sessions: &[&'a Session],
) -> Result<&'a Session, Failure> {
    one_called(call, snapshot.printed_name(year, unit), from, sessions)
}

/// The one of the sessions that are called so that is meant.
pub(super) fn one_called<'a>(
    call: &Call<'_>,
    name: &str,
    (option, from): (&str, Option<&str>),
    sessions: &[&'a Session],
) -> Result<&'a Session, Failure> {
    let lang = call.lang;
    let months = || list(lang, sessions.iter().map(|s| month_name(lang, month_of(s))));
    let Some(from) = from else {
        return match sessions {
            [] => Err(Failure::Usage(lang.cli_no_session(name))),
            [one] => Ok(one),
            _ => Err(Failure::Usage(lang.cli_several_sessions(name, &months(), option))),
        };
    };
    let meant = |session: &&&Session| match month_of(session) {
        None => is_unscheduled(from),
        Some(month) => Month::parse(from, Some(month.year())) == Some(month),
    };
    match sessions.iter().find(meant) {
        Some(session) => Ok(session),
        None if sessions.is_empty() => Err(Failure::Usage(lang.cli_no_session(name))),
        None => Err(Failure::Usage(lang.cli_no_session_in(name, from, &months()))),
    }
}

/// The month by which a session is named: that of the schedule; a session of another kind may have only its day's.
fn month_of(session: &Session) -> Option<Month> {
    let day = session.when.as_ref().and_then(|when| when.days.first()).or(session.held_on);
    session.month.or_else(|| day.filter(|_| session.kind != SessionKind::Branch).map(Month::of))
}

fn is_unscheduled(text: &str) -> bool {
    [Lang::Zh, Lang::En].iter().any(|lang| lang.unscheduled().eq_ignore_ascii_case(text.trim()))
}

fn month_name(lang: Lang, month: Option<Month>) -> String {
    month.map_or_else(|| lang.unscheduled().to_owned(), |m| m.to_string())
}

/// The group of that name.
pub(super) fn group<'a>(
    call: &Call<'_>,
    snapshot: &'a Snapshot,
    name: &str,
) -> Result<&'a UnitGroup, Failure> {
    snapshot.group_named(name).ok_or_else(|| {
        let known = list(call.lang, snapshot.groups_in_order().iter().map(|g| g.name.clone()));
        Failure::Usage(call.lang.cli_unknown_group(name, &known))
    })
}

/// An edit that the year's being closed forbids is refused before anything else is looked up.
pub(super) fn open_year(year: &Programme) -> Result<(), Failure> {
    if year.closed {
        Err(Failure::Failed(Error::Refused(EditRefusal::YearClosed(year.year))))
    } else {
        Ok(())
    }
}

/// The paper of that name.
pub(super) fn paper(lang: Lang, name: &str) -> Result<PaperKind, Failure> {
    PaperKind::from_name(name).ok_or_else(|| {
        let known = list(lang, PaperKind::ALL.iter().map(|kind| kind.name().to_owned()));
        Failure::Usage(lang.cli_unknown_document(name, &known))
    })
}

/// Names in a row, as the language lists them.
pub(super) fn list(lang: Lang, names: impl IntoIterator<Item = String>) -> String {
    names.into_iter().collect::<Vec<_>>().join(lang.cli_list_mark())
}
