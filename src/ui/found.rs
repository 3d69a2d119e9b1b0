//! What a search finds, as lines to choose from: units with whom to call, their sessions and reports, other sessions by
//! what is written of them, papers.

use super::command::ViewCommand;
use super::context::View;
use super::page::{Page, Tab};
use super::wish::Wish;
use crate::model::ids::{SessionId, UnitId};
use crate::model::session::{Session, SessionKind};
use crate::rules::schedule::Entry;
use crate::workspace::{Hits, Person, UnitHit};

/// Units that are listed.
pub const UNITS: usize = 6;
/// Units of which sessions and reports are listed too.
const IN_FULL: usize = 2;
/// Sessions or reports that are listed of a unit, and sessions by their own words.
const OF_UNIT: usize = 3;
/// Papers that are listed.
const PAPERS: usize = 3;

/// A line of what was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// On which page it stands.
    pub page: Page,
    /// What it is.
    pub text: String,
    /// What is said beside it: person and telephone, place, state.
    pub note: String,
    /// The telephone number that can be copied; empty where there is none.
    pub phone: String,
    /// What choosing it does.
    pub wish: Wish,
}

/// The lines of what was found, the best first.
#[must_use]
pub fn lines(view: &View<'_>, hits: &Hits) -> Vec<Found> {
    let mut lines: Vec<Found> = Vec::new();
    let mut sessions: Vec<SessionId> = Vec::new();
    for (n, hit) in hits.units.iter().take(UNITS).enumerate() {
        lines.push(unit(view, *hit));
        if n < IN_FULL {
            let held = view.snapshot.sessions_held_by(view.programme.id, hit.unit);
            for held in held.into_iter().take(OF_UNIT) {
                sessions.push(held.id);
                lines.push(session(view, held, Some(hit.unit)));
            }
            let owed = view.owed.iter().filter(|owed| owed.target.unit == Some(hit.unit));
            lines.extend(owed.take(OF_UNIT).map(|owed| {
                let month = view.lang.month_or_unscheduled(owed.month);
                Found {
                    page: Page::Reports,
                    text: view.lang.found_of(view.name(hit.unit), &month),
                    note: view.report_word(owed),
                    phone: String::new(),
                    wish: Wish::ShowReports(Tab::Year, Some(owed.target)),
                }
            }));
        }
    }
    let told = hits.sessions.iter().filter(|id| !sessions.contains(id));
    let told = told.filter_map(|id| view.snapshot.sessions.get(*id)).take(OF_UNIT);
    lines.extend(told.map(|held| session(view, held, view.snapshot.organisers_of(held.id).next())));
    lines.extend(hits.papers.iter().take(PAPERS).map(|kind| Found {
        page: Page::Papers,
        text: view.lang.paper_name(*kind).to_owned(),
        note: String::new(),
        phone: String::new(),
        wish: Wish::ShowPaper(*kind, None),
    }));
    lines
}

/// A unit with the person by whom it was found, else the one to call.
fn unit(view: &View<'_>, hit: UnitHit) -> Found {
    let (lang, snapshot) = (view.lang, view.snapshot);
    let leader = match hit.person {
        Some(Person::Leader(leader)) => snapshot.leaders.get(leader),
        _ => None,
    };
    let liaison = match hit.person {
        Some(Person::Liaison(liaison)) => snapshot.liaisons.get(liaison),
        _ => snapshot.main_liaison(hit.unit),
    };
    let (role, name, phone) = match (leader, liaison) {
        (Some(leader), _) => (lang.found_leader(), leader.card.name.as_str(), leader.card.phone.trim()),
        (None, Some(liaison)) => (lang.found_liaison(), liaison.card.name.as_str(), liaison.card.phone()),
        (None, None) => ("", "", ""),
    };
    Found {
        page: Page::Units,
        text: view.name(hit.unit).to_owned(),
        note: [role, name, phone].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "),
        phone: phone.to_owned(),
        wish: Wish::ShowUnit(hit.unit),
    }
}

fn session(view: &View<'_>, session: &Session, unit: Option<UnitId>) -> Found {
    let lang = view.lang;
    let month = lang.month_or_unscheduled(session.month);
    let branch = session.kind == SessionKind::Branch;
    let who = match unit.filter(|_| branch) {
        Some(unit) => view.name(unit).to_owned(),
        None if !session.title.is_empty() => session.title.clone(),
        None if session.kind == SessionKind::Main => view.programme.labels.main.clone(),
        None => lang.session_kind(session.kind).to_owned(),
    };
    let facts = [&session.title, &session.place, &session.theme];
    let note =
        facts.into_iter().filter(|fact| !fact.is_empty() && **fact != who).cloned().collect::<Vec<_>>();
    Found {
        page: if branch { Page::Schedule } else { Page::Sessions },
        text: if branch { lang.found_of(&who, &month) } else { who },
        note: note.join(" "),
        phone: String::new(),
        wish: match unit.filter(|_| branch) {
            Some(unit) => Wish::ShowEntry(Entry { session: session.id, unit }),
            None => ViewCommand::Go(Page::Sessions).into(),
        },
    }
}
