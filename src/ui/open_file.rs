//! The open file: its workspace and what is computed from it once per revision.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::error::Result;
use crate::jobs::{Job, Jobs, checking};
use crate::model::Snapshot;
use crate::model::edit::{Applied, Edit};
use crate::model::ids::{ProgrammeId, SessionId, UnitId};
use crate::model::problem::Problem;
use crate::model::programme::Programme;
use crate::model::search::finds;
use crate::rules::last_year::suggestions;
use crate::rules::owed::{Owed, owed};
use crate::rules::schedule::Schedule;
use crate::rules::year::{YearState, year_state};
use crate::workspace::{Context, Workspace};

/// Sessions up to which problems are looked for between two frames: that takes a millisecond then.
const CHECKED_AT_ONCE: usize = 600;

/// An open file with the year that is shown.
#[derive(Debug)]
pub struct OpenFile {
    workspace: Workspace,
    shown: Option<ProgrammeId>,
    key: Option<(u64, Option<ProgrammeId>, NaiveDate)>,
    schedule: Schedule,
    owed: Vec<Owed>,
    owed_index: HashMap<(SessionId, UnitId), usize>,
    year_state: YearState,
    last_year: usize,
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
            schedule: Schedule::default(),
            owed: Vec::new(),
            owed_index: HashMap::new(),
            year_state: YearState::Live,
            last_year: 0,
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
            let snapshot = Arc::clone(self.snapshot());
            self.owed_index.clear();
            if let Some(programme) = shown {
                self.schedule = Schedule::of(&snapshot, programme);
                self.owed = owed(&snapshot, programme, today);
                self.year_state = year_state(&snapshot, programme, today);
                self.last_year = suggestions(&snapshot, programme).len();
                for (n, owed) in self.owed.iter().enumerate() {
                    self.owed_index.entry((owed.target.session, owed.target.unit)).or_insert(n);
                }
                self.check(jobs, programme, today);
            } else {
                self.schedule = Schedule::default();
                self.owed.clear();
                self.year_state = YearState::Live;
                self.last_year = 0;
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

    fn check(&mut self, jobs: &mut Jobs, programme: ProgrammeId, today: NaiveDate) {
        if self.snapshot().sessions.len() <= CHECKED_AT_ONCE {
            self.checking = None;
            let problems = self.workspace.problems(programme, today);
            self.take_problems(problems);
            return;
        }
        self.checking = Some(jobs.start(checking::check(Arc::clone(self.snapshot()), programme, today)));
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

    /// The shown year's schedule, as of the last refresh.
    #[must_use]
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// How the shown year stands, as of the last refresh.
    #[must_use]
    pub fn year_state(&self) -> YearState {
        self.year_state
    }

    /// How many sessions without a month could be placed as last year, as of the last refresh.
    #[must_use]
    pub fn last_year(&self) -> usize {
        self.last_year
    }

    /// Everything owed in the shown year, as of the last refresh.
    #[must_use]
    pub fn owed(&self) -> &[Owed] {
        &self.owed
    }

    /// What is owed by a unit on a session.
    #[must_use]
    pub fn owed_on(&self, session: SessionId, unit: UnitId) -> Option<&Owed> {
        self.owed_index.get(&(session, unit)).and_then(|n| self.owed.get(*n))
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
