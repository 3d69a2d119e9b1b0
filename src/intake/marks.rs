//! Where each fact of a proposal stands in its source.

use std::collections::HashSet;

use super::fields::DataRow;
use super::limits::Budget;
use super::text::Origins;
use crate::error::Result;
use crate::model::proposal::{Assignment, Mark, Position, Proposal};

/// Looks every fact up where it was read, and notes the place.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn mark(proposal: &mut Proposal, origins: Origins, budget: &Budget) -> Result<()> {
    let mut marks = Marks { origins, found: Vec::new() };
    let facts = &proposal.programme;
    for (key, words) in [
        ("title", &facts.title),
        ("theme", &facts.theme),
        ("issuing_office", &facts.issuing_office),
        ("document_no", &facts.document_no),
        ("form", &facts.form),
        ("basis", &facts.basis),
        ("contacts", &facts.contacts),
    ] {
        if let Some(words) = words {
            marks.anywhere(format!("/programme/{key}"), words);
        }
    }
    for (number, words) in facts.addressees.iter().enumerate() {
        marks.anywhere(format!("/programme/addressees/{number}"), words);
    }
    for (number, unit) in proposal.units.iter().enumerate() {
        budget.check()?;
        marks.at(format!("/units/{number}/name"), unit.at, &unit.name);
    }
    for (number, assignment) in proposal.assignments.iter().enumerate() {
        budget.check()?;
        marks.assignment(&format!("/assignments/{number}"), assignment);
    }
    if let Some(main) = &proposal.main_session {
        marks.assignment("/main_session", main);
    }
    for (number, deadline) in proposal.report_deadlines.iter().enumerate() {
        marks.at(format!("/report_deadlines/{number}/text"), deadline.at, &deadline.text);
    }
    for (number, slogan) in proposal.slogans.iter().enumerate() {
        budget.check()?;
        marks.anywhere(format!("/slogans/{number}"), slogan);
    }
    for (number, liaison) in proposal.liaisons.iter().enumerate() {
        budget.check()?;
        marks.at(format!("/liaisons/{number}/name"), liaison.at, &liaison.card.name);
    }
    for (number, question) in proposal.questions.iter().enumerate() {
        budget.check()?;
        let words = question.units.first().unwrap_or(&question.text);
        marks.at(format!("/questions/{number}/text"), question.at, words);
    }
    proposal.marks = marks.found;
    Ok(())
}

/// Notes the rows with data on which no fact stands, and those that tell of persons who were not read.
pub fn not_understood(proposal: &mut Proposal, rows: Vec<DataRow>) {
    let place = |at: Position| (at.source, at.line);
    let assignments = proposal.assignments.iter().chain(&proposal.main_session).filter_map(|a| a.at);
    let units = proposal.units.iter().filter_map(|unit| unit.at);
    let asked = proposal.questions.iter().filter_map(|question| question.at);
    let marked = proposal.marks.iter().map(|mark| mark.place.at);
    let known: HashSet<(u32, u32)> = assignments.chain(units).chain(asked).chain(marked).map(place).collect();
    let people: HashSet<(u32, u32)> =
        proposal.liaisons.iter().filter_map(|liaison| liaison.at).map(place).collect();
    let left = rows.into_iter().filter(|data| {
        let at = place(data.row.at);
        data.persons && !people.contains(&at) || !known.contains(&at)
    });
    proposal.not_understood = left.map(|data| data.row).collect();
}

struct Marks {
    origins: Origins,
    found: Vec<Mark>,
}

impl Marks {
    fn assignment(&mut self, path: &str, assignment: &Assignment) {
        for (key, words) in [
            ("when_text", &assignment.time.text),
            ("title", &assignment.title),
            ("place", &assignment.place),
            ("theme", &assignment.theme),
            ("form", &assignment.form),
            ("content", &assignment.content),
            ("audience", &assignment.audience),
            ("publish_form", &assignment.publish_form),
            ("note", &assignment.note),
        ] {
            if let Some(words) = words {
                self.at(format!("{path}/{key}"), assignment.at, words);
            }
        }
        for (key, list) in [
            ("units", &assignment.units),
            ("group_words", &assignment.group_words),
            ("publish_on", &assignment.publish_on),
        ] {
            // A list goes on where its last name stood.
            let mut near = assignment.at;
            for (number, words) in list.iter().enumerate() {
                let fact = format!("{path}/{key}/{number}");
                near = self.at(fact, near, words).or(near);
            }
        }
        for (number, role) in assignment.roles.iter().enumerate() {
            self.at(format!("{path}/roles/{number}/unit"), assignment.at, &role.unit);
        }
    }

    /// Near a line, without one nowhere; where it was found.
    fn at(&mut self, fact: String, at: Option<Position>, words: &str) -> Option<Position> {
        let (place, text) = self.origins.find(at?, words)?;
        self.found.push(Mark { fact, place, text });
        Some(place.at)
    }

    fn anywhere(&mut self, fact: String, words: &str) {
        let found = self.origins.find_anywhere(words);
        self.found.extend(found.map(|(place, text)| Mark { fact, place, text }));
    }
}
