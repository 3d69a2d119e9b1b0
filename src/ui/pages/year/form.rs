//! Fields that become edits when they are left; what is wrong is told beside the field and stays there to be put right.

use std::collections::HashMap;

use egui::{Id, Key, RichText, TextEdit, Ui};

use crate::error::Error;
use crate::model::edit::Edit;
use crate::ui::context::View;
use crate::ui::theme::size;
use crate::ui::widgets::field;

/// Width of the labels.
pub const LABEL: f32 = 96.0;

/// Wrong texts, by field, with what is wrong.
pub type Wrong = HashMap<&'static str, (String, String)>;

/// A form over the shown year.
pub struct Form<'a, 'v> {
    /// The year.
    pub view: &'a View<'v>,
    /// What is wrong at present.
    pub wrong: &'a mut Wrong,
}

impl Form<'_, '_> {
    /// A row with a text field. `make` turns a new text into an edit, or says what is wrong with it.
    pub fn text(
        &mut self,
        ui: &mut Ui,
        key: &'static str,
        label: &str,
        current: &str,
        hint: &str,
        make: impl FnOnce(&str) -> Result<Edit, String>,
    ) {
        field::row(ui, label, LABEL, |ui| {
            self.bare(ui, key, label, current, hint, ui.available_width(), make);
        });
        self.objection(ui, key);
    }

    /// A text field of a width, without its row.
    #[expect(clippy::too_many_arguments, reason = "all of one field")]
    pub fn bare(
        &mut self,
        ui: &mut Ui,
        key: &'static str,
        label: &str,
        current: &str,
        hint: &str,
        width: f32,
        make: impl FnOnce(&str) -> Result<Edit, String>,
    ) {
        let shown = self.wrong.get(key).map_or_else(|| current.to_owned(), |(text, _)| text.clone());
        let id = Id::unique(("year", key, self.view.programme.id));
        if let Some(text) = field::text(ui, id, label, &shown, hint, width) {
            self.take(key, text, current, make);
        }
    }

    /// A row with a field of several lines.
    pub fn area(
        &mut self,
        ui: &mut Ui,
        key: &'static str,
        label: &str,
        current: &str,
        (hint, rows): (&str, usize),
        make: impl FnOnce(&str) -> Result<Edit, String>,
    ) {
        let shown = self.wrong.get(key).map_or_else(|| current.to_owned(), |(text, _)| text.clone());
        let id = Id::unique(("year", key, self.view.programme.id));
        let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| shown.clone());
        let edit = TextEdit::multiline(&mut text)
            .id(id)
            .desired_rows(rows)
            .desired_width(f32::INFINITY)
            .hint_text(hint)
            .margin(egui::Margin::symmetric(8, 4));
        let response = ui.add(edit).accessible_name(label);
        if response.has_focus() {
            ui.data_mut(|data| data.insert_temp(id, text));
        } else {
            ui.data_mut(|data| data.remove_temp::<String>(id));
            let given_up = ui.input(|input| input.key_pressed(Key::Escape));
            if response.lost_focus() && !given_up && text != shown {
                self.take(key, text, current, make);
            }
        }
        self.objection(ui, key);
    }

    fn take(
        &mut self,
        key: &'static str,
        text: String,
        current: &str,
        make: impl FnOnce(&str) -> Result<Edit, String>,
    ) {
        self.wrong.remove(key);
        if text == current {
            return;
        }
        match make(&text) {
            Ok(edit) => self.send(key, &text, edit),
            Err(why) => {
                self.wrong.insert(key, (text, why));
            }
        }
    }

    /// Wishes for the edit, unless it would be refused: then the reason stands beside the field.
    pub fn send(&mut self, key: &'static str, text: &str, edit: Edit) {
        if let Err(Error::Refused(refusal)) = self.view.document.workspace().preview(&edit) {
            self.wrong.insert(key, (text.to_owned(), self.view.lang.refusal(&refusal)));
        } else {
            self.wrong.remove(key);
            self.view.edit(edit);
        }
    }

    /// What is wrong with a field, in a line of its own.
    pub fn objection(&self, ui: &mut Ui, key: &str) {
        if let Some((_, why)) = self.wrong.get(key) {
            ui.horizontal(|ui| {
                ui.add_space(LABEL + 8.0);
                let text = RichText::new(why).size(size::SMALL).color(self.view.palette.warn);
                ui.add(egui::Label::new(text).wrap());
            });
        }
    }
}

/// A whole number within bounds, or what is wrong with the text.
pub fn number(view: &View<'_>, text: &str, least: u32, most: u32) -> Result<u32, String> {
    let digits = crate::model::names::folded(text);
    let value: u32 = digits.parse().map_err(|_| view.lang.wrong_number().to_owned())?;
    if (least..=most).contains(&value) { Ok(value) } else { Err(view.lang.wrong_number_between(least, most)) }
}

/// The lines of a text that hold something.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
