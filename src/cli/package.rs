//! `package`: the notice with its attachments into a folder, each file whole or absent.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;

use super::output::{Reply, object};
use super::{Call, Failure, choices, export, file, find};
use crate::documents::{self, Fonts};
use crate::error::{Error, FileAction, Result};
use crate::files;
use crate::model::Snapshot;
use crate::model::document::{DocumentKind, DocumentOptions, DocumentRequest, Format};
use crate::text::Lang;

/// Forms in which a package can be had.
const FORMATS: [Format; 2] = [Format::Docx, Format::Pdf];

/// A file of the package that is ready to be written.
struct Ready {
    path: PathBuf,
    bytes: Vec<u8>,
}

pub(super) fn package(call: &Call<'_>) -> Result<Reply, Failure> {
    let lang = call.lang;
    let (folder, force) = (call.path("output"), call.flag("force"));
    let formats = formats(call)?;
    let workspace = file::open(call, call.path("file"))?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    let options = DocumentOptions {
        columns: choices::columns(call)?,
        dress: choices::dress(call)?,
        apart: call.flag("apart"),
        edited: workspace.saved_at(),
        ..DocumentOptions::default()
    };
    let on = call.date("on").unwrap_or(call.today);
    let notice = DocumentRequest { options, ..DocumentRequest::new(DocumentKind::Notice, year.id, on) };
    if folder.exists() && !folder.is_dir() {
        return Err(Error::AlreadyExists(files::absolute(folder)).into());
    }
    let papers = papers(snapshot, &notice, &formats, folder);
    for (path, ..) in &papers {
        if path.is_dir() {
            return Err(Error::IsFolder(files::absolute(path)).into());
        }
        if path.exists() && !force {
            return Err(Error::AlreadyExists(files::absolute(path)).into());
        }
    }
    // All papers are made before the first is written.
    let fonts = Arc::new(Fonts::of_system());
    let ready = make(snapshot, papers, &fonts)?;
    write(folder, force, &ready)?;
    let paths: Vec<String> = ready.iter().map(|ready| ready.path.display().to_string()).collect();
    let mut lines: Vec<String> = paths.iter().map(|path| lang.cli_exported(path)).collect();
    let notes =
        formats.iter().flat_map(|format| export::stand_ins(lang, *format, &fonts)).collect::<Vec<_>>();
    lines.extend(notes.iter().cloned());
    let json = json!({ "folder": folder.display().to_string(), "documents": paths, "notes": notes });
    Ok(Reply::new(lines.join("\n"), object(json)))
}

/// The forms asked for, each once; Word where none is.
fn formats(call: &Call<'_>) -> Result<Vec<Format>, Failure> {
    let given = call.option("format").unwrap_or_default();
    let mut formats = Vec::new();
    for name in given.split(|c: char| Lang::LIST_MARKS.contains(c)).map(str::trim).filter(|n| !n.is_empty()) {
        let format = Format::from_name(&name.to_lowercase()).filter(|format| FORMATS.contains(format));
        let format = format.ok_or_else(|| {
            let known = find::list(call.lang, FORMATS.iter().map(|format| format.name().to_owned()));
            Failure::Usage(call.lang.cli_unknown_format(name, "package", &known))
        })?;
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    if formats.is_empty() {
        formats.push(Format::Docx);
    }
    Ok(formats)
}

type Wanted = (PathBuf, DocumentRequest, Format);

/// The notice, and its attachments where they are papers of their own, with where they go.
fn papers(snapshot: &Snapshot, notice: &DocumentRequest, formats: &[Format], folder: &Path) -> Vec<Wanted> {
    let mut requests = vec![notice.clone()];
    if notice.options.apart {
        let attachments = documents::attachments(snapshot, notice.programme);
        requests.extend(attachments.iter().map(|attachment| attachment.request(notice)));
    }
    let all = requests.iter().flat_map(|request| formats.iter().map(move |format| (request, *format)));
    all.map(|(request, format)| {
        let name = documents::file_name(snapshot, request, format);
        (folder.join(name), request.clone(), format)
    })
    .collect()
}

/// The papers, one after the other, on a thread of their own.
fn make(snapshot: &Arc<Snapshot>, papers: Vec<Wanted>, fonts: &Arc<Fonts>) -> Result<Vec<Ready>> {
    let (snapshot, fonts) = (Arc::clone(snapshot), Arc::clone(fonts));
    export::work("package", move |progress| {
        let mut ready = Vec::with_capacity(papers.len());
        for (path, request, format) in papers {
            let bytes = documents::export(&snapshot, &request, format, &fonts, progress)?.concat();
            ready.push(Ready { path, bytes });
        }
        Ok(ready)
    })
}

/// Writes all files; where one fails, those that were not there before go again.
fn write(folder: &Path, force: bool, ready: &[Ready]) -> Result<()> {
    let made_here = !folder.exists();
    std::fs::create_dir_all(folder).map_err(|e| Error::io(FileAction::Create, folder, e))?;
    let mut written = Vec::new();
    for Ready { path, bytes } in ready {
        let there = path.exists();
        if let Err(error) = files::write_whole(path, force, bytes) {
            export::take_away(&written);
            if made_here {
                // Only an empty folder goes; anything in it belongs to somebody.
                let _ = std::fs::remove_dir(folder);
            }
            return Err(error);
        }
        if !there {
            written.push(path.clone());
        }
    }
    Ok(())
}
