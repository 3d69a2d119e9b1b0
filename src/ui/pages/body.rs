//! What every page does.

use egui::{Context, Ui};

use crate::jobs::Jobs;
use crate::model::ids::GroupId;
use crate::model::paper::PaperKind;
use crate::ui::context::View;
use crate::ui::wish::Wish;

/// What a page does. `self` holds drafts only.
pub trait PageBody {
    /// Paints the page's part of the top bar (views, buttons), left to right.
    fn bar(&mut self, _ui: &mut Ui, _view: &View<'_>) {}

    /// Paints the page. Side panels are its own business; `Pane::Page` begins with the main part, whatever is painted
    /// before it.
    fn show(&mut self, ui: &mut Ui, view: &View<'_>);

    /// Begins the page's slow work and takes what has come of it. Called before every painting; nothing else is a
    /// place for it.
    fn keep_up(&mut self, _ctx: &Context, _jobs: &mut Jobs, _view: &View<'_>) {}

    /// Goes to the next unit that the search finds. A page without units does nothing.
    fn find_next(&mut self, _view: &View<'_>) {}

    /// The number beside the page's name; `None` shows none.
    fn badge(&self, _view: &View<'_>) -> Option<usize> {
        None
    }

    /// The paper that shows what the page shows, of one group or all; `None`: there is none.
    fn paper(&self, _view: &View<'_>) -> Option<(PaperKind, Option<GroupId>)> {
        Some((PaperKind::Schedule, None))
    }

    /// The wish that Ctrl+C is here: to copy what is selected, else the list as it is shown; `None`: there is nothing.
    fn copied(&mut self, _view: &View<'_>) -> Option<Wish> {
        None
    }

    /// Whether the page has a strip or menu open that wants the keyboard for itself.
    fn covers_keys(&self) -> bool {
        false
    }

    /// Forgets all drafts, as another file or year is shown.
    fn reset(&mut self);
}
