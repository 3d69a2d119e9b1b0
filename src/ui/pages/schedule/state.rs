//! What 安排 keeps between frames, and how it changes without a painting.

use std::collections::HashSet;

use egui::{Context, Modifiers};

use super::band::Band;
use super::calendar::CalendarState;
use super::layout::Board;
use super::many;
use super::strip::Strip;
use super::suited::Suited;
use super::table::TableState;
use super::tray::Tray;
use super::{main_session, walk};
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::ids::{GroupId, ProgrammeId, SessionId};
use crate::model::pasted::Anchor;
use crate::rules::schedule::Entry;
use crate::ui::command::Filled;
use crate::ui::context::View;
use crate::ui::page::ScheduleView;
use crate::ui::selection::Selection;
use crate::ui::wish::Wish;

/// The page's drafts.
#[derive(Debug, Default)]
pub struct SchedulePage {
    /// How the schedule is shown.
    pub(super) shown: ScheduleView,
    pub(super) table: TableState,
    pub(super) calendar: CalendarState,
    pub(super) board: Board,
    /// Whether a digit has just moved what is selected, so that the Enter which may follow by habit says nothing.
    pub(super) moved_at_once: bool,
    /// Cells of many units that are shown in full.
    pub(super) opened: HashSet<(Month, GroupId)>,
    /// 未安排, above the board.
    pub(super) tray: Tray,
    /// How the months suit what is dragged or selected.
    pub(super) suited: Suited,
    /// The strip of months, while it is open.
    pub(super) strip: Option<Strip>,
    /// The unit that waits for the one it is exchanged with.
    pub(super) swap: Option<Entry>,
    /// A chip to be brought into sight.
    pub(super) scroll_to: Option<Entry>,
    /// The editor of the main session, while it is open.
    pub(super) main: Option<main_session::Editor>,
    /// The session beside the board that stands in no cell of it.
    pub(super) other: Option<SessionId>,
    /// The chip of the board that the keys are about.
    pub(super) cursor: Option<Entry>,
    /// The leading entry of the selection when it was looked at last.
    pub(super) led: Option<Entry>,
    /// A rectangle that is being drawn over the board.
    pub(super) band: Option<Band>,
    /// The chip that Tab stops at in this frame.
    pub(super) stop: Option<Entry>,
    /// Whether the leading chip was painted in the last frame, and in this one.
    pub(super) leading: (bool, bool),
    /// The year whose current month is brought into sight, and for how many frames that was done.
    pub(super) opened_on: Option<(ProgrammeId, u8)>,
    /// How far the board is scrolled sideways; its head follows.
    pub(super) shift: f32,
    /// Whether the pointer is over one of the dragged chips.
    pub(super) over_dragged: bool,
}

impl SchedulePage {
    pub(super) fn toggle_cell(&mut self, cell: (Month, GroupId)) {
        if !self.opened.remove(&cell) {
            self.opened.insert(cell);
        }
    }

    /// To be called before the chips of a frame are painted.
    pub(super) fn begin_chips(&mut self) {
        self.stop = None;
        self.leading = (self.leading.1, false);
    }

    /// Whether Tab stops at a chip: at the leading one, or the first where that is not seen.
    pub(super) fn stops_at(&mut self, view: &View<'_>, entry: Entry) -> bool {
        let leads = view.selection.leading() == Some(entry);
        self.leading.1 |= leads;
        if leads {
            return true;
        }
        !self.leading.0 && *self.stop.get_or_insert(entry) == entry
    }

    /// A click on a chip of the board: selects, adds, extends, or completes an exchange.
    pub(super) fn clicked(&mut self, view: &View<'_>, entry: Entry, modifiers: Modifiers) {
        if modifiers.shift && !modifiers.command && self.swap.is_none() {
            (self.main, self.other) = (None, None);
            view.send(Wish::Select(walk::between(&self.board, view.selection.leading(), entry)));
        } else {
            self.clicked_among(view, entry, modifiers, Vec::new);
        }
    }

    /// The same in another view; `order` says what Shift selects a range of.
    pub(super) fn clicked_among(
        &mut self,
        view: &View<'_>,
        entry: Entry,
        modifiers: Modifiers,
        order: impl FnOnce() -> Vec<Entry>,
    ) {
        (self.main, self.other) = (None, None);
        self.cursor = Some(entry);
        if self.swap.is_some() {
            return self.swap_with(view, entry);
        }
        let mut selection = view.selection.clone();
        selection.click(entry, modifiers, order);
        view.send(Wish::Select(selection));
    }

    /// The cursor of the board follows what leads the selection.
    pub(super) fn keep_cursor(&mut self, view: &View<'_>) {
        let leading = view.selection.leading();
        if std::mem::replace(&mut self.led, leading) != leading && leading.is_some() {
            self.cursor = leading;
        }
        if self.cursor.is_some_and(|entry| view.snapshot.sessions.get(entry.session).is_none()) {
            self.cursor = None;
        }
    }

    /// Ctrl+A: everything beside what leads the selection; once that is selected, everything that is shown.
    pub fn select_all(&mut self, view: &View<'_>) {
        let everything = || view.schedule.entries().map(|(_, entry)| entry).collect::<Vec<Entry>>();
        let (beside, all) = match self.shown {
            ScheduleView::Board => (self.beside_on_board(view), everything()),
            ScheduleView::Table => (self.table.shown(view), Vec::new()),
            ScheduleView::Calendar => (self.calendar.all_beside(view), self.calendar.shown(view)),
        };
        let more = beside.iter().any(|entry| !view.selection.contains(*entry));
        let mut entries = if more || all.is_empty() { beside } else { all };
        // What leads goes on leading.
        if let Some(leading) = view.selection.leading().filter(|leading| entries.contains(leading)) {
            entries.retain(|entry| *entry != leading);
            entries.push(leading);
        }
        view.send(Wish::Select(Selection::of(entries)));
    }

    /// The cell of what leads the selection, or what is shown of 未安排.
    fn beside_on_board(&mut self, view: &View<'_>) -> Vec<Entry> {
        let Some(leading) = view.selection.leading() else { return Vec::new() };
        let month = view.snapshot.sessions.get(leading.session).and_then(|session| session.month);
        match (month, view.schedule.column_among(view.year.members(), leading.unit)) {
            (Some(month), Some(group)) => view.schedule.cell(month, group).to_vec(),
            _ => self.tray.keep(view).0.to_vec(),
        }
    }

    /// Selects the unit after the leading one among those that are 未安排, as they are shown.
    pub fn next_unscheduled(&mut self, view: &View<'_>) {
        let shown = self.tray.keep(view).0;
        let list = if shown.is_empty() { &view.schedule.unscheduled } else { shown };
        let leading = view.selection.leading();
        let at = list.iter().position(|entry| Some(*entry) == leading);
        let Some(next) = at.and_then(|at| list.get(at + 1)).or(list.first()).copied() else { return };
        view.send(Wish::Select(Selection::one(next)));
        self.bring_into_sight(view, next);
    }

    /// F2: types into the cell of the table, else into the first field of the details.
    pub fn edit_in_place(&mut self, ctx: &Context, view: &View<'_>) {
        match self.shown {
            ScheduleView::Table => self.table.begin_typing(view),
            ScheduleView::Board | ScheduleView::Calendar => self.fill(ctx, view, Filled::Date),
        }
    }

    /// Puts the cursor into the field of a fact in the panel of what is selected.
    pub fn fill(&mut self, ctx: &Context, view: &View<'_>, fact: Filled) {
        (self.main, self.other) = (None, None);
        many::enter(ctx, &view.selection.sessions(), fact);
    }

    /// Completes an exchange that waits for its second unit.
    pub(super) fn swap_with(&mut self, view: &View<'_>, entry: Entry) {
        let Some(first) = self.swap.take() else { return };
        if first != entry {
            view.edit(Edit::Swap(first.session, entry.session));
        }
        view.send(Wish::Select(Selection::one(entry)));
    }

    /// Shows another view of the same selection, with what leads it in sight.
    pub fn show_as(&mut self, view: &View<'_>, shown: ScheduleView) {
        if std::mem::replace(&mut self.shown, shown) != shown
            && let Some(entry) = view.selection.leading()
        {
            self.bring_into_sight(view, entry);
        }
    }

    /// Whether the schedule is shown as a table.
    #[must_use]
    pub fn is_table(&self) -> bool {
        self.shown == ScheduleView::Table
    }

    /// Ctrl+D in the table.
    pub fn fill_down(&mut self, view: &View<'_>) {
        self.table.fill_down(view);
    }

    /// Where a pasted table without names of units goes: only in the table.
    #[must_use]
    pub fn anchor(&mut self, view: &View<'_>) -> Option<Anchor> {
        self.is_table().then(|| self.table.anchor(view)).flatten()
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
        self.other = None;
    }

    /// Shows a session that stands in no cell in the panel, or shows it no more.
    pub(super) fn toggle_other(&mut self, view: &View<'_>, session: SessionId) {
        view.send(Wish::Select(Selection::default()));
        self.main = None;
        self.other = Some(session).filter(|session| self.other != Some(*session));
    }

    /// Scrolls the shown view to a unit.
    pub fn bring_into_sight(&mut self, view: &View<'_>, entry: Entry) {
        (self.main, self.other) = (None, None);
        match self.shown {
            ScheduleView::Board => self.scroll_to = Some(entry),
            ScheduleView::Table => self.table.bring_into_sight(view, entry),
            ScheduleView::Calendar => self.calendar.bring_into_sight(view, entry),
        }
    }

    /// Goes to the next unit after the leading one that the search finds.
    pub(super) fn next_found(&mut self, view: &View<'_>) {
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
        (self.main, self.other) = (None, None);
        self.bring_into_sight(view, entry);
        view.send(Wish::Select(Selection::one(entry)));
    }
}
