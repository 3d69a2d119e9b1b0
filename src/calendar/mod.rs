//! Working days and holidays of mainland China in the years for which they are announced, with the days that a file
//! says otherwise; lunar dates and solar terms; theme days of departments and market days of townships. Pure facts and
//! counting.

pub mod announcement;
mod holidays;
pub mod lunar;
pub mod markets;
pub mod themes;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use self::themes::{Theme, ThemeOn};
use crate::model::day_override::{DayOverride, announced_year};
use crate::model::ids::{DayOverrideId, UnitId};
use crate::model::lunar::LunarDate;
use crate::model::rows::Rows;
use crate::model::special_day::{MarketDays, MarketRule};
use crate::model::stem::Stemmed;
use crate::model::{Month, Snapshot};

/// What a day is for an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// A working day of the week.
    Working,
    /// A Saturday or Sunday off.
    Weekend,
    /// A day off that belongs to the holiday of that name (also where it falls on a weekend).
    Holiday(&'a str),
    /// 调休: a Saturday or Sunday on which offices work.
    MakeUp,
}

impl DayKind<'_> {
    /// Whether offices work on it.
    #[must_use]
    pub fn works(self) -> bool {
        matches!(self, Self::Working | Self::MakeUp)
    }
}

/// Days of a year on which it is otherwise than the day of the week says: days off that belong together, or make-up
/// working days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecialDays<'a> {
    /// The first.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
    /// Whether offices work on them.
    pub works: bool,
    /// The holiday; may be empty.
    pub name: &'a str,
    /// The rows of the file that say so; none where the program knows it.
    pub own: Vec<DayOverrideId>,
}

/// Whether the program itself knows the holidays of a year. They are announced in the November before it. A file may
/// know more: [`Calendar::known`].
#[must_use]
pub fn known(year: i32) -> bool {
    holidays::years().contains(&year)
}

/// The document that announced the holidays of a year which the program itself knows.
#[must_use]
pub fn document(year: i32) -> Option<&'static str> {
    holidays::document(year)
}

/// A day that was found by counting working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The day.
    pub day: NaiveDate,
    /// Whether every day on the way is of a year whose holidays are known ([`Calendar::known`]), or said by the file;
    /// where not, Monday to Friday were counted.
    pub sure: bool,
}

/// The calendar of a file: the announced days, and those that the file says otherwise. [`Calendar::default`] has none of
/// a file.
#[derive(Clone, Debug)]
pub struct Calendar {
    own: BTreeMap<NaiveDate, DayOverride>,
    announced: BTreeMap<i32, String>,
    themes: Arc<[Theme]>,
    markets: Rows<MarketRule>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self {
            own: BTreeMap::new(),
            announced: BTreeMap::new(),
            themes: themes::known(),
            markets: Rows::default(),
        }
    }
}

impl Calendar {
    /// The calendar of a file.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let announced = snapshot.answers.iter();
        let announced = announced.filter_map(|row| Some((announced_year(&row.question)?, row.value.clone())));
        Self {
            own: snapshot.day_overrides.iter().map(|own| (own.day, own.clone())).collect(),
            announced: announced.collect(),
            themes: themes::themes(snapshot),
            markets: snapshot.market_rules.clone(),
        }
    }

    /// Whether the holidays of a year are known: to the program, or from an announcement that the file holds.
    #[must_use]
    pub fn known(&self, year: i32) -> bool {
        known(year) || self.announced.contains_key(&year)
    }

    /// The document that announced the holidays of a year, as the file or the program has it; may be empty. `None` where
    /// they are not known.
    #[must_use]
    pub fn source(&self, year: i32) -> Option<&str> {
        self.announced.get(&year).map(String::as_str).or_else(|| document(year))
    }

    /// What a day is: what the file says, else what is announced. In a year that is not [`Self::known`] that tells
    /// weekdays from weekends and nothing more.
    #[must_use]
    pub fn day_kind(&self, day: NaiveDate) -> DayKind<'_> {
        let Some(own) = self.own.get(&day) else { return announced(day) };
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        match (own.works, weekend) {
            (true, true) => DayKind::MakeUp,
            (true, false) => DayKind::Working,
            (false, true) if own.holiday.is_empty() => DayKind::Weekend,
            (false, _) => DayKind::Holiday(&own.holiday),
        }
    }

    /// The file's own row of a day.
    #[must_use]
    pub fn own_day(&self, day: NaiveDate) -> Option<&DayOverride> {
        self.own.get(&day)
    }

    /// The file's own days of a year, in order.
    pub fn own_days(&self, year: i32) -> impl Iterator<Item = &DayOverride> {
        self.own.values().filter(move |own| own.day.year() == year)
    }

    /// The holidays and make-up working days of a year, in order; those that belong together as one.
    #[must_use]
    pub fn special_days(&self, year: i32) -> Vec<SpecialDays<'_>> {
        let mut found: Vec<SpecialDays<'_>> = Vec::new();
        let Some(first) = NaiveDate::from_ymd_opt(year, 1, 1) else { return found };
        for day in first.iter_days().take_while(|day| day.year() == year) {
            let own = self.own.get(&day);
            let (works, name) = match (own, self.day_kind(day)) {
                (Some(own), _) => (own.works, own.holiday.as_str()),
                (None, DayKind::Holiday(name)) => (false, name),
                (None, DayKind::MakeUp) => (true, ""),
                (None, DayKind::Working | DayKind::Weekend) => continue,
            };
            let own = own.map(|own| own.id);
            match found.last_mut() {
                Some(run)
                    if run.last.succ_opt() == Some(day)
                        && (run.works, run.name, run.own.is_empty()) == (works, name, own.is_none()) =>
                {
                    run.last = day;
                    run.own.extend(own);
                }
                _ => {
                    let own = own.into_iter().collect();
                    found.push(SpecialDays { first: day, last: day, works, name, own });
                }
            }
        }
        found
    }

    /// The lunar date of a day; `None` beyond 1989 to 2100.
    #[must_use]
    pub fn lunar(&self, day: NaiveDate) -> Option<LunarDate> {
        lunar::lunar(day)
    }

    /// The solar term that begins on a day: 1 is 小寒, 24 冬至.
    #[must_use]
    pub fn term(&self, day: NaiveDate) -> Option<u8> {
        lunar::term(day)
    }

    /// Every theme day, also those put aside: those that the program knows in the order of the year, then the file's own.
    #[must_use]
    pub fn themes(&self) -> &[Theme] {
        &self.themes
    }

    /// The theme days of a year that count, by day; for whom each is, is not asked.
    #[must_use]
    pub fn themes_of(&self, year: i32) -> Vec<ThemeOn<'_>> {
        let used = self.themes.iter().filter(|theme| theme.used);
        let mut list: Vec<ThemeOn<'_>> = used
            .filter_map(|theme| {
                let (first, last) = themes::days(&theme.rule, year)?;
                Some(ThemeOn { theme, first, last })
            })
            .collect();
        list.sort_by_key(|on| (on.first, on.last));
        list
    }

    /// The theme days of a year that suit a unit of that name, by day.
    #[must_use]
    pub fn theme_days(&self, unit: &str, year: i32) -> Vec<ThemeOn<'_>> {
        suiting(&self.themes_of(year), unit)
    }

    /// The rule of a township's market days.
    #[must_use]
    pub fn market_rule(&self, unit: UnitId) -> Option<&MarketRule> {
        self.markets.iter().find(|rule| rule.unit == unit)
    }

    /// Every rule of market days, by unit.
    #[must_use]
    pub fn market_rules(&self) -> HashMap<UnitId, &MarketRule> {
        self.markets.iter().map(|rule| (rule.unit, rule)).collect()
    }

    /// The market days of a township in a month; none where it has no rule.
    #[must_use]
    pub fn market_days(&self, unit: UnitId, month: Month) -> Vec<NaiveDate> {
        self.market_rule(unit).map_or_else(Vec::new, |rule| market_days(&rule.rule, month))
    }

    /// Working days of a month. In a year whose holidays are not [`Self::known`] they are counted only where the file says
    /// something of the year, all other days by weekday; else `None`.
    #[must_use]
    pub fn working_days(&self, month: Month) -> Option<u32> {
        if !self.known(month.year()) && self.own_days(month.year()).next().is_none() {
            return None;
        }
        let days = month.first_day().iter_days().take_while(|day| month.contains(*day));
        u32::try_from(days.filter(|day| self.day_kind(*day).works()).count()).ok()
    }

    /// The `n`th working day after `day`, which does not count itself; `day` itself for 0. `None` beyond the years
    /// that a date can have.
    #[must_use]
    pub fn add_working_days(&self, day: NaiveDate, n: u32) -> Option<Counted> {
        self.walk(day, n, |day| day.checked_add_days(Days::new(1)))
    }

    /// The `n`th working day before `day`, as [`Self::add_working_days`].
    #[must_use]
    pub fn sub_working_days(&self, day: NaiveDate, n: u32) -> Option<Counted> {
        self.walk(day, n, |day| day.checked_sub_days(Days::new(1)))
    }

    /// `day` itself where offices work on it, else the next day on which they do. `None` beyond the years that
    /// a date can have.
    #[must_use]
    pub fn working_day_from(&self, day: NaiveDate) -> Option<Counted> {
        self.add_working_days(day.pred_opt()?, 1)
    }

    /// `day` itself where offices work on it, else the last day before it on which they did, as
    /// [`Self::working_day_from`].
    #[must_use]
    pub fn working_day_until(&self, day: NaiveDate) -> Option<Counted> {
        self.sub_working_days(day.succ_opt()?, 1)
    }

    fn walk(&self, day: NaiveDate, n: u32, step: impl Fn(NaiveDate) -> Option<NaiveDate>) -> Option<Counted> {
        let (mut day, mut left, mut sure) = (day, n, true);
        while left > 0 {
            day = step(day)?;
            sure &= self.known(day.year()) || self.own.contains_key(&day);
            if self.day_kind(day).works() {
                left -= 1;
            }
        }
        Some(Counted { day, sure })
    }
}

/// What a day is as the program knows it, whatever a file says.
#[must_use]
pub fn announced(day: NaiveDate) -> DayKind<'static> {
    if let Some(special) = holidays::on(day) {
        return special;
    }
    match day.weekday() {
        Weekday::Sat | Weekday::Sun => DayKind::Weekend,
        _ => DayKind::Working,
    }
}

/// Those of a year's theme days ([`Calendar::themes_of`]) that suit a unit of that name.
#[must_use]
pub fn suiting<'a>(year: &[ThemeOn<'a>], unit: &str) -> Vec<ThemeOn<'a>> {
    let unit = Stemmed::new(unit);
    year.iter().filter(|on| themes::suits(&on.theme.stems, &unit)).copied().collect()
}

/// The days of a month on which a market is held.
#[must_use]
pub fn market_days(rule: &MarketDays, month: Month) -> Vec<NaiveDate> {
    let days = month.first_day().iter_days().take_while(|day| month.contains(*day));
    days.filter(|day| markets::is_market_day(rule, *day)).collect()
}
