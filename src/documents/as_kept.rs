//! The year as a kept copy of its schedule has it: sessions, those who take part, tables and names as they were. Papers
//! are made from that snapshot by the same code as from the year as it stands.

use std::collections::HashMap;

use serde_json::json;

use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::change::{Change, Row};
use crate::model::group::UnitGroup;
use crate::model::ids::{GroupId, ParticipationId, PartyId, UnitId};
use crate::model::issue::{CopyItem, CopyParty, ScheduleCopy, Stage};
use crate::model::paper::{PaperChoice, PaperFacts, PaperKind, PaperRequest};
use crate::model::programme::Programme;
use crate::model::session::{Party, Session, SessionKind, SessionState};
use crate::model::unit::{Participation, Tier, Unit, UnitKind};
use crate::rules::copies::items_of;
use crate::text::Printed;

/// Ids from here on are no real row's.
const FIRST_ID: i64 = i64::MAX - 10_000_000;

/// The copy that a paper is made of; `None`: of the year as it stands.
pub(super) fn copy_of<'a>(
    snapshot: &'a Snapshot,
    request: &PaperRequest,
    facts: &PaperFacts,
) -> Option<&'a ScheduleCopy> {
    let asked = match (request.kind, request.behind) {
        (PaperKind::Consultation | PaperKind::FeedbackForm, _) | (_, Some(PaperKind::Consultation)) => {
            return consultation(snapshot, request);
        }
        (_, None | Some(PaperKind::Notice)) if facts.has(PaperChoice::Copy) => request.options.copy,
        _ => None,
    };
    snapshot.schedule_copies.get(asked?).filter(|copy| copy.programme == request.programme)
}

/// The 征求意见稿 that a paper is about: the chosen one, else the last.
pub(super) fn consultation<'a>(snapshot: &'a Snapshot, request: &PaperRequest) -> Option<&'a ScheduleCopy> {
    let is_one = |copy: &&ScheduleCopy| copy.stage == Stage::Consultation;
    let chosen = request.options.copy.and_then(|copy| snapshot.schedule_copies.get(copy)).filter(is_one);
    chosen.or_else(|| snapshot.copies_of(request.programme).rfind(is_one))
}

/// What stands in brackets below the title of a paper that is not the one in force: its stage, or that it is changed.
pub(super) fn stage(snapshot: &Snapshot, request: &PaperRequest, facts: &PaperFacts) -> Option<String> {
    let zh = Printed;
    match request.behind {
        Some(PaperKind::Adjustment) => Some(zh.adjusted_stage(&zh.day_full(request.today))),
        Some(PaperKind::Correction) => Some(zh.corrected_stage().to_owned()),
        Some(PaperKind::Consultation) if facts.has(PaperChoice::Copy) => {
            Some(zh.paper_subtitle(zh.stage(Stage::Consultation)))
        }
        _ if facts.has(PaperChoice::Copy) => {
            let copy = copy_of(snapshot, request, facts).filter(|copy| copy.stage != Stage::Issued)?;
            Some(zh.paper_subtitle(&match copy.stage {
                Stage::Draft => zh.copy_title(copy),
                stage => zh.stage(stage).to_owned(),
            }))
        }
        _ => None,
    }
}

/// The snapshot with the year of a copy as the copy has it. Number and day of issue are the copy's: none before it is
/// issued.
///
/// # Errors
/// `Writing` when a row cannot be made, which no copy that was kept brings about.
pub(super) fn as_kept(snapshot: &Snapshot, copy: &ScheduleCopy) -> Result<Snapshot> {
    let mut rows = Rows { snapshot, copy, next: FIRST_ID, changes: Vec::new(), units: HashMap::new() };
    rows.programme();
    rows.sessions()?;
    let mut kept = snapshot.clone();
    kept.apply(&rows.changes);
    Ok(kept)
}

struct Rows<'a> {
    snapshot: &'a Snapshot,
    copy: &'a ScheduleCopy,
    next: i64,
    changes: Vec<Change>,
    /// Units that stand in the copy, by uid, with the name that they bear in it and their group.
    units: HashMap<&'a str, (UnitId, Placed<'a>)>,
}

/// How a unit stands in a copy.
#[derive(Clone, Copy)]
struct Placed<'a> {
    name: &'a str,
    /// Name of the group; empty where the copy tells none.
    group: &'a str,
}

impl<'a> Rows<'a> {
    fn put(&mut self, row: impl Into<Row>) {
        let row = row.into();
        self.changes.push(Change { table: row.table(), row: row.id(), before: None, after: Some(row) });
    }

    fn id(&mut self) -> i64 {
        self.next += 1;
        self.next
    }

    fn programme(&mut self) {
        let Some(year) = self.snapshot.programmes.get(self.copy.programme) else { return };
        let issued = self.copy.stage == Stage::Issued;
        self.put(Programme {
            doc_no: self.copy.doc_no.clone(),
            issued_on: issued.then_some(self.copy.on),
            ..year.clone()
        });
    }

    fn sessions(&mut self) -> Result<()> {
        let (snapshot, year) = (self.snapshot, self.copy.programme);
        let items = items_of(snapshot, self.copy.id);
        let mut live: HashMap<&str, &Session> =
            snapshot.sessions_of(year).map(|session| (session.uid.as_str(), session)).collect();
        self.units(&items)?;
        for item in items {
            let session = match live.remove(item.session_uid.as_str()) {
                Some(session) => session.clone(),
                None => self.blank(item)?,
            };
            self.parties(&session, item);
            self.put(with(session, item));
        }
        // The main session is the year's own row, whatever is known of it.
        let mut gone: Vec<&Session> = live.into_values().collect();
        gone.sort_by_key(|session| session.id);
        for session in gone {
            self.part_from(session);
            if session.kind != SessionKind::Main {
                self.changes.push(deleted(Row::from(session.clone())));
            }
        }
        Ok(())
    }

    /// A session that is there no more.
    fn blank(&mut self, item: &CopyItem) -> Result<Session> {
        let row = json!({
            "id": self.id(),
            "uid": item.session_uid,
            "programme": self.copy.programme,
            "kind": item.kind,
            "ord": item.ord,
        });
        serde_json::from_value(row).map_err(|error| Error::Paper(PaperFault::Writing(error.to_string())))
    }

    fn part_from(&mut self, session: &Session) {
        let gone: Vec<Change> =
            self.snapshot.parties_of(session.id).map(|party| deleted(Row::from(party.clone()))).collect();
        self.changes.extend(gone);
    }

    /// Who takes part, as the copy has it; one that was among them before keeps its stall.
    fn parties(&mut self, session: &Session, item: &CopyItem) {
        let there: Vec<&Party> = self.snapshot.parties_of(session.id).collect();
        self.part_from(session);
        for (ord, kept) in (1..).zip(&item.parties) {
            let unit = kept.unit.as_deref().and_then(|uid| self.units.get(uid)).map(|(unit, _)| *unit);
            let before = there.iter().find(|party| {
                party.role == kept.role
                    && party.unit == unit
                    && (unit.is_some() || party.as_written == kept.name)
            });
            let party = Party {
                id: PartyId(self.id()),
                session: session.id,
                unit,
                role: kept.role,
                ord,
                as_written: match before {
                    Some(party) => party.as_written.clone(),
                    None if unit.is_none() => kept.name.clone(),
                    None => String::new(),
                },
                stall: before.map_or_else(String::new, |party| party.stall.clone()),
            };
            self.put(party);
        }
    }

    /// Finds the units of the copy, or makes those that are there no more, and gives them the names and tables of the copy.
    fn units(&mut self, items: &[&'a CopyItem]) -> Result<()> {
        let mut known: HashMap<&str, UnitId> =
            self.snapshot.units.iter().map(|unit| (unit.uid.as_str(), unit.id)).collect();
        let mut order = Vec::new();
        for item in items {
            for CopyParty { unit, name, .. } in &item.parties {
                let Some(uid) = unit.as_deref() else { continue };
                let branch = item.kind == SessionKind::Branch;
                let placed = Placed { name, group: if branch { item.group_name.as_str() } else { "" } };
                if let Some((_, before)) = self.units.get_mut(uid) {
                    if before.group.is_empty() {
                        before.group = placed.group;
                    }
                    continue;
                }
                let id = match known.get(uid) {
                    Some(id) => *id,
                    None => self.gone_unit(uid, name)?,
                };
                known.insert(uid, id);
                self.units.insert(uid, (id, placed));
                order.push(uid);
            }
        }
        let mut groups: HashMap<&str, GroupId> =
            self.snapshot.groups.iter().map(|group| (group.name.as_str(), group.id)).collect();
        for uid in order {
            let Some((unit, placed)) = self.units.get(uid).copied() else { continue };
            self.participation(unit, placed, &mut groups);
        }
        Ok(())
    }

    fn gone_unit(&mut self, uid: &str, name: &str) -> Result<UnitId> {
        let id = self.id();
        let row = json!({
            "id": id, "uid": uid, "name": name, "kind": UnitKind::Other, "tier": Tier::County, "ord": id, "active": false,
        });
        let unit: Unit = serde_json::from_value(row)
            .map_err(|error| Error::Paper(PaperFault::Writing(error.to_string())))?;
        let id = unit.id;
        self.put(unit);
        Ok(id)
    }

    fn participation(&mut self, unit: UnitId, placed: Placed<'a>, groups: &mut HashMap<&'a str, GroupId>) {
        let (snapshot, year) = (self.snapshot, self.copy.programme);
        let part = snapshot.participation(year, unit);
        let group = if placed.group.is_empty() {
            None
        } else if let Some(group) = groups.get(placed.group) {
            Some(*group)
        } else {
            let id = self.id();
            let group = UnitGroup { id: GroupId(id), name: placed.group.to_owned(), ord: id };
            self.put(group);
            groups.insert(placed.group, GroupId(id));
            Some(GroupId(id))
        };
        let printed_name = Some(placed.name.to_owned());
        match (part, group) {
            (Some(part), group) => {
                let branch = group.is_some();
                self.put(Participation {
                    printed_name,
                    group: group.unwrap_or(part.group),
                    // What is excused now was planned then.
                    exempt: part.exempt.clone().filter(|_| !branch),
                    duty: part.duty.filter(|duty| !branch || *duty > 0),
                    ..part.clone()
                });
            }
            (None, Some(group)) => {
                let id = self.id();
                self.put(Participation {
                    id: ParticipationId(id),
                    programme: year,
                    unit,
                    group,
                    ord: id,
                    duty: None,
                    printed_name,
                    exempt: None,
                });
            }
            // It took part in the main session alone: its own name is all there is to give it.
            (None, None) => {
                if let Some(row) = snapshot.units.get(unit).filter(|row| row.name != placed.name) {
                    self.put(Unit { name: placed.name.to_owned(), ..row.clone() });
                }
            }
        }
    }
}

/// A session with what the copy holds of it, as it was planned.
fn with(session: Session, item: &CopyItem) -> Session {
    Session {
        kind: item.kind,
        ord: item.ord,
        title: item.title.clone(),
        month: item.month,
        month_to: item.month_to,
        when: item.when.clone(),
        when_text: item.when_text.clone(),
        held_on: None,
        place: item.place.clone(),
        form: item.form.clone(),
        theme: item.theme.clone(),
        locked: item.locked,
        unplanned: false,
        state: SessionState::Planned,
        ..session
    }
}

fn deleted(row: Row) -> Change {
    Change { table: row.table(), row: row.id(), before: Some(row), after: None }
}
