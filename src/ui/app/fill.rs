//! From a paper that lacks a fact to the field where the fact is entered, and back.

use super::App;
use crate::model::paper::MissingFact;
use crate::ui::command::ViewCommand;
use crate::ui::page::Page;
use crate::ui::pages::{Place, papers};
use crate::ui::widgets::date_picker;
use crate::ui::widgets::pane::Pane;

impl App {
    /// Shows the page of a fact with the cursor in its field.
    pub(super) fn fill_in(&mut self, ctx: &egui::Context, fact: &MissingFact) {
        let Some(page) = papers::place_of(fact) else { return };
        self.go(ctx, page);
        self.way_back = Some((page, ViewCommand::Go(Page::Papers).into()));
        match self.with_page(ctx, |_, view| crate::ui::pages::place_in(view, fact)).flatten() {
            Some(Place::Field(id)) => ctx.memory_mut(|memory| memory.request_focus(id)),
            Some(Place::Calendar(id)) => date_picker::open(ctx, id),
            None => self.to_pane = Some(Pane::Page),
        }
    }
}
