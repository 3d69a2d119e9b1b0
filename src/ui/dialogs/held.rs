//! The day on which sessions were held, of many at once, and with it that their reports came.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use egui::{RichText, Ui};

use super::dialog::Dialog;
use crate::model::Month;
use crate::model::edit::{Edit, SessionFact};
use crate::model::ids::SessionId;
use crate::model::report::ReportTarget;
use crate::ui::context::{Ambient, View};
use crate::ui::pages::reports::record;
use crate::ui::theme;
use crate::ui::widgets::check::{self, Tick};
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::{button, field};

const LABEL: f32 = 72.0;
/// Names told.
const NAMES: usize = 12;

/// The dialog.
pub struct HeldDialog {
    targets: Vec<ReportTarget>,
    held_on: Option<NaiveDate>,
    came: bool,
    came_on: NaiveDate,
}

impl HeldDialog {
    /// About the sessions of these reports; they came on that day, if they came.
    #[must_use]
    pub fn new(targets: Vec<ReportTarget>, on: NaiveDate) -> Self {
        Self { targets, held_on: None, came: false, came_on: on }
    }

    /// The day on which they were held: as chosen, else the one on which all of them were to be held or were, else the
    /// day it is.
    fn day(&self, view: &View<'_>) -> NaiveDate {
        let of = |target: &ReportTarget| {
            let session = view.snapshot.sessions.get(target.session)?;
            session.held_on.or_else(|| session.when.as_ref().and_then(|when| when.days.last()))
        };
        let first = self.targets.first().and_then(of);
        let same = first.filter(|day| *day <= view.today && self.targets.iter().all(|t| of(t) == Some(*day)));
        self.held_on.or(same).unwrap_or(view.today)
    }

    fn edit(&self, view: &View<'_>) -> Edit {
        let held_on = self.day(view);
        if self.came {
            return Edit::ReportHeld { targets: self.targets.clone(), on: self.came_on, held_on };
        }
        let sessions: BTreeSet<SessionId> = self.targets.iter().map(|target| target.session).collect();
        Edit::SetSessions(sessions.into_iter().collect(), SessionFact::HeldOn(Some(held_on)))
    }
}

impl Dialog for HeldDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.held_title().to_owned()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let lang = ambient.lang;
        let names: Vec<_> = self.targets.iter().take(NAMES).map(|t| view.by_whom(*t)).collect();
        let all = self.targets.len();
        let more = if all > NAMES { lang.reports_and_more(all) } else { String::new() };
        let who = format!("{}{more}", lang.listed(&names));
        ui.add(egui::Label::new(RichText::new(who).color(ambient.palette.text_weak)).wrap());
        ui.add_space(2.0 * theme::GRID);
        let day = self.day(view);
        let picking = Picking::of(view, Month::of(day));
        field::row(ui, lang.head_held(), LABEL, |ui| {
            let chosen = date_picker::show(ui, "held-day", lang.head_held(), Some(day), "", picking);
            self.held_on = chosen.flatten().or(self.held_on);
        });
        field::row(ui, "", LABEL, |ui| {
            let tick: Tick = self.came.into();
            if check::with_text(ui, tick, lang.held_with_report(), view.writable).clicked() {
                self.came = !self.came;
            }
        });
        // Its row stays where it is, so that the buttons do not move under the pointer.
        ui.add_enabled_ui(self.came, |ui| {
            field::row(ui, lang.held_came(), LABEL, |ui| {
                let picking = Picking::of(view, Month::of(self.came_on));
                let on = Some(self.came_on);
                let chosen = date_picker::show(ui, "held-came", lang.held_came(), on, "", picking);
                self.came_on = chosen.flatten().unwrap_or(self.came_on);
            });
        });
        ui.add_space(3.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            if button::primary(ui, lang.ok(), view.writable).clicked() {
                record(view, self.edit(view));
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
