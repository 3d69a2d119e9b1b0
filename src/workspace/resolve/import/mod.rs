//! Taking a proposal over as one edit. Taking the same one over twice changes nothing the second time.

mod deadlines;
mod names;
mod programme;
mod sessions;
mod text;

use std::collections::HashMap;

use crate::model::Month;
use crate::model::edit::{EditLabel, EditRefusal};
use crate::model::ids::{AnswerId, GroupId, ProgrammeId, SessionId, UnitId};
use crate::model::import::{ImportLine, ImportOutcome, ImportReport, ImportSubject};
use crate::model::proposal::{Proposal, Question, QuestionKind, SAME};
use crate::model::session::Session;
use crate::model::setting::Answer;
use crate::model::unit::Participation;

use super::super::draft::Draft;
use super::{clean_text, duties, units};

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
    let mut import = Import {
        overwrite,
        programme: ProgrammeId(0),
        year: year_of(draft, proposal, &answers)?,
        report: ImportReport { lines: Vec::new(), open },
        known: HashMap::new(),
        same: Vec::new(),
        parts: HashMap::new(),
        places: HashMap::new(),
        usual: HashMap::new(),
        held: HashMap::new(),
        rows: HashMap::new(),
        repeats: answers.iter().filter_map(|(id, value)| Some((id.clone(), value.parse().ok()?))).collect(),
        cells: HashMap::new(),
        draft,
    };
    import.settle_aliases(&proposal.questions, &answers)?;
    import.programme(proposal)?;
    import.look();
    import.units(proposal)?;
    import.main_session(proposal)?;
    import.sessions(proposal)?;
    let deadlines = import.deadlines(proposal);
    import.notice_text(proposal, &deadlines)?;
    import.slogans(proposal);
    import.duties();
    Ok(import.report)
}

/// One import under way. Everything that an edit under way would look up again and again is looked up once, in `look`.
struct Import<'d, 'a> {
    draft: &'d mut Draft<'a>,
    overwrite: bool,
    programme: ProgrammeId,
    year: i32,
    report: ImportReport,
    /// Units by folded name, filled as names are met.
    known: HashMap<String, UnitId>,
    /// Pairs of names that an answer says are one unit.
    same: Vec<(String, String)>,
    /// Parts in the year.
    parts: HashMap<UnitId, Participation>,
    /// Last place of each group.
    places: HashMap<GroupId, i64>,
    /// The group of townships (true) and of all others, where the source names none.
    usual: HashMap<bool, GroupId>,
    /// Branch sessions of each unit that no line of the proposal has claimed yet.
    held: HashMap<UnitId, Vec<Session>>,
    /// The sessions that each assignment of the proposal became, by its place in the list.
    rows: HashMap<usize, Vec<SessionId>>,
    /// How many sessions an answer says that a unit holds at one time, by the question's id.
    repeats: HashMap<String, usize>,
    /// Last place of each cell.
    cells: HashMap<(Option<Month>, GroupId), i64>,
}

impl Import<'_, '_> {
    fn line(&mut self, outcome: ImportOutcome, subject: ImportSubject) {
        self.report.lines.push(ImportLine { outcome, subject });
    }

    /// Reads what the year holds.
    fn look(&mut self) {
        let now = self.draft.now();
        for part in now.parts_of(self.programme) {
            self.parts.insert(part.unit, part.clone());
            let place = self.places.entry(part.group).or_insert(0);
            *place = part.ord.max(*place);
        }
        for unit in self.parts.keys() {
            let sessions = duties::held(self.draft, self.programme, *unit);
            if let Some(part) = self.parts.get(unit) {
                for session in &sessions {
                    let place = self.cells.entry((session.month, part.group)).or_insert(0);
                    *place = session.ord.max(*place);
                }
            }
            self.held.insert(*unit, sessions);
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

/// Keeps an answer that was given outside of an import.
pub(super) fn answer(draft: &mut Draft<'_>, question: &str, value: &str) -> Result<EditLabel, EditRefusal> {
    let (question, value) = (clean_text(question)?, clean_text(value)?);
    if question.is_empty() || value.is_empty() {
        return Err(EditRefusal::BadAnswer(question));
    }
    keep(draft, &question, &value);
    Ok(EditLabel::Answered { question, value })
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
