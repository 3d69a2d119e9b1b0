//! The slogans, numbered.

use super::Paper;
use super::attachments::{Subject, attachment};
use super::content::{Block, Content, Section};
use super::year::Year;
use crate::error::{DocumentFault, Error, Result};
use crate::model::Snapshot;
use crate::model::document::{DocumentRequest, Format};
use crate::model::programme::Programme;
use crate::text::{Lang, tables};

pub(super) const PAPER: Paper = Paper { formats: &Format::OF_PAPERS, content, name };

fn content(snapshot: &Snapshot, request: &DocumentRequest) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let attachment = attachment(snapshot, request.programme, Subject::Slogans)
        .ok_or(Error::Document(DocumentFault::NoSlogans))?;
    let numbered = (1..).zip(snapshot.slogans_of(request.programme));
    let blocks =
        numbered.map(|(n, slogan)| Block::body(Lang::Zh.table_item(n, slogan.text.trim()))).collect();
    let label = Some(attachment.label());
    let section =
        Section { label, blocks, ..Section::titled(Lang::Zh.document_kind(request.kind), &attachment.title) };
    Ok(year.paper(attachment.title, vec![section]))
}

/// `2023年“政务公开主题日”活动宣传标语`.
pub(super) fn title(programme: &Programme) -> String {
    Lang::Zh.table_slogans_title(&tables::with_year(programme.year, &programme.title))
}

fn name(snapshot: &Snapshot, request: &DocumentRequest) -> String {
    attachment(snapshot, request.programme, Subject::Slogans).map_or_else(
        || snapshot.programmes.get(request.programme).map_or_else(String::new, title),
        |attachment| attachment.file_name(),
    )
}
