//! A month of a year, the row of the board and of the printed schedule.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A calendar month, written `2023-04`. Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(NaiveDate);

impl Month {
    /// The month `month` (1 to 12) of `year`; `None` outside that range or chrono's years.
    #[must_use]
    pub fn new(year: i32, month: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, 1).map(Self)
    }

    /// The month that holds `day`.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Calendar year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Number of the month, 1 to 12.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0.month()
    }

    /// First day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        self.0
    }

    /// Last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        self.next().0.pred_opt().unwrap_or(self.0)
    }

    /// Day `day` of this month; a day beyond the month's end is its last day (31日前 in June is the 30th).
    #[must_use]
    pub fn day_or_last(self, day: u32) -> NaiveDate {
        self.0.with_day(day.max(1)).unwrap_or_else(|| self.last_day())
    }

    /// The same month so many years later, or earlier where `years` is negative.
    #[must_use]
    pub fn years_later(self, years: i32) -> Option<Self> {
        self.in_year(self.year().checked_add(years)?)
    }

    /// The following month.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.checked_add_months(Months::new(1)).unwrap_or(self.0))
    }

    /// The month before.
    #[must_use]
    pub fn before(self) -> Self {
        Self(self.0.checked_sub_months(Months::new(1)).unwrap_or(self.0))
    }

    /// Whether `day` lies in this month.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }

    /// The same month number in `year`.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<Self> {
        Self::new(year, self.number())
    }

    /// All months from `first` to `last`, both included; empty when `last` is before `first`.
    #[must_use]
    pub fn range(first: Self, last: Self) -> Vec<Self> {
        let mut months = Vec::new();
        let mut month = first;
        while month <= last {
            months.push(month);
            if month.next() == month {
                break;
            }
            month = month.next();
        }
        months
    }

    /// Reads `2023-04`; with `year` also `4`, `04` or `4月`.
    #[must_use]
    pub fn parse(text: &str, year: Option<i32>) -> Option<Self> {
        let text = text.trim();
        if let Some((y, m)) = text.split_once('-') {
            return Self::new(y.parse().ok()?, m.parse().ok()?);
        }
        Self::new(year?, text.trim_end_matches('月').parse().ok()?)
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text, None).ok_or_else(|| serde::de::Error::custom(format!("not a month: {text}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_knows_its_days_and_its_neighbour() {
        let december = Month::new(2023, 12).unwrap();
        assert_eq!(december.next(), Month::new(2024, 1).unwrap());
        assert_eq!(december.last_day().to_string(), "2023-12-31");
        assert_eq!(Month::new(2023, 6).unwrap().day_or_last(31).to_string(), "2023-06-30");
        assert_eq!(Month::range(Month::new(2023, 11).unwrap(), Month::new(2024, 2).unwrap()).len(), 4);
    }

    #[test]
    fn a_month_is_read_long_and_short() {
        assert_eq!(Month::parse("2023-04", None), Month::new(2023, 4));
        assert_eq!(Month::parse("4月", Some(2023)), Month::new(2023, 4));
        assert_eq!(Month::parse("13", Some(2023)), None);
        assert_eq!(Month::parse("4", None), None);
        assert_eq!(serde_json::to_string(&Month::new(2023, 4).unwrap()).unwrap(), "\"2023-04\"");
    }
}
