//! A day chosen from a leaf of the calendar or typed: `2023-05-18`, `5.18`, `5月18日`.

use chrono::{Datelike, Days, NaiveDate};
use egui::{
    Align2, Id, Key, Modifiers, Popup, PopupCloseBehavior, Response, RichText, Role, Sense, Stroke,
    StrokeKind, TextEdit, Ui, WidgetInfo, vec2,
};

use super::{button, field, mark};
use crate::calendar::{Calendar, DayKind};
use crate::model::Month;
use crate::text::Lang;
use crate::ui::context::{Ambient, View};
use crate::ui::drafts::{Becomes, Draft};
use crate::ui::fonts;
use crate::ui::keys;
use crate::ui::theme::{self, Palette, RADIUS, size};
use crate::ui::wish::Wish;

/// What the picker knows beside the day itself.
#[derive(Clone, Copy, Debug)]
pub struct Picking<'a> {
    ambient: Ambient<'a>,
    calendar: &'a Calendar,
    /// The month the calendar opens on while there is no day.
    start: Month,
    /// The year that is meant where none is typed.
    year: i32,
    clearable: bool,
}

impl<'a> Picking<'a> {
    /// A day of the shown year, which opens on a month while there is no day.
    #[must_use]
    pub fn of(view: &View<'a>, start: Month) -> Self {
        let (ambient, calendar) = (view.ambient, view.year.calendar());
        Self { ambient, calendar, start, year: view.programme.year, clearable: false }
    }

    /// The same, where the day may be taken away.
    #[must_use]
    pub fn clearable(self) -> Self {
        Self { clearable: true, ..self }
    }
}

/// What is typed into an open calendar.
#[derive(Clone, Debug, Default)]
struct Typing {
    text: String,
    /// Whether Enter was pressed on a text that is no day.
    wrong: bool,
    /// The leaf that is shown.
    month: Option<Month>,
    /// The pass in which it was painted last: what was painted long ago is forgotten.
    pass: u64,
}

impl Typing {
    fn key(id: Id) -> Id {
        id.with("typing")
    }

    /// What was typed into the calendar that is or was open a moment ago.
    fn load(ui: &Ui, id: Id) -> Option<Self> {
        let typing: Self = ui.data(|data| data.get_temp(Self::key(id)))?;
        (typing.pass + 2 >= ui.ctx().cumulative_pass_nr()).then_some(typing)
    }

    /// `18` and `18日` are days of the leaf that is shown.
    fn day_alone(&self, start: Month) -> Option<NaiveDate> {
        let narrow = crate::model::names::folded(self.text.trim());
        let day: u32 = narrow.trim_end_matches(Lang::DAY_MARKS).parse().ok()?;
        self.month.unwrap_or(start).first_day().with_day(day)
    }

    /// The day that the text means: none where it is empty and there may be none.
    #[expect(clippy::option_option, reason = "whether it means anything, and then a day or none")]
    fn read(&self, picking: &Picking<'_>, start: Month) -> Option<Option<NaiveDate>> {
        if self.text.trim().is_empty() {
            return picking.clearable.then_some(None);
        }
        // A year that was turned to is the one that is meant.
        let year = match self.month {
            Some(month) if month != start => month.year(),
            _ => picking.year,
        };
        parse(&self.text, year).or_else(|| self.day_alone(start)).map(Some)
    }
}

/// The id of the calendar that is painted with a salt, by which it can be opened.
#[must_use]
pub fn id_of(salt: impl std::hash::Hash + std::fmt::Debug) -> Id {
    Id::unique(("date", &salt))
}

/// Opens a calendar that is going to be painted, with the cursor in its field.
pub fn open(ctx: &egui::Context, id: Id) {
    Popup::open_id(ctx, id.with("popup"));
}

/// A button that shows the day (or `hint`) and opens the calendar. Returns the new choice: a day, or none.
pub fn show(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    day: Option<NaiveDate>,
    hint: &str,
    picking: Picking<'_>,
) -> Option<Option<NaiveDate>> {
    pick(ui, id_of(salt), name, day, hint, picking, None)
}

/// As [`show`], for a day that is kept: wishes for what `make` makes of the new choice, also where the page is left
/// while the day is being typed.
pub fn edit(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    day: Option<NaiveDate>,
    hint: &str,
    picking: Picking<'_>,
    make: impl Fn(Option<NaiveDate>) -> Wish,
) {
    let id = id_of(salt);
    if let Some(chosen) = pick(ui, id, name, day, hint, picking, Some(&make)) {
        picking.ambient.send(make(chosen));
    }
}

#[expect(clippy::option_option, reason = "whether anything was chosen, and then a day or none")]
fn pick(
    ui: &mut Ui,
    id: Id,
    name: &str,
    day: Option<NaiveDate>,
    hint: &str,
    picking: Picking<'_>,
    make: Option<&dyn Fn(Option<NaiveDate>) -> Wish>,
) -> Option<Option<NaiveDate>> {
    let lang = picking.ambient.lang;
    let text = day.map_or_else(|| hint.to_owned(), |day| lang.day_and_weekday(day));
    let opener = button::opens_list(ui, &text, ui.is_enabled());
    opener.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name} {text}")));
    let mut chosen = None;
    let shown = Popup::menu(&opener)
        .id(id.with("popup"))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(CELL * 7.0 + 8.0)
        .show(|ui| {
            chosen = leaf(ui, id, name, day, picking, make);
            if chosen.is_some() {
                ui.close();
            }
        });
    let closing = chosen.is_some() || shown.is_none() || !Popup::is_id_open(ui.ctx(), id.with("popup"));
    if closing && let Some(typing) = Typing::load(ui, id) {
        ui.data_mut(|data| data.remove::<Typing>(Typing::key(id)));
        picking.ambient.drafts.forget(id.with("typed"));
        if chosen.is_none() && typing.text.trim() != written(day) && !field::given_up(ui) {
            // A click beside the calendar leaves it like any other field.
            chosen = typing.read(&picking, day.map_or(picking.start, Month::of));
            if chosen.is_none() {
                picking.ambient.send(Wish::Tell(lang.date_not_taken(typing.text.trim())));
            }
        }
    }
    chosen
}

const CELL: f32 = 38.0;
/// Size of what stands under a day and in its corner.
const TINY: f32 = 10.5;

/// A day as it stands in the field.
fn written(day: Option<NaiveDate>) -> String {
    day.map(|d| d.format("%Y-%m-%d").to_string()).unwrap_or_default()
}

/// The field above the calendar. Enter takes what it holds, or says why not.
#[expect(clippy::option_option, reason = "whether anything was chosen, and then a day or none")]
fn typed(
    ui: &mut Ui,
    id: Id,
    name: &str,
    day: Option<NaiveDate>,
    picking: &Picking<'_>,
    (typing, fresh): (&mut Typing, bool),
    make: Option<&dyn Fn(Option<NaiveDate>) -> Wish>,
) -> Option<Option<NaiveDate>> {
    let lang = picking.ambient.lang;
    let field_id = id.with("typed");
    let before = typing.text.clone();
    let edit = TextEdit::singleline(&mut typing.text)
        .id(field_id)
        .hint_text(lang.date_hint())
        .desired_width(CELL * 7.0 - 4.0)
        .margin(egui::Margin::symmetric(8, 4));
    let entry = ui.add(edit).accessible_name(lang.date_typed());
    if fresh {
        entry.request_focus();
        field::select_all(ui.ctx(), field_id, typing.text.chars().count());
    }
    typing.wrong &= before == typing.text;
    let read = typing.read(picking, day.map_or(picking.start, Month::of));
    let drafts = picking.ambient.drafts;
    if typing.text.trim() == written(day) {
        drafts.forget(field_id);
    } else if let Some(make) = make {
        let becomes = match read {
            Some(day) => Becomes::Wish(make(day)),
            None => Becomes::Refused(lang.date_wrong().to_owned()),
        };
        drafts.put(Draft::new(field_id, name, typing.text.clone(), becomes).waiting());
    }
    if entry.lost_focus() && ui.input(|input| keys::any(input, Modifiers::NONE, Key::Enter)) {
        if read.is_some() {
            return read;
        }
        typing.wrong = true;
        entry.request_focus();
    }
    if typing.wrong {
        field::object(ui, &entry);
    }
    None
}

#[expect(clippy::option_option, reason = "whether anything was chosen, and then a day or none")]
fn leaf(
    ui: &mut Ui,
    id: Id,
    name: &str,
    day: Option<NaiveDate>,
    picking: Picking<'_>,
    make: Option<&dyn Fn(Option<NaiveDate>) -> Wish>,
) -> Option<Option<NaiveDate>> {
    let lang = picking.ambient.lang;
    let p = Palette::of(ui.ctx());
    let start = day.map_or(picking.start, Month::of);
    let kept = Typing::load(ui, id);
    let fresh = kept.is_none();
    let mut typing = kept.unwrap_or_else(|| Typing { text: written(day), ..Typing::default() });
    typing.pass = ui.ctx().cumulative_pass_nr();
    let mut month = typing.month.unwrap_or(start);
    let mut chosen = None;
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.add_space(4.0);
        chosen = typed(ui, id, name, day, &picking, (&mut typing, fresh), make);
    });
    if typing.wrong {
        ui.set_max_width(CELL * 7.0);
        let why = RichText::new(lang.date_wrong()).size(size::SMALL).color(p.warn);
        ui.add(egui::Label::new(why).wrap());
    }
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
    typing.month = Some(month);
    ui.data_mut(|data| data.insert_temp(Typing::key(id), typing));
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
                    today: here == picking.ambient.today,
                    inside: month.contains(here),
                };
                if cell(ui, (lang, picking.calendar), here, look).clicked() {
                    chosen = Some(Some(here));
                }
            }
        });
    }
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.add_space(4.0);
        if button::link(ui, lang.today_word()).clicked() {
            chosen = Some(Some(picking.ambient.today));
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

fn cell(ui: &mut Ui, (lang, calendar): (Lang, &Calendar), day: NaiveDate, look: Look) -> Response {
    let p = Palette::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(CELL, 36.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, look.chosen, lang.day_full(day)));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(told(lang, calendar, day)));
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
    let at = rect.center();
    ui.painter().text(at - vec2(0.0, 6.0), Align2::CENTER_CENTER, day.day(), fonts::text(size::BODY), colour);
    let weak = if look.chosen || !look.inside { colour } else { p.text_weak };
    let below = lang.under_day(calendar.lunar(day), calendar.term(day));
    ui.painter().text(at + vec2(0.0, 9.0), Align2::CENTER_CENTER, below, fonts::text(TINY), weak);
    let corner = match calendar.day_kind(day) {
        DayKind::Holiday(_) => Some((lang.day_rest(), p.done)),
        DayKind::MakeUp => Some((lang.day_makeup(), p.warn)),
        DayKind::Working | DayKind::Weekend => None,
    };
    if let Some((word, mark)) = corner {
        let mark = if look.chosen || !look.inside { colour } else { mark };
        let at = area.right_top() + vec2(-1.0, 1.0);
        ui.painter().text(at, Align2::RIGHT_TOP, word, fonts::text(TINY), mark);
    }
    response
}

/// What is to be known of a day: its lunar date and solar term, and whether offices work on it where that is special.
fn told(lang: Lang, calendar: &Calendar, day: NaiveDate) -> String {
    let lunar = calendar.lunar(day).map(|date| lang.lunar_date(date));
    let term = calendar.term(day).map(|term| lang.solar_term(term).to_owned());
    let kind = match calendar.day_kind(day) {
        DayKind::Holiday(name) => Some(format!("{name} {}", lang.holidays_off()).trim().to_owned()),
        DayKind::MakeUp => Some(lang.holidays_on().to_owned()),
        DayKind::Working | DayKind::Weekend => None,
    };
    [lunar, term, kind].into_iter().flatten().collect::<Vec<_>>().join(" ")
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
