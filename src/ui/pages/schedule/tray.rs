//! 未安排, above the board while it holds anything: which of it is shown, in which order, and the strip itself.

use egui::{
    Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::layout::PAD;
use crate::calendar::{Calendar, suiting};
use crate::model::Month;
use crate::model::ids::{GroupId, ProgrammeId};
use crate::model::search::finds;
use crate::rules::last_year::{months_of, year_before};
use crate::rules::schedule::Entry;
use crate::ui::command::{Command, ScheduleCommand};
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::{CONTROL, GRID, RADIUS, size};
use crate::ui::widgets::{button, choice};

/// Most of 未安排 that is shown without scrolling.
const MOST: f32 = 112.0;
/// Height of the line that says how many there are.
const HEAD: f32 = CONTROL + GRID;

/// The order of what is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// 机构序列, group by group.
    #[default]
    Order,
    /// By pinyin.
    Name,
    /// By the month of the year before; what had none comes last.
    LastYear,
    /// By the first theme day that suits the unit; what has none comes last.
    Theme,
}

/// What of 未安排 is shown.
#[derive(Debug, Default)]
pub struct Tray {
    query: String,
    group: Option<GroupId>,
    sort: Sort,
    key: Option<Key>,
    shown: Vec<Entry>,
    /// Counts every time that what is shown was found anew.
    edition: u64,
}

type Key = (u64, ProgrammeId, String, Option<GroupId>, Sort);

impl Tray {
    /// What is shown, in its order, with the number of its edition; found anew where something changed.
    pub fn keep(&mut self, view: &View<'_>) -> (&[Entry], u64) {
        // A group that no unit of the year stands in any more is no choice.
        self.group = self.group.filter(|group| view.schedule.groups.contains(group));
        let key =
            (view.snapshot.revision, view.programme.id, self.query.trim().to_owned(), self.group, self.sort);
        if self.key.as_ref() != Some(&key) {
            self.shown = self.find(view, &key.2);
            self.key = Some(key);
            self.edition += 1;
        }
        (&self.shown, self.edition)
    }

    fn find(&self, view: &View<'_>, query: &str) -> Vec<Entry> {
        let column = |entry: &Entry| view.schedule.column_among(view.year.members(), entry.unit);
        let fits = |entry: &&Entry| {
            let in_group = self.group.is_none_or(|group| column(entry) == Some(group));
            let unit = || view.snapshot.units.get(entry.unit);
            in_group && (query.is_empty() || unit().is_some_and(|unit| finds(view.snapshot, unit, query)))
        };
        let mut shown: Vec<Entry> = view.schedule.unscheduled.iter().filter(fits).copied().collect();
        match self.sort {
            Sort::Order => {}
            Sort::Name => shown.sort_by_cached_key(|entry| {
                let unit = view.snapshot.units.get(entry.unit);
                unit.map(|unit| (unit.search_key.clone(), unit.name.clone()))
            }),
            Sort::LastYear => {
                let before = year_before(view.snapshot, view.programme.year);
                let month = |entry: &Entry| -> Option<Month> {
                    let months = months_of(view.snapshot, before?, view.programme.year, entry.unit);
                    months.first().map(|(month, _)| *month)
                };
                shown.sort_by_cached_key(|entry| {
                    let month = month(entry);
                    (month.is_none(), month)
                });
            }
            Sort::Theme => {
                let calendar = Calendar::of(view.snapshot);
                let themes = calendar.themes_of(view.programme.year);
                shown.sort_by_cached_key(|entry| {
                    let unit = view.snapshot.units.get(entry.unit);
                    let day = unit.and_then(|u| suiting(&themes, &u.name).first().map(|on| on.first));
                    (day.is_none(), day)
                });
            }
        }
        shown
    }
}

/// Height of the strip where its chips are so high.
#[must_use]
pub fn height(chips: f32) -> f32 {
    chips.min(MOST) + 2.0 * PAD + HEAD
}

/// Paints the strip, `room` wide, with chips that are `lines` high; `over` says that something is dragged over it.
/// `chips` paints those of them that are seen: it gets the top left of all of them, and what part of them is seen.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    tray: &mut Tray,
    (area, lines): (Rect, f32),
    over: bool,
    chips: impl FnOnce(&mut Ui, egui::Pos2, Rect),
) {
    let p = view.palette;
    let (fill, edge) = if over { (p.accent_soft, p.accent) } else { (p.warn_soft, p.line) };
    ui.painter().rect(area, RADIUS, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let (all, shown) = (view.schedule.unscheduled.len(), tray.shown.len());
    let name = if shown == all { view.lang.unscheduled_count(all) } else { view.lang.tray_shown(all, shown) };
    let node = ui.interact(area, ui.scope_id().with("tray"), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
    let head = Rect::from_min_max(
        area.min + vec2(12.0, GRID),
        pos2(area.right() - 8.0, area.top() + GRID + CONTROL),
    );
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut line = ui.new_child(UiBuilder::new().max_rect(head).layout(layout).id_salt("tray head"));
    head_ui(&mut line, view, tray, &name);
    let inner = Rect::from_min_max(
        pos2(area.left() + 9.0, area.top() + HEAD + PAD),
        pos2(area.right() - 4.0, area.bottom() - 2.0),
    );
    if shown == 0 {
        let at = inner.left_top() + vec2(4.0, 0.0);
        let font = fonts::text(size::BODY);
        ui.painter().text(at, egui::Align2::LEFT_TOP, view.lang.tray_none(), font, p.text_weak);
        return;
    }
    let mut ui = ui.new_child(UiBuilder::new().max_rect(inner));
    ScrollArea::vertical()
        .id_salt("tray")
        .max_height(inner.height())
        .auto_shrink([false, false])
        .show_viewport(&mut ui, |ui, seen| {
            let (rect, _) = ui.allocate_exact_size(vec2(area.width() - 28.0, lines + PAD), Sense::hover());
            chips(ui, rect.min + vec2(3.0, 3.0), seen);
        });
}

fn head_ui(ui: &mut Ui, view: &View<'_>, tray: &mut Tray, name: &str) {
    let lang = view.lang;
    let p = view.palette;
    ui.spacing_mut().item_spacing.x = 8.0;
    // Painted only: the strip as a whole bears these words for a screen reader.
    let told = ui.painter().layout_no_wrap(name.to_owned(), fonts::strong(size::BODY), p.text);
    let (rect, _) = ui.allocate_exact_size(vec2(told.size().x, CONTROL), Sense::hover());
    ui.painter().galley(rect.left_center() - vec2(0.0, told.size().y / 2.0), told, p.text);
    let wide = ui.available_width() > 480.0;
    let edit = TextEdit::singleline(&mut tray.query)
        .desired_width(if wide { 128.0 } else { 84.0 })
        .hint_text(lang.tray_filter_hint())
        .margin(egui::Margin::symmetric(8, 4));
    let edit = ui.add(edit).accessible_name(lang.tray_filter());
    if edit.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        tray.query.clear();
    }
    if view.schedule.groups.len() > 1 {
        let name = |group: GroupId| view.snapshot.groups.get(group).map_or("", |g| g.name.as_str());
        let all = std::iter::once((None, lang.tray_all().to_owned()));
        let all: Vec<(Option<GroupId>, String)> =
            all.chain(view.schedule.groups.iter().map(|g| (Some(*g), name(*g).to_owned()))).collect();
        let shown = tray.group.map_or_else(|| lang.tray_all(), name).to_owned();
        if let Some(group) = choice::show(ui, lang.tray_group(), &shown, Some(tray.group), &all, true) {
            tray.group = group;
        }
    }
    let mut sorts = vec![(Sort::Order, lang.tray_by_order()), (Sort::Name, lang.tray_by_name())];
    if year_before(view.snapshot, view.programme.year).is_some() {
        sorts.push((Sort::LastYear, lang.tray_by_last_year()));
    }
    sorts.push((Sort::Theme, lang.tray_by_theme()));
    let sorts: Vec<(Sort, String)> = sorts.into_iter().map(|(sort, name)| (sort, name.to_owned())).collect();
    let shown = sorts.iter().find(|(sort, _)| *sort == tray.sort).map_or("", |(_, name)| name.as_str());
    if let Some(sort) = choice::show(ui, lang.tray_sort(), shown, Some(tray.sort), &sorts, true) {
        tray.sort = sort;
    }
    let fill = Command::from(ScheduleCommand::FillEvenly);
    let response = button::plain(ui, lang.cmd_fill(), fill.enabled(view.can));
    if response.on_hover_text(lang.fill_what(view.schedule.unscheduled.len())).clicked() {
        view.send(fill);
    }
}
