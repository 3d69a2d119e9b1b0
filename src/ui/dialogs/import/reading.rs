//! A reading with the answers given so far, and what importing it would do.

use std::collections::{BTreeMap, HashMap};

use crate::error::Error;
use crate::model::edit::Edit;
use crate::model::import::{ImportOutcome, ImportReport};
use crate::model::names::folded;
use crate::model::proposal::{Position, Proposal, Question, QuestionKind};
use crate::text::Lang;
use crate::ui::context::{Ambient, View};
use crate::ui::wish::{Ask, Wish};

/// The state of the dialog once something was read.
pub struct Reading {
    pub(super) proposal: Proposal,
    /// Answers by question.
    pub(super) answers: BTreeMap<String, String>,
    /// The year as typed, where the source does not tell it.
    pub(super) year: String,
    /// Whether the source tells the year.
    pub(super) year_told: bool,
    /// Whether there are several sources.
    several: bool,
    /// Where each fact stands.
    lines: HashMap<String, Position>,
    pub(super) overwrite: bool,
    /// Which outcome's lines are shown.
    pub(super) shown: ImportOutcome,
    pub(super) preview: Option<Result<ImportReport, String>>,
    key: Option<(u64, String, bool, BTreeMap<String, String>)>,
}

impl Reading {
    /// A reading without answers but those that the file remembers.
    pub(super) fn new(proposal: Proposal, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> Self {
        let answers = view
            .iter()
            .flat_map(|view| view.snapshot.answers.iter())
            .filter(|answer| {
                proposal.questions.iter().any(|q| q.id == answer.question && fits(q, &answer.value))
            })
            .map(|answer| (answer.question.clone(), answer.value.clone()))
            .collect();
        let told = proposal.programme.year;
        let here = view.map_or(chrono::Datelike::year(&ambient.today), |view| view.programme.year);
        Self {
            year: told.unwrap_or(here).to_string(),
            year_told: told.is_some(),
            lines: lines(&proposal),
            several: proposal.marks.iter().any(|mark| mark.place.at.source > 0),
            proposal,
            answers,
            overwrite: false,
            shown: ImportOutcome::Added,
            preview: None,
            key: None,
        }
    }

    /// The year that is imported into.
    pub(super) fn year(&self) -> Option<i32> {
        self.proposal.programme.year.filter(|_| self.year_told).or_else(|| {
            let year: i32 = folded(&self.year).parse().ok()?;
            (1990..=2200).contains(&year).then_some(year)
        })
    }

    /// The questions that are shown: the year's own field answers that about the year.
    pub(super) fn asked(&self) -> impl Iterator<Item = &Question> {
        let by_field = !self.year_told;
        self.proposal.questions.iter().filter(move |q| !(by_field && q.kind == QuestionKind::Year))
    }

    /// How many questions have no answer yet.
    pub(super) fn open(&self) -> usize {
        self.asked().filter(|q| !self.answers.contains_key(&q.id)).count()
    }

    /// The line of the source on which a fact of the proposal stands; empty where nothing is known of it.
    pub(super) fn line_of(&self, lang: Lang, fact: Option<&str>) -> String {
        let place = fact.and_then(|fact| self.lines.get(fact));
        place.map_or_else(String::new, |at| {
            if self.several { lang.ask_line_of(at.source + 1, at.line) } else { lang.ask_line(at.line) }
        })
    }

    /// Where a fact of the proposal was read, and in which words; empty where nothing is known of it.
    pub(super) fn origin(&self, lang: Lang, fact: &str) -> String {
        self.proposal.mark(fact).map_or_else(String::new, |mark| {
            let Position { source, line } = mark.place.at;
            if self.several {
                lang.found_at_of(source + 1, line, &mark.text)
            } else {
                lang.found_at(line, &mark.text)
            }
        })
    }

    fn edit(&self, year: i32) -> Edit {
        let mut proposal = self.proposal.clone();
        proposal.programme.year = Some(year);
        let mut answers: Vec<(String, String)> =
            self.answers.iter().map(|(id, value)| (id.clone(), value.clone())).collect();
        if !self.year_told {
            let asked = self.proposal.questions.iter().filter(|q| q.kind == QuestionKind::Year);
            answers.extend(asked.map(|q| (q.id.clone(), year.to_string())));
        }
        Edit::Import { proposal: Box::new(proposal), answers, overwrite: self.overwrite }
    }

    /// Works out what the import would do, where something changed.
    pub(super) fn refresh(&mut self, ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        let Some(view) = view else { return };
        let key = (view.snapshot.revision, self.year.clone(), self.overwrite, self.answers.clone());
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let first = self.key.is_none();
        self.key = Some(key);
        self.preview = self.year().map(|year| match view.file.preview(&self.edit(year)) {
            Ok(applied) => Ok(applied.import.unwrap_or_default()),
            Err(Error::Refused(refusal)) => Err(ambient.lang.refusal(&refusal)),
            Err(error) => Err(ambient.lang.error(&error)),
        });
        if first && let Some(Ok(report)) = &self.preview {
            let told = [ImportOutcome::Conflict, ImportOutcome::Added, ImportOutcome::Updated];
            self.shown = told.into_iter().find(|o| report.count(*o) > 0).unwrap_or(ImportOutcome::Same);
        }
    }

    /// Whether the import would change something.
    pub(super) fn changes(&self) -> bool {
        match &self.preview {
            Some(Ok(report)) => {
                let told = [ImportOutcome::Added, ImportOutcome::Updated];
                told.into_iter().any(|outcome| report.count(outcome) > 0) || !self.answers.is_empty()
            }
            _ => false,
        }
    }

    /// Whether the import can be carried out.
    pub(super) fn ready(&self, ambient: &Ambient<'_>) -> bool {
        let writable = !ambient.can.file || ambient.can.writable_file;
        let refused = matches!(self.preview, Some(Err(_)));
        writable && self.year().is_some() && !refused && (self.preview.is_none() || self.changes())
    }

    /// Wishes for the import; true when the dialog is done with it. A new file still asks for its place.
    pub(super) fn send(&self, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(year) = self.year() else { return false };
        if !ambient.can.file {
            let region = self.proposal.programme.region.clone().unwrap_or_default();
            let name = ambient.lang.new_file_name(&region, year);
            ambient.send(Wish::Ask(Box::new(Ask::new_file(ambient.lang, &name, vec![self.edit(year)]))));
            return false;
        }
        ambient.edit(self.edit(year));
        if view.is_none_or(|view| view.programme.year != year) {
            ambient.send(Wish::ShowYearOf(year));
        }
        true
    }
}

fn fits(question: &Question, value: &String) -> bool {
    question.candidates.is_empty() || question.candidates.contains(value)
}

/// Where each fact stands, and each row that was not understood.
fn lines(proposal: &Proposal) -> HashMap<String, Position> {
    let facts = proposal.marks.iter().map(|mark| (mark.fact.clone(), mark.place.at));
    let rows = proposal.not_understood.iter().enumerate();
    facts.chain(rows.map(|(number, row)| (format!("/not_understood/{number}"), row.at))).collect()
}
