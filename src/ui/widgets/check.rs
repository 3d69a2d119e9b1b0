//! Boxes to tick, drawn: the fonts lack them.

use egui::{
    CornerRadius, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::mark::{self, Mark};
use crate::ui::fonts;
use crate::ui::theme::{self, Palette, size};

/// What a box shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// Empty.
    Off,
    /// Ticked.
    On,
    /// Some of what it stands for is ticked.
    Some,
}

impl From<bool> for Tick {
    fn from(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }
}

const SIDE: f32 = 15.0;

/// A box in the middle of `place`, which all reacts. `name` is what it says to screen readers.
#[must_use]
pub fn bare(ui: &Ui, place: Rect, id: Id, tick: Tick, name: &str) -> Response {
    // The row it stands in is the stop for Tab.
    let response = ui.interact(place, id, Sense::CLICK);
    info(ui, &response, tick, name);
    draw(ui, Rect::from_center_size(place.center(), Vec2::splat(SIDE)), tick, &response);
    response
}

/// A box with words at its right; both react.
pub fn with_text(ui: &mut Ui, tick: Tick, text: &str, enabled: bool) -> Response {
    in_column(ui, tick, text, enabled, 0.0)
}

/// As [`with_text`], at least `width` wide, so that several stand in columns.
pub fn in_column(ui: &mut Ui, tick: Tick, text: &str, enabled: bool, width: f32) -> Response {
    let p = Palette::of(ui.ctx());
    let enabled = enabled && ui.is_enabled();
    let colour = if enabled { p.text } else { p.text_faint };
    let galley = ui.painter().layout_no_wrap(text.to_owned(), fonts::text(size::BODY), colour);
    let wide = vec2((SIDE + 7.0 + galley.size().x + 2.0).max(width), theme::CONTROL);
    let (rect, response) =
        ui.allocate_exact_size(wide, if enabled { Sense::click() } else { Sense::hover() });
    info(ui, &response, tick, text);
    let side = Rect::from_center_size(pos2(rect.left() + SIDE / 2.0, rect.center().y), Vec2::splat(SIDE));
    draw(ui, side, tick, &response);
    let at = pos2(rect.left() + SIDE + 7.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colour);
    response
}

/// One of several choices of which one holds: a circle with words at its right.
pub fn radio(ui: &mut Ui, on: bool, text: &str, enabled: bool) -> Response {
    let p = Palette::of(ui.ctx());
    let enabled = enabled && ui.is_enabled();
    let colour = if enabled { p.text } else { p.text_faint };
    let galley = ui.painter().layout_no_wrap(text.to_owned(), fonts::text(size::BODY), colour);
    let wide = vec2(SIDE + 7.0 + galley.size().x + 2.0, theme::CONTROL);
    let (rect, response) =
        ui.allocate_exact_size(wide, if enabled { Sense::click() } else { Sense::hover() });
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, on, text));
    let centre = pos2(rect.left() + SIDE / 2.0, rect.center().y);
    let edge = if on || response.has_focus() { p.accent } else { p.line_strong };
    ui.painter().circle(centre, SIDE / 2.0 - 0.5, p.raised, Stroke::new(1.2, edge));
    if on {
        ui.painter().circle_filled(centre, SIDE / 2.0 - 4.0, p.accent);
    }
    let at = pos2(rect.left() + SIDE + 7.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colour);
    response
}

fn info(ui: &Ui, response: &Response, tick: Tick, name: &str) {
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), tick == Tick::On, name));
}

fn draw(ui: &Ui, side: Rect, tick: Tick, response: &Response) {
    let p = Palette::of(ui.ctx());
    let strong = response.hovered() || response.has_focus();
    let (fill, edge) = match tick {
        Tick::Off => (p.raised, if strong { p.accent } else { p.line_strong }),
        Tick::On | Tick::Some => (p.accent, p.accent),
    };
    let round = CornerRadius::same(3);
    ui.painter().rect(side, round, fill, Stroke::new(1.2, edge), StrokeKind::Inside);
    if response.has_focus() {
        ui.painter().rect_stroke(side.expand(2.0), round, Stroke::new(1.2, p.accent), StrokeKind::Inside);
    }
    let sign = match tick {
        Tick::Off => return,
        Tick::On => Mark::Accepted,
        Tick::Some => Mark::Exempt,
    };
    mark::paint(ui.painter(), sign, side.center(), 9.5, p.on_accent);
}
