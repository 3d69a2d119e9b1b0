//! An edit turned into row changes. All validation is here; a refusal leaves nothing behind.

mod adjust;
mod bearing;
mod bulk;
mod changes;
mod copies;
mod duties;
mod figures;
mod import;
mod liaisons;
mod load;
mod outcomes;
mod people;
mod placement;
mod programme;
mod reports;
mod restore;
mod rollover;
mod rows;
mod sessions;
mod special_days;
mod units;

use crate::error::Result;
use crate::model::Snapshot;
use crate::model::change::Change;
use crate::model::edit::{Edit, EditLabel, EditRefusal, Named};
use crate::model::ids::SessionId;
use crate::model::import::ImportReport;
use crate::model::unseen::seen;

use super::Context;
use super::draft::Draft;

/// What an edit comes to.
pub(super) struct Resolved {
    pub(super) changes: Vec<Change>,
    /// The rows after it, still of the revision before.
    pub(super) after: Snapshot,
    pub(super) next_id: i64,
    pub(super) label: EditLabel,
    /// The sessions whose month it changes.
    pub(super) placed: Vec<SessionId>,
    pub(super) import: Option<ImportReport>,
}

/// Resolves `edit` over `base`.
pub(super) fn resolve(base: &Snapshot, next_id: i64, context: &Context, edit: &Edit) -> Result<Resolved> {
    // Built here it stays with the snapshot; built in the draft it would be lost with one that is refused.
    let _ = base.index();
    let mut draft = Draft::new(base, next_id, context);
    let mut report = None;
    let label = carry_out(&mut draft, edit, &mut report)?;
    let placed = draft.placed();
    let (changes, after, next_id) = draft.finish();
    Ok(Resolved { changes, after, next_id, label, placed, import: report })
}

fn carry_out(
    draft: &mut Draft<'_>,
    edit: &Edit,
    report: &mut Option<ImportReport>,
) -> Result<EditLabel, EditRefusal> {
    match edit {
        Edit::SetSetting(key, value) => programme::set_setting(draft, *key, value),
        Edit::CreateProgramme { year, title, months } => programme::create(draft, *year, title, months),
        Edit::RollOver(wish) => rollover::roll_over(draft, wish),
        Edit::PlaceAsLastYear(programme) => rollover::place_as_last_year(draft, *programme),
        Edit::FillEvenly { programme, from } => bearing::fill_evenly(draft, *programme, *from),
        Edit::Plan { programme, months } => bearing::plan(draft, *programme, months),
        Edit::Reasoned { edit, reason } => {
            let label = carry_out(draft, edit, report)?;
            bearing::note(draft, label, reason)
        }
        Edit::SetProgramme(programme, fact) => programme::set(draft, *programme, fact),
        Edit::SetSlogans(programme, slogans) => programme::set_slogans(draft, *programme, slogans),
        Edit::SetPaperText { programme, document, text } => {
            programme::set_paper_text(draft, *programme, *document, text)
        }
        Edit::SetPaperTitle { programme, document, group, title } => {
            programme::set_paper_title(draft, *programme, *document, *group, title)
        }
        Edit::SetStalls(session, stalls) => placement::set_stalls(draft, *session, stalls),
        Edit::SetLiaisons(unit, list) => people::set_liaisons(draft, *unit, list),
        Edit::SetLiaison { unit, liaison, card, main, serves } => {
            people::set_liaison(draft, *unit, *liaison, card, *main, *serves)
        }
        Edit::AddUnits { programme, units } => units::add(draft, *programme, units),
        Edit::SetUnit(unit, fact) => units::set(draft, *unit, fact),
        Edit::AddAlias(unit, name, kind) => units::add_alias(draft, *unit, name, *kind),
        Edit::RenameUnit { unit, name, on, basis } => changes::rename(draft, *unit, name, *on, basis),
        Edit::AbolishUnit { unit, into, on, basis } => changes::abolish(draft, *unit, *into, *on, basis),
        Edit::MergeInto { unit, into, on, basis, parts } => {
            outcomes::merge_into(draft, *unit, *into, *on, basis, *parts)
        }
        Edit::FoundUnit { unit, on, basis } => outcomes::found(draft, *unit, *on, basis),
        Edit::TransferUnit { unit, group, tier, on, basis } => {
            outcomes::transfer(draft, *unit, (*group, *tier), *on, basis)
        }
        Edit::ForgetUnitChange(change) => outcomes::forget(draft, *change),
        Edit::TakeLiaisons { people, only } => liaisons::take(draft, people, *only),
        Edit::ReinstateUnit(unit) => changes::reinstate(draft, *unit),
        Edit::MergeUnits { from, into } => units::merge(draft, *from, *into),
        Edit::OrderUnit { unit, before } => units::order(draft, *unit, *before),
        Edit::AddGroup(name) => units::add_group(draft, name),
        Edit::RenameGroup(group, name) => units::rename_group(draft, *group, name),
        Edit::OrderGroup { group, before } => units::order_group(draft, *group, *before),
        Edit::RemoveGroup(group) => units::remove_group(draft, *group),
        Edit::SetParticipation { programme, units, group } => {
            duties::take_part(draft, *programme, units, *group)
        }
        Edit::SetExempt { programme, units, reason } => {
            duties::set_exempt(draft, *programme, units, reason.as_deref())
        }
        Edit::SetDuty { programme, unit, duty } => duties::set_duty(draft, *programme, *unit, *duty),
        Edit::Place { sessions, month, before } => placement::place(draft, sessions, *month, *before),
        Edit::Swap(one, other) => placement::swap(draft, *one, *other),
        Edit::Lock(sessions, locked) => placement::lock(draft, sessions, *locked),
        Edit::SetSession(session, fact) => placement::set_session(draft, *session, fact),
        Edit::SetSessions(sessions, fact) => bulk::set_sessions(draft, sessions, fact),
        Edit::Arrange(list) => bulk::arrange(draft, list),
        Edit::SetDay { sessions, day } => bulk::set_day(draft, sessions, *day),
        Edit::Shift { sessions, later } => bulk::shift(draft, sessions, *later),
        Edit::OrderByUnits(programme, cells) => bulk::order_by_units(draft, *programme, *cells),
        Edit::AddSession(new) => sessions::add(draft, new),
        Edit::RemoveSession(session) => sessions::remove(draft, *session),
        Edit::SetParties(session, parties) => sessions::set_parties(draft, *session, parties),
        Edit::SetSessionRequirement { requirement, session, item, rule } => {
            sessions::set_requirement(draft, *requirement, *session, item, rule)
        }
        Edit::RemoveRequirement(requirement) => sessions::remove_requirement(draft, *requirement),
        Edit::SetMainParticipants(programme, units) => placement::set_participants(draft, *programme, units),
        Edit::SetRequirement { requirement, programme, item, rule } => {
            reports::set_requirement(draft, *requirement, *programme, item, rule)
        }
        Edit::SetRequirementDetail { requirement, to_whom, minimum } => {
            reports::set_detail(draft, *requirement, to_whom, minimum)
        }
        Edit::Report { targets, kind, on, until, note } => {
            reports::record(draft, targets, *kind, *on, *until, note)
        }
        Edit::ReportHeld { targets, on, held_on } => bulk::report_held(draft, targets, *on, *held_on),
        Edit::RetractReportEvent(event) => reports::retract(draft, *event),
        Edit::TakeFigures { session, unit, figures } => figures::take(draft, *session, *unit, figures),
        Edit::TakeCopy(wish) => copies::take(draft, wish),
        Edit::RenameCopy(copy, name) => copies::rename(draft, *copy, name),
        Edit::RemoveCopy(copy) => copies::remove(draft, *copy),
        Edit::RestoreCopy { copy, locked } => copies::restore(draft, *copy, *locked),
        Edit::Issue(wish) => copies::issue(draft, wish),
        Edit::Adjust(wish) => adjust::adjust(draft, wish, report),
        Edit::Reply(reply) => adjust::reply(draft, reply),
        Edit::RemoveReply(reply) => adjust::unreply(draft, *reply),
        Edit::Rows { put, delete } => rows::set(draft, put, delete),
        Edit::Restore { part, kept, at } => restore::restore(draft, *part, kept, *at),
        Edit::Load { tables, overwrite } => load::load(draft, tables, *overwrite),
        Edit::Import { proposal, answers, overwrite } => {
            let outcome = import::import(draft, proposal, answers, *overwrite)?;
            let label = import::label(&outcome);
            *report = Some(outcome);
            Ok(label)
        }
    }
}

/// A name that can be kept: trimmed, without characters that are not seen, not empty, at most 100 characters, no
/// control characters.
fn clean_name(name: &str) -> Result<String, EditRefusal> {
    let kept = seen(name);
    let kept = kept.trim();
    if kept.is_empty() || kept.chars().count() > 100 || name.trim().chars().any(char::is_control) {
        return Err(EditRefusal::BadName(seen(name)));
    }
    Ok(kept.to_owned())
}

/// Free text that can be kept: trimmed, without characters that are not seen, at most 2,000 characters.
fn clean_text(text: &str) -> Result<String, EditRefusal> {
    let text = seen(text);
    let text = text.trim();
    if text.chars().count() > 2000 { Err(EditRefusal::TooLong) } else { Ok(text.to_owned()) }
}

/// Names the units that hold the sessions.
fn named(draft: &Draft<'_>, sessions: &[SessionId]) -> Named {
    let first = sessions
        .first()
        .and_then(|id| draft.now().sessions.get(*id))
        .map_or_else(String::new, |session| draft.holder(session));
    Named { first, count: sessions.len() }
}

/// `list` with `item` moved before `before`, or to its end.
fn reordered<T: Copy + PartialEq>(mut list: Vec<T>, item: T, before: Option<T>) -> Vec<T> {
    list.retain(|other| *other != item);
    let at = before.and_then(|before| list.iter().position(|other| *other == before)).unwrap_or(list.len());
    list.insert(at, item);
    list
}

/// Numbers rows 1, 2, 3 … in the order of a list.
fn numbered<T>(list: impl IntoIterator<Item = T>) -> impl Iterator<Item = (i64, T)> {
    (1..).zip(list)
}
