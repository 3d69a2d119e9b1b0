//! Which lines the table shows: months with their counts, and below an open month what is owed in it.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::Month;
use crate::model::report::ReportTarget;
use crate::rules::counts::Tally;
use crate::rules::owed::{Owed, Receipt};
use crate::ui::context::View;
use crate::ui::page::Tab;

impl Tab {
    /// How many reports stand on it, where that is told.
    #[must_use]
    pub fn count(self, tally: &Tally) -> Option<usize> {
        match self {
            Self::Outstanding => Some(tally.outstanding()),
            Self::Received => Some(tally.to_check),
            Self::Returned => Some(tally.returned),
            Self::Month | Self::Year => None,
        }
    }

    /// Whether a report stands on the tab.
    #[must_use]
    pub fn holds(self, owed: &Owed, today: NaiveDate) -> bool {
        match self {
            Self::Outstanding => owed.outstanding(),
            Self::Received => owed.receipt == Receipt::Received,
            Self::Returned => owed.receipt == Receipt::Returned,
            Self::Month => owed.month == Some(Month::of(today)),
            Self::Year => true,
        }
    }
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Line {
    /// Head of a month (`None`: 未安排).
    Month {
        /// Which.
        month: Option<Month>,
        /// Its counts.
        tally: Tally,
        /// The deadline, where it is the same for all and still ahead.
        due: Option<NaiveDate>,
        /// Whether its reports are shown.
        open: bool,
    },
    /// A report, as its place in `view.owed`.
    Owed {
        /// The place.
        at: usize,
        /// Its number in the month.
        number: usize,
    },
}

/// Months that the person opened or closed by hand.
pub type Folds = HashMap<Option<Month>, bool>;

/// The lines of a tab. A search opens every month and leaves what it finds.
#[must_use]
pub fn lines(view: &View<'_>, tab: Tab, folds: &Folds) -> Vec<Line> {
    let searching = !view.search.trim().is_empty();
    let mut lines = Vec::new();
    let mut start = 0;
    while start < view.owed.len() {
        let month = view.owed[start].month;
        let end =
            view.owed[start..].iter().position(|o| o.month != month).map_or(view.owed.len(), |n| start + n);
        let members: Vec<usize> = (start..end)
            .filter(|n| {
                let owed = &view.owed[*n];
                tab.holds(owed, view.today) && (!searching || view.found_by(owed.target))
            })
            .collect();
        if !members.is_empty() {
            let all = &view.owed[start..end];
            let tally = Tally::of(all);
            let due = one_due(all, view.today);
            let usual = tab != Tab::Year || opens(month, &tally, view.today);
            let open = searching || folds.get(&month).copied().unwrap_or(usual);
            lines.push(Line::Month { month, tally, due, open });
            if open {
                lines.extend(members.iter().zip(1..).map(|(at, number)| Line::Owed { at: *at, number }));
            }
        }
        start = end;
    }
    lines
}

/// A month is open by itself while there is something to do in it: this month, the next, and where something is missing.
fn opens(month: Option<Month>, tally: &Tally, today: NaiveDate) -> bool {
    let Some(month) = month else { return false };
    let this = Month::of(today);
    month == this || month == this.next() || tally.overdue > 0 || tally.returned > 0
}

/// The deadline of a month's reports, where it is the same for all and still ahead.
fn one_due(reports: &[Owed], today: NaiveDate) -> Option<NaiveDate> {
    let mut days = reports.iter().filter(|o| o.asked()).map(|o| o.due);
    let first = days.next()??;
    (first >= today && days.all(|day| day == Some(first))).then_some(first)
}

/// The targets of the shown lines, top to bottom.
#[must_use]
pub fn order(view: &View<'_>, lines: &[Line]) -> Vec<ReportTarget> {
    lines
        .iter()
        .filter_map(|line| match line {
            Line::Owed { at, .. } => view.owed.get(*at).map(|o| o.target),
            Line::Month { .. } => None,
        })
        .collect()
}
