//! Everything of another file at once, in the place of what is there.

use crate::model::change::{Table, Tables};
use crate::model::edit::{EditLabel, EditRefusal};

use super::super::draft::Draft;

pub(super) fn load(
    draft: &mut Draft<'_>,
    tables: &Tables,
    overwrite: bool,
) -> Result<EditLabel, EditRefusal> {
    if !overwrite && !draft.now().units.is_empty() {
        return Err(EditRefusal::NotEmpty);
    }
    if let Some(row) = tables.dangling() {
        return Err(EditRefusal::Dangling(row.table().name().to_owned(), row.id()));
    }
    for &table in Table::ALL.iter().rev() {
        for row in draft.now().rows(table) {
            if tables.row(table, row.id()).is_none() {
                draft.delete(table, row.id());
            }
        }
    }
    for &table in Table::ALL {
        for row in tables.rows(table) {
            draft.reserve(row.id());
            draft.put(row);
        }
    }
    Ok(EditLabel::Loaded { units: tables.units.iter().count(), years: tables.programmes.iter().count() })
}
