//! Which of several reports on a session an event is about.

use std::borrow::Cow;

use egui::{RichText, Ui};

use super::dialog::Dialog;
use crate::model::edit::Edit;
use crate::model::ids::RequirementId;
use crate::model::report::ReportTarget;
use crate::ui::context::{Ambient, View};
use crate::ui::dialog_kind::Marking;
use crate::ui::pages::reports::record;
use crate::ui::theme;
use crate::ui::widgets::button;

/// Names told.
const NAMES: usize = 12;

/// The dialog.
pub struct WhichDialog {
    marking: Marking,
}

impl WhichDialog {
    /// Asks about a marking of reports on more than one thing.
    #[must_use]
    pub fn new(marking: Marking) -> Self {
        Self { marking }
    }

    fn of(&self, asked: RequirementId) -> Vec<ReportTarget> {
        self.marking.targets.iter().filter(|t| t.requirement == asked).copied().collect()
    }

    fn record(&self, view: &View<'_>, targets: Vec<ReportTarget>) {
        let Marking { kind, on, .. } = self.marking;
        record(view, Edit::Report { targets, kind, on, until: None, note: String::new() });
    }
}

impl Dialog for WhichDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.which_title(ambient.lang.report_event(self.marking.kind))
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let lang = ambient.lang;
        let mut units: Vec<Cow<'_, str>> = Vec::new();
        for target in &self.marking.targets {
            let whose = view.by_whom(*target);
            if !units.contains(&whose) {
                units.push(whose);
            }
        }
        let names: Vec<_> = units.iter().take(NAMES).collect();
        let more = if units.len() > NAMES { lang.reports_and_more(units.len()) } else { String::new() };
        let who = format!("{}{more}", lang.listed(&names));
        ui.add(egui::Label::new(RichText::new(who).color(ambient.palette.text_weak)).wrap());
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        for requirement in view.snapshot.requirements_of(view.programme.id) {
            let targets = self.of(requirement.id);
            if targets.is_empty() {
                continue;
            }
            let item = requirement.item.trim();
            let item = if item.is_empty() { lang.which_unnamed() } else { item };
            let text = if units.len() > 1 { lang.which_item(item, targets.len()) } else { item.to_owned() };
            if button::plain(ui, &text, view.writable).clicked() {
                self.record(view, targets);
                done = true;
            }
            ui.add_space(theme::GRID);
        }
        ui.add_space(theme::GRID);
        button::row(ui, |ui| {
            if button::plain(ui, lang.which_all(), view.writable).clicked() {
                self.record(view, self.marking.targets.clone());
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
