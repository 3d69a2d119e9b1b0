//! `backup`, `backups`, `restore`.

use std::path::PathBuf;

use chrono::SecondsFormat;
use serde_json::{Value, json};

use super::output::{Reply, columns, object};
use super::{Call, Failure, file, find};
use crate::error::Error;
use crate::jobs::backups::list as listed;
use crate::model::difference::{Delta, Difference};
use crate::model::edit::EditRefusal;
use crate::model::restore::RestorePart;
use crate::workspace::{Access, Workspace};

/// Makes a backup, and with `--to` a further copy in another place.
pub(super) fn backup(call: &Call<'_>) -> Result<Reply, Failure> {
    let mut workspace = file::open(call, &call.file())?;
    let backup = workspace.backup()?;
    let path = backup.path.display().to_string();
    let at = backup.at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let Some(folder) = call.args.get_one::<PathBuf>("to") else {
        return Ok(Reply::new(path.clone(), object(json!({ "path": path, "at": at }))));
    };
    Workspace::begin_second_place(folder)?;
    let copy = Workspace::copy_to_second_place(workspace.path(), &backup.path, folder, call.clock)?;
    let copy = copy.display().to_string();
    let text = format!("{path}\n{}", call.lang.cli_second(&copy));
    Ok(Reply::new(text, object(json!({ "path": path, "at": at, "copy": copy }))))
}

/// Every backup with what became of it since.
pub(super) fn list(call: &Call<'_>) -> Result<Reply, Failure> {
    let workspace = file::open(call, &call.file())?;
    let all = listed(workspace.path().to_path_buf(), None).wait()?;
    let (mut rows, mut items) = (Vec::new(), Vec::new());
    for one in all {
        let backup = &one.backup;
        let since = Workspace::difference_from(&backup.path, workspace.snapshot(), call.clock);
        let told = match &since {
            Ok(difference) => call.lang.changed_since(difference),
            Err(error) => call.lang.error(error),
        };
        let kind = if backup.by_hand { call.lang.backups_by_hand() } else { call.lang.backups_automatic() };
        let path = backup.path.display().to_string();
        rows.push(vec![
            call.lang.moment(backup.at),
            kind.to_owned(),
            call.lang.bytes(one.bytes),
            told.clone(),
            path.clone(),
        ]);
        items.push(json!({
            "path": path,
            "at": backup.at.to_rfc3339_opts(SecondsFormat::Secs, true),
            "by_hand": backup.by_hand,
            "bytes": one.bytes,
            "since": since.as_ref().ok().map(difference_json),
            "text": told,
        }));
    }
    let text = if rows.is_empty() { call.lang.cli_no_backups().to_owned() } else { columns(&rows) };
    Ok(Reply::new(text, Value::Array(items)))
}

fn difference_json(difference: &Difference) -> Value {
    let delta = |delta: Delta| json!({ "added": delta.added, "changed": delta.changed, "gone": delta.gone });
    json!({
        "units": delta(difference.units),
        "sessions": delta(difference.sessions),
        "reports": delta(difference.reports),
        "other": difference.other,
        "years": difference.years,
        "unit_names": difference.unit_names.iter().map(|(_, name)| name).collect::<Vec<_>>(),
    })
}

/// Puts a backup in the file's place, or with `--year` or `--unit` that part of it into the file.
pub(super) fn restore(call: &Call<'_>) -> Result<Reply, Failure> {
    let (path, kept) = (call.file(), call.data_path("backup"));
    let part = match (call.year, call.option("unit")) {
        (None, None) => None,
        (Some(year), None) => Some(RestorePart::Year(year)),
        (None, Some(unit)) => {
            // The unit bears its name in the backup, whatever became of it since.
            let backup = Workspace::open(&kept, Access::Read, call.context())?;
            Some(RestorePart::Unit(find::unit(call, backup.snapshot(), unit)?))
        }
        (Some(_), Some(_)) => return Err(Failure::Usage(call.lang.cli_one_part().to_owned())),
    };
    let Some(part) = part else {
        Workspace::restore(&path, &kept, &call.context())?;
        let (path, kept) = (path.display().to_string(), kept.display().to_string());
        let text = call.lang.cli_restored(&path, &kept);
        return Ok(Reply::new(text, object(json!({ "path": path, "backup": kept }))));
    };
    let mut workspace = file::open_for_writing(call, &path)?;
    let applied =
        workspace.restore_part(&Workspace::backup_at(&kept), part).map_err(|error| match &error {
            Error::Refused(EditRefusal::NotInBackup) => Failure::Usage(call.lang.error(&error)),
            _ => call.failed(error),
        })?;
    Ok(Reply::edited(call, &applied))
}
