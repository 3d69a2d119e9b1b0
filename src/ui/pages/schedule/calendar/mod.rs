//! 日历: the days of a month or year with the sessions that stand on them, and beside them what has no day yet.

mod day;
mod index;
mod list;
mod month;
mod state;
mod year;

pub use self::state::CalendarState;

use chrono::NaiveDate;
use egui::{DragAndDrop, FocusDirection, Key, Modifiers, Rect, RichText, Ui, UiBuilder, pos2, vec2};

use self::index::Item;
use self::state::{Extent, Listed, day_id, row_id};
use super::chip::Dragged;
use super::state::SchedulePage;
use super::{drag, suited};
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::ids::SessionId;
use crate::rules::schedule::Entry;
use crate::ui::command::ScheduleCommand;
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::keys;
use crate::ui::selection::Selection;
use crate::ui::theme::{self, size};
use crate::ui::widgets::button;
use crate::ui::widgets::mark::Mark;
use crate::ui::widgets::pane::{self, Pane};
use crate::ui::wish::Wish;

/// Width of the list beside the days.
const LIST: f32 = 184.0;
/// The same where there is much room.
const LIST_WIDE: f32 = 264.0;
/// The same where there is little room.
const LIST_NARROW: f32 = 148.0;

/// Reads the calendar's keys before anything that has the keyboard sees them.
pub fn read_keys(ui: &Ui, view: &View<'_>, page: &mut SchedulePage) {
    page.calendar.keep(view);
    if page.calendar.band.is_some() {
        let escape = ui.input_mut(|input| keys::pressed(input, Modifiers::NONE, Key::Escape));
        if escape {
            page.calendar.band = None;
            view.send(Wish::Select(Selection::default()));
        }
    }
    if !ui.input(|input| input.events.iter().any(keys::types)) {
        return;
    }
    let pressed = |modifiers, key| {
        let pressed = ui.input_mut(|input| keys::pressed(input, modifiers, key));
        if pressed {
            // The key leads where the calendar says, not to the next thing in its direction.
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        pressed
    };
    if let Some(at) = in_list(ui, view, page) {
        let list = page.calendar.list(view);
        for (key, to) in [(Key::ArrowDown, at + 1), (Key::ArrowUp, at.wrapping_sub(1))] {
            for (modifiers, extends) in [(Modifiers::NONE, false), (Modifiers::SHIFT, true)] {
                if pressed(modifiers, key)
                    && let Some(entry) = list.get(to).and_then(|item| item.entry())
                {
                    choose(view, entry, extends);
                    page.calendar.reveal = Some(entry);
                }
            }
        }
        return;
    }
    let month = page.calendar.month(view);
    let ways: [(Key, &Way); 8] = [
        (Key::ArrowLeft, &|state| state.step_days(view, -1)),
        (Key::ArrowRight, &|state| state.step_days(view, 1)),
        (Key::ArrowUp, &|state| state.step_down(view, false)),
        (Key::ArrowDown, &|state| state.step_down(view, true)),
        (Key::PageUp, &|state| state.step_months(view, false)),
        (Key::PageDown, &|state| state.step_months(view, true)),
        (Key::Home, &|state| state.go_to(month.first_day(), 0)),
        (Key::End, &|state| state.go_to(month.last_day(), 0)),
    ];
    for (key, way) in ways {
        for (modifiers, reach) in [
            (Modifiers::NONE, Reach::One),
            (Modifiers::SHIFT, Reach::More),
            (Modifiers::COMMAND, Reach::Cursor),
        ] {
            if pressed(modifiers, key) {
                way(&mut page.calendar);
                let entry = page.calendar.item().and_then(Item::entry);
                match (reach, entry) {
                    _ if page.calendar.extent == Extent::Year => {}
                    (Reach::One, Some(entry)) => choose(view, entry, false),
                    (Reach::More, Some(entry)) => choose(view, entry, true),
                    (Reach::One, None) => view.send(Wish::Select(Selection::default())),
                    (Reach::More, None) | (Reach::Cursor, _) => {}
                }
            }
        }
    }
}

/// Where a key leads the cursor.
type Way<'a> = dyn Fn(&mut CalendarState) + 'a;

/// What an arrow key does with the selection.
#[derive(Clone, Copy)]
enum Reach {
    /// Selects what it leads to.
    One,
    /// Adds it.
    More,
    /// Nothing: only the cursor goes there.
    Cursor,
}

fn choose(view: &View<'_>, entry: Entry, extends: bool) {
    let selection = if extends && !view.selection.contains(entry) {
        view.selection.toggled(entry)
    } else if extends {
        return;
    } else {
        Selection::one(entry)
    };
    view.send(Wish::Select(selection));
}

/// The place in the list of the line that has the keyboard.
fn in_list(ui: &Ui, view: &View<'_>, page: &SchedulePage) -> Option<usize> {
    let focused = ui.memory(egui::Memory::focused).filter(|_| page.calendar.extent == Extent::Month)?;
    let leading = view.selection.leading().map(Item::Unit);
    let list = page.calendar.list(view);
    let at = leading.and_then(|item| list.iter().position(|other| *other == item));
    let at = at.filter(|at| row_id(list[*at]) == focused);
    at.or_else(|| list.iter().position(|item| row_id(*item) == focused))
}

/// Whether the keyboard is on a session or day of the calendar.
#[must_use]
pub fn has_keyboard(ui: &Ui, view: &View<'_>, page: &SchedulePage) -> bool {
    let Some(focused) = ui.memory(egui::Memory::focused) else { return true };
    let state = &page.calendar;
    let on_day = state.cursor.is_some_and(|day| {
        day_id(day) == focused || state.item().is_some_and(|item| state::chip_id(item, day) == focused)
    });
    on_day || in_list(ui, view, page).is_some()
}

/// The session that the keys are about: what the cursor is on, else what leads the selection.
#[must_use]
pub fn cursor(view: &View<'_>, page: &SchedulePage) -> Option<Entry> {
    page.calendar.item().and_then(Item::entry).or(view.selection.leading())
}

/// Paints the calendar.
pub fn show(ui: &mut Ui, view: &View<'_>, page: &mut SchedulePage) {
    page.calendar.keep(view);
    page.calendar.anchor = None;
    let area = ui.available_rect_before_wrap().shrink2(vec2(14.0, 8.0));
    let dragged = DragAndDrop::payload::<Dragged>(ui.ctx());
    let carrying = dragged.as_ref().is_some_and(|dragged| !dragged.entries.is_empty());
    let inside = |rect: Rect| UiBuilder::new().max_rect(rect);
    if page.calendar.extent == Extent::Year {
        let mut main = ui.new_child(inside(area).id_salt("days"));
        main.spacing_mut().item_spacing.y = 0.0;
        bar(&mut main, view, page);
        year::show(&mut main, view, page);
        return;
    }
    let wide = match area.width() {
        1200.0.. => LIST_WIDE,
        760.0.. => LIST,
        _ => LIST_NARROW,
    };
    let mut main = ui.new_child(inside(area.with_max_x(area.right() - wide - 12.0)).id_salt("days"));
    main.spacing_mut().item_spacing.y = 0.0;
    bar(&mut main, view, page);
    let day = month::show(&mut main, view, page, carrying);
    let side = Rect::from_min_max(pos2(area.right() - wide, area.top()), area.max);
    let mut side = ui.new_child(inside(side).id_salt("list"));
    pane::begin(&mut side, Pane::List);
    let over_list = list::show(&mut side, view, page, carrying);
    if let Some(dragged) = dragged {
        drop_ui(ui, view, page, &dragged, day, over_list);
    }
}

/// The line above the days: which month or year, and how much is shown.
fn bar(ui: &mut Ui, view: &View<'_>, page: &mut SchedulePage) {
    let lang = view.lang;
    let p = view.palette;
    let month = page.calendar.month(view);
    ui.horizontal(|ui| {
        ui.set_min_height(theme::CONTROL);
        ui.spacing_mut().item_spacing.x = 6.0;
        let year = page.calendar.extent == Extent::Year;
        let (before, after, name) = if year {
            (lang.year_before(), lang.year_after(), lang.year_label(month.year()))
        } else {
            (lang.month_before(), lang.month_after(), lang.month_full(month))
        };
        if button::icon(ui, Mark::Left, before).clicked() {
            page.calendar.turn(view, false);
        }
        let title = RichText::new(name).font(fonts::strong(size::TITLE)).color(p.text);
        ui.label(title);
        if button::icon(ui, Mark::Right, after).clicked() {
            page.calendar.turn(view, true);
        }
        if button::plain(ui, lang.today_word(), true).clicked() {
            page.calendar.go_to(view.today, 0);
        }
        let extents = [
            (Extent::Month, lang.calendar_one_month().to_owned()),
            (Extent::Year, lang.calendar_twelve().to_owned()),
        ];
        if let Some(extent) = button::segments(ui, lang.calendar_extent(), page.calendar.extent, &extents) {
            page.calendar.extent = extent;
        }
        let calendar = &page.calendar.index.calendar;
        let note = match calendar.working_days(month) {
            _ if !calendar.known(month.year()) => lang.calendar_not_known(month.year()),
            Some(days) if !year => lang.month_days(days),
            _ => String::new(),
        };
        let note = RichText::new(note).size(size::SMALL).color(p.text_weak);
        ui.add(egui::Label::new(note).truncate());
    });
    ui.add_space(theme::GRID);
}

/// Tells where what is dragged would go, and puts it there once it is let go.
fn drop_ui(
    ui: &Ui,
    view: &View<'_>,
    page: &mut SchedulePage,
    dragged: &Dragged,
    day: Option<NaiveDate>,
    over_list: bool,
) {
    let lang = view.lang;
    let listed = page.calendar.listed;
    let sessions = movable(view, dragged);
    let edit = match day {
        _ if sessions.is_empty() => None,
        Some(day) => Some(Edit::SetDay { sessions, day: Some(day) }),
        None if over_list && listed == Listed::Unscheduled => {
            Some(Edit::Place { sessions, month: None, before: None })
        }
        None if over_list => Some(Edit::SetDay { sessions, day: None }),
        None => None,
    };
    let index = &page.calendar.index;
    let suited = &mut page.suited;
    drag::carried(ui, view, |dragged| {
        let line = match (day, &edit) {
            (_, Some(Edit::Place { .. })) => lang.cmd_unschedule().to_owned(),
            (_, None) if day.is_some() || over_list => return (lang.drag_held().to_owned(), Vec::new()),
            (Some(day), _) => lang.drag_to_day(&lang.day_and_weekday(day)),
            (None, Some(_)) => lang.drag_to_open().to_owned(),
            (None, None) => return (lang.drag_to_a_day().to_owned(), Vec::new()),
        };
        let mut lines = Vec::new();
        if let Some(day) = day {
            let kind = index.calendar.day_kind(day);
            if !kind.works() {
                lines.push((self::day::kind(lang, kind), view.palette.warn));
            }
            lines.extend(suited::lines(view, suited.of(view, &dragged.entries), Some(Month::of(day))));
        }
        (line, lines)
    });
    if ui.input(|input| input.pointer.any_released())
        && let Some(edit) = edit
        && DragAndDrop::take_payload::<Dragged>(ui.ctx()).is_some()
        && !stays(view, &edit)
    {
        view.edit(edit);
    }
}

/// The dragged sessions whose day can be changed: what was held stays where it was held.
fn movable(view: &View<'_>, dragged: &Dragged) -> Vec<SessionId> {
    let sessions = Selection::of(dragged.entries.clone()).sessions();
    let open = |id: &SessionId| view.snapshot.sessions.get(*id).is_some_and(|s| s.held_on.is_none());
    sessions.into_iter().filter(open).collect()
}

/// Whether a drop leaves everything as it is.
fn stays(view: &View<'_>, edit: &Edit) -> bool {
    let Edit::SetDay { sessions, day } = edit else { return false };
    sessions.iter().filter_map(|id| view.snapshot.sessions.get(*id)).all(|session| {
        let fixed = session.when.as_ref().and_then(|when| when.days.first());
        match day {
            Some(day) => fixed == Some(*day) && session.month.is_some_and(|month| month.contains(*day)),
            None => session.when.is_none(),
        }
    })
}

impl CalendarState {
    /// Enter on what is no session: the day is shown in full.
    fn opens(&mut self) {
        if let Some(day) = self.cursor {
            self.listed = Listed::Day(day);
        }
    }
}

/// Enter: details of the session under the cursor, else everything of its day.
pub fn enter(view: &View<'_>, page: &mut SchedulePage) {
    if page.calendar.extent == Extent::Year {
        if let Some(day) = page.calendar.cursor {
            page.calendar.extent = Extent::Month;
            page.calendar.go_to(day, 0);
        }
    } else if cursor(view, page).is_some() {
        view.send(ScheduleCommand::Details);
    } else {
        page.calendar.opens();
    }
}
