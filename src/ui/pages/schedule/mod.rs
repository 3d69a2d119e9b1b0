//! 安排: months down, groups across, units as chips that move between them; or as a table, or a calendar.

mod badge;
mod band;
mod board;
mod calendar;
mod chip;
mod details;
mod drag;
mod layout;
mod main_session;
mod many;
mod menu;
mod month;
mod others;
mod overview;
mod state;
mod strip;
mod suited;
mod table;
mod tray;
mod walk;

use egui::{FocusDirection, Frame, Key, Margin, Modifiers, Panel, ScrollArea, Ui};

pub use self::state::SchedulePage;

use self::strip::Outcome;
use crate::model::ids::GroupId;
use crate::model::paper::PaperKind;
use crate::rules::year::YearState;
use crate::ui::command::{Command, FileCommand, PaperCommand, ScheduleCommand, ViewCommand};
use crate::ui::context::View;
use crate::ui::keys;
use crate::ui::page::ScheduleView;
use crate::ui::pages::body::PageBody;
use crate::ui::selection::Selection;
use crate::ui::theme::{self, size};
use crate::ui::widgets::pane::{self, Pane};
use crate::ui::widgets::{button, empty, past};
use crate::ui::wish::Wish;

impl SchedulePage {
    fn read_keys(&mut self, ui: &Ui, view: &View<'_>) {
        // Escape takes the keyboard from a cell's field at once, which gives its text up when it is painted.
        if view.can.typing || view.can.covered || self.table.is_typed_into() {
            return;
        }
        // The Enter that ends the digits of a month by habit, where the first of them sufficed.
        let habit = self.moved_at_once && ui.input_mut(|i| keys::pressed(i, Modifiers::NONE, Key::Enter));
        self.moved_at_once &= !habit && !ui.input(|input| input.events.iter().any(keys::types));
        match self.shown {
            ScheduleView::Board => self.read_board_keys(ui, view),
            ScheduleView::Table => table::read_keys(ui, view, &mut self.table),
            ScheduleView::Calendar => calendar::read_keys(ui, view, self),
        }
        if self.shown != ScheduleView::Table {
            self.read_chip_keys(ui, view);
        }
        let escape = ui.input_mut(|input| keys::pressed(input, Modifiers::NONE, Key::Escape));
        if escape
            && self.band.take().is_none()
            && self.swap.take().is_none()
            && self.main.take().is_none()
            && self.other.take().is_none()
        {
            view.send(Wish::Select(Selection::default()));
        }
    }

    /// Space and Enter on a chip. On a button they press it.
    fn read_chip_keys(&mut self, ui: &Ui, view: &View<'_>) {
        if !ui.input(|input| input.events.iter().any(keys::types)) {
            return;
        }
        let (cursor, here) = match self.shown {
            ScheduleView::Calendar => (calendar::cursor(view, self), calendar::has_keyboard(ui, view, self)),
            ScheduleView::Board | ScheduleView::Table => {
                let cursor = self.cursor.or(view.selection.leading());
                let focused = ui.memory(egui::Memory::focused);
                (cursor, focused.is_none_or(|id| cursor.is_some_and(|entry| chip::id(entry) == id)))
            }
        };
        // An exchange is completed by Enter or Space on the other unit, as by a click on it.
        if !here || self.swap.is_some() {
            return;
        }
        let pressed = |key| ui.input_mut(|input| keys::pressed(input, Modifiers::NONE, key));
        if let Some(entry) = cursor
            && pressed(Key::Space)
        {
            view.send(Wish::Select(view.selection.toggled(entry)));
        }
        if pressed(Key::Enter) {
            if self.shown == ScheduleView::Calendar {
                calendar::enter(view, self);
            } else if !view.selection.is_empty() {
                view.send(ScheduleCommand::Details);
            }
        }
    }

    fn read_board_keys(&mut self, ui: &Ui, view: &View<'_>) {
        self.keep_cursor(view);
        let steps = [
            (Key::ArrowLeft, walk::Step::Left),
            (Key::ArrowRight, walk::Step::Right),
            (Key::ArrowUp, walk::Step::Up),
            (Key::ArrowDown, walk::Step::Down),
        ];
        for (key, step) in steps {
            let reach = ui.input_mut(|input| {
                [Modifiers::SHIFT, Modifiers::NONE, Modifiers::COMMAND]
                    .into_iter()
                    .find(|modifiers| keys::pressed(input, *modifiers, key))
            });
            let Some(reach) = reach else { continue };
            let from = self.cursor.or(view.selection.leading());
            let Some(entry) = walk::step(&self.board, from, step) else { continue };
            // With Ctrl the cursor alone goes there: Space adds it.
            if !reach.command {
                let selection = if reach.shift && !view.selection.contains(entry) {
                    view.selection.toggled(entry)
                } else {
                    Selection::one(entry)
                };
                view.send(Wish::Select(selection));
            }
            self.cursor = Some(entry);
            ui.memory_mut(|memory| {
                memory.request_focus(chip::id(entry));
                memory.move_focus(FocusDirection::None);
            });
            self.scroll_to = Some(entry);
        }
    }

    fn side(&mut self, ui: &mut Ui, view: &View<'_>) {
        let room = ui.ctx().content_rect().width();
        let wide = room >= 1080.0;
        let other = self.other.and_then(|id| view.snapshot.sessions.get(id));
        let any = !view.selection.is_empty() || self.main.is_some() || other.is_some();
        if !wide && !any {
            return pane::absent(ui);
        }
        let width = match room {
            1600.0.. => theme::DETAILS_WIDE,
            1080.0.. => theme::DETAILS,
            _ => theme::DETAILS_NARROW,
        };
        let frame = Frame::new().fill(view.palette.page).inner_margin(Margin::symmetric(14, 10));
        Panel::right("details").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
            pane::begin(ui, Pane::Details);
            if let Some(editor) = &mut self.main {
                if main_session::edit(ui, view, editor) {
                    self.main = None;
                }
                return;
            }
            if let Some(session) = other {
                if others::panel(ui, view, session) {
                    self.other = None;
                }
                return;
            }
            ScrollArea::vertical().id_salt("details").auto_shrink([false, false]).show(ui, |ui| {
                if view.selection.is_empty() {
                    overview::show(ui, view);
                } else {
                    details::show(ui, view);
                }
            });
        });
    }

    fn swap_line(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(first) = self.swap else { return pane::absent(ui) };
        let frame = Frame::new().fill(view.palette.accent_soft).inner_margin(Margin::symmetric(14, 4));
        Panel::bottom("swap").resizable(false).frame(frame).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(
                    egui::RichText::new(view.lang.swap_choose(view.name(first.unit)))
                        .size(size::BODY)
                        .color(view.palette.accent_text),
                );
                if button::link(ui, view.lang.cancel()).clicked() {
                    self.swap = None;
                }
            });
        });
    }
}

/// The way to 方案与印发, which says whether the schedule is issued and what was changed since.
fn copies_ui(ui: &mut Ui, view: &View<'_>) {
    let lang = view.lang;
    if nobody(view) {
        return;
    }
    let text = match view.year.issued() {
        Some(issued) => lang.issued_short(&lang.day(issued.copy.on), issued.changed_sessions()),
        None => lang.cmd_copies_short().to_owned(),
    };
    let command = Command::from(ScheduleCommand::Copies);
    if button::plain(ui, &text, command.enabled(view.can)).on_hover_text(lang.cmd_copies()).clicked() {
        view.send(command);
    }
}

/// Whether the year has no session yet but the main one.
fn nobody(view: &View<'_>) -> bool {
    let schedule = view.schedule;
    schedule.unscheduled.is_empty() && schedule.placed() == 0 && schedule.others.is_empty()
}

impl PageBody for SchedulePage {
    fn bar(&mut self, ui: &mut Ui, view: &View<'_>) {
        let lang = view.lang;
        let views = ScheduleView::ALL.map(|shown| (shown, shown.name(lang).to_owned()));
        if let Some(shown) = button::segments(ui, lang.view_name(), self.shown, &views) {
            view.send(ViewCommand::Schedule(shown));
        }
        ui.add_space(theme::GRID);
        if !nobody(view) && button::plain(ui, lang.cmd_import(), view.writable).clicked() {
            view.send(FileCommand::Import);
        }
        let last_year = view.year.suggestions().len();
        if last_year > 0 {
            let command = Command::from(ScheduleCommand::AsLastYear);
            let response = button::plain(ui, lang.cmd_as_last_year(), command.enabled(view.can));
            if response.on_hover_text(lang.as_last_year_what(last_year)).clicked() {
                view.send(command);
            }
        }
        copies_ui(ui, view);
        let preview = Command::from(PaperCommand::Preview);
        let response = button::primary(ui, lang.cmd_preview(), preview.enabled(view.can));
        if response.on_hover_text(preview.keys().text()).clicked() {
            view.send(preview);
        }
    }

    fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        if nobody(view) {
            pane::begin(ui, Pane::Page);
            if empty::page(ui, view.lang.board_empty(), view.lang.cmd_import()).clicked() {
                view.send(FileCommand::Import);
            }
            return;
        }
        let months = &view.programme.months;
        let mut outcome = Outcome::Open;
        if let Some(strip) = &mut self.strip {
            let suits = self.suited.of(view, view.selection.entries());
            let asks = view.year.issued().is_some() || suits.left.is_some();
            outcome = strip::read_keys(ui.ctx(), strip, months, (suits, asks));
        }
        self.read_keys(ui, view);
        self.side(ui, view);
        pane::begin(ui, Pane::Page);
        self.swap_line(ui, view);
        if view.year.state() == YearState::Unrecorded {
            let frame = Frame::new().inner_margin(Margin::symmetric(14, 4));
            Panel::top("past").resizable(false).frame(frame).show(ui, |ui| past::line(ui, view));
        } else {
            pane::absent(ui);
        }
        match self.shown {
            ScheduleView::Board => board::show(ui, view, self),
            ScheduleView::Table => {
                if let Some(entry) = table::show(ui, view, &mut self.table, self.swap.is_some()) {
                    self.swap_with(view, entry);
                }
            }
            ScheduleView::Calendar => calendar::show(ui, view, self),
        }
        if self.shown != ScheduleView::Calendar {
            pane::absent(ui);
        }
        if let Some(strip) = &mut self.strip
            && outcome == Outcome::Open
        {
            let painted = |id| ui.ctx().read_response(id).map(|chip| chip.rect);
            let place = view.selection.leading().and_then(|entry| match self.shown {
                ScheduleView::Board => painted(chip::id(entry)),
                ScheduleView::Table => painted(table::row_id(entry)),
                ScheduleView::Calendar => self.calendar.anchor(),
            });
            let anchor = place.map_or(ui.max_rect().center_top(), |place| place.left_bottom());
            let suits = self.suited.of(view, view.selection.entries());
            outcome = strip::show(ui, view, strip, suits, anchor + egui::vec2(-10.0, 6.0));
        }
        match outcome {
            Outcome::Chosen(month) => view.send(Wish::PlaceSelected(month)),
            Outcome::Typed(month) => {
                view.send(Wish::PlaceSelected(Some(month)));
                self.moved_at_once = true;
            }
            Outcome::Open | Outcome::Left => {}
        }
        if outcome != Outcome::Open || view.selection.is_empty() {
            self.strip = None;
        }
    }

    fn find_next(&mut self, view: &View<'_>) {
        self.next_found(view);
    }

    fn paper(&self, _view: &View<'_>) -> Option<(PaperKind, Option<GroupId>)> {
        let kind = match self.shown {
            _ if self.main.is_some() => PaperKind::MainSession,
            ScheduleView::Calendar => PaperKind::Calendar,
            ScheduleView::Board | ScheduleView::Table => PaperKind::Schedule,
        };
        Some((kind, None))
    }

    fn covers_keys(&self) -> bool {
        self.strip.is_some()
    }

    fn copied(&mut self, view: &View<'_>) -> Option<Wish> {
        let rows = match self.shown {
            ScheduleView::Board => {
                let entries = view.schedule.entries().map(|(_, entry)| entry);
                let chosen = view.selection.among(entries);
                (!chosen.is_empty()).then(|| table::copied(view, &chosen))
            }
            ScheduleView::Table => Some(self.table.copied(view)),
            ScheduleView::Calendar => {
                let shown = self.calendar.shown(view);
                let chosen = view.selection.among(view.schedule.entries().map(|(_, entry)| entry));
                let rows = if chosen.is_empty() { shown } else { chosen };
                (!rows.is_empty()).then(|| table::copied(view, &rows))
            }
        };
        rows.map(Wish::copy)
    }

    fn reset(&mut self) {
        // Another year is shown the way this one was.
        *self = Self { shown: self.shown, ..Self::default() };
    }
}
