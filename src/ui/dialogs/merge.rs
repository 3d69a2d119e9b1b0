//! Two units that are one: which stays, and which goes.

use egui::{RichText, Ui};

use super::dialog::Dialog;
use crate::model::edit::Edit;
use crate::model::ids::UnitId;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::unit_search::UnitSearch;
use crate::ui::widgets::{button, field};

const LABEL: f32 = 92.0;

/// The choice.
pub struct MergeDialog {
    unit: UnitId,
    other: Option<UnitId>,
    /// Whether `unit` is the one that stays.
    stays: bool,
    search: UnitSearch,
}

impl MergeDialog {
    /// About a unit, and the one it is perhaps the same as.
    #[must_use]
    pub fn new(unit: UnitId, other: Option<UnitId>) -> Self {
        Self { unit, other, stays: true, search: UnitSearch::default() }
    }
}

impl Dialog for MergeDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.merge_title().to_owned()
    }

    fn width(&self) -> f32 {
        460.0
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        let name = |id: UnitId| view.snapshot.units.get(id).map_or("", |u| u.name.as_str());
        ui.add(egui::Label::new(RichText::new(lang.merge_how()).color(p.text_weak)).wrap());
        ui.add_space(2.0 * theme::GRID);
        let Some(other) = self.other else {
            field::fact(ui, lang.merge_keep(), LABEL, name(self.unit));
            ui.label(lang.merge_choose());
            if let Some(unit) = self.search.show(ui, view, Some(self.unit), false) {
                self.other = Some(unit);
            }
            ui.add_space(2.0 * theme::GRID);
            let mut done = false;
            button::row(ui, |ui| done = button::plain(ui, lang.cancel(), true).clicked());
            return done;
        };
        let (into, from) = if self.stays { (self.unit, other) } else { (other, self.unit) };
        field::fact(ui, lang.merge_keep(), LABEL, name(into));
        field::row(ui, lang.merge_drop(), LABEL, |ui| {
            ui.label(name(from));
            if button::plain(ui, lang.merge_swap(), true).clicked() {
                self.stays = !self.stays;
            }
        });
        let line = RichText::new(lang.merge_line(name(from), name(into))).color(p.text_weak);
        ui.add(egui::Label::new(line).wrap());
        ui.add_space(3.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            if button::primary(ui, lang.merge_button(), view.writable).clicked() {
                view.edit(Edit::MergeUnits { from, into });
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
