//! 圩日: on which days the market of a township is held.

use egui::{Label, RichText, Ui};

use super::dialog::Dialog;
use crate::calendar::market_days;
use crate::model::Month;
use crate::model::change::Table;
use crate::model::edit::Edit;
use crate::model::ids::{MarketRuleId, UnitId};
use crate::model::special_day::{MarketDays, MarketRule};
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::check;
use crate::ui::widgets::{button, choice, field};

const LABEL: f32 = 64.0;

/// The sorts of rules.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Lunar,
    Solar,
    Weekdays,
    Odd,
    Even,
    Daily,
}

impl Sort {
    const ALL: [Self; 6] = [Self::Lunar, Self::Solar, Self::Weekdays, Self::Odd, Self::Even, Self::Daily];

    fn of(rule: &MarketDays) -> Self {
        match rule {
            MarketDays::SolarDigits { .. } => Self::Solar,
            MarketDays::LunarDigits { .. } => Self::Lunar,
            MarketDays::Weekdays { .. } => Self::Weekdays,
            MarketDays::Odd => Self::Odd,
            MarketDays::Even => Self::Even,
            MarketDays::Daily => Self::Daily,
        }
    }

    /// The digits or weekdays that can be ticked.
    fn values(self) -> Vec<u8> {
        match self {
            // 十 stands last.
            Self::Lunar | Self::Solar => (1..=9).chain([0]).collect(),
            Self::Weekdays => (1..=7).collect(),
            Self::Odd | Self::Even | Self::Daily => Vec::new(),
        }
    }

    fn rule(self, ticked: &[u8]) -> MarketDays {
        let digits = ticked.to_vec();
        match self {
            Self::Lunar => MarketDays::LunarDigits { digits },
            Self::Solar => MarketDays::SolarDigits { digits },
            Self::Weekdays => MarketDays::Weekdays { days: digits },
            Self::Odd => MarketDays::Odd,
            Self::Even => MarketDays::Even,
            Self::Daily => MarketDays::Daily,
        }
    }
}

/// What is chosen.
pub struct MarketDialog {
    unit: UnitId,
    /// `None`: not yet read from the file.
    sort: Option<Sort>,
    ticked: Vec<u8>,
    note: String,
    changed: bool,
}

impl MarketDialog {
    /// Of a township.
    #[must_use]
    pub fn new(unit: UnitId) -> Self {
        Self { unit, sort: None, ticked: Vec::new(), note: String::new(), changed: false }
    }

    fn read(&mut self, view: &View<'_>) -> Sort {
        if let Some(sort) = self.sort {
            return sort;
        }
        let there = view.year.calendar().market_rule(self.unit);
        let sort = there.map_or(Sort::Lunar, |row| Sort::of(&row.rule));
        self.ticked = match there.map(|row| &row.rule) {
            Some(MarketDays::SolarDigits { digits } | MarketDays::LunarDigits { digits }) => digits.clone(),
            Some(MarketDays::Weekdays { days }) => days.clone(),
            _ => Vec::new(),
        };
        self.note = there.map(|row| row.note.clone()).unwrap_or_default();
        self.sort = Some(sort);
        sort
    }

    fn ticks(&mut self, ui: &mut Ui, view: &View<'_>, sort: Sort) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 2.0);
            for value in sort.values() {
                let word = match sort {
                    Sort::Weekdays => view.lang.weekday_of(value).to_owned(),
                    Sort::Lunar => view.lang.lunar_digit(value),
                    _ => view.lang.solar_digit(value),
                };
                let on = self.ticked.contains(&value);
                let wide = if sort == Sort::Weekdays { 84.0 } else { 52.0 };
                if check::in_column(ui, on.into(), &word, true, wide).clicked() {
                    if on {
                        self.ticked.retain(|other| *other != value);
                    } else {
                        self.ticked.push(value);
                    }
                    let order = sort.values();
                    self.ticked.sort_by_key(|digit| order.iter().position(|other| other == digit));
                    self.changed = true;
                }
            }
        });
    }
}

impl Dialog for MarketDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.market_title().to_owned()
    }

    fn width(&self) -> f32 {
        460.0
    }

    fn unsaved(&self) -> bool {
        self.changed
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        let mut sort = self.read(view);
        field::fact(ui, lang.person_unit(), LABEL, view.name(self.unit));
        field::row(ui, lang.market_rule_of(), LABEL, |ui| {
            let word = |sort: Sort| match sort {
                Sort::Lunar => lang.market_sort_lunar(),
                Sort::Solar => lang.market_sort_solar(),
                Sort::Weekdays => lang.market_sort_weekdays(),
                Sort::Odd => lang.market_odd(),
                Sort::Even => lang.market_even(),
                Sort::Daily => lang.market_daily(),
            };
            let all = Sort::ALL.map(|sort| (sort, word(sort).to_owned()));
            if let Some(new) = choice::show(ui, lang.market_rule_of(), word(sort), Some(sort), &all, true) {
                self.sort = Some(new);
                self.ticked.clear();
                self.changed = true;
                sort = new;
            }
        });
        field::row(ui, "", LABEL, |ui| self.ticks(ui, view, sort));
        let before = self.note.clone();
        field::text(ui, (lang.market_note(), LABEL), &mut self.note, lang.market_note_hint());
        self.changed |= before != self.note;
        let rule = sort.rule(&self.ticked);
        let month = Month::of(view.today);
        let days: Vec<String> = market_days(&rule, month).into_iter().map(|day| lang.day(day)).collect();
        let told = if days.is_empty() { lang.market_no_days().to_owned() } else { lang.listed(&days) };
        let text = RichText::new(lang.market_in_month(&lang.month(month), &told)).color(p.text_weak);
        ui.add(Label::new(text).wrap());
        let there = view.year.calendar().market_rule(self.unit);
        let id = there.map_or(MarketRuleId(0), |row| row.id);
        let row = MarketRule { id, unit: self.unit, rule, note: self.note.trim().to_owned() };
        let same = there == Some(&row);
        let edit = Edit::Rows { put: vec![row.into()], delete: Vec::new() };
        let wrong = view.refused(&edit).filter(|_| self.changed);
        field::refusal(ui, wrong.as_deref());
        ui.add_space(3.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            let ready = view.writable_file() && !same && view.refused(&edit).is_none();
            if button::primary(ui, lang.person_save(), ready).clicked() {
                view.edit(edit);
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
            if let Some(there) = there
                && view.writable_file()
                && button::plain(ui, lang.market_remove(), true).clicked()
            {
                view.edit(Edit::Rows { put: Vec::new(), delete: vec![(Table::MarketRule, there.id.0)] });
                done = true;
            }
        });
        done
    }
}
