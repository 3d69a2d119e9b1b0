//! What the papers of a year have in common: its facts, names as valid on the paper's date, the main session.

use chrono::{Datelike, NaiveDate};

use super::content::{Content, Section};
use super::schedule::own_word;
use crate::error::{DocumentFault, Error, Result};
use crate::model::Snapshot;
use crate::model::document::DocumentRequest;
use crate::model::ids::UnitId;
use crate::model::programme::{Labels, Programme};
use crate::model::session::{Party, Role, Session};
use crate::text::{Lang, papers, tables};

/// A year, seen on the date of a paper.
#[derive(Clone, Copy)]
pub(super) struct Year<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) programme: &'a Programme,
    pub(super) date: NaiveDate,
}

impl<'a> Year<'a> {
    /// The year that a request asks for.
    pub(super) fn of(snapshot: &'a Snapshot, request: &DocumentRequest) -> Result<Self> {
        let programme = snapshot.programmes.get(request.programme).ok_or(Error::NoProgramme(None))?;
        Ok(Self { snapshot, programme, date: request.today })
    }

    /// The name to print for a unit.
    pub(super) fn name(&self, unit: UnitId) -> &'a str {
        self.snapshot.name_on(self.programme.id, unit, self.date)
    }

    /// The name to print for a party: its unit's, or the words of the notice (各乡镇) where no unit is known.
    pub(super) fn party_name(&self, party: &'a Party) -> &'a str {
        party.unit.map_or(party.as_written.as_str(), |unit| self.name(unit))
    }

    /// The programme's name with its year, for the titles of tables.
    pub(super) fn activity(&self) -> String {
        tables::with_year(self.programme.year, &self.programme.title)
    }

    /// A day in a table whose title bears the year: without it, where it is the same.
    pub(super) fn day(&self, day: NaiveDate) -> String {
        if day.year() == self.programme.year { Lang::Zh.day(day) } else { Lang::Zh.day_full(day) }
    }

    /// A paper of these sections.
    pub(super) fn paper(&self, title: String, sections: Vec<Section>) -> Content {
        Content { title, author: self.programme.office.clone(), date: self.date, sections }
    }

    /// The main session.
    pub(super) fn main_session(&self) -> Result<&'a Session> {
        self.snapshot.main_session(self.programme.id).ok_or(Error::Document(DocumentFault::NoMainSession))
    }

    /// What the main session is called in the titles of its papers: `政务公开主题日现场集中宣传活动`, where it has a
    /// name or form of its own, else `政务公开主题日“主会”`.
    pub(super) fn occasion(&self, session: &Session) -> String {
        let activity = papers::activity_name(&self.programme.title);
        let own = [&session.title, &session.form].into_iter().map(|s| s.trim());
        match own.filter(|own| !papers::is_list_title(own)).find(|own| !own.is_empty()) {
            Some(own) => {
                let own =
                    if papers::is_occasion(own) { own.to_owned() } else { Lang::Zh.paper_activity(own) };
                if own.contains(&activity) { own } else { activity + &own }
            }
            None => activity + &own_word(&self.programme.labels.main, &Labels::default().main),
        }
    }

    /// Who takes part in a session.
    pub(super) fn participants(&self, session: &Session) -> impl Iterator<Item = &'a Party> + use<'a> {
        participants_of(self.snapshot, session)
    }
}

/// When a session is, as far as it is known.
pub(super) fn time_of(session: &Session) -> Option<String> {
    match (&session.when, session.month) {
        (Some(when), _) => Some(Lang::Zh.paper_when(when)),
        (None, Some(month)) => Some(Lang::Zh.paper_months(month, session.month_to)),
        (None, None) => None,
    }
}

/// Time and place of a session, as pieces of a line; what is not known is left to be filled in.
pub(super) fn time_and_place(session: &Session) -> Vec<String> {
    let zh = Lang::Zh;
    let time = time_of(session).unwrap_or_default();
    vec![zh.paper_time_line(&time), zh.paper_place_line(session.place.trim())]
}

/// Who takes part in a session, in the order of its list: units, and group words (各乡镇) that are not resolved to
/// units.
pub(super) fn participants_of<'a>(
    snapshot: &'a Snapshot,
    session: &Session,
) -> impl Iterator<Item = &'a Party> + use<'a> {
    snapshot
        .parties_of(session.id)
        .filter(|p| p.role == Role::Participant && (p.unit.is_some() || !p.as_written.is_empty()))
}

/// A title of the main session's papers for a file's name; the paper's kind while there is no main session.
pub(super) fn session_name(
    snapshot: &Snapshot,
    request: &DocumentRequest,
    title: fn(Lang, &str) -> String,
) -> String {
    let title = Year::of(snapshot, request)
        .and_then(|year| Ok(title(Lang::Zh, &year.occasion(year.main_session()?))));
    title.unwrap_or_else(|_| Lang::Zh.document_kind(request.kind).to_owned())
}

/// A title of the year's papers, with the group that one of them has, for a file's name.
pub(super) fn year_name(
    snapshot: &Snapshot,
    request: &DocumentRequest,
    title: fn(Lang, &str) -> String,
) -> String {
    let facts = snapshot.programmes.get(request.programme);
    let title =
        facts.map_or_else(String::new, |facts| title(Lang::Zh, &tables::with_year(facts.year, &facts.title)));
    match request.group.and_then(|group| snapshot.groups.get(group)) {
        Some(group) => title + &Lang::Zh.paper_subtitle(&group.name),
        None => title,
    }
}
