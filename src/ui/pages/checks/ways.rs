//! Where a problem is settled, and the buttons that settle it.

use chrono::NaiveDate;

use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::ids::{AnswerId, SessionId, UnitId};
use crate::model::parties::{NewParty, NewSession};
use crate::model::problem::{Problem, Reason};
use crate::model::proposal::DIFFERENT;
use crate::model::report::{ReportEventKind, ReportTarget};
use crate::model::session::{Role, SessionKind};
use crate::model::setting::Answer;
use crate::rules::limits::Scope;
use crate::rules::schedule::Entry;
use crate::ui::command::{ScheduleCommand, ViewCommand};
use crate::ui::context::View;
use crate::ui::dialog_kind::{AskedCause, DialogKind, Person, Whose};
use crate::ui::page::{Page, Tab};
use crate::ui::wish::Wish;

/// A button: what it says, and what it does.
pub type Way = (String, Vec<Wish>);

/// What can be done about a problem: what settles it first, then where it is looked at, then 已知悉.
pub fn ways(view: &View<'_>, problem: &Problem) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    if view.writable {
        ways.extend(settling(view, &problem.reason));
    }
    ways.extend(looking(view, &problem.reason));
    if view.writable {
        let note = Wish::Dialog(DialogKind::Note(Box::new(problem.clone())));
        ways.push((view.lang.go_note().to_owned(), vec![note]));
    }
    ways
}

/// The edits and dialogs that settle it.
fn settling(view: &View<'_>, reason: &Reason) -> Vec<Way> {
    let lang = view.lang;
    let merge =
        |one, other| (lang.go_merge().to_owned(), vec![Wish::Dialog(DialogKind::Merge(one, Some(other)))]);
    match reason {
        Reason::DateOutsideMonth { session, date, .. } => move_to(view, *session, Month::of(*date)),
        Reason::HeldElsewhere { session, held, .. } => move_to(view, *session, Month::of(*held)),
        Reason::HeldAfterDue { unit, session, proposed, .. } => {
            let late = view.year.reports_on(*session, *unit).filter(|owed| owed.due < owed.held_on);
            extend(view, late.map(|owed| owed.target).collect(), *proposed)
        }
        Reason::DueBeforeDate { unit, session, date, proposed, .. } => {
            let late = view.year.reports_on(*session, *unit).filter(|owed| owed.due < Some(*date));
            extend(view, late.map(|owed| owed.target).collect(), *proposed)
        }
        Reason::DutyNotMet { unit, .. } => {
            let parties = vec![NewParty::unit(*unit, Role::Organiser)];
            let new = NewSession { parties, ..NewSession::of(view.programme.id, SessionKind::Branch) };
            possible(view, lang.go_add_session().to_owned(), Edit::AddSession(Box::new(new)))
        }
        Reason::ChangedAfterIssue { session, .. } => {
            let asked = AskedCause { edit: None, sessions: vec![*session] };
            vec![(lang.go_register().to_owned(), vec![Wish::Dialog(DialogKind::Cause(asked))])]
        }
        Reason::UnavailableMonth { unit, session, month, .. } => {
            unavailable(view, Entry { session: *session, unit: *unit }, *month)
        }
        Reason::OverMost { group, month, .. } | Reason::UnderLeast { group, month, .. } => {
            let of_month = view.snapshot.capacities.iter().any(|row| {
                row.programme == view.programme.id && (row.group, row.month) == (*group, Some(*month))
            });
            let dialog = DialogKind::Capacity(of_month.then_some(*month));
            vec![(lang.go_capacity().to_owned(), vec![Wish::Dialog(dialog)])]
        }
        Reason::LockedConflict { session, .. } => {
            possible(view, lang.go_unlock().to_owned(), Edit::Lock(vec![*session], false))
        }
        Reason::TwiceInMonth { session, .. } => {
            let edit = Edit::Place { sessions: vec![*session], month: None, before: None };
            possible(view, lang.go_unschedule().to_owned(), edit)
        }
        Reason::LiaisonMissing { unit } => {
            let dialog = DialogKind::Person(Person::Liaison(*unit, None));
            vec![(lang.go_liaison().to_owned(), vec![Wish::Dialog(dialog)])]
        }
        Reason::PossibleAlias { unit, other } => {
            let two = tell_apart(view, *unit, *other).map(|wish| (lang.go_two().to_owned(), vec![wish]));
            std::iter::once(merge(*unit, *other)).chain(two).collect()
        }
        Reason::SameName { unit, other } => vec![merge(*unit, *other)],
        _ => Vec::new(),
    }
}

/// A later day for reports.
fn extend(view: &View<'_>, targets: Vec<ReportTarget>, until: NaiveDate) -> Vec<Way> {
    let word = view.lang.go_extend(&view.lang.day(until));
    let (kind, on, note) = (ReportEventKind::Extended, view.today, String::new());
    possible(view, word, Edit::Report { targets, kind, on, until: Some(until), note })
}

/// Another month for a session that stands in one in which its unit cannot, or that it can after all.
fn unavailable(view: &View<'_>, entry: Entry, month: Month) -> Vec<Way> {
    let lang = view.lang;
    let locked = view.snapshot.sessions.get(entry.session).is_some_and(|session| session.locked);
    let mut ways = if locked {
        possible(view, lang.go_unlock().to_owned(), Edit::Lock(vec![entry.session], false))
    } else {
        let strip = vec![Wish::ShowEntry(entry), ScheduleCommand::MoveTo.into()];
        vec![(lang.cmd_move_to().to_owned(), strip)]
    };
    let group = view.schedule.column_among(view.year.members(), entry.unit);
    if let Some((scope, _)) = view.year.limits().unavailable(entry.unit, group, month) {
        let whose = match scope {
            Scope::All => Whose::All,
            Scope::Group(group) => Whose::Group(group),
            Scope::Unit(unit) => Whose::Units(vec![unit]),
        };
        let dialog = DialogKind::Unavailable(whose, Some(month));
        ways.push((lang.cmd_unavailable().to_owned(), vec![Wish::Dialog(dialog)]));
    }
    ways
}

/// Moves a session to a month of the year.
fn move_to(view: &View<'_>, session: SessionId, month: Month) -> Vec<Way> {
    if !view.programme.months.contains(&month) {
        return Vec::new();
    }
    let edit = Edit::Place { sessions: vec![session], month: Some(month), before: None };
    possible(view, view.lang.go_move(&view.lang.month(month)), edit)
}

/// A button for an edit that would not be refused.
fn possible(view: &View<'_>, word: String, edit: Edit) -> Vec<Way> {
    if view.refused(&edit).is_some() { Vec::new() } else { vec![(word, vec![edit.into()])] }
}

/// Where it is looked at.
fn looking(view: &View<'_>, reason: &Reason) -> Vec<Way> {
    let lang = view.lang;
    let way = |word: &str, wishes: Vec<Wish>| vec![(word.to_owned(), wishes)];
    let unit = |unit: UnitId| way(lang.go_unit(), vec![Wish::ShowUnit(unit)]);
    let page = |word: &str, page: Page| way(word, vec![ViewCommand::Go(page).into()]);
    match reason {
        Reason::HeldAfterDue { unit, session, .. } => {
            let owed = view.year.reports_on(*session, *unit).find(|o| o.due < o.held_on);
            owed.map(|o| (lang.go_report().to_owned(), vec![Wish::ShowReports(Tab::Year, Some(o.target))]))
                .into_iter()
                .collect()
        }
        Reason::DutyNotMet { unit: id, .. }
        | Reason::OverDuty { unit: id, .. }
        | Reason::PossibleAlias { unit: id, .. }
        | Reason::SameName { unit: id, .. }
        | Reason::LiaisonMissing { unit: id }
        | Reason::UnitChanged { unit: id, .. } => unit(*id),
        Reason::NoOrganiser { .. }
        | Reason::UnevenLoad { .. }
        | Reason::OverMost { .. }
        | Reason::UnderLeast { .. } => page(lang.go_month(), Page::Schedule),
        Reason::NoDeadline => page(lang.go_year(), Page::Year),
        Reason::Unscheduled { .. }
        | Reason::OutsideMonths { .. }
        | Reason::TwiceInMonth { .. }
        | Reason::DateOutsideMonth { .. }
        | Reason::InactiveUnit { .. }
        | Reason::DayOff { .. }
        | Reason::HeldElsewhere { .. }
        | Reason::DueBeforeDate { .. }
        | Reason::SamePlace { .. }
        | Reason::TooShort { .. }
        | Reason::ChangedAfterIssue { .. }
        | Reason::UnavailableMonth { .. }
        | Reason::LockedConflict { .. } => session(view, reason),
    }
}

/// The session on the schedule, or the page of the main and other sessions.
fn session(view: &View<'_>, reason: &Reason) -> Vec<Way> {
    let lang = view.lang;
    let Some(session) = reason.session().and_then(|id| view.snapshot.sessions.get(id)) else {
        return Vec::new();
    };
    let wishes = match (session.kind, reason.unit()) {
        (SessionKind::Branch, Some(unit)) => vec![Wish::ShowEntry(Entry { session: session.id, unit })],
        (SessionKind::Main, _) => {
            vec![ViewCommand::Go(Page::Schedule).into(), ScheduleCommand::MainSession.into()]
        }
        _ => vec![ViewCommand::Go(Page::Sessions).into()],
    };
    vec![(lang.go_month().to_owned(), wishes)]
}

/// The answer that two units are two, kept as an import would keep it.
fn tell_apart(view: &View<'_>, one: UnitId, other: UnitId) -> Option<Wish> {
    let name = |id| view.snapshot.units.get(id).map(|u| u.name.as_str());
    let question = crate::model::proposal::alias_question(name(one)?, name(other)?);
    let answer = Answer { id: AnswerId(0), question, value: DIFFERENT.to_owned() };
    let edit = Edit::Rows { put: vec![answer.into()], delete: Vec::new() };
    Some(edit.into())
}
