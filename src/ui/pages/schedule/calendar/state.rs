//! What the calendar keeps between frames, and how it changes without a painting.

use std::sync::Arc;

use chrono::{Datelike, Days, Months, NaiveDate};
use egui::{Id, Rect};

use super::super::band::Band;
use super::index::{Index, Item, days_of};
use crate::model::Month;
use crate::rules::schedule::Entry;
use crate::ui::context::View;

/// How much the calendar shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// One month.
    #[default]
    Month,
    /// Twelve small ones.
    Year,
}

/// What the list beside the days holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listed {
    /// What has a month but no day.
    #[default]
    Undated,
    /// What has no month either.
    Unscheduled,
    /// Everything of a day.
    Day(NaiveDate),
}

/// The calendar's drafts.
#[derive(Debug, Default)]
pub struct CalendarState {
    pub(super) extent: Extent,
    /// The shown month; `None` until the view is shown for the first time.
    month: Option<Month>,
    /// The day that the keys are about.
    pub(super) cursor: Option<NaiveDate>,
    /// Which of its sessions, from 0; the one after the last that is seen is the button for the rest.
    pub(super) slot: usize,
    pub(super) listed: Listed,
    pub(super) index: Index,
    /// Sessions of a day that are seen, as the month was painted last.
    pub(super) fits: usize,
    /// Whether the keyboard is to be given to the cursor.
    pub(super) focus: bool,
    /// What is to be brought into sight in the list.
    pub(super) reveal: Option<Entry>,
    /// A rectangle that is being drawn over the days.
    pub(super) band: Option<Band>,
    /// Chips of the days as they were painted last, on the screen.
    pub(super) placed: Vec<(Entry, Rect)>,
    /// Where the leading chip was painted last.
    pub(super) anchor: Option<Rect>,
    /// Whether a chip was met that Tab stops at.
    pub(super) stopped: bool,
    /// The leading entry of the selection when it was looked at last.
    led: Option<Entry>,
}

/// The id of a day's cell.
#[must_use]
pub fn day_id(day: NaiveDate) -> Id {
    Id::unique(("calendar day", day))
}

/// The id of a session's chip on a day.
#[must_use]
pub fn chip_id(item: Item, day: NaiveDate) -> Id {
    match item {
        Item::Unit(entry) => Id::unique(("calendar chip", entry.session.0, entry.unit.0, day)),
        Item::Other(session) => Id::unique(("calendar other", session.0, day)),
    }
}

/// The id of the button that opens the rest of a day.
#[must_use]
pub fn more_id(day: NaiveDate) -> Id {
    Id::unique(("calendar more", day))
}

/// The id of a session's chip in the list.
#[must_use]
pub fn row_id(item: Item) -> Id {
    match item {
        Item::Unit(entry) => Id::unique(("calendar row", entry.session.0, entry.unit.0)),
        Item::Other(session) => Id::unique(("calendar row of other", session.0)),
    }
}

impl CalendarState {
    /// Brings everything up to date; the cursor follows what leads the selection.
    pub(super) fn keep(&mut self, view: &View<'_>) {
        self.index.keep(view);
        let leading = view.selection.leading();
        if leading != self.led {
            self.led = leading;
            if let Some(entry) = leading {
                self.follow(entry);
            }
        }
        if self.listed == Listed::Unscheduled && self.index.unscheduled().is_empty() {
            self.listed = Listed::Undated;
        }
    }

    /// Puts the cursor on a selected session, where it stands on the cursor's own day or is seen.
    fn follow(&mut self, entry: Entry) {
        let at = |day: NaiveDate| self.index.on(day).iter().position(|item| *item == Item::Unit(entry));
        if let Some(slot) = self.cursor.and_then(at) {
            self.slot = slot;
        }
    }

    /// Where the leading session was painted last.
    #[must_use]
    pub fn anchor(&self) -> Option<Rect> {
        self.anchor
    }

    /// The shown month.
    #[must_use]
    pub fn month(&self, view: &View<'_>) -> Month {
        self.month.unwrap_or_else(|| {
            let months = &view.programme.months;
            let now = months.iter().find(|month| month.contains(view.today)).or(months.first());
            now.copied().unwrap_or_else(|| Month::of(view.today))
        })
    }

    /// Shows a month.
    pub(super) fn turn_to(&mut self, month: Month) {
        self.month = Some(month);
        if matches!(self.listed, Listed::Day(day) if !month.contains(day)) && self.extent == Extent::Month {
            self.listed = Listed::Undated;
        }
    }

    /// Turns the page: a month, or of a year a year.
    pub(super) fn turn(&mut self, view: &View<'_>, forth: bool) {
        let month = self.month(view);
        let to = match (self.extent, forth) {
            (Extent::Month, true) => Some(month.next()),
            (Extent::Month, false) => Some(month.before()),
            (Extent::Year, true) => month.years_later(1),
            (Extent::Year, false) => month.years_later(-1),
        };
        if let Some(to) = to {
            self.turn_to(to);
            if let Some(day) = self.cursor {
                self.cursor = Some(to.day_or_last(day.day()));
                self.slot = 0;
            }
        }
    }

    /// Puts the cursor on a day, which is brought into sight.
    pub(super) fn go_to(&mut self, day: NaiveDate, slot: usize) {
        (self.cursor, self.slot, self.focus) = (Some(day), slot, true);
        self.turn_to(Month::of(day));
    }

    /// What the cursor is on: a session of its day.
    #[must_use]
    pub(super) fn item(&self) -> Option<Item> {
        let day = self.cursor?;
        (self.slot < self.seen(day)).then(|| self.index.on(day).get(self.slot).copied()).flatten()
    }

    /// So many sessions of a day are seen.
    #[must_use]
    pub(super) fn seen(&self, day: NaiveDate) -> usize {
        let count = self.index.on(day).len();
        if count <= self.fits { count } else { self.fits.saturating_sub(1) }
    }

    /// So many stops a day has for the cursor: its sessions, and the button for the rest.
    fn stops(&self, day: NaiveDate) -> usize {
        self.seen(day) + usize::from(self.index.on(day).len() > self.fits)
    }

    /// Moves the cursor by days.
    pub(super) fn step_days(&mut self, view: &View<'_>, days: i64) {
        let Some(day) = self.cursor else { return self.begin(view) };
        let span = Days::new(days.unsigned_abs());
        let to = if days < 0 { day.checked_sub_days(span) } else { day.checked_add_days(span) };
        if let Some(to) = to {
            let slot = self.slot.min(self.stops(to).saturating_sub(1));
            self.go_to(to, if self.extent == Extent::Month { slot } else { 0 });
        }
    }

    /// Moves the cursor within its day, else to the day a week later or before.
    pub(super) fn step_down(&mut self, view: &View<'_>, down: bool) {
        let Some(day) = self.cursor else { return self.begin(view) };
        if self.extent == Extent::Month {
            if down && self.slot + 1 < self.stops(day) {
                return self.go_to(day, self.slot + 1);
            }
            if !down && self.slot > 0 {
                return self.go_to(day, self.slot - 1);
            }
        }
        let week = Days::new(7);
        let to = if down { day.checked_add_days(week) } else { day.checked_sub_days(week) };
        if let Some(to) = to {
            self.go_to(to, if down { 0 } else { self.stops(to).saturating_sub(1) });
        }
    }

    /// Moves the cursor by months, to the same day of the month.
    pub(super) fn step_months(&mut self, view: &View<'_>, later: bool) {
        let Some(day) = self.cursor else { return self.turn(view, later) };
        let one = Months::new(1);
        if let Some(to) = if later { day.checked_add_months(one) } else { day.checked_sub_months(one) } {
            self.go_to(to, 0);
        }
    }

    /// Puts the cursor on the first day of the month that has a session, else on its first one.
    fn begin(&mut self, view: &View<'_>) {
        let month = self.month(view);
        let first = month.first_day();
        let mut days = first.iter_days().take_while(|day| month.contains(*day));
        let day = days.find(|day| !self.index.on(*day).is_empty()).unwrap_or(first);
        self.go_to(day, 0);
    }

    /// What the list holds.
    #[must_use]
    pub(super) fn list(&self, view: &View<'_>) -> Arc<[Item]> {
        match self.listed {
            Listed::Undated => self.index.undated_in(self.month(view)),
            Listed::Unscheduled => self.index.unscheduled(),
            Listed::Day(day) => self.index.on(day).into(),
        }
    }

    /// Brings a session into sight: its day, else the list in which it stands.
    pub fn bring_into_sight(&mut self, view: &View<'_>, entry: Entry) {
        self.index.keep(view);
        let Some(session) = view.snapshot.sessions.get(entry.session) else { return };
        match (days_of(session).first(), session.month) {
            (Some(day), _) => {
                let on = self.index.on(*day);
                let slot = on.iter().position(|item| *item == Item::Unit(entry)).unwrap_or(0);
                self.extent = Extent::Month;
                self.go_to(*day, slot);
                if slot >= self.seen(*day) {
                    self.listed = Listed::Day(*day);
                    self.reveal = Some(entry);
                }
            }
            (None, Some(month)) => {
                self.turn_to(month);
                self.extent = Extent::Month;
                (self.listed, self.reveal) = (Listed::Undated, Some(entry));
            }
            (None, None) => (self.listed, self.reveal) = (Listed::Unscheduled, Some(entry)),
        }
    }

    /// What Ctrl+A selects: what stands on the cursor's day, or in the list if the leading session stands there.
    #[must_use]
    pub fn all_beside(&self, view: &View<'_>) -> Vec<Entry> {
        let leading = view.selection.leading().map(Item::Unit);
        let day = self.cursor.map(|day| self.index.on(day)).unwrap_or_default();
        let of_day = leading.is_none_or(|item| day.contains(&item)) && !day.is_empty();
        let items: Arc<[Item]> = if of_day { day.into() } else { self.list(view) };
        items.iter().filter_map(|item| item.entry()).collect()
    }

    /// Everything of the shown month or year, day by day, then what has no day: what is copied where nothing is selected.
    #[must_use]
    pub fn shown(&self, view: &View<'_>) -> Vec<Entry> {
        let month = self.month(view);
        let months = match self.extent {
            Extent::Month => vec![month],
            Extent::Year => months_of(month.year()),
        };
        let undated: Vec<Item> =
            months.iter().flat_map(|month| self.index.undated_in(*month).to_vec()).collect();
        let days = months
            .iter()
            .flat_map(|month| month.first_day().iter_days().take_while(move |day| month.contains(*day)));
        let mut entries: Vec<Entry> = Vec::new();
        let mut met = std::collections::HashSet::new();
        let dated = days.flat_map(|day| self.index.on(day));
        for entry in dated.chain(undated.iter()).filter_map(|item| item.entry()) {
            if met.insert(entry) {
                entries.push(entry);
            }
        }
        entries
    }
}

/// The months of a calendar year.
#[must_use]
pub fn months_of(year: i32) -> Vec<Month> {
    (1..=12).filter_map(|number| Month::new(year, number)).collect()
}

/// The Monday with which the page of a month begins, and how many weeks it has.
#[must_use]
pub fn weeks(month: Month) -> (NaiveDate, u8) {
    let first = month.first_day();
    let lead = first.weekday().num_days_from_monday();
    let monday = first.checked_sub_days(Days::new(u64::from(lead))).unwrap_or(first);
    let days = lead + month.last_day().day();
    (monday, u8::try_from(days.div_ceil(7)).unwrap_or(6))
}

/// A day of the page that begins with a Monday; `None` beyond the days that there are.
#[must_use]
pub fn day_at(monday: NaiveDate, week: u8, weekday: u8) -> Option<NaiveDate> {
    monday.checked_add_days(Days::new(u64::from(week) * 7 + u64::from(weekday)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_begins_on_a_monday_and_holds_the_whole_month() {
        let page = |year, number| {
            let (monday, weeks) = weeks(Month::new(year, number).unwrap());
            (monday.to_string(), weeks)
        };
        assert_eq!(page(2023, 5), ("2023-05-01".to_owned(), 5));
        assert_eq!(page(2023, 4), ("2023-03-27".to_owned(), 5));
        assert_eq!(page(2023, 7), ("2023-06-26".to_owned(), 6));
        assert_eq!(page(2021, 2), ("2021-02-01".to_owned(), 4));
    }
}
