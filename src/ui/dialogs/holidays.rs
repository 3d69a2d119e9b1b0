//! 节假日: which days of a year are off and which are worked, by whom that was announced, the announcement of a year
//! pasted and looked through, and days that are otherwise for this office.

use egui::{Align, Context, Label, Layout, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::dialog::Dialog;
use crate::calendar::{Calendar, announcement};
use crate::error::Error;
use crate::jobs::reading::{self, Source};
use crate::jobs::{Job, Jobs};
use crate::model::Snapshot;
use crate::model::change::Table;
use crate::model::day_override::{Announcement, DayChange, announced_question};
use crate::model::edit::Edit;
use crate::ui::context::{Ambient, View};
use crate::ui::dialog_kind::DialogKind;
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::mark::Mark;
use crate::ui::widgets::{button, choice};
use crate::ui::wish::Wish;

/// What was pasted and what was understood of it.
#[derive(Default)]
pub struct HolidaysDialog {
    year: Option<i32>,
    text: String,
    /// The text that was, or is being, read, and as of which year.
    read: (String, i32),
    job: Option<Job<Announcement>>,
    /// What it says, or why it says nothing.
    found: Option<Result<Announcement, String>>,
    /// What taking it over changes, of a revision.
    edit: Option<Edit>,
    stood_for: Option<u64>,
    opened: bool,
}

impl HolidaysDialog {
    /// About a year.
    #[must_use]
    pub fn new(year: i32) -> Self {
        Self { year: Some(year), ..Self::default() }
    }

    fn year(&self, view: &View<'_>) -> i32 {
        self.year.unwrap_or(view.programme.year)
    }

    /// The year of what was read.
    fn announced(&self, view: &View<'_>) -> Option<(&Announcement, i32)> {
        let found = self.found.as_ref()?.as_ref().ok()?;
        Some((found, found.year.unwrap_or(self.year(view))))
    }

    fn refresh(&mut self, jobs: &mut Jobs, view: &View<'_>) {
        let year = self.year(view);
        if (self.text.as_str(), year) != (self.read.0.as_str(), self.read.1) {
            self.read = (self.text.clone(), year);
            (self.job, self.found, self.edit, self.stood_for) = (None, None, None, None);
            if !self.text.trim().is_empty() {
                let source = Source::Text(self.text.clone());
                self.job = Some(jobs.start(reading::announcement(source, Some(year))));
            }
        }
        if let Some(outcome) = self.job.as_ref().and_then(Job::poll) {
            (self.job, self.stood_for) = (None, None);
            self.found = Some(outcome.map_err(|error| match error {
                Error::NothingUnderstood(_) => view.lang.holidays_nothing().to_owned(),
                other => view.lang.error(&other),
            }));
        }
        if self.stood_for != Some(view.snapshot.revision) {
            self.stood_for = Some(view.snapshot.revision);
            let found = self.announced(view);
            self.edit = found
                .and_then(|(found, year)| announcement::edit(view.snapshot, found, year, &found.document));
        }
    }

    fn preview(&self, ui: &mut Ui, view: &View<'_>) {
        let (lang, p) = (view.lang, view.palette);
        let weak = |text: &str| Label::new(RichText::new(text).color(p.text_weak)).wrap();
        let warn = |text: &str| Label::new(RichText::new(text).color(p.warn)).wrap();
        if let Some(Err(why)) = &self.found {
            ui.add(warn(why));
            return;
        }
        let Some((found, year)) = self.announced(view) else {
            ui.add(weak(lang.take_reading()));
            return;
        };
        let head = RichText::new(lang.holidays_of(year, &found.document)).font(fonts::strong(size::BODY));
        ui.add(Label::new(head).wrap());
        ScrollArea::vertical().id_salt("announced").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            for doubt in &found.doubts {
                ui.add(warn(&lang.holidays_doubt(doubt)));
            }
            for day in &found.days {
                let change = announcement::change(view.year.calendar(), day);
                let kind = if day.works { lang.holidays_on() } else { lang.holidays_off() };
                let state = lang.holidays_change(change);
                let line = lang.holidays_line(&lang.day_and_weekday(day.day), kind, &day.holiday, state);
                let colour = if change == DayChange::Known { p.text_weak } else { p.text };
                ui.add(Label::new(RichText::new(line).color(colour)).wrap());
            }
        });
    }
}

/// What is known of a year: its days off and make-up days; those that the file says can be taken away.
fn known(ui: &mut Ui, view: &View<'_>, year: i32) {
    let (lang, p) = (view.lang, view.palette);
    let calendar = view.year.calendar();
    let days = calendar.special_days(year);
    if days.is_empty() {
        ui.add(Label::new(RichText::new(lang.holidays_not_known(year)).color(p.text_weak)).wrap());
        return;
    }
    ScrollArea::vertical().id_salt("known").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for run in &days {
            let kind = if run.works { lang.holidays_on() } else { lang.holidays_off() };
            let own = if run.own.is_empty() { "" } else { lang.holidays_own() };
            let days = lang.day_or_days(run.first, run.last);
            let line = lang.holidays_line(&days, kind, run.name, own).trim_end().to_owned();
            ui.horizontal(|ui| {
                ui.set_min_height(if run.own.is_empty() { 22.0 } else { theme::CONTROL });
                ui.label(&line);
                if !run.own.is_empty() && view.writable_file() {
                    let name = lang.unavailable_remove(&line);
                    if button::icon(ui, Mark::Close, &name).clicked() {
                        let delete = run.own.iter().map(|id| (Table::DayOverride, id.0)).collect();
                        view.edit(Edit::Rows { put: Vec::new(), delete });
                    }
                }
            });
        }
    });
}

/// The edit that forgets what the file says of a year, where it holds an announcement of it.
fn forgetting(snapshot: &Snapshot, calendar: &Calendar, year: i32) -> Option<Edit> {
    let question = announced_question(year);
    let answer = snapshot.answers.iter().find(|answer| answer.question == question)?;
    let days = calendar.own_days(year).map(|day| (Table::DayOverride, day.id.0));
    let delete = std::iter::once((Table::Answer, answer.id.0)).chain(days).collect();
    Some(Edit::Rows { put: Vec::new(), delete })
}

impl Dialog for HolidaysDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.holidays_title().to_owned()
    }

    fn width(&self) -> f32 {
        860.0
    }

    fn unsaved(&self) -> bool {
        self.edit.is_some()
    }

    fn keep_up(&mut self, _ctx: &Context, jobs: &mut Jobs, _ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        if let Some(view) = view {
            self.refresh(jobs, view);
        }
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        let (year, calendar) = (self.year(view), view.year.calendar());
        ui.horizontal(|ui| {
            let around = view.programme.year - 1..=view.programme.year + 1;
            let mut all: Vec<(i32, String)> = around.map(|year| (year, lang.year_of(year))).collect();
            if !all.iter().any(|(of, _)| *of == year) {
                all.push((year, lang.year_of(year)));
            }
            let shown = lang.year_of(year);
            if let Some(year) = choice::show(ui, lang.holidays_year(), &shown, Some(year), &all, true) {
                self.year = Some(year);
            }
            let (text, colour) = match calendar.source(year) {
                Some(document) if !document.is_empty() => (lang.holidays_source(document), p.text_weak),
                Some(_) => (lang.holidays_sourceless().to_owned(), p.text_weak),
                None => (lang.holidays_not_known(year), p.warn),
            };
            ui.add(Label::new(RichText::new(text).color(colour)).truncate());
        });
        ui.add_space(theme::GRID);
        let height = (ui.ctx().content_rect().height() - 300.0).clamp(140.0, 360.0);
        let room = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Min), |ui| {
            let half = (room.x - 16.0) / 2.0;
            ui.allocate_ui_with_layout(vec2(half, height), Layout::top_down(Align::Min), |ui| {
                ScrollArea::both().id_salt("text").auto_shrink([false, false]).show(ui, |ui| {
                    let edit = TextEdit::multiline(&mut self.text)
                        .desired_width(f32::INFINITY)
                        .interactive(view.writable_file())
                        .hint_text(lang.holidays_paste_hint());
                    let edit = ui.add_sized(vec2(half - 10.0, height), edit);
                    let edit = edit.accessible_name(lang.holidays_paste());
                    if !std::mem::replace(&mut self.opened, true) {
                        edit.request_focus();
                    }
                });
            });
            ui.add_space(16.0);
            ui.allocate_ui_with_layout(vec2(half, height), Layout::top_down(Align::Min), |ui| {
                ui.set_min_height(height);
                if self.text.trim().is_empty() {
                    known(ui, view, year);
                } else {
                    self.preview(ui, view);
                }
            });
        });
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        ui.horizontal(|ui| {
            if view.writable_file() {
                if button::plain(ui, lang.own_day_add(), true).clicked() {
                    view.send(Wish::Dialog(DialogKind::OwnDay(year)));
                }
                if let Some(edit) = forgetting(view.snapshot, calendar, year)
                    && button::plain(ui, &lang.holidays_forget(year), true).clicked()
                {
                    view.edit(edit);
                }
            }
            button::row(ui, |ui| {
                let ready = view.writable_file() && self.job.is_none() && self.edit.is_some();
                if button::primary(ui, lang.holidays_take(), ready).clicked() {
                    if let Some((_, year)) = self.announced(view) {
                        self.year = Some(year);
                    }
                    if let Some(edit) = self.edit.take() {
                        view.edit(edit);
                    }
                    // What is known of the year is shown then.
                    self.text.clear();
                }
                done = button::plain(ui, lang.close(), true).clicked();
            });
        });
        done
    }
}
