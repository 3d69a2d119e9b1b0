//! The board itself: head, main session, months with their cells, 未安排 above and the legend below.

use egui::{
    Align2, DragAndDrop, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use super::band::{self, Band};
use super::chip::{self, ChipAction, Dragged};
use super::drag::{self, Target};
use super::layout::{self, Chip, PAD, Row};
use super::state::SchedulePage;
use super::{menu, month, others, tray};
use crate::model::Month;
use crate::rules::limits::Passed;
use crate::ui::command::ScheduleCommand;
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::selection::Selection;
use crate::ui::theme::{CHIP, GRID, RADIUS, size};
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::wish::Wish;

const HEAD: f32 = 28.0;
const MAIN: f32 = 32.0;
const LEGEND: f32 = 30.0;
/// Frames in which the current month is kept in sight when the page is opened.
const OPENING: u8 = 6;
/// A wider board only moves apart what belongs together.
const WIDEST: f32 = 1480.0;

/// Paints the board into what room there is.
pub fn show(ui: &mut Ui, view: &View<'_>, page: &mut SchedulePage) {
    let area = ui.available_rect_before_wrap().shrink2(vec2(14.0, 8.0));
    let mut ui = ui.new_child(UiBuilder::new().max_rect(area));
    let ui = &mut ui;
    ui.spacing_mut().item_spacing.y = 0.0;
    // The scroll bar's room is kept free, so that the board does not jump when it comes.
    let width = (area.width() - 12.0).min(WIDEST);
    page.board.keep(ui.ctx(), view, width, &page.opened);
    page.board.keep_tray(ui.ctx(), view, page.tray.keep(view));
    let dragged = DragAndDrop::payload::<Dragged>(ui.ctx());
    page.begin_chips();
    let mut target = None;
    if !view.schedule.unscheduled.is_empty() {
        unscheduled(ui, view, page, dragged.as_deref(), &mut target);
    }
    let top = ui.cursor().min;
    head(ui, view, page);
    let left = page.board.columns.first().map_or(112.0, |c| c.left) + 8.0;
    super::main_session::row(ui, view, page.main.is_some(), left, (width, MAIN));
    if let Some(other) = others::rows(ui, view, &view.schedule.others, page.other, (left, width)) {
        page.toggle_other(view, other);
    }
    if view.schedule.unscheduled.is_empty() && dragged.is_some() {
        let place =
            Rect::from_min_size(top, vec2(width, HEAD + MAIN + others::height(view.schedule.others.len())));
        target = tray_place(ui, view, place, dragged.as_deref()).or(target);
    }
    // In a narrow window the legend takes two lines.
    let narrow = width < 760.0;
    let low = if narrow { LEGEND + 20.0 } else { LEGEND };
    months(ui, view, page, low, dragged.as_deref(), &mut target);
    legend(ui, view, page, narrow);
    if let Some(dragged) = dragged {
        drag::ghost(ui, view, target, &mut page.suited);
        if ui.input(|input| input.pointer.any_released())
            && let Some(target) = target
            && DragAndDrop::take_payload::<Dragged>(ui.ctx()).is_some()
            && !dragged.entries.is_empty()
        {
            let over_itself = target.before.is_none() && page.over_dragged;
            if drag::changes(view, &dragged, target, over_itself) {
                view.edit(drag::edit(&dragged, target));
            }
        }
    }
}

fn head(ui: &mut Ui, view: &View<'_>, page: &SchedulePage) {
    let p = view.palette;
    let board = &page.board;
    let (rect, _) = ui.allocate_exact_size(vec2(page.board.room, HEAD), Sense::hover());
    ui.painter().rect_filled(rect, 0, p.bar);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.line_strong));
    let title = |left: f32, text: &str| {
        let at = pos2(rect.left() + left + 8.0 - page.shift, rect.center().y);
        ui.painter().with_clip_rect(rect).text(
            at,
            Align2::LEFT_CENTER,
            text,
            fonts::strong(size::BODY),
            p.text_weak,
        );
        let place = Rect::from_min_size(pos2(at.x, rect.top()), vec2(60.0, HEAD));
        let node = ui.interact(place, ui.scope_id().with(("head", text)), Sense::hover());
        node.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, text));
    };
    title(0.0, view.lang.head_month());
    for column in &board.columns {
        let name = view.snapshot.groups.get(column.group).map_or("", |g| g.name.as_str());
        title(column.left, &view.lang.head_group(name, column.units));
    }
}

fn months(
    ui: &mut Ui,
    view: &View<'_>,
    page: &mut SchedulePage,
    low: f32,
    dragged: Option<&Dragged>,
    target: &mut Option<Target>,
) {
    let room = (ui.available_height() - low).max(80.0);
    let wide = vec2(page.board.width, page.board.height);
    let scroll_to = page.scroll_to.and_then(|entry| page.board.find(entry));
    if scroll_to.is_some() {
        page.scroll_to = None;
    }
    // The page opens on the current month, unless it is asked to show something else.
    // Several frames long, as a window finds its size only after the first ones.
    let frames =
        page.opened_on.filter(|(year, _)| *year == view.programme.id).map_or(0, |(_, frames)| frames);
    let opens = frames < OPENING;
    page.opened_on = Some((view.programme.id, frames.saturating_add(1)));
    let current = page.board.rows.iter().find(|row| row.month.contains(view.today));
    let current = current.map(|row| Rect::from_min_size(pos2(0.0, row.top), vec2(1.0, row.height)));
    let asked = scroll_to.is_some();
    let scroll_to = scroll_to.or(current.filter(|_| opens));
    if asked {
        page.opened_on = Some((view.programme.id, OPENING));
    }
    let scrolled = ScrollArea::both()
        .id_salt("board")
        .max_height(room)
        .auto_shrink([false, true])
        .show_viewport(ui, |ui, seen| {
            let (rect, _) = ui.allocate_exact_size(wide, Sense::hover());
            let origin = rect.min;
            let pointer = ui.ctx().pointer_interact_pos();
            let view_rect = seen.translate(origin.to_vec2());
            if let (Some(dragged), Some(at)) = (dragged, pointer) {
                if view_rect.contains(at) {
                    let here = at - origin.to_vec2();
                    *target = drag::on_board(&page.board, view, dragged, here);
                    page.over_dragged = over_dragged(page, dragged, here);
                }
                if page.board.height > seen.height() {
                    autoscroll(ui, view_rect, at);
                }
            }
            if let Some(place) = scroll_to {
                ui.scroll_to_rect(place.translate(origin.to_vec2()).expand(12.0), None);
            }
            let rows: Vec<Row> = page.board.visible(seen.top(), seen.bottom()).cloned().collect();
            for row in &rows {
                one_month(ui, view, page, row, origin, seen, dragged.map(|d| (d, *target)));
            }
            drawing(ui, view, page, origin, view_rect);
        });
    page.shift = scrolled.state.clamped_offset().x;
}

/// The rectangle that is being drawn, and what it selects.
fn drawing(ui: &Ui, view: &View<'_>, page: &mut SchedulePage, origin: Pos2, seen: Rect) {
    let Some(band) = &page.band else { return };
    let Some(at) = ui.ctx().pointer_interact_pos() else { return };
    let to = at - origin.to_vec2();
    let rect = band.rect(to);
    let rows = page.board.visible(rect.top(), rect.bottom());
    let chips = rows.flat_map(|row| row.cells.iter().flat_map(|cell| cell.chips.iter()));
    band.select(view, chips.filter(|chip| chip.rect.intersects(rect)).map(|chip| chip.entry));
    band.paint(ui, view, to, origin);
    autoscroll(ui, seen, at);
    if ui.input(|input| !input.pointer.primary_down()) {
        page.band = None;
    }
}

fn over_dragged(page: &SchedulePage, dragged: &Dragged, at: Pos2) -> bool {
    dragged.entries.iter().any(|e| page.board.find(*e).is_some_and(|rect| rect.contains(at)))
}

/// Scrolls while something is dragged near the upper or lower edge.
fn autoscroll(ui: &Ui, area: Rect, at: Pos2) {
    let edge = 28.0;
    let step = if at.y < area.top() + edge {
        12.0
    } else if at.y > area.bottom() - edge {
        -12.0
    } else {
        return;
    };
    if area.expand(40.0).contains(at) {
        ui.scroll_with_delta(vec2(0.0, step));
        // A pointer that is held still still scrolls.
        ui.ctx().request_repaint();
    }
}

fn one_month(
    ui: &mut Ui,
    view: &View<'_>,
    page: &mut SchedulePage,
    row: &Row,
    origin: Pos2,
    seen: Rect,
    dragged: Option<(&Dragged, Option<Target>)>,
) {
    let p = view.palette;
    let place = Rect::from_min_size(origin + vec2(0.0, row.top), vec2(page.board.width, row.height));
    let current = row.month.contains(view.today);
    if current {
        ui.painter().rect_filled(place, 0, p.current);
    }
    ui.painter().hline(place.x_range(), place.bottom() - 0.5, p.hairline());
    let width = page.board.months;
    let suited = dragged.map(|(dragged, _)| page.suited.of(view, &dragged.entries));
    month::label(ui, view, row, Rect::from_min_size(place.min, vec2(width, place.height())), suited);
    let here = dragged.and_then(|(d, t)| t.filter(|t| t.month == Some(row.month)).map(|t| (d, t)));
    let landing = here.map_or_else(Vec::new, |(d, _)| drag::landing(&page.board, view, d, row));
    for (n, cell) in row.cells.iter().enumerate() {
        let column = page.board.columns[n];
        let area = page.board.cell_rect(row, n).translate(origin.to_vec2());
        let sense = Sense::click_and_drag() - Sense::FOCUSABLE;
        let node = ui.interact(area, ui.scope_id().with(("cell", row.month, column.group)), sense);
        let group = view.snapshot.groups.get(column.group).map_or("", |g| g.name.as_str());
        node.widget_info(|| {
            let count = match cell.passed {
                Some(passed) => view.lang.load_passed(cell.count, passed),
                None => view.lang.unit_count(cell.count),
            };
            WidgetInfo::labeled(
                Role::Cell,
                true,
                view.lang.cell_name(&view.lang.month(row.month), group, &count),
            )
        });
        if node.clicked() {
            view.send(Wish::Select(Selection::default()));
        }
        if node.drag_started()
            && band::draws(ui)
            && let Some(from) = ui.input(|input| input.pointer.press_origin())
        {
            page.band = Some(Band::begin(ui, view, from - origin.to_vec2()));
        }
        if landing.contains(&n) {
            ui.painter().rect_filled(area, 0, p.accent_soft);
            let edge = Stroke::new(1.0, p.accent);
            ui.painter().rect_stroke(area.shrink(0.5), 0, edge, StrokeKind::Inside);
        }
        load(ui, view, cell.count, cell.passed, pos2(area.right() - 8.0, area.top() + PAD + CHIP / 2.0));
        // Only what is seen of a cell that is higher than the window.
        let first = cell.chips.partition_point(|c| c.rect.bottom() < seen.top());
        for chip in cell.chips[first..].iter().take_while(|c| c.rect.top() <= seen.bottom()) {
            one_chip(ui, view, page, *chip, chip.rect.translate(origin.to_vec2()));
        }
        if let Some(rect) = cell.more {
            let text = layout::more_text(view, cell.count, cell.chips.len());
            if more(ui, view, rect.translate(origin.to_vec2()), &text, (row.month, column.group.0)) {
                page.toggle_cell((row.month, column.group));
            }
        }
    }
    if let Some((_, Target { caret: Some(caret), .. })) = here {
        let x = origin.x + caret.x - 3.0;
        let y = origin.y + caret.y;
        let bar = Rect::from_min_size(pos2(x, y - 1.0), vec2(2.0, CHIP + 2.0));
        ui.painter().rect_filled(bar, 1, p.accent);
    }
}

/// How many sessions there are, with the limit where they pass one; its right end at a place.
fn load(ui: &Ui, view: &View<'_>, count: usize, passed: Option<Passed>, right: Pos2) {
    let p = view.palette;
    let (text, colour) = match passed {
        Some(passed) => (view.lang.load_passed(count, passed), p.warn),
        None if count == 0 => return,
        None => (view.lang.unit_count(count), p.text_weak),
    };
    let drawn = ui.painter().text(right, Align2::RIGHT_CENTER, text, fonts::text(size::SMALL), colour);
    if passed.is_some() {
        mark::paint(ui.painter(), Mark::DueSoon, drawn.left_center() - vec2(9.0, 0.0), 9.0, colour);
    }
}

fn one_chip(ui: &mut Ui, view: &View<'_>, page: &mut SchedulePage, chip: Chip, rect: Rect) {
    let stop = page.stops_at(view, chip.entry);
    let (response, action) = chip::show(ui, view, chip, rect, (page.swap.is_some(), stop));
    match action {
        ChipAction::None => {}
        ChipAction::Clicked => {
            let modifiers = ui.input(|input| input.modifiers);
            page.clicked(view, chip.entry, modifiers);
            response.request_focus();
        }
        ChipAction::Opened => view.send(ScheduleCommand::Details),
        ChipAction::Menu => {
            if !view.selection.contains(chip.entry) {
                view.send(Wish::Select(Selection::one(chip.entry)));
            }
        }
    }
    if response.context_menu_opened() || action == ChipAction::Menu {
        menu::attach(&response, view);
    }
    if response.hovered() && !response.context_menu_opened() {
        let tip = menu::tip(view, chip.entry);
        if !tip.is_empty() {
            response.on_hover_text(tip);
        }
    }
}

fn more(ui: &Ui, view: &View<'_>, rect: Rect, text: &str, salt: (Month, i64)) -> bool {
    let p = view.palette;
    let response = ui.interact(rect, ui.scope_id().with(("more", salt)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    let colour = if response.hovered() || response.has_focus() { p.accent } else { p.accent_text };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, layout::font(), colour);
    response.clicked()
}

/// 未安排, above the board while it holds anything.
fn unscheduled(
    ui: &mut Ui,
    view: &View<'_>,
    page: &mut SchedulePage,
    dragged: Option<&Dragged>,
    target: &mut Option<Target>,
) {
    let lines = page.board.tray_height;
    let size = vec2(page.board.room, tray::height(lines));
    let (area, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.add_space(2.0 * GRID);
    let over = dragged.is_some() && ui.ctx().pointer_interact_pos().is_some_and(|at| area.contains(at));
    if over {
        *target = Some(Target { month: None, before: None, caret: None });
    }
    let mut strip = std::mem::take(&mut page.tray);
    tray::show(ui, view, &mut strip, (area, lines), over, |ui, origin, seen| {
        let first = page.board.tray.partition_point(|c| c.rect.bottom() < seen.top());
        let shown: Vec<Chip> =
            page.board.tray[first..].iter().take_while(|c| c.rect.top() <= seen.bottom()).copied().collect();
        for chip in shown {
            one_chip(ui, view, page, chip, chip.rect.translate(origin.to_vec2()));
        }
    });
    page.tray = strip;
}

/// While something is dragged and nothing is 未安排 yet, the head of the board takes it.
fn tray_place(ui: &Ui, view: &View<'_>, area: Rect, dragged: Option<&Dragged>) -> Option<Target> {
    dragged.filter(|d| !d.entries.is_empty())?;
    let p = view.palette;
    let over = ui.ctx().pointer_interact_pos().is_some_and(|at| area.contains(at));
    let fill = if over { p.accent_soft } else { p.bar };
    ui.painter().rect_filled(area, 0, p.page);
    ui.painter().rect(area.shrink(2.0), RADIUS, fill, Stroke::new(1.0, p.accent), StrokeKind::Inside);
    let text = view.lang.drop_unscheduled();
    let font = fonts::text(size::BODY);
    ui.painter().text(area.center(), Align2::CENTER_CENTER, text, font, p.accent_text);
    over.then_some(Target { month: None, before: None, caret: None })
}

fn legend(ui: &mut Ui, view: &View<'_>, page: &SchedulePage, narrow: bool) {
    let p = view.palette;
    let lang = view.lang;
    let small = |text: &str| egui::RichText::new(text).size(size::SMALL).color(p.text_weak);
    ui.add_space(GRID);
    ui.horizontal(|ui| {
        ui.set_height(20.0);
        ui.spacing_mut().item_spacing.x = 5.0;
        let signs = [
            (Mark::Accepted, p.done, lang.receipt_accepted()),
            (Mark::Received, p.accent_text, lang.receipt_received()),
            (Mark::Returned, p.warn, lang.receipt_returned()),
            (Mark::DueSoon, p.warn, lang.due_soon()),
            (Mark::Overdue, p.overdue, lang.overdue()),
            (Mark::Exempt, p.text_weak, lang.receipt_exempt()),
            (Mark::Locked, p.text_weak, lang.cmd_lock()),
        ];
        for (sign, colour, word) in signs {
            mark::show(ui, sign, 10.0, colour);
            ui.label(small(word));
            ui.add_space(6.0);
        }
        if !narrow {
            ui.label(small(&summary(view, page)));
        }
    });
    if narrow {
        ui.label(small(&summary(view, page)));
    }
}

/// How much of the year is placed, in words.
fn summary(view: &View<'_>, page: &SchedulePage) -> String {
    let lang = view.lang;
    match view.schedule.unscheduled.len() {
        0 => {
            let groups: Vec<String> = page
                .board
                .columns
                .iter()
                .map(|c| {
                    let name = view.snapshot.groups.get(c.group).map_or("", |g| g.name.as_str());
                    lang.group_count(name, view.schedule.placed_in(c.group))
                })
                .collect();
            lang.all_placed(&groups.join(lang.list_comma()))
        }
        n => lang.unscheduled_count(n),
    }
}
