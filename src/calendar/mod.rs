//! Working days and holidays of mainland China in the years for which they are announced, with the days that a file
//! says otherwise. Pure facts and counting.

mod holidays;

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::model::day_override::DayOverride;
use crate::model::{Month, Snapshot};

/// What a day is for an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// A working day of the week.
    Working,
    /// A Saturday or Sunday off.
    Weekend,
    /// A day off that belongs to the holiday of that name (also where it falls on a weekend).
    Holiday(&'a str),
    /// 调休: a Saturday or Sunday on which offices work.
    MakeUp,
}

impl DayKind<'_> {
    /// Whether offices work on it.
    #[must_use]
    pub fn works(self) -> bool {
        matches!(self, Self::Working | Self::MakeUp)
    }
}

/// Whether the holidays of a year are known. They are announced in the November before it.
#[must_use]
pub fn known(year: i32) -> bool {
    holidays::years().contains(&year)
}

/// A day that was found by counting working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The day.
    pub day: NaiveDate,
    /// Whether every day on the way is of a year whose holidays are [`known`], or said by the file; where not, Monday to
    /// Friday were counted.
    pub sure: bool,
}

/// The calendar of a file: the announced days, and those that the file says otherwise. [`Calendar::default`] has none.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    own: BTreeMap<NaiveDate, DayOverride>,
}

impl Calendar {
    /// The calendar of a file.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        Self { own: snapshot.day_overrides.iter().map(|own| (own.day, own.clone())).collect() }
    }

    /// What a day is: what the file says, else what is announced. In a year that is not [`known`] that tells weekdays
    /// from weekends and nothing more.
    #[must_use]
    pub fn day_kind(&self, day: NaiveDate) -> DayKind<'_> {
        if let Some(own) = self.own.get(&day) {
            let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            return match (own.works, weekend) {
                (true, true) => DayKind::MakeUp,
                (true, false) => DayKind::Working,
                (false, true) if own.holiday.is_empty() => DayKind::Weekend,
                (false, _) => DayKind::Holiday(&own.holiday),
            };
        }
        if let Some(special) = holidays::on(day) {
            return special;
        }
        match day.weekday() {
            Weekday::Sat | Weekday::Sun => DayKind::Weekend,
            _ => DayKind::Working,
        }
    }

    /// Whether the file says of any day of a year what it is.
    #[must_use]
    pub fn has_own_days(&self, year: i32) -> bool {
        self.own.keys().any(|day| day.year() == year)
    }

    /// Working days of a month. In a year whose holidays are not [`known`] they are counted only where the file says
    /// something of the year, all other days by weekday; else `None`.
    #[must_use]
    pub fn working_days(&self, month: Month) -> Option<u32> {
        if !known(month.year()) && !self.has_own_days(month.year()) {
            return None;
        }
        let days = month.first_day().iter_days().take_while(|day| month.contains(*day));
        u32::try_from(days.filter(|day| self.day_kind(*day).works()).count()).ok()
    }

    /// The `n`th working day after `day`, which does not count itself; `day` itself for 0. `None` beyond the years
    /// that a date can have.
    #[must_use]
    pub fn add_working_days(&self, day: NaiveDate, n: u32) -> Option<Counted> {
        self.walk(day, n, |day| day.checked_add_days(Days::new(1)))
    }

    /// The `n`th working day before `day`, as [`Self::add_working_days`].
    #[must_use]
    pub fn sub_working_days(&self, day: NaiveDate, n: u32) -> Option<Counted> {
        self.walk(day, n, |day| day.checked_sub_days(Days::new(1)))
    }

    /// `day` itself where offices work on it, else the next day on which they do. `None` beyond the years that
    /// a date can have.
    #[must_use]
    pub fn working_day_from(&self, day: NaiveDate) -> Option<Counted> {
        self.add_working_days(day.pred_opt()?, 1)
    }

    /// `day` itself where offices work on it, else the last day before it on which they did, as
    /// [`Self::working_day_from`].
    #[must_use]
    pub fn working_day_until(&self, day: NaiveDate) -> Option<Counted> {
        self.sub_working_days(day.succ_opt()?, 1)
    }

    fn walk(&self, day: NaiveDate, n: u32, step: impl Fn(NaiveDate) -> Option<NaiveDate>) -> Option<Counted> {
        let (mut day, mut left, mut sure) = (day, n, true);
        while left > 0 {
            day = step(day)?;
            sure &= known(day.year()) || self.own.contains_key(&day);
            if self.day_kind(day).works() {
                left -= 1;
            }
        }
        Some(Counted { day, sure })
    }
}
