//! `due --message`: what is written to units about their reports, and that it be kept.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::output::{Reply, object};
use super::{Call, Failure, file, find};
use crate::model::Month;
use crate::model::contact::{Contact, ContactKind};
use crate::model::edit::Edit;
use crate::model::ids::ContactId;
use crate::rules::YearView;
use crate::rules::messages::{asked, hinted_month};
use crate::text::messages::{Desk, Manner, Message, messages, template};

/// Kinds of messages by their names.
pub(super) const KINDS: [&str; 3] = ["hint", "reminder", "urging"];
/// Characters up to which a message goes.
const LONGEST: usize = 480;

pub(super) fn message(call: &Call<'_>) -> Result<Reply, Failure> {
    let kind = match call.text("message") {
        "hint" => ContactKind::Hint,
        "reminder" => ContactKind::Reminder,
        _ => ContactKind::Urging,
    };
    let Some(channel) = call.option("record") else {
        let workspace = file::open(call, &call.file())?;
        let snapshot = workspace.snapshot();
        let year = find::programme(call, snapshot)?;
        let desk = Desk { snapshot, programme: year, today: call.today };
        let list = made(call, &desk, kind);
        let items: Vec<Value> = list.iter().map(|message| item(&desk, message)).collect();
        let json = object(json!({ "today": call.today, "year": year.year, "messages": items }));
        let texts: Vec<&str> = list.iter().map(|message| message.text.as_str()).collect();
        let text = if texts.is_empty() { call.lang.remind_nobody().to_owned() } else { texts.join("\n\n") };
        return Ok(Reply::new(text + "\n", json));
    };
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    find::open_year(year)?;
    let desk = Desk { snapshot, programme: year, today: call.today };
    let mut met = BTreeSet::new();
    let mut put = Vec::new();
    for message in made(call, &desk, kind) {
        for (unit, session) in message.to.into_iter().filter(|to| met.insert(*to)) {
            let contact = Contact {
                id: ContactId(0),
                programme: year.id,
                session: Some(session),
                unit,
                kind,
                on: call.today,
                channel: channel.to_owned(),
                text: message.text.clone(),
            };
            put.push(contact.into());
        }
    }
    if put.is_empty() {
        return Err(Failure::Usage(call.lang.remind_nobody().to_owned()));
    }
    let edit = Edit::Rows { put, delete: Vec::new() };
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

fn made(call: &Call<'_>, desk: &Desk<'_>, kind: ContactKind) -> Vec<Message> {
    let view = YearView::new(desk.snapshot, desk.programme.id, call.today);
    let month = hinted_month(call.today).unwrap_or(Month::of(call.today));
    let manner = Manner { kind, each: call.flag("each"), at: call.flag("at"), longest: LONGEST };
    messages(desk, manner, &template(desk.snapshot, kind), &asked(&view, kind, month))
}

fn item(desk: &Desk<'_>, message: &Message) -> Value {
    let mut met = BTreeSet::new();
    let units = message.to.iter().map(|(unit, _)| *unit).filter(|unit| met.insert(*unit));
    let units: Vec<&str> = units.map(|unit| desk.snapshot.printed_name(desk.programme.id, unit)).collect();
    json!({ "units": units, "text": message.text })
}
