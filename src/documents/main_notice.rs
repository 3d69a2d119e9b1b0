//! The notice of the main session: when, where, who takes part, who does what, what to bring.

use super::attachment::Attachment;
use super::content::Content;
use super::kept_text::Facts;
use super::lacks::Lacks;
use super::official::{self, Letter, Outline};
use super::record::{Official, Paper, Room};
use super::year::{Year, time_of};
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::paper::{
    Counted, Dated, Format, MissingFact, PaperChoice, PaperKind, PaperRequest, PaperSection,
};
use crate::model::paper_text::Placeholder;
use crate::model::programme::Programme;
use crate::model::session::Session;
use crate::text::{Printed, papers};

pub(super) const PAPER: Paper = Paper::official(
    PaperSection::Day,
    &[Format::Docx, Format::Pdf, Format::Html, Format::Txt, Format::Png],
    Official { behind: &[PaperKind::Receipt], content, text },
    name,
)
.choosing(&[PaperChoice::Letterhead, PaperChoice::Publicity])
.counting(Counted::OfMainSession)
.dated(Dated::Below)
.lacking(lacks)
.with_room(Room::units(3));

fn content(snapshot: &Snapshot, request: &PaperRequest, attachments: &[Attachment]) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let session = year.main_session()?;
    if year.participants(session).next().is_none() {
        return Err(Error::Paper(PaperFault::NoMainSession));
    }
    let programme = year.programme;
    let kept = snapshot.paper_text(programme.id, request.kind.name());
    let text = kept.map_or_else(|| paragraphs(&year, session).join("\n"), str::to_owned);
    let title = title(&year, session);
    // Its number is given when it goes out: the year's notice has another one; and so is what it says of its openness.
    let letter = Letter {
        title: title.clone(),
        number: String::new(),
        date: Printed.day_full(request.today),
        addressees: vec![Printed.main_notice_all().to_owned()],
        paragraphs: Facts { year: &year, attachments }.paragraphs(&text),
        table: None,
        attachments,
        publicity: request.options.publicity,
    };
    Ok(year.paper(title, vec![letter.section(programme, request)]))
}

fn lacks(lacks: &mut Lacks<'_>) {
    lacks.official();
    lacks.main_session();
    let session = lacks.snapshot.main_session(lacks.programme.id);
    if lacks.is_own_text() {
        if let Some(session) = session {
            lacks.note(session.tasks.trim().is_empty(), MissingFact::Tasks);
            lacks.note(session.materials.trim().is_empty(), MissingFact::Materials);
        }
        lacks.note(lacks.programme.contacts.trim().is_empty(), MissingFact::Contacts);
    }
    if let Some(session) = session {
        lacks.note(session.arrive_by.is_none(), MissingFact::ArriveBy);
        lacks.note(session.reply_by.is_none(), MissingFact::ReplyBy);
    }
    lacks.note(lacks.request.options.publicity.is_none(), MissingFact::Publicity);
    lacks.text();
}

/// Empty where there is no main session.
fn text(snapshot: &Snapshot, programme: &Programme, request: &PaperRequest, _: &[Attachment]) -> String {
    let year = Year { snapshot, programme, date: request.today };
    year.main_session().map_or_else(|_| String::new(), |session| paragraphs(&year, session).join("\n"))
}

fn paragraphs(year: &Year<'_>, session: &Session) -> Vec<String> {
    let zh = Printed;
    let mut outline = Outline::default();
    outline.text(zh.main_notice_opening(&occasion(year, session)));
    let sentence = |text: &str| text.trim().trim_end_matches('。').to_owned() + zh.paper_full_stop();
    let later = zh.main_notice_later().to_owned();
    outline.heading(zh.main_notice_time());
    let time = time_of(session).map(|_| sentence(&Placeholder::MainTime.written()));
    outline.text(time.unwrap_or_else(|| later.clone()));
    outline.heading(zh.main_notice_place());
    let place = (!session.place.trim().is_empty()).then(|| sentence(&Placeholder::MainPlace.written()));
    outline.text(place.unwrap_or(later));
    outline.heading(zh.main_notice_units());
    let names: Vec<&str> = year.participants(session).map(|party| year.party_name(party)).collect();
    outline.text(sentence(&names.join(zh.paper_enumeration_mark())));
    outline.heading(zh.main_notice_tasks());
    lines(&mut outline, &session.tasks, zh.main_notice_own_tasks());
    outline.heading(zh.main_notice_materials());
    lines(&mut outline, &session.materials, zh.main_notice_own_materials());
    outline.heading(zh.main_notice_other());
    outline.text(zh.main_notice_arrive(&arrive_by(session)));
    let (by, form) = (official::reply_by(session), zh.notice_see(zh.notice_see_alone()));
    outline.text(match official::reply_to(year.programme) {
        Some(to) => zh.main_notice_reply_to(&by, &form, to),
        None => zh.main_notice_reply(&by, &form),
    });
    outline.paragraphs().into_iter().chain(official::contacts(year.programme)).collect()
}

/// By when to be there, or a blank for it.
fn arrive_by(session: &Session) -> String {
    session.arrive_by.map_or_else(|| Printed.paper_gap().to_owned(), papers::clock)
}

/// Lines as they were entered, numbered where there are several and they have no numbers yet.
fn lines(outline: &mut Outline, text: &str, otherwise: &str) {
    let lines = official::edited(text);
    let numbered = lines.len() < 2 || lines.iter().any(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    match lines.as_slice() {
        [] => outline.text(otherwise),
        _ => {
            for (number, line) in (1..).zip(&lines) {
                let stop = if line.ends_with(['。', '；', '：']) { "" } else { Printed.paper_full_stop() };
                let number = if numbered { String::new() } else { format!("{number}.") };
                outline.text(format!("{number}{line}{stop}"));
            }
        }
    }
}

/// `2023年政务公开主题日现场集中宣传活动`
fn occasion(year: &Year<'_>, session: &Session) -> String {
    Printed.notice_year(year.programme.year) + &year.occasion(session)
}

fn title(year: &Year<'_>, session: &Session) -> String {
    Printed.main_notice_title(&year.programme.office, &occasion(year, session))
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    let kind = || Printed.paper_name(request.kind).to_owned();
    let Ok(year) = Year::of(snapshot, request) else { return kind() };
    year.main_session().map_or_else(|_| kind(), |session| title(&year, session))
}
