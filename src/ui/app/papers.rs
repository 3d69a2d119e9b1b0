//! What the window does with papers: printing, and tables for the clipboard.

use std::sync::Arc;

use super::App;
use crate::jobs::export::to_print;
use crate::jobs::papers::tables;
use crate::model::paper::PaperRequest;
use crate::ui::command::Command;
use crate::ui::pages::Page;

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

    /// Hands a file or folder to the desktop; `told` is said when that has begun.
    pub(super) fn launch(&mut self, path: &std::path::Path, told: Option<String>) {
        let work = self.desktop.open(path);
        self.begin_work(work, |app, _, opened| match (opened, told) {
            (Ok(()), Some(told)) => app.tell(told),
            (Ok(()), None) => {}
            (Err(error), _) => app.fail(&error),
        });
    }
}
