//! 恢复: the schedule made what a copy has, and whether what is locked goes with it.

use egui::{RichText, Ui};

use super::dialog::Dialog;
use crate::model::edit::Edit;
use crate::model::ids::ScheduleCopyId;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::check::{self, Tick};
use crate::ui::widgets::{button, field};

/// The choice.
pub struct RestoreCopyDialog {
    copy: ScheduleCopyId,
    locked: bool,
    /// What it would come to, worked out once for each choice and state of the file.
    told: Option<((u64, bool), Result<String, String>)>,
}

impl RestoreCopyDialog {
    /// Of a copy.
    #[must_use]
    pub fn new(copy: ScheduleCopyId) -> Self {
        Self { copy, locked: false, told: None }
    }

    fn edit(&self) -> Edit {
        Edit::RestoreCopy { copy: self.copy, locked: self.locked }
    }
}

impl Dialog for RestoreCopyDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.restore_copy_title().to_owned()
    }

    fn width(&self) -> f32 {
        480.0
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        let key = (view.snapshot.revision, self.locked);
        if self.told.as_ref().is_none_or(|(of, _)| *of != key) {
            let outcome = view.file.preview(&self.edit());
            let told = outcome.map(|done| lang.edit_label(&done.label)).map_err(|error| lang.error(&error));
            self.told = Some((key, told));
        }
        let Some((_, told)) = &self.told else { return true };
        let refused = told.as_ref().err().cloned();
        if let Ok(what) = told {
            ui.add(egui::Label::new(what).wrap());
        }
        ui.add_space(theme::GRID);
        ui.add(egui::Label::new(RichText::new(lang.restore_copy_how()).color(p.text_weak)).wrap());
        ui.add_space(theme::GRID);
        if check::with_text(ui, Tick::from(self.locked), lang.restore_copy_locked(), true).clicked() {
            self.locked = !self.locked;
        }
        field::refusal(ui, refused.as_deref());
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            if button::primary(ui, lang.restore_copy_button(), view.writable && refused.is_none()).clicked() {
                view.edit(self.edit());
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
