//! What a reading of notices, tables and lists proposes: facts with their source positions, and questions.
//! The JSON form is what `read --json` prints (docs/cli.md).

mod place;
mod signed;
mod time;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Month;
use super::people::LiaisonCard;
use super::programme::MinDuration;
use super::report::{DayOff, DeadlineRule};
use super::session::{Role, SessionKind};
use super::unit::UnitKind;

pub use place::{Mark, Place, Position};
pub use time::{Recurrence, Time, TimeValue};

/// Version of the JSON shape.
pub const SCHEMA: u32 = 1;

/// Everything understood of the sources. Names are Simplified, punctuation half-width is made full-width.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// Version of the shape, [`SCHEMA`].
    #[serde(default = "schema")]
    pub schema: u32,
    /// Facts of the year.
    pub programme: ProposedProgramme,
    /// Units in the order of their tables.
    pub units: Vec<ProposedUnit>,
    /// Sessions other than the main one, a row or paragraph each.
    pub assignments: Vec<Assignment>,
    /// The main session.
    pub main_session: Option<Assignment>,
    /// Deadlines of reports.
    pub report_deadlines: Vec<ProposedDeadline>,
    /// Slogans in order.
    pub slogans: Vec<String>,
    /// Columns of the liaison form in order.
    pub liaison_fields: Vec<String>,
    /// Liaisons of units.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub liaisons: Vec<ProposedLiaison>,
    /// The notice's own paragraphs, in order: its body without title, addressees, signature and attachments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paragraphs: Vec<ProposedParagraph>,
    /// Everything inferred, repaired, doubtful, or possibly an alias.
    pub questions: Vec<Question>,
    /// Rows of tables of which nothing was understood, or not all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_understood: Vec<NotUnderstood>,
    /// Where the facts above were read, in their order. A fact that the reader put together itself has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
}

fn schema() -> u32 {
    SCHEMA
}

impl Default for Proposal {
    fn default() -> Self {
        Self {
            schema: SCHEMA,
            programme: ProposedProgramme::default(),
            units: Vec::new(),
            assignments: Vec::new(),
            main_session: None,
            report_deadlines: Vec::new(),
            slogans: Vec::new(),
            liaison_fields: Vec::new(),
            liaisons: Vec::new(),
            paragraphs: Vec::new(),
            questions: Vec::new(),
            not_understood: Vec::new(),
            marks: Vec::new(),
        }
    }
}

impl Proposal {
    /// Where a fact was read, by its pointer.
    #[must_use]
    pub fn mark(&self, fact: &str) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.fact == fact)
    }

    /// Whether nothing was understood.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
            && self.assignments.is_empty()
            && self.main_session.is_none()
            && self.report_deadlines.is_empty()
            && self.slogans.is_empty()
            && self.liaisons.is_empty()
    }
}

/// Facts of the year; `None` where the source does not say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProposedProgramme {
    /// Name of the activity.
    pub title: Option<String>,
    /// Calendar year.
    pub year: Option<i32>,
    /// 第N届.
    pub ordinal: Option<u16>,
    /// 活动主题.
    pub theme: Option<String>,
    /// 地区.
    pub region: Option<String>,
    /// 发文机关.
    pub issuing_office: Option<String>,
    /// 成文日期.
    pub issued: Option<NaiveDate>,
    /// 发文字号.
    pub document_no: Option<String>,
    /// The notice's word for its form (1主会+N分会).
    pub form: Option<String>,
    /// Sessions each unit owes.
    pub duty_per_unit: Option<u8>,
    /// Shortest session.
    pub minimum_duration: Option<MinDuration>,
    /// First month of branch sessions.
    pub first_month: Option<Month>,
    /// Last month of branch sessions.
    pub last_month: Option<Month>,
    /// 主送.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addressees: Vec<String>,
    /// 依据: the papers that the opening names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// 联系人, 电话, 地址, as one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contacts: Option<String>,
    /// First day of the activity, where the notice gives a period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_from: Option<NaiveDate>,
    /// Its last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_to: Option<NaiveDate>,
}

/// A paragraph of the notice's body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedParagraph {
    /// Level of its number (`一、` 1, `（一）` 2, `1.` 3, `（1）` 4); 0 without one.
    pub level: u8,
    /// Its text with its number; facts of the year stand in it as placeholders ([`super::paper_text`]).
    pub text: String,
}

/// A unit of a table or list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposedUnit {
    /// Name as written, Simplified.
    pub name: String,
    /// Coarse kind, as a reader can tell it from the name.
    pub kind: ProposedKind,
    /// The table it stands in.
    #[serde(default)]
    pub group: Option<String>,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Position>,
}

/// Kinds a reader can tell from a name; `DOMAIN` kinds are refined by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposedKind {
    /// 乡镇
    Township,
    /// 街道
    Street,
    /// 县直部门
    Department,
    /// 企业
    Enterprise,
    /// Anything else.
    Other,
}

impl From<ProposedKind> for UnitKind {
    fn from(kind: ProposedKind) -> Self {
        match kind {
            ProposedKind::Township => Self::Township,
            ProposedKind::Street => Self::Street,
            ProposedKind::Department => Self::Department,
            ProposedKind::Enterprise => Self::Enterprise,
            ProposedKind::Other => Self::Other,
        }
    }
}

/// One session or row of the schedule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assignment {
    /// What sort of session.
    #[serde(default = "branch")]
    pub kind: SessionKind,
    /// The table it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Own title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Names of the organisers (main session: the participants), in list order.
    pub units: Vec<String>,
    /// Other parts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<ProposedRole>,
    /// Group words that are not resolved to units (各乡镇).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub group_words: Vec<String>,
    /// The list ends in 等部门.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open_list: bool,
    /// When; its fields stand among those of the assignment.
    #[serde(flatten)]
    pub time: Time,
    /// Place as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Theme of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Liaisons each unit names (main session).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub liaisons_per_unit: Option<u8>,
    /// Form of the activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// What happens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// Who is invited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// In which form it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publish_form: Option<String>,
    /// Where it is published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub publish_on: Vec<String>,
    /// Anything else the row says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Position>,
}

fn branch() -> SessionKind {
    SessionKind::Branch
}

impl Assignment {
    /// An assignment of `kind` without time and units.
    #[must_use]
    pub fn new(kind: SessionKind) -> Self {
        Self {
            kind,
            group: None,
            title: None,
            units: Vec::new(),
            roles: Vec::new(),
            group_words: Vec::new(),
            open_list: false,
            time: Time::default(),
            place: None,
            theme: None,
            liaisons_per_unit: None,
            form: None,
            content: None,
            audience: None,
            publish_form: None,
            publish_on: Vec::new(),
            note: None,
            at: None,
        }
    }
}

/// A liaison of a unit, as a form or a list tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedLiaison {
    /// The unit's name.
    pub unit: String,
    /// The person.
    #[serde(flatten)]
    pub card: LiaisonCard,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Position>,
}

/// A unit's part other than organising.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposedRole {
    /// Its name.
    pub unit: String,
    /// The name is a word for a group of units (各乡镇) that is not resolved.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub group: bool,
    /// Its part.
    pub role: Role,
    /// The notice's own word.
    pub as_written: String,
}

/// A deadline of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposedDeadline {
    /// By when. In JSON what lies before the session has a negative offset.
    #[serde(flatten, with = "signed")]
    pub rule: DeadlineRule,
    /// What becomes of a last day that is a day off, as a file holds it; a reading leaves it unchanged.
    #[serde(default, skip_serializing_if = "DayOff::is_unchanged")]
    pub day_off: DayOff,
    /// Original wording.
    pub text: String,
    /// What is sent.
    #[serde(default)]
    pub what: Option<String>,
    /// To whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The activities whose units it binds, as places in the list of assignments; empty: all units.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<usize>,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Position>,
}

/// Something the reader must settle. `id` is stable for the same subject, so an answer can be remembered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Stable id, e.g. `alias:县应急局=县应急管理局`.
    pub id: String,
    /// What sort of question.
    pub kind: QuestionKind,
    /// The words it is about, quoted from the source.
    pub text: String,
    /// Units it is about, for an alias.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    /// Values that may be chosen; the first is the program's own guess where it has one.
    pub candidates: Vec<String>,
    /// Where the doubt stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Position>,
}

/// A part of a source of which not everything is in the proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotUnderstood {
    /// Where it stands.
    #[serde(flatten)]
    pub at: Position,
    /// Its words.
    pub text: String,
}

/// Id of the question whether two names are one unit: the shorter name comes first, so that it is the same whichever
/// was met first.
#[must_use]
pub fn alias_question(one: &str, other: &str) -> String {
    let (first, second) = alias_pair(one, other);
    format!("alias:{first}={second}")
}

/// Two names in the order in which their question names them.
#[must_use]
pub fn alias_pair<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    if (one.chars().count(), one) <= (other.chars().count(), other) { (one, other) } else { (other, one) }
}

/// Id of the question how many sessions of a unit at one time (a [`Time::value_text`]) are meant.
#[must_use]
pub fn repeated_question(unit: &str, time: &str) -> String {
    format!("repeated:{unit}:{time}")
}

/// Value of an alias question's answer: the two names are one unit.
pub const SAME: &str = "same";
/// Value of an alias question's answer: they are two units.
pub const DIFFERENT: &str = "different";

/// Sorts of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Two names are possibly one unit. Candidates: [`SAME`], [`DIFFERENT`].
    Alias,
    /// The year is not written.
    Year,
    /// A date, month or number looks damaged and was repaired or left out.
    Repaired,
    /// A unit stands in more than one month.
    Twice,
    /// One list names a unit more than once at one time. Candidates: how many sessions that are, `1` first.
    Repeated,
    /// A part of the source was left out because it was not understood.
    NotUnderstood,
}
