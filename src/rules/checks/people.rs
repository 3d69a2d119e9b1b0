//! Liaisons that have to be named, and units that changed after their papers went out.

use std::collections::BTreeSet;

use super::Year;
use crate::model::ids::UnitId;
use crate::model::problem::Reason;
use crate::model::programme::LiaisonsOf;
use crate::model::session::{SessionKind, SessionState};
use crate::model::unit::UnitChangeKind;

pub(super) fn check(of: &Year<'_>, found: &mut Vec<Reason>) {
    liaisons(of, found);
    changed(of, found);
}

/// Units of the main session, in list order.
fn of_main(of: &Year<'_>) -> Vec<UnitId> {
    let sessions = of.snapshot.sessions_of(of.programme.id);
    let mains = sessions.filter(|s| s.kind == SessionKind::Main && s.state != SessionState::Cancelled);
    mains.flat_map(|s| of.snapshot.parties_of(s.id)).filter_map(|party| party.unit).collect()
}

fn liaisons(of: &Year<'_>, found: &mut Vec<Reason>) {
    let year = of.programme.id;
    let mut units = match of.programme.liaisons_of {
        None => return,
        Some(LiaisonsOf::Main) => of_main(of),
        Some(LiaisonsOf::All) => {
            of.snapshot.parts_of(year).map(|part| part.unit).chain(of_main(of)).collect()
        }
    };
    let mut seen = BTreeSet::new();
    units.retain(|unit| seen.insert(*unit));
    for unit in units {
        if of.snapshot.absence(year, unit).is_none() && of.snapshot.main_liaison(unit).is_none() {
            found.push(Reason::LiaisonMissing { unit });
        }
    }
}

/// A unit that got another name inside the year, after the schedule was issued with the old one.
fn changed(of: &Year<'_>, found: &mut Vec<Reason>) {
    let Some(issued) = of.issued else { return };
    let last = of.programme.last_day();
    let changes = of.snapshot.unit_changes.iter().filter(|change| change.on > issued && change.on <= last);
    for change in changes {
        let part = of.snapshot.participation(of.programme.id, change.unit).is_some();
        if part
            && change.kind == UnitChangeKind::Renamed
            && let Some(old) = &change.old_name
        {
            found.push(Reason::UnitChanged { unit: change.unit, on: change.on, old: old.clone() });
        }
    }
}
