//! What happened to a report.

use crate::model::contact::Contact;
use crate::model::people::Liaison;
use crate::model::report::{ReportEvent, ReportEventKind, ReportTarget};
use crate::rules::messages::{addressee, contacts_about};
use crate::rules::owed::{Owed, Receipt, State};
use crate::text::Lang;
use crate::ui::context::View;

/// What happened to a report, in order.
pub fn events_of<'a>(view: &View<'a>, target: ReportTarget) -> Vec<&'a ReportEvent> {
    view.snapshot.report_for(target).map_or_else(Vec::new, |report| view.snapshot.events_of(report.id))
}

/// An event in words.
pub fn event_text(lang: Lang, event: &ReportEvent) -> String {
    use crate::model::report::ReportEventKind::Extended;
    let mut text = lang.event_line(&lang.day(event.on), lang.report_event(event.kind));
    if let Some(until) = event.until {
        let day = lang.day(until);
        text = if event.kind == Extended {
            lang.event_until(&text, &day)
        } else {
            lang.event_again(&text, &day)
        };
    }
    if event.note.is_empty() { text } else { lang.event_note(&text, &event.note) }
}

/// Who is called about a report: the liaison of its unit; about the report of a session as a whole, of the first that
/// holds it.
#[must_use]
pub fn called<'a>(view: &View<'a>, owed: &Owed) -> Option<&'a Liaison> {
    let unit = addressee(view.snapshot, owed.target);
    unit.and_then(|unit| view.snapshot.serving_liaison(unit, view.today))
}

/// 材料（缺项）: why it was sent back, or what is not in though it is due; else nothing.
pub fn material(view: &View<'_>, owed: &Owed) -> String {
    let item = view.snapshot.requirements.get(owed.target.requirement).map_or("", |r| r.item.trim());
    match owed.receipt {
        Receipt::Returned => {
            let events = events_of(view, owed.target);
            let latest = events.iter().rev().find(|event| event.kind == ReportEventKind::Returned);
            latest.map_or_else(String::new, |event| event.note.clone())
        }
        Receipt::None if owed.state() == State::Overdue && !item.is_empty() => {
            view.lang.material_missing(item)
        }
        _ => String::new(),
    }
}

/// Messages to whoever is called about a report, about its session, by day.
#[must_use]
pub fn contacts<'a>(view: &View<'a>, owed: &Owed) -> Vec<&'a Contact> {
    let Some(unit) = addressee(view.snapshot, owed.target) else { return Vec::new() };
    contacts_about(view.snapshot, view.programme.id, (unit, owed.target.session)).collect()
}

/// 催报: how often and when last; empty where nobody wrote.
pub fn reminded(view: &View<'_>, owed: &Owed) -> String {
    let all = contacts(view, owed);
    all.last().map_or_else(String::new, |last| view.lang.reminded(all.len(), &view.lang.day(last.on)))
}
