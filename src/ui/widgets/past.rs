//! The quiet line over a year that lies behind and was never recorded, with the two ways on from there.

use chrono::Datelike;
use egui::{RichText, Ui};

use super::button;
use crate::model::edit::{Edit, ProgrammeFact};
use crate::rules::year::YearState;
use crate::ui::command::EditCommand;
use crate::ui::context::View;
use crate::ui::theme;
use crate::ui::wish::Wish;

/// Paints the line where the shown year is such a one.
pub fn line(ui: &mut Ui, view: &View<'_>) {
    if view.year.state() != YearState::Unrecorded {
        return;
    }
    let (lang, p) = (view.lang, view.palette);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        ui.set_min_height(theme::CONTROL);
        let text = lang.year_unrecorded(view.programme.year);
        ui.label(RichText::new(text).color(p.text_weak));
        let running = view.today.year();
        if view.snapshot.programme_of(running).is_none() {
            let word = lang.year_roll_to(running);
            if button::plain(ui, &word, view.can.writable_file).clicked() {
                view.send(EditCommand::NewYear);
            }
        } else if button::link(ui, &lang.year_show(running)).clicked() {
            view.send(Wish::ShowYearOf(running));
        }
        if view.writable {
            let response = button::link(ui, lang.year_record());
            if response.on_hover_text(lang.year_record_what()).clicked() {
                view.edit(Edit::SetProgramme(view.programme.id, ProgrammeFact::Recording(true)));
            }
        }
    });
}
