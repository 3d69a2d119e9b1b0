//! The units of a year as they take part in it: their column and place, their name, and why one owes nothing.

use chrono::NaiveDate;

use crate::model::Snapshot;
use crate::model::ids::{GroupId, ProgrammeId, UnitId};
use crate::model::quick::QuickMap;
use crate::model::session::Role;
use crate::model::unit::{Absence, Participation};

/// Why a unit owes nothing in a year ([`Absence`], without its words).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Away {
    /// It ended in the year or before, on this day where that is known.
    Ended(Option<NaiveDate>),
    /// It takes no part in the year.
    Exempt,
}

/// A unit in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The column it stands in; `None`: it has no part in the year.
    pub group: Option<GroupId>,
    /// Place of the column, then of the unit in it; what has none stands last.
    pub place: (i64, i64),
    /// Why it owes nothing; `None`: it takes part.
    pub away: Option<Away>,
    /// The name it goes by in the year.
    pub name: String,
}

impl Member {
    fn new(snapshot: &Snapshot, unit: UnitId, part: Option<&Participation>, last: NaiveDate) -> Self {
        let away = snapshot.absence_with(part, unit, last).map(|absence| match absence {
            Absence::Abolished(end) => Away::Ended(end.on),
            Absence::Exempt(_) => Away::Exempt,
        });
        let column =
            part.and_then(|part| snapshot.groups.get(part.group)).map_or(i64::MAX, |group| group.ord);
        Self {
            group: part.map(|part| part.group),
            place: (column, part.map_or(i64::MAX, |part| part.ord)),
            away,
            name: snapshot.name_with(part, unit, last).to_owned(),
        }
    }

    /// Whether it owes nothing on a day: it has ended by then, or takes no part.
    pub(super) fn excused(&self, on: NaiveDate) -> bool {
        match self.away {
            Some(Away::Ended(end)) => end.is_none_or(|end| end <= on),
            Some(Away::Exempt) => true,
            None => false,
        }
    }
}

/// Every unit that has a part in a year, or holds a session of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members {
    by_unit: QuickMap<UnitId, Member>,
}

impl Members {
    /// The units of `programme`.
    #[must_use]
    pub fn of(snapshot: &Snapshot, programme: ProgrammeId) -> Self {
        let last = snapshot.last_day(programme);
        let parts = snapshot.parts_of(programme).map(|part| (part.unit, Some(part)));
        let member = |(unit, part)| (unit, Member::new(snapshot, unit, part, last));
        let mut by_unit: QuickMap<UnitId, Member> = parts.map(member).collect();
        for session in snapshot.sessions_of(programme) {
            for unit in snapshot.organisers_of(session.id) {
                by_unit.entry(unit).or_insert_with(|| Member::new(snapshot, unit, None, last));
            }
        }
        Self { by_unit }
    }

    /// A unit of the year; `None`: it is none of them.
    #[must_use]
    pub fn get(&self, unit: UnitId) -> Option<&Member> {
        self.by_unit.get(&unit)
    }

    /// All of them, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Member> {
        self.by_unit.values()
    }

    /// Looks at a unit again.
    pub(super) fn renew(&mut self, snapshot: &Snapshot, programme: ProgrammeId, unit: UnitId) {
        let part = snapshot.participation(programme, unit);
        let holds = || {
            let held = snapshot.roles_of(unit).filter(|party| party.role == Role::Organiser);
            let mut sessions = held.filter_map(|party| snapshot.sessions.get(party.session));
            sessions.any(|session| session.programme == programme)
        };
        if part.is_some() || holds() {
            self.by_unit.insert(unit, Member::new(snapshot, unit, part, snapshot.last_day(programme)));
        } else {
            self.by_unit.remove(&unit);
        }
    }
}
