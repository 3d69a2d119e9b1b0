//! The mark on a chip whose session has a problem.

use egui::{Align2, Painter, Rect, Stroke, vec2};

use crate::model::problem::Severity;
use crate::rules::schedule::Entry;
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::size;

const RADIUS: f32 = 6.0;
/// Written in the mark.
const SIGN: &str = "!";

/// Paints the mark at the chip's upper right corner, where no text stands.
pub fn paint(painter: &Painter, view: &View<'_>, entry: Entry, chip: Rect) {
    let Some(severity) = view.file.badge(entry) else { return };
    let p = view.palette;
    let (fill, text) = match severity {
        Severity::Must => (p.warn, p.raised),
        Severity::Hint => (p.raised, p.warn),
    };
    let at = chip.right_top() + vec2(-3.0, 3.0);
    painter.circle(at, RADIUS, fill, Stroke::new(1.0, p.warn));
    painter.text(at, Align2::CENTER_CENTER, SIGN, fonts::strong(size::SMALL - 2.0), text);
}

/// What the mark says to a screen reader.
pub fn word(view: &View<'_>, entry: Entry) -> Option<&'static str> {
    view.file.badge(entry).map(|severity| view.lang.severity(severity))
}
