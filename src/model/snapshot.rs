//! The whole file in memory, read by window, command line, checks, documents and jobs alike.

use std::ops::Deref;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::Month;
use super::change::{Change, Tables};
use super::contact::Contact;
use super::evidence::Evidence;
use super::group::UnitGroup;
use super::ids::{
    AdjustmentId, AliasId, ContactId, CopyItemId, EvidenceId, FeedbackId, GroupId, LiaisonId, MetricValueId,
    PaperTextId, ParticipationId, PartyId, ProgrammeId, ReportEventId, ReportId, RequirementId,
    ScheduleCopyId, ScoreEntryId, ScoreRuleId, SessionId, SloganId, UnitChangeId, UnitId, UnitLeaderId,
};
use super::index::{Index, rows};
use super::issue::{Adjustment, CopyItem, Feedback, ScheduleCopy, Stage};
use super::metric::MetricValue;
use super::names::folded;
use super::people::{Liaison, UnitLeader};
use super::programme::{PaperText, Programme, Slogan};
use super::report::{Report, ReportEvent, ReportTarget, Requirement};
use super::score::{ScoreEntry, ScoreRule};
use super::session::{Party, Role, Session, SessionKind};
use super::setting::SettingKey;
use super::unit::{Abolition, Absence, Alias, AliasKind, Participation, Unit, UnitChange, UnitChangeKind};

/// Before every place and every row id.
const FIRST: i64 = i64::MIN;

/// All rows at one revision. A clone shares everything with it and costs nothing; jobs get an `Arc` of it.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    tables: Tables,
    /// Counts every applied, undone and redone edit.
    pub revision: u64,
    index: OnceLock<Index>,
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

    /// Carries changes out on the rows in memory; the index follows them row by row.
    pub fn apply<'a>(&mut self, changes: impl IntoIterator<Item = &'a Change>) {
        for change in changes {
            if let Some(index) = self.index.get_mut() {
                // What is there counts: an image from the journal may be an older writing of the same row.
                let before = self.tables.row(change.table, change.row);
                index.change(before.as_ref(), change.after.as_ref());
            }
            match &change.after {
                Some(row) => self.tables.put(row.clone()),
                None => self.tables.remove(change.table, change.row),
            }
        }
    }

    /// Look-ups over the rows, built at the first use of a file that was just read.
    #[must_use]
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.tables))
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
        self.index().units.values().map(AsRef::as_ref).collect()
    }

    /// Other names of a unit, in the order they were given.
    pub fn aliases_of(&self, unit: UnitId) -> impl Iterator<Item = &Alias> {
        rows(&self.index().aliases, (unit, AliasId(FIRST)), move |key| key.0 == unit)
    }

    /// A unit's part in a year.
    #[must_use]
    pub fn participation(&self, programme: ProgrammeId, unit: UnitId) -> Option<&Participation> {
        let of = (programme, unit, ParticipationId(FIRST));
        rows(&self.index().participation, of, move |key| (key.0, key.1) == (programme, unit)).last()
    }

    /// Everybody's part in a year, by unit.
    pub fn parts_of(&self, programme: ProgrammeId) -> impl Iterator<Item = &Participation> {
        let of = (programme, UnitId(FIRST), ParticipationId(FIRST));
        rows(&self.index().participation, of, move |key| key.0 == programme)
    }

    /// The parts of a group's units in a year, in table order.
    pub fn parts_in(
        &self,
        programme: ProgrammeId,
        group: GroupId,
    ) -> impl DoubleEndedIterator<Item = &Participation> {
        let of = |end: i64| (programme, group, end, ParticipationId(end));
        self.index().places.range(of(FIRST)..=of(i64::MAX)).map(|(_, part)| part.as_ref())
    }

    /// Everybody's part in a year, in group and table order.
    #[must_use]
    pub fn participations_of(&self, programme: ProgrammeId) -> Vec<&Participation> {
        let of = (programme, GroupId(FIRST), FIRST, ParticipationId(FIRST));
        let mut list: Vec<_> = rows(&self.index().places, of, |key| key.0 == programme).collect();
        // Group by group already, and each in its own order.
        list.sort_by_key(|p| (self.groups.get(p.group).map_or(i64::MAX, |g| g.ord), p.group));
        list
    }

    /// The name a unit goes by in a year: the one it has at the year's end, so that a change of name leaves the years
    /// before as they were.
    #[must_use]
    pub fn printed_name(&self, programme: ProgrammeId, unit: UnitId) -> &str {
        self.name_on(programme, unit, self.last_day(programme))
    }

    /// The name a unit is printed with in a year's paper of a date: its name of the year where it has one, else the
    /// former name that was valid on that date, else its name.
    #[must_use]
    pub fn name_on(&self, programme: ProgrammeId, unit: UnitId, date: NaiveDate) -> &str {
        self.name_with(self.participation(programme, unit), unit, date)
    }

    /// As [`Self::name_on`], of a unit whose part in the year is known.
    pub(crate) fn name_with<'a>(
        &'a self,
        part: Option<&'a Participation>,
        unit: UnitId,
        date: NaiveDate,
    ) -> &'a str {
        if let Some(name) = part.and_then(|part| part.printed_name.as_deref()) {
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
        let of = (unit, NaiveDate::MIN, UnitChangeId(FIRST));
        rows(&self.index().changes, of, |key| key.0 == unit).collect()
    }

    /// What happened to other units of which this one goes on with the work.
    pub fn merged_into(&self, unit: UnitId) -> impl Iterator<Item = &UnitChange> {
        rows(&self.index().merged, (unit, UnitChangeId(FIRST)), move |key| key.0 == unit)
    }

    /// Units that went into this one together with their past, by the day on which they did.
    #[must_use]
    pub fn predecessors(&self, unit: UnitId) -> Vec<UnitId> {
        let mut merged: Vec<&UnitChange> =
            self.merged_into(unit).filter(|change| change.old_name.is_some()).collect();
        merged.sort_by_key(|change| (change.on, change.id));
        merged.into_iter().map(|change| change.unit).collect()
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
        self.absence_with(self.participation(programme, unit), unit, self.last_day(programme))
    }

    /// As [`Self::absence`], of a unit whose part is known in a year that ends on `last`.
    pub(crate) fn absence_with<'a>(
        &'a self,
        part: Option<&'a Participation>,
        unit: UnitId,
        last: NaiveDate,
    ) -> Option<Absence<'a>> {
        match self.abolition(unit) {
            Some(end) if end.on.is_none_or(|on| on <= last) => Some(Absence::Abolished(end)),
            _ => part.and_then(Participation::excused).map(Absence::Exempt),
        }
    }

    /// The last day of a year.
    pub(crate) fn last_day(&self, programme: ProgrammeId) -> NaiveDate {
        self.programmes.get(programme).map_or(NaiveDate::MAX, Programme::last_day)
    }

    /// Parties of a session in list order.
    pub fn parties_of(&self, session: SessionId) -> impl Iterator<Item = &Party> {
        rows(&self.index().parties, (session, FIRST, PartyId(FIRST)), move |key| key.0 == session)
    }

    /// A unit's parts in sessions of all years, by session.
    pub fn roles_of(&self, unit: UnitId) -> impl Iterator<Item = &Party> {
        let of = (unit, SessionId(FIRST), FIRST, PartyId(FIRST));
        rows(&self.index().roles, of, move |key| key.0 == unit)
    }

    /// The units that hold a session (承办), in list order.
    pub fn organisers_of(&self, session: SessionId) -> impl Iterator<Item = UnitId> {
        self.parties_of(session).filter(|p| p.role == Role::Organiser).filter_map(|p| p.unit)
    }

    /// Sessions of a year that a unit holds, by month (unscheduled last) and order.
    #[must_use]
    pub fn sessions_held_by(&self, programme: ProgrammeId, unit: UnitId) -> Vec<&Session> {
        let held = self.roles_of(unit).filter(|party| party.role == Role::Organiser);
        let mut list: Vec<_> = held
            .filter_map(|party| self.sessions.get(party.session))
            .filter(|session| session.programme == programme)
            .collect();
        list.sort_by_key(|s| (s.month.is_none(), s.month, s.ord, s.id));
        list
    }

    /// Sessions of a year by kind, month (those without one first) and place in the cell.
    pub fn sessions_of(&self, programme: ProgrammeId) -> impl Iterator<Item = &Session> {
        let of = (programme, SessionKind::Main, None, FIRST, SessionId(FIRST));
        rows(&self.index().sessions, of, move |key| key.0 == programme)
    }

    /// Sessions of one kind in a month of a year, or without a month, by place.
    pub fn sessions_in(
        &self,
        programme: ProgrammeId,
        kind: SessionKind,
        month: Option<Month>,
    ) -> impl Iterator<Item = &Session> {
        let of = (programme, kind, month, FIRST, SessionId(FIRST));
        rows(&self.index().sessions, of, move |key| (key.0, key.1, key.2) == (programme, kind, month))
    }

    /// The main session of a year; the first where there are several.
    #[must_use]
    pub fn main_session(&self, programme: ProgrammeId) -> Option<&Session> {
        let of = (programme, SessionKind::Main, None, FIRST, SessionId(FIRST));
        let mains = rows(&self.index().sessions, of, |key| (key.0, key.1) == (programme, SessionKind::Main));
        mains.min_by_key(|s| (s.ord, s.id))
    }

    /// Slogans of a year in order.
    #[must_use]
    pub fn slogans_of(&self, programme: ProgrammeId) -> Vec<&Slogan> {
        let of = (programme, FIRST, SloganId(FIRST));
        rows(&self.index().slogans, of, |key| key.0 == programme).collect()
    }

    /// Liaisons of a unit in order; the main one is marked.
    #[must_use]
    pub fn liaisons_of(&self, unit: UnitId) -> Vec<&Liaison> {
        rows(&self.index().liaisons, (unit, FIRST, LiaisonId(FIRST)), |key| key.0 == unit).collect()
    }

    /// The liaison who is called first.
    #[must_use]
    pub fn main_liaison(&self, unit: UnitId) -> Option<&Liaison> {
        let list = self.liaisons_of(unit);
        list.iter().find(|l| l.main).or(list.first()).copied()
    }

    /// The liaison who is called first on a day: of those who serve then, else of all.
    #[must_use]
    pub fn serving_liaison(&self, unit: UnitId, day: NaiveDate) -> Option<&Liaison> {
        let list = self.liaisons_of(unit);
        let serves = |l: &&&Liaison| l.from.is_none_or(|from| from <= day) && l.to.is_none_or(|to| day <= to);
        let serving: Vec<&&Liaison> = list.iter().filter(serves).collect();
        let first = serving.iter().find(|l| l.main).or(serving.first());
        first.map(|l| **l).or_else(|| self.main_liaison(unit))
    }

    /// Leaders in charge of a unit, in order.
    #[must_use]
    pub fn leaders_of(&self, unit: UnitId) -> Vec<&UnitLeader> {
        rows(&self.index().leaders, (unit, FIRST, UnitLeaderId(FIRST)), |key| key.0 == unit).collect()
    }

    /// Kept texts and titles of a year's papers, in the order in which they came.
    pub fn paper_texts_of(&self, programme: ProgrammeId) -> impl Iterator<Item = &PaperText> {
        rows(&self.index().paper_texts, (programme, PaperTextId(FIRST)), move |key| key.0 == programme)
    }

    /// The kept text of a paper, if it has one of its own: edited, or taken from an imported notice.
    #[must_use]
    pub fn paper_text(&self, programme: ProgrammeId, document: &str) -> Option<&str> {
        let mut texts =
            self.paper_texts_of(programme).filter(|t| t.group.is_none() && !t.text.trim().is_empty());
        texts.find(|t| t.document == document).map(|t| t.text.as_str())
    }

    /// The title that a person gave a paper, or a group's table of it; `None`: it is made from the year's facts.
    #[must_use]
    pub fn paper_title(
        &self,
        programme: ProgrammeId,
        document: &str,
        group: Option<GroupId>,
    ) -> Option<&str> {
        let of_paper = |t: &&PaperText| t.document == document && !t.title.trim().is_empty();
        let titled: Vec<&PaperText> = self.paper_texts_of(programme).filter(of_paper).collect();
        let of = |group: Option<GroupId>| titled.iter().find(|t| t.group == group).map(|t| t.title.trim());
        group.and_then(|group| of(Some(group))).or_else(|| of(None))
    }

    /// What a year asks units to send in, suggestions too.
    pub fn requirements_of(&self, programme: ProgrammeId) -> impl Iterator<Item = &Requirement> {
        let of = (programme, RequirementId(FIRST));
        rows(&self.index().requirements, of, move |key| key.0 == programme)
    }

    /// The stored reports on a session.
    pub fn reports_on(&self, session: SessionId) -> impl Iterator<Item = &Report> {
        rows(&self.index().reports, (session, ReportId(FIRST)), move |key| key.0 == session)
    }

    /// The stored report for a target: the unit's own, else the one of the session as a whole.
    #[must_use]
    pub fn report_for(&self, target: ReportTarget) -> Option<&Report> {
        let asked = |report: &&Report| report.requirement == target.requirement;
        let of = |unit| self.reports_on(target.session).filter(asked).find(|report| report.unit == unit);
        of(target.unit).or_else(|| of(None))
    }

    /// What happened to a report, in order of days, then of entry.
    #[must_use]
    pub fn events_of(&self, report: ReportId) -> Vec<&ReportEvent> {
        let of = (report, NaiveDate::MIN, ReportEventId(FIRST));
        rows(&self.index().events, of, |key| key.0 == report).collect()
    }

    /// Kept copies of a year's schedule: by stage, then in the order in which they were taken.
    pub fn copies_of(&self, programme: ProgrammeId) -> impl DoubleEndedIterator<Item = &ScheduleCopy> {
        let end = |stage, end: i64| (programme, stage, end, ScheduleCopyId(end));
        let list = self.index().copies.range(end(Stage::Draft, FIRST)..=end(Stage::Issued, i64::MAX));
        list.map(|(_, copy)| copy.as_ref())
    }

    /// What a copy holds, in no order of the schedule.
    pub fn copy_items_of(&self, copy: ScheduleCopyId) -> impl Iterator<Item = &CopyItem> {
        let of = (copy, "".into(), CopyItemId(FIRST));
        rows(&self.index().copy_items, of, move |key| key.0 == copy)
    }

    /// A session as a copy holds it.
    #[must_use]
    pub fn copy_item(&self, copy: ScheduleCopyId, session_uid: &str) -> Option<&CopyItem> {
        let of = (copy, session_uid.into(), CopyItemId(FIRST));
        rows(&self.index().copy_items, of, |key| key.0 == copy && *key.1 == *session_uid).next()
    }

    /// Replies to a copy, by unit.
    pub fn feedback_on(&self, copy: ScheduleCopyId) -> impl Iterator<Item = &Feedback> {
        let of = (copy, UnitId(FIRST), FeedbackId(FIRST));
        rows(&self.index().feedback, of, move |key| key.0 == copy)
    }

    /// What was adjusted of a session, in the order in which it was registered.
    pub fn adjustments_of(&self, session: SessionId) -> impl Iterator<Item = &Adjustment> {
        rows(&self.index().adjustments, (session, AdjustmentId(FIRST)), move |key| key.0 == session)
    }

    /// Messages to a unit in a year, by day.
    pub fn contacts_of(&self, programme: ProgrammeId, unit: UnitId) -> impl Iterator<Item = &Contact> {
        let from = (programme, unit, NaiveDate::MIN, ContactId(FIRST));
        rows(&self.index().contacts, from, move |key| (key.0, key.1) == (programme, unit))
    }

    /// Messages about a session.
    pub fn contacts_about(&self, session: SessionId) -> impl Iterator<Item = &Contact> {
        rows(&self.index().contacts_about, (session, ContactId(FIRST)), move |key| key.0 == session)
    }

    /// Files that show a session.
    pub fn evidence_on(&self, session: SessionId) -> impl Iterator<Item = &Evidence> {
        rows(&self.index().evidence, (session, EvidenceId(FIRST)), move |key| key.0 == session)
    }

    /// Figures of a session.
    pub fn metric_values_of(&self, session: SessionId) -> impl Iterator<Item = &MetricValue> {
        rows(&self.index().metric_values, (session, MetricValueId(FIRST)), move |key| key.0 == session)
    }

    /// Lines of a year's score sheet, in their order.
    pub fn score_rules_of(&self, programme: ProgrammeId) -> impl Iterator<Item = &ScoreRule> {
        let from = (programme, i64::MIN, ScoreRuleId(FIRST));
        rows(&self.index().score_rules, from, move |key| key.0 == programme)
    }

    /// Points that a person gave on a line, by unit.
    pub fn score_entries_on(&self, rule: ScoreRuleId) -> impl Iterator<Item = &ScoreEntry> {
        let from = (rule, UnitId(FIRST), ScoreEntryId(FIRST));
        rows(&self.index().score_entries, from, move |key| key.0 == rule)
    }

    /// Units known by exactly this name (any of their names, widths and spaces folded).
    #[must_use]
    pub fn units_named(&self, name: &str) -> Vec<UnitId> {
        self.index().named(name)
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
