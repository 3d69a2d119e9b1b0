//! Replies of units to a 征求意见稿: who was asked, who has replied, what was done with it.

use std::collections::HashMap;

use crate::model::Snapshot;
use crate::model::ids::{ProgrammeId, ScheduleCopyId, UnitId};
use crate::model::issue::{Feedback, Outcome, ScheduleCopy, Stage};

/// The replies to a copy, with their figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Replies {
    /// The copy.
    pub copy: ScheduleCopy,
    /// Every unit that was asked, in the order of the tables, with its reply; also units that replied unasked.
    pub units: Vec<(UnitId, Option<Feedback>)>,
    /// Units that were asked: 共征求.
    pub asked: usize,
    /// Units that have replied: 反馈.
    pub replied: usize,
    /// Of these, without an opinion: 无意见.
    pub without: usize,
    /// Opinions: 提出意见.
    pub opinions: usize,
    /// 采纳.
    pub taken: usize,
    /// 部分采纳.
    pub partly: usize,
    /// 未采纳.
    pub refused: usize,
}

impl Replies {
    /// The replies to a copy; `None` where there is no such copy, or none that units reply to.
    #[must_use]
    pub fn to(snapshot: &Snapshot, copy: ScheduleCopyId) -> Option<Self> {
        let copy = snapshot.schedule_copies.get(copy).filter(|copy| copy.stage == Stage::Consultation)?;
        let year = copy.programme;
        let parts = snapshot.participations_of(year).into_iter().map(|part| part.unit);
        let members: Vec<UnitId> = parts.filter(|unit| snapshot.absence(year, *unit).is_none()).collect();
        let mut rows: HashMap<UnitId, Feedback> =
            snapshot.feedback_on(copy.id).map(|reply| (reply.unit, reply.clone())).collect();
        let asked = members.len();
        let mut units: Vec<(UnitId, Option<Feedback>)> =
            members.into_iter().map(|unit| (unit, rows.remove(&unit))).collect();
        let mut others: Vec<(UnitId, Feedback)> = rows.into_iter().collect();
        others.sort_by_key(|(unit, _)| (snapshot.units.get(*unit).map(|unit| unit.ord), *unit));
        units.extend(others.into_iter().map(|(unit, reply)| (unit, Some(reply))));
        let given: Vec<&Feedback> = units.iter().filter_map(|(_, reply)| reply.as_ref()).collect();
        let with = |outcome| given.iter().filter(|reply| reply.outcome == Some(outcome)).count();
        let without = given.iter().filter(|reply| is_none(reply)).count();
        let (replied, opinions) = (given.len(), given.len() - without);
        let (taken, partly) = (with(Outcome::Taken), with(Outcome::Partly));
        let refused = with(Outcome::Refused);
        Some(Self { copy: copy.clone(), units, asked, replied, without, opinions, taken, partly, refused })
    }

    /// The replies to the last 征求意见稿 of a year.
    #[must_use]
    pub fn latest(snapshot: &Snapshot, programme: ProgrammeId) -> Option<Self> {
        let mut copies = snapshot.copies_of(programme).filter(|copy| copy.stage == Stage::Consultation);
        Self::to(snapshot, copies.next_back()?.id)
    }
}

/// Whether a reply says 无意见.
#[must_use]
pub fn is_none(reply: &Feedback) -> bool {
    reply.text.trim().is_empty() && reply.wish.is_none()
}
