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
    let people = snapshot.liaisons_of(unit);
    let there = people.iter().find(|liaison| liaison.card.name == name);
    let edit = if call.flag("remove") {
        if there.is_none() {
            let unit = snapshot.units.get(unit).map_or("", |unit| unit.name.as_str());
            let known = find::list(call.lang, people.iter().map(|liaison| liaison.card.name.clone()));
            return Err(Failure::Usage(call.lang.cli_unknown_liaison(unit, name, &known)));
        }
        let rest = people.iter().filter(|liaison| liaison.card.name != name);
        Edit::SetLiaisons(unit, rest.map(|liaison| (liaison.card.clone(), liaison.main)).collect())
    } else {
        let new = || LiaisonCard { name: name.to_owned(), ..LiaisonCard::default() };
        let mut card = there.map_or_else(new, |liaison| liaison.card.clone());
        fill(call, &mut card);
        let (from, to) = there.map_or((None, None), |liaison| (liaison.from, liaison.to));
        let serves = (call.date("serves-from").or(from), call.date("serves-to").or(to));
        let main = call.flag("main") || there.is_some_and(|liaison| liaison.main);
        Edit::SetLiaison { unit, liaison: there.map(|liaison| liaison.id), card, main, serves }
    };
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
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
