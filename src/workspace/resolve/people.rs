//! Liaisons of a unit.

use chrono::NaiveDate;

use crate::model::change::Table;
use crate::model::edit::{EditLabel, EditRefusal};
use crate::model::ids::{LiaisonId, UnitId};
use crate::model::people::{Liaison, LiaisonCard};

use super::super::draft::Draft;
use super::{clean_name, clean_text, numbered};

pub(super) fn set_liaisons(
    draft: &mut Draft<'_>,
    unit: UnitId,
    list: &[(LiaisonCard, bool)],
) -> Result<EditLabel, EditRefusal> {
    let name = draft.unit(unit)?.name;
    let main = list.iter().position(|(_, main)| *main).unwrap_or(0);
    let mut there: Vec<Liaison> = draft.now().liaisons_of(unit).into_iter().cloned().collect();
    for ((ord, (card, _)), at) in numbered(list).zip(0..) {
        let card = clean_card(card)?;
        // A person keeps the row as long as the name stays.
        let (id, from, to) = match there.iter().position(|l| l.card.name == card.name) {
            Some(at) => {
                let kept = there.swap_remove(at);
                (kept.id, kept.from, kept.to)
            }
            None => (LiaisonId(draft.id()), None, None),
        };
        draft.put(Liaison { id, unit, ord, card, main: at == main, from, to });
    }
    for gone in there {
        draft.delete(Table::Liaison, gone.id);
    }
    Ok(EditLabel::Liaisons { unit: name })
}

pub(super) fn set_liaison(
    draft: &mut Draft<'_>,
    unit: UnitId,
    liaison: Option<LiaisonId>,
    card: &LiaisonCard,
    main: bool,
    (from, to): (Option<NaiveDate>, Option<NaiveDate>),
) -> Result<EditLabel, EditRefusal> {
    let name = draft.unit(unit)?.name;
    if let Some((from, to)) = from.zip(to).filter(|(from, to)| to < from) {
        return Err(EditRefusal::EndsBefore(from, to));
    }
    let there: Vec<Liaison> = draft.now().liaisons_of(unit).into_iter().cloned().collect();
    let kept = liaison.map(|id| there.iter().find(|l| l.id == id).cloned().ok_or(EditRefusal::Gone));
    let kept = kept.transpose()?;
    let card = clean_card(card)?;
    // Somebody is called first.
    let first = there.iter().find(|l| Some(l.id) != liaison).map(|l| l.id);
    let others_lead = there.iter().any(|l| l.main && Some(l.id) != liaison);
    let main = main || !others_lead && (first.is_none() || kept.as_ref().is_none_or(|l| !l.main));
    let (id, ord) = match &kept {
        Some(kept) => (kept.id, kept.ord),
        None => (LiaisonId(draft.id()), there.last().map_or(1, |last| last.ord + 1)),
    };
    for other in there.into_iter().filter(|l| l.id != id) {
        let leads = if main { false } else { other.main || !others_lead && Some(other.id) == first };
        draft.put(Liaison { main: leads, ..other });
    }
    draft.put(Liaison { id, unit, ord, card, main, from, to });
    Ok(EditLabel::Liaisons { unit: name })
}

fn clean_card(card: &LiaisonCard) -> Result<LiaisonCard, EditRefusal> {
    Ok(LiaisonCard {
        name: clean_name(&card.name)?,
        sex: clean_text(&card.sex)?,
        post: clean_text(&card.post)?,
        office_phone: clean_text(&card.office_phone)?,
        mobile: clean_text(&card.mobile)?,
        fax: clean_text(&card.fax)?,
        qq: clean_text(&card.qq)?,
        wechat: clean_text(&card.wechat)?,
        email: clean_text(&card.email)?,
    })
}
