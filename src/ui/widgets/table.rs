//! Tables: a head, and rows of one height of which only the visible ones are painted.

use egui::{
    Align2, EventFilter, Galley, Id, Key, Modifiers, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::ui::fonts;
use crate::ui::keys;
use crate::ui::theme::{GRID, Palette, RADIUS, size};

/// Height of a row in points.
pub const ROW: f32 = 30.0;
/// Height of the head in points.
pub const HEAD: f32 = 28.0;

const PAD: f32 = 2.0 * GRID;
/// Room for the scroll bar, kept free so that nothing jumps when it comes.
const BAR: f32 = 10.0;

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Width {
    /// In points.
    Fixed(f32),
    /// At least the second, in points, and the first's share of what the others leave.
    Share(f32, f32),
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column<K> {
    /// What it is called in code.
    pub key: K,
    /// What stands over it.
    pub title: String,
    /// How wide it is.
    pub width: Width,
    /// Where the room is too small for all columns, the one with the highest rank goes first; 0 always stays.
    pub rank: u8,
}

impl<K> Column<K> {
    /// A column.
    #[must_use]
    pub fn new(key: K, title: &str, width: Width, rank: u8) -> Self {
        Self { key, title: title.to_owned(), width, rank }
    }

    fn least(&self) -> f32 {
        match self.width {
            Width::Fixed(points) | Width::Share(_, points) => points,
        }
    }

    fn share(&self) -> f32 {
        if let Width::Share(share, _) = self.width { share } else { 0.0 }
    }
}

/// The columns of a table, laid out for a width.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<K> {
    columns: Vec<(K, f32, f32)>,
    titles: Vec<String>,
    width: f32,
}

impl<K: Copy + PartialEq> Table<K> {
    /// Lays columns out over what room `ui` has.
    #[must_use]
    pub fn new(ui: &Ui, mut columns: Vec<Column<K>>) -> Self {
        let width = ui.available_width() - BAR;
        let taken = |columns: &[Column<K>]| columns.iter().map(Column::least).sum::<f32>();
        while taken(&columns) > width {
            let last = columns.iter().map(|c| c.rank).max().filter(|rank| *rank > 0);
            let Some(at) = last.and_then(|rank| columns.iter().position(|c| c.rank == rank)) else { break };
            columns.remove(at);
        }
        let shares: f32 = columns.iter().map(Column::share).sum();
        let rest = (width - taken(&columns)).max(0.0);
        let mut left = 0.0;
        let mut laid = Vec::new();
        for column in &columns {
            let wide = column.least() + if shares > 0.0 { rest * column.share() / shares } else { 0.0 };
            laid.push((column.key, left, left + wide));
            left += wide;
        }
        Self { columns: laid, titles: columns.into_iter().map(|c| c.title).collect(), width }
    }

    /// Paints the head; returns its place, for a box over the first column.
    pub fn head(&self, ui: &mut Ui) -> Row<'_, K> {
        let p = Palette::of(ui.ctx());
        ui.spacing_mut().item_spacing.y = 0.0;
        let (rect, _) = ui.allocate_exact_size(vec2(self.width, HEAD), Sense::hover());
        ui.painter().rect_filled(rect, 0, p.bar);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.line_strong));
        let row = Row { rect, index: 0, count: 0, table: self, stop: None };
        for (n, title) in self.titles.iter().enumerate().filter(|(_, title)| !title.is_empty()) {
            let cell = row.place(self.columns[n]);
            let node = ui.interact(cell, ui.scope_id().with(("head", n)), Sense::hover());
            node.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, title));
            let at = pos2(cell.left(), cell.center().y);
            ui.painter().text(at, Align2::LEFT_CENTER, title, fonts::strong(size::BODY), p.text_weak);
        }
        row
    }

    /// Paints `count` rows below the head, of which `paint` is asked for the visible ones. `reveal` is scrolled to.
    pub fn rows(
        &self,
        ui: &mut Ui,
        salt: &str,
        count: usize,
        reveal: Option<usize>,
        mut paint: impl FnMut(&mut Ui, Row<'_, K>),
    ) {
        let p = Palette::of(ui.ctx());
        let area = ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]);
        area.show_viewport(ui, |ui, seen| {
            ui.set_width(self.width);
            ui.set_height(row_top(count));
            let origin = ui.max_rect().min;
            let place =
                |n: usize| Rect::from_min_size(pos2(origin.x, origin.y + row_top(n)), vec2(self.width, ROW));
            if let Some(reveal) = reveal.filter(|n| *n < count) {
                ui.scroll_to_rect(place(reveal).expand2(vec2(0.0, ROW)), None);
            }
            let first = rows_above(seen.min.y);
            let last = (rows_above(seen.max.y) + 1).min(count);
            let id = Id::unique(("table", salt));
            let before = Stop::load(ui, id);
            ui.data_mut(|data| data.insert_temp(id, Stop { seen: false, ..before }));
            for index in first..last {
                let rect = place(index);
                ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, p.hairline());
                let stands_in = index == first && !before.seen;
                paint(ui, Row { rect, index, count, table: self, stop: Some((id, stands_in)) });
            }
        });
    }
}

#[expect(clippy::cast_precision_loss, reason = "a table of 2^24 rows would be 500 km high")]
fn row_top(n: usize) -> f32 {
    n as f32 * ROW
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0, whole rows")]
fn rows_above(y: f32) -> usize {
    (y / ROW).max(0.0).floor() as usize
}

/// The one row of a table that Tab stops at: the row that had the keyboard last, else the first that is seen.
#[derive(Clone, Copy, Debug)]
struct Stop {
    row: Option<Id>,
    /// Whether it was painted in the last frame.
    seen: bool,
}

impl Stop {
    fn load(ui: &Ui, table: Id) -> Self {
        ui.data(|data| data.get_temp(table)).unwrap_or(Self { row: None, seen: false })
    }
}

/// One row, being painted.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a, K> {
    /// Where.
    pub rect: Rect,
    /// Which, from 0.
    pub index: usize,
    count: usize,
    table: &'a Table<K>,
    /// The table's id, under which its stop is kept, and whether this is the first row that is seen.
    stop: Option<(Id, bool)>,
}

impl<K: Copy + PartialEq> Row<'_, K> {
    /// The inner place of a cell; `None` where there was no room for the column.
    #[must_use]
    pub fn cell(&self, column: K) -> Option<Rect> {
        self.table.columns.iter().find(|(key, ..)| *key == column).map(|column| self.place(*column))
    }

    fn place(&self, (_, left, right): (K, f32, f32)) -> Rect {
        let x = self.rect.left();
        let right = (x + right).max(x + left + 2.0 * PAD);
        Rect::from_x_y_ranges(x + left + PAD..=right, self.rect.y_range().shrink(1.0))
    }

    /// Makes the row a thing to be clicked, dragged and read; paints what is behind its cells.
    #[must_use]
    pub fn react(&self, ui: &Ui, id: Id, sense: Sense, chosen: bool, name: &str) -> Response {
        let p = Palette::of(ui.ctx());
        let response = ui.interact(self.rect, id, self.one_stop(ui, id, sense));
        response.widget_info(|| WidgetInfo::selected(Role::Row, ui.is_enabled(), chosen, name));
        let area = self.rect.with_max_y(self.rect.bottom() - 1.0);
        if chosen {
            ui.painter().rect_filled(area, 0, p.accent_soft);
        } else if response.hovered() {
            ui.painter().rect_filled(area, 0, p.hover);
        }
        if response.has_focus() {
            let ring = Stroke::new(1.5, p.accent);
            ui.painter().rect_stroke(area.shrink(1.0), RADIUS, ring, StrokeKind::Inside);
        }
        response
    }

    /// A part of the table that is no row of its own kind: reacts over the whole row, as one stop with the others.
    #[must_use]
    pub fn touch(&self, ui: &Ui, id: Id) -> Response {
        ui.interact(self.rect, id, self.one_stop(ui, id, Sense::click()))
    }

    /// A table is one stop for Tab: within it, arrows lead from row to row.
    fn one_stop(&self, ui: &Ui, id: Id, sense: Sense) -> Sense {
        let Some((table, stands_in)) = self.stop else { return sense };
        let stop = Stop::load(ui, table);
        let focused = ui.memory(|memory| memory.has_focus(id));
        if focused || stop.row == Some(id) {
            ui.data_mut(|data| data.insert_temp(table, Stop { row: Some(id), seen: true }));
            return sense;
        }
        if stands_in { sense } else { sense - Sense::FOCUSABLE }
    }

    /// Makes the row something to be read only.
    pub fn tell(&self, ui: &Ui, id: Id, name: &str) {
        let _ = self.react(ui, id, Sense::hover(), false, name);
    }

    /// Text in a cell, cut with … where it is too long and then told in full under the pointer.
    pub fn text(&self, ui: &Ui, column: K, text: &str, colour: egui::Color32) {
        if let Some(cell) = self.cell(column) {
            self.words(ui, cell, text, colour);
        }
    }

    /// Text in a part of the row.
    fn words(&self, ui: &Ui, place: Rect, text: &str, colour: egui::Color32) {
        let galley = cut(ui, text, place.width() - GRID, fonts::text(size::BODY), colour);
        if galley.elided && !text.is_empty() {
            let id = ui.scope_id().with(("cut", self.index)).with(place.left().to_bits());
            ui.interact(place, id, Sense::hover()).on_hover_text(text);
        }
        let at = pos2(place.left(), place.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, colour);
    }

    /// The row that a pressed arrow key leads to, and whether Shift was held. Only of a row that has the keyboard.
    #[must_use]
    pub fn step(&self, ui: &Ui, response: &Response) -> Option<(usize, bool)> {
        if !response.has_focus() || self.count == 0 {
            return None;
        }
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let last = self.count - 1;
        let ways = [
            (Key::ArrowDown, (self.index + 1).min(last)),
            (Key::ArrowUp, self.index.saturating_sub(1)),
            (Key::PageDown, (self.index + 15).min(last)),
            (Key::PageUp, self.index.saturating_sub(15)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        // The key is taken, as the row it leads to may be painted later in the same frame with the keyboard.
        ui.input_mut(|input| {
            let press = |input: &mut egui::InputState, shift: bool| {
                let modifiers = if shift { Modifiers::SHIFT } else { Modifiers::NONE };
                ways.into_iter()
                    .find(|(key, _)| keys::pressed(input, modifiers, *key))
                    .map(|(_, to)| (to, shift))
            };
            let pressed = press(input, false).or_else(|| press(input, true));
            pressed.filter(|(to, _)| *to != self.index)
        })
    }
}

/// Text in one line, cut with … where it is wider than `room`.
#[must_use]
pub fn cut(
    ui: &Ui,
    text: &str,
    room: f32,
    font: egui::FontId,
    colour: egui::Color32,
) -> std::sync::Arc<Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(12.0));
    ui.painter().layout_job(job)
}

/// Where a mark is drawn at the left end of a cell.
#[must_use]
pub fn mark_at(cell: Rect) -> Pos2 {
    pos2(cell.left() + 6.0, cell.center().y)
}
