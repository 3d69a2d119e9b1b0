//! The file itself: opening it, its journal, its health.

use std::fmt::Write as _;
use std::path::Path;

use chrono::{Local, SecondsFormat};
use serde_json::{Value, json};

use super::output::{Reply, columns, edit_json, object};
use super::{Call, FOUND, Failure, find};
use crate::error::Result;
use crate::files;
use crate::model::Snapshot;
use crate::model::edit::Edit;
use crate::model::health::{HealthProblem, UnreadableRow};
use crate::model::ids::ProgrammeId;
use crate::model::names::folded;
use crate::model::programme::Programme;
use crate::model::progress::Progress;
use crate::text::Lang;
use crate::workspace::{Access, EditState, Workspace};

/// Opens a file for reading; what of it cannot be understood is remarked.
pub(super) fn open(call: &Call<'_>, path: &Path) -> Result<Workspace> {
    let workspace = Workspace::open(path, Access::Read, call.context())?;
    if let Some(first) = workspace.unreadable().first() {
        let remark =
            call.lang.remark_unreadable(workspace.unreadable().len(), &call.lang.unreadable_row(first));
        call.remark(remark);
    }
    Ok(workspace)
}

/// Opens a file for writing; somebody else who has it open is waited for a while. A backup of the day that could not be
/// made is remarked on.
pub(super) fn open_for_writing(call: &Call<'_>, path: &Path) -> Result<Workspace> {
    let workspace = Workspace::open(path, Access::Write, call.context())?;
    if let Some(reason) = workspace.no_backup() {
        call.remark(call.lang.cli_no_backup(&call.lang.error(reason)));
    }
    Ok(workspace)
}

/// Opens the file of a command that edits a year, which is not closed, and makes the edit.
pub(super) fn open_for_year(
    call: &Call<'_>,
    edit: impl FnOnce(&Snapshot, &Programme) -> Result<Edit, Failure>,
) -> Result<(Workspace, ProgrammeId, Edit), Failure> {
    let workspace = open_for_writing(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    find::open_year(year)?;
    let (id, edit) = (year.id, edit(snapshot, year)?);
    Ok((workspace, id, edit))
}

pub(super) fn undo(call: &Call<'_>) -> Result<Reply, Failure> {
    let mut workspace = open_for_writing(call, &call.file())?;
    let applied = workspace.undo()?;
    let text = call.lang.cli_undone(&call.lang.edit_label(&applied.label));
    Ok(Reply::new(text, edit_json(call.lang, &applied)))
}

pub(super) fn redo(call: &Call<'_>) -> Result<Reply, Failure> {
    let mut workspace = open_for_writing(call, &call.file())?;
    let applied = workspace.redo()?;
    let text = call.lang.cli_redone(&call.lang.edit_label(&applied.label));
    Ok(Reply::new(text, edit_json(call.lang, &applied)))
}

/// Brings everything back to how it was after an edit.
pub(super) fn back(call: &Call<'_>) -> Result<Reply, Failure> {
    let mut workspace = open_for_writing(call, &call.file())?;
    let number = call.args.get_one::<i64>("number").copied().unwrap_or_default();
    let applied = workspace.back_to(number)?;
    Ok(Reply::edited(call, &applied))
}

pub(super) fn history(call: &Call<'_>) -> Result<Reply, Failure> {
    let workspace = open(call, &call.file())?;
    let mut entries = workspace.history()?;
    if let Some(unit) = call.option("unit") {
        let unit = find::unit(call, workspace.snapshot(), unit)?;
        let about = Workspace::edits_about(workspace.path(), unit, call.clock, &Progress::default())?;
        entries.retain(|entry| about.contains(&entry.id));
    }
    if let Some(text) = call.option("find") {
        let wanted = folded(text);
        let holds = |text: &str| folded(text).contains(&wanted);
        entries.retain(|entry| holds(&call.lang.edit_label(&entry.label)) || holds(&entry.actor));
    }
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
    let workspace = Workspace::open(&call.file(), Access::Read, call.context())?;
    let problems = workspace.verify()?;
    let mut text = String::new();
    let mut items = Vec::new();
    for problem in &problems {
        let _ = writeln!(text, "{}", sentence(call.lang, problem));
        items.push(problem_json(call.lang, problem));
    }
    if problems.is_empty() {
        call.lang.cli_healthy().clone_into(&mut text);
    } else {
        let folder = files::companion_folder(workspace.path()).join("backups");
        text.push_str(&call.lang.cli_unhealthy(&folder.display().to_string()));
    }
    let mut reply = Reply::new(text, object(json!({ "ok": problems.is_empty(), "problems": items })));
    reply.code = if problems.is_empty() { super::DONE } else { FOUND };
    Ok(reply)
}

/// The sentence; damaged pages with the engine's words, for whoever looks into it.
fn sentence(lang: Lang, problem: &HealthProblem) -> String {
    match problem {
        HealthProblem::Pages(words) => lang.cli_fact(lang.health_pages(), words),
        other => lang.health_problem(other),
    }
}

fn problem_json(lang: Lang, problem: &HealthProblem) -> Value {
    let row = |kind: &str, row: &UnreadableRow| {
        let mut item = row_json(row);
        item["kind"] = json!(kind);
        item
    };
    let mut item = match problem {
        HealthProblem::Pages(words) => json!({ "kind": "pages", "detail": words }),
        HealthProblem::Dangling(table, row) => json!({ "kind": "dangling", "table": table, "row": row }),
        HealthProblem::Unreadable(bad) => row("unreadable", bad),
        HealthProblem::Absurd(bad) => row("absurd", bad),
        HealthProblem::Twice(table, row, what) => {
            json!({ "kind": "twice", "table": table, "row": row, "detail": what })
        }
        HealthProblem::Journal(table, row) => json!({ "kind": "journal", "table": table, "row": row }),
        HealthProblem::Unjournalled(table, row) => {
            json!({ "kind": "unjournalled", "table": table, "row": row })
        }
        HealthProblem::JournalCut(there, least) => {
            json!({ "kind": "journal_cut", "entries": there, "least": least })
        }
    };
    item["text"] = json!(sentence(lang, problem));
    item
}

fn row_json(row: &UnreadableRow) -> Value {
    json!({ "table": row.table, "row": row.row, "column": row.column, "value": row.value })
}

pub(super) fn repair(call: &Call<'_>) -> Result<Reply, Failure> {
    let lang = call.lang;
    let path = call.file();
    let Some(repaired) = Workspace::repair(&path, &call.context())? else {
        return Ok(Reply::new(lang.repair_nothing(), object(json!({ "changed": false }))));
    };
    let backup = repaired.backup.path.display().to_string();
    let mut lines = vec![lang.repair_backup(&backup)];
    lines.extend(repaired.put_back.iter().map(|row| lang.repair_put_back(&lang.unreadable_row(row))));
    lines.extend(repaired.left_out.iter().map(|row| lang.repair_left_out(&lang.unreadable_row(row))));
    let with = repaired.left_with.iter();
    lines.extend(with.map(|(table, row)| lang.repair_left_with(&lang.health_place(table, *row))));
    lines.extend(repaired.remaining.iter().map(|problem| lang.repair_remaining(&sentence(lang, problem))));
    let whole = repaired.remaining.is_empty();
    lines.push(if whole { lang.repair_done() } else { lang.repair_not_all() }.to_owned());
    let rows = |rows: &[UnreadableRow]| rows.iter().map(row_json).collect::<Vec<_>>();
    let with = repaired.left_with.iter().map(|(table, row)| json!({ "table": table, "row": row }));
    let json = json!({
        "changed": true,
        "backup": backup,
        "put_back": rows(&repaired.put_back),
        "left_out": rows(&repaired.left_out),
        "left_with": with.collect::<Vec<_>>(),
        "remaining": repaired.remaining.iter().map(|p| problem_json(lang, p)).collect::<Vec<_>>(),
    });
    let mut reply = Reply::new(lines.join("\n"), object(json));
    reply.code = if whole { super::DONE } else { FOUND };
    Ok(reply)
}
