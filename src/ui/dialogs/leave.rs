//! A question before something is left that holds a text which cannot be kept.

use egui::{Key, Modifiers, RichText, Ui};

use super::dialog::Dialog;
use crate::ui::context::{Ambient, View};
use crate::ui::keys;
use crate::ui::theme;
use crate::ui::widgets::button;
use crate::ui::wish::Wish;

/// What would be lost, and what goes on when it is given up.
pub struct LeaveDialog {
    what: Vec<String>,
    then: Option<Wish>,
}

impl LeaveDialog {
    /// The question.
    #[must_use]
    pub fn new(what: Vec<String>, then: Wish) -> Self {
        Self { what, then: Some(then) }
    }
}

impl Dialog for LeaveDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.leave_title().to_owned()
    }

    fn asks_to_leave(&self) -> bool {
        true
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, _view: Option<&View<'_>>) -> bool {
        let lang = ambient.lang;
        for line in &self.what {
            ui.add(egui::Label::new(RichText::new(line)).wrap());
            ui.add_space(theme::GRID);
        }
        ui.add_space(2.0 * theme::GRID);
        let mut done = ui.input_mut(|input| keys::pressed(input, Modifiers::NONE, Key::Enter));
        button::row(ui, |ui| {
            done |= button::primary(ui, lang.leave_stay(), true).clicked();
            if button::plain(ui, lang.leave_discard(), true).clicked() {
                if let Some(then) = self.then.take() {
                    ambient.send(Wish::Discard(Box::new(then)));
                }
                done = true;
            }
        });
        done
    }
}
