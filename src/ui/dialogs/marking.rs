//! Day and reason of an event of reports: 退回, 免报, 延期.

use chrono::NaiveDate;
use egui::{RichText, Ui};

use super::dialog::Dialog;
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::report::ReportEventKind;
use crate::ui::context::{Ambient, View};
use crate::ui::dialog_kind::Marking;
use crate::ui::pages::reports::record;
use crate::ui::theme;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::{button, check, field};

const LABEL: f32 = 72.0;
/// Names told.
const NAMES: usize = 12;
/// Pieces of what is asked for that are offered as lacking.
const GAPS: usize = 8;

/// The dialog.
pub struct MarkingDialog {
    marking: Marking,
    until: Option<NaiveDate>,
    note: String,
    opened: bool,
}

impl MarkingDialog {
    /// Asks about a marking.
    #[must_use]
    pub fn new(marking: Marking) -> Self {
        Self { marking, until: None, note: String::new(), opened: false }
    }
}

impl MarkingDialog {
    /// What is asked for, piece by piece: a click names it as lacking in the reason, another takes it out again.
    fn gaps_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let lang = view.lang;
        let mut pieces: Vec<&str> = Vec::new();
        for target in &self.marking.targets {
            let Some(asked) = view.snapshot.requirements.get(target.requirement) else { continue };
            for piece in asked.pieces() {
                if !pieces.contains(&piece) {
                    pieces.push(piece);
                }
            }
        }
        if pieces.is_empty() {
            return;
        }
        field::row(ui, lang.mark_gaps(), LABEL, |ui| {
            ui.horizontal_wrapped(|ui| {
                for piece in pieces.into_iter().take(GAPS) {
                    let gap = lang.gap(piece);
                    let comma = lang.list_comma();
                    let mut told: Vec<&str> = self.note.split(comma).map(str::trim).collect();
                    told.retain(|part| !part.is_empty());
                    let on = told.contains(&gap.as_str());
                    if check::with_text(ui, on.into(), &gap, view.writable).clicked() {
                        if on {
                            told.retain(|part| *part != gap);
                        } else {
                            told.push(&gap);
                        }
                        self.note = told.join(comma);
                    }
                }
            });
        });
    }
}

impl Dialog for MarkingDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        let lang = ambient.lang;
        match self.marking.kind {
            ReportEventKind::Exempt => lang.mark_title_exempt(),
            ReportEventKind::Extended => lang.mark_title_extend(),
            ReportEventKind::Returned => lang.mark_title_return(),
            kind => lang.report_event(kind),
        }
        .to_owned()
    }

    fn unsaved(&self) -> bool {
        !self.note.trim().is_empty()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let lang = ambient.lang;
        let kind = self.marking.kind;
        let targets = &self.marking.targets;
        let names: Vec<_> = targets.iter().take(NAMES).map(|t| view.by_whom(*t)).collect();
        let more = if targets.len() > NAMES { lang.reports_and_more(targets.len()) } else { String::new() };
        let who = format!("{}{more}", lang.listed(&names));
        ui.add(egui::Label::new(RichText::new(who).color(ambient.palette.text_weak)).wrap());
        ui.add_space(2.0 * theme::GRID);
        let on = self.marking.on;
        let mut picking = Picking::of(view, Month::of(on));
        field::row(ui, lang.mark_day(), LABEL, |ui| {
            let name = lang.mark_day();
            if let Some(Some(day)) = date_picker::show(ui, "mark-day", name, Some(on), "", picking) {
                self.marking.on = day;
            }
        });
        let until = match kind {
            ReportEventKind::Returned => Some((lang.mark_again(), lang.mark_none())),
            ReportEventKind::Extended => Some((lang.mark_until(), lang.mark_choose())),
            _ => None,
        };
        if let Some((label, hint)) = until {
            if kind == ReportEventKind::Returned {
                picking = picking.clearable();
            }
            field::row(ui, label, LABEL, |ui| {
                if let Some(day) = date_picker::show(ui, "mark-until", label, self.until, hint, picking) {
                    self.until = day;
                }
            });
        }
        if kind == ReportEventKind::Returned {
            self.gaps_ui(ui, view);
        }
        let hint = if kind == ReportEventKind::Returned { lang.mark_reason_hint() } else { "" };
        let entered =
            field::first_text(ui, (lang.mark_reason(), LABEL), &mut self.note, hint, &mut self.opened);
        ui.add_space(3.0 * theme::GRID);
        let passed = self.until.filter(|until| *until < self.marking.on);
        if let Some(until) = passed {
            let on = lang.day_full(self.marking.on);
            let why = RichText::new(lang.refuse_until_before(&lang.day_full(until), &on));
            ui.add(egui::Label::new(why.color(ambient.palette.warn)).wrap());
            ui.add_space(theme::GRID);
        }
        let complete = kind != ReportEventKind::Extended || self.until.is_some();
        let ready = view.writable && complete && passed.is_none();
        let mut done = false;
        button::row(ui, |ui| {
            if button::primary(ui, lang.ok(), ready).clicked() || (entered && ready) {
                let edit = Edit::Report {
                    targets: self.marking.targets.clone(),
                    kind,
                    on: self.marking.on,
                    until: self.until,
                    note: self.note.trim().to_owned(),
                };
                record(view, edit);
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
