//! Days of the lunar calendar.

/// A day of the lunar calendar (农历).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LunarDate {
    /// The lunar year, by the solar year in which it begins.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 闰: the month that follows the one of its number.
    pub leap: bool,
    /// 1 to 30.
    pub day: u8,
}
