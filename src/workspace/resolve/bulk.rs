//! Edits of many sessions at once: one fact for all, with their reports or alone, a month earlier or later, the order of 机构序列.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::model::Month;
use crate::model::edit::{Arranged, Cells, EditLabel, EditRefusal, Placing, SessionFact};
use crate::model::ids::{GroupId, ProgrammeId, SessionId};
use crate::model::report::{ReportEventKind, ReportTarget};
use crate::model::session::{Session, SessionKind};
use crate::model::when::{Days, When};

use super::super::draft::Draft;
use super::{named, placement, reports};

pub(super) fn set_sessions(
    draft: &mut Draft<'_>,
    sessions: &[SessionId],
    fact: &SessionFact,
) -> Result<EditLabel, EditRefusal> {
    let first = *sessions.first().ok_or(EditRefusal::Gone)?;
    for session in sessions {
        placement::set_session(draft, *session, fact)?;
    }
    let value = match fact {
        SessionFact::Place(_) => draft.session(first)?.place,
        SessionFact::Form(_) => draft.session(first)?.form,
        SessionFact::Theme(_) => draft.session(first)?.theme,
        SessionFact::Note(_) => draft.session(first)?.note,
        _ => String::new(),
    };
    Ok(EditLabel::SessionsSet { who: named(draft, sessions), fact: fact.key().to_owned(), value })
}

/// 收到 of reports and the day on which their sessions were held.
pub(super) fn report_held(
    draft: &mut Draft<'_>,
    targets: &[ReportTarget],
    on: NaiveDate,
    held_on: NaiveDate,
) -> Result<EditLabel, EditRefusal> {
    let label = reports::record(draft, targets, ReportEventKind::Received, on, None, "")?;
    let sessions: BTreeSet<SessionId> = targets.iter().map(|target| target.session).collect();
    for session in sessions {
        placement::set_session(draft, session, &SessionFact::HeldOn(Some(held_on)))?;
    }
    match label {
        EditLabel::Reported { who, .. } => Ok(EditLabel::ReportedHeld { who, held_on }),
        other => Ok(other),
    }
}

/// A session is moved once, however often it is named; what has no month stays.
pub(super) fn shift(
    draft: &mut Draft<'_>,
    sessions: &[SessionId],
    later: bool,
) -> Result<EditLabel, EditRefusal> {
    let mut to: BTreeMap<Month, Vec<SessionId>> = BTreeMap::new();
    let mut moved = Vec::new();
    for id in sessions {
        let session = draft.session(*id)?;
        if session.kind != SessionKind::Branch {
            return Err(EditRefusal::NotABranchSession);
        }
        let Some(month) = session.month.filter(|_| !moved.contains(id)) else { continue };
        let target = if later { month.next() } else { month.before() };
        to.entry(target).or_default().push(*id);
        moved.push(*id);
    }
    if moved.is_empty() {
        return Err(EditRefusal::Gone);
    }
    let who = named(draft, &moved);
    for (month, sessions) in to {
        placement::place(draft, &sessions, Some(month), None)?;
    }
    Ok(EditLabel::Shifted { who, later })
}

pub(super) fn arrange(draft: &mut Draft<'_>, list: &[Arranged]) -> Result<EditLabel, EditRefusal> {
    let sessions: Vec<SessionId> = list.iter().map(|arranged| arranged.session).collect();
    if sessions.is_empty() {
        return Err(EditRefusal::Gone);
    }
    let who = named(draft, &sessions);
    let mut to: BTreeMap<Placing, Vec<SessionId>> = BTreeMap::new();
    for arranged in list {
        for fact in &arranged.facts {
            placement::set_session(draft, arranged.session, fact)?;
        }
        if let Some(placing) = arranged.placing {
            to.entry(placing).or_default().push(arranged.session);
        }
    }
    for (placing, sessions) in to {
        let month = match placing {
            Placing::Month(month) => Some(month),
            Placing::Unscheduled => None,
        };
        placement::place(draft, &sessions, month, None)?;
    }
    Ok(EditLabel::Arranged(who))
}

/// A session is set once, however often it is named.
pub(super) fn set_day(
    draft: &mut Draft<'_>,
    sessions: &[SessionId],
    day: Option<NaiveDate>,
) -> Result<EditLabel, EditRefusal> {
    let mut all: Vec<SessionId> = Vec::new();
    let mut to_month: Vec<SessionId> = Vec::new();
    for id in sessions {
        if all.contains(id) {
            continue;
        }
        all.push(*id);
        let session = draft.session(*id)?;
        if let Some(day) = day
            && session.kind == SessionKind::Branch
            && !planned_around(&session, day)
        {
            to_month.push(*id);
        }
        let when = day.map(|day| beginning(session.when.as_ref(), day));
        placement::set_session(draft, *id, &SessionFact::When(when, String::new()))?;
    }
    if all.is_empty() {
        return Err(EditRefusal::Gone);
    }
    if let Some(day) = day
        && !to_month.is_empty()
    {
        placement::place(draft, &to_month, Some(Month::of(day)), None)?;
    }
    Ok(EditLabel::DaySet { who: named(draft, &all), on: day, moved: !to_month.is_empty() })
}

/// Whether a day lies in the months that a session is planned for.
fn planned_around(session: &Session, day: NaiveDate) -> bool {
    let month = Month::of(day);
    session.month.is_some_and(|first| first <= month)
        && session.last_month().is_some_and(|last| month <= last)
}

/// What has been fixed of a session that begins on a day: as long as before, at the same hours.
fn beginning(before: Option<&When>, day: NaiveDate) -> When {
    let Some(before) = before else { return When::on(day) };
    let days = match (&before.days, before.days.first()) {
        (Days::Range(first, last), _) => {
            day.checked_add_signed(*last - *first).map_or(Days::On(day), |last| Days::Range(day, last))
        }
        (Days::Each(days), Some(first)) => {
            let moved: Option<Vec<NaiveDate>> =
                days.iter().map(|one| day.checked_add_signed(*one - first)).collect();
            moved.map_or(Days::On(day), Days::Each)
        }
        (Days::On(_) | Days::Each(_) | Days::Third(..) | Days::DueBy(_), _) => Days::On(day),
    };
    When { days, inferred: false, ..before.clone() }
}

pub(super) fn order_by_units(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    cells: Cells,
) -> Result<EditLabel, EditRefusal> {
    draft.open_programme(programme)?;
    let group_name = |draft: &Draft<'_>, group: GroupId| {
        draft.now().groups.get(group).map(|g| g.name.clone()).ok_or(EditRefusal::Gone)
    };
    let mut wanted: BTreeSet<(Month, Option<GroupId>)> = BTreeSet::new();
    for session in draft.now().sessions_of(programme).filter(|s| s.kind == SessionKind::Branch) {
        let Some(month) = session.month else { continue };
        let group = placement::group_of(draft, session);
        let within = match cells {
            Cells::One(one, of) => month == one && group == Some(of),
            Cells::Group(of) => group == Some(of),
            Cells::All => true,
        };
        if within {
            wanted.insert((month, group));
        }
    }
    for (month, group) in wanted {
        let mut cell = placement::cell(draft, programme, Some(month), group);
        let now = draft.now();
        cell.sort_by_key(|session| {
            let unit = now.organisers_of(*session).next().and_then(|unit| now.units.get(unit));
            unit.map_or((i64::MAX, i64::MAX), |unit| (unit.ord, unit.id.0))
        });
        placement::number(draft, &cell);
    }
    Ok(match cells {
        Cells::One(month, group) => {
            EditLabel::OrderedByUnits { group: Some(group_name(draft, group)?), month: Some(month) }
        }
        Cells::Group(group) => {
            EditLabel::OrderedByUnits { group: Some(group_name(draft, group)?), month: None }
        }
        Cells::All => EditLabel::OrderedByUnits { group: None, month: None },
    })
}
