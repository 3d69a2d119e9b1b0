//! The panel beside the board while nothing is selected: how far the year is, and how to begin.

use egui::{RichText, Sense, Ui, vec2};

use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::bar;

/// Paints the panel.
pub fn show(ui: &mut Ui, view: &View<'_>) {
    let lang = view.lang;
    let p = view.palette;
    ui.label(RichText::new(lang.overview_title()).font(fonts::strong(size::HEADING)));
    ui.add_space(theme::GRID);
    let tally = view.year.counts().total;
    for (name, done, of) in lang.overview_bars(&tally) {
        bar::show(ui, name, done, of, &lang.done_of(done, of));
    }
    if tally.overdue > 0 {
        ui.add_space(theme::GRID);
        ui.label(RichText::new(lang.overview_overdue(tally.overdue)).color(p.overdue));
    }
    ui.add_space(4.0 * theme::GRID);
    ui.label(RichText::new(lang.overview_how()).font(fonts::strong(size::BODY)));
    for (keys, what) in lang.overview_keys() {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(100.0, 22.0), Sense::hover());
            let font = fonts::text(size::SMALL);
            ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, keys, font, p.accent_text);
            ui.add(egui::Label::new(RichText::new(what).size(size::SMALL).color(p.text_weak)).wrap());
        });
    }
}
