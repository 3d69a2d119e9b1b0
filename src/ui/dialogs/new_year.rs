//! The beginning of a further year.

use std::collections::BTreeSet;

use chrono::Datelike;
use egui::{TextEdit, Ui};

use super::Dialog;
use super::new_file::read_year;
use crate::model::Month;
use crate::model::edit::Edit;
use crate::ui::command::Command;
use crate::ui::context::{Ambient, View};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{button, check, field};

const LABEL: f32 = 76.0;

/// What is typed and ticked.
#[derive(Default)]
pub struct NewYearDialog {
    begun: bool,
    year: String,
    title: String,
    months: BTreeSet<u32>,
    /// Year, title and months as they were proposed.
    proposed: (String, String, BTreeSet<u32>),
}

impl NewYearDialog {
    /// Proposes the year after the shown one, with its title and months.
    fn begin(&mut self, ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        self.begun = true;
        if let Some(view) = view {
            let newest = view.snapshot.newest_programme().map_or(view.programme.year, |p| p.year);
            self.year = (newest + 1).to_string();
            self.title.clone_from(&view.programme.title);
            self.months = view.programme.months.iter().map(|m| m.number()).collect();
        } else {
            self.year = ambient.today.year().to_string();
            ambient.lang.usual_title().clone_into(&mut self.title);
            self.months = (1..=12).collect();
        }
        self.proposed = (self.year.clone(), self.title.clone(), self.months.clone());
    }
}

impl Dialog for NewYearDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.new_year_title().to_owned()
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn unsaved(&self) -> bool {
        let (year, title, months) = &self.proposed;
        (&self.year, &self.title, &self.months) != (year, title, months)
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let (lang, p) = (ambient.lang, ambient.palette);
        let fresh = !self.begun;
        if fresh {
            self.begin(ambient, view);
        }
        ui.spacing_mut().item_spacing.y = 6.0;
        field::row(ui, lang.new_year_number(), LABEL, |ui| {
            let edit = ui.add(TextEdit::singleline(&mut self.year).desired_width(80.0));
            let edit = edit.accessible_name(lang.new_year_number());
            if fresh {
                edit.request_focus();
            }
        });
        field::row(ui, lang.year_title(), LABEL, |ui| {
            let edit = TextEdit::singleline(&mut self.title).desired_width(ui.available_width() - 16.0);
            ui.add(edit).accessible_name(lang.year_title());
        });
        field::row(ui, lang.new_year_months(), LABEL, |ui| {
            ui.horizontal_wrapped(|ui| {
                for n in 1..=12 {
                    self.month_ui(ui, ambient, n);
                }
            });
        });
        let year = read_year(&self.year);
        let taken = year.is_some_and(|y| view.is_some_and(|v| v.snapshot.programme_of(y).is_some()));
        let say = match (year, taken) {
            (None, _) => (lang.wrong_year().to_owned(), p.warn),
            (Some(year), true) => (lang.new_year_taken(year), p.warn),
            (Some(year), false) => {
                let before = view
                    .and_then(|v| v.snapshot.programmes.iter().map(|p| p.year).filter(|y| *y < year).max());
                (before.map(|y| lang.new_year_how(y)).unwrap_or_default(), p.text_weak)
            }
        };
        ui.add(egui::Label::new(egui::RichText::new(say.0).size(size::SMALL).color(say.1)).wrap());
        ui.add_space(2.0 * theme::GRID);
        let ready = year.filter(|_| !taken && !self.months.is_empty() && ambient.can.writable_file);
        let mut done = false;
        button::row(ui, |ui| {
            let word = year.map_or_else(|| lang.new_year_title().to_owned(), |y| lang.new_year_button(y));
            let clicked = button::primary(ui, &word, ready.is_some()).clicked();
            if let Some(year) = ready.filter(|_| clicked) {
                let months = self.months.iter().filter_map(|n| Month::new(year, *n)).collect();
                let title = self.title.trim().to_owned();
                ambient.edit(Edit::CreateProgramme { year, title, months });
                ambient.send(Command::ShowYearOf(year));
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}

impl NewYearDialog {
    fn month_ui(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, n: u32) {
        let on = self.months.contains(&n);
        let tick = check::in_column(ui, on.into(), &ambient.lang.month_number(n), true, 58.0);
        let clicked = tick.clicked();
        if clicked && !self.months.remove(&n) {
            self.months.insert(n);
        }
    }
}
