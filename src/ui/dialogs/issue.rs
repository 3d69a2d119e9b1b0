//! 登记印发: document number, who signed, and the day.

use chrono::NaiveDate;
use egui::{RichText, Ui};

use super::dialog::Dialog;
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::ids::ScheduleCopyId;
use crate::model::issuing::Issuing;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::{button, field};

const LABEL: f32 = 84.0;

/// What was typed.
pub struct IssueDialog {
    copy: Option<ScheduleCopyId>,
    /// `None`: not touched, the year's own.
    doc_no: Option<String>,
    signed_by: String,
    on: Option<NaiveDate>,
    opened: bool,
}

impl IssueDialog {
    /// Of a copy, or of the schedule as it stands.
    #[must_use]
    pub fn new(copy: Option<ScheduleCopyId>) -> Self {
        Self { copy, doc_no: None, signed_by: String::new(), on: None, opened: false }
    }
}

impl Dialog for IssueDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.issue_title().to_owned()
    }

    fn width(&self) -> f32 {
        480.0
    }

    fn unsaved(&self) -> bool {
        self.doc_no.is_some() || !self.signed_by.trim().is_empty()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        let copy = self.copy.and_then(|id| view.snapshot.schedule_copies.get(id));
        let which = copy.map_or_else(|| lang.board_now().to_owned(), |copy| lang.copy_title(copy));
        field::fact(ui, lang.issue_which(), LABEL, which);
        // A second issue of the year bears a number of its own.
        let again = view.year.issued().is_some();
        let mut doc_no = self
            .doc_no
            .clone()
            .unwrap_or_else(|| if again { String::new() } else { view.programme.doc_no.clone() });
        let line = |ui: &mut Ui, label: &str, hint: &str, text: &mut String| {
            field::text(ui, (label, LABEL), text, hint)
        };
        let number = line(ui, lang.issue_doc_no(), lang.issue_doc_no_hint(), &mut doc_no);
        if number.changed() {
            self.doc_no = Some(doc_no.clone());
        }
        let signer = line(ui, lang.issue_signed_by(), "", &mut self.signed_by);
        if !std::mem::replace(&mut self.opened, true) {
            if doc_no.is_empty() { number.request_focus() } else { signer.request_focus() }
        }
        let usual = view.programme.issued_on.filter(|_| !again).unwrap_or(view.today);
        let on = self.on.unwrap_or(usual);
        field::row(ui, lang.issue_on(), LABEL, |ui| {
            let picking = Picking::of(view, Month::of(on));
            if let Some(Some(day)) = date_picker::show(ui, "issue-on", lang.issue_on(), Some(on), "", picking)
            {
                self.on = Some(day);
            }
        });
        ui.add_space(theme::GRID);
        ui.add(egui::Label::new(RichText::new(lang.issue_how()).color(p.text_weak)).wrap());
        ui.add_space(2.0 * theme::GRID);
        let (doc_no, signed_by) = (doc_no.trim().to_owned(), self.signed_by.trim().to_owned());
        let ready = view.writable && !doc_no.is_empty() && !signed_by.is_empty();
        let mut done = false;
        button::row(ui, |ui| {
            if button::primary(ui, lang.issue_button(), ready).clicked() {
                let programme = view.programme.id;
                view.edit(Edit::Issue(Box::new(Issuing {
                    programme,
                    copy: self.copy,
                    doc_no,
                    signed_by,
                    on,
                })));
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
