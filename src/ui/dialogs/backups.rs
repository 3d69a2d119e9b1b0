//! 备份: the backups of the open file with what became of them since, their second place, and what is put back of them.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use egui::{Align, Context, Id, Label, Layout, Popup, RichText, ScrollArea, Sense, TextEdit, Ui, vec2};

use super::dialog::Dialog;
use crate::error::Error;
use crate::files;
use crate::jobs::backups::{Listed, compare, list};
use crate::jobs::{Job, Jobs};
use crate::model::difference::Difference;
use crate::model::ids::UnitId;
use crate::model::names::folded;
use crate::model::restore::RestorePart;
use crate::model::search::finds;
use crate::text::Lang;
use crate::ui::command::FileCommand;
use crate::ui::context::{Ambient, View};
use crate::ui::picker::Mode;
use crate::ui::settings::SecondFault;
use crate::ui::theme::{self, size};
use crate::ui::widgets::table::{Column, Row, Table, Width};
use crate::ui::widgets::{button, field, menu};
use crate::ui::wish::{Ask, Place, Then, Wish};
use crate::workspace::Backup;

const LABEL: f32 = 84.0;
/// Height of the list in points.
const LIST: f32 = 300.0;
/// Units that are listed to choose from.
const LISTED: usize = 200;

/// The backups and what is known of them.
#[derive(Default)]
pub struct BackupsDialog {
    listing: Option<Job<Vec<Listed>>>,
    /// The newest backup and second place for which they were listed.
    listed_for: Option<(Option<Backup>, Option<PathBuf>)>,
    /// `None` until they are listed.
    all: Option<Vec<Listed>>,
    comparing: Option<(PathBuf, Job<Difference>)>,
    /// What became of each since, at the revision of the file that stands beside it.
    compared: HashMap<PathBuf, Result<Difference, Error>>,
    revision: u64,
    picked: Option<PathBuf>,
    /// The row that is to be seen in the next frame.
    reveal: Option<usize>,
    search: String,
}

impl Dialog for BackupsDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.backups_title().to_owned()
    }

    fn width(&self) -> f32 {
        860.0
    }

    fn keep_up(&mut self, _ctx: &Context, jobs: &mut Jobs, ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        let Some(view) = view else { return };
        let facts = view.file.facts();
        let second = ambient.settings.second_place.as_ref().map(|place| place.folder.clone());
        let key = Some((facts.newest_backup.clone(), second.clone()));
        if self.listed_for != key {
            self.listed_for = key;
            self.listing = Some(jobs.start(list(facts.path.clone(), second)));
        }
        if let Some(outcome) = self.listing.as_ref().and_then(Job::poll) {
            self.listing = None;
            let found = outcome.inspect_err(|error| log::warn!("backups: {error}"));
            self.all = Some(found.unwrap_or_default());
        }
        if self.revision != view.snapshot.revision {
            self.revision = view.snapshot.revision;
            self.compared.clear();
            self.comparing = None;
        }
        if let Some((path, outcome)) =
            self.comparing.as_ref().and_then(|(path, job)| Some((path.clone(), job.poll()?)))
        {
            self.comparing = None;
            self.compared.insert(path, outcome);
        }
        if self.comparing.is_none() {
            // The picked one first, then the one made last.
            let all = self.all.iter().flatten().map(|listed| &listed.backup.path);
            let mut wanted = self.picked.iter().chain(all);
            let next = wanted.find(|path| !self.compared.contains_key(*path)).cloned();
            self.comparing = next.map(|path| {
                let work = compare(path.clone(), Arc::clone(view.file.snapshot()), facts.clock);
                (path, jobs.start(work))
            });
        }
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let lang = ambient.lang;
        second_ui(ui, ambient);
        ui.add_space(theme::GRID);
        let height = (ui.ctx().content_rect().height() - 330.0).clamp(120.0, LIST);
        let room = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
            ui.set_min_height(height);
            self.list_ui(ui, view);
        });
        ui.add_space(2.0 * theme::GRID);
        self.picked_ui(ui, view);
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            done = button::plain(ui, lang.close(), true).clicked();
            if button::plain(ui, lang.backup_folder(), true).clicked() {
                let folder = files::companion_folder(&view.file.facts().path).join("backups");
                ambient.send(Wish::Launch(folder));
            }
            if button::plain(ui, lang.backup_now(), view.writable_file()).clicked() {
                ambient.send(FileCommand::Backup);
            }
        });
        done
    }
}

/// The columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ColumnKey {
    Time,
    Kind,
    Size,
    Since,
}

impl BackupsDialog {
    fn list_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let (lang, p) = (view.lang, view.palette);
        let weak = |ui: &mut Ui, text: &str| {
            ui.centered_and_justified(|ui| ui.label(RichText::new(text).color(p.text_weak)));
        };
        let Some(all) = &self.all else { return weak(ui, lang.backups_reading()) };
        if all.is_empty() {
            return weak(ui, lang.backups_none());
        }
        let columns = vec![
            Column::new(ColumnKey::Time, lang.backups_head_time(), Width::Fixed(150.0), 0),
            Column::new(ColumnKey::Kind, lang.backups_head_kind(), Width::Fixed(100.0), 1),
            Column::new(ColumnKey::Size, lang.backups_head_size(), Width::Fixed(90.0), 2),
            Column::new(ColumnKey::Since, lang.backups_head_since(), Width::Share(1.0, 240.0), 0),
        ];
        let mut picked = None;
        let table = Table::new("backups", lang.backups_title(), columns).reveal(self.reveal);
        table.show(ui, all.len(), |ui, mut row| {
            let Some(listed) = all.get(row.index) else { return };
            let to = self.row_ui(ui, view, &mut row, listed);
            picked = to.and_then(|to| Some((to, all.get(to)?))).or(picked);
        });
        self.reveal = None;
        if let Some((at, listed)) = picked {
            self.picked = Some(listed.backup.path.clone());
            self.reveal = Some(at);
            ui.memory_mut(|memory| memory.request_focus(row_id(listed)));
            self.search.clear();
        }
    }

    /// Paints a backup; gives the one that is to be picked by a click or an arrow.
    fn row_ui(
        &self,
        ui: &mut Ui,
        view: &View<'_>,
        row: &mut Row<'_, ColumnKey>,
        listed: &Listed,
    ) -> Option<usize> {
        let (lang, p) = (view.lang, view.palette);
        let backup = &listed.backup;
        let time = lang.moment(backup.at);
        let kind = match (listed.second, backup.by_hand) {
            (true, _) => lang.backups_in_second(),
            (false, true) => lang.backups_by_hand(),
            (false, false) => lang.backups_automatic(),
        };
        let bytes = lang.bytes(listed.bytes);
        let (since, sound) = self.since(lang, backup);
        let name = lang.backups_row(&time, kind, &bytes, &since);
        let chosen = self.picked.as_ref() == Some(&backup.path);
        let response = row.react(ui, row_id(listed), Sense::click(), chosen, &name);
        row.text(ui, ColumnKey::Time, &time, p.text);
        row.text(ui, ColumnKey::Kind, kind, p.text_weak);
        row.text(ui, ColumnKey::Size, &bytes, p.text_weak);
        row.text(ui, ColumnKey::Since, &since, if sound { p.text } else { p.warn });
        let step = row.step(ui, &response).map(|(to, _)| to);
        step.or_else(|| response.clicked().then_some(row.index))
    }

    /// What became of a backup since, and whether something can be put back from it.
    fn since(&self, lang: Lang, backup: &Backup) -> (String, bool) {
        match self.compared.get(&backup.path) {
            Some(Ok(difference)) => (lang.changed_since(difference), true),
            Some(Err(Error::UnsoundBackup { .. } | Error::BadRows { .. })) => {
                (lang.backups_unsound().to_owned(), false)
            }
            Some(Err(error)) => (lang.error(error), false),
            None if self.comparing.as_ref().is_some_and(|(path, _)| *path == backup.path) => {
                (lang.backups_comparing().to_owned(), true)
            }
            None => (lang.backups_waiting().to_owned(), true),
        }
    }

    /// What can be put back of the picked backup.
    fn picked_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let (lang, p) = (view.lang, view.palette);
        let picked = self.picked.as_ref();
        let listed = self.all.iter().flatten().find(|listed| Some(&listed.backup.path) == picked);
        let Some(backup) = listed.map(|listed| listed.backup.clone()) else {
            ui.horizontal(|ui| {
                ui.set_min_height(theme::CONTROL);
                ui.add(Label::new(RichText::new(lang.backups_pick()).color(p.text_weak)).wrap());
            });
            return;
        };
        let (_, sound) = self.since(lang, &backup);
        let time = lang.moment(backup.at);
        let difference = match self.compared.get(&backup.path) {
            Some(Ok(difference)) => Some(difference.clone()),
            _ => None,
        };
        let writable = view.writable_file() && sound;
        ui.horizontal(|ui| {
            ui.set_min_height(theme::CONTROL);
            if button::plain(ui, lang.backups_whole(), writable).clicked() {
                view.send(Wish::Confirm {
                    text: lang.backups_confirm_whole(&time),
                    button: lang.backups_restore().to_owned(),
                    then: Box::new(Wish::RestoreBackup(view.file.facts().path.clone(), backup.path.clone())),
                });
            }
            let Some(difference) = difference else { return };
            if difference.years.is_empty() && difference.unit_names.is_empty() {
                ui.label(RichText::new(lang.backups_no_part()).size(size::SMALL).color(p.text_weak));
                return;
            }
            let confirm = |part: RestorePart, name: &str| {
                let what = lang.restore_part(part, name);
                view.send(Wish::Confirm {
                    text: lang.backups_confirm_part(&what, &time),
                    button: lang.backups_restore().to_owned(),
                    then: Box::new(Wish::RestorePart(backup.clone(), part)),
                });
            };
            let years = button::opens_list(ui, lang.backups_year(), writable && !difference.years.is_empty());
            Popup::menu(&years).width(180.0).show(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for year in &difference.years {
                    if menu::line(ui, &lang.part_year(*year), "", true, false).clicked() {
                        confirm(RestorePart::Year(*year), "");
                        ui.close();
                    }
                }
            });
            let units =
                button::opens_list(ui, lang.backups_unit(), writable && !difference.unit_names.is_empty());
            Popup::menu(&units)
                .width(260.0)
                .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
                .show(|ui| {
                    if let Some((unit, name)) = self.choose_unit(ui, view, &difference.unit_names) {
                        confirm(RestorePart::Unit(unit), &name);
                        ui.close();
                    }
                });
        });
    }

    fn choose_unit(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        units: &[(UnitId, String)],
    ) -> Option<(UnitId, String)> {
        let lang = view.lang;
        let edit = TextEdit::singleline(&mut self.search).hint_text(lang.backups_find_unit());
        ui.add(edit.desired_width(f32::INFINITY)).accessible_name(lang.backups_find_unit());
        let wanted = folded(&self.search);
        let fits = |(id, name): &&(UnitId, String)| {
            folded(name).contains(&wanted)
                || view.snapshot.units.get(*id).is_some_and(|unit| finds(view.snapshot, unit, &self.search))
        };
        let mut chosen = None;
        ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (unit, name) in units.iter().filter(fits).take(LISTED) {
                if menu::line(ui, name, "", true, false).clicked() {
                    chosen = Some((*unit, name.clone()));
                }
            }
        });
        chosen
    }
}

fn row_id(listed: &Listed) -> Id {
    Id::unique(("backup", &listed.backup.path))
}

/// The second place: where it is, when it was reached, and how it is chosen.
fn second_ui(ui: &mut Ui, ambient: &Ambient<'_>) {
    let (lang, p) = (ambient.lang, ambient.palette);
    let ask = || {
        Wish::Ask(Box::new(Ask {
            title: lang.second_choose().trim_end_matches('…').to_owned(),
            mode: Mode::Folder,
            kind: (String::new(), Vec::new()),
            place: Place::BesideFile,
            then: Then::new(|answered| Wish::SecondPlace(Some(answered.path))),
        }))
    };
    field::row(ui, lang.second_label(), LABEL, |ui| {
        let Some(place) = &ambient.settings.second_place else {
            if button::plain(ui, lang.second_choose(), true).clicked() {
                ambient.send(ask());
            }
            let text = RichText::new(lang.second_none()).size(size::SMALL).color(p.text_weak);
            ui.add(Label::new(text).wrap());
            return;
        };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if button::plain(ui, lang.second_remove(), true).clicked() {
                ambient.send(Wish::SecondPlace(None));
            }
            if button::plain(ui, lang.second_change(), true).clicked() {
                ambient.send(ask());
            }
            if button::plain(ui, lang.second_write(), true).clicked() {
                ambient.send(Wish::ToSecondPlace);
            }
            let folder = place.folder.display().to_string();
            let mut text = match place.reached {
                Some(at) => lang.second_reached(&folder, &lang.moment(at)),
                None => lang.second_never(&folder),
            };
            let fault = place.fault.map(|fault| match fault {
                SecondFault::Away => lang.second_away(),
                SecondFault::Failed => lang.second_failed(),
            });
            if let Some(fault) = fault {
                text = lang.with_key(&text, fault);
            }
            let colour = if fault.is_some() { p.warn } else { p.text_weak };
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(RichText::new(text).color(colour)).truncate());
            });
        });
    });
}
