//! 本年度不参加: the reason why units stay away from the shown year.

use egui::{RichText, Ui};

use super::dialog::Dialog;
use crate::model::edit::Edit;
use crate::model::ids::UnitId;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::{button, field};

const LABEL: f32 = 72.0;
/// Names told.
const NAMES: usize = 12;

/// The reason, as typed.
pub struct ExemptDialog {
    units: Vec<UnitId>,
    reason: String,
    opened: bool,
}

impl ExemptDialog {
    /// About these units.
    #[must_use]
    pub fn new(units: Vec<UnitId>) -> Self {
        Self { units, reason: String::new(), opened: false }
    }
}

impl Dialog for ExemptDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.exempt_title().to_owned()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let lang = ambient.lang;
        let weak = |text: &str| egui::Label::new(RichText::new(text).color(ambient.palette.text_weak)).wrap();
        let names: Vec<&str> = self.units.iter().take(NAMES).map(|unit| view.name(*unit)).collect();
        let more =
            if self.units.len() > NAMES { lang.reports_and_more(self.units.len()) } else { String::new() };
        ui.label(format!("{}{more}", lang.listed(&names)));
        ui.add(weak(lang.exempt_how()));
        ui.add_space(2.0 * theme::GRID);
        let entered = field::first_text(
            ui,
            (lang.exempt_reason(), LABEL),
            &mut self.reason,
            lang.exempt_reason_hint(),
            &mut self.opened,
        );
        ui.add_space(3.0 * theme::GRID);
        let ready = view.writable && !self.reason.trim().is_empty();
        let mut done = false;
        button::row(ui, |ui| {
            if button::primary(ui, lang.exempt_button(), ready).clicked() || (entered && ready) {
                view.edit(Edit::SetExempt {
                    programme: view.programme.id,
                    units: self.units.clone(),
                    reason: Some(self.reason.trim().to_owned()),
                });
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
