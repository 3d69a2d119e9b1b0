//! A session that is to be made, and who is to have which part in one.

use chrono::NaiveDate;

use super::Month;
use super::ids::{ProgrammeId, UnitId};
use super::session::{Party, Role, SessionKind};
use super::when::When;

/// A session that is to be made. What else is known of it is set afterwards, fact by fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// The year.
    pub programme: ProgrammeId,
    /// What sort of session.
    pub kind: SessionKind,
    /// Its own title; may be empty.
    pub title: String,
    /// Planned month; `None`: that of what has been fixed, else none.
    pub month: Option<Month>,
    /// What has been fixed.
    pub when: Option<When>,
    /// The wording of the time, where it says more.
    pub when_text: String,
    /// The day on which it was held.
    pub held_on: Option<NaiveDate>,
    /// 计划外活动: not in the plan, so that it meets no duty and may stand in any month.
    pub unplanned: bool,
    /// Who has which part, in order.
    pub parties: Vec<NewParty>,
}

impl NewSession {
    /// A session of a kind of which nothing else is known yet.
    #[must_use]
    pub fn of(programme: ProgrammeId, kind: SessionKind) -> Self {
        Self {
            programme,
            kind,
            title: String::new(),
            month: None,
            when: None,
            when_text: String::new(),
            held_on: None,
            unplanned: false,
            parties: Vec::new(),
        }
    }

    /// 计划外活动: a session that a unit held on a day without its having been planned.
    #[must_use]
    pub fn unplanned(programme: ProgrammeId, unit: UnitId, held_on: NaiveDate) -> Self {
        let parties = vec![NewParty::unit(unit, Role::Organiser)];
        let held_on = Some(held_on);
        Self { held_on, unplanned: true, parties, ..Self::of(programme, SessionKind::Branch) }
    }
}

/// A part in a session, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NewParty {
    /// Whose.
    pub who: Who,
    /// Which part.
    pub role: Role,
}

/// Who has a part in a session.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// A unit.
    Unit(UnitId),
    /// Words for several (各乡镇), as they are printed.
    Words(String),
}

impl NewParty {
    /// A unit's part.
    #[must_use]
    pub fn unit(unit: UnitId, role: Role) -> Self {
        Self { who: Who::Unit(unit), role }
    }

    /// The part of those whom words mean.
    #[must_use]
    pub fn words(words: &str, role: Role) -> Self {
        Self { who: Who::Words(words.to_owned()), role }
    }

    /// Whether a kept part is this one.
    #[must_use]
    pub fn is(&self, party: &Party) -> bool {
        self.role == party.role
            && match &self.who {
                Who::Unit(unit) => party.unit == Some(*unit),
                Who::Words(words) => party.unit.is_none() && party.as_written == *words,
            }
    }
}

impl From<&Party> for NewParty {
    fn from(party: &Party) -> Self {
        let who = party.unit.map_or_else(|| Who::Words(party.as_written.clone()), Who::Unit);
        Self { who, role: party.role }
    }
}

/// What is typed of parts in a session, as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Understood {
    /// One unit.
    Unit(UnitId),
    /// A unit that was named before.
    Twice(UnitId),
    /// Words for several, with the units of the year that they mean; none where that is not known.
    Group(Vec<UnitId>),
    /// Several units bear the name.
    Several(Vec<UnitId>),
    /// No unit of the file.
    Unknown,
}
