//! What the file tells of calendar entries beside the year itself.

use chrono::{DateTime, Utc};

use super::Workspace;
use crate::error::Result;
use crate::model::paper::Entries;

impl Workspace {
    /// What calendar entries depend on beside the year as it stands: when the file was last written, which also a
    /// restored copy and one that another file's data went into tell rightly, and what sessions were before.
    ///
    /// # Errors
    /// What the disk says.
    pub fn calendar_entries(&self) -> Result<Entries> {
        let touched = std::fs::metadata(self.path()).and_then(|data| data.modified());
        let touched = touched.ok().map(DateTime::<Utc>::from);
        Ok(Entries { written: self.saved_at.max(touched), past: self.store.past_sessions()? })
    }
}
