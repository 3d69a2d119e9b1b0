//! An empty file: region and year.

use chrono::Datelike;
use egui::{TextEdit, Ui};

use super::dialog::Dialog;
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::names::folded;
use crate::model::setting::SettingKey;
use crate::ui::context::{Ambient, View};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{button, field};
use crate::ui::wish::{Ask, Wish};

const LABEL: f32 = 76.0;

/// What is typed.
#[derive(Default)]
pub struct NewFileDialog {
    region: String,
    year: Option<String>,
}

/// A year of four digits that the file can hold.
pub(super) fn read_year(text: &str) -> Option<i32> {
    folded(text).parse().ok().filter(|year| (1990..=2200).contains(year))
}

impl Dialog for NewFileDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.new_file_title().to_owned()
    }

    fn unsaved(&self) -> bool {
        !self.region.trim().is_empty()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, _view: Option<&View<'_>>) -> bool {
        let lang = ambient.lang;
        ui.spacing_mut().item_spacing.y = 6.0;
        let fresh = self.year.is_none();
        let year = self.year.get_or_insert_with(|| ambient.today.year().to_string());
        field::row(ui, lang.year_region(), LABEL, |ui| {
            let edit = TextEdit::singleline(&mut self.region)
                .desired_width(ui.available_width() - 16.0)
                .hint_text(lang.year_region_hint());
            let edit = ui.add(edit).accessible_name(lang.year_region());
            if fresh {
                edit.request_focus();
            }
        });
        field::row(ui, lang.new_year_number(), LABEL, |ui| {
            ui.add(TextEdit::singleline(year).desired_width(80.0)).accessible_name(lang.new_year_number());
        });
        let read = read_year(year);
        let wrong = if read.is_none() { lang.wrong_year() } else { "" };
        ui.label(egui::RichText::new(wrong).size(size::SMALL).color(ambient.palette.warn));
        ui.add_space(theme::GRID);
        let mut cancelled = false;
        button::row(ui, |ui| {
            let clicked = button::primary(ui, lang.new_file_button(), read.is_some()).clicked();
            if let Some(year) = read.filter(|_| clicked) {
                let region = self.region.trim().to_owned();
                let months = (1..=12).filter_map(|n| Month::new(year, n)).collect();
                let name = lang.new_file_name(&region, year);
                let title = lang.usual_title().to_owned();
                let edits = vec![
                    Edit::SetSetting(SettingKey::Region, region),
                    Edit::CreateProgramme { year, title, months },
                ];
                // The dialog goes once the file is there, so that nothing is typed twice after a wrong path.
                ambient.send(Wish::Ask(Box::new(Ask::new_file(lang, &name, edits))));
            }
            cancelled = button::plain(ui, lang.cancel(), true).clicked();
        });
        cancelled
    }
}
