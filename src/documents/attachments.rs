//! The attachments of a year's notice: their order, numbers and titles, held once for every paper that names them.

use super::{main_session, schedule};
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

    /// The request for this attachment alone, with the other choices of `request`.
    #[must_use]
    pub fn request(&self, request: &DocumentRequest) -> DocumentRequest {
        let (kind, group) = match self.subject {
            Subject::MainSession => (DocumentKind::MainSession, None),
            Subject::Schedule(group) => (DocumentKind::Schedule, Some(group)),
        };
        DocumentRequest { kind, group, ..request.clone() }
    }
}

/// The attachments in their order: the main session, where units take part in one, then a schedule for each group
/// that has units. Empty for a year that is not there.
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
    let numbered = list.into_iter().zip(1..);
    numbered
        .map(|((subject, title, subtitle), number)| Attachment { number, subject, title, subtitle })
        .collect()
}
