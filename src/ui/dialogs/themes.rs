//! 主题日: every theme day that is known, when it is this year and for which units; those that do not count are put aside,
//! others are added.

use std::collections::HashMap;

use egui::{Align, Context, Label, Layout, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::dialog::Dialog;
use super::stemmed::StemmedUnits;
use crate::calendar::themes::{Origin, Theme, days, default};
use crate::jobs::Jobs;
use crate::model::change::Table;
use crate::model::edit::Edit;
use crate::model::ids::ThemeDayId;
use crate::model::names::folded;
use crate::model::special_day::ThemeDay;
use crate::ui::context::{Ambient, View};
use crate::ui::dialog_kind::DialogKind;
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::table::cut;
use crate::ui::widgets::{button, mark};
use crate::ui::widgets::{card, check};
use crate::ui::wish::Wish;

/// Widths of when it is in any year, and in this one.
const RULE: f32 = 150.0;
const DAYS: f32 = 128.0;
const NAME: f32 = 190.0;
/// Width of the tick, with the gap behind it.
const TICK: f32 = 26.0;
/// Room for the buttons of a line.
const BUTTONS: f32 = 84.0;

/// The list, as it is searched.
#[derive(Default)]
pub struct ThemesDialog {
    text: String,
    opened: bool,
    units: StemmedUnits,
    /// For whom each is, as far as it was shown.
    told: HashMap<String, String>,
}

impl ThemesDialog {
    fn line(&mut self, ui: &mut Ui, view: &View<'_>, theme: &Theme) {
        let (lang, p) = (view.lang, view.palette);
        let year = view.programme.year;
        let colour = if theme.used { p.text } else { p.text_faint };
        ui.horizontal(|ui| {
            ui.set_height(theme::CONTROL);
            ui.spacing_mut().item_spacing.x = 6.0;
            let writable = view.writable_file();
            let used = check::in_column(ui, theme.used.into(), "", writable, TICK);
            let name = lang.theme_used(&theme.name);
            used.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::CheckBox, writable, theme.used, &name)
            });
            if used.on_hover_text(lang.theme_used_how()).clicked() {
                view.edit(put(&Theme { used: !theme.used, ..theme.clone() }));
            }
            let days = match days(&theme.rule, year) {
                Some((first, last)) => lang.day_or_days(first, last),
                None => lang.theme_not_this_year().to_owned(),
            };
            let days = if theme.moves { lang.theme_moves().to_owned() } else { days };
            let told = self.told.entry(theme.name.clone());
            let told = told.or_insert_with(|| self.units.told(view, &theme.stems)).clone();
            let units = room_for_units(ui);
            let own = matches!(theme.origin, Origin::Own(_));
            let shown = if own { lang.theme_own(&theme.name) } else { theme.name.clone() };
            for (text, width) in
                [(shown, NAME), (lang.theme_rule(&theme.rule), RULE), (days, DAYS), (told, units)]
            {
                let (rect, response) =
                    ui.allocate_exact_size(vec2(width, theme::CONTROL), egui::Sense::hover());
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
                let galley = cut(ui, &text, width, fonts::text(size::BODY), colour);
                let at = rect.left_center() - vec2(0.0, galley.size().y / 2.0);
                let elided = galley.elided;
                ui.painter().galley(at, galley, colour);
                if elided {
                    response.on_hover_text(text);
                }
            }
            if !writable {
                return;
            }
            let change = button::link(ui, lang.unavailable_change());
            if change.accessible_name(lang.unavailable_edit(&theme.name)).clicked() {
                view.send(Wish::Dialog(DialogKind::Theme(Some(theme.name.clone()))));
            }
            let (sign, word, id) = match theme.origin {
                Origin::Known => return,
                Origin::Changed(id) => (mark::Mark::Returned, lang.theme_restore(&theme.name), id),
                Origin::Own(id) => (mark::Mark::Close, lang.unavailable_remove(&theme.name), id),
            };
            if button::icon(ui, sign, &word).on_hover_text(&word).clicked() {
                view.edit(Edit::Rows { put: Vec::new(), delete: vec![(Table::ThemeDay, id.0)] });
            }
        });
    }
}

/// Room for the units, behind the tick.
fn room_for_units(ui: &Ui) -> f32 {
    (ui.available_width() - NAME - RULE - DAYS - BUTTONS - 4.0 * 6.0).max(60.0)
}

fn head(ui: &mut Ui, view: &View<'_>) {
    let (lang, p) = (view.lang, view.palette);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.add_space(TICK);
        let year = lang.year_of(view.programme.year);
        let units = room_for_units(ui);
        for (text, width) in [
            (lang.theme_name(), NAME),
            (lang.theme_when(), RULE),
            (year.as_str(), DAYS),
            (lang.theme_units(), units),
        ] {
            let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), egui::Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ColumnHeader, true, text));
            let font = fonts::text(size::SMALL);
            ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, text, font, p.text_weak);
        }
    });
    card::rule(ui);
}

/// The edit that makes the file say this of a theme day; one that is as the program knows it needs no row.
#[must_use]
pub fn put(theme: &Theme) -> Edit {
    let known = default(&theme.name).is_some_and(|known| {
        (&known.rule, &known.stems, known.used) == (&theme.rule, &theme.stems, theme.used)
    });
    if let (Origin::Changed(id), true) = (theme.origin, known) {
        return Edit::Rows { put: Vec::new(), delete: vec![(Table::ThemeDay, id.0)] };
    }
    let id = match theme.origin {
        Origin::Known => ThemeDayId(0),
        Origin::Changed(id) | Origin::Own(id) => id,
    };
    let Theme { name, rule, stems, used, .. } = theme.clone();
    Edit::Rows { put: vec![ThemeDay { id, name, rule, stems, used }.into()], delete: Vec::new() }
}

impl Dialog for ThemesDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.theme_title().to_owned()
    }

    fn width(&self) -> f32 {
        960.0
    }

    fn keep_up(&mut self, _ctx: &Context, _jobs: &mut Jobs, _ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        if let Some(view) = view
            && self.units.keep(view)
        {
            self.told.clear();
        }
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        ui.add(Label::new(RichText::new(lang.theme_how()).color(p.text_weak)).wrap());
        ui.add_space(theme::GRID);
        let mut done = false;
        ui.horizontal(|ui| {
            let edit = TextEdit::singleline(&mut self.text).desired_width(240.0);
            let edit = ui.add(edit.hint_text(lang.theme_search())).accessible_name(lang.theme_search());
            if !std::mem::replace(&mut self.opened, true) {
                edit.request_focus();
            }
            if button::plain(ui, lang.theme_add(), view.writable_file()).clicked() {
                view.send(Wish::Dialog(DialogKind::Theme(None)));
            }
        });
        ui.add_space(theme::GRID);
        let wanted = folded(&self.text);
        let fits = |theme: &&Theme| {
            let stems = theme.stems.iter().any(|stem| folded(stem).contains(&wanted));
            wanted.is_empty() || stems || folded(&theme.name).contains(&wanted)
        };
        let themes: Vec<&Theme> = view.year.calendar().themes().iter().filter(fits).collect();
        let height = (ui.ctx().content_rect().height() - 300.0).clamp(140.0, 420.0);
        head(ui, view);
        ui.spacing_mut().item_spacing.y = 0.0;
        // As high as it will be from the first frame on, or the dialog would move once it is seen.
        let room = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
            ui.set_min_height(height);
            let area = ScrollArea::vertical().auto_shrink([false, false]);
            area.show_rows(ui, theme::CONTROL, themes.len(), |ui, range| {
                for theme in &themes[range] {
                    self.line(ui, view, theme);
                }
            });
        });
        ui.add_space(2.0 * theme::GRID);
        button::row(ui, |ui| done = button::primary(ui, lang.close(), true).clicked());
        done
    }
}
