//! Pages: content laid out by the one template, as PDF. Content reaches the typesetter as data, never as its source.

mod world;

use typst::diag::SourceDiagnostic;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandards};

use self::world::PageWorld;
use super::content::Content;
use super::fonts::Fonts;
use crate::error::{DocumentFault, Error, Result};
use crate::model::progress::Progress;

/// How many jobs long the typesetter keeps results that were not used again.
const KEPT_JOBS: usize = 4;

/// The content as PDF.
pub(super) fn render(content: &Content, fonts: &Fonts, progress: &Progress) -> Result<Vec<u8>> {
    progress.report(0, 3)?;
    let world = PageWorld::new(content, fonts.set())?;
    progress.report(1, 3)?;
    let bytes = pages(&world).and_then(|document| {
        progress.report(2, 3)?;
        export(&document, PdfStandards::default())
    });
    typst::comemo::evict(KEPT_JOBS);
    let bytes = bytes?;
    progress.report(3, 3)?;
    Ok(bytes)
}

fn pages(world: &PageWorld) -> Result<PagedDocument> {
    let compiled = typst::compile::<PagedDocument>(world);
    for warning in &compiled.warnings {
        log::warn!("typesetter: {}", warning.message);
    }
    compiled.output.map_err(|errors| fault(&errors))
}

fn export(document: &PagedDocument, standards: PdfStandards) -> Result<Vec<u8>> {
    // Tags would treble the size of a paper that is all table.
    let options = PdfOptions { standards, tagged: false, ..PdfOptions::default() };
    typst_pdf::pdf(document, &options).map_err(|errors| fault(&errors))
}

fn fault(errors: &[SourceDiagnostic]) -> Error {
    let words: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    Error::Document(DocumentFault::Typesetting(words.join("; ")))
}
