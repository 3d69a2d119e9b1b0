//! A line with a bar: name, share done, and the two numbers.

use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::fonts;
use crate::ui::theme::{Palette, size};

/// Paints the line as wide as the room.
#[expect(clippy::cast_precision_loss, reason = "a share of a bar some hundred points wide")]
pub fn show(ui: &mut Ui, name: &str, done: usize, of: usize, numbers: &str) {
    let p = Palette::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name} {numbers}")));
    let font = fonts::text(size::BODY);
    ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, name, font.clone(), p.text);
    ui.painter().text(rect.right_center(), Align2::RIGHT_CENTER, numbers, font, p.text);
    let middle = rect.center().y;
    let room = Rect::from_min_max(
        pos2(rect.left() + 66.0, middle - 4.5),
        pos2((rect.right() - 96.0).max(rect.left() + 90.0), middle + 4.5),
    );
    ui.painter().rect_filled(room, 4, p.line);
    if of > 0 && done > 0 {
        let share = (done as f32 / of as f32).min(1.0);
        let filled = room.with_max_x(room.left() + (room.width() * share).max(4.0));
        ui.painter().rect_filled(filled, 4, p.accent);
    }
}
