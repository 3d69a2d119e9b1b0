//! 文件材料: every paper of the year, its pages as they print, and what is done with them.

mod choices;
mod copies;
mod list;
mod preview;
mod side;
mod state;
mod text;

use egui::{Context, Frame, Margin, Panel, ScrollArea, Ui};

pub use self::side::place_of;
pub use self::state::PapersPage;

use crate::jobs::Jobs;
use crate::jobs::papers::{has_pages, has_tables};
use crate::model::paper::PaperRequest;
use crate::ui::command::PaperCommand;
use crate::ui::context::View;
use crate::ui::pages::body::PageBody;
use crate::ui::theme;
use crate::ui::widgets::button;
use crate::ui::widgets::pane::{self, Pane};
use crate::ui::wish::Wish;

const LIST: f32 = 304.0;
const LIST_NARROW: f32 = 200.0;
/// Width of the editor of a paper's text, which takes the place of the list.
const EDITOR: f32 = 440.0;

impl PapersPage {
    fn left(&mut self, ui: &mut Ui, view: &View<'_>, request: &PaperRequest) {
        self.editor = self.editor.take().filter(|editor| editor.is_of(request));
        let narrow = ui.ctx().content_rect().width() < 1100.0;
        let width = match (&self.editor, narrow) {
            (Some(_), _) => EDITOR,
            (None, true) => LIST_NARROW,
            (None, false) => LIST,
        };
        let frame = Frame::new().fill(view.palette.page);
        let panel = Panel::left("papers").exact_size(width).resizable(false).frame(frame);
        panel.show(ui, |ui| {
            if let Some(editor) = &mut self.editor {
                if editor.show(ui, view) {
                    self.editor = None;
                }
            } else if let Some(kind) = list::show(ui, view, &self.statuses, request.kind) {
                self.choose(kind);
            }
        });
    }

    fn right(&mut self, ui: &mut Ui, view: &View<'_>, request: &PaperRequest) {
        let width = match ui.ctx().content_rect().width() {
            1600.0.. => theme::DETAILS_WIDE,
            // The rows of choices need so much, also in a narrow window.
            _ => theme::DETAILS + 16.0,
        };
        let frame = Frame::new().fill(view.palette.page).inner_margin(Margin::symmetric(14, 10));
        Panel::right("paper").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
            pane::begin(ui, Pane::Details);
            ScrollArea::vertical().id_salt("paper").auto_shrink([false, false]).show(ui, |ui| {
                // The room of the scroll bar is kept free: buttons that wrap otherwise when it comes would move away.
                ui.set_max_width(width - 40.0);
                side::show(ui, view, self, request);
            });
        });
    }
}

impl PageBody for PapersPage {
    fn bar(&mut self, ui: &mut Ui, view: &View<'_>) {
        if button::plain(ui, view.lang.cmd_package(), true).clicked() {
            view.send(PaperCommand::Package);
        }
    }

    fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        pane::begin(ui, Pane::Page);
        let request = self.choices.request(view, self.kind());
        let pages = has_pages(request.kind);
        self.left(ui, view, &request);
        self.right(ui, view, &request);
        Frame::new().fill(view.palette.hover).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            if !pages {
                preview::sentence(ui, view, view.lang.preview_none());
                return;
            }
            let bar = Frame::new().fill(view.palette.bar).inner_margin(Margin::symmetric(10, 4));
            Panel::top("preview").resizable(false).frame(bar).show(ui, |ui| self.preview.bar_ui(ui, view));
            self.preview.show(ui, view);
        });
    }

    fn keep_up(&mut self, ctx: &Context, jobs: &mut Jobs, view: &View<'_>) {
        let request = self.choices.request(view, self.kind());
        self.statuses.keep_up(jobs, view);
        if has_pages(request.kind) {
            self.preview.keep_up(ctx, jobs, view, &request);
        }
    }

    /// The tables of the shown paper.
    fn copied(&mut self, view: &View<'_>) -> Option<Wish> {
        let request = self.choices.request(view, self.kind());
        has_tables(request.kind).then(|| Wish::CopyTables(Box::new(request)))
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}
