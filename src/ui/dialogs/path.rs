//! A path typed by hand, where the desktop has no dialog for files.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Context, Key, TextEdit, Ui};

use super::dialog::Dialog;
use crate::files;
use crate::jobs::Jobs;
use crate::text::Lang;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::{button, field};
use crate::ui::wish::{Ask, Wish};

/// The field.
pub struct PathDialog {
    ask: Ask,
    text: String,
    fresh: bool,
    /// The path that was looked at last, when, and what is wrong with it.
    looked: Option<(String, Instant, Option<String>)>,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The path is being typed.
    Typing,
    /// It is to be taken, if nothing is wrong with it.
    Taking,
    /// It was taken.
    Taken,
}

/// How long the disk is taken to be as it was.
const FRESH: Duration = Duration::from_secs(1);

impl PathDialog {
    /// Asks what the desktop's dialog would have asked.
    #[must_use]
    pub fn new(ask: Ask, folder: &Path) -> Self {
        // A folder ends with its separator: a name is to be typed after it.
        let text = folder.join(ask.mode.name()).display().to_string();
        Self { text, ask, fresh: true, looked: None, stage: Stage::Typing }
    }

    /// The part of the path that typing takes the place of at first: the name of what is saved, without its ending.
    fn to_be_typed(&self) -> std::ops::Range<usize> {
        let length = self.text.chars().count();
        let path = Path::new(&self.text);
        if !self.ask.mode.saves() {
            return length..length;
        }
        let name = path.file_name().map_or(0, |name| name.to_string_lossy().chars().count());
        let stem = path.file_stem().map_or(0, |stem| stem.to_string_lossy().chars().count());
        let start = length.saturating_sub(name);
        start..start + stem
    }

    /// What is wrong with the path as it stands, if it can be seen from here.
    fn objection(&self, lang: Lang, path: &Path) -> Option<String> {
        if self.text.trim().is_empty() {
            Some(String::new())
        } else if self.ask.mode.is_folder() {
            // One that is not there yet is made, in one that is.
            let fits = path.is_dir() || !path.exists() && path.parent().is_some_and(Path::is_dir);
            (!fits).then(|| lang.path_no_folder().to_owned())
        } else if self.ask.mode.saves() {
            let folder = path.parent().is_some_and(Path::is_dir);
            (!folder).then(|| lang.path_no_folder().to_owned())
        } else if path.is_dir() {
            Some(lang.path_is_folder().to_owned())
        } else {
            (!path.is_file()).then(|| lang.path_no_file().to_owned())
        }
    }
}

impl Dialog for PathDialog {
    fn title(&self, _ambient: &Ambient<'_>) -> String {
        self.ask.title.clone()
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn keep_up(&mut self, ctx: &Context, _jobs: &mut Jobs, ambient: &Ambient<'_>, _: Option<&View<'_>>) {
        let path = files::absolute(&PathBuf::from(self.text.trim()));
        let known = |(text, at, _): &(String, Instant, _)| *text == self.text && at.elapsed() < FRESH;
        if !self.looked.as_ref().is_some_and(known) {
            let objection = self.objection(ambient.lang, &path);
            self.looked = Some((self.text.clone(), Instant::now(), objection));
        }
        ctx.request_repaint_after(FRESH);
        if self.stage != Stage::Taking {
            return;
        }
        self.stage = Stage::Typing;
        if self.looked.as_ref().is_some_and(|(_, _, objection)| objection.is_none()) {
            self.stage = Stage::Taken;
            // The name is completed, and what stands there asked about, where it is gone on with.
            ambient.send(Wish::Answer(Box::new(self.ask.clone()), path, false));
        }
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, _view: Option<&View<'_>>) -> bool {
        let lang = ambient.lang;
        let folder = self.ask.mode.is_folder();
        let word = egui::RichText::new(lang.path_no_dialog()).color(ambient.palette.text_weak);
        ui.add(egui::Label::new(word).wrap());
        ui.add_space(theme::GRID);
        let label = ui.label(if folder { lang.path_folder_label() } else { lang.path_label() });
        let entry =
            ui.add(TextEdit::singleline(&mut self.text).desired_width(f32::INFINITY)).labelled_by(label.id);
        if std::mem::take(&mut self.fresh) {
            entry.request_focus();
            field::select(ui.ctx(), entry.id, self.to_be_typed());
        }
        let objection = self.looked.as_ref().and_then(|(_, _, objection)| objection.as_deref());
        let ready = objection.is_none();
        let told = egui::RichText::new(objection.unwrap_or("")).small().color(ambient.palette.text_weak);
        ui.label(told);
        ui.add_space(2.0 * theme::GRID);
        // What was typed in this very frame is looked at before it is taken.
        let mut take = entry.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        let mut cancelled = false;
        button::row(ui, |ui| {
            take |= button::primary(ui, lang.ok(), ready).clicked();
            cancelled = button::plain(ui, lang.cancel(), true).clicked();
        });
        if take && self.stage == Stage::Typing {
            self.stage = Stage::Taking;
            ui.ctx().request_repaint();
        }
        self.stage == Stage::Taken || cancelled
    }
}
