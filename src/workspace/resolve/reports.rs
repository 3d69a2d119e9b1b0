//! What is asked for, and what happened to reports.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::model::change::Table;
use crate::model::edit::{EditLabel, EditRefusal, Named};
use crate::model::ids::{ProgrammeId, ReportEventId, ReportId, RequirementId};
use crate::model::report::{
    Deadline, DeadlineRule, Minimum, Report, ReportEvent, ReportEventKind, ReportTarget, Requirement,
};
use crate::model::session::{Session, SessionKind};

use super::super::draft::Draft;
use super::clean_text;

pub(super) fn set_requirement(
    draft: &mut Draft<'_>,
    requirement: Option<RequirementId>,
    programme: ProgrammeId,
    item: &str,
    rule: &Deadline,
) -> Result<EditLabel, EditRefusal> {
    draft.open_programme(programme)?;
    check_rule(rule)?;
    let item = clean_text(item)?;
    let label = EditLabel::RequirementSet { item: item.clone() };
    match requirement {
        Some(id) => {
            let mut row = draft.now().requirements.get(id).cloned().ok_or(EditRefusal::Gone)?;
            if row.rule.by != rule.by {
                // The wording told of the old rule.
                row.text.clear();
            }
            row.item = item;
            row.rule = rule.clone();
            row.suggested = false;
            draft.put(row);
        }
        None => add_requirement(draft, programme, item, rule.clone(), String::new(), String::new()),
    }
    Ok(label)
}

/// To whom what is asked for goes, and what of it there has to be at least.
pub(super) fn set_detail(
    draft: &mut Draft<'_>,
    requirement: RequirementId,
    to_whom: &str,
    minimum: &[Minimum],
) -> Result<EditLabel, EditRefusal> {
    let mut row = draft.now().requirements.get(requirement).cloned().ok_or(EditRefusal::Gone)?;
    draft.open_programme(row.programme)?;
    row.to_whom = clean_text(to_whom)?;
    row.minimum = Vec::new();
    for least in minimum {
        let (item, measure) = (clean_text(&least.item)?, clean_text(&least.measure)?);
        row.minimum.push(Minimum { item, n: least.n, measure });
    }
    let label = EditLabel::RequirementSet { item: row.item.clone() };
    draft.put(row);
    Ok(label)
}

/// Whether the rule names a day that months have.
pub(super) fn check_rule(rule: &Deadline) -> Result<(), EditRefusal> {
    match &rule.by {
        DeadlineRule::DayOfSessionMonth { day } | DeadlineRule::Monthly { day }
            if !(1..=31).contains(day) =>
        {
            Err(EditRefusal::BadDay(*day))
        }
        _ => Ok(()),
    }
}

/// Adds a requirement for branch sessions.
pub(super) fn add_requirement(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    item: String,
    rule: Deadline,
    to_whom: String,
    text: String,
) {
    let row = requirement(draft, programme, item, rule);
    draft.put(Requirement { to_whom, text, ..row });
}

/// A requirement for branch sessions, not yet put.
pub(super) fn requirement(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    item: String,
    rule: Deadline,
) -> Requirement {
    Requirement {
        id: RequirementId(draft.id()),
        programme,
        kind: Some(SessionKind::Branch),
        item,
        rule,
        to_whom: String::new(),
        text: String::new(),
        session: None,
        suggested: false,
        minimum: Vec::new(),
    }
}

pub(super) fn record(
    draft: &mut Draft<'_>,
    targets: &[ReportTarget],
    kind: ReportEventKind,
    on: NaiveDate,
    until: Option<NaiveDate>,
    note: &str,
) -> Result<EditLabel, EditRefusal> {
    if let Some(until) = until.filter(|until| *until < on) {
        return Err(EditRefusal::UntilBefore(until, on));
    }
    let note = clean_text(note)?;
    // One report of several units is one target, however many of them were picked.
    let mut distinct: Vec<ReportTarget> = Vec::new();
    let mut met = HashSet::new();
    distinct.extend(targets.iter().filter(|target| met.insert(**target)));
    let first = by_whom(draft, *distinct.first().ok_or(EditRefusal::Gone)?)?;
    let item = item_among(draft, &distinct);
    let mut there = Vec::new();
    for target in &distinct {
        there.push((*target, report_to_extend(draft, *target, kind, (on, until, &note))?));
    }
    for (target, report) in there {
        let report = match report {
            Extend::Nothing => continue,
            Extend::There(report) => report,
            Extend::New => {
                let id = ReportId(draft.id());
                let ReportTarget { requirement, session, unit } = target;
                draft.put(Report { id, requirement, session, unit, note: String::new() });
                id
            }
        };
        let id = ReportEventId(draft.id());
        draft.put(ReportEvent { id, report, kind, on, until, note: note.clone(), channel: String::new() });
    }
    Ok(EditLabel::Reported { who: Named { first, count: distinct.len() }, event: kind, item })
}

/// By whom a report is: the unit, else what the session is called whose report it is as a whole.
fn by_whom(draft: &Draft<'_>, target: ReportTarget) -> Result<String, EditRefusal> {
    match target.unit {
        Some(unit) => Ok(draft.unit(unit)?.name),
        None => Ok(called(draft, &draft.session(target.session)?)),
    }
}

/// The title of a session, else who holds it.
fn called(draft: &Draft<'_>, session: &Session) -> String {
    if session.title.is_empty() { draft.holder(session) } else { session.title.clone() }
}

/// What is sent, where an event is of one thing and more than that is asked of its session; else empty.
fn item_among(draft: &Draft<'_>, targets: &[ReportTarget]) -> String {
    let now = draft.now();
    let of = |target: &ReportTarget| {
        let session = now.sessions.get(target.session)?;
        let asked = now.requirements.get(target.requirement)?;
        let others = now.requirements_of(asked.programme).filter(|r| !r.suggested && r.binds(session));
        Some((asked, others.count() > 1))
    };
    match targets.first().and_then(of) {
        Some((asked, true)) if targets.iter().all(|t| t.requirement == asked.id) => asked.item.clone(),
        _ => String::new(),
    }
}

/// Where an event goes.
enum Extend {
    /// The same event of the same day is there already.
    Nothing,
    /// To a stored report.
    There(ReportId),
    /// To a new one.
    New,
}

fn report_to_extend(
    draft: &Draft<'_>,
    target: ReportTarget,
    kind: ReportEventKind,
    (on, until, note): (NaiveDate, Option<NaiveDate>, &str),
) -> Result<Extend, EditRefusal> {
    draft.session(target.session)?;
    let name = by_whom(draft, target)?;
    draft.now().requirements.get(target.requirement).ok_or(EditRefusal::Gone)?;
    let report = draft.now().report_for(target).map(|report| report.id);
    let events = report.map_or_else(Vec::new, |report| draft.now().events_of(report));
    if kind.needs_receipt() && !events.iter().any(|e| e.kind == ReportEventKind::Received) {
        return Err(EditRefusal::NothingReceived(name));
    }
    if events.last().is_some_and(|e| e.kind == kind && e.on == on && e.until == until && e.note == note) {
        return Ok(Extend::Nothing);
    }
    Ok(report.map_or(Extend::New, Extend::There))
}

pub(super) fn retract(draft: &mut Draft<'_>, event: ReportEventId) -> Result<EditLabel, EditRefusal> {
    let row = draft.now().report_events.get(event).cloned().ok_or(EditRefusal::Gone)?;
    let report = draft.now().reports.get(row.report).cloned().ok_or(EditRefusal::Gone)?;
    let session = draft.session(report.session)?;
    let unit = match report.unit {
        Some(unit) => draft.unit(unit)?.name,
        None => called(draft, &session),
    };
    draft.delete(Table::ReportEvent, event);
    if draft.now().events_of(report.id).is_empty() {
        draft.delete(Table::Report, report.id);
    }
    Ok(EditLabel::ReportRetracted { unit })
}
