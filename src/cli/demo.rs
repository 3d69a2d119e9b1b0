//! `demo`: the whole job on the sample, without a window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;

use super::output::{Reply, object};
use super::{Call, Failure, check, export, new};
use crate::documents::{self, Fonts};
use crate::error::{Error, FileAction};
use crate::files;
use crate::model::Snapshot;
use crate::model::paper::{Format, PaperKind, PaperRequest};
use crate::model::programme::Programme;
use crate::rules::YearView;
use crate::workspace::Workspace;

/// Name of the sample file.
const SAMPLE: &str = "sample.themeday";

pub(super) fn demo(call: &Call<'_>) -> Result<Reply, Failure> {
    let folder = call.path("folder");
    let force = call.flag("force");
    if folder.exists() && !folder.is_dir() {
        return Err(Error::AlreadyExists(files::absolute(folder)).into());
    }
    let made_here = !folder.exists();
    std::fs::create_dir_all(folder).map_err(|e| Error::io(FileAction::Create, folder, e))?;
    let sample = folder.join(SAMPLE);
    let sample_is_new = !sample.exists();
    let mut written = Vec::new();
    match run(call, folder, &sample, force, &mut written) {
        Ok(reply) => Ok(reply),
        Err(failure) => {
            // What was there before stays; what this run made goes.
            if sample_is_new && !already_there(&failure, &sample) {
                let _ = std::fs::remove_file(&sample);
            }
            for path in &written {
                let _ = std::fs::remove_file(path);
            }
            if made_here {
                let _ = std::fs::remove_dir(folder);
            }
            Err(failure)
        }
    }
}

fn already_there(failure: &Failure, sample: &Path) -> bool {
    matches!(failure, Failure::Failed(Error::AlreadyExists(path)) if *path == files::absolute(sample))
}

fn run(
    call: &Call<'_>,
    folder: &Path,
    sample: &Path,
    force: bool,
    written: &mut Vec<PathBuf>,
) -> Result<Reply, Failure> {
    let lang = call.lang;
    let workspace = new::make(call, sample, &[Workspace::sample()?], force)?;
    let snapshot = workspace.snapshot();
    let year = snapshot.newest_programme().ok_or(Error::NoProgramme(None))?;
    let view = YearView::new(snapshot, year.id, call.today);
    let problems = view.problems();
    let papers = papers(call, snapshot, year);
    for (name, ..) in &papers {
        let path = folder.join(name);
        if path.is_dir() {
            return Err(Error::IsFolder(files::absolute(&path)).into());
        }
        if files::holds_something(&path) && !force {
            return Err(Error::AlreadyExists(files::absolute(&path)).into());
        }
    }
    let fonts = Arc::new(Fonts::of_system());
    let mut lines = vec![lang.cli_created(&sample.display().to_string())];
    lines.push(check::text(lang, snapshot, problems).trim_end().to_owned());
    let mut paths = Vec::new();
    for (name, request, format) in &papers {
        let path = folder.join(name);
        let pages = export::paper(snapshot, request, *format, &fonts)?;
        export::write(&path, force, &pages, written)?;
        lines.push(lang.cli_exported(&path.display().to_string()));
        paths.push(path.display().to_string());
    }
    lines.extend(export::stand_ins(lang, Format::Pdf, &fonts));
    let json =
        json!({ "file": sample.display().to_string(), "documents": paths, "problems": problems.len() });
    Ok(Reply::new(lines.join("\n"), object(json)))
}

/// Every paper in every form: the whole, and one for each group where it has groups.
fn papers(call: &Call<'_>, snapshot: &Snapshot, year: &Programme) -> Vec<(String, PaperRequest, Format)> {
    let used: Vec<_> = snapshot.participations_of(year.id).iter().map(|part| part.group).collect();
    let mut papers = Vec::new();
    for kind in PaperKind::ALL {
        let request = PaperRequest::new(kind, year.id, call.today);
        let mut requests = vec![(kind.name().to_owned(), request.clone())];
        if documents::facts(kind).by_group {
            for group in snapshot.groups_in_order().into_iter().filter(|group| used.contains(&group.id)) {
                let name = format!("{}-{}", kind.name(), files::safe_name(&group.name));
                requests.push((name, PaperRequest { group: Some(group.id), ..request.clone() }));
            }
        }
        for (name, request) in requests {
            for format in documents::formats(kind) {
                papers.push((format!("{name}.{}", format.name()), request.clone(), *format));
            }
        }
    }
    papers
}
