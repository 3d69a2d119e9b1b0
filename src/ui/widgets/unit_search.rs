//! A unit chosen by name or pinyin from a list that narrows while one types.

use egui::{ScrollArea, TextEdit, Ui};

use super::menu;
use crate::model::ids::UnitId;
use crate::model::search::finds;
use crate::ui::context::View;

/// Units that are listed to choose from.
const LISTED: usize = 60;

/// A unit chosen by name or pinyin.
#[derive(Debug, Default)]
pub struct UnitSearch {
    text: String,
    opened: bool,
}

impl UnitSearch {
    /// Paints the field, which takes the keyboard at first, and what it finds; the unit that is clicked. `except` is not
    /// offered, and a unit that has ended only with `ended`.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        except: Option<UnitId>,
        ended: bool,
    ) -> Option<UnitId> {
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
                (u.active || ended) && Some(u.id) != except && finds(view.snapshot, u, &self.text)
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
