//! 撤销或并入: the day on which a unit ends, and the unit that goes on with its work.

use chrono::NaiveDate;
use egui::{RichText, Ui};

use super::dialog::Dialog;
use super::outcomes::parts_ui;
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::hand_over::HandOver;
use crate::model::ids::UnitId;
use crate::ui::context::{Ambient, View};
use crate::ui::theme::{self, size};
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::unit_search::UnitSearch;
use crate::ui::widgets::{button, field};

const LABEL: f32 = 72.0;

/// The choice.
pub struct AbolishDialog {
    unit: UnitId,
    into: Option<UnitId>,
    on: Option<NaiveDate>,
    basis: String,
    /// What goes to the other unit.
    parts: HandOver,
    /// Open while the other unit is being chosen.
    search: Option<UnitSearch>,
}

impl AbolishDialog {
    /// About a unit.
    #[must_use]
    pub fn new(unit: UnitId) -> Self {
        Self { unit, into: None, on: None, basis: String::new(), parts: HandOver::DUTIES, search: None }
    }
}

impl Dialog for AbolishDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.abolish_title().to_owned()
    }

    fn width(&self) -> f32 {
        480.0
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        let name = |id: UnitId| view.snapshot.units.get(id).map_or("", |unit| unit.name.as_str());
        let weak = |text: &str| egui::Label::new(RichText::new(text).color(p.text_weak)).wrap();
        let on = self.on.unwrap_or(view.today);
        ui.add(weak(&lang.abolish_how(&lang.day_full(on))));
        ui.add_space(2.0 * theme::GRID);
        field::fact(ui, lang.head_unit(), LABEL, name(self.unit));
        field::row(ui, lang.abolish_on(), LABEL, |ui| {
            let picking = Picking::of(view, Month::of(on));
            let label = lang.abolish_on();
            if let Some(Some(day)) = date_picker::show(ui, "abolish-on", label, Some(on), "", picking) {
                self.on = Some(day);
            }
        });
        field::row(ui, lang.abolish_into(), LABEL, |ui| {
            let shown = self.into.map_or_else(|| lang.abolish_into_none(), name);
            if button::opens_list(ui, shown, true).clicked() {
                self.search = if self.search.is_some() { None } else { Some(UnitSearch::default()) };
            }
            if self.into.is_some() && button::link(ui, lang.change_clear()).clicked() {
                self.into = None;
            }
        });
        if let Some(search) = &mut self.search
            && let Some(unit) = search.show(ui, view, Some(self.unit), false)
        {
            self.into = Some(unit);
            self.search = None;
        }
        field::text(ui, (lang.change_basis(), LABEL), &mut self.basis, lang.change_basis_hint());
        ui.add_space(theme::GRID);
        if self.into.is_some() {
            parts_ui(ui, lang, &mut self.parts);
            ui.add_space(theme::GRID);
        }
        let (rest, word) = match self.into {
            Some(into) if self.parts.duties => {
                (lang.abolish_rest_into(name(into)), lang.abolish_button_into(name(into)))
            }
            Some(into) => (lang.abolish_rest().to_owned(), lang.abolish_button_into(name(into))),
            None => (lang.abolish_rest().to_owned(), lang.abolish_button().to_owned()),
        };
        ui.add(weak(&rest));
        let (unit, basis) = (self.unit, self.basis.trim().to_owned());
        let edit = match self.into {
            Some(into) => Edit::MergeInto { unit, into, on, basis, parts: self.parts },
            None => Edit::AbolishUnit { unit, into: None, on, basis },
        };
        let refused = view.refused(&edit);
        if let Some(why) = &refused {
            let text = RichText::new(why).size(size::SMALL).color(p.warn);
            ui.add(egui::Label::new(text).wrap());
        }
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            if button::primary(ui, &word, view.writable_file() && refused.is_none()).clicked() {
                view.edit(edit);
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
