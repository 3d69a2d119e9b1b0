//! What holds for theme days and market days.

use chrono::NaiveDate;

use crate::model::special_day::{MarketDays, ThemeDayRule};

/// Whether a rule names a day that years have.
pub(super) fn is_rule(rule: &ThemeDayRule) -> bool {
    // 29 February comes in leap years only.
    let is_day = |month: u8, day: u8| NaiveDate::from_ymd_opt(2024, month.into(), day.into()).is_some();
    let is_month = |month: u8| (1..=12).contains(&month);
    match *rule {
        ThemeDayRule::Day { month, day } => is_day(month, day),
        ThemeDayRule::Days { month, day, to_month, to_day } => is_day(month, day) && is_day(to_month, to_day),
        ThemeDayRule::Month { month } => is_month(month),
        ThemeDayRule::Weekday { month, nth, weekday } => {
            is_month(month) && (nth == -1 || (1..=5).contains(&nth)) && (1..=7).contains(&weekday)
        }
        ThemeDayRule::Lunar { month, day } => is_month(month) && (1..=30).contains(&day),
        ThemeDayRule::Term { term } => (1..=24).contains(&term),
    }
}

/// Whether a rule names days at all, and none that there is not.
pub(super) fn is_market(rule: &MarketDays) -> bool {
    let among = |list: &[u8], first: u8, last: u8| {
        !list.is_empty() && list.iter().all(|n| (first..=last).contains(n))
    };
    match rule {
        MarketDays::SolarDigits { digits } | MarketDays::LunarDigits { digits } => among(digits, 0, 9),
        MarketDays::Weekdays { days } => among(days, 1, 7),
        MarketDays::Odd | MarketDays::Even | MarketDays::Daily => true,
    }
}
