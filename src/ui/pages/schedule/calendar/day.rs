//! What is said of a day, and how a session is painted that stands on one.

use chrono::{Datelike, NaiveDate};
use egui::{Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::super::chip::{self, ChipAction, Showing};
use super::super::state::SchedulePage;
use super::super::{menu, others};
use super::index::{Index, Item};
use crate::calendar::DayKind;
use crate::model::ids::SessionId;
use crate::model::session::SessionKind;
use crate::text::Lang;
use crate::ui::command::ScheduleCommand;
use crate::ui::context::View;
use crate::ui::selection::Selection;
use crate::ui::theme::RADIUS;
use crate::ui::widgets::table;
use crate::ui::wish::Wish;

/// Height of a session's chip.
pub const ITEM: f32 = 19.0;

/// The sign beside a day on which it is not the weekday that says whether offices work: 休, 班.
#[must_use]
pub fn sign(lang: Lang, kind: DayKind<'_>) -> &'static str {
    match kind {
        DayKind::Holiday(_) => lang.sign_off(),
        DayKind::MakeUp => lang.sign_on(),
        DayKind::Working | DayKind::Weekend => "",
    }
}

/// What a day is for offices, in words; empty for an ordinary working day.
#[must_use]
pub fn kind(lang: Lang, kind: DayKind<'_>) -> String {
    match kind {
        DayKind::Working => String::new(),
        DayKind::Weekend => lang.day_weekend().to_owned(),
        DayKind::Holiday(name) => lang.day_holiday(name),
        DayKind::MakeUp => lang.day_make_up().to_owned(),
    }
}

/// The lunar day or solar term under a day.
#[must_use]
pub fn under(lang: Lang, index: &Index, day: NaiveDate) -> String {
    lang.under_day(index.calendar.lunar(day), index.calendar.term(day))
}

/// A day as a screen reader says it: date, lunar day, what it is, how many sessions.
#[must_use]
pub fn told(view: &View<'_>, index: &Index, day: NaiveDate) -> String {
    let lang = view.lang;
    let date = if day.year() == view.programme.year {
        lang.day_and_weekday(day)
    } else {
        format!("{} {}", lang.day_full(day), lang.weekday(day))
    };
    let lunar = index.calendar.lunar(day).map(|date| lang.lunar_date(date));
    let term = index.calendar.term(day).map(|term| lang.solar_term(term).to_owned());
    let count = index.on(day).len();
    let parts = [
        Some(date),
        lunar,
        term,
        Some(kind(lang, index.calendar.day_kind(day))),
        (count > 0).then(|| lang.sessions_on(count)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(lang.list_comma())
}

/// Where and as what an item is painted.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Its id there.
    pub id: Id,
    /// On the screen.
    pub rect: Rect,
    /// Whether Tab stops at it.
    pub stop: bool,
}

/// Paints an item and does what its clicks ask for. `order` says what Shift+click selects among.
pub fn item(
    ui: &mut Ui,
    view: &View<'_>,
    page: &mut SchedulePage,
    item: Item,
    place: Place,
    order: impl FnOnce() -> Vec<crate::rules::schedule::Entry>,
) -> Response {
    let entry = match item {
        Item::Unit(entry) => entry,
        Item::Other(session) => return other(ui, view, page, session, place),
    };
    let showing = Showing { swapping: page.swap.is_some(), stop: place.stop, small: true };
    let (response, action) = chip::show_as(ui, view, (entry, place.id), place.rect, showing);
    match action {
        ChipAction::None => {}
        ChipAction::Clicked => {
            let modifiers = ui.input(|input| input.modifiers);
            page.clicked_among(view, entry, modifiers, order);
            response.request_focus();
        }
        ChipAction::Opened => view.send(ScheduleCommand::Details),
        ChipAction::Menu => {
            if !view.selection.contains(entry) {
                view.send(Wish::Select(Selection::one(entry)));
            }
        }
    }
    if view.selection.leading() == Some(entry) {
        page.calendar.anchor = Some(place.rect);
    }
    if response.context_menu_opened() || action == ChipAction::Menu {
        menu::attach(&response, view);
    }
    if response.hovered() && !response.context_menu_opened() {
        let tip = menu::tip(view, entry);
        let name = view.name(entry.unit).to_owned();
        let text = if tip.is_empty() { name } else { format!("{name}\n{tip}") };
        return response.on_hover_text(text);
    }
    response
}

/// A session that no unit's chip stands for: bordered by the accent, opened by a click.
fn other(ui: &mut Ui, view: &View<'_>, page: &mut SchedulePage, id: SessionId, place: Place) -> Response {
    let p = view.palette;
    let sense = if place.stop { Sense::click() } else { Sense::click() - Sense::FOCUSABLE };
    let response = ui.interact(place.rect, place.id, sense);
    let Some(session) = view.snapshot.sessions.get(id) else { return response };
    let main = session.kind == SessionKind::Main;
    let kind = others::sort_of(view, session);
    let name = if main { view.programme.labels.main.as_str() } else { kind };
    let told = others::told(view, session);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name} {told}")));
    let open = if main { page.main.is_some() } else { page.other == Some(id) };
    let fill = if open || response.hovered() { p.accent_soft } else { p.raised };
    let width = if open || response.has_focus() { 2.0 } else { 1.0 };
    let edge = Stroke::new(width, p.accent);
    ui.painter().rect(place.rect, RADIUS, fill, edge, StrokeKind::Inside);
    let title = session.title.trim();
    let text = if title.is_empty() || main { name } else { title };
    let room = place.rect.width() - 10.0;
    let galley = table::cut(ui, text, room, chip::small_font(), p.accent_text);
    let at = pos2(place.rect.left() + 5.0, place.rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, p.accent_text);
    if response.clicked() {
        if main {
            view.send(ScheduleCommand::MainSession);
        } else {
            page.toggle_other(view, id);
        }
    }
    response.on_hover_text(format!("{name}  {told}"))
}

/// Marks a place where what is dragged would be put.
pub fn landing(ui: &Ui, view: &View<'_>, rect: Rect) {
    let p = view.palette;
    ui.painter().rect_filled(rect, 0, p.accent_soft);
    let edge = Stroke::new(1.0, p.accent);
    ui.painter().rect_stroke(rect.shrink(0.5), 0, edge, StrokeKind::Inside);
}

/// The place of the `n`th chip of a day's cell, below its head.
#[must_use]
pub fn slot(cell: Rect, head: f32, n: usize) -> Rect {
    let n = u16::try_from(n).unwrap_or(u16::MAX);
    let top = cell.top() + head + f32::from(n) * (ITEM + 1.0);
    Rect::from_min_size(pos2(cell.left() + 3.0, top), vec2(cell.width() - 6.0, ITEM))
}
