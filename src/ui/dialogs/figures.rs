//! 活动数字: the figures of a unit's session, typed or read from a pasted report, each ticked and corrected, taken as one edit.

use egui::{Align, Context, Label, Layout, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::dialog::Dialog;
use crate::jobs::reading::{self, Source};
use crate::jobs::{Job, Jobs};
use crate::model::edit::Edit;
use crate::model::figure::{Figure, FiguresRead};
use crate::model::ids::{SessionId, UnitId};
use crate::model::statistics::{self, TakenFigure};
use crate::text::Lang;
use crate::ui::context::{Ambient, View};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{button, check};

/// A metric with what is to be taken of it.
struct Row {
    metric: String,
    measure: String,
    /// As typed or read: 300余.
    amount: String,
    taken: bool,
    /// The words that it was read from.
    words: String,
    /// As the file has it.
    stored: String,
}

/// The figures of one session and what was read of a report.
pub struct FiguresDialog {
    session: SessionId,
    unit: Option<UnitId>,
    text: String,
    /// The text that was, or is being, read.
    read: String,
    job: Option<Job<FiguresRead>>,
    rows: Option<Vec<Row>>,
    /// What has to be told of the text.
    told: Vec<String>,
    opened: bool,
}

impl FiguresDialog {
    /// The figures of `unit` on `session`; `None`: of the session as a whole.
    pub fn new(session: SessionId, unit: Option<UnitId>) -> Self {
        Self {
            session,
            unit,
            text: String::new(),
            read: String::new(),
            job: None,
            rows: None,
            told: Vec::new(),
            opened: false,
        }
    }

    fn stored(&self, view: &View<'_>) -> Vec<Row> {
        let told: Vec<_> =
            view.snapshot.metric_values_of(self.session).filter(|told| told.unit == self.unit).collect();
        let metrics = statistics::metrics(view.snapshot.metrics.iter());
        let asked = metrics.into_iter().filter(|metric| !statistics::is_computed(&metric.name));
        asked
            .map(|metric| {
                let told = told.iter().find(|told| told.metric == metric.id);
                let stored = told.map_or_else(String::new, |t| statistics::amount_text(t.value, t.more));
                let words = told.map_or_else(String::new, |told| told.as_written.clone());
                let (metric, measure) = (metric.name, metric.measure);
                Row { metric, measure, amount: stored.clone(), taken: false, words, stored }
            })
            .collect()
    }

    /// Puts what was read into the rows; things without a metric get a row of their own.
    fn fill(&mut self, lang: Lang, read: &FiguresRead) {
        let Some(rows) = &mut self.rows else { return };
        let mut reports = read.reports.iter().filter(|report| report.figures.iter().any(Figure::counts));
        let first = reports.next();
        self.told = read.questions.iter().map(|question| lang.figure_question(question)).collect();
        match first {
            None => self.told.insert(0, lang.figures_none().to_owned()),
            Some(_) if reports.next().is_some() => self.told.insert(0, lang.figures_first().to_owned()),
            Some(_) => {}
        }
        let figures = first.map_or(&[][..], |report| &report.figures);
        for figure in statistics::taken(figures.iter().filter(|figure| figure.counts())) {
            let amount =
                figure.value.map_or_else(String::new, |value| statistics::amount_text(value, figure.more));
            let there = rows.iter().position(|row| row.metric == figure.metric);
            let row = Row {
                metric: figure.metric,
                measure: figure.measure,
                amount,
                taken: true,
                words: figure.as_written,
                stored: String::new(),
            };
            match there {
                Some(at) => {
                    let (stored, measure) = (rows[at].stored.clone(), rows[at].measure.clone());
                    rows[at] = Row { measure, stored, ..row };
                }
                None => rows.push(row),
            }
        }
    }

    /// What is ticked, or nothing while one of it is no number.
    fn figures(&self) -> Option<Vec<TakenFigure>> {
        let rows = self.rows.iter().flatten().filter(|row| row.taken);
        rows.map(|row| {
            let amount = statistics::amount_of(&row.amount)?;
            Some(TakenFigure {
                metric: row.metric.clone(),
                measure: row.measure.clone(),
                value: amount.map(|(value, _)| value),
                more: amount.is_some_and(|(_, more)| more),
                as_written: row.words.clone(),
            })
        })
        .collect()
    }

    fn rows_ui(&mut self, ui: &mut Ui, ambient: &Ambient<'_>) {
        let (lang, p) = (ambient.lang, ambient.palette);
        for told in &self.told {
            ui.add(Label::new(RichText::new(told).size(size::SMALL).color(p.warn)).wrap());
        }
        let list = ScrollArea::vertical().id_salt("figures").auto_shrink([false, false]);
        list.show(ui, |ui| {
            for row in self.rows.iter_mut().flatten() {
                ui.horizontal(|ui| {
                    ui.set_height(theme::CONTROL);
                    let name = lang.figures_row(&row.metric, &row.measure);
                    if check::in_column(ui, row.taken.into(), &name, true, 196.0).clicked() {
                        row.taken = !row.taken;
                    }
                    let edit = TextEdit::singleline(&mut row.amount).desired_width(84.0);
                    let edit = ui.add(edit).accessible_name(lang.figures_amount(&row.metric));
                    if edit.changed() {
                        row.taken = row.amount.trim() != row.stored;
                        row.words.clear();
                    }
                    if statistics::amount_of(&row.amount).is_none() {
                        ui.label(RichText::new(lang.cli_want_amount()).size(size::SMALL).color(p.warn));
                    } else {
                        let words = RichText::new(&row.words).size(size::SMALL).color(p.text_weak);
                        ui.add(Label::new(words).truncate()).on_hover_text(&row.words);
                    }
                });
            }
        });
    }
}

impl Dialog for FiguresDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.figures_title().to_owned()
    }

    fn width(&self) -> f32 {
        900.0
    }

    fn unsaved(&self) -> bool {
        self.rows.iter().flatten().any(|row| row.taken)
    }

    fn keep_up(&mut self, _ctx: &Context, jobs: &mut Jobs, ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        let Some(view) = view else { return };
        if self.rows.is_none() {
            self.rows = Some(self.stored(view));
        }
        if self.text != self.read {
            self.read.clone_from(&self.text);
            self.told.clear();
            self.job = None;
            if !self.text.trim().is_empty() {
                self.job = Some(jobs.start(reading::figures(Source::Text(self.text.clone()))));
            }
        }
        if let Some(outcome) = self.job.as_ref().and_then(Job::poll) {
            self.job = None;
            // What an earlier text said and nobody took is gone with it.
            self.rows = Some(self.stored(view));
            match outcome {
                Ok(read) => self.fill(ambient.lang, &read),
                Err(error) => self.told = vec![ambient.lang.error(&error)],
            }
        }
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        let whose = self.unit.map_or("", |unit| view.name(unit));
        ui.add(Label::new(RichText::new(lang.figures_how(whose)).color(p.text_weak)).wrap());
        ui.add_space(theme::GRID);
        let height = (ui.ctx().content_rect().height() - 280.0).clamp(160.0, 420.0);
        let room = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Min), |ui| {
            let left = room.x * 0.42;
            ui.allocate_ui_with_layout(vec2(left, height), Layout::top_down(Align::Min), |ui| {
                ScrollArea::vertical().id_salt("report").auto_shrink([false, false]).show(ui, |ui| {
                    let edit = TextEdit::multiline(&mut self.text)
                        .desired_width(f32::INFINITY)
                        .hint_text(lang.figures_hint());
                    let edit =
                        ui.add_sized(vec2(left - 10.0, height), edit).accessible_name(lang.figures_text());
                    if !std::mem::replace(&mut self.opened, true) {
                        edit.request_focus();
                    }
                });
            });
            ui.add_space(16.0);
            let right = vec2(room.x - left - 16.0, height);
            ui.allocate_ui_with_layout(right, Layout::top_down(Align::Min), |ui| {
                ui.set_min_height(height);
                self.rows_ui(ui, ambient);
            });
        });
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            let figures = self.figures();
            let count = self.rows.iter().flatten().filter(|row| row.taken).count();
            let ready = figures.is_some() && count > 0 && view.writable && self.job.is_none();
            if button::primary(ui, &lang.figures_button(count), ready).clicked()
                && let Some(figures) = figures
            {
                view.edit(Edit::TakeFigures { session: self.session, unit: self.unit, figures });
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
