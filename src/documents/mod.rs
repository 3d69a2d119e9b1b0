//! Papers: a snapshot becomes content, content becomes pages, a Word document or a workbook. Knows no database.
//! A paper is one file that builds [`Content`]; a form is one renderer that writes any content.

mod adjustment;
mod approval;
mod as_kept;
mod attachment;
mod blank;
mod bulletin;
mod calendar;
mod consultation;
mod content;
mod correction;
mod csv;
mod data;
mod docx;
mod feedback_form;
mod feedback_result;
mod fonts;
mod html;
mod ics;
mod kept_text;
mod lacks;
mod ledger;
mod liaison_form;
mod liaisons;
mod main_notice;
mod main_session;
mod notice;
mod official;
mod overview;
mod package;
mod page;
mod pdf;
mod plan_table;
mod receipt;
mod record;
mod schedule;
mod sign_in;
mod slogans;
mod stalls;
mod statistics;
mod table;
mod table_signs;
mod titles;
mod txt;
mod unit_changes;
mod units;
mod urging;
mod urging_register;
mod wall_chart;
mod wording;
mod xlsx;
mod year;

pub use attachment::Attachment;
pub use content::{Block, Content, Imprint, Masthead, Paragraph, Section, Signature, Style};
pub use fonts::{Fallback, Fonts, Typeface};
pub use html::clipboard;
pub use page::{Numbering, Page};
pub use pdf::{Pages, PieceOfText};
pub use table::{Align, Cell, Column, Size, Table, Value};

use std::borrow::Cow;
use std::collections::HashSet;

use self::attachment::Heading;
use self::lacks::Lacks;
use self::record::{Make, Official, Paper};
use self::year::Year;
use crate::error::{Error, PaperFault, Result};
use crate::files::safe_name;
use crate::model::Snapshot;
use crate::model::ids::ProgrammeId;
use crate::model::paper::{Counted, Format, MissingFact, PaperFacts, PaperKind, PaperRequest, paper_list};
use crate::model::progress::Progress;
use crate::model::session::{Role, SessionKind};
use crate::rules::schedule::Schedule;
use crate::text::{Printed, notice as notice_text};

/// Makes the list of records from the list of papers: each paper's file states all that is known of it.
macro_rules! records {
    ($($(#[$doc:meta])* $kind:ident $module:ident $key:literal;)*) => {
        fn paper(kind: PaperKind) -> &'static Paper {
            match kind {
                $(PaperKind::$kind => &$module::PAPER,)*
            }
        }
    };
}

paper_list!(records);

/// What is stated of a paper: where it is listed, its forms, what may be chosen for it.
#[must_use]
pub fn facts(kind: PaperKind) -> &'static PaperFacts {
    &paper(kind).facts
}

/// The forms in which a paper can be had.
#[must_use]
pub fn formats(kind: PaperKind) -> &'static [Format] {
    facts(kind).formats
}

/// The attachments of a year's notice in their order, those that there are. Empty for a year that is not there.
#[must_use]
pub fn attachments(snapshot: &Snapshot, programme: ProgrammeId) -> Vec<Attachment> {
    let Make::Official(official) = notice::PAPER.content else { return Vec::new() };
    numbered(snapshot, programme, official)
}

/// What stands behind an official paper; nothing behind any other.
fn behind(snapshot: &Snapshot, request: &PaperRequest) -> Vec<Attachment> {
    let paper = paper(request.kind);
    let Make::Official(official) = paper.content else { return Vec::new() };
    let mut list = numbered(snapshot, request.programme, official);
    if request.kind != PaperKind::Notice {
        let of_notice = attachments(snapshot, request.programme);
        for one in &mut list {
            let same = of_notice.iter().find(|other| other.kind == one.kind && other.group == one.group);
            one.in_notice = same.map(|other| other.number);
        }
        (paper.behind)(snapshot, request, &mut list);
        let alone = if paper.numbered_as_notice { of_notice.len() == 1 } else { list.len() == 1 };
        for (number, one) in (1..).zip(&mut list) {
            one.number = one.in_notice.filter(|_| paper.numbered_as_notice).unwrap_or(number);
            one.alone = alone;
        }
    }
    // A letter says in its title of which stage all that stands behind it is.
    for one in list.iter_mut().filter(|_| request.kind != PaperKind::Consultation) {
        one.stage = stage(snapshot, &one.request(request));
    }
    list
}

/// Every paper that may stand behind another, numbered from 1.
fn numbered(snapshot: &Snapshot, programme: ProgrammeId, official: Official) -> Vec<Attachment> {
    let Some(year) = snapshot.programmes.get(programme) else { return Vec::new() };
    let mut list = Vec::new();
    for &kind in official.behind {
        let headings = paper(kind).attached.map(|attached| attached(snapshot, year));
        list.extend(headings.into_iter().flatten().map(|heading| (kind, heading)));
    }
    let alone = list.len() == 1;
    let numbered = (1..).zip(list).map(|(number, (kind, heading))| {
        let Heading { group, title, subtitle } = heading;
        let (stage, in_notice) = (None, None);
        Attachment { number, alone, kind, group, title, stage, subtitle, in_notice }
    });
    numbered.collect()
}

/// The attachments of the year's notice that a request asks for.
fn attachments_of(snapshot: &Snapshot, request: &PaperRequest) -> Vec<Attachment> {
    let mut list = attachments(snapshot, request.programme);
    list.retain(|one| one.kind == request.kind && (request.group.is_none() || one.group == request.group));
    list
}

/// Whether the year's notice may have a paper of that kind behind it.
fn is_attachment(kind: PaperKind) -> bool {
    matches!(notice::PAPER.content, Make::Official(official) if official.behind.contains(&kind))
}

/// The snapshot that a paper is made from: with the year as a kept copy has it, where one is asked for.
///
/// # Errors
/// As [`as_kept::as_kept`].
fn seen<'a>(snapshot: &'a Snapshot, request: &PaperRequest) -> Result<Cow<'a, Snapshot>> {
    match as_kept::copy_of(snapshot, request, facts(request.kind)) {
        Some(copy) => as_kept::as_kept(snapshot, copy).map(Cow::Owned),
        None => Ok(Cow::Borrowed(snapshot)),
    }
}

/// As [`seen`] where nothing is made yet, so that what fails is told when it is.
fn seen_or_now<'a>(snapshot: &'a Snapshot, request: &PaperRequest) -> Cow<'a, Snapshot> {
    seen(snapshot, request).unwrap_or(Cow::Borrowed(snapshot))
}

/// What stands in brackets below the title of a version that is not the one in force.
fn stage(snapshot: &Snapshot, request: &PaperRequest) -> Option<String> {
    as_kept::stage(snapshot, request, facts(request.kind))
}

/// How many units stand in a paper; `None` for one that is not about units.
#[must_use]
pub fn units(snapshot: &Snapshot, request: &PaperRequest) -> Option<usize> {
    let snapshot = &*seen_or_now(snapshot, request);
    let year = request.programme;
    let facts = facts(request.kind);
    let group = request.group.filter(|_| facts.by_group);
    match facts.counted {
        Counted::Nothing => None,
        Counted::OfYear => {
            Some(snapshot.parts_of(year).filter(|part| group.is_none_or(|group| group == part.group)).count())
        }
        Counted::Placed => {
            let schedule = Schedule::of(snapshot, year);
            Some(group.map_or_else(|| schedule.placed(), |group| schedule.placed_in(group)))
        }
        Counted::OfMainSession => {
            let asked = request.options.session.and_then(|id| snapshot.sessions.get(id));
            asked.or_else(|| snapshot.main_session(year)).map(|session| {
                let main = session.kind == SessionKind::Main;
                let parties = snapshot.parties_of(session.id);
                let units = parties.filter(|p| !main || p.role == Role::Participant).filter_map(|p| p.unit);
                units.collect::<HashSet<_>>().len()
            })
        }
    }
}

/// What a paper says, in the words and punctuation in which it is printed. What the year does not know is left blank
/// ([`missing`] says what that is).
///
/// # Errors
/// `NoProgramme` when the year is not in the file; `NoSuchUnit` when the unit asked for is not.
pub fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let snapshot = &*seen(snapshot, request)?;
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
            *label = Printed.notice_apart(&number, label);
        }
    }
    content.each_text(|text| *text = wording::printed(text));
    Ok(content)
}

/// What a paper says, under the title that the file keeps for it where there is one.
fn built(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let paper = paper(request.kind);
    let make = |snapshot: &Snapshot| match paper.content {
        Make::Table(content) => {
            content(snapshot, request).map(|content| labelled(content, snapshot, request))
        }
        Make::Official(official) => bound(official, snapshot, request),
    };
    let mut content = blank::or_blank(make, paper.room, snapshot, request)?;
    let stage = stage(snapshot, request);
    let staged = if paper.facts.official { 1 } else { content.sections.len() };
    for section in content.sections.iter_mut().take(staged) {
        section.stage.clone_from(&stage);
    }
    // Attachments have their titles already, each group its own.
    if !is_attachment(request.kind)
        && request.options.session.is_none()
        && let Some(title) = snapshot.paper_title(request.programme, request.kind.name(), request.group)
    {
        retitle(&mut content, request.kind, title);
    }
    Ok(content)
}

/// The tables of a paper as the attachments of the year's notice that they are. A group whose sessions have no months yet
/// is none, but can be printed.
fn labelled(mut content: Content, snapshot: &Snapshot, request: &PaperRequest) -> Content {
    let list = if is_attachment(request.kind) { attachments_of(snapshot, request) } else { Vec::new() };
    for section in &mut content.sections {
        let of = list.iter().find(|one| one.subtitle.is_none() || one.subtitle == section.subtitle);
        section.label = of.map(Attachment::label);
    }
    content
}

/// An official paper with its attachments behind it, and its imprint behind those.
fn bound(official: Official, snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let attachments = behind(snapshot, request);
    let mut content = (official.content)(snapshot, request, &attachments)?;
    if request.options.apart {
        return Ok(content);
    }
    let paper = content.sections.last_mut();
    let imprint = paper.and_then(|paper| paper.blocks.pop_if(|block| matches!(block, Block::Imprint(_))));
    for attachment in &attachments {
        let mut sections = built(snapshot, &attachment.request(request))?.sections;
        for section in &mut sections {
            section.label = Some(attachment.label());
        }
        content.sections.extend(sections);
    }
    if let (Some(imprint), Some(last)) = (imprint, content.sections.last_mut()) {
        last.blocks.push(imprint);
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

/// The facts that a paper lacks, the most important first. It is printed nevertheless, with blanks for them. None for a
/// year that is not there.
#[must_use]
pub fn missing(snapshot: &Snapshot, request: &PaperRequest) -> Vec<MissingFact> {
    let snapshot = &*seen_or_now(snapshot, request);
    let Some(programme) = snapshot.programmes.get(request.programme) else { return Vec::new() };
    let attachments = behind(snapshot, request);
    let mut lacks = Lacks { snapshot, programme, request, attachments: &attachments, list: Vec::new() };
    (paper(request.kind).lacks)(&mut lacks);
    // A version before the issue has neither number nor day.
    if stage(snapshot, request).is_some() {
        lacks.list.retain(|fact| !matches!(fact, MissingFact::DocNo | MissingFact::IssuedOn));
    }
    lacks.list
}

/// The text of a paper as it is made from the year's facts, one paragraph a line, for a person to edit
/// ([`crate::model::edit::Edit::SetPaperText`]); `None` for a paper whose text is not edited.
#[must_use]
pub fn own_text(snapshot: &Snapshot, request: &PaperRequest) -> Option<String> {
    let Make::Official(official) = paper(request.kind).content else { return None };
    let snapshot = &*seen_or_now(snapshot, request);
    let programme = snapshot.programmes.get(request.programme)?;
    let attachments = behind(snapshot, request);
    Some((official.text)(snapshot, programme, request, &attachments))
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

/// The name under which a paper is saved, with its extension: number and title of the attachment, and its group; else
/// the title that the file keeps for it, else its own.
#[must_use]
pub fn file_name(snapshot: &Snapshot, request: &PaperRequest, format: Format) -> String {
    let snapshot = &*seen_or_now(snapshot, request);
    let name = attachment_name(snapshot, request).unwrap_or_else(|| {
        let kept = snapshot.paper_title(request.programme, request.kind.name(), request.group);
        let kept = kept.filter(|_| !is_attachment(request.kind) && request.options.session.is_none());
        kept.map_or_else(|| (paper(request.kind).name)(snapshot, request), str::to_owned)
    });
    let name = wording::printed(&(name + &stage(snapshot, request).unwrap_or_default()));
    format!("{}.{}", safe_name(&name), format.name())
}

/// The name of a paper that is an attachment as a whole: a table of several groups is none while one of them is not.
fn attachment_name(snapshot: &Snapshot, request: &PaperRequest) -> Option<String> {
    let found = attachments_of(snapshot, request);
    let groups = || year::groups(snapshot, request.programme).len();
    if facts(request.kind).by_group && request.group.is_none() && groups() != found.len() {
        return None;
    }
    match found.as_slice() {
        [] => None,
        [one] => {
            let year = Year::of(snapshot, request).ok()?;
            let unit = request.options.unit.map(|unit| Printed.paper_subtitle(year.name(unit)));
            Some(one.file_name() + &unit.unwrap_or_default())
        }
        [first, .., last] => {
            Some(format!("{} {}", Printed.paper_attachments(first.number, last.number), first.title))
        }
    }
}
