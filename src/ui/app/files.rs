//! Opening, making and copying files, and asking the person where they lie.

use std::path::Path;

use super::App;
use super::damage::is_damage;
use crate::error::{Error, Result};
use crate::files;
use crate::ui::chrome::status::{Notice, Tone};
use crate::ui::command::Command;
use crate::ui::dialogs::DialogKind;
use crate::ui::open_file::OpenFile;
use crate::ui::pages::Page;
use crate::ui::picker::{Answer, Purpose, Request};
use crate::workspace::Workspace;

impl App {
    pub(super) fn take_file(&mut self, outcome: Result<OpenFile>) {
        match outcome {
            Ok(file) => {
                let path = file.workspace().path().to_path_buf();
                self.settings.opened(&path);
                self.save_settings();
                self.forget_view();
                self.notice = Notice::default();
                self.page = Page::Today;
                let unreadable = file.workspace().unreadable();
                if let Some(first) = unreadable.first() {
                    let first = self.lang.unreadable_row(first);
                    let sentence = self.lang.opened_unreadable(unreadable.len(), &first);
                    self.notice.message = Some((Tone::Error, sentence));
                } else if !file.workspace().writable() {
                    self.tell(match file.workspace().only_read() {
                        Some(Error::Locked { owner, .. }) => self.lang.opened_held(&self.lang.owner(owner)),
                        Some(reason @ (Error::NoLocks(_) | Error::TwoNames { .. })) => {
                            self.lang.error(reason)
                        }
                        _ => self.lang.opened_read_only().to_owned(),
                    });
                }
                self.file = Some(file);
            }
            Err(error) => self.fail(&error),
        }
    }

    pub(super) fn open(&mut self, path: &Path) {
        let path = files::absolute(path);
        if self.is_open(&path) {
            return;
        }
        match OpenFile::open(&path, (self.context)()) {
            Err(error) if is_damage(&error, &path) => self.tell_damage(&path, &error),
            outcome => {
                self.take_file(outcome);
                self.tell_unreadable(&path);
            }
        }
    }

    /// Whether this is the file that is open: it would be found locked by ourselves.
    pub(super) fn is_open(&self, path: &Path) -> bool {
        self.file.as_ref().is_some_and(|file| files::same(file.workspace().path(), path))
    }

    pub(super) fn open_sample(&mut self) {
        let path = self.host.sample_path();
        if self.is_open(&path) {
            return;
        }
        let outcome = if path.exists() {
            OpenFile::open(&path, (self.context)())
        } else {
            self.host.make().and_then(|()| OpenFile::create_sample(&path, (self.context)()))
        };
        let opened = outcome.is_ok();
        self.take_file(outcome);
        if opened {
            self.tell(self.lang.sample_where(&path.display().to_string()));
        }
    }

    pub(super) fn ask_for(&mut self, ctx: &egui::Context, purpose: Purpose) {
        let lang = self.lang;
        let here = self.file.as_ref().map(|d| d.workspace().path().to_path_buf());
        let folder = here
            .as_deref()
            .and_then(Path::parent)
            .map(Path::to_path_buf)
            .or_else(|| directories::UserDirs::new()?.document_dir().map(Path::to_path_buf));
        let name = match (&purpose, &here) {
            (Purpose::SaveAs, Some(path)) => lang.copy_name(&files::stem(path).to_string_lossy()),
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
            kind: (lang.file_kind().to_owned(), vec![files::ENDING.to_owned()]),
        };
        self.ask(ctx, request);
    }

    pub(super) fn ask(&mut self, ctx: &egui::Context, request: Request) {
        let ctx = ctx.clone();
        self.picker.ask(&request, Box::new(move || ctx.request_repaint()));
        self.asked = Some(request);
        // A dialog may take its time to come; a second click must not seem to be needed.
        self.tell(self.lang.picker_waiting().to_owned());
    }

    pub(super) fn poll_picker(&mut self) {
        if self.asked.is_none() {
            return;
        }
        let Some(answer) = self.picker.poll() else { return };
        let Some(request) = self.asked.take() else { return };
        let waiting = (Tone::Info, self.lang.picker_waiting().to_owned());
        if self.notice.message.as_ref() == Some(&waiting) {
            self.notice.message = None;
        }
        match answer {
            Answer::Chosen(path) => self.queue.push(Command::Picked(request.purpose, path, true)),
            Answer::Cancelled => {}
            Answer::Unavailable => self.open_dialog(DialogKind::Path(Box::new(request))),
        }
    }

    /// Goes on with a file that was named. Its name is completed first; what stands at the completed name and was not
    /// confirmed to be replaced is asked about.
    pub(super) fn picked(&mut self, purpose: Purpose, path: &Path, confirmed: bool) {
        let target = purpose.completed(&files::absolute(path));
        let confirmed = confirmed && target == files::absolute(path);
        match purpose {
            Purpose::Open => self.open(&target),
            Purpose::Create => {
                let outcome = OpenFile::create(&target, (self.context)());
                self.take_file(outcome);
            }
            // A copy of the file onto itself is the file; one that was deleted while open may have its name again.
            Purpose::SaveAs if target.exists() && self.is_open(&target) => {}
            Purpose::SaveAs if !confirmed && target.exists() => {
                let text = self.replacing(&target);
                self.open_dialog(DialogKind::Confirm {
                    text,
                    button: self.lang.replace().to_owned(),
                    command: Box::new(Command::Picked(Purpose::SaveAs, target, true)),
                });
            }
            Purpose::SaveAs => {
                let outcome = self.file.as_mut().map(|d| d.workspace_mut().save_as(&target, confirmed));
                match outcome {
                    Some(Err(error)) => self.fail(&error),
                    Some(Ok(())) => {
                        self.settings.opened(&target);
                        self.save_settings();
                        self.tell(self.lang.saved_as(&target.display().to_string()));
                    }
                    None => {}
                }
            }
            Purpose::Import | Purpose::Begin(_) | Purpose::Export(_) | Purpose::Folder(_) => {
                self.picked_errand(purpose, target, confirmed);
            }
        }
    }

    /// The question before a file is replaced by the open one; of data it says what they are.
    fn replacing(&self, target: &Path) -> String {
        let (lang, shown) = (self.lang, target.display().to_string());
        match Workspace::glance(target, (self.context)()) {
            Ok(glance) => lang.replace_data(&shown, &lang.glance(&glance.region, glance.year)),
            Err(_) if files::is_data_file(target) => lang.replace_damaged_data(&shown),
            Err(_) => lang.path_replace(&shown),
        }
    }
}
