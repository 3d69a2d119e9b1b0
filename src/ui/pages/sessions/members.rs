//! Who takes part in the main session: ticked, dragged into the order of the attachment, each with its stall.

use egui::{Align2, Id, Key, Rect, Role, ScrollArea, Sense, TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::model::edit::Edit;
use crate::model::ids::{SessionId, UnitId};
use crate::model::search::finds;
use crate::model::session::{Party, Role as Part};
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::{self, RADIUS, size};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::{mark, table};

const LINE: f32 = 28.0;
/// With a field in it.
const LINE_OF_STALL: f32 = 32.0;
/// Width of the field of a stall.
const STALL: f32 = 108.0;

/// What is typed to filter the list.
#[derive(Debug, Default)]
pub struct Members {
    query: String,
}

fn parties<'a>(view: &View<'a>) -> Vec<&'a Party> {
    let Some(session) = view.snapshot.main_session(view.programme.id) else { return Vec::new() };
    view.snapshot.parties_of(session.id).filter(|p| p.role == Part::Participant).collect()
}

/// Units of the main session in order.
#[must_use]
pub fn of(view: &View<'_>) -> Vec<UnitId> {
    parties(view).iter().filter_map(|party| party.unit).collect()
}

/// How many participants of the main session have a stall, and how many there are.
#[must_use]
pub fn stalls(view: &View<'_>) -> (usize, usize) {
    let parties = parties(view);
    let with = parties.iter().filter(|party| !party.stall.trim().is_empty()).count();
    (with, parties.len())
}

impl Members {
    /// Paints filter and list; with `stalls`, a field for each one's stall.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, stalls: bool) {
        let members = of(view);
        let width = ui.available_width();
        let field = TextEdit::singleline(&mut self.query)
            .hint_text(view.lang.main_filter())
            .desired_width(width)
            .margin(egui::Margin::symmetric(8, 4));
        ui.add(field).accessible_name(view.lang.main_filter());
        ui.add_space(theme::GRID);
        let stalls = stalls.then(|| view.snapshot.main_session(view.programme.id).map(|s| s.id)).flatten();
        list(ui, view, self.query.trim(), &members, stalls);
    }
}

/// A participant that is being dragged to another place of the list.
struct Carried(usize);

fn list(ui: &mut Ui, view: &View<'_>, query: &str, members: &[UnitId], stalls: Option<SessionId>) {
    let fits = |unit: UnitId| {
        query.is_empty() || view.snapshot.units.get(unit).is_some_and(|u| finds(view.snapshot, u, query))
    };
    let inside: std::collections::HashSet<UnitId> = members.iter().copied().collect();
    let mut lines: Vec<(Option<usize>, UnitId)> =
        members.iter().enumerate().filter(|(_, u)| fits(**u)).map(|(n, u)| (Some(n), *u)).collect();
    let others = view.snapshot.participations_of(view.programme.id);
    lines
        .extend(others.iter().map(|p| p.unit).filter(|u| !inside.contains(u) && fits(*u)).map(|u| (None, u)));
    let room = ui.available_height();
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("participants").max_height(room).auto_shrink([false, false]).show_rows(
        ui,
        if stalls.is_some() { LINE_OF_STALL } else { LINE },
        lines.len(),
        |ui, range| {
            for (place, unit) in &lines[range] {
                member(ui, view, members, *place, *unit, stalls);
            }
        },
    );
}

fn member(
    ui: &mut Ui,
    view: &View<'_>,
    members: &[UnitId],
    place: Option<usize>,
    unit: UnitId,
    stalls: Option<SessionId>,
) {
    let p = view.palette;
    let name = view.name(unit);
    let sense = if place.is_some() { Sense::click_and_drag() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(
        vec2(ui.available_width(), if stalls.is_some() { LINE_OF_STALL } else { LINE }),
        sense,
    );
    response.widget_info(|| {
        WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), place.is_some(), view.lang.takes_part(name))
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, RADIUS, p.hover);
    }
    let middle = rect.center().y;
    let tick = egui::Rect::from_center_size(pos2(rect.left() + 12.0, middle), vec2(16.0, 16.0));
    let (fill, line) = if place.is_some() { (p.accent, p.accent) } else { (p.raised, p.border) };
    ui.painter().rect(tick, 3, fill, egui::Stroke::new(1.0, line), egui::StrokeKind::Inside);
    if let Some(n) = place {
        mark::paint(ui.painter(), mark::Mark::Accepted, tick.center(), 10.0, p.on_accent);
        let at = pos2(rect.left() + 44.0, middle);
        let font = fonts::text(size::SMALL);
        ui.painter().text(at, Align2::RIGHT_CENTER, n + 1, font, p.text_weak);
        mark::paint(ui.painter(), mark::Mark::Grip, pos2(rect.right() - 12.0, middle), 12.0, p.text_faint);
    }
    let at = pos2(rect.left() + 52.0, middle);
    let stall = stalls.filter(|_| place.is_some());
    let room = rect.right() - at.x - if stall.is_some() { STALL + 36.0 } else { 28.0 };
    let galley = table::cut(ui, name, room, fonts::text(size::BODY), p.text);
    ui.painter().galley(pos2(at.x, middle - galley.size().y / 2.0), galley, p.text);
    if let Some(session) = stall {
        stall_ui(ui, view, session, unit, rect);
    }
    let set = |list: Vec<UnitId>| view.edit(Edit::SetMainParticipants(view.programme.id, list));
    if response.clicked() {
        let mut list = members.to_vec();
        match place {
            Some(n) => {
                list.remove(n);
            }
            None => list.push(unit),
        }
        set(list);
        return;
    }
    let Some(n) = place else { return };
    if response.drag_started() {
        response.dnd_set_drag_payload(Carried(n));
    }
    if response.dnd_hover_payload::<Carried>().is_some() {
        ui.painter().hline(rect.x_range(), rect.top(), egui::Stroke::new(2.0, p.accent));
    }
    if let Some(carried) = response.dnd_release_payload::<Carried>() {
        set(moved(members, carried.0, n));
    }
    let step = |to: usize| set(moved(members, n, to));
    if response.has_focus() {
        let alt = egui::Modifiers::ALT;
        let (up, down) =
            ui.input_mut(|i| (i.consume_key(alt, Key::ArrowUp), i.consume_key(alt, Key::ArrowDown)));
        if up && n > 0 {
            step(n - 1);
        } else if down && n + 1 < members.len() {
            step(n + 2);
        }
    }
    response.context_menu(|ui| {
        use crate::ui::widgets::menu;
        ui.set_width(160.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        for (text, key, possible, to) in [
            (view.lang.order_up(), "Alt+↑", n > 0, n.saturating_sub(1)),
            (view.lang.order_down(), "Alt+↓", n + 1 < members.len(), n + 2),
            (view.lang.order_first(), "", n > 0, 0),
            (view.lang.order_last(), "", n + 1 < members.len(), members.len()),
        ] {
            if menu::line(ui, text, key, possible, false).clicked() {
                step(to);
                ui.close();
            }
        }
    });
}

/// The list with the piece at `from` put before the one at `to`.
fn moved(list: &[UnitId], from: usize, to: usize) -> Vec<UnitId> {
    let mut list = list.to_vec();
    if from >= list.len() {
        return list;
    }
    let piece = list.remove(from);
    let to = if from < to { to - 1 } else { to };
    list.insert(to.min(list.len()), piece);
    list
}

/// The id of the field of a unit's stall.
#[must_use]
pub fn stall_id(session: SessionId, unit: UnitId) -> Id {
    Id::unique(("stall", session.0, unit.0))
}

/// The field of a unit's stall, over the right part of its line.
fn stall_ui(ui: &mut Ui, view: &View<'_>, session: SessionId, unit: UnitId, line: Rect) {
    let mut parties = view.snapshot.parties_of(session).filter(|party| party.role == Part::Participant);
    let party = parties.find(|party| party.unit == Some(unit));
    let current = party.map_or("", |party| party.stall.as_str());
    let right = line.right() - 28.0;
    let place = Rect::from_x_y_ranges(right - STALL..=right, line.y_range().shrink(2.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("stall", unit.0)));
    let name = view.lang.stall_of(view.name(unit));
    let field = Field::new(stall_id(session, unit), &name, current).hint(view.lang.stall_hint());
    field.line(&mut child, view, STALL, |stall| {
        Ok(Edit::SetStalls(session, vec![(unit, stall.to_owned())]).into())
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_moves_before_another() {
        let list = [UnitId(1), UnitId(2), UnitId(3)];
        assert_eq!(moved(&list, 0, 3), [UnitId(2), UnitId(3), UnitId(1)]);
        assert_eq!(moved(&list, 2, 0), [UnitId(3), UnitId(1), UnitId(2)]);
        assert_eq!(moved(&list, 0, 2), [UnitId(2), UnitId(1), UnitId(3)]);
    }
}
