//! One view of a year: everything that follows from a revision on a day, each part computed once, when it is asked for.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::checks::{self, Found};
use super::counts::Counts;
use super::issued::Issued;
use super::last_year::{Suggestion, suggestions};
use super::limits::{Break, Limits, breaks_of};
use super::owed::{Owed, owed};
use super::replies::Replies;
use super::schedule::{Entry, Schedule};
use super::suitability::{Suits, suits};
use super::year::{YearState, year_state};
use crate::model::Snapshot;
use crate::model::ids::{ProgrammeId, SessionId, UnitId};
use crate::model::problem::{AcceptedProblem, Problem};

/// Who owes something on a session; `None`: all who hold it, together.
type Owing = (SessionId, Option<UnitId>);

/// A year of a file as it stands on a day. Whoever shows a figure takes it from here.
#[derive(Debug)]
pub struct YearView {
    snapshot: Snapshot,
    programme: ProgrammeId,
    today: NaiveDate,
    state: OnceLock<YearState>,
    schedule: OnceLock<Schedule>,
    limits: OnceLock<Limits>,
    owed: OnceLock<Vec<Owed>>,
    places: OnceLock<HashMap<Owing, Vec<usize>>>,
    counts: OnceLock<Counts>,
    suggestions: OnceLock<Vec<Suggestion>>,
    found: OnceLock<Found>,
    issued: OnceLock<Option<Issued>>,
    replies: OnceLock<Option<Replies>>,
}

impl YearView {
    /// The year `programme` on `today`. Nothing is computed yet; the rows are shared with the snapshot.
    #[must_use]
    pub fn new(snapshot: &Snapshot, programme: ProgrammeId, today: NaiveDate) -> Self {
        // Built before it is shared, so that it is built once.
        let _ = snapshot.index();
        Self {
            snapshot: snapshot.clone(),
            programme,
            today,
            state: OnceLock::new(),
            schedule: OnceLock::new(),
            limits: OnceLock::new(),
            owed: OnceLock::new(),
            places: OnceLock::new(),
            counts: OnceLock::new(),
            suggestions: OnceLock::new(),
            found: OnceLock::new(),
            issued: OnceLock::new(),
            replies: OnceLock::new(),
        }
    }

    /// How the year stands.
    #[must_use]
    pub fn state(&self) -> YearState {
        *self.state.get_or_init(|| year_state(&self.snapshot, self.programme, self.today))
    }

    /// Its schedule.
    #[must_use]
    pub fn schedule(&self) -> &Schedule {
        self.schedule.get_or_init(|| Schedule::of(&self.snapshot, self.programme))
    }

    /// What its months can bear, as far as that was said.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        self.limits.get_or_init(|| Limits::of(&self.snapshot, self.programme))
    }

    /// The limits that some of its sessions pass where they stand.
    #[must_use]
    pub fn breaks(&self, sessions: &[SessionId]) -> Vec<Break> {
        breaks_of(&self.snapshot, self.programme, (self.limits(), self.schedule()), sessions)
    }

    /// How its months suit sessions that are to be placed. Not kept: to be asked for what is in somebody's hand.
    #[must_use]
    pub fn suits(&self, entries: &[Entry]) -> Suits {
        self.snapshot.programmes.get(self.programme).map_or_else(Suits::default, |year| {
            suits(&self.snapshot, year, (self.limits(), self.schedule()), entries)
        })
    }

    /// Everything owed in it, in the order of [`owed`].
    #[must_use]
    pub fn owed(&self) -> &[Owed] {
        self.owed.get_or_init(|| owed(&self.snapshot, self.programme, self.today))
    }

    /// All reports of a unit on a session, in the order of what is asked for, and behind them those of the session as a
    /// whole.
    pub fn reports_on(&self, session: SessionId, unit: UnitId) -> impl Iterator<Item = &Owed> {
        self.owed_by(session, Some(unit)).chain(self.owed_by(session, None))
    }

    /// What a unit owes on a session; with `None`, what the session owes as a whole.
    pub fn owed_by(&self, session: SessionId, unit: Option<UnitId>) -> impl Iterator<Item = &Owed> {
        let places = self.places.get_or_init(|| {
            let mut places: HashMap<_, Vec<usize>> = HashMap::new();
            for (n, owed) in self.owed().iter().enumerate() {
                places.entry((owed.target.session, owed.target.unit)).or_default().push(n);
            }
            places
        });
        let at = places.get(&(session, unit)).map_or(&[][..], Vec::as_slice);
        at.iter().filter_map(|n| self.owed().get(*n))
    }

    /// The state of a unit's reports on a session: the worst of them, the one longest past its day, or next to it.
    #[must_use]
    pub fn worst_on(&self, session: SessionId, unit: UnitId) -> Option<&Owed> {
        worst(self.reports_on(session, unit))
    }

    /// The state of what a session owes as a whole, in the same way.
    #[must_use]
    pub fn worst_of(&self, session: SessionId) -> Option<&Owed> {
        worst(self.owed_by(session, None))
    }

    /// The state of all that is owed on a session, by whomever, in the same way.
    #[must_use]
    pub fn worst_among(&self, session: SessionId) -> Option<&Owed> {
        let units = self.snapshot.organisers_of(session).map(Some).chain([None]);
        worst(units.flat_map(|unit| self.owed_by(session, unit)))
    }

    /// Its figures.
    #[must_use]
    pub fn counts(&self) -> &Counts {
        self.counts.get_or_init(|| {
            let of = (self.programme, self.state(), self.today);
            Counts::of(&self.snapshot, of, self.schedule(), self.owed())
        })
    }

    /// The schedule as it was issued last, and what was changed since; `None` while none was issued.
    #[must_use]
    pub fn issued(&self) -> Option<&Issued> {
        let issued = self.issued.get_or_init(|| Issued::of(&self.snapshot, self.programme, self.today));
        issued.as_ref()
    }

    /// The replies to its last 征求意见稿; `None` while there is none.
    #[must_use]
    pub fn replies(&self) -> Option<&Replies> {
        self.replies.get_or_init(|| Replies::latest(&self.snapshot, self.programme)).as_ref()
    }

    /// 照上年安排: last year's months for what has none.
    #[must_use]
    pub fn suggestions(&self) -> &[Suggestion] {
        self.suggestions.get_or_init(|| suggestions(&self.snapshot, self.programme))
    }

    /// What a check of it finds.
    #[must_use]
    pub fn found(&self) -> &Found {
        self.found.get_or_init(|| {
            let (rows, schedule) = (&self.snapshot, self.schedule());
            checks::problems(rows, self.programme, schedule, self.owed(), self.issued())
        })
    }

    /// Everything wrong with it: what must be settled first, then hints; inside that by rule, month, 机构序列. Without what
    /// was noted and left.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.found().problems
    }

    /// 已知悉: what is wrong, was noted and left, with the reason; while its facts are as they were then.
    #[must_use]
    pub fn noted(&self) -> &[(Problem, AcceptedProblem)] {
        &self.found().noted
    }
}

/// The worst of some reports.
fn worst<'a>(reports: impl Iterator<Item = &'a Owed>) -> Option<&'a Owed> {
    reports.min_by_key(|owed| {
        let past = if owed.days_past() { owed.days } else { -owed.days };
        (owed.state(), Reverse(past))
    })
}
