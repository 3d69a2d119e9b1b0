//! What the page of 操作记录 has read and what of it is shown.

use std::collections::HashSet;
use std::path::PathBuf;

use crate::jobs::history::{HistoryLine, about, read};
use crate::jobs::{Job, Jobs};
use crate::model::ids::UnitId;
use crate::model::names::folded;
use crate::text::Lang;
use crate::ui::context::View;
use crate::ui::widgets::unit_search::UnitSearch;

/// For which state of which file something was read.
type Of = (PathBuf, u64, Lang);

/// What a list was narrowed by: of which reading, the typed words, the unit at a revision.
type Narrowed = (Of, String, Option<(UnitId, u64)>);

/// The entries, the filters, and the picked entry.
#[derive(Debug, Default)]
pub struct HistoryPage {
    reading: Option<(Of, Job<Vec<HistoryLine>>)>,
    /// `None` inside: they could not be read.
    read: Option<(Of, Option<Vec<HistoryLine>>)>,
    asking: Option<(UnitId, u64, Job<HashSet<i64>>)>,
    /// The entries about a unit, at a revision.
    about: Option<(UnitId, u64, HashSet<i64>)>,
    /// What is typed to narrow the list.
    pub(super) filter: String,
    /// The unit that the list is about.
    pub(super) unit: Option<UnitId>,
    pub(super) search: UnitSearch,
    /// The number of the picked entry.
    pub(super) picked: Option<i64>,
    /// The row that is to be seen in the next frame.
    pub(super) reveal: Option<usize>,
    /// Places of the shown entries among all, and what they were found out for.
    shown: Vec<usize>,
    shown_for: Option<Narrowed>,
    /// Edits in force after the picked one.
    later: usize,
    later_for: Option<(Of, i64)>,
}

impl HistoryPage {
    /// Every entry, the newest first; `None` while they are being read for the first time, inside where they could not.
    #[must_use]
    pub fn all(&self) -> Option<Option<&[HistoryLine]>> {
        self.read.as_ref().map(|(_, all)| all.as_deref())
    }

    /// Places of the shown entries among all.
    #[must_use]
    pub fn shown(&self) -> &[usize] {
        &self.shown
    }

    /// The picked entry.
    #[must_use]
    pub fn picked_entry(&self) -> Option<&HistoryLine> {
        let (_, all) = self.read.as_ref()?;
        let picked = self.picked?;
        let all = all.as_deref()?;
        // Their numbers fall.
        let at = all.binary_search_by(|told| picked.cmp(&told.entry.id)).ok()?;
        all.get(at)
    }

    /// How many edits in force came after the picked one.
    #[must_use]
    pub fn in_force_after_picked(&self) -> usize {
        self.later
    }

    /// Reads what has changed, and finds out what of it is shown.
    pub(super) fn refresh(&mut self, jobs: &mut Jobs, view: &View<'_>) {
        let facts = view.file.facts();
        let of = (facts.path.clone(), view.snapshot.revision, view.lang);
        let known = self.reading.as_ref().map(|(of, _)| of).or(self.read.as_ref().map(|(of, _)| of));
        if known != Some(&of) {
            let lang = view.lang;
            let work = read(facts.path.clone(), facts.clock, move |label| lang.edit_label(label));
            self.reading = Some((of, jobs.start(work)));
        }
        if let Some((of, outcome)) =
            self.reading.as_ref().and_then(|(of, job)| Some((of.clone(), job.poll()?)))
        {
            self.reading = None;
            let all = outcome.inspect_err(|error| log::warn!("history: {error}")).ok();
            self.read = Some((of, all));
        }
        self.ask_about_unit(jobs, view);
        self.narrow();
        self.count_later();
    }

    fn ask_about_unit(&mut self, jobs: &mut Jobs, view: &View<'_>) {
        let facts = view.file.facts();
        let revision = view.snapshot.revision;
        let Some(unit) = self.unit else {
            (self.asking, self.about) = (None, None);
            return;
        };
        let asked = self.asking.as_ref().map(|(unit, revision, _)| (*unit, *revision));
        let known = self.about.as_ref().map(|(unit, revision, _)| (*unit, *revision));
        if asked.or(known) != Some((unit, revision)) {
            let job = jobs.start(about(facts.path.clone(), unit, facts.clock));
            self.asking = Some((unit, revision, job));
        }
        if let Some(outcome) = self.asking.as_ref().and_then(|(.., job)| job.poll())
            && let Some((unit, revision, _)) = self.asking.take()
        {
            let found = outcome.inspect_err(|error| log::warn!("history: {error}")).unwrap_or_default();
            self.about = Some((unit, revision, found));
        }
    }

    fn narrow(&mut self) {
        let Some((of, Some(all))) = &self.read else { return };
        let about = self.about.as_ref().map(|(unit, revision, _)| (*unit, *revision));
        let key = (of.clone(), self.filter.clone(), about);
        if self.shown_for.as_ref() == Some(&key) {
            return;
        }
        let wanted = folded(&self.filter);
        let of_unit = self.about.as_ref().map(|(.., found)| found);
        let fits = |told: &HistoryLine| {
            of_unit.is_none_or(|found| found.contains(&told.entry.id))
                && (wanted.is_empty() || told.searched.contains(&wanted))
        };
        self.shown = all.iter().enumerate().filter(|(_, told)| fits(told)).map(|(at, _)| at).collect();
        self.shown_for = Some(key);
    }

    fn count_later(&mut self) {
        let (Some((of, Some(all))), Some(picked)) = (&self.read, self.picked) else {
            self.later = 0;
            return;
        };
        let key = (of.clone(), picked);
        if self.later_for.as_ref() != Some(&key) {
            let after = all.iter().take_while(|told| told.entry.id > picked);
            self.later = after.filter(|told| told.entry.in_force()).count();
            self.later_for = Some(key);
        }
    }
}
