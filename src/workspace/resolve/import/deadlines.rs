//! Deadlines of a proposal. What a notice states takes the place of what the program only suggested; what it states of
//! one activity binds that activity's units only.

use crate::model::change::Table;
use crate::model::ids::{RequirementId, SessionId};
use crate::model::import::{Difference, ImportOutcome, ImportSubject, ImportValue};
use crate::model::proposal::{Proposal, ProposedDeadline};
use crate::model::report::{Deadline, Requirement};

use super::super::reports;
use super::state::Import;

impl Import<'_, '_> {
    /// Takes the deadlines over: the same rule is not taken twice; another rule for the same report is a conflict. The
    /// result holds the requirement of each deadline of the proposal that has one.
    pub(super) fn deadlines(&mut self, proposal: &Proposal) -> Vec<Option<RequirementId>> {
        let mut suggested: Vec<Requirement> =
            self.draft.now().requirements_of(self.programme).filter(|r| r.suggested).cloned().collect();
        let mut taken = Vec::new();
        for (number, deadline) in proposal.report_deadlines.iter().enumerate() {
            self.about(format!("/report_deadlines/{number}/text"));
            let mut outcomes = Vec::new();
            let mut first = None;
            for session in self.bound(deadline) {
                let free = suggested.first().filter(|_| session.is_none()).cloned();
                let (id, outcome, used) = self.deadline(deadline, session, free);
                if used {
                    suggested.remove(0);
                }
                first = first.or(id);
                outcomes.push(outcome);
            }
            taken.push(first);
            let told = [ImportOutcome::Conflict, ImportOutcome::Added, ImportOutcome::Updated];
            let outcome =
                told.into_iter().find(|told| outcomes.contains(told)).unwrap_or(ImportOutcome::Same);
            let subject = ImportSubject::Deadline { text: deadline.text.clone() };
            let rival =
                first.and_then(|id| self.draft.now().requirements.get(id)).map(|row| row.rule.by.clone());
            match rival.filter(|_| outcome == ImportOutcome::Conflict) {
                Some(held) => {
                    let (held, read) = (ImportValue::Rule(held), ImportValue::Rule(deadline.rule.clone()));
                    self.told_apart(outcome, subject, Difference { key: "rule".to_owned(), held, read });
                }
                None => self.line(outcome, subject),
            }
        }
        // The rest was only suggested. Where reports were recorded on it, somebody goes by it.
        for row in suggested.into_iter().filter(|_| !proposal.report_deadlines.is_empty()) {
            if !self.draft.now().reports.iter().any(|report| report.requirement == row.id) {
                self.draft.delete(Table::Requirement, row.id);
            }
        }
        taken
    }

    /// The sessions that a deadline binds; `None`: every session of the kind.
    fn bound(&self, deadline: &ProposedDeadline) -> Vec<Option<SessionId>> {
        let sessions: Vec<Option<SessionId>> = deadline
            .assignments
            .iter()
            .filter_map(|assignment| self.rows.get(assignment))
            .flatten()
            .map(|session| Some(*session))
            .collect();
        if sessions.is_empty() { vec![None] } else { sessions }
    }

    /// One deadline for one session or for all: its requirement, what became of it, and whether the suggestion that it
    /// may take the place of was used.
    fn deadline(
        &mut self,
        deadline: &ProposedDeadline,
        session: Option<SessionId>,
        suggested: Option<Requirement>,
    ) -> (Option<RequirementId>, ImportOutcome, bool) {
        let item = deadline.what.clone().unwrap_or_default();
        let to_whom = deadline.to.clone().unwrap_or_default();
        let stated = |row: Requirement| Requirement {
            kind: row.kind.filter(|_| session.is_none()),
            item: item.clone(),
            // No source tells what becomes of a day off; what the file holds stays.
            rule: Deadline { by: deadline.rule.clone(), ..row.rule },
            to_whom: to_whom.clone(),
            text: deadline.text.clone(),
            session,
            suggested: false,
            ..row
        };
        let there: Vec<&Requirement> = self
            .draft
            .now()
            .requirements_of(self.programme)
            .filter(|r| !r.suggested && r.session == session)
            .collect();
        let same = there.iter().find(|r| r.rule.by == deadline.rule && (r.item == item || r.item.is_empty()));
        // A row that names no item and counts in the same way is about the same report.
        let sort = std::mem::discriminant(&deadline.rule);
        let rival = there.iter().find(|r| {
            r.rule.by != deadline.rule
                && (r.item == item || r.item.is_empty() && std::mem::discriminant(&r.rule.by) == sort)
        });
        match (same.map(|r| (*r).clone()), rival.map(|r| (*r).clone())) {
            (Some(row), _) if row.item == item => (Some(row.id), ImportOutcome::Same, false),
            (Some(row), _) => {
                let id = row.id;
                self.draft.put(stated(row));
                (Some(id), ImportOutcome::Updated, false)
            }
            (None, Some(row)) if self.overwrite => {
                let id = row.id;
                self.draft.put(stated(row));
                (Some(id), ImportOutcome::Updated, false)
            }
            (None, Some(row)) => (Some(row.id), ImportOutcome::Conflict, false),
            (None, None) => {
                let used = suggested.is_some();
                let row = suggested.unwrap_or_else(|| {
                    reports::requirement(
                        self.draft,
                        self.programme,
                        String::new(),
                        deadline.rule.clone().into(),
                    )
                });
                let id = row.id;
                self.draft.put(stated(row));
                (Some(id), if used { ImportOutcome::Updated } else { ImportOutcome::Added }, used)
            }
        }
    }
}
