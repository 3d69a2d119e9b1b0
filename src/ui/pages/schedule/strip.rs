//! The strip of months that M opens: digits, arrows and Enter, or a click.

use egui::{Area, Frame, Id, Key, Modifiers, Order, Pos2, RichText, Sense, Ui, WidgetInfo, vec2};

use super::suited;
use crate::model::Month;
use crate::rules::suitability::{Suitability, Suits, Verdict};
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::keys;
use crate::ui::theme::{self, CONTROL, RADIUS, size};

/// Height of a month: its name, how many it has, how it suits.
const HEIGHT: f32 = CONTROL + 28.0;
/// Width in which the reason is told.
const TELLS: f32 = 420.0;

/// The open strip.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    typed: String,
    chosen: usize,
    /// False until it was painted once: the key that opened it is not one of its own.
    painted: bool,
}

impl Strip {
    /// A strip that starts on the month where the unit stands.
    #[must_use]
    pub fn at(months: &[Month], here: Option<Month>) -> Self {
        let chosen = here.and_then(|m| months.iter().position(|n| *n == m)).unwrap_or(0);
        Self { chosen, ..Self::default() }
    }

    /// Takes a digit: the month of that number, or the first whose number begins with it.
    pub fn digit(&mut self, digit: char, months: &[Month]) {
        for start in [self.typed.clone(), String::new()] {
            let typed = format!("{start}{digit}");
            let exact = months.iter().position(|m| m.number().to_string() == typed);
            let begun = || months.iter().position(|m| m.number().to_string().starts_with(&typed));
            if let Some(n) = exact.or_else(begun) {
                self.typed = typed;
                self.chosen = n;
                return;
            }
        }
        self.typed.clear();
    }

    /// The month that is typed, where no further digit can make another of it.
    fn settled(&self, months: &[Month]) -> Option<Month> {
        let begun = |month: &&Month| month.number().to_string().starts_with(&self.typed);
        let mut fit = months.iter().filter(begun);
        let only = fit.next().filter(|month| month.number().to_string() == self.typed)?;
        fit.next().is_none().then_some(*only)
    }
}

/// What a strip came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays open.
    Open,
    /// It was given up.
    Left,
    /// A month was chosen (`None`: 未安排).
    Chosen(Option<Month>),
    /// The digits of a month say it already, without Enter.
    Typed(Month),
}

/// Takes the strip's keys before anything else on the page sees them: Enter is also a click on a focused chip.
///
/// A digit that can only mean one month goes there at once, unless something speaks against it that is to be read first, or
/// a question would come (`asks`), which an Enter by habit would answer unread.
pub fn read_keys(
    ctx: &egui::Context,
    strip: &mut Strip,
    months: &[Month],
    (suits, asks): (&Suits, bool),
) -> Outcome {
    // One place more than months: 未安排.
    let places = months.len() + 1;
    if !strip.painted {
        return Outcome::Open;
    }
    let mut typed = false;
    let outcome = ctx.input_mut(|input| {
        let none = Modifiers::NONE;
        for n in 0..=9u8 {
            let digit = char::from(b'0' + n);
            if Key::from_name(&digit.to_string()).is_some_and(|key| keys::pressed(input, none, key)) {
                strip.digit(digit, months);
                typed = true;
            }
        }
        if keys::pressed(input, none, Key::ArrowRight) || keys::pressed(input, none, Key::ArrowDown) {
            strip.chosen = (strip.chosen + 1) % places;
        }
        if keys::pressed(input, none, Key::ArrowLeft) || keys::pressed(input, none, Key::ArrowUp) {
            strip.chosen = (strip.chosen + places - 1) % places;
        }
        if keys::pressed(input, none, Key::Enter) {
            Outcome::Chosen(months.get(strip.chosen).copied())
        } else if keys::pressed(input, none, Key::Escape) {
            Outcome::Left
        } else {
            Outcome::Open
        }
    });
    let hindered = |month| {
        let verdict = suits.of(month).and_then(Suitability::verdict);
        verdict.is_some_and(|verdict| verdict != Verdict::Advised)
    };
    match strip.settled(months).filter(|month| typed && !asks && !hindered(*month)) {
        Some(month) if outcome == Outcome::Open => Outcome::Typed(month),
        _ => outcome,
    }
}

/// Paints the strip under `anchor`.
pub fn show(ui: &Ui, view: &View<'_>, strip: &mut Strip, suits: &Suits, anchor: Pos2) -> Outcome {
    let months = &view.programme.months;
    let places = months.len() + 1;
    let mut outcome = Outcome::Open;
    let first = !strip.painted;
    strip.painted = true;
    let p = view.palette;
    let mut rect = egui::Rect::NOTHING;
    Area::new(Id::unique("strip of months"))
        .order(Order::Foreground)
        .fixed_pos(anchor)
        .constrain_to(ui.ctx().content_rect().shrink(6.0))
        .show(ui.ctx(), |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(10.0);
            rect = frame
                .show(ui, |ui| {
                    let name =
                        view.selection.leading().map(|e| view.name(e.unit).to_owned()).unwrap_or_default();
                    let count = view.selection.entries().len();
                    let who = if count > 1 { view.lang.several(&name, count) } else { name };
                    ui.horizontal(|ui| {
                        ui.label(RichText::new(view.lang.strip_title(&who)).font(fonts::strong(size::BODY)));
                        ui.label(RichText::new(view.lang.strip_hint()).size(size::SMALL).color(p.text_weak));
                    });
                    ui.add_space(theme::GRID);
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = 4.0;
                        for n in 0..places {
                            let month = months.get(n).copied();
                            let suits = month.and_then(|month| suits.of(month));
                            if place(ui, view, month, suits, n == strip.chosen) {
                                outcome = Outcome::Chosen(month);
                            }
                        }
                    });
                    // Kept free where nothing is said, so that the strip does not jump from month to month.
                    let (rect, _) = ui.allocate_exact_size(vec2(TELLS, 20.0), Sense::hover());
                    let chosen = months.get(strip.chosen).copied();
                    if let Some((line, colour)) = suited::lines(view, suits, chosen).into_iter().next() {
                        let told = ui.painter().layout_no_wrap(line, fonts::text(size::SMALL), colour);
                        ui.painter().galley(rect.left_bottom() - vec2(0.0, told.size().y), told, colour);
                    }
                })
                .response
                .rect;
        });
    let outside = ui
        .input(|i| i.pointer.any_pressed() && i.pointer.interact_pos().is_some_and(|at| !rect.contains(at)));
    if outcome == Outcome::Open && outside && !first { Outcome::Left } else { outcome }
}

fn place(
    ui: &mut Ui,
    view: &View<'_>,
    month: Option<Month>,
    suits: Option<&Suitability>,
    chosen: bool,
) -> bool {
    let p = view.palette;
    let text = view.lang.month_or_unscheduled(month);
    let font = if chosen { fonts::strong(size::BODY) } else { fonts::text(size::BODY) };
    let galley = ui.painter().layout_no_wrap(text.clone(), font, p.text);
    let wide = (galley.size().x + 18.0).max(50.0);
    let count = month.map(|month| view.lang.unit_count(view.schedule.count(month, None)));
    let (rect, response) = ui.allocate_exact_size(vec2(wide, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, &text));
    if let Some(told) = suits.and_then(|suits| suited::line(view, suits)) {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(told));
    }
    let (fill, line, colour) = if chosen {
        (p.accent, p.accent, p.on_accent)
    } else if response.hovered() {
        (p.hover, p.line_strong, p.text)
    } else {
        (p.raised, p.border, p.text)
    };
    let stroke = egui::Stroke::new(1.0, line);
    ui.painter().rect(rect, RADIUS, fill, stroke, egui::StrokeKind::Inside);
    let lift = if count.is_some() { 16.0 } else { 0.0 };
    let at = rect.center() - galley.size() / 2.0 - vec2(0.0, lift);
    ui.painter().galley_with_override_text_color(at, galley, colour);
    if let Some(count) = count {
        let at = rect.center() + vec2(0.0, 1.0);
        let colour = if chosen { p.on_accent } else { p.text_weak };
        ui.painter().text(at, egui::Align2::CENTER_CENTER, count, fonts::text(11.5), colour);
    }
    if let Some(verdict) = suits.and_then(Suitability::verdict) {
        let colour = if chosen { p.on_accent } else { suited::colour(verdict, p) };
        suited::paint(ui.painter(), view, verdict, rect.center() + vec2(-20.0, 17.0), colour);
    }
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_choose_the_month_they_name() {
        let months = Month::range(Month::new(2023, 4).unwrap(), Month::new(2023, 12).unwrap());
        let chosen = |digits: &str| {
            let mut strip = Strip::at(&months, None);
            digits.chars().for_each(|d| strip.digit(d, &months));
            months[strip.chosen].number()
        };
        assert_eq!(chosen("6"), 6);
        assert_eq!(chosen("1"), 10);
        assert_eq!(chosen("12"), 12);
        assert_eq!(chosen("11"), 11);
        assert_eq!(chosen("67"), 7);
        assert_eq!(chosen("04"), 4);
    }

    #[test]
    fn digits_settle_a_month_where_no_other_begins_with_them() {
        let settled = |first, last, typed: &str| {
            let months = Month::range(Month::new(2023, first).unwrap(), Month::new(2023, last).unwrap());
            let strip = Strip { typed: typed.to_owned(), ..Strip::default() };
            strip.settled(&months).map(Month::number)
        };
        assert_eq!(settled(4, 12, "6"), Some(6));
        assert_eq!(settled(4, 12, "1"), None);
        assert_eq!(settled(4, 12, "12"), Some(12));
        assert_eq!(settled(1, 9, "1"), Some(1));
        assert_eq!(settled(1, 12, "1"), None, "it may become 10");
        assert_eq!(settled(4, 12, ""), None);
    }
}
