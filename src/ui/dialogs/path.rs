//! A path typed by hand, where the desktop has no dialog for files.

use std::path::{Path, PathBuf};

use egui::{Key, TextEdit, Ui};

use super::Dialog;
use crate::files;
use crate::ui::command::Command;
use crate::ui::context::{Ambient, View};
use crate::ui::picker::Request;
use crate::ui::theme;
use crate::ui::widgets::{button, field};

/// The field.
pub struct PathDialog {
    request: Request,
    text: String,
    fresh: bool,
}

impl PathDialog {
    /// Asks what the desktop's dialog would have asked.
    #[must_use]
    pub fn new(request: Request) -> Self {
        let folder = request.folder.clone().unwrap_or_default();
        let named = request.purpose.saves() || request.purpose.is_folder();
        // A folder ends with its separator: a name is to be typed after it.
        let start = folder.join(if named { request.name.as_str() } else { "" });
        Self { text: start.display().to_string(), request, fresh: true }
    }

    /// The part of the path that typing takes the place of at first: the name of what is saved, without its ending.
    fn to_be_typed(&self) -> std::ops::Range<usize> {
        let length = self.text.chars().count();
        let path = Path::new(&self.text);
        if !self.request.purpose.saves() {
            return length..length;
        }
        let name = path.file_name().map_or(0, |name| name.to_string_lossy().chars().count());
        let stem = path.file_stem().map_or(0, |stem| stem.to_string_lossy().chars().count());
        let start = length.saturating_sub(name);
        start..start + stem
    }

    /// What is wrong with the path as it stands, if it can be seen from here.
    fn objection(&self, ambient: &Ambient<'_>, path: &Path) -> Option<String> {
        let lang = ambient.lang;
        if self.request.purpose.is_folder() {
            // One that is not there yet is made, in one that is.
            let fits = path.is_dir() || !path.exists() && path.parent().is_some_and(Path::is_dir);
            (!fits).then(|| lang.path_no_folder().to_owned())
        } else if self.request.purpose.saves() {
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
        self.request.title.clone()
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, _view: Option<&View<'_>>) -> bool {
        let lang = ambient.lang;
        let folder = self.request.purpose.is_folder();
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
        let path = files::absolute(&PathBuf::from(self.text.trim()));
        let objection =
            if self.text.trim().is_empty() { Some(String::new()) } else { self.objection(ambient, &path) };
        ui.label(
            egui::RichText::new(objection.as_deref().unwrap_or("")).small().color(ambient.palette.text_weak),
        );
        ui.add_space(2.0 * theme::GRID);
        let ready = objection.is_none();
        let mut done = entry.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) && ready;
        let mut cancelled = false;
        button::row(ui, |ui| {
            done |= button::primary(ui, lang.ok(), ready).clicked();
            cancelled = button::plain(ui, lang.cancel(), true).clicked();
        });
        if done {
            // The name is completed, and what stands there asked about, where it is gone on with.
            ambient.send(Command::Picked(self.request.purpose.clone(), path, false));
        }
        done || cancelled
    }
}
