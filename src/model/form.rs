//! Forms that units fill in and send back, and the office's own templates.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::{FormId, ProgrammeId, TemplateId, UnitId};

/// A form that was made for a unit. Whatever name it comes back under, it is known by its uid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Row id.
    pub id: FormId,
    /// Stands hidden in the form.
    pub uid: String,
    /// The year.
    pub programme: ProgrammeId,
    /// Who fills it in.
    pub unit: UnitId,
    /// Which form.
    pub kind: FormKind,
    /// The day on which it was made.
    pub made_on: NaiveDate,
    /// The day on which it was read again.
    #[serde(default)]
    pub back_on: Option<NaiveDate>,
}

/// Which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormKind {
    /// 联络员信息表
    Liaison,
    /// 活动方案
    Plan,
    /// 主题申报表
    Theme,
    /// 活动情况反馈表
    Outcome,
}

/// A template of the office or from above that is filled by the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Row id.
    pub id: TemplateId,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: TemplateKind,
    /// SHA-256 of its content; its name in the folder.
    pub sha256: String,
    /// What stands in which cell of a sheet (`表1!C5` → the figure's name).
    #[serde(default)]
    pub cells: BTreeMap<String, String>,
}

/// What a template is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TemplateKind {
    /// A workbook whose cells take figures.
    Figures,
    /// A document with placeholders, filled once a unit.
    Unit,
}
