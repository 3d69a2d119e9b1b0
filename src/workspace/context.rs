//! Clock, source of uids and name of the user, handed in so that the same input gives the same bytes.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, FixedOffset, Local, NaiveDate, SubsecRound, Utc};

/// Where time, uids and the user's name come from.
#[derive(Debug, Default)]
pub struct Context {
    /// The day and time it is.
    pub clock: Clock,
    /// Random ids.
    pub uids: Uids,
    /// Who works here: written beside edits and shown to somebody who finds the file locked.
    pub actor: String,
    /// Name of the machine.
    pub machine: String,
}

/// The time.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    /// The system's.
    #[default]
    System,
    /// The system's time of day on a given day (`--today`).
    OnDay(NaiveDate),
    /// One moment, for tests.
    Fixed(DateTime<Utc>),
}

impl Clock {
    /// Now, whole seconds.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System | Self::OnDay(_) => Utc::now().trunc_subsecs(0),
            Self::Fixed(at) => *at,
        }
    }

    /// Now, by the clock on the wall, which knows what day it is here.
    #[must_use]
    pub fn here(&self) -> DateTime<FixedOffset> {
        match self {
            Self::System | Self::OnDay(_) => self.now().with_timezone(&Local).fixed_offset(),
            Self::Fixed(at) => at.fixed_offset(),
        }
    }

    /// The day it is here.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        match self {
            Self::System => Local::now().date_naive(),
            Self::OnDay(day) => *day,
            Self::Fixed(at) => at.date_naive(),
        }
    }
}

/// Ids that are unique over all copies of a file.
#[derive(Debug, Default)]
pub enum Uids {
    /// Random.
    #[default]
    Random,
    /// Counted up, for tests and the sample.
    Counted(AtomicU64),
}

impl Uids {
    /// The next one: 32 hexadecimal digits.
    #[must_use]
    pub fn next(&self) -> String {
        match self {
            Self::Random => uuid::Uuid::new_v4().simple().to_string(),
            Self::Counted(n) => format!("{:032x}", n.fetch_add(1, Ordering::Relaxed)),
        }
    }
}
