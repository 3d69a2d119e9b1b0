//! The schedule of a year as it reads: months down, groups across, sessions in each cell in their order.

use std::collections::HashMap;

use crate::model::Month;
use crate::model::ids::{GroupId, ProgrammeId, SessionId, UnitId};
use crate::model::session::{Session, SessionKind};
use crate::model::snapshot::Snapshot;

/// One session of one unit in its cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The session.
    pub session: SessionId,
    /// The unit that holds it.
    pub unit: UnitId,
}

/// The schedule of a year, computed from a snapshot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    /// Rows: the programme's months, and any other month a session stands in, in order.
    pub months: Vec<Month>,
    /// Columns: the groups that units of this year stand in, in order.
    pub groups: Vec<GroupId>,
    /// Branch sessions without a month, by group order; not those of units that owe nothing in the year.
    pub unscheduled: Vec<Entry>,
    /// Sessions that stand in no cell: those of another sort than 主会场 and 分会场, and branch sessions that the notice
    /// gives to all of a sort (各乡镇) and no unit holds; by month and day, what has none last.
    pub others: Vec<SessionId>,
    /// Where those without a month would stand.
    columns: Vec<Option<GroupId>>,
    cells: HashMap<(Month, GroupId), Vec<Entry>>,
}

impl Schedule {
    /// The schedule of `programme`. Units without a part in the year stand in the last group.
    #[must_use]
    pub fn of(snapshot: &Snapshot, programme: ProgrammeId) -> Self {
        let mut schedule = Self::default();
        let Some(facts) = snapshot.programmes.get(programme) else { return schedule };
        let used: std::collections::HashSet<GroupId> =
            snapshot.parts_of(programme).map(|p| p.group).collect();
        schedule.groups =
            snapshot.groups_in_order().iter().map(|g| g.id).filter(|id| used.contains(id)).collect();
        if schedule.groups.is_empty() {
            schedule.groups = snapshot.groups_in_order().iter().map(|g| g.id).collect();
        }
        schedule.months.clone_from(&facts.months);
        let mut sessions: Vec<&Session> =
            snapshot.sessions_of(programme).filter(|s| s.kind == SessionKind::Branch).collect();
        sessions.sort_by_key(|s| (s.ord, s.id));
        let mut others: Vec<&Session> =
            snapshot.sessions_of(programme).filter(|s| s.kind.is_other()).collect();
        for session in sessions {
            if snapshot.organisers_of(session.id).next().is_none() {
                others.push(session);
            }
            for unit in snapshot.organisers_of(session.id) {
                let entry = Entry { session: session.id, unit };
                let group = schedule.column(snapshot, programme, unit);
                match (session.month, group) {
                    (Some(month), Some(group)) => {
                        schedule.cells.entry((month, group)).or_default().push(entry);
                        if !schedule.months.contains(&month) {
                            schedule.months.push(month);
                        }
                    }
                    _ if snapshot.absence(programme, unit).is_some() => {}
                    _ => schedule.unscheduled.push(entry),
                }
            }
        }
        others.sort_by_key(|s| {
            let day = s.when.as_ref().and_then(|when| when.days.first()).or(s.held_on);
            (s.month.is_none(), s.month, day.is_none(), day, s.kind, s.ord, s.id)
        });
        schedule.others = others.into_iter().map(|session| session.id).collect();
        schedule.months.sort_unstable();
        schedule.unscheduled.sort_by_key(|e| {
            let part = snapshot.participation(programme, e.unit);
            let group = part.and_then(|p| snapshot.groups.get(p.group)).map_or(i64::MAX, |g| g.ord);
            (group, part.map_or(i64::MAX, |p| p.ord), e.session)
        });
        schedule.columns = schedule
            .unscheduled
            .iter()
            .map(|entry| schedule.column(snapshot, programme, entry.unit))
            .collect();
        schedule
    }

    /// The column a unit stands in: its group's, without a part in the year the last.
    #[must_use]
    pub fn column(&self, snapshot: &Snapshot, programme: ProgrammeId, unit: UnitId) -> Option<GroupId> {
        snapshot.group_of(programme, unit).or(self.groups.last().copied())
    }

    /// The sessions of a cell in their order.
    #[must_use]
    pub fn cell(&self, month: Month, group: GroupId) -> &[Entry] {
        self.cells.get(&(month, group)).map_or(&[], Vec::as_slice)
    }

    /// Units with a session in a month: of a group, or with `None` of all together.
    #[must_use]
    pub fn count(&self, month: Month, group: Option<GroupId>) -> usize {
        match group {
            Some(group) => self.cell(month, group).len(),
            None => self.groups.iter().map(|group| self.cell(month, *group).len()).sum(),
        }
    }

    /// Every session, month by month and group by group, what has no month last; with the column it stands in, or would.
    pub fn entries(&self) -> impl Iterator<Item = (Option<GroupId>, Entry)> {
        let cells = self.months.iter().flat_map(move |month| {
            self.groups.iter().flat_map(move |group| {
                self.cell(*month, *group).iter().map(move |entry| (Some(*group), *entry))
            })
        });
        cells.chain(self.unscheduled.iter().zip(&self.columns).map(|(entry, group)| (*group, *entry)))
    }

    /// Sessions that have a month.
    #[must_use]
    pub fn placed(&self) -> usize {
        self.groups.iter().map(|group| self.placed_in(*group)).sum()
    }

    /// Units with a session in the group, placed.
    #[must_use]
    pub fn placed_in(&self, group: GroupId) -> usize {
        self.cells.iter().filter(|((_, g), _)| *g == group).map(|(_, entries)| entries.len()).sum()
    }
}
