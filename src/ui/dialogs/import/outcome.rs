//! What the import would do with each fact, by outcome.

use egui::{Id, RichText, Ui};

use super::reading::Reading;
use crate::model::import::{ImportOutcome, ImportReport};
use crate::model::proposal::Question;
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::table::{Column, Table, Width};
use crate::ui::widgets::{button, check};

/// Paints counts and lines.
pub fn show(ui: &mut Ui, view: &View<'_>, reading: &mut Reading) {
    let (lang, p) = (view.lang, view.palette);
    ui.horizontal(|ui| {
        ui.label(RichText::new(lang.report_title()).font(fonts::strong(size::TITLE)));
        if let Some(year) = reading.year() {
            let there = view.snapshot.programme_of(year).is_some();
            let text = if there { lang.report_of_year(year) } else { lang.report_new_year(year) };
            ui.label(RichText::new(text).color(p.text_weak));
        }
    });
    ui.add_space(theme::GRID);
    let report = match &reading.preview {
        Some(Ok(report)) => report.clone(),
        Some(Err(why)) => {
            ui.add(egui::Label::new(RichText::new(why).color(p.overdue)).wrap());
            return;
        }
        None => return,
    };
    let all: Vec<(ImportOutcome, String)> = ImportOutcome::ALL
        .into_iter()
        .map(|o| (o, lang.report_count(lang.import_outcome(o), report.count(o))))
        .collect();
    ui.horizontal(|ui| {
        if let Some(shown) = button::segments(ui, lang.report_title(), reading.shown, &all) {
            reading.shown = shown;
        }
    });
    if report.count(ImportOutcome::Conflict) > 0 || reading.overwrite {
        ui.add_space(theme::GRID);
        let tick = check::with_text(ui, reading.overwrite.into(), lang.report_overwrite(), true);
        if tick.on_hover_text(lang.report_conflicts()).clicked() {
            reading.overwrite = !reading.overwrite;
        }
    }
    if !reading.changes() {
        ui.add_space(theme::GRID);
        ui.label(RichText::new(lang.report_unchanged()).color(p.text_weak));
    }
    ui.add_space(theme::GRID);
    lines(ui, view, &report, reading);
}

fn lines(ui: &mut Ui, view: &View<'_>, report: &ImportReport, reading: &Reading) {
    let (lang, p) = (view.lang, view.palette);
    let shown = reading.shown;
    // What each line says, and the line of the source that its fact stands on.
    let lines: Vec<(String, String)> = if shown == ImportOutcome::Unsettled {
        let place = |question: &Question| question.at.map_or_else(String::new, |at| lang.ask_line(at.line));
        report.open.iter().map(|question| (lang.cli_question(question), place(question))).collect()
    } else {
        let of = report.lines.iter().filter(|line| line.outcome == shown);
        of.map(|line| (lang.import_line(line), reading.line_of(lang, line.fact.as_deref()))).collect()
    };
    if lines.is_empty() {
        ui.label(RichText::new(lang.report_none()).color(p.text_weak));
        return;
    }
    let columns = vec![
        Column::new(0, lang.head_number(), Width::Fixed(48.0), 0),
        Column::new(1, lang.import_outcome(shown), Width::Share(1.0, 100.0), 0),
        Column::new(2, lang.report_place(), Width::Fixed(80.0), 0),
    ];
    Table::new("import-lines", lang.report_title(), columns).show(ui, lines.len(), |ui, mut row| {
        let (text, place) = &lines[row.index];
        row.tell(ui, Id::unique(("import-line", shown, row.index)), &format!("{text} {place}"));
        row.text(ui, 0, &(row.index + 1).to_string(), p.text_weak);
        row.text(ui, 1, text, p.text);
        row.text(ui, 2, place, p.text_weak);
    });
}
