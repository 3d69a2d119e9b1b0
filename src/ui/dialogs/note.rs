//! 已知悉: why a problem may stay as it is.

use egui::{RichText, Ui};

use super::dialog::Dialog;
use crate::model::edit::Edit;
use crate::model::problem::Problem;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::{button, field};

const LABEL: f32 = 48.0;

/// The reason, as typed.
pub struct NoteDialog {
    problem: Problem,
    reason: String,
    opened: bool,
}

impl NoteDialog {
    /// About this problem.
    #[must_use]
    pub fn new(problem: Problem) -> Self {
        Self { problem, reason: String::new(), opened: false }
    }
}

impl Dialog for NoteDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.note_title().to_owned()
    }

    fn width(&self) -> f32 {
        460.0
    }

    fn unsaved(&self) -> bool {
        !self.reason.trim().is_empty()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let lang = ambient.lang;
        ui.add(egui::Label::new(lang.problem(view.snapshot, &self.problem)).wrap());
        let how = RichText::new(lang.note_how()).color(ambient.palette.text_weak);
        ui.add(egui::Label::new(how).wrap());
        ui.add_space(2.0 * theme::GRID);
        let entered = field::first_text(
            ui,
            (lang.note_reason(), LABEL),
            &mut self.reason,
            lang.note_hint(),
            &mut self.opened,
        );
        ui.add_space(3.0 * theme::GRID);
        let ready = view.writable && !self.reason.trim().is_empty();
        let mut done = false;
        button::row(ui, |ui| {
            if button::primary(ui, lang.note_button(), ready).clicked() || (entered && ready) {
                let row = self.problem.accepted(self.reason.trim(), view.today);
                view.edit(Edit::Rows { put: vec![row.into()], delete: Vec::new() });
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
