//! Opening, making and copying files, and asking the person where they lie.

use std::path::Path;

use super::App;
use crate::error::Result;
use crate::files;
use crate::ui::chrome::status::Notice;
use crate::ui::command::Command;
use crate::ui::dialogs::DialogKind;
use crate::ui::document::Document;
use crate::ui::pages::Page;
use crate::ui::picker::{Answer, Purpose, Request};

impl App {
    pub(super) fn take_document(&mut self, outcome: Result<Document>) {
        match outcome {
            Ok(document) => {
                let path = document.workspace().path().to_path_buf();
                self.settings.opened(&path);
                self.save_settings();
                self.forget_view();
                self.notice = Notice::default();
                self.page = Page::Today;
                if !document.workspace().writable() {
                    let held = document.workspace().held_by().map(|who| self.lang.owner(who));
                    self.tell(match held {
                        Some(who) => self.lang.opened_held(&who),
                        None => self.lang.opened_read_only().to_owned(),
                    });
                }
                self.document = Some(document);
            }
            Err(error) => self.fail(&error),
        }
    }

    pub(super) fn open(&mut self, path: &Path) {
        let path = files::absolute(path);
        if self.is_open(&path) {
            return;
        }
        let outcome = Document::open(&path, (self.context)());
        self.take_document(outcome);
    }

    /// Whether this is the file that is open: it would be found locked by ourselves.
    fn is_open(&self, path: &Path) -> bool {
        self.document.as_ref().is_some_and(|document| document.workspace().path() == path)
    }

    pub(super) fn open_sample(&mut self) {
        let path = self.host.sample_path();
        if self.is_open(&path) {
            return;
        }
        let outcome = if path.exists() {
            Document::open(&path, (self.context)())
        } else {
            self.host.make().and_then(|()| Document::create_sample(&path, (self.context)()))
        };
        let opened = outcome.is_ok();
        self.take_document(outcome);
        if opened {
            self.tell(self.lang.sample_where(&path.display().to_string()));
        }
    }

    pub(super) fn ask_for(&mut self, ctx: &egui::Context, purpose: Purpose) {
        let lang = self.lang;
        let here = self.document.as_ref().map(|d| d.workspace().path().to_path_buf());
        let folder = here
            .as_deref()
            .and_then(Path::parent)
            .map(Path::to_path_buf)
            .or_else(|| directories::UserDirs::new()?.document_dir().map(Path::to_path_buf));
        let name = match (&purpose, &here) {
            (Purpose::SaveAs, Some(path)) => {
                lang.copy_name(&path.file_stem().unwrap_or_default().to_string_lossy())
            }
            _ => lang.new_name().to_owned(),
        };
        let title = match purpose {
            Purpose::Open => lang.cmd_open(),
            Purpose::Create => lang.cmd_new(),
            Purpose::SaveAs => lang.cmd_save_as(),
            Purpose::Import | Purpose::Begin(_) | Purpose::Export(_) | Purpose::Folder(_) => "",
        };
        let request = Request {
            purpose,
            title: title.trim_end_matches('…').to_owned(),
            folder,
            name,
            kind: (lang.file_kind().to_owned(), vec!["themeday".to_owned()]),
        };
        self.ask(ctx, request);
    }

    pub(super) fn ask(&mut self, ctx: &egui::Context, request: Request) {
        let ctx = ctx.clone();
        self.picker.ask(&request, Box::new(move || ctx.request_repaint()));
        self.asked = Some(request);
    }

    pub(super) fn poll_picker(&mut self) {
        if self.asked.is_none() {
            return;
        }
        let Some(answer) = self.picker.poll() else { return };
        let Some(request) = self.asked.take() else { return };
        match answer {
            Answer::Chosen(path) => self.queue.push(Command::Picked(request.purpose, path)),
            Answer::Cancelled => {}
            Answer::Unavailable => self.open_dialog(DialogKind::Path(Box::new(request))),
        }
    }

    pub(super) fn picked(&mut self, purpose: &Purpose, path: &Path) {
        let with_extension = |path: &Path| {
            if path.extension().is_none() { path.with_extension("themeday") } else { path.to_path_buf() }
        };
        match purpose {
            Purpose::Open => self.open(path),
            Purpose::Create => {
                let outcome = Document::create(&with_extension(path), (self.context)());
                self.take_document(outcome);
            }
            // A copy of the file onto itself is the file.
            Purpose::SaveAs if self.is_open(&files::absolute(&with_extension(path))) => {}
            Purpose::SaveAs => {
                let path = with_extension(path);
                let outcome = self.document.as_mut().map(|d| d.workspace_mut().save_as(&path, true));
                match outcome {
                    Some(Err(error)) => self.fail(&error),
                    Some(Ok(())) => {
                        self.settings.opened(&path);
                        self.save_settings();
                        self.tell(self.lang.saved_as(&path.display().to_string()));
                    }
                    None => {}
                }
            }
            Purpose::Import | Purpose::Begin(_) | Purpose::Export(_) | Purpose::Folder(_) => {
                self.picked_errand(purpose, path);
            }
        }
    }
}
