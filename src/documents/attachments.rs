//! The attachments of a year's notice: their order, numbers and titles, held once for every paper that names them.

use super::{liaison_form, main_session, schedule, slogans};
use crate::model::Snapshot;
use crate::model::ids::{GroupId, ProgrammeId};
use crate::model::paper::{PaperKind, PaperRequest};
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
    /// 参会回执, behind the notice of the main session.
    Receipt,
}

impl Subject {
    /// Whether the year's notice may have a paper of that kind behind it.
    pub(super) fn is_attachment(kind: PaperKind) -> bool {
        use PaperKind::{LiaisonForm, MainSession, Schedule, Slogans};
        matches!(kind, MainSession | Schedule | Slogans | LiaisonForm)
    }
}

/// An attachment of the notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its number, from 1.
    pub number: usize,
    /// Whether there is no other, so that it is called 附件 without its number.
    pub alone: bool,
    /// What it holds.
    pub subject: Subject,
    /// Its title, without a full stop.
    pub title: String,
    /// What stands in brackets below the title, with the brackets.
    pub subtitle: Option<String>,
}

impl Attachment {
    /// `附件2`; `附件` where there is no other.
    #[must_use]
    pub fn label(&self) -> String {
        if self.alone {
            Lang::Zh.paper_attachment_alone().to_owned()
        } else {
            Lang::Zh.paper_attachment(self.number)
        }
    }

    /// `附件2 政务公开主题日“N分会”活动安排表（乡镇）`, for the name of a file.
    pub(super) fn file_name(&self) -> String {
        format!("{} {}{}", self.label(), self.title, self.subtitle.as_deref().unwrap_or_default())
    }

    /// The request for this attachment alone, with the other choices of `request`.
    #[must_use]
    pub fn request(&self, request: &PaperRequest) -> PaperRequest {
        let (kind, group) = match self.subject {
            Subject::MainSession => (PaperKind::MainSession, None),
            Subject::Schedule(group) => (PaperKind::Schedule, Some(group)),
            Subject::Slogans => (PaperKind::Slogans, None),
            Subject::LiaisonForm => (PaperKind::LiaisonForm, None),
            Subject::Receipt => (PaperKind::Receipt, None),
        };
        PaperRequest { kind, group, ..request.clone() }
    }
}

/// The attachments in their order, those that there are: the main session, where units take part in one, a schedule
/// for each group whose sessions have months, the slogans, and the liaison form, where the notice asks for liaisons.
/// Empty for a year that is not there.
#[must_use]
pub fn attachments(snapshot: &Snapshot, programme: ProgrammeId) -> Vec<Attachment> {
    let Some(facts) = snapshot.programmes.get(programme) else { return Vec::new() };
    let own = |kind: PaperKind, group: Option<GroupId>| {
        snapshot.paper_title(programme, kind.name(), group).map(str::to_owned)
    };
    let mut list = Vec::new();
    if let Some(title) = main_session::title(snapshot, facts) {
        list.push((Subject::MainSession, own(PaperKind::MainSession, None).unwrap_or(title), None));
    }
    for group in schedule::arranged(snapshot, programme) {
        let name = snapshot.groups.get(group).map(|g| Lang::Zh.paper_subtitle(&g.name));
        list.push((Subject::Schedule(group), schedule::title(snapshot, facts, Some(group)), name));
    }
    if !snapshot.slogans_of(programme).is_empty() {
        let title = own(PaperKind::Slogans, None).unwrap_or_else(|| slogans::title(facts));
        list.push((Subject::Slogans, title, None));
    }
    if !facts.liaison_fields.is_empty() || facts.liaisons_per_unit.is_some() {
        list.push((Subject::LiaisonForm, liaison_form::title(snapshot, facts), None));
    }
    numbered(list)
}

/// What stands behind the notice of the main session: the form in which units say who comes.
pub(super) fn of_main_session(title: String) -> Vec<Attachment> {
    numbered(vec![(Subject::Receipt, title, None)])
}

fn numbered(list: Vec<(Subject, String, Option<String>)>) -> Vec<Attachment> {
    let alone = list.len() == 1;
    let numbered = list.into_iter().zip(1..);
    numbered
        .map(|((subject, title, subtitle), number)| Attachment { number, alone, subject, title, subtitle })
        .collect()
}

/// What a text calls the attachments of a sort: `附件2、3`, `附件` for the only one; `None` where there is none.
pub(super) fn named(attachments: &[Attachment], wanted: impl Fn(Subject) -> bool) -> Option<String> {
    let zh = Lang::Zh;
    let found: Vec<&Attachment> = attachments.iter().filter(|one| wanted(one.subject)).collect();
    match found.as_slice() {
        [] => None,
        [one] if one.alone => Some(zh.notice_see_alone().to_owned()),
        several => {
            let numbers: Vec<String> = several.iter().map(|one| one.number.to_string()).collect();
            Some(zh.notice_see_numbers(&numbers.join(zh.paper_enumeration_mark())))
        }
    }
}

/// The attachment of a subject, if the notice has one.
pub(super) fn attachment(
    snapshot: &Snapshot,
    programme: ProgrammeId,
    subject: Subject,
) -> Option<Attachment> {
    attachments(snapshot, programme).into_iter().find(|attachment| attachment.subject == subject)
}
