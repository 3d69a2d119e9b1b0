//! One view of a year: everything that follows from a revision on a day, each part computed once, when it is asked for.
//! The view of the next revision goes on from it.

use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::basis::{Basis, Touched};
use super::checks::{self, Found};
use super::counts::Counts;
use super::issued::Issued;
use super::last_year::{Suggestion, YearBefore, suggestions_for};
use super::limits::{Break, Limits, breaks_of};
use super::members::Members;
use super::owed::{self, Owed, Timing};
use super::replies::Replies;
use super::schedule::{Entry, Schedule};
use super::suitability::{Suits, suits};
use super::year::YearState;
use crate::calendar::Calendar;
use crate::model::Snapshot;
use crate::model::ids::{ProgrammeId, SessionId, UnitId};
use crate::model::problem::{AcceptedProblem, Problem};

/// A year of a file as it stands on a day. Whoever shows a figure takes it from here.
#[derive(Debug)]
pub struct YearView {
    snapshot: Snapshot,
    programme: ProgrammeId,
    today: NaiveDate,
    figures: OnceLock<Arc<Figures>>,
    calendar: OnceLock<Calendar>,
    limits: OnceLock<Arc<Limits>>,
    before: OnceLock<Arc<YearBefore>>,
    suggestions: OnceLock<Vec<Suggestion>>,
    found: OnceLock<Found>,
    issued: OnceLock<Option<Arc<Issued>>>,
    replies: OnceLock<Option<Replies>>,
}

/// Who owes something on a session (`None`: all who hold it, together), and its place in the list.
type Place = (SessionId, Option<UnitId>, usize);

/// What is added up from the basis alone.
#[derive(Debug)]
struct Figures {
    basis: Basis,
    schedule: OnceLock<Schedule>,
    owed: OnceLock<Vec<Owed>>,
    /// By session and unit (`None`: the session as a whole), with the place among everything owed.
    places: OnceLock<Vec<Place>>,
    counts: OnceLock<Counts>,
}

impl Figures {
    fn new(basis: Basis) -> Self {
        Self {
            basis,
            schedule: OnceLock::new(),
            owed: OnceLock::new(),
            places: OnceLock::new(),
            counts: OnceLock::new(),
        }
    }

    fn schedule(&self) -> &Schedule {
        self.schedule.get_or_init(|| {
            let basis = &self.basis;
            let entries = basis.entries().map(|(standing, entry)| (standing.month, entry));
            let others = basis.sessions.iter().filter_map(|standing| standing.other).collect();
            Schedule::new(&basis.months, &basis.groups, &basis.members, entries, others)
        })
    }

    fn owed(&self) -> &[Owed] {
        self.owed.get_or_init(|| {
            let basis = &self.basis;
            let mut list: Vec<Owed> =
                basis.sessions.iter().flat_map(|standing| &standing.owed).cloned().collect();
            if basis.state == YearState::Unrecorded {
                for owed in &mut list {
                    (owed.timing, owed.days, owed.due_by_now) = (Timing::Unrecorded, 0, false);
                }
            }
            owed::sort(&mut list, &basis.members);
            list
        })
    }

    fn places(&self) -> &[Place] {
        self.places.get_or_init(|| {
            let owed = self.owed().iter().enumerate();
            let mut places: Vec<_> = owed.map(|(n, o)| (o.target.session, o.target.unit, n)).collect();
            // In order already for each cell of the schedule: runs that are merged.
            places.sort();
            places
        })
    }

    fn counts(&self) -> &Counts {
        self.counts.get_or_init(|| Counts::of(&self.basis, self.schedule(), self.owed()))
    }
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
            figures: OnceLock::new(),
            calendar: OnceLock::new(),
            limits: OnceLock::new(),
            before: OnceLock::new(),
            suggestions: OnceLock::new(),
            found: OnceLock::new(),
            issued: OnceLock::new(),
            replies: OnceLock::new(),
        }
    }

    /// As [`Self::new`], for another revision of the same file. Of the same year and day only that is looked at again on
    /// which a changed row bears; it is what [`Self::new`] would give.
    #[must_use]
    pub fn next(&self, snapshot: &Snapshot, programme: ProgrammeId, today: NaiveDate) -> Self {
        let next = Self::new(snapshot, programme, today);
        if (programme, today) == (self.programme, self.today)
            && let Some(touched) = Touched::between(&self.snapshot, snapshot)
        {
            next.go_on_from(self, &touched);
        }
        next
    }

    /// Takes over what is known of a revision before of the same year and day; `touched` is what has changed since.
    fn go_on_from(&self, last: &Self, touched: &Touched) {
        let both = [&last.snapshot, &self.snapshot];
        if let Some(figures) = last.figures.get() {
            let _ = self.figures.set(if touched.is_empty() {
                Arc::clone(figures)
            } else {
                Arc::new(Figures::new(figures.basis.renewed(&self.snapshot, touched)))
            });
        }
        if let Some(limits) = last.limits.get().filter(|_| !touched.limits) {
            let _ = self.limits.set(Arc::clone(limits));
        }
        if let Some(before) = last.before.get()
            && before.year.is_none_or(|year| !touched.bears_on(both, year))
        {
            let _ = self.before.set(Arc::clone(before));
        }
        if let Some(issued) = last.issued.get().filter(|_| !touched.copies) {
            let beside = touched.beside_issued(both, self.programme);
            let _ = self.issued.set(issued.as_ref().map(|issued| {
                if beside.is_empty() {
                    Arc::clone(issued)
                } else {
                    Arc::new(issued.renewed(&self.snapshot, self.programme, self.today, &beside))
                }
            }));
        }
    }

    /// As [`Self::next`], of the same year and day.
    #[must_use]
    pub fn after(&self, snapshot: &Snapshot) -> Self {
        self.next(snapshot, self.programme, self.today)
    }

    /// Which year it is.
    #[must_use]
    pub fn programme(&self) -> ProgrammeId {
        self.programme
    }

    fn figures(&self) -> &Figures {
        self.figures
            .get_or_init(|| Arc::new(Figures::new(Basis::new(&self.snapshot, self.programme, self.today))))
    }

    /// How the year stands.
    #[must_use]
    pub fn state(&self) -> YearState {
        self.figures().basis.state
    }

    /// Its units. Where they are the same as those of the revision before, they are the same in memory.
    #[must_use]
    pub fn members(&self) -> &Arc<Members> {
        &self.figures().basis.members
    }

    /// Its schedule.
    #[must_use]
    pub fn schedule(&self) -> &Schedule {
        self.figures().schedule()
    }

    /// What days are, as the file has it.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        self.calendar.get_or_init(|| Calendar::of(&self.snapshot))
    }

    /// What its months can bear, as far as that was said.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        self.limits.get_or_init(|| Arc::new(Limits::of(&self.snapshot, self.programme)))
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

    /// The sessions that count as held.
    pub fn held(&self) -> impl Iterator<Item = SessionId> {
        self.figures().basis.sessions.iter().filter(|standing| standing.held).map(|standing| standing.place.1)
    }

    /// Everything owed in it, by month (未安排 last), group, order in the cell. A suggested rule counts only while nothing
    /// else is asked of a session, and nobody is late by it; a unit that ended or takes no part owes nothing, but what it
    /// held or sent in stays.
    #[must_use]
    pub fn owed(&self) -> &[Owed] {
        self.figures().owed()
    }

    /// All reports of a unit on a session, in the order of what is asked for, and behind them those of the session as a
    /// whole.
    pub fn reports_on(&self, session: SessionId, unit: UnitId) -> impl Iterator<Item = &Owed> {
        self.owed_by(session, Some(unit)).chain(self.owed_by(session, None))
    }

    /// What a unit owes on a session; with `None`, what the session owes as a whole.
    pub fn owed_by(&self, session: SessionId, unit: Option<UnitId>) -> impl Iterator<Item = &Owed> {
        let figures = self.figures();
        let places = figures.places();
        let from = places.partition_point(|(s, u, _)| (*s, *u) < (session, unit));
        let of_both = places[from..].iter().take_while(move |(s, u, _)| (*s, *u) == (session, unit));
        of_both.filter_map(|(.., n)| figures.owed().get(*n))
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
        self.figures().counts()
    }

    /// The schedule as it was issued last, and what was changed since; `None` while none was issued.
    #[must_use]
    pub fn issued(&self) -> Option<&Issued> {
        let issued =
            self.issued.get_or_init(|| Issued::of(&self.snapshot, self.programme, self.today).map(Arc::new));
        issued.as_deref()
    }

    /// The replies to its last 征求意见稿; `None` while there is none.
    #[must_use]
    pub fn replies(&self) -> Option<&Replies> {
        self.replies.get_or_init(|| Replies::latest(&self.snapshot, self.programme)).as_ref()
    }

    /// 照上年安排: last year's months for what has none.
    #[must_use]
    pub fn suggestions(&self) -> &[Suggestion] {
        self.suggestions.get_or_init(|| {
            let (schedule, members) = (self.schedule(), self.members());
            if schedule.unscheduled.is_empty() {
                return Vec::new();
            }
            let before = self.before.get_or_init(|| Arc::new(YearBefore::of(&self.snapshot, self.programme)));
            suggestions_for(&self.snapshot, self.programme, (self.limits(), schedule, members), before)
        })
    }

    /// What a check of it finds.
    #[must_use]
    pub fn found(&self) -> &Found {
        self.found.get_or_init(|| {
            let (rows, schedule) = (&self.snapshot, self.schedule());
            checks::problems(rows, self.programme, (schedule, self.limits()), self.owed(), self.issued())
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
