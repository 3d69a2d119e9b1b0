//! The table of units, and dragging its rows into another order.

use egui::{DragAndDrop, Id, Popup, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::state::{UnitsPage, can_order};
use crate::model::edit::Edit;
use crate::model::ids::UnitId;
use crate::model::unit::Unit;
use crate::ui::context::View;
use crate::ui::copied::Copied;
use crate::ui::dialog_kind::DialogKind;
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::menu;
use crate::ui::widgets::table::{Column, Row, Table, Width, room_for};
use crate::ui::wish::Wish;

/// The columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ColumnKey {
    Grip,
    Number,
    Unit,
    Others,
    Liaison,
    Group,
    Kind,
    Duty,
    Status,
}

/// A unit under way to another place.
struct Dragged(UnitId);

/// Paints the table.
pub fn table(ui: &mut Ui, view: &View<'_>, page: &mut UnitsPage) {
    let lang = view.lang;
    let columns = vec![
        Column::new(ColumnKey::Grip, "", Width::Fixed(28.0), 0),
        Column::new(ColumnKey::Number, lang.head_number(), Width::Fixed(52.0), 0),
        Column::new(
            ColumnKey::Unit,
            lang.head_unit(),
            Width::Content(170.0, room_for(page.listed.longest)),
            0,
        ),
        Column::new(ColumnKey::Others, lang.head_other_names(), Width::Share(3.0, 120.0), 3),
        Column::new(ColumnKey::Liaison, lang.head_liaison(), Width::Share(2.0, 150.0), 3),
        Column::new(ColumnKey::Group, lang.head_group_column(), Width::Fixed(112.0), 2),
        Column::new(ColumnKey::Kind, lang.head_kind(), Width::Fixed(124.0), 4),
        Column::new(ColumnKey::Duty, lang.head_duty(), Width::Fixed(84.0), 2),
        Column::new(ColumnKey::Status, lang.head_status(), Width::Share(2.0, 112.0), 1),
    ];
    let shown = std::mem::take(&mut page.listed.shown);
    let reveal = page.reveal.take().and_then(|unit| shown.iter().position(|u| *u == unit));
    let dragged = DragAndDrop::payload::<Dragged>(ui.ctx()).map(|d| d.0);
    let mut drop = None;
    Table::new("units", lang.page_units(), columns).reveal(reveal).show(ui, shown.len(), |ui, mut row| {
        let Some(unit) = view.snapshot.units.get(shown[row.index]) else { return };
        unit_ui(ui, view, page, &shown, &mut row, unit);
        if let Some(at) = dragged.and_then(|_| place(ui, &row)) {
            drop = Some(at);
        }
        if dragged.is_some() {
            autoscroll(ui);
        }
    });
    page.listed.shown = shown;
    if let Some(unit) = dragged {
        carry(ui, view, page, unit, drop);
    }
}

/// The place between rows that the pointer is at, with the line that shows it.
fn place(ui: &Ui, row: &Row<'_, ColumnKey>) -> Option<usize> {
    let pointer = ui.ctx().pointer_interact_pos()?;
    if !row.rect.contains(pointer) || !ui.clip_rect().contains(pointer) {
        return None;
    }
    let below = pointer.y > row.rect.center().y;
    let y = if below { row.rect.bottom() } else { row.rect.top() };
    let colour = mark_colour(ui);
    ui.painter().hline(row.rect.x_range(), y, Stroke::new(2.0, colour));
    Some(row.index + usize::from(below))
}

fn mark_colour(ui: &Ui) -> egui::Color32 {
    theme::Palette::of(ui.ctx()).accent
}

/// Scrolls while a row is dragged near the upper or lower edge.
fn autoscroll(ui: &Ui) {
    let Some(pointer) = ui.ctx().pointer_interact_pos() else { return };
    let area = ui.clip_rect();
    if pointer.y < area.top() + theme::row_height(ui.ctx()) {
        ui.scroll_with_delta(vec2(0.0, 6.0));
    } else if pointer.y > area.bottom() - theme::row_height(ui.ctx()) {
        ui.scroll_with_delta(vec2(0.0, -6.0));
    }
}

/// The dragged unit's name at the pointer; puts it down when the button is let go.
fn carry(ui: &Ui, view: &View<'_>, page: &UnitsPage, unit: UnitId, drop: Option<usize>) {
    let p = view.palette;
    if let Some(pointer) = ui.ctx().pointer_interact_pos() {
        let layer = egui::LayerId::new(egui::Order::Tooltip, Id::unique("unit-ghost"));
        let painter = ui.ctx().layer_painter(layer);
        let galley = painter.layout_no_wrap(view.name(unit).to_owned(), fonts::text(size::BODY), p.text);
        let rect = Rect::from_min_size(pointer + vec2(12.0, -10.0), galley.size() + vec2(16.0, 8.0));
        let edge = Stroke::new(1.0, p.accent);
        painter.rect(rect, theme::RADIUS, p.raised, edge, egui::StrokeKind::Inside);
        painter.galley(rect.min + vec2(8.0, 4.0), galley, p.text);
    }
    if ui.input(|input| input.pointer.any_released()) {
        DragAndDrop::clear_payload(ui.ctx());
        let shown = &page.listed.shown;
        let from = shown.iter().position(|u| *u == unit);
        if let Some(at) = drop
            && from.is_none_or(|from| at != from && at != from + 1)
        {
            view.edit(Edit::OrderUnit { unit, before: page.listed.before(at) });
        }
    }
}

/// Units as they are copied: the picked ones, else all that are shown.
pub fn copied(view: &View<'_>, page: &UnitsPage) -> Copied {
    let lang = view.lang;
    let picked = page.picked.among(page.listed.all.iter().copied());
    let chosen = if picked.is_empty() { &page.listed.shown } else { &picked };
    let rows = chosen.iter().enumerate().filter_map(|(n, unit)| {
        let unit = view.snapshot.units.get(*unit)?;
        let part = view.snapshot.participation(view.programme.id, unit.id);
        let group = part.and_then(|part| view.snapshot.groups.get(part.group));
        let liaison = view.snapshot.main_liaison(unit.id);
        Some(vec![
            (n + 1).to_string(),
            unit.name.clone(),
            lang.listed(&other_names(view, unit)),
            liaison.map_or_else(String::new, |liaison| lang.person_known(&liaison.card)),
            group.map_or_else(String::new, |group| group.name.clone()),
            lang.unit_kind(unit.kind).to_owned(),
            status(view, unit),
        ])
    });
    let head = [
        lang.head_number(),
        lang.head_unit(),
        lang.head_other_names(),
        lang.head_liaison(),
        lang.head_group_column(),
        lang.head_kind(),
        lang.head_status(),
    ];
    Copied::new(&head, rows.collect())
}

/// Every name of a unit but the one it goes by.
fn other_names<'a>(view: &View<'a>, unit: &'a Unit) -> Vec<&'a str> {
    let aliases = view.snapshot.aliases_of(unit.id).map(|alias| alias.name.as_str());
    unit.full_name.as_deref().into_iter().chain(aliases).collect()
}

/// How a unit stands in the shown year.
fn status(view: &View<'_>, unit: &Unit) -> String {
    let lang = view.lang;
    if let Some(absence) = lang.absence(view.snapshot, view.programme.id, unit.id) {
        return absence;
    }
    let end = view.snapshot.abolition(unit.id).and_then(|end| end.on);
    match (unit.active, view.snapshot.participation(view.programme.id, unit.id)) {
        // It ended after this year.
        (false, _) => end.map_or_else(String::new, |day| lang.status_abolished(&lang.day_full(day))),
        (true, None) => lang.status_outside().to_owned(),
        (true, Some(_)) => lang.status_active().to_owned(),
    }
}

fn unit_ui(
    ui: &mut Ui,
    view: &View<'_>,
    page: &mut UnitsPage,
    shown: &[UnitId],
    row: &mut Row<'_, ColumnKey>,
    unit: &Unit,
) {
    let (lang, p) = (view.lang, view.palette);
    let part = view.snapshot.participation(view.programme.id, unit.id);
    let group = part.and_then(|part| view.snapshot.groups.get(part.group)).map_or("", |g| g.name.as_str());
    let kind = lang.unit_kind(unit.kind);
    let participates = unit.active && view.snapshot.absence(view.programme.id, unit.id).is_none();
    let status = status(view, unit);
    let name = lang.unit_row(&unit.name, group, kind, &status);
    let picked = page.picked.contains(unit.id);
    let sense = if can_order(view) { Sense::click_and_drag() } else { Sense::click() };
    let response = row.react(ui, row_id(unit.id), sense, picked, &name);
    if can_order(view) && (response.hovered() || picked) {
        let at = pos2(row.rect.left() + 14.0, row.rect.center().y);
        mark::paint(ui.painter(), Mark::Grip, at, 13.0, p.text_faint);
        let grip = row.rect.with_max_x(row.rect.left() + 28.0);
        ui.interact(grip, row_id(unit.id).with("grip"), Sense::hover()).on_hover_text(lang.drag_to_order());
    }
    let colour = if participates { p.text } else { p.text_faint };
    row.text(ui, ColumnKey::Number, &(row.index + 1).to_string(), p.text_weak);
    row.text(ui, ColumnKey::Unit, &unit.name, colour);
    row.text(ui, ColumnKey::Others, &lang.listed(&other_names(view, unit)), p.text_weak);
    if let Some(liaison) = view.snapshot.main_liaison(unit.id) {
        row.text(ui, ColumnKey::Liaison, &lang.person_known(&liaison.card), p.text_weak);
    }
    row.text(ui, ColumnKey::Group, group, colour);
    row.text(ui, ColumnKey::Kind, kind, p.text_weak);
    if let Some(part) = part {
        let duty = if participates { part.owes(view.programme.duty) } else { 0 };
        let text = if duty == 0 { lang.duty_none().to_owned() } else { lang.duty_times(duty) };
        row.text(ui, ColumnKey::Duty, &text, if part.duty.is_some() { colour } else { p.text_weak });
    }
    let status_colour = if participates && part.is_some() { p.text_weak } else { p.text };
    row.text(ui, ColumnKey::Status, &status, status_colour);
    if response.drag_started() {
        response.dnd_set_drag_payload(Dragged(unit.id));
        page.picked.only(unit.id);
    }
    if response.clicked() {
        let modifiers = ui.input(|i| i.modifiers);
        page.picked.click(unit.id, modifiers, || shown.to_vec());
        response.request_focus();
    }
    if let Some((to, extend)) = row.step(ui, &response) {
        let target = shown[to];
        if extend {
            page.picked.extend(shown, target);
        } else {
            page.picked.only(target);
        }
        page.reveal = Some(target);
        ui.memory_mut(|memory| memory.request_focus(row_id(target)));
        ui.ctx().request_repaint();
    }
    if response.secondary_clicked() {
        page.picked.click_for_menu(unit.id);
    }
    Popup::context_menu(&response).width(240.0).show(|ui| menu_ui(ui, view, page, unit));
}

/// The id of a unit's row, by which it can be given the keyboard.
fn row_id(unit: UnitId) -> Id {
    Id::unique(("unit-row", unit))
}

/// Asks how a unit ends, or lets it work again.
pub fn end_or_reinstate(view: &View<'_>, unit: &Unit) {
    if unit.active {
        view.send(Wish::Dialog(DialogKind::Abolish(unit.id)));
    } else {
        view.edit(Edit::ReinstateUnit(unit.id));
    }
}

fn menu_ui(ui: &mut Ui, view: &View<'_>, page: &mut UnitsPage, unit: &Unit) {
    let lang = view.lang;
    let programme = view.programme.id;
    let here = view.snapshot.group_of(programme, unit.id);
    let units: Vec<UnitId> = page.picked.among(page.listed.all.iter().copied());
    for group in view.snapshot.groups_in_order() {
        let text = lang.units_join(&group.name);
        let on = here == Some(group.id) && units.len() == 1;
        if menu::line(ui, &text, "", view.writable, on).clicked() {
            let units = units.clone();
            view.edit(Edit::SetParticipation { programme, units, group: group.id });
            ui.close();
        }
    }
    let there: Vec<UnitId> =
        units.iter().copied().filter(|u| view.snapshot.participation(programme, *u).is_some()).collect();
    let away = |u: &UnitId| view.snapshot.participation(programme, *u).is_some_and(|p| p.excused().is_some());
    let can = view.writable && !there.is_empty();
    if there.iter().any(away) {
        if menu::line(ui, lang.unit_takes_part(), "", can, false).clicked() {
            view.edit(Edit::SetExempt { programme, units: there, reason: None });
            ui.close();
        }
    } else if menu::line(ui, lang.unit_exempt(), "", can, false).clicked() {
        view.send(Wish::Dialog(DialogKind::Exempt(there)));
        ui.close();
    }
    menu::rule(ui);
    let order = can_order(view);
    if menu::line(ui, lang.unit_move_up(), "Alt+↑", order, false).clicked() {
        page.shift(view, unit.id, false);
        ui.close();
    }
    if menu::line(ui, lang.unit_move_down(), "Alt+↓", order, false).clicked() {
        page.shift(view, unit.id, true);
        ui.close();
    }
    menu::rule(ui);
    if menu::line(ui, lang.unit_merge(), "", view.writable, false).clicked() {
        view.send(Wish::Dialog(DialogKind::Merge(unit.id, None)));
        ui.close();
    }
    let word = if unit.active { lang.unit_abolish() } else { lang.unit_reinstate() };
    if menu::line(ui, word, "", view.writable, false).clicked() {
        end_or_reinstate(view, unit);
        ui.close();
    }
}
