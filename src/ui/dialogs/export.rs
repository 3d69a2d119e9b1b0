//! Papers: which, of whom, in which form; then the writing itself, and what to do with the result.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{RichText, Ui};

use super::Dialog;
use crate::jobs::Job;
use crate::jobs::export::{Exported, export, file_name, formats};
use crate::model::document::{DocumentKind, DocumentOptions, DocumentRequest, Format};
use crate::model::ids::GroupId;
use crate::ui::command::Command;
use crate::ui::context::{Ambient, View};
use crate::ui::picker::Paper;
use crate::ui::theme::{self, size};
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::{button, choice, field};

const LABEL: f32 = 76.0;
/// The forms that are offered side by side.
const USUAL: [Format; 3] = [Format::Docx, Format::Xlsx, Format::Pdf];

/// The choice of a paper.
pub struct ExportDialog {
    kind: DocumentKind,
    group: Option<GroupId>,
    format: Format,
}

impl Default for ExportDialog {
    fn default() -> Self {
        Self { kind: DocumentKind::Schedule, group: None, format: Format::Docx }
    }
}

impl ExportDialog {
    /// The forms that offices use stand side by side, the others in a list.
    fn format_ui(&mut self, ui: &mut Ui, ambient: &Ambient<'_>) {
        let lang = ambient.lang;
        let all = formats(self.kind);
        if !all.contains(&self.format) {
            self.format = all.first().copied().unwrap_or(Format::Pdf);
        }
        let named = |formats: Vec<Format>| -> Vec<(Format, String)> {
            formats.into_iter().map(|f| (f, lang.format_name(f).to_owned())).collect()
        };
        let (usual, other): (Vec<Format>, Vec<Format>) = all.iter().partition(|f| USUAL.contains(f));
        let mut chosen = None;
        if !usual.is_empty() {
            chosen = button::segments(ui, lang.export_format(), self.format, &named(usual));
        }
        if !other.is_empty() {
            let shown = if other.contains(&self.format) {
                lang.format_name(self.format)
            } else {
                lang.export_other_formats()
            };
            let name = lang.export_format();
            chosen = chosen.or(choice::show(ui, name, shown, Some(self.format), &named(other), true));
        }
        self.format = chosen.unwrap_or(self.format);
    }
}

impl Dialog for ExportDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.export_title().to_owned()
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let lang = ambient.lang;
        ui.spacing_mut().item_spacing.y = 6.0;
        field::row(ui, lang.export_paper(), LABEL, |ui| {
            let all = DocumentKind::ALL.map(|kind| (kind, lang.document_kind(kind).to_owned()));
            let (name, shown) = (lang.export_paper(), lang.document_kind(self.kind));
            if let Some(kind) = choice::show(ui, name, shown, Some(self.kind), &all, true) {
                self.kind = kind;
            }
        });
        if self.kind.by_group() {
            let mut all = vec![(None, lang.export_all_groups().to_owned())];
            for id in &view.schedule.groups {
                all.extend(view.snapshot.groups.get(*id).map(|g| (Some(*id), g.name.clone())));
            }
            field::row(ui, lang.export_group(), LABEL, |ui| {
                let shown = all.iter().find(|(id, _)| *id == self.group).or(all.first());
                let shown = shown.map_or_else(String::new, |(_, name)| name.clone());
                let name = lang.export_group();
                if let Some(group) = choice::show(ui, name, &shown, Some(self.group), &all, true) {
                    self.group = group;
                }
            });
        }
        field::row(ui, lang.export_format(), LABEL, |ui| {
            self.format_ui(ui, ambient);
        });
        let group = self.group.filter(|_| self.kind.by_group());
        let options =
            DocumentOptions { edited: view.document.workspace().saved_at(), ..DocumentOptions::default() };
        let base = DocumentRequest::new(self.kind, view.programme.id, view.today);
        let request = DocumentRequest { group, options, ..base };
        let name = file_name(view.snapshot, &request, self.format);
        field::fact(ui, lang.export_name(), LABEL, RichText::new(&name).color(ambient.palette.text_weak));
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            if button::primary(ui, lang.export_button(), true).clicked() {
                let paper = Paper { request, format: self.format };
                ambient.send(Command::PickPaper(paper, name));
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}

/// A paper being written.
pub struct ExportingDialog {
    paper: Paper,
    path: PathBuf,
    stage: Stage,
}

enum Stage {
    Waiting,
    Running(Job<Exported>),
    Done(Exported),
    Failed(String),
}

impl ExportingDialog {
    /// Writes the paper to the path as soon as it is shown.
    #[must_use]
    pub fn new(paper: Paper, path: PathBuf) -> Self {
        Self { paper, path, stage: Stage::Waiting }
    }
}

impl Dialog for ExportingDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.export_title().to_owned()
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let (lang, p) = (ambient.lang, ambient.palette);
        if matches!(self.stage, Stage::Waiting) {
            let Some(view) = view else { return true };
            let ctx = ui.ctx().clone();
            let waker = Box::new(move || ctx.request_repaint());
            let snapshot = Arc::clone(view.document.snapshot());
            let request = self.paper.request.clone();
            self.stage =
                Stage::Running(export(snapshot, request, self.paper.format, self.path.clone(), waker));
        }
        if let Stage::Running(job) = &self.stage {
            match job.poll() {
                Some(Ok(exported)) => self.stage = Stage::Done(exported),
                Some(Err(error)) => {
                    log::warn!("export: {error}");
                    self.stage = Stage::Failed(lang.error(&error));
                }
                None => {}
            }
        }
        let mut done = false;
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
                ui.add(egui::Label::new(RichText::new(why).color(p.overdue)).wrap());
                ui.add_space(3.0 * theme::GRID);
                button::row(ui, |ui| done = button::primary(ui, lang.close(), true).clicked());
            }
            Stage::Done(exported) => done = done_ui(ui, ambient, exported),
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
    for (wanted, used) in &exported.stand_ins {
        let text = RichText::new(lang.export_stand_in(wanted, used)).size(size::SMALL).color(p.text_weak);
        ui.add(egui::Label::new(text).wrap());
    }
    ui.add_space(3.0 * theme::GRID);
    let mut done = false;
    button::row(ui, |ui| {
        if button::primary(ui, lang.export_open(), true).clicked() {
            ambient.send(Command::Launch(exported.path.clone()));
            done = true;
        }
        if button::plain(ui, lang.export_reveal(), true).clicked() {
            let folder = exported.path.parent().map(std::path::Path::to_path_buf);
            ambient.send(Command::Launch(folder.unwrap_or_default()));
            done = true;
        }
        done |= button::plain(ui, lang.close(), true).clicked();
    });
    done
}
