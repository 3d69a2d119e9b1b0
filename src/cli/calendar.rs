//! `days`, `themes` and `market`: what the days of a month are, which theme days there are, and on which days a
//! township's market is held.

use serde_json::{Value, json};

use super::output::{Reply, columns, object};
use super::{Call, Failure, file, find};
use crate::calendar::themes::{Origin, ThemeOn};
use crate::calendar::{Calendar, DayKind, markets, suiting};
use crate::model::Month;
use crate::model::change::Table;
use crate::model::edit::Edit;
use crate::model::ids::MarketRuleId;
use crate::model::names::folded;
use crate::model::special_day::{MarketDays, MarketRule};

/// Every day of a month: working day or not, lunar date, solar term, theme days and the market days of a unit.
pub(super) fn days(call: &Call<'_>) -> Result<Reply, Failure> {
    let lang = call.lang;
    let workspace = file::open(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    let month = Month::parse(call.text("month"), Some(year.year));
    let month = month.ok_or_else(|| Failure::Usage(lang.cli_want_month(call.text("month"))))?;
    let unit = call.option("unit").map(|name| find::unit(call, snapshot, name)).transpose()?;
    let calendar = Calendar::of(snapshot);
    let all = calendar.themes_of(month.year());
    let themes = match unit {
        Some(unit) => suiting(&all, snapshot.printed_name(year.id, unit)),
        None => all,
    };
    let market = unit.and_then(|unit| calendar.market_rule(unit));
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut items: Vec<Value> = Vec::new();
    for day in month.first_day().iter_days().take_while(|day| month.contains(*day)) {
        let kind = calendar.day_kind(day);
        let word = match kind {
            DayKind::Working => String::new(),
            DayKind::Weekend => lang.cli_day_off().to_owned(),
            DayKind::Holiday(name) => format!("{} {name}", lang.cli_day_off()),
            DayKind::MakeUp => lang.cli_day_works().to_owned(),
        };
        let here = |on: &&ThemeOn<'_>| on.contains(day) && !on.is_month();
        let names: Vec<&str> = themes.iter().filter(here).map(|on| on.theme.name.as_str()).collect();
        let is_market = market.is_some_and(|rule| markets::is_market_day(&rule.rule, day));
        let lunar = calendar.lunar(day);
        rows.push(vec![
            lang.day_and_weekday(day),
            word,
            lunar.map(|date| lang.lunar_date(date)).unwrap_or_default(),
            calendar.term(day).map_or("", |term| lang.solar_term(term)).to_owned(),
            if is_market { lang.cli_market_day().to_owned() } else { String::new() },
            lang.listed(&names),
        ]);
        items.push(json!({
            "day": day,
            "works": kind.works(),
            "holiday": match kind { DayKind::Holiday(name) => Some(name), _ => None },
            "lunar": lunar.map(|date| json!({ "month": date.month, "leap": date.leap, "day": date.day })),
            "term": calendar.term(day).map(|term| lang.solar_term(term)),
            "market": is_market,
            "themes": names,
        }));
    }
    let whole: Vec<&str> = themes
        .iter()
        .filter(|on| on.is_month() && on.touches(month))
        .map(|on| on.theme.name.as_str())
        .collect();
    let mut text = columns(&rows);
    if !whole.is_empty() {
        text.push_str(&lang.cli_themes_of_month(&lang.listed(&whole)));
    }
    let json = json!({
        "month": month,
        "known": calendar.known(month.year()),
        "working_days": calendar.working_days(month),
        "themes": whole,
        "days": items,
    });
    Ok(Reply::new(text, object(json)))
}

/// The theme days of a year, with their days and for whom they are.
pub(super) fn themes(call: &Call<'_>) -> Result<Reply, Failure> {
    let lang = call.lang;
    let workspace = file::open(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    let unit = call.option("unit").map(|name| find::unit(call, snapshot, name)).transpose()?;
    let calendar = Calendar::of(snapshot);
    let all = calendar.themes_of(year.year);
    let themes = match unit {
        Some(unit) => suiting(&all, snapshot.printed_name(year.id, unit)),
        None => all,
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut items: Vec<Value> = Vec::new();
    for on in &themes {
        let theme = on.theme;
        let stems: Vec<&str> = theme.stems.iter().map(String::as_str).collect();
        let days = if on.is_month() || on.first == on.last {
            String::new()
        } else {
            format!("{}..{}", on.first, on.last)
        };
        let moves = if theme.moves { lang.cli_theme_moves() } else { "" };
        rows.push(vec![
            lang.theme_rule(&theme.rule),
            theme.name.clone(),
            lang.listed(&stems),
            if days.is_empty() && !on.is_month() { on.first.to_string() } else { days },
            moves.to_owned(),
        ]);
        items.push(json!({
            "name": theme.name,
            "from": on.first,
            "to": on.last,
            "rule": theme.rule,
            "stems": theme.stems,
            "moves": theme.moves,
            "own": theme.origin != Origin::Known,
        }));
    }
    Ok(Reply::new(columns(&rows), object(json!({ "year": year.year, "themes": items }))))
}

/// Sets or takes away the rule of a township's market days.
pub(super) fn market(call: &Call<'_>) -> Result<Reply, Failure> {
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let unit = find::unit(call, snapshot, call.text("unit"))?;
    let there = snapshot.market_rules.iter().find(|rule| rule.unit == unit);
    let value = folded(call.text("rule"));
    let edit = if value == "none" {
        let delete = there.map(|rule| (Table::MarketRule, rule.id.0)).into_iter().collect();
        Edit::Rows { put: Vec::new(), delete }
    } else {
        let rule =
            rule(&value).ok_or_else(|| Failure::Usage(call.lang.cli_want_market(call.text("rule"))))?;
        let note = call.option("note").map(str::to_owned);
        let note = note.or_else(|| there.map(|rule| rule.note.clone())).unwrap_or_default();
        let id = there.map_or(MarketRuleId(0), |rule| rule.id);
        Edit::Rows { put: vec![MarketRule { id, unit, rule, note }.into()], delete: Vec::new() }
    };
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

/// `lunar:3,6,9`, `solar:5,10`, `weekday:1,4`, `odd`, `even`, `daily`.
fn rule(value: &str) -> Option<MarketDays> {
    let digits = |list: &str, most: u8| -> Option<Vec<u8>> {
        let numbers = list.split(',').map(|n| n.parse().ok().filter(|n| *n <= most));
        numbers.collect()
    };
    match value.split_once(':') {
        Some(("lunar", list)) => {
            Some(MarketDays::LunarDigits { digits: digits(list, 10)?.iter().map(|n| n % 10).collect() })
        }
        Some(("solar", list)) => {
            Some(MarketDays::SolarDigits { digits: digits(list, 10)?.iter().map(|n| n % 10).collect() })
        }
        Some(("weekday", list)) => Some(MarketDays::Weekdays { days: digits(list, 7)? }),
        Some(_) => None,
        None => match value {
            "odd" => Some(MarketDays::Odd),
            "even" => Some(MarketDays::Even),
            "daily" => Some(MarketDays::Daily),
            _ => None,
        },
    }
}
