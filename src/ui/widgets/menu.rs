//! Lines of menus and lists of commands.

use egui::{Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::command::Command;
use crate::ui::context::Ambient;
use crate::ui::fonts;
use crate::ui::theme::{self, Palette, size};

/// Width of a menu in points.
pub const WIDTH: f32 = 240.0;

/// A line with its key at the right; lights up under the pointer, or when chosen by keys.
pub fn line(ui: &mut Ui, text: &str, key: &str, enabled: bool, chosen: bool) -> Response {
    let p = Palette::of(ui.ctx());
    let enabled = enabled && ui.is_enabled();
    let size = vec2(ui.available_width(), theme::CONTROL);
    let (rect, response) =
        ui.allocate_exact_size(size, if enabled { Sense::click() } else { Sense::hover() });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, text));
    if enabled && (response.hovered() || response.has_focus() || chosen) {
        ui.painter().rect_filled(rect, theme::RADIUS, if chosen { p.accent_soft } else { p.hover });
    }
    let colour = if enabled { p.text } else { p.text_faint };
    let key = ui.painter().layout_no_wrap(key.to_owned(), fonts::text(size::SMALL), p.text_faint);
    let room = rect.width() - 20.0 - if key.size().x > 0.0 { key.size().x + 12.0 } else { 0.0 };
    let galley = short(ui, text, room, colour);
    let middle = rect.center().y;
    ui.painter().galley(pos2(rect.left() + 10.0, middle - galley.size().y / 2.0), galley, colour);
    let at = pos2(rect.right() - 10.0 - key.size().x, middle - key.size().y / 2.0);
    ui.painter().galley(at, key, p.text_faint);
    response
}

/// Text in one line, cut with … where it is wider than `room`.
fn short(ui: &Ui, text: &str, room: f32, colour: egui::Color32) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), fonts::text(size::BODY), colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(20.0));
    ui.painter().layout_job(job)
}

/// The line of a command in an open menu: sends it and closes the menu.
pub fn command(ui: &mut Ui, ambient: &Ambient<'_>, command: impl Into<Command>) {
    let command = command.into();
    let text = command.name(ambient.lang, ambient.can);
    if line(ui, &text, &command.keys().text(), command.enabled(ambient.can), false).clicked() {
        ambient.send(command);
        ui.close();
    }
}

/// A line between parts of a menu.
pub fn rule(ui: &mut Ui) {
    let p = Palette::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, p.hairline());
}
