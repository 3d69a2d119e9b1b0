//! The menu of a chip, and what hovering it tells.

use egui::{Button, Response, RichText, Ui, vec2};

use super::suited;
use crate::model::Month;
use crate::rules::schedule::Entry;
use crate::ui::command::{Command, Filled, Marked, Ordered, ScheduleCommand, Shift};
use crate::ui::context::View;
use crate::ui::dialog_kind::{DialogKind, Whose};
use crate::ui::theme::{CONTROL, size};
use crate::ui::widgets::menu;
use crate::ui::wish::Wish;

/// Hangs the menu on a chip. Its lines are about the whole selection.
pub fn attach(response: &Response, view: &View<'_>) {
    egui::Popup::context_menu(response).width(menu::WIDTH).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        months(ui, view);
        menu::rule(ui);
        for command in [
            ScheduleCommand::Fill(Filled::Date),
            ScheduleCommand::Shift(Shift::Earlier),
            ScheduleCommand::Shift(Shift::Later),
            ScheduleCommand::Unschedule,
            ScheduleCommand::ToggleLock,
            ScheduleCommand::Swap,
            ScheduleCommand::Order(Ordered::Cell),
            ScheduleCommand::Unavailable,
        ] {
            menu::command(ui, view, command);
        }
        menu::rule(ui);
        for mark in Marked::ALL {
            menu::command(ui, view, ScheduleCommand::Mark(mark));
        }
    });
}

/// Hangs the menu on a month.
pub fn attach_month(response: &Response, view: &View<'_>, month: Month) {
    egui::Popup::context_menu(response).width(menu::WIDTH).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let dialogs = [
            (view.lang.month_unavailable(), DialogKind::Unavailable(Whose::All, Some(month))),
            (view.lang.month_capacity(), DialogKind::Capacity(Some(month))),
        ];
        for (name, dialog) in dialogs {
            if menu::line(ui, name, "", view.writable, false).clicked() {
                view.send(Wish::Dialog(dialog));
                ui.close();
            }
        }
    });
}

fn months(ui: &mut Ui, view: &View<'_>) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        ui.label(RichText::new(view.lang.cmd_move_to()).size(size::SMALL).color(view.palette.text_weak));
    });
    let here = view
        .selection
        .leading()
        .and_then(|entry| view.snapshot.sessions.get(entry.session))
        .and_then(|session| session.month);
    let several = view.selection.entries().len() > 1;
    let all = &view.programme.months;
    for line in all.chunks(4) {
        ui.horizontal(|ui| {
            ui.add_space(6.0);
            ui.spacing_mut().item_spacing.x = 4.0;
            for month in line {
                let enabled = Command::from(ScheduleCommand::MoveTo).enabled(view.can)
                    && (several || here != Some(*month));
                let button = Button::new(view.lang.month(*month)).min_size(vec2(52.0, CONTROL)).frame(true);
                let mut button = ui.add_enabled(enabled, button);
                if button.hovered()
                    && let Some(told) = suits(ui, view, *month)
                {
                    button = button.on_hover_text(told);
                }
                if button.clicked() {
                    view.send(Wish::PlaceSelected(Some(*month)));
                    ui.close();
                }
            }
        });
        ui.add_space(4.0);
    }
}

/// How a month suits what is selected.
fn suits(ui: &Ui, view: &View<'_>, month: Month) -> Option<String> {
    let suits = suited::of_selected(ui, view);
    suits.of(month).and_then(|suits| suited::line(view, suits))
}

/// What is known of a unit's session, in one or two lines; empty where its chip says it all.
#[must_use]
pub fn tip(view: &View<'_>, entry: Entry) -> String {
    let lang = view.lang;
    let Some(session) = view.snapshot.sessions.get(entry.session) else { return String::new() };
    let mut lines: Vec<String> =
        lang.absence(view.snapshot, view.programme.id, entry.unit).into_iter().collect();
    for owed in view.year.reports_on(entry.session, entry.unit).filter(|o| o.month.is_some()) {
        let mut line = view.report_word(owed);
        if let Some(on) = owed.received_on {
            line = lang.tip_received(&line, &lang.day(on));
        } else if let Some(due) = lang.due_day(owed) {
            line = lang.tip_due(&line, &due);
        }
        lines.push(line);
    }
    if let Some(day) = session.held_on {
        lines.push(lang.tip_held(&lang.day(day)));
    } else if let Some(when) = &session.when {
        lines.push(lang.tip_fixed(&lang.when(when, view.programme.year)));
    }
    if !session.place.is_empty() {
        lines.push(session.place.clone());
    }
    if session.locked {
        lines.push(lang.tip_locked().to_owned());
    }
    lines.join("\n")
}
