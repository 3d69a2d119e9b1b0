//! 采纳情况表: every reply to a 征求意见稿, and what was done with it.

use super::as_kept::consultation;
use super::content::{Block, Content, Section};
use super::page::Page;
use super::record::Paper;
use super::table::{Align, Cell, Size, Table};
use super::year::{self, Year};
use crate::error::Result;
use crate::model::Snapshot;
use crate::model::issue::Feedback;
use crate::model::paper::{MissingFact, PaperChoice, PaperRequest, PaperSection};
use crate::rules::replies::{Replies, is_none};
use crate::text::Printed;

pub(super) const PAPER: Paper = Paper::table(PaperSection::Issue, content, name)
    .choosing(&[PaperChoice::Consultation])
    .lacking(|lacks| {
        let none = replies(lacks.snapshot, lacks.request).is_none_or(|replies| replies.replied == 0);
        lacks.note(none, MissingFact::Replies);
    });

/// The replies to the 征求意见稿 that is asked for, else to the last.
fn replies(snapshot: &Snapshot, request: &PaperRequest) -> Option<Replies> {
    Replies::to(snapshot, consultation(snapshot, request)?.id)
}

/// Rows to be written in by hand while nobody has replied.
const BLANK: usize = 10;

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let zh = Printed;
    let year = Year::of(snapshot, request)?;
    let title = zh.replies_table_title(&year.activity());
    let replies = replies(snapshot, request);
    let given: Vec<_> = replies.iter().flat_map(|replies| &replies.units).collect();
    let given = given.into_iter().filter_map(|(unit, reply)| Some((*unit, reply.as_ref()?)));
    let row = |(number, (unit, reply)): (u32, (_, &Feedback))| {
        let opinion = if is_none(reply) { zh.reply_none().to_owned() } else { zh.reply_said(Some(reply)) };
        vec![
            Cell::number(number),
            Cell::text(year.name(unit)),
            Cell::day(Some(reply.on), |day| year.day(day)),
            Cell::text(opinion),
            Cell::text(zh.reply_done(reply)),
            Cell::text(reply.reason.as_str()),
            Cell::blank(),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = (1..).zip(given).map(row).collect();
    if rows.is_empty() {
        rows = vec![[(); 7].map(|()| Cell::blank()).to_vec(); BLANK];
    }
    let columns = [
        (zh.paper_number(), 12, Align::Center),
        (zh.replies_unit(), 36, Align::Center),
        (zh.replies_day(), 28, Align::Center),
        (zh.replies_opinion(), 60, Align::Left),
        (zh.replies_outcome(), 28, Align::Center),
        (zh.replies_why(), 44, Align::Left),
        (zh.table_note(), 24, Align::Left),
    ];
    let counted = replies.as_ref().filter(|replies| replies.replied > 0);
    let section = Section {
        page: Page::landscape(),
        head: counted.map(|replies| zh.replies_count(replies)).into_iter().collect(),
        blocks: vec![Block::Table(Table::new(&columns, rows).sized(Size::Five))],
        ..Section::titled(zh.paper_name(request.kind), &title)
    };
    Ok(year.paper(title, vec![section]))
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    year::year_name(snapshot, request, Printed::replies_table_title)
}
