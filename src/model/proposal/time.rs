//! When a session is, as a source says it. The JSON keeps one key for each form (`month`, `date`, `dates` …), among the keys
//! of the assignment.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::model::Month;
use crate::model::when::{Days, When};

/// A time as a source says it: its value where it has one, its hours, how sure it is, and its wording.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Keys", into = "Keys")]
pub struct Time {
    /// The days or months; `None` where nothing is said, or only that it will be told (另行通知).
    pub value: Option<TimeValue>,
    /// Start.
    pub from: Option<NaiveTime>,
    /// End, or the hour of a due-by.
    pub to: Option<NaiveTime>,
    /// 暂定, 拟.
    pub tentative: bool,
    /// The year was not written and is inferred.
    pub year_inferred: bool,
    /// Original wording.
    pub text: Option<String>,
}

/// What a time names. Each value is one form that notices use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeValue {
    /// A month.
    Month(Month),
    /// Several months, in order.
    Months(Vec<Month>),
    /// All months from the first to the second.
    MonthRange(Month, Month),
    /// The first, second or third ten days of a month (上旬, 中旬, 下旬: 1 to 3).
    Third(Month, u8),
    /// A quarter (1 to 4) of a year.
    Quarter(i32, u32),
    /// One day.
    Day(NaiveDate),
    /// Several days, in order.
    Days(Vec<NaiveDate>),
    /// All days from the first to the second.
    DayRange(NaiveDate, NaiveDate),
    /// Any time up to a day.
    DueBy(NaiveDate),
    /// Again and again (每月第二周, 每双月).
    Recurring(Recurrence),
}

/// Something that comes again and again. How it does is its wording's to say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recurrence {
    /// Its wording.
    pub text: String,
    /// The months it falls into, where the wording tells them.
    #[serde(skip)]
    pub months: Vec<Month>,
}

impl Time {
    /// A planned month.
    #[must_use]
    pub fn month(month: Month) -> Self {
        TimeValue::Month(month).into()
    }

    /// Whether nothing at all is said about it.
    #[must_use]
    pub fn is_unsaid(&self) -> bool {
        self.value.is_none() && self.text.as_deref().is_none_or(|text| text.trim().is_empty())
    }

    /// The time as a question offers it and names it: `2023-05`, `2023-05-12`, `2023-04/2023-06`; empty without a value.
    #[must_use]
    pub fn value_text(&self) -> String {
        fn list<T: ToString>(all: &[T]) -> String {
            all.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
        }
        match &self.value {
            None => String::new(),
            Some(TimeValue::Quarter(year, quarter)) => quarter_text(*year, *quarter),
            Some(TimeValue::Month(month) | TimeValue::Third(month, _)) => month.to_string(),
            Some(TimeValue::Months(months)) => list(months),
            Some(TimeValue::Recurring(recurrence)) => list(&recurrence.months),
            Some(TimeValue::MonthRange(first, last)) => format!("{first}/{last}"),
            Some(TimeValue::Day(day) | TimeValue::DueBy(day)) => day.to_string(),
            Some(TimeValue::DayRange(first, last)) => format!("{first}/{last}"),
            Some(TimeValue::Days(days)) => list(days),
        }
    }

    /// The month, where it names one and no days in it.
    #[must_use]
    pub fn single_month(&self) -> Option<Month> {
        match &self.value {
            Some(TimeValue::Month(month) | TimeValue::Third(month, _)) => Some(*month),
            _ => None,
        }
    }

    /// The first and the last month that it names; the same twice for a single one.
    #[must_use]
    pub fn months(&self) -> Option<(Month, Month)> {
        let ends = |months: &[Month]| Some((*months.iter().min()?, *months.iter().max()?));
        match self.value.as_ref()? {
            TimeValue::Month(month) | TimeValue::Third(month, _) => Some((*month, *month)),
            TimeValue::Months(months) => ends(months),
            TimeValue::Recurring(recurrence) => ends(&recurrence.months),
            TimeValue::MonthRange(first, last) => Some((*first, *last)),
            TimeValue::Quarter(year, quarter) => {
                let quarter = quarter.clamp(&1, &4);
                Some((Month::new(*year, quarter * 3 - 2)?, Month::new(*year, quarter * 3)?))
            }
            TimeValue::Day(day) | TimeValue::DueBy(day) => Some((Month::of(*day), Month::of(*day))),
            TimeValue::Days(days) => Some((Month::of(*days.iter().min()?), Month::of(*days.iter().max()?))),
            TimeValue::DayRange(first, last) => Some((Month::of(*first), Month::of(*last))),
        }
    }

    /// The days that it fixes; `None` for months and what is not fixed.
    #[must_use]
    pub fn days(&self) -> Option<Days> {
        match self.value.as_ref()? {
            TimeValue::Day(day) => Some(Days::On(*day)),
            TimeValue::Days(days) => Some(Days::Each(days.clone())),
            TimeValue::DayRange(first, last) => Some(Days::Range(*first, *last)),
            TimeValue::Third(month, third) => Some(Days::Third(*month, *third)),
            TimeValue::DueBy(day) => Some(Days::DueBy(*day)),
            TimeValue::Month(_)
            | TimeValue::Months(_)
            | TimeValue::MonthRange(..)
            | TimeValue::Quarter(..)
            | TimeValue::Recurring(_) => None,
        }
    }

    /// The days that it fixes, with their hours.
    #[must_use]
    pub fn when(&self) -> Option<When> {
        let days = self.days()?;
        let (time_from, time_to) = (self.from, self.to);
        Some(When { days, time_from, time_to, tentative: self.tentative, inferred: self.year_inferred })
    }

    /// Several single months (3月、9月) are as many times; all else, months in a row too, is one.
    #[must_use]
    pub fn month_by_month(&self) -> Vec<Self> {
        let months = match &self.value {
            Some(TimeValue::Months(months)) => months,
            Some(TimeValue::Recurring(recurrence)) => &recurrence.months,
            _ => return vec![self.clone()],
        };
        let in_a_row = months.windows(2).all(|two| two[0].next() == two[1]);
        if months.len() < 2 || in_a_row {
            return vec![self.clone()];
        }
        let single =
            |month: &Month| Self { value: Some(TimeValue::Month(*month)), text: None, ..self.clone() };
        months.iter().map(single).collect()
    }
}

impl From<TimeValue> for Time {
    fn from(value: TimeValue) -> Self {
        Self { value: Some(value), ..Self::default() }
    }
}

/// The keys of a time in JSON: one of the first ones, or none.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Keys {
    month: Option<Month>,
    #[serde(skip_serializing_if = "Option::is_none")]
    third: Option<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    months: Vec<Month>,
    #[serde(skip_serializing_if = "Option::is_none")]
    month_from: Option<Month>,
    #[serde(skip_serializing_if = "Option::is_none")]
    month_to: Option<Month>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dates: Vec<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_from: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_to: Option<NaiveDate>,
    /// `2023-Q1`
    #[serde(skip_serializing_if = "Option::is_none")]
    quarter: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_by: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recurrence: Option<Recurrence>,
    /// `09:00`
    #[serde(skip_serializing_if = "Option::is_none", with = "crate::model::clock")]
    time_from: Option<NaiveTime>,
    #[serde(skip_serializing_if = "Option::is_none", with = "crate::model::clock")]
    time_to: Option<NaiveTime>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    tentative: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    year_inferred: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    when_text: Option<String>,
}

impl From<Time> for Keys {
    fn from(time: Time) -> Self {
        let Time { value, from, to, tentative, year_inferred, text } = time;
        let keys = Self {
            time_from: from,
            time_to: to,
            tentative,
            year_inferred,
            when_text: text,
            ..Self::default()
        };
        match value {
            None => keys,
            Some(TimeValue::Month(month)) => Self { month: Some(month), ..keys },
            Some(TimeValue::Months(months)) => Self { months, ..keys },
            Some(TimeValue::MonthRange(first, last)) => {
                Self { month_from: Some(first), month_to: Some(last), ..keys }
            }
            Some(TimeValue::Third(month, third)) => Self { month: Some(month), third: Some(third), ..keys },
            Some(TimeValue::Quarter(year, quarter)) => {
                Self { quarter: Some(quarter_text(year, quarter)), ..keys }
            }
            Some(TimeValue::Day(day)) => Self { date: Some(day), ..keys },
            Some(TimeValue::Days(dates)) => Self { dates, ..keys },
            Some(TimeValue::DayRange(first, last)) => {
                Self { date_from: Some(first), date_to: Some(last), ..keys }
            }
            Some(TimeValue::DueBy(day)) => Self { due_by: Some(day), ..keys },
            Some(TimeValue::Recurring(recurrence)) => {
                Self { months: recurrence.months.clone(), recurrence: Some(recurrence), ..keys }
            }
        }
    }
}

impl From<Keys> for Time {
    fn from(keys: Keys) -> Self {
        let quarter = keys.quarter.as_deref().and_then(quarter);
        let value = if let Some(recurrence) = keys.recurrence {
            Some(TimeValue::Recurring(Recurrence { months: keys.months, ..recurrence }))
        } else if let Some(day) = keys.date {
            Some(TimeValue::Day(day))
        } else if !keys.dates.is_empty() {
            Some(TimeValue::Days(keys.dates))
        } else if let Some((first, last)) = keys.date_from.zip(keys.date_to) {
            Some(TimeValue::DayRange(first, last))
        } else if let Some(day) = keys.due_by {
            Some(TimeValue::DueBy(day))
        } else if let Some((month, third)) = keys.month.zip(keys.third) {
            Some(TimeValue::Third(month, third))
        } else if let Some(month) = keys.month {
            Some(TimeValue::Month(month))
        } else if !keys.months.is_empty() {
            Some(TimeValue::Months(keys.months))
        } else if let Some((first, last)) = keys.month_from.zip(keys.month_to) {
            Some(TimeValue::MonthRange(first, last))
        } else {
            quarter.map(|(year, quarter)| TimeValue::Quarter(year, quarter))
        };
        Self {
            value,
            from: keys.time_from,
            to: keys.time_to,
            tentative: keys.tentative,
            year_inferred: keys.year_inferred,
            text: keys.when_text,
        }
    }
}

fn quarter_text(year: i32, quarter: u32) -> String {
    format!("{year:04}-Q{quarter}")
}

/// `2023-Q1`
fn quarter(text: &str) -> Option<(i32, u32)> {
    let (year, quarter) = text.split_once("-Q")?;
    Some((year.parse().ok()?, quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_time_comes_back_from_its_keys() {
        let month = |number| Month::new(2023, number).unwrap();
        let day = |number| NaiveDate::from_ymd_opt(2023, 5, number).unwrap();
        let recurrence =
            Recurrence { text: "每双月第一周".to_owned(), months: vec![month(2), month(4)] };
        for value in [
            None,
            Some(TimeValue::Month(month(4))),
            Some(TimeValue::Months(vec![month(3), month(9)])),
            Some(TimeValue::MonthRange(month(4), month(6))),
            Some(TimeValue::Third(month(4), 3)),
            Some(TimeValue::Quarter(2023, 2)),
            Some(TimeValue::Day(day(12))),
            Some(TimeValue::Days(vec![day(12), day(14)])),
            Some(TimeValue::DayRange(day(12), day(14))),
            Some(TimeValue::DueBy(day(31))),
            Some(TimeValue::Recurring(recurrence)),
        ] {
            let time = Time {
                value,
                from: NaiveTime::from_hms_opt(9, 0, 0),
                to: NaiveTime::from_hms_opt(11, 30, 0),
                tentative: true,
                year_inferred: true,
                text: Some("wording".to_owned()),
            };
            let json = serde_json::to_value(&time).unwrap();
            assert_eq!(json["time_from"], "09:00");
            assert_eq!(serde_json::from_value::<Time>(json).unwrap(), time);
        }
    }

    #[test]
    fn months_in_a_row_are_one_time_and_single_ones_several() {
        let month = |number| Month::new(2023, number).unwrap();
        let times = |months: &[u32]| {
            Time::from(TimeValue::Months(months.iter().map(|n| month(*n)).collect())).month_by_month()
        };
        assert_eq!(times(&[3, 4]).len(), 1);
        assert_eq!(times(&[3, 9]), [Time::month(month(3)), Time::month(month(9))]);
    }
}
