//! The search field with what it finds on all pages under it.

use egui::{Area, Frame, Id, Key, Margin, Modifiers, Order, RichText, TextEdit, Ui, pos2};

use crate::ui::command::ViewCommand;
use crate::ui::context::View;
use crate::ui::found::{self, Found};
use crate::ui::keys;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{button, menu};
use crate::ui::wish::Wish;

/// Width of the list in points.
const LIST: f32 = 440.0;

/// The search field's id; `Find` gives it the keyboard.
#[must_use]
pub fn search_id() -> Id {
    Id::unique("search")
}

/// Whether the list is open, and which line of it is chosen.
#[derive(Clone, Debug, Default)]
struct List {
    open: bool,
    chosen: Option<usize>,
    /// What the field held when a line was chosen.
    text: String,
}

/// Paints field and list.
pub fn field_ui(ui: &mut Ui, view: &View<'_>, search: &mut String) {
    let before = search.clone();
    let width = 190.0_f32.min(ui.available_width() - 8.0);
    if width < 60.0 {
        return;
    }
    let key = search_id().with("list");
    let mut list: List = ui.data(|data| data.get_temp(key)).unwrap_or_default();
    if list.text != before {
        list = List { text: before.clone(), ..list };
        list.chosen = None;
    }
    let lines =
        if before.trim().is_empty() { Vec::new() } else { found::lines(view, view.file.found_by_search()) };
    // The arrows move the choice, not the cursor in the field: taken before the field sees them.
    let focused = ui.memory(|memory| memory.has_focus(search_id()));
    let (mut open_chosen, mut copy_chosen) = (false, false);
    if focused && !lines.is_empty() {
        let pressed = |modifiers, key| ui.input_mut(|input| keys::pressed(input, modifiers, key));
        if pressed(Modifiers::NONE, Key::ArrowDown) {
            list.chosen = Some(list.chosen.map_or(0, |n| (n + 1) % lines.len()));
        }
        if pressed(Modifiers::NONE, Key::ArrowUp) {
            list.chosen = list.chosen.and_then(|n| n.checked_sub(1));
        }
        if list.chosen.is_some() {
            copy_chosen = pressed(Modifiers::SHIFT, Key::Enter);
            open_chosen = !copy_chosen && pressed(Modifiers::NONE, Key::Enter);
        }
    }
    let field = ui.add(
        TextEdit::singleline(search)
            .id(search_id())
            .hint_text(view.lang.search_hint())
            .desired_width(width)
            .margin(Margin::symmetric(8, 4)),
    );
    let hits = view.file.hits();
    if !before.trim().is_empty() {
        let text = if hits == 0 { view.lang.search_none().to_owned() } else { view.lang.search_hits(hits) };
        ui.label(RichText::new(text).small().color(view.palette.text_weak));
    }
    list.open |= field.gained_focus() || field.changed();
    if field.gained_focus() {
        list.chosen = None;
    }
    if field.has_focus() || field.lost_focus() {
        let (enter, escape) = ui.input(|i| (i.key_pressed(Key::Enter), i.key_pressed(Key::Escape)));
        if enter && !open_chosen && !copy_chosen {
            list.open = false;
            view.send(ViewCommand::FindNext);
            field.request_focus();
        } else if escape {
            search.clear();
            field.surrender_focus();
        }
    }
    let chosen = list.chosen.and_then(|n| lines.get(n));
    if let Some(line) = chosen.filter(|_| copy_chosen) {
        copy(ui, view, line);
    }
    let mut picked = chosen.filter(|_| open_chosen);
    let shown = list.open && !lines.is_empty() && !view.can.covered;
    if shown {
        let right = field.rect.right().max(LIST + 8.0);
        let at = pos2(right - LIST, field.rect.bottom() + 6.0);
        let area = Area::new(key).order(Order::Foreground).fixed_pos(at).constrain(true);
        let area = area.show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).inner_margin(4).show(ui, |ui| {
                ui.set_width(LIST);
                if let Some(line) = list_ui(ui, view, &lines, list.chosen) {
                    picked = Some(line);
                }
            });
        });
        let clicked =
            ui.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()).flatten());
        if clicked.is_some_and(|at| !area.response.rect.contains(at) && !field.rect.contains(at)) {
            list.open = false;
        }
    }
    if let Some(line) = picked {
        list.open = false;
        view.send(line.wish.clone());
        ui.memory_mut(|memory| memory.surrender_focus(search_id()));
    }
    list.open &= !search.trim().is_empty();
    ui.data_mut(|data| data.insert_temp(key, list));
}

/// Paints the lines; gives the one that was clicked.
fn list_ui<'a>(ui: &mut Ui, view: &View<'_>, lines: &'a [Found], chosen: Option<usize>) -> Option<&'a Found> {
    let (lang, p) = (view.lang, view.palette);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut picked = None;
    let mut page = None;
    for (n, line) in lines.iter().enumerate() {
        if page.replace(line.page) != Some(line.page) {
            let head = RichText::new(line.page.name(lang)).size(size::SMALL).color(p.text_weak);
            ui.horizontal(|ui| {
                ui.add_space(10.0);
                ui.label(head);
            });
        }
        ui.horizontal(|ui| {
            let room = ui.available_width() - if line.phone.is_empty() { 0.0 } else { 150.0 };
            let response = ui.scope(|ui| {
                ui.set_max_width(room);
                menu::line(ui, &line.text, &note(line), true, Some(n) == chosen)
            });
            if response.inner.clicked() {
                picked = Some(line);
            }
            if !line.phone.is_empty() && button::link(ui, &lang.found_copy(&line.phone)).clicked() {
                copy(ui, view, line);
            }
        });
    }
    let more = view.file.hits().saturating_sub(found::UNITS);
    if more > 0 {
        ui.horizontal(|ui| {
            ui.add_space(10.0);
            ui.label(RichText::new(lang.found_more(more)).size(size::SMALL).color(p.text_weak));
        });
    }
    ui.add_space(theme::GRID);
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        ui.label(RichText::new(lang.found_keys()).size(size::SMALL).color(p.text_faint));
    });
    picked
}

/// What stands beside a line; the telephone number stands on its own button.
fn note(line: &Found) -> String {
    line.note.trim_end_matches(line.phone.as_str()).trim_end().to_owned()
}

fn copy(ui: &Ui, view: &View<'_>, line: &Found) {
    if !line.phone.is_empty() {
        ui.ctx().copy_text(line.phone.clone());
        view.send(Wish::Tell(view.lang.found_copied(&line.phone)));
    }
}
