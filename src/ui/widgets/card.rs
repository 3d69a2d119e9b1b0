//! A framed part of a page with a title.

use egui::{Frame, Margin, RichText, Ui};

use crate::ui::fonts;
use crate::ui::theme::{self, Palette, size};

/// A card as wide as the room; `contents` stand under its title.
pub fn show<R>(ui: &mut Ui, title: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let p = Palette::of(ui.ctx());
    let frame = Frame::new().fill(p.raised).stroke(p.hairline()).corner_radius(6).inner_margin(Margin {
        left: 12,
        right: 12,
        top: 9,
        bottom: 10,
    });
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(RichText::new(title).font(fonts::strong(size::TITLE)));
        ui.add_space(theme::GRID);
        contents(ui)
    });
    shown.inner
}

/// A line between two rows of a card.
pub fn rule(ui: &mut Ui) {
    let p = Palette::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, p.hairline());
}

/// A heading whose accessible name differs from its words, so that only a row or chip bears a unit's name alone.
pub fn heading(ui: &mut Ui, text: &str, name: &str) {
    let font = fonts::strong(size::HEADING);
    let colour = ui.visuals().text_color();
    let galley = ui.painter().layout(text.to_owned(), font, colour, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, name));
    ui.painter().galley(rect.min, galley, colour);
}
