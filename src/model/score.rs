//! 考核: the rules by which a year is scored, and what was changed by hand. Scores are computed in `rules`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::ids::{ProgrammeId, ScoreEntryId, ScoreExcludedId, ScoreRuleId, ScoringId, UnitId};

/// A line of the score sheet. Points are in tenths of a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreRule {
    /// Row id.
    pub id: ScoreRuleId,
    /// The year.
    pub programme: ProgrammeId,
    /// Its place on the sheet.
    pub ord: i64,
    /// What it does to the score.
    pub part: ScorePart,
    /// 考核指标
    #[serde(default)]
    pub section: String,
    /// 考核内容
    pub name: String,
    /// 分值: full marks of a base line, the most that a bonus gives or a penalty takes.
    pub points: i64,
    /// 评分标准, as it is printed.
    #[serde(default)]
    pub text: String,
    /// What it is judged by.
    pub fact: ScoreFact,
}

/// What a line does to the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScorePart {
    /// 基本分
    Base,
    /// 加分
    Bonus,
    /// 扣分
    Penalty,
}

/// What a line is judged by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum ScoreFact {
    /// A person gives the points.
    Manual,
}

/// Points that a person gave, in place of what the rule says or where it says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreEntry {
    /// Row id.
    pub id: ScoreEntryId,
    /// The line.
    pub rule: ScoreRuleId,
    /// The unit.
    pub unit: UnitId,
    /// Tenths of a point; what a penalty takes is more than nothing too.
    pub points: i64,
    /// Why.
    pub reason: String,
    /// Who gave them.
    #[serde(default)]
    pub by: String,
    /// The day.
    pub on: NaiveDate,
}

/// How a year is scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scoring {
    /// Row id.
    pub id: ScoringId,
    /// The year.
    pub programme: ProgrammeId,
    /// 考核截止日: what came in after it does not count.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// The day on which the scores were frozen.
    #[serde(default)]
    pub frozen_on: Option<NaiveDate>,
    /// The scores as they were frozen.
    #[serde(default)]
    pub frozen: Option<Value>,
    /// 考核人
    #[serde(default)]
    pub scored_by: String,
    /// 复核人
    #[serde(default)]
    pub reviewed_by: String,
    /// A line that a unit is exempt from gives full marks; else the rest is scaled up.
    #[serde(default)]
    pub exempt_full: bool,
    /// 等次 with the least points of each, best first.
    #[serde(default)]
    pub grades: Vec<Grade>,
}

/// 等次
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// What it is called (优秀).
    pub name: String,
    /// The least tenths of a point.
    pub least: i64,
}

/// A unit that is not scored in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreExcluded {
    /// Row id.
    pub id: ScoreExcludedId,
    /// The year.
    pub programme: ProgrammeId,
    /// The unit.
    pub unit: UnitId,
    /// Why; may be empty.
    #[serde(default)]
    pub reason: String,
}
