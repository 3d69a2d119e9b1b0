//! 单位: the list of units in official order, with their names, groups and duties.

mod details;
mod list;
mod people;
mod rows;
mod state;

pub use self::state::UnitsPage;

use egui::{Frame, Key, Margin, Modifiers, Panel, ScrollArea, Ui};

use self::list::Filter;
use self::state::can_order;
use crate::model::ids::GroupId;
use crate::model::paper::PaperKind;
use crate::ui::command::EditCommand;
use crate::ui::context::View;
use crate::ui::keys;
use crate::ui::pages::body::PageBody;
use crate::ui::theme;
use crate::ui::widgets::pane::{self, Pane};
use crate::ui::widgets::{button, choice, empty};
use crate::ui::wish::Wish;

/// Filters that are offered side by side; more stand in a list.
const SEGMENTS: usize = 5;
/// From this width on, the panel of details stands there also while nothing is picked.
const WIDE: f32 = 1180.0;

fn filter_name(view: &View<'_>, filter: Filter, n: usize) -> String {
    let lang = view.lang;
    match filter {
        Filter::All => lang.units_all(n),
        Filter::Group(group) => {
            lang.units_group(view.snapshot.groups.get(group).map_or("", |g| g.name.as_str()), n)
        }
        Filter::Outside => lang.units_outside(n),
        Filter::Exempt => lang.units_exempt(n),
        Filter::Inactive => lang.units_inactive(n),
    }
}

impl PageBody for UnitsPage {
    fn bar(&mut self, ui: &mut Ui, view: &View<'_>) {
        self.refresh(view);
        let lang = view.lang;
        let all: Vec<(Filter, String)> =
            self.listed.counts.iter().map(|(f, n)| (*f, filter_name(view, *f, *n))).collect();
        let shown = all.iter().find(|(f, _)| *f == self.filter).map_or("", |(_, name)| name.as_str());
        let chosen = if all.len() <= SEGMENTS {
            button::segments(ui, lang.units_filter(), self.filter, &all)
        } else {
            choice::show(ui, lang.units_filter(), shown, Some(self.filter), &all, true)
        };
        if let Some(filter) = chosen {
            self.filter = filter;
        }
        ui.add_space(theme::GRID);
        if button::primary(ui, lang.units_add(), view.writable).clicked() {
            view.send(EditCommand::AddUnits);
        }
        // Where the bar is short, the search field is worth more; the menu has the groups too.
        if ui.available_width() > 480.0 && button::plain(ui, lang.units_groups(), view.writable).clicked() {
            view.send(EditCommand::Groups);
        }
    }

    fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        self.refresh(view);
        if view.snapshot.units.is_empty() {
            pane::begin(ui, Pane::Page);
            if empty::page(ui, view.lang.units_empty(), view.lang.units_add()).clicked() {
                view.send(EditCommand::AddUnits);
            }
            return;
        }
        if !self.picked.is_empty() || ui.available_width() > WIDE {
            let frame = Frame::new().fill(view.palette.page).inner_margin(Margin::symmetric(14, 12));
            let panel = Panel::right("unit").exact_size(theme::DETAILS + 24.0).resizable(false).frame(frame);
            panel.show(ui, |ui| {
                pane::begin(ui, Pane::Details);
                ScrollArea::vertical()
                    .auto_shrink([false, true])
                    .show(ui, |ui| details::show(ui, view, self));
            });
        } else {
            pane::absent(ui);
        }
        pane::begin(ui, Pane::Page);
        Frame::new().inner_margin(Margin { left: 14, right: 4, top: 8, bottom: 0 }).show(ui, |ui| {
            if self.listed.shown.is_empty() {
                self.show_nothing(ui, view);
            } else {
                rows::table(ui, view, self);
            }
        });
        self.keys(ui, view);
    }

    fn find_next(&mut self, view: &View<'_>) {
        self.listed.refresh(view, self.filter);
        let shown = &self.listed.shown;
        let at = shown.iter().position(|u| Some(*u) == self.picked.leading()).map_or(0, |n| n + 1);
        if let Some(unit) = shown.get(at).or(shown.first()).copied() {
            self.picked.only(unit);
            self.reveal = Some(unit);
        }
    }

    fn paper(&self, _view: &View<'_>) -> Option<(PaperKind, Option<GroupId>)> {
        let group = if let Filter::Group(group) = self.filter { Some(group) } else { None };
        Some((PaperKind::Units, group))
    }

    fn copied(&mut self, view: &View<'_>) -> Option<Wish> {
        self.refresh(view);
        Some(Wish::copy(rows::copied(view, self)))
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

impl UnitsPage {
    fn show_nothing(&mut self, ui: &mut Ui, view: &View<'_>) {
        let lang = view.lang;
        let searching = !view.search.trim().is_empty();
        let sentence = if searching { lang.units_none_found() } else { lang.units_none_here() };
        if empty::page(ui, sentence, lang.units_show_all()).clicked() {
            self.filter = Filter::All;
            view.send(Wish::ClearSearch);
        }
    }

    fn keys(&mut self, ui: &Ui, view: &View<'_>) {
        if view.can.typing || view.can.covered {
            return;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| keys::pressed(input, modifiers, key));
        if pressed(Modifiers::NONE, Key::Escape) {
            self.picked.clear();
        }
        if let Some(unit) = self.picked.leading().filter(|_| can_order(view)) {
            if pressed(Modifiers::ALT, Key::ArrowUp) {
                self.shift(view, unit, false);
            } else if pressed(Modifiers::ALT, Key::ArrowDown) {
                self.shift(view, unit, true);
            }
        }
    }
}
