//! The open file: its rows, what is known of it, and what is computed from it once per revision. The file itself is in
//! the hands of `App`, or of work that it was handed to; nobody else gets it.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::error::{Error, Result};
use crate::jobs::{Job, Jobs, checking, searching};
use crate::model::Snapshot;
use crate::model::edit::{Applied, Edit};
use crate::model::ids::{ProgrammeId, SessionId, UnitId};
use crate::model::paper::{Entries, PaperKind};
use crate::model::problem::{AcceptedProblem, Problem, Severity};
use crate::model::programme::Programme;
use crate::model::quick::{QuickMap, QuickSet};
use crate::model::search::finds;
use crate::rules::YearView;
use crate::rules::checks::Found;
use crate::rules::limits::Break;
use crate::rules::schedule::Entry;
use crate::text::Lang;
use crate::workspace::{Facts, Hits, SearchIndex, Trial, Workspace};

/// Sessions up to which problems are looked for between two frames: that takes a millisecond then.
const CHECKED_AT_ONCE: usize = 600;

/// An open file with the year that is shown.
#[derive(Debug)]
pub struct OpenFile {
    /// The file itself; `None` while work has it.
    workspace: Option<Workspace>,
    snapshot: Arc<Snapshot>,
    facts: Facts,
    trial: Trial,
    shown: Option<ProgrammeId>,
    key: Option<(u64, Option<ProgrammeId>, NaiveDate)>,
    year: Option<Arc<YearView>>,
    problems: Found,
    badges: QuickMap<Entry, Severity>,
    checked_at: Option<DateTime<Utc>>,
    checking: Option<Job<Found>>,
    search: Option<Searched>,
    found: QuickSet<UnitId>,
    hits: Hits,
    index: Option<(IndexOf, SearchIndex)>,
    indexing: Option<(IndexOf, Job<SearchIndex>)>,
}

/// The revision and the year that the search looks through.
type IndexOf = (u64, Option<ProgrammeId>);

/// What was searched for, when, and in which index.
type Searched = (String, u64, Option<IndexOf>);

impl OpenFile {
    /// An open file, before its first refresh.
    #[must_use]
    pub fn new(workspace: Workspace) -> Self {
        Self {
            snapshot: Arc::clone(workspace.snapshot()),
            facts: workspace.facts(),
            trial: workspace.trial(),
            workspace: Some(workspace),
            shown: None,
            key: None,
            year: None,
            problems: Found::default(),
            badges: QuickMap::default(),
            checked_at: None,
            checking: None,
            search: None,
            found: QuickSet::default(),
            hits: Hits::default(),
            index: None,
            indexing: None,
        }
    }

    /// What is known of the file beside its rows.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Its rows.
    #[must_use]
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.snapshot
    }

    /// What an edit would do, without doing it.
    ///
    /// # Errors
    /// What it would be refused for.
    pub fn preview(&self, edit: &Edit) -> Result<Applied> {
        self.trial.preview(edit)
    }

    /// The limits of the shown year that an edit would pass by what it places, without doing it.
    ///
    /// # Errors
    /// What it would be refused for.
    pub fn breaks(&self, edit: &Edit) -> Result<Vec<Break>> {
        self.year.as_ref().map_or_else(|| Ok(Vec::new()), |year| self.trial.breaks(edit, year))
    }

    /// Sessions of an issued schedule that an edit would change so that a cause is asked for.
    #[must_use]
    pub fn adjusts(&self, edit: &Edit) -> Vec<SessionId> {
        self.trial.adjusts(edit)
    }

    /// What calendar entries depend on beside the year.
    ///
    /// # Errors
    /// What the disk says; `Busy` while work has the file.
    pub(super) fn calendar_entries(&self) -> Result<Entries> {
        self.workspace.as_ref().ok_or(Error::Busy)?.calendar_entries()
    }

    /// Carries a change of the file out.
    ///
    /// # Errors
    /// What the change says; `Busy` while work has the file, and nothing is done then.
    pub(super) fn change<T>(&mut self, change: impl FnOnce(&mut Workspace) -> Result<T>) -> Result<T> {
        let workspace = self.workspace.as_mut().ok_or(Error::Busy)?;
        let outcome = change(workspace);
        self.look();
        outcome
    }

    /// Hands the file to work; `None` where other work has it already. Edits wait until it is back.
    pub(super) fn hand_over(&mut self) -> Option<Workspace> {
        self.workspace.take()
    }

    /// Takes the file back from work.
    pub(super) fn take_back(&mut self, workspace: Workspace) {
        self.workspace = Some(workspace);
        self.look();
    }

    /// Whether the day's backup of it has still to be made.
    #[must_use]
    pub(super) fn backup_is_due(&self) -> bool {
        self.workspace.as_ref().is_some_and(Workspace::backup_is_due)
    }

    /// Whether work has the file.
    #[must_use]
    pub fn is_away(&self) -> bool {
        self.workspace.is_none()
    }

    fn look(&mut self) {
        if let Some(workspace) = &self.workspace {
            self.snapshot = Arc::clone(workspace.snapshot());
            self.facts = workspace.facts();
            self.trial = workspace.trial();
        }
    }

    /// The shown year: the chosen one, else the newest; `None` while the file holds none.
    #[must_use]
    pub fn programme(&self) -> Option<&Programme> {
        let snapshot = &self.snapshot;
        self.shown.and_then(|id| snapshot.programmes.get(id)).or_else(|| snapshot.newest_programme())
    }

    /// Chooses the year to show.
    pub fn show_year(&mut self, programme: ProgrammeId) {
        self.shown = Some(programme);
    }

    /// Whether edits of the shown year are possible.
    #[must_use]
    pub fn writable(&self) -> bool {
        self.facts.writable && !self.programme().is_some_and(|p| p.closed)
    }

    /// Computes again what depends on revision, year and day, if one of them changed. Problems of a large file are
    /// looked for in the background, among `jobs`. With `searches`, something beside the search field searches too.
    pub fn refresh(&mut self, jobs: &mut Jobs, today: NaiveDate, search: &str, searches: bool) {
        let shown = self.programme().map(|p| p.id);
        let revision = self.snapshot().revision;
        let key = (revision, shown, today);
        if self.key != Some(key) {
            self.key = Some(key);
            self.year = shown.map(|programme| {
                Arc::new(match &self.year {
                    Some(year) => year.next(&self.snapshot, programme, today),
                    None => YearView::new(&self.snapshot, programme, today),
                })
            });
            if let Some(year) = self.year.clone() {
                self.check(jobs, year);
            } else {
                self.problems = Found::default();
                self.checking = None;
            }
        }
        if let Some(outcome) = self.checking.as_ref().and_then(Job::poll) {
            self.checking = None;
            match outcome {
                Ok(problems) => self.take_problems(problems),
                Err(error) => log::warn!("check: {error}"),
            }
        }
        if searches || !search.trim().is_empty() {
            self.keep_index(jobs, (revision, shown));
        }
        self.look_for(search);
    }

    /// Makes ready what is searched, in the background where that takes long.
    fn keep_index(&mut self, jobs: &mut Jobs, of: IndexOf) {
        if let Some(outcome) = self.indexing.as_ref().and_then(|(_, job)| job.poll())
            && let Some((of, _)) = self.indexing.take()
        {
            match outcome {
                Ok(index) => self.index = Some((of, index)),
                Err(error) => log::warn!("search: {error}"),
            }
        }
        let known = self.indexing.as_ref().map(|(of, _)| *of).or(self.index.as_ref().map(|(of, _)| *of));
        if known == Some(of) {
            return;
        }
        let papers: Vec<_> =
            PaperKind::ALL.into_iter().map(|kind| (kind, Lang::Zh.paper_name(kind))).collect();
        if self.snapshot.sessions.len() <= CHECKED_AT_ONCE {
            self.indexing = None;
            self.index = Some((of, SearchIndex::of(&self.snapshot, of.1, &papers)));
        } else {
            self.indexing =
                Some((of, jobs.start(searching::index(Arc::clone(&self.snapshot), of.1, papers))));
        }
    }

    /// Looks again where what is searched for, or what is searched, has changed.
    fn look_for(&mut self, search: &str) {
        let searched = (search.to_owned(), self.snapshot.revision, self.index.as_ref().map(|(of, _)| *of));
        if self.search.as_ref() == Some(&searched) {
            return;
        }
        self.search = Some(searched);
        self.hits = self.look_up(search);
        self.found = self.hits.units.iter().map(|hit| hit.unit).collect();
        if self.index.is_none() && !search.trim().is_empty() {
            // Until the first index is ready, units are found by their names alone.
            let snapshot = &self.snapshot;
            let hits = snapshot.units.iter().filter(|unit| finds(snapshot, unit, search)).map(|u| u.id);
            self.found.extend(hits);
        }
    }

    /// What a search finds, as far as what is searched is ready.
    #[must_use]
    pub fn look_up(&self, search: &str) -> Hits {
        self.index.as_ref().map_or_else(Hits::default, |(_, index)| index.find(search))
    }

    /// Whether what is searched is of the rows and the year as they are.
    #[must_use]
    pub fn search_is_ready(&self) -> bool {
        self.index.as_ref().map(|(of, _)| *of) == self.key.map(|(revision, year, _)| (revision, year))
    }

    /// What the search of the last refresh finds.
    #[must_use]
    pub fn found_by_search(&self) -> &Hits {
        &self.hits
    }

    fn check(&mut self, jobs: &mut Jobs, year: Arc<YearView>) {
        if self.snapshot().sessions.len() <= CHECKED_AT_ONCE {
            self.checking = None;
            self.take_problems(year.found().clone());
            return;
        }
        self.checking = Some(jobs.start(checking::check(year)));
    }

    fn take_problems(&mut self, problems: Found) {
        self.badges = problems.badges();
        self.problems = problems;
        self.checked_at = Some(self.facts.clock.now());
    }

    /// Whether problems are being looked for in the background.
    #[must_use]
    pub fn is_checking(&self) -> bool {
        self.checking.is_some()
    }

    /// The shown year, as of the last refresh; `None` while the file holds none.
    #[must_use]
    pub fn year(&self) -> Option<&YearView> {
        self.year.as_deref()
    }

    /// Problems of the shown year, as of the last refresh.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems.problems
    }

    /// Problems of the shown year that were noted and left, as of the last refresh.
    #[must_use]
    pub fn noted(&self) -> &[(Problem, AcceptedProblem)] {
        &self.problems.noted
    }

    /// How much is wrong with a unit's session, as of the last refresh; `None`: nothing.
    #[must_use]
    pub fn badge(&self, entry: Entry) -> Option<Severity> {
        self.badges.get(&entry).copied()
    }

    /// When the problems were looked for.
    #[must_use]
    pub fn checked_at(&self) -> Option<DateTime<Utc>> {
        self.checked_at
    }

    /// Whether the search of the last refresh finds the unit.
    #[must_use]
    pub fn found(&self, unit: UnitId) -> bool {
        self.found.contains(&unit)
    }

    /// How many units the search of the last refresh finds.
    #[must_use]
    pub fn hits(&self) -> usize {
        self.found.len()
    }
}
