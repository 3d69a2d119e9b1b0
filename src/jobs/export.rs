//! Writing papers.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Job, Waker};
use crate::documents::{self, Fonts};
use crate::files;
use crate::model::Snapshot;
use crate::model::document::{DocumentKind, DocumentRequest, Format};

/// A paper that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Where.
    pub path: PathBuf,
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

/// Writes a paper; what is at `path` is replaced, in one step when all is ready. Errors are those of the papers (no
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
        let content = documents::content(&snapshot, &request)?;
        let fonts = Fonts::of_system();
        let bytes = documents::render(&content, format, &fonts, progress)?;
        files::write_whole(&path, true, &bytes)?;
        let stand_ins = if format == Format::Pdf {
            let all = fonts.fallbacks().into_iter();
            all.map(|f| (f.wanted.office_name().to_owned(), f.used)).collect()
        } else {
            Vec::new()
        };
        Ok(Exported { path, stand_ins })
    })
}
