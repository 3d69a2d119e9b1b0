//! The slogans, numbered.

use super::attachment::Heading;
use super::content::{Block, Content, Section};
use super::lacks::Lacks;
use super::record::Paper;
use super::year::Year;
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::paper::{MissingFact, PaperChoice, PaperKind, PaperRequest, PaperSection};
use crate::model::programme::Programme;
use crate::text::{Printed, tables};

pub(super) const PAPER: Paper = Paper::table(PaperSection::Notice, content, name)
    .choosing(&[PaperChoice::Apart])
    .lacking(lacks)
    .attached(attached);

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let slogans = snapshot.slogans_of(request.programme);
    if slogans.is_empty() {
        return Err(Error::Paper(PaperFault::NoSlogans));
    }
    let numbered = (1..).zip(slogans);
    let blocks = numbered.map(|(n, slogan)| Block::body(Printed.table_item(n, slogan.text.trim()))).collect();
    let title = title(snapshot, year.programme);
    let section = Section { blocks, ..Section::titled(Printed.paper_name(request.kind), &title) };
    Ok(year.paper(title, vec![section]))
}

fn attached(snapshot: &Snapshot, programme: &Programme) -> Vec<Heading> {
    let there = !snapshot.slogans_of(programme.id).is_empty();
    let heading = || Heading { group: None, title: title(snapshot, programme), subtitle: None };
    there.then(heading).into_iter().collect()
}

fn lacks(lacks: &mut Lacks<'_>) {
    let none = lacks.snapshot.slogans_of(lacks.programme.id).is_empty();
    lacks.note(none, MissingFact::Slogans);
}

/// `2023年“政务公开主题日”活动宣传标语`, or as a person called it.
fn title(snapshot: &Snapshot, programme: &Programme) -> String {
    let own = snapshot.paper_title(programme.id, PaperKind::Slogans.name(), None);
    let usual = || Printed.table_slogans_title(&tables::with_year(programme.year, &programme.title));
    own.map_or_else(usual, str::to_owned)
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    let facts = snapshot.programmes.get(request.programme);
    facts.map_or_else(String::new, |facts| title(snapshot, facts))
}
