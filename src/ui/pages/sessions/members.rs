//! Who takes part in the main session: ticked, dragged into the order of the attachment, each with its stall.

use std::collections::{HashMap, HashSet};

use egui::{
    Align2, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, TextEdit, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use crate::model::edit::Edit;
use crate::model::ids::{ProgrammeId, SessionId, UnitId};
use crate::model::search::finds;
use crate::model::session::{Party, Role as Part};
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::keys;
use crate::ui::theme::{self, RADIUS, size};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::{mark, table};

const LINE: f32 = 28.0;
/// With a field in it.
const LINE_OF_STALL: f32 = 32.0;
/// Width of the field of a stall.
const STALL: f32 = 108.0;

/// What is typed to filter the list, and the list as it stands on the screen.
#[derive(Debug, Default)]
pub struct Members {
    query: String,
    /// The lines, in an order that stays while boxes are ticked: nothing moves away under the pointer.
    lines: Vec<UnitId>,
    /// Who took part in the last frame, in order.
    inside: Vec<UnitId>,
    /// Year, filter and revision of the last frame.
    made_for: Option<(ProgrammeId, String, u64)>,
    /// The pass in which it was painted last.
    pass: u64,
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
        self.keep_lines(ui, view, &members);
        list(ui, view, &self.lines, &members, stalls);
    }

    /// Puts the participants first and the others after when the list is opened or filtered, and again only when the
    /// participants are put in another order or the year has other units.
    fn keep_lines(&mut self, ui: &Ui, view: &View<'_>, members: &[UnitId]) {
        let query = self.query.trim().to_owned();
        let pass = ui.ctx().cumulative_pass_nr();
        let was_open = std::mem::replace(&mut self.pass, pass) + 2 >= pass;
        let key = (view.programme.id, query, view.snapshot.revision);
        if was_open && self.made_for.as_ref() == Some(&key) {
            return;
        }
        let fits = |unit: &UnitId| {
            key.1.is_empty()
                || view.snapshot.units.get(*unit).is_some_and(|u| finds(view.snapshot, u, &key.1))
        };
        let inside: HashSet<UnitId> = members.iter().copied().collect();
        let parts = view.snapshot.participations_of(view.programme.id);
        let others = parts.iter().map(|part| part.unit).filter(|unit| !inside.contains(unit));
        let fresh: Vec<UnitId> = members.iter().copied().chain(others).filter(fits).collect();
        let before: HashSet<UnitId> = self.inside.iter().copied().collect();
        let stayed = self.inside.iter().filter(|unit| inside.contains(unit));
        let same_order = stayed.eq(members.iter().filter(|unit| before.contains(unit)));
        let shown: HashSet<UnitId> = self.lines.iter().copied().collect();
        let same_units = shown.len() == fresh.len() && fresh.iter().all(|unit| shown.contains(unit));
        let same_list =
            self.made_for.as_ref().is_some_and(|(year, filter, _)| (*year, filter) == (key.0, &key.1));
        if !(was_open && same_list && same_order && same_units) {
            self.lines = fresh;
        }
        self.inside = members.to_vec();
        self.made_for = Some(key);
    }
}

/// A participant that is being dragged to another place of the list.
struct Carried(usize);

fn list(ui: &mut Ui, view: &View<'_>, lines: &[UnitId], members: &[UnitId], stalls: Option<SessionId>) {
    let places: HashMap<UnitId, usize> = members.iter().enumerate().map(|(n, unit)| (*unit, n)).collect();
    let room = ui.available_height();
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("participants").max_height(room).auto_shrink([false, false]).show_rows(
        ui,
        if stalls.is_some() { LINE_OF_STALL } else { LINE },
        lines.len(),
        |ui, range| {
            let focused = ui.memory(egui::Memory::focused);
            let has_it = lines[range.clone()].iter().position(|unit| Some(line_id(*unit)) == focused);
            let stop = range.start + has_it.unwrap_or(0);
            if has_it.is_some() {
                walk(ui, lines, stop);
            }
            for n in range {
                let unit = lines[n];
                member(ui, view, members, (unit, places.get(&unit).copied(), n == stop), stalls);
            }
        },
    );
}

/// The id of a unit's line, by which it can be given the keyboard.
fn line_id(unit: UnitId) -> Id {
    Id::unique(("member", unit.0))
}

/// Arrow keys lead from line to line; the list is one stop for Tab.
fn walk(ui: &Ui, lines: &[UnitId], focused: usize) {
    let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(line_id(lines[focused]), filter));
    let step = ui.input_mut(|input| {
        let down = keys::pressed(input, Modifiers::NONE, Key::ArrowDown);
        let up = keys::pressed(input, Modifiers::NONE, Key::ArrowUp);
        if down {
            Some(focused + 1)
        } else if up {
            focused.checked_sub(1)
        } else {
            None
        }
    });
    if let Some(unit) = step.and_then(|n| lines.get(n)) {
        ui.memory_mut(|memory| memory.request_focus(line_id(*unit)));
    }
}

fn member(
    ui: &mut Ui,
    view: &View<'_>,
    members: &[UnitId],
    (unit, place, stop): (UnitId, Option<usize>, bool),
    stalls: Option<SessionId>,
) {
    let p = view.palette;
    let name = view.name(unit);
    let height = if stalls.is_some() { LINE_OF_STALL } else { LINE };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let sense = if place.is_some() { Sense::click_and_drag() } else { Sense::click() };
    let response = ui.interact(rect, line_id(unit), if stop { sense } else { sense - Sense::FOCUSABLE });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
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
    let put = |to: usize| set(moved(members, n, to));
    if response.has_focus() {
        let alt = egui::Modifiers::ALT;
        let (up, down) =
            ui.input_mut(|i| (keys::pressed(i, alt, Key::ArrowUp), keys::pressed(i, alt, Key::ArrowDown)));
        if up && n > 0 {
            put(n - 1);
        } else if down && n + 1 < members.len() {
            put(n + 2);
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
                put(to);
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
