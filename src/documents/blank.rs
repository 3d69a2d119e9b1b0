//! Papers of a year that lacks what they are about: the same paper with room for it. Rows without facts are put into a
//! copy of the snapshot, the paper is made from that, and what the rows say is left blank.

use serde_json::{Value as Json, json};

use super::content::{Block, Content};
use super::record::{Room, Sessions};
use super::table::{Cell, Table, Value};
use super::year;
use crate::error::{Error, PaperFault, Result};
use crate::model::change::{Change, Row};
use crate::model::group::UnitGroup;
use crate::model::ids::{GroupId, ProgrammeId};
use crate::model::paper::{PaperKind, PaperRequest};
use crate::model::programme::Slogan;
use crate::model::report::{DeadlineRule, Requirement};
use crate::model::session::{Party, Role, Session, SessionKind};
use crate::model::unit::{Participation, Tier, Unit, UnitKind};
use crate::model::{Month, Snapshot};
use crate::text::Printed;

/// Ids from here on are no real row's.
const FIRST_ID: i64 = i64::MAX - 100_000;
/// Slogans.
const LINES: usize = 3;

/// The paper that `make` makes, or a blank one where the year lacks what it is about.
pub(super) fn or_blank(
    make: impl Fn(&Snapshot) -> Result<Content>,
    room: Room,
    snapshot: &Snapshot,
    request: &PaperRequest,
) -> Result<Content> {
    match make(snapshot) {
        Err(Error::Paper(fault)) if is_lack(&fault) => {
            let mut content = make(&with_room(room, snapshot, request, &fault)?)?;
            clear(&mut content, request.kind);
            Ok(content)
        }
        outcome => outcome,
    }
}

fn is_lack(fault: &PaperFault) -> bool {
    match fault {
        PaperFault::NoMainSession
        | PaperFault::NoUnits
        | PaperFault::NoSlogans
        | PaperFault::NoLiaisons
        | PaperFault::NoReports => true,
        PaperFault::NoSuchUnit
        | PaperFault::NoSuchForm(..)
        | PaperFault::Typesetting(_)
        | PaperFault::Writing(_) => false,
    }
}

/// The snapshot with rows for what is lacking.
fn with_room(
    room: Room,
    snapshot: &Snapshot,
    request: &PaperRequest,
    fault: &PaperFault,
) -> Result<Snapshot> {
    let mut rows = Rows { programme: request.programme, next: FIRST_ID, changes: Vec::new() };
    let has_units = !snapshot.participations_of(request.programme).is_empty();
    match fault {
        PaperFault::NoMainSession | PaperFault::NoLiaisons => {
            let session = year::asked_session(snapshot, request).map(|session| session.id.0);
            let session = session.map_or_else(|| rows.session(SessionKind::Main, None), Ok)?;
            for _ in 0..room.units {
                let unit = rows.unit()?;
                rows.party(session, unit, Role::Participant)?;
            }
        }
        PaperFault::NoSlogans => {
            for _ in 0..LINES {
                rows.slogan()?;
            }
        }
        PaperFault::NoUnits => rows.units(room, snapshot, request)?,
        PaperFault::NoReports => {
            if !has_units {
                rows.units(room, snapshot, request)?;
            }
            for part in snapshot.participations_of(request.programme) {
                if snapshot.sessions_held_by(request.programme, part.unit).is_empty() {
                    let session = rows.session(SessionKind::Branch, None)?;
                    rows.party(session, part.unit.0, Role::Organiser)?;
                }
            }
            if snapshot.requirements_of(request.programme).next().is_none() {
                rows.requirement()?;
            }
        }
        _ => {}
    }
    let mut roomy = snapshot.clone();
    roomy.apply(&rows.changes);
    Ok(roomy)
}

/// Rows without facts, in the form in which rows are kept.
struct Rows {
    programme: ProgrammeId,
    next: i64,
    changes: Vec<Change>,
}

impl Rows {
    fn add<T: serde::de::DeserializeOwned + Into<Row>>(&mut self, mut row: Json) -> Result<i64> {
        self.next += 1;
        row["id"] = json!(self.next);
        row["ord"] = json!(self.next);
        row["uid"] = json!(format!("blank-{}", self.next));
        let written = |error: serde_json::Error| Error::Paper(PaperFault::Writing(error.to_string()));
        let after: Row = serde_json::from_value::<T>(row).map_err(written)?.into();
        self.changes.push(Change { table: after.table(), row: self.next, before: None, after: Some(after) });
        Ok(self.next)
    }

    fn unit(&mut self) -> Result<i64> {
        self.add::<Unit>(json!({
            "name": Printed.paper_blank(), "kind": UnitKind::Other, "tier": Tier::County, "active": true,
        }))
    }

    /// Units of the group that is asked for, else of a group: one in each month of a schedule.
    fn units(&mut self, room: Room, snapshot: &Snapshot, request: &PaperRequest) -> Result<()> {
        let known = request.group.or_else(|| snapshot.groups_in_order().first().map(|group| group.id));
        let group = match known {
            Some(GroupId(group)) => group,
            None => self.add::<UnitGroup>(json!({ "name": Printed.paper_blank() }))?,
        };
        let programme = snapshot.programmes.get(request.programme);
        let months = programme.map_or(&[][..], |programme| programme.months.as_slice());
        let placed: Vec<Option<Month>> = match room.sessions {
            Sessions::EachMonth => months.iter().copied().map(Some).collect(),
            Sessions::Open => vec![None; room.units],
            Sessions::None => Vec::new(),
        };
        for at in 0..room.units.max(placed.len()) {
            let unit = self.unit()?;
            let programme = self.programme;
            self.add::<Participation>(json!({ "programme": programme, "unit": unit, "group": group }))?;
            if let Some(month) = placed.get(at) {
                let session = self.session(SessionKind::Branch, *month)?;
                self.party(session, unit, Role::Organiser)?;
            }
        }
        Ok(())
    }

    fn session(&mut self, kind: SessionKind, month: Option<Month>) -> Result<i64> {
        let programme = self.programme;
        self.add::<Session>(json!({ "programme": programme, "kind": kind, "month": month }))
    }

    fn party(&mut self, session: i64, unit: i64, role: Role) -> Result<i64> {
        self.add::<Party>(json!({ "session": session, "unit": unit, "role": role }))
    }

    fn slogan(&mut self) -> Result<i64> {
        let programme = self.programme;
        self.add::<Slogan>(json!({ "programme": programme, "text": "" }))
    }

    fn requirement(&mut self) -> Result<i64> {
        let programme = self.programme;
        self.add::<Requirement>(json!({
            "programme": programme,
            "kind": SessionKind::Branch,
            "item": Printed.paper_blank(),
            "rule": DeadlineRule::DayOfSessionMonth { day: 31 },
            "suggested": true,
        }))
    }
}

/// Leaves blank in tables what is said of nothing: a row from the first cell without a fact on. Running text keeps the
/// line on which to write.
fn clear(content: &mut Content, kind: PaperKind) {
    for section in &mut content.sections {
        if section.name.contains(Printed.paper_blank()) {
            Printed.paper_name(kind).clone_into(&mut section.name);
        }
        for block in &mut section.blocks {
            match block {
                Block::Table(table) => clear_table(table),
                Block::Sign(word) if is_blank(word) => word.clear(),
                _ => {}
            }
        }
    }
}

fn clear_table(table: &mut Table) {
    for cell in table.head.iter_mut().flatten().filter(|cell| is_blank(&cell.shown())) {
        cell.value = Value::Text(String::new());
    }
    for row in &mut table.rows {
        let from = row.iter().position(|cell| is_blank(&cell.shown())).unwrap_or(row.len());
        row[from..].iter_mut().for_each(wipe);
    }
}

fn wipe(cell: &mut Cell) {
    cell.value = Value::Text(String::new());
}

fn is_blank(text: &str) -> bool {
    text.contains(Printed.paper_blank())
}
