//! Why an edit is refused; the sentence is made in `text`.

use chrono::NaiveDate;

use super::Month;
use super::change::Table;

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
    /// A session stays: what it is called (empty: it has no name), and why.
    SessionKept(String, Kept),
    /// A unit that has reported on a session stays one that holds it.
    HasReported(String),
    /// A branch session without a unit, or words for several, that hold it.
    NobodyHolds,
    /// A service that ends before it begins.
    EndsBefore(NaiveDate, NaiveDate),
    /// What is asked for stays as something came in already.
    RequirementInUse(String),
    /// A day of the month outside 1 to 31.
    BadDay(u8),
    /// Theme days or market days that no year has.
    NoSuchDays,
    /// The proposal names no year and there is none in the file.
    NoYear,
    /// A question of that id is not asked, or has no such answer.
    BadAnswer(String),
    /// The event does not fit what came before (退回 or 审核通过 without 收到).
    NothingReceived(String),
    /// A deadline that lies before the day on which it is given: deadline and day.
    UntilBefore(NaiveDate, NaiveDate),
    /// More sessions than a unit can owe in a year.
    BadDuty(u8),
    /// The text is longer than a form can hold.
    TooLong,
    /// The unit has ended.
    Abolished(String),
    /// The unit has a change of that day or later already.
    ChangedSince(NaiveDate),
    /// The unit has a change of that day or earlier already.
    ChangedBefore(NaiveDate),
    /// Staying away from a year needs a reason.
    NoReason,
    /// A least number above the most, or neither of them.
    BadLimits,
    /// Unavailable for a unit and for a group at once.
    TwoScopes,
    /// The file has units already.
    NotEmpty,
    /// A row of the data refers to one that is not there: its table and id.
    Dangling(String, i64),
    /// The edit to which everything was to go back is not in force itself.
    NotInForce,
    /// After the edit to which everything was to go back, rows were left out by a repair.
    PastRepair,
    /// The backup has no such year or unit.
    NotInBackup,
    /// The backup is one of another file.
    OtherFile,
    /// Rows of the table are changed by edits of their own only.
    NotPlain(Table),
    /// An issued copy never changes and never goes.
    CopyIssued,
    /// So many units have replied to the copy, which would be lost with it.
    CopyAnswered(usize),
    /// 登记印发 needs a document number.
    NoDocNo,
    /// 登记印发 needs the name of who signed.
    NoSigner,
    /// The year's schedule was not issued yet.
    NotIssued,
    /// Nothing of what is named differs from the issued schedule without a registered cause.
    NothingToRegister,
    /// An adjustment, or what is not taken over of a reply, needs a reason.
    NoCause,
    /// Only a 征求意见稿 is replied to.
    NotForReplies,
    /// The unit holds several sessions, and none was named.
    SeveralSessions(String),
}

/// Why a session cannot be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It was held on that day.
    Held(NaiveDate),
    /// Reports on it were recorded.
    Reported,
    /// Its placement is locked.
    Locked,
}
