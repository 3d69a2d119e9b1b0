//! 已知悉: problems that were noted with their reason and stay as they are.

use egui::{Layout, RichText, Ui};

use super::LISTED;
use crate::model::change::Table;
use crate::model::edit::Edit;
use crate::model::problem::{AcceptedProblem, Problem};
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::size;
use crate::ui::widgets::{button, card};

/// Paints the card.
pub fn show(ui: &mut Ui, view: &View<'_>, noted: &[(Problem, AcceptedProblem)]) {
    let lang = view.lang;
    card::show(ui, &lang.checks_section(lang.checks_noted(), noted.len()), |ui| {
        for (n, (problem, row)) in noted.iter().take(LISTED).enumerate() {
            if n > 0 {
                card::rule(ui);
            }
            let text = lang.problem(view.snapshot, problem);
            ui.horizontal(|ui| {
                ui.set_min_height(34.0);
                ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
                    let word = lang.checks_take_up();
                    let name = format!("{word} {text}");
                    if button::plain(ui, word, view.writable).accessible_name(name).clicked() {
                        let delete = vec![(Table::AcceptedProblem, row.id.0)];
                        view.edit(Edit::Rows { put: Vec::new(), delete });
                    }
                    ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.vertical(|ui| {
                            let label = RichText::new(&text).font(fonts::text(size::BODY));
                            ui.add(egui::Label::new(label).wrap());
                            let why = lang.checks_noted_why(&lang.day_full(row.on), &row.reason);
                            let why = RichText::new(why).size(size::SMALL).color(view.palette.text_weak);
                            ui.add(egui::Label::new(why).wrap());
                        });
                    });
                });
            });
        }
        if noted.len() > LISTED {
            let more = lang.cell_more(noted.len() - LISTED);
            ui.label(RichText::new(more).color(view.palette.text_weak));
        }
    });
}
