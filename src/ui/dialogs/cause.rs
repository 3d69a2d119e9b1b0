//! 调整事由: who asked for a change of the issued schedule, why, who approved it and when. Asked once for a change; it may
//! be made without, and registered later.

use chrono::NaiveDate;
use egui::{Key, RichText, Ui};

use super::dialog::Dialog;
use crate::model::Month;
use crate::model::edit::{Adjusting, Edit};
use crate::model::issuing::Cause;
use crate::ui::context::{Ambient, View};
use crate::ui::dialog_kind::AskedCause;
use crate::ui::theme;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::{button, field};
use crate::ui::wish::Wish;

const LABEL: f32 = 84.0;
/// Changes told one by one.
const LINES: usize = 4;

/// The cause, as typed.
pub struct CauseDialog {
    asked: AskedCause,
    reason: String,
    /// `None`: not touched, the units that are changed.
    asked_by: Option<String>,
    /// `None`: not touched, who approved the adjustment before.
    approved_by: Option<String>,
    on: Option<NaiveDate>,
    opened: bool,
    /// What is changed, a line each, worked out once per state of the file.
    told: Option<(u64, Vec<String>)>,
}

impl CauseDialog {
    /// Of a change.
    #[must_use]
    pub fn new(asked: AskedCause) -> Self {
        Self {
            asked,
            reason: String::new(),
            asked_by: None,
            approved_by: None,
            on: None,
            opened: false,
            told: None,
        }
    }

    /// What is changed, a line each.
    fn changes(&self, view: &View<'_>) -> Vec<String> {
        let lang = view.lang;
        if let Some(edit) = &self.asked.edit {
            let done = view.file.preview(edit);
            return done.map(|done| lang.edit_label(&done.label)).into_iter().collect();
        }
        let Some(issued) = view.year.issued() else { return Vec::new() };
        let mine = issued
            .unregistered()
            .filter(|change| change.session.is_some_and(|session| self.asked.sessions.contains(&session)));
        mine.map(|change| lang.difference(&change.difference, view.programme.year)).collect()
    }

    fn units(&self, view: &View<'_>) -> String {
        let mut names: Vec<&str> = Vec::new();
        for session in &self.asked.sessions {
            for unit in view.snapshot.organisers_of(*session) {
                let name = view.name(unit);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        view.lang.listed(&names)
    }
}

impl Dialog for CauseDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.cause_title().to_owned()
    }

    fn width(&self) -> f32 {
        480.0
    }

    fn unsaved(&self) -> bool {
        !self.reason.trim().is_empty()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        let revision = view.snapshot.revision;
        if self.told.as_ref().is_none_or(|(of, _)| *of != revision) {
            self.told = Some((revision, self.changes(view)));
        }
        let changes = self.told.as_ref().map_or(&[][..], |(_, lines)| lines.as_slice());
        for line in changes.iter().take(LINES) {
            ui.add(egui::Label::new(line).wrap());
        }
        if changes.len() > LINES {
            ui.label(lang.cause_more(changes.len()));
        }
        ui.add(egui::Label::new(RichText::new(lang.cause_how()).color(p.text_weak)).wrap());
        ui.add_space(2.0 * theme::GRID);
        let mut asked_by = self.asked_by.clone().unwrap_or_else(|| self.units(view));
        let before = || view.snapshot.adjustments.iter().last().map(|row| row.approved_by.clone());
        let mut approved_by = self.approved_by.clone().unwrap_or_else(|| before().unwrap_or_default());
        let line = |ui: &mut Ui, label: &str, hint: &str, text: &mut String| {
            field::text(ui, (label, LABEL), text, hint)
        };
        let reason = line(ui, lang.cause_reason(), lang.cause_reason_hint(), &mut self.reason);
        if !std::mem::replace(&mut self.opened, true) {
            reason.request_focus();
        }
        let entered = reason.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        if line(ui, lang.cause_asked_by(), "", &mut asked_by).changed() {
            self.asked_by = Some(asked_by.clone());
        }
        if line(ui, lang.cause_approved_by(), "", &mut approved_by).changed() {
            self.approved_by = Some(approved_by.clone());
        }
        let on = self.on.unwrap_or(view.today);
        field::row(ui, lang.cause_on(), LABEL, |ui| {
            let picking = Picking::of(view, Month::of(on));
            if let Some(Some(day)) = date_picker::show(ui, "cause-on", lang.cause_on(), Some(on), "", picking)
            {
                self.on = Some(day);
            }
        });
        ui.add_space(2.0 * theme::GRID);
        let ready = view.writable && !self.reason.trim().is_empty();
        let mut done = false;
        button::row(ui, |ui| {
            let word = if self.asked.edit.is_some() { lang.cause_button() } else { lang.cause_register() };
            if button::primary(ui, word, ready).clicked() || (entered && ready) {
                let cause = Cause { reason: self.reason.trim().to_owned(), asked_by, approved_by, on };
                let edit = self.asked.edit.as_deref().cloned();
                let sessions = if edit.is_some() { Vec::new() } else { self.asked.sessions.clone() };
                view.edit(Edit::Adjust(Box::new(Adjusting { edit, sessions, cause })));
                done = true;
            }
            if let Some(edit) = &self.asked.edit
                && button::plain(ui, lang.cause_without(), view.writable)
                    .on_hover_text(lang.cause_without_tip())
                    .clicked()
            {
                view.send(Wish::Unasked(edit.clone()));
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
