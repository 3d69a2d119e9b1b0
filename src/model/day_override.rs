//! Days that are otherwise for the offices of this file than for the country.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::DayOverrideId;

/// What a day is, whatever the week and the announced holidays say. A day has one at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayOverride {
    /// Row id.
    pub id: DayOverrideId,
    /// The day.
    pub day: NaiveDate,
    /// Whether offices work on it.
    pub works: bool,
    /// The holiday that a day off belongs to (元旦); may be empty.
    pub holiday: String,
}

/// What the question begins with whose answer is the document that announced the holidays of a year. The answer is put
/// together with the year's days, and tells that these are all.
const ANNOUNCED: &str = "holidays:";

/// The question to which the document that announced the holidays of a year is the answer.
#[must_use]
pub fn announced_question(year: i32) -> String {
    format!("{ANNOUNCED}{year}")
}

/// The year whose announcement the question is about.
#[must_use]
pub fn announced_year(question: &str) -> Option<i32> {
    question.strip_prefix(ANNOUNCED)?.parse().ok()
}

/// What an announcement of a year's holidays says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announcement {
    /// The year; `None` where the text does not tell.
    pub year: Option<i32>,
    /// Its title and number, as written; may be empty.
    pub document: String,
    /// Days off and make-up working days, in order, each once.
    pub days: Vec<AnnouncedDay>,
    /// What does not agree with itself, or was not understood.
    pub doubts: Vec<Doubt>,
}

/// A day of an announcement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnouncedDay {
    /// The day.
    pub day: NaiveDate,
    /// Whether offices work on it.
    pub works: bool,
    /// The holiday that it belongs to.
    pub holiday: String,
}

/// What an announced day is to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayChange {
    /// It is known as it is announced.
    Known,
    /// It comes in.
    New,
    /// It takes the place of a day that the file says otherwise.
    Replaces,
}

/// What a person should look at before an announcement is taken over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The day of the week that is written beside a day is another one.
    Weekday(NaiveDate),
    /// A holiday has another number of days than is written: its name, the number written and the one found.
    Count(String, u32, u32),
    /// Words that tell of days off or on and were not understood.
    Words(String),
}
