//! Tables: a head that stays, and rows of one height of which only the visible ones are painted. For a screen reader a table
//! holds rows, and a row its cells.

use egui::{
    CursorIcon, EventFilter, Galley, Id, Key, Modifiers, PointerButton, Pos2, Rect, Response, Role, Sense,
    Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use egui_extras::{Column as Extent, TableBuilder};

use super::check::{self, Tick};
use super::columns::{self, Dragged, PAD, Placed};
pub use super::columns::{Column, Width, room_for};
use super::mark::{self, Mark};
use super::widths;
use crate::ui::fonts;
use crate::ui::keys;
use crate::ui::theme::{self, GRID, Palette, RADIUS, size};

/// Height of the head in points.
pub const HEAD: f32 = 28.0;

/// Room for the scroll bar, kept free so that nothing jumps when it comes.
const BAR: f32 = 10.0;
/// Where the edge of a column is caught, to both sides of it.
const GRAB: f32 = 5.0;

/// A table that is to be painted.
#[derive(Clone, Debug)]
pub struct Table<'a, K> {
    salt: &'static str,
    name: &'a str,
    columns: Vec<Column<K>>,
    reveal: Option<usize>,
    tick: Option<(K, Tick, &'a str)>,
}

impl<'a, K: Copy + PartialEq + std::fmt::Debug + Send + Sync + 'static> Table<'a, K> {
    /// A table. `salt` is its own in the window, `name` what it is called.
    #[must_use]
    pub fn new(salt: &'static str, name: &'a str, columns: Vec<Column<K>>) -> Self {
        Self { salt, name, columns, reveal: None, tick: None }
    }

    /// Scrolls to a row.
    #[must_use]
    pub fn reveal(self, row: Option<usize>) -> Self {
        Self { reveal: row, ..self }
    }

    /// Puts a box for all rows over a column.
    #[must_use]
    pub fn tick_all(self, column: K, tick: Tick, name: &'a str) -> Self {
        Self { tick: Some((column, tick, name)), ..self }
    }

    /// Paints head and `count` rows, of which `paint` is asked for the visible ones. Returns whether the box over all
    /// rows was clicked.
    pub fn show(self, ui: &mut Ui, count: usize, paint: impl FnMut(&mut Ui, Row<'_, K>)) -> bool {
        self.paint(ui, count, Heads::Read, paint).0
    }

    /// As [`Self::show`], with heads that can be clicked; `order` is the column that the rows are ordered by, if any, and
    /// whether from the smallest on. Returns the column whose head was clicked.
    pub fn show_sorted(
        self,
        ui: &mut Ui,
        count: usize,
        order: Option<(K, bool)>,
        paint: impl FnMut(&mut Ui, Row<'_, K>),
    ) -> Option<K> {
        self.paint(ui, count, Heads::Clicked(order), paint).1
    }

    fn paint(
        self,
        ui: &mut Ui,
        count: usize,
        heads: Heads<(K, bool)>,
        mut paint: impl FnMut(&mut Ui, Row<'_, K>),
    ) -> (bool, Option<K>) {
        let p = Palette::of(ui.ctx());
        let Self { salt, name, columns, reveal, tick } = self;
        let id = Id::unique(("table", salt));
        let row_height = theme::row_height(ui.ctx());
        let mut dragged: Dragged<K> = ui
            .data(|data| data.get_temp(id.with("widths")))
            .unwrap_or_else(|| Dragged::of_names(&columns, &widths::of_table(ui.ctx(), salt)));
        let before = dragged.clone();
        let width = ui.available_width() - BAR;
        let placed = columns::place(columns, width, &dragged);
        let mut ticked = false;
        let mut clicked = None;
        ui.scope_builder(UiBuilder::new().id_salt(salt), |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::Table);
                node.set_label(name);
                node.set_row_count(count);
                node.set_column_count(placed.len());
            });
            let before = Stop::load(ui, id);
            let mut builder =
                TableBuilder::new(ui).id_salt(salt).auto_shrink([false, false]).min_scrolled_height(64.0);
            for column in &placed {
                builder = builder.column(Extent::exact(column.width));
            }
            let head = builder.header(HEAD, |mut cells| {
                for (n, column) in placed.iter().enumerate() {
                    cells.col(|ui| {
                        let rect = Rect::from_min_size(ui.max_rect().min, vec2(column.width, HEAD));
                        let sorted = match heads {
                            Heads::Read => Heads::Read,
                            Heads::Clicked(by) => Heads::Clicked(
                                by.filter(|(key, _)| *key == column.key).map(|(_, ascending)| ascending),
                            ),
                        };
                        if head_ui(ui, rect, &column.title, sorted) {
                            clicked = Some(column.key);
                        }
                        if n + 1 < placed.len() {
                            edge_ui(ui, id, rect, &mut dragged, &placed, n);
                        }
                        if let Some((_, tick, name)) = tick.filter(|(key, ..)| *key == column.key) {
                            let inner = rect.with_min_x(rect.left() + PAD);
                            ticked = check::bare(ui, inner, id.with("all"), tick, name).clicked();
                        }
                    });
                }
            });
            head.body(|mut body| {
                let ui = body.ui_mut();
                let (clip, origin) = (ui.clip_rect(), ui.max_rect().min);
                ui.data_mut(|data| data.insert_temp(id, Stop { seen: false, ..before }));
                if let Some(reveal) = reveal.filter(|n| *n < count) {
                    let rect = Rect::from_min_size(
                        origin + vec2(0.0, row_top(reveal, row_height)),
                        vec2(width, row_height),
                    );
                    ui.scroll_to_rect(rect.expand2(vec2(0.0, row_height)), None);
                }
                let mut first = true;
                body.rows(row_height, count, |mut cells| {
                    let index = cells.index();
                    let stands_in = std::mem::take(&mut first) && !before.seen;
                    // A row is one thing to be clicked, dragged and read: it is painted as a whole from its first cell.
                    cells.col(|ui| {
                        ui.set_clip_rect(clip);
                        let rect = Rect::from_min_size(ui.max_rect().min, vec2(width, row_height));
                        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, p.hairline());
                        let stop = (id, stands_in);
                        paint(ui, Row { rect, index, count, columns: &placed, stop, cells: None });
                    });
                });
            });
        });
        if before != dragged
            && let Some(names) = dragged.by_names()
        {
            // Columns that are not shown now keep theirs.
            let mut all = widths::of_table(ui.ctx(), salt);
            all.retain(|name, _| !placed.iter().any(|column| format!("{:?}", column.key) == *name));
            all.extend(names);
            widths::keep(ui.ctx(), salt, all);
        }
        ui.data_mut(|data| data.insert_temp(id.with("widths"), dragged));
        (ticked, clicked)
    }
}

/// What a click on a head does.
#[derive(Clone, Copy)]
enum Heads<T> {
    /// Nothing.
    Read,
    /// Orders the rows; they are ordered so, if at all.
    Clicked(Option<T>),
}

/// A cell of the head; true when it was clicked. `sorted`: whether the rows are ordered by the column from the smallest on.
fn head_ui(ui: &Ui, rect: Rect, title: &str, sorted: Heads<bool>) -> bool {
    let p = Palette::of(ui.ctx());
    ui.painter().rect_filled(rect, 0, p.bar);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.line_strong));
    if title.is_empty() {
        return false;
    }
    // The table is one stop for Tab, and its rows are that.
    let (sense, by) = match sorted {
        Heads::Read => (Sense::hover(), None),
        Heads::Clicked(by) => (Sense::CLICK, by),
    };
    let node = ui.interact(rect, ui.scope_id().with("head"), sense);
    node.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, title));
    if sense == Sense::CLICK && node.hovered() {
        ui.painter().rect_filled(rect.with_max_y(rect.bottom() - 1.0), 0, p.hover);
    }
    let room = rect.width() - PAD - GRID - if by.is_some() { 16.0 } else { 0.0 };
    let colour = if by.is_some() { p.accent_text } else { p.text_weak };
    let galley = cut(ui, title, room, fonts::strong(size::BODY), colour);
    let clicked = node.clicked();
    if galley.elided {
        node.on_hover_text(title);
    }
    let at = pos2(rect.left() + PAD, rect.center().y - galley.size().y / 2.0);
    if let Some(ascending) = by {
        let sign = if ascending { Mark::Up } else { Mark::Down };
        let end = pos2(at.x + galley.size().x + 10.0, rect.center().y);
        mark::paint(ui.painter(), sign, end, 8.0, colour);
    }
    ui.painter().galley(at, galley, colour);
    clicked
}

/// The edge between two columns: dragged, it makes the left one wider; clicked twice, as wide as by itself. It is caught in
/// the head only, so that no click on a row is lost to it.
fn edge_ui<K: Copy + PartialEq>(
    ui: &mut Ui,
    table: Id,
    head: Rect,
    dragged: &mut Dragged<K>,
    placed: &[Placed<K>],
    n: usize,
) {
    let p = Palette::of(ui.ctx());
    let clip = ui.clip_rect();
    ui.set_clip_rect(clip.with_max_x(clip.right() + GRAB));
    let place = Rect::from_x_y_ranges(head.right() - GRAB..=head.right() + GRAB, head.y_range());
    let sense = Sense::click_and_drag() - Sense::FOCUSABLE;
    let response = ui.interact(place, table.with(("edge", n)), sense);
    if response.dragged_by(PointerButton::Primary)
        && let Some(pointer) = response.interact_pointer_pos()
    {
        dragged.drag(placed, n, pointer.x - (head.left() - placed[n].left));
    }
    if response.drag_stopped() {
        dragged.let_go();
    }
    if response.double_clicked() {
        dragged.forget(placed[n].key);
    }
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(CursorIcon::ResizeColumn);
        ui.painter().vline(head.right() - 1.0, head.y_range(), Stroke::new(2.0, p.accent));
    }
}

#[expect(clippy::cast_precision_loss, reason = "a table of 2^24 rows would be 500 km high")]
fn row_top(n: usize, height: f32) -> f32 {
    n as f32 * height
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
pub struct Row<'a, K> {
    /// Where.
    pub rect: Rect,
    /// Which, from 0.
    pub index: usize,
    count: usize,
    columns: &'a [Placed<K>],
    /// The table's id, under which its stop is kept, and whether this is the first row that is seen.
    stop: (Id, bool),
    /// What holds the cells for a screen reader, once the row is there and one listens.
    cells: Option<Ui>,
}

impl<K: Copy + PartialEq> Row<'_, K> {
    /// The inner place of a cell; `None` where there was no room for the column.
    #[must_use]
    pub fn cell(&self, column: K) -> Option<Rect> {
        let placed = self.columns.iter().find(|placed| placed.key == column)?;
        let left = self.rect.left() + placed.left + PAD;
        let right = (self.rect.left() + placed.right()).max(left + PAD);
        Some(Rect::from_x_y_ranges(left..=right, self.rect.y_range().shrink(1.0)))
    }

    /// Makes the row a thing to be clicked, dragged and read; paints what is behind its cells.
    #[must_use]
    pub fn react(&mut self, ui: &mut Ui, id: Id, sense: Sense, chosen: bool, name: &str) -> Response {
        let p = Palette::of(ui.ctx());
        let response = ui.interact(self.rect, id, self.one_stop(ui, id, sense));
        response.widget_info(|| WidgetInfo::selected(Role::Row, ui.is_enabled(), chosen, name));
        let index = self.index;
        if ui.ctx().accesskit_node_builder(id, |node| node.set_row_index(index)).is_some() {
            let inside = UiBuilder::new().id_salt(id).max_rect(self.rect).accessibility_parent(id);
            self.cells = Some(ui.new_child(inside));
        }
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
        let (table, stands_in) = self.stop;
        let stop = Stop::load(ui, table);
        let focused = ui.memory(|memory| memory.has_focus(id));
        if focused || stop.row == Some(id) {
            ui.data_mut(|data| data.insert_temp(table, Stop { row: Some(id), seen: true }));
            return sense;
        }
        if stands_in { sense } else { sense - Sense::FOCUSABLE }
    }

    /// Makes the row something to be read only.
    pub fn tell(&mut self, ui: &mut Ui, id: Id, name: &str) {
        let _ = self.react(ui, id, Sense::hover(), false, name);
    }

    /// Text in a cell, cut with … where it is too long and then told in full under the pointer.
    pub fn text(&self, ui: &Ui, column: K, text: &str, colour: egui::Color32) {
        let Some(cell) = self.cell(column).filter(|_| !text.is_empty()) else { return };
        self.read(column, text);
        let galley = cut(ui, text, cell.width() - GRID, fonts::text(size::BODY), colour);
        if galley.elided {
            let id = ui.scope_id().with(("cut", self.index)).with(cell.left().to_bits());
            ui.interact(cell, id, Sense::hover()).on_hover_text(text);
        }
        let at = pos2(cell.left(), cell.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, colour);
    }

    /// Says what is in a cell, to be read aloud; for one that paints itself.
    pub fn read(&self, column: K, text: &str) {
        let (Some(cells), Some(place)) = (&self.cells, self.cell(column)) else { return };
        let id = cells.unique_id().with(place.left().to_bits());
        cells.interact(place, id, Sense::hover()).widget_info(|| WidgetInfo::labeled(Role::Cell, true, text));
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
