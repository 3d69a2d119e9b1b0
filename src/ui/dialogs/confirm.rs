//! A question before something that cannot simply be undone.

use egui::Ui;

use super::dialog::Dialog;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::button;
use crate::ui::wish::Wish;

/// The question and what happens on a yes.
pub struct ConfirmDialog {
    text: String,
    button: String,
    then: Option<Wish>,
}

impl ConfirmDialog {
    /// A question, what its button says, and what that does.
    #[must_use]
    pub fn new(text: String, button: String, then: Wish) -> Self {
        Self { text, button, then: Some(then) }
    }
}

impl Dialog for ConfirmDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.confirm_title().to_owned()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, _view: Option<&View<'_>>) -> bool {
        ui.label(&self.text);
        ui.add_space(3.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            if button::primary(ui, &self.button, true).clicked() {
                if let Some(then) = self.then.take() {
                    ambient.send(then);
                }
                done = true;
            }
            done |= button::plain(ui, ambient.lang.cancel(), true).clicked();
        });
        done
    }
}
