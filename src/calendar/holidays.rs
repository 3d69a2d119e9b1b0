//! The announced days, read once from the facts file. Its origin: assets/calendar/README.md.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};

use super::DayKind;

const FACTS: &str = include_str!("../../assets/calendar/holidays.csv");
const DOCUMENTS: &str = include_str!("../../assets/calendar/announcements.csv");
/// The file's mark of a make-up working day; the other days are off.
const WORKS: &str = "work";

static DAYS: LazyLock<BTreeMap<NaiveDate, (bool, &'static str)>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut fields = line.split(',');
        let day = fields.next()?.parse().ok()?;
        let works = fields.next()? == WORKS;
        Some((day, (works, fields.next()?)))
    };
    FACTS.lines().filter_map(row).collect()
});

/// Every announced year has days in October; a New Year's Eve alone does not make its year known.
static YEARS: LazyLock<BTreeSet<i32>> =
    LazyLock::new(|| DAYS.keys().filter(|day| day.month() == 10).map(Datelike::year).collect());

pub(super) fn years() -> &'static BTreeSet<i32> {
    &YEARS
}

static DOCUMENT: LazyLock<BTreeMap<i32, &'static str>> = LazyLock::new(|| {
    let row =
        |line: &'static str| line.split_once(',').and_then(|(year, doc)| Some((year.parse().ok()?, doc)));
    DOCUMENTS.lines().filter_map(row).collect()
});

pub(super) fn document(year: i32) -> Option<&'static str> {
    DOCUMENT.get(&year).copied()
}

pub(super) fn on(day: NaiveDate) -> Option<DayKind<'static>> {
    DAYS.get(&day).map(|(works, name)| if *works { DayKind::MakeUp } else { DayKind::Holiday(name) })
}
