//! Papers on the screen: what each of them lacks, its pages as pictures, its tables for the clipboard.

use std::sync::Arc;

use chrono::NaiveDate;

use super::export::fonts;
use super::{Kind, Work};
use crate::documents::{self, Pages};
use crate::model::Snapshot;
use crate::model::ids::ProgrammeId;
use crate::model::paper::{Format, MissingFact, PageImage, PaperFacts, PaperKind, PaperRequest};

/// How a paper of a year stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperStatus {
    /// Which paper.
    pub kind: PaperKind,
    /// Numbers of the attachments that it is.
    pub attachments: Vec<usize>,
    /// What it lacks, the most important first.
    pub missing: Vec<MissingFact>,
    /// Whether it can be made.
    pub possible: bool,
}

/// How every paper of a year stands, in the order of [`PaperKind::ALL`].
#[must_use]
pub fn statuses(snapshot: Arc<Snapshot>, programme: ProgrammeId, today: NaiveDate) -> Work<Vec<PaperStatus>> {
    Work::new(Kind::PaperStatuses, move |progress| {
        let attachments = documents::attachments(&snapshot, programme);
        let numbers = |kind: PaperKind| {
            let of = attachments.iter().filter(|attachment| attachment.kind == kind);
            of.map(|attachment| attachment.number).collect()
        };
        let steps = u32::try_from(PaperKind::ALL.len()).unwrap_or(u32::MAX);
        let mut all = Vec::new();
        for (done, kind) in (0..).zip(PaperKind::ALL) {
            progress.report(done, steps)?;
            let request = PaperRequest::new(kind, programme, today);
            let missing = documents::missing(&snapshot, &request);
            let possible = documents::content(&snapshot, &request).is_ok();
            all.push(PaperStatus { kind, attachments: numbers(kind), missing, possible });
        }
        Ok(all)
    })
}

/// What is stated of a paper: where it is listed, its forms, what may be chosen for it.
#[must_use]
pub fn facts(kind: PaperKind) -> &'static PaperFacts {
    documents::facts(kind)
}

/// A paper laid out on its pages, exactly as it prints.
#[derive(Debug)]
pub struct PaperPages {
    pages: Pages,
    /// Its title.
    pub title: String,
    /// How many units stand in it; `None` for a paper that is not about units.
    pub units: Option<usize>,
    /// Typefaces that this machine lacks, with what stands in for each.
    pub stand_ins: Vec<(String, String)>,
    /// Characters that no font has.
    pub unprintable: Vec<char>,
}

impl PaperPages {
    /// How many pages there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.pages.count()
    }

    /// Width and height of a page in points; `None` beyond the last.
    #[must_use]
    pub fn size(&self, page: usize) -> Option<(f64, f64)> {
        self.pages.size(page)
    }
}

/// Lays a paper out. Errors are those of the papers and of the typesetter.
#[must_use]
pub fn lay_out(snapshot: Arc<Snapshot>, request: PaperRequest) -> Work<PaperPages> {
    Work::new(Kind::Preview, move |progress| {
        let content = documents::content(&snapshot, &request)?;
        let fonts = fonts();
        let pages = Pages::of(&content, fonts, progress)?;
        let stand_ins = fonts.fallbacks().into_iter();
        Ok(PaperPages {
            pages,
            stand_ins: stand_ins.map(|f| (f.wanted.office_name().to_owned(), f.used)).collect(),
            unprintable: fonts.missing(&content),
            units: documents::units(&snapshot, &request),
            title: content.title,
        })
    })
}

/// A picture of a page, with `scale` pixels to a point; `None` beyond the last page.
#[must_use]
pub fn picture(laid: Arc<PaperPages>, page: usize, scale: f64) -> Work<Option<PageImage>> {
    Work::new(Kind::Picture, move |_| Ok(laid.pages.image(page, scale)))
}

/// The tables of a paper as HTML and as text with tabs, for the clipboard.
#[must_use]
pub fn tables(snapshot: Arc<Snapshot>, request: PaperRequest) -> Work<(String, String)> {
    Work::new(Kind::Tables, move |_| {
        documents::content(&snapshot, &request).map(|content| documents::clipboard(&content))
    })
}

/// Whether a paper holds tables that can be copied.
#[must_use]
pub fn has_tables(kind: PaperKind) -> bool {
    documents::formats(kind).contains(&Format::Xlsx)
}

/// Whether a paper has pages to be shown and printed.
#[must_use]
pub fn has_pages(kind: PaperKind) -> bool {
    documents::formats(kind).contains(&Format::Pdf)
}

/// The text of a paper as it is made from the year's facts, one paragraph a line; `None` for one without such a text.
#[must_use]
pub fn own_text(snapshot: &Snapshot, request: &PaperRequest) -> Option<String> {
    documents::own_text(snapshot, request)
}
