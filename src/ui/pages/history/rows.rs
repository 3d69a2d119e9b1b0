//! The table of 操作记录.

use egui::{Id, Sense, Ui};

use super::state::HistoryPage;
use crate::jobs::history::HistoryLine;
use crate::text::Lang;
use crate::ui::context::View;
use crate::ui::widgets::table::{Column, Row, Table, Width};
use crate::workspace::EditState;

/// The columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ColumnKey {
    Number,
    Time,
    Edit,
    Actor,
    State,
}

pub(super) fn table(ui: &mut Ui, view: &View<'_>, page: &mut HistoryPage) {
    let lang = view.lang;
    let columns = vec![
        Column::new(ColumnKey::Number, lang.head_number(), Width::Fixed(64.0), 2),
        Column::new(ColumnKey::Time, lang.head_time(), Width::Fixed(150.0), 0),
        Column::new(ColumnKey::Edit, lang.head_edit(), Width::Share(1.0, 200.0), 0),
        Column::new(ColumnKey::Actor, lang.head_actor(), Width::Fixed(140.0), 1),
        Column::new(ColumnKey::State, lang.head_status(), Width::Fixed(170.0), 0),
    ];
    let Some(Some(all)) = page.all() else { return };
    let shown = page.shown();
    let told = |row: usize| shown.get(row).and_then(|at| all.get(*at));
    let mut picked = None;
    let table = Table::new("history", lang.page_history(), columns).reveal(page.reveal);
    table.show(ui, shown.len(), |ui, mut row| {
        if let Some(told) = told(row.index) {
            picked = row_ui(ui, view, &mut row, told, page.picked == Some(told.entry.id)).or(picked);
        }
    });
    let picked = picked.and_then(|(to, step)| Some((to, step, told(to)?.entry.id)));
    page.reveal = None;
    if let Some((to, step, number)) = picked {
        // A second click on the picked entry puts it back.
        page.picked = (step || page.picked != Some(number)).then_some(number);
        page.reveal = step.then_some(to);
        ui.memory_mut(|memory| memory.request_focus(row_id(number)));
    }
}

/// Paints an entry; gives the one that is to be picked, and whether by an arrow key.
fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    row: &mut Row<'_, ColumnKey>,
    told: &HistoryLine,
    chosen: bool,
) -> Option<(usize, bool)> {
    let (lang, p) = (view.lang, view.palette);
    let entry = &told.entry;
    let state = state(lang, entry.state);
    let colour = match entry.state {
        EditState::Done => p.text,
        EditState::Undone => p.text_weak,
        EditState::Discarded => p.text_faint,
    };
    let time = lang.moment(entry.at);
    let name = lang.history_row(&time, &told.text, state);
    let response = row.react(ui, row_id(entry.id), Sense::click(), chosen, &name);
    row.text(ui, ColumnKey::Number, &entry.id.to_string(), p.text_weak);
    row.text(ui, ColumnKey::Time, &time, colour);
    row.text(ui, ColumnKey::Edit, &told.text, colour);
    row.text(ui, ColumnKey::Actor, &entry.actor, p.text_weak);
    let weak = if entry.state == EditState::Done { p.text_weak } else { colour };
    row.text(ui, ColumnKey::State, state, weak);
    let step = row.step(ui, &response).map(|(to, _)| (to, true));
    step.or_else(|| response.clicked().then_some((row.index, false)))
}

fn row_id(number: i64) -> Id {
    Id::unique(("history", number))
}

/// Where an entry stands, in words.
pub(super) fn state(lang: Lang, state: EditState) -> &'static str {
    match state {
        EditState::Done => lang.edit_done(),
        EditState::Undone => lang.edit_undone(),
        EditState::Discarded => lang.edit_discarded(),
    }
}
