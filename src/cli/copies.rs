//! `copies` with its sub-commands, and `issue`.

use serde_json::{Value, json};

use super::output::{Reply, columns, edit_json, object};
use super::{Call, Failure, file, find};
use crate::model::Snapshot;
use crate::model::edit::Edit;
use crate::model::ids::ScheduleCopyId;
use crate::model::issue::{ScheduleCopy, Stage};
use crate::model::issuing::{Issuing, NewCopy};
use crate::model::programme::Programme;
use crate::rules::YearView;
use crate::rules::copies::{Difference, FieldValue, between, items_of, since};
use crate::text::Lang;

/// How a copy is named here: `draft-1`.
pub(super) fn key(copy: &ScheduleCopy) -> String {
    format!("{}-{}", stage_key(copy.stage), copy.no)
}

fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "draft",
        Stage::Consultation => "consultation",
        Stage::Review => "review",
        Stage::Final => "final",
        Stage::Issued => "issued",
    }
}

/// The copy of a year that is named: by its key, its name, or as the list calls it.
pub(super) fn copy<'a>(
    call: &Call<'_>,
    snapshot: &'a Snapshot,
    year: &Programme,
    text: &str,
) -> Result<&'a ScheduleCopy, Failure> {
    let text = text.trim();
    let copies: Vec<&ScheduleCopy> = snapshot.copies_of(year.id).collect();
    let called = |copy: &&&ScheduleCopy| {
        key(copy).eq_ignore_ascii_case(text)
            || !text.is_empty() && copy.name == text
            || Lang::ALL.iter().any(|lang| lang.copy_title(copy) == text)
    };
    copies.iter().find(called).copied().ok_or_else(|| {
        if copies.is_empty() {
            return Failure::Usage(call.lang.cli_no_copies(year.year));
        }
        let known = copies.iter().map(|copy| key(copy));
        Failure::Usage(call.lang.cli_unknown_copy(text, &find::list(call.lang, known)))
    })
}

pub(super) fn list(call: &Call<'_>) -> Result<Reply, Failure> {
    let lang = call.lang;
    let workspace = file::open(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    let mut rows = Vec::new();
    let mut list = Vec::new();
    for copy in snapshot.copies_of(year.id) {
        let differs = since(snapshot, year.id, copy.id, call.today).len();
        let sessions = snapshot.copy_items_of(copy.id).count();
        rows.push(vec![
            key(copy),
            lang.copy_title(copy),
            lang.day_full(copy.on),
            copy.doc_no.clone(),
            lang.copy_differs(differs),
        ]);
        list.push(json!({
            "key": key(copy),
            "stage": copy.stage,
            "no": copy.no,
            "name": copy.name,
            "on": copy.on,
            "doc_no": copy.doc_no,
            "signed_by": copy.signed_by,
            "reply_by": copy.reply_by,
            "sessions": sessions,
            "differences": differs,
        }));
    }
    let view = YearView::new(snapshot, year.id, call.today);
    let mut text = if rows.is_empty() { lang.cli_no_copies(year.year) } else { columns(&rows) };
    let issued = view.issued().map(|issued| {
        text.push_str(&lang.issued_line(&lang.day_full(issued.copy.on), issued.changed_sessions()));
        json!({
            "key": key(&issued.copy),
            "changed_sessions": issued.changed_sessions(),
            "unregistered": issued.unregistered().count(),
        })
    });
    Ok(Reply::new(text, object(json!({ "year": year.year, "copies": list, "issued": issued }))))
}

pub(super) fn take(call: &Call<'_>) -> Result<Reply, Failure> {
    with_year(call, |_, year| {
        let stage = match call.option("stage") {
            Some("consultation") => Stage::Consultation,
            Some("review") => Stage::Review,
            Some("final") => Stage::Final,
            _ => Stage::Draft,
        };
        let wish = NewCopy {
            programme: year.id,
            stage,
            name: call.text("name").to_owned(),
            on: call.date("on").unwrap_or(call.today),
            reply_by: call.date("reply-by"),
        };
        Ok(Edit::TakeCopy(Box::new(wish)))
    })
}

pub(super) fn rename(call: &Call<'_>) -> Result<Reply, Failure> {
    with_copy(call, |copy| Edit::RenameCopy(copy, call.text("name").to_owned()))
}

pub(super) fn remove(call: &Call<'_>) -> Result<Reply, Failure> {
    with_copy(call, Edit::RemoveCopy)
}

pub(super) fn restore(call: &Call<'_>) -> Result<Reply, Failure> {
    with_copy(call, |copy| Edit::RestoreCopy { copy, locked: call.flag("locked") })
}

pub(super) fn issue(call: &Call<'_>) -> Result<Reply, Failure> {
    with_year(call, |snapshot, year| {
        let copy = call.option("copy").map(|text| copy(call, snapshot, year, text)).transpose()?;
        if let Some(copy) = copy {
            let differs = since(snapshot, year.id, copy.id, call.today).len();
            if differs > 0 {
                call.remark(call.lang.issue_differs(&call.lang.copy_title(copy), differs));
            }
        }
        let wish = Issuing {
            programme: year.id,
            copy: copy.map(|copy| copy.id),
            doc_no: call.text("doc-no").to_owned(),
            signed_by: call.text("signed-by").to_owned(),
            on: call.date("on").unwrap_or(call.today),
        };
        Ok(Edit::Issue(Box::new(wish)))
    })
}

pub(super) fn compare(call: &Call<'_>) -> Result<Reply, Failure> {
    let lang = call.lang;
    let workspace = file::open(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    let before = copy(call, snapshot, year, call.text("copy"))?;
    let (differences, after) = match call.option("other") {
        Some(other) => {
            let after = copy(call, snapshot, year, other)?;
            let (one, two) = (items_of(snapshot, before.id), items_of(snapshot, after.id));
            (between(&one, &two), Some(after))
        }
        None => (since(snapshot, year.id, before.id, call.today), None),
    };
    let after_title = after.map_or_else(|| lang.board_now().to_owned(), |copy| lang.copy_title(copy));
    let mut text = lang.compare_head(&lang.copy_title(before), &after_title, differences.len());
    for difference in &differences {
        text.push('\n');
        text.push_str(&lang.difference(difference, year.year));
    }
    let list: Vec<Value> = differences.iter().map(|one| difference_json(lang, one, year.year)).collect();
    let json = json!({
        "year": year.year,
        "before": key(before),
        "after": after.map_or_else(|| "board".to_owned(), key),
        "differences": list,
    });
    Ok(Reply::new(text, object(json)))
}

/// A difference as `compare --json` prints it.
fn difference_json(lang: Lang, difference: &Difference, year: i32) -> Value {
    let told = |told: &FieldValue| match told {
        FieldValue::Nothing => Value::Null,
        FieldValue::Month(month, None) => json!(month),
        FieldValue::Month(month, Some(to)) => json!(format!("{month}/{to}")),
        FieldValue::Names(names) => json!(names),
        FieldValue::Time(..) | FieldValue::Words(_) => json!(lang.told(told, year)),
    };
    json!({
        "session": difference.session_uid,
        "kind": difference.kind,
        "units": difference.who,
        "group": difference.group,
        "what": difference.what.key(),
        "before": told(&difference.before),
        "after": told(&difference.after),
    })
}

fn with_copy(call: &Call<'_>, edit: impl FnOnce(ScheduleCopyId) -> Edit) -> Result<Reply, Failure> {
    with_year(call, |snapshot, year| {
        let copy = copy(call, snapshot, year, call.text("copy"))?;
        Ok(edit(copy.id))
    })
}

fn with_year(
    call: &Call<'_>,
    edit: impl FnOnce(&Snapshot, &Programme) -> Result<Edit, Failure>,
) -> Result<Reply, Failure> {
    let (mut workspace, year, edit) = file::open_for_year(call, edit)?;
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    let mut reply = Reply::edited(call, &applied);
    if matches!(edit, Edit::TakeCopy(_) | Edit::Issue(_)) && applied.edit.is_some() {
        // The newest is the one that was made.
        let made = workspace.snapshot().copies_of(year).max_by_key(|copy| copy.id).map(key);
        let mut json = edit_json(call.lang, &applied);
        json["copy"] = json!(made);
        reply.json = json;
    }
    Ok(reply)
}
