//! What a paper lacks. Nothing here keeps it from being made, apart from what [`super::content`] refuses.

use super::attachment::Attachment;
use super::kept_text::Facts;
use super::year::{self, Year, time_of};
use crate::calendar::Calendar;
use crate::model::Snapshot;
use crate::model::ids::UnitId;
use crate::model::paper::{Letterhead, MissingFact, PaperKind, PaperRequest};
use crate::model::programme::Programme;
use crate::model::session::{Role, Session};
use crate::rules::schedule::Schedule;

/// What a paper lacks, as it is being found out.
pub(super) struct Lacks<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) programme: &'a Programme,
    pub(super) request: &'a PaperRequest,
    /// What stands behind the paper.
    pub(super) attachments: &'a [Attachment],
    /// What was found so far, the most important first.
    pub(super) list: Vec<MissingFact>,
}

impl Lacks<'_> {
    /// Notes a fact, if it is lacking and not noted yet.
    pub(super) fn note(&mut self, lacks: bool, fact: MissingFact) {
        if lacks && !self.list.contains(&fact) {
            self.list.push(fact);
        }
    }

    /// Whether the paper says what the year's facts make of it: an edited text says what the office wants said.
    pub(super) fn is_own_text(&self) -> bool {
        let kept = self.snapshot.paper_text(self.programme.id, self.request.kind.name());
        kept.is_none_or(|text| text.trim().is_empty())
    }

    /// What the kept text of a paper names that is not there.
    pub(super) fn text(&mut self) {
        let kept = self.snapshot.paper_text(self.programme.id, self.request.kind.name());
        let Some(text) = kept else { return };
        let year = Year { snapshot: self.snapshot, programme: self.programme, date: self.request.today };
        // A notice of changes names the attachments of the notice that it changes.
        let of_another = matches!(self.request.kind, PaperKind::Adjustment | PaperKind::Correction);
        for fact in (Facts { year: &year, attachments: self.attachments }).lacking(text) {
            let named = matches!(fact, MissingFact::NoSuchAttachment(_)) && of_another;
            self.note(!named, fact);
        }
    }

    /// A suggested deadline is not one that the year states.
    pub(super) fn reports(&mut self) {
        let mut stated = self.snapshot.requirements_of(self.programme.id).filter(|asked| !asked.suggested);
        let none = stated.next().is_none();
        self.note(none, MissingFact::Requirements);
    }

    /// Units of the main session without a liaison.
    pub(super) fn liaisons(&mut self) {
        let Some(session) = self.snapshot.main_session(self.programme.id) else { return };
        let without = |unit: &UnitId| self.snapshot.liaisons_of(*unit).is_empty();
        let count = self.participants(session).filter(without).count();
        self.note(count > 0, MissingFact::Liaisons(count));
    }

    /// The head of an official paper.
    pub(super) fn official(&mut self) {
        let (p, letterhead) = (self.programme, self.request.letterhead());
        self.note(p.office.trim().is_empty(), MissingFact::Office);
        self.note(letterhead != Letterhead::Plain && p.doc_no.trim().is_empty(), MissingFact::DocNo);
    }

    /// The main session with its units, time and place, where it is the one that the paper is about.
    pub(super) fn main_session(&mut self) {
        if self.request.options.session.is_some() {
            return;
        }
        match self.snapshot.main_session(self.programme.id) {
            Some(session) if self.participants(session).next().is_some() => {
                self.note(time_of(session).is_none(), MissingFact::MainTime);
                self.note(session.place.trim().is_empty(), MissingFact::MainPlace);
            }
            _ => self.note(true, MissingFact::MainSession),
        }
    }

    fn participants(&self, session: &Session) -> impl Iterator<Item = UnitId> + use<'_> {
        self.snapshot.parties_of(session.id).filter(|p| p.role == Role::Participant).filter_map(|p| p.unit)
    }

    /// Units, and months for their sessions.
    pub(super) fn schedule(&mut self) {
        self.note(year::groups(self.snapshot, self.programme.id).is_empty(), MissingFact::Units);
        let count = Schedule::of(self.snapshot, self.programme.id).unscheduled.len();
        self.note(count > 0, MissingFact::Unscheduled(count));
    }

    /// A paper that shows days marks holidays on them.
    pub(super) fn holidays(&mut self) {
        let year = self.programme.year;
        self.note(!Calendar::of(self.snapshot).known(year), MissingFact::Holidays(year));
    }
}
