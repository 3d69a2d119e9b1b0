//! The panel beside the board: what is known of the selected unit's session, and what can be done with it.

use egui::{RichText, Ui, vec2};

use super::many;
use crate::model::session::Session;
use crate::rules::limits::noted;
use crate::rules::owed::Owed;
use crate::rules::schedule::Entry;
use crate::text::papers::one_of_many;
use crate::ui::command::{Command, Marked, Ordered, ScheduleCommand, Shift};
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::pages::sessions::{facts, parties};
use crate::ui::theme::{self, size};
use crate::ui::widgets::card::heading;
use crate::ui::widgets::field;
use crate::ui::widgets::{button, mark, menu};

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
    // What is done and who is called come first: the fields are many.
    liaison(ui, view, entry);
    ui.add_space(theme::GRID);
    buttons(ui, view);
    reporting(ui, view, entry);
    ui.add_space(2.0 * theme::GRID);
    facts(ui, view, entry, session);
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
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        for way in Shift::ALL {
            act(ui, view, ScheduleCommand::Shift(way));
        }
        order(ui, view);
    });
    ui.add_space(theme::GRID);
    many::fields(ui, view, LABEL);
    ui.add_space(2.0 * theme::GRID);
    marks(ui, view);
}

/// 按机构序列重排: of the cell, the attachment, or everything.
fn order(ui: &mut Ui, view: &View<'_>) {
    let opener = button::opens_list(ui, view.lang.cmd_order(), view.writable);
    egui::Popup::menu(&opener).width(menu::WIDTH).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for ordered in Ordered::ALL {
            menu::command(ui, view, ScheduleCommand::Order(ordered));
        }
    });
}

fn facts(ui: &mut Ui, view: &View<'_>, entry: Entry, session: &Session) {
    let lang = view.lang;
    ui.add_enabled_ui(view.writable, |ui| {
        facts::show(ui, view, session, LABEL);
        ui.add_space(theme::GRID);
        parties::show(ui, view, session);
    });
    for passed in view.year.breaks(&[session.id]) {
        let what = lang.limit_passed(view.snapshot, view.programme.id, &passed);
        let text = match noted(view.snapshot, view.programme.id, &passed) {
            Some(note) => RichText::new(lang.detail_noted(&what, &note.reason)),
            None => RichText::new(what).color(view.palette.warn),
        };
        field::fact(ui, lang.detail_limit(), LABEL, text);
    }
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

/// Who is called about the session, with the number.
fn liaison(ui: &mut Ui, view: &View<'_>, entry: Entry) {
    let lang = view.lang;
    let serving = view.snapshot.serving_liaison(entry.unit, view.today);
    let text = serving.map_or_else(|| lang.liaison_unknown().to_owned(), |l| lang.person_known(&l.card));
    field::row(ui, lang.people_liaisons(), LABEL, |ui| {
        ui.add(egui::Label::new(text).wrap().selectable(true));
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
