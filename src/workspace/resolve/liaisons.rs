//! Liaisons of many units at once, as a table has them.

use std::collections::BTreeSet;

use crate::model::change::Table;
use crate::model::edit::{EditLabel, EditRefusal, Named};
use crate::model::ids::{LiaisonId, UnitId};
use crate::model::people::{Liaison, LiaisonCard};

use super::super::draft::Draft;
use super::people::clean_card;

/// Adds people to units, or brings those of the same name up to date by what is told of them. With `only`, people of
/// those units that are not among them go.
pub(super) fn take(
    draft: &mut Draft<'_>,
    people: &[(UnitId, LiaisonCard)],
    only: bool,
) -> Result<EditLabel, EditRefusal> {
    let first = people.first().ok_or(EditRefusal::Gone)?.0;
    let units: BTreeSet<UnitId> = people.iter().map(|(unit, _)| *unit).collect();
    let first = draft.unit(first)?.name;
    for unit in &units {
        draft.unit(*unit)?;
    }
    let mut kept: BTreeSet<LiaisonId> = BTreeSet::new();
    for (unit, card) in people {
        let card = clean_card(card)?;
        let there: Vec<Liaison> = draft.now().liaisons_of(*unit).into_iter().cloned().collect();
        let liaison = match there.iter().find(|liaison| liaison.card.name == card.name) {
            Some(known) => Liaison { card: joined(known.card.clone(), card), ..known.clone() },
            None => Liaison {
                id: LiaisonId(draft.id()),
                unit: *unit,
                ord: there.iter().map(|liaison| liaison.ord).max().unwrap_or(0) + 1,
                card,
                main: there.is_empty(),
                from: None,
                to: None,
            },
        };
        kept.insert(liaison.id);
        draft.put(liaison);
    }
    for unit in units.iter().filter(|_| only) {
        let there: Vec<Liaison> = draft.now().liaisons_of(*unit).into_iter().cloned().collect();
        for gone in there.iter().filter(|liaison| !kept.contains(&liaison.id)) {
            draft.delete(Table::Liaison, gone.id);
        }
        let left: Vec<Liaison> = draft.now().liaisons_of(*unit).into_iter().cloned().collect();
        if let Some(first) = left.first().filter(|_| !left.iter().any(|liaison| liaison.main)) {
            draft.put(Liaison { main: true, ..first.clone() });
        }
    }
    Ok(EditLabel::LiaisonsTaken { who: Named { first, count: units.len() }, people: people.len() })
}

/// How what a source tells of a person stands to what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// It tells nothing else.
    Same,
    /// It tells what was not known.
    More,
    /// It says otherwise.
    Other,
}

/// How `told` stands to `known`, of one person.
pub(super) fn stands(known: &LiaisonCard, told: &LiaisonCard) -> Stands {
    let fields = |card: &LiaisonCard| {
        let LiaisonCard { name, sex, post, office_phone, mobile, fax, qq, wechat, email } = card.clone();
        [name, sex, post, office_phone, mobile, fax, qq, wechat, email].map(|text| text.trim().to_owned())
    };
    let both = fields(known).into_iter().zip(fields(told)).filter(|(_, told)| !told.is_empty());
    both.fold(Stands::Same, |stands, (known, told)| match stands {
        Stands::Other => stands,
        _ if known == told => stands,
        _ if known.is_empty() => Stands::More,
        _ => Stands::Other,
    })
}

/// What is known of a person, with what a table tells: it says nothing where it is empty.
fn joined(known: LiaisonCard, told: LiaisonCard) -> LiaisonCard {
    let or = |told: String, known: String| if told.is_empty() { known } else { told };
    LiaisonCard {
        name: or(told.name, known.name),
        sex: or(told.sex, known.sex),
        post: or(told.post, known.post),
        office_phone: or(told.office_phone, known.office_phone),
        mobile: or(told.mobile, known.mobile),
        fax: or(told.fax, known.fax),
        qq: or(told.qq, known.qq),
        wechat: or(told.wechat, known.wechat),
        email: or(told.email, known.email),
    }
}
