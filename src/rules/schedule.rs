//! The schedule of a year as it reads: months down, groups across, sessions in each cell in their order.

use chrono::NaiveDate;

use super::members::Members;
use crate::model::Month;
use crate::model::ids::{GroupId, ProgrammeId, SessionId, UnitId};
use crate::model::quick::{QuickMap, QuickSet};
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
    cells: QuickMap<(Month, GroupId), Vec<Entry>>,
}

/// Where a session stands that stands in no cell: by month and day, what has none last, then by sort and place.
pub(super) type OtherPlace = (bool, Option<Month>, bool, Option<NaiveDate>, SessionKind, i64, SessionId);

/// The place of a session that is neither in a cell nor the main one; `held`: whether any unit holds it.
pub(super) fn other_place(session: &Session, held: bool) -> Option<OtherPlace> {
    let other = session.kind.is_other() || session.kind == SessionKind::Branch && !held;
    let day = session.when.as_ref().and_then(|when| when.days.first()).or(session.held_on);
    let (month, kind) = (session.month, session.kind);
    other.then_some((month.is_none(), month, day.is_none(), day, kind, session.ord, session.id))
}

impl Schedule {
    /// The schedule of `programme`. Units without a part in the year stand in the last group.
    #[must_use]
    pub fn of(snapshot: &Snapshot, programme: ProgrammeId) -> Self {
        let Some(year) = snapshot.programmes.get(programme) else { return Self::default() };
        let groups: Vec<GroupId> = snapshot.groups_in_order().iter().map(|group| group.id).collect();
        let mut sessions: Vec<&Session> = snapshot.sessions_of(programme).collect();
        sessions.sort_by_key(|s| (s.ord, s.id));
        let branches = sessions.iter().filter(|session| session.kind == SessionKind::Branch);
        let entries = branches.flat_map(|session| {
            let units = snapshot.organisers_of(session.id);
            units.map(|unit| (session.month, Entry { session: session.id, unit }))
        });
        let held = |session: &Session| snapshot.organisers_of(session.id).next().is_some();
        let others = sessions.iter().filter_map(|session| other_place(session, held(session))).collect();
        Self::new(&year.months, &groups, &Members::of(snapshot, programme), entries, others)
    }

    /// The schedule of a year with these months, of units that stand in some of these groups; `entries` in their order.
    pub(super) fn new(
        months: &[Month],
        groups: &[GroupId],
        members: &Members,
        entries: impl Iterator<Item = (Option<Month>, Entry)>,
        mut others: Vec<OtherPlace>,
    ) -> Self {
        let used: QuickSet<GroupId> = members.iter().filter_map(|member| member.group).collect();
        let mut columns: Vec<GroupId> = groups.iter().copied().filter(|id| used.contains(id)).collect();
        if columns.is_empty() {
            columns = groups.to_vec();
        }
        let mut schedule = Self { months: months.to_vec(), groups: columns, ..Self::default() };
        for (month, entry) in entries {
            let column = schedule.column_among(members, entry.unit);
            let away = || members.get(entry.unit).is_some_and(|member| member.away.is_some());
            match (month, column) {
                (Some(month), Some(group)) => {
                    schedule.cells.entry((month, group)).or_default().push(entry);
                    if !schedule.months.contains(&month) {
                        schedule.months.push(month);
                    }
                }
                _ if Self::holds(month, column, away()) => schedule.unscheduled.push(entry),
                _ => {}
            }
        }
        others.sort_unstable();
        schedule.others = others.into_iter().map(|(.., session)| session).collect();
        schedule.months.sort_unstable();
        let place = |unit| members.get(unit).map_or((i64::MAX, i64::MAX), |member| member.place);
        schedule.unscheduled.sort_by_cached_key(|entry| (place(entry.unit), entry.session));
        schedule.columns =
            schedule.unscheduled.iter().map(|entry| schedule.column_among(members, entry.unit)).collect();
        schedule
    }

    /// Whether a session stands in the schedule: in its cell, or among those without a month, unless its unit owes
    /// nothing in the year.
    pub(super) fn holds(month: Option<Month>, column: Option<GroupId>, away: bool) -> bool {
        month.is_some() && column.is_some() || !away
    }

    /// The column a unit stands in: its group's, without a part in the year the last.
    #[must_use]
    pub fn column(&self, snapshot: &Snapshot, programme: ProgrammeId, unit: UnitId) -> Option<GroupId> {
        snapshot.group_of(programme, unit).or(self.groups.last().copied())
    }

    /// As [`Self::column`], of one of the units of the year.
    #[must_use]
    pub fn column_among(&self, members: &Members, unit: UnitId) -> Option<GroupId> {
        members.get(unit).and_then(|member| member.group).or(self.groups.last().copied())
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

    /// Every session that stands in a cell, with its month; month by month and group by group.
    pub fn placed_entries(&self) -> impl Iterator<Item = (Month, Entry)> {
        self.months.iter().flat_map(move |month| {
            self.groups
                .iter()
                .flat_map(move |group| self.cell(*month, *group).iter().map(move |entry| (*month, *entry)))
        })
    }

    /// Whether any session of a group, or of all, has no month yet.
    #[must_use]
    pub fn lacks_months(&self, group: Option<GroupId>) -> bool {
        match group {
            Some(_) => self.columns.contains(&group),
            None => !self.unscheduled.is_empty(),
        }
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
