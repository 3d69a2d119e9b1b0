//! A rectangle drawn with the mouse over chips, which selects those that it touches (rubber band).

use egui::{Pos2, Rect, Stroke, StrokeKind, Ui};

use crate::rules::schedule::Entry;
use crate::ui::context::View;
use crate::ui::selection::Selection;
use crate::ui::wish::Wish;

/// A rectangle that is being drawn. Its corner counts from the top left of what is scrolled.
#[derive(Clone, Debug)]
pub struct Band {
    from: Pos2,
    /// What was selected before and stays so (Ctrl, Shift); empty else.
    kept: Vec<Entry>,
}

impl Band {
    /// Begins one at a place. With Ctrl or Shift held what is selected stays so.
    #[must_use]
    pub fn begin(ui: &Ui, view: &View<'_>, from: Pos2) -> Self {
        let adds = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        let kept = if adds { view.selection.entries().to_vec() } else { Vec::new() };
        Self { from, kept }
    }

    /// Its rectangle up to a place.
    #[must_use]
    pub fn rect(&self, to: Pos2) -> Rect {
        Rect::from_two_pos(self.from, to)
    }

    /// Selects what it touches, after what was selected before.
    pub fn select(&self, view: &View<'_>, touched: impl Iterator<Item = Entry>) {
        let selection = Selection::of(self.kept.iter().copied().chain(touched).collect());
        if selection.entries() != view.selection.entries() {
            view.send(Wish::Select(selection));
        }
    }

    /// Paints it up to a place; `origin` is where what is scrolled begins on the screen.
    pub fn paint(&self, ui: &Ui, view: &View<'_>, to: Pos2, origin: Pos2) {
        let p = view.palette;
        let rect = self.rect(to).translate(origin.to_vec2());
        let fill = p.accent.gamma_multiply(0.12);
        ui.painter().rect(rect, 0, fill, Stroke::new(1.0, p.accent), StrokeKind::Inside);
    }
}

/// Whether a pointer that draws is a mouse: a finger on a touch screen scrolls.
#[must_use]
pub fn draws(ui: &Ui) -> bool {
    ui.input(|input| !input.any_touches())
}
