//! Lines and tables → facts. Each sort of fact has its file and knows nothing of the others; a new kind of notice is a
//! new file here.

mod deadlines;
mod liaison;
mod lists;
mod main_session;
mod programme;
mod prose;
mod schedule;
mod sentences;
mod slogans;

use crate::error::Result;
use crate::model::proposal::{Position, Proposal, ProposedUnit, Question, QuestionKind};

use super::Known;
use super::blocks::{Line, Section};
use super::limits::Budget;
use super::units;

/// One source, parted.
pub struct Notice {
    /// The body first, then the attachments.
    pub sections: Vec<Section>,
    /// Lines that belong to the page around it.
    pub furniture: Vec<Line>,
}

impl Notice {
    /// The body.
    fn body(&self) -> impl Iterator<Item = &Line> {
        self.sections.first().into_iter().flat_map(Section::lines)
    }

    /// All lines.
    fn lines(&self) -> impl Iterator<Item = &Line> {
        self.sections.iter().flat_map(Section::lines)
    }
}

/// The proposal while it is filled from one source.
pub struct Draft {
    /// The year that phrases without one belong to.
    pub year: Option<i32>,
    /// The result.
    pub proposal: Proposal,
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
        if self.proposal.questions.iter().all(|question| question.id != id) {
            let text = text.to_owned();
            self.proposal.questions.push(Question { id, kind, text, units: Vec::new(), candidates, at });
        }
    }

    /// Adds a unit unless it is there; a group is put in where it was missing.
    fn unit(&mut self, name: &str, group: Option<&str>, at: Position) {
        if let Some(unit) = self.proposal.units.iter_mut().find(|unit| unit.name == name) {
            if unit.group.is_none() {
                unit.group = group.map(str::to_owned);
            }
            return;
        }
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
    let mut draft = Draft { year: None, proposal: Proposal::default() };
    draft.proposal.programme = programme::read(notice, known);
    draft.year = draft.proposal.programme.year.or(known.year);
    budget.check()?;
    schedule::read(notice, &mut draft);
    budget.check()?;
    main_session::read(notice, &mut draft);
    prose::read(notice, &mut draft);
    budget.check()?;
    lists::read(notice, &mut draft);
    deadlines::read(notice, &mut draft);
    slogans::read(notice, &mut draft);
    liaison::read(notice, &mut draft);
    programme::span(&mut draft.proposal);
    Ok(draft.proposal)
}
