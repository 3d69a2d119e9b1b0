//! Days that suit a session: theme days of departments and market days of townships.

use serde::{Deserialize, Serialize};

use super::ids::{MarketRuleId, ThemeDayId, UnitId};

/// When a theme day is, in any year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum ThemeDayRule {
    /// A day of the year.
    Day {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// A run of days; one that ends before it begins runs over the end of the year.
    Days {
        /// First month.
        month: u8,
        /// First day.
        day: u8,
        /// Last month.
        to_month: u8,
        /// Last day.
        to_day: u8,
    },
    /// A whole month.
    Month {
        /// 1 to 12.
        month: u8,
    },
    /// The N-th weekday of a month.
    Weekday {
        /// 1 to 12.
        month: u8,
        /// 1 to 5; -1 is the last.
        nth: i8,
        /// 1 is Monday, 7 Sunday.
        weekday: u8,
    },
    /// A day of the lunar year.
    Lunar {
        /// 1 to 12, never a leap month.
        month: u8,
        /// 1 to 30.
        day: u8,
    },
    /// A solar term.
    Term {
        /// 1 is 小寒 in January, 24 冬至 in December.
        term: u8,
    },
}

/// A theme day, beside those that the program knows or in the place of the one of its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeDay {
    /// Row id.
    pub id: ThemeDayId,
    /// Its name; a file has one of each.
    pub name: String,
    /// When it is.
    pub rule: ThemeDayRule,
    /// Stems of the names of units that it suits (市场监管); empty: all.
    pub stems: Vec<String>,
    /// Whether it counts here; false puts one aside that the program knows.
    pub used: bool,
}

/// On which days a market is held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum MarketDays {
    /// Days of the solar month that end in one of these digits (逢公历5、10).
    SolarDigits {
        /// 0 to 9; 10 is written 0.
        digits: Vec<u8>,
    },
    /// Days of the lunar month that end in one of these digits (逢农历三、六、九).
    LunarDigits {
        /// 0 to 9; 十 is written 0.
        digits: Vec<u8>,
    },
    /// Days of the week.
    Weekdays {
        /// 1 is Monday, 7 Sunday.
        days: Vec<u8>,
    },
    /// Odd days of the solar month.
    Odd,
    /// Even days of the solar month.
    Even,
    /// Every day.
    Daily,
}

/// The market days of a township. A township has one rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarketRule {
    /// Row id.
    pub id: MarketRuleId,
    /// The township.
    pub unit: UnitId,
    /// Its days.
    pub rule: MarketDays,
    /// Name or place of the market; may be empty.
    pub note: String,
}
