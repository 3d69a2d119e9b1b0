//! Where a dragged unit would land, how that is shown, and what dropping it there means.

use egui::text::LayoutJob;
use egui::{Color32, DragAndDrop, Id, LayerId, Order, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::chip::Dragged;
use super::layout::{Board, Row};
use super::suited::{self, Suited};
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::ids::SessionId;
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::{RADIUS, size};

/// Width in which the reasons at the pointer are told.
const TELLS: f32 = 300.0;

/// Where a drop would put what is dragged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// The month; `None`: 未安排.
    pub month: Option<Month>,
    /// Before which session of the cell.
    pub before: Option<SessionId>,
    /// Left edge of the chip that it would stand before, on the board.
    pub caret: Option<Pos2>,
}

/// The target at a place of the board (its own coordinates).
#[must_use]
pub fn on_board(board: &Board, view: &View<'_>, dragged: &Dragged, at: Pos2) -> Option<Target> {
    let row = board.row_at(at.y)?;
    let first = dragged.entries.first()?;
    let own = view.snapshot.group_of(view.programme.id, first.unit);
    let column = board.column_at(at.x).filter(|n| own.is_none_or(|group| board.columns[*n].group == group));
    let chip = column.and_then(|n| row.cells.get(n)).and_then(|cell| {
        cell.chips.iter().find(|chip| chip.rect.expand(2.5).contains(at)).filter(|chip| {
            // Dropped on itself it stays where it is.
            !dragged.entries.contains(&chip.entry)
        })
    });
    Some(Target {
        month: Some(row.month),
        before: chip.map(|c| c.entry.session),
        caret: chip.map(|c| c.rect.left_top()),
    })
}

/// The cells of a row that the dragged units would stand in.
pub fn landing(board: &Board, view: &View<'_>, dragged: &Dragged, row: &Row) -> Vec<usize> {
    let groups: Vec<_> =
        dragged.entries.iter().map(|e| view.snapshot.group_of(view.programme.id, e.unit)).collect();
    (0..row.cells.len()).filter(|n| groups.contains(&Some(board.columns[*n].group))).collect()
}

/// Whether a drop there would change anything.
#[must_use]
pub fn changes(view: &View<'_>, dragged: &Dragged, target: Target, over_itself: bool) -> bool {
    let stays = over_itself && same_month(view, dragged, target);
    !dragged.entries.is_empty() && !stays
}

fn same_month(view: &View<'_>, dragged: &Dragged, target: Target) -> bool {
    dragged
        .entries
        .iter()
        .all(|e| view.snapshot.sessions.get(e.session).is_some_and(|s| s.month == target.month))
}

/// The edit of a drop.
#[must_use]
pub fn edit(dragged: &Dragged, target: Target) -> Edit {
    let mut sessions = Vec::new();
    for entry in &dragged.entries {
        if !sessions.contains(&entry.session) {
            sessions.push(entry.session);
        }
    }
    Edit::Place { sessions, month: target.month, before: target.before }
}

/// Paints what is dragged beside the pointer, with the month where it would go.
pub fn ghost(ui: &Ui, view: &View<'_>, target: Option<Target>, suited: &mut Suited) {
    let lang = view.lang;
    carried(ui, view, |dragged| {
        let line = match target {
            None => lang.drag_nowhere().to_owned(),
            Some(target) if same_month(view, dragged, target) && target.before.is_none() => {
                lang.drag_stays(&lang.month_or_unscheduled(target.month))
            }
            Some(Target { month: None, .. }) => lang.cmd_unschedule().to_owned(),
            Some(Target { month: Some(month), .. }) => lang.drag_to(&lang.month(month)),
        };
        let lines = target.map_or_else(Vec::new, |target| {
            suited::lines(view, suited.of(view, &dragged.entries), target.month)
        });
        (line, lines)
    });
}

/// Paints what is dragged beside the pointer. `tell` says in a line where it would go, and in more lines what is to be known
/// of that.
pub fn carried(ui: &Ui, view: &View<'_>, tell: impl FnOnce(&Dragged) -> (String, Vec<(String, Color32)>)) {
    let ctx = ui.ctx();
    let (Some(dragged), Some(at)) = (DragAndDrop::payload::<Dragged>(ctx), ctx.pointer_interact_pos()) else {
        return;
    };
    let p = view.palette;
    let lang = view.lang;
    let name = match dragged.entries.as_slice() {
        [] => lang.drag_locked().to_owned(),
        [one] => view.name(one.unit).to_owned(),
        [first, ..] => lang.several(view.name(first.unit), dragged.entries.len()),
    };
    let (line, lines) = if dragged.entries.is_empty() {
        (lang.drag_unlock_first().to_owned(), Vec::new())
    } else {
        tell(&dragged)
    };
    let note = if dragged.locked > 0 && !dragged.entries.is_empty() {
        lang.drag_without_locked(dragged.locked)
    } else {
        String::new()
    };
    let painter = ctx.layer_painter(LayerId::new(Order::Tooltip, Id::unique("dragged units")));
    let title = painter.layout_no_wrap(name, fonts::text(size::BODY), p.text);
    let colour = if dragged.entries.is_empty() { p.warn } else { p.accent_text };
    let second = painter.layout_no_wrap(format!("{line}{note}"), fonts::text(size::SMALL), colour);
    let told: Vec<_> = lines
        .into_iter()
        .map(|(line, colour)| {
            let job = LayoutJob::simple(line, fonts::text(size::SMALL), colour, TELLS);
            (painter.layout_job(job), colour)
        })
        .collect();
    let mut inner = vec2(title.size().x.max(second.size().x), title.size().y + second.size().y + 1.0);
    for (galley, _) in &told {
        inner = vec2(inner.x.max(galley.size().x), inner.y + galley.size().y + 1.0);
    }
    let rect = Rect::from_min_size(at + vec2(10.0, 8.0), inner + vec2(20.0, 10.0));
    let room = ctx.content_rect();
    let rect = rect.translate(vec2(
        (room.right() - 4.0 - rect.right()).min(0.0),
        (room.bottom() - 4.0 - rect.bottom()).min(0.0),
    ));
    let shadow = egui::Shadow { offset: [0, 3], blur: 10, spread: 0, color: p.shadow };
    painter.add(shadow.as_shape(rect, RADIUS));
    painter.rect(rect, RADIUS, p.raised, Stroke::new(1.0, p.accent), StrokeKind::Inside);
    let inside = rect.min + vec2(10.0, 5.0);
    let title_height = title.size().y + 1.0;
    painter.galley(inside, title, p.text);
    let mut below = inside.y + title_height + second.size().y + 1.0;
    painter.galley(pos2(inside.x, inside.y + title_height), second, colour);
    for (galley, colour) in told {
        let height = galley.size().y;
        painter.galley(pos2(inside.x, below), galley, colour);
        below += height + 1.0;
    }
}
