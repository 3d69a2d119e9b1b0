//! What has been fixed about the time of a session, beside the month that it was planned for.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::Month;

/// The days a session takes place on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Days {
    /// One day.
    On(NaiveDate),
    /// Several single days, in order (`8月26、27日`).
    Each(Vec<NaiveDate>),
    /// All days from the first to the second, both included (`5月15日至19日`).
    Range(NaiveDate, NaiveDate),
    /// The first, second or third ten days of a month (上旬, 中旬, 下旬: 1 to 3).
    Third(Month, u8),
    /// Any time up to and including a day (`3月31日前完成`).
    DueBy(NaiveDate),
}

impl Days {
    /// The last day that the wording allows; deadlines count from it.
    #[must_use]
    pub fn last(&self) -> Option<NaiveDate> {
        match self {
            Self::On(day) | Self::Range(_, day) | Self::DueBy(day) => Some(*day),
            Self::Each(days) => days.iter().max().copied(),
            Self::Third(month, part) => {
                Some(if *part >= 3 { month.last_day() } else { month.day_or_last(u32::from(*part) * 10) })
            }
        }
    }

    /// The first day that the wording names; `None` where it only sets an end.
    #[must_use]
    pub fn first(&self) -> Option<NaiveDate> {
        match self {
            Self::On(day) | Self::Range(day, _) => Some(*day),
            Self::Each(days) => days.iter().min().copied(),
            Self::Third(month, part) => Some(month.day_or_last(u32::from(part.saturating_sub(1)) * 10 + 1)),
            Self::DueBy(_) => None,
        }
    }

    /// Whether any of it can lie in a month.
    #[must_use]
    pub fn can_lie_in(&self, month: Month) -> bool {
        let late_enough = self.last().is_none_or(|last| last >= month.first_day());
        late_enough && self.first().is_none_or(|first| first <= month.last_day())
    }
}

/// A fixed time: days, clock times, and how sure they are. The original wording stands beside it in the session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// The day or days.
    pub days: Days,
    /// Start, local time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_from: Option<NaiveTime>,
    /// End, local time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_to: Option<NaiveTime>,
    /// 暂定: said, not yet sure.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub tentative: bool,
    /// A part (mostly the year) was inferred by the program, not written in the source.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
}

impl When {
    /// One day without clock times.
    #[must_use]
    pub fn on(day: NaiveDate) -> Self {
        Self { days: Days::On(day), time_from: None, time_to: None, tentative: false, inferred: false }
    }
}
