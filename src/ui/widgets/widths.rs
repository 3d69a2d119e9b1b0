//! The widths that a person gave columns, for every table of the window: one place from which tables take them, into which
//! they put them, and which `App` keeps with the user's settings.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Context, Id};

/// Widths in points by the name of a table and of its column.
pub type Widths = BTreeMap<String, BTreeMap<String, f32>>;

/// What is known, and whether it has changed since it was last asked for.
#[derive(Debug, Default)]
struct Known {
    widths: Widths,
    changed: bool,
}

fn known<R>(ctx: &Context, ask: impl FnOnce(&mut Known) -> R) -> R {
    let shared: Arc<Mutex<Known>> =
        ctx.data_mut(|data| data.get_temp_mut_or_default::<Arc<Mutex<Known>>>(Id::unique("widths")).clone());
    ask(&mut shared.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Begins with the widths that were kept.
pub fn install(ctx: &Context, widths: Widths) {
    known(ctx, |known| *known = Known { widths, changed: false });
}

/// The widths of a table's columns, by their names.
#[must_use]
pub fn of_table(ctx: &Context, table: &str) -> BTreeMap<String, f32> {
    known(ctx, |known| known.widths.get(table).cloned().unwrap_or_default())
}

/// Keeps the widths of a table's columns; none: every column is as wide as by itself.
pub fn keep(ctx: &Context, table: &str, columns: BTreeMap<String, f32>) {
    known(ctx, |known| {
        let before = known.widths.get(table);
        if before.map_or(columns.is_empty(), |before| *before == columns) {
            return;
        }
        known.changed = true;
        if columns.is_empty() {
            known.widths.remove(table);
        } else {
            known.widths.insert(table.to_owned(), columns);
        }
    });
}

/// All widths, once after each change of any.
#[must_use]
pub fn changed(ctx: &Context) -> Option<Widths> {
    known(ctx, |known| std::mem::take(&mut known.changed).then(|| known.widths.clone()))
}
