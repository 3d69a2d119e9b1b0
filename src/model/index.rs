//! Look-ups over the rows. Every list is kept in the order in which it is read, and is brought up to date with every
//! change of a row instead of being made anew: a file of ten years stays as quick as one of a single year.

use std::sync::Arc;

use chrono::NaiveDate;
use imbl::OrdMap;

use super::Month;
use super::change::{Row, Tables};
use super::contact::Contact;
use super::evidence::Evidence;
use super::ids::{
    AdjustmentId, AliasId, ContactId, CopyItemId, EvidenceId, FeedbackId, GroupId, LiaisonId, MetricValueId,
    PaperTextId, ParticipationId, PartyId, ProgrammeId, ReportEventId, ReportId, RequirementId,
    ScheduleCopyId, ScoreEntryId, ScoreRuleId, SessionId, SloganId, UnitChangeId, UnitId, UnitLeaderId,
};
use super::issue::{Adjustment, CopyItem, Feedback, ScheduleCopy, Stage};
use super::metric::MetricValue;
use super::names::folded;
use super::people::{Liaison, UnitLeader};
use super::programme::{PaperText, Slogan};
use super::report::{Report, ReportEvent, Requirement};
use super::score::{ScoreEntry, ScoreRule};
use super::session::{Party, Session, SessionKind};
use super::unit::{Alias, Participation, Unit, UnitChange};

/// Rows by key. A key begins with what the row belongs to, goes on with its place, and ends in the row's own id: no two
/// rows share one, so that taking a row out leaves every other in, whatever the order of changes was.
type List<K, T> = OrdMap<K, Arc<T>>;

/// Sessions from which on the lists are made side by side.
const LARGE: usize = 2000;

/// Which text a name is, and of what row: a unit's own name or full name, else an alias.
type NameOf = (bool, i64);

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident: $rows:ident $row:ident by $key:ty = $of:expr;)*) => {
        /// Every list of a snapshot.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Index {
            $($(#[$doc])* pub(super) $list: List<$key, $row>,)*
            /// Units by folded name: own names first, then aliases, by id.
            names: OrdMap<(Arc<str>, NameOf), UnitId>,
        }

        impl Index {
            /// The lists of these rows.
            pub(super) fn of(tables: &Tables) -> Self {
                let mut index = if tables.sessions.len() < LARGE {
                    Self { $($list: sorted(tables.$rows.iter_shared(), $of),)* names: OrdMap::new() }
                } else {
                    std::thread::scope(|scope| {
                        $(let $list = scope.spawn(|| sorted(tables.$rows.iter_shared(), $of));)*
                        Self { $($list: whole($list.join()),)* names: OrdMap::new() }
                    })
                };
                tables.units.iter().for_each(|unit| index.name_unit(unit, true));
                tables.aliases.iter().for_each(|alias| index.name_alias(alias, true));
                index
            }

            /// Puts a row into its lists, or takes it out.
            fn enter(&mut self, row: &Row, is_there: bool) {
                $(if let Row::$row(row) = row {
                    let key_of: fn(&$row) -> Option<$key> = $of;
                    if let Some(key) = key_of(row) {
                        if is_there {
                            self.$list.insert(key, Arc::clone(row));
                        } else {
                            self.$list.remove(&key);
                        }
                    }
                })*
                match row {
                    Row::Unit(unit) => self.name_unit(unit, is_there),
                    Row::Alias(alias) => self.name_alias(alias, is_there),
                    _ => {}
                }
            }
        }
    };
}

lists! {
    /// 机构序列.
    units: units Unit by (i64, UnitId) = |unit| Some((unit.ord, unit.id));
    /// Other names of a unit, as they were given.
    aliases: aliases Alias by (UnitId, AliasId) = |alias| Some((alias.unit, alias.id));
    /// What happened to a unit, by day.
    changes: unit_changes UnitChange by (UnitId, NaiveDate, UnitChangeId) = |c| Some((c.unit, c.on, c.id));
    /// What happened to other units of which this one goes on with the work.
    merged: unit_changes UnitChange by (UnitId, UnitChangeId) = |change| Some((change.into?, change.id));
    /// A unit's part in a year.
    participation: participations Participation by (ProgrammeId, UnitId, ParticipationId) =
        |part| Some((part.programme, part.unit, part.id));
    /// A year's parts by group and place.
    places: participations Participation by (ProgrammeId, GroupId, i64, ParticipationId) =
        |part| Some((part.programme, part.group, part.ord, part.id));
    /// A year's sessions by kind, month (without one first) and place.
    sessions: sessions Session by (ProgrammeId, SessionKind, Option<Month>, i64, SessionId) =
        |session| Some((session.programme, session.kind, session.month, session.ord, session.id));
    /// Who takes part in a session, in list order.
    parties: parties Party by (SessionId, i64, PartyId) = |party| Some((party.session, party.ord, party.id));
    /// The sessions that a unit takes part in.
    roles: parties Party by (UnitId, SessionId, i64, PartyId) =
        |party| Some((party.unit?, party.session, party.ord, party.id));
    /// The reports on a session.
    reports: reports Report by (SessionId, ReportId) = |report| Some((report.session, report.id));
    /// What happened to a report, by day.
    events: report_events ReportEvent by (ReportId, NaiveDate, ReportEventId) =
        |event| Some((event.report, event.on, event.id));
    /// Liaisons of a unit.
    liaisons: liaisons Liaison by (UnitId, i64, LiaisonId) =
        |liaison| Some((liaison.unit, liaison.ord, liaison.id));
    /// Leaders of a unit.
    leaders: leaders UnitLeader by (UnitId, i64, UnitLeaderId) =
        |leader| Some((leader.unit, leader.ord, leader.id));
    /// Slogans of a year.
    slogans: slogans Slogan by (ProgrammeId, i64, SloganId) =
        |slogan| Some((slogan.programme, slogan.ord, slogan.id));
    /// What a year asks for.
    requirements: requirements Requirement by (ProgrammeId, RequirementId) =
        |asked| Some((asked.programme, asked.id));
    /// Kept copies of a year's schedule, by stage and number.
    copies: schedule_copies ScheduleCopy by (ProgrammeId, Stage, i64, ScheduleCopyId) =
        |copy| Some((copy.programme, copy.stage, copy.no, copy.id));
    /// What a copy holds, by session.
    copy_items: copy_items CopyItem by (ScheduleCopyId, Arc<str>, CopyItemId) =
        |item| Some((item.copy, item.session_uid.as_str().into(), item.id));
    /// Replies to a copy, by unit.
    feedback: feedback Feedback by (ScheduleCopyId, UnitId, FeedbackId) =
        |reply| Some((reply.copy, reply.unit, reply.id));
    /// What was adjusted of a session, in the order in which it was registered.
    adjustments: adjustments Adjustment by (SessionId, AdjustmentId) = |row| Some((row.session, row.id));
    /// Kept texts and titles of a year's papers.
    paper_texts: paper_texts PaperText by (ProgrammeId, PaperTextId) = |text| Some((text.programme, text.id));
    /// Messages to a unit in a year, by day.
    contacts: contacts Contact by (ProgrammeId, UnitId, NaiveDate, ContactId) =
        |row| Some((row.programme, row.unit, row.on, row.id));
    /// Messages about a session.
    contacts_about: contacts Contact by (SessionId, ContactId) = |row| Some((row.session?, row.id));
    /// Files that show a session.
    evidence: evidence Evidence by (SessionId, EvidenceId) = |row| Some((row.session, row.id));
    /// Figures of a session.
    metric_values: metric_values MetricValue by (SessionId, MetricValueId) = |row| Some((row.session, row.id));
    /// Lines of a year's score sheet.
    score_rules: score_rules ScoreRule by (ProgrammeId, i64, ScoreRuleId) =
        |row| Some((row.programme, row.ord, row.id));
    /// Points that were given on a line.
    score_entries: score_entries ScoreEntry by (ScoreRuleId, UnitId, ScoreEntryId) =
        |row| Some((row.rule, row.unit, row.id));
}

impl Index {
    /// Follows the change of a row.
    pub(super) fn change(&mut self, before: Option<&Row>, after: Option<&Row>) {
        if let Some(row) = before {
            self.enter(row, false);
        }
        if let Some(row) = after {
            self.enter(row, true);
        }
    }

    /// Units known by exactly this name, each once.
    pub(super) fn named(&self, name: &str) -> Vec<UnitId> {
        let name: Arc<str> = folded(name).into();
        let mut units = Vec::new();
        let of_name = self.names.range((Arc::clone(&name), (false, i64::MIN))..);
        for (_, unit) in of_name.take_while(|((other, _), _)| *other == name) {
            if !units.contains(unit) {
                units.push(*unit);
            }
        }
        units
    }

    fn name_unit(&mut self, unit: &Unit, is_there: bool) {
        for name in std::iter::once(&unit.name).chain(&unit.full_name) {
            self.name(name, (false, unit.id.0), unit.id, is_there);
        }
    }

    fn name_alias(&mut self, alias: &Alias, is_there: bool) {
        self.name(&alias.name, (true, alias.id.0), alias.unit, is_there);
    }

    fn name(&mut self, name: &str, of: NameOf, unit: UnitId, is_there: bool) {
        let key = (folded(name).into(), of);
        if is_there {
            self.names.insert(key, unit);
        } else {
            self.names.remove(&key);
        }
    }
}

/// The rows of a list from a key on, as long as they belong to the same thing.
pub(super) fn rows<K: Ord + Clone, T>(
    list: &List<K, T>,
    from: K,
    same: impl Fn(&K) -> bool,
) -> impl Iterator<Item = &T> {
    list.range(from..).take_while(move |(key, _)| same(key)).map(|(_, row)| row.as_ref())
}

/// What a thread has made.
fn whole<T>(joined: std::thread::Result<T>) -> T {
    joined.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Entering in order is quicker than at random.
fn sorted<'a, K: Ord + Clone, T: 'a>(
    rows: impl Iterator<Item = &'a Arc<T>>,
    key_of: fn(&T) -> Option<K>,
) -> List<K, T> {
    let mut keyed: Vec<(K, Arc<T>)> =
        rows.filter_map(|row| key_of(row).map(|key| (key, Arc::clone(row)))).collect();
    keyed.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    keyed.into_iter().collect()
}
