//! The head line and the table.

use chrono::NaiveDate;
use egui::{Align2, Id, Popup, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::actions;
use super::events::{called, event_text, events_of, material, reminded};
use super::lines::{Line, order};
use super::state::ReportsPage;
use crate::model::Month;
use crate::model::report::ReportTarget;
use crate::rules::counts::Tally;
use crate::rules::owed::{Owed, Receipt, Timing};
use crate::text::Lang;
use crate::ui::context::View;
use crate::ui::copied::Copied;
use crate::ui::fonts;
use crate::ui::theme::size;
use crate::ui::widgets::check::{self, Tick};
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::rich::Rich;
use crate::ui::widgets::table::{self, Column, Row, Table, Width, room_for};

/// Names told in the head line.
const NAMES: usize = 5;

/// 截至5月31日：应报… 已报… 未报….
pub fn head_line(ui: &mut Ui, view: &View<'_>) {
    let lang = view.lang;
    let counts = view.year.counts();
    let tally = &counts.total;
    let mut line = Rich::new(view.palette).say(&lang.reports_until(&lang.day(view.today)));
    let unsettled = tally.due == 0 && tally.undated > 0 && tally.undated == tally.asked;
    if unsettled {
        // Nobody is counted as owing one yet: that is said, instead of 应报0 beside months that have some.
        line = line.say(&lang.reports_undated(tally.asked, tally.reported));
    } else {
        line = counts_told(view, line);
    }
    let job = line.cut_at(ui.available_width() - 12.0);
    let text = job.text.clone();
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    let elided = galley.elided;
    ui.painter().galley(at, galley, view.palette.text);
    if elided {
        let names: Vec<_> = counts.missing.iter().take(60).map(|of| view.by_whom(*of)).collect();
        response.on_hover_text(if unsettled { text } else { lang.listed(&names) });
    }
}

/// 应报…，已报…，未报… with the first names, and what is due next.
fn counts_told(view: &View<'_>, line: Rich) -> Rich {
    let lang = view.lang;
    let counts = view.year.counts();
    let tally = &counts.total;
    let mut line = line.say(&if counts.once {
        lang.reports_counts(tally.due, tally.reported)
    } else {
        lang.reports_counts_items(tally.due, tally.reported)
    });
    if tally.late > 0 {
        line = line.say(&lang.reports_of_which(&lang.reports_late(tally.late)));
    }
    if tally.returned > 0 {
        line = line.say(&lang.reports_returned(tally.returned));
    }
    if tally.missing == 0 {
        line = line.say(lang.reports_none_missing());
    } else {
        let names: Vec<_> = counts.missing.iter().take(NAMES).map(|of| view.by_whom(*of)).collect();
        let told = if counts.once {
            lang.reports_missing(tally.missing)
        } else {
            lang.reports_missing_items(tally.missing)
        };
        line = line.say(&told).plain(&lang.listed(&names));
        if counts.missing.len() > NAMES {
            line = line.plain(&lang.reports_and_more(counts.missing.len()));
        }
    }
    if let Some(ahead) = counts.ahead {
        line = line.weak(&lang.reports_next(&lang.month(ahead.month), ahead.count, &lang.day(ahead.day)));
    }
    if tally.undated > 0 {
        line = line.weak(&lang.reports_undated_some(tally.undated));
    }
    line
}

/// The columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ColumnKey {
    Tick,
    Number,
    Unit,
    Liaison,
    Held,
    Due,
    State,
    Received,
    Item,
    Material,
    Reminded,
    Events,
}

fn columns(view: &View<'_>, longest: usize) -> Vec<Column<ColumnKey>> {
    let lang = view.lang;
    let mut list = vec![
        Column::new(ColumnKey::Tick, "", Width::Fixed(34.0), 0),
        Column::new(ColumnKey::Number, lang.head_number(), Width::Fixed(52.0), 0),
        Column::new(ColumnKey::Unit, lang.head_unit(), Width::Content(150.0, room_for(longest)), 0),
        Column::new(ColumnKey::Liaison, lang.head_liaison(), Width::Share(2.0, 164.0), 4),
        Column::new(ColumnKey::Held, lang.head_held(), Width::Fixed(96.0), 3),
        Column::new(ColumnKey::Due, lang.head_due(), Width::Fixed(96.0), 1),
        Column::new(ColumnKey::State, lang.head_state(), Width::Fixed(128.0), 0),
        Column::new(ColumnKey::Received, lang.head_received(), Width::Fixed(96.0), 2),
    ];
    if view.snapshot.requirements_of(view.programme.id).count() > 1 {
        list.push(Column::new(ColumnKey::Item, lang.head_item(), Width::Share(1.0, 90.0), 6));
    }
    list.push(Column::new(ColumnKey::Material, lang.head_material(), Width::Share(2.0, 130.0), 4));
    list.push(Column::new(ColumnKey::Reminded, lang.head_reminded(), Width::Fixed(112.0), 4));
    list.push(Column::new(ColumnKey::Events, lang.head_events(), Width::Share(3.0, 120.0), 7));
    list
}

/// Reports as they are copied: the picked ones, else all of the shown tab.
pub fn copied(view: &View<'_>, page: &ReportsPage) -> Copied {
    let lang = view.lang;
    let mut chosen: Vec<&Owed> = page.picked_owed(view);
    if chosen.is_empty() {
        chosen = view.owed.iter().filter(|owed| page.tab.holds(owed, view.today)).collect();
    }
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| lang.day(day));
    let rows = chosen.into_iter().map(|owed| {
        let target = owed.target;
        let liaison = called(view, owed);
        let unit = &*view.by_whom(target);
        let item = view.snapshot.requirements.get(target.requirement).map_or("", |r| r.item.as_str());
        let told: Vec<String> = events_of(view, target).iter().map(|e| event_text(lang, e)).collect();
        vec![
            String::from(unit),
            lang.month_or_unscheduled(owed.month),
            liaison.map_or_else(String::new, |liaison| lang.person_known(&liaison.card)),
            day(owed.held_on),
            lang.due_day(owed).unwrap_or_default(),
            lang.owed_state(owed),
            day(owed.received_on),
            item.to_owned(),
            material(view, owed),
            reminded(view, owed),
            told.join(" · "),
        ]
    });
    let head = [
        lang.head_unit(),
        lang.table_month(),
        lang.head_liaison(),
        lang.head_held(),
        lang.head_due(),
        lang.head_state(),
        lang.head_received(),
        lang.head_item(),
        lang.head_material(),
        lang.head_reminded(),
        lang.head_events(),
    ];
    Copied::new(&head, rows.collect())
}

/// Paints the table.
pub fn table(ui: &mut Ui, view: &View<'_>, page: &mut ReportsPage, lines: &[Line]) {
    let lang = view.lang;
    let shown = order(view, lines);
    let on = shown.iter().filter(|t| page.picked.contains(**t)).count();
    let tick = tick(on, shown.len());
    let reveal = page.reveal.take().and_then(|target| place_of(view, lines, target));
    let table = Table::new("reports", lang.page_reports(), columns(view, page.longest));
    let table = table.reveal(reveal).tick_all(ColumnKey::Tick, tick, lang.pick_all());
    let ticked = table.show(ui, lines.len(), |ui, row| match lines[row.index] {
        Line::Month { month, tally, due, open } => {
            month_ui(ui, view, page, &row, (month, &tally, due, open), lines);
        }
        Line::Owed { at, number } => {
            if let Some(owed) = view.owed.get(at) {
                owed_ui(ui, view, page, row, lines, owed, number);
            }
        }
    });
    if ticked {
        page.picked.set_all(shown.into_iter(), tick != Tick::On);
    }
}

fn place_of(view: &View<'_>, lines: &[Line], target: ReportTarget) -> Option<usize> {
    lines.iter().position(|line| match line {
        Line::Owed { at, .. } => view.owed.get(*at).is_some_and(|o| o.target == target),
        Line::Month { .. } => false,
    })
}

fn tick(on: usize, all: usize) -> Tick {
    match on {
        0 => Tick::Off,
        n if n == all => Tick::On,
        _ => Tick::Some,
    }
}

fn month_ui(
    ui: &mut Ui,
    view: &View<'_>,
    page: &mut ReportsPage,
    row: &Row<'_, ColumnKey>,
    (month, tally, due, open): (Option<Month>, &Tally, Option<NaiveDate>, bool),
    lines: &[Line],
) {
    let lang = view.lang;
    let p = view.palette;
    let name = lang.month_or_unscheduled(month);
    let response = row.touch(ui, Id::unique(("reports-month", month)));
    let told = if open { lang.month_fold(&name) } else { lang.month_unfold(&name) };
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, format!("{told} {}", counts(lang, tally, due)))
    });
    let area = row.rect.with_max_y(row.rect.bottom() - 1.0);
    let lit = response.hovered() || response.has_focus();
    ui.painter().rect_filled(area, 0, if lit { p.hover } else { p.bar });
    let members = view.owed.iter().filter(|o| o.month == month && page.tab.holds(o, view.today));
    let targets: Vec<ReportTarget> = members.map(|o| o.target).collect();
    let on = targets.iter().filter(|t| page.picked.contains(**t)).count();
    let state = tick(on, targets.len());
    let id = Id::unique(("reports-month-box", month));
    if let Some(cell) = row.cell(ColumnKey::Tick)
        && check::bare(ui, cell, id, state, &lang.pick_month(&name)).clicked()
    {
        page.picked.set_all(targets.into_iter(), state != Tick::On);
    }
    let left = row.cell(ColumnKey::Number).map_or(row.rect.left(), |cell| cell.left());
    let middle = row.rect.center().y;
    mark::paint(
        ui.painter(),
        if open { Mark::Down } else { Mark::Right },
        pos2(left + 4.0, middle),
        9.0,
        p.text_weak,
    );
    let font = fonts::strong(size::BODY);
    let title = ui.painter().text(pos2(left + 16.0, middle), Align2::LEFT_CENTER, &name, font, p.text);
    let mut at = title.right() + 12.0;
    for (text, colour) in parts(lang, (tally, due), p.text_weak, p.overdue, p.warn) {
        let font = fonts::text(size::BODY);
        at = ui.painter().text(pos2(at, middle), Align2::LEFT_CENTER, text, font, colour).right() + 12.0;
    }
    if response.clicked() {
        page.folds.insert(month, !open);
    }
    if let Some((to, extend)) = row.step(ui, &response) {
        go(ui, view, page, lines, row.index, to, extend);
    }
}

fn parts(
    lang: Lang,
    (tally, due): (&Tally, Option<NaiveDate>),
    weak: egui::Color32,
    overdue: egui::Color32,
    warn: egui::Color32,
) -> Vec<(String, egui::Color32)> {
    let mut parts = vec![(lang.month_owed(tally.asked), weak)];
    if tally.reported > 0 {
        parts.push((lang.month_came(tally.reported), weak));
    }
    if tally.returned > 0 {
        parts.push((lang.month_returned(tally.returned), warn));
    }
    if tally.overdue > 0 {
        parts.push((lang.month_overdue(tally.overdue), overdue));
    }
    if let Some(day) = due {
        parts.push((lang.month_ends(&lang.day(day)), weak));
    }
    parts
}

fn counts(lang: Lang, tally: &Tally, due: Option<NaiveDate>) -> String {
    let none = egui::Color32::TRANSPARENT;
    parts(lang, (tally, due), none, none, none)
        .into_iter()
        .map(|(text, _)| text)
        .collect::<Vec<_>>()
        .join(" ")
}

fn owed_ui(
    ui: &mut Ui,
    view: &View<'_>,
    page: &mut ReportsPage,
    mut row: Row<'_, ColumnKey>,
    lines: &[Line],
    owed: &Owed,
    number: usize,
) {
    let (lang, p) = (view.lang, view.palette);
    let target = owed.target;
    let unit = &*view.by_whom(target);
    let month = lang.month_or_unscheduled(owed.month);
    let state = lang.owed_state(owed);
    let due = lang.due_day(owed).unwrap_or_else(|| lang.no_due().to_owned());
    let picked = page.picked.contains(target);
    let id = row_id(target);
    let name = lang.row_name(unit, &month, &due, &state);
    let response = row.react(ui, id, Sense::click(), picked, &name);
    let tick_id = Id::unique(("reports-box", target));
    if let Some(cell) = row.cell(ColumnKey::Tick)
        && check::bare(ui, cell, tick_id, picked.into(), &lang.pick_row(unit, &month)).clicked()
    {
        if ui.input(|i| i.modifiers.shift) {
            page.picked.extend(&order(view, lines), target);
        } else {
            page.picked.toggle(target);
        }
    }
    row.text(ui, ColumnKey::Number, &number.to_string(), p.text_weak);
    row.text(ui, ColumnKey::Unit, unit, p.text);
    match called(view, owed) {
        Some(liaison) => row.text(ui, ColumnKey::Liaison, &lang.person_known(&liaison.card), p.text_weak),
        None => row.text(ui, ColumnKey::Liaison, lang.liaison_unknown(), p.text_faint),
    }
    if let Some(day) = owed.held_on {
        row.text(ui, ColumnKey::Held, &lang.day(day), p.text);
    }
    row.text(ui, ColumnKey::Due, &due, if owed.due.is_some() { p.text } else { p.text_faint });
    row.read(ColumnKey::State, &state);
    if let Some(cell) = row.cell(ColumnKey::State) {
        state_ui(ui, view, cell, owed, &state);
    }
    if let Some(day) = owed.received_on {
        row.text(ui, ColumnKey::Received, &lang.day(day), p.text);
    }
    let item = view.snapshot.requirements.get(target.requirement).map_or("", |r| r.item.as_str());
    row.text(ui, ColumnKey::Item, item, p.text_weak);
    let gaps = if owed.receipt == Receipt::Returned { p.warn } else { p.text };
    row.text(ui, ColumnKey::Material, &material(view, owed), gaps);
    row.text(ui, ColumnKey::Reminded, &reminded(view, owed), p.text_weak);
    let told: Vec<String> = events_of(view, target).iter().map(|e| event_text(lang, e)).collect();
    row.text(ui, ColumnKey::Events, &told.join(" · "), p.text_weak);
    if response.clicked() {
        let modifiers = ui.input(|i| i.modifiers);
        page.picked.click(target, modifiers, || order(view, lines));
        response.request_focus();
    }
    if let Some((to, extend)) = row.step(ui, &response) {
        go(ui, view, page, lines, row.index, to, extend);
    }
    if response.secondary_clicked() {
        page.picked.click_for_menu(target);
    }
    Popup::context_menu(&response).width(240.0).show(|ui| {
        actions::menu(ui, view, page, owed);
    });
}

/// The id of a report's row, by which it can be given the keyboard.
fn row_id(target: ReportTarget) -> Id {
    Id::unique(("reports-row", target))
}

/// Arrow keys: to the next row that holds a report.
fn go(
    ui: &Ui,
    view: &View<'_>,
    page: &mut ReportsPage,
    lines: &[Line],
    from: usize,
    to: usize,
    extend: bool,
) {
    let is_owed = |n: &usize| matches!(lines[*n], Line::Owed { .. });
    let target = if to > from { (to..lines.len()).find(is_owed) } else { (0..=to).rev().find(is_owed) };
    let Some(Line::Owed { at, .. }) = target.map(|n| lines[n]) else { return };
    let Some(owed) = view.owed.get(at) else { return };
    if extend {
        page.picked.extend(&order(view, lines), owed.target);
    } else {
        page.picked.only(owed.target);
    }
    page.reveal = Some(owed.target);
    ui.memory_mut(|memory| memory.request_focus(row_id(owed.target)));
    ui.ctx().request_repaint();
}

/// Mark and word of a report's state.
pub fn state_ui(ui: &Ui, view: &View<'_>, cell: Rect, owed: &Owed, state: &str) {
    let colour = mark::colour(owed, view.palette);
    mark::paint(ui.painter(), mark::of(owed), table::mark_at(cell), 12.0, colour);
    let strong = owed.outstanding() || owed.timing == Timing::Late;
    let font = if strong { fonts::strong(size::BODY) } else { fonts::text(size::BODY) };
    let at = pos2(cell.left() + 18.0, cell.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, state, font, colour);
}
