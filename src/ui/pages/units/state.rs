//! What 单位 keeps between frames, and how it changes without a painting.

use chrono::NaiveDate;

use super::list::{Filter, Listed};
use crate::model::edit::Edit;
use crate::model::ids::UnitId;
use crate::model::unit::AliasKind;
use crate::ui::context::View;
use crate::ui::selection::Selection;

/// How a new name that waits is meant.
#[derive(Clone, Debug)]
pub struct Renaming {
    /// Whose.
    pub unit: UnitId,
    /// The first day with it, where the unit was renamed.
    pub on: NaiveDate,
    /// The paper that ordered it.
    pub basis: String,
}

/// What is being typed into the panel.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    /// Whose.
    pub(super) unit: Option<UnitId>,
    pub(super) alias_kind: Option<AliasKind>,
}

/// The page's drafts.
#[derive(Debug, Default)]
pub struct UnitsPage {
    pub(super) filter: Filter,
    pub(super) listed: Listed,
    pub(super) picked: Selection<UnitId>,
    pub(super) reveal: Option<UnitId>,
    /// How a new name that waits is meant.
    pub(super) renaming: Option<Renaming>,
    pub(super) details: Drafts,
}

impl UnitsPage {
    pub(super) fn refresh(&mut self, view: &View<'_>) {
        self.listed.refresh(view, self.filter);
        self.picked.retain(|unit| view.snapshot.units.get(unit).is_some());
        if self.renaming.as_ref().is_some_and(|renaming| self.picked.leading() != Some(renaming.unit)) {
            self.renaming = None;
        }
    }

    /// Shows one unit, under a filter that holds it.
    pub fn show_one(&mut self, view: &View<'_>, unit: UnitId) {
        let Some(row) = view.snapshot.units.get(unit) else { return };
        if !self.filter.holds(view, row) {
            self.filter = if row.active { Filter::All } else { Filter::Inactive };
        }
        self.picked.only(unit);
        self.reveal = Some(unit);
    }

    /// Moves a unit by one place among the shown ones.
    pub(super) fn shift(&mut self, view: &View<'_>, unit: UnitId, down: bool) {
        let Some(at) = self.listed.shown.iter().position(|u| *u == unit) else { return };
        let before = match (down, at) {
            (false, 0) => return,
            (false, at) => self.listed.before(at - 1),
            (true, at) if at + 1 >= self.listed.shown.len() => return,
            (true, at) => self.listed.before(at + 2),
        };
        self.reveal = Some(unit);
        view.edit(Edit::OrderUnit { unit, before });
    }
}

/// Whether the order on screen is the one that is kept.
pub(super) fn can_order(view: &View<'_>) -> bool {
    view.writable && view.search.trim().is_empty()
}
