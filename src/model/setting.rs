//! Facts of the file as a whole, and answers given to questions of an import.

use serde::{Deserialize, Serialize};

use super::ids::{AnswerId, SettingId};

/// One named fact of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Row id.
    pub id: SettingId,
    /// Which fact.
    pub key: SettingKey,
    /// Its text.
    pub value: String,
}

/// The facts that the file as a whole holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettingKey {
    /// 地区 (湘潭县): stripped from names when they are compared.
    Region,
    /// 经办人: who works with the file; written beside each edit.
    Operator,
    /// The office's own template of 月初提示.
    MessageHint,
    /// Of 到期前催报.
    MessageReminder,
    /// Of 逾期催办.
    MessageUrging,
}

/// A remembered answer to a question of an import, so that it is not asked twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Row id.
    pub id: AnswerId,
    /// The question's stable id, as `read` prints it.
    pub question: String,
    /// The value that was chosen.
    pub value: String,
}
