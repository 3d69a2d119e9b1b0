//! 统计指标 and the figures that units report.

use serde::{Deserialize, Serialize};

use super::ids::{MetricId, MetricValueId, SessionId, UnitId};

/// Something that is counted (发放宣传资料, 份).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metric {
    /// Row id.
    pub id: MetricId,
    /// What it is called.
    pub name: String,
    /// In what it is counted.
    #[serde(default)]
    pub measure: String,
    /// The part of the table that it stands in (宣传情况).
    #[serde(default)]
    pub section: String,
    /// 其中: part of the metric before it that is none of these.
    #[serde(default)]
    pub of_which: bool,
    /// Its place in the table.
    pub ord: i64,
    /// Whether the office asks for it.
    pub used: bool,
}

/// A figure that was reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetricValue {
    /// Row id.
    pub id: MetricValueId,
    /// Of which session.
    pub session: SessionId,
    /// Of which unit; `None`: of the session as a whole.
    #[serde(default)]
    pub unit: Option<UnitId>,
    /// Of what.
    pub metric: MetricId,
    /// How many.
    pub value: i64,
    /// 余: somewhat more than that.
    #[serde(default)]
    pub more: bool,
    /// The words that it was read from; empty for one that was typed.
    #[serde(default)]
    pub as_written: String,
}
