//! What importing a proposal would do or did, line by line: shown before and after.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Month;
use super::programme::MinDuration;
use super::proposal::Question;
use super::report::DeadlineRule;
use super::when::When;

/// The outcome of an import.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportReport {
    /// Every fact of the proposal and what became of it.
    pub lines: Vec<ImportLine>,
    /// Questions that are still open; what they are about was left as it was.
    pub open: Vec<Question>,
}

impl ImportReport {
    /// Number of lines with this outcome; of [`ImportOutcome::Unsettled`], the number of open questions.
    #[must_use]
    pub fn count(&self, outcome: ImportOutcome) -> usize {
        if outcome == ImportOutcome::Unsettled {
            return self.open.len();
        }
        self.lines.iter().filter(|line| line.outcome == outcome).count()
    }
}

/// One fact of a proposal and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportLine {
    /// What became of it.
    pub outcome: ImportOutcome,
    /// What the fact is about.
    pub subject: ImportSubject,
    /// What the file holds and what the source says, where they differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference>,
    /// The fact of the proposal that it is about, as a JSON pointer into it: its place in the source stands under the same
    /// pointer ([`super::proposal::Proposal::mark`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
}

/// A fact that the file holds and the source says otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// Which fact of the subject, as `set` and `read` name it.
    pub key: String,
    /// What the file holds.
    pub held: ImportValue,
    /// What the source says.
    pub read: ImportValue,
}

/// The value of a fact, as a difference shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportValue {
    /// Nothing is set.
    Nothing,
    /// Words.
    Text(String),
    /// Several words.
    List(Vec<String>),
    /// A count.
    Number(u32),
    /// A day.
    Day(NaiveDate),
    /// First and last day.
    Period(NaiveDate, NaiveDate),
    /// Months.
    Months(Vec<Month>),
    /// The shortest duration of a session.
    Duration(MinDuration),
    /// Days and hours of a session.
    When(When),
    /// A deadline.
    Rule(DeadlineRule),
}

/// What an import does with a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportOutcome {
    /// 新增
    Added,
    /// 更新
    Updated,
    /// 相同
    Same,
    /// 跳过: not taken, for the reason its subject gives.
    Skipped,
    /// 待确认: the open questions; no line has this outcome.
    Unsettled,
    /// 冲突: differs from what a person set; taken only with `overwrite`.
    Conflict,
}

impl ImportOutcome {
    /// Every outcome, in the order in which counts are told.
    pub const ALL: [Self; 6] =
        [Self::Added, Self::Updated, Self::Same, Self::Skipped, Self::Unsettled, Self::Conflict];
}

/// What a line of an import is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportSubject {
    /// A fact of the programme (its title, office, months …), by key.
    Programme {
        /// The fact's key, as `set` names it.
        key: String,
    },
    /// A unit.
    Unit {
        /// Its name.
        unit: String,
    },
    /// A unit's session.
    Placement {
        /// Whose.
        unit: String,
        /// Month in the file.
        from: Option<Month>,
        /// Month in the source.
        to: Option<Month>,
    },
    /// A unit's part in the main session.
    Participant {
        /// Whose.
        unit: String,
    },
    /// The main session's own facts.
    MainSession,
    /// A report deadline, by its wording.
    Deadline {
        /// The wording.
        text: String,
    },
    /// A list of units that says 等部门 at its end: who else is meant, nobody knows.
    OpenList {
        /// The last unit that it names.
        last: String,
    },
    /// The notice's own paragraphs, as the text of the year's notice.
    NoticeText,
    /// A slogan.
    Slogan {
        /// The slogan.
        text: String,
    },
    /// A liaison of a unit.
    Liaison {
        /// Whose.
        unit: String,
        /// The person's name.
        name: String,
    },
    /// A row of a table of which not everything was read, quoted.
    NotUnderstood {
        /// Its words.
        text: String,
    },
    /// Another session, or a fact this version keeps no place for, quoted.
    Other {
        /// Its words.
        text: String,
    },
}
