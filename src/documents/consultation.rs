//! 征求意见函: asks the units what they say to a 征求意见稿, with its tables and the form for the reply behind it.

use super::as_kept::consultation;
use super::attachment::Attachment;
use super::content::Content;
use super::kept_text::Facts;
use super::official::{self, Letter};
use super::record::{Official, Paper};
use super::year::Year;
use crate::error::Result;
use crate::model::Snapshot;
use crate::model::paper::{Dated, Format, MissingFact, PaperChoice, PaperKind, PaperRequest, PaperSection};
use crate::model::programme::Programme;
use crate::text::Printed;

pub(super) const PAPER: Paper = Paper::official(
    PaperSection::Issue,
    &[Format::Docx, Format::Pdf, Format::Png],
    Official {
        behind: &[PaperKind::MainSession, PaperKind::Schedule, PaperKind::PlanTable, PaperKind::FeedbackForm],
        content,
        text,
    },
    name,
)
.choosing(&[PaperChoice::Letterhead, PaperChoice::Publicity, PaperChoice::Consultation, PaperChoice::Unit])
.with_behind(|_, _, list| {
    // A year of days instead of months has no tables of months: its sessions stand in the plan.
    if list.iter().any(|one| one.kind == PaperKind::Schedule) {
        list.retain(|one| one.kind != PaperKind::PlanTable);
    }
})
.dated(Dated::Below)
.lacking(|lacks| {
    let copy = consultation(lacks.snapshot, lacks.request);
    lacks.note(lacks.programme.office.trim().is_empty(), MissingFact::Office);
    lacks.note(copy.is_none(), MissingFact::Consultation);
    lacks.note(copy.is_some_and(|copy| copy.reply_by.is_none()), MissingFact::ConsultationDay);
    lacks.note(lacks.programme.contacts.trim().is_empty(), MissingFact::Contacts);
    lacks.text();
});

fn content(snapshot: &Snapshot, request: &PaperRequest, attachments: &[Attachment]) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let programme = year.programme;
    let kept = snapshot.paper_text(programme.id, request.kind.name());
    let text = kept.map_or_else(|| paragraphs(&year, request, attachments).join("\n"), str::to_owned);
    let title = title(programme);
    let unit = request.options.unit.map(|unit| year.name(unit).to_owned());
    let letter = Letter {
        title: title.clone(),
        number: String::new(),
        date: Printed.day_full(request.today),
        addressees: unit.map_or_else(|| programme.addressees.clone(), |unit| vec![unit]),
        paragraphs: Facts { year: &year, attachments }.paragraphs(&text),
        table: None,
        attachments,
        publicity: request.options.publicity,
    };
    Ok(year.paper(title, vec![letter.section(programme, request)]))
}

fn text(
    snapshot: &Snapshot,
    programme: &Programme,
    request: &PaperRequest,
    attachments: &[Attachment],
) -> String {
    paragraphs(&Year { snapshot, programme, date: request.today }, request, attachments).join("\n")
}

fn paragraphs(year: &Year<'_>, request: &PaperRequest, attachments: &[Attachment]) -> Vec<String> {
    let zh = Printed;
    let programme = year.programme;
    let by = consultation(year.snapshot, request).and_then(|copy| copy.reply_by);
    let by = by.map_or_else(|| zh.paper_blank_day(zh.paper_gap()), |day| zh.day_full(day));
    let whom = if request.options.unit.is_some() { zh.consultation_you() } else { zh.consultation_all() };
    let form = attachments.iter().find(|one| one.kind == PaperKind::FeedbackForm && !one.alone);
    let form = form
        .map_or_else(|| zh.consultation_form_alone().to_owned(), |form| zh.consultation_form(form.number));
    let subject = zh.consultation_subject(&official::activity(programme));
    let text = zh.consultation_text(zh.we(&programme.office), &subject, whom, &by, &form);
    std::iter::once(text).chain(official::contacts(programme)).collect()
}

fn title(programme: &Programme) -> String {
    let subject = Printed.consultation_subject(&official::activity(programme));
    Printed.consultation_title(&programme.office, &subject)
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    let Ok(year) = Year::of(snapshot, request) else { return String::new() };
    let unit = request.options.unit.map(|unit| Printed.paper_subtitle(year.name(unit)));
    title(year.programme) + &unit.unwrap_or_default()
}
