//! Papers: a snapshot becomes content, content becomes pages, a Word document or a workbook. Knows no database.
//! A paper is one file that builds [`Content`]; a form is one renderer that writes any content.

mod attachments;
mod content;
mod csv;
mod docx;
mod fonts;
mod html;
mod ledger;
mod liaison_form;
mod liaisons;
mod main_session;
mod overview;
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
mod wording;
mod xlsx;
mod year;

pub use attachments::{Attachment, Subject, attachments};
pub use content::{Block, Content, Paragraph, Section, Signature, Style};
pub use fonts::{Fallback, Fonts, Typeface};
pub use html::clipboard;
pub use page::{Numbering, Page};
pub use table::{Align, Cell, Column, Size, Table, Value};

use crate::error::Result;
use crate::files::safe_name;
use crate::model::Snapshot;
use crate::model::document::{DocumentKind, DocumentRequest, Format};
use crate::model::progress::Progress;

/// What a paper's file provides.
struct Paper {
    formats: &'static [Format],
    content: fn(&Snapshot, &DocumentRequest) -> Result<Content>,
    /// The file's name without extension, before it is made safe.
    name: fn(&Snapshot, &DocumentRequest) -> String,
}

/// The one place where a paper is entered.
fn paper(kind: DocumentKind) -> &'static Paper {
    match kind {
        DocumentKind::Schedule => &schedule::PAPER,
        DocumentKind::MainSession => &main_session::PAPER,
        DocumentKind::Slogans => &slogans::PAPER,
        DocumentKind::LiaisonForm => &liaison_form::PAPER,
        DocumentKind::Liaisons => &liaisons::PAPER,
        DocumentKind::Receipt => &receipt::PAPER,
        DocumentKind::SignIn => &sign_in::PAPER,
        DocumentKind::Stalls => &stalls::PAPER,
        DocumentKind::TableSigns => &table_signs::PAPER,
        DocumentKind::Overview => &overview::PAPER,
        DocumentKind::Ledger => &ledger::PAPER,
        DocumentKind::Units => &units::PAPER,
    }
}

/// The forms in which a paper can be had.
#[must_use]
pub fn formats(kind: DocumentKind) -> &'static [Format] {
    paper(kind).formats
}

/// What a paper says, in the words and punctuation in which it is printed.
///
/// # Errors
/// `NoProgramme` when the year is not in the file; [`crate::error::DocumentFault`] for want of another fact.
pub fn content(snapshot: &Snapshot, request: &DocumentRequest) -> Result<Content> {
    let mut content = (paper(request.kind).content)(snapshot, request)?;
    let options = &request.options;
    for section in &mut content.sections {
        section.page.size = options.size.unwrap_or(section.page.size);
        section.page.orientation = options.orientation.unwrap_or(section.page.orientation);
        // What has no title of its own (a sign on a table) gets none.
        if let Some(title) = options.title.as_ref().filter(|_| !section.title.is_empty()) {
            section.title.clone_from(title);
        }
    }
    if let Some(title) = &options.title {
        content.title.clone_from(title);
    }
    content.each_text(|text| *text = wording::printed(text));
    Ok(content)
}

/// Writes content in a form. The same content and fonts give the same bytes. `progress` counts the steps and may
/// cancel between them.
///
/// # Errors
/// `Cancelled`; `Document` when the typesetter or the writer fails.
pub fn render(content: &Content, format: Format, fonts: &Fonts, progress: &Progress) -> Result<Vec<u8>> {
    match format {
        Format::Xlsx => xlsx::render(content, progress),
        Format::Docx => docx::render(content, progress),
        Format::Pdf => pdf::render(content, fonts, progress),
        Format::Html => html::render(content, progress),
        Format::Csv => csv::render(content, progress),
        Format::Txt => txt::render(content, progress),
    }
}

/// The name under which a paper is saved, with its extension: number and title of the attachment, and its group.
#[must_use]
pub fn file_name(snapshot: &Snapshot, request: &DocumentRequest, format: Format) -> String {
    let name = wording::printed(&(paper(request.kind).name)(snapshot, request));
    format!("{}.{}", safe_name(&name), format.name())
}
