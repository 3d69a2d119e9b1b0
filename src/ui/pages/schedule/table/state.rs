//! What the table keeps between frames, and how it changes without a painting.

use egui::Id;

use super::cell::{self, Typed};
use super::columns::{self, Key};
use super::lines::{Filter, Lines, Order};
use crate::model::ids::SessionId;
use crate::model::pasted::Anchor;
use crate::rules::schedule::Entry;
use crate::ui::context::View;
use crate::ui::copied::Copied;
use crate::ui::selection::Selection;
use crate::ui::wish::Wish;

use super::super::suited::Suited;

/// The table's drafts.
#[derive(Debug)]
pub struct TableState {
    pub(super) filter: Filter,
    pub(super) order: Order,
    pub(super) lines: Lines,
    /// The row that the keys are about, and its column.
    pub(super) cursor: Option<Entry>,
    pub(super) column: Key,
    /// Whether the keyboard is to be given to the row of the cursor.
    pub(super) focus: bool,
    /// The cell that is being typed into.
    pub(super) typing: Option<(Entry, Key)>,
    /// Whether its field still has to be given the keyboard.
    pub(super) begins: bool,
    /// How the months suit the row whose month is being typed.
    pub(super) suited: Suited,
    /// A row to be brought into sight.
    pub(super) reveal: Option<Entry>,
    /// The leading entry of the selection when it was looked at last.
    led: Option<Entry>,
}

impl Default for TableState {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            order: None,
            lines: Lines::default(),
            cursor: None,
            column: Key::Month,
            focus: false,
            typing: None,
            begins: false,
            suited: Suited::default(),
            reveal: None,
            led: None,
        }
    }
}

/// The id of a row, by which it can be given the keyboard.
#[must_use]
pub fn row_id(entry: Entry) -> Id {
    Id::unique(("schedule-row", entry.session.0, entry.unit.0))
}

impl TableState {
    /// Brings the rows up to date; the cursor follows what leads the selection.
    pub(super) fn keep(&mut self, view: &View<'_>) {
        self.lines.keep(view, &self.filter, self.order);
        let leading = view.selection.leading();
        if leading != self.led {
            self.led = leading;
            if leading.is_some() {
                self.cursor = leading;
            }
        }
        if self.cursor.is_some_and(|entry| view.snapshot.sessions.get(entry.session).is_none()) {
            self.cursor = None;
            self.typing = None;
        }
    }

    /// Brings a row into sight. A filter that hides it is taken away.
    pub fn bring_into_sight(&mut self, view: &View<'_>, entry: Entry) {
        self.lines.keep(view, &self.filter, self.order);
        if !self.lines.shown.contains(&entry) {
            self.filter = Filter::default();
        }
        self.cursor = Some(entry);
        self.reveal = Some(entry);
    }

    /// Begins to type into the active cell; into the first that can be typed into where it cannot.
    pub fn begin_typing(&mut self, view: &View<'_>) {
        let Some(entry) = self.cursor.or(view.selection.leading()) else { return };
        let key =
            if self.column.typed() { Some(self.column) } else { columns::beside(view, self.column, true) };
        let Some(key) = key.or_else(|| columns::beside(view, Key::Note, false)) else { return };
        self.type_into(entry, key);
    }

    pub(super) fn type_into(&mut self, entry: Entry, key: Key) {
        self.cursor = Some(entry);
        self.column = key;
        self.typing = Some((entry, key));
        self.begins = true;
        self.reveal = Some(entry);
    }

    /// Whether one of its cells is being typed into.
    #[must_use]
    pub fn is_typed_into(&self) -> bool {
        self.typing.is_some()
    }

    /// The place of the cursor among the shown rows.
    pub(super) fn at(&self) -> Option<usize> {
        let entry = self.cursor?;
        self.lines.shown.iter().position(|other| *other == entry)
    }

    /// Every row that is shown, top to bottom.
    #[must_use]
    pub fn shown(&mut self, view: &View<'_>) -> Vec<Entry> {
        self.keep(view);
        self.lines.shown.clone()
    }

    /// Ctrl+D: the selected rows get in the active column what the first of them holds there; a single one what the
    /// row above it holds.
    pub fn fill_down(&mut self, view: &View<'_>) {
        self.keep(view);
        let shown = &self.lines.shown;
        let mut rows = view.selection.among(shown.iter().copied());
        if let [one] = rows[..]
            && let Some(at) = shown.iter().position(|entry| *entry == one)
            && at > 0
        {
            rows.insert(0, shown[at - 1]);
        }
        let Some((first, others)) = rows.split_first().filter(|(_, others)| !others.is_empty()) else {
            return;
        };
        let Some(from) = view.snapshot.sessions.get(first.session) else { return };
        let Some(said) = Typed::of(from, self.column) else {
            view.send(Wish::Tell(view.lang.table_not_typed(self.column.title(view.lang))));
            return;
        };
        let sessions: Vec<SessionId> = Selection::of(others.to_vec()).sessions();
        let sessions: Vec<SessionId> = sessions.into_iter().filter(|id| *id != first.session).collect();
        if !sessions.is_empty() {
            view.edit(said.edit(sessions));
        }
    }

    /// From the active cell down and to the right.
    pub(super) fn anchor_at(&self, view: &View<'_>, at: usize) -> Anchor {
        let columns = columns::wanted(view).into_iter().skip_while(|key| *key != self.column);
        let columns = columns.filter_map(columns::holds).collect();
        let sessions = self.lines.shown[at..].iter().map(|entry| entry.session).collect();
        Anchor { sessions, columns }
    }

    /// Where a pasted table without names of units goes; `None` while no cell is active that is typed into.
    #[must_use]
    pub fn anchor(&mut self, view: &View<'_>) -> Option<Anchor> {
        self.keep(view);
        let at = self.at()?;
        self.column.typed().then(|| self.anchor_at(view, at))
    }

    /// The selected rows with the wanted columns, top to bottom as they are shown; all of them where none is selected.
    #[must_use]
    pub fn copied(&mut self, view: &View<'_>) -> Copied {
        self.keep(view);
        let chosen = view.selection.among(self.lines.shown.iter().copied());
        copied(view, if chosen.is_empty() { &self.lines.shown } else { &chosen })
    }
}

/// Rows of the schedule as they are copied, in the wanted columns.
#[must_use]
pub fn copied(view: &View<'_>, entries: &[Entry]) -> Copied {
    let keys = columns::wanted(view);
    let head: Vec<&str> = keys.iter().map(|key| key.title(view.lang)).collect();
    let rows = entries.iter().enumerate().filter_map(|(n, entry)| {
        let session = view.snapshot.sessions.get(entry.session)?;
        let cell = |key: &Key| match key {
            Key::Number => (n + 1).to_string(),
            key => cell::text(view, *entry, session, *key),
        };
        Some(keys.iter().map(cell).collect())
    });
    Copied::new(&head, rows.collect())
}
