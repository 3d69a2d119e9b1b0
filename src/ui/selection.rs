//! What is selected: on the schedule for all of its views, and in lists. By click, Ctrl+click, Shift+click and arrow
//! keys, as everywhere.

use std::hash::Hash;

use egui::Modifiers;

use crate::model::ids::{SessionId, UnitId};
use crate::model::quick::QuickSet;
use crate::rules::schedule::Entry;

/// The selected items, each once, in the order in which they were selected. The last one is the leading one: keys start
/// from it, and details are shown of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection<T: Eq + Hash = Entry> {
    entries: Vec<T>,
    /// The same, to be asked fast.
    set: QuickSet<T>,
    /// Where a range begins that Shift+click selects.
    anchor: Option<T>,
}

impl<T: Eq + Hash> Default for Selection<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), set: QuickSet::default(), anchor: None }
    }
}

impl<T: Copy + Eq + Hash> Selection<T> {
    /// Nothing but this item.
    #[must_use]
    pub fn one(item: T) -> Self {
        Self { entries: vec![item], set: QuickSet::from_iter([item]), anchor: Some(item) }
    }

    /// These items, the last of them leading.
    #[must_use]
    pub fn of(items: Vec<T>) -> Self {
        let mut selection = Self { anchor: items.first().copied(), ..Self::default() };
        for item in items {
            selection.add(item);
        }
        selection
    }

    /// Every selected item.
    #[must_use]
    pub fn entries(&self) -> &[T] {
        &self.entries
    }

    /// The selected ones of `order`, in that order.
    pub fn among(&self, order: impl Iterator<Item = T>) -> Vec<T> {
        order.filter(|item| self.contains(*item)).collect()
    }

    /// The leading item.
    #[must_use]
    pub fn leading(&self) -> Option<T> {
        self.entries.last().copied()
    }

    /// Whether the item is selected.
    #[must_use]
    pub fn contains(&self, item: T) -> bool {
        self.set.contains(&item)
    }

    /// How many are selected.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing is selected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Selects this item only.
    pub fn only(&mut self, item: T) {
        *self = Self::one(item);
    }

    /// Adds the item, or takes it out if it was in (Ctrl+click).
    pub fn toggle(&mut self, item: T) {
        if self.contains(item) {
            self.remove(|other| *other == item);
        } else {
            self.add(item);
        }
        self.anchor = Some(item);
    }

    /// With the item added, or taken out if it was in.
    #[must_use]
    pub fn toggled(&self, item: T) -> Self {
        let mut selection = self.clone();
        selection.toggle(item);
        selection
    }

    /// Adds these, or takes them out.
    pub fn set_all(&mut self, items: impl Iterator<Item = T>, on: bool) {
        if on {
            items.for_each(|item| self.add(item));
        } else {
            let out: QuickSet<T> = items.collect();
            self.remove(|item| out.contains(item));
        }
    }

    /// Selects everything from where the last plain click was to this item, which leads then.
    pub fn extend(&mut self, order: &[T], item: T) {
        let at = |wanted: T| order.iter().position(|other| *other == wanted);
        let anchor = self.anchor.or(self.leading()).unwrap_or(item);
        let (Some(from), Some(to)) = (at(anchor), at(item)) else {
            self.only(item);
            return;
        };
        let range = order[from.min(to)..=from.max(to)].iter().copied().filter(|other| *other != item);
        *self = Self::of(range.chain([item]).collect());
        self.anchor = Some(anchor);
    }

    /// What a click on the row of an item does. `order` is asked for with Shift only.
    pub fn click(&mut self, item: T, modifiers: Modifiers, order: impl FnOnce() -> Vec<T>) {
        if modifiers.shift {
            self.extend(&order(), item);
        } else if modifiers.command {
            self.toggle(item);
        } else {
            self.only(item);
        }
    }

    /// What a right click does: keeps what is selected if the item is in it.
    pub fn click_for_menu(&mut self, item: T) {
        if self.contains(item) {
            self.entries.retain(|other| *other != item);
            self.entries.push(item);
        } else {
            self.only(item);
        }
    }

    /// Without the items that `keep` denies (rows that an edit or another year took away).
    pub fn retain(&mut self, keep: impl Fn(T) -> bool) {
        self.remove(|item| !keep(*item));
        self.anchor = self.anchor.filter(|item| keep(*item));
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    fn add(&mut self, item: T) {
        if self.set.insert(item) {
            self.entries.push(item);
        }
    }

    fn remove(&mut self, out: impl Fn(&T) -> bool) {
        let Self { entries, set, .. } = self;
        entries.retain(|item| {
            let stays = !out(item);
            if !stays {
                set.remove(item);
            }
            stays
        });
    }
}

impl Selection {
    /// The selected sessions, each once.
    #[must_use]
    pub fn sessions(&self) -> Vec<SessionId> {
        let mut met = QuickSet::default();
        self.entries.iter().map(|entry| entry.session).filter(|session| met.insert(*session)).collect()
    }

    /// Without the entries that `keep` denies.
    pub fn retain_entries(&mut self, keep: impl Fn(SessionId, UnitId) -> bool) {
        self.retain(|entry| keep(entry.session, entry.unit));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shift_selects_a_range_from_the_last_plain_click() {
        let order = || vec![1, 2, 3, 4, 5];
        let mut selection = Selection::default();
        selection.click(2, Modifiers::NONE, order);
        selection.click(4, Modifiers::SHIFT, order);
        assert_eq!(selection.among(order().into_iter()), [2, 3, 4]);
        assert_eq!(selection.leading(), Some(4));
        selection.click(1, Modifiers::SHIFT, order);
        assert_eq!(selection.entries(), [2, 1], "from the same click, the other way");
        selection.click(5, Modifiers::COMMAND, order);
        assert_eq!((selection.len(), selection.leading()), (3, Some(5)));
        selection.click(5, Modifiers::COMMAND, order);
        assert_eq!((selection.len(), selection.leading()), (2, Some(1)));
        selection.retain(|n| n == 2);
        assert_eq!(selection, Selection { anchor: None, ..Selection::one(2) });
    }

    #[test]
    fn a_right_click_keeps_what_is_selected_and_leads() {
        let mut selection = Selection::of(vec![1, 2, 3]);
        selection.click_for_menu(2);
        assert_eq!(selection.entries(), [1, 3, 2]);
        selection.click_for_menu(4);
        assert_eq!(selection.entries(), [4]);
        selection.set_all([1, 2].into_iter(), true);
        selection.set_all([4].into_iter(), false);
        assert_eq!(selection.entries(), [1, 2]);
    }
}
