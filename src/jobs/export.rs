//! Writing papers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Job, Waker};
use crate::documents::{self, Fonts};
use crate::files;
use crate::model::Snapshot;
use crate::model::document::{DocumentKind, DocumentRequest, Format};

/// A paper that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Where; the first file, where a picture of each page is one.
    pub path: PathBuf,
    /// How many files.
    pub files: usize,
    /// Typefaces that this machine lacks, with what stands in for each; for the form that carries its fonts with it.
    pub stand_ins: Vec<(String, String)>,
}

/// The forms in which a paper can be had.
#[must_use]
pub fn formats(kind: DocumentKind) -> &'static [Format] {
    documents::formats(kind)
}

/// The name that is proposed for a paper's file.
#[must_use]
pub fn file_name(snapshot: &Snapshot, request: &DocumentRequest, format: Format) -> String {
    documents::file_name(snapshot, request, format)
}

/// Writes a paper; what is at `path` is replaced, when all is ready. Errors are those of the papers (no
/// main session, no units), of the typesetter and of the disk.
#[must_use]
pub fn export(
    snapshot: Arc<Snapshot>,
    request: DocumentRequest,
    format: Format,
    path: PathBuf,
    waker: Waker,
) -> Job<Exported> {
    Job::start("export", waker, move |progress| {
        let fonts = Fonts::of_system();
        let pages = documents::export(&snapshot, &request, format, &fonts, progress)?;
        for (target, bytes) in targets(&path, pages.len()).iter().zip(&pages) {
            files::write_whole(target, true, bytes)?;
        }
        let stand_ins = if format == Format::Pdf {
            let all = fonts.fallbacks().into_iter();
            all.map(|f| (f.wanted.office_name().to_owned(), f.used)).collect()
        } else {
            Vec::new()
        };
        Ok(Exported { path, files: pages.len(), stand_ins })
    })
}

/// The files of a paper: the one that was asked for, and `NAME-2`, `NAME-3` … for further pages of a picture.
fn targets(path: &Path, count: usize) -> Vec<PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
    let more = (2..=count).map(|page| path.with_file_name(format!("{stem}-{page}{ending}")));
    std::iter::once(path.to_path_buf()).chain(more).collect()
}
