//! One theme day: its name, when it is, and the stems of the names of units that it suits.

use egui::{Context, Label, RichText, Ui};

use super::dialog::Dialog;
use super::stemmed::StemmedUnits;
use super::themes::put;
use crate::calendar::themes::{Origin, Theme, days};
use crate::jobs::Jobs;
use crate::model::special_day::ThemeDayRule;
use crate::text::Lang;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::{button, choice, field};

const LABEL: f32 = 64.0;

/// The sorts of rules.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Day,
    Days,
    Month,
    Weekday,
    Lunar,
    Term,
}

impl Sort {
    const ALL: [Self; 6] = [Self::Day, Self::Days, Self::Month, Self::Weekday, Self::Lunar, Self::Term];

    fn of(rule: &ThemeDayRule) -> Self {
        match rule {
            ThemeDayRule::Day { .. } => Self::Day,
            ThemeDayRule::Days { .. } => Self::Days,
            ThemeDayRule::Month { .. } => Self::Month,
            ThemeDayRule::Weekday { .. } => Self::Weekday,
            ThemeDayRule::Lunar { .. } => Self::Lunar,
            ThemeDayRule::Term { .. } => Self::Term,
        }
    }

    fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Day => lang.theme_sort_day(),
            Self::Days => lang.theme_sort_days(),
            Self::Month => lang.theme_sort_month(),
            Self::Weekday => lang.theme_sort_weekday(),
            Self::Lunar => lang.theme_sort_lunar(),
            Self::Term => lang.theme_sort_term(),
        }
    }

    /// The rule of this sort to begin with, near to the one before.
    fn begin(self, before: &ThemeDayRule) -> ThemeDayRule {
        let (month, day) = match *before {
            ThemeDayRule::Day { month, day }
            | ThemeDayRule::Days { month, day, .. }
            | ThemeDayRule::Lunar { month, day } => (month, day),
            ThemeDayRule::Month { month } | ThemeDayRule::Weekday { month, .. } => (month, 1),
            ThemeDayRule::Term { term } => (term.div_ceil(2), 1),
        };
        match self {
            Self::Day => ThemeDayRule::Day { month, day },
            Self::Days => ThemeDayRule::Days { month, day, to_month: month, to_day: day },
            Self::Month => ThemeDayRule::Month { month },
            Self::Weekday => ThemeDayRule::Weekday { month, nth: 1, weekday: 1 },
            Self::Lunar => ThemeDayRule::Lunar { month, day: day.min(30) },
            Self::Term => ThemeDayRule::Term { term: (month * 2).clamp(1, 24) },
        }
    }
}

/// What is typed.
pub struct ThemeDayDialog {
    name: Option<String>,
    /// `None`: not yet read from the file.
    theme: Option<Theme>,
    stems: String,
    changed: bool,
    opened: bool,
    units: StemmedUnits,
}

impl ThemeDayDialog {
    /// About the one of a name; `None`: a new one.
    #[must_use]
    pub fn new(name: Option<String>) -> Self {
        let units = StemmedUnits::default();
        Self { name, theme: None, stems: String::new(), changed: false, opened: false, units }
    }

    fn read(&mut self, view: &View<'_>) -> Theme {
        if let Some(theme) = &self.theme {
            return theme.clone();
        }
        let mut known = view.year.calendar().themes().iter();
        let kept = self.name.as_ref().and_then(|name| known.find(|theme| theme.name == *name));
        let theme = kept.cloned().unwrap_or_else(|| Theme {
            name: String::new(),
            rule: ThemeDayRule::Day { month: 5, day: 15 },
            stems: Vec::new(),
            used: true,
            moves: false,
            // The file gives it its row.
            origin: Origin::Known,
        });
        self.stems = theme.stems.join(view.lang.list_comma());
        theme
    }
}

/// Numbers to choose from.
fn numbers(
    ui: &mut Ui,
    name: &str,
    chosen: u8,
    range: std::ops::RangeInclusive<u8>,
    word: impl Fn(u8) -> String,
) -> Option<u8> {
    let all: Vec<(u8, String)> = range.map(|n| (n, word(n))).collect();
    choice::show(ui, name, &word(chosen), Some(chosen), &all, true)
}

/// Fields for what a rule names; the rule that they make.
fn rule_ui(ui: &mut Ui, lang: Lang, rule: &ThemeDayRule) -> Option<ThemeDayRule> {
    let months = |n: u8| lang.theme_in_month(n);
    let days = |n: u8| lang.theme_day_number(n);
    let (month_name, day_name) = (lang.capacity_when(), lang.theme_day());
    match *rule {
        ThemeDayRule::Day { month, day } => {
            let new_month = numbers(ui, month_name, month, 1..=12, months);
            let new_day = numbers(ui, day_name, day, 1..=31, days);
            let (to, on) = (new_month.unwrap_or(month), new_day.unwrap_or(day));
            (new_month.is_some() || new_day.is_some()).then_some(ThemeDayRule::Day { month: to, day: on })
        }
        ThemeDayRule::Days { month, day, to_month, to_day } => {
            let first =
                (numbers(ui, month_name, month, 1..=12, months), numbers(ui, day_name, day, 1..=31, days));
            ui.label(lang.year_period_dash());
            let (month_name, day_name) = (lang.theme_last_month(), lang.theme_last_day());
            let last = (
                numbers(ui, month_name, to_month, 1..=12, months),
                numbers(ui, day_name, to_day, 1..=31, days),
            );
            let any = [first.0, first.1, last.0, last.1].iter().any(Option::is_some);
            any.then_some(ThemeDayRule::Days {
                month: first.0.unwrap_or(month),
                day: first.1.unwrap_or(day),
                to_month: last.0.unwrap_or(to_month),
                to_day: last.1.unwrap_or(to_day),
            })
        }
        ThemeDayRule::Month { month } => {
            numbers(ui, month_name, month, 1..=12, months).map(|month| ThemeDayRule::Month { month })
        }
        ThemeDayRule::Weekday { month, nth, weekday } => {
            let new_month = numbers(ui, month_name, month, 1..=12, months);
            let word = |nth: i8| if nth < 0 { lang.theme_last().to_owned() } else { lang.theme_nth(nth) };
            let all: Vec<(i8, String)> = [1, 2, 3, 4, 5, -1].map(|nth| (nth, word(nth))).to_vec();
            let new_nth = choice::show(ui, lang.theme_which(), &word(nth), Some(nth), &all, true);
            let day = |n: u8| lang.weekday_of(n).to_owned();
            let new_weekday = numbers(ui, lang.theme_weekday(), weekday, 1..=7, day);
            let any = new_month.is_some() || new_nth.is_some() || new_weekday.is_some();
            any.then_some(ThemeDayRule::Weekday {
                month: new_month.unwrap_or(month),
                nth: new_nth.unwrap_or(nth),
                weekday: new_weekday.unwrap_or(weekday),
            })
        }
        ThemeDayRule::Lunar { month, day } => {
            let new_month = numbers(ui, month_name, month, 1..=12, |n| lang.lunar_month_name(n, false));
            let new_day = numbers(ui, day_name, day, 1..=30, |n| lang.lunar_day(n));
            let (to, on) = (new_month.unwrap_or(month), new_day.unwrap_or(day));
            (new_month.is_some() || new_day.is_some()).then_some(ThemeDayRule::Lunar { month: to, day: on })
        }
        ThemeDayRule::Term { term } => {
            let word = |n: u8| lang.solar_term(n).to_owned();
            numbers(ui, lang.theme_sort_term(), term, 1..=24, word).map(|term| ThemeDayRule::Term { term })
        }
    }
}

impl Dialog for ThemeDayDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.theme_title().to_owned()
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn unsaved(&self) -> bool {
        self.changed
    }

    fn keep_up(&mut self, _ctx: &Context, _jobs: &mut Jobs, _ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        if let Some(view) = view {
            self.units.keep(view);
        }
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        let mut theme = self.read(view);
        let (before, stems_before) = (theme.clone(), self.stems.clone());
        // One that the program knows is known by its name.
        if self.name.is_some() && !matches!(theme.origin, Origin::Own(_)) {
            field::fact(ui, lang.theme_name(), LABEL, &theme.name);
        } else {
            field::first_text(
                ui,
                (lang.theme_name(), LABEL),
                &mut theme.name,
                lang.theme_name_hint(),
                &mut self.opened,
            );
        }
        field::row(ui, lang.theme_when(), LABEL, |ui| {
            let sort = Sort::of(&theme.rule);
            let all = Sort::ALL.map(|sort| (sort, sort.word(lang).to_owned()));
            if let Some(sort) = choice::show(ui, lang.theme_when(), sort.word(lang), Some(sort), &all, true) {
                theme.rule = sort.begin(&theme.rule);
            }
        });
        field::row(ui, "", LABEL, |ui| {
            if let Some(rule) = rule_ui(ui, lang, &theme.rule) {
                theme.rule = rule;
            }
        });
        let on = match days(&theme.rule, view.programme.year) {
            Some((first, last)) => lang.day_or_days(first, last),
            None => lang.theme_not_this_year().to_owned(),
        };
        field::fact(ui, &lang.year_of(view.programme.year), LABEL, RichText::new(on).color(p.text_weak));
        field::text(ui, (lang.theme_stems(), LABEL), &mut self.stems, lang.theme_stems_hint());
        let marks = |c: char| Lang::LIST_MARKS.contains(c) || c.is_whitespace();
        let stems = self.stems.split(marks).filter(|stem| !stem.is_empty());
        theme.stems = stems.map(str::to_owned).collect();
        let told = RichText::new(self.units.told(view, &theme.stems)).color(p.text_weak);
        field::row(ui, lang.theme_units(), LABEL, |ui| {
            ui.add(Label::new(told).wrap());
        });
        self.changed |= stems_before != self.stems || before != theme;
        let edit = put(&theme);
        let taken = self.name.is_none()
            && view.year.calendar().themes().iter().any(|other| other.name == theme.name.trim());
        let wrong = if taken {
            Some(lang.theme_taken(theme.name.trim()))
        } else {
            view.refused(&edit).filter(|_| !theme.name.trim().is_empty())
        };
        field::refusal(ui, wrong.as_deref());
        ui.add_space(3.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            let named = !theme.name.trim().is_empty();
            let ready = view.writable_file() && self.changed && named && wrong.is_none();
            if button::primary(ui, lang.person_save(), ready).clicked() {
                view.edit(edit);
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        self.theme = Some(theme);
        done
    }
}
