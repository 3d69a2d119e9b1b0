//! The attachments of a year's notice: their order, numbers and titles, held once for every paper that names them.

use super::{liaison_form, main_session, schedule, slogans};
use crate::model::Snapshot;
use crate::model::document::{DocumentKind, DocumentRequest};
use crate::model::ids::{GroupId, ProgrammeId};
use crate::text::Lang;

/// What an attachment holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The units of the main session.
    MainSession,
    /// The schedule of a group.
    Schedule(GroupId),
    /// The slogans.
    Slogans,
    /// The form in which a unit names its liaison.
    LiaisonForm,
}

/// An attachment of the notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its number, from 1.
    pub number: usize,
    /// What it holds.
    pub subject: Subject,
    /// Its title, without a full stop.
    pub title: String,
    /// What stands in brackets below the title, with the brackets.
    pub subtitle: Option<String>,
}

impl Attachment {
    /// `附件2`.
    #[must_use]
    pub fn label(&self) -> String {
        Lang::Zh.paper_attachment(self.number)
    }

    /// `附件2 政务公开主题日“N分会”活动安排表（乡镇）`, for the name of a file.
    pub(super) fn file_name(&self) -> String {
        format!("{} {}{}", self.label(), self.title, self.subtitle.as_deref().unwrap_or_default())
    }

    /// The request for this attachment alone, with the other choices of `request`.
    #[must_use]
    pub fn request(&self, request: &DocumentRequest) -> DocumentRequest {
        let (kind, group) = match self.subject {
            Subject::MainSession => (DocumentKind::MainSession, None),
            Subject::Schedule(group) => (DocumentKind::Schedule, Some(group)),
            Subject::Slogans => (DocumentKind::Slogans, None),
            Subject::LiaisonForm => (DocumentKind::LiaisonForm, None),
        };
        DocumentRequest { kind, group, ..request.clone() }
    }
}

/// The attachments in their order, those that there are: the main session, where units take part in one, a schedule
/// for each group that has units, the slogans, and the liaison form, where the notice asks for liaisons. Empty for a
/// year that is not there.
#[must_use]
pub fn attachments(snapshot: &Snapshot, programme: ProgrammeId) -> Vec<Attachment> {
    let Some(facts) = snapshot.programmes.get(programme) else { return Vec::new() };
    let mut list = Vec::new();
    if let Some(title) = main_session::title(snapshot, facts) {
        list.push((Subject::MainSession, title, None));
    }
    for group in schedule::groups(snapshot, programme) {
        let name = snapshot.groups.get(group).map(|g| Lang::Zh.paper_subtitle(&g.name));
        list.push((Subject::Schedule(group), schedule::title(facts), name));
    }
    if snapshot.slogans.iter().any(|slogan| slogan.programme == programme) {
        list.push((Subject::Slogans, slogans::title(facts), None));
    }
    if !facts.liaison_fields.is_empty() || facts.liaisons_per_unit.is_some() {
        list.push((Subject::LiaisonForm, liaison_form::title(facts), None));
    }
    let numbered = list.into_iter().zip(1..);
    numbered
        .map(|((subject, title, subtitle), number)| Attachment { number, subject, title, subtitle })
        .collect()
}

/// The attachment of a subject, if the notice has one.
pub(super) fn attachment(
    snapshot: &Snapshot,
    programme: ProgrammeId,
    subject: Subject,
) -> Option<Attachment> {
    attachments(snapshot, programme).into_iter().find(|attachment| attachment.subject == subject)
}
