//! 另存: the schedule as it stands, kept as a draft or as one of the stages before its issue.

use chrono::NaiveDate;
use egui::Ui;

use super::dialog::Dialog;
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::issue::Stage;
use crate::model::issuing::NewCopy;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::{button, choice, field};

const LABEL: f32 = 84.0;
/// Stages that a copy may be taken as.
const STAGES: [Stage; 4] = [Stage::Draft, Stage::Consultation, Stage::Review, Stage::Final];

/// What was chosen and typed.
pub struct TakeCopyDialog {
    stage: Stage,
    name: String,
    on: Option<NaiveDate>,
    reply_by: Option<NaiveDate>,
    opened: bool,
    /// Whether it would be refused, worked out once for what is entered.
    refused: Option<((u64, NewCopy), Option<String>)>,
}

impl Default for TakeCopyDialog {
    fn default() -> Self {
        Self {
            stage: Stage::Draft,
            name: String::new(),
            on: None,
            reply_by: None,
            opened: false,
            refused: None,
        }
    }
}

impl Dialog for TakeCopyDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.take_title().to_owned()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        ui.add(egui::Label::new(egui::RichText::new(lang.take_how()).color(p.text_weak)).wrap());
        ui.add_space(2.0 * theme::GRID);
        field::row(ui, lang.take_stage(), LABEL, |ui| {
            let all = STAGES.map(|stage| (stage, lang.stage(stage).to_owned()));
            let shown = lang.stage(self.stage);
            if let Some(stage) = choice::show(ui, lang.take_stage(), shown, Some(self.stage), &all, true) {
                self.stage = stage;
            }
        });
        field::first_text(
            ui,
            (lang.take_name(), LABEL),
            &mut self.name,
            lang.take_name_hint(),
            &mut self.opened,
        );
        let on = self.on.unwrap_or(view.today);
        field::row(ui, lang.take_on(), LABEL, |ui| {
            let picking = Picking::of(view, Month::of(on));
            if let Some(Some(day)) = date_picker::show(ui, "copy-on", lang.take_on(), Some(on), "", picking) {
                self.on = Some(day);
            }
        });
        if self.stage == Stage::Consultation {
            field::row(ui, lang.take_reply_by(), LABEL, |ui| {
                let picking = Picking::of(view, Month::of(on)).clearable();
                let (label, open) = (lang.take_reply_by(), lang.take_no_day());
                if let Some(day) = date_picker::show(ui, "copy-reply", label, self.reply_by, open, picking) {
                    self.reply_by = day;
                }
            });
        }
        let wish = NewCopy {
            programme: view.programme.id,
            stage: self.stage,
            name: self.name.trim().to_owned(),
            on,
            reply_by: self.reply_by,
        };
        let edit = Edit::TakeCopy(Box::new(wish.clone()));
        let key = (view.snapshot.revision, wish);
        if self.refused.as_ref().is_none_or(|(of, _)| *of != key) {
            self.refused = Some((key, view.refused(&edit)));
        }
        let refused = self.refused.as_ref().and_then(|(_, why)| why.clone());
        field::refusal(ui, refused.as_deref());
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            if button::primary(ui, lang.take_button(), view.writable && refused.is_none()).clicked() {
                view.edit(edit);
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
