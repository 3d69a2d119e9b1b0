//! Rows of plain tables, put and deleted as they are. What holds for each of them is read off the list of tables; what
//! holds for one alone is in [`check`].

use chrono::Datelike;
use serde_json::Value;

use crate::model::Snapshot;
use crate::model::change::{Kind, Row, Table};
use crate::model::edit::{EditLabel, EditRefusal, Named, RowsDone};
use crate::model::ids::{GroupId, ProgrammeId, UnitId};

use super::super::draft::Draft;
use super::{bearing, clean_name, clean_text, special_days, units};

pub(super) fn set(
    draft: &mut Draft<'_>,
    put: &[Row],
    delete: &[(Table, i64)],
) -> Result<EditLabel, EditRefusal> {
    let mut rows = Vec::new();
    let mut what = if put.is_empty() { RowsDone::Removed } else { RowsDone::Added };
    for (table, id) in delete {
        let row = draft.now().row(*table, *id).ok_or(EditRefusal::Gone)?;
        changeable(draft, &row)?;
        draft.delete(*table, *id);
        rows.push(row);
    }
    for row in put {
        let row = clean(row)?;
        check(draft, &row)?;
        let like = draft.now().alike(&row);
        let there = if row.id() == 0 { like } else { Some(row.id()) };
        if like != there && like.is_some() {
            return Err(EditRefusal::NameTaken(own_name(&row)));
        }
        let row = match there {
            None => row.numbered(draft.id()),
            Some(id) => {
                let before = draft.now().row(row.table(), id).ok_or(EditRefusal::Gone)?;
                changeable(draft, &before)?;
                what = RowsDone::Changed;
                row.numbered(id)
            }
        };
        changeable(draft, &row)?;
        draft.put(row.clone());
        rows.push(row);
    }
    if !put.is_empty() && !delete.is_empty() {
        what = RowsDone::Changed;
    }
    // Nothing may be left that refers to what went.
    for (table, id) in delete {
        if let Some(left) = draft.now().referring(*table, *id).first() {
            return Err(EditRefusal::Dangling(left.table().name().to_owned(), left.id()));
        }
    }
    Ok(label(draft.now(), &rows, what))
}

/// Whether a row is of a plain table, what it refers to is there, and its year is open.
fn changeable(draft: &Draft<'_>, row: &Row) -> Result<(), EditRefusal> {
    if !row.table().plain() {
        return Err(EditRefusal::NotPlain(row.table()));
    }
    if row.references().iter().any(|(_, table, id)| !draft.now().has(*table, *id)) {
        return Err(EditRefusal::Gone);
    }
    years(draft.now(), row).into_iter().try_for_each(|year| draft.open_programme(year).map(drop))
}

/// The years that a row belongs to, by what it refers to.
fn years(now: &Snapshot, row: &Row) -> Vec<ProgrammeId> {
    let of = |(_, table, id): (_, Table, i64)| match table {
        Table::Programme => vec![ProgrammeId(id)],
        table => now.row(table, id).map_or_else(Vec::new, |row| years(now, &row)),
    };
    row.references().into_iter().flat_map(of).collect()
}

/// The row with its texts as they can be kept.
fn clean(row: &Row) -> Result<Row, EditRefusal> {
    let table = row.table();
    let mut image = row.to_json().map_err(|_| EditRefusal::NotPlain(table))?;
    for column in table.columns().iter().filter(|column| column.kind == Kind::Text) {
        if let Some(Value::String(text)) = image.get_mut(column.name) {
            *text = if column.name == "name" { clean_name(text)? } else { clean_text(text)? };
        }
    }
    Row::from_json(table, image).map_err(|_| EditRefusal::NotPlain(table))
}

/// What holds for rows of one table alone.
fn check(draft: &Draft<'_>, row: &Row) -> Result<(), EditRefusal> {
    match row {
        Row::Answer(answer) if answer.question.is_empty() || answer.value.is_empty() => {
            Err(EditRefusal::BadAnswer(answer.question.clone()))
        }
        Row::Slogan(slogan) if slogan.text.is_empty() => Err(EditRefusal::BadName(String::new())),
        Row::DayOverride(day) if !(1990..=2200).contains(&day.day.year()) => {
            Err(EditRefusal::BadYear(day.day.year()))
        }
        Row::Unavailable(_) | Row::Capacity(_) => bearing::check(draft, row),
        Row::ThemeDay(theme) if !special_days::is_rule(&theme.rule) => Err(EditRefusal::NoSuchDays),
        Row::MarketRule(market) if !special_days::is_market(&market.rule) => Err(EditRefusal::NoSuchDays),
        Row::Alias(alias) => units::free(draft, &alias.name, Some(alias.unit)),
        _ => Ok(()),
    }
}

fn label(now: &Snapshot, rows: &[Row], what: RowsDone) -> EditLabel {
    // Nothing to put and nothing to delete changes nothing, and nobody reads what that is called.
    let Some(first) = rows.first() else { return EditLabel::Other };
    if let ([Row::Answer(answer)], RowsDone::Added | RowsDone::Changed) = (rows, what) {
        let (question, value) = (answer.question.clone(), answer.value.clone());
        return EditLabel::Answered { question, value };
    }
    let owner = first.references().into_iter().find_map(|(_, table, id)| match table {
        Table::Unit => now.units.get(UnitId(id)).map(|unit| unit.name.clone()),
        Table::UnitGroup => now.groups.get(GroupId(id)).map(|group| group.name.clone()),
        _ => None,
    });
    let names = owner.into_iter().chain(month(first)).chain([own_name(first)]);
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    let which = Named { first: names.join(" "), count: rows.len() };
    EditLabel::Rows { table: first.table().name().to_owned(), which, what }
}

/// The month that a row is about, where it is about one.
fn month(row: &Row) -> Option<String> {
    match row {
        Row::Unavailable(row) => Some(row.month.to_string()),
        Row::Capacity(row) => row.month.map(|month| month.to_string()),
        _ => None,
    }
}

/// What a row is called: its name, else its first text, else its day.
fn own_name(row: &Row) -> String {
    if let Row::Capacity(row) = row {
        let number = |bound: Option<u16>| bound.map(|n| n.to_string()).unwrap_or_default();
        return format!("{}–{}", number(row.least), number(row.most));
    }
    if let Row::Contact(row) = row {
        // Its unit names it.
        return row.channel.clone();
    }
    let image = row.to_json().unwrap_or_default();
    let columns = row.table().columns();
    let text = columns.iter().find(|column| column.kind == Kind::Text).map_or("name", |column| column.name);
    let mut named = ["name", text, "day"].into_iter().filter_map(|key| image[key].as_str());
    let named = named.find(|name| !name.is_empty());
    named.unwrap_or_default().to_owned()
}
