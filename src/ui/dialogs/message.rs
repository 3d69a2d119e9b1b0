//! Something to be read and put away.

use egui::Ui;

use super::dialog::Dialog;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::button;

/// Title and paragraphs.
pub struct MessageDialog {
    title: String,
    text: Vec<String>,
}

impl MessageDialog {
    /// A message.
    #[must_use]
    pub fn new(title: String, text: Vec<String>) -> Self {
        Self { title, text }
    }
}

impl Dialog for MessageDialog {
    fn title(&self, _ambient: &Ambient<'_>) -> String {
        self.title.clone()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, _view: Option<&View<'_>>) -> bool {
        for paragraph in &self.text {
            ui.add(egui::Label::new(paragraph).selectable(true));
            ui.add_space(theme::GRID);
        }
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| done = button::primary(ui, ambient.lang.close(), true).clicked());
        done
    }
}
