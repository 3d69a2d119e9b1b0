//! Making a file.

use std::path::Path;

use serde_json::json;

use super::output::{Reply, object};
use super::{Call, Failure};
use crate::error::Error;
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
    let edits = if sample { of_sample(call, region)? } else { first(call, region.unwrap_or_default()) };
    make(call, path, &edits, call.flag("force"))?;
    let shown = path.display().to_string();
    Ok(Reply::new(lang.cli_created(&shown), object(json!({ "path": shown }))))
}

/// Makes a file that has the edits in it from the first moment on. With `force` a file that is there already is
/// exchanged in one step after a backup of it, unless somebody has it open.
pub(super) fn make(call: &Call<'_>, path: &Path, edits: &[Edit], force: bool) -> Result<Workspace, Failure> {
    let path = files::absolute(path);
    let Some(folder) = path.parent() else { return Err(Error::IsFolder(path).into()) };
    if !folder.is_dir() {
        // In a working folder that has vanished, a relative path has no folder to name.
        let missing = if folder.as_os_str().is_empty() { &path } else { folder };
        return Err(Error::NoSuchFile(missing.to_path_buf()).into());
    }
    let made = Workspace::create_with(&path, call.context(), edits, force);
    made.map(|(workspace, _)| workspace).map_err(|error| call.failed(error))
}

fn first(call: &Call<'_>, region: &str) -> Vec<Edit> {
    let year = call.year.unwrap_or_default();
    vec![
        Edit::SetSetting(SettingKey::Region, region.to_owned()),
        // No title: a made-up one would stand against the one of the notice that is imported next.
        Edit::CreateProgramme { year, title: String::new(), months: months_of(year) },
    ]
}

/// April to December: notices come out in spring.
fn months_of(year: i32) -> Vec<Month> {
    match (Month::new(year, 4), Month::new(year, 12)) {
        (Some(first), Some(last)) => Month::range(first, last),
        _ => Vec::new(),
    }
}

fn of_sample(call: &Call<'_>, region: Option<&str>) -> Result<Vec<Edit>, Failure> {
    let sample = Workspace::sample()?;
    let year = match &sample {
        Edit::Import { proposal, .. } => proposal.programme.year,
        _ => None,
    };
    if let (Some(wanted), Some(there)) = (call.year, year)
        && wanted != there
    {
        return Err(Failure::Usage(call.lang.cli_sample_year(there)));
    }
    let region = region.map(|region| Edit::SetSetting(SettingKey::Region, region.to_owned()));
    Ok(std::iter::once(sample).chain(region).collect())
}
