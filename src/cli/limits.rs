//! `set` of what months can bear, `fill`, and what is said where a placement passes a limit.

use serde_json::{Value, json};

use super::output::{Reply, edit_json};
use super::{Call, Failure, file, find};
use crate::model::bearing::{Capacity, Unavailable};
use crate::model::change::{Row, Table};
use crate::model::edit::Edit;
use crate::model::ids::{CapacityId, ProgrammeId, UnavailableId};
use crate::model::programme::Programme;
use crate::model::{Month, Snapshot};
use crate::rules::YearView;
use crate::rules::even::{filling, first_month};
use crate::text::Lang;
use crate::workspace::Workspace;

/// A month in which all, a group or a unit cannot, as `2023-07.县水利局`; an empty reason takes it away.
pub(super) fn unavailable(
    call: &Call<'_>,
    snapshot: &Snapshot,
    year: &Programme,
    (key, rest): (&str, &str),
    value: &str,
) -> Result<Edit, Failure> {
    let bad = || Failure::Usage(call.lang.cli_bad_fact(key, value, call.lang.cli_want_who()));
    let (month, who) = parts(rest);
    let month = Month::parse(month, Some(year.year)).ok_or_else(bad)?;
    let (unit, group) = match who {
        None => (None, None),
        Some(who) => match snapshot.group_named(who) {
            Some(group) => (None, Some(group.id)),
            None => (Some(find::unit(call, snapshot, who)?), None),
        },
    };
    let row = Unavailable {
        id: UnavailableId(0),
        programme: year.id,
        unit,
        group,
        month,
        reason: value.to_owned(),
    };
    let same = |other: &&Unavailable| {
        (other.programme, other.unit, other.group, other.month) == (year.id, unit, group, month)
    };
    let there = snapshot.unavailable.iter().find(same).map(|row| row.id.0);
    Ok(put_or_delete(&row.into(), there, value.is_empty()))
}

/// Least and most sessions of a month, or of every month (`all`), of a group or of all; an empty value takes them away.
pub(super) fn capacity(
    call: &Call<'_>,
    snapshot: &Snapshot,
    year: &Programme,
    (key, rest): (&str, &str),
    value: &str,
) -> Result<Edit, Failure> {
    let bad = || Failure::Usage(call.lang.cli_bad_fact(key, value, call.lang.cli_want_bounds()));
    let (month, group) = parts(rest);
    let every = month == "all" || month == Lang::Zh.capacity_every();
    let month = if every { None } else { Some(Month::parse(month, Some(year.year)).ok_or_else(bad)?) };
    let group = group.map(|group| find::group(call, snapshot, group)).transpose()?.map(|group| group.id);
    let (least, most) = if value.is_empty() { (None, None) } else { bounds(value).ok_or_else(bad)? };
    let row = Capacity { id: CapacityId(0), programme: year.id, group, month, least, most };
    let same = |other: &&Capacity| (other.programme, other.group, other.month) == (year.id, group, month);
    let there = snapshot.capacities.iter().find(same).map(|row| row.id.0);
    Ok(put_or_delete(&row.into(), there, value.is_empty()))
}

/// A month, and behind a dot for whom.
fn parts(rest: &str) -> (&str, Option<&str>) {
    rest.split_once('.').map_or((rest, None), |(month, who)| (month, Some(who)))
}

fn put_or_delete(row: &Row, there: Option<i64>, gone: bool) -> Edit {
    let table: Table = row.table();
    if gone {
        let delete = there.map(|id| (table, id)).into_iter().collect();
        return Edit::Rows { put: Vec::new(), delete };
    }
    Edit::Rows { put: vec![row.numbered(there.unwrap_or_default())], delete: Vec::new() }
}

/// `2..4`, `2..`, `..4`, or `4` for just so many.
fn bounds(value: &str) -> Option<(Option<u16>, Option<u16>)> {
    let number = |text: &str| match text.trim() {
        "" => Some(None),
        text => text.parse::<u16>().ok().map(Some),
    };
    let Some((least, most)) = value.split_once("..") else {
        let both = value.parse().ok()?;
        return Some((Some(both), Some(both)));
    };
    let (least, most) = (number(least)?, number(most)?);
    (least.is_some() || most.is_some()).then_some((least, most))
}

/// The months that cannot be and the numbers that were set, for `show`: JSON, and lines of text.
pub(super) fn shown(lang: Lang, snapshot: &Snapshot, year: &Programme) -> ([Value; 2], Vec<String>) {
    let group = |id| snapshot.groups.get(id).map(|group| group.name.clone());
    let unit = |id| snapshot.units.get(id).map(|unit| unit.name.clone());
    let mut months: Vec<&Unavailable> =
        snapshot.unavailable.iter().filter(|row| row.programme == year.id).collect();
    months.sort_by_key(|row| (row.month, row.group, row.unit));
    let mut numbers: Vec<&Capacity> =
        snapshot.capacities.iter().filter(|row| row.programme == year.id).collect();
    numbers.sort_by_key(|row| (row.group, row.month));
    let mut lines = Vec::new();
    if !months.is_empty() {
        let said: Vec<String> = months.iter().map(|row| lang.unavailable_row(snapshot, row)).collect();
        lines.push(lang.cli_unavailable_line(&lang.commas(&said)));
    }
    if !numbers.is_empty() {
        let said: Vec<String> = numbers.iter().map(|row| lang.capacity_row(snapshot, row)).collect();
        lines.push(lang.cli_capacity_line(&lang.commas(&said)));
    }
    let months = months.iter().map(|row| {
        json!({
            "month": row.month,
            "group": row.group.and_then(group),
            "unit": row.unit.and_then(unit),
            "reason": row.reason,
        })
    });
    let numbers = numbers.iter().map(|row| {
        json!({
            "group": row.group.and_then(group),
            "month": row.month,
            "least": row.least,
            "most": row.most,
        })
    });
    ([months.collect(), numbers.collect()], lines)
}

/// Says which limits of the year an edit passes that places sessions, and gives it its reason.
pub(super) fn with_reason(
    call: &Call<'_>,
    workspace: &Workspace,
    year: ProgrammeId,
    edit: Edit,
) -> Result<Edit, Failure> {
    let view = YearView::new(workspace.snapshot(), year, call.today);
    let passed = workspace.trial().breaks(&edit, &view).map_err(|e| call.failed(e))?;
    for one in &passed {
        call.remark(call.lang.limit_passed(workspace.snapshot(), year, one));
    }
    if passed.is_empty() {
        return Ok(edit);
    }
    let reason = call.option("reason").unwrap_or("").to_owned();
    Ok(Edit::Reasoned { edit: Box::new(edit), reason })
}

pub(super) fn fill(call: &Call<'_>) -> Result<Reply, Failure> {
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    find::open_year(year)?;
    let from = match call.option("from") {
        Some(month) => find::month(call, year, month)?,
        None => first_month(year, call.today),
    };
    let programme = year.id;
    let left = filling(snapshot, programme, from).left;
    let name = |unit| snapshot.printed_name(programme, unit).to_owned();
    let mut told = Vec::new();
    for (entry, why) in &left {
        told.push(json!({ "unit": name(entry.unit), "why": why }));
        if !call.json {
            call.remark(call.lang.unavailable_line(&name(entry.unit), call.lang.why_left(*why)));
        }
    }
    let applied = workspace.apply(&Edit::FillEvenly { programme, from }).map_err(|e| call.failed(e))?;
    let mut reply = Reply::edited(call, &applied);
    reply.json = edit_json(call.lang, &applied);
    if let Value::Object(map) = &mut reply.json {
        map.insert("left".to_owned(), Value::Array(told));
    }
    Ok(reply)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn least_and_most_are_read_with_either_end_open() {
        assert_eq!(bounds("2..4"), Some((Some(2), Some(4))));
        assert_eq!(bounds("..4"), Some((None, Some(4))));
        assert_eq!(bounds("2.."), Some((Some(2), None)));
        assert_eq!(bounds("3"), Some((Some(3), Some(3))));
        for bad in ["..", "", "x", "2..x", "70000", "-1"] {
            assert_eq!(bounds(bad), None, "{bad}");
        }
        assert_eq!(parts("2023-07.县水利局"), ("2023-07", Some("县水利局")));
    }
}
