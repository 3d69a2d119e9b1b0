//! Which units the table shows.

use crate::model::ids::{GroupId, ProgrammeId, UnitId};
use crate::model::unit::Unit;
use crate::ui::context::View;

/// Which units are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Filter {
    /// All that work.
    #[default]
    All,
    /// One group of the year.
    Group(GroupId),
    /// Those without a part in the year.
    Outside,
    /// Those that stay away from the year.
    Exempt,
    /// Those that have ended.
    Inactive,
}

impl Filter {
    /// Whether a unit is shown.
    #[must_use]
    pub fn holds(self, view: &View<'_>, unit: &Unit) -> bool {
        let group = || view.snapshot.group_of(view.programme.id, unit.id);
        match self {
            Self::All => unit.active,
            Self::Group(wanted) => unit.active && group() == Some(wanted),
            Self::Outside => unit.active && group().is_none(),
            Self::Exempt => {
                let part = view.snapshot.participation(view.programme.id, unit.id);
                unit.active && part.is_some_and(|part| part.excused().is_some())
            }
            Self::Inactive => !unit.active,
        }
    }
}

/// What the lists depend on.
pub type Key = (u64, ProgrammeId, Filter, String);

/// Units in 机构序列, computed once per revision, filter and search.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    key: Option<Key>,
    /// The shown units.
    pub shown: Vec<UnitId>,
    /// Every unit, shown or not.
    pub all: Vec<UnitId>,
    /// Characters of the longest name among the shown ones.
    pub longest: usize,
    /// How many units each filter holds, in the order in which they are offered.
    pub counts: Vec<(Filter, usize)>,
}

impl Listed {
    /// Computes the lists again where something changed.
    pub fn refresh(&mut self, view: &View<'_>, filter: Filter) {
        let key = (view.snapshot.revision, view.programme.id, filter, view.search.trim().to_owned());
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let units = view.snapshot.units_in_order();
        let searching = !key.3.is_empty();
        let shows = |unit: &&&Unit| {
            if searching { view.found(unit.id) } else { filter.holds(view, unit) }
        };
        self.all = units.iter().map(|u| u.id).collect();
        self.shown = units.iter().filter(&shows).map(|u| u.id).collect();
        let lengths = units.iter().filter(&shows).map(|u| u.name.chars().count());
        self.longest = lengths.max().unwrap_or(0);
        let groups = view.snapshot.groups_in_order();
        let offered = std::iter::once(Filter::All).chain(groups.iter().map(|g| Filter::Group(g.id))).chain([
            Filter::Outside,
            Filter::Exempt,
            Filter::Inactive,
        ]);
        self.counts = offered
            .map(|filter| (filter, units.iter().filter(|u| filter.holds(view, u)).count()))
            .filter(|(filter, n)| *n > 0 || *filter == Filter::All)
            .collect();
        self.key = Some(key);
    }

    /// The unit before which a unit stands that is put at place `at` of the shown ones.
    #[must_use]
    pub fn before(&self, at: usize) -> Option<UnitId> {
        if let Some(unit) = self.shown.get(at) {
            return Some(*unit);
        }
        // After the last shown one: before whatever follows it in the whole order.
        let last = self.shown.last()?;
        let place = self.all.iter().position(|unit| unit == last)?;
        self.all.get(place + 1).copied()
    }
}
