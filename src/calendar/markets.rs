//! Market days (圩日, 赶集) of townships.

use chrono::{Datelike, NaiveDate};

use super::lunar;
use crate::model::special_day::MarketDays;

/// Whether a market is held on a day. A lunar rule says no where the lunar date is not known.
#[must_use]
pub fn is_market_day(rule: &MarketDays, day: NaiveDate) -> bool {
    let digit = |n: u32| u8::try_from(n % 10).unwrap_or_default();
    match rule {
        MarketDays::SolarDigits { digits } => digits.contains(&digit(day.day())),
        MarketDays::LunarDigits { digits } => {
            lunar::lunar(day).is_some_and(|lunar| digits.contains(&(lunar.day % 10)))
        }
        MarketDays::Weekdays { days } => {
            days.iter().any(|weekday| u32::from(*weekday) == day.weekday().number_from_monday())
        }
        MarketDays::Odd => !day.day().is_multiple_of(2),
        MarketDays::Even => day.day().is_multiple_of(2),
        MarketDays::Daily => true,
    }
}
