//! The bar at the bottom: file, times of saving and backup, last edit, work in the background, problems.

use chrono::{DateTime, Datelike, Local, NaiveDate, Utc};
use egui::{Align, Layout, RichText, Ui};

use crate::jobs::{Kind, Status};
use crate::rules::checks::musts;
use crate::text::Lang;
use crate::ui::command::{EditCommand, ViewCommand};
use crate::ui::context::Ambient;
use crate::ui::open_file::OpenFile;
use crate::ui::page::Page;
use crate::ui::settings::SecondFault;
use crate::ui::theme::size;
use crate::ui::widgets::{button, mark};
use crate::ui::wish::Wish;
use crate::workspace::Facts;

/// What the window has to say about its last deed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notice {
    /// What was done last, where it can be taken back.
    pub done: Option<String>,
    /// A sentence to be read; stands above the bar until it is put away or something else happens.
    pub message: Option<(Tone, String)>,
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// Something failed.
    Error,
}

/// Paints the bar. `running` is the work in the background.
pub fn show(
    ui: &mut Ui,
    ambient: &Ambient<'_>,
    file: Option<&OpenFile>,
    notice: &Notice,
    running: &[Status],
) {
    let lang = ambient.lang;
    let p = ambient.palette;
    let small = |text: String| RichText::new(text).size(size::SMALL).color(p.text_weak);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let Some(file) = file else {
            ui.label(small(lang.status_no_file().to_owned()));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| running_ui(ui, ambient, running));
            return;
        };
        let facts = file.facts();
        let path = &facts.path;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        ui.label(small(name)).on_hover_text(path.display().to_string());
        if facts.writable {
            if let Some(at) = facts.saved_at {
                ui.label(small(lang.status_saved(&time(at, ambient.today))));
            }
            backup_ui(ui, ambient, facts);
        } else {
            let text = facts
                .held_by()
                .map_or_else(|| lang.read_only().to_owned(), |who| lang.status_held(&lang.owner(who)));
            ui.label(RichText::new(text).size(size::SMALL).color(p.warn));
        }
        if let Some(done) = &notice.done {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.label(small(done.clone()));
            if ambient.can.undo.is_some() {
                let link = RichText::new(lang.cmd_undo())
                    .font(crate::ui::fonts::strong(size::SMALL))
                    .color(p.accent_text);
                if ui.add(egui::Button::new(link).frame(false)).clicked() {
                    ambient.send(EditCommand::Undo);
                }
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            problems(ui, ambient, file);
            running_ui(ui, ambient, running);
        });
    });
}

/// The backup that was made last, or that today's could not be made, with the reason.
fn backup_ui(ui: &mut Ui, ambient: &Ambient<'_>, facts: &Facts) {
    let (lang, p) = (ambient.lang, ambient.palette);
    let small = |text: String| RichText::new(text).size(size::SMALL);
    if let Some(reason) = facts.no_backup.as_deref() {
        let text = small(lang.status_backup_failed().to_owned()).color(p.warn);
        ui.label(text).on_hover_text(lang.error(reason));
        return;
    }
    let text = match &facts.newest_backup {
        Some(backup) => lang.status_backup(&time(backup.at, ambient.today)),
        None => lang.status_no_backup().to_owned(),
    };
    ui.label(small(text).color(p.text_weak));
    second_ui(ui, ambient);
}

/// That the second place of backups was not reached, said quietly.
fn second_ui(ui: &mut Ui, ambient: &Ambient<'_>) {
    let lang = ambient.lang;
    let Some(place) = &ambient.settings.second_place else { return };
    let text = match (place.fault, place.reached) {
        (None, _) => return,
        (Some(SecondFault::Failed), _) => lang.status_second_failed().to_owned(),
        (Some(SecondFault::Away), Some(at)) => lang.status_second_away(&time(at, ambient.today)),
        (Some(SecondFault::Away), None) => lang.status_second_never().to_owned(),
    };
    let text = RichText::new(text).size(size::SMALL).color(ambient.palette.text_weak);
    ui.label(text).on_hover_text(place.folder.display().to_string());
}

/// Each piece of work with its progress and the way to stop it.
fn running_ui(ui: &mut Ui, ambient: &Ambient<'_>, running: &[Status]) {
    let (lang, p) = (ambient.lang, ambient.palette);
    for status in running {
        let name = job_name(status.kind, lang);
        let text = match status.percent {
            _ if status.cancelled => lang.job_stopping(name),
            Some(percent) => lang.status_percent(name, percent),
            None => name.to_owned(),
        };
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            if status.kind.stops()
                && !status.cancelled
                && button::icon(ui, mark::Mark::Close, &lang.job_stop(name)).clicked()
            {
                ambient.send(Wish::CancelJob(status.number));
            }
            ui.label(RichText::new(text).size(size::SMALL).color(p.text_weak));
        });
    }
}

/// What is going on, as the bar says it.
#[must_use]
pub fn job_name(kind: Kind, lang: Lang) -> &'static str {
    match kind {
        Kind::Open => lang.job_open(),
        Kind::Create => lang.job_create(),
        Kind::SaveAs => lang.job_save_as(),
        Kind::Backup | Kind::DailyBackup => lang.job_backup(),
        Kind::Import => lang.job_import(),
        Kind::Restore => lang.job_restore(),
        Kind::Repair => lang.job_repair(),
        Kind::RestorePart => lang.job_restore_part(),
        Kind::Back => lang.job_back(),
        Kind::History => lang.job_history(),
        Kind::Index => lang.job_index(),
        Kind::Backups => lang.job_backups(),
        Kind::SecondPlace => lang.job_second(),
        Kind::Glance => lang.job_glance(),
        Kind::Read => lang.job_read(),
        Kind::Export => lang.job_export(),
        Kind::Package => lang.job_package(),
        Kind::Print => lang.job_print(),
        Kind::Send => lang.job_send(),
        Kind::Launch => lang.job_launch(),
        Kind::Tables => lang.job_tables(),
        Kind::Check => lang.job_check(),
        Kind::PaperStatuses => lang.job_paper_statuses(),
        Kind::Preview => lang.job_preview(),
        Kind::Picture => lang.job_picture(),
    }
}

fn problems(ui: &mut Ui, ambient: &Ambient<'_>, file: &OpenFile) {
    let lang = ambient.lang;
    let Some(at) = file.checked_at() else { return };
    let problems = file.problems();
    let musts = musts(problems);
    let text = if file.is_checking() {
        lang.status_checking().to_owned()
    } else if problems.is_empty() {
        lang.status_no_problems(&clock(at))
    } else {
        lang.checks_at(&clock(at), musts, problems.len() - musts)
    };
    let colour = if musts > 0 { ambient.palette.warn } else { ambient.palette.text_weak };
    let label = RichText::new(text).size(size::SMALL).color(colour);
    if ambient.can.page.is_none() {
        ui.label(label);
    } else if ui.add(egui::Button::new(label).frame(false)).clicked() {
        ambient.send(ViewCommand::Go(Page::Checks));
    }
}

/// Paints the strip above the bar that holds a message.
pub fn message_ui(ui: &mut Ui, ambient: &Ambient<'_>, tone: Tone, text: &str) {
    ui.horizontal(|ui| {
        let colour = match tone {
            Tone::Info => ambient.palette.text,
            Tone::Error => ambient.palette.overdue,
        };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if button::icon(ui, mark::Mark::Close, ambient.lang.close()).clicked() {
                ambient.send(Wish::Dismiss);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(text).color(colour)).wrap().selectable(true));
            });
        });
    });
}

/// Time of day here, `14:32`.
fn clock(at: DateTime<Utc>) -> String {
    at.with_timezone(&Local).format("%H:%M").to_string()
}

/// Time of day here, with the day where it is not today.
fn time(at: DateTime<Utc>, today: NaiveDate) -> String {
    let here = at.with_timezone(&Local);
    let form = match here.date_naive() {
        day if day == today => "%H:%M",
        day if day.year() == today.year() => "%m-%d %H:%M",
        _ => "%Y-%m-%d %H:%M",
    };
    here.format(form).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_another_day_carries_its_day() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap();
        let at = |day: NaiveDate| {
            let local = day.and_hms_opt(9, 30, 0).unwrap().and_local_timezone(Local).unwrap();
            local.with_timezone(&Utc)
        };
        assert_eq!(time(at(today), today), "09:30");
        assert_eq!(time(at(today - chrono::Days::new(1)), today), "11-26 09:30");
        assert_eq!(time(at(today - chrono::Days::new(400)), today), "2025-10-23 09:30");
    }
}
