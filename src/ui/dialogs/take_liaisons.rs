//! 批量录入联络员: a table of liaisons of many units, pasted, with what is taken of it beside.

use egui::{Align, Context, Label, Layout, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::dialog::Dialog;
use crate::jobs::reading::cells;
use crate::jobs::{Job, Jobs};
use crate::model::Snapshot;
use crate::model::edit::Edit;
use crate::text::Lang;
use crate::text::person_rows::{PersonRows, RowState, stand};
use crate::ui::context::{Ambient, View};
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{button, check};

/// What was pasted and what was understood of it.
#[derive(Default)]
pub struct TakeLiaisonsDialog {
    text: String,
    /// The text that was, or is being, read.
    read: String,
    job: Option<Job<Vec<Vec<String>>>>,
    /// The rows, or why there are none.
    rows: Option<Result<PersonRows, String>>,
    /// How each row stands to the file, at a revision.
    standing: Vec<RowState>,
    stood_for: Option<u64>,
    only: bool,
    opened: bool,
}

impl TakeLiaisonsDialog {
    fn refresh(&mut self, jobs: &mut Jobs, lang: Lang, snapshot: &Snapshot) {
        if self.text != self.read {
            self.read.clone_from(&self.text);
            self.job = None;
            self.stood_for = None;
            if self.text.trim().is_empty() {
                self.rows = None;
            } else {
                self.job = Some(jobs.start(cells(self.text.clone())));
            }
        }
        if let Some(outcome) = self.job.as_ref().and_then(Job::poll) {
            self.job = None;
            self.stood_for = None;
            self.rows = Some(outcome.map(|cells| PersonRows::of(&cells)).map_err(|error| lang.error(&error)));
        }
        if self.stood_for != Some(snapshot.revision) {
            self.stood_for = Some(snapshot.revision);
            self.standing = match &self.rows {
                Some(Ok(rows)) => stand(snapshot, &rows.rows),
                _ => Vec::new(),
            };
        }
    }

    fn preview(&self, ui: &mut Ui, view: &View<'_>) {
        let (lang, p) = (view.lang, view.palette);
        let weak = |text: &str| Label::new(RichText::new(text).color(p.text_weak)).wrap();
        let rows = match &self.rows {
            Some(Ok(rows)) if !rows.rows.is_empty() => rows,
            Some(Err(why)) => {
                ui.add(Label::new(RichText::new(why).color(p.warn)).wrap());
                return;
            }
            _ => {
                let reading = self.job.is_some();
                ui.add(weak(if reading { lang.take_reading() } else { lang.take_nothing() }));
                return;
            }
        };
        let count = |wanted: fn(&RowState) -> bool| self.standing.iter().filter(|s| wanted(s)).count();
        let head = lang.take_counts(
            count(|s| matches!(s, RowState::New(_))),
            count(|s| matches!(s, RowState::Changed(_))),
            count(|s| matches!(s, RowState::Same(_))),
            count(|s| s.unit().is_none()),
        );
        ui.add(Label::new(RichText::new(head).font(fonts::strong(size::BODY))).wrap());
        if !rows.headed {
            ui.add(Label::new(RichText::new(lang.take_no_heads()).size(size::SMALL).color(p.warn)).wrap());
        }
        if !rows.ignored.is_empty() {
            let told = lang.take_ignored(&lang.listed(&rows.ignored));
            ui.add(Label::new(RichText::new(told).size(size::SMALL).color(p.text_weak)).wrap());
        }
        // What is not taken stands first.
        let mut order: Vec<usize> = (0..self.standing.len().min(rows.rows.len())).collect();
        order.sort_by_key(|at| (self.standing[*at].unit().is_some(), rows.rows[*at].faults.is_empty()));
        let list = ScrollArea::vertical().id_salt("people").auto_shrink([false, false]);
        ui.spacing_mut().item_spacing.y = 1.0;
        list.show_rows(ui, theme::CONTROL, order.len(), |ui, range| {
            for at in &order[range] {
                let (row, standing) = (&rows.rows[*at], &self.standing[*at]);
                let what = lang.person_standing(row, standing);
                let line = lang.take_line(row.number, &row.unit, &row.card.name, &what);
                let colour = match standing {
                    RowState::Same(_) => p.text_weak,
                    other if other.unit().is_none() => p.warn,
                    _ => p.text,
                };
                ui.horizontal(|ui| {
                    ui.set_height(theme::CONTROL);
                    let label = Label::new(RichText::new(&line).color(colour)).truncate();
                    ui.add(label).on_hover_text(&line);
                });
            }
        });
    }
}

impl Dialog for TakeLiaisonsDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.people_title().to_owned()
    }

    fn width(&self) -> f32 {
        860.0
    }

    fn unsaved(&self) -> bool {
        !self.text.trim().is_empty()
    }

    fn keep_up(&mut self, _ctx: &Context, jobs: &mut Jobs, ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        if let Some(view) = view {
            self.refresh(jobs, ambient.lang, view.snapshot);
        }
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        ui.add(Label::new(RichText::new(lang.people_how()).color(p.text_weak)).wrap());
        ui.add_space(theme::GRID);
        let height = (ui.ctx().content_rect().height() - 300.0).clamp(140.0, 360.0);
        let room = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Min), |ui| {
            let half = (room.x - 16.0) / 2.0;
            ui.allocate_ui_with_layout(vec2(half, height), Layout::top_down(Align::Min), |ui| {
                ScrollArea::both().id_salt("table").auto_shrink([false, false]).show(ui, |ui| {
                    let edit = TextEdit::multiline(&mut self.text)
                        .desired_width(f32::INFINITY)
                        .hint_text(lang.take_hint());
                    let edit = ui.add_sized(vec2(half - 10.0, height), edit);
                    let edit = edit.accessible_name(lang.take_field());
                    if !std::mem::replace(&mut self.opened, true) {
                        edit.request_focus();
                    }
                });
            });
            ui.add_space(16.0);
            ui.allocate_ui_with_layout(vec2(half, height), Layout::top_down(Align::Min), |ui| {
                ui.set_min_height(height);
                self.preview(ui, view);
            });
        });
        ui.add_space(theme::GRID);
        if check::with_text(ui, self.only.into(), lang.take_only(), true).clicked() {
            self.only = !self.only;
        }
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            let people: Vec<_> = match &self.rows {
                Some(Ok(rows)) => {
                    let pairs = self.standing.iter().zip(&rows.rows);
                    pairs.filter_map(|(s, row)| Some((s.unit()?, row.card.clone()))).collect()
                }
                _ => Vec::new(),
            };
            let ready = !people.is_empty() && view.writable_file() && self.job.is_none();
            if button::primary(ui, &lang.people_button(people.len()), ready).clicked() {
                view.edit(Edit::TakeLiaisons { people, only: self.only });
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
