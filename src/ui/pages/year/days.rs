//! The card of what is known of days: holidays, theme days, market days. Its lines tell; dialogs change them.

use std::collections::BTreeSet;

use egui::{Label, RichText, Ui};

use super::form::{Form, LABEL};
use crate::calendar::themes::Origin;
use crate::ui::dialog_kind::DialogKind;
use crate::ui::theme::CONTROL;
use crate::ui::widgets::{button, card, field};
use crate::ui::wish::Wish;

/// Room for the button of a line.
const BUTTON: f32 = 64.0;

/// Paints the card.
pub fn card_ui(ui: &mut Ui, form: &Form<'_, '_>) {
    let view = form.view;
    let (lang, p) = (view.lang, view.palette);
    let calendar = view.year.calendar();
    card::show(ui, lang.year_card_days(), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let months = view.programme.months.iter().map(|month| month.year());
        let years: BTreeSet<i32> = months.chain([view.programme.year]).collect();
        for year in years {
            let (text, colour) = match calendar.source(year) {
                Some(document) if !document.is_empty() => (lang.holidays_source(document), p.text),
                Some(_) => (lang.holidays_sourceless().to_owned(), p.text),
                None => (lang.holidays_not_known(year), p.warn),
            };
            let label = lang.year_of(year);
            line(ui, form, &label, (RichText::new(text).color(colour), lang.holidays_title()), || {
                DialogKind::Holidays(year)
            });
        }
        let used = calendar.themes().iter().filter(|theme| theme.used).count();
        let own = calendar.themes().iter().filter(|theme| theme.origin != Origin::Known).count();
        let text = lang.theme_count(used, own);
        line(ui, form, lang.theme_title(), (RichText::new(text), lang.theme_title()), || DialogKind::Themes);
        let markets = view.snapshot.market_rules.iter().count();
        let text = if markets == 0 { lang.market_none().to_owned() } else { lang.market_count(markets) };
        line(ui, form, lang.market_title(), (RichText::new(text), lang.market_title()), || {
            DialogKind::Markets
        });
    });
}

fn line(
    ui: &mut Ui,
    form: &Form<'_, '_>,
    label: &str,
    (text, about): (RichText, &str),
    dialog: impl Fn() -> DialogKind,
) {
    let lang = form.view.lang;
    field::row(ui, label, LABEL, |ui| {
        let room = (ui.available_width() - BUTTON).max(40.0);
        ui.allocate_ui_with_layout(
            egui::vec2(room, CONTROL),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_min_width(room);
                ui.add(Label::new(text).truncate());
            },
        );
        let open = button::link(ui, lang.days_open());
        if open.accessible_name(lang.days_open_of(label, about)).clicked() {
            form.view.send(Wish::Dialog(dialog()));
        }
    });
}
