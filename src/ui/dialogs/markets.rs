//! The townships whose market days are known.

use egui::{Label, RichText, ScrollArea, Ui};

use super::dialog::Dialog;
use crate::model::ids::UnitId;
use crate::model::special_day::MarketRule;
use crate::ui::context::{Ambient, View};
use crate::ui::dialog_kind::DialogKind;
use crate::ui::theme;
use crate::ui::widgets::button;
use crate::ui::widgets::unit_search::UnitSearch;
use crate::ui::wish::Wish;

/// The list, and the search for one more.
#[derive(Default)]
pub struct MarketsDialog {
    search: Option<UnitSearch>,
}

impl Dialog for MarketsDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.market_title().to_owned()
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        let open = |unit: UnitId| view.send(Wish::Dialog(DialogKind::Market(unit)));
        ui.add(Label::new(RichText::new(lang.market_how()).color(p.text_weak)).wrap());
        ui.add_space(2.0 * theme::GRID);
        let mut rules: Vec<&MarketRule> = view.snapshot.market_rules.iter().collect();
        rules.sort_by_key(|rule| view.snapshot.units.get(rule.unit).map(|unit| (unit.ord, unit.id)));
        if rules.is_empty() {
            ui.label(RichText::new(lang.market_none()).color(p.text_weak));
        }
        let area = ScrollArea::vertical().id_salt("markets").max_height(320.0).auto_shrink([false, true]);
        area.show_rows(ui, theme::CONTROL, rules.len(), |ui, range| {
            for rule in &rules[range] {
                let name = view.name(rule.unit);
                let words = lang.market_rule(&rule.rule);
                let line = lang.market_line(name, &words, &rule.note);
                ui.horizontal(|ui| {
                    ui.set_height(theme::CONTROL);
                    button::row(ui, |ui| {
                        let change = button::link(ui, lang.unavailable_change());
                        if change.accessible_name(lang.unavailable_edit(name)).clicked() {
                            open(rule.unit);
                        }
                        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                            ui.add(Label::new(&line).truncate());
                        });
                    });
                });
            }
        });
        ui.add_space(theme::GRID);
        if let Some(search) = &mut self.search {
            if let Some(unit) = search.show(ui, view, None, false) {
                self.search = None;
                open(unit);
            }
        } else if view.writable_file() && button::link(ui, lang.market_add()).clicked() {
            self.search = Some(UnitSearch::default());
        }
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| done = button::primary(ui, lang.close(), true).clicked());
        done
    }
}
