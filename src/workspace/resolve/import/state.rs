//! One import under way, and what it tells.

use std::collections::HashMap;

use crate::model::Month;
use crate::model::ids::{GroupId, ProgrammeId, SessionId, UnitId};
use crate::model::import::{Difference, ImportLine, ImportOutcome, ImportReport, ImportSubject};
use crate::model::session::Session;
use crate::model::unit::Participation;

use super::super::super::draft::Draft;
use super::super::duties;

/// One import under way. Everything that an edit under way would look up again and again is looked up once, in `look`.
pub(super) struct Import<'d, 'a> {
    pub(super) draft: &'d mut Draft<'a>,
    pub(super) overwrite: bool,
    pub(super) programme: ProgrammeId,
    pub(super) year: i32,
    pub(super) report: ImportReport,
    /// The fact of the proposal that is being taken over, as a pointer into it.
    pub(super) fact: Option<String>,
    /// Units by folded name, filled as names are met.
    pub(super) known: HashMap<String, UnitId>,
    /// Pairs of names that an answer says are one unit.
    pub(super) same: Vec<(String, String)>,
    /// Parts in the year.
    pub(super) parts: HashMap<UnitId, Participation>,
    /// Last place of each group.
    pub(super) places: HashMap<GroupId, i64>,
    /// The group of townships (true) and of all others, where the source names none.
    pub(super) usual: HashMap<bool, GroupId>,
    /// Branch sessions of each unit that no line of the proposal has claimed yet.
    pub(super) held: HashMap<UnitId, Vec<Session>>,
    /// The sessions that each assignment of the proposal became, by its place in the list.
    pub(super) rows: HashMap<usize, Vec<SessionId>>,
    /// How many sessions an answer says that a unit holds at one time, by the question's id.
    pub(super) repeats: HashMap<String, usize>,
    /// Last place of each cell.
    pub(super) cells: HashMap<(Option<Month>, GroupId), i64>,
}

impl<'d, 'a> Import<'d, 'a> {
    /// Nothing is taken over yet.
    pub(super) fn new(draft: &'d mut Draft<'a>, year: i32, report: ImportReport, overwrite: bool) -> Self {
        Self {
            overwrite,
            programme: ProgrammeId(0),
            year,
            report,
            fact: None,
            known: HashMap::new(),
            same: Vec::new(),
            parts: HashMap::new(),
            places: HashMap::new(),
            usual: HashMap::new(),
            held: HashMap::new(),
            rows: HashMap::new(),
            repeats: HashMap::new(),
            cells: HashMap::new(),
            draft,
        }
    }
}

impl Import<'_, '_> {
    /// What follows is about this fact of the proposal.
    pub(super) fn about(&mut self, fact: String) {
        self.fact = Some(fact);
    }

    /// Tells what became of a fact.
    pub(super) fn line(&mut self, outcome: ImportOutcome, subject: ImportSubject) {
        let fact = self.fact.clone();
        self.report.lines.push(ImportLine { outcome, subject, difference: None, fact });
    }

    /// A line with what the file holds and what the source says.
    pub(super) fn told_apart(
        &mut self,
        outcome: ImportOutcome,
        subject: ImportSubject,
        difference: Difference,
    ) {
        let fact = self.fact.clone();
        self.report.lines.push(ImportLine { outcome, subject, difference: Some(difference), fact });
    }

    /// Facts of one subject that were left as they are because the source says otherwise.
    pub(super) fn differences(&mut self, subject: &ImportSubject, differences: Vec<Difference>) {
        for difference in differences {
            self.told_apart(ImportOutcome::Conflict, subject.clone(), difference);
        }
    }

    /// Reads what the year holds.
    pub(super) fn look(&mut self) {
        let now = self.draft.now();
        for part in now.parts_of(self.programme) {
            self.parts.insert(part.unit, part.clone());
            let place = self.places.entry(part.group).or_insert(0);
            *place = part.ord.max(*place);
        }
        for unit in self.parts.keys() {
            let sessions = duties::held(self.draft, self.programme, *unit);
            if let Some(part) = self.parts.get(unit) {
                for session in &sessions {
                    let place = self.cells.entry((session.month, part.group)).or_insert(0);
                    *place = session.ord.max(*place);
                }
            }
            self.held.insert(*unit, sessions);
        }
    }
}
