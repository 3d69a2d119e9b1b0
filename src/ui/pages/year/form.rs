//! Fields that become edits when they are left; what is wrong is told beside the field and stays there to be put right.

use std::collections::HashMap;

use egui::{Id, RichText, Ui};

use crate::error::Error;
use crate::model::edit::Edit;
use crate::model::ids::ProgrammeId;
use crate::ui::context::View;
use crate::ui::theme::size;
use crate::ui::widgets::field::{self, Field};

/// Width of the labels.
pub const LABEL: f32 = 96.0;

/// What is wrong with a choice, by the row it stands in. Wrong texts are drafts.
pub type Wrong = HashMap<&'static str, String>;

/// The id of a text field, by which it can be given the keyboard.
#[must_use]
pub fn field_id(key: &'static str, programme: ProgrammeId) -> Id {
    Id::unique(("year", key, programme))
}

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
        make: impl Fn(&str) -> Result<Edit, String>,
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
        make: impl Fn(&str) -> Result<Edit, String>,
    ) {
        let field = Field::new(field_id(key, self.view.programme.id), label, current).hint(hint).quiet();
        field.line(ui, self.view, width, |text| make(text).map(Into::into));
    }

    /// A row with a field of several lines.
    pub fn area(
        &mut self,
        ui: &mut Ui,
        key: &'static str,
        label: &str,
        current: &str,
        (hint, rows): (&str, usize),
        make: impl Fn(&str) -> Result<Edit, String>,
    ) {
        let field = Field::new(field_id(key, self.view.programme.id), label, current).hint(hint).quiet();
        field.area(ui, self.view, rows, |text| make(text).map(Into::into));
        self.objection(ui, key);
    }

    /// Wishes for the edit, unless it would be refused: then the reason stands beside the field.
    pub fn send(&mut self, key: &'static str, edit: Edit) {
        if let Err(Error::Refused(refusal)) = self.view.file.preview(&edit) {
            self.wrong.insert(key, self.view.lang.refusal(&refusal));
        } else {
            self.wrong.remove(key);
            self.view.edit(edit);
        }
    }

    /// What is wrong with a field, in a line of its own.
    pub fn objection(&self, ui: &mut Ui, key: &'static str) {
        let typed = self.view.drafts.objection(field_id(key, self.view.programme.id));
        if let Some(why) = typed.as_ref().or_else(|| self.wrong.get(key)) {
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
