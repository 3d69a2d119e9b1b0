//! Why an edit is refused; the sentences are made in `text`.

use chrono::NaiveDate;

use crate::model::Month;

/// Why an edit was refused. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditRefusal {
    /// The thing it is about is no longer there.
    Gone,
    /// A name is empty, too long, or holds control characters.
    BadName(String),
    /// Another unit or group bears the name.
    NameTaken(String),
    /// The year is in the file already.
    YearTaken(i32),
    /// A year outside 1990 to 2200.
    BadYear(i32),
    /// The year is closed.
    YearClosed(i32),
    /// The placement is locked.
    Locked(String),
    /// The month is not one of the year's.
    MonthOutside(Month),
    /// A programme must have at least one month.
    NoMonths,
    /// A group that units stand in cannot be deleted.
    GroupInUse(String),
    /// The same thing twice where two are needed.
    SameTwice,
    /// Only branch sessions stand on the board.
    NotABranchSession,
    /// A day of the month outside 1 to 31.
    BadDay(u8),
    /// The proposal names no year and there is none in the file.
    NoYear,
    /// A question of that id is not asked, or has no such answer.
    BadAnswer(String),
    /// The event does not fit what came before (退回 or 审核通过 without 收到).
    NothingReceived(String),
    /// A deadline that lies before the day on which it is given: deadline and day.
    UntilBefore(chrono::NaiveDate, chrono::NaiveDate),
    /// More sessions than a unit can owe in a year.
    BadDuty(u8),
    /// The text is longer than a form can hold.
    TooLong,
    /// The unit has ended.
    Abolished(String),
    /// The unit has a change of that day or later already.
    ChangedSince(NaiveDate),
    /// Staying away from a year needs a reason.
    NoReason,
    /// The file has units already.
    NotEmpty,
    /// A row of the data refers to one that is not there: its table and id.
    Dangling(String, i64),
}
