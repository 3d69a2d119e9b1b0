//! Choices about kept copies of the schedule: of which a paper is made, which it is about, with which it compares.

use egui::Ui;

use crate::jobs::papers::facts;
use crate::model::ids::ScheduleCopyId;
use crate::model::issue::{ScheduleCopy, Stage};
use crate::model::paper::{PaperChoice, PaperFacts, PaperKind, PaperOptions};
use crate::ui::context::View;
use crate::ui::widgets::{button, choice, field};

/// Width of the words before the choices of a paper.
pub const LABEL: f32 = 64.0;

/// Paints those that a paper has, where the year has copies for them.
pub fn show(ui: &mut Ui, view: &View<'_>, facts: &PaperFacts, options: &mut PaperOptions) {
    let lang = view.lang;
    let (label, usual, fits): (_, _, fn(&ScheduleCopy) -> bool) = if facts.has(PaperChoice::Copy) {
        (lang.set_copy(), lang.set_copy_now(), |_| true)
    } else if facts.has(PaperChoice::Consultation) {
        (lang.set_copy(), lang.set_copy_consultation(), |copy| copy.stage == Stage::Consultation)
    } else if facts.has(PaperChoice::Issue) {
        (lang.set_against(), lang.set_copy_issue(), |copy| copy.stage == Stage::Issued)
    } else {
        return;
    };
    let mut all: Vec<(Option<ScheduleCopyId>, String)> = vec![(None, usual.to_owned())];
    let copies = view.snapshot.copies_of(view.programme.id).filter(|copy| fits(copy));
    all.extend(copies.map(|copy| (Some(copy.id), lang.copy_title(copy))));
    if all.len() > 1 {
        field::row(ui, label, LABEL, |ui| {
            let shown = all.iter().find(|(copy, _)| *copy == options.copy).or(all.first());
            let shown = shown.map_or_else(String::new, |(_, title)| title.clone());
            if let Some(copy) = choice::show(ui, label, &shown, Some(options.copy), &all, true) {
                options.copy = copy;
            }
        });
    }
    if facts.has(PaperChoice::Tables) {
        let all = [
            (None, lang.set_usual()),
            (Some(true), lang.set_tables_with()),
            (Some(false), lang.set_tables_without()),
        ];
        let all = all.map(|(tables, text)| (tables, text.to_owned()));
        field::row(ui, lang.set_tables(), LABEL, |ui| {
            if let Some(tables) = button::segments(ui, lang.set_tables(), options.tables, &all) {
                options.tables = tables;
            }
        });
    }
}

/// The official paper that a 发文审批单 is for.
pub fn subject(ui: &mut Ui, view: &View<'_>, subject: &mut Option<PaperKind>) {
    let lang = view.lang;
    let official = PaperKind::ALL.into_iter().filter(|kind| facts(*kind).official);
    let all: Vec<(PaperKind, String)> =
        official.map(|kind| (kind, lang.paper_name(kind).to_owned())).collect();
    let now = subject.unwrap_or(PaperKind::Notice);
    field::row(ui, lang.set_subject(), LABEL, |ui| {
        if let Some(kind) = choice::show(ui, lang.set_subject(), lang.paper_name(now), Some(now), &all, true)
        {
            *subject = Some(kind);
        }
    });
}
