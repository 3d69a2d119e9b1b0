//! What is picked in a list: by click, Ctrl+click, Shift+click and arrow keys, as everywhere.

use std::collections::HashSet;
use std::hash::Hash;

use egui::Modifiers;

/// Picked items, with the one that was picked last.
#[derive(Clone, Debug)]
pub struct Picked<T> {
    items: HashSet<T>,
    lead: Option<T>,
    anchor: Option<T>,
}

impl<T> Default for Picked<T> {
    fn default() -> Self {
        Self { items: HashSet::new(), lead: None, anchor: None }
    }
}

impl<T: Copy + Eq + Hash> Picked<T> {
    /// Whether the item is picked.
    #[must_use]
    pub fn contains(&self, item: T) -> bool {
        self.items.contains(&item)
    }

    /// How many are picked.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether none is picked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The one that was picked last, which details are shown of.
    #[must_use]
    pub fn lead(&self) -> Option<T> {
        self.lead
    }

    /// The picked ones of `order`, in that order.
    pub fn of(&self, order: impl Iterator<Item = T>) -> Vec<T> {
        order.filter(|item| self.contains(*item)).collect()
    }

    /// Picks this one only.
    pub fn only(&mut self, item: T) {
        self.items = HashSet::from([item]);
        self.lead = Some(item);
        self.anchor = Some(item);
    }

    /// Adds the item, or takes it out.
    pub fn toggle(&mut self, item: T) {
        if self.items.remove(&item) {
            if self.lead == Some(item) {
                self.lead = self.items.iter().next().copied().filter(|_| self.items.len() == 1);
            }
        } else {
            self.items.insert(item);
            self.lead = Some(item);
        }
        self.anchor = Some(item);
    }

    /// Adds these, or takes them out.
    pub fn set_all(&mut self, items: impl Iterator<Item = T>, on: bool) {
        for item in items {
            if on {
                self.items.insert(item);
                self.lead = Some(item);
            } else {
                self.items.remove(&item);
            }
        }
        if self.lead.is_some_and(|lead| !self.items.contains(&lead)) {
            self.lead = None;
        }
    }

    /// Picks everything from where the last plain pick was to this one.
    pub fn extend(&mut self, order: &[T], item: T) {
        let at = |wanted: T| order.iter().position(|other| *other == wanted);
        let anchor = self.anchor.or(self.lead).unwrap_or(item);
        let (Some(from), Some(to)) = (at(anchor), at(item)) else {
            self.only(item);
            return;
        };
        self.items = order[from.min(to)..=from.max(to)].iter().copied().collect();
        self.lead = Some(item);
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

    /// What a right click does: keeps what is picked if the item is in it.
    pub fn click_for_menu(&mut self, item: T) {
        if self.contains(item) {
            self.lead = Some(item);
        } else {
            self.only(item);
        }
    }

    /// Forgets those that `keep` denies.
    pub fn retain(&mut self, keep: impl Fn(T) -> bool) {
        self.items.retain(|item| keep(*item));
        self.lead = self.lead.filter(|item| keep(*item));
        self.anchor = self.anchor.filter(|item| keep(*item));
    }

    /// Picks none.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shift_picks_a_range_from_the_last_plain_click() {
        let order = || vec![1, 2, 3, 4, 5];
        let mut picked = Picked::default();
        picked.click(2, Modifiers::NONE, order);
        picked.click(4, Modifiers::SHIFT, order);
        assert_eq!(picked.of(order().into_iter()), [2, 3, 4]);
        picked.click(1, Modifiers::SHIFT, order);
        assert_eq!(picked.of(order().into_iter()), [1, 2]);
        picked.click(5, Modifiers::COMMAND, order);
        assert_eq!((picked.len(), picked.lead()), (3, Some(5)));
        picked.click(5, Modifiers::COMMAND, order);
        assert_eq!(picked.len(), 2);
        picked.retain(|n| n == 1);
        assert_eq!(picked.len(), 1);
    }
}
