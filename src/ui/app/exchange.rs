//! Work that has a data file in its hands: opening, making, copying, backing up, importing, restoring, repairing. It goes
//! on beside the window; what is wished for meanwhile and needs the file waits until it is back, in order.

use std::path::{Path, PathBuf};

use egui::Context;

use super::App;
use super::damage::is_damage;
use crate::error::{Error, Result};
use crate::files;
use crate::jobs::file::{self as work, Reopened, Returned};
use crate::jobs::{Kind, Work};
use crate::model::edit::{Applied, Edit};
use crate::ui::chrome::status::{Notice, Tone, job_name};
use crate::ui::command::{Command, EditCommand, FileCommand};
use crate::ui::open_file::OpenFile;
use crate::ui::page::Page;
use crate::ui::wish::{Answered, Wish};
use crate::workspace::{Repaired, Workspace};

impl App {
    /// Begins work that has a data file in its hands; only where none goes on.
    pub(super) fn begin_file_work<T: Send + 'static>(
        &mut self,
        work: Work<T>,
        then: impl FnOnce(&mut Self, &Context, Result<T>) + 'static,
    ) {
        self.file_work = Some(work.kind());
        self.begin_work(work, |app, ctx, outcome| {
            app.file_work = None;
            then(app, ctx, outcome);
        });
    }

    /// Whether no work has a data file in its hands; otherwise says what goes on.
    fn is_free(&mut self) -> bool {
        if let Some(kind) = self.file_work {
            self.tell(self.lang.job_first(job_name(kind, self.lang)));
        }
        self.file_work.is_none()
    }

    /// Whether a wish has to wait for the work that has a data file in its hands.
    pub(super) fn must_wait(&self, wish: &Wish) -> bool {
        let Some(kind) = self.file_work else { return false };
        match wish {
            Wish::Command(
                Command::File(FileCommand::Save) | Command::Edit(EditCommand::Undo | EditCommand::Redo),
            )
            | Wish::OpenPath(_)
            | Wish::Create(..)
            | Wish::SaveAs(_)
            | Wish::RestoreBackup(..)
            | Wish::RestorePart(..)
            | Wish::BackTo(_)
            | Wish::Repair(_)
            | Wish::ShowYearOf(_) => true,
            Wish::Command(Command::File(command)) => *command != FileCommand::Import,
            // What is shown may be another file then; else only what was typed has to be handed over first.
            other => other.leaves() && (kind.exchanges_file() || !self.drafts.is_empty()),
        }
    }

    /// Keeps a wish until the work is done, and says so where a person waits for it.
    pub(super) fn wait_with(&mut self, wish: Wish) {
        let silent = matches!(wish, Wish::ShowYearOf(_) | Wish::Command(Command::File(FileCommand::Quit)));
        if let Some(kind) = self.file_work.filter(|_| !silent) {
            self.tell(self.lang.job_first(job_name(kind, self.lang)));
        }
        self.waiting.push(wish);
    }

    /// Carries out what has waited.
    pub(super) fn end_waiting(&mut self, ctx: &Context) {
        if self.file_work.is_none() {
            for wish in std::mem::take(&mut self.waiting) {
                self.carry_out(ctx, wish);
            }
        }
    }

    /// Whether the shown file is being exchanged for another.
    pub(super) fn is_exchanging(&self) -> bool {
        self.file_work.is_some_and(Kind::exchanges_file)
    }

    /// Which work has a data file in its hands.
    #[must_use]
    pub fn file_work(&self) -> Option<Kind> {
        self.file_work
    }

    /// Keeps an edit for when the file is back. False where the file is in the window's hands.
    ///
    /// # Errors
    /// `Busy` while the shown file is being exchanged for another, which the edit is not meant for.
    pub(super) fn edit_waits(&mut self, edit: &Edit) -> Result<bool> {
        match self.file_work {
            None => Ok(false),
            Some(kind) if kind.exchanges_file() => Err(Error::Busy),
            Some(_) => {
                self.wait_with(edit.clone().into());
                Ok(true)
            }
        }
    }

    /// Carries an edit out that changes much.
    pub(super) fn import_aside(&mut self, edit: Edit) {
        let Some(workspace) = self.hand_over_file() else { return };
        self.begin_file_work(work::import(workspace, edit), |app, _, outcome| {
            let outcome = app.take_back(outcome);
            app.tell_edit(outcome);
        });
    }

    /// Hands the open file to work; `None` where there is none, or other work goes on.
    pub(super) fn hand_over_file(&mut self) -> Option<Workspace> {
        if self.is_free() { self.file.as_mut()?.hand_over() } else { None }
    }

    /// Takes the open file back from work. Where that fell over with the file in its hands, it is opened again.
    pub(super) fn take_back<T>(&mut self, outcome: Result<Returned<T>>) -> Result<T> {
        match outcome {
            Ok(Returned { workspace, outcome }) => {
                if let Some(file) = &mut self.file {
                    file.take_back(workspace);
                }
                outcome
            }
            Err(error) => {
                self.open_lost();
                Err(error)
            }
        }
    }

    /// Opens the file again that was lost with the work that had it.
    fn open_lost(&mut self) {
        if let Some(lost) = self.file.take_if(|file| file.is_away()) {
            self.open(&lost.facts().path);
        }
    }

    /// Makes a file that has the first edits in it. Where one is refused, no file is made.
    pub(super) fn create(&mut self, path: PathBuf, edits: Vec<Edit>) {
        if !self.is_free() {
            return;
        }
        let work = work::create(path, (self.context)(), edits);
        self.begin_file_work(work, |app, _, outcome| match outcome {
            Ok((workspace, applied)) => {
                app.take_file(Ok(workspace));
                if let Some(last) = applied.last() {
                    app.tell_done(last);
                }
            }
            Err(error) => app.fail(&error),
        });
    }

    pub(super) fn open(&mut self, path: &Path) {
        let path = files::absolute(path);
        if self.is_open(&path) || !self.is_free() {
            return;
        }
        let work = work::open(path.clone(), (self.context)());
        self.begin_file_work(work, move |app, _, opened| app.take_opened(&path, opened));
    }

    pub(super) fn open_sample(&mut self) {
        let path = self.host.sample_path();
        if self.is_open(&path) || !self.is_free() {
            return;
        }
        if let Err(error) = self.host.make() {
            self.fail(&error);
            return;
        }
        let work = work::open_sample(path.clone(), (self.context)());
        self.begin_file_work(work, move |app, _, opened| {
            let done = opened.is_ok();
            app.take_file(opened);
            if done {
                app.tell(app.lang.sample_where(&path.display().to_string()));
            }
        });
    }

    /// Shows a file that was opened, or what keeps it from being opened.
    fn take_opened(&mut self, path: &Path, opened: Result<Workspace>) {
        match opened {
            Err(error) if is_damage(&error, path) => self.tell_damage(path, &error),
            opened => {
                self.take_file(opened);
                self.tell_unreadable(path);
            }
        }
    }

    fn take_file(&mut self, opened: Result<Workspace>) {
        let file = match opened {
            Ok(workspace) => OpenFile::new(workspace),
            Err(error) => {
                self.fail(&error);
                return;
            }
        };
        let facts = file.facts();
        self.settings.opened(&facts.path);
        self.save_settings();
        self.forget_view();
        self.notice = Notice::default();
        self.page = self.first_page.take().unwrap_or(Page::Today);
        if let Some(first) = facts.unreadable.first() {
            let first = self.lang.unreadable_row(first);
            let sentence = self.lang.opened_unreadable(facts.unreadable.len(), &first);
            self.notice.message = Some((Tone::Error, sentence));
        } else if !facts.writable {
            self.tell(match facts.only_read.as_deref() {
                Some(Error::Locked { owner, .. }) => self.lang.opened_held(&self.lang.owner(owner)),
                Some(reason @ (Error::NoLocks(_) | Error::TwoNames { .. })) => self.lang.error(reason),
                _ => self.lang.opened_read_only().to_owned(),
            });
        }
        self.file = Some(file);
        self.back_up_today();
    }

    /// Makes the day's backup while the file is shown already; edits wait for it.
    fn back_up_today(&mut self) {
        if !self.file.as_ref().is_some_and(OpenFile::backup_is_due) {
            self.copy_to_second_place(false, false);
            return;
        }
        let Some(workspace) = self.hand_over_file() else { return };
        self.begin_file_work(work::daily_backup(workspace), |app, _, outcome| match app.take_back(outcome) {
            Ok(()) => app.copy_to_second_place(false, false),
            Err(error) => app.fail(&error),
        });
    }

    /// Whether this is the file that is open: it would be found locked by ourselves.
    pub(super) fn is_open(&self, path: &Path) -> bool {
        self.file.as_ref().is_some_and(|file| files::same(&file.facts().path, path))
    }

    /// Goes on in a copy. What lies there and was not confirmed to be replaced is asked about.
    pub(super) fn save_as(&mut self, to: Answered) {
        let Answered { path: target, confirmed } = to;
        // A copy of the file onto itself is the file; one that was deleted while open may have its name again.
        if target.exists() && self.is_open(&target) {
            return;
        }
        if !confirmed && files::holds_something(&target) {
            self.ask_to_replace(target);
            return;
        }
        let Some(workspace) = self.hand_over_file() else { return };
        let work = work::save_as(workspace, target.clone(), confirmed);
        self.begin_file_work(work, move |app, _, outcome| match app.take_back(outcome) {
            Ok(()) => {
                app.settings.opened(&target);
                app.save_settings();
                app.tell(app.lang.saved_as(&target.display().to_string()));
            }
            Err(error) => app.fail(&error),
        });
    }

    /// The question before a file is replaced by the open one; of data it says what they are.
    fn ask_to_replace(&mut self, target: PathBuf) {
        let work = work::glance(target.clone(), (self.context)());
        self.begin_work(work, move |app, _, seen| {
            let (lang, shown) = (app.lang, target.display().to_string());
            let text = match seen {
                Ok(glance) => lang.replace_data(&shown, &lang.glance(&glance.region, glance.year)),
                Err(_) if files::is_data_file(&target) => lang.replace_damaged_data(&shown),
                Err(_) => lang.path_replace(&shown),
            };
            app.queue.push(Wish::Confirm {
                text,
                button: lang.replace().to_owned(),
                then: Box::new(Wish::SaveAs(Answered { path: target, confirmed: true })),
            });
        });
    }

    /// Puts a backup in a file's place and opens it.
    pub(super) fn restore_backup(&mut self, path: PathBuf, backup: PathBuf) {
        if !self.is_free() {
            return;
        }
        let held = self.let_go(&path);
        let work = work::restore(held, path.clone(), backup.clone(), (self.context)());
        self.begin_file_work(work, move |app, _, outcome| match app.take_reopened(&path, outcome) {
            Ok(()) if app.is_open(&path) => {
                app.tell(app.lang.damaged_restored(&backup.display().to_string()));
            }
            Ok(()) => {}
            Err(error) => app.fail(&error),
        });
    }

    /// Repairs a file and opens it.
    pub(super) fn repair(&mut self, path: PathBuf) {
        if !self.is_free() {
            return;
        }
        let held = self.let_go(&path);
        let work = work::repair(held, path.clone(), (self.context)());
        self.begin_file_work(work, move |app, _, outcome| match app.take_reopened(&path, outcome) {
            Ok(Some(repaired)) => app.tell_repaired(&repaired),
            Ok(None) => {}
            Err(error) => app.fail(&error),
        });
    }

    /// Hands the file over, if it is the open one, so that it can be exchanged. It stays on the screen until then.
    fn let_go(&mut self, path: &Path) -> Option<Workspace> {
        if self.is_open(path) { self.file.as_mut()?.hand_over() } else { None }
    }

    fn take_reopened<T>(&mut self, path: &Path, outcome: Result<Reopened<T>>) -> Result<T> {
        self.dialogs.clear();
        match outcome {
            Ok(Reopened { outcome, opened }) => {
                self.file.take_if(|file| file.is_away());
                self.take_opened(path, opened);
                outcome
            }
            Err(error) => {
                self.open_lost();
                Err(error)
            }
        }
    }

    fn tell_repaired(&mut self, repaired: &Repaired) {
        let out = repaired.left_out.len() + repaired.left_with.len();
        let done = self.lang.damaged_repaired(repaired.put_back.len(), out);
        match repaired.remaining.first() {
            None => self.tell(done),
            Some(first) => {
                let more = self.lang.repair_remaining(&self.lang.health_problem(first));
                self.notice.message = Some((Tone::Error, format!("{done} {more}")));
            }
        }
    }

    /// Says what came of an edit.
    pub(super) fn tell_edit(&mut self, outcome: Result<Applied>) {
        match outcome {
            Ok(applied) if applied.edit.is_none() => self.notice.message = None,
            Ok(applied) => self.tell_done(&applied),
            Err(error) => self.fail(&error),
        }
        self.drop_stale();
    }
}
