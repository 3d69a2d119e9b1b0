//! What happened to a report.

use crate::model::report::{ReportEvent, ReportTarget};
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
