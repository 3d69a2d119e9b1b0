//! Opening, making and copying files, and asking the person where they lie.

use std::path::{Path, PathBuf};

use super::App;
use super::damage::is_damage;
use crate::error::{Error, Result};
use crate::files;
use crate::model::edit::Edit;
use crate::ui::chrome::status::{Notice, Tone};
use crate::ui::command::FileCommand;
use crate::ui::dialog_kind::DialogKind;
use crate::ui::open_file::OpenFile;
use crate::ui::page::Page;
use crate::ui::picker::Mode;
use crate::ui::wish::{Answered, Ask, Place, Then, Wish};
use crate::workspace::Workspace;

impl App {
    pub(super) fn run_file(&mut self, ctx: &egui::Context, command: FileCommand) {
        match command {
            FileCommand::New => self.open_dialog(DialogKind::NewFile),
            FileCommand::Open => self.ask_what_to_open(ctx),
            FileCommand::OpenSample => self.open_sample(),
            FileCommand::Import => self.import(Vec::new()),
            FileCommand::Save => self.save(),
            FileCommand::SaveAs => self.ask_where_to_save(ctx),
            FileCommand::Backup => self.back_up(),
            FileCommand::Close => {
                self.file = None;
                self.forget_view();
                self.notice = Notice::default();
            }
            FileCommand::Quit => self.quit(ctx),
        }
    }

    fn ask_what_to_open(&mut self, ctx: &egui::Context) {
        let lang = self.lang;
        self.ask(
            ctx,
            Ask {
                title: lang.cmd_open().trim_end_matches('…').to_owned(),
                mode: Mode::Open,
                kind: (lang.file_kind().to_owned(), vec![files::ENDING.to_owned()]),
                place: Place::BesideFile,
                then: Then::new(|answered| Wish::OpenPath(answered.path)),
            },
        );
    }

    fn ask_where_to_save(&mut self, ctx: &egui::Context) {
        let lang = self.lang;
        let Some(file) = &self.file else { return };
        let name = lang.copy_name(&files::stem(file.workspace().path()).to_string_lossy());
        self.ask(
            ctx,
            Ask {
                title: lang.cmd_save_as().trim_end_matches('…').to_owned(),
                mode: Mode::Save { name, ending: files::ENDING },
                kind: (lang.file_kind().to_owned(), vec![files::ENDING.to_owned()]),
                place: Place::BesideFile,
                then: Then::new(Wish::SaveAs),
            },
        );
    }

    fn back_up(&mut self) {
        let outcome = self.file.as_mut().map(|d| d.workspace_mut().backup().map(drop));
        match outcome {
            Some(Err(error)) => self.fail(&error),
            Some(Ok(())) => self.tell(self.lang.backup_made().to_owned()),
            None => {}
        }
    }

    /// Reads sources into the open file or a new one; none: they are pasted or chosen.
    pub(super) fn import(&mut self, sources: Vec<PathBuf>) {
        self.open_dialog(DialogKind::Import(sources));
    }

    /// Files dropped onto the window: one of ours is opened, anything else is read.
    pub(super) fn dropped(&mut self, paths: Vec<PathBuf>) {
        let ours = |path: &PathBuf| files::has_ending(path, files::ENDING);
        if let Some(path) = paths.iter().find(|path| ours(path)) {
            self.queue.push(Wish::OpenPath(path.clone()));
        } else if !paths.is_empty() {
            self.dialogs.clear();
            self.queue.push(Wish::Import(paths));
        }
    }

    /// Makes a file that has the first edits in it. Where one is refused, no file is made.
    pub(super) fn create(&mut self, path: &Path, edits: &[Edit]) {
        match OpenFile::create_with(path, (self.context)(), edits) {
            Ok((file, applied)) => {
                self.take_file(Ok(file));
                if let Some(last) = applied.last() {
                    self.tell_done(last);
                }
            }
            Err(error) => self.fail(&error),
        }
    }

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

    /// Goes on in a copy. What lies there and was not confirmed to be replaced is asked about.
    pub(super) fn save_as(&mut self, to: Answered) {
        let Answered { path: target, confirmed } = to;
        // A copy of the file onto itself is the file; one that was deleted while open may have its name again.
        if target.exists() && self.is_open(&target) {
            return;
        }
        if !confirmed && target.exists() {
            let text = self.replacing(&target);
            self.queue.push(Wish::Confirm {
                text,
                button: self.lang.replace().to_owned(),
                then: Box::new(Wish::SaveAs(Answered { path: target, confirmed: true })),
            });
            return;
        }
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
