//! The panel beside the board while nothing is selected: how far the year is, and how to begin.

use egui::{RichText, Sense, Ui, vec2};

use crate::rules::owed::{Receipt, Timing};
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::{self, size};

/// Paints the panel.
pub fn show(ui: &mut Ui, view: &View<'_>) {
    let lang = view.lang;
    let p = view.palette;
    ui.label(RichText::new(lang.overview_title()).font(fonts::strong(size::HEADING)));
    ui.add_space(theme::GRID);
    let placed: usize = view.schedule.groups.iter().map(|g| view.schedule.placed_in(*g)).sum();
    let all = placed + view.schedule.unscheduled.len();
    let held = view.held();
    let reported = view.owed.iter().filter(|o| o.reported()).count();
    let owed = view.owed.iter().filter(|o| o.receipt != Receipt::Exempt).count();
    for (name, done, of) in [
        (lang.overview_placed(), placed, all),
        (lang.overview_held(), held, all),
        (lang.overview_reported(), reported, owed),
    ] {
        bar(ui, view, name, done, of);
    }
    let overdue = view.owed.iter().filter(|o| o.timing == Timing::Overdue).count();
    if overdue > 0 {
        ui.add_space(theme::GRID);
        ui.label(RichText::new(lang.overview_overdue(overdue)).color(p.overdue));
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

/// A line with a bar: name, share done, and the two numbers.
fn bar(ui: &mut Ui, view: &View<'_>, name: &str, done: usize, of: usize) {
    let p = view.palette;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let middle = rect.center().y;
    let font = fonts::text(size::BODY);
    ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, name, font.clone(), p.text);
    let numbers = view.lang.done_of(done, of);
    ui.painter().text(rect.right_center(), egui::Align2::RIGHT_CENTER, numbers, font, p.text_weak);
    let room = egui::Rect::from_min_max(
        egui::pos2(rect.left() + 60.0, middle - 4.0),
        egui::pos2(rect.right() - 78.0, middle + 4.0),
    );
    ui.painter().rect_filled(room, 4, p.hover);
    if of > 0 && done > 0 {
        #[expect(clippy::cast_precision_loss, reason = "a share to be drawn")]
        let share = (done as f32 / of as f32).min(1.0);
        let filled = room.with_max_x(room.left() + (room.width() * share).max(8.0));
        ui.painter().rect_filled(filled, 4, p.accent);
    }
}
