//! Doubts about names: possibly one unit under two names, possibly a slip of the pen. Nothing is merged here.

use std::collections::{HashMap, HashSet};

use super::limits::Budget;
use super::source::Known;
use crate::error::Result;
use crate::model::names::{Compared, folded, one_slip};
use crate::model::proposal::{
    DIFFERENT, Position, Proposal, Question, QuestionKind, SAME, alias_pair, alias_question,
};

/// A name with where it stands and which list it stands in; two names of one list are two units.
struct Named {
    name: String,
    list: usize,
    at: Option<Position>,
}

/// Adds the questions about names.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn about_names(proposal: &mut Proposal, known: &Known, budget: &Budget) -> Result<()> {
    let region = proposal.programme.region.clone().or_else(|| known.region.clone());
    let region = region.as_deref();
    let named = named(proposal);
    let compared: Vec<Compared> = named.iter().map(|named| Compared::new(&named.name, region)).collect();
    let mut by_key: HashMap<_, Vec<usize>> = HashMap::new();
    let mut questions = Vec::new();
    for (at, one) in compared.iter().enumerate() {
        budget.check()?;
        let alike = by_key.entry(one.key()).or_default();
        for before in alike.iter() {
            if named[*before].list != named[at].list && compared[*before].may_be(one) {
                questions.push((*before, question(&named[*before].name, &named[at].name, named[*before].at)));
            }
        }
        alike.push(at);
    }
    questions.sort_by_key(|(first, _)| *first);
    let mut questions: Vec<Question> = questions.into_iter().map(|(_, question)| question).collect();
    let found: HashSet<String> = named.iter().map(|named| folded(&named.name)).collect();
    let official: HashSet<String> = known.units.iter().map(|name| folded(name)).collect();
    let mut by_key: HashMap<_, Vec<(&String, Compared)>> = HashMap::new();
    for name in &known.units {
        let compared = Compared::new(name, region);
        by_key.entry(compared.key()).or_default().push((name, compared));
    }
    for (one, compared) in
        named.iter().zip(&compared).filter(|(one, _)| !official.contains(&folded(&one.name)))
    {
        budget.check()?;
        let alike = by_key.get(&compared.key()).into_iter().flatten();
        let aliases: Vec<&String> =
            alike.filter(|(_, other)| compared.may_be(other)).map(|(name, _)| *name).collect();
        // A slip is likely only for a name that the source does not hold in its right form.
        let slips: Vec<&String> = known
            .units
            .iter()
            .filter(|name| one_slip(&one.name, name) && !found.contains(&folded(name)))
            .collect();
        match (aliases.as_slice(), slips.as_slice()) {
            ([], [slip]) => questions.push(question(&one.name, slip, one.at)),
            (aliases, _) => questions.extend(aliases.iter().map(|alias| question(&one.name, alias, one.at))),
        }
    }
    let mut asked: HashSet<String> = proposal.questions.iter().map(|known| known.id.clone()).collect();
    for question in questions {
        if asked.insert(question.id.clone()) {
            proposal.questions.push(question);
        }
    }
    Ok(())
}

/// Every name once, where it stands first: participants, then each row of the schedule, then units of lists.
fn named(proposal: &Proposal) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    let mut seen = HashSet::new();
    let mut add = |name: &String, list: usize, at: Option<Position>| {
        if seen.insert(name.clone()) {
            all.push(Named { name: name.clone(), list, at });
        }
    };
    if let Some(main) = &proposal.main_session {
        main.units.iter().for_each(|name| add(name, 0, main.at));
    }
    for (row, assignment) in proposal.assignments.iter().enumerate() {
        assignment.units.iter().for_each(|name| add(name, row + 1, assignment.at));
    }
    let last = proposal.assignments.len() + 1;
    proposal.units.iter().for_each(|unit| add(&unit.name, last, unit.at));
    all
}

fn question(one: &str, other: &str, at: Option<Position>) -> Question {
    let (one, other) = alias_pair(one, other);
    Question {
        id: alias_question(one, other),
        kind: QuestionKind::Alias,
        text: format!("{one} = {other}"),
        units: vec![one.to_owned(), other.to_owned()],
        candidates: vec![SAME.to_owned(), DIFFERENT.to_owned()],
        at,
    }
}
