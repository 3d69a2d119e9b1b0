//! Kept copies of a schedule: what a copy of the year holds, and what differs between two copies, or a copy and the
//! schedule as it stands.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::model::ids::{CopyItemId, ProgrammeId, ScheduleCopyId, SessionId, UnitId};
use crate::model::issue::{CopyItem, CopyParty};
use crate::model::session::{Party, Role, Session, SessionKind, SessionState};
use crate::model::when::When;
use crate::model::{Month, Snapshot};

/// What differs of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// It was not there before.
    Added,
    /// It is no longer there, or was cancelled.
    Gone,
    /// The month.
    Month,
    /// The date or hours.
    Time,
    /// The place.
    Place,
    /// Who holds it or takes part, or what they are called.
    Units,
    /// The table that it stands in.
    Group,
    /// Its title.
    Title,
    /// Its form.
    Form,
    /// Its theme.
    Theme,
}

impl What {
    /// Its name on the command line.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Gone => "gone",
            Self::Month => "month",
            Self::Time => "time",
            Self::Place => "place",
            Self::Units => "units",
            Self::Group => "group",
            Self::Title => "title",
            Self::Form => "form",
            Self::Theme => "theme",
        }
    }
}

/// What stands in one of the two places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// Nothing is said.
    Nothing,
    /// A month, or the first and last of a range.
    Month(Month, Option<Month>),
    /// A time with its wording.
    Time(Option<When>, String),
    /// Words.
    Words(String),
    /// Names, in their order.
    Names(Vec<String>),
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Uid of the session.
    pub session_uid: String,
    /// What sort of session.
    pub kind: SessionKind,
    /// Those who hold it, as they are called last; its title where nobody does.
    pub who: Vec<String>,
    /// Name of the group that it stands in.
    pub group: String,
    /// What differs.
    pub what: What,
    /// How it was.
    pub before: FieldValue,
    /// How it is.
    pub after: FieldValue,
}

impl Difference {
    /// Whether something was only filled in that had been left open: a day fixed, a place told.
    #[must_use]
    pub fn fills_in(&self) -> bool {
        self.before == FieldValue::Nothing && self.what != What::Added
    }
}

/// The sessions of a year as a copy holds them, in the order of the schedule, with the names of units on `on`; neither
/// what was cancelled or never planned, nor unplaced duties of units that stay away.
#[must_use]
pub fn items(snapshot: &Snapshot, programme: ProgrammeId, on: NaiveDate) -> Vec<CopyItem> {
    let date = named_on(snapshot, programme, on);
    let sessions = snapshot.sessions_of(programme).filter(|session| stands(snapshot, session));
    sessions.map(|session| item(snapshot, session, date)).collect()
}

/// The day whose names a year's copies bear: that of its issue, before it the given one.
fn named_on(snapshot: &Snapshot, programme: ProgrammeId, on: NaiveDate) -> NaiveDate {
    snapshot.programmes.get(programme).and_then(|facts| facts.issued_on).unwrap_or(on)
}

/// Whether a session stands in the plan.
fn stands(snapshot: &Snapshot, session: &Session) -> bool {
    let away = || {
        let mut units = snapshot.organisers_of(session.id).peekable();
        units.peek().is_some() && units.all(|unit| snapshot.absence(session.programme, unit).is_some())
    };
    !session.unplanned
        && session.state != SessionState::Cancelled
        && !(session.kind == SessionKind::Branch && session.month.is_none() && away())
}

/// A session as a copy holds it, without the copy's id.
fn item(snapshot: &Snapshot, session: &Session, date: NaiveDate) -> CopyItem {
    CopyItem {
        id: CopyItemId(0),
        copy: ScheduleCopyId(0),
        session_uid: session.uid.clone(),
        kind: session.kind,
        ord: session.ord,
        group_name: group_name(snapshot, session).to_owned(),
        title: session.title.clone(),
        month: session.month,
        month_to: session.month_to,
        when: session.when.clone(),
        when_text: session.when_text.clone(),
        place: session.place.clone(),
        form: session.form.clone(),
        theme: session.theme.clone(),
        parties: snapshot.parties_of(session.id).map(|party| part(snapshot, session, party, date)).collect(),
        locked: session.locked,
    }
}

fn part(snapshot: &Snapshot, session: &Session, party: &Party, date: NaiveDate) -> CopyParty {
    CopyParty {
        unit: uid(snapshot, party.unit).map(str::to_owned),
        name: part_name(snapshot, session, party, date).to_owned(),
        role: party.role,
    }
}

fn uid(snapshot: &Snapshot, unit: Option<UnitId>) -> Option<&str> {
    snapshot.units.get(unit?).map(|unit| unit.uid.as_str())
}

fn part_name<'a>(snapshot: &'a Snapshot, session: &Session, party: &'a Party, date: NaiveDate) -> &'a str {
    match party.unit {
        Some(unit) => snapshot.name_on(session.programme, unit, date),
        None => &party.as_written,
    }
}

fn group_name<'a>(snapshot: &'a Snapshot, session: &Session) -> &'a str {
    let unit = match session.kind {
        SessionKind::Branch => snapshot.organisers_of(session.id).next(),
        _ => None,
    };
    let group = unit.and_then(|unit| snapshot.group_of(session.programme, unit));
    group.and_then(|group| snapshot.groups.get(group)).map_or("", |group| group.name.as_str())
}

/// Whether a session stands as the copy has it, its place in the cell and its lock apart.
fn is_as(snapshot: &Snapshot, session: &Session, item: &CopyItem, date: NaiveDate) -> bool {
    let parties = || {
        let mut parts = snapshot.parties_of(session.id);
        item.parties.iter().all(|kept| {
            parts.next().is_some_and(|party| {
                kept.role == party.role
                    && kept.unit.as_deref() == uid(snapshot, party.unit)
                    && kept.name == part_name(snapshot, session, party, date)
            })
        }) && parts.next().is_none()
    };
    session.month == item.month
        && session.month_to == item.month_to
        && session.when == item.when
        && session.when_text == item.when_text
        && session.place == item.place
        && session.title == item.title
        && session.form == item.form
        && session.theme == item.theme
        && group_name(snapshot, session) == item.group_name
        && parties()
}

/// The items of a copy in the order of the schedule.
#[must_use]
pub fn items_of(snapshot: &Snapshot, copy: ScheduleCopyId) -> Vec<&CopyItem> {
    let mut items: Vec<&CopyItem> = snapshot.copy_items_of(copy).collect();
    items.sort_by_key(|item| (item.kind, item.month, item.ord, item.id));
    items
}

/// The place of a session among all that differs between a copy and the schedule: what is gone stands last.
pub(super) type Place = (bool, SessionKind, Option<Month>, i64, i64);

/// What differs between a copy and the schedule as it stands on `today`: in the order of the schedule, what is gone last.
#[must_use]
pub fn since(
    snapshot: &Snapshot,
    programme: ProgrammeId,
    copy: ScheduleCopyId,
    today: NaiveDate,
) -> Vec<Difference> {
    placed_since(snapshot, programme, copy, today).into_iter().map(|(_, difference)| difference).collect()
}

/// As [`since`], each with its place.
pub(super) fn placed_since(
    snapshot: &Snapshot,
    programme: ProgrammeId,
    copy: ScheduleCopyId,
    today: NaiveDate,
) -> Vec<(Place, Difference)> {
    let date = named_on(snapshot, programme, today);
    let mut kept: HashMap<&str, &CopyItem> =
        snapshot.copy_items_of(copy).map(|item| (item.session_uid.as_str(), item)).collect();
    let mut list = Vec::new();
    for session in snapshot.sessions_of(programme).filter(|session| stands(snapshot, session)) {
        let differences = differ_now(snapshot, kept.remove(session.uid.as_str()), session, date);
        list.extend(differences.into_iter().map(|difference| (place_of(session), difference)));
    }
    let mut gone: Vec<&CopyItem> = kept.into_values().collect();
    gone.sort_by_key(|item| place_of_gone(item));
    for item in gone {
        let differences = differ(Some(item), None);
        list.extend(differences.into_iter().map(|difference| (place_of_gone(item), difference)));
    }
    list
}

/// As [`placed_since`], of one session, which goes by its uid and may be gone.
pub(super) fn placed_since_of(
    snapshot: &Snapshot,
    programme: ProgrammeId,
    copy: ScheduleCopyId,
    today: NaiveDate,
    (id, session_uid): (SessionId, &str),
) -> Vec<(Place, Difference)> {
    let before = snapshot.copy_item(copy, session_uid);
    let session = snapshot.sessions.get(id).filter(|s| s.programme == programme && stands(snapshot, s));
    let (place, differences) = match (session, before) {
        (Some(session), before) => {
            let date = named_on(snapshot, programme, today);
            (place_of(session), differ_now(snapshot, before, session, date))
        }
        (None, Some(item)) => (place_of_gone(item), differ(before, None)),
        (None, None) => return Vec::new(),
    };
    differences.into_iter().map(|difference| (place, difference)).collect()
}

fn place_of(session: &Session) -> Place {
    (false, session.kind, session.month, session.ord, session.id.0)
}

fn place_of_gone(item: &CopyItem) -> Place {
    (true, item.kind, item.month, item.ord, item.id.0)
}

/// What differs of a session that stands in the schedule. Most are as they were: no item is made for them.
fn differ_now(
    snapshot: &Snapshot,
    before: Option<&CopyItem>,
    session: &Session,
    date: NaiveDate,
) -> Vec<Difference> {
    match before {
        Some(before) if is_as(snapshot, session, before, date) => Vec::new(),
        before => differ(before, Some(&item(snapshot, session, date))),
    }
}

/// What differs between two states of the schedule: in the order of the second, what is gone last.
#[must_use]
pub fn between(before: &[&CopyItem], after: &[&CopyItem]) -> Vec<Difference> {
    let mut kept: HashMap<&str, &CopyItem> =
        before.iter().map(|item| (item.session_uid.as_str(), *item)).collect();
    let mut list = Vec::new();
    for item in after {
        list.extend(differ(kept.remove(item.session_uid.as_str()), Some(item)));
    }
    let mut gone: Vec<&CopyItem> = kept.into_values().collect();
    gone.sort_by_key(|item| place_of_gone(item));
    list.extend(gone.into_iter().flat_map(|item| differ(Some(item), None)));
    list
}

fn differ(before: Option<&CopyItem>, after: Option<&CopyItem>) -> Vec<Difference> {
    let mut list = Vec::new();
    let Some(shown) = after.or(before) else { return list };
    let mut note = |what, before: FieldValue, after: FieldValue| {
        if before != after {
            list.push(Difference {
                session_uid: shown.session_uid.clone(),
                kind: shown.kind,
                who: who(shown),
                group: shown.group_name.clone(),
                what,
                before,
                after,
            });
        }
    };
    let (Some(old), Some(new)) = (before, after) else {
        let what = if after.is_some() { What::Added } else { What::Gone };
        // A duty without a month stands nowhere: that it came or went is told by no paper.
        let told = |item: Option<&CopyItem>| item.map_or(FieldValue::Nothing, planned);
        note(what, told(before), told(after));
        return list;
    };
    note(What::Month, month(old), month(new));
    note(What::Time, time(old), time(new));
    note(What::Place, words(&old.place), words(&new.place));
    note(What::Units, names(old), names(new));
    note(What::Group, words(&old.group_name), words(&new.group_name));
    note(What::Title, words(&old.title), words(&new.title));
    note(What::Form, words(&old.form), words(&new.form));
    note(What::Theme, words(&old.theme), words(&new.theme));
    list
}

/// When a session is planned for: its month, else its time.
fn planned(item: &CopyItem) -> FieldValue {
    match month(item) {
        FieldValue::Nothing if item.kind != SessionKind::Branch => time(item),
        month => month,
    }
}

fn month(item: &CopyItem) -> FieldValue {
    item.month.map_or(FieldValue::Nothing, |month| FieldValue::Month(month, item.month_to))
}

fn time(item: &CopyItem) -> FieldValue {
    time_told(item.when.as_ref(), &item.when_text)
}

/// A time; nothing where neither value nor wording says any.
#[must_use]
pub fn time_told(when: Option<&When>, text: &str) -> FieldValue {
    match when {
        None if text.trim().is_empty() => FieldValue::Nothing,
        when => FieldValue::Time(when.cloned(), text.to_owned()),
    }
}

fn words(text: &str) -> FieldValue {
    if text.trim().is_empty() { FieldValue::Nothing } else { FieldValue::Words(text.to_owned()) }
}

/// The names of all who hold a session or take part in it.
fn names(item: &CopyItem) -> FieldValue {
    let names = item.parties.iter().map(|party| party.name.clone()).filter(|name| !name.is_empty());
    let names: Vec<String> = names.collect();
    if names.is_empty() { FieldValue::Nothing } else { FieldValue::Names(names) }
}

/// Those who hold a session: its organisers, else all its parties; its title or form where there are none.
#[must_use]
pub fn who(item: &CopyItem) -> Vec<String> {
    let of = |organiser: bool| {
        let parties = item.parties.iter().filter(|p| !organiser || p.role == Role::Organiser);
        parties.map(|p| p.name.clone()).filter(|name| !name.is_empty()).collect::<Vec<_>>()
    };
    let named = [&item.title, &item.form].into_iter().find(|text| !text.trim().is_empty());
    if item.kind != SessionKind::Branch
        && let Some(name) = named
    {
        return vec![name.clone()];
    }
    let list = of(true);
    if !list.is_empty() || item.kind != SessionKind::Branch {
        return list;
    }
    of(false)
}

/// One month of two states of the schedule beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthSides {
    /// The month; `None`: 未安排.
    pub month: Option<Month>,
    /// The branch sessions that stand in it in both.
    pub same: usize,
    /// Those that stand in it in the first only, and where they stand in the second.
    pub before: Vec<(String, FieldValue)>,
    /// Those that stand in it in the second only, and where they stood in the first.
    pub after: Vec<(String, FieldValue)>,
}

/// Two states of the schedule month by month, 未安排 last. `differences` are those between them.
#[must_use]
pub fn by_month(after: &[&CopyItem], differences: &[Difference]) -> Vec<MonthSides> {
    let mut months: BTreeMap<(bool, Option<Month>), MonthSides> = BTreeMap::new();
    let blank = |month: Option<Month>| MonthSides { month, same: 0, before: Vec::new(), after: Vec::new() };
    let branch = SessionKind::Branch;
    for item in after.iter().filter(|item| item.kind == branch) {
        let key = (item.month.is_none(), item.month);
        months.entry(key).or_insert_with(|| blank(item.month)).same += 1;
    }
    let moves = differences
        .iter()
        .filter(|d| d.kind == branch && matches!(d.what, What::Month | What::Added | What::Gone));
    for difference in moves {
        let Difference { who, what, before, after, .. } = difference;
        let name = who.first().cloned().unwrap_or_default();
        let month = |told: &FieldValue| match told {
            FieldValue::Month(month, _) => Some(*month),
            _ => None,
        };
        if *what != What::Added {
            let from = month(before);
            let sides = months.entry((from.is_none(), from)).or_insert_with(|| blank(from));
            sides.before.push((name.clone(), after.clone()));
        }
        if *what != What::Gone {
            let to = month(after);
            let sides = months.entry((to.is_none(), to)).or_insert_with(|| blank(to));
            // It was counted among those that stand there in the second.
            sides.same = sides.same.saturating_sub(1);
            sides.after.push((name, before.clone()));
        }
    }
    months.into_values().collect()
}
