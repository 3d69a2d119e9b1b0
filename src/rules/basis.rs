//! What every figure of a year is added up from: its units, and how each of its sessions stands on a day. Of a unit or
//! session on which no changed row bears, the next revision takes over what is known.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::held::should_be_held;
use super::members::Members;
use super::owed::{Judge, Owed};
use super::schedule::{Entry, OtherPlace, other_place};
use super::year::{YearState, year_state};
use crate::model::change::Row;
use crate::model::ids::{GroupId, ProgrammeId, SessionId, UnitId};
use crate::model::session::{Session, SessionKind};
use crate::model::{Month, Snapshot};

/// Changed rows up to which the next revision takes over what is known. With more, looking at everything again costs no
/// more than finding out what need not be looked at.
const MOST: usize = 1000;

/// How a session stands on a day.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "four facts that follow from different things")]
pub(super) struct SessionState {
    /// Its place among all sessions of the year.
    pub place: (i64, SessionId),
    /// Whether it stands in the schedule.
    pub branch: bool,
    /// Its place among those that stand in no cell, if it is one of them.
    pub other: Option<OtherPlace>,
    /// Its month.
    pub month: Option<Month>,
    /// Who holds it, in list order.
    pub units: Vec<UnitId>,
    /// Whether it counts as held.
    pub held: bool,
    /// Whether it was to be held by the day.
    pub to_be_held: bool,
    /// Whether anything was recorded of it.
    pub recorded: bool,
    /// What is owed on it, as of a running year.
    pub owed: Vec<Owed>,
}

impl SessionState {
    fn new(snapshot: &Snapshot, session: &Session, judge: &Judge<'_>, today: NaiveDate) -> Self {
        let units: Vec<UnitId> = snapshot.organisers_of(session.id).collect();
        let (filed, held) = judge.held(session);
        Self {
            place: (session.ord, session.id),
            branch: session.kind == SessionKind::Branch,
            other: other_place(session, !units.is_empty()),
            month: session.month,
            held,
            to_be_held: should_be_held(session, today),
            recorded: session.held_on.is_some() || filed.iter().any(|(_, events)| !events.is_empty()),
            owed: judge.owed_on(session, &units, held, &filed),
            units,
        }
    }
}

/// What is known of a year on a day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Basis {
    programme: ProgrammeId,
    /// The day.
    pub today: NaiveDate,
    /// How the year stands.
    pub state: YearState,
    /// The months of the year.
    pub months: Vec<Month>,
    /// Every group of the file, in order.
    pub groups: Vec<GroupId>,
    /// The units of the year.
    pub members: Arc<Members>,
    /// Its sessions, by their place.
    pub sessions: Vec<Arc<SessionState>>,
}

impl Basis {
    /// The year `programme` on `today`.
    pub(super) fn new(snapshot: &Snapshot, programme: ProgrammeId, today: NaiveDate) -> Self {
        let members = Members::of(snapshot, programme);
        let judge = Judge::new(snapshot, programme, &members, today);
        let of_session = |session| Arc::new(SessionState::new(snapshot, session, &judge, today));
        let mut sessions: Vec<Arc<SessionState>> = snapshot.sessions_of(programme).map(of_session).collect();
        sessions.sort_by_key(|standing| standing.place);
        Self {
            programme,
            today,
            state: state(snapshot, programme, today, &sessions),
            months: snapshot.programmes.get(programme).map_or_else(Vec::new, |year| year.months.clone()),
            groups: snapshot.groups_in_order().iter().map(|group| group.id).collect(),
            members: Arc::new(members),
            sessions,
        }
    }

    /// The branch sessions with each unit that holds them, by their place.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&SessionState, Entry)> {
        let branches = self.sessions.iter().filter(|standing| standing.branch);
        branches.flat_map(|standing| {
            let entry = |unit: &UnitId| Entry { session: standing.place.1, unit: *unit };
            standing.units.iter().map(move |unit| (standing.as_ref(), entry(unit)))
        })
    }

    /// The same year and day at another revision; `touched` is what has changed in between.
    pub(super) fn renewed(&self, snapshot: &Snapshot, touched: &Touched) -> Self {
        let mut members = Arc::clone(&self.members);
        if !touched.units.is_empty() {
            let members = Arc::make_mut(&mut members);
            touched.units.iter().for_each(|unit| members.renew(snapshot, self.programme, *unit));
        }
        let judge = Judge::new(snapshot, self.programme, &members, self.today);
        let stays = |standing: &&Arc<SessionState>| !touched.sessions.contains(&standing.place.1);
        let mut sessions: Vec<Arc<SessionState>> = self.sessions.iter().filter(stays).cloned().collect();
        for session in touched.sessions.iter().filter_map(|id| snapshot.sessions.get(*id)) {
            if session.programme == self.programme {
                let standing = SessionState::new(snapshot, session, &judge, self.today);
                let at = sessions.partition_point(|other| other.place < standing.place);
                sessions.insert(at, Arc::new(standing));
            }
        }
        let state = state(snapshot, self.programme, self.today, &sessions);
        Self { state, members, sessions, months: self.months.clone(), groups: self.groups.clone(), ..*self }
    }
}

fn state(
    snapshot: &Snapshot,
    programme: ProgrammeId,
    today: NaiveDate,
    sessions: &[Arc<SessionState>],
) -> YearState {
    let recorded = || sessions.iter().any(|standing| standing.recorded);
    snapshot.programmes.get(programme).map_or(YearState::Live, |year| year_state(year, today, recorded))
}

/// Units and sessions on which changed rows bear.
#[derive(Debug, Default)]
pub(super) struct Touched {
    units: BTreeSet<UnitId>,
    sessions: BTreeSet<SessionId>,
    /// Sessions of which something else was registered.
    adjusted: BTreeSet<SessionId>,
    /// Whether a kept copy of a schedule is another one.
    pub copies: bool,
    /// Whether something else is said of what months can bear.
    pub limits: bool,
}

impl Touched {
    /// What changed between two revisions; `None`: so much, or something of such consequence, that everything has to be
    /// looked at again.
    pub(super) fn between(before: &Snapshot, now: &Snapshot) -> Option<Self> {
        let mut touched = Self::default();
        for change in now.changes_since(before, MOST)? {
            for row in [&change.before, &change.after].into_iter().flatten() {
                touched.note(row, [before, now])?;
            }
        }
        for unit in &touched.units {
            touched.sessions.extend(now.roles_of(*unit).map(|party| party.session));
        }
        Some(touched)
    }

    /// Whether nothing has changed that a year is known by.
    pub(super) fn is_empty(&self) -> bool {
        self.units.is_empty() && self.sessions.is_empty()
    }

    /// The sessions of a year that may stand otherwise beside its issued schedule, by their uids.
    pub(super) fn beside_issued(
        &self,
        [before, now]: [&Snapshot; 2],
        programme: ProgrammeId,
    ) -> BTreeMap<String, SessionId> {
        let all = self.sessions.iter().chain(&self.adjusted);
        let found = all.filter_map(|id| now.sessions.get(*id).or_else(|| before.sessions.get(*id)));
        found.filter(|s| s.programme == programme).map(|s| (s.uid.clone(), s.id)).collect()
    }

    /// Whether a unit, or a session of this year, may be another one.
    pub(super) fn bears_on(&self, [before, now]: [&Snapshot; 2], programme: ProgrammeId) -> bool {
        let of_year = |id: &SessionId| {
            [before, now].into_iter().filter_map(|s| s.sessions.get(*id)).any(|s| s.programme == programme)
        };
        !self.units.is_empty() || self.sessions.iter().any(of_year)
    }

    fn note(&mut self, row: &Row, revisions: [&Snapshot; 2]) -> Option<()> {
        match row {
            // An answer may be that the holidays of a year are announced.
            Row::Programme(_)
            | Row::Requirement(_)
            | Row::UnitGroup(_)
            | Row::DayOverride(_)
            | Row::Answer(_) => return None,
            Row::Unit(unit) => {
                self.units.insert(unit.id);
            }
            Row::UnitChange(change) => {
                self.units.insert(change.unit);
            }
            Row::Alias(alias) => {
                self.units.insert(alias.unit);
            }
            Row::Participation(part) => {
                self.units.insert(part.unit);
            }
            Row::Session(session) => {
                self.sessions.insert(session.id);
            }
            Row::Party(party) => {
                self.units.extend(party.unit);
                self.sessions.insert(party.session);
            }
            Row::Report(report) => {
                self.sessions.insert(report.session);
            }
            Row::ReportEvent(event) => {
                let reports = revisions.iter().filter_map(|snapshot| snapshot.reports.get(event.report));
                self.sessions.extend(reports.map(|report| report.session));
            }
            Row::Unavailable(_) | Row::Capacity(_) => self.limits = true,
            Row::ScheduleCopy(_) | Row::CopyItem(_) => self.copies = true,
            Row::Adjustment(adjustment) => {
                self.adjusted.insert(adjustment.session);
            }
            Row::Setting(_)
            | Row::Slogan(_)
            | Row::Liaison(_)
            | Row::UnitLeader(_)
            | Row::PaperText(_)
            | Row::ThemeDay(_)
            | Row::MarketRule(_)
            | Row::Feedback(_)
            | Row::AcceptedProblem(_)
            | Row::Contact(_)
            | Row::Evidence(_)
            | Row::Metric(_)
            | Row::MetricValue(_)
            | Row::ScoreRule(_)
            | Row::ScoreEntry(_)
            | Row::Scoring(_)
            | Row::ScoreExcluded(_)
            | Row::Form(_)
            | Row::Template(_)
            | Row::UnitSet(_)
            | Row::SetMember(_)
            | Row::Planning(_) => {}
        }
        Some(())
    }
}
