//! What the window does with papers: printing, and tables for the clipboard.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use crate::error::Result;
use crate::jobs::export::to_print;
use crate::jobs::papers::tables;
use crate::jobs::{Job, Waker};
use crate::model::document::DocumentRequest;
use crate::ui::command::Command;
use crate::ui::pages::Page;

/// Work on papers that goes on while the window is used.
#[derive(Default)]
pub(super) struct Works {
    /// A PDF being made, and whether it goes to the printer without a viewer.
    printing: Option<(Job<PathBuf>, bool)>,
    sending: Option<Job<()>>,
    /// A file on its way to another program, and what is said when it has begun.
    opening: Option<(Job<()>, Option<String>)>,
    copying: Option<Job<(String, String)>>,
}

impl Works {
    /// Waits for a file to be opened elsewhere; one that cannot be is told.
    pub(super) fn open(&mut self, job: Job<()>) {
        self.opening = Some((job, None));
    }

    /// The work that is going on, for the bar at the bottom.
    pub(super) fn running(&self, lang: crate::text::Lang) -> Vec<(String, Option<u32>)> {
        let printing = self.printing.is_some() || self.sending.is_some();
        let copying = self.copying.is_some();
        let names = [(printing, lang.print_button()), (copying, lang.copy_table())];
        names.into_iter().filter(|(on, _)| *on).map(|(_, name)| (name.to_owned(), None)).collect()
    }
}

fn ended<T: Send + 'static>(work: &mut Option<Job<T>>) -> Option<Result<T>> {
    let outcome = work.as_ref()?.poll()?;
    *work = None;
    Some(outcome)
}

impl App {
    /// The paper of what is on the screen; on the page of papers, the shown one is printed.
    pub(super) fn preview(&mut self, ctx: &egui::Context) {
        if self.page == Page::Papers {
            self.pass_to_page(ctx, &Command::Preview);
            return;
        }
        let shown = self.with_page(ctx, |page, view| page.paper(view)).flatten();
        if let Some((kind, group)) = shown {
            self.queue.push(Command::ShowPaper(kind, group));
        }
    }

    pub(super) fn print(&mut self, ctx: &egui::Context, request: DocumentRequest, direct: bool) {
        let Some(file) = &self.file else { return };
        let folder = self.host.folder().join("print");
        let job = to_print(Arc::clone(file.snapshot()), request, folder, waker(ctx));
        self.works.printing = Some((job, direct));
    }

    pub(super) fn copy_tables(&mut self, ctx: &egui::Context, request: DocumentRequest) {
        let Some(file) = &self.file else { return };
        self.works.copying = Some(tables(Arc::clone(file.snapshot()), request, waker(ctx)));
    }

    /// Goes on with what has ended.
    pub(super) fn poll_works(&mut self, ctx: &egui::Context) {
        if let Some(outcome) = self.works.printing.as_ref().and_then(|(job, _)| job.poll()) {
            let direct = self.works.printing.take().is_some_and(|(_, direct)| direct);
            match outcome {
                Ok(path) if direct => self.works.sending = Some(self.desktop.print(&path, waker(ctx))),
                Ok(path) => {
                    let job = self.desktop.open(&path, waker(ctx));
                    self.works.opening = Some((job, Some(self.lang.print_opened().to_owned())));
                }
                Err(error) => self.fail(&error),
            }
        }
        if let Some(outcome) = self.works.opening.as_ref().and_then(|(job, _)| job.poll()) {
            let told = self.works.opening.take().and_then(|(_, told)| told);
            match (outcome, told) {
                (Ok(()), Some(told)) => self.tell(told),
                (Ok(()), None) => {}
                (Err(error), _) => self.fail(&error),
            }
        }
        match ended(&mut self.works.sending) {
            Some(Ok(())) => self.tell(self.lang.print_sent().to_owned()),
            Some(Err(error)) => self.fail(&error),
            None => {}
        }
        match ended(&mut self.works.copying) {
            Some(Ok((html, text))) => {
                let told = if self.desktop.copy(&html, &text) {
                    self.lang.copy_done()
                } else {
                    ctx.copy_text(text);
                    self.lang.copy_as_text()
                };
                self.tell(told.to_owned());
            }
            Some(Err(error)) => self.fail(&error),
            None => {}
        }
    }
}

pub(super) fn waker(ctx: &egui::Context) -> Waker {
    let ctx = ctx.clone();
    Box::new(move || ctx.request_repaint())
}
