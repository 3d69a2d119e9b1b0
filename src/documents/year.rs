//! What the papers of a year have in common: its facts, names as valid on the paper's date, the main session.

use std::borrow::Cow;
use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

use super::content::{Content, Section};
use crate::error::{Error, PaperFault, Result};
use crate::model::ids::{GroupId, ProgrammeId, UnitId};
use crate::model::paper::PaperRequest;
use crate::model::programme::{Labels, Programme};
use crate::model::report::ReportTarget;
use crate::model::session::{Party, Role, Session, SessionKind, SessionState};
use crate::model::{Month, Snapshot};
use crate::rules::schedule::Schedule;
use crate::text::papers::StatedTime;
use crate::text::{Printed, papers, tables};

/// A year, seen on the date of a paper.
#[derive(Clone, Copy)]
pub(super) struct Year<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) programme: &'a Programme,
    pub(super) date: NaiveDate,
}

impl<'a> Year<'a> {
    /// The year that a request asks for.
    pub(super) fn of(snapshot: &'a Snapshot, request: &PaperRequest) -> Result<Self> {
        let programme = snapshot.programmes.get(request.programme).ok_or(Error::NoProgramme(None))?;
        Ok(Self { snapshot, programme, date: request.today })
    }

    /// The name to print for a unit: the one valid on the year's date of issue, and while none is given, in the year:
    /// on the day of the paper where that lies in it.
    pub(super) fn name(&self, unit: UnitId) -> &'a str {
        let year = self.programme.year;
        let edge = match self.date.year() {
            later if later > year => NaiveDate::from_ymd_opt(year, 12, 31),
            earlier if earlier < year => NaiveDate::from_ymd_opt(year, 1, 1),
            _ => None,
        };
        self.name_on(unit, edge.unwrap_or(self.date))
    }

    /// The name to print for a unit beside a session: while no date of issue is given, the one valid when it is.
    pub(super) fn name_at(&self, unit: UnitId, session: &Session) -> &'a str {
        day_of(session).map_or_else(|| self.name(unit), |day| self.name_on(unit, day))
    }

    /// By whom a report is: the unit as it is named beside the session, else what the session is called.
    pub(super) fn by_whom(&self, target: ReportTarget) -> Cow<'a, str> {
        let session = self.snapshot.sessions.get(target.session);
        match (target.unit, session) {
            (Some(unit), Some(session)) => Cow::Borrowed(self.name_at(unit, session)),
            (Some(unit), None) => Cow::Borrowed(self.name(unit)),
            (None, _) => Printed.by_whom(self.snapshot, target),
        }
    }

    fn name_on(&self, unit: UnitId, day: NaiveDate) -> &'a str {
        self.snapshot.name_on(self.programme.id, unit, self.programme.issued_on.unwrap_or(day))
    }

    /// Names of those with a part in a session, in list order, as units are called or as the notice has them
    /// (各街道办事处).
    pub(super) fn parties(&self, session: &Session, role: Role) -> Vec<&'a str> {
        let parties = self.snapshot.parties_of(session.id).filter(|party| party.role == role);
        parties.map(|party| self.party_name(party)).filter(|name| !name.trim().is_empty()).collect()
    }

    /// The name to print for a party: its unit's, or the words of the notice (各乡镇) where no unit is known.
    pub(super) fn party_name(&self, party: &'a Party) -> &'a str {
        party.unit.map_or(party.as_written.as_str(), |unit| self.name(unit))
    }

    /// The programme's name with its year, for the titles of tables.
    pub(super) fn activity(&self) -> String {
        tables::with_year(self.programme.year, &self.programme.title)
    }

    /// A month of the programme's own year by its number alone.
    pub(super) fn month(&self, month: Month) -> String {
        if month.year() == self.programme.year {
            Printed.month_number(month.number())
        } else {
            Printed.month_full(month)
        }
    }

    /// A day in a table whose title bears the year: without it, where it is the same.
    pub(super) fn day(&self, day: NaiveDate) -> String {
        if day.year() == self.programme.year { Printed.day(day) } else { Printed.day_full(day) }
    }

    /// A paper of these sections.
    pub(super) fn paper(&self, title: String, sections: Vec<Section>) -> Content {
        Content { title, author: self.programme.office.clone(), date: self.date, sections }
    }

    /// The main session.
    pub(super) fn main_session(&self) -> Result<&'a Session> {
        self.snapshot.main_session(self.programme.id).ok_or(Error::Paper(PaperFault::NoMainSession))
    }

    /// The session that a paper of the day is about: the one asked for, else the main session.
    pub(super) fn session_of(&self, request: &PaperRequest) -> Result<&'a Session> {
        asked_session(self.snapshot, request).ok_or(Error::Paper(PaperFault::NoMainSession))
    }

    /// What a session is called in the titles of its papers: `政务公开主题日现场集中宣传活动`, where it has a
    /// name or form of its own, else `政务公开主题日“主会”`.
    pub(super) fn occasion(&self, session: &Session) -> String {
        let activity = papers::activity_name(&self.programme.title);
        let own = [&session.title, &session.form].into_iter().map(|s| s.trim());
        match own.filter(|own| !papers::is_list_title(own)).find(|own| !own.is_empty()) {
            Some(own) => {
                let own = if papers::is_occasion(own) { own.to_owned() } else { Printed.paper_activity(own) };
                if own.contains(&activity) { own } else { activity + &own }
            }
            None if session.kind == SessionKind::Main => {
                activity + &own_word(&self.programme.labels.main, &Labels::default().main)
            }
            None => activity + Printed.session_kind(session.kind),
        }
    }

    /// Who comes to a session: of the main session those who take part in it, of another one all who have a part, each
    /// once.
    pub(super) fn attending(&self, session: &Session) -> Vec<&'a Party> {
        let mut seen = HashSet::new();
        let parties = self.snapshot.parties_of(session.id);
        let named = parties.filter(|p| p.unit.is_some() || !p.as_written.trim().is_empty());
        let comes = |p: &&Party| session.kind != SessionKind::Main || p.role == Role::Participant;
        named.filter(comes).filter(|p| p.unit.is_none_or(|unit| seen.insert(unit))).collect()
    }

    /// Who takes part in the main session.
    pub(super) fn participants(&self, session: &Session) -> impl Iterator<Item = &'a Party> + use<'a> {
        participants_of(self.snapshot, session)
    }
}

/// When a session is, as far as it is known: what has been fixed, with the hours that only its wording tells; else its
/// wording where that tells a time; else its months.
pub(super) fn time_of(session: &Session) -> Option<String> {
    let wording = session.when_text.trim();
    let stated = papers::stated_time(wording);
    match (&session.when, session.month) {
        (Some(when), _) if stated == StatedTime::Hours && when.time_from.is_none() => {
            Some(Printed.paper_when(when) + wording)
        }
        (Some(when), _) if stated == StatedTime::DayAndHours && when.time_from.is_none() => {
            Some(wording.to_owned())
        }
        (Some(when), _) => Some(Printed.paper_when(when)),
        // The wording of a month says no more than the month.
        (None, Some(month)) if matches!(stated, StatedTime::Nothing | StatedTime::Other) => {
            Some(Printed.paper_months(month, session.month_to))
        }
        (None, _) => (stated != StatedTime::Nothing).then(|| wording.to_owned()),
    }
}

/// The day that a session is judged by: when it was held, else the last one fixed, else the last of its months.
fn day_of(session: &Session) -> Option<NaiveDate> {
    let fixed = || session.when.as_ref().and_then(|when| when.days.last());
    session.held_on.or_else(fixed).or_else(|| session.last_month().map(Month::last_day))
}

/// What a session is called: its own title, else its form; empty where it has neither.
pub(super) fn own_name(session: &Session) -> &str {
    [&session.title, &session.form]
        .into_iter()
        .map(|name| name.trim())
        .find(|name| !name.is_empty())
        .unwrap_or("")
}

/// Time and place of a session, as pieces of a line; what is not known is left to be filled in.
pub(super) fn time_and_place(session: &Session) -> Vec<String> {
    let zh = Printed;
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

/// The session that a paper of the day is about.
pub(super) fn asked_session<'a>(snapshot: &'a Snapshot, request: &PaperRequest) -> Option<&'a Session> {
    match request.options.session {
        None => snapshot.main_session(request.programme),
        Some(id) => snapshot.sessions.get(id).filter(|session| session.programme == request.programme),
    }
}

/// A title of a session's papers for a file's name; the paper's kind while there is no such session.
pub(super) fn session_name(
    snapshot: &Snapshot,
    request: &PaperRequest,
    title: fn(Printed, &str) -> String,
) -> String {
    let title = Year::of(snapshot, request)
        .and_then(|year| Ok(title(Printed, &year.occasion(year.session_of(request)?))));
    title.unwrap_or_else(|_| Printed.paper_name(request.kind).to_owned())
}

/// A title of the year's papers, with the group that one of them has, for a file's name.
pub(super) fn year_name(
    snapshot: &Snapshot,
    request: &PaperRequest,
    title: fn(Printed, &str) -> String,
) -> String {
    let facts = snapshot.programmes.get(request.programme);
    let title =
        facts.map_or_else(String::new, |facts| title(Printed, &tables::with_year(facts.year, &facts.title)));
    match request.group.and_then(|group| snapshot.groups.get(group)) {
        Some(group) => title + &Printed.paper_subtitle(&group.name),
        None => title,
    }
}

/// Whether anything is known of a session. The main session that every year begins with is none before that, and no paper
/// names it.
pub(super) fn is_known(snapshot: &Snapshot, session: &Session) -> bool {
    let texts = [&session.title, &session.form, &session.place, &session.theme, &session.content];
    texts.iter().any(|text| !text.trim().is_empty())
        || time_of(session).is_some()
        || session.held_on.is_some()
        || snapshot.parties_of(session.id).next().is_some()
}

/// A place's word for a session, quoted where it is not the general one.
pub(super) fn own_word(word: &str, general: &str) -> String {
    if word == general || word.is_empty() { general.to_owned() } else { Printed.paper_quoted(word) }
}

/// The groups that a schedule can be printed of: those in which units stand, in the order of their columns.
pub(super) fn groups(snapshot: &Snapshot, programme: ProgrammeId) -> Vec<GroupId> {
    let schedule = Schedule::of(snapshot, programme);
    let peopled = |group: &GroupId| {
        schedule.placed_in(*group) > 0 || snapshot.parts_in(programme, *group).next().is_some()
    };
    schedule.groups.iter().copied().filter(peopled).collect()
}

/// The year's main session, unless it was cancelled or nothing is known of it: then no paper names it.
pub(super) fn known_main_session(snapshot: &Snapshot, programme: ProgrammeId) -> Option<&Session> {
    let session = snapshot.main_session(programme).filter(|s| s.state != SessionState::Cancelled)?;
    is_known(snapshot, session).then_some(session)
}
