//! `due` and `report`.

use serde_json::{Value, json};

use super::output::{Reply, columns, object};
use super::{Call, Failure, file, find};
use crate::model::Snapshot;
use crate::model::edit::Edit;
use crate::model::names::folded;
use crate::model::programme::Programme;
use crate::model::report::{DayDoubt, ReportEventKind, ReportTarget};
use crate::rules::YearView;
use crate::rules::counts::Tally;
use crate::rules::owed::Owed;
use crate::rules::year::YearState;

pub(super) fn due(call: &Call<'_>) -> Result<Reply, Failure> {
    let workspace = file::open(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    let view = YearView::new(snapshot, year.id, call.today);
    let items: Vec<Value> = view.owed().iter().map(|owed| item_json(snapshot, year, owed)).collect();
    let state = view.state();
    let json = object(json!({
        "today": call.today,
        "year": year.year,
        "state": state,
        "counts": counts_json(&view.counts().total),
        "items": items,
    }));
    Ok(Reply::new(text(call, snapshot, year, &view), json))
}

/// One thing owed, as `due --json` prints it.
pub(super) fn item_json(snapshot: &Snapshot, year: &Programme, owed: &Owed) -> Value {
    let target = owed.target;
    let group = target.unit.and_then(|unit| snapshot.group_of(year.id, unit));
    let group = group.and_then(|id| snapshot.groups.get(id));
    let session = snapshot.sessions.get(target.session);
    json!({
        "unit": target.unit.map(|unit| snapshot.printed_name(year.id, unit)),
        "session": session.map(|session| json!({
            "kind": session.kind,
            "title": Some(&session.title).filter(|title| !title.is_empty()),
        })),
        "group": group.map(|g| &g.name),
        "month": owed.month,
        "item": snapshot.requirements.get(target.requirement).map(|r| &r.item),
        "due": owed.due,
        "due_uncertain": owed.due_uncertain,
        "held_on": owed.held_on,
        "receipt": owed.receipt,
        "timing": owed.timing,
        "days": owed.days,
    })
}

/// The year's figures, as 今日, 安排, 报送 and 一览表 show them.
fn counts_json(tally: &Tally) -> Value {
    json!({
        "sessions": tally.sessions,
        "placed": tally.placed,
        "should_hold": tally.should_hold,
        "held": tally.held,
        "asked": tally.asked,
        "due": tally.due,
        "reported": tally.reported,
        "late": tally.late,
        "returned": tally.returned,
        "missing": tally.missing,
        "overdue": tally.overdue,
    })
}

fn text(call: &Call<'_>, snapshot: &Snapshot, year: &Programme, view: &YearView) -> String {
    let lang = call.lang;
    let (owed, tally) = (view.owed(), &view.counts().total);
    let mut text = match view.state() {
        YearState::Unrecorded => lang.cli_unrecorded(year.year),
        YearState::Live => {
            lang.cli_due_head(&lang.day_full(call.today), tally.asked, tally.reported, tally.outstanding())
        }
    };
    text.push('\n');
    if owed.iter().any(|o| o.due_uncertain) {
        text.push_str(lang.due_uncertain_note());
        text.push('\n');
    }
    let rows: Vec<Vec<String>> = owed
        .iter()
        .map(|o| {
            let item = snapshot.requirements.get(o.target.requirement).map_or("", |r| r.item.as_str());
            vec![
                lang.month_or_unscheduled(o.month),
                lang.by_whom(snapshot, o.target).into_owned(),
                lang.due_day(o).map(|day| lang.cli_until(&day)).unwrap_or_default(),
                lang.owed_state(o),
                o.received_on.map(|day| lang.day(day)).unwrap_or_default(),
                item.to_owned(),
            ]
        })
        .collect();
    text + &columns(&rows)
}

pub(super) fn report(call: &Call<'_>) -> Result<Reply, Failure> {
    let lang = call.lang;
    let kind = match call.text("event") {
        "received" => ReportEventKind::Received,
        "returned" => ReportEventKind::Returned,
        "accepted" => ReportEventKind::Accepted,
        "exempt" => ReportEventKind::Exempt,
        _ => ReportEventKind::Extended,
    };
    let until = call.date("until");
    match (kind, until) {
        (ReportEventKind::Extended, None) => {
            return Err(Failure::Usage(lang.cli_missing_argument("--until DATE") + lang.cli_see_help()));
        }
        (ReportEventKind::Returned | ReportEventKind::Extended, _) | (_, None) => {}
        (_, Some(_)) => return Err(Failure::Usage(lang.cli_until_unused().to_owned())),
    }
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    find::open_year(year)?;
    let targets = targets(call, snapshot, year)?;
    let on = call.date("on").unwrap_or(call.today);
    if !call.flag("sure") {
        let doubtful = targets.iter().find_map(|target| {
            let month = snapshot.sessions.get(target.session).and_then(|session| session.month);
            let doubt = DayDoubt::of(kind, on, call.today, month)?;
            Some(lang.day_doubt(doubt, on, &lang.by_whom(snapshot, *target)))
        });
        if let Some(why) = doubtful {
            return Err(Failure::Usage(lang.cli_day_doubt(&why)));
        }
    }
    let edit =
        Edit::Report { targets, kind, on, until, note: call.option("note").unwrap_or_default().to_owned() };
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

/// Everything that is asked of the unit about the one session that is meant, or only the item named.
fn targets(call: &Call<'_>, snapshot: &Snapshot, year: &Programme) -> Result<Vec<ReportTarget>, Failure> {
    let lang = call.lang;
    let (called, view) = (call.text("unit"), YearView::new(snapshot, year.id, call.today));
    // What a session owes as a whole is named by the session, or by any who holds it.
    let of_session = find::sessions_called(snapshot, year, called);
    let unit = if of_session.is_empty() { Some(find::unit(call, snapshot, called)?) } else { None };
    let is_of = |o: &&Owed| match (unit, o.target.unit) {
        (Some(unit), Some(other)) => unit == other,
        (Some(unit), None) => snapshot.organisers_of(o.target.session).any(|other| other == unit),
        (None, _) => of_session.iter().any(|session| session.id == o.target.session),
    };
    let mut owed: Vec<&Owed> = view.owed().iter().filter(is_of).collect();
    let item_of = |o: &Owed| snapshot.requirements.get(o.target.requirement).map_or("", |r| r.item.as_str());
    if let Some(item) = call.option("item") {
        let mut known: Vec<String> = owed.iter().map(|o| item_of(o).to_owned()).collect();
        known.sort();
        known.dedup();
        owed.retain(|o| folded(item_of(o)) == folded(item));
        if owed.is_empty() {
            return Err(Failure::Usage(lang.cli_unknown_item(item, &find::list(lang, known))));
        }
    }
    let mut sessions = Vec::new();
    for session in owed.iter().filter_map(|o| snapshot.sessions.get(o.target.session)) {
        if !sessions.iter().any(|s: &&crate::model::session::Session| s.id == session.id) {
            sessions.push(session);
        }
    }
    let from = ("from", call.option("from"));
    let session = match unit {
        Some(unit) => find::one_of(call, snapshot, year.id, unit, from, &sessions)?,
        None => find::one_called(call, called, from, &sessions)?,
    };
    Ok(owed.iter().map(|o| o.target).filter(|target| target.session == session.id).collect())
}
