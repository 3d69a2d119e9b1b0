//! Walking from chip to chip by arrow keys, and what lies between two of them.

use super::layout::{Board, Chip};
use crate::rules::schedule::Entry;
use crate::ui::selection::Selection;

/// A direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the chip before.
    Left,
    /// To the chip after.
    Right,
    /// To the line above.
    Up,
    /// To the line below.
    Down,
}

/// The chip that lies one step from `from`; the first of the board where nothing is selected.
#[must_use]
pub fn step(board: &Board, from: Option<Entry>, step: Step) -> Option<Entry> {
    let chips: Vec<Chip> = board.chips().collect();
    let first = chips.first().map(|c| c.entry);
    let Some(here) = from.and_then(|entry| chips.iter().find(|c| c.entry == entry)) else { return first };
    let middle = here.rect.center();
    let line = |chip: &&Chip| (chip.rect.center().y - middle.y).abs() < 15.0;
    let nearest = |chips: Vec<&Chip>, down: bool| -> Option<Entry> {
        let y = chips.iter().map(|c| c.rect.center().y);
        let edge = if down { y.reduce(f32::min)? } else { y.reduce(f32::max)? };
        chips
            .into_iter()
            .filter(|c| (c.rect.center().y - edge).abs() < 14.0)
            .min_by(|a, b| {
                let away = |c: &Chip| (c.rect.center().x - middle.x).abs();
                away(a).total_cmp(&away(b))
            })
            .map(|c| c.entry)
    };
    match step {
        Step::Left => chips
            .iter()
            .filter(line)
            .filter(|c| c.rect.right() <= here.rect.left())
            .max_by(|a, b| a.rect.left().total_cmp(&b.rect.left()))
            .map(|c| c.entry),
        Step::Right => chips
            .iter()
            .filter(line)
            .filter(|c| c.rect.left() >= here.rect.right())
            .min_by(|a, b| a.rect.left().total_cmp(&b.rect.left()))
            .map(|c| c.entry),
        Step::Up => nearest(chips.iter().filter(|c| c.rect.bottom() <= here.rect.top()).collect(), false),
        Step::Down => nearest(chips.iter().filter(|c| c.rect.top() >= here.rect.bottom()).collect(), true),
    }
}

/// Everything from one chip to another in reading order, the second leading (Shift+click).
#[must_use]
pub fn between(board: &Board, from: Option<Entry>, to: Entry) -> Selection {
    let order: Vec<Entry> = board.chips().map(|c| c.entry).collect();
    let place = |entry: Entry| order.iter().position(|e| *e == entry);
    let (Some(a), Some(b)) = (from.and_then(place), place(to)) else { return Selection::one(to) };
    let mut entries = order[a.min(b)..=a.max(b)].to_vec();
    if a > b {
        entries.reverse();
    }
    Selection::of(entries)
}
