//! The cards of what months can bear: months that cannot be had, and sessions a month. Their lines tell; dialogs change
//! them.

use egui::{Align, Layout, RichText, ScrollArea, Sense, Ui, vec2};

use super::form::Form;
use crate::model::Month;
use crate::model::bearing::{Capacity, Unavailable};
use crate::model::change::Table;
use crate::model::edit::Edit;
use crate::model::ids::{GroupId, UnitId};
use crate::ui::context::View;
use crate::ui::dialog_kind::{DialogKind, Whose};
use crate::ui::fonts;
use crate::ui::theme::{CONTROL, size};
use crate::ui::widgets::mark::Mark;
use crate::ui::widgets::{button, card};
use crate::ui::wish::Wish;

/// Lines that are shown without scrolling.
const LINES: f32 = 8.0;

/// Paints both cards.
pub fn cards_ui(ui: &mut Ui, form: &Form<'_, '_>) {
    let view = form.view;
    let lang = view.lang;
    card::show(ui, lang.unavailable_title(), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let lines = unavailable(view);
        if lines.is_empty() {
            ui.label(RichText::new(lang.unavailable_none()).color(view.palette.text_weak));
        }
        list(ui, view, "unavailable", &lines);
        ui.add_space(4.0);
        if button::link(ui, lang.unavailable_add()).clicked() {
            view.send(Wish::Dialog(DialogKind::Unavailable(Whose::All, None)));
        }
    });
    card::show(ui, lang.capacity_title(), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let lines = capacities(view);
        if lines.is_empty() {
            ui.label(RichText::new(lang.no_limit()).color(view.palette.text_weak));
        }
        list(ui, view, "capacity", &lines);
        ui.add_space(4.0);
        if button::link(ui, lang.capacity_add()).clicked() {
            view.send(Wish::Dialog(DialogKind::Capacity(None)));
        }
    });
}

/// What stands in one line.
struct Line {
    text: String,
    /// What changes it.
    dialog: DialogKind,
    /// What takes it away.
    gone: Vec<(Table, i64)>,
}

/// Only the lines that are seen are painted: each unit may have its own.
fn list(ui: &mut Ui, view: &View<'_>, salt: &str, lines: &[Line]) {
    let lang = view.lang;
    let area = ScrollArea::vertical().id_salt(salt).max_height(LINES * CONTROL).auto_shrink([false, true]);
    area.show_rows(ui, CONTROL, lines.len(), |ui, rows| {
        for line in lines.get(rows).unwrap_or_default() {
            ui.horizontal(|ui| {
                ui.set_height(CONTROL);
                let buttons = 96.0;
                let room = (ui.available_width() - buttons).max(40.0);
                let (rect, response) = ui.allocate_exact_size(vec2(room, CONTROL), Sense::hover());
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &line.text));
                let font = fonts::text(size::BODY);
                let mut job =
                    egui::text::LayoutJob::simple_singleline(line.text.clone(), font, view.palette.text);
                job.wrap = egui::text::TextWrapping::truncate_at_width(room);
                let galley = ui.painter().layout_job(job);
                let cut = galley.elided;
                let at = rect.left_center() - vec2(0.0, galley.size().y / 2.0);
                ui.painter().galley(at, galley, view.palette.text);
                if cut {
                    response.on_hover_text(&line.text);
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let name = lang.unavailable_remove(&line.text);
                    if button::icon(ui, Mark::Close, &name).clicked() {
                        view.edit(Edit::Rows { put: Vec::new(), delete: line.gone.clone() });
                    }
                    let edit = button::link(ui, lang.unavailable_change());
                    let name = lang.unavailable_edit(&line.text);
                    edit.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                    if edit.clicked() {
                        view.send(Wish::Dialog(line.dialog.clone()));
                    }
                });
            });
        }
    });
}

/// For whom, why, and in which months: all first, then group by group, then 机构序列.
fn unavailable(view: &View<'_>) -> Vec<Line> {
    let lang = view.lang;
    let place = |unit: Option<UnitId>, group: Option<GroupId>| {
        let group = group.and_then(|group| view.snapshot.groups.get(group)).map(|group| group.ord);
        let unit = unit.and_then(|unit| view.snapshot.units.get(unit)).map(|unit| (unit.ord, unit.id));
        (unit, group)
    };
    let of_year = view.snapshot.unavailable.iter().filter(|row| row.programme == view.programme.id);
    let mut rows: Vec<&Unavailable> = of_year.collect();
    rows.sort_by_key(|row| (place(row.unit, row.group), row.month));
    let mut kinds: Vec<(&Unavailable, Vec<&Unavailable>)> = Vec::new();
    for row in rows {
        let same = |of: &Unavailable| (of.unit, of.group, &of.reason) == (row.unit, row.group, &row.reason);
        let mut of_scope =
            kinds.iter_mut().rev().take_while(|(of, _)| (of.unit, of.group) == (row.unit, row.group));
        match of_scope.find(|(first, _)| same(first)) {
            Some((_, rows)) => rows.push(row),
            None => kinds.push((row, vec![row])),
        }
    }
    let line = |(first, rows): (&Unavailable, Vec<&Unavailable>)| {
        let months: Vec<String> = rows.iter().map(|row| lang.month(row.month)).collect();
        let who = lang.scope(view.snapshot, first.unit, first.group);
        let text = lang.unavailable_line(&who, &lang.listed(&months));
        let text =
            if first.reason.is_empty() { text } else { lang.break_unavailable_as(&text, &first.reason) };
        let whose = match (first.unit, first.group) {
            (Some(unit), _) => Whose::Units(vec![unit]),
            (None, Some(group)) => Whose::Group(group),
            (None, None) => Whose::All,
        };
        Line {
            text,
            dialog: DialogKind::Unavailable(whose, None),
            gone: rows.iter().map(|row| (Table::Unavailable, row.id.0)).collect(),
        }
    };
    kinds.into_iter().map(line).collect()
}

/// Every month's own numbers after those of every month.
fn capacities(view: &View<'_>) -> Vec<Line> {
    let of_year = view.snapshot.capacities.iter().filter(|row| row.programme == view.programme.id);
    let mut rows: Vec<&Capacity> = of_year.collect();
    let place = |row: &Capacity| -> (Option<Month>, Option<i64>) {
        let group = row.group.and_then(|group| view.snapshot.groups.get(group));
        (row.month, group.map(|group| group.ord))
    };
    rows.sort_by_key(|row| place(row));
    let line = |row: &&Capacity| Line {
        text: view.lang.capacity_row(view.snapshot, row),
        dialog: DialogKind::Capacity(row.month),
        gone: vec![(Table::Capacity, row.id.0)],
    };
    rows.iter().map(line).collect()
}
