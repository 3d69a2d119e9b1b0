//! The notice of the main session: when, where, who takes part, who does what, what to bring.

use super::Paper;
use super::content::{Block, Content};
use super::official::{self, Letter, Outline};
use super::year::{Year, time_of};
use crate::error::{DocumentFault, Error, Result};
use crate::model::Snapshot;
use crate::model::document::{DocumentRequest, Format};
use crate::model::programme::Programme;
use crate::model::session::Session;
use crate::text::Lang;

pub(super) const PAPER: Paper =
    Paper { formats: &[Format::Docx, Format::Pdf, Format::Html, Format::Txt, Format::Png], content, name };

fn content(snapshot: &Snapshot, request: &DocumentRequest) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let session = year.main_session()?;
    if year.participants(session).next().is_none() {
        return Err(Error::Document(DocumentFault::NoMainSession));
    }
    let programme = year.programme;
    let paragraphs = match snapshot.paper_text(programme.id, request.kind.name()) {
        Some(text) if !text.trim().is_empty() => official::edited(text),
        _ => paragraphs(&year, session),
    };
    let title = title(&year, session);
    let date = Lang::Zh.day_full(request.today);
    // Its number is given when it goes out: the year's notice has another one.
    let letter = Letter {
        title: title.clone(),
        number: String::new(),
        date: date.clone(),
        addressees: vec![Lang::Zh.main_notice_all().to_owned()],
        paragraphs,
        attachments: Vec::new(),
    };
    let mut section = letter.section(programme, request);
    let imprint = official::imprint(programme, request.options.dress, &date);
    section.blocks.extend(imprint.map(Block::Imprint));
    Ok(year.paper(title, vec![section]))
}

/// The text made from the year's facts, one paragraph a line; empty where there is no main session.
pub(super) fn text(snapshot: &Snapshot, programme: &Programme, request: &DocumentRequest) -> String {
    let year = Year { snapshot, programme, date: request.today };
    year.main_session().map_or_else(|_| String::new(), |session| paragraphs(&year, session).join("\n"))
}

fn paragraphs(year: &Year<'_>, session: &Session) -> Vec<String> {
    let zh = Lang::Zh;
    let mut outline = Outline::default();
    outline.text(zh.main_notice_opening(&occasion(year, session)));
    let sentence = |text: &str| text.trim().trim_end_matches('。').to_owned() + zh.paper_full_stop();
    let later = zh.main_notice_later().to_owned();
    outline.heading(zh.main_notice_time());
    outline.text(time_of(session).map_or_else(|| later.clone(), |time| sentence(&time)));
    outline.heading(zh.main_notice_place());
    outline.text(if session.place.trim().is_empty() { later } else { sentence(&session.place) });
    outline.heading(zh.main_notice_units());
    let names: Vec<&str> = year.participants(session).map(|party| year.party_name(party)).collect();
    outline.text(sentence(&names.join(zh.paper_enumeration_mark())));
    outline.heading(zh.main_notice_tasks());
    lines(&mut outline, &session.tasks, zh.main_notice_own_tasks());
    outline.heading(zh.main_notice_materials());
    lines(&mut outline, &session.materials, zh.main_notice_own_materials());
    outline.paragraphs().into_iter().chain(official::contacts(year.programme)).collect()
}

/// Lines as they were entered, numbered where there are several and they have no numbers yet.
fn lines(outline: &mut Outline, text: &str, otherwise: &str) {
    let lines = official::edited(text);
    let numbered = lines.len() < 2 || lines.iter().any(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    match lines.as_slice() {
        [] => outline.text(otherwise),
        _ => {
            for (number, line) in (1..).zip(&lines) {
                let stop =
                    if line.ends_with(['。', '；', '：']) { "" } else { Lang::Zh.paper_full_stop() };
                let number = if numbered { String::new() } else { format!("{number}.") };
                outline.text(format!("{number}{line}{stop}"));
            }
        }
    }
}

/// `2023年政务公开主题日现场集中宣传活动`
fn occasion(year: &Year<'_>, session: &Session) -> String {
    Lang::Zh.notice_year(year.programme.year) + &year.occasion(session)
}

fn title(year: &Year<'_>, session: &Session) -> String {
    Lang::Zh.main_notice_title(&year.programme.office, &occasion(year, session))
}

fn name(snapshot: &Snapshot, request: &DocumentRequest) -> String {
    let kind = || Lang::Zh.document_kind(request.kind).to_owned();
    let Ok(year) = Year::of(snapshot, request) else { return kind() };
    year.main_session().map_or_else(|_| kind(), |session| title(&year, session))
}
