//! 催报: to whom a message of a kind is to go on a day, about which reports.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::owed::{Owed, Receipt, State};
use super::view::YearView;
use crate::model::contact::{Contact, ContactKind};
use crate::model::ids::{ProgrammeId, SessionId, UnitId};
use crate::model::report::ReportTarget;
use crate::model::{Month, Snapshot};

/// Days before a month, and days into it, in which its 月初提示 is due.
const AROUND: u32 = 7;

/// The reports that a message of a kind is about: 月初提示, what is to be held and sent of a month; 催报, what is due
/// within days; 催办, what is overdue or was sent back. A 通报 goes to nobody in particular.
#[must_use]
pub fn asked(view: &YearView, kind: ContactKind, month: Month) -> Vec<&Owed> {
    let wanted = |owed: &&Owed| match kind {
        ContactKind::Hint => owed.month == Some(month) && !owed.held && owed.receipt == Receipt::None,
        ContactKind::Reminder => owed.state() == State::DueSoon,
        ContactKind::Urging => matches!(owed.state(), State::Overdue | State::Returned),
        ContactKind::Bulletin => false,
    };
    view.owed().iter().filter(wanted).collect()
}

/// The unit that is written to about a report: its own; about that of a session as a whole, the first that holds it.
#[must_use]
pub fn addressee(snapshot: &Snapshot, target: ReportTarget) -> Option<UnitId> {
    target.unit.or_else(|| snapshot.organisers_of(target.session).next())
}

/// Messages to a unit about a session, by day.
pub fn contacts_about(
    snapshot: &Snapshot,
    programme: ProgrammeId,
    (unit, session): (UnitId, SessionId),
) -> impl Iterator<Item = &Contact> {
    snapshot.contacts_of(programme, unit).filter(move |contact| contact.session == Some(session))
}

/// The month whose 月初提示 is due on a day: the next one in the last days of a month, in its first days that month.
#[must_use]
pub fn hinted_month(today: NaiveDate) -> Option<Month> {
    let month = Month::of(today);
    let left = month.last_day().day() - today.day();
    if today.day() <= AROUND { Some(month) } else { (left < AROUND).then(|| month.next()) }
}

/// Units whose 月初提示 for a month is not on record, in the order of what is owed.
#[must_use]
pub fn unhinted(snapshot: &Snapshot, programme: ProgrammeId, view: &YearView, month: Month) -> Vec<UnitId> {
    let mut met = BTreeSet::new();
    let units = asked(view, ContactKind::Hint, month).into_iter().filter_map(|owed| {
        let unit = addressee(snapshot, owed.target)?;
        let mut told = contacts_about(snapshot, programme, (unit, owed.target.session));
        (!told.any(|contact| contact.kind == ContactKind::Hint)).then_some(unit)
    });
    units.filter(|unit| met.insert(*unit)).collect()
}
