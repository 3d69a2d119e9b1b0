//! Everything that can be asked of the file, and how each edit is named in history and status bar.

use chrono::{DateTime, NaiveDate, Utc};

use super::Month;
use super::change::{Row, Table, Tables};
use super::hand_over::HandOver;
use super::ids::{
    FeedbackId, GroupId, LiaisonId, ProgrammeId, ReportEventId, RequirementId, ScheduleCopyId, SessionId,
    UnitChangeId, UnitId,
};
use super::import::ImportReport;
use super::issuing::{Cause, Issuing, NewCopy, Reply};
use super::paper::PaperKind;
use super::parties::NewParty;
pub use super::parties::NewSession;
use super::people::LiaisonCard;
use super::proposal::Proposal;
use super::report::{Deadline, Minimum, ReportEventKind, ReportTarget};
use super::restore::RestorePart;
use super::rollover::RollOver;
use super::setting::SettingKey;
use super::statistics::TakenFigure;
use super::unit::{AliasKind, Tier, UnitKind};

pub use super::fact::{ProgrammeFact, SessionFact, UnitFact};
pub use super::label::{EditLabel, Named, NamedSession, RowsDone};
pub use super::refusal::{EditRefusal, Kept};

/// A wish to change the file. `Workspace::apply` checks it and turns it into row changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Sets a fact of the file; empty text takes it away.
    SetSetting(SettingKey, String),
    /// Begins a year with nothing but its main session and, as a suggestion, a report by the 25th.
    CreateProgramme {
        /// Calendar year, not yet in the file.
        year: i32,
        /// Name of the activity.
        title: String,
        /// Rows of the board.
        months: Vec<Month>,
    },
    /// Begins a year after another (结转).
    RollOver(Box<RollOver>),
    /// Places what is 未安排 in the months in which the units held their sessions in the year before (照上年安排).
    PlaceAsLastYear(ProgrammeId),
    /// Places what is 未安排 so that the months come out even (均衡填入).
    FillEvenly {
        /// The year.
        programme: ProgrammeId,
        /// Months before it get nothing.
        from: Month,
    },
    /// Gives sessions the months of a plan (智能安排).
    Plan {
        /// The year.
        programme: ProgrammeId,
        /// Which session goes to which month, in the order in which they are to stand.
        months: Vec<(SessionId, Month)>,
    },
    /// An edit that passes limits of the year, with the reason why it is made all the same. The limits that it passes are
    /// noted with it (已知悉); without a reason it is the edit alone.
    Reasoned {
        /// What is done.
        edit: Box<Edit>,
        /// Why; may be empty.
        reason: String,
    },
    /// Sets one fact of a year.
    SetProgramme(ProgrammeId, ProgrammeFact),
    /// Adds a unit for each name, with its duty in `programme`. Names that are known already are left alone.
    AddUnits {
        /// The year they take part in; `None`: only the list of units.
        programme: Option<ProgrammeId>,
        /// The units.
        units: Vec<NewUnit>,
    },
    /// Sets one fact of a unit.
    SetUnit(UnitId, UnitFact),
    /// Gives a unit another name, which no other unit may bear.
    AddAlias(UnitId, String, AliasKind),
    /// 更名: the unit bears another name from a day on; what lies before goes on printing the old one.
    RenameUnit {
        /// Which.
        unit: UnitId,
        /// The new name.
        name: String,
        /// The first day with it.
        on: NaiveDate,
        /// 依据, as written; may be empty.
        basis: String,
    },
    /// 撤销, or with `into` 合并: the unit ends on a day. What it held and reported stays with it, and so do years that
    /// are closed or over by then. What is still to be held from that day on goes to `into` - but for a month in which
    /// `into` has a session already - or is dropped.
    AbolishUnit {
        /// Which.
        unit: UnitId,
        /// The unit that goes on with its work.
        into: Option<UnitId>,
        /// The first day without it.
        on: NaiveDate,
        /// 依据, as written; may be empty.
        basis: String,
    },
    /// 合并 as [`Self::AbolishUnit`] with `into`, with what is handed over.
    MergeInto {
        /// Which.
        unit: UnitId,
        /// The unit that goes on with its work.
        into: UnitId,
        /// The first day without it.
        on: NaiveDate,
        /// 依据, as written; may be empty.
        basis: String,
        /// What goes to the other unit.
        parts: HandOver,
    },
    /// 新设: the day on which a unit began.
    FoundUnit {
        /// Which.
        unit: UnitId,
        /// The first day with it.
        on: NaiveDate,
        /// 依据, as written; may be empty.
        basis: String,
    },
    /// 划转: the unit stands in another group from a day on, in years that are open and not over by then.
    TransferUnit {
        /// Which.
        unit: UnitId,
        /// The group that it goes to.
        group: GroupId,
        /// Its new tier; `None`: as it was.
        tier: Option<Tier>,
        /// The first day on which it holds.
        on: NaiveDate,
        /// 依据, as written; may be empty.
        basis: String,
    },
    /// Takes a wrong entry of 新设 or 划转 away; where the unit stands is not touched.
    ForgetUnitChange(UnitChangeId),
    /// Adds liaisons to units, or brings those of the same name up to date; fields that are empty say nothing.
    TakeLiaisons {
        /// Who, of which unit; at least one.
        people: Vec<(UnitId, LiaisonCard)>,
        /// Liaisons of these units that are not among them go.
        only: bool,
    },
    /// Takes 撤销 or 合并 back: the unit works again and owes its sessions. What went to another unit stays there.
    ReinstateUnit(UnitId),
    /// Makes two rows that are one unit in two spellings one: sessions, reports and names of the first go to the
    /// second. Where both owe a session of the same year or month, one that carries nothing is dropped.
    MergeUnits {
        /// Ceases to be.
        from: UnitId,
        /// Stays.
        into: UnitId,
    },
    /// Puts a unit before another in 机构序列, or at the end.
    OrderUnit {
        /// Which.
        unit: UnitId,
        /// Before which; `None`: last.
        before: Option<UnitId>,
    },
    /// Adds a group of units.
    AddGroup(String),
    /// Renames a group.
    RenameGroup(GroupId, String),
    /// Puts a group before another, or at the end.
    OrderGroup {
        /// Which.
        group: GroupId,
        /// Before which; `None`: last.
        before: Option<GroupId>,
    },
    /// Deletes a group that no unit stands in.
    RemoveGroup(GroupId),
    /// Lets units take part in a year (with their owed sessions) in a group, or moves them to that group.
    SetParticipation {
        /// The year.
        programme: ProgrammeId,
        /// Who.
        units: Vec<UnitId>,
        /// Their table.
        group: GroupId,
    },
    /// 本年度不参加, or with `None` taking part again. The sessions of a unit that stays away go, but for those that are
    /// locked, held or reported on.
    SetExempt {
        /// The year.
        programme: ProgrammeId,
        /// Who.
        units: Vec<UnitId>,
        /// Why; not empty.
        reason: Option<String>,
    },
    /// Sets how many sessions a unit owes, at least one; owed sessions are added, or unplaced ones dropped.
    SetDuty {
        /// The year.
        programme: ProgrammeId,
        /// Who.
        unit: UnitId,
        /// `None`: as many as the year says.
        duty: Option<u8>,
    },
    /// Places branch sessions in a month (`None`: 未安排), before another session of the cell or at its end.
    Place {
        /// Which, in the order in which they are to stand.
        sessions: Vec<SessionId>,
        /// Where to.
        month: Option<Month>,
        /// Before which session of the target cell.
        before: Option<SessionId>,
    },
    /// Exchanges month and place in the cell of two sessions.
    Swap(SessionId, SessionId),
    /// Locks or unlocks placements.
    Lock(Vec<SessionId>, bool),
    /// Sets one fact of a session.
    SetSession(SessionId, SessionFact),
    /// Sets the same fact of several sessions at once.
    SetSessions(Vec<SessionId>, SessionFact),
    /// Moves sessions and sets their facts, each its own, as a pasted table says it.
    Arrange(Vec<Arranged>),
    /// Fixes the day on which sessions begin, or with `None` leaves it open again. Hours stay, and so do the lengths of those
    /// that take several days. A branch session goes to the month of the day, at the end of its cell, unless it was planned
    /// for a range of months that holds the day.
    SetDay {
        /// Which.
        sessions: Vec<SessionId>,
        /// The day.
        day: Option<NaiveDate>,
    },
    /// Moves placed branch sessions to the month after theirs, or before it, at the end of its cells.
    Shift {
        /// Which.
        sessions: Vec<SessionId>,
        /// To the month after (true) or before.
        later: bool,
    },
    /// Puts the sessions of cells into the order of their units in 机构序列.
    OrderByUnits(ProgrammeId, Cells),
    /// Adds a session of any kind. An owed one of its units that is 未安排 gives way to it, unless it is 计划外.
    AddSession(Box<NewSession>),
    /// Takes a session away, with who takes part in it and what is asked of it alone. One that is locked, was held or
    /// was reported on stays; a unit that owes it gets a new one that is 未安排.
    RemoveSession(SessionId),
    /// Sets who has which part in a session, in order. Who stays keeps its stall and the notice's own word; a unit that
    /// has reported on the session stays one that holds it.
    SetParties(SessionId, Vec<NewParty>),
    /// Sets who takes part in the main session, in order. The session is made if the year has none.
    SetMainParticipants(ProgrammeId, Vec<UnitId>),
    /// Sets the stalls of the main session: participant and the number or name of its stall (empty: none).
    SetStalls(SessionId, Vec<(UnitId, String)>),
    /// Sets a unit's liaisons, in order; the first that is `main` stays so, else the first of all is.
    SetLiaisons(UnitId, Vec<(LiaisonCard, bool)>),
    /// Sets what is known of one liaison, with the days of service; `None` adds one. The first of a unit is the main one.
    SetLiaison {
        /// Whose.
        unit: UnitId,
        /// Which.
        liaison: Option<LiaisonId>,
        /// Name, numbers.
        card: LiaisonCard,
        /// Whether this is who is called first.
        main: bool,
        /// First and last day of service, where they are known.
        serves: (Option<NaiveDate>, Option<NaiveDate>),
    },
    /// Sets the edited text of a paper; empty: back to the text made from the year's facts.
    SetPaperText {
        /// The year.
        programme: ProgrammeId,
        /// Which paper.
        document: PaperKind,
        /// Paragraphs, one a line.
        text: String,
    },
    /// Gives a paper another title; empty: back to the one made from the year's facts.
    SetPaperTitle {
        /// The year.
        programme: ProgrammeId,
        /// Which paper.
        document: PaperKind,
        /// The group whose table it is; `None`: the paper, and every table of it without a title of its own.
        group: Option<GroupId>,
        /// The title.
        title: String,
    },
    /// Puts figures of a session in the place of those that were there; a metric that the file lacks is made.
    TakeFigures {
        /// Which session.
        session: SessionId,
        /// Whose; `None`: of the session as a whole.
        unit: Option<UnitId>,
        /// The figures, each metric once.
        figures: Vec<TakenFigure>,
    },
    /// Takes a copy of a year's schedule as it stands.
    TakeCopy(Box<NewCopy>),
    /// Names a copy that is not issued; empty: no name.
    RenameCopy(ScheduleCopyId, String),
    /// Deletes a copy that is not issued and that no unit has replied to.
    RemoveCopy(ScheduleCopyId),
    /// Makes the schedule what a copy has. What was held or reported on stays as it is.
    RestoreCopy {
        /// Which.
        copy: ScheduleCopyId,
        /// Also what is locked.
        locked: bool,
    },
    /// Freezes the schedule, or a copy of it, as the one that was issued, for good. Number and date of the year are set
    /// where it has none.
    Issue(Box<Issuing>),
    /// Carries an edit out and registers its cause with every session of the issued schedule that it changes (调整).
    Adjust(Box<Adjusting>),
    /// Keeps a unit's reply to a 征求意见稿 in the place of its former one, and makes the move that is agreed to.
    Reply(Box<Reply>),
    /// Takes a reply back that was entered by mistake; a move that was made with it stays.
    RemoveReply(FeedbackId),
    /// Sets the slogans of a year, in order.
    SetSlogans(ProgrammeId, Vec<String>),
    /// Sets item and deadline of what a year asks for; a suggestion is confirmed by it.
    SetRequirement {
        /// Which; `None` adds one for branch sessions.
        requirement: Option<RequirementId>,
        /// The year.
        programme: ProgrammeId,
        /// What is sent.
        item: String,
        /// By when.
        rule: Deadline,
    },
    /// Sets to whom what is asked for goes, and what of it there has to be at least.
    SetRequirementDetail {
        /// Which.
        requirement: RequirementId,
        /// To whom; empty: not said.
        to_whom: String,
        /// What at least; empty: not said.
        minimum: Vec<Minimum>,
    },
    /// Sets item and deadline of what is asked of one session alone.
    SetSessionRequirement {
        /// Which; `None` adds one.
        requirement: Option<RequirementId>,
        /// The session.
        session: SessionId,
        /// What is sent.
        item: String,
        /// By when, and whether by each unit or once.
        rule: Deadline,
    },
    /// Takes away what was asked for; where something came in already, it stays.
    RemoveRequirement(RequirementId),
    /// Records that something happened to reports.
    Report {
        /// Which.
        targets: Vec<ReportTarget>,
        /// What.
        kind: ReportEventKind,
        /// The day.
        on: NaiveDate,
        /// New day, see `ReportEvent::until`.
        until: Option<NaiveDate>,
        /// Reason or remark.
        note: String,
    },
    /// 收到, together with the day on which the sessions were held; one undo takes both back.
    ReportHeld {
        /// Which.
        targets: Vec<ReportTarget>,
        /// The day on which the reports came.
        on: NaiveDate,
        /// The day on which their sessions were held.
        held_on: NaiveDate,
    },
    /// Takes an event back that was entered by mistake.
    RetractReportEvent(ReportEventId),
    /// Puts and deletes rows of plain tables ([`Table::plain`]). What they refer to must be there, and their year open.
    Rows {
        /// Rows as they are to be. One with the id 0 is new, unless its table holds its like once only: then it takes
        /// the place of that one.
        put: Vec<Row>,
        /// Rows that go.
        delete: Vec<(Table, i64)>,
    },
    /// Takes over a proposal. What a person moved or locked stays unless `overwrite`.
    Import {
        /// The facts.
        proposal: Box<Proposal>,
        /// Answers to its questions, by question id; remembered.
        answers: Vec<(String, String)>,
        /// Take over 冲突 too.
        overwrite: bool,
    },
    /// Puts a year or a unit back as a backup has it; the rest of the file stays as it is.
    Restore {
        /// What is put back.
        part: RestorePart,
        /// The rows of the backup.
        kept: Box<Tables>,
        /// When the backup was made.
        at: DateTime<Utc>,
    },
    /// Puts everything of another file ([`super::dump`]) in the place of what is there.
    Load {
        /// The rows, with the ids that they keep.
        tables: Box<Tables>,
        /// Also where the file has units already.
        overwrite: bool,
    },
}

impl Edit {
    /// Whether it is a person's own placing of sessions, who is asked for a reason where a limit is passed by it.
    #[must_use]
    pub fn places_by_hand(&self) -> bool {
        matches!(
            self,
            Self::Place { .. } | Self::Swap(..) | Self::Shift { .. } | Self::Arrange(_) | Self::SetDay { .. }
        )
    }
}

/// What is said of a session among others.
#[derive(Clone, Debug, PartialEq)]
pub struct Arranged {
    /// Which.
    pub session: SessionId,
    /// Where it goes; `None`: it stays.
    pub placing: Option<Placing>,
    /// Its facts.
    pub facts: Vec<SessionFact>,
}

/// Where a session goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placing {
    /// To a month.
    Month(Month),
    /// 未安排
    Unscheduled,
}

/// Cells of a year's schedule: the one of a month and group, those of a group, or all. What is 未安排 stands in none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cells {
    /// One cell.
    One(Month, GroupId),
    /// Every cell of a group.
    Group(GroupId),
    /// Every cell.
    All,
}

/// An edit, and the cause that is registered with what it changes of the issued schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjusting {
    /// What is done; `None`: it was done before, and is registered now.
    pub edit: Option<Edit>,
    /// Sessions whose changes were not registered before, and are now.
    pub sessions: Vec<SessionId>,
    /// Why.
    pub cause: Cause,
}

/// A unit to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUnit {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: UnitKind,
    /// Name of its group; made if there is none of that name.
    pub group: String,
}

/// What an edit came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The journal's number of the edit; `None`: nothing changed and nothing was written.
    pub edit: Option<i64>,
    /// How the edit is called.
    pub label: EditLabel,
    /// Revision of the file afterwards.
    pub revision: u64,
    /// Line by line, for an import.
    pub import: Option<ImportReport>,
}
