//! Sessions of a proposal. What a person placed or locked is a conflict, taken over only when that was asked for.

use std::collections::HashSet;

use crate::model::Month;
use crate::model::edit::EditRefusal;
use crate::model::ids::{SessionId, UnitId};
use crate::model::import::{ImportOutcome, ImportSubject};
use crate::model::proposal::{Assignment, Proposal};
use crate::model::session::{Party, Role, Session, SessionKind};
use crate::model::when::{Days, When};

use super::super::{clean_text, duties, placement};
use super::Import;

impl Import<'_, '_> {
    /// The main session's facts and participants, in the attachment's order.
    pub(super) fn main_session(&mut self, proposal: &Proposal) -> Result<(), EditRefusal> {
        let Some(main) = &proposal.main_session else { return Ok(()) };
        let is_new = self.draft.now().main_session(self.programme).is_none();
        let id = placement::main_session(self.draft, self.programme);
        let before = self.draft.session(id)?;
        let mut wanted = before.clone();
        fill(&mut wanted, main, self.year)?;
        let by_hand = before.when.is_some() && before.when != wanted.when
            || !before.place.is_empty() && before.place != wanted.place;
        let outcome = if is_new {
            ImportOutcome::Added
        } else if wanted == before {
            ImportOutcome::Same
        } else if by_hand && !self.overwrite {
            ImportOutcome::Conflict
        } else {
            ImportOutcome::Updated
        };
        if outcome != ImportOutcome::Conflict {
            self.draft.put(wanted);
        }
        self.line(outcome, ImportSubject::MainSession);

        let parties: Vec<Party> = self.draft.now().parties_of(id).cloned().collect();
        let mut ord = parties.iter().map(|p| p.ord).max().unwrap_or(0);
        let mut there: HashSet<UnitId> =
            parties.iter().filter(|p| p.role == Role::Participant).filter_map(|p| p.unit).collect();
        for name in &main.units {
            let (unit, made) = self.find_or_make(name)?;
            let outcome = if there.insert(unit) {
                ord += 1;
                let printed = self.draft.now().units.get(unit).map_or("", |u| u.name.as_str());
                let as_written = if printed == name { "" } else { name.as_str() };
                duties::add_party(self.draft, id, Some(unit), Role::Participant, ord, as_written);
                ImportOutcome::Added
            } else {
                ImportOutcome::Same
            };
            let asked = self.report.open.iter().any(|q| q.units.first() == Some(name));
            let outcome =
                if made == ImportOutcome::Unsettled || asked { ImportOutcome::Unsettled } else { outcome };
            self.line(outcome, ImportSubject::Participant { unit: name.clone() });
        }
        self.group_words(id, main, ord);
        Ok(())
    }

    /// Every other session: branch sessions unit by unit, the rest as they are.
    pub(super) fn sessions(&mut self, proposal: &Proposal) -> Result<(), EditRefusal> {
        let mut slots: Vec<(UnitId, String, &Assignment)> = Vec::new();
        for assignment in &proposal.assignments {
            if assignment.kind == SessionKind::Branch {
                for name in &assignment.units {
                    let (unit, _) = self.find_or_make(name)?;
                    slots.push((unit, name.clone(), assignment));
                }
            } else {
                self.other_session(assignment)?;
            }
        }
        // What stands in its month already claims its session before anything is moved.
        let mut rest = Vec::new();
        for (unit, name, assignment) in slots {
            let (month, _) = months_of(assignment);
            let held = self.held.entry(unit).or_default();
            match held.iter().position(|s| s.month == month) {
                Some(at) => {
                    let session = held.remove(at);
                    self.refresh(&session, &name, assignment)?;
                }
                None => rest.push((unit, name, assignment)),
            }
        }
        for (unit, name, assignment) in rest {
            self.place(unit, &name, assignment)?;
        }
        Ok(())
    }

    /// A session that stands in its month: facts that it lacks are filled in.
    fn refresh(&mut self, before: &Session, name: &str, assignment: &Assignment) -> Result<(), EditRefusal> {
        let mut wanted = before.clone();
        fill(&mut wanted, assignment, self.year)?;
        if before.when.is_some() && !self.overwrite {
            wanted.when.clone_from(&before.when);
            wanted.when_text.clone_from(&before.when_text);
        }
        if !before.place.is_empty() && !self.overwrite {
            wanted.place.clone_from(&before.place);
        }
        let outcome = if wanted == *before { ImportOutcome::Same } else { ImportOutcome::Updated };
        let subject =
            ImportSubject::Placement { unit: name.to_owned(), from: before.month, to: wanted.month };
        self.draft.put(wanted);
        self.line(outcome, subject);
        Ok(())
    }

    /// A session that stands elsewhere, is 未安排, or is not there yet.
    fn place(&mut self, unit: UnitId, name: &str, assignment: &Assignment) -> Result<(), EditRefusal> {
        let (month, _) = months_of(assignment);
        let held = self.held.entry(unit).or_default();
        held.sort_by_key(|s| (s.month.is_some(), s.month, s.ord, s.id));
        let there = (!held.is_empty()).then(|| held.remove(0));
        let from = there.as_ref().and_then(|s| s.month);
        let subject = ImportSubject::Placement { unit: name.to_owned(), from, to: month };
        if there.as_ref().is_some_and(|s| s.locked || s.placed_by_hand) && !self.overwrite {
            self.line(ImportOutcome::Conflict, subject);
            return Ok(());
        }
        let outcome = if there.is_some() { ImportOutcome::Updated } else { ImportOutcome::Added };
        let is_new = there.is_none();
        let mut session =
            there.unwrap_or_else(|| duties::new_session(self.draft, self.programme, SessionKind::Branch));
        session.placed_by_hand = false;
        session.month_to = None;
        fill(&mut session, assignment, self.year)?;
        session.ord = self.next_place(unit, month);
        let id = session.id;
        self.draft.put(session);
        if is_new {
            duties::add_party(self.draft, id, Some(unit), Role::Organiser, 1, "");
        }
        self.line(outcome, subject);
        Ok(())
    }

    /// The next place in the unit's cell of a month.
    fn next_place(&mut self, unit: UnitId, month: Option<Month>) -> i64 {
        let Some(group) = self.parts.get(&unit).map(|p| p.group) else { return 1 };
        let place = self.cells.entry((month, group)).or_insert(0);
        *place += 1;
        *place
    }

    /// A publicity week, open day or the like: the same kind, title, wording and place is the same session.
    fn other_session(&mut self, assignment: &Assignment) -> Result<(), EditRefusal> {
        let blank = duties::new_session(self.draft, self.programme, assignment.kind);
        let mut wanted = blank;
        fill(&mut wanted, assignment, self.year)?;
        let same = self.draft.now().sessions.iter().any(|s| {
            s.programme == self.programme
                && s.kind == wanted.kind
                && s.title == wanted.title
                && s.when_text == wanted.when_text
                && s.place == wanted.place
        });
        let text = assignment.title.clone().or_else(|| assignment.when_text.clone()).unwrap_or_default();
        if !same {
            let id = wanted.id;
            self.draft.put(wanted);
            let mut ord = 0;
            for name in &assignment.units {
                let (unit, _) = self.find_or_make(name)?;
                ord += 1;
                duties::add_party(self.draft, id, Some(unit), Role::Organiser, ord, "");
            }
            for role in &assignment.roles {
                let (unit, _) = self.find_or_make(&role.unit)?;
                ord += 1;
                duties::add_party(self.draft, id, Some(unit), role.role, ord, &role.as_written);
            }
            self.group_words(id, assignment, ord);
        }
        let outcome = if same { ImportOutcome::Same } else { ImportOutcome::Added };
        self.line(outcome, ImportSubject::Other { text });
        Ok(())
    }

    /// Group words (各乡镇) stay words until somebody resolves them.
    fn group_words(&mut self, session: SessionId, assignment: &Assignment, last: i64) {
        let role = if assignment.kind == SessionKind::Main { Role::Participant } else { Role::Organiser };
        let there: Vec<String> = self.draft.now().parties_of(session).map(|p| p.as_written.clone()).collect();
        for (at, word) in (1..).zip(assignment.group_words.iter().filter(|w| !there.contains(w))) {
            duties::add_party(self.draft, session, None, role, last + at, word);
        }
    }
}

/// First and last planned month of an assignment.
fn months_of(assignment: &Assignment) -> (Option<Month>, Option<Month>) {
    let days = days_of(assignment);
    let quarter = assignment.quarter.as_deref().and_then(months_of_quarter);
    let first = assignment
        .month
        .or(assignment.month_from)
        .or_else(|| assignment.months.iter().min().copied())
        .or(quarter.map(|q| q.0))
        .or_else(|| days.as_ref().and_then(|d| d.first().or(d.last())).map(Month::of));
    let last =
        assignment.month_to.or_else(|| assignment.months.iter().max().copied()).or(quarter.map(|q| q.1));
    (first, last.filter(|last| Some(*last) > first))
}

/// `2023-Q2`: April to June.
fn months_of_quarter(text: &str) -> Option<(Month, Month)> {
    let (year, number) = text.split_once("-Q")?;
    let (year, number): (i32, u32) = (year.parse().ok()?, number.parse().ok()?);
    Some((Month::new(year, number * 3 - 2)?, Month::new(year, number * 3)?))
}

fn days_of(assignment: &Assignment) -> Option<Days> {
    if let Some(day) = assignment.date {
        return Some(Days::On(day));
    }
    if let (Some(from), Some(to)) = (assignment.date_from, assignment.date_to) {
        return Some(Days::Range(from, to));
    }
    if !assignment.dates.is_empty() {
        return Some(Days::Each(assignment.dates.clone()));
    }
    assignment.due_by.map(Days::DueBy)
}

/// Takes the facts that an assignment states over into a session.
fn fill(session: &mut Session, assignment: &Assignment, year: i32) -> Result<(), EditRefusal> {
    let (month, month_to) = months_of(assignment);
    if month.is_some() {
        session.month = month;
        session.month_to = month_to;
    }
    let inferred = assignment.year_inferred;
    if let Some(days) = days_of(assignment) {
        let (time_from, time_to) = (assignment.time_from, assignment.time_to);
        session.when = Some(When { days, time_from, time_to, tentative: assignment.tentative, inferred });
    }
    let text = |value: &Option<String>, field: &mut String| -> Result<(), EditRefusal> {
        if let Some(value) = value {
            *field = clean_text(value)?;
        }
        Ok(())
    };
    // A plain month is told by the month itself; its wording would be wrong once the session is moved.
    let plain = month.is_some_and(|m| {
        let wording = assignment.when_text.as_deref().unwrap_or_default();
        session.when.is_none() && month_to.is_none() && is_plain_month(wording, m, year)
    });
    if !plain {
        text(&assignment.when_text, &mut session.when_text)?;
    }
    text(&assignment.place, &mut session.place)?;
    text(&assignment.theme, &mut session.theme)?;
    text(&assignment.title, &mut session.title)?;
    text(&assignment.note, &mut session.note)
}

fn is_plain_month(text: &str, month: Month, year: i32) -> bool {
    let digits: Vec<u32> = text.split(|c: char| !c.is_ascii_digit()).filter_map(|d| d.parse().ok()).collect();
    match digits.as_slice() {
        [] => text.is_empty(),
        [m] => *m == month.number() && month.year() == year,
        [y, m] => i64::from(*y) == i64::from(month.year()) && *m == month.number(),
        _ => false,
    }
}
