//! Everything the file holds, as JSON that loads again without loss.

use super::content::{Content, Section};
use super::record::Paper;
use super::year::Year;
use crate::error::{Error, PaperFault, Result};
use crate::model::paper::{Format, PaperRequest, PaperSection};
use crate::model::{Snapshot, dump};
use crate::text::Printed;

pub(super) const PAPER: Paper = Paper::table(PaperSection::Data, content, name).in_forms(&[Format::Json]);

/// There is nothing to lay out: data have no pages.
fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let title = name(snapshot, request);
    Ok(year.paper(title.clone(), vec![Section::titled(&title, &title)]))
}

/// The text.
pub(super) fn render(snapshot: &Snapshot) -> Result<Vec<u8>> {
    dump::write(snapshot).map_err(|error| Error::Paper(PaperFault::Writing(error.to_string())))
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    let zh = Printed;
    let title = snapshot.programmes.get(request.programme).map_or("", |facts| facts.title.as_str());
    zh.calendar_file(title, zh.paper_name(request.kind))
}
