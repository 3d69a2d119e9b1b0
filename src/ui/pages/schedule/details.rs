//! The panel beside the board: what is known of the selected unit's session, and what can be done with it.

use egui::{RichText, Ui, vec2};

use crate::model::Month;
use crate::model::edit::{Edit, SessionFact};
use crate::model::session::Session;
use crate::model::when::{Days, When};
use crate::rules::owed::Owed;
use crate::rules::schedule::Entry;
use crate::text::papers::one_of_many;
use crate::ui::command::{Command, Marked, ScheduleCommand};
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::card::heading;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::field::{self, Field};
use crate::ui::widgets::{button, mark};

const LABEL: f32 = 72.0;

/// Paints the panel for the selection.
pub fn show(ui: &mut Ui, view: &View<'_>) {
    ui.spacing_mut().item_spacing.y = 3.0;
    let Some(entry) = view.selection.leading() else { return };
    let Some(session) = view.snapshot.sessions.get(entry.session) else { return };
    let count = view.selection.entries().len();
    if count > 1 {
        several(ui, view, count);
        return;
    }
    let lang = view.lang;
    let month = lang.month_or_unscheduled(session.month);
    heading(ui, view.name(entry.unit), &lang.details_name(view.name(entry.unit)));
    ui.label(
        RichText::new(lang.details_place(one_of_many(&view.programme.labels.branch), &month))
            .color(view.palette.text_weak),
    );
    ui.add_space(theme::GRID);
    facts(ui, view, entry, session);
    ui.add_space(2.0 * theme::GRID);
    buttons(ui, view);
    reporting(ui, view, entry);
}

fn several(ui: &mut Ui, view: &View<'_>, count: usize) {
    let lang = view.lang;
    let title = lang.selected_count(count);
    heading(ui, &title, &title);
    let names: Vec<&str> = view.selection.entries().iter().take(30).map(|e| view.name(e.unit)).collect();
    let mut text = names.join(lang.list_comma());
    if count > names.len() {
        text.push('…');
    }
    ui.add(egui::Label::new(RichText::new(text).color(view.palette.text_weak)).wrap());
    ui.add_space(2.0 * theme::GRID);
    buttons(ui, view);
    ui.add_space(theme::GRID);
    marks(ui, view);
}

fn facts(ui: &mut Ui, view: &View<'_>, entry: Entry, session: &Session) {
    let lang = view.lang;
    let start = session.month.unwrap_or_else(|| Month::of(view.today));
    let picking = Picking::of(view, start).clearable();
    ui.add_enabled_ui(view.writable, |ui| {
        field::row(ui, lang.detail_date(), LABEL, |ui| when(ui, view, session, picking));
        field::row(ui, lang.detail_held(), LABEL, |ui| {
            let salt = ("held", session.id.0);
            let hint = lang.detail_not_held();
            date_picker::edit(ui, salt, lang.detail_held(), session.held_on, hint, picking, |day| {
                Edit::SetSession(session.id, SessionFact::HeldOn(day)).into()
            });
        });
        let mut text =
            |label: &str, key: &str, current: &str, hint: &str, fact: fn(String) -> SessionFact| {
                field::row(ui, label, LABEL, |ui| {
                    let id = egui::Id::unique((key, session.id.0));
                    let width = ui.available_width();
                    Field::new(id, label, current).hint(hint).line(ui, view, width, |new| {
                        Ok(Edit::SetSession(session.id, fact(new.to_owned())).into())
                    });
                });
            };
        text(lang.detail_place(), "place", &session.place, lang.detail_own_place(), SessionFact::Place);
        text(lang.detail_form(), "form", &session.form, lang.detail_unset(), SessionFact::Form);
        text(lang.detail_note(), "note", &session.note, "", SessionFact::Note);
    });
    for owed in view.year.reports_on(entry.session, entry.unit) {
        if let Some(due) = lang.due_day_long(owed) {
            let text = view.item_among(owed).map_or(due.clone(), |item| lang.state_of_item(item, &due));
            field::fact(ui, lang.detail_due(), LABEL, text);
        }
    }
    let last = view
        .snapshot
        .programme_of(view.programme.year - 1)
        .map(|before| view.snapshot.sessions_held_by(before.id, entry.unit));
    if let Some(sessions) = last {
        let months: Vec<String> = sessions.iter().map(|s| lang.month_or_unscheduled(s.month)).collect();
        let text = if months.is_empty() {
            lang.detail_none_last_year().to_owned()
        } else {
            months.join(lang.list_comma())
        };
        field::fact(ui, lang.detail_last_year(), LABEL, text);
    }
    let others: Vec<String> = view
        .snapshot
        .sessions_held_by(view.programme.id, entry.unit)
        .iter()
        .filter(|s| s.id != session.id)
        .map(|s| lang.month_or_unscheduled(s.month))
        .collect();
    if !others.is_empty() {
        field::fact(ui, lang.detail_others(), LABEL, others.join(lang.list_comma()));
    }
}

fn when(ui: &mut Ui, view: &View<'_>, session: &Session, picking: Picking<'_>) {
    let lang = view.lang;
    let day = match &session.when {
        Some(When { days: Days::On(day), .. }) => Some(*day),
        _ => None,
    };
    let words = match &session.when {
        Some(when) => lang.when(when, view.programme.year),
        None => lang.detail_undated().to_owned(),
    };
    let salt = ("when", session.id.0);
    date_picker::edit(ui, salt, lang.detail_date(), day, &words, picking, |day| {
        let when = day.map(|day| {
            let days = Days::On(day);
            session.when.clone().map_or_else(|| When::on(day), |old| When { days, inferred: false, ..old })
        });
        Edit::SetSession(session.id, SessionFact::When(when, String::new())).into()
    });
}

fn buttons(ui: &mut Ui, view: &View<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        for command in [
            ScheduleCommand::MoveTo,
            ScheduleCommand::ToggleLock,
            ScheduleCommand::Unschedule,
            ScheduleCommand::Swap,
        ] {
            act(ui, view, command);
        }
    });
}

fn act(ui: &mut Ui, view: &View<'_>, command: ScheduleCommand) {
    let swap = command == ScheduleCommand::Swap;
    let command = Command::from(command);
    let text = if swap { view.lang.swap_short().to_owned() } else { command.name(view.lang, view.can) };
    let enabled = command.enabled(view.can);
    let response = button::plain(ui, &text, enabled);
    let key = command.keys().text();
    let response = match command.hindrance(view.lang, view.can) {
        Some(why) => response.on_disabled_hover_text(why),
        None if key.is_empty() => response,
        None => response.on_hover_text(key),
    };
    if response.clicked() {
        view.send(command);
    }
}

fn reporting(ui: &mut Ui, view: &View<'_>, entry: Entry) {
    let mut reports =
        view.year.reports_on(entry.session, entry.unit).filter(|o| o.month.is_some()).peekable();
    if reports.peek().is_none() {
        return;
    }
    ui.add_space(2.0 * theme::GRID);
    let rule = ui.available_rect_before_wrap();
    ui.painter().hline(rule.x_range(), rule.top(), view.palette.hairline());
    ui.add_space(2.0 * theme::GRID);
    let lang = view.lang;
    ui.label(RichText::new(lang.detail_report()).font(fonts::strong(size::BODY)));
    for owed in reports {
        ui.horizontal_wrapped(|ui| {
            let colour = mark::colour(owed, view.palette);
            mark::show(ui, mark::of(owed), 12.0, colour);
            ui.label(RichText::new(view.report_word(owed)).font(fonts::strong(size::BODY)).color(colour));
            ui.label(RichText::new(received(view, owed)).color(view.palette.text_weak));
        });
    }
    ui.add_space(theme::GRID);
    marks(ui, view);
}

fn received(view: &View<'_>, owed: &Owed) -> String {
    owed.received_on.map(|day| view.lang.received_on(&view.lang.day(day))).unwrap_or_default()
}

fn marks(ui: &mut Ui, view: &View<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        for mark in Marked::ALL {
            act(ui, view, ScheduleCommand::Mark(mark));
        }
    });
}
