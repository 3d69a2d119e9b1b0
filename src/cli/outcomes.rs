//! `unit found`, `unit transfer`, `unit liaisons`.

use serde_json::json;

use super::output::{Reply, edit_json};
use super::{Call, Failure, file, find};
use crate::error::{Error, FileAction};
use crate::jobs::reading::cells;
use crate::model::edit::Edit;
use crate::text::person_rows::{PersonRows, stand};

/// 新设: the day on which a unit began.
pub(super) fn found(call: &Call<'_>) -> Result<Reply, Failure> {
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let unit = find::unit(call, workspace.snapshot(), call.text("unit"))?;
    let on = call.date("on").unwrap_or(call.today);
    let basis = call.option("basis").unwrap_or_default().to_owned();
    let applied = workspace.apply(&Edit::FoundUnit { unit, on, basis }).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

/// 划转: a unit goes to another group on a day.
pub(super) fn transfer(call: &Call<'_>) -> Result<Reply, Failure> {
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let unit = find::unit(call, workspace.snapshot(), call.text("unit"))?;
    let group = find::group(call, workspace.snapshot(), call.text("group"))?.id;
    let on = call.date("on").unwrap_or(call.today);
    let basis = call.option("basis").unwrap_or_default().to_owned();
    let edit = Edit::TransferUnit { unit, group, tier: None, on, basis };
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

/// Takes liaisons of many units from a table; rows that are left out are remarked on.
pub(super) fn liaisons(call: &Call<'_>) -> Result<Reply, Failure> {
    let path = call.path("table");
    let bytes = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    let bytes = bytes.map_err(|error| Error::io(FileAction::Read, path, error))?;
    let text = String::from_utf8(bytes).map_err(|_| Error::SourceNotReadable(path.to_path_buf()))?;
    let rows = PersonRows::of(&cells(text.trim_start_matches('\u{feff}').to_owned()).wait()?);
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let standing = stand(workspace.snapshot(), &rows.rows);
    let (mut people, mut left) = (Vec::new(), Vec::new());
    for (row, standing) in rows.rows.iter().zip(&standing) {
        let told = call.lang.person_standing(row, standing);
        match standing.unit() {
            Some(unit) => people.push((unit, row.card.clone())),
            None => left.push(call.lang.take_line(row.number, &row.unit, &row.card.name, &told)),
        }
    }
    call.remark_beside_text(&left);
    if people.is_empty() {
        return Err(Failure::Failed(Error::NothingUnderstood(path.to_path_buf())));
    }
    let edit = Edit::TakeLiaisons { people, only: call.flag("only") };
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    let mut json = edit_json(call.lang, &applied);
    json["left_out"] = json!(left);
    Ok(Reply { json, ..Reply::edited(call, &applied) })
}
