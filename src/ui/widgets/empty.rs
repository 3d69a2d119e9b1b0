//! What an empty page shows: one sentence and one button.

use egui::{Align, Layout, Response, RichText, Ui, vec2};

use super::button;
use crate::ui::theme::{self, Palette, size};

/// A sentence in the middle of what room there is, with a button below it.
pub fn page(ui: &mut Ui, sentence: &str, button: &str) -> Response {
    let p = Palette::of(ui.ctx());
    let room = ui.available_size();
    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Center), |ui| {
        ui.add_space((room.y * 0.36 - 40.0).max(16.0));
        ui.label(RichText::new(sentence).size(size::TITLE).color(p.text_weak));
        ui.add_space(3.0 * theme::GRID);
        ui.allocate_ui_with_layout(vec2(room.x, theme::CONTROL), Layout::top_down(Align::Center), |ui| {
            button::primary(ui, button, true)
        })
        .inner
    })
    .inner
}
