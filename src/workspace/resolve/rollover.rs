//! 结转: a year that begins with what the year before had. What is taken over is destructured field by field, so that a
//! new field has to be thought of here.

use std::collections::HashMap;

use crate::model::Month;
use crate::model::edit::{EditLabel, EditRefusal};
use crate::model::ids::{PaperTextId, ProgrammeId, SessionId, UnitId};
use crate::model::programme::{PaperText, Programme, Slogan};
use crate::model::report::{Deadline, DeadlineRule, Requirement};
use crate::model::rollover::{RollOver, RollOverParts};
use crate::model::session::{Party, Role};
use crate::model::unit::Participation;
use crate::rules::last_year::suggestions;

use super::super::draft::Draft;
use super::{bearing, duties, placement, programme, reports};

pub(super) fn roll_over(draft: &mut Draft<'_>, wish: &RollOver) -> Result<EditLabel, EditRefusal> {
    let before = draft.programme(wish.from)?;
    let (from, to) = (before.year, wish.to);
    let heirs = heirs(draft);
    let fresh = programme::blank(draft, to, &wish.title, &wish.months)?;
    let id = fresh.id;
    let parts: Vec<Participation> = draft.now().participations_of(wish.from).into_iter().cloned().collect();
    let main = draft.now().main_session(wish.from).map(|session| session.id);
    let parties: Vec<Party> = main.iter().flat_map(|main| draft.now().parties_of(*main)).cloned().collect();
    let slogans: Vec<Slogan> = draft.now().slogans_of(wish.from).into_iter().cloned().collect();
    let texts: Vec<PaperText> = draft.now().paper_texts_of(wish.from).cloned().collect();
    let requirements: Vec<Requirement> = draft.now().requirements_of(wish.from).cloned().collect();

    draft.put(facts(before, fresh, wish.parts));
    take_requirements(draft, id, requirements, to - from, wish.parts.rules);
    if wish.parts.units {
        take_units(draft, id, parts, &heirs);
    }
    placement::main_session(draft, id);
    if wish.parts.participants {
        let units: Vec<UnitId> = participants(parties, &heirs);
        placement::set_participants(draft, id, &units)?;
    }
    if wish.parts.slogans {
        let slogans: Vec<String> = slogans.into_iter().map(slogan_text).collect();
        programme::set_slogans(draft, id, &slogans)?;
    }
    if wish.parts.rules {
        bearing::take_over(draft, (wish.from, id), to - from, |unit| heir(&heirs, unit));
    }
    if wish.parts.texts {
        for text in texts {
            take_text(draft, id, text, (from, to));
        }
    }
    let placed = if wish.as_last_year { place(draft, id)? } else { 0 };
    Ok(EditLabel::RolledOver { from, to, placed })
}

/// The facts of the new year; title and months were asked for.
fn facts(before: Programme, fresh: Programme, parts: RollOverParts) -> Programme {
    let Programme {
        id: _,
        uid: _,
        year,
        ordinal,
        title: _,
        // Every year has a theme of its own.
        theme: _,
        labels,
        office,
        // Number, day and period belong to last year's notice.
        doc_no: _,
        issued_on: _,
        addressees,
        copies_to,
        months: _,
        duty,
        main_counts,
        min_duration,
        liaison_fields,
        liaisons_per_unit,
        closed: _,
        contacts,
        publicity,
        basis,
        date_from: _,
        date_to: _,
        recording: _,
        liaisons_of,
    } = before;
    let later = u16::try_from(fresh.year - year).unwrap_or(0);
    let ordinal = ordinal.and_then(|number| number.checked_add(later));
    let mut after = Programme { ordinal, labels, ..fresh };
    if parts.notice {
        after = Programme { office, addressees, copies_to, contacts, publicity, basis, ..after };
    }
    if parts.rules {
        after = Programme {
            duty,
            main_counts,
            min_duration,
            liaison_fields,
            liaisons_per_unit,
            liaisons_of,
            ..after
        };
    }
    after
}

/// The unit that stands for each unit of the file: itself, or the one that it was merged into; `None`: it has ended.
fn heirs(draft: &Draft<'_>) -> HashMap<UnitId, Option<UnitId>> {
    let now = draft.now();
    let heir = |unit: UnitId| {
        let mut heir = Some(unit);
        // A chain of mergers is never longer than the list of units.
        for _ in 0..=now.units.len() {
            match heir.and_then(|unit| now.abolition(unit)) {
                Some(end) => heir = end.into,
                None => return heir,
            }
        }
        None
    };
    now.units.iter().map(|unit| (unit.id, heir(unit.id))).collect()
}

fn heir(heirs: &HashMap<UnitId, Option<UnitId>>, unit: UnitId) -> Option<UnitId> {
    heirs.get(&unit).copied().flatten()
}

fn take_units(
    draft: &mut Draft<'_>,
    year: ProgrammeId,
    parts: Vec<Participation>,
    heirs: &HashMap<UnitId, Option<UnitId>>,
) {
    let own: Vec<UnitId> = parts.iter().map(|part| part.unit).collect();
    let mut joined: Vec<UnitId> = Vec::new();
    for part in parts {
        // The name was printed in that year only.
        let Participation { id: _, programme: _, unit, group, ord, duty, printed_name: _, exempt } = part;
        let Some(heir) = heir(heirs, unit) else { continue };
        // A unit that was there itself keeps its own place.
        if joined.contains(&heir) || (heir != unit && own.contains(&heir)) {
            continue;
        }
        let id = duties::join(draft, year, heir, group, duty, ord);
        if heir == unit
            && exempt.is_some()
            && let Some(row) = draft.now().participations.get(id).cloned()
        {
            draft.put(Participation { exempt, ..row });
        }
        joined.push(heir);
    }
    duties::balance(draft, year, joined);
}

/// Who takes part in the main session, in order.
fn participants(parties: Vec<Party>, heirs: &HashMap<UnitId, Option<UnitId>>) -> Vec<UnitId> {
    let mut units = Vec::new();
    for party in parties {
        // Stalls are given anew each year; a group word is no unit.
        let Party { id: _, session: _, unit, role, ord: _, as_written: _, stall: _ } = party;
        if role != Role::Participant {
            continue;
        }
        if let Some(heir) = unit.and_then(|unit| heir(heirs, unit))
            && !units.contains(&heir)
        {
            units.push(heir);
        }
    }
    units
}

fn slogan_text(slogan: Slogan) -> String {
    let Slogan { id: _, programme: _, ord: _, text } = slogan;
    text
}

fn take_text(draft: &mut Draft<'_>, year: ProgrammeId, row: PaperText, (from, to): (i32, i32)) {
    let PaperText { id: _, programme: _, document, text, group, title } = row;
    let id = PaperTextId(draft.id());
    let title = title.replace(&from.to_string(), &to.to_string());
    draft.put(PaperText { id, programme: year, document, text, group, title });
}

/// Rules that were stated go on; a day of last year becomes a suggestion for this year. Without any, the usual one is
/// suggested.
fn take_requirements(
    draft: &mut Draft<'_>,
    year: ProgrammeId,
    rows: Vec<Requirement>,
    years: i32,
    wanted: bool,
) {
    let mut taken = 0;
    for row in rows.into_iter().filter(|row| wanted && !row.suggested) {
        let Requirement {
            id: _,
            programme: _,
            kind,
            item,
            rule,
            to_whom,
            text,
            session,
            suggested: _,
            minimum,
        } = row;
        if session.is_some() {
            // The activity that it was about is not taken over.
            continue;
        }
        let (by, text, suggested) = match rule.by {
            DeadlineRule::Fixed { date, time } => {
                let Some(month) = Month::of(date).years_later(years) else { continue };
                let date = month.day_or_last(chrono::Datelike::day(&date));
                (DeadlineRule::Fixed { date, time }, String::new(), true)
            }
            by => (by, text, false),
        };
        let fresh =
            reports::requirement(draft, year, item, Deadline { by, day_off: rule.day_off, per: rule.per });
        draft.put(Requirement { kind, to_whom, text, suggested, minimum, ..fresh });
        taken += 1;
    }
    if taken == 0 {
        programme::suggest_requirement(draft, year);
    }
}

pub(super) fn place_as_last_year(draft: &mut Draft<'_>, year: ProgrammeId) -> Result<EditLabel, EditRefusal> {
    draft.open_programme(year)?;
    Ok(EditLabel::PlacedAsLastYear { count: place(draft, year)? })
}

/// Places what is 未安排 as last year, month by month; how many were placed.
fn place(draft: &mut Draft<'_>, year: ProgrammeId) -> Result<usize, EditRefusal> {
    let all = suggestions(draft.now(), year);
    for of_month in all.chunk_by(|a, b| a.month == b.month) {
        let sessions: Vec<SessionId> = of_month.iter().map(|suggestion| suggestion.session).collect();
        placement::place(draft, &sessions, of_month.first().map(|suggestion| suggestion.month), None)?;
    }
    Ok(all.len())
}
