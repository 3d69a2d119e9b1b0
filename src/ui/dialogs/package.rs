//! The notice with its attachments, written into a folder as one piece of work.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Align, Context, Layout, RichText, ScrollArea, Ui};

use super::dialog::Dialog;
use crate::error::Error;
use crate::files;
use crate::jobs::export::{Package, PackageFile, files, package};
use crate::jobs::{Job, Jobs};
use crate::model::paper::{Format, Letterhead, PaperKind, PaperRequest};
use crate::text::Lang;
use crate::ui::context::{Ambient, View};
use crate::ui::dialog_kind::DialogKind;
use crate::ui::fonts;
use crate::ui::picker::Mode;
use crate::ui::theme::{self, Palette, size};
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::{button, check, field};
use crate::ui::wish::{Ask, Place, Then, Wish};

const LABEL: f32 = 56.0;
/// Forms that can be asked for.
const FORMS: [Format; 3] = [Format::Docx, Format::Pdf, Format::Xlsx];

/// What a package is to hold.
pub struct PackageDialog {
    apart: bool,
    letterhead: Letterhead,
    forms: Vec<Format>,
    /// What would be written, for the choices it was found out for.
    listed: Option<(PaperRequest, Vec<Format>, Vec<PackageFile>)>,
}

impl Default for PackageDialog {
    fn default() -> Self {
        Self {
            apart: false,
            letterhead: Letterhead::default(),
            forms: vec![Format::Docx, Format::Pdf],
            listed: None,
        }
    }
}

impl Dialog for PackageDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.package_title().to_owned()
    }

    fn width(&self) -> f32 {
        620.0
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        ui.spacing_mut().item_spacing.y = 6.0;
        let ways = [(false, lang.set_bound_behind().to_owned()), (true, lang.set_bound_apart().to_owned())];
        field::row(ui, lang.set_bound(), LABEL, |ui| {
            if let Some(apart) = button::segments(ui, lang.set_bound(), self.apart, &ways) {
                self.apart = apart;
            }
        });
        let letterheads =
            Letterhead::ALL.map(|letterhead| (letterhead, lang.letterhead(letterhead).to_owned()));
        field::row(ui, lang.set_letterhead(), LABEL, |ui| {
            if let Some(letterhead) =
                button::segments(ui, lang.set_letterhead(), self.letterhead, &letterheads)
            {
                self.letterhead = letterhead;
            }
        });
        field::row(ui, lang.package_forms(), LABEL, |ui| {
            for form in FORMS {
                let on = self.forms.contains(&form);
                // Workbooks hold tables: there are none but the attachments'.
                let enabled = form != Format::Xlsx || self.apart;
                if check::with_text(ui, (on && enabled).into(), lang.format_name(form), enabled).clicked() {
                    if on {
                        self.forms.retain(|other| *other != form);
                    } else {
                        self.forms.push(form);
                    }
                }
            }
        });
        let mut request = PaperRequest::new(PaperKind::Notice, view.programme.id, view.today);
        request.options.apart = self.apart;
        request.options.letterhead = Some(self.letterhead);
        let forms: Vec<Format> = FORMS.into_iter().filter(|form| self.forms.contains(form)).collect();
        let known = self.listed.take().filter(|(r, f, _)| *r == request && *f == forms);
        let all = known.map_or_else(|| files(view.snapshot, &request, &forms), |(_, _, files)| files);
        ui.add_space(theme::GRID);
        let told =
            if all.is_empty() { lang.package_no_form().to_owned() } else { lang.package_contents(all.len()) };
        ui.label(RichText::new(told).font(fonts::strong(size::BODY)));
        papers_ui(ui, lang, p, &all);
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            if button::primary(ui, lang.package_button(), !all.is_empty()).clicked() {
                let files = all.clone();
                ambient.send(Wish::Ask(Box::new(Ask {
                    title: lang.package_pick().to_owned(),
                    mode: Mode::Folder,
                    kind: (String::new(), Vec::new()),
                    place: Place::Papers,
                    then: Then::new(move |answered| {
                        Wish::Dialog(DialogKind::Packaging(files.clone(), answered.path))
                    }),
                })));
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        self.listed = Some((request, forms, all));
        done
    }
}

/// A line for each paper, with its forms at the right.
fn papers_ui(ui: &mut Ui, lang: Lang, p: &Palette, files: &[PackageFile]) {
    let mut papers: Vec<(&str, Vec<&str>)> = Vec::new();
    for piece in files {
        let name = Path::new(&piece.name).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let form = lang.form(piece.format);
        match papers.iter_mut().find(|(paper, _)| *paper == name) {
            Some((_, forms)) => forms.push(form),
            None => papers.push((name, vec![form])),
        }
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    for (name, forms) in papers {
        ui.horizontal(|ui| {
            ui.set_min_height(22.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let forms = RichText::new(forms.join(" · ")).size(size::SMALL).color(p.text_weak);
                ui.label(forms);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(egui::Label::new(name).truncate());
                });
            });
        });
    }
}

fn names<'a>(ui: &mut Ui, colour: egui::Color32, names: impl Iterator<Item = &'a str>) {
    ScrollArea::vertical().id_salt("names").max_height(240.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for name in names {
            ui.add(egui::Label::new(RichText::new(name).color(colour)).truncate());
        }
    });
}

/// A package being written.
pub struct PackagingDialog {
    files: Vec<PackageFile>,
    folder: PathBuf,
    stage: Stage,
}

enum Stage {
    /// Nothing is asked yet.
    Begin,
    /// What is there may be replaced.
    Ready,
    /// Files of these names are there.
    Asking(Vec<String>),
    Running(Job<Package>),
    Done(Package),
    Failed(String),
}

impl PackagingDialog {
    /// Writes the files into the folder, after asking about files that are there already.
    #[must_use]
    pub fn new(files: Vec<PackageFile>, folder: PathBuf) -> Self {
        Self { files, folder, stage: Stage::Begin }
    }

    fn start(&mut self, jobs: &mut Jobs, view: &View<'_>, replace: bool) {
        let snapshot = Arc::clone(view.file.snapshot());
        let work = package(snapshot, self.files.clone(), self.folder.clone(), replace);
        self.stage = Stage::Running(jobs.start(work));
    }

    fn there(&self) -> Vec<String> {
        let there = self.files.iter().filter(|piece| files::holds_something(&self.folder.join(&piece.name)));
        there.map(|piece| piece.name.clone()).collect()
    }
}

impl Dialog for PackagingDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.package_title().to_owned()
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn keep_up(&mut self, _ctx: &Context, jobs: &mut Jobs, ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        let Some(view) = view else { return };
        match &self.stage {
            Stage::Begin => {
                let there = self.there();
                if there.is_empty() {
                    self.start(jobs, view, false);
                } else {
                    self.stage = Stage::Asking(there);
                }
            }
            Stage::Ready => self.start(jobs, view, true),
            Stage::Running(job) => {
                let Some(outcome) = job.poll() else { return };
                self.stage = match outcome {
                    Ok(package) => Stage::Done(package),
                    Err(Error::Cancelled) => Stage::Failed(ambient.lang.package_cancelled().to_owned()),
                    Err(error) => {
                        log::warn!("package: {error}");
                        Stage::Failed(ambient.lang.error(&error))
                    }
                };
            }
            Stage::Asking(_) | Stage::Done(_) | Stage::Failed(_) => {}
        }
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        if view.is_none() {
            return true;
        }
        let mut done = false;
        let mut replace = false;
        match &mut self.stage {
            Stage::Begin | Stage::Ready => {}
            Stage::Asking(there) => (done, replace) = asking_ui(ui, ambient, there),
            Stage::Running(job) => running_ui(ui, ambient, job),
            Stage::Failed(why) => {
                ui.add(egui::Label::new(why.as_str()).wrap());
                ui.add_space(3.0 * theme::GRID);
                button::row(ui, |ui| done = button::primary(ui, ambient.lang.close(), true).clicked());
            }
            Stage::Done(package) => (done, replace) = done_ui(ui, ambient, &self.folder, package),
        }
        if replace {
            if let Stage::Done(package) = &self.stage {
                // Only what failed is tried again.
                let failed: Vec<PathBuf> = package.failed.iter().map(|(path, _)| path.clone()).collect();
                let folder = self.folder.clone();
                self.files.retain(|piece| failed.contains(&folder.join(&piece.name)));
            }
            self.stage = Stage::Ready;
            ui.ctx().request_repaint();
        }
        done
    }
}

/// Whether the dialog is done, and whether files are to be replaced.
fn asking_ui(ui: &mut Ui, ambient: &Ambient<'_>, there: &[String]) -> (bool, bool) {
    let lang = ambient.lang;
    ui.add(egui::Label::new(lang.package_exists(there.len())).wrap());
    ui.add_space(theme::GRID);
    names(ui, ambient.palette.text_weak, there.iter().map(String::as_str));
    ui.add_space(3.0 * theme::GRID);
    let (mut done, mut replace) = (false, false);
    button::row(ui, |ui| {
        replace = button::primary(ui, lang.package_replace(), true).clicked();
        done = button::plain(ui, lang.cancel(), true).clicked();
    });
    (done, replace)
}

fn running_ui(ui: &mut Ui, ambient: &Ambient<'_>, job: &Job<Package>) {
    let lang = ambient.lang;
    let (step, of) = job.progress.steps();
    let of = of.max(1);
    #[expect(clippy::cast_precision_loss, reason = "a share of some dozen files")]
    let share = step as f32 / of as f32;
    ui.label(lang.package_running((step + 1).min(of), of));
    ui.add(egui::ProgressBar::new(share).desired_height(8.0).fill(ambient.palette.accent));
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(60));
    ui.add_space(3.0 * theme::GRID);
    button::row(ui, |ui| {
        if button::plain(ui, lang.export_stop(), true).clicked() {
            job.progress.cancel();
        }
    });
}

/// Whether the dialog is done, and whether what failed is to be tried again.
fn done_ui(ui: &mut Ui, ambient: &Ambient<'_>, folder: &Path, package: &Package) -> (bool, bool) {
    let (lang, p) = (ambient.lang, ambient.palette);
    ui.horizontal(|ui| {
        if !package.files.is_empty() {
            mark::show(ui, Mark::Accepted, 14.0, p.done);
        }
        let text = RichText::new(lang.package_done(package.files.len()));
        ui.label(text.font(fonts::strong(size::BODY)));
    });
    let shown = lang.package_into(&folder.display().to_string());
    ui.add(egui::Label::new(shown).wrap().selectable(true));
    if !package.failed.is_empty() {
        ui.add_space(2.0 * theme::GRID);
        ui.label(RichText::new(lang.package_failed(package.failed.len())).color(p.overdue));
        for (_, error) in &package.failed {
            ui.add(egui::Label::new(lang.error(error)).wrap());
        }
    }
    ui.add_space(3.0 * theme::GRID);
    let (mut done, mut again) = (false, false);
    button::row(ui, |ui| {
        if package.failed.is_empty() {
            if button::primary(ui, lang.export_reveal(), true).clicked() {
                ambient.send(Wish::Launch(folder.to_path_buf()));
                done = true;
            }
        } else {
            again = button::primary(ui, lang.package_retry(), true).clicked();
        }
        done |= button::plain(ui, lang.close(), true).clicked();
    });
    (done, again)
}
