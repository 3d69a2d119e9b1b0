//! Doubts about names: possibly one unit under two names, possibly a slip of the pen. Nothing is merged here.

use super::Known;
use crate::model::names::{folded, one_slip, possible_alias};
use crate::model::proposal::{DIFFERENT, Position, Proposal, Question, QuestionKind, SAME};

/// A name with where it stands and which list it stands in; two names of one list are two units.
struct Named {
    name: String,
    list: usize,
    at: Option<Position>,
}

/// Adds the questions about names.
pub fn about_names(proposal: &mut Proposal, known: &Known) {
    let region = proposal.programme.region.clone().or_else(|| known.region.clone());
    let region = region.as_deref();
    let named = named(proposal);
    let mut questions = Vec::new();
    for (at, one) in named.iter().enumerate() {
        for other in &named[at + 1..] {
            if one.list != other.list && possible_alias(&one.name, &other.name, region) {
                questions.push(question(&one.name, &other.name, one.at));
            }
        }
    }
    let found: Vec<String> = named.iter().map(|named| folded(&named.name)).collect();
    let official: Vec<String> = known.units.iter().map(|name| folded(name)).collect();
    for one in named.iter().filter(|one| !official.contains(&folded(&one.name))) {
        let aliases: Vec<&String> =
            known.units.iter().filter(|name| possible_alias(&one.name, name, region)).collect();
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
    for question in questions {
        if proposal.questions.iter().all(|known| known.id != question.id) {
            proposal.questions.push(question);
        }
    }
}

/// Every name once, where it stands first: participants, then each row of the schedule, then units of lists.
fn named(proposal: &Proposal) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    let mut add = |name: &String, list: usize, at: Option<Position>| {
        if all.iter().all(|known| known.name != *name) {
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

/// The shorter name comes first, so the id is the same whichever was found first.
fn question(one: &str, other: &str, at: Option<Position>) -> Question {
    let short = (one.chars().count(), one) <= (other.chars().count(), other);
    let (one, other) = if short { (one, other) } else { (other, one) };
    Question {
        id: format!("alias:{one}={other}"),
        kind: QuestionKind::Alias,
        text: format!("{one} = {other}"),
        units: vec![one.to_owned(), other.to_owned()],
        candidates: vec![SAME.to_owned(), DIFFERENT.to_owned()],
        at,
    }
}
