//! The dialogs by name, each with what it is opened with. What they show is in `dialogs`.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::jobs::export::{PackageFile, Replace};
use crate::model::Month;
use crate::model::contact::ContactKind;
use crate::model::edit::Edit;
use crate::model::ids::{GroupId, ScheduleCopyId, SessionId, UnitId};
use crate::model::paper::{Format, PaperRequest};
use crate::model::pasted::Anchor;
use crate::model::problem::Problem;
use crate::model::report::{ReportEventKind, ReportTarget};
use crate::model::session::Role;
use crate::rules::limits::Break;

/// A dialog to be opened, with what it needs to know.
#[derive(Clone, Debug, PartialEq)]
pub enum DialogKind {
    /// Every command, to be searched.
    Palette,
    /// The backups of the open file.
    Backups,
    /// The sheet of keys.
    Keys,
    /// Day and reason of an event of reports.
    Mark(Marking),
    /// The day on which the sessions of these reports were held, and perhaps when the reports came.
    Held(Vec<ReportTarget>, NaiveDate),
    /// 催报: messages of a kind about these reports; none named: about all that the kind is for. With `true`, 月初提示 of
    /// the next month.
    Remind(ContactKind, Vec<ReportTarget>, bool),
    /// Which of several reports an event is about.
    Which(Marking),
    /// Sources to be read into the open file or a new one; none: to be pasted or chosen.
    Import(Vec<PathBuf>),
    /// Pasted text to be read.
    ImportText(String),
    /// A table that was pasted for the sessions of the year, and where it goes without names; empty: to be pasted.
    PasteTable(String, Option<Anchor>),
    /// What the notice's papers are written as.
    Package,
    /// The notice's papers being written into a folder.
    Packaging(Vec<PackageFile>, PathBuf),
    /// A paper being written, and what it may replace.
    Exporting(Box<PaperRequest>, Format, PathBuf, Replace),
    /// Region and year of an empty file.
    NewFile,
    /// What became of units since the year before.
    Turns,
    /// Liaisons of many units from a table.
    TakeLiaisons,
    /// The beginning of a year.
    NewYear,
    /// Units to be added.
    AddUnits,
    /// Two spellings of one unit to be made one; the first is given.
    Merge(UnitId, Option<UnitId>),
    /// 撤销, or going into another unit.
    Abolish(UnitId),
    /// Why sessions are placed although limits are passed.
    Reason(Box<Edit>, Vec<Break>),
    /// The months in which somebody cannot, and the one that it is about.
    Unavailable(Whose, Option<Month>),
    /// Least and most sessions of a month.
    Capacity(Option<Month>),
    /// The holidays of a year, and their announcement to be pasted.
    Holidays(i32),
    /// A day of a year that is otherwise for the offices of this file.
    OwnDay(i32),
    /// The theme days.
    Themes,
    /// The theme day of a name; `None`: a new one.
    Theme(Option<String>),
    /// The townships whose market days are known.
    Markets,
    /// The market days of a township.
    Market(UnitId),
    /// Why units stay away from the shown year.
    Exempt(Vec<UnitId>),
    /// A liaison or leader of a unit.
    Person(Person),
    /// Why a problem may stay as it is (已知悉).
    Note(Box<Problem>),
    /// Units that get a part in a session, at first that part.
    Parties(SessionId, Role),
    /// 计划外活动, perhaps of a unit that is meant already.
    Unplanned(Option<UnitId>),
    /// The figures of a unit on a session, or of the session as a whole.
    Figures(SessionId, Option<UnitId>),
    /// The groups of units.
    Groups,
    /// 方案与印发: the kept copies of the shown year's schedule.
    Copies,
    /// A copy of the schedule to be taken.
    TakeCopy,
    /// The schedule to be made what a copy has.
    RestoreCopy(ScheduleCopyId),
    /// Two copies side by side; `None`: the schedule as it stands.
    Compare(ScheduleCopyId, Option<ScheduleCopyId>),
    /// 登记印发, of a copy or of the schedule as it stands.
    Issue(Option<ScheduleCopyId>),
    /// The cause of a change of the issued schedule.
    Cause(AskedCause),
    /// Replies of units to a 征求意见稿.
    Replies(ScheduleCopyId),
    /// One unit's reply to it.
    UnitReply(ScheduleCopyId, UnitId),
    /// Something to be read: title and paragraphs.
    Message {
        /// Title.
        title: String,
        /// Paragraphs.
        text: Vec<String>,
    },
}

/// Whose months are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Those of every unit.
    All,
    /// Those of a group.
    Group(GroupId),
    /// Those of these units.
    Units(Vec<UnitId>),
}

/// A change of the issued schedule whose cause is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedCause {
    /// The change; `None`: it was made before, and is registered now.
    pub edit: Option<Box<Edit>>,
    /// The sessions that it changes.
    pub sessions: Vec<SessionId>,
}

/// What is to be recorded, of whom, and for which day.
#[derive(Clone, Debug, PartialEq)]
pub struct Marking {
    /// What.
    pub kind: ReportEventKind,
    /// Of whom.
    pub targets: Vec<ReportTarget>,
    /// The day that is proposed.
    pub on: NaiveDate,
}

/// Who is edited: of which unit, and which of its people, counted from 0; `None`: a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// 联络员
    Liaison(UnitId, Option<usize>),
    /// 分管领导
    Leader(UnitId, Option<usize>),
}
