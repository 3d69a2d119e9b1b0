//! Theme days of departments: those of the facts file, and what a file says of them.

use std::sync::{Arc, LazyLock};

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::lunar;
use crate::model::ids::ThemeDayId;
use crate::model::special_day::{ThemeDay, ThemeDayRule};
use crate::model::stem::Stemmed;
use crate::model::{Month, Snapshot};

const FACTS: &str = include_str!("../../assets/calendar/theme_days.csv");
/// Marks of a rule in the facts file.
const LUNAR: &str = "lunar ";
const TERM: &str = "term ";
const RANGE: &str = "..";

/// Where a theme day comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The program knows it.
    Known,
    /// The program knows it, and the file says it otherwise.
    Changed(ThemeDayId),
    /// The file alone has it.
    Own(ThemeDayId),
}

/// A theme day, in any year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name.
    pub name: String,
    /// When it is.
    pub rule: ThemeDayRule,
    /// Stems of the names of units that it suits; empty: all.
    pub stems: Vec<String>,
    /// Whether it counts.
    pub used: bool,
    /// Whether its days inside that month are announced anew each year.
    pub moves: bool,
    /// Where it comes from.
    pub origin: Origin,
}

/// A theme day of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThemeOn<'a> {
    /// Which.
    pub theme: &'a Theme,
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
}

impl ThemeOn<'_> {
    /// Whether it is a whole month.
    #[must_use]
    pub fn is_month(&self) -> bool {
        matches!(self.theme.rule, ThemeDayRule::Month { .. })
    }

    /// Whether a day belongs to it.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Whether any of its days lies in a month.
    #[must_use]
    pub fn touches(&self, month: Month) -> bool {
        self.first <= month.last_day() && month.first_day() <= self.last
    }
}

static KNOWN: LazyLock<Arc<[Theme]>> =
    LazyLock::new(|| FACTS.lines().skip(1).filter_map(known_theme).collect());

fn known_theme(line: &str) -> Option<Theme> {
    let fields: Vec<&str> = line.split(',').collect();
    let [when, name, stems, moves] = fields[..] else { return None };
    let stems = stems.split('|').map(str::to_owned).collect();
    let (rule, moves) = (rule(when)?, !moves.is_empty());
    Some(Theme { name: name.to_owned(), rule, stems, used: true, moves, origin: Origin::Known })
}

fn rule(when: &str) -> Option<ThemeDayRule> {
    let pair = |text: &str| -> Option<(u8, u8)> {
        let (month, day) = text.split_once('-')?;
        Some((month.parse().ok()?, day.parse().ok()?))
    };
    if let Some(day) = when.strip_prefix(LUNAR) {
        let (month, day) = pair(day)?;
        return Some(ThemeDayRule::Lunar { month, day });
    }
    if let Some(term) = when.strip_prefix(TERM) {
        return Some(ThemeDayRule::Term { term: term.parse().ok()? });
    }
    if let Some((first, last)) = when.split_once(RANGE) {
        let ((month, day), (to_month, to_day)) = (pair(first)?, pair(last)?);
        return Some(ThemeDayRule::Days { month, day, to_month, to_day });
    }
    if let Some((month, day)) = pair(when) {
        return Some(ThemeDayRule::Day { month, day });
    }
    let mut words = when.split(' ');
    let month = words.next()?.parse().ok()?;
    let Some(weekday) = words.next() else { return Some(ThemeDayRule::Month { month }) };
    let weekday: Weekday = weekday.parse().ok()?;
    let weekday = u8::try_from(weekday.number_from_monday()).ok()?;
    Some(ThemeDayRule::Weekday { month, nth: words.next()?.parse().ok()?, weekday })
}

/// The theme days of a file: those that the program knows in their order, then the file's own by name.
pub(super) fn themes(snapshot: &Snapshot) -> Arc<[Theme]> {
    if snapshot.theme_days.iter().next().is_none() {
        return Arc::clone(&KNOWN);
    }
    let said = |row: &ThemeDay, origin: Origin| Theme {
        name: row.name.clone(),
        rule: row.rule.clone(),
        stems: row.stems.clone(),
        used: row.used,
        moves: false,
        origin,
    };
    let row = |name: &str| snapshot.theme_days.iter().find(|row| row.name == name);
    let known = KNOWN.iter().map(|theme| match row(&theme.name) {
        // One that was only put aside or given other units is announced anew as before.
        Some(row) => {
            Theme { moves: theme.moves && row.rule == theme.rule, ..said(row, Origin::Changed(row.id)) }
        }
        None => theme.clone(),
    });
    let mut own: Vec<&ThemeDay> =
        snapshot.theme_days.iter().filter(|row| default(&row.name).is_none()).collect();
    own.sort_by(|one, other| one.name.cmp(&other.name));
    known.chain(own.into_iter().map(|row| said(row, Origin::Own(row.id)))).collect()
}

/// The theme days that the program knows.
pub(super) fn known() -> Arc<[Theme]> {
    Arc::clone(&KNOWN)
}

/// The theme day of that name as the program knows it.
#[must_use]
pub fn default(name: &str) -> Option<&'static Theme> {
    KNOWN.iter().find(|theme| theme.name == name)
}

/// First and last day of a rule in a year; `None` where the year has no such day (the fifth Monday of a month), or its
/// lunar dates are not known.
#[must_use]
pub fn days(rule: &ThemeDayRule, year: i32) -> Option<(NaiveDate, NaiveDate)> {
    let on = |month: u8, day: u8| NaiveDate::from_ymd_opt(year, month.into(), day.into());
    let one = |day: NaiveDate| (day, day);
    match *rule {
        ThemeDayRule::Day { month, day } => on(month, day).map(one),
        ThemeDayRule::Days { month, day, to_month, to_day } => {
            let (first, last) = (on(month, day)?, on(to_month, to_day)?);
            let over = last < first;
            Some((first, if over { last.with_year(year + 1)? } else { last }))
        }
        ThemeDayRule::Month { month } => {
            let month = Month::new(year, month.into())?;
            Some((month.first_day(), month.last_day()))
        }
        ThemeDayRule::Weekday { month, nth, weekday } => {
            let weekday = Weekday::try_from(weekday.checked_sub(1)?).ok()?;
            let day = if let Ok(nth) = u8::try_from(nth) {
                NaiveDate::from_weekday_of_month_opt(year, month.into(), weekday, nth)?
            } else {
                let last = Month::new(year, month.into())?.last_day();
                last.checked_sub_days(Days::new(last.weekday().days_since(weekday).into()))?
            };
            Some(one(day))
        }
        ThemeDayRule::Lunar { month, day } => lunar::solar(year, month, day).map(one),
        ThemeDayRule::Term { term } => lunar::day_of_term(year, term).map(one),
    }
}

/// Whether a theme day with these stems is for a unit of that name.
#[must_use]
pub fn suits(stems: &[String], unit: &Stemmed) -> bool {
    stems.is_empty() || stems.iter().any(|stem| unit.has(stem))
}
