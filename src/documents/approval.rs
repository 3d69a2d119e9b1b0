//! 发文审批单: the sheet on which an official paper goes round to be checked, countersigned and signed before it is issued.

use super::content::{Block, Content, Section, Style};
use super::record::{Make, Paper};
use super::table::{Align, Cell, Column, Size, Table};
use super::year::Year;
use super::{adjustment, consultation, correction, main_notice, notice};
use crate::error::Result;
use crate::model::Snapshot;
use crate::model::paper::{MissingFact, PaperChoice, PaperKind, PaperRequest, PaperSection};
use crate::model::setting::SettingKey;
use crate::text::Printed;

pub(super) const PAPER: Paper =
    Paper::table(PaperSection::Issue, content, name).choosing(&[PaperChoice::Subject]).lacking(|lacks| {
        let none = lacks.programme.office.trim().is_empty();
        lacks.note(none, MissingFact::Office);
    });

const WEIGHTS: [u16; 4] = [26, 58, 26, 58];
const ROW_HEIGHT: u8 = 14;
/// Empty lines above a signature, for what is said with it.
const ROOM: usize = 3;

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let zh = Printed;
    let year = Year::of(snapshot, request)?;
    let programme = year.programme;
    let kind = request.options.subject.unwrap_or(PaperKind::Notice);
    let subject = subject(snapshot, request, kind)?;
    let own = snapshot.paper_title(programme.id, kind.name(), None);
    let paper = subject.sections.first();
    let to = paper.and_then(|paper| paper.blocks.iter().find_map(addressed)).unwrap_or_default();
    let number = if kind == PaperKind::Notice { programme.doc_no.trim() } else { "" };
    let publicity = programme.publicity.filter(|_| kind == PaperKind::Notice);
    let over = u16::try_from(WEIGHTS.len() - 1).unwrap_or(1);
    let long = |label: &str, text: String| vec![Cell::text(label), Cell::text(text).merged(over, 1)];
    let pair = |label: &str, text: &str, other: &str, more: &str| {
        [label, text, other, more].map(Cell::text).to_vec()
    };
    let signed = |label: &str| {
        let mut lines = vec![String::new(); ROOM];
        lines.push(zh.approval_signature().to_owned());
        vec![Cell::text(label), Cell::lines(lines).merged(over, 1)]
    };
    let publicity = publicity.map_or("", |class| zh.publicity(Some(class)));
    let drafter = snapshot.setting(SettingKey::Operator).trim();
    let rows = vec![
        long(zh.approval_subject(), own.map_or(subject.title.clone(), str::to_owned)),
        pair(
            zh.approval_number(),
            &crate::text::notice::document_number(number),
            zh.approval_publicity(),
            publicity,
        ),
        long(zh.approval_to(), to),
        long(zh.approval_copies(), programme.copies_to.join(zh.paper_enumeration_mark())),
        long(zh.approval_drafting(), programme.office.clone()),
        pair(zh.approval_drafter(), drafter, zh.approval_drafted_on(), ""),
        signed(zh.approval_checked()),
        signed(zh.approval_joint()),
        signed(zh.approval_signed()),
        pair(zh.approval_printed_on(), "", zh.approval_copies_number(), ""),
    ];
    let table = Table {
        columns: WEIGHTS.map(|weight| Column { weight, align: Align::Center }).to_vec(),
        head: Vec::new(),
        rows,
        size: Size::Four,
        row_height: Some(ROW_HEIGHT),
    };
    let title = zh.approval_title();
    let section =
        Section { blocks: vec![Block::Table(table)], ..Section::titled(zh.paper_name(request.kind), title) };
    Ok(year.paper(title.to_owned(), vec![section]))
}

/// The paper that is to be issued, without what stands behind it.
fn subject(snapshot: &Snapshot, request: &PaperRequest, kind: PaperKind) -> Result<Content> {
    let paper = match kind {
        PaperKind::MainNotice => &main_notice::PAPER,
        PaperKind::Consultation => &consultation::PAPER,
        PaperKind::Adjustment => &adjustment::PAPER,
        PaperKind::Correction => &correction::PAPER,
        _ => &notice::PAPER,
    };
    let request = PaperRequest { kind, ..request.clone() };
    match paper.content {
        Make::Official(official) => (official.content)(snapshot, &request, &[]),
        Make::Table(content) => content(snapshot, &request),
    }
}

/// Whom a paper is for, of the paragraph that says so.
fn addressed(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph(text) if text.style == Style::Flush => {
            Some(text.line().trim_end_matches(Printed.paper_colon()).to_owned())
        }
        _ => None,
    }
}

fn name(_: &Snapshot, request: &PaperRequest) -> String {
    let kind = request.options.subject.unwrap_or(PaperKind::Notice);
    Printed.approval_title().to_owned() + &Printed.paper_subtitle(Printed.paper_name(kind))
}
