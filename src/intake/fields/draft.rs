//! The proposal while it is filled.

use std::collections::{HashMap, HashSet};

use super::activities::Activities;
use crate::intake::units;
use crate::intake::when::{self, Reading};
use crate::model::proposal::{Position, Proposal, ProposedUnit, Question, QuestionKind, Time};

/// The proposal while it is filled from one source.
#[derive(Default)]
pub struct Draft {
    /// The year that phrases without one belong to.
    pub year: Option<i32>,
    /// The year stands only somewhere in the text: it is asked about once it is used.
    pub year_guessed: bool,
    /// The result.
    pub proposal: Proposal,
    /// Which lines tell of which assignment.
    pub activities: Activities,
    /// Places of its units, by name.
    units: HashMap<String, usize>,
    /// Ids of its questions.
    asked: HashSet<String>,
}

impl Draft {
    /// Asks once about one subject.
    pub fn ask(
        &mut self,
        kind: QuestionKind,
        id: String,
        text: &str,
        candidates: Vec<String>,
        at: Option<Position>,
    ) {
        if self.asked.insert(id.clone()) {
            let text = text.to_owned();
            self.proposal.questions.push(Question { id, kind, text, units: Vec::new(), candidates, at });
        }
    }

    /// Asks about words in a list of units that are no name of one.
    pub fn no_unit(&mut self, words: &[String], at: Position) {
        for word in words {
            let id = format!("part:{}:{}:{word}", at.source, at.line);
            self.ask(QuestionKind::NotUnderstood, id, word, Vec::new(), Some(at));
        }
    }

    /// Adds a unit unless it is there; a group is put in where it was missing.
    pub fn unit(&mut self, name: &str, group: Option<&str>, at: Position) {
        if let Some(unit) = self.units.get(name).and_then(|at| self.proposal.units.get_mut(*at)) {
            if unit.group.is_none() {
                unit.group = group.map(str::to_owned);
            }
            return;
        }
        self.units.insert(name.to_owned(), self.proposal.units.len());
        self.proposal.units.push(ProposedUnit {
            name: name.to_owned(),
            kind: units::kind(name),
            group: group.map(str::to_owned),
            at: Some(at),
        });
    }

    /// The time of a phrase, asking where it leaves a doubt.
    pub fn time(&mut self, text: &str, at: Option<Position>) -> Time {
        let text = text.replace('\n', "");
        if text.is_empty() {
            return Time::default();
        }
        let unread = Time { text: Some(text.clone()), ..Time::default() };
        let moment = match when::read(&text, self.year) {
            Some(Reading::Moment(moment)) => moment,
            Some(Reading::NoYear) => {
                self.ask(QuestionKind::Year, "year".to_owned(), &text, Vec::new(), at);
                return unread;
            }
            Some(Reading::Impossible) => {
                self.ask(QuestionKind::Repaired, format!("when:{text}"), &text, Vec::new(), at);
                return unread;
            }
            None => {
                self.ask(QuestionKind::NotUnderstood, format!("when:{text}"), &text, Vec::new(), at);
                return unread;
            }
        };
        let when::Moment { time, repaired, wrong_weekday } = moment;
        if let Some(year) = self.year.filter(|_| self.year_guessed && time.year_inferred) {
            self.proposal.programme.year = Some(year);
            self.ask(QuestionKind::Year, "year".to_owned(), &text, vec![year.to_string()], at);
        }
        for (doubtful, id) in [(repaired, "when"), (wrong_weekday, "weekday")] {
            if doubtful {
                let value = vec![time.value_text()];
                self.ask(QuestionKind::Repaired, format!("{id}:{text}"), &text, value, at);
            }
        }
        Time { text: Some(text), ..time }
    }
}
