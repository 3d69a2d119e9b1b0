//! `package`: the notice with its attachments into a folder, each file whole or absent.

use std::sync::Arc;

use serde_json::json;

use super::output::{Reply, object};
use super::{Call, Failure, choices, export, file, find};
use crate::documents::Fonts;
use crate::error::Error;
use crate::files;
use crate::jobs;
use crate::model::paper::{Format, PaperKind, PaperOptions, PaperRequest};
use crate::text::Lang;

/// Forms in which a package can be had.
const FORMATS: [Format; 2] = [Format::Docx, Format::Pdf];

pub(super) fn package(call: &Call<'_>) -> Result<Reply, Failure> {
    let lang = call.lang;
    let (folder, force) = (call.path("output"), call.flag("force"));
    let formats = formats(call)?;
    let workspace = file::open(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    let options = PaperOptions {
        columns: choices::columns(call)?,
        letterhead: choices::letterhead(call)?,
        apart: call.flag("apart"),
        ..PaperOptions::default()
    };
    let on = call.date("on").unwrap_or(call.today);
    let notice = PaperRequest { options, ..PaperRequest::new(PaperKind::Notice, year.id, on) };
    if folder.exists() && !folder.is_dir() {
        return Err(Error::AlreadyExists(files::absolute(folder)).into());
    }
    let files = jobs::export::files(snapshot, &notice, &formats);
    for path in files.iter().map(|piece| folder.join(&piece.name)) {
        if path.is_dir() {
            return Err(Error::IsFolder(files::absolute(&path)).into());
        }
        if files::holds_something(&path) && !force {
            return Err(Error::AlreadyExists(files::absolute(&path)).into());
        }
    }
    let (shared, snapshot) = (snapshot, Arc::clone(snapshot));
    let target = folder.to_path_buf();
    let made = jobs::export::package(snapshot, files, target, force).wait()?;
    if let Some((_, error)) = made.failed.into_iter().next() {
        return Err(error.into());
    }
    let fonts = Fonts::of_system();
    let paths: Vec<String> = made.files.iter().map(|path| path.display().to_string()).collect();
    let mut lines: Vec<String> = paths.iter().map(|path| lang.cli_exported(path)).collect();
    let notes =
        formats.iter().flat_map(|format| export::stand_ins(lang, *format, &fonts)).collect::<Vec<_>>();
    lines.extend(notes.iter().cloned());
    let lacks = export::lacks(lang, shared, &notice, &formats, &fonts);
    let json = json!({
        "folder": folder.display().to_string(), "documents": paths, "notes": notes, "lacks": lacks,
    });
    call.remark_beside_text(&lacks);
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
