//! Papers: a snapshot becomes content, content becomes pages, a Word document or a workbook. Knows no database.
//! A paper is one file that builds [`Content`]; a form is one renderer that writes any content.

mod attachments;
mod blank;
mod calendar;
mod content;
mod csv;
mod data;
mod docx;
mod fonts;
mod html;
mod ics;
mod kept_text;
mod ledger;
mod liaison_form;
mod liaisons;
mod main_notice;
mod main_session;
mod missing;
mod notice;
mod official;
mod overview;
mod package;
mod page;
mod pdf;
mod receipt;
mod schedule;
mod sign_in;
mod slogans;
mod stalls;
mod table;
mod table_signs;
mod txt;
mod units;
mod wall_chart;
mod wording;
mod xlsx;
mod year;

pub use attachments::{Attachment, Subject, attachments};
pub use content::{Block, Content, Imprint, Masthead, Paragraph, Section, Signature, Style};
pub use fonts::{Fallback, Fonts, Typeface};
pub use html::clipboard;
pub use page::{Numbering, Page};
pub use pdf::{Pages, PieceOfText};
pub use table::{Align, Cell, Column, Size, Table, Value};

use crate::error::{Error, PaperFault, Result};
use crate::files::safe_name;
use crate::model::Snapshot;
use crate::model::paper::{Format, MissingFact, PageImage, PaperKind, PaperRequest};
use crate::model::progress::Progress;
use crate::text::{Lang, notice as notice_text};

/// What a paper's file provides.
struct Paper {
    formats: &'static [Format],
    content: fn(&Snapshot, &PaperRequest) -> Result<Content>,
    /// The file's name without extension, before it is made safe.
    name: fn(&Snapshot, &PaperRequest) -> String,
}

/// The one place where a paper is entered.
fn paper(kind: PaperKind) -> &'static Paper {
    match kind {
        PaperKind::Schedule => &schedule::PAPER,
        PaperKind::MainSession => &main_session::PAPER,
        PaperKind::Slogans => &slogans::PAPER,
        PaperKind::LiaisonForm => &liaison_form::PAPER,
        PaperKind::Liaisons => &liaisons::PAPER,
        PaperKind::Receipt => &receipt::PAPER,
        PaperKind::SignIn => &sign_in::PAPER,
        PaperKind::Stalls => &stalls::PAPER,
        PaperKind::TableSigns => &table_signs::PAPER,
        PaperKind::Overview => &overview::PAPER,
        PaperKind::Ledger => &ledger::PAPER,
        PaperKind::Units => &units::PAPER,
        PaperKind::Notice => &notice::PAPER,
        PaperKind::MainNotice => &main_notice::PAPER,
        PaperKind::Calendar => &calendar::PAPER,
        PaperKind::WallChart => &wall_chart::PAPER,
        PaperKind::Data => &data::PAPER,
    }
}

/// The forms in which a paper can be had.
#[must_use]
pub fn formats(kind: PaperKind) -> &'static [Format] {
    paper(kind).formats
}

/// What a paper says, in the words and punctuation in which it is printed. What the year does not know is left blank
/// ([`missing`] says what that is).
///
/// # Errors
/// `NoProgramme` when the year is not in the file; `NoSuchUnit` when the unit asked for is not.
pub fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let mut content = built(snapshot, request)?;
    let options = &request.options;
    for section in &mut content.sections {
        section.page.size = options.size.unwrap_or(section.page.size);
        section.page.orientation = options.orientation.unwrap_or(section.page.orientation);
    }
    if let Some(title) = &options.title {
        retitle(&mut content, request.kind, title);
    }
    if request.options.apart && request.kind != PaperKind::Notice {
        let number = snapshot.programmes.get(request.programme).map_or("", |facts| facts.doc_no.as_str());
        let number = notice_text::document_number(number);
        for label in content.sections.iter_mut().filter_map(|section| section.label.as_mut()) {
            *label = Lang::Zh.notice_apart(&number, label);
        }
    }
    content.each_text(|text| *text = wording::printed(text));
    Ok(content)
}

/// What a paper says, under the title that the file keeps for it where there is one.
fn built(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let mut content = blank::or_blank(paper(request.kind).content, snapshot, request)?;
    // Attachments have theirs already, each group its own.
    if !Subject::is_attachment(request.kind)
        && let Some(title) = snapshot.paper_title(request.programme, request.kind.name(), request.group)
    {
        retitle(&mut content, request.kind, title);
    }
    Ok(content)
}

/// Gives a paper another title. Sections with titles of their own (the months of a calendar, the attachments behind a
/// notice, a sign on a table) keep them, but all tables of a schedule are called so.
fn retitle(content: &mut Content, kind: PaperKind, title: &str) {
    for section in &mut content.sections {
        if section.title == content.title || kind == PaperKind::Schedule {
            title.clone_into(&mut section.title);
        }
    }
    title.clone_into(&mut content.title);
}

/// The facts that a paper lacks, the most important first. It is printed nevertheless, with blanks for them.
#[must_use]
pub fn missing(snapshot: &Snapshot, request: &PaperRequest) -> Vec<MissingFact> {
    missing::missing(snapshot, request)
}

/// The text of a paper as it is made from the year's facts, one paragraph a line, for a person to edit
/// ([`crate::model::edit::Edit::SetPaperText`]); `None` for a paper whose text is not edited.
#[must_use]
pub fn own_text(snapshot: &Snapshot, request: &PaperRequest) -> Option<String> {
    let programme = snapshot.programmes.get(request.programme)?;
    match request.kind {
        PaperKind::Notice => Some(notice::text(snapshot, programme, request)),
        PaperKind::MainNotice => Some(main_notice::text(snapshot, programme, request)),
        _ => None,
    }
}

/// Writes a paper in a form: one file, or a file for each page where the form is a picture. The same snapshot, request
/// and fonts give the same bytes. `progress` counts the steps and may cancel between them.
///
/// # Errors
/// As [`content`] and [`render`]; `NoSuchForm` when the paper cannot be had in that form.
pub fn export(
    snapshot: &Snapshot,
    request: &PaperRequest,
    format: Format,
    fonts: &Fonts,
    progress: &Progress,
) -> Result<Vec<Vec<u8>>> {
    if !formats(request.kind).contains(&format) {
        return Err(Error::Paper(PaperFault::NoSuchForm(request.kind, format)));
    }
    match format {
        Format::Ics => Ok(vec![ics::render(snapshot, request)?]),
        Format::Json => Ok(vec![data::render(snapshot)?]),
        Format::Png => images(&content(snapshot, request)?, fonts, progress),
        _ => render(&content(snapshot, request)?, format, fonts, progress).map(|file| vec![file]),
    }
}

/// Writes content in a form that is one file. The same content and fonts give the same bytes. `progress` counts the
/// steps and may cancel between them.
///
/// # Errors
/// `Cancelled`; `Document` when the typesetter or the writer fails; [`Format::Png`] has a file a page ([`images`]),
/// and forms of data are not made from content.
pub fn render(content: &Content, format: Format, fonts: &Fonts, progress: &Progress) -> Result<Vec<u8>> {
    match format {
        Format::Xlsx => xlsx::render(content, progress),
        Format::Docx => docx::render(content, pdf::imprint_page(content, fonts)?, progress),
        Format::Pdf => pdf::render(content, fonts, progress),
        Format::Html => html::render(content, progress),
        Format::Csv => csv::render(content, progress),
        Format::Txt => txt::render(content, progress),
        Format::Png | Format::Ics | Format::Json => {
            let why = format!("{} is not one file of content", format.name());
            Err(Error::Paper(PaperFault::Writing(why)))
        }
    }
}

/// Pictures of the pages as PNG files, as they are printed, 200 pixels to the inch.
///
/// # Errors
/// As [`render`].
pub fn images(content: &Content, fonts: &Fonts, progress: &Progress) -> Result<Vec<Vec<u8>>> {
    pdf::png(content, fonts, progress)
}

/// Pictures of all pages for the screen, with `scale` pixels to a point. Of a long paper take [`Pages`] and ask for
/// those that are seen.
///
/// # Errors
/// As [`render`].
pub fn pages(content: &Content, fonts: &Fonts, scale: f64, progress: &Progress) -> Result<Vec<PageImage>> {
    let pages = Pages::of(content, fonts, &Progress::default())?;
    let steps = u32::try_from(pages.count()).unwrap_or(u32::MAX);
    let mut images = Vec::with_capacity(pages.count());
    for (done, page) in (0..).zip(0..pages.count()) {
        progress.report(done, steps)?;
        images.extend(pages.image(page, scale));
    }
    progress.report(steps, steps)?;
    Ok(images)
}

/// The name under which a paper is saved, with its extension: number and title of the attachment, and its group.
#[must_use]
pub fn file_name(snapshot: &Snapshot, request: &PaperRequest, format: Format) -> String {
    let own = snapshot.paper_title(request.programme, request.kind.name(), request.group);
    let own = own.filter(|_| !Subject::is_attachment(request.kind));
    let name = own.map_or_else(|| (paper(request.kind).name)(snapshot, request), str::to_owned);
    let name = wording::printed(&name);
    format!("{}.{}", safe_name(&name), format.name())
}
