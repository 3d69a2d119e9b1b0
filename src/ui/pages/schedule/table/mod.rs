//! 表格: one row a session or unscheduled duty, typed into as a spreadsheet is.

mod bar;
mod cell;
mod columns;
mod lines;
mod months;
mod state;

pub use self::state::{TableState, copied, row_id};

use egui::{EventFilter, Frame, Id, Key, Margin, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder};

use self::columns::Key as Column;
use self::lines::Filter;
use super::menu;
use crate::model::session::Session;
use crate::rules::schedule::Entry;
use crate::ui::context::View;
use crate::ui::keys;
use crate::ui::selection::Selection;
use crate::ui::theme::RADIUS;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::table::{self, Row, Table};
use crate::ui::widgets::{empty, field};
use crate::ui::wish::Wish;

/// Rows that a page key leads over.
const PAGE: usize = 15;

/// Reads the table's keys before anything that has the keyboard sees them.
pub fn read_keys(ui: &Ui, view: &View<'_>, state: &mut TableState) {
    state.keep(view);
    let count = state.lines.shown.len();
    if count == 0 {
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|input| keys::pressed(input, modifiers, key));
    let here = state.at();
    let ways = [
        (Key::ArrowDown, here.map_or(0, |at| (at + 1).min(count - 1))),
        (Key::ArrowUp, here.map_or(0, |at| at.saturating_sub(1))),
        (Key::PageDown, here.map_or(0, |at| (at + PAGE).min(count - 1))),
        (Key::PageUp, here.map_or(0, |at| at.saturating_sub(PAGE))),
        (Key::Home, 0),
        (Key::End, count - 1),
    ];
    for (key, to) in ways {
        if pressed(Modifiers::NONE, key) {
            go(view, state, to, Reach::One);
        } else if pressed(Modifiers::SHIFT, key) {
            go(view, state, to, Reach::Range);
        } else if pressed(Modifiers::COMMAND, key) {
            go(view, state, to, Reach::Cursor);
        }
    }
    for (key, right) in [(Key::ArrowLeft, false), (Key::ArrowRight, true)] {
        if pressed(Modifiers::NONE, key)
            && let Some(column) = columns::beside(view, state.column, right)
        {
            state.column = column;
        }
    }
    if pressed(Modifiers::NONE, Key::Space)
        && let Some(entry) = state.cursor
    {
        view.send(Wish::Select(view.selection.toggled(entry)));
    }
    if view.writable && pressed(Modifiers::NONE, Key::Enter) {
        state.begin_typing(view);
    }
}

/// How far a key reaches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// The row alone is selected.
    One,
    /// All rows from the anchor to it.
    Range,
    /// The cursor goes there, the selection stays.
    Cursor,
}

fn go(view: &View<'_>, state: &mut TableState, to: usize, reach: Reach) {
    let entry = state.lines.shown[to];
    match reach {
        Reach::One => view.send(Wish::Select(Selection::one(entry))),
        Reach::Range => {
            let mut selection = view.selection.clone();
            selection.extend(&state.lines.shown, entry);
            view.send(Wish::Select(selection));
        }
        Reach::Cursor => {}
    }
    state.cursor = Some(entry);
    state.reveal = Some(entry);
    state.focus = true;
}

/// Paints the table; returns the entry that was clicked while an exchange waits for one.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut TableState, swapping: bool) -> Option<Entry> {
    state.keep(view);
    let lang = view.lang;
    let mut chosen = None;
    Frame::new().inner_margin(Margin { left: 14, right: 4, top: 8, bottom: 0 }).show(ui, |ui| {
        bar::show(ui, view, state);
        if state.lines.shown.is_empty() {
            if empty::page(ui, lang.table_nothing(), lang.table_no_filter()).clicked() {
                state.filter = Filter::default();
            }
            return;
        }
        let shown = std::mem::take(&mut state.lines.shown);
        let reveal = state.reveal.take().and_then(|entry| shown.iter().position(|other| *other == entry));
        let columns = columns::columns(view, state.lines.longest);
        let table = Table::new("schedule", lang.page_schedule(), columns).reveal(reveal);
        let head = table.show_sorted(ui, shown.len(), state.order, |ui, mut row| {
            let entry = shown[row.index];
            let Some(session) = view.snapshot.sessions.get(entry.session) else { return };
            chosen = row_ui(ui, view, state, (&shown, swapping), &mut row, entry, session).or(chosen);
        });
        state.lines.shown = shown;
        if let Some(key) = head {
            state.order = match state.order {
                _ if key == Column::Number => None,
                Some((same, true)) if same == key => Some((key, false)),
                Some((same, false)) if same == key => None,
                _ => Some((key, true)),
            };
        }
    });
    chosen
}

fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut TableState,
    (shown, swapping): (&[Entry], bool),
    row: &mut Row<'_, Column>,
    entry: Entry,
    session: &Session,
) -> Option<Entry> {
    let (lang, p) = (view.lang, view.palette);
    let picked = view.selection.contains(entry);
    let unit = view.name(entry.unit);
    let month = cell::text(view, entry, session, Column::Month);
    let name = lang.table_row(unit, &month, &cell::typed(view, session, Column::Time));
    let response = row.react(ui, row_id(entry), Sense::click(), picked, &name);
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    if view.found(entry.unit)
        && let Some(cell) = row.cell(Column::Unit)
    {
        ui.painter().rect_filled(
            cell.with_min_x(cell.left() - 4.0).shrink2(egui::vec2(0.0, 3.0)),
            RADIUS,
            p.found,
        );
    }
    for key in Column::ALL {
        cell_ui(ui, view, state, shown, row, (entry, session), key);
    }
    if state.cursor == Some(entry)
        && state.typing.is_none_or(|(typed, _)| typed != entry)
        && let Some(cell) = row.cell(state.column)
    {
        let edge = Stroke::new(if picked { 2.0 } else { 1.0 }, p.accent);
        let place = cell.with_min_x(cell.left() - 5.0);
        ui.painter().rect_stroke(place, RADIUS, edge, StrokeKind::Inside);
    }
    if std::mem::take(&mut state.focus) {
        if state.cursor == Some(entry) {
            response.request_focus();
        } else {
            state.focus = true;
        }
    }
    let mut chosen = None;
    if response.clicked() {
        if let Some(column) =
            ui.input(|input| input.pointer.interact_pos()).and_then(|at| column_at(row, at.x))
        {
            state.column = column;
        }
        if swapping {
            chosen = Some(entry);
        } else {
            let mut selection = view.selection.clone();
            selection.click(entry, ui.input(|input| input.modifiers), || shown.to_vec());
            view.send(Wish::Select(selection));
        }
        state.cursor = Some(entry);
        response.request_focus();
    }
    if response.double_clicked() && view.writable && state.column.typed() {
        state.type_into(entry, state.column);
    }
    if response.secondary_clicked() && !picked {
        view.send(Wish::Select(Selection::one(entry)));
    }
    menu::attach(&response, view);
    chosen
}

/// The column at a place of the screen.
fn column_at(row: &Row<'_, Column>, x: f32) -> Option<Column> {
    Column::ALL
        .into_iter()
        .find(|key| row.cell(*key).is_some_and(|cell| x >= cell.left() - 8.0 && x < cell.right()))
}

fn cell_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut TableState,
    shown: &[Entry],
    row: &Row<'_, Column>,
    (entry, session): (Entry, &Session),
    key: Column,
) {
    let p = view.palette;
    let Some(place) = row.cell(key) else { return };
    if key.typed() {
        let id = Id::unique(("schedule-cell", entry.session.0, entry.unit.0, key));
        let here = state.typing == Some((entry, key));
        // What was refused stays in its field until it is put right or given up.
        if here || view.drafts.shown(id).is_some() {
            return field_ui(ui, view, state, shown, (place, id), (entry, session), key);
        }
    }
    let text = match key {
        Column::Number => (row.index + 1).to_string(),
        key => cell::text(view, entry, session, key),
    };
    match key {
        Column::Report => {
            let owed = view.year.worst_on(entry.session, entry.unit).filter(|_| !text.is_empty());
            let Some(owed) = owed else { return };
            row.read(key, &text);
            mark::paint(ui.painter(), mark::of(owed), table::mark_at(place), 12.0, mark::colour(owed, p));
            let room = place.width() - 20.0;
            let font = crate::ui::fonts::text(crate::ui::theme::size::BODY);
            let galley = table::cut(ui, &text, room, font, mark::colour(owed, p));
            let at = egui::pos2(place.left() + 18.0, place.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, p.text);
        }
        Column::Month => {
            row.text(ui, key, &text, if session.month.is_some() { p.text } else { p.warn });
            if session.locked {
                let at = egui::pos2(place.right() - 12.0, place.center().y);
                mark::paint(ui.painter(), Mark::Locked, at, 11.0, p.text_weak);
            }
        }
        Column::Number | Column::Group | Column::Liaison => row.text(ui, key, &text, p.text_weak),
        _ => row.text(ui, key, &text, p.text),
    }
}

/// The field of a cell that is typed into. Enter goes on with the row below, Tab with the cell at the right, Escape gives
/// up.
fn field_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut TableState,
    shown: &[Entry],
    (place, id): (Rect, Id),
    (entry, session): (Entry, &Session),
    key: Column,
) {
    let here = state.typing == Some((entry, key));
    let current = cell::typed(view, session, key);
    let length = view.drafts.shown(id).unwrap_or_else(|| current.clone()).chars().count();
    if here && std::mem::take(&mut state.begins) {
        ui.memory_mut(|memory| memory.request_focus(id));
        field::select_all(ui.ctx(), id, length);
    }
    let inside = place.with_min_x(place.left() - 7.0);
    let mut ui = ui.new_child(UiBuilder::new().id_salt(id).max_rect(inside));
    let ui = &mut ui;
    let name = view.lang.table_cell(view.name(entry.unit), key.title(view.lang));
    let response = Field::new(id, &name, &current).line(ui, view, inside.width() - 16.0, |text| {
        let edit = cell::read(view, session, key, text)?.edit(vec![session.id]);
        view.refused(&edit).map_or(Ok(edit.into()), Err)
    });
    if response.has_focus() {
        if key == Column::Month {
            months::show(ui, view, &mut state.suited, (place, id), (entry, session));
        }
        // Tab leads to the next cell, not to the next thing of the window.
        let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        for (modifiers, right) in [(Modifiers::NONE, true), (Modifiers::SHIFT, false)] {
            if ui.input_mut(|input| keys::pressed(input, modifiers, Key::Tab)) {
                match columns::beside(view, key, right) {
                    Some(next) => state.type_into(entry, next),
                    None => leave(ui, state, id),
                }
            }
        }
        return;
    }
    if here && !response.lost_focus() {
        // It was out of sight for a while.
        state.typing = None;
    } else if here {
        // Taken: the field below, which is painted in this frame yet, would see it too.
        let entered = ui.input_mut(|input| keys::pressed(input, Modifiers::NONE, Key::Enter));
        let below = shown.iter().position(|other| *other == entry).and_then(|at| shown.get(at + 1));
        if let Some(below) = below.filter(|_| entered) {
            if view.selection.len() <= 1 {
                view.send(Wish::Select(Selection::one(*below)));
            }
            state.type_into(*below, key);
        } else {
            state.typing = None;
            state.focus = entered || field::given_up(ui);
        }
    }
}

fn leave(ui: &Ui, state: &mut TableState, id: Id) {
    ui.memory_mut(|memory| memory.surrender_focus(id));
    state.typing = None;
    state.focus = true;
}
