//! What is selected on the schedule: one selection for all of its views.

use std::collections::HashSet;

use crate::model::ids::{SessionId, UnitId};
use crate::rules::schedule::Entry;

/// The selected sessions, in the order in which they were selected. The last one is the leading one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    entries: Vec<Entry>,
    /// The same, to look an entry up: every chip asks in every frame.
    members: HashSet<Entry>,
    /// Their sessions, each once.
    sessions: Vec<SessionId>,
}

impl Selection {
    /// Nothing but this entry.
    #[must_use]
    pub fn one(entry: Entry) -> Self {
        Self::of(vec![entry])
    }

    /// These entries, the last of them leading.
    #[must_use]
    pub fn of(entries: Vec<Entry>) -> Self {
        let members = entries.iter().copied().collect();
        let mut met = HashSet::with_capacity(entries.len());
        let sessions = entries.iter().map(|e| e.session).filter(|session| met.insert(*session)).collect();
        Self { entries, members, sessions }
    }

    /// Every selected entry.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The selected sessions, each once.
    #[must_use]
    pub fn sessions(&self) -> Vec<SessionId> {
        self.sessions.clone()
    }

    /// The entry that keys start from and the details panel shows.
    #[must_use]
    pub fn leading(&self) -> Option<Entry> {
        self.entries.last().copied()
    }

    /// Whether the entry is selected.
    #[must_use]
    pub fn contains(&self, entry: Entry) -> bool {
        self.members.contains(&entry)
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
        Self::of(entries)
    }

    /// Without the entries that `keep` denies (rows that an edit or another year took away).
    pub fn retain(&mut self, keep: impl Fn(SessionId, UnitId) -> bool) {
        let kept = |e: &Entry| keep(e.session, e.unit);
        if !self.entries.iter().all(kept) {
            *self = Self::of(self.entries.iter().copied().filter(kept).collect());
        }
    }
}
