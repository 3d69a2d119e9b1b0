//! The parts of the window that F6 leads through.

use egui::{Id, Pos2, Rect, Sense, Ui, vec2};

/// A part of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The bar at the top.
    Top,
    /// The list of pages.
    Pages,
    /// The page.
    Page,
    /// The list beside what the page shows.
    List,
    /// The panel of details.
    Details,
}

impl Pane {
    /// Every part, in the order in which F6 leads through them.
    pub const ALL: [Self; 5] = [Self::Top, Self::Pages, Self::Page, Self::List, Self::Details];

    fn id(self) -> Id {
        Id::unique(("pane", self))
    }
}

/// Where a part stood when it was painted last.
#[derive(Clone, Copy, Debug)]
struct Place {
    rect: Rect,
    pass: u64,
}

/// Begins a part: its first thing that takes the keyboard gets it when F6 leads here.
pub fn begin(ui: &mut Ui, pane: Pane) {
    let place = Place { rect: ui.max_rect(), pass: ui.ctx().cumulative_pass_nr() };
    ui.data_mut(|data| data.insert_temp(pane.id(), place));
    // Only while F6 leads here: otherwise it would be a stop of its own for Tab.
    let anchor = pane.id().with("anchor");
    if ui.memory(|memory| memory.has_focus(anchor)) {
        let at = Rect::from_min_size(ui.max_rect().min, vec2(0.0, 0.0));
        ui.interact(at, anchor, Sense::focusable_noninteractive());
    }
}

/// The parts that are on the screen.
#[must_use]
pub fn shown(ctx: &egui::Context) -> Vec<(Pane, Rect)> {
    let now = ctx.cumulative_pass_nr();
    let place = |pane: Pane| -> Option<(Pane, Rect)> {
        let place: Place = ctx.data(|data| data.get_temp(pane.id()))?;
        (place.pass + 2 >= now).then_some((pane, place.rect))
    };
    Pane::ALL.into_iter().filter_map(place).collect()
}

/// The part that holds a point, the smallest where they lie in one another.
#[must_use]
pub fn at(ctx: &egui::Context, point: Pos2) -> Option<Pane> {
    let all = shown(ctx).into_iter().filter(|(_, rect)| rect.contains(point));
    all.min_by(|a, b| a.1.area().total_cmp(&b.1.area())).map(|(pane, _)| pane)
}

/// Stands in for a panel that comes and goes. egui counts what is painted: without this, everything painted after the
/// panel would be another thing once it has come or gone, and the field being typed into would lose the keyboard.
pub fn absent(ui: &mut Ui) {
    ui.skip_ahead_auto_ids(1);
}

/// Gives the keyboard to the first thing of a part that takes it. To be called before the window is painted.
pub fn enter(ctx: &egui::Context, pane: Pane) {
    ctx.memory_mut(|memory| {
        memory.request_focus(pane.id().with("anchor"));
        memory.move_focus(egui::FocusDirection::Next);
    });
}
