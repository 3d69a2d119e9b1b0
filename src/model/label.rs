//! How an edit is called in history and status bar.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Month;
use super::issue::{Outcome, Stage};
use super::report::ReportEventKind;
use super::session::SessionKind;
use super::setting::SettingKey;

/// How an edit is called in history and status bar; the sentence is made in `text`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EditLabel {
    /// A setting of the file.
    Setting {
        /// Which.
        key: SettingKey,
    },
    /// A year began.
    ProgrammeCreated {
        /// Which.
        year: i32,
    },
    /// A year began after another.
    RolledOver {
        /// The year before.
        from: i32,
        /// The new year.
        to: i32,
        /// Sessions that were placed as last year.
        placed: usize,
    },
    /// Sessions were placed as last year.
    PlacedAsLastYear {
        /// How many.
        count: usize,
    },
    /// What was 未安排 was placed evenly.
    FilledEvenly {
        /// How many.
        count: usize,
        /// How many could not be placed.
        left: usize,
    },
    /// Sessions got the months of a plan.
    Planned {
        /// How many.
        count: usize,
    },
    /// An edit that passed limits of the year, with the reason that was given.
    Reasoned {
        /// What was done.
        edit: Box<EditLabel>,
        /// Why.
        reason: String,
    },
    /// A fact of a year.
    ProgrammeSet {
        /// Its key, `ProgrammeFact::key`.
        key: String,
    },
    /// Units came in.
    UnitsAdded(Named),
    /// A fact of a unit.
    UnitSet {
        /// Its name.
        unit: String,
    },
    /// A unit's name changed.
    UnitRenamed {
        /// Old name.
        from: String,
        /// New name.
        to: String,
        /// The first day with it; `None` in older files, which did not ask.
        #[serde(default)]
        on: Option<NaiveDate>,
    },
    /// A unit's name was put right.
    NameCorrected {
        /// Wrong name.
        from: String,
        /// Right name.
        to: String,
    },
    /// A unit ended.
    UnitAbolished {
        /// Which.
        unit: String,
        /// The unit that goes on with its work.
        into: Option<String>,
        /// The first day without it.
        on: NaiveDate,
        /// Months whose sessions went to that unit.
        moved: Vec<Month>,
        /// Months whose sessions are no longer to be held.
        dropped: Vec<Month>,
    },
    /// 新设: a unit began on a day.
    UnitFounded {
        /// Which.
        unit: String,
        /// The first day with it.
        on: NaiveDate,
    },
    /// 划转: a unit went to another group on a day.
    UnitTransferred {
        /// Which.
        unit: String,
        /// The group that it went to.
        group: String,
        /// The first day on which it holds.
        on: NaiveDate,
    },
    /// Liaisons of several units were taken from a table.
    LiaisonsTaken {
        /// Whose.
        #[serde(flatten)]
        who: Named,
        /// How many people.
        people: usize,
    },
    /// A unit works again.
    UnitReinstated {
        /// Which.
        unit: String,
    },
    /// A unit's other name came or went.
    AliasSet {
        /// Its name.
        unit: String,
        /// The other name.
        name: String,
        /// Came (true) or went.
        added: bool,
    },
    /// Two units became one.
    UnitsMerged {
        /// Ceased to be.
        from: String,
        /// Stayed.
        into: String,
    },
    /// The order of units changed.
    UnitOrdered {
        /// Which.
        unit: String,
    },
    /// A group came, went, moved or was renamed.
    GroupSet {
        /// Its name.
        group: String,
    },
    /// Units take part in a year, or stand in another group.
    ParticipationSet {
        /// Who.
        #[serde(flatten)]
        who: Named,
        /// In which group; `None`: no longer part of the year.
        group: Option<String>,
    },
    /// Units stay away from a year.
    Exempted {
        /// Who.
        #[serde(flatten)]
        who: Named,
        /// Why; `None`: they take part again.
        reason: Option<String>,
    },
    /// How often a unit owes a session.
    DutySet {
        /// Who.
        unit: String,
    },
    /// Sessions were placed.
    Placed {
        /// Whose.
        #[serde(flatten)]
        who: Named,
        /// Month before, where it was the same for all.
        from: Option<Month>,
        /// Month after; `None`: 未安排.
        to: Option<Month>,
    },
    /// Two sessions changed places.
    Swapped {
        /// Whose.
        unit: String,
        /// With whose.
        other: String,
    },
    /// Placements were locked or unlocked.
    Locked {
        /// Whose.
        #[serde(flatten)]
        who: Named,
        /// Locked (true) or unlocked.
        locked: bool,
    },
    /// A fact of a unit's session.
    SessionSet {
        /// Whose.
        unit: String,
    },
    /// The same fact of several sessions.
    SessionsSet {
        /// Whose.
        #[serde(flatten)]
        who: Named,
        /// Its key, `SessionFact::key`.
        fact: String,
        /// The text that it was set to; empty: taken away, or no text.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        value: String,
    },
    /// Sessions were moved and their facts set, as a pasted table says it.
    Arranged(Named),
    /// The day of sessions was fixed, or left open again.
    DaySet {
        /// Whose.
        #[serde(flatten)]
        who: Named,
        /// The day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<NaiveDate>,
        /// Whether any of them went to another month with it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        moved: bool,
    },
    /// Sessions were moved by a month, each from its own.
    Shifted {
        /// Whose.
        #[serde(flatten)]
        who: Named,
        /// To the month after (true) or before.
        later: bool,
    },
    /// Sessions were put into the order of 机构序列.
    OrderedByUnits {
        /// The group whose cells; `None`: every cell.
        group: Option<String>,
        /// The month, where it was one cell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        month: Option<Month>,
    },
    /// A fact of a session that is neither the main one nor a unit's.
    OtherSessionSet(NamedSession),
    /// A session came.
    SessionAdded(NamedSession),
    /// A session went.
    SessionRemoved(NamedSession),
    /// Who has a part in a session.
    PartiesSet {
        /// Which.
        #[serde(flatten)]
        session: NamedSession,
        /// How many parts there are now.
        count: usize,
    },
    /// A fact of the main session.
    MainSessionSet,
    /// Who takes part in the main session.
    MainParticipants {
        /// How many now.
        count: usize,
    },
    /// The stalls of the main session.
    Stalls {
        /// How many are set now.
        count: usize,
    },
    /// A unit's liaisons.
    Liaisons {
        /// Whose.
        unit: String,
    },
    /// A unit's leaders.
    Leaders {
        /// Whose.
        unit: String,
    },
    /// The title of a paper.
    PaperTitle {
        /// Its name.
        document: String,
        /// The title; empty: back to the usual one.
        title: String,
    },
    /// A paper's text.
    PaperText {
        /// Which paper.
        document: String,
    },
    /// The slogans.
    Slogans {
        /// How many now.
        count: usize,
    },
    /// A deadline rule.
    RequirementSet {
        /// What is sent.
        item: String,
    },
    /// Something is asked for no more.
    RequirementRemoved {
        /// What was sent.
        item: String,
    },
    /// Something happened to reports.
    Reported {
        /// Whose.
        #[serde(flatten)]
        who: Named,
        /// What.
        event: ReportEventKind,
        /// What was sent, where several things are asked of the session; empty: the only one, or all of them.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        item: String,
    },
    /// Reports came, together with the day on which their sessions were held.
    ReportedHeld {
        /// Whose.
        #[serde(flatten)]
        who: Named,
        /// The day on which the sessions were held.
        held_on: NaiveDate,
    },
    /// An event was taken back.
    ReportRetracted {
        /// Whose.
        unit: String,
    },
    /// A copy of the schedule was taken.
    CopyTaken {
        /// How far it has come.
        stage: Stage,
        /// Its number among those of its stage.
        no: i64,
        /// Its name; may be empty.
        name: String,
    },
    /// A copy got another name.
    CopyRenamed {
        /// How far it has come.
        stage: Stage,
        /// Its number among those of its stage.
        no: i64,
        /// Its new name.
        name: String,
    },
    /// A copy went.
    CopyRemoved {
        /// How far it had come.
        stage: Stage,
        /// Its number among those of its stage.
        no: i64,
        /// Its name.
        name: String,
    },
    /// The schedule was made what a copy has.
    CopyRestored {
        /// How far the copy has come.
        stage: Stage,
        /// Its number among those of its stage.
        no: i64,
        /// Its name.
        name: String,
        /// Sessions that changed.
        changed: usize,
        /// Whose sessions differ and stayed: held, reported on, or locked.
        kept: Option<Named>,
    },
    /// The schedule was issued.
    Issued {
        /// 发文字号.
        doc_no: String,
        /// The day.
        on: NaiveDate,
    },
    /// What was issued was changed, with its cause.
    Adjusted {
        /// What was done; `None`: it was done before.
        what: Option<Box<EditLabel>>,
        /// Whose sessions it changed.
        #[serde(flatten)]
        who: Named,
        /// 事由.
        reason: String,
    },
    /// Figures of a session were taken over.
    FiguresTaken {
        /// Whose.
        unit: String,
        /// How many.
        count: usize,
    },
    /// A unit's reply to a 征求意见稿.
    Replied {
        /// Whose.
        unit: String,
        /// 无意见.
        none: bool,
        /// The month that is wished for.
        wish: Option<Month>,
        /// What was done with it.
        outcome: Option<Outcome>,
        /// The month that its session was moved to.
        to: Option<Month>,
    },
    /// A reply was taken back.
    ReplyRemoved {
        /// Whose.
        #[serde(flatten)]
        who: Named,
    },
    /// Rows of a plain table came, changed or went.
    Rows {
        /// Name of the table.
        table: String,
        /// Which rows, by what they are called.
        #[serde(flatten)]
        which: Named,
        /// What became of them.
        what: RowsDone,
    },
    /// A question was answered.
    Answered {
        /// Its id.
        question: String,
        /// The answer.
        value: String,
    },
    /// Rows that could not be read were left out. What they held is not known, so that undo ends here.
    Repaired {
        /// How many rows.
        rows: usize,
    },
    /// Everything went back to how it was after an earlier edit.
    WentBack {
        /// Its number.
        edit: i64,
        /// When it was made.
        at: DateTime<Utc>,
        /// How many edits were taken back.
        count: usize,
    },
    /// A year or a unit was put back from a backup.
    Restored {
        /// Which year.
        #[serde(default)]
        year: Option<i32>,
        /// Which unit.
        #[serde(default)]
        unit: Option<String>,
        /// When the backup was made.
        from: DateTime<Utc>,
    },
    /// Everything was put in from a file of data.
    Loaded {
        /// How many units it has.
        units: usize,
        /// How many years it has.
        years: usize,
    },
    /// A proposal was taken over.
    Imported {
        /// New facts.
        added: usize,
        /// Changed facts.
        updated: usize,
    },
    /// An edit that only a newer version can name; undo takes its changes back like any other.
    Other,
}

impl EditLabel {
    /// The label of a journal's entry; `None` where it is damaged. What a newer version wrote is [`Self::Other`], but
    /// for a repair: undo must not go beyond one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let known = value["kind"].as_str()? != "repaired";
        Self::deserialize(value).ok().or_else(|| known.then_some(Self::Other))
    }
}

/// What became of rows of a plain table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowsDone {
    /// All are new.
    Added,
    /// Some were there.
    Changed,
    /// All went.
    Removed,
}

/// What a session is called: its sort, and its title, or the unit that holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedSession {
    /// Its sort.
    pub sort: SessionKind,
    /// Its own title.
    #[serde(default)]
    pub title: String,
    /// Who holds it.
    #[serde(default)]
    pub holder: String,
}

/// One name for several: 县水利局, 县水利局等3家.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The first.
    pub first: String,
    /// How many in all.
    pub count: usize,
}
