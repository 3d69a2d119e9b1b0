//! A day chosen from a leaf of the calendar or typed: `2023-05-18`, `5.18`, `5月18日`.

use chrono::{Datelike, Days, NaiveDate};
use egui::{
    Align2, Id, Key, Popup, PopupCloseBehavior, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    vec2,
};

use super::{button, field, mark};
use crate::model::Month;
use crate::text::Lang;
use crate::ui::fonts;
use crate::ui::theme::{self, Palette, RADIUS, size};

/// What the picker knows beside the day itself.
#[derive(Clone, Copy, Debug)]
pub struct Picking {
    /// Language.
    pub lang: Lang,
    /// The day it is.
    pub today: NaiveDate,
    /// The month the calendar opens on while there is no day.
    pub start: Month,
    /// Whether the day may be taken away.
    pub clearable: bool,
}

/// A button that shows the day (or `hint`) and opens the calendar. Returns the new choice: a day, or none.
pub fn show(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    day: Option<NaiveDate>,
    hint: &str,
    picking: Picking,
) -> Option<Option<NaiveDate>> {
    let id = Id::unique(("date", &salt));
    let lang = picking.lang;
    let text = day.map_or_else(|| hint.to_owned(), |day| lang.day_and_weekday(day));
    let opener = button::opens_list(ui, &text, ui.is_enabled());
    opener.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name} {text}")));
    let mut chosen = None;
    Popup::menu(&opener)
        .id(id.with("popup"))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(CELL * 7.0 + 8.0)
        .show(|ui| {
            chosen = leaf(ui, id, day, picking);
            if chosen.is_some() {
                ui.data_mut(|data| data.remove::<Month>(id));
                ui.close();
            }
        });
    chosen
}

const CELL: f32 = 32.0;

#[expect(clippy::option_option, reason = "whether anything was chosen, and then a day or none")]
fn leaf(ui: &mut Ui, id: Id, day: Option<NaiveDate>, picking: Picking) -> Option<Option<NaiveDate>> {
    let lang = picking.lang;
    let p = Palette::of(ui.ctx());
    let start = day.map_or(picking.start, Month::of);
    let mut month: Month = ui.data(|data| data.get_temp(id)).unwrap_or(start);
    let mut chosen = None;
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.add_space(4.0);
        let shown = day.map(|d| d.format("%Y-%m-%d").to_string()).unwrap_or_default();
        let width = CELL * 7.0 - 4.0;
        let (entry, typed) =
            field::line(ui, id.with("typed"), lang.date_typed(), &shown, lang.date_hint(), width);
        if let Some(read) = typed.as_deref().and_then(|t| parse(t, month.year())) {
            chosen = Some(Some(read));
        }
        if entry.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) && chosen.is_none() {
            entry.request_focus();
        }
    });
    ui.horizontal(|ui| {
        if button::icon(ui, mark::Mark::Left, lang.month_before()).clicked() {
            month = before(month);
        }
        let title = lang.month_full(month);
        let wide = CELL * 7.0 - 2.0 * theme::CONTROL - 8.0;
        let (rect, _) = ui.allocate_exact_size(vec2(wide, theme::CONTROL), Sense::hover());
        let font = fonts::strong(size::BODY);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, title, font, p.text);
        if button::icon(ui, mark::Mark::Right, lang.month_after()).clicked() {
            month = month.next();
        }
    });
    ui.data_mut(|data| data.insert_temp(id, month));
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    let first = month.first_day();
    let lead = u64::from(first.weekday().num_days_from_monday());
    let monday = first.checked_sub_days(Days::new(lead)).unwrap_or(first);
    ui.horizontal(|ui| {
        ui.add_space(4.0);
        for n in 0..7 {
            let day = monday.checked_add_days(Days::new(n)).unwrap_or(monday);
            let (rect, _) = ui.allocate_exact_size(vec2(CELL, 22.0), Sense::hover());
            let font = fonts::text(size::SMALL);
            let text = lang.weekday_short(day);
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, font, p.text_weak);
        }
    });
    for week in 0..6 {
        ui.horizontal(|ui| {
            ui.add_space(4.0);
            for n in 0..7 {
                let Some(here) = monday.checked_add_days(Days::new(week * 7 + n)) else { continue };
                let look = Look {
                    chosen: day == Some(here),
                    today: here == picking.today,
                    inside: month.contains(here),
                };
                if cell(ui, lang, here, look).clicked() {
                    chosen = Some(Some(here));
                }
            }
        });
    }
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.add_space(4.0);
        if button::link(ui, lang.today_word()).clicked() {
            chosen = Some(Some(picking.today));
        }
        if picking.clearable && day.is_some() && button::link(ui, lang.clear_date()).clicked() {
            chosen = Some(None);
        }
    });
    chosen
}

#[derive(Clone, Copy)]
struct Look {
    chosen: bool,
    today: bool,
    inside: bool,
}

fn cell(ui: &mut Ui, lang: Lang, day: NaiveDate, look: Look) -> Response {
    let p = Palette::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(CELL, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, look.chosen, lang.day_full(day)));
    let area = rect.shrink(1.0);
    let colour = if look.chosen {
        ui.painter().rect_filled(area, RADIUS, p.accent);
        p.on_accent
    } else {
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(area, RADIUS, p.hover);
        }
        if look.today {
            ui.painter().rect_stroke(area, RADIUS, Stroke::new(1.0, p.accent), StrokeKind::Inside);
        }
        if look.inside { p.text } else { p.text_faint }
    };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, day.day(), fonts::text(size::BODY), colour);
    response
}

fn before(month: Month) -> Month {
    Month::of(month.first_day().pred_opt().unwrap_or(month.first_day()))
}

/// Reads a day: three numbers are year, month and day, two are month and day of `year`, eight digits in a row are
/// all three. What stands between the numbers does not matter. Full-width digits count as digits.
#[must_use]
pub fn parse(text: &str, year: i32) -> Option<NaiveDate> {
    let text = crate::model::names::folded(&text.replace(char::is_whitespace, "-"));
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|s| !s.is_empty()).collect();
    let number = |s: &str| s.parse::<u32>().ok();
    match numbers.as_slice() {
        [all] if all.len() == 8 => NaiveDate::parse_from_str(all, "%Y%m%d").ok(),
        [m, d] => NaiveDate::from_ymd_opt(year, number(m)?, number(d)?),
        [y, m, d] => {
            let given: i32 = y.parse().ok()?;
            let full = if given < 100 { given + 2000 } else { given };
            NaiveDate::from_ymd_opt(full, number(m)?, number(d)?)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let day = NaiveDate::from_ymd_opt(2023, 5, 18);
        for text in
            ["2023-05-18", "5.18", "5月18日", "2023年5月18日", "５／１８", "20230518", "23.5.18", "5 18"]
        {
            assert_eq!(parse(text, 2023), day, "{text}");
        }
        for text in ["", "5月", "2023-13-01", "5.32", "abc", "5.18.2023.1"] {
            assert_eq!(parse(text, 2023), None, "{text}");
        }
    }
}
