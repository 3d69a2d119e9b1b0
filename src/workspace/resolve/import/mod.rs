//! Taking a proposal over as one edit. Taking the same one over twice changes nothing the second time.

mod deadlines;
mod facts;
mod names;
mod programme;
mod sessions;
mod state;
mod text;

use std::collections::HashMap;

use crate::model::edit::{EditLabel, EditRefusal};
use crate::model::ids::{AnswerId, UnitId};
use crate::model::import::{ImportOutcome, ImportReport, ImportSubject};
use crate::model::proposal::{Proposal, Question, QuestionKind, SAME};
use crate::model::setting::Answer;

use super::super::draft::Draft;
use super::liaisons::Stands;
use super::{duties, liaisons, units};
use state::Import;

/// What history calls an import.
pub(super) fn label(report: &ImportReport) -> EditLabel {
    EditLabel::Imported {
        added: report.count(ImportOutcome::Added),
        updated: report.count(ImportOutcome::Updated),
    }
}

pub(super) fn import(
    draft: &mut Draft<'_>,
    proposal: &Proposal,
    answers: &[(String, String)],
    overwrite: bool,
) -> Result<ImportReport, EditRefusal> {
    let answers = remember(draft, proposal, answers)?;
    let open = proposal.questions.iter().filter(|q| !answers.contains_key(&q.id)).cloned().collect();
    let year = year_of(draft, proposal, &answers)?;
    let mut import = Import::new(draft, year, ImportReport { lines: Vec::new(), open }, overwrite);
    import.repeats =
        answers.iter().filter_map(|(id, value)| Some((id.clone(), value.parse().ok()?))).collect();
    import.settle_aliases(&proposal.questions, &answers)?;
    import.programme(proposal)?;
    import.look();
    import.units(proposal)?;
    import.main_session(proposal)?;
    import.sessions(proposal)?;
    let deadlines = import.deadlines(proposal);
    import.notice_text(proposal, &deadlines)?;
    import.slogans(proposal);
    import.people(proposal)?;
    import.not_understood(proposal);
    import.duties();
    Ok(import.report)
}

impl Import<'_, '_> {
    /// People of units, each as the form tells of them. What the file holds of a person stays where the source says
    /// otherwise, unless it is to be overwritten.
    fn people(&mut self, proposal: &Proposal) -> Result<(), EditRefusal> {
        for (number, told) in proposal.liaisons.iter().enumerate() {
            self.about(format!("/liaisons/{number}/name"));
            let unit = self.find_or_make(&told.unit)?;
            let subject = ImportSubject::Liaison { unit: told.unit.clone(), name: told.card.name.clone() };
            let held =
                self.draft.now().liaisons_of(unit).into_iter().find(|held| held.card.name == told.card.name);
            let outcome = match held.map(|held| liaisons::stands(&held.card, &told.card)) {
                None => ImportOutcome::Added,
                Some(Stands::Same) => ImportOutcome::Same,
                Some(Stands::More) => ImportOutcome::Updated,
                Some(Stands::Other) if self.overwrite => ImportOutcome::Updated,
                Some(Stands::Other) => ImportOutcome::Conflict,
            };
            if matches!(outcome, ImportOutcome::Added | ImportOutcome::Updated) {
                liaisons::take(self.draft, &[(unit, told.card.clone())], false)?;
            }
            self.line(outcome, subject);
        }
        Ok(())
    }

    /// Tells what the reading could not take out of the source.
    fn not_understood(&mut self, proposal: &Proposal) {
        for (number, row) in proposal.not_understood.iter().enumerate() {
            self.about(format!("/not_understood/{number}"));
            self.line(ImportOutcome::Skipped, ImportSubject::NotUnderstood { text: row.text.clone() });
        }
    }

    /// Lets every unit of the year have its owed sessions.
    fn duties(&mut self) {
        let mut units: Vec<UnitId> = self.parts.keys().copied().collect();
        units.sort_unstable();
        duties::balance(self.draft, self.programme, units);
    }

    /// Makes two units one where an answer says so and the file holds both; remembers the pair for names not yet met.
    fn settle_aliases(
        &mut self,
        questions: &[Question],
        answers: &HashMap<String, String>,
    ) -> Result<(), EditRefusal> {
        for question in questions.iter().filter(|q| q.kind == QuestionKind::Alias) {
            let (Some(answer), [one, other, ..]) = (answers.get(&question.id), question.units.as_slice())
            else {
                continue;
            };
            if answer != SAME {
                continue;
            }
            let unit = |name: &str| self.draft.now().units_named(name).first().copied();
            if let (Some(a), Some(b)) = (unit(one), unit(other))
                && a != b
            {
                // The one that owes sessions is the one that stays.
                let duty = |unit: UnitId| {
                    let now = self.draft.now();
                    let parts = now.programmes.iter().filter_map(|year| now.participation(year.id, unit));
                    parts.filter(|p| p.duty != Some(0)).count()
                };
                let (from, into) = if duty(a) > duty(b) { (b, a) } else { (a, b) };
                units::merge(self.draft, from, into)?;
                self.line(ImportOutcome::Updated, ImportSubject::Unit { unit: one.clone() });
            }
            self.same.push((one.clone(), other.clone()));
        }
        Ok(())
    }
}

fn keep(draft: &mut Draft<'_>, question: &str, value: &str) {
    let there = draft.now().answers.iter().find(|a| a.question == question).cloned();
    let row = match there {
        Some(row) => Answer { value: value.to_owned(), ..row },
        None => Answer { id: AnswerId(draft.id()), question: question.to_owned(), value: value.to_owned() },
    };
    draft.put(row);
}

/// Keeps the answers given now; returns all answers there are.
fn remember(
    draft: &mut Draft<'_>,
    proposal: &Proposal,
    answers: &[(String, String)],
) -> Result<HashMap<String, String>, EditRefusal> {
    for (id, value) in answers {
        let question = proposal.questions.iter().find(|q| q.id == *id);
        let fits = question.is_some_and(|q| q.candidates.is_empty() || q.candidates.contains(value));
        if !fits {
            return Err(EditRefusal::BadAnswer(id.clone()));
        }
        keep(draft, id, value);
    }
    Ok(draft.now().answers.iter().map(|a| (a.question.clone(), a.value.clone())).collect())
}

/// The year the proposal is about: as written, as answered, else the newest of the file.
fn year_of(
    draft: &Draft<'_>,
    proposal: &Proposal,
    answers: &HashMap<String, String>,
) -> Result<i32, EditRefusal> {
    let answered = || {
        let mut asked = proposal.questions.iter().filter(|q| q.kind == QuestionKind::Year);
        asked.find_map(|q| answers.get(&q.id)?.parse().ok())
    };
    let newest = || draft.now().newest_programme().map(|p| p.year);
    answered().or(proposal.programme.year).or_else(newest).ok_or(EditRefusal::NoYear)
}
