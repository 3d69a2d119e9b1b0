//! 佐证材料: files that a unit sent, kept beside the data file under their content's hash.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::{EvidenceId, SessionId, UnitId};

/// A file that was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Row id.
    pub id: EvidenceId,
    /// The session that it shows.
    pub session: SessionId,
    /// Who sent it; `None`: it is of the session as a whole.
    #[serde(default)]
    pub unit: Option<UnitId>,
    /// What of the requirement it is (图片、信息稿); may be empty.
    #[serde(default)]
    pub item: String,
    /// The name that it came with.
    pub name: String,
    /// SHA-256 of its content, 64 small hexadecimal digits; its name in the folder.
    pub sha256: String,
    /// Its size.
    pub bytes: i64,
    /// The day on which it was kept.
    pub on: NaiveDate,
}
