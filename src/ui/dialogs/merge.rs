//! Two units that are one: which stays, and which goes.

use egui::{RichText, ScrollArea, TextEdit, Ui};

use super::dialog::Dialog;
use crate::model::edit::Edit;
use crate::model::ids::UnitId;
use crate::model::search::finds;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::{button, field, menu};

const LABEL: f32 = 92.0;
/// Units that are listed to choose from.
const LISTED: usize = 60;

/// A unit chosen by name or pinyin.
#[derive(Default)]
pub struct UnitSearch {
    text: String,
    opened: bool,
}

impl UnitSearch {
    /// Paints the field, which takes the keyboard at first, and what it finds; the unit that is clicked. Units that have
    /// ended and `except` are not offered.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, except: Option<UnitId>) -> Option<UnitId> {
        let lang = view.lang;
        let edit =
            TextEdit::singleline(&mut self.text).desired_width(f32::INFINITY).hint_text(lang.merge_search());
        let edit = ui.add(edit).accessible_name(lang.merge_search());
        if !std::mem::replace(&mut self.opened, true) {
            edit.request_focus();
        }
        let mut chosen = None;
        ScrollArea::vertical().max_height(220.0).auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let units = view.snapshot.units_in_order().into_iter();
            let fits = |u: &&crate::model::unit::Unit| {
                u.active && Some(u.id) != except && finds(view.snapshot, u, &self.text)
            };
            for unit in units.filter(fits).take(LISTED) {
                if menu::line(ui, &unit.name, "", true, false).clicked() {
                    chosen = Some(unit.id);
                }
            }
        });
        chosen
    }
}

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
            if let Some(unit) = self.search.show(ui, view, Some(self.unit)) {
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
