//! The file itself: opening it, its journal, its health, its backups.

use std::fmt::Write as _;
use std::path::Path;

use chrono::{Local, SecondsFormat};
use serde_json::{Value, json};

use super::output::{Reply, columns, edit_json, object};
use super::{Call, FOUND, Failure};
use crate::error::Result;
use crate::text::Lang;
use crate::workspace::{Access, EditState, HealthProblem, Workspace};

/// Opens a file for reading.
pub(super) fn open(call: &Call<'_>, path: &Path) -> Result<Workspace> {
    Workspace::open(path, Access::Read, call.context())
}

/// Opens a file for writing; somebody else who has it open is waited for a while. A backup of the day that could not be
/// made is remarked on.
pub(super) fn open_for_writing(call: &Call<'_>, path: &Path) -> Result<Workspace> {
    let workspace = Workspace::open(path, Access::Write, call.context())?;
    if let Some(reason) = workspace.no_backup() {
        call.remarks.borrow_mut().push(call.lang.cli_no_backup(&call.lang.error(reason)));
    }
    Ok(workspace)
}

pub(super) fn undo(call: &Call<'_>) -> Result<Reply, Failure> {
    let mut workspace = open_for_writing(call, call.path("file"))?;
    let applied = workspace.undo()?;
    let text = call.lang.cli_undone(&call.lang.edit_label(&applied.label));
    Ok(Reply::new(text, edit_json(call.lang, &applied)))
}

pub(super) fn redo(call: &Call<'_>) -> Result<Reply, Failure> {
    let mut workspace = open_for_writing(call, call.path("file"))?;
    let applied = workspace.redo()?;
    let text = call.lang.cli_redone(&call.lang.edit_label(&applied.label));
    Ok(Reply::new(text, edit_json(call.lang, &applied)))
}

pub(super) fn history(call: &Call<'_>) -> Result<Reply, Failure> {
    let workspace = open(call, call.path("file"))?;
    let entries = workspace.history()?;
    let mut rows = Vec::new();
    let mut items = Vec::new();
    for entry in entries {
        let label = call.lang.edit_label(&entry.label);
        let kind = serde_json::to_value(&entry.label).ok().and_then(|label| label.get("kind").cloned());
        let (state, mark) = match entry.state {
            EditState::Done => ("done", ""),
            EditState::Undone => ("undone", call.lang.cli_mark_undone()),
            EditState::Discarded => ("discarded", call.lang.cli_mark_discarded()),
        };
        let at = entry.at.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string();
        rows.push(vec![entry.id.to_string(), at, entry.actor.clone(), label.clone(), mark.to_owned()]);
        items.push(json!({
            "id": entry.id,
            "at": entry.at.to_rfc3339_opts(SecondsFormat::Secs, true),
            "actor": entry.actor,
            "kind": kind,
            "label": label,
            "state": state,
        }));
    }
    let text = if rows.is_empty() { call.lang.cli_no_history().to_owned() } else { columns(&rows) };
    Ok(Reply::new(text, Value::Array(items)))
}

pub(super) fn verify(call: &Call<'_>) -> Result<Reply, Failure> {
    let workspace = open(call, call.path("file"))?;
    let problems = workspace.verify()?;
    let mut text = String::new();
    let mut items = Vec::new();
    for problem in &problems {
        let sentence = sentence(call.lang, problem);
        let _ = writeln!(text, "{sentence}");
        let mut item = match problem {
            HealthProblem::Pages(words) => json!({ "kind": "pages", "detail": words }),
            HealthProblem::Dangling(table, row) => json!({ "kind": "dangling", "table": table, "row": row }),
            HealthProblem::Unreadable(table, words) => {
                json!({ "kind": "unreadable", "table": table, "detail": words })
            }
            HealthProblem::Journal(table, row) => json!({ "kind": "journal", "table": table, "row": row }),
        };
        item["text"] = json!(sentence);
        items.push(item);
    }
    if problems.is_empty() {
        call.lang.cli_healthy().clone_into(&mut text);
    } else {
        text.push_str(call.lang.cli_unhealthy());
    }
    let mut reply = Reply::new(text, object(json!({ "ok": problems.is_empty(), "problems": items })));
    reply.code = if problems.is_empty() { super::DONE } else { FOUND };
    Ok(reply)
}

fn sentence(lang: Lang, problem: &HealthProblem) -> String {
    match problem {
        HealthProblem::Pages(words) => lang.cli_health_pages(words),
        HealthProblem::Dangling(table, row) => lang.cli_health_dangling(table, *row),
        HealthProblem::Unreadable(table, words) => lang.cli_health_unreadable(table, words),
        HealthProblem::Journal(table, row) => lang.cli_health_journal(table, *row),
    }
}

pub(super) fn backup(call: &Call<'_>) -> Result<Reply, Failure> {
    let mut workspace = open(call, call.path("file"))?;
    let backup = workspace.backup()?;
    let path = backup.path.display().to_string();
    let at = backup.at.to_rfc3339_opts(SecondsFormat::Secs, true);
    Ok(Reply::new(path.clone(), object(json!({ "path": path, "at": at }))))
}

pub(super) fn restore(call: &Call<'_>) -> Result<Reply, Failure> {
    let (path, backup) = (call.path("file"), call.path("backup"));
    Workspace::restore(path, backup, &call.context())?;
    let (path, backup) = (path.display().to_string(), backup.display().to_string());
    Ok(Reply::new(call.lang.cli_restored(&path, &backup), object(json!({ "path": path, "backup": backup }))))
}
