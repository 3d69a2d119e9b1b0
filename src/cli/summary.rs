//! A year's programme as lines of text, the same for what was read and for what a file holds.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::output::columns;
use crate::model::proposal::{Assignment, Proposal, TimeValue};
use crate::text::Lang;

/// Facts, schedule, main session, deadlines and slogans of a programme with `units` units.
pub(super) fn text(lang: Lang, proposal: &Proposal, units: usize) -> String {
    let mut text = String::new();
    let facts = &proposal.programme;
    let mut fact = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = writeln!(text, "{}", lang.cli_fact(name, &value));
        }
    };
    fact(lang.programme_fact("title"), facts.title.clone());
    fact(lang.cli_year(), facts.year.map(|year| year.to_string()));
    fact(lang.cli_region(), facts.region.clone());
    fact(lang.programme_fact("theme"), facts.theme.clone());
    fact(lang.programme_fact("office"), facts.issuing_office.clone());
    fact(lang.programme_fact("doc_no"), facts.document_no.clone());
    fact(lang.programme_fact("issued_on"), facts.issued.map(|day| lang.day_full(day)));
    fact(lang.programme_fact("duty"), facts.duty_per_unit.map(|duty| duty.to_string()));
    fact(lang.cli_units(), Some(lang.unit_count(units)));
    if let Some(main) = &proposal.main_session {
        let mut when_where = when_of(lang, main);
        if let Some(place) = &main.place {
            when_where = format!("{when_where} {place}");
        }
        let line = lang.cli_main_line(lang.cli_main_session(), &when_where, main.units.len());
        let _ = writeln!(text, "{line}");
        if !main.units.is_empty() {
            let _ = writeln!(text, "  {}", main.units.join(lang.cli_list_mark()));
        }
    }
    for deadline in &proposal.report_deadlines {
        let what = deadline.what.as_deref().unwrap_or_default();
        let _ = writeln!(
            text,
            "{}",
            lang.cli_deadline_line(what, &lang.cli_deadline(&deadline.rule, &deadline.text))
        );
    }
    if !proposal.liaisons.is_empty() {
        let _ = writeln!(text, "{}", lang.cli_liaisons_line(proposal.liaisons.len()));
    }
    if !proposal.slogans.is_empty() {
        let _ = writeln!(text, "{}", lang.cli_slogans_line(proposal.slogans.len()));
    }
    let rows: Vec<Vec<String>> = proposal
        .assignments
        .iter()
        .map(|row| {
            vec![
                row.group.clone().unwrap_or_else(|| lang.session_kind(row.kind).to_owned()),
                when_of(lang, row),
                lang.unit_count(row.units.len()),
                units_of(lang, row),
            ]
        })
        .collect();
    let text = text + &columns(&rows);
    let alone = without_row(proposal);
    if alone.is_empty() { text } else { format!("{text}{}\n", alone.join(lang.cli_list_mark())) }
}

/// Units that stand in no row, as those of a plain list do.
fn without_row(proposal: &Proposal) -> Vec<&str> {
    let rows = proposal.assignments.iter().chain(&proposal.main_session);
    let placed: HashSet<&str> = rows.flat_map(|row| row.units.iter().map(String::as_str)).collect();
    proposal.units.iter().map(|unit| unit.name.as_str()).filter(|name| !placed.contains(name)).collect()
}

fn units_of(lang: Lang, row: &Assignment) -> String {
    let names: Vec<&str> =
        row.title.iter().chain(&row.units).chain(&row.group_words).map(String::as_str).collect();
    names.join(lang.cli_list_mark())
}

/// The time of a row: what is fixed, else its months, else its own words, else 未安排.
fn when_of(lang: Lang, row: &Assignment) -> String {
    let time = &row.time;
    let words = time.text.clone().filter(|words| !words.is_empty());
    let listed = |all: Vec<String>| all.join(lang.cli_list_mark());
    match &time.value {
        Some(TimeValue::Day(day)) => lang.day_full(*day),
        Some(TimeValue::Days(days)) => listed(days.iter().map(|day| lang.day_full(*day)).collect()),
        Some(TimeValue::DayRange(from, to)) => lang.cli_span(&lang.day_full(*from), &lang.day_full(*to)),
        Some(TimeValue::DueBy(day)) => lang.cli_until(&lang.day_full(*day)),
        Some(TimeValue::MonthRange(from, to)) => {
            lang.cli_span(&lang.month_full(*from), &lang.month_full(*to))
        }
        Some(TimeValue::Month(month)) => lang.month_full(*month),
        Some(TimeValue::Months(months)) => listed(months.iter().map(|m| lang.month_full(*m)).collect()),
        Some(TimeValue::Third(month, _)) => words.unwrap_or_else(|| lang.month_full(*month)),
        Some(TimeValue::Quarter(..)) => words.unwrap_or_else(|| time.value_text()),
        Some(TimeValue::Recurring(recurrence)) => words.unwrap_or_else(|| recurrence.text.clone()),
        None => words.unwrap_or_else(|| lang.unscheduled().to_owned()),
    }
}
