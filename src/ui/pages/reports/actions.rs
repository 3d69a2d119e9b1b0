//! What can be done with the picked reports: by button, key and menu.

use egui::{Key, Modifiers, Ui, vec2};

use super::events;
use super::state::ReportsPage;
use crate::model::Month;
use crate::model::contact::ContactKind;
use crate::model::edit::Edit;
use crate::model::report::{DayDoubt, ReportEventKind, ReportTarget};
use crate::model::session::SessionKind;
use crate::rules::messages::asked;
use crate::rules::owed::Owed;
use crate::rules::schedule::Entry;
use crate::ui::context::View;
use crate::ui::dialog_kind::{DialogKind, Marking};
use crate::ui::keys;
use crate::ui::theme;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::rich::Rich;
use crate::ui::widgets::{button, menu};
use crate::ui::wish::Wish;

/// The events that have a button.
const KINDS: [ReportEventKind; 5] = [
    ReportEventKind::Received,
    ReportEventKind::Accepted,
    ReportEventKind::Returned,
    ReportEventKind::Exempt,
    ReportEventKind::Extended,
];

/// Paints the row of buttons under the head line.
pub fn row(ui: &mut Ui, view: &View<'_>, page: &mut ReportsPage) {
    let lang = view.lang;
    let picked = page.picked_owed(view);
    ui.add_space(theme::GRID);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = theme::GRID;
        let p = view.palette;
        let say = if picked.is_empty() {
            Rich::new(p).weak(lang.pick_hint())
        } else {
            Rich::new(p).say(&lang.picked_count(picked.len()))
        };
        // As wide for every number of units, so that the buttons do not move under the pointer.
        let room = if ui.available_width() > 780.0 { 192.0 } else { 76.0 };
        let galley = ui.painter().layout_job(say.cut_at(room));
        let (rect, _) = ui.allocate_exact_size(vec2(room, theme::CONTROL), egui::Sense::hover());
        let at = egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, p.text);
        ui.label(egui::RichText::new(lang.event_day()).color(p.text_weak));
        let today = view.today;
        let picking = Picking::of(view, Month::of(today));
        let day = Some(page.day(view));
        if let Some(chosen) = date_picker::show(ui, "report-day", lang.event_day(), day, "", picking) {
            page.day = chosen.filter(|day| *day != today);
        }
        ui.add_space(theme::GRID);
        for kind in KINDS {
            let fit = fitting(&picked, kind);
            let enabled = view.writable && !fit.is_empty();
            let text = word(view, kind);
            let response = if kind == ReportEventKind::Received {
                button::primary(ui, &text, enabled)
            } else {
                button::plain(ui, &text, enabled)
            };
            let response = if !picked.is_empty() && fit.is_empty() {
                response.on_disabled_hover_text(lang.needs_receipt())
            } else if fit.len() < picked.len() {
                response.on_hover_text(lang.not_all_fit(picked.len() - fit.len()))
            } else {
                response
            };
            if response.clicked() {
                act(view, page, kind, fit);
            }
        }
        let fit = held(&picked);
        if button::plain(ui, lang.act_held(), view.writable && !fit.is_empty()).clicked() {
            view.send(Wish::Dialog(DialogKind::Held(fit, page.day(view))));
        }
    });
    ui.add_space(theme::GRID);
}

pub(super) fn word(view: &View<'_>, kind: ReportEventKind) -> String {
    match kind {
        ReportEventKind::Returned => view.lang.act_return().to_owned(),
        ReportEventKind::Exempt => view.lang.act_exempt().to_owned(),
        ReportEventKind::Extended => view.lang.act_extend().to_owned(),
        kind => view.lang.report_event(kind).to_owned(),
    }
}

/// The picked reports that an event can happen to.
fn fitting(picked: &[&Owed], kind: ReportEventKind) -> Vec<ReportTarget> {
    picked.iter().filter(|o| o.allows(kind)).map(|o| o.target).collect()
}

/// Opens the messages about the picked reports, else about what is most pressing: overdue, due within days, or ahead.
pub(super) fn remind(view: &View<'_>, page: &ReportsPage) {
    let picked = page.picked_owed(view);
    let of = |kind| asked(view.year, kind, Month::of(view.today));
    let chosen = |kind| -> Vec<ReportTarget> {
        let all = of(kind).into_iter().map(|owed| owed.target);
        all.filter(|target| picked.iter().any(|owed| owed.target == *target)).collect()
    };
    let kinds = [ContactKind::Urging, ContactKind::Reminder];
    let meant = kinds.into_iter().map(|kind| (kind, chosen(kind))).find(|(_, targets)| !targets.is_empty());
    let (kind, targets) = meant.unwrap_or_else(|| {
        let first = kinds.into_iter().find(|kind| !of(*kind).is_empty());
        (first.unwrap_or(ContactKind::Hint), Vec::new())
    });
    view.send(Wish::Dialog(DialogKind::Remind(kind, targets, false)));
}

/// The picked reports whose session can have been held.
fn held(picked: &[&Owed]) -> Vec<ReportTarget> {
    picked.iter().filter(|o| o.placed).map(|o| o.target).collect()
}

/// Records an event of the reports of everything selected on the schedule. Where a unit owes several on its session, it
/// is asked which is meant; one that is in is not meant when another comes.
pub fn mark_selected(view: &View<'_>, kind: ReportEventKind) {
    let mut targets = Vec::new();
    for entry in view.selection.entries() {
        let all = || view.year.reports_on(entry.session, entry.unit).filter(|o| o.allows(kind));
        let awaited = all().filter(|o| kind != ReportEventKind::Received || !o.reported());
        let before = targets.len();
        targets.extend(awaited.map(|o| o.target));
        if targets.len() == before {
            targets.extend(all().map(|o| o.target));
        }
    }
    let mut asked: Vec<_> = targets.iter().map(|target| target.requirement).collect();
    asked.sort_unstable();
    asked.dedup();
    if asked.len() > 1 {
        view.send(Wish::Dialog(DialogKind::Which(Marking { kind, targets, on: view.today })));
    } else if !targets.is_empty() {
        record(view, Edit::Report { targets, kind, on: view.today, until: None, note: String::new() });
    }
}

/// Records an event, after asking for a reason where one belongs to it.
pub(super) fn act(
    view: &View<'_>,
    page: &mut ReportsPage,
    kind: ReportEventKind,
    targets: Vec<ReportTarget>,
) {
    if targets.is_empty() || !view.writable {
        return;
    }
    let on = page.day(view);
    if matches!(kind, ReportEventKind::Received | ReportEventKind::Accepted) {
        record(view, Edit::Report { targets, kind, on, until: None, note: String::new() });
    } else {
        view.send(Wish::Dialog(DialogKind::Mark(Marking { kind, targets, on })));
    }
    // The next record is of today again, unless a day is chosen for it.
    page.day = None;
}

/// Records an event; one whose day is doubtful only after a question.
pub fn record(view: &View<'_>, edit: Edit) {
    let (targets, kind, on) = match &edit {
        Edit::Report { targets, kind, on, .. } => (targets, kind, on),
        Edit::ReportHeld { targets, on, .. } => (targets, &ReportEventKind::Received, on),
        _ => {
            view.edit(edit);
            return;
        }
    };
    let doubtful = targets.iter().find_map(|target| {
        let month = view.snapshot.sessions.get(target.session).and_then(|session| session.month);
        let doubt = DayDoubt::of(*kind, *on, view.today, month)?;
        Some(view.lang.day_doubt(doubt, *on, &view.by_whom(*target)))
    });
    let Some(why) = doubtful else {
        view.edit(edit);
        return;
    };
    view.send(Wish::Confirm {
        text: view.lang.doubt_ask(&why),
        button: view.lang.doubt_record().to_owned(),
        then: Box::new(edit.into()),
    });
}

/// The menu of a row; it is about everything picked.
pub fn menu(ui: &mut Ui, view: &View<'_>, page: &mut ReportsPage, owed: &Owed) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let lang = view.lang;
    let picked = page.picked_owed(view);
    for kind in KINDS {
        let fit = fitting(&picked, kind);
        let key = match kind {
            ReportEventKind::Received => "R",
            ReportEventKind::Returned => "T",
            _ => "",
        };
        if menu::line(ui, &word(view, kind), key, view.writable && !fit.is_empty(), false).clicked() {
            act(view, page, kind, fit);
            ui.close();
        }
    }
    let fit = held(&picked);
    if menu::line(ui, lang.act_held(), "", view.writable && !fit.is_empty(), false).clicked() {
        view.send(Wish::Dialog(DialogKind::Held(fit, page.day(view))));
        ui.close();
    }
    if menu::line(ui, lang.act_remind(), "", true, false).clicked() {
        remind(view, page);
        ui.close();
    }
    let events = events::events_of(view, owed.target);
    if !events.is_empty() && view.writable {
        menu::rule(ui);
        for event in events {
            let text = lang.retract_what(&events::event_text(lang, event));
            if menu::line(ui, &text, "", true, false).clicked() {
                view.edit(Edit::RetractReportEvent(event.id));
                ui.close();
            }
        }
    }
    menu::rule(ui);
    if menu::line(ui, lang.act_schedule(), "", true, false).clicked() {
        show_on_schedule(view, owed);
        ui.close();
    }
    if let Some(unit) = owed.target.unit
        && menu::line(ui, lang.act_unit(), "", true, false).clicked()
    {
        view.send(Wish::ShowUnit(unit));
        ui.close();
    }
}

/// Goes to the unit's chip on the board; to a session that stands on none, to its facts.
pub fn show_on_schedule(view: &View<'_>, owed: &Owed) {
    let ReportTarget { session, unit, .. } = owed.target;
    let on_board = view.snapshot.sessions.get(session).is_some_and(|s| s.kind == SessionKind::Branch);
    let unit = unit.or_else(|| view.snapshot.organisers_of(session).next());
    view.send(match unit.filter(|_| on_board) {
        Some(unit) => Wish::ShowEntry(Entry { session, unit }),
        None => Wish::ShowSession(session),
    });
}

/// Keys of the page: R marks as received, T sends back, Ctrl+A picks all, Escape none.
pub fn keys(ui: &Ui, view: &View<'_>, page: &mut ReportsPage) {
    if view.can.typing || view.can.covered {
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|input| keys::pressed(input, modifiers, key));
    if pressed(Modifiers::NONE, Key::R) {
        let fit = fitting(&page.picked_owed(view), ReportEventKind::Received);
        act(view, page, ReportEventKind::Received, fit);
    }
    if pressed(Modifiers::NONE, Key::T) {
        let fit = fitting(&page.picked_owed(view), ReportEventKind::Returned);
        act(view, page, ReportEventKind::Returned, fit);
    }
    if pressed(Modifiers::COMMAND, Key::A) {
        let tab = page.tab;
        page.picked.set_all(view.owed.iter().filter(|o| tab.holds(o, view.today)).map(|o| o.target), true);
    }
    if pressed(Modifiers::NONE, Key::Escape) {
        page.picked.clear();
    }
}
