//! What is selected on the schedule: one selection for all of its views.

use crate::model::ids::{SessionId, UnitId};
use crate::rules::schedule::Entry;

/// The selected sessions, in the order in which they were selected. The last one is the leading one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    entries: Vec<Entry>,
}

impl Selection {
    /// Nothing but this entry.
    #[must_use]
    pub fn one(entry: Entry) -> Self {
        Self { entries: vec![entry] }
    }

    /// These entries, the last of them leading.
    #[must_use]
    pub fn of(entries: Vec<Entry>) -> Self {
        Self { entries }
    }

    /// Every selected entry.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The selected sessions, each once.
    #[must_use]
    pub fn sessions(&self) -> Vec<SessionId> {
        let mut sessions = Vec::with_capacity(self.entries.len());
        for entry in &self.entries {
            if !sessions.contains(&entry.session) {
                sessions.push(entry.session);
            }
        }
        sessions
    }

    /// The entry that keys start from and the details panel shows.
    #[must_use]
    pub fn leading(&self) -> Option<Entry> {
        self.entries.last().copied()
    }

    /// Whether the entry is selected.
    #[must_use]
    pub fn contains(&self, entry: Entry) -> bool {
        self.entries.contains(&entry)
    }

    /// Whether nothing is selected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// With the entry added, or taken out if it was in (Ctrl+click).
    #[must_use]
    pub fn toggled(&self, entry: Entry) -> Self {
        let mut entries = self.entries.clone();
        if self.contains(entry) {
            entries.retain(|e| *e != entry);
        } else {
            entries.push(entry);
        }
        Self { entries }
    }

    /// Without the entries that `keep` denies (rows that an edit or another year took away).
    pub fn retain(&mut self, keep: impl Fn(SessionId, UnitId) -> bool) {
        self.entries.retain(|e| keep(e.session, e.unit));
    }
}
