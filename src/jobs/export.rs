//! Writing papers.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::{Kind, Work};
use crate::documents::{self, Fonts};
use crate::error::{Error, Result};
use crate::files;
use crate::model::Snapshot;
use crate::model::paper::{Format, PaperKind, PaperRequest};
use crate::model::progress::Progress;

/// A paper that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Where; the first page's file where each page has one.
    pub path: PathBuf,
    /// How many files.
    pub files: usize,
}

/// The forms in which a paper can be had.
#[must_use]
pub fn formats(kind: PaperKind) -> &'static [Format] {
    documents::formats(kind)
}

/// The name that is proposed for a paper's file.
#[must_use]
pub fn file_name(snapshot: &Snapshot, request: &PaperRequest, format: Format) -> String {
    documents::file_name(snapshot, request, format)
}

/// The files of a paper: the one that was asked for, and `NAME-2`, `NAME-3` … for further pages of a picture.
#[must_use]
pub fn names(output: &Path, count: usize) -> Vec<PathBuf> {
    let stem = output.file_stem().unwrap_or_default().to_string_lossy();
    let ending = output.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
    let more = (2..=count).map(|page| output.with_file_name(format!("{stem}-{page}{ending}")));
    std::iter::once(output.to_path_buf()).chain(more).collect()
}

/// What a paper may replace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Replace {
    /// Nothing: nobody was asked.
    Nothing,
    /// The file that was named, not those of further pages.
    Named,
    /// That and the files of further pages.
    All,
}

/// Writes a paper; what may be replaced is, in one step when all is ready, unless another program has it open.
/// Errors are those of the papers (no main session, no units), of the typesetter and of the disk; `InUse`;
/// `AlreadyExists` for what is there and may not be replaced; `NotForPapers` for what a paper never replaces.
#[must_use]
pub fn export(
    snapshot: Arc<Snapshot>,
    request: PaperRequest,
    format: Format,
    path: PathBuf,
    replace: Replace,
) -> Work<Exported> {
    Work::new(Kind::Export, move |progress| {
        let bytes = documents::export(&snapshot, &request, format, fonts(), progress)?;
        let names = names(&path, bytes.len());
        let (first, further) = names.split_at(names.len().min(1));
        let there = |names: &[PathBuf], least: Replace| {
            names.iter().find(|name| replace < least && files::holds_something(name)).cloned()
        };
        if let Some(there) = there(first, Replace::Named).or_else(|| there(further, Replace::All)) {
            return Err(Error::AlreadyExists(there));
        }
        write(&names, true, &bytes)?;
        Ok(Exported { path, files: names.len() })
    })
}

/// A paper's PDF in a folder of its own, for the program that prints it. The folder is made, and what was printed from
/// it before is taken away as far as it is not in use.
#[must_use]
pub fn to_print(snapshot: Arc<Snapshot>, request: PaperRequest, folder: PathBuf) -> Work<PathBuf> {
    Work::new(Kind::Print, move |progress| {
        let bytes = documents::export(&snapshot, &request, Format::Pdf, fonts(), progress)?;
        let failed = |error| Error::io(crate::error::FileAction::Create, &folder, error);
        std::fs::create_dir_all(&folder).map_err(failed)?;
        for old in std::fs::read_dir(&folder).map_err(failed)?.flatten() {
            // A viewer may still have it open; it goes the next time.
            let _ = std::fs::remove_file(old.path());
        }
        let path = folder.join(documents::file_name(&snapshot, &request, Format::Pdf));
        let path =
            if path.exists() { names(&path, 100).into_iter().find(|p| !p.exists()) } else { Some(path) };
        let path = path.unwrap_or_else(|| folder.join("print.pdf"));
        write(std::slice::from_ref(&path), true, &bytes)?;
        Ok(path)
    })
}

/// Writes the files of one paper. Nothing is written when one of them is open elsewhere or is no paper.
fn write(names: &[PathBuf], replace: bool, pages: &[Vec<u8>]) -> Result<()> {
    names.iter().try_for_each(|name| files::paper_may_stand_at(name))?;
    if let Some(open) = names.iter().find(|name| name.exists() && files::trace_of_editor(name).is_some()) {
        return Err(Error::InUse(open.clone()));
    }
    for (name, bytes) in names.iter().zip(pages) {
        files::write_whole(name, replace, bytes)?;
    }
    Ok(())
}

/// The fonts of this machine, looked for once: reading them takes longer than setting a page.
pub(super) fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(Fonts::of_system)
}

/// One piece of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageFile {
    /// Which paper.
    pub request: PaperRequest,
    /// In which form.
    pub format: Format,
    /// The name of its file.
    pub name: String,
}

/// The papers of a year's notice in the given forms: the notice with its attachments behind it, or, when the request
/// asks for them apart, the notice and each attachment for itself. Forms that a paper does not have are left out.
#[must_use]
pub fn files(snapshot: &Snapshot, notice: &PaperRequest, forms: &[Format]) -> Vec<PackageFile> {
    let mut requests = vec![notice.clone()];
    if notice.options.apart {
        let attachments = documents::attachments(snapshot, notice.programme);
        requests.extend(attachments.iter().map(|attachment| attachment.request(notice)));
    }
    let mut files: Vec<PackageFile> = Vec::new();
    for request in requests {
        for format in forms.iter().copied().filter(|form| documents::formats(request.kind).contains(form)) {
            let name = documents::file_name(snapshot, &request, format);
            files.push(PackageFile { request: request.clone(), format, name });
        }
    }
    files
}

/// What came of a package.
#[derive(Debug)]
pub struct Package {
    /// Files that were written.
    pub files: Vec<PathBuf>,
    /// Files that could not be, with the reason.
    pub failed: Vec<(PathBuf, Error)>,
}

/// Writes papers into a folder, which is made where it is not there. All are made ready before the first is written,
/// so that a cancelled job or a paper that cannot be made leaves nothing behind; files that are there already are
/// replaced only with `replace`. A file that cannot be written is told and does not keep the others from it.
#[must_use]
pub fn package(
    snapshot: Arc<Snapshot>,
    files: Vec<PackageFile>,
    folder: PathBuf,
    replace: bool,
) -> Work<Package> {
    Work::new(Kind::Package, move |progress| {
        let ready = make_ready(&snapshot, &files, progress)?;
        let made = files::make_folder(&files::absolute(&folder), false)?;
        let mut package = Package { files: Vec::new(), failed: Vec::new() };
        for (piece, bytes) in files.iter().zip(ready) {
            let path = folder.join(&piece.name);
            let names = names(&path, bytes.len());
            match write(&names, replace, &bytes) {
                Ok(()) => package.files.extend(names),
                Err(error) => package.failed.push((path, error)),
            }
        }
        if package.files.is_empty() {
            // Folders that were made for nothing go again, the innermost first.
            for folder in made.iter().rev() {
                let _ = std::fs::remove_dir(folder);
            }
        }
        Ok(package)
    })
}

fn make_ready(snapshot: &Snapshot, files: &[PackageFile], progress: &Progress) -> Result<Vec<Vec<Vec<u8>>>> {
    let steps = u32::try_from(files.len()).unwrap_or(u32::MAX);
    let mut ready = Vec::with_capacity(files.len());
    for (done, piece) in (0..).zip(files) {
        progress.report(done, steps)?;
        ready.push(documents::export(snapshot, &piece.request, piece.format, fonts(), &progress.part())?);
    }
    progress.report(steps, steps)?;
    Ok(ready)
}
