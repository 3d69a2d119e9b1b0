//! What a paper lacks. Nothing here keeps it from being made, apart from what [`super::content`] refuses.

use super::attachments::{self, Attachment, attachments};
use super::kept_text::Facts;
use super::year::{Year, time_of};
use super::{notice, schedule};
use crate::calendar;
use crate::model::Snapshot;
use crate::model::ids::UnitId;
use crate::model::paper::{Dress, MissingFact, PaperKind, PaperRequest};
use crate::model::programme::Programme;
use crate::model::session::{Role, Session};
use crate::rules::schedule::Schedule;

/// The facts that a paper lacks, the most important first; empty for a year that is not there.
pub(super) fn missing(snapshot: &Snapshot, request: &PaperRequest) -> Vec<MissingFact> {
    let Some(programme) = snapshot.programmes.get(request.programme) else { return Vec::new() };
    let mut lacks = Lacks { snapshot, programme, list: Vec::new() };
    match request.kind {
        PaperKind::Notice => lacks.notice(request),
        PaperKind::MainNotice => lacks.main_notice(request),
        PaperKind::MainSession | PaperKind::Receipt | PaperKind::SignIn | PaperKind::TableSigns => {
            lacks.main_session();
        }
        PaperKind::Stalls => lacks.stalls(),
        PaperKind::Liaisons => lacks.liaisons(),
        PaperKind::LiaisonForm if request.options.filled => lacks.liaisons(),
        PaperKind::LiaisonForm | PaperKind::Data => {}
        PaperKind::Slogans => lacks.slogans(),
        PaperKind::Schedule => lacks.schedule(),
        PaperKind::Overview | PaperKind::Ledger => lacks.reports(),
        PaperKind::Units => lacks.units(),
        PaperKind::Calendar | PaperKind::WallChart => {
            lacks.schedule();
            lacks.holidays();
        }
    }
    lacks.list
}

struct Lacks<'a> {
    snapshot: &'a Snapshot,
    programme: &'a Programme,
    list: Vec<MissingFact>,
}

impl Lacks<'_> {
    fn note(&mut self, lacks: bool, fact: MissingFact) {
        if lacks && !self.list.contains(&fact) {
            self.list.push(fact);
        }
    }

    fn notice(&mut self, request: &PaperRequest) {
        let p = self.programme;
        self.official(request.options.dress);
        self.note(p.issued_on.is_none(), MissingFact::IssuedOn);
        self.note(p.addressees.is_empty(), MissingFact::Addressees);
        // The edited text says what the office wants said.
        if self.snapshot.paper_text(p.id, request.kind.name()).is_none_or(|text| text.trim().is_empty()) {
            self.note(p.basis.trim().is_empty(), MissingFact::Basis);
            self.note(p.theme.trim().is_empty(), MissingFact::Theme);
            self.note(p.contacts.trim().is_empty(), MissingFact::Contacts);
            self.reports();
        }
        self.note(p.publicity.is_none(), MissingFact::Publicity);
        self.text(request, &attachments(self.snapshot, p.id));
        // A programme without a main session says nothing of one.
        if notice::has_main_session(self.snapshot, p.id) {
            self.main_session();
        }
        self.schedule();
    }

    fn main_notice(&mut self, request: &PaperRequest) {
        self.official(request.options.dress);
        self.main_session();
        let p = self.programme;
        if self.snapshot.paper_text(p.id, request.kind.name()).is_none_or(|text| text.trim().is_empty()) {
            if let Some(session) = self.snapshot.main_session(p.id) {
                self.note(session.tasks.trim().is_empty(), MissingFact::Tasks);
                self.note(session.materials.trim().is_empty(), MissingFact::Materials);
            }
            self.note(p.contacts.trim().is_empty(), MissingFact::Contacts);
        }
        if let Some(session) = self.snapshot.main_session(p.id) {
            self.note(session.arrive_by.is_none(), MissingFact::ArriveBy);
            self.note(session.reply_by.is_none(), MissingFact::ReplyBy);
        }
        self.note(request.options.publicity.is_none(), MissingFact::Publicity);
        self.text(request, &attachments::of_main_session(String::new()));
    }

    /// What the kept text of a paper names that is not there.
    fn text(&mut self, request: &PaperRequest, attachments: &[Attachment]) {
        let Some(text) = self.snapshot.paper_text(self.programme.id, request.kind.name()) else { return };
        let year = Year { snapshot: self.snapshot, programme: self.programme, date: request.today };
        for fact in (Facts { year: &year, attachments }).lacking(text) {
            self.note(true, fact);
        }
    }

    /// A suggested deadline is not one that the year states.
    fn reports(&mut self) {
        let mut stated = self.snapshot.requirements_of(self.programme.id).filter(|asked| !asked.suggested);
        let none = stated.next().is_none();
        self.note(none, MissingFact::Requirements);
    }

    fn slogans(&mut self) {
        self.note(self.snapshot.slogans_of(self.programme.id).is_empty(), MissingFact::Slogans);
    }

    fn stalls(&mut self) {
        self.main_session();
        let Some(session) = self.snapshot.main_session(self.programme.id) else { return };
        let parties = self.snapshot.parties_of(session.id).filter(|p| p.role == Role::Participant);
        let count = parties.filter(|p| p.unit.is_some() && p.stall.trim().is_empty()).count();
        self.note(count > 0, MissingFact::Stalls(count));
    }

    fn liaisons(&mut self) {
        let Some(session) = self.snapshot.main_session(self.programme.id) else { return };
        let without = |unit: &UnitId| self.snapshot.liaisons_of(*unit).is_empty();
        let count = self.participants(session).filter(without).count();
        self.note(count > 0, MissingFact::Liaisons(count));
    }

    fn units(&mut self) {
        let none = self.snapshot.participations_of(self.programme.id).is_empty();
        self.note(none, MissingFact::Units);
    }

    fn official(&mut self, dress: Dress) {
        let p = self.programme;
        self.note(p.office.trim().is_empty(), MissingFact::Office);
        self.note(dress != Dress::Plain && p.doc_no.trim().is_empty(), MissingFact::DocNo);
    }

    fn main_session(&mut self) {
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

    fn schedule(&mut self) {
        self.note(schedule::groups(self.snapshot, self.programme.id).is_empty(), MissingFact::Units);
        let count = Schedule::of(self.snapshot, self.programme.id).unscheduled.len();
        self.note(count > 0, MissingFact::Unscheduled(count));
    }

    /// A paper that shows days marks holidays on them.
    fn holidays(&mut self) {
        let year = self.programme.year;
        self.note(!calendar::known(year), MissingFact::Holidays(year));
    }
}
