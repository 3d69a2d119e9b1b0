//! Lines and tables → facts. Each sort of fact has its file and knows nothing of the others; a new kind of notice is a
//! new file here.

mod activities;
mod deadlines;
mod draft;
mod event;
mod liaison;
mod lists;
mod main_session;
mod matrix;
mod notice;
mod paragraphs;
mod parts;
mod programme;
mod prose;
mod schedule;
mod single;
mod slogans;
mod subject;
mod titled;
mod told;
mod unread;

use std::collections::HashMap;

use crate::error::Result;
use crate::model::proposal::{Proposal, QuestionKind};

use draft::Draft;

use super::decode::Hidden;
use super::limits::Budget;
use super::source::Known;
use super::text::widened;
use super::words as w;

pub use notice::Notice;
pub use unread::{DataRow, rows};

/// Reads every sort of fact of one source.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn read(notice: &Notice, known: &Known, budget: &Budget) -> Result<Proposal> {
    let mut draft = Draft::default();
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
    single::read(notice, &mut draft, budget)?;
    deadlines::read(notice, &mut draft, budget)?;
    budget.check()?;
    slogans::read(notice, &mut draft);
    liaison::read(notice, &mut draft, budget)?;
    paragraphs::read(notice, &mut draft, budget)?;
    for Hidden { what, name } in &notice.hidden {
        let text = format!("{what}{}{name}{}", w::OPEN, w::CLOSE);
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
    proposal.liaisons.iter_mut().for_each(|liaison| wide(&mut liaison.unit));
    for question in proposal.questions.iter_mut().filter(|question| question.kind == QuestionKind::Twice) {
        wide(&mut question.id);
        wide(&mut question.text);
    }
}
