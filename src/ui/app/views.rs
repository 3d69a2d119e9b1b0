//! What is shown: pages, years, the search, enlargement, language, and which part of the window has the keyboard.

use super::App;
use crate::model::ids::{GroupId, SessionId, UnitId};
use crate::model::paper::PaperKind;
use crate::model::report::ReportTarget;
use crate::rules::schedule::Entry;
use crate::text::Lang;
use crate::ui::chrome::search::search_id;
use crate::ui::command::ViewCommand;
use crate::ui::dialog_kind::DialogKind;
use crate::ui::page::{Page, Tab};
use crate::ui::selection::Selection;
use crate::ui::theme::{self, ThemeChoice};
use crate::ui::widgets::field;
use crate::ui::widgets::pane::{self, Pane};

impl App {
    pub(super) fn run_view(&mut self, ctx: &egui::Context, command: ViewCommand) {
        match command {
            ViewCommand::Go(page) => self.go(ctx, page),
            ViewCommand::Schedule(shown) => {
                self.go(ctx, Page::Schedule);
                self.with_pages(ctx, |pages, view| pages.schedule.show_as(view, shown));
            }
            ViewCommand::Find => self.find(ctx),
            ViewCommand::FindNext => {
                self.with_page(ctx, |page, view| page.find_next(view));
            }
            ViewCommand::NextPane => self.next_pane(ctx, false),
            ViewCommand::PreviousPane => self.next_pane(ctx, true),
            ViewCommand::ZoomIn => self.zoom(ctx, self.settings.zoom + 0.1),
            ViewCommand::ZoomOut => self.zoom(ctx, self.settings.zoom - 0.1),
            ViewCommand::ZoomReset => self.zoom(ctx, 1.0),
            ViewCommand::Condensed => self.toggle_condensed(ctx),
            ViewCommand::Theme(choice) => self.set_theme(ctx, choice),
            ViewCommand::Language(lang) => self.set_language(lang),
            ViewCommand::Palette => self.open_dialog(DialogKind::Palette),
            ViewCommand::Keys => self.open_dialog(DialogKind::Keys),
        }
    }

    pub(super) fn go(&mut self, ctx: &egui::Context, page: Page) {
        self.page = page;
        ctx.memory_mut(egui::Memory::stop_text_input);
    }

    pub(super) fn show_year(&mut self, programme: crate::model::ids::ProgrammeId) {
        if let Some(file) = &mut self.file {
            file.show_year(programme);
        }
        self.forget_view();
    }

    pub(super) fn show_year_of(&mut self, year: i32) {
        let there = self.file.as_ref().and_then(|file| file.snapshot().programme_of(year)).map(|p| p.id);
        if let Some(programme) = there {
            self.show_year(programme);
        }
    }

    pub(super) fn show_paper(&mut self, ctx: &egui::Context, kind: PaperKind, group: Option<GroupId>) {
        self.page = Page::Papers;
        self.with_pages(ctx, |pages, _| pages.papers.show_paper(kind, group));
    }

    pub(super) fn show_paper_of(&mut self, ctx: &egui::Context, kind: PaperKind, session: SessionId) {
        self.page = Page::Papers;
        self.with_pages(ctx, |pages, _| pages.papers.show_paper_of(kind, session));
    }

    pub(super) fn show_reports(&mut self, ctx: &egui::Context, tab: Tab, target: Option<ReportTarget>) {
        self.page = Page::Reports;
        self.with_pages(ctx, |pages, view| pages.reports.show_tab(view, tab, target));
    }

    pub(super) fn show_unit(&mut self, ctx: &egui::Context, unit: UnitId) {
        self.page = Page::Units;
        self.with_pages(ctx, |pages, view| pages.units.show_one(view, unit));
    }

    pub(super) fn show_entry(&mut self, ctx: &egui::Context, entry: Entry) {
        self.page = Page::Schedule;
        self.selection = Selection::one(entry);
        self.with_pages(ctx, |pages, view| pages.schedule.bring_into_sight(view, entry));
    }

    pub(super) fn show_session(&mut self, ctx: &egui::Context, session: SessionId) {
        self.page = Page::Sessions;
        self.with_pages(ctx, |pages, _| pages.sessions.show_one(session));
    }

    /// Searches on the schedule.
    pub(super) fn search_for(&mut self, text: String) {
        self.search = text;
        self.page = Page::Schedule;
        self.queue.push(ViewCommand::FindNext);
    }

    /// Puts the cursor into the search field, over what it holds.
    fn find(&self, ctx: &egui::Context) {
        ctx.memory_mut(|memory| memory.request_focus(search_id()));
        field::select_all(ctx, search_id(), self.search.chars().count());
    }

    fn set_theme(&mut self, ctx: &egui::Context, choice: ThemeChoice) {
        self.settings.theme = choice;
        ctx.set_theme(choice.preference());
        self.save_settings();
    }

    /// Makes rows lower, or as high as usual.
    fn toggle_condensed(&mut self, ctx: &egui::Context) {
        self.settings.condensed = !self.settings.condensed;
        theme::condense(ctx, self.settings.condensed);
        self.save_settings();
    }

    fn set_language(&mut self, lang: Lang) {
        self.lang = lang;
        self.settings.lang = lang;
        self.save_settings();
    }

    fn zoom(&mut self, ctx: &egui::Context, factor: f32) {
        self.settings.zoom = ((factor * 10.0).round() / 10.0).clamp(0.8, 2.0);
        ctx.set_zoom_factor(self.settings.zoom);
        self.save_settings();
    }

    /// Gives the keyboard to the part of the window after the one that has it, or before.
    fn next_pane(&mut self, ctx: &egui::Context, back: bool) {
        let shown = pane::shown(ctx);
        let focused = ctx.memory(egui::Memory::focused);
        let here = focused.and_then(|id| ctx.read_response(id)).and_then(|r| pane::at(ctx, r.rect.center()));
        let at = shown.iter().position(|(pane, _)| Some(*pane) == here);
        let count = shown.len().max(1);
        let next = match (at, back) {
            // Nothing has the keyboard: the page is what is looked at.
            (None, _) => shown.iter().position(|(pane, _)| *pane == Pane::Page).unwrap_or(0),
            (Some(at), false) => (at + 1) % count,
            (Some(at), true) => (at + count - 1) % count,
        };
        self.to_pane = shown.get(next).map(|(pane, _)| *pane);
    }
}
