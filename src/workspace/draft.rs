//! An edit in the making: reads see what the edit has done so far, and the changes come out one a row.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::Snapshot;
use crate::model::change::{Change, Row, Table};
use crate::model::edit::{EditRefusal, NamedSession};
use crate::model::ids::{ProgrammeId, SessionId, UnitId};
use crate::model::programme::Programme;
use crate::model::session::Session;
use crate::model::unit::Unit;

use super::Context;

/// Collects an edit's row changes over a snapshot.
pub(super) struct Draft<'a> {
    now: Snapshot,
    changes: Vec<Change>,
    touched: HashMap<(Table, i64), usize>,
    next_id: i64,
    context: &'a Context,
}

impl<'a> Draft<'a> {
    pub(super) fn new(base: &Snapshot, next_id: i64, context: &'a Context) -> Self {
        Self { now: base.clone(), changes: Vec::new(), touched: HashMap::new(), next_id, context }
    }

    /// The rows as the edit leaves them so far.
    pub(super) fn now(&self) -> &Snapshot {
        &self.now
    }

    /// A fresh row id.
    pub(super) fn id(&mut self) -> i64 {
        self.next_id += 1;
        self.next_id - 1
    }

    /// Keeps an id that comes from elsewhere from being given to a new row.
    pub(super) fn reserve(&mut self, id: i64) {
        self.next_id = self.next_id.max(id.saturating_add(1));
    }

    /// A fresh uid.
    pub(super) fn uid(&self) -> String {
        self.context.uids.next()
    }

    /// The day it is.
    pub(super) fn today(&self) -> NaiveDate {
        self.context.clock.today()
    }

    /// The sessions whose month the edit has changed so far.
    pub(super) fn placed(&self) -> Vec<SessionId> {
        let month = |row: &Option<Row>| match row {
            Some(Row::Session(session)) => session.month,
            _ => None,
        };
        let changed = self.changes.iter().filter(|change| change.table == Table::Session);
        changed.filter(|c| month(&c.before) != month(&c.after)).map(|c| SessionId(c.row)).collect()
    }

    /// Makes a row or puts it in the place of the one with its id.
    pub(super) fn put(&mut self, row: impl Into<Row>) {
        let row = row.into();
        self.change(row.table(), row.id(), Some(row));
    }

    /// Deletes a row.
    pub(super) fn delete(&mut self, table: Table, id: impl Into<i64>) {
        self.change(table, id.into(), None);
    }

    fn change(&mut self, table: Table, row: i64, after: Option<Row>) {
        let before = self.now.row(table, row);
        if before == after {
            return;
        }
        self.now.apply([&Change { table, row, before: before.clone(), after: after.clone() }]);
        if let Some(at) = self.touched.get(&(table, row)) {
            self.changes[*at].after = after;
        } else {
            self.touched.insert((table, row), self.changes.len());
            self.changes.push(Change { table, row, before, after });
        }
    }

    /// Rows of a table that the edit has changed so far, in the order in which it came to them.
    pub(super) fn touched(&self, table: Table) -> Vec<i64> {
        self.changes.iter().filter(|change| change.table == table).map(|change| change.row).collect()
    }

    /// The changes, without those that came to nothing, the rows as they leave them, and the id that the next new row
    /// gets.
    pub(super) fn finish(self) -> (Vec<Change>, Snapshot, i64) {
        let changes = self.changes.into_iter().filter(|c| c.before != c.after).collect();
        (changes, self.now, self.next_id)
    }

    pub(super) fn programme(&self, id: ProgrammeId) -> Result<Programme, EditRefusal> {
        self.now.programmes.get(id).cloned().ok_or(EditRefusal::Gone)
    }

    /// A year that may be changed.
    pub(super) fn open_programme(&self, id: ProgrammeId) -> Result<Programme, EditRefusal> {
        let programme = self.programme(id)?;
        if programme.closed { Err(EditRefusal::YearClosed(programme.year)) } else { Ok(programme) }
    }

    pub(super) fn unit(&self, id: UnitId) -> Result<Unit, EditRefusal> {
        self.now.units.get(id).cloned().ok_or(EditRefusal::Gone)
    }

    /// A session of a year that may be changed.
    pub(super) fn session(&self, id: SessionId) -> Result<Session, EditRefusal> {
        let session = self.now.sessions.get(id).cloned().ok_or(EditRefusal::Gone)?;
        self.open_programme(session.programme)?;
        Ok(session)
    }

    /// What a session is called in history.
    pub(super) fn named(&self, session: &Session) -> NamedSession {
        NamedSession { sort: session.kind, title: session.title.clone(), holder: self.holder(session) }
    }

    /// The name of the unit that holds a session, as it is printed in that year.
    pub(super) fn holder(&self, session: &Session) -> String {
        self.now
            .organisers_of(session.id)
            .next()
            .map_or_else(String::new, |unit| self.now.printed_name(session.programme, unit).to_owned())
    }
}
