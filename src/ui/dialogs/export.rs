//! A paper being written, and what to do with the result.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, RichText, Ui};

use super::dialog::Dialog;
use crate::error::Error;
use crate::jobs::export::{Exported, Replace, export};
use crate::jobs::{Job, Jobs};
use crate::model::paper::{Format, PaperRequest};
use crate::ui::context::{Ambient, View};
use crate::ui::theme::{self, size};
use crate::ui::widgets::button;
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::wish::Wish;

/// A paper being written.
pub struct ExportingDialog {
    request: PaperRequest,
    format: Format,
    path: PathBuf,
    /// What may be replaced.
    replace: Replace,
    stage: Stage,
}

enum Stage {
    Waiting,
    Running(Job<Exported>),
    Done(Exported),
    Failed(Error),
}

impl ExportingDialog {
    /// Writes the paper to the path before it is shown.
    #[must_use]
    pub fn new(request: PaperRequest, format: Format, path: PathBuf, replace: Replace) -> Self {
        Self { request, format, path, replace, stage: Stage::Waiting }
    }
}

impl Dialog for ExportingDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.export_title().to_owned()
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn keep_up(&mut self, _ctx: &Context, jobs: &mut Jobs, _ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        if matches!(self.stage, Stage::Waiting)
            && let Some(view) = view
        {
            let snapshot = Arc::clone(view.file.snapshot());
            let work = export(snapshot, self.request.clone(), self.format, self.path.clone(), self.replace);
            self.stage = Stage::Running(jobs.start(work));
        }
        let Stage::Running(job) = &self.stage else { return };
        match job.poll() {
            Some(Ok(exported)) => self.stage = Stage::Done(exported),
            Some(Err(error)) => {
                log::warn!("export: {error}");
                self.stage = Stage::Failed(error);
            }
            None => {}
        }
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let (lang, p) = (ambient.lang, ambient.palette);
        if view.is_none() {
            return true;
        }
        let mut done = false;
        let mut again = None;
        match &self.stage {
            Stage::Waiting | Stage::Running(_) => {
                ui.horizontal(|ui| {
                    ui.spinner();
                    ui.label(lang.export_running());
                });
                ui.add_space(3.0 * theme::GRID);
                button::row(ui, |ui| done = button::plain(ui, lang.export_stop(), true).clicked());
            }
            Stage::Failed(why) => {
                let there = match why {
                    Error::AlreadyExists(path) if *path == self.path => Some(Replace::Named),
                    Error::AlreadyExists(_) => Some(Replace::All),
                    _ => None,
                };
                let text = match why {
                    Error::AlreadyExists(path) => lang.path_replace(&path.display().to_string()),
                    other => lang.error(other),
                };
                let colour = if there.is_some() { p.text } else { p.overdue };
                ui.add(egui::Label::new(RichText::new(text).color(colour)).wrap());
                ui.add_space(3.0 * theme::GRID);
                button::row(ui, |ui| {
                    let word = if there.is_some() { lang.replace() } else { lang.package_retry() };
                    if button::primary(ui, word, true).clicked() {
                        again = Some(there);
                    }
                    done = button::plain(ui, lang.cancel(), true).clicked();
                });
            }
            Stage::Done(exported) => done = done_ui(ui, ambient, exported),
        }
        if let Some(asked) = again {
            self.replace = self.replace.max(asked.unwrap_or(Replace::Nothing));
            self.stage = Stage::Waiting;
            ui.ctx().request_repaint();
        }
        done
    }
}

fn done_ui(ui: &mut Ui, ambient: &Ambient<'_>, exported: &Exported) -> bool {
    let (lang, p) = (ambient.lang, ambient.palette);
    ui.horizontal(|ui| {
        mark::show(ui, Mark::Accepted, 14.0, p.done);
        ui.label(RichText::new(lang.export_done()).font(crate::ui::fonts::strong(size::BODY)));
    });
    ui.add(egui::Label::new(exported.path.display().to_string()).wrap().selectable(true));
    if exported.files > 1 {
        ui.label(RichText::new(lang.export_files(exported.files)).color(p.text_weak));
    }
    ui.add_space(3.0 * theme::GRID);
    let mut done = false;
    button::row(ui, |ui| {
        if button::primary(ui, lang.export_open(), true).clicked() {
            ambient.send(Wish::Launch(exported.path.clone()));
            done = true;
        }
        if button::plain(ui, lang.export_reveal(), true).clicked() {
            let folder = exported.path.parent().map(std::path::Path::to_path_buf);
            ambient.send(Wish::Launch(folder.unwrap_or_default()));
            done = true;
        }
        done |= button::plain(ui, lang.close(), true).clicked();
    });
    done
}
