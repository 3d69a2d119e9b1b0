//! Reading notices, tables and lists: choose or paste, see what was understood and what it would do, answer, import.

mod found;
mod outcome;
mod questions;
mod reading;

use std::path::PathBuf;

use egui::{Align, Context, Layout, RichText, ScrollArea, TextEdit, Ui, vec2};

use self::reading::Reading;
use crate::jobs::reading::{Known, Source, read};
use crate::jobs::{Job, Jobs};
use crate::model::proposal::Proposal;
use crate::ui::context::{Ambient, View};
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::picker::Mode;
use crate::ui::theme;
use crate::ui::widgets::button;
use crate::ui::wish::{Ask, Place, Then, Wish};

/// Extensions of sources that can be read.
const SOURCES: [&str; 11] = ["docx", "doc", "wps", "txt", "xlsx", "xls", "et", "ods", "csv", "html", "htm"];

/// The dialog.
pub struct ImportDialog {
    paths: Vec<PathBuf>,
    pasted: String,
    /// Why the last reading failed.
    failed: Option<String>,
    /// Whether to read without being asked to.
    at_once: bool,
    /// Whether the field for pasted text has had the keyboard.
    opened: bool,
    stage: Stage,
}

enum Stage {
    /// Sources are being named.
    Choosing,
    /// They are being read.
    Reading(Job<Proposal>),
    /// They are read.
    Read(Box<Reading>),
}

impl ImportDialog {
    /// Reads these files at once; none: asks for a source.
    #[must_use]
    pub fn new(paths: Vec<PathBuf>) -> Self {
        let at_once = !paths.is_empty();
        Self { paths, pasted: String::new(), failed: None, at_once, opened: false, stage: Stage::Choosing }
    }

    /// Reads this text at once.
    #[must_use]
    pub fn of_text(text: String) -> Self {
        Self {
            paths: Vec::new(),
            pasted: text,
            failed: None,
            at_once: true,
            opened: false,
            stage: Stage::Choosing,
        }
    }

    fn begin(&mut self, jobs: &mut Jobs, view: Option<&View<'_>>) {
        let sources = if self.paths.is_empty() {
            vec![Source::Text(self.pasted.clone())]
        } else {
            self.paths.iter().cloned().map(Source::File).collect()
        };
        let known = view.map(|view| Known::of(view.snapshot, Some(view.programme.year))).unwrap_or_default();
        self.stage = Stage::Reading(jobs.start(read(sources, known)));
    }

    fn poll(&mut self, ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        let Stage::Reading(job) = &self.stage else { return };
        match job.poll() {
            Some(Ok(proposal)) => self.stage = Stage::Read(Box::new(Reading::new(proposal, ambient, view))),
            Some(Err(error)) => {
                log::warn!("import: {error}");
                self.failed = Some(ambient.lang.error(&error));
                self.paths.clear();
                self.stage = Stage::Choosing;
            }
            None => {}
        }
    }

    fn choosing(&mut self, ui: &mut Ui, ambient: &Ambient<'_>) -> bool {
        let (lang, p) = (ambient.lang, ambient.palette);
        ui.add(egui::Label::new(RichText::new(lang.import_how()).color(p.text_weak)).wrap());
        ui.add_space(2.0 * theme::GRID);
        if button::plain(ui, lang.import_choose(), true).clicked() {
            ambient.send(Wish::Ask(Box::new(Ask {
                title: lang.import_pick_title().to_owned(),
                mode: Mode::Open,
                kind: (lang.import_kind().to_owned(), SOURCES.map(str::to_owned).to_vec()),
                place: Place::BesideFile,
                then: Then::new(|answered| Wish::Import(vec![answered.path])),
            })));
        }
        ui.add_space(2.0 * theme::GRID);
        let height = (ui.ctx().content_rect().height() - 380.0).clamp(90.0, 320.0);
        ScrollArea::vertical().id_salt("paste").max_height(height).min_scrolled_height(height).show(
            ui,
            |ui| {
                let edit = TextEdit::multiline(&mut self.pasted)
                    .desired_width(f32::INFINITY)
                    .desired_rows(8)
                    .hint_text(lang.import_paste_hint());
                let edit = ui.add_sized(vec2(ui.available_width(), height), edit);
                let edit = edit.accessible_name(lang.import_paste());
                if !std::mem::replace(&mut self.opened, true) {
                    edit.request_focus();
                }
            },
        );
        if let Some(why) = &self.failed {
            ui.add_space(theme::GRID);
            ui.add(egui::Label::new(RichText::new(why).color(p.overdue)).wrap());
        }
        ui.add_space(3.0 * theme::GRID);
        let mut done = false;
        let mut start = false;
        button::row(ui, |ui| {
            let ready = !self.pasted.trim().is_empty();
            start = button::primary(ui, lang.import_read_paste(), ready).clicked();
            done = button::plain(ui, lang.cancel(), true).clicked();
        });
        if start {
            self.at_once = true;
            ui.ctx().request_repaint();
        }
        done
    }

    fn source_name(&self, ambient: &Ambient<'_>) -> String {
        let lang = ambient.lang;
        let names: Vec<String> = self
            .paths
            .iter()
            .map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
            .collect();
        if names.is_empty() {
            lang.import_from(lang.import_from_paste())
        } else {
            lang.import_from(&lang.listed(&names))
        }
    }
}

impl Dialog for ImportDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        match self.stage {
            Stage::Read(_) => self.source_name(ambient),
            _ => ambient.lang.import_title().to_owned(),
        }
    }

    fn width(&self) -> f32 {
        match self.stage {
            Stage::Read(_) => 980.0,
            _ => 640.0,
        }
    }

    fn unsaved(&self) -> bool {
        !self.pasted.trim().is_empty()
    }

    fn keep_up(&mut self, _ctx: &Context, jobs: &mut Jobs, ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        if std::mem::take(&mut self.at_once) {
            self.begin(jobs, view);
        }
        self.poll(ambient, view);
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let lang = ambient.lang;
        let reading = match &mut self.stage {
            Stage::Choosing => return self.choosing(ui, ambient),
            Stage::Reading(_) => {
                ui.add_space(6.0 * theme::GRID);
                ui.horizontal(|ui| {
                    ui.spinner();
                    ui.label(lang.import_reading());
                });
                ui.add_space(6.0 * theme::GRID);
                let mut done = false;
                button::row(ui, |ui| done = button::plain(ui, lang.cancel(), true).clicked());
                return done;
            }
            Stage::Read(reading) => reading,
        };
        let (done, back) = read_ui(ui, ambient, view, reading);
        if back {
            self.paths.clear();
            self.failed = None;
            self.stage = Stage::Choosing;
        }
        done
    }
}

/// What was read, beside what it would do.
fn read_ui(
    ui: &mut Ui,
    ambient: &Ambient<'_>,
    view: Option<&View<'_>>,
    reading: &mut Reading,
) -> (bool, bool) {
    let lang = ambient.lang;
    reading.refresh(ambient, view);
    let height = (ui.ctx().content_rect().height() - 190.0).clamp(220.0, 560.0);
    let left = 400.0_f32.min(ui.available_width() * 0.45);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::left_to_right(Align::Min), |ui| {
        ui.allocate_ui_with_layout(vec2(left, height), Layout::top_down(Align::Min), |ui| {
            ui.set_min_height(height);
            ScrollArea::vertical().id_salt("found").auto_shrink([false, false]).show(ui, |ui| {
                ui.set_width(left - 14.0);
                found::show(ui, ambient, reading);
                questions::show(ui, ambient, reading);
            });
        });
        ui.add_space(2.0 * theme::GRID);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::top_down(Align::Min), |ui| {
            ui.set_min_height(height);
            match view {
                Some(view) => outcome::show(ui, view, reading),
                None => found::schedule(ui, ambient, reading),
            }
        });
    });
    ui.add_space(2.0 * theme::GRID);
    let (mut done, mut back) = (false, false);
    let open = ambient.can.file;
    button::row(ui, |ui| {
        let word = if open { lang.import_button() } else { lang.import_begin_button() };
        if button::primary(ui, word, reading.ready(ambient)).clicked() {
            done = reading.send(ambient, view);
        }
        done |= button::plain(ui, lang.cancel(), true).clicked();
        back = button::plain(ui, lang.import_back(), true).clicked();
    });
    (done, back)
}
