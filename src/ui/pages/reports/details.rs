//! The panel beside the table: one report with its deadline, its day and everything that happened to it.

use egui::{RichText, Ui};

use super::events::{called, contacts, material};
use super::state::ReportsPage;
use super::{actions, events};
use crate::model::Month;
use crate::model::change::Table;
use crate::model::edit::{Edit, SessionFact};
use crate::model::report::ReportEventKind;
use crate::model::session::SessionKind;
use crate::rules::owed::{Owed, State};
use crate::text::papers::one_of_many;
use crate::ui::context::View;
use crate::ui::dialog_kind::DialogKind;
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::card::heading;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::{button, field, mark};
use crate::ui::wish::Wish;

const LABEL: f32 = 72.0;

/// Paints the panel.
pub fn show(ui: &mut Ui, view: &View<'_>, page: &mut ReportsPage, owed: &Owed) {
    let (lang, p) = (view.lang, view.palette);
    ui.spacing_mut().item_spacing.y = 3.0;
    if page.picked.len() > 1 {
        let title = lang.selected_count(page.picked.len());
        heading(ui, &title, &title);
        let names: Vec<_> = page.picked_owed(view).iter().take(30).map(|o| view.by_whom(o.target)).collect();
        let more = if page.picked.len() > names.len() { "…" } else { "" };
        let text = format!("{}{more}", lang.listed(&names));
        ui.add(egui::Label::new(RichText::new(text).color(p.text_weak)).wrap());
        return;
    }
    let whose = view.by_whom(owed.target);
    heading(ui, &whose, &lang.details_name(&whose));
    let group = owed.target.unit.and_then(|unit| view.snapshot.group_of(view.programme.id, unit));
    let group = group.and_then(|g| view.snapshot.groups.get(g));
    let session = view.snapshot.sessions.get(owed.target.session);
    let kind = session.map_or(SessionKind::Branch, |session| session.kind);
    let place = lang.session_place(
        if kind == SessionKind::Branch {
            one_of_many(&view.programme.labels.branch)
        } else {
            lang.session_kind(kind)
        },
        &lang.month_or_unscheduled(owed.month),
        group.map_or("", |g| g.name.as_str()),
    );
    ui.label(RichText::new(place.trim_end_matches([' ', '·']).to_owned()).color(p.text_weak));
    ui.add_space(theme::GRID);
    field::row(ui, lang.head_state(), LABEL, |ui| {
        let colour = mark::colour(owed, p);
        mark::show(ui, mark::of(owed), 12.0, colour);
        ui.label(RichText::new(lang.owed_state(owed)).font(fonts::strong(size::BODY)).color(colour));
    });
    let due = lang.due_day_long(owed).unwrap_or_else(|| lang.no_due().to_owned());
    field::fact(ui, lang.head_due(), LABEL, due);
    if owed.due_uncertain {
        ui.add(egui::Label::new(RichText::new(lang.due_uncertain_why()).color(p.text_weak)).wrap());
    }
    if let Some(requirement) = view.snapshot.requirements.get(owed.target.requirement)
        && !requirement.item.is_empty()
    {
        field::fact(ui, lang.head_item(), LABEL, requirement.item.as_str());
    }
    let gaps = material(view, owed);
    if !gaps.is_empty() {
        field::fact(ui, lang.mark_gaps(), LABEL, gaps);
    }
    contact_ui(ui, view, owed);
    ui.add_enabled_ui(view.writable, |ui| held_ui(ui, view, owed));
    ui.add_space(theme::GRID);
    // What is decided while reading: beside what it is about.
    ui.horizontal_wrapped(|ui| {
        for kind in [ReportEventKind::Accepted, ReportEventKind::Returned] {
            let text = actions::word(view, kind);
            let name = lang.act_of(&text, &whose);
            let enabled = view.writable && owed.allows(kind) && owed.state() != State::Accepted;
            if button::plain(ui, &text, enabled).accessible_name(name).clicked() {
                actions::act(view, page, kind, vec![owed.target]);
            }
        }
    });
    events_ui(ui, view, owed);
    contacts_ui(ui, view, owed);
    ui.add_space(2.0 * theme::GRID);
    if button::link(ui, lang.figures_open())
        .accessible_name(lang.act_of(lang.figures_open(), &whose))
        .clicked()
    {
        view.send(Wish::Dialog(DialogKind::Figures(owed.target.session, owed.target.unit)));
    }
    if button::link(ui, lang.act_schedule()).clicked() {
        actions::show_on_schedule(view, owed);
    }
}

/// Who is called about it, by which numbers.
fn contact_ui(ui: &mut Ui, view: &View<'_>, owed: &Owed) {
    let lang = view.lang;
    match called(view, owed) {
        Some(liaison) => {
            field::fact(ui, lang.contact(), LABEL, lang.person_known(&liaison.card));
            let office = liaison.card.office_phone.trim();
            if !office.is_empty() && office != liaison.card.phone() {
                field::fact(ui, lang.contact_office(), LABEL, office);
            }
        }
        None => field::fact(ui, lang.contact(), LABEL, lang.liaison_unknown()),
    }
}

fn held_ui(ui: &mut Ui, view: &View<'_>, owed: &Owed) {
    let lang = view.lang;
    let start = owed.month.unwrap_or_else(|| Month::of(view.today));
    let picking = Picking::of(view, start).clearable();
    let session = owed.target.session;
    field::row(ui, lang.head_held(), LABEL, |ui| {
        let salt = ("report-held", session.0);
        let name = lang.head_held();
        date_picker::edit(ui, salt, name, owed.held_on, lang.held_hint(), picking, |day| {
            Edit::SetSession(session, SessionFact::HeldOn(day)).into()
        });
    });
}

fn events_ui(ui: &mut Ui, view: &View<'_>, owed: &Owed) {
    let (lang, p) = (view.lang, view.palette);
    ui.add_space(3.0 * theme::GRID);
    let rule = ui.available_rect_before_wrap();
    ui.painter().hline(rule.x_range(), rule.top(), p.hairline());
    ui.add_space(2.0 * theme::GRID);
    ui.label(RichText::new(lang.head_events()).font(fonts::strong(size::BODY)));
    let events = events::events_of(view, owed.target);
    if events.is_empty() {
        ui.label(RichText::new(lang.no_events()).color(p.text_weak));
    }
    for event in events {
        let text = events::event_text(lang, event);
        ui.horizontal(|ui| {
            let room = ui.available_width() - 48.0;
            ui.scope(|ui| {
                ui.set_max_width(room);
                ui.add(egui::Label::new(&text).wrap());
            });
            if view.writable {
                let name = lang.retract_what(&text);
                if button::link(ui, lang.retract()).accessible_name(name).clicked() {
                    view.edit(Edit::RetractReportEvent(event.id));
                }
            }
        });
    }
}

/// 催报记录: who was written to, when and by which way.
fn contacts_ui(ui: &mut Ui, view: &View<'_>, owed: &Owed) {
    let lang = view.lang;
    let all = contacts(view, owed);
    if all.is_empty() {
        return;
    }
    ui.add_space(2.0 * theme::GRID);
    ui.label(RichText::new(lang.head_reminded()).font(fonts::strong(size::BODY)));
    for contact in all {
        let kind = lang.contact_kind(contact.kind);
        let text = lang.contact_line(&lang.day(contact.on), kind, &contact.channel);
        ui.horizontal(|ui| {
            let room = ui.available_width() - 48.0;
            ui.scope(|ui| {
                ui.set_max_width(room);
                ui.add(egui::Label::new(text.trim_end()).wrap()).on_hover_text(&contact.text);
            });
            if view.writable {
                let name = lang.retract_what(text.trim_end());
                if button::link(ui, lang.retract()).accessible_name(name).clicked() {
                    let delete = vec![(Table::Contact, contact.id.0)];
                    view.edit(Edit::Rows { put: Vec::new(), delete });
                }
            }
        });
    }
}
