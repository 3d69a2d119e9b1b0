//! A day that is otherwise for the offices of this file than announced.

use chrono::NaiveDate;
use egui::{RichText, Ui};

use super::dialog::Dialog;
use crate::calendar::DayKind;
use crate::model::Month;
use crate::model::day_override::DayOverride;
use crate::model::edit::Edit;
use crate::model::ids::DayOverrideId;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::{button, field};

const LABEL: f32 = 48.0;

/// What is typed.
pub struct OwnDayDialog {
    year: i32,
    day: Option<NaiveDate>,
    works: bool,
    name: String,
}

impl OwnDayDialog {
    /// A day of a year.
    #[must_use]
    pub fn new(year: i32) -> Self {
        Self { year, day: None, works: false, name: String::new() }
    }
}

impl Dialog for OwnDayDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.own_day_title().to_owned()
    }

    fn unsaved(&self) -> bool {
        self.day.is_some() || !self.name.trim().is_empty()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        ui.add(egui::Label::new(RichText::new(lang.own_day_how()).color(p.text_weak)).wrap());
        ui.add_space(2.0 * theme::GRID);
        field::row(ui, lang.own_day_day(), LABEL, |ui| {
            let today = Month::of(view.today);
            let start = if today.year() == self.year { Some(today) } else { Month::new(self.year, 1) };
            let picking = Picking::of(view, start.unwrap_or(today));
            let (name, hint) = (lang.own_day_day(), lang.own_day_choose());
            if let Some(day) = date_picker::show(ui, "own day", name, self.day, hint, picking) {
                self.day = day;
                // What a day is not yet is what is meant.
                let kind = day.map(|day| view.year.calendar().day_kind(day));
                self.works = kind.is_some_and(|kind| !kind.works());
            }
        });
        field::row(ui, lang.own_day_kind(), LABEL, |ui| {
            let all = [(false, lang.holidays_off().to_owned()), (true, lang.holidays_on().to_owned())];
            if let Some(works) = button::segments(ui, lang.own_day_kind(), self.works, &all) {
                self.works = works;
            }
        });
        field::text(ui, (lang.own_day_name(), LABEL), &mut self.name, lang.own_day_name_hint());
        if let Some(day) = self.day {
            let known = match view.year.calendar().day_kind(day) {
                DayKind::Working => lang.own_day_workday().to_owned(),
                DayKind::Weekend => lang.problem_weekend().to_owned(),
                DayKind::Holiday(name) => lang.problem_holiday(name),
                DayKind::MakeUp => lang.own_day_makeup().to_owned(),
            };
            field::fact(ui, lang.own_day_now(), LABEL, RichText::new(known).color(p.text_weak));
        }
        let edit = self.day.map(|day| {
            let (works, holiday) = (self.works, self.name.trim().to_owned());
            let row = DayOverride { id: DayOverrideId(0), day, works, holiday };
            Edit::Rows { put: vec![row.into()], delete: Vec::new() }
        });
        let wrong = edit.as_ref().and_then(|edit| view.refused(edit));
        field::refusal(ui, wrong.as_deref());
        ui.add_space(3.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            let ready = view.writable_file() && edit.is_some() && wrong.is_none();
            if button::primary(ui, lang.person_save(), ready).clicked()
                && let Some(edit) = edit
            {
                view.edit(edit);
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
