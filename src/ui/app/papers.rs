//! What the window does with papers: printing, and tables for the clipboard.

use std::path::Path;
use std::sync::Arc;

use super::App;
use crate::jobs::export::{Replace, to_print};
use crate::jobs::papers::tables;
use crate::model::paper::{Format, PaperRequest};
use crate::ui::command::PaperCommand;
use crate::ui::dialog_kind::DialogKind;
use crate::ui::page::Page;
use crate::ui::wish::{Answered, Wish};

impl App {
    pub(super) fn run_paper(&mut self, ctx: &egui::Context, command: PaperCommand) {
        match command {
            PaperCommand::Export => self.go(ctx, Page::Papers),
            PaperCommand::Package => self.open_dialog(DialogKind::Package),
            PaperCommand::Preview => self.preview(ctx),
        }
    }

    /// The paper of what is on the screen; on the page of papers, the shown one is printed.
    fn preview(&mut self, ctx: &egui::Context) {
        if self.page == Page::Papers {
            self.with_pages(ctx, |pages, view| pages.papers.print(view));
            return;
        }
        let shown = self.with_page(ctx, |page, view| page.paper(view)).flatten();
        if let Some((kind, group)) = shown {
            self.queue.push(Wish::ShowPaper(kind, group));
        }
    }

    /// Makes a paper ready and hands it to the viewer, or with `direct` to the printer.
    pub(super) fn print(&mut self, request: PaperRequest, direct: bool) {
        let Some(file) = &self.file else { return };
        let folder = self.host.folder().join("print");
        let work = to_print(Arc::clone(file.snapshot()), request, folder);
        self.begin_work(work, move |app, _, ready| match ready {
            Ok(path) if direct => {
                let work = app.desktop.print(&path);
                app.begin_work(work, |app, _, sent| match sent {
                    Ok(()) => app.tell(app.lang.print_sent().to_owned()),
                    Err(error) => app.fail(&error),
                });
            }
            Ok(path) => app.launch(&path, Some(app.lang.print_opened().to_owned())),
            Err(error) => app.fail(&error),
        });
    }

    pub(super) fn copy_tables(&mut self, request: PaperRequest) {
        let Some(file) = &self.file else { return };
        let work = tables(Arc::clone(file.snapshot()), request);
        self.begin_work(work, |app, ctx, made| match made {
            Ok((html, text)) => {
                let told = if app.desktop.copy(&html, &text) {
                    app.lang.copy_done()
                } else {
                    ctx.copy_text(text);
                    app.lang.copy_as_text()
                };
                app.tell(told.to_owned());
            }
            Err(error) => app.fail(&error),
        });
    }

    /// Writes a paper to the place that was named for it.
    pub(super) fn export(&mut self, mut request: PaperRequest, format: Format, to: Answered) {
        if format == Format::Ics
            && let Some(file) = &self.file
        {
            match file.calendar_entries() {
                Ok(entries) => request.options.entries = entries,
                Err(error) => log::warn!("calendar entries without their past: {error}"),
            }
        }
        let replace = if to.confirmed { Replace::Named } else { Replace::Nothing };
        self.open_dialog(DialogKind::Exporting(Box::new(request), format, to.path, replace));
    }

    /// Hands a file or folder to the desktop; `told` is said when that has begun.
    pub(super) fn launch(&mut self, path: &Path, told: Option<String>) {
        let work = self.desktop.open(path);
        self.begin_work(work, |app, _, opened| match (opened, told) {
            (Ok(()), Some(told)) => app.tell(told),
            (Ok(()), None) => {}
            (Err(error), _) => app.fail(&error),
        });
    }
}
