//! A month as weeks from Monday: under each day its lunar day, holiday and sessions.

use chrono::{Datelike, NaiveDate};
use egui::{
    Align2, EventFilter, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::super::band::{self, Band};
use super::super::chip;
use super::super::state::SchedulePage;
use super::day::{self, ITEM, Place};
use super::index::Item;
use super::state::{Extent, Listed, chip_id, day_at, day_id, more_id, weeks};
use crate::calendar::DayKind;
use crate::model::Month;
use crate::rules::schedule::Entry;
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::selection::Selection;
use crate::ui::theme::{RADIUS, size};
use crate::ui::wish::Wish;

/// Height of the line of weekdays.
const WEEKDAYS: f32 = 22.0;
/// Height of a cell's first line.
const HEAD: f32 = 20.0;
/// A cell shows at least so many sessions, however low the window is.
const LEAST: u8 = 2;

/// Paints the month; the day over which something is dragged. `carrying`: whether something is.
pub fn show(ui: &mut Ui, view: &View<'_>, page: &mut SchedulePage, carrying: bool) -> Option<NaiveDate> {
    let month = page.calendar.month(view);
    let (monday, weeks) = weeks(month);
    let area = ui.available_rect_before_wrap();
    let width = area.width() - 10.0;
    heads(ui, view, monday, Rect::from_min_size(area.min, vec2(width, WEEKDAYS)));
    ui.add_space(WEEKDAYS);
    let least = HEAD + f32::from(LEAST) * (ITEM + 1.0) + 3.0;
    let height = ((area.height() - WEEKDAYS - 2.0) / f32::from(weeks)).floor().max(least);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some chips of a cell")]
    let fits = ((height - HEAD - 3.0) / (ITEM + 1.0)).floor().max(0.0) as usize;
    page.calendar.fits = fits;
    let reveal = page.calendar.focus;
    let mut over = None;
    let wide = vec2(width, height * f32::from(weeks));
    ScrollArea::vertical().id_salt("calendar month").auto_shrink([false, false]).show(ui, |ui| {
        let (rect, _) = ui.allocate_exact_size(wide, Sense::hover());
        page.calendar.placed.clear();
        page.calendar.stopped = false;
        let pointer = ui.ctx().pointer_interact_pos().filter(|at| ui.clip_rect().contains(*at));
        for week in 0..weeks {
            for weekday in 0..7 {
                let Some(day) = day_at(monday, week, weekday) else { continue };
                let cell = cell_rect(rect, width, height, (week, weekday));
                if carrying && pointer.is_some_and(|at| cell.contains(at)) {
                    over = Some(day);
                }
                if reveal && page.calendar.cursor == Some(day) {
                    ui.scroll_to_rect(cell.expand(2.0), None);
                }
                let landing = over == Some(day);
                cell_ui(ui, view, page, (day, month), cell, landing, rect.min);
            }
        }
        drawing(ui, view, page, rect.min);
    });
    page.calendar.focus = false;
    over
}

/// The weekdays over the columns, Monday first.
fn heads(ui: &Ui, view: &View<'_>, monday: NaiveDate, rect: Rect) {
    let p = view.palette;
    ui.painter().rect_filled(rect, 0, p.bar);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.line_strong));
    for weekday in 0..7 {
        let Some(day) = day_at(monday, 0, weekday) else { continue };
        let place = cell_rect(rect, rect.width(), rect.height(), (0, weekday));
        let name = view.lang.weekday(day);
        let colour = if weekday >= 5 { p.text_faint } else { p.text_weak };
        ui.painter().text(place.center(), Align2::CENTER_CENTER, name, fonts::strong(size::SMALL), colour);
        let node = ui.interact(place, ui.scope_id().with(("weekday", weekday)), Sense::hover());
        node.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, name));
    }
}

fn cell_rect(area: Rect, width: f32, height: f32, (week, weekday): (u8, u8)) -> Rect {
    let column = |n: u8| (area.left() + width * f32::from(n) / 7.0).round();
    let top = area.top() + height * f32::from(week);
    Rect::from_min_max(pos2(column(weekday), top), pos2(column(weekday + 1), top + height))
}

fn cell_ui(
    ui: &mut Ui,
    view: &View<'_>,
    page: &mut SchedulePage,
    (date, month): (NaiveDate, Month),
    cell: Rect,
    landing: bool,
    origin: Pos2,
) {
    let p = view.palette;
    let cursor = page.calendar.cursor == Some(date);
    let empty = page.calendar.index.on(date).is_empty();
    // The days are one stop for Tab: the cursor, or what is there to begin with.
    let stops = empty && (cursor || page.calendar.cursor.is_none() && date == month.first_day());
    let sense = Sense::click_and_drag();
    let sense = if stops { sense } else { sense - Sense::FOCUSABLE };
    let node = ui.interact(cell, day_id(date), sense);
    node.widget_info(|| {
        let told = day::told(view, &page.calendar.index, date);
        WidgetInfo::selected(Role::Cell, true, cursor, told)
    });
    if node.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(node.id, filter));
    }
    let kind = page.calendar.index.calendar.day_kind(date);
    ground(ui, view, cell, (month.contains(date), date == view.today, kind));
    if landing {
        day::landing(ui, view, cell);
    }
    if cursor {
        let colour = if node.has_focus() { p.accent } else { p.line_strong };
        let edge = Stroke::new(1.0, colour);
        ui.painter().rect_stroke(cell.shrink(0.5), 0, edge, StrokeKind::Inside);
    }
    head_ui(ui, view, page, cell, (date, month.contains(date)), kind);
    if node.clicked() {
        page.calendar.cursor = Some(date);
        page.calendar.slot = 0;
        view.send(Wish::Select(Selection::default()));
        node.request_focus();
    }
    if node.drag_started()
        && band::draws(ui)
        && let Some(from) = ui.input(|input| input.pointer.press_origin())
    {
        page.calendar.band = Some(Band::begin(ui, view, from - origin.to_vec2()));
    }
    items_ui(ui, view, page, date, cell);
    if page.calendar.focus && cursor && empty {
        node.request_focus();
    }
}

/// What is behind a day: today, days off and days of other months are told apart, each also by a word or its place.
fn ground(ui: &Ui, view: &View<'_>, cell: Rect, (inside, today, kind): (bool, bool, DayKind<'_>)) {
    let p = view.palette;
    let fill = match kind {
        _ if today => p.current,
        _ if !inside => p.bar,
        DayKind::Weekend | DayKind::Holiday(_) => p.bar,
        DayKind::Working | DayKind::MakeUp => p.page,
    };
    ui.painter().rect_filled(cell, 0, fill);
    ui.painter().hline(cell.x_range(), cell.bottom() - 0.5, p.hairline());
    ui.painter().vline(cell.right() - 0.5, cell.y_range(), p.hairline());
}

/// The first line of a day: its number, its lunar day or solar term, and at the right what it is.
fn head_ui(
    ui: &Ui,
    view: &View<'_>,
    page: &SchedulePage,
    cell: Rect,
    (date, inside): (NaiveDate, bool),
    kind: DayKind<'_>,
) {
    let p = view.palette;
    let lang = view.lang;
    let middle = cell.top() + HEAD / 2.0;
    let today = date == view.today;
    let number = if date.day() == 1 && !inside { lang.day(date) } else { date.day().to_string() };
    let colour = if today {
        p.on_accent
    } else if inside {
        p.text
    } else {
        p.text_faint
    };
    let galley = ui.painter().layout_no_wrap(number, fonts::strong(size::SMALL), colour);
    let left = cell.left() + 6.0;
    let place = Rect::from_min_size(pos2(left, middle - galley.size().y / 2.0), galley.size());
    if today {
        ui.painter().rect_filled(place.expand2(vec2(4.0, 1.0)), RADIUS, p.accent);
    }
    ui.painter().galley(place.min, galley, colour);
    let small = fonts::text(11.5);
    let sign = day::sign(lang, kind);
    let mut right = cell.right() - 4.0;
    if !sign.is_empty() {
        let colour = if kind.works() { p.warn } else { p.done };
        let drawn = ui.painter().text(pos2(right, middle), Align2::RIGHT_CENTER, sign, small.clone(), colour);
        right = drawn.left() - 3.0;
    }
    let after = place.right() + 4.0;
    let under = day::under(lang, &page.calendar.index, date);
    // 清明 is a solar term and the holiday of that day.
    let named = matches!(kind, DayKind::Holiday(name) if name == under);
    let lunar = ui.painter().layout_no_wrap(under, small.clone(), p.text_faint);
    let mut free = right - after;
    if lunar.size().x <= free {
        let at = pos2(after, middle - lunar.size().y / 2.0);
        free -= lunar.size().x + 3.0;
        ui.painter().galley(at, lunar, p.text_faint);
    }
    if let DayKind::Holiday(name) = kind
        && !named
    {
        let name = ui.painter().layout_no_wrap(name.to_owned(), small, p.text_weak);
        if name.size().x <= free {
            let at = pos2(right - name.size().x, middle - name.size().y / 2.0);
            ui.painter().galley(at, name, p.text_weak);
        }
    }
}

/// The sessions of a day, and the button for those that there is no room for.
fn items_ui(ui: &mut Ui, view: &View<'_>, page: &mut SchedulePage, date: NaiveDate, cell: Rect) {
    let seen = page.calendar.seen(date);
    let all = page.calendar.index.on(date).len();
    let shown: Vec<Item> = page.calendar.index.on(date)[..seen].to_vec();
    let cursor = page.calendar.cursor == Some(date);
    for (n, item) in shown.into_iter().enumerate() {
        let rect = day::slot(cell, HEAD, n);
        let here = cursor && page.calendar.slot == n;
        let leads = item.entry().is_some() && item.entry() == view.selection.leading();
        let first = page.calendar.cursor.is_none() && !page.calendar.stopped;
        let stop = here || leads || first;
        page.calendar.stopped |= stop;
        let id = chip_id(item, date);
        let response = day::item(ui, view, page, item, Place { id, rect, stop }, Vec::new);
        if let Some(entry) = item.entry() {
            page.calendar.placed.push((entry, rect));
        }
        if response.clicked() {
            (page.calendar.cursor, page.calendar.slot) = (Some(date), n);
        }
        if here && page.calendar.focus {
            response.request_focus();
        }
    }
    if seen < all {
        let here = cursor && page.calendar.slot == seen;
        more(ui, view, page, date, (day::slot(cell, HEAD, seen), all - seen, here));
    }
}

fn more(
    ui: &Ui,
    view: &View<'_>,
    page: &mut SchedulePage,
    date: NaiveDate,
    (rect, count, here): (Rect, usize, bool),
) {
    let p = view.palette;
    let sense = if here { Sense::click() } else { Sense::click() - Sense::FOCUSABLE };
    let response = ui.interact(rect, more_id(date), sense);
    response.widget_info(|| {
        let told = view.lang.calendar_more_on(&view.lang.day(date), count);
        WidgetInfo::labeled(Role::Button, true, told)
    });
    let colour = if response.hovered() || response.has_focus() { p.accent } else { p.accent_text };
    if response.has_focus() {
        ui.painter().rect_stroke(rect, RADIUS, Stroke::new(1.0, p.accent), StrokeKind::Inside);
    }
    let at = rect.left_center() + vec2(5.0, 0.0);
    let text = view.lang.calendar_more(count);
    ui.painter().text(at, Align2::LEFT_CENTER, text, chip::small_font(), colour);
    if response.clicked() {
        page.calendar.listed = Listed::Day(date);
        page.calendar.cursor = Some(date);
    }
    if here && page.calendar.focus {
        response.request_focus();
    }
}

/// The rectangle that is being drawn, and what it selects.
fn drawing(ui: &Ui, view: &View<'_>, page: &mut SchedulePage, origin: Pos2) {
    if page.calendar.extent != Extent::Month {
        page.calendar.band = None;
    }
    let Some(band) = &page.calendar.band else { return };
    let Some(at) = ui.ctx().pointer_interact_pos() else { return };
    let to = at - origin.to_vec2();
    let touched = band.rect(to).translate(origin.to_vec2());
    let mut met: Vec<Entry> = Vec::new();
    for (entry, rect) in &page.calendar.placed {
        if rect.intersects(touched) && !met.contains(entry) {
            met.push(*entry);
        }
    }
    band.select(view, met.into_iter());
    band.paint(ui, view, to, origin);
    if ui.input(|input| !input.pointer.primary_down()) {
        page.calendar.band = None;
    }
}
