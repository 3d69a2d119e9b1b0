//! The open file: its workspace and what is computed from it once per revision.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::error::Result;
use crate::jobs::{Job, Jobs, checking};
use crate::model::Snapshot;
use crate::model::edit::{Applied, Edit};
use crate::model::ids::{ProgrammeId, UnitId};
use crate::model::problem::Problem;
use crate::model::programme::Programme;
use crate::model::search::finds;
use crate::rules::YearView;
use crate::workspace::{Context, Workspace};

/// Sessions up to which problems are looked for between two frames: that takes a millisecond then.
const CHECKED_AT_ONCE: usize = 600;

/// An open file with the year that is shown.
#[derive(Debug)]
pub struct OpenFile {
    workspace: Workspace,
    shown: Option<ProgrammeId>,
    key: Option<(u64, Option<ProgrammeId>, NaiveDate)>,
    year: Option<Arc<YearView>>,
    problems: Vec<Problem>,
    checked_at: Option<DateTime<Utc>>,
    checking: Option<Job<Vec<Problem>>>,
    search: (String, u64),
    found: HashSet<UnitId>,
}

impl OpenFile {
    /// Opens a file for writing, or for reading where somebody else has it or it must not be written.
    ///
    /// # Errors
    /// When it cannot be read either.
    pub fn open(path: &Path, context: Context) -> Result<Self> {
        Workspace::open_as_possible(path, context).map(Self::new)
    }

    /// Makes a new, empty file.
    ///
    /// # Errors
    /// `AlreadyExists`, or what the system says.
    pub fn create(path: &Path, context: Context) -> Result<Self> {
        Workspace::create(path, context).map(Self::new)
    }

    /// Makes a new file that has the edits in it from the first moment on. Gives also what each edit did.
    ///
    /// # Errors
    /// As [`Self::create`], and what an edit is refused for; nothing is made then.
    pub fn create_with(path: &Path, context: Context, edits: &[Edit]) -> Result<(Self, Vec<Applied>)> {
        let (workspace, applied) = Workspace::create_with(path, context, edits, false)?;
        Ok((Self::new(workspace), applied))
    }

    /// Makes the sample file.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub fn create_sample(path: &Path, context: Context) -> Result<Self> {
        Workspace::create_sample(path, context).map(Self::new)
    }

    fn new(workspace: Workspace) -> Self {
        Self {
            workspace,
            shown: None,
            key: None,
            year: None,
            problems: Vec::new(),
            checked_at: None,
            checking: None,
            search: (String::new(), 0),
            found: HashSet::new(),
        }
    }

    /// The file itself. Pages read it; only `App` has it mutably.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The file, to carry an edit out.
    pub(super) fn workspace_mut(&mut self) -> &mut Workspace {
        &mut self.workspace
    }

    /// Its rows.
    #[must_use]
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        self.workspace.snapshot()
    }

    /// The shown year: the chosen one, else the newest; `None` while the file holds none.
    #[must_use]
    pub fn programme(&self) -> Option<&Programme> {
        let snapshot = self.workspace.snapshot();
        self.shown.and_then(|id| snapshot.programmes.get(id)).or_else(|| snapshot.newest_programme())
    }

    /// Chooses the year to show.
    pub fn show_year(&mut self, programme: ProgrammeId) {
        self.shown = Some(programme);
    }

    /// Whether edits of the shown year are possible.
    #[must_use]
    pub fn writable(&self) -> bool {
        self.workspace.writable() && !self.programme().is_some_and(|p| p.closed)
    }

    /// Computes again what depends on revision, year and day, if one of them changed. Problems of a large file are
    /// looked for in the background, among `jobs`.
    pub fn refresh(&mut self, jobs: &mut Jobs, today: NaiveDate, search: &str) {
        let shown = self.programme().map(|p| p.id);
        let revision = self.snapshot().revision;
        let key = (revision, shown, today);
        if self.key != Some(key) {
            self.key = Some(key);
            self.year = shown.map(|programme| Arc::new(YearView::new(self.snapshot(), programme, today)));
            if let Some(year) = self.year.clone() {
                self.check(jobs, year);
            } else {
                self.problems.clear();
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
        if self.search.0 != search || self.search.1 != revision {
            self.search = (search.to_owned(), revision);
            self.found.clear();
            if !search.trim().is_empty() {
                let snapshot = self.workspace.snapshot();
                let hits = snapshot.units.iter().filter(|unit| finds(snapshot, unit, search)).map(|u| u.id);
                self.found.extend(hits);
            }
        }
    }

    fn check(&mut self, jobs: &mut Jobs, year: Arc<YearView>) {
        if self.snapshot().sessions.len() <= CHECKED_AT_ONCE {
            self.checking = None;
            self.take_problems(year.problems().to_vec());
            return;
        }
        self.checking = Some(jobs.start(checking::check(year)));
    }

    fn take_problems(&mut self, problems: Vec<Problem>) {
        self.problems = problems;
        self.checked_at = Some(self.workspace.context().clock.now());
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
        &self.problems
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
