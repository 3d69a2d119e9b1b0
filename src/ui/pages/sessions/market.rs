//! The market days of the township that holds a session, to choose its day from.

use chrono::NaiveDate;
use egui::{Popup, RichText, ScrollArea, Ui};

use crate::model::Month;
use crate::model::edit::{Edit, SessionFact};
use crate::model::session::Session;
use crate::model::when::{Days, When};
use crate::ui::context::View;
use crate::ui::dialog_kind::DialogKind;
use crate::ui::theme::size;
use crate::ui::widgets::{button, field, menu};
use crate::ui::wish::Wish;

/// A row that opens the list; nothing where nobody who holds the session has market days.
pub fn row(ui: &mut Ui, view: &View<'_>, session: &Session, label: f32) {
    let lang = view.lang;
    let calendar = view.year.calendar();
    let mut rules = view.snapshot.organisers_of(session.id).filter_map(|unit| calendar.market_rule(unit));
    let Some(rule) = rules.next() else { return };
    let months = months(view, session);
    let Some(first) = months.first() else { return };
    field::row(ui, lang.market_title(), label, |ui| {
        let working = |day: &NaiveDate| calendar.day_kind(*day).works();
        let all: Vec<NaiveDate> =
            months.iter().flat_map(|month| calendar.market_days(rule.unit, *month)).collect();
        let fit = all.iter().filter(|day| working(day)).count();
        let shown = lang.market_choose(&lang.month(*first), fit);
        let opener = button::opens_list(ui, &shown, ui.is_enabled());
        let name = view.name(rule.unit);
        let opener = opener.accessible_name(format!("{name} {shown}"));
        Popup::menu(&opener).width(300.0).show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let head = lang.market_line(name, &lang.market_rule(&rule.rule), &rule.note);
            ui.add(egui::Label::new(RichText::new(head).size(size::SMALL).color(view.palette.text_weak)));
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                days(ui, view, session, &all, working);
            });
            menu::rule(ui);
            if menu::line(ui, lang.market_change(), "", view.writable_file(), false).clicked() {
                view.send(Wish::Dialog(DialogKind::Market(rule.unit)));
                ui.close();
            }
        });
    });
}

fn days(
    ui: &mut Ui,
    view: &View<'_>,
    session: &Session,
    all: &[NaiveDate],
    working: impl Fn(&NaiveDate) -> bool,
) {
    let lang = view.lang;
    if all.is_empty() {
        menu::line(ui, lang.market_no_days(), "", false, false);
    }
    let fixed = session.when.as_ref().map(|when| &when.days);
    for day in all {
        let off = if working(day) { "" } else { lang.problem_weekend() };
        let lunar = view.year.calendar().lunar(*day).map(|date| lang.lunar_date(date)).unwrap_or_default();
        let text = lang.market_day_line(&lang.day_and_weekday(*day), &lunar, off);
        let here = fixed == Some(&Days::On(*day));
        if menu::line(ui, text.trim(), "", view.writable, here).clicked() {
            let old = session.when.clone();
            let when = old
                .map_or_else(|| When::on(*day), |old| When { days: Days::On(*day), inferred: false, ..old });
            view.edit(Edit::SetSession(session.id, SessionFact::When(Some(when), String::new())));
            ui.close();
        }
    }
}

/// The months of the session; all of the year that are not over while it has none.
fn months(view: &View<'_>, session: &Session) -> Vec<Month> {
    if let Some(first) = session.month {
        return Month::range(first, session.last_month().unwrap_or(first));
    }
    let now = Month::of(view.today);
    view.programme.months.iter().copied().filter(|month| *month >= now).collect()
}
