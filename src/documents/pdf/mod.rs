//! Pages: content laid out by the one template, as PDF and as pictures. Content reaches the typesetter as data, never
//! as its source.

mod lines;
mod parts;
mod rows;
#[cfg(test)]
mod tests;
mod world;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use typst::diag::SourceDiagnostic;
use typst::foundations::Bytes;
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandards};
use typst_render::RenderOptions;

use self::world::{Numbers, PageWorld, failed};
use super::content::{Block, Content};
use super::fonts::{FontSet, Fonts};
use super::page::Numbering;
use crate::error::{DocumentFault, Error, Result};
use crate::model::document::PageImage;
use crate::model::progress::Progress;

/// Pixels to an inch in picture files, enough to print from, and inches to a metre, as those files count.
const FILE_RESOLUTION: u32 = 200;
const INCHES: f64 = 39.370_08;
/// The scales that pictures can be had in: below is nothing to see, above is more than a screen or printer shows.
const SCALES: std::ops::RangeInclusive<f64> = 0.05..=10.0;
/// Parts of a long paper whose laid-out pages are kept for pictures.
const KEPT_PARTS: usize = 2;
/// Parts that are laid out at the same time.
const WORKERS: usize = 2;
/// A paper is laid out again at most so often until its pages bear the right numbers.
const MOST_ROUNDS: usize = 4;

/// The content as PDF.
pub(super) fn render(content: &Content, fonts: &Fonts, progress: &Progress) -> Result<Vec<u8>> {
    let laid = Laid::of(content, fonts.set(), usize::MAX, progress)?;
    let parts = laid.parts.len();
    let bytes = export(&laid.whole(), PdfStandards::default());
    done(progress, parts)?;
    bytes
}

/// A part of a paper that was laid out.
#[derive(Debug)]
struct Part {
    data: Bytes,
    numbers: Numbers,
    /// Width and height of its pages in points.
    sizes: Vec<(f64, f64)>,
}

/// A paper that was laid out.
struct Laid {
    parts: Vec<Part>,
    /// The pages of the first parts, as many as were wanted.
    documents: Vec<Option<PagedDocument>>,
}

impl Laid {
    /// Lays all parts of the content out one after the other, and keeps the pages of the first `kept`.
    fn of(content: &Content, fonts: &FontSet, kept: usize, progress: &Progress) -> Result<Self> {
        let mut parts = Vec::new();
        let mut counts = Vec::new();
        for part in parts::parts(content, fonts) {
            counts.push(part.pages);
            let data = Bytes::new(serde_json::to_vec(&part).map_err(failed)?);
            parts.push(Part { data, numbers: Numbers { before: 0, total: 0 }, sizes: Vec::new() });
        }
        let totals = content.sections.iter().any(|section| section.page.numbering == Numbering::OfTotal);
        let outcome = Self::in_rounds(parts, &counts, totals, (fonts, kept), progress);
        typst::comemo::evict(0);
        outcome
    }

    /// The pages that were kept, as one document.
    fn whole(self) -> PagedDocument {
        let mut pages = typst::ecow::EcoVec::new();
        let mut info = None;
        for document in self.documents.into_iter().flatten() {
            info.get_or_insert_with(|| typst::model::Document::info(&document).clone());
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
        Err(Error::Document(DocumentFault::Typesetting("page numbers do not settle".to_owned())))
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
        let document = pages(&PageWorld::new(&parts[at].data, parts[at].numbers, fonts)?)?;
        if parts.len() > 1 {
            // What the other workers are at must last until they have done.
            typst::comemo::evict(WORKERS);
        }
        Ok((document.pages().iter().map(size).collect(), (at < kept).then_some(document)))
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

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Each part, and the writing.
fn steps(parts: usize) -> u32 {
    count(parts).saturating_add(1)
}

fn done(progress: &Progress, parts: usize) -> Result<()> {
    Ok(progress.report(steps(parts), steps(parts))?)
}

fn size(page: &Page) -> (f64, f64) {
    let size = page.frame.size();
    (size.x.to_pt(), size.y.to_pt())
}

/// A piece of text where it stands on its page, in points from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct PieceOfText {
    /// What it says.
    pub text: String,
    /// Its left and right edges.
    pub across: (f64, f64),
    /// Upper and lower edge of its characters.
    pub down: (f64, f64),
}

/// How far a character reaches above and below its line, in parts of its size, as the template sets it.
const REACH: (f64, f64) = (0.84, 0.16);

fn collect(frame: &Frame, placed: Transform, texts: &mut Vec<PieceOfText>) {
    for (at, item) in frame.items() {
        let here = placed.pre_concat(Transform::translate(at.x, at.y));
        match item {
            FrameItem::Group(group) => collect(&group.frame, here.pre_concat(group.transform), texts),
            FrameItem::Text(text) => {
                let (above, below) = (text.size * REACH.0, text.size * REACH.1);
                let corners = [Point::new(Abs::zero(), -above), Point::new(text.width(), below)];
                let [one, other] = corners.map(|corner| corner.transform(here));
                let span = |a: Abs, b: Abs| (a.min(b).to_pt(), a.max(b).to_pt());
                texts.push(PieceOfText {
                    text: text.text.to_string(),
                    across: span(one.x, other.x),
                    down: span(one.y, other.y),
                });
            }
            _ => {}
        }
    }
}

/// A paper laid out on its pages, the same as in its PDF. Pictures of single pages can be had of it at any scale. Of a
/// long paper only the data are kept, and the pages that were last looked at.
#[derive(Debug)]
pub struct Pages {
    fonts: Arc<FontSet>,
    parts: Vec<Part>,
    /// Pages of parts, the last used last.
    seen: Mutex<Vec<(usize, Arc<PagedDocument>)>>,
}

impl Pages {
    /// Lays the content out.
    ///
    /// # Errors
    /// `Cancelled`; `Document` when the typesetter fails.
    pub fn of(content: &Content, fonts: &Fonts, progress: &Progress) -> Result<Self> {
        let fonts = Arc::clone(fonts.shared());
        let laid = Laid::of(content, &fonts, KEPT_PARTS, progress)?;
        let seen = laid.documents.into_iter().flatten().map(Arc::new).enumerate().collect();
        done(progress, laid.parts.len())?;
        Ok(Self { fonts, parts: laid.parts, seen: Mutex::new(seen) })
    }

    /// How many pages there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.parts.iter().map(|part| part.sizes.len()).sum()
    }

    /// Width and height of a page in points; `None` beyond the last.
    #[must_use]
    pub fn size(&self, page: usize) -> Option<(f64, f64)> {
        let (part, page) = self.place(page)?;
        self.parts[part].sizes.get(page).copied()
    }

    /// A picture of a page, counted from 0, with `scale` pixels to a point; `None` beyond the last.
    #[must_use]
    pub fn image(&self, page: usize, scale: f64) -> Option<PageImage> {
        let (part, page) = self.place(page)?;
        let document = self.part(part)?;
        let picture = typst_render::render(document.pages().get(page)?, &options(scale));
        let (width, height) = (picture.width(), picture.height());
        Some(PageImage { width, height, rgba: picture.take() })
    }

    /// The pieces of text on a page, counted from 0, in the order in which they are drawn; none beyond the last.
    #[must_use]
    pub fn texts(&self, page: usize) -> Vec<PieceOfText> {
        let mut texts = Vec::new();
        if let Some((part, page)) = self.place(page)
            && let Some(document) = self.part(part)
            && let Some(page) = document.pages().get(page)
        {
            collect(&page.frame, Transform::identity(), &mut texts);
        }
        texts
    }

    /// The part that a page is in, and which of its pages it is.
    fn place(&self, page: usize) -> Option<(usize, usize)> {
        let mut before = 0;
        for (at, part) in self.parts.iter().enumerate() {
            if page < before + part.sizes.len() {
                return Some((at, page - before));
            }
            before += part.sizes.len();
        }
        None
    }

    /// The pages of a part, laid out again where they are not at hand.
    fn part(&self, at: usize) -> Option<Arc<PagedDocument>> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let document = match seen.iter().position(|(part, _)| *part == at) {
            Some(place) => seen.remove(place).1,
            None => {
                let part = self.parts.get(at)?;
                let world = PageWorld::new(&part.data, part.numbers, &self.fonts).ok()?;
                let document = pages(&world);
                typst::comemo::evict(0);
                Arc::new(document.inspect_err(|error| log::warn!("page: {error}")).ok()?)
            }
        };
        seen.push((at, Arc::clone(&document)));
        if seen.len() > KEPT_PARTS {
            seen.remove(0);
        }
        Some(document)
    }
}

/// Where the imprint at the end of a paper stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ImprintPage {
    /// At the foot of the last page of the text; or there is none.
    WithText,
    /// On the page after the last one of the text.
    Next,
    /// Behind an empty page, neither of them numbered (GB/T 9704-2012, 7.5).
    AfterEmpty,
}

/// Where the imprint of a paper stands on our pages.
pub(super) fn imprint_page(content: &Content, fonts: &Fonts) -> Result<ImprintPage> {
    let last = content.sections.last().and_then(|section| section.blocks.last());
    if !matches!(last, Some(Block::Imprint(_))) {
        return Ok(ImprintPage::WithText);
    }
    let mut text = content.clone();
    for section in &mut text.sections {
        section.blocks.retain(|block| !matches!(block, Block::Imprint(_)));
    }
    let quiet = Progress::default();
    let [whole, text] = [content, &text].map(|content| Pages::of(content, fonts, &quiet).map(|pages| pages.count()));
    Ok(match (whole?, text?) {
        (whole, text) if whole <= text => ImprintPage::WithText,
        (_, text) if text.is_multiple_of(2) => ImprintPage::AfterEmpty,
        _ => ImprintPage::Next,
    })
}

fn options(scale: f64) -> RenderOptions {
    let scale = if scale.is_finite() { scale.clamp(*SCALES.start(), *SCALES.end()) } else { 1.0 };
    RenderOptions { pixel_per_pt: scale.into(), render_bleed: false }
}

/// The pages as PNG files.
pub(super) fn png(content: &Content, fonts: &Fonts, progress: &Progress) -> Result<Vec<Vec<u8>>> {
    let pages = Pages::of(content, fonts, &progress.part())?;
    let steps = count(pages.count());
    let mut files = Vec::new();
    for (done, page) in (0..steps).zip(0..) {
        progress.report(done, steps)?;
        let image = pages.image(page, f64::from(FILE_RESOLUTION) / 72.0);
        let gone = || Error::Document(DocumentFault::Typesetting(format!("no page {page}")));
        files.push(png_file(&image.ok_or_else(gone)?).map_err(|error| {
            Error::Document(DocumentFault::Writing(error.to_string()))
        })?);
    }
    progress.report(steps, steps)?;
    Ok(files)
}

/// A picture of a page, which is nowhere transparent, as a file that tells its size on paper.
fn png_file(image: &PageImage) -> std::result::Result<Vec<u8>, png::EncodingError> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand pixels a metre")]
    let per_metre = (f64::from(FILE_RESOLUTION) * INCHES).round() as u32;
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, image.width, image.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }));
    let pixels: Vec<u8> = image.rgba.chunks_exact(4).flat_map(|pixel| &pixel[..3]).copied().collect();
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(file)
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
