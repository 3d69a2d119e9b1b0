//! 操作记录: every edit of the file, newest first.

use chrono::{DateTime, Local, Utc};
use egui::{Frame, Id, Margin, RichText, Ui};

use crate::model::edit::EditLabel;
use crate::ui::context::View;
use crate::ui::copied::Copied;
use crate::ui::pages::body::PageBody;
use crate::ui::theme;
use crate::ui::widgets::pane::{self, Pane};
use crate::ui::widgets::table::{Column, Table, Width};
use crate::ui::wish::Wish;
use crate::workspace::{EditState, HistoryEntry};

/// It has no drafts; the entries are the open file's.
#[derive(Debug, Default)]
pub struct HistoryPage;

impl PageBody for HistoryPage {
    fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        pane::begin(ui, Pane::Page);
        let (lang, p) = (view.lang, view.palette);
        let Some(entries) = view.file.history() else {
            ui.centered_and_justified(|ui| ui.label(lang.history_fails()));
            return;
        };
        Frame::new().inner_margin(Margin { left: 14, right: 4, top: 8, bottom: 0 }).show(ui, |ui| {
            if entries.is_empty() {
                ui.centered_and_justified(|ui| {
                    ui.label(RichText::new(lang.history_empty()).color(p.text_weak));
                });
                return;
            }
            ui.label(RichText::new(lang.history_now()).color(p.text_weak));
            ui.add_space(theme::GRID);
            table(ui, view, entries);
        });
    }

    fn copied(&mut self, view: &View<'_>) -> Option<Wish> {
        let lang = view.lang;
        let entries = view.file.history().filter(|entries| !entries.is_empty())?;
        let row = |entry: &HistoryEntry| {
            let what = what(view, &entry.label);
            let state = state(view, entry.state).to_owned();
            vec![entry.id.to_string(), local(entry.at), what, entry.actor.clone(), state]
        };
        let head =
            [lang.head_number(), lang.head_time(), lang.head_edit(), lang.head_actor(), lang.head_status()];
        Some(Wish::copy(Copied::new(&head, entries.iter().rev().map(row).collect())))
    }

    fn reset(&mut self) {}
}

/// The columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ColumnKey {
    Number,
    Time,
    Edit,
    Actor,
    State,
}

fn table(ui: &mut Ui, view: &View<'_>, entries: &[HistoryEntry]) {
    let (lang, p) = (view.lang, view.palette);
    let columns = vec![
        Column::new(ColumnKey::Number, lang.head_number(), Width::Fixed(64.0), 2),
        Column::new(ColumnKey::Time, lang.head_time(), Width::Fixed(150.0), 0),
        Column::new(ColumnKey::Edit, lang.head_edit(), Width::Share(1.0, 200.0), 0),
        Column::new(ColumnKey::Actor, lang.head_actor(), Width::Fixed(140.0), 1),
        Column::new(ColumnKey::State, lang.head_status(), Width::Fixed(170.0), 0),
    ];
    let count = entries.len();
    Table::new("history", lang.page_history(), columns).show(ui, count, |ui, mut row| {
        let entry = &entries[count - 1 - row.index];
        let what = what(view, &entry.label);
        let state = state(view, entry.state);
        let colour = match entry.state {
            EditState::Done => p.text,
            EditState::Undone => p.text_weak,
            EditState::Discarded => p.text_faint,
        };
        let time = local(entry.at);
        let name = lang.history_row(&time, &what, state);
        row.tell(ui, Id::unique(("history", entry.id)), &name);
        row.text(ui, ColumnKey::Number, &entry.id.to_string(), p.text_weak);
        row.text(ui, ColumnKey::Time, &time, colour);
        row.text(ui, ColumnKey::Edit, &what, colour);
        row.text(ui, ColumnKey::Actor, &entry.actor, p.text_weak);
        row.text(
            ui,
            ColumnKey::State,
            state,
            if entry.state == EditState::Done { p.text_weak } else { colour },
        );
    });
}

fn state(view: &View<'_>, state: EditState) -> &'static str {
    match state {
        EditState::Done => view.lang.edit_done(),
        EditState::Undone => view.lang.edit_undone(),
        EditState::Discarded => view.lang.edit_discarded(),
    }
}

fn what(view: &View<'_>, label: &EditLabel) -> String {
    view.lang.edit_label(label)
}

fn local(at: DateTime<Utc>) -> String {
    at.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string()
}
