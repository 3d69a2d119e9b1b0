//! Parts other than organising: who coordinates, leads, takes part.

use crate::intake::text::has;
use crate::intake::units;
use crate::intake::words as w;
use crate::model::proposal::ProposedRole;
use crate::model::session::Role;

/// The part that a label or the head of a column names (协办单位, 参加单位).
pub fn role(label: &str) -> Role {
    if has(label, &w::LEADING) {
        Role::Lead
    } else if has(label, &w::HOSTING) {
        Role::Host
    } else if has(label, &w::TAKE_PART) {
        Role::Participant
    } else {
        Role::Coordinator
    }
}

/// A list of those who have a part, groups of units as well; and what of it is no name of a unit.
pub fn of_list(list: &str, label: &str) -> (Vec<ProposedRole>, Vec<String>) {
    let (role, list) = (role(label), units::parse(list));
    let made = |unit: String, group| ProposedRole { unit, group, role, as_written: label.to_owned() };
    let (names, others): (Vec<String>, Vec<String>) =
        list.names.into_iter().partition(|name| units::looks_like_unit(name));
    let groups = list.group_words.into_iter().map(|word| made(word, true));
    (names.into_iter().map(|name| made(name, false)).chain(groups).collect(), others)
}
