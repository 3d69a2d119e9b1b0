//! A year as twelve small months; a day with sessions bears their number.

use chrono::{Datelike, NaiveDate};
use egui::{
    Align2, Button, EventFilter, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::super::state::SchedulePage;
use super::day;
use super::state::{Extent, day_at, day_id, months_of, weeks};
use crate::calendar::DayKind;
use crate::model::Month;
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::{RADIUS, size};

/// Height of a month's name.
const NAME: f32 = 26.0;
/// Height of its weekdays.
const WEEKDAYS: f32 = 16.0;
/// Least height of a day.
const LEAST: f32 = 22.0;
/// Weeks that a month can touch.
const WEEKS: f32 = 6.0;
/// Least width of a month.
const NARROWEST: f32 = 196.0;
/// Between two months.
const GAP: f32 = 14.0;

/// Paints the year.
pub fn show(ui: &mut Ui, view: &View<'_>, page: &mut SchedulePage) {
    let year = page.calendar.month(view).year();
    let area = ui.available_rect_before_wrap();
    let width = area.width() - 10.0;
    let columns: u8 =
        [4, 3, 2].into_iter().find(|n| (width + GAP) / f32::from(*n) - GAP >= NARROWEST).unwrap_or(1);
    let rows = 12_u8.div_ceil(columns);
    let wide = (width + GAP) / f32::from(columns) - GAP;
    let least = NAME + WEEKDAYS + WEEKS * LEAST;
    let high = ((area.height() + 6.0) / f32::from(rows) - 6.0).floor().max(least);
    page.calendar.placed.clear();
    page.calendar.band = None;
    ScrollArea::vertical().id_salt("calendar year").auto_shrink([false, false]).show(ui, |ui| {
        let (rect, _) =
            ui.allocate_exact_size(vec2(width, f32::from(rows) * (high + 6.0) - 6.0), Sense::hover());
        for (n, month) in (0_u8..).zip(months_of(year)) {
            let (row, column) = (n / columns, n % columns);
            let at = rect.min + vec2(f32::from(column) * (wide + GAP), f32::from(row) * (high + 6.0));
            let place = Rect::from_min_size(at, vec2(wide, high));
            month_ui(ui, view, page, month, place);
        }
    });
    page.calendar.focus = false;
}

fn month_ui(ui: &mut Ui, view: &View<'_>, page: &mut SchedulePage, month: Month, place: Rect) {
    let p = view.palette;
    let lang = view.lang;
    let days = month.first_day().iter_days().take_while(|day| month.contains(*day));
    let held: usize = days.map(|day| page.calendar.index.on(day).len()).sum();
    let undated = page.calendar.index.undated_in(month).len();
    let mut line = ui.new_child(
        UiBuilder::new()
            .max_rect(Rect::from_min_size(place.min, vec2(place.width(), NAME)))
            .layout(egui::Layout::left_to_right(egui::Align::Center))
            .id_salt(("small month", month)),
    );
    let name = RichText::new(lang.month(month)).font(fonts::strong(size::BODY)).color(p.text);
    if line.add(Button::new(name).frame(false)).clicked() {
        page.calendar.extent = Extent::Month;
        page.calendar.turn_to(month);
    }
    let count = [(held, lang.sessions_on(held)), (undated, lang.list_undated(undated))];
    let count: Vec<String> = count.into_iter().filter(|(n, _)| *n > 0).map(|(_, text)| text).collect();
    let note = RichText::new(count.join(" ")).size(size::SMALL).color(p.text_weak);
    line.add(egui::Label::new(note).truncate());
    let (monday, weeks) = weeks(month);
    let column = |n: u8| (place.left() + place.width() * f32::from(n) / 7.0).round();
    let top = place.top() + NAME;
    for weekday in 0..7 {
        let Some(date) = day_at(monday, 0, weekday) else { continue };
        let at = pos2(f32::midpoint(column(weekday), column(weekday + 1)), top + WEEKDAYS / 2.0);
        let text = lang.weekday_short(date);
        ui.painter().text(at, Align2::CENTER_CENTER, text, fonts::text(11.0), p.text_faint);
    }
    let height = ((place.height() - NAME - WEEKDAYS) / WEEKS).floor();
    for week in 0..weeks {
        for weekday in 0..7 {
            let Some(date) = day_at(monday, week, weekday).filter(|date| month.contains(*date)) else {
                continue;
            };
            let upper = top + WEEKDAYS + f32::from(week) * height;
            let cell =
                Rect::from_min_max(pos2(column(weekday), upper), pos2(column(weekday + 1), upper + height));
            day_ui(ui, view, page, date, cell);
        }
    }
}

fn day_ui(ui: &mut Ui, view: &View<'_>, page: &mut SchedulePage, date: NaiveDate, cell: Rect) {
    let p = view.palette;
    let cursor = page.calendar.cursor == Some(date);
    let first = page.calendar.cursor.is_none() && date.ordinal() == 1;
    let sense = if cursor || first { Sense::click() } else { Sense::click() - Sense::FOCUSABLE };
    let response = ui.interact(cell, day_id(date), sense);
    response.widget_info(|| {
        let told = day::told(view, &page.calendar.index, date);
        WidgetInfo::selected(Role::Button, true, cursor, told)
    });
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    if page.calendar.focus && cursor {
        response.request_focus();
        response.scroll_to_me(None);
    }
    let kind = page.calendar.index.calendar.day_kind(date);
    let items = page.calendar.index.on(date);
    let count = items.len();
    let chosen = items.iter().filter_map(|item| item.entry()).any(|entry| view.selection.contains(entry));
    let place = cell.shrink(1.0);
    if count > 0 {
        ui.painter().rect_filled(place, RADIUS, if chosen { p.accent_soft } else { p.chip });
    }
    let edge = if chosen {
        Some(Stroke::new(2.0, p.accent))
    } else if response.has_focus() || date == view.today {
        Some(Stroke::new(1.0, p.accent))
    } else if response.hovered() {
        Some(Stroke::new(1.0, p.line_strong))
    } else {
        (count > 0).then(|| Stroke::new(1.0, p.chip_border))
    };
    if let Some(edge) = edge {
        ui.painter().rect_stroke(place, RADIUS, edge, StrokeKind::Inside);
    }
    let strong = date == view.today || count > 0;
    let font = if strong { fonts::strong(size::SMALL) } else { fonts::text(size::SMALL) };
    let colour = match kind {
        DayKind::Weekend | DayKind::Holiday(_) if count == 0 => p.text_faint,
        _ => p.text,
    };
    let at = pos2(place.left() + 2.0, place.center().y);
    let drawn = ui.painter().text(at, Align2::LEFT_CENTER, date.day(), font, colour);
    let sign = day::sign(view.lang, kind);
    let small = fonts::text(9.5);
    let right = place.right() - 2.0;
    // There is room for one of both; the day says both when it is pointed at, and to a screen reader.
    if count > 0 {
        let text = if count > 99 { "99+".to_owned() } else { count.to_string() };
        let at = pos2(right, place.bottom() - 1.0);
        ui.painter().text(at, Align2::RIGHT_BOTTOM, text, fonts::text(10.0), p.accent_text);
    } else if !sign.is_empty() && right - drawn.right() > 9.0 {
        let colour = if kind.works() { p.warn } else { p.done };
        ui.painter().text(pos2(right, place.top()), Align2::RIGHT_TOP, sign, small, colour);
    }
    if response.clicked() {
        page.calendar.extent = Extent::Month;
        page.calendar.go_to(date, 0);
    }
    if response.hovered() {
        let told = day::told(view, &page.calendar.index, date);
        let names: Vec<String> = names(view, page, date);
        response.on_hover_text(std::iter::once(told).chain(names).collect::<Vec<_>>().join("\n"));
    }
}

/// Who has a session on a day: the first few.
fn names(view: &View<'_>, page: &SchedulePage, date: NaiveDate) -> Vec<String> {
    let items = page.calendar.index.on(date);
    let mut names: Vec<String> = items
        .iter()
        .take(NAMED)
        .filter_map(|item| {
            if let Some(entry) = item.entry() {
                return Some(view.name(entry.unit).to_owned());
            }
            let session = view.snapshot.sessions.get(item.session())?;
            Some(view.lang.session_called(view.snapshot, session))
        })
        .collect();
    if items.len() > NAMED {
        names.push(view.lang.calendar_more(items.len() - NAMED));
    }
    names
}

/// So many sessions of a day are named.
const NAMED: usize = 8;
