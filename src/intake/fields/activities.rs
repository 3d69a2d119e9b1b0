//! Which lines of a notice tell of which activity, so that what is said inside one is not taken for all.

use std::ops::Range;

/// Lines by activity; an activity may be told in several items.
#[derive(Default)]
pub struct Activities {
    items: Vec<Item>,
    activity: usize,
}

struct Item {
    /// Its place in the list of assignments.
    assignment: usize,
    lines: Range<u32>,
    activity: usize,
    /// It is one item of several that an activity may have.
    inner: bool,
}

impl Activities {
    /// The lines of an item that became an assignment. `inner`: it stands inside of a larger one.
    pub fn add(&mut self, assignment: usize, lines: Range<u32>, inner: bool) {
        self.items.push(Item { assignment, lines, activity: self.activity, inner });
    }

    /// What follows belongs to another activity.
    pub fn end(&mut self) {
        self.activity += 1;
    }

    /// The assignments that a sentence on this line is about: of the item it stands in, and where that is one of several
    /// of an activity, of them all, as the sentence follows the last. Empty: it stands in none.
    pub fn of_line(&self, line: u32) -> Vec<usize> {
        let Some(item) = self.items.iter().find(|item| item.lines.contains(&line)) else { return Vec::new() };
        let same = |other: &&Item| {
            other.assignment == item.assignment
                || item.inner && other.inner && other.activity == item.activity
        };
        self.items.iter().filter(same).map(|item| item.assignment).collect()
    }
}
