//! The list beside the days: what has no day yet, what is 未安排, or everything of one day.

use egui::{RichText, ScrollArea, Sense, Ui, vec2};

use super::super::state::SchedulePage;
use super::day::{self, Place};
use super::index::Item;
use super::state::{Listed, row_id};
use crate::rules::schedule::Entry;
use crate::ui::context::View;
use crate::ui::theme::{self, size};
use crate::ui::widgets::choice;

/// Height of a line.
const LINE: f32 = day::ITEM + 5.0;

/// Paints the list; whether something is dragged over it that it would take.
pub fn show(ui: &mut Ui, view: &View<'_>, page: &mut SchedulePage, carrying: bool) -> bool {
    let lang = view.lang;
    let p = view.palette;
    let area = ui.available_rect_before_wrap();
    let over = carrying
        && !matches!(page.calendar.listed, Listed::Day(_))
        && ui.ctx().pointer_interact_pos().is_some_and(|at| area.contains(at));
    if over {
        day::landing(ui, view, area);
    }
    scope(ui, view, page);
    ui.add_space(theme::GRID);
    let items = page.calendar.list(view);
    if items.is_empty() {
        let text = match page.calendar.listed {
            Listed::Day(_) => lang.list_nothing_then(),
            Listed::Undated | Listed::Unscheduled => lang.list_all_dated(),
        };
        ui.add(egui::Label::new(RichText::new(text).size(size::SMALL).color(p.text_weak)).wrap());
        return over;
    }
    if view.writable && !matches!(page.calendar.listed, Listed::Day(_)) {
        let how = RichText::new(lang.list_how()).size(size::SMALL).color(p.text_weak);
        ui.add(egui::Label::new(how).wrap());
        ui.add_space(theme::GRID);
    }
    let reveal = page.calendar.reveal.take();
    let revealed = reveal.and_then(|entry| items.iter().position(|item| *item == Item::Unit(entry)));
    let leads = |item: &Item| item.entry().is_some() && item.entry() == view.selection.leading();
    let stop = items.iter().position(leads).unwrap_or(0);
    let mut scroll = ScrollArea::vertical().id_salt("calendar list").auto_shrink([false, false]);
    if let Some(n) = revealed {
        let n = u16::try_from(n).unwrap_or(u16::MAX);
        let room = ui.available_height();
        scroll = scroll.vertical_scroll_offset((f32::from(n) * LINE - room / 2.0).max(0.0));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    scroll.show_rows(ui, LINE, items.len(), |ui, range| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let width = ui.available_width() - 4.0;
        for n in range {
            let item = items[n];
            let (rect, _) = ui.allocate_exact_size(vec2(width, LINE), Sense::hover());
            let rect = rect.shrink2(vec2(2.0, 2.5));
            let place = Place { id: row_id(item), rect, stop: n == stop };
            let all = || items.iter().filter_map(|item| item.entry()).collect::<Vec<Entry>>();
            let response = day::item(ui, view, page, item, place, all);
            if revealed == Some(n) {
                response.request_focus();
            }
        }
    });
    over
}

/// What the list is of.
fn scope(ui: &mut Ui, view: &View<'_>, page: &mut SchedulePage) {
    let lang = view.lang;
    let state = &page.calendar;
    let undated = state.index.undated_in(state.month(view)).len();
    let mut all = vec![(Listed::Undated, lang.list_undated(undated))];
    let unscheduled = state.index.unscheduled().len();
    if unscheduled > 0 {
        all.push((Listed::Unscheduled, lang.list_unscheduled(unscheduled)));
    }
    let mut days: Vec<_> = state.cursor.into_iter().collect();
    if let Listed::Day(day) = state.listed
        && !days.contains(&day)
    {
        days.push(day);
    }
    for day in days {
        all.push((Listed::Day(day), lang.list_of_day(&lang.day(day), state.index.on(day).len())));
    }
    let shown = all.iter().find(|(of, _)| *of == state.listed).map_or("", |(_, text)| text.as_str());
    if let Some(listed) = choice::show(ui, lang.calendar_list(), shown, Some(state.listed), &all, true) {
        page.calendar.listed = listed;
    }
}
