//! The slogans, numbered.

use super::Paper;
use super::attachments::{Subject, attachment};
use super::content::{Block, Content, Section};
use super::year::Year;
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::paper::{Format, PaperRequest};
use crate::model::programme::Programme;
use crate::text::{Lang, tables};

pub(super) const PAPER: Paper = Paper { formats: &Format::OF_PAPERS, content, name };

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let attachment = attachment(snapshot, request.programme, Subject::Slogans)
        .ok_or(Error::Paper(PaperFault::NoSlogans))?;
    let numbered = (1..).zip(snapshot.slogans_of(request.programme));
    let blocks =
        numbered.map(|(n, slogan)| Block::body(Lang::Zh.table_item(n, slogan.text.trim()))).collect();
    let label = Some(attachment.label());
    let section =
        Section { label, blocks, ..Section::titled(Lang::Zh.paper_name(request.kind), &attachment.title) };
    Ok(year.paper(attachment.title, vec![section]))
}

/// `2023年“政务公开主题日”活动宣传标语`.
pub(super) fn title(programme: &Programme) -> String {
    Lang::Zh.table_slogans_title(&tables::with_year(programme.year, &programme.title))
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    attachment(snapshot, request.programme, Subject::Slogans).map_or_else(
        || snapshot.programmes.get(request.programme).map_or_else(String::new, title),
        |attachment| attachment.file_name(),
    )
}
