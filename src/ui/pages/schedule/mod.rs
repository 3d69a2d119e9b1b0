//! 安排: months down, groups across, units as chips that move between them.

mod board;
mod chip;
mod details;
mod drag;
mod layout;
mod main_session;
mod menu;
mod overview;
mod strip;
mod walk;

use std::collections::HashSet;

use egui::{Frame, Key, Margin, Modifiers, Panel, ScrollArea, Ui};

use self::layout::Board;
use self::strip::{Outcome, Strip};
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::ids::{GroupId, ProgrammeId};
use crate::model::paper::PaperKind;
use crate::rules::schedule::Entry;
use crate::rules::year::YearState;
use crate::ui::command::{Command, FileCommand, PaperCommand, ScheduleCommand};
use crate::ui::context::View;
use crate::ui::keys;
use crate::ui::pages::body::PageBody;
use crate::ui::selection::Selection;
use crate::ui::theme::{self, size};
use crate::ui::widgets::pane::{self, Pane};
use crate::ui::widgets::{button, empty, past};
use crate::ui::wish::Wish;

/// The page's drafts.
#[derive(Debug, Default)]
pub struct SchedulePage {
    board: Board,
    /// Cells of many units that are shown in full.
    opened: HashSet<(Month, GroupId)>,
    /// The strip of months, while it is open.
    strip: Option<Strip>,
    /// The unit that waits for the one it is exchanged with.
    swap: Option<Entry>,
    /// A chip to be brought into sight.
    scroll_to: Option<Entry>,
    /// The editor of the main session, while it is open.
    main: Option<main_session::Editor>,
    /// The chip that Tab stops at in this frame.
    stop: Option<Entry>,
    /// Whether the leading chip was painted in the last frame, and in this one.
    leading: (bool, bool),
    /// The year whose current month is brought into sight, and for how many frames that was done.
    opened_on: Option<(ProgrammeId, u8)>,
    /// How far the board is scrolled sideways; its head follows.
    shift: f32,
    /// Whether the pointer is over one of the dragged chips.
    over_dragged: bool,
}

impl SchedulePage {
    fn toggle_cell(&mut self, cell: (Month, GroupId)) {
        if !self.opened.remove(&cell) {
            self.opened.insert(cell);
        }
    }

    /// To be called before the chips of a frame are painted.
    fn begin_chips(&mut self) {
        self.stop = None;
        self.leading = (self.leading.1, false);
    }

    /// Whether Tab stops at a chip: at the leading one, or the first where that is not seen.
    fn stops_at(&mut self, view: &View<'_>, entry: Entry) -> bool {
        let leads = view.selection.leading() == Some(entry);
        self.leading.1 |= leads;
        if leads {
            return true;
        }
        !self.leading.0 && *self.stop.get_or_insert(entry) == entry
    }

    /// A click on a chip: selects, adds, extends, or completes an exchange.
    fn clicked(&mut self, view: &View<'_>, entry: Entry, modifiers: Modifiers) {
        self.main = None;
        if let Some(first) = self.swap.take() {
            if first != entry {
                view.edit(Edit::Swap(first.session, entry.session));
            }
            view.send(Wish::Select(Selection::one(entry)));
        } else if modifiers.command {
            view.send(Wish::Select(view.selection.toggled(entry)));
        } else if modifiers.shift {
            view.send(Wish::Select(walk::between(&self.board, view.selection.leading(), entry)));
        } else {
            view.send(Wish::Select(Selection::one(entry)));
        }
    }

    fn read_keys(&mut self, ui: &Ui, view: &View<'_>) {
        if view.can.typing || view.can.covered {
            return;
        }
        let steps = [
            (Key::ArrowLeft, walk::Step::Left),
            (Key::ArrowRight, walk::Step::Right),
            (Key::ArrowUp, walk::Step::Up),
            (Key::ArrowDown, walk::Step::Down),
        ];
        for (key, step) in steps {
            let extend = ui.input_mut(|input| {
                if keys::pressed(input, Modifiers::SHIFT, key) {
                    Some(true)
                } else if keys::pressed(input, Modifiers::NONE, key) {
                    Some(false)
                } else {
                    None
                }
            });
            let Some(extend) = extend else { continue };
            let Some(entry) = walk::step(&self.board, view.selection.leading(), step) else { continue };
            let selection = if extend && !view.selection.contains(entry) {
                view.selection.toggled(entry)
            } else {
                Selection::one(entry)
            };
            view.send(Wish::Select(selection));
            ui.memory_mut(|memory| memory.request_focus(chip::id(entry)));
            self.scroll_to = Some(entry);
        }
        let escape = ui.input_mut(|input| keys::pressed(input, Modifiers::NONE, Key::Escape));
        if escape && self.swap.take().is_none() && self.main.take().is_none() {
            view.send(Wish::Select(Selection::default()));
        }
    }

    /// Opens the strip of months for the selected units.
    pub fn open_strip(&mut self, view: &View<'_>) {
        let leading = view.selection.leading().and_then(|entry| view.snapshot.sessions.get(entry.session));
        self.strip = Some(Strip::at(&view.programme.months, leading.and_then(|session| session.month)));
    }

    /// Exchanges two selected units, or the selected one with the next one that is clicked.
    pub fn swap(&mut self, view: &View<'_>) {
        match view.selection.entries() {
            [first, second] => view.edit(Edit::Swap(first.session, second.session)),
            [first] => self.swap = Some(*first),
            _ => {}
        }
    }

    /// Opens the editor of the main session.
    pub fn edit_main(&mut self, view: &View<'_>) {
        view.send(Wish::Select(Selection::default()));
        self.main = Some(main_session::Editor::default());
    }

    /// Scrolls the board to a unit.
    pub fn bring_into_sight(&mut self, entry: Entry) {
        self.scroll_to = Some(entry);
    }

    /// Goes to the next unit after the leading one that the search finds.
    fn next_found(&mut self, view: &View<'_>) {
        let schedule = view.schedule;
        let mut order: Vec<Entry> = schedule.unscheduled.clone();
        for month in &schedule.months {
            for group in &schedule.groups {
                order.extend(schedule.cell(*month, *group));
            }
        }
        let start = view.selection.leading().and_then(|e| order.iter().position(|o| *o == e));
        let count = order.len();
        let from = start.map_or(0, |n| n + 1);
        let Some(entry) = (0..count).map(|n| order[(from + n) % count]).find(|entry| view.found(entry.unit))
        else {
            return;
        };
        if let Some(session) = view.snapshot.sessions.get(entry.session)
            && let (Some(month), Some(group)) =
                (session.month, view.snapshot.group_of(view.programme.id, entry.unit))
            && self.board.find(entry).is_none()
        {
            self.opened.insert((month, group));
        }
        self.main = None;
        self.scroll_to = Some(entry);
        view.send(Wish::Select(Selection::one(entry)));
    }

    fn side(&mut self, ui: &mut Ui, view: &View<'_>) {
        let room = ui.ctx().content_rect().width();
        let wide = room >= 1080.0;
        let any = !view.selection.is_empty() || self.main.is_some();
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

/// Whether the year has no branch session yet, placed or not.
fn nobody(view: &View<'_>) -> bool {
    view.schedule.unscheduled.is_empty() && view.schedule.placed() == 0
}

impl PageBody for SchedulePage {
    fn bar(&mut self, ui: &mut Ui, view: &View<'_>) {
        let lang = view.lang;
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
            outcome = strip::read_keys(ui.ctx(), strip, months);
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
        board::show(ui, view, self);
        if let Some(strip) = &mut self.strip
            && outcome == Outcome::Open
        {
            let chip = view.selection.leading().and_then(|entry| ui.ctx().read_response(chip::id(entry)));
            let anchor = chip.map_or(ui.max_rect().center_top(), |chip| chip.rect.left_bottom());
            outcome = strip::show(ui, view, strip, anchor + egui::vec2(-10.0, 6.0));
        }
        if let Outcome::Chosen(month) = outcome {
            view.send(Wish::PlaceSelected(month));
        }
        if outcome != Outcome::Open || view.selection.is_empty() {
            self.strip = None;
        }
    }

    fn find_next(&mut self, view: &View<'_>) {
        self.next_found(view);
    }

    fn paper(&self, _view: &View<'_>) -> Option<(PaperKind, Option<GroupId>)> {
        let kind = if self.main.is_some() { PaperKind::MainSession } else { PaperKind::Schedule };
        Some((kind, None))
    }

    fn covers_keys(&self) -> bool {
        self.strip.is_some()
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}
