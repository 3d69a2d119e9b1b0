//! The schedule as it was issued last, and what was changed since: asked for and registered (调整), or not.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::copies::{Difference, FieldValue, Place, What, placed_since, placed_since_of, time_told};
use crate::model::ids::{ProgrammeId, SessionId};
use crate::model::issue::{Adjustment, AdjustmentKind, CopyItem, ScheduleCopy, Stage};
use crate::model::session::{Session, SessionKind, SessionState};
use crate::model::when::When;
use crate::model::{Month, Snapshot};

/// The issued schedule of a year beside the one that stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Issued {
    /// The copy that was issued last.
    pub copy: ScheduleCopy,
    /// What differs from it; what was only filled in since is not among it.
    pub changes: Vec<Changed>,
    /// Places in `changes` by session.
    of: HashMap<String, Vec<usize>>,
}

/// A change of the issued schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// What differs.
    pub difference: Difference,
    /// The session, where it is still there.
    pub session: Option<SessionId>,
    /// The adjustment that was registered for it.
    pub registered: Option<Adjustment>,
    place: Place,
}

impl Changed {
    /// What differs, with its cause where one was registered; `None` for what was only filled in.
    fn new(
        snapshot: &Snapshot,
        difference: Difference,
        session: Option<SessionId>,
        place: Place,
    ) -> Option<Self> {
        if difference.fills_in() {
            return None;
        }
        let registered = registered(snapshot, &difference, session).cloned();
        Some(Self { difference, session, registered, place })
    }

    /// Whether it is one for which a cause is asked (a month, time, place, an added or cancelled session).
    #[must_use]
    pub fn is_adjustment(&self) -> bool {
        kind_of(self.difference.what).is_some()
    }
}

impl Issued {
    /// The year's issued schedule on `today`; `None` while none was issued.
    #[must_use]
    pub fn of(snapshot: &Snapshot, programme: ProgrammeId, today: NaiveDate) -> Option<Self> {
        Some(Self::against(snapshot, latest(snapshot, programme)?, today))
    }

    /// An issued copy beside the schedule of its year on `today`.
    #[must_use]
    pub fn against(snapshot: &Snapshot, copy: &ScheduleCopy, today: NaiveDate) -> Self {
        let programme = copy.programme;
        let differences = placed_since(snapshot, programme, copy.id, today);
        let mut sessions: HashMap<&str, SessionId> = HashMap::new();
        if !differences.is_empty() {
            sessions.extend(snapshot.sessions_of(programme).map(|s| (s.uid.as_str(), s.id)));
        }
        let changes = differences.into_iter().filter_map(|(place, difference)| {
            let session = sessions.get(difference.session_uid.as_str()).copied();
            Changed::new(snapshot, difference, session, place)
        });
        Self::with(copy.clone(), changes.collect())
    }

    /// As [`Self::of`], of another revision with the same issued copy, in which only these sessions, by their uids, can
    /// stand otherwise or be registered otherwise.
    pub(super) fn renewed(
        &self,
        snapshot: &Snapshot,
        programme: ProgrammeId,
        today: NaiveDate,
        touched: &BTreeMap<String, SessionId>,
    ) -> Self {
        let stays = |change: &&Changed| !touched.contains_key(&change.difference.session_uid);
        let mut changes: Vec<Changed> = self.changes.iter().filter(stays).cloned().collect();
        for (uid, id) in touched {
            let there = snapshot.sessions.get(*id).filter(|session| session.programme == programme);
            let session = there.map(|session| session.id);
            let differences = placed_since_of(snapshot, programme, self.copy.id, today, (*id, uid));
            changes.extend(
                differences
                    .into_iter()
                    .filter_map(|(place, difference)| Changed::new(snapshot, difference, session, place)),
            );
        }
        changes.sort_by_key(|change| change.place);
        Self::with(self.copy.clone(), changes)
    }

    fn with(copy: ScheduleCopy, changes: Vec<Changed>) -> Self {
        let mut of: HashMap<String, Vec<usize>> = HashMap::new();
        for (n, change) in changes.iter().enumerate() {
            of.entry(change.difference.session_uid.clone()).or_default().push(n);
        }
        Self { copy, changes, of }
    }

    /// The changes of a session.
    pub fn changes_of(&self, uid: &str) -> impl Iterator<Item = &Changed> {
        let places = self.of.get(uid).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|at| self.changes.get(*at))
    }

    /// How many sessions were changed.
    #[must_use]
    pub fn changed_sessions(&self) -> usize {
        self.of.len()
    }

    /// The month that a session had when it was issued, where it has another one now.
    #[must_use]
    pub fn month_before(&self, uid: &str) -> Option<Month> {
        let mut moved = self.changes_of(uid).filter(|change| change.difference.what == What::Month);
        match moved.next()?.difference.before {
            FieldValue::Month(month, _) => Some(month),
            _ => None,
        }
    }

    /// Changes that should have a cause and have none.
    pub fn unregistered(&self) -> impl Iterator<Item = &Changed> {
        self.changes.iter().filter(|change| change.is_adjustment() && change.registered.is_none())
    }
}

/// The copy of a year that was issued last.
#[must_use]
pub fn latest(snapshot: &Snapshot, programme: ProgrammeId) -> Option<&ScheduleCopy> {
    issued_copies(snapshot, programme).last()
}

/// The issued copies of a year, in the order in which they were issued.
pub fn issued_copies(snapshot: &Snapshot, programme: ProgrammeId) -> impl Iterator<Item = &ScheduleCopy> {
    snapshot.copies_of(programme).filter(|copy| copy.stage == Stage::Issued)
}

/// The sort of adjustment that a difference is; `None` for one that none registers.
#[must_use]
pub fn kind_of(what: What) -> Option<AdjustmentKind> {
    match what {
        What::Added => Some(AdjustmentKind::Added),
        What::Gone => Some(AdjustmentKind::Cancelled),
        What::Month => Some(AdjustmentKind::Month),
        What::Time => Some(AdjustmentKind::Time),
        What::Place => Some(AdjustmentKind::Place),
        What::Units | What::Group | What::Title | What::Form | What::Theme => None,
    }
}

/// The last adjustment of a session that led to what stands there now.
fn registered<'a>(
    snapshot: &'a Snapshot,
    difference: &Difference,
    session: Option<SessionId>,
) -> Option<&'a Adjustment> {
    let kind = kind_of(difference.what)?;
    let now = kept(&difference.after);
    let of_kind = snapshot.adjustments_of(session?).filter(|row| row.kind == kind);
    // What was cancelled or added is so whatever its month is now.
    let whole = matches!(kind, AdjustmentKind::Cancelled | AdjustmentKind::Added);
    of_kind.filter(|row| whole || row.after == now).last()
}

/// What an edit made of one session of an issued schedule: the sort of adjustment, before, after.
pub type Made = (AdjustmentKind, FieldValue, FieldValue);

/// What differs of a session between two snapshots as far as the issued schedule tells of it: what it left open may be
/// filled in, and what it does not hold may be arranged, until it gets its month.
#[must_use]
pub fn made(before: &Snapshot, after: &Snapshot, id: SessionId) -> Vec<Made> {
    let (old, new) = (before.sessions.get(id), after.sessions.get(id));
    let Some(session) = new.or(old) else { return Vec::new() };
    let Some(copy) = latest(before, session.programme) else { return Vec::new() };
    let Some(item) = before.copy_item(copy.id, &session.uid) else {
        let placed =
            |session: Option<&Session>| session.filter(|s| stands(s)).map_or(FieldValue::Nothing, planned);
        let (was, is) = (placed(old), placed(new));
        return if was == FieldValue::Nothing && is != FieldValue::Nothing {
            vec![(AdjustmentKind::Added, was, is)]
        } else {
            Vec::new()
        };
    };
    let (Some(old), Some(new)) = (old, new.filter(|s| stands(s))) else {
        // Deleted or cancelled; one that was cancelled before stays so.
        let was = old.filter(|s| stands(s)).map_or(FieldValue::Nothing, planned);
        let gone = was != FieldValue::Nothing;
        return if gone { vec![(AdjustmentKind::Cancelled, was, FieldValue::Nothing)] } else { Vec::new() };
    };
    let facts = [
        (AdjustmentKind::Month, month(old), month(new), item.month.is_some()),
        (AdjustmentKind::Time, time(old), time(new), tells_time(item)),
        (AdjustmentKind::Place, place(old), place(new), !item.place.trim().is_empty()),
    ];
    let changed = facts.into_iter().filter(|(_, was, is, told)| *told && was != is);
    changed.map(|(kind, was, is, _)| (kind, was, is)).collect()
}

/// What of a session differs from the issued schedule and was not registered yet.
#[must_use]
pub fn to_register(issued: &Issued, session: SessionId) -> Vec<Made> {
    let mine = issued.unregistered().filter(|change| change.session == Some(session));
    let made = mine.filter_map(|change| {
        let Difference { what, before, after, .. } = &change.difference;
        Some((kind_of(*what)?, before.clone(), after.clone()))
    });
    made.collect()
}

fn stands(session: &Session) -> bool {
    session.state != SessionState::Cancelled && !session.unplanned
}

fn tells_time(item: &CopyItem) -> bool {
    time_told(item.when.as_ref(), &item.when_text) != FieldValue::Nothing
}

fn planned(session: &Session) -> FieldValue {
    match month(session) {
        FieldValue::Nothing if session.kind != SessionKind::Branch => time(session),
        month => month,
    }
}

fn month(session: &Session) -> FieldValue {
    session.month.map_or(FieldValue::Nothing, |month| FieldValue::Month(month, session.month_to))
}

fn time(session: &Session) -> FieldValue {
    time_told(session.when.as_ref(), &session.when_text)
}

fn place(session: &Session) -> FieldValue {
    if session.place.trim().is_empty() {
        FieldValue::Nothing
    } else {
        FieldValue::Words(session.place.clone())
    }
}

/// How an adjustment keeps what stands in one of its two places: a month as `2023-04`, a range as `2023-04/2023-06`, a
/// time as the row of its session has it, words as they are.
#[must_use]
pub fn kept(told: &FieldValue) -> String {
    match told {
        FieldValue::Nothing => String::new(),
        FieldValue::Month(month, None) => month.to_string(),
        FieldValue::Month(month, Some(to)) => format!("{month}/{to}"),
        FieldValue::Time(None, text) | FieldValue::Words(text) => text.clone(),
        FieldValue::Time(Some(when), text) => {
            // A time is a structure without maps: writing it cannot fail.
            serde_json::to_string(&(when, text)).unwrap_or_default()
        }
        FieldValue::Names(names) => names.join(" "),
    }
}

/// What an adjustment keeps, read back.
#[must_use]
pub fn read(kind: AdjustmentKind, text: &str) -> FieldValue {
    if text.is_empty() {
        return FieldValue::Nothing;
    }
    let time = || serde_json::from_str::<(When, String)>(text).ok();
    if let Some((when, text)) = time() {
        return FieldValue::Time(Some(when), text);
    }
    let month = |text: &str| Month::parse(text, None);
    let months = match text.split_once('/') {
        Some((from, to)) => month(from).zip(month(to)).map(|(from, to)| FieldValue::Month(from, Some(to))),
        None => month(text).map(|month| FieldValue::Month(month, None)),
    };
    match kind {
        AdjustmentKind::Place => FieldValue::Words(text.to_owned()),
        AdjustmentKind::Time => FieldValue::Time(None, text.to_owned()),
        AdjustmentKind::Month | AdjustmentKind::Cancelled | AdjustmentKind::Added => {
            months.unwrap_or_else(|| FieldValue::Time(None, text.to_owned()))
        }
    }
}
