//! Lines and tables → facts. Each sort of fact has its file and knows nothing of the others; a new kind of notice is a
//! new file here.

mod activities;
mod deadlines;
mod liaison;
mod lists;
mod main_session;
mod paragraphs;
mod programme;
mod prose;
mod schedule;
mod sentences;
mod slogans;

use std::collections::{HashMap, HashSet};

use crate::error::Result;
use crate::model::proposal::{Position, Proposal, ProposedUnit, Question, QuestionKind};

use activities::Activities;

use super::Known;
use super::blocks::{Line, Section};
use super::limits::{Budget, PARAGRAPH};
use super::normalise::widened;
use super::units;
use super::words as w;

/// One source, parted.
pub struct Notice {
    /// The body first, then the attachments.
    pub sections: Vec<Section>,
    /// Lines that belong to the page around it.
    pub furniture: Vec<Line>,
    /// Sheets that were left out because nobody sees them.
    pub hidden: Vec<String>,
}

impl Notice {
    /// The body's lines that may hold sentences.
    fn body(&self) -> impl Iterator<Item = &Line> {
        self.sections.first().into_iter().flat_map(Section::lines).filter(|line| is_paragraph(line))
    }

    /// All lines.
    fn lines(&self) -> impl Iterator<Item = &Line> {
        self.sections.iter().flat_map(Section::lines)
    }

    /// All lines that may hold sentences.
    fn paragraphs(&self) -> impl Iterator<Item = &Line> {
        self.lines().filter(|line| is_paragraph(line))
    }
}

/// Whether a line is short enough to hold sentences; what is longer is a list. A search for words in a line may take
/// as many steps as the square of its length.
fn is_paragraph(line: &Line) -> bool {
    line.text.len() <= PARAGRAPH || line.text.chars().nth(PARAGRAPH).is_none()
}

/// The proposal while it is filled from one source.
pub struct Draft {
    /// The year that phrases without one belong to.
    pub year: Option<i32>,
    /// The year stands only somewhere in the text: it is asked about once it is used.
    pub year_guessed: bool,
    /// The result.
    pub proposal: Proposal,
    /// Places of its units, by name.
    units: HashMap<String, usize>,
    /// Ids of its questions.
    asked: HashSet<String>,
    /// Which lines tell of which assignment.
    activities: Activities,
}

impl Draft {
    /// Asks once about one subject.
    fn ask(
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

    /// Adds a unit unless it is there; a group is put in where it was missing.
    fn unit(&mut self, name: &str, group: Option<&str>, at: Position) {
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
}

/// Reads every sort of fact of one source.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn read(notice: &Notice, known: &Known, budget: &Budget) -> Result<Proposal> {
    let mut draft = Draft {
        year: None,
        year_guessed: false,
        proposal: Proposal::default(),
        units: HashMap::new(),
        asked: HashSet::new(),
        activities: Activities::default(),
    };
    draft.proposal.programme = programme::read(notice, known, budget)?;
    draft.year = draft.proposal.programme.year.or(known.year);
    if draft.year.is_none() {
        draft.year = programme::stray_year(notice);
        draft.year_guessed = draft.year.is_some();
    }
    budget.check()?;
    schedule::read(notice, &mut draft, budget)?;
    budget.check()?;
    main_session::read(notice, &mut draft, budget)?;
    prose::read(notice, &mut draft, budget)?;
    lists::read(notice, &mut draft, budget)?;
    deadlines::read(notice, &mut draft, budget)?;
    budget.check()?;
    slogans::read(notice, &mut draft);
    liaison::read(notice, &mut draft);
    paragraphs::read(notice, &mut draft, budget)?;
    for name in &notice.hidden {
        let text = format!("{}{}{name}{}", w::HIDDEN_SHEET, w::OPEN, w::CLOSE);
        draft.ask(QuestionKind::NotUnderstood, format!("hidden:{name}"), &text, Vec::new(), None);
    }
    programme::span(&mut draft.proposal);
    by_group(&mut draft.proposal);
    widen(&mut draft.proposal);
    Ok(draft.proposal)
}

/// Units of one group together, groups in the order they came: beside each other in a table they come mixed.
fn by_group(proposal: &mut Proposal) {
    let mut groups: HashMap<Option<String>, usize> = HashMap::new();
    for unit in &proposal.units {
        let next = groups.len();
        groups.entry(unit.group.clone()).or_insert(next);
    }
    proposal.units.sort_by_key(|unit| groups.get(&unit.group).copied());
}

/// Names leave the reader with the full-width brackets of papers.
fn widen(proposal: &mut Proposal) {
    let wide = |text: &mut String| {
        if text.contains('(') {
            *text = widened(text);
        }
    };
    for unit in &mut proposal.units {
        wide(&mut unit.name);
        unit.group.iter_mut().for_each(wide);
    }
    for assignment in proposal.assignments.iter_mut().chain(&mut proposal.main_session) {
        assignment.units.iter_mut().for_each(wide);
        assignment.group_words.iter_mut().for_each(wide);
        assignment.group.iter_mut().for_each(wide);
        assignment.roles.iter_mut().for_each(|role| wide(&mut role.unit));
    }
    for question in proposal.questions.iter_mut().filter(|question| question.kind == QuestionKind::Twice) {
        wide(&mut question.id);
        wide(&mut question.text);
    }
}
