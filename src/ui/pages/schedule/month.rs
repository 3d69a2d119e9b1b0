//! The first column of the board: a month's name, what is to be known of it, and how it suits what is dragged.

use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::layout::Row;
use super::{menu, suited};
use crate::rules::limits::Scope;
use crate::rules::suitability::{Suitability, Suits};
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::size;

/// Paints the name of a row's month into `area`, and how it suits what is dragged.
pub fn label(ui: &mut Ui, view: &View<'_>, row: &Row, area: Rect, suits: Option<&Suits>) {
    let p = view.palette;
    let lang = view.lang;
    let month = row.month;
    let current = month.contains(view.today);
    let name = if month.year() == view.programme.year { lang.month(month) } else { lang.month_full(month) };
    // In the middle of what is seen of a month that is higher than the window.
    let seen = area.intersect(ui.clip_rect());
    let middle = if seen.is_positive() { seen.center().y } else { area.center().y };
    let suits = suits.and_then(|suits| suits.of(month));
    let verdict = suits.and_then(Suitability::verdict);
    // Under the name, where all groups together have too many or too few; else how many days there are to choose from.
    let load = row.passed.map(|passed| lang.load_passed(view.schedule.count(month, None), passed));
    let days = row.days.map(|days| lang.month_working(days));
    let (below, colour) =
        (load.as_ref().or(days.as_ref()), if load.is_some() { p.warn } else { p.text_weak });
    let raised = if below.is_some() { 8.0 } else { 0.0 };
    let left = pos2(area.left() + 8.0, middle - raised);
    let font = fonts::strong(size::BODY);
    let drawn = ui.painter().text(left, Align2::LEFT_CENTER, &name, font, p.text);
    let at = pos2(drawn.right() + 8.0, left.y + 0.5);
    if let Some(verdict) = verdict {
        suited::paint(ui.painter(), view, verdict, at, suited::colour(verdict, p));
    } else {
        let outside = !view.programme.months.contains(&month);
        let (note, colour) = match (current, outside) {
            (true, _) => (lang.this_month(), p.accent_text),
            (false, true) => (lang.outside_months(), p.warn),
            (false, false) => ("", p.text_weak),
        };
        ui.painter().text(at, Align2::LEFT_CENTER, note, fonts::text(size::SMALL), colour);
    }
    if let Some(below) = below {
        let at = left + vec2(0.0, 17.0);
        ui.painter().text(at, Align2::LEFT_CENTER, below, fonts::text(size::SMALL), colour);
    }
    let header = ui.interact(area, ui.scope_id().with(("month", month)), Sense::CLICK);
    header.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &name));
    let told = suits.map_or(days, |suits| suited::line(view, suits));
    if let Some(told) = told {
        ui.ctx().accesskit_node_builder(header.id, |node| node.set_description(told));
    }
    menu::attach_month(&header, view, month);
    if header.hovered() && !header.context_menu_opened() && suits.is_none() {
        header.on_hover_ui(|ui| {
            for line in known(view, row) {
                ui.label(line);
            }
        });
    }
}

/// What is known of a month: its working days, its load and limits, and who cannot then.
fn known(view: &View<'_>, row: &Row) -> Vec<String> {
    let lang = view.lang;
    let month = row.month;
    let mut lines: Vec<String> = vec![lang.month_full(month)];
    let calendar = view.year.calendar();
    lines.extend(calendar.working_days(month).map(|days| lang.month_days(days)));
    if !calendar.known(month.year()) {
        lines.push(lang.holidays_not_known(month.year()));
    }
    let groups = std::iter::once(None).chain(view.schedule.groups.iter().copied().map(Some));
    for group in groups {
        let bounds = view.year.limits().bounds(group, month);
        if bounds.least.is_some() || bounds.most.is_some() {
            let who = lang.scope(view.snapshot, None, group);
            lines.push(lang.unavailable_line(&who, &lang.bounds(bounds)));
        }
    }
    let cannot = view.year.limits().unavailable_in(month);
    let all = cannot.len();
    for (scope, why) in cannot.into_iter().take(MOST) {
        let (unit, group) = match scope {
            Scope::All => (None, None),
            Scope::Group(group) => (None, Some(group)),
            Scope::Unit(unit) => (Some(unit), None),
        };
        let who = lang.why_unavailable(&lang.scope(view.snapshot, unit, group));
        lines.push(if why.is_empty() { who } else { lang.break_unavailable_as(&who, why) });
    }
    if all > MOST {
        lines.push(lang.breaks_more(all - MOST));
    }
    lines
}

/// So many are told that cannot in a month.
const MOST: usize = 8;
