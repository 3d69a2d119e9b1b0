//! Limits are passed: what they are, and why the sessions are placed all the same. Nothing is forbidden.

use egui::{RichText, Ui};

use super::dialog::Dialog;
use crate::model::edit::Edit;
use crate::rules::limits::Break;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::{button, field};

const LABEL: f32 = 48.0;
/// So many limits are told.
const TOLD: usize = 8;

/// What is asked, and the reason as typed.
pub struct ReasonDialog {
    edit: Edit,
    passed: Vec<Break>,
    reason: String,
    opened: bool,
}

impl ReasonDialog {
    /// About an edit and the limits that it passes.
    #[must_use]
    pub fn new(edit: Edit, passed: Vec<Break>) -> Self {
        Self { edit, passed, reason: String::new(), opened: false }
    }
}

impl Dialog for ReasonDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.reason_title().to_owned()
    }

    fn unsaved(&self) -> bool {
        !self.reason.trim().is_empty()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        for passed in self.passed.iter().take(TOLD) {
            ui.horizontal(|ui| {
                mark::show(ui, Mark::Unfit, 11.0, p.warn);
                let text = lang.limit_passed(view.snapshot, view.programme.id, passed);
                ui.add(egui::Label::new(text).wrap());
            });
        }
        if self.passed.len() > TOLD {
            ui.label(lang.breaks_more(self.passed.len() - TOLD));
        }
        ui.add_space(2.0 * theme::GRID);
        let entered = field::first_text(
            ui,
            (lang.reason_label(), LABEL),
            &mut self.reason,
            lang.reason_hint(),
            &mut self.opened,
        );
        ui.add(egui::Label::new(RichText::new(lang.reason_how()).color(p.text_weak)).wrap());
        ui.add_space(3.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            if button::primary(ui, lang.reason_button(), view.writable).clicked()
                || (entered && view.writable)
            {
                let reason = self.reason.trim().to_owned();
                view.edit(Edit::Reasoned { edit: Box::new(self.edit.clone()), reason });
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
