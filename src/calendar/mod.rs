//! Working days and holidays of mainland China in the years for which they are announced. Pure facts and counting.

mod holidays;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::model::Month;

/// What a day is for an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// A working day of the week.
    Working,
    /// A Saturday or Sunday off.
    Weekend,
    /// A day off that belongs to the holiday of that name (also where it falls on a weekend).
    Holiday(&'static str),
    /// 调休: a Saturday or Sunday on which offices work.
    MakeUp,
}

impl DayKind {
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

/// What a day is. In a year that is not [`known`] this tells weekdays from weekends and nothing more.
#[must_use]
pub fn day_kind(day: NaiveDate) -> DayKind {
    if let Some(special) = holidays::on(day) {
        return special;
    }
    match day.weekday() {
        Weekday::Sat | Weekday::Sun => DayKind::Weekend,
        _ => DayKind::Working,
    }
}

/// Working days of a month; `None` in a year whose holidays are not known.
#[must_use]
pub fn working_days(month: Month) -> Option<u32> {
    if !known(month.year()) {
        return None;
    }
    let days = month.first_day().iter_days().take_while(|day| month.contains(*day));
    u32::try_from(days.filter(|day| day_kind(*day).works()).count()).ok()
}

/// A day that was found by counting working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The day.
    pub day: NaiveDate,
    /// Whether the holidays of every year on the way are [`known`]; where they are not, Monday to Friday were counted.
    pub sure: bool,
}

/// The `n`th working day after `day`, which does not count itself; `day` itself for 0. `None` beyond the years that a
/// date can have.
#[must_use]
pub fn add_working_days(day: NaiveDate, n: u32) -> Option<Counted> {
    walk(day, n, |day| day.checked_add_days(Days::new(1)))
}

/// The `n`th working day before `day`, as [`add_working_days`].
#[must_use]
pub fn sub_working_days(day: NaiveDate, n: u32) -> Option<Counted> {
    walk(day, n, |day| day.checked_sub_days(Days::new(1)))
}

fn walk(day: NaiveDate, n: u32, step: impl Fn(NaiveDate) -> Option<NaiveDate>) -> Option<Counted> {
    let (mut day, mut left, mut sure) = (day, n, true);
    while left > 0 {
        day = step(day)?;
        sure &= known(day.year());
        if day_kind(day).works() {
            left -= 1;
        }
    }
    Some(Counted { day, sure })
}
