//! A damaged file: what is wrong with it, its backups by date, and what can be done.

use std::path::PathBuf;

use chrono::Local;
use egui::{Context, Label, RichText, ScrollArea, Ui};

use super::dialog::Dialog;
use crate::error::Error;
use crate::jobs::backups::Examined;
use crate::jobs::{Job, Jobs};
use crate::text::Lang;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::button;
use crate::ui::wish::Wish;
use crate::workspace::Backup;

/// The file, its backups, and what was found out about them.
pub struct DamagedDialog {
    path: PathBuf,
    /// What is wrong, as a sentence.
    why: String,
    /// Whether the file is open for reading, without what cannot be understood.
    open: bool,
    folder: PathBuf,
    backups: Vec<Backup>,
    job: Option<Job<Vec<Examined>>>,
    examined: Vec<Examined>,
}

impl DamagedDialog {
    /// Backups that are shown; older ones are in the folder.
    pub const SHOWN: usize = 8;

    /// A dialog on the file at `path`; `job` examines the first [`Self::SHOWN`] of `backups`.
    #[must_use]
    pub fn new(
        path: PathBuf,
        why: String,
        open: bool,
        folder: PathBuf,
        backups: Vec<Backup>,
        job: Job<Vec<Examined>>,
    ) -> Self {
        Self { path, why, open, folder, backups, job: Some(job), examined: Vec::new() }
    }

    /// What is known of a backup, and whether it may be put back.
    fn standing(&self, lang: Lang, backup: &Backup) -> (String, bool) {
        match self.examined.iter().find(|examined| examined.backup.path == backup.path).map(|e| &e.outcome) {
            Some(Ok(glance)) => (lang.damaged_sound(&lang.glance(&glance.region, glance.year)), true),
            Some(Err(Error::UnsoundBackup { problems, .. })) => {
                let first = problems.first().map(|problem| lang.health_problem(problem));
                (lang.damaged_unsound(&first.unwrap_or_default()), false)
            }
            Some(Err(error)) => (lang.error(error), false),
            None if self.job.is_some() => (lang.damaged_checking().to_owned(), true),
            None => (String::new(), true),
        }
    }

    fn backups_ui(&self, ui: &mut Ui, ambient: &Ambient<'_>) {
        let (lang, p) = (ambient.lang, ambient.palette);
        if self.backups.is_empty() {
            ui.label(lang.damaged_no_backups());
            return;
        }
        ui.label(RichText::new(lang.damaged_backups()).color(p.text_weak));
        ScrollArea::vertical().max_height(260.0).auto_shrink([false, true]).show(ui, |ui| {
            for backup in self.backups.iter().take(Self::SHOWN) {
                let (standing, fit) = self.standing(lang, backup);
                let at = backup.at.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string();
                ui.horizontal(|ui| {
                    if button::plain(ui, lang.damaged_restore(), fit).clicked() {
                        ambient.send(Wish::RestoreBackup(self.path.clone(), backup.path.clone()));
                    }
                    ui.label(at).on_hover_text(backup.path.display().to_string());
                    let colour = if fit { p.text_weak } else { p.overdue };
                    ui.add(Label::new(RichText::new(standing).color(colour)).wrap());
                });
            }
        });
        let more = self.backups.len().saturating_sub(Self::SHOWN);
        if more > 0 {
            ui.label(RichText::new(lang.damaged_more(more)).color(p.text_weak));
        }
    }
}

impl Dialog for DamagedDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        let lang = ambient.lang;
        if self.open { lang.damaged_partly_title() } else { lang.damaged_title() }.to_owned()
    }

    fn width(&self) -> f32 {
        640.0
    }

    fn keep_up(&mut self, _ctx: &Context, _jobs: &mut Jobs, _: &Ambient<'_>, _: Option<&View<'_>>) {
        if let Some(outcome) = self.job.as_ref().and_then(Job::poll) {
            self.job = None;
            self.examined = outcome.inspect_err(|error| log::warn!("backups: {error}")).unwrap_or_default();
        }
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, _view: Option<&View<'_>>) -> bool {
        let (lang, p) = (ambient.lang, ambient.palette);
        ui.add(Label::new(&self.why).wrap().selectable(true));
        ui.add_space(2.0 * theme::GRID);
        self.backups_ui(ui, ambient);
        ui.add_space(2.0 * theme::GRID);
        ui.label(RichText::new(lang.damaged_where()).color(p.text_weak));
        ui.add(Label::new(self.folder.display().to_string()).wrap().selectable(true));
        ui.add_space(3.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            if self.open && button::primary(ui, lang.damaged_repair(), true).clicked() {
                ambient.send(Wish::Repair(self.path.clone()));
                done = true;
            }
            if button::plain(ui, lang.damaged_folder(), true).clicked() {
                let folder = self.path.parent().map(std::path::Path::to_path_buf);
                ambient.send(Wish::Launch(folder.unwrap_or_default()));
            }
            let leave = if self.open { lang.damaged_stay() } else { lang.close() };
            done |= button::plain(ui, leave, true).clicked();
        });
        done
    }
}
