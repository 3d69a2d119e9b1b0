//! 计划外活动 in one step: which unit held it, and on which day.

use chrono::NaiveDate;
use egui::{RichText, TextEdit, Ui};

use super::dialog::Dialog;
use crate::model::Month;
use crate::model::edit::{Edit, NewSession};
use crate::model::ids::UnitId;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::unit_search::UnitSearch;
use crate::ui::widgets::{button, field};

const LABEL: f32 = 72.0;

/// Unit, day and title.
pub struct UnplannedDialog {
    unit: Option<UnitId>,
    day: Option<NaiveDate>,
    title: String,
    search: UnitSearch,
}

impl UnplannedDialog {
    /// About a unit, where one is meant already.
    #[must_use]
    pub fn new(unit: Option<UnitId>) -> Self {
        Self { unit, day: None, title: String::new(), search: UnitSearch::default() }
    }
}

impl Dialog for UnplannedDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.unplanned_title().to_owned()
    }

    fn width(&self) -> f32 {
        460.0
    }

    fn unsaved(&self) -> bool {
        !self.title.trim().is_empty()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        ui.add(egui::Label::new(RichText::new(lang.unplanned_how()).color(p.text_weak)).wrap());
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        let Some(unit) = self.unit else {
            self.unit = self.search.show(ui, view, None, false);
            ui.add_space(2.0 * theme::GRID);
            button::row(ui, |ui| done = button::plain(ui, lang.cancel(), true).clicked());
            return done;
        };
        field::row(ui, lang.person_unit(), LABEL, |ui| {
            ui.label(view.name(unit));
            if button::link(ui, lang.unplanned_other()).clicked() {
                self.unit = None;
            }
        });
        let day = self.day.unwrap_or(view.today);
        field::row(ui, lang.sessions_held(), LABEL, |ui| {
            let picking = Picking::of(view, Month::of(view.today));
            let name = lang.sessions_held();
            if let Some(chosen) = date_picker::show(ui, "unplanned", name, Some(day), "", picking) {
                self.day = chosen;
            }
        });
        field::row(ui, lang.sessions_title(), LABEL, |ui| {
            let width = ui.available_width();
            let edit = TextEdit::singleline(&mut self.title).desired_width(width);
            let edit = edit.hint_text(lang.unplanned_hint()).margin(egui::Margin::symmetric(8, 4));
            ui.add(edit).accessible_name(lang.sessions_title());
        });
        ui.add_space(3.0 * theme::GRID);
        button::row(ui, |ui| {
            if button::primary(ui, lang.unplanned_button(), view.writable).clicked() {
                let new = NewSession::unplanned(view.programme.id, unit, day);
                let title = self.title.trim().to_owned();
                view.edit(Edit::AddSession(Box::new(NewSession { title, ..new })));
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
