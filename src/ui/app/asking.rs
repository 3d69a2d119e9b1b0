//! Asking the person for a file or folder. A question carries what is wished for with the answer.

use std::path::{Path, PathBuf};

use super::App;
use crate::ui::chrome::status::Tone;
use crate::ui::dialogs::PathDialog;
use crate::ui::picker::{Answer, Request};
use crate::ui::wish::{Ask, Place, Wish};

impl App {
    /// Puts a question to the desktop; `poll_picker` goes on with its answer.
    pub(super) fn ask(&mut self, ctx: &egui::Context, ask: Ask) {
        let ctx = ctx.clone();
        let request = Request {
            mode: ask.mode.clone(),
            title: ask.title.clone(),
            folder: self.folder_of(ask.place),
            kind: ask.kind.clone(),
        };
        self.picker.ask(&request, Box::new(move || ctx.request_repaint()));
        self.asked = Some(ask);
        // A dialog may take its time to come; a second click must not seem to be needed.
        self.tell(self.lang.picker_waiting().to_owned());
    }

    pub(super) fn poll_picker(&mut self) {
        if self.asked.is_none() {
            return;
        }
        let Some(answer) = self.picker.poll() else { return };
        let Some(ask) = self.asked.take() else { return };
        let waiting = (Tone::Info, self.lang.picker_waiting().to_owned());
        if self.notice.message.as_ref() == Some(&waiting) {
            self.notice.message = None;
        }
        match answer {
            Answer::Chosen(path) => self.queue.push(Wish::Answer(Box::new(ask), path, true)),
            Answer::Cancelled => {}
            Answer::Unavailable => {
                let folder = self.folder_of(ask.place).unwrap_or_default();
                self.dialogs.push(Box::new(PathDialog::new(ask, &folder)));
            }
        }
    }

    /// Goes on with a file or folder that was named.
    pub(super) fn answer(&mut self, ask: &Ask, path: &Path, confirmed: bool) {
        if ask.place == Place::Papers {
            let folder = if ask.mode.is_folder() { Some(path) } else { path.parent() };
            self.settings.papers = folder.map(Path::to_path_buf);
            self.save_settings();
        }
        self.queue.push(ask.answered(path, confirmed));
    }

    fn folder_of(&self, place: Place) -> Option<PathBuf> {
        let beside = || {
            let file = self.file.as_ref().and_then(|file| file.facts().path.parent());
            file.map(Path::to_path_buf)
                .or_else(|| directories::UserDirs::new()?.document_dir().map(Path::to_path_buf))
        };
        match place {
            Place::BesideFile => beside(),
            // Where papers were written last, if that is still there.
            Place::Papers => self.settings.papers.clone().filter(|folder| folder.is_dir()).or_else(beside),
        }
    }
}
