//! Laying out: the parts of a paper, each by itself, until their pages bear the right numbers.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use typst::diag::SourceDiagnostic;
use typst::foundations::Bytes;
use typst::model::Document;
use typst_layout::{Page, PagedDocument};

use super::super::content::Content;
use super::super::fonts::FontSet;
use super::super::page::Numbering;
use super::parts;
use super::tables::Tables;
use super::world::{Numbers, PageWorld, failed};
use crate::error::{Error, PaperFault, Result};
use crate::model::progress::Progress;

/// Parts that are laid out at the same time.
const WORKERS: usize = 2;
/// A paper is laid out again at most so often until its pages bear the right numbers.
const MOST_ROUNDS: usize = 4;

/// A part of a paper that was laid out.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) data: Bytes,
    pub(super) tables: Tables,
    pub(super) numbers: Numbers,
    /// Width and height of its pages in points.
    pub(super) sizes: Vec<(f64, f64)>,
}

impl Part {
    /// Its pages and lines, laid out.
    fn document(&self, fonts: &FontSet) -> Result<PagedDocument> {
        let world = PageWorld::new(&self.data, self.numbers, fonts)?;
        let compiled = typst::compile::<PagedDocument>(&world);
        for warning in &compiled.warnings {
            log::warn!("typesetter: {}", warning.message);
        }
        compiled.output.map_err(|errors| fault(&errors))
    }

    /// Its pages, laid out anew.
    pub(super) fn pages(&self, fonts: &FontSet) -> Result<PagedDocument> {
        let drawn = self.document(fonts).and_then(|document| self.tables.drawn(&document));
        typst::comemo::evict(0);
        drawn
    }
}

/// A paper that was laid out.
pub(super) struct Layout {
    pub(super) parts: Vec<Part>,
    /// The pages of the first parts, as many as were wanted.
    pub(super) documents: Vec<Option<PagedDocument>>,
}

impl Layout {
    /// Lays all parts of the content out one after the other, and keeps the pages of the first `kept`.
    pub(super) fn of(content: &Content, fonts: &FontSet, kept: usize, progress: &Progress) -> Result<Self> {
        let mut parts = Vec::new();
        let mut counts = Vec::new();
        for part in parts::parts(content, fonts) {
            counts.push(part.pages);
            let data = Bytes::new(serde_json::to_vec(&part).map_err(failed)?);
            let numbers = Numbers { before: 0, total: 0 };
            parts.push(Part { data, tables: part.tables, numbers, sizes: Vec::new() });
        }
        let totals = content.sections.iter().any(|section| section.page.numbering == Numbering::OfTotal);
        let outcome = Self::in_rounds(parts, &counts, totals, (fonts, kept), progress);
        typst::comemo::evict(0);
        outcome
    }

    /// The pages that were kept, as one document.
    pub(super) fn whole(self) -> PagedDocument {
        let mut pages = typst::ecow::EcoVec::new();
        let mut info = None;
        for document in self.documents.into_iter().flatten() {
            info.get_or_insert_with(|| Document::info(&document).clone());
            pages.extend(document.pages().iter().cloned());
        }
        PagedDocument::new(pages, info.unwrap_or_default())
    }

    fn in_rounds(
        mut parts: Vec<Part>,
        counts: &[usize],
        totals: bool,
        (fonts, kept): (&FontSet, usize),
        progress: &Progress,
    ) -> Result<Self> {
        let mut expected = numbers(counts, totals);
        for _ in 0..MOST_ROUNDS {
            for (part, numbers) in parts.iter_mut().zip(&expected) {
                part.numbers = *numbers;
            }
            let mut documents = Vec::new();
            let laid = all(&parts, fonts, kept, progress);
            for (part, laid) in parts.iter_mut().zip(laid) {
                let (sizes, document) = laid?;
                part.sizes = sizes;
                documents.push(document);
            }
            let counts: Vec<usize> = parts.iter().map(|part| part.sizes.len()).collect();
            let found = numbers(&counts, totals);
            if found == expected {
                return Ok(Self { parts, documents });
            }
            expected = found;
        }
        Err(Error::Paper(PaperFault::Typesetting("page numbers do not settle".to_owned())))
    }
}

/// The sizes of a part's pages, and the pages where they are kept.
type LaidPart = Result<(Vec<(f64, f64)>, Option<PagedDocument>)>;

/// Lays parts out, two at a time.
fn all(parts: &[Part], fonts: &FontSet, kept: usize, progress: &Progress) -> Vec<LaidPart> {
    let next = AtomicUsize::new(0);
    let done: Vec<Mutex<Option<LaidPart>>> = parts.iter().map(|_| Mutex::new(None)).collect();
    let one = |at: usize| {
        progress.report(count(at), steps(parts.len()))?;
        let part = &parts[at];
        let document = part.document(fonts)?;
        if parts.len() > 1 {
            // What the other workers are at must last until they have done.
            typst::comemo::evict(WORKERS);
        }
        let sizes = part.tables.pages(&document).iter().map(size).collect();
        Ok((sizes, if at < kept { Some(part.tables.drawn(&document)?) } else { None }))
    };
    let work = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(place) = done.get(at) else { return };
            let laid = one(at);
            let failed = laid.is_err();
            *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(laid);
            if failed {
                next.store(parts.len(), Ordering::Relaxed);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..WORKERS.min(parts.len()) {
            scope.spawn(work);
        }
        work();
    });
    let laid = done.into_iter().map(|place| place.into_inner().unwrap_or_else(PoisonError::into_inner));
    // A part that nobody came to lies behind one that failed.
    laid.map(|laid| laid.unwrap_or(Err(Error::Cancelled))).collect()
}

/// The numbers of the parts by how many pages each has; the sum only where it is printed.
fn numbers(counts: &[usize], totals: bool) -> Vec<Numbers> {
    let total = if totals { counts.iter().sum() } else { 0 };
    let mut before = 0;
    let each = counts.iter().map(|count| {
        let numbers = Numbers { before, total };
        before += count;
        numbers
    });
    each.collect()
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Each part, and the writing.
fn steps(parts: usize) -> u32 {
    count(parts).saturating_add(1)
}

pub(super) fn done(progress: &Progress, parts: usize) -> Result<()> {
    Ok(progress.report(steps(parts), steps(parts))?)
}

fn size(page: &Page) -> (f64, f64) {
    let size = page.frame.size();
    (size.x.to_pt(), size.y.to_pt())
}

pub(super) fn fault(errors: &[SourceDiagnostic]) -> Error {
    let words: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    Error::Paper(PaperFault::Typesetting(words.join("; ")))
}
