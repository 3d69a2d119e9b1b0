//! What 文件材料 keeps between frames, and how it changes without a painting.

use super::choices::Choices;
use super::list::PaperStatuses;
use super::preview::Preview;
use super::text::Editor;
use crate::jobs::papers::{facts, has_pages};
use crate::model::ids::{GroupId, SessionId};
use crate::model::paper::{PaperKind, PaperRequest};
use crate::ui::context::View;
use crate::ui::wish::Wish;

/// The page's drafts.
#[derive(Debug, Default)]
pub struct PapersPage {
    pub(super) kind: Option<PaperKind>,
    pub(super) choices: Choices,
    pub(super) statuses: PaperStatuses,
    pub(super) preview: Preview,
    pub(super) editor: Option<Editor>,
}

impl PapersPage {
    pub(super) fn kind(&self) -> PaperKind {
        self.kind.unwrap_or(PaperKind::Schedule)
    }

    pub(super) fn choose(&mut self, kind: PaperKind) {
        self.kind = Some(kind);
        self.editor = None;
    }

    pub(super) fn edit_text(&mut self, view: &View<'_>, request: &PaperRequest) {
        self.editor = Editor::new(view, request);
    }

    /// Shows a paper, of one group or all.
    pub fn show_paper(&mut self, kind: PaperKind, group: Option<GroupId>) {
        self.choose(kind);
        if facts(kind).by_group {
            self.choices.of(kind).group = group;
        }
        // From where it is asked for without a session, that of the year is meant.
        self.choices.of(kind).options.session = None;
    }

    /// Shows a paper of the day, of one session.
    pub fn show_paper_of(&mut self, kind: PaperKind, session: SessionId) {
        self.choose(kind);
        self.choices.of(kind).options.session = Some(session);
    }

    /// Prints the shown paper, if it has pages.
    pub fn print(&mut self, view: &View<'_>) {
        let request = self.choices.request(view, self.kind());
        if has_pages(request.kind) {
            view.send(Wish::Print(Box::new(request), false));
        }
    }
}
