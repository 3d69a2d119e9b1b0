//! Which lines the table shows: months with their counts, and below an open month what is owed in it.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::model::Month;
use crate::model::ids::UnitId;
use crate::rules::owed::{Owed, Receipt, Timing};
use crate::ui::context::View;
use crate::ui::page::Tab;

impl Tab {
    /// Whether a report stands on the tab.
    #[must_use]
    pub fn holds(self, owed: &Owed, today: NaiveDate) -> bool {
        match self {
            Self::Outstanding => owed.outstanding(),
            Self::Received => owed.receipt == Receipt::Received,
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

/// Counts of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Reports that are asked for; 免报 is not.
    pub owed: usize,
    /// 已报.
    pub came: usize,
    /// 逾期未报.
    pub overdue: usize,
    /// 退回修改.
    pub returned: usize,
    /// The deadline, where it is the same for all and still ahead.
    pub due: Option<NaiveDate>,
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
                tab.holds(owed, view.today) && (!searching || view.found(owed.target.unit))
            })
            .collect();
        if !members.is_empty() {
            let all = &view.owed[start..end];
            let tally = tally(all.iter(), view.today);
            let usual = tab != Tab::Year || opens(month, &tally, view.today);
            let open = searching || folds.get(&month).copied().unwrap_or(usual);
            lines.push(Line::Month { month, tally, open });
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

fn tally<'a>(all: impl Iterator<Item = &'a Owed>, today: NaiveDate) -> Tally {
    let mut tally = Tally::default();
    let mut due: Option<Option<NaiveDate>> = None;
    let mut one_due = true;
    for owed in all.filter(|o| o.receipt != Receipt::Exempt) {
        tally.owed += 1;
        tally.came += usize::from(owed.reported());
        tally.overdue += usize::from(owed.timing == Timing::Overdue && owed.receipt == Receipt::None);
        tally.returned += usize::from(owed.receipt == Receipt::Returned);
        one_due &= *due.get_or_insert(owed.due) == owed.due;
    }
    tally.due = due.flatten().filter(|day| one_due && *day >= today);
    tally
}

/// The counts of the head line: of everything due by today, or in before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// 应报.
    pub owed: usize,
    /// 已报.
    pub came: usize,
    /// Of which 逾期补报.
    pub late: usize,
    /// 退回修改, beside them.
    pub returned: usize,
    /// Who has sent nothing.
    pub missing: Vec<UnitId>,
    /// Whether every unit stands once in the counts, so that they count units.
    pub units: bool,
    /// What comes next: month, how many, and the day.
    pub next: Option<(Month, usize, NaiveDate)>,
}

/// Where the reports of a year stand on the given day.
#[must_use]
pub fn standing(owed: &[Owed], today: NaiveDate) -> Standing {
    let mut standing = Standing { units: true, ..Standing::default() };
    let (mut met, mut told) = (HashSet::new(), HashSet::new());
    let mut ahead: Option<(NaiveDate, Month, usize)> = None;
    for owed in owed.iter().filter(|o| o.receipt != Receipt::Exempt) {
        let returned = owed.receipt == Receipt::Returned;
        if owed.reported() || returned || owed.due.is_some_and(|due| due <= today) {
            standing.owed += 1;
            standing.units &= met.insert(owed.target.unit);
            standing.came += usize::from(owed.reported());
            standing.late += usize::from(owed.reported() && owed.timing == Timing::Late);
            standing.returned += usize::from(returned);
            if owed.receipt == Receipt::None && told.insert(owed.target.unit) {
                standing.missing.push(owed.target.unit);
            }
        } else if let (Some(due), Some(month)) = (owed.due, owed.month) {
            match &mut ahead {
                Some((day, _, n)) if *day == due => *n += 1,
                Some((day, ..)) if *day < due => {}
                _ => ahead = Some((due, month, 1)),
            }
        }
    }
    standing.next = ahead.map(|(day, month, n)| (month, n, day));
    standing
}
