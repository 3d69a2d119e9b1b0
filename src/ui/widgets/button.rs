//! Buttons in their few kinds.

use egui::{Align, Button, Layout, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::mark::{self, Mark};
use crate::ui::theme::{self, Palette};

/// An ordinary button.
pub fn plain(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    ui.add_enabled(enabled, Button::new(text).min_size(vec2(0.0, theme::CONTROL)))
}

/// The one button of a page or dialog that carries its purpose out.
pub fn primary(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    let p = Palette::of(ui.ctx());
    let button = Button::new(RichText::new(text).color(p.on_accent))
        .fill(p.accent)
        .stroke(Stroke::new(1.0, p.accent))
        .min_size(vec2(0.0, theme::CONTROL));
    ui.add_enabled(enabled, button)
}

/// A button that reads like a link.
pub fn link(ui: &mut Ui, text: &str) -> Response {
    let p = Palette::of(ui.ctx());
    ui.add(Button::new(RichText::new(text).color(p.accent_text)).frame(false))
        .on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A button with a drawn mark only; `name` is what it says to screen readers and on hovering.
pub fn icon(ui: &mut Ui, mark: Mark, name: &str) -> Response {
    let p = Palette::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(theme::CONTROL, theme::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, theme::RADIUS, p.hover);
    }
    let colour = if response.hovered() { p.text } else { p.text_weak };
    mark::paint(ui.painter(), mark, rect.center(), 14.0, colour);
    response.on_hover_text(name)
}

/// A button with a drawn mark before its words.
pub fn with_mark(ui: &mut Ui, mark: Mark, text: &str, enabled: bool) -> Response {
    framed(ui, Some(mark), None, text, enabled)
}

/// A button whose click opens a list: the words and a small arrow down.
pub fn opens_list(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    framed(ui, None, Some(Mark::Down), text, enabled)
}

fn framed(ui: &mut Ui, before: Option<Mark>, after: Option<Mark>, text: &str, enabled: bool) -> Response {
    let p = Palette::of(ui.ctx());
    let enabled = enabled && ui.is_enabled();
    let galley =
        ui.painter().layout_no_wrap(text.to_owned(), crate::ui::fonts::text(theme::size::BODY), p.text);
    let margin = if before.is_some() || after.is_some() { 18.0 } else { 0.0 };
    let size = vec2(galley.size().x + margin + 20.0, theme::CONTROL);
    let (rect, response) =
        ui.allocate_exact_size(size, if enabled { Sense::click() } else { Sense::hover() });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, text));
    let visuals = ui.style().visuals.widgets.style(&response);
    let (fill, border) = if !enabled {
        (p.bar, p.line)
    } else if response.is_pointer_button_down_on() || response.hovered() || response.has_focus() {
        (visuals.weak_bg_fill, visuals.bg_stroke.color)
    } else {
        (p.raised, p.border)
    };
    let colour = if enabled { p.text } else { p.text_faint };
    ui.painter().rect(rect, theme::RADIUS, fill, Stroke::new(1.0, border), egui::StrokeKind::Inside);
    let mut left = rect.left() + 10.0;
    if let Some(mark) = before {
        mark::paint(ui.painter(), mark, egui::pos2(left + 6.0, rect.center().y), 13.0, colour);
        left += margin;
    }
    let top = rect.center().y - galley.size().y / 2.0;
    let end = left + galley.size().x;
    ui.painter().galley_with_override_text_color(egui::pos2(left, top), galley, colour);
    if let Some(mark) = after {
        mark::paint(ui.painter(), mark, egui::pos2(end + 11.0, rect.center().y), 10.0, p.text_weak);
    }
    response
}

/// A choice of a few, side by side (按月 | 表格). Returns the newly clicked one.
pub fn segments<T: PartialEq + Copy>(ui: &mut Ui, name: &str, chosen: T, all: &[(T, String)]) -> Option<T> {
    let p = Palette::of(ui.ctx());
    let font = crate::ui::fonts::text(theme::size::BODY);
    let mut clicked = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let last = all.len().saturating_sub(1);
        for (n, (value, text)) in all.iter().enumerate() {
            let on = *value == chosen;
            let font = if on { crate::ui::fonts::strong(theme::size::BODY) } else { font.clone() };
            let galley = ui.painter().layout_no_wrap(text.clone(), font, p.text);
            let (rect, response) =
                ui.allocate_exact_size(vec2(galley.size().x + 24.0, theme::CONTROL), Sense::click());
            response.widget_info(|| {
                let mut info = WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, text);
                info.hint_text = Some(name.to_owned());
                info
            });
            let (left, right) = (if n == 0 { 4 } else { 0 }, if n == last { 4 } else { 0 });
            let radius = egui::CornerRadius { nw: left, sw: left, ne: right, se: right };
            let fill = if on {
                p.accent_soft
            } else if response.hovered() || response.has_focus() {
                p.hover
            } else {
                p.raised
            };
            // Neighbours share their border.
            let rect = if n == 0 { rect } else { rect.with_min_x(rect.left() - 1.0) };
            ui.painter().rect(rect, radius, fill, Stroke::new(1.0, p.border), egui::StrokeKind::Inside);
            let colour = if on { p.accent_text } else { p.text };
            let at = rect.center() - galley.size() / 2.0;
            ui.painter().galley_with_override_text_color(at, galley, colour);
            if response.clicked() && !on {
                clicked = Some(*value);
            }
        }
    });
    clicked
}

/// The last row of a dialog: buttons from the right, the first given stands rightmost.
pub fn row(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), theme::CONTROL),
        Layout::right_to_left(Align::Center),
        contents,
    );
}
