//! `feedback`: replies of units to a 征求意见稿; and `adjust`, which registers what was changed after the issue.

use serde_json::{Value, json};

use super::output::{Reply, columns, object};
use super::{Call, Failure, copies, file, find};
use crate::error::Error;
use crate::model::Snapshot;
use crate::model::edit::{Adjusting, Edit, EditRefusal};
use crate::model::ids::SessionId;
use crate::model::issue::{Outcome, Stage};
use crate::model::issuing::{Cause, Reply as UnitReply};
use crate::model::programme::Programme;
use crate::rules::YearView;
use crate::rules::replies::{Replies, is_none};

pub(super) fn feedback(call: &Call<'_>) -> Result<Reply, Failure> {
    if call.option("unit").is_none() {
        return list(call);
    }
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    find::open_year(year)?;
    let edit = edit(call, snapshot, year)?;
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

fn edit(call: &Call<'_>, snapshot: &Snapshot, year: &Programme) -> Result<Edit, Failure> {
    let replies = replies(call, snapshot, year)?;
    let unit = find::unit(call, snapshot, call.text("unit"))?;
    if call.flag("remove") {
        let mut rows = snapshot.feedback_on(replies.copy.id).filter(|row| row.unit == unit);
        let row = rows.next().ok_or(Failure::Failed(Error::Refused(EditRefusal::Gone)))?;
        return Ok(Edit::RemoveReply(row.id));
    }
    let month = |id: &str| call.option(id).map(|text| find::month(call, year, text)).transpose();
    let outcome = match call.option("outcome") {
        Some("taken") => Some(Outcome::Taken),
        Some("partly") => Some(Outcome::Partly),
        Some("refused") => Some(Outcome::Refused),
        _ => None,
    };
    let session = match call.option("from") {
        Some(from) => Some(find::session(call, snapshot, year, unit, ("from", Some(from)))?.id),
        None => None,
    };
    Ok(Edit::Reply(Box::new(UnitReply {
        copy: replies.copy.id,
        unit,
        on: call.date("on").unwrap_or(call.today),
        text: call.text("text").to_owned(),
        wish: month("wish")?,
        outcome,
        reason: call.text("reason").to_owned(),
        to: month("to")?,
        session,
    })))
}

/// The replies to the copy that is named, else to the last 征求意见稿.
fn replies(call: &Call<'_>, snapshot: &Snapshot, year: &Programme) -> Result<Replies, Failure> {
    let replies = match call.option("copy") {
        Some(text) => Replies::to(snapshot, copies::copy(call, snapshot, year, text)?.id),
        None => Replies::latest(snapshot, year.id),
    };
    replies.ok_or_else(|| {
        let list = snapshot.copies_of(year.id).filter(|copy| copy.stage == Stage::Consultation);
        let known = find::list(call.lang, list.map(copies::key));
        Failure::Usage(call.lang.cli_no_consultation(&known))
    })
}

fn list(call: &Call<'_>) -> Result<Reply, Failure> {
    let lang = call.lang;
    let workspace = file::open(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    let replies = replies(call, snapshot, year)?;
    let mut rows = Vec::new();
    let mut items: Vec<Value> = Vec::new();
    for (unit, reply) in &replies.units {
        let name = snapshot.printed_name(year.id, *unit);
        let said = match reply {
            None => "missing",
            Some(reply) if is_none(reply) => "none",
            Some(_) => "opinion",
        };
        let word = lang.reply_said(reply.as_ref());
        let done = reply.as_ref().map_or("", |reply| lang.reply_done(reply));
        rows.push(vec![name.to_owned(), word, done.to_owned()]);
        items.push(json!({
            "unit": name,
            "reply": said,
            "on": reply.as_ref().map(|reply| reply.on),
            "text": reply.as_ref().map(|reply| &reply.text),
            "wish": reply.as_ref().and_then(|reply| reply.wish),
            "outcome": reply.as_ref().and_then(|reply| reply.outcome),
            "reason": reply.as_ref().map(|reply| &reply.reason),
        }));
    }
    let mut text = lang.copy_title(&replies.copy);
    text.push('\n');
    text.push_str(&lang.replies_count(&replies));
    text.push('\n');
    text.push_str(&columns(&rows));
    let json = json!({
        "year": year.year,
        "copy": copies::key(&replies.copy),
        "reply_by": replies.copy.reply_by,
        "counts": {
            "asked": replies.asked,
            "replied": replies.replied,
            "without": replies.without,
            "opinions": replies.opinions,
            "taken": replies.taken,
            "partly": replies.partly,
            "refused": replies.refused,
        },
        "items": items,
    });
    Ok(Reply::new(text, object(json)))
}

pub(super) fn adjust(call: &Call<'_>) -> Result<Reply, Failure> {
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    find::open_year(year)?;
    let sessions = match call.option("unit") {
        Some(name) => {
            let unit = find::unit(call, snapshot, name)?;
            vec![find::session(call, snapshot, year, unit, ("from", call.option("from")))?.id]
        }
        None => unregistered(call, snapshot, year)?,
    };
    let asked_by = call.option("asked-by").map_or_else(|| asked_by(snapshot, &sessions), str::to_owned);
    let cause = Cause { asked_by, ..cause(call) };
    let edit = Edit::Adjust(Box::new(Adjusting { edit: None, sessions, cause }));
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

/// Every session with a change that has no cause yet.
fn unregistered(call: &Call<'_>, snapshot: &Snapshot, year: &Programme) -> Result<Vec<SessionId>, Failure> {
    let view = YearView::new(snapshot, year.id, call.today);
    let issued = view.issued().ok_or(Failure::Failed(Error::Refused(EditRefusal::NotIssued)))?;
    let mut sessions: Vec<SessionId> = issued.unregistered().filter_map(|change| change.session).collect();
    sessions.dedup();
    if sessions.is_empty() {
        return Err(Failure::Failed(Error::Refused(EditRefusal::NothingToRegister)));
    }
    Ok(sessions)
}

/// The edit with the cause that was given; without one it is told that what is issued was changed.
pub(super) fn with_cause(call: &Call<'_>, snapshot: &Snapshot, changes: &[SessionId], edit: Edit) -> Edit {
    if call.option("reason").is_none() {
        if !changes.is_empty() {
            call.remark(call.lang.cli_unregistered().to_owned());
        }
        return edit;
    }
    let asked_by = call.option("asked-by").map_or_else(|| asked_by(snapshot, changes), str::to_owned);
    let cause = Cause { asked_by, ..cause(call) };
    Edit::Adjust(Box::new(Adjusting { edit: Some(edit), sessions: Vec::new(), cause }))
}

fn cause(call: &Call<'_>) -> Cause {
    Cause {
        reason: call.text("reason").to_owned(),
        asked_by: String::new(),
        approved_by: call.text("approved-by").to_owned(),
        on: call.date("on").unwrap_or(call.today),
    }
}

/// The units whose sessions are changed: who asks is mostly they.
fn asked_by(snapshot: &Snapshot, sessions: &[SessionId]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for session in sessions.iter().filter_map(|id| snapshot.sessions.get(*id)) {
        for unit in snapshot.organisers_of(session.id) {
            let name = snapshot.printed_name(session.programme, unit);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    crate::text::Printed.listed(&names)
}
