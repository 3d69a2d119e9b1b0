//! Things named on the command line: year, unit, month, session, group. What is not there is wrong usage, told with
//! what there is.

use std::collections::BTreeSet;

use super::{Call, Failure};
use crate::error::Error;
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

/// The name as written, then with the region's name taken off, put before, or as its last character only
/// (湘潭县水利局, 县水利局, 水利局).
fn forms(name: &str, region: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    let (name, region) = (folded(name), folded(region));
    let Some(tier) = region.chars().last() else { return forms };
    let bare = name.strip_prefix(&region).unwrap_or(&name);
    let without = bare.strip_prefix(tier).unwrap_or(bare);
    for form in [
        bare.to_owned(),
        format!("{tier}{bare}"),
        format!("{tier}{without}"),
        format!("{region}{without}"),
        without.to_owned(),
    ] {
        if !form.is_empty() && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
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

/// The one of several sessions that is meant; `from` is the option's name and value.
pub(super) fn one_of<'a>(
    call: &Call<'_>,
    snapshot: &Snapshot,
    year: ProgrammeId,
    unit: UnitId,
    (option, from): (&str, Option<&str>),
    sessions: &[&'a Session],
) -> Result<&'a Session, Failure> {
    let lang = call.lang;
    let name = snapshot.printed_name(year, unit);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_tried_with_and_without_its_region() {
        let tried = forms("湘潭县水利局", "湘潭县");
        assert!(tried.contains(&"县水利局".to_owned()) && tried.contains(&"水利局".to_owned()));
        assert!(forms("水利局", "湘潭县").contains(&"县水利局".to_owned()));
        assert_eq!(forms("水利局", ""), ["水利局"]);
    }
}
