//! The whole file in memory, read by window, command line, checks, documents and jobs alike.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::change::{Change, Table, Tables};
use super::group::UnitGroup;
use super::ids::{
    GroupId, ParticipationId, PartyId, ProgrammeId, ReportEventId, ReportId, SessionId, UnitId,
};
use super::names::folded;
use super::people::{Liaison, UnitLeader};
use super::programme::{PaperText, Programme, Slogan};
use super::report::{Report, ReportEvent, ReportTarget, Requirement};
use super::session::{Party, Role, Session, SessionKind};
use super::setting::SettingKey;
use super::unit::{Abolition, Absence, Alias, AliasKind, Participation, Unit, UnitChange, UnitChangeKind};

/// All rows at one revision. Cloning is cheap; jobs get an `Arc` of it.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    tables: Tables,
    /// Counts every applied, undone and redone edit.
    pub revision: u64,
    index: OnceLock<Arc<Index>>,
}

impl PartialEq for Snapshot {
    fn eq(&self, other: &Self) -> bool {
        self.tables == other.tables && self.revision == other.revision
    }
}

impl Deref for Snapshot {
    type Target = Tables;
    fn deref(&self) -> &Tables {
        &self.tables
    }
}

impl Snapshot {
    /// A snapshot of these rows.
    #[must_use]
    pub fn new(tables: Tables, revision: u64) -> Self {
        Self { tables, revision, index: OnceLock::new() }
    }

    /// Carries changes out on the rows in memory.
    pub fn apply<'a>(&mut self, changes: impl IntoIterator<Item = &'a Change>) {
        for change in changes {
            if Index::reads(change.table) {
                self.index = OnceLock::new();
            }
            match &change.after {
                Some(row) => self.tables.put(row.clone()),
                None => self.tables.remove(change.table, change.row),
            }
        }
    }

    /// Look-up tables over the rows, built at the first use after a change.
    #[must_use]
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Arc::new(Index::build(&self.tables)))
    }

    /// A fact of the file as a whole; empty where it is not set.
    #[must_use]
    pub fn setting(&self, key: SettingKey) -> &str {
        self.settings.iter().find(|s| s.key == key).map_or("", |s| s.value.as_str())
    }

    /// The newest year of the file.
    #[must_use]
    pub fn newest_programme(&self) -> Option<&Programme> {
        self.programmes.iter().max_by_key(|p| p.year)
    }

    /// The programme of `year`.
    #[must_use]
    pub fn programme_of(&self, year: i32) -> Option<&Programme> {
        self.programmes.iter().find(|p| p.year == year)
    }

    /// Groups in the order of their columns and attachments.
    #[must_use]
    pub fn groups_in_order(&self) -> Vec<&UnitGroup> {
        let mut groups: Vec<_> = self.groups.iter().collect();
        groups.sort_by_key(|g| (g.ord, g.id));
        groups
    }

    /// Units in 机构序列 order.
    #[must_use]
    pub fn units_in_order(&self) -> Vec<&Unit> {
        let mut units: Vec<_> = self.units.iter().collect();
        units.sort_by_key(|u| (u.ord, u.id));
        units
    }

    /// Other names of a unit, in the order they were given.
    pub fn aliases_of(&self, unit: UnitId) -> impl Iterator<Item = &Alias> {
        self.index().aliases.get(&unit).into_iter().flatten().filter_map(|id| self.aliases.get(*id))
    }

    /// A unit's part in a year.
    #[must_use]
    pub fn participation(&self, programme: ProgrammeId, unit: UnitId) -> Option<&Participation> {
        self.index().participation.get(&(programme, unit)).and_then(|id| self.participations.get(*id))
    }

    /// Everybody's part in a year, in group and table order.
    #[must_use]
    pub fn participations_of(&self, programme: ProgrammeId) -> Vec<&Participation> {
        let mut list: Vec<_> = self.participations.iter().filter(|p| p.programme == programme).collect();
        list.sort_by_key(|p| (self.groups.get(p.group).map_or(i64::MAX, |g| g.ord), p.group, p.ord, p.id));
        list
    }

    /// The name a unit goes by in a year: the one it has at the year's end, so that a change of name leaves the years
    /// before as they were.
    #[must_use]
    pub fn printed_name(&self, programme: ProgrammeId, unit: UnitId) -> &str {
        let end = self.programmes.get(programme).map_or(NaiveDate::MAX, Programme::last_day);
        self.name_on(programme, unit, end)
    }

    /// The name a unit is printed with in a year's paper of a date: its name of the year where it has one, else the
    /// former name that was valid on that date, else its name.
    #[must_use]
    pub fn name_on(&self, programme: ProgrammeId, unit: UnitId, date: NaiveDate) -> &str {
        if let Some(name) = self.participation(programme, unit).and_then(|p| p.printed_name.as_deref()) {
            return name;
        }
        let former = self.aliases_of(unit).filter(|alias| alias.kind == AliasKind::Former);
        let valid = former.filter_map(|alias| Some((alias.until.filter(|until| *until >= date)?, alias)));
        match valid.min_by_key(|(until, alias)| (*until, alias.id)) {
            Some((_, alias)) => &alias.name,
            None => self.units.get(unit).map_or("", |u| u.name.as_str()),
        }
    }

    /// What happened to a unit, by day.
    #[must_use]
    pub fn changes_of(&self, unit: UnitId) -> Vec<&UnitChange> {
        let ids = self.index().changes.get(&unit).map_or(&[][..], Vec::as_slice);
        let mut list: Vec<_> = ids.iter().filter_map(|id| self.unit_changes.get(*id)).collect();
        list.sort_by_key(|change| (change.on, change.id));
        list
    }

    /// The end of a unit (撤销, 合并); `None` while it works.
    #[must_use]
    pub fn abolition(&self, unit: UnitId) -> Option<Abolition> {
        self.units.get(unit).filter(|unit| !unit.active)?;
        let ended = |c: &&&UnitChange| matches!(c.kind, UnitChangeKind::Abolished | UnitChangeKind::Merged);
        let change = self.changes_of(unit).iter().rfind(ended).copied();
        Some(Abolition { on: change.map(|c| c.on), into: change.and_then(|c| c.into) })
    }

    /// Why a unit owes nothing in a year; `None` where it takes part. A unit that ended after the year is one of the
    /// year's units like any other.
    #[must_use]
    pub fn absence(&self, programme: ProgrammeId, unit: UnitId) -> Option<Absence<'_>> {
        if let Some(end) = self.abolition(unit) {
            let last = self.programmes.get(programme).map_or(NaiveDate::MAX, Programme::last_day);
            if end.on.is_none_or(|on| on <= last) {
                return Some(Absence::Abolished(end));
            }
        }
        self.participation(programme, unit).and_then(Participation::excused).map(Absence::Exempt)
    }

    /// Parties of a session in list order.
    pub fn parties_of(&self, session: SessionId) -> impl Iterator<Item = &Party> {
        self.index().parties.get(&session).into_iter().flatten().filter_map(|id| self.parties.get(*id))
    }

    /// The units that hold a session (承办), in list order.
    pub fn organisers_of(&self, session: SessionId) -> impl Iterator<Item = UnitId> {
        self.parties_of(session).filter(|p| p.role == Role::Organiser).filter_map(|p| p.unit)
    }

    /// Sessions of a year that a unit holds, by month (unscheduled last) and order.
    #[must_use]
    pub fn sessions_held_by(&self, programme: ProgrammeId, unit: UnitId) -> Vec<&Session> {
        let ids = self.index().held.get(&unit).map_or(&[][..], Vec::as_slice);
        let mut list: Vec<_> =
            ids.iter().filter_map(|id| self.sessions.get(*id)).filter(|s| s.programme == programme).collect();
        list.sort_by_key(|s| (s.month.is_none(), s.month, s.ord, s.id));
        list
    }

    /// The main session of a year; the first where there are several.
    #[must_use]
    pub fn main_session(&self, programme: ProgrammeId) -> Option<&Session> {
        self.sessions
            .iter()
            .filter(|s| s.programme == programme && s.kind == SessionKind::Main)
            .min_by_key(|s| (s.ord, s.id))
    }

    /// Slogans of a year in order.
    #[must_use]
    pub fn slogans_of(&self, programme: ProgrammeId) -> Vec<&Slogan> {
        let mut list: Vec<_> = self.slogans.iter().filter(|s| s.programme == programme).collect();
        list.sort_by_key(|s| (s.ord, s.id));
        list
    }

    /// Liaisons of a unit in order; the main one is marked.
    #[must_use]
    pub fn liaisons_of(&self, unit: UnitId) -> Vec<&Liaison> {
        let ids = self.index().liaisons.get(&unit).map_or(&[][..], Vec::as_slice);
        let mut list: Vec<&Liaison> = ids.iter().filter_map(|id| self.liaisons.get(*id)).collect();
        list.sort_by_key(|l| (l.ord, l.id));
        list
    }

    /// The liaison who is called first.
    #[must_use]
    pub fn main_liaison(&self, unit: UnitId) -> Option<&Liaison> {
        let list = self.liaisons_of(unit);
        list.iter().find(|l| l.main).or(list.first()).copied()
    }

    /// Leaders in charge of a unit, in order.
    #[must_use]
    pub fn leaders_of(&self, unit: UnitId) -> Vec<&UnitLeader> {
        let mut list: Vec<_> = self.leaders.iter().filter(|l| l.unit == unit).collect();
        list.sort_by_key(|l| (l.ord, l.id));
        list
    }

    /// The kept text of a paper, if it has one of its own: edited, or taken from an imported notice.
    #[must_use]
    pub fn paper_text(&self, programme: ProgrammeId, document: &str) -> Option<&str> {
        let mut texts = self.paper_texts.iter().filter(|t| t.group.is_none() && !t.text.trim().is_empty());
        texts.find(|t| t.programme == programme && t.document == document).map(|t| t.text.as_str())
    }

    /// The title that a person gave a paper, or a group's table of it; `None`: it is made from the year's facts.
    #[must_use]
    pub fn paper_title(
        &self,
        programme: ProgrammeId,
        document: &str,
        group: Option<GroupId>,
    ) -> Option<&str> {
        let of_paper = |t: &&PaperText| t.programme == programme && t.document == document;
        let titled: Vec<&PaperText> =
            self.paper_texts.iter().filter(of_paper).filter(|t| !t.title.trim().is_empty()).collect();
        let of = |group: Option<GroupId>| titled.iter().find(|t| t.group == group).map(|t| t.title.trim());
        group.and_then(|group| of(Some(group))).or_else(|| of(None))
    }

    /// What a year asks units to send in, suggestions too.
    pub fn requirements_of(&self, programme: ProgrammeId) -> impl Iterator<Item = &Requirement> {
        self.requirements.iter().filter(move |r| r.programme == programme)
    }

    /// The stored reports on a session.
    pub fn reports_on(&self, session: SessionId) -> impl Iterator<Item = &Report> {
        self.index().reports.get(&session).into_iter().flatten().filter_map(|id| self.reports.get(*id))
    }

    /// The stored report for a target: the unit's own, else the one of the session as a whole.
    #[must_use]
    pub fn report_for(&self, target: ReportTarget) -> Option<&Report> {
        let asked = |report: &&Report| report.requirement == target.requirement;
        let of = |unit| self.reports_on(target.session).filter(asked).find(|report| report.unit == unit);
        of(Some(target.unit)).or_else(|| of(None))
    }

    /// What happened to a report, in order of days, then of entry.
    #[must_use]
    pub fn events_of(&self, report: ReportId) -> Vec<&ReportEvent> {
        let ids = self.index().events.get(&report).map_or(&[][..], Vec::as_slice);
        let mut list: Vec<_> = ids.iter().filter_map(|id| self.report_events.get(*id)).collect();
        list.sort_by_key(|e| (e.on, e.id));
        list
    }

    /// Units known by exactly this name (any of their names, widths and spaces folded).
    #[must_use]
    pub fn units_named(&self, name: &str) -> &[UnitId] {
        self.index().names.get(&folded(name)).map_or(&[], Vec::as_slice)
    }

    /// The group of that name.
    #[must_use]
    pub fn group_named(&self, name: &str) -> Option<&UnitGroup> {
        let name = folded(name);
        self.groups.iter().find(|g| folded(&g.name) == name)
    }

    /// The group a unit stands in in a year.
    #[must_use]
    pub fn group_of(&self, programme: ProgrammeId, unit: UnitId) -> Option<GroupId> {
        self.participation(programme, unit).map(|p| p.group)
    }
}

/// Look-ups over a snapshot; every list is in the order in which the thing is read.
#[derive(Debug, Default)]
pub struct Index {
    aliases: HashMap<UnitId, Vec<super::ids::AliasId>>,
    participation: HashMap<(ProgrammeId, UnitId), ParticipationId>,
    parties: HashMap<SessionId, Vec<PartyId>>,
    held: HashMap<UnitId, Vec<SessionId>>,
    reports: HashMap<SessionId, Vec<ReportId>>,
    events: HashMap<ReportId, Vec<ReportEventId>>,
    names: HashMap<String, Vec<UnitId>>,
    liaisons: HashMap<UnitId, Vec<super::ids::LiaisonId>>,
    changes: HashMap<UnitId, Vec<super::ids::UnitChangeId>>,
}

impl Index {
    /// Whether rows of the table are indexed. Sessions are not: moving one must stay cheap in a large file.
    fn reads(table: Table) -> bool {
        matches!(
            table,
            Table::Unit
                | Table::Liaison
                | Table::Alias
                | Table::UnitChange
                | Table::Participation
                | Table::Party
                | Table::Report
                | Table::ReportEvent
        )
    }

    fn build(tables: &Tables) -> Self {
        let mut index = Self::default();
        let mut name = |name: &str, unit: UnitId| {
            let units = index.names.entry(folded(name)).or_default();
            if !units.contains(&unit) {
                units.push(unit);
            }
        };
        for unit in tables.units.iter() {
            name(&unit.name, unit.id);
            if let Some(full) = &unit.full_name {
                name(full, unit.id);
            }
        }
        for alias in tables.aliases.iter() {
            name(&alias.name, alias.unit);
            index.aliases.entry(alias.unit).or_default().push(alias.id);
        }
        for p in tables.participations.iter() {
            index.participation.insert((p.programme, p.unit), p.id);
        }
        let mut parties: Vec<&Party> = tables.parties.iter().collect();
        parties.sort_by_key(|p| (p.session, p.ord, p.id));
        for party in parties {
            index.parties.entry(party.session).or_default().push(party.id);
            if let (Role::Organiser, Some(unit)) = (party.role, party.unit) {
                index.held.entry(unit).or_default().push(party.session);
            }
        }
        for change in tables.unit_changes.iter() {
            index.changes.entry(change.unit).or_default().push(change.id);
        }
        for liaison in tables.liaisons.iter() {
            index.liaisons.entry(liaison.unit).or_default().push(liaison.id);
        }
        for report in tables.reports.iter() {
            index.reports.entry(report.session).or_default().push(report.id);
        }
        for event in tables.report_events.iter() {
            index.events.entry(event.report).or_default().push(event.id);
        }
        index
    }
}
