//! Columns of a table: how wide each wants to be, and what it gets in a given room.

use std::collections::BTreeMap;

use crate::ui::theme::{GRID, size};

/// Free on both sides of a cell's text.
pub const PAD: f32 = 2.0 * GRID;
/// No column is dragged narrower.
const NARROWEST: f32 = 40.0;
/// The part of a table that a column may take for its longest text.
const MOST: f32 = 0.5;

/// How wide a column is while nobody dragged its edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Width {
    /// In points.
    Fixed(f32),
    /// At least the second, in points, and the first's share of what the others leave.
    Share(f32, f32),
    /// At least the first, in points, and up to the second where that is at most half of the table.
    Content(f32, f32),
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column<K> {
    /// What it is called in code.
    pub key: K,
    /// What stands over it.
    pub title: String,
    /// How wide it is.
    pub width: Width,
    /// Where the room is too small for all columns, the one with the highest rank goes first; 0 always stays.
    pub rank: u8,
}

impl<K> Column<K> {
    /// A column.
    #[must_use]
    pub fn new(key: K, title: &str, width: Width, rank: u8) -> Self {
        Self { key, title: title.to_owned(), width, rank }
    }
}

/// The width of a column whose longest text has so many characters, every one as wide as a Chinese one.
#[must_use]
pub fn room_for(characters: usize) -> f32 {
    f32::from(u16::try_from(characters).unwrap_or(u16::MAX)) * size::BODY + 2.0 * PAD + GRID
}

/// A column in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed<K> {
    /// What it is called in code.
    pub key: K,
    /// What stands over it.
    pub title: String,
    /// From the table's left edge to its own, in points.
    pub left: f32,
    /// In points.
    pub width: f32,
    /// The narrowest that it may become when the room is divided again.
    least: f32,
}

impl<K> Placed<K> {
    /// From the table's left edge to its own right one.
    #[must_use]
    pub fn right(&self) -> f32 {
        self.left + self.width
    }
}

/// The widths that a person gave columns by dragging.
#[derive(Clone, Debug, PartialEq)]
pub struct Dragged<K> {
    widths: Vec<(K, f32)>,
    /// The columns that stay in sight while an edge is held, so that nothing comes or goes under the pointer.
    held: Option<Vec<K>>,
}

impl<K> Default for Dragged<K> {
    fn default() -> Self {
        Self { widths: Vec::new(), held: None }
    }
}

impl<K: Copy + PartialEq + std::fmt::Debug> Dragged<K> {
    /// The widths that were kept for these columns, by their names in code.
    #[must_use]
    pub fn of_names(columns: &[Column<K>], kept: &BTreeMap<String, f32>) -> Self {
        let width = |column: &Column<K>| Some((column.key, *kept.get(&format!("{:?}", column.key))?));
        let widths = columns.iter().filter_map(width).filter(|(_, width)| *width >= NARROWEST);
        Self { widths: widths.collect(), held: None }
    }

    /// The widths by the names of the columns in code; `None` while an edge is held.
    #[must_use]
    pub fn by_names(&self) -> Option<BTreeMap<String, f32>> {
        let named = self.widths.iter().map(|(key, width)| (format!("{key:?}"), *width));
        self.held.is_none().then(|| named.collect())
    }
}

impl<K: Copy + PartialEq> Dragged<K> {
    /// The edge of `placed[n]` is held `x` points right of the table's left edge. Columns left of it stay as they are,
    /// those right of it share what is left and stay in sight.
    pub fn drag(&mut self, placed: &[Placed<K>], n: usize, x: f32) {
        let Some(column) = placed.get(n) else { return };
        let all = placed.last().map_or(0.0, Placed::right);
        let others: f32 = placed[n + 1..].iter().map(|c| c.least).sum();
        let most = (all - others - column.left).max(NARROWEST);
        for left in &placed[..n] {
            self.set(left.key, left.width);
        }
        self.set(column.key, (x - column.left).clamp(NARROWEST, most));
        self.held = Some(placed.iter().map(|c| c.key).collect());
    }

    /// The edge was let go.
    pub fn let_go(&mut self) {
        self.held = None;
    }

    /// The column is as wide as by itself again.
    pub fn forget(&mut self, key: K) {
        self.widths.retain(|(other, _)| *other != key);
    }

    fn set(&mut self, key: K, width: f32) {
        self.forget(key);
        self.widths.push((key, width));
    }

    fn of(&self, key: K) -> Option<f32> {
        self.widths.iter().find(|(other, _)| *other == key).map(|(_, width)| *width)
    }
}

/// Places the columns that have room in `width` points, edge to edge over all of it.
#[must_use]
pub fn place<K: Copy + PartialEq>(
    columns: Vec<Column<K>>,
    width: f32,
    dragged: &Dragged<K>,
) -> Vec<Placed<K>> {
    let needed = |column: &Column<K>| {
        dragged.of(column.key).unwrap_or(match column.width {
            Width::Fixed(points) | Width::Share(_, points) => points,
            Width::Content(least, wanted) => wanted.min(width * MOST).max(least),
        })
    };
    let taken = |columns: &[Column<K>]| columns.iter().map(needed).sum::<f32>();
    let mut kept = columns;
    if let Some(held) = &dragged.held {
        kept.retain(|column| held.contains(&column.key));
    }
    while taken(&kept) > width {
        let last = kept.iter().map(|c| c.rank).max().filter(|rank| *rank > 0);
        let Some(at) = last.and_then(|rank| kept.iter().position(|c| c.rank == rank)) else { break };
        kept.remove(at);
    }
    // In a room that is too small for what was dragged, columns are as they are by themselves.
    if taken(&kept) > width && !dragged.widths.is_empty() {
        return place(kept, width, &Dragged::default());
    }
    let share = |column: &Column<K>| match column.width {
        Width::Share(share, _) if dragged.of(column.key).is_none() => share,
        _ => 0.0,
    };
    let shares: f32 = kept.iter().map(share).sum();
    let rest = (width - taken(&kept)).max(0.0);
    let last = kept.len().saturating_sub(1);
    let mut left = 0.0;
    let mut placed = Vec::new();
    for (n, column) in kept.into_iter().enumerate() {
        let base = needed(&column);
        let more = match shares {
            none if none <= 0.0 => f32::from(u8::from(n == last)) * rest,
            shares => rest * share(&column) / shares,
        };
        placed.push(Placed { key: column.key, title: column.title, left, width: base + more, least: base });
        left += base + more;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(name: Width) -> Vec<Column<u8>> {
        vec![
            Column::new(0, "", Width::Fixed(50.0), 0),
            Column::new(1, "", name, 0),
            Column::new(2, "", Width::Share(1.0, 100.0), 2),
            Column::new(3, "", Width::Share(1.0, 100.0), 1),
        ]
    }

    fn widths(placed: &[Placed<u8>]) -> Vec<(u8, f32)> {
        placed.iter().map(|c| (c.key, c.width)).collect()
    }

    #[test]
    fn a_column_of_long_names_takes_half_of_the_table_and_lesser_columns_give_way() {
        let none = Dragged::default();
        let short = place(columns(Width::Content(100.0, 80.0)), 500.0, &none);
        assert_eq!(widths(&short), [(0, 50.0), (1, 100.0), (2, 175.0), (3, 175.0)]);
        let long = place(columns(Width::Content(100.0, 600.0)), 500.0, &none);
        assert_eq!(widths(&long), [(0, 50.0), (1, 250.0), (2, 100.0), (3, 100.0)]);
        let narrow = place(columns(Width::Content(100.0, 600.0)), 320.0, &none);
        assert_eq!(widths(&narrow), [(0, 50.0), (1, 160.0), (3, 110.0)]);
    }

    #[test]
    fn a_dragged_edge_moves_what_is_right_of_it_only() {
        let mut dragged = Dragged::default();
        let before = place(columns(Width::Share(1.0, 100.0)), 650.0, &dragged);
        dragged.drag(&before, 2, before[2].left + 120.0);
        let after = place(columns(Width::Share(1.0, 100.0)), 650.0, &dragged);
        assert_eq!(
            after[..2],
            before[..2].iter().map(|c| Placed { least: c.width, ..c.clone() }).collect::<Vec<_>>()
        );
        assert_eq!((after[2].width, after[3].right()), (120.0, 650.0));
        // No further than the others have room, and not to nothing.
        dragged.drag(&after, 2, 2_000.0);
        let pushed = place(columns(Width::Share(1.0, 100.0)), 650.0, &dragged);
        assert_eq!(widths(&pushed)[3], (3, 100.0));
        dragged.drag(&after, 2, 0.0);
        let closed = place(columns(Width::Share(1.0, 100.0)), 650.0, &dragged);
        assert_eq!(widths(&closed)[2], (2, NARROWEST));
    }

    #[test]
    fn no_column_comes_or_goes_while_an_edge_is_held() {
        let mut dragged = Dragged::default();
        let before = place(columns(Width::Content(100.0, 600.0)), 320.0, &dragged);
        assert_eq!(before.len(), 3);
        dragged.drag(&before, 1, before[1].left + 60.0);
        assert_eq!(place(columns(Width::Content(100.0, 600.0)), 320.0, &dragged).len(), 3);
        dragged.let_go();
        assert_eq!(place(columns(Width::Content(100.0, 600.0)), 320.0, &dragged).len(), 4);
        dragged.forget(1);
        assert_eq!(place(columns(Width::Content(100.0, 600.0)), 320.0, &dragged).len(), 3);
    }

    #[test]
    fn widths_dragged_in_a_wide_window_do_not_run_out_of_a_narrow_one() {
        let mut dragged = Dragged::default();
        let wide = place(columns(Width::Fixed(100.0)), 900.0, &dragged);
        dragged.drag(&wide, 1, 600.0);
        dragged.let_go();
        let narrow = place(columns(Width::Fixed(100.0)), 400.0, &dragged);
        assert!(narrow.iter().all(|c| c.right() <= 400.0), "{narrow:?}");
    }
}
