//! `export`: one paper into one file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;

use super::output::{Reply, object};
use super::{Call, Failure, choices, file, find};
use crate::documents::{self, Fonts};
use crate::error::{Error, Result};
use crate::files;
use crate::jobs::export::names;
use crate::jobs::{Kind, Work};
use crate::model::Snapshot;
use crate::model::paper::{Format, PaperKind, PaperOptions, PaperRequest};
use crate::text::Lang;

pub(super) fn export(call: &Call<'_>) -> Result<Reply, Failure> {
    let lang = call.lang;
    let (path, typed) = (call.file(), call.path("output"));
    let kind = find::paper(lang, call.text("document"))?;
    let format = format(call, kind, typed)?;
    if files::same(&path, typed) {
        return Err(Failure::Usage(lang.cli_output_is_the_file(&typed.display().to_string())));
    }
    // A device or a data file is meant as it was typed; completed it would be another name.
    files::paper_may_stand_at(&files::absolute(typed))?;
    let output = &files::with_ending(typed, format.name());
    let force = call.flag("force");
    let workspace = file::open(call, &path)?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    let group = match call.option("group") {
        None => None,
        Some(_) if !documents::facts(kind).by_group => {
            return Err(Failure::Usage(lang.cli_no_groups(kind.name())));
        }
        Some(name) => Some(find::group(call, snapshot, name)?.id),
    };
    if !force && files::holds_something(output) && !output.is_dir() {
        return Err(Error::AlreadyExists(files::absolute(output)).into());
    }
    if let Some(folder) = files::absolute(output).parent().filter(|folder| !folder.is_dir()) {
        // In a working folder that has vanished, a relative path has no folder to name.
        let missing = if folder.as_os_str().is_empty() { output } else { folder };
        return Err(Error::NoSuchFile(missing.to_path_buf()).into());
    }
    let on = call.date("on").unwrap_or(call.today);
    let mut options: PaperOptions = choices::of_paper(call, snapshot, kind)?;
    if format == Format::Ics {
        options.entries = workspace.calendar_entries()?;
    }
    let request = PaperRequest { group, options, ..PaperRequest::new(kind, year.id, on) };
    let fonts = Arc::new(Fonts::of_system());
    let pages = paper(snapshot, &request, format, &fonts)?;
    let mut written = Vec::new();
    if let Err(error) = write(output, force, &pages, &mut written) {
        take_away(&written);
        return Err(error.into());
    }
    let fallbacks = stand_ins(lang, format, &fonts);
    let lacks = lacks(lang, snapshot, &request, &[format], &fonts);
    let shown = output.display().to_string();
    let lines: Vec<String> = names(output, pages.len())
        .iter()
        .map(|path| lang.cli_exported(&path.display().to_string()))
        .collect();
    let mut text = lines.join("\n");
    for line in &fallbacks {
        text.push('\n');
        text.push_str(line);
    }
    let json = json!({ "path": shown, "document": kind.name(), "format": format.name(), "notes": fallbacks, "lacks": lacks });
    call.remark_beside_text(&lacks);
    Ok(Reply::new(text, object(json)))
}

/// Removes what a command wrote before it failed.
pub(super) fn take_away(written: &[PathBuf]) {
    for path in written {
        if let Err(error) = std::fs::remove_file(path) {
            log::warn!("{}: {error}", path.display());
        }
    }
}

/// Writes the files of a paper, and enters into `written` those that were not there before.
pub(super) fn write(output: &Path, force: bool, pages: &[Vec<u8>], written: &mut Vec<PathBuf>) -> Result<()> {
    let names = names(output, pages.len());
    names.iter().try_for_each(|path| files::paper_may_stand_at(path))?;
    for (path, bytes) in names.into_iter().zip(pages) {
        let there = path.exists();
        files::write_whole(&path, force, bytes)?;
        if !there {
            written.push(path);
        }
    }
    Ok(())
}

/// One paper's files, made on a thread of its own.
pub(super) fn paper(
    snapshot: &Arc<Snapshot>,
    request: &PaperRequest,
    format: Format,
    fonts: &Arc<Fonts>,
) -> Result<Vec<Vec<u8>>> {
    let (snapshot, request, fonts) = (Arc::clone(snapshot), request.clone(), Arc::clone(fonts));
    let write = move |progress: &_| documents::export(&snapshot, &request, format, &fonts, progress);
    Work::new(Kind::Export, write).wait()
}

/// What a paper that was made all the same lacks, and the characters that no font has where the form carries its fonts.
pub(super) fn lacks(
    lang: Lang,
    snapshot: &Snapshot,
    request: &PaperRequest,
    formats: &[Format],
    fonts: &Fonts,
) -> Vec<String> {
    let missing = documents::missing(snapshot, request);
    let mut lines: Vec<String> = missing.iter().map(|fact| lang.missing_fact(fact)).collect();
    if formats.iter().any(|format| matches!(format, Format::Pdf | Format::Png))
        && let Ok(content) = documents::content(snapshot, request)
    {
        let characters: Vec<String> = fonts.missing(&content).iter().map(char::to_string).collect();
        if !characters.is_empty() {
            lines.push(lang.glyphs_missing(&characters.join(" ")));
        }
    }
    lines
}

/// Typefaces of the standard that were not found, for the one form that carries its fonts with it.
pub(super) fn stand_ins(lang: Lang, format: Format, fonts: &Fonts) -> Vec<String> {
    if format != Format::Pdf {
        return Vec::new();
    }
    fonts.fallbacks().iter().map(|f| lang.cli_stand_in(f.wanted.office_name(), &f.used)).collect()
}

/// The form asked for, else the one that the target's name ends in.
fn format(call: &Call<'_>, kind: PaperKind, output: &Path) -> Result<Format, Failure> {
    let lang = call.lang;
    let ending = output.extension().map(|e| e.to_string_lossy().to_lowercase());
    let Some(name) = call.option("format").map(str::to_lowercase).or(ending) else {
        return Err(Failure::Usage(lang.cli_missing_argument("--format F") + lang.cli_see_help()));
    };
    let formats = documents::formats(kind);
    Format::from_name(&name).filter(|format| formats.contains(format)).ok_or_else(|| {
        let known = find::list(lang, formats.iter().map(|format| format.name().to_owned()));
        Failure::Usage(lang.cli_unknown_format(&name, kind.name(), &known))
    })
}
