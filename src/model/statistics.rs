//! What is counted of activities: the usual metrics (FORMS.md 5), parts of a year, and figures that are taken over.

use super::Month;
use super::figure::{Bound, Figure, FigureItem};
use super::ids::MetricId;
use super::metric::Metric;

/// A metric that every file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsualMetric {
    /// What it is called.
    pub name: &'static str,
    /// In what it is counted.
    pub measure: &'static str,
    /// The part of the table it stands in.
    pub section: &'static str,
    /// 其中: part of the one before.
    pub of_which: bool,
    /// Its head in the table of all units; `None`: it has no column there.
    pub column: Option<&'static str>,
    /// What reports count that goes here.
    pub items: &'static [FigureItem],
}

/// 开展活动: counted from the sessions, never reported.
pub const SESSIONS: &str = "开展活动";
/// 参加单位: counted from the sessions, never reported.
pub const UNITS: &str = "参加单位";

const BASIC: &str = "活动基本情况";
const PUBLICITY: &str = "宣传情况";
const EXCHANGE: &str = "互动情况";
const COVERAGE: &str = "报道情况";

const fn usual(
    name: &'static str,
    measure: &'static str,
    section: &'static str,
    column: Option<&'static str>,
    items: &'static [FigureItem],
) -> UsualMetric {
    UsualMetric { name, measure, section, of_which: false, column, items }
}

const fn part(name: &'static str, measure: &'static str, section: &'static str) -> UsualMetric {
    UsualMetric { name, measure, section, of_which: true, column: None, items: &[] }
}

/// The usual metrics in the order of the table.
pub const USUAL: [UsualMetric; 23] = [
    usual(SESSIONS, "场次", BASIC, Some("活动场次"), &[FigureItem::Activities]),
    usual(UNITS, "家", BASIC, None, &[FigureItem::Units]),
    usual("出动工作人员", "人次", BASIC, Some("工作人员（人次）"), &[FigureItem::Staff]),
    part("带队领导", "人", BASIC),
    usual("发放宣传资料", "份", PUBLICITY, Some("发放资料（份）"), &[FigureItem::Leaflets]),
    usual("发放便民手册", "册", PUBLICITY, Some("手册（册）"), &[FigureItem::Handbooks]),
    usual("制作展板", "块", PUBLICITY, Some("展板（块）"), &[FigureItem::Boards]),
    usual("悬挂横幅", "条", PUBLICITY, Some("横幅（条）"), &[FigureItem::Banners]),
    usual("电子屏播放", "块·次", PUBLICITY, None, &[]),
    usual("出动宣传车", "台次", PUBLICITY, None, &[FigureItem::Vans]),
    usual("发放宣传品", "件", PUBLICITY, None, &[FigureItem::Gifts]),
    usual("接待群众", "人次", EXCHANGE, Some("接待群众（人次）"), &[FigureItem::Visitors]),
    usual("解答咨询", "件", EXCHANGE, Some("解答咨询（件）"), &[FigureItem::Enquiries]),
    usual("收集意见建议", "条", EXCHANGE, Some("意见建议（条）"), &[FigureItem::Opinions]),
    part("现场办理", "件", EXCHANGE),
    part("转办交办", "件", EXCHANGE),
    part("办结", "件", EXCHANGE),
    usual("邀请代表", "人", EXCHANGE, None, &[]),
    usual("信息发布", "条", COVERAGE, Some("信息发布（条）"), &[FigureItem::Published]),
    part("政府网站", "条", COVERAGE),
    part("政务新媒体", "条", COVERAGE),
    usual("媒体报道", "篇", COVERAGE, Some("媒体报道（篇）"), &[FigureItem::Media]),
    usual("点击量", "次", COVERAGE, None, &[]),
];

impl UsualMetric {
    /// Whether it is counted from the sessions and cannot be reported.
    #[must_use]
    pub fn computed(&self) -> bool {
        is_computed(self.name)
    }
}

/// Whether a metric of that name is counted from the sessions.
#[must_use]
pub fn is_computed(name: &str) -> bool {
    name == SESSIONS || name == UNITS
}

/// The usual metric of that name, and its place.
#[must_use]
pub fn usual_named(name: &str) -> Option<(i64, &'static UsualMetric)> {
    (1..).zip(&USUAL).find(|(_, metric)| metric.name == name)
}

/// The name and measure of the metric that a figure goes to; things without a usual one have one of their own name.
/// `None`: it is counted from the sessions.
#[must_use]
pub fn metric_of(item: FigureItem, measure: Option<&str>) -> Option<(&'static str, String)> {
    match USUAL.iter().find(|metric| metric.items.contains(&item)) {
        Some(metric) if metric.computed() => None,
        Some(metric) => Some((metric.name, metric.measure.to_owned())),
        None => Some((item.name(), measure.or(item.measures().next()).unwrap_or_default().to_owned())),
    }
}

/// The metrics of a file in the order of the table: the usual ones as its rows have them, and its own behind them.
#[must_use]
pub fn metrics<'a>(rows: impl Iterator<Item = &'a Metric>) -> Vec<Metric> {
    let rows: Vec<&Metric> = rows.collect();
    let of_usual = (1..).zip(&USUAL).map(|(ord, usual)| {
        let row = rows.iter().find(|row| row.name == usual.name);
        row.map_or_else(|| usual_row(ord, usual), |row| (*row).clone())
    });
    let mut all: Vec<Metric> = of_usual.collect();
    let mut own: Vec<&Metric> = rows.into_iter().filter(|row| usual_named(&row.name).is_none()).collect();
    own.sort_by_key(|row| (row.ord, row.id));
    all.extend(own.into_iter().cloned());
    all.retain(|metric| metric.used);
    all
}

/// A usual metric as a row that is not in the file yet.
#[must_use]
pub fn usual_row(ord: i64, usual: &UsualMetric) -> Metric {
    Metric {
        id: MetricId(0),
        name: usual.name.to_owned(),
        measure: usual.measure.to_owned(),
        section: usual.section.to_owned(),
        of_which: usual.of_which,
        ord,
        used: true,
    }
}

/// A figure of a session that is put in the place of the one that was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenFigure {
    /// The metric's name; one that the file does not have is made.
    pub metric: String,
    /// In what it is counted, for one that is made.
    pub measure: String,
    /// How many; `None` takes the figure away.
    pub value: Option<i64>,
    /// 余
    pub more: bool,
    /// The words that it was read from.
    pub as_written: String,
}

/// Figures that were read as they are taken over: each metric once, several of one added up. What is counted from the
/// sessions is left out.
pub fn taken<'a>(figures: impl Iterator<Item = &'a Figure>) -> Vec<TakenFigure> {
    let mut all: Vec<TakenFigure> = Vec::new();
    for figure in figures {
        let Some((metric, measure)) = metric_of(figure.item, figure.measure.as_deref()) else { continue };
        let value = i64::try_from(figure.value).unwrap_or(i64::MAX);
        let more = figure.bound == Bound::More;
        if let Some(known) = all.iter_mut().find(|known| known.metric == metric) {
            known.value = known.value.map(|sum| sum.saturating_add(value));
            known.more |= more;
            known.as_written.push_str(JOINED);
            known.as_written.push_str(&figure.as_written);
        } else {
            let (metric, as_written) = (metric.to_owned(), figure.as_written.clone());
            all.push(TakenFigure { metric, measure, value: Some(value), more, as_written });
        }
    }
    all
}

/// Between the words of several figures.
const JOINED: &str = "；";

/// Behind a number that was somewhat more.
const SOMEWHAT_MORE: char = '余';

/// An amount as it is typed: 300余.
#[must_use]
pub fn amount_text(value: i64, more: bool) -> String {
    if more { format!("{value}{SOMEWHAT_MORE}") } else { value.to_string() }
}

/// Reads an amount as it is typed; `Some(None)` where nothing is typed, `None` for what is no amount.
#[must_use]
pub fn amount_of(text: &str) -> Option<Option<(i64, bool)>> {
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    let number = text.trim_end_matches(SOMEWHAT_MORE);
    let value: u32 = number.parse().ok().filter(|value| *value <= 1_000_000_000)?;
    Some(Some((i64::from(value), number.len() < text.len())))
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// Its first month, 1 to 12.
    pub first: u32,
    /// Its last month.
    pub last: u32,
}

impl Period {
    /// The whole year.
    pub const YEAR: Self = Self { first: 1, last: 12 };
    /// Every period: the year, its halves, its quarters, its months.
    pub const ALL: [Self; 19] = {
        let mut all = [Self::YEAR; 19];
        let mut at = 1;
        let lengths = [6, 3, 1];
        let mut length = 0;
        while length < lengths.len() {
            let mut first = 1;
            while first <= 12 {
                all[at] = Self { first, last: first + lengths[length] - 1 };
                first += lengths[length];
                at += 1;
            }
            length += 1;
        }
        all
    };

    /// Its name on the command line: year, h1, q2, m6.
    #[must_use]
    pub fn name(self) -> &'static str {
        const NAMES: [&str; 19] = [
            "year", "h1", "h2", "q1", "q2", "q3", "q4", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9",
            "m10", "m11", "m12",
        ];
        Self::ALL.iter().position(|period| *period == self).map_or("year", |at| NAMES[at])
    }

    /// The quarter in which a month lies.
    #[must_use]
    pub fn quarter_of(month: u32) -> Self {
        let first = (month.clamp(1, 12) - 1) / 3 * 3 + 1;
        Self { first, last: first + 2 }
    }

    /// From the year's beginning to its end.
    #[must_use]
    pub fn so_far(self) -> Self {
        Self { first: 1, last: self.last }
    }

    /// Whether a month of `year` lies in it.
    #[must_use]
    pub fn holds(self, year: i32, month: Month) -> bool {
        // What runs into the next year is counted with the year it belongs to.
        let number = if month.year() > year { 12 } else { month.number() };
        (self.first..=self.last).contains(&number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_the_year_its_halves_quarters_and_months() {
        let names: Vec<&str> = Period::ALL.iter().map(|period| period.name()).collect();
        assert_eq!(names[..4], ["year", "h1", "h2", "q1"]);
        assert_eq!(Period::ALL[4], Period { first: 4, last: 6 });
        assert_eq!(Period::ALL[18], Period { first: 12, last: 12 });
        assert_eq!(Period::quarter_of(11).name(), "q4");
        assert!(Period::quarter_of(5).holds(2023, Month::new(2023, 6).unwrap()));
    }
}
