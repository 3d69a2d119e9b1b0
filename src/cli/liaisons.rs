//! `unit liaison`: who is called in a unit.

use super::output::Reply;
use super::{Call, Failure, file, find};
use crate::model::edit::Edit;
use crate::model::people::LiaisonCard;

/// Adds the person of that name, changes what is given of one who is there already, or removes one.
pub(super) fn set(call: &Call<'_>) -> Result<Reply, Failure> {
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let unit = find::unit(call, snapshot, call.text("unit"))?;
    let name = call.text("name").trim();
    let mut people: Vec<(LiaisonCard, bool)> =
        snapshot.liaisons_of(unit).into_iter().map(|liaison| (liaison.card.clone(), liaison.main)).collect();
    let at = people.iter().position(|(card, _)| card.name == name);
    if call.flag("remove") {
        let Some(at) = at else {
            let unit = snapshot.units.get(unit).map_or("", |unit| unit.name.as_str());
            let known = find::list(call.lang, people.into_iter().map(|(card, _)| card.name));
            return Err(Failure::Usage(call.lang.cli_unknown_liaison(unit, name, &known)));
        };
        people.remove(at);
    } else {
        let at = at.unwrap_or_else(|| {
            people.push((LiaisonCard { name: name.to_owned(), ..LiaisonCard::default() }, false));
            people.len() - 1
        });
        if call.flag("main") {
            for (_, main) in &mut people {
                *main = false;
            }
        }
        if let Some((card, main)) = people.get_mut(at) {
            fill(call, card);
            *main |= call.flag("main");
        }
    }
    let applied = workspace.apply(&Edit::SetLiaisons(unit, people)).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

/// Sets the fields that were given; empty text takes one away.
fn fill(call: &Call<'_>, card: &mut LiaisonCard) {
    for (option, field) in [
        ("sex", &mut card.sex),
        ("post", &mut card.post),
        ("office-phone", &mut card.office_phone),
        ("mobile", &mut card.mobile),
        ("fax", &mut card.fax),
        ("qq", &mut card.qq),
        ("wechat", &mut card.wechat),
        ("email", &mut card.email),
    ] {
        if let Some(given) = call.option(option) {
            given.trim().clone_into(field);
        }
    }
}
