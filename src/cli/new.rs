//! Making a file.

use std::path::Path;

use serde_json::json;

use super::output::{Reply, object};
use super::{Call, Failure};
use crate::error::{Error, FileAction, Result};
use crate::files;
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::setting::SettingKey;
use crate::workspace::Workspace;

/// Years that a file may hold.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2200;

pub(super) fn new(call: &Call<'_>) -> Result<Reply, Failure> {
    let lang = call.lang;
    let path = &files::with_ending(call.path("file"), files::ENDING);
    let sample = call.flag("sample");
    let region = call.option("region").map(str::trim).filter(|region| !region.is_empty());
    if !sample {
        if region.is_none() {
            return Err(Failure::Usage(lang.cli_missing_argument("--region R") + lang.cli_see_help()));
        }
        if call.year.is_none() {
            return Err(Failure::Usage(lang.cli_missing_argument("--year YEAR") + lang.cli_see_help()));
        }
    }
    if let Some(year) = call.year.filter(|year| !YEARS.contains(year)) {
        return Err(Failure::Usage(lang.refuse_bad_year(year)));
    }
    make(call, path, call.flag("force"), |path| {
        if sample {
            sample_file(call, path, region)
        } else {
            empty_file(call, path, region.unwrap_or_default())
        }
    })?;
    let shown = path.display().to_string();
    Ok(Reply::new(lang.cli_created(&shown), object(json!({ "path": shown }))))
}

/// Makes a file with `fill`. What fails half-way is taken away again; with `force` a file that is there already is
/// exchanged in one step after a backup of it, unless somebody has it open.
pub(super) fn make(
    call: &Call<'_>,
    path: &Path,
    force: bool,
    fill: impl FnOnce(&Path) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let path = files::absolute(path);
    let Some(folder) = path.parent() else { return Err(Error::IsFolder(path).into()) };
    if path.is_dir() {
        return Err(Error::IsFolder(path).into());
    }
    if path.exists() && !force {
        return Err(Error::AlreadyExists(path).into());
    }
    if !folder.is_dir() {
        // In a working folder that has vanished, a relative path has no folder to name.
        let missing = if folder.as_os_str().is_empty() { &path } else { folder };
        return Err(Error::NoSuchFile(missing.to_path_buf()).into());
    }
    if path.exists() {
        let aside = tempfile::Builder::new()
            .prefix(".themeday-")
            .tempdir_in(folder)
            .map_err(|e| Error::io(FileAction::Create, folder, e))?;
        let fresh = aside.path().join("new.themeday");
        fill(&fresh)?;
        return Workspace::restore(&path, &fresh, &call.context()).map_err(|e| call.failed(e));
    }
    fill(&path).inspect_err(|failure| {
        // Somebody else's file, made in the meantime, stays.
        if !matches!(failure, Failure::Failed(Error::AlreadyExists(_))) {
            take_away(&path);
        }
    })
}

/// Removes a file that was begun, with its empty folder; only its lock stays.
pub(super) fn take_away(path: &Path) {
    let journal = format!("{}-journal", path.display());
    for file in [path, Path::new(&journal)] {
        if let Err(error) = std::fs::remove_file(file)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            log::warn!("an unfinished file stays: {error}");
        }
    }
    let beside = files::companion_folder(path);
    // Only empty folders go; anything in them belongs to somebody.
    let _ = std::fs::remove_dir(beside.join("backups"));
    let _ = std::fs::remove_dir(beside);
}

fn empty_file(call: &Call<'_>, path: &Path, region: &str) -> Result<(), Failure> {
    let year = call.year.unwrap_or_default();
    let mut workspace = Workspace::create(path, call.context())?;
    let mut apply = |edit: Edit| workspace.apply(&edit).map_err(|e| call.failed(e));
    apply(Edit::SetSetting(SettingKey::Region, region.to_owned()))?;
    // No title: a made-up one would stand against the one of the notice that is imported next.
    apply(Edit::CreateProgramme { year, title: String::new(), months: months_of(year) })?;
    Ok(())
}

/// April to December: notices come out in spring.
fn months_of(year: i32) -> Vec<Month> {
    match (Month::new(year, 4), Month::new(year, 12)) {
        (Some(first), Some(last)) => Month::range(first, last),
        _ => Vec::new(),
    }
}

fn sample_file(call: &Call<'_>, path: &Path, region: Option<&str>) -> Result<(), Failure> {
    let mut workspace = Workspace::create_sample(path, call.context())?;
    let year = workspace.snapshot().newest_programme().map(|p| p.year);
    if let (Some(wanted), Some(there)) = (call.year, year)
        && wanted != there
    {
        return Err(Failure::Usage(call.lang.cli_sample_year(there)));
    }
    if let Some(region) = region {
        let edit = Edit::SetSetting(SettingKey::Region, region.to_owned());
        workspace.apply(&edit).map_err(|e| call.failed(e))?;
    }
    Ok(())
}
