//! Rows to columns and back. A row's JSON image and its columns bear the same names, so one piece of code serves
//! every table; the list of columns is the only thing said per table.

use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, params_from_iter};
use serde_json::{Map, Value};

use super::failure::Fault;
use crate::model::change::{Change, Row, Table};
use crate::model::health::UnreadableRow;

/// How a field is kept in its column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Number or text as it is.
    Plain,
    /// 0 or 1.
    Flag,
    /// JSON text.
    Json,
}

use Kind::{Flag, Json, Plain};

type Columns = &'static [(&'static str, Kind)];

#[expect(clippy::too_many_lines, reason = "the one list of all columns, a line each")]
fn columns(table: Table) -> Columns {
    match table {
        Table::Setting => &[("id", Plain), ("key", Plain), ("value", Plain)],
        Table::Answer => &[("id", Plain), ("question", Plain), ("value", Plain)],
        Table::UnitGroup => &[("id", Plain), ("name", Plain), ("ord", Plain)],
        Table::Unit => &[
            ("id", Plain),
            ("uid", Plain),
            ("name", Plain),
            ("full_name", Plain),
            ("kind", Plain),
            ("tier", Plain),
            ("ord", Plain),
            ("active", Flag),
            ("search_key", Plain),
            ("note", Plain),
        ],
        Table::Alias => &[("id", Plain), ("unit", Plain), ("name", Plain), ("kind", Plain), ("until", Plain)],
        Table::UnitChange => &[
            ("id", Plain),
            ("unit", Plain),
            ("kind", Plain),
            ("on", Plain),
            ("into", Plain),
            ("old_name", Plain),
            ("basis", Plain),
        ],
        Table::Programme => &[
            ("id", Plain),
            ("uid", Plain),
            ("year", Plain),
            ("ordinal", Plain),
            ("title", Plain),
            ("theme", Plain),
            ("labels", Json),
            ("office", Plain),
            ("doc_no", Plain),
            ("issued_on", Plain),
            ("addressees", Json),
            ("copies_to", Json),
            ("months", Json),
            ("duty", Plain),
            ("main_counts", Flag),
            ("min_duration", Json),
            ("liaison_fields", Json),
            ("liaisons_per_unit", Plain),
            ("closed", Flag),
            ("contacts", Plain),
            ("publicity", Plain),
            ("basis", Plain),
            ("date_from", Plain),
            ("date_to", Plain),
            ("recording", Flag),
        ],
        Table::Participation => &[
            ("id", Plain),
            ("programme", Plain),
            ("unit", Plain),
            ("group", Plain),
            ("ord", Plain),
            ("duty", Plain),
            ("printed_name", Plain),
            ("exempt", Plain),
        ],
        Table::Slogan => &[("id", Plain), ("programme", Plain), ("ord", Plain), ("text", Plain)],
        Table::Session => &[
            ("id", Plain),
            ("uid", Plain),
            ("programme", Plain),
            ("kind", Plain),
            ("ord", Plain),
            ("title", Plain),
            ("month", Plain),
            ("month_to", Plain),
            ("when", Json),
            ("when_text", Plain),
            ("held_on", Plain),
            ("place", Plain),
            ("form", Plain),
            ("theme", Plain),
            ("unplanned", Flag),
            ("state", Plain),
            ("locked", Flag),
            ("placed_by_hand", Flag),
            ("note", Plain),
            ("tasks", Plain),
            ("materials", Plain),
            ("content", Plain),
            ("audience", Plain),
            ("publish_form", Plain),
            ("publish_on", Json),
            ("arrive_by", Plain),
            ("reply_by", Plain),
            ("each_on_its_own", Flag),
            ("lock_reason", Plain),
        ],
        Table::Party => &[
            ("id", Plain),
            ("session", Plain),
            ("unit", Plain),
            ("role", Plain),
            ("ord", Plain),
            ("as_written", Plain),
            ("stall", Plain),
        ],
        Table::Requirement => &[
            ("id", Plain),
            ("programme", Plain),
            ("kind", Plain),
            ("item", Plain),
            ("rule", Json),
            ("to_whom", Plain),
            ("text", Plain),
            ("session", Plain),
            ("suggested", Flag),
        ],
        Table::Liaison => &[
            ("id", Plain),
            ("unit", Plain),
            ("ord", Plain),
            ("name", Plain),
            ("sex", Plain),
            ("post", Plain),
            ("office_phone", Plain),
            ("mobile", Plain),
            ("fax", Plain),
            ("qq", Plain),
            ("wechat", Plain),
            ("email", Plain),
            ("main", Flag),
            ("from", Plain),
            ("to", Plain),
        ],
        Table::UnitLeader => &[
            ("id", Plain),
            ("unit", Plain),
            ("ord", Plain),
            ("name", Plain),
            ("post", Plain),
            ("phone", Plain),
        ],
        Table::PaperText => &[
            ("id", Plain),
            ("programme", Plain),
            ("document", Plain),
            ("text", Plain),
            ("group", Plain),
            ("title", Plain),
        ],
        Table::Report => {
            &[("id", Plain), ("requirement", Plain), ("session", Plain), ("unit", Plain), ("note", Plain)]
        }
        Table::ReportEvent => &[
            ("id", Plain),
            ("report", Plain),
            ("kind", Plain),
            ("on", Plain),
            ("until", Plain),
            ("note", Plain),
        ],
    }
}

fn list(columns: Columns) -> String {
    columns.iter().map(|(name, _)| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

fn select(table: Table) -> String {
    format!("SELECT {} FROM {}", list(columns(table)), table.name())
}

/// Hands every row of `table` to `take`, in id order; one that cannot be understood is named in its place.
pub(super) fn load(
    connection: &Connection,
    table: Table,
    mut take: impl FnMut(Result<Row, UnreadableRow>),
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(&format!("{} ORDER BY id", select(table)))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(read(table, row)?);
    }
    Ok(())
}

/// One row.
pub(super) fn get(
    connection: &Connection,
    table: Table,
    id: i64,
) -> rusqlite::Result<Option<Result<Row, UnreadableRow>>> {
    let mut statement = connection.prepare_cached(&format!("{} WHERE id = ?1", select(table)))?;
    let mut rows = statement.query([id])?;
    rows.next()?.map(|row| read(table, row)).transpose()
}

/// Deletes a row whatever it holds.
pub(super) fn delete(connection: &Connection, table: Table, id: i64) -> rusqlite::Result<()> {
    connection.execute(&format!("DELETE FROM {} WHERE id = ?1", table.name()), [id]).map(drop)
}

/// A row, or which of its columns cannot be understood.
fn read(table: Table, row: &rusqlite::Row<'_>) -> rusqlite::Result<Result<Row, UnreadableRow>> {
    let mut image = Map::new();
    let mut bad = None;
    for (at, (name, kind)) in columns(table).iter().enumerate() {
        let value = match (row.get_ref(at)?, kind) {
            (ValueRef::Null, _) => Some(Value::Null),
            (ValueRef::Integer(number), Flag) => Some(Value::Bool(number != 0)),
            (ValueRef::Integer(number), _) => Some(Value::from(number)),
            (ValueRef::Text(text), Json) => serde_json::from_slice(text).ok(),
            (ValueRef::Text(text), _) => std::str::from_utf8(text).ok().map(Value::from),
            _ => None,
        };
        if value.is_none() && bad.is_none() {
            bad = Some((*name, shown(row.get_ref(at)?)));
        }
        image.insert((*name).to_owned(), value.unwrap_or_default());
    }
    let id = image.get("id").and_then(Value::as_i64).unwrap_or_default();
    let unreadable = |column: Option<&str>, value: String| UnreadableRow {
        table: table.name().to_owned(),
        row: id,
        column: column.map(str::to_owned),
        value,
    };
    if let Some((column, value)) = bad {
        return Ok(Err(unreadable(Some(column), value)));
    }
    let image = Value::Object(image);
    Ok(Row::from_json(table, image.clone()).map_err(|error| {
        let column = culprit(table, &image, &error.to_string());
        let value = column.map(|column| match &image[column] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        });
        unreadable(column, value.unwrap_or_default())
    }))
}

/// A value as a person may read it.
pub(super) fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// The column that cannot be understood. The reader of images names values, not columns; but it reads them in their
/// order and stops at the first bad one: what stands behind that changes nothing of what it says.
fn culprit(table: Table, image: &Value, said: &str) -> Option<&'static str> {
    let rubbish = [Value::Array(vec![Value::Null]), serde_json::json!({ "?": [] })];
    let names = columns(table).iter().map(|(name, _)| *name);
    names.rev().find(|name| {
        rubbish.iter().any(|rubbish| {
            let mut other = image.clone();
            other[*name] = rubbish.clone();
            Row::from_json(table, other).map_or_else(|error| error.to_string() != said, |_| true)
        })
    })
}

/// The columns' values of a row, in the order of [`columns`].
fn values(row: &Row) -> Result<Vec<Sql>, Fault> {
    let table = row.table();
    let image = row.to_json().map_err(|e| Fault::Image(table.name(), row.id(), e))?;
    Ok(columns(table)
        .iter()
        .map(|(name, kind)| match (image.get(*name), kind) {
            (None | Some(Value::Null), _) => Sql::Null,
            (Some(value), Json) => Sql::Text(value.to_string()),
            (Some(Value::Bool(flag)), _) => Sql::Integer(i64::from(*flag)),
            (Some(Value::Number(number)), _) => number.as_i64().map_or(Sql::Null, Sql::Integer),
            (Some(Value::String(text)), _) => Sql::Text(text.clone()),
            (Some(other), _) => Sql::Text(other.to_string()),
        })
        .collect())
}

/// Carries one change out. The row must be as the change's before-image says, in every column.
pub(super) fn write(connection: &Connection, change: &Change) -> Result<(), Fault> {
    let columns = columns(change.table);
    let name = change.table.name();
    let numbered = |from: usize| (from..from + columns.len()).map(|n| format!("?{n}")).collect::<Vec<_>>();
    let guard = |from: usize| {
        columns
            .iter()
            .zip(numbered(from))
            .map(|((c, _), n)| format!("\"{c}\" IS {n}"))
            .collect::<Vec<_>>()
            .join(" AND ")
    };
    let (sql, parameters) = match (&change.before, &change.after) {
        (None, Some(after)) => (
            format!("INSERT INTO {name}({}) VALUES ({})", list(columns), numbered(1).join(", ")),
            values(after)?,
        ),
        (Some(before), Some(after)) => {
            let set = columns
                .iter()
                .zip(numbered(1))
                .map(|((c, _), n)| format!("\"{c}\" = {n}"))
                .collect::<Vec<_>>();
            let mut all = values(after)?;
            all.extend(values(before)?);
            (format!("UPDATE {name} SET {} WHERE {}", set.join(", "), guard(columns.len() + 1)), all)
        }
        (Some(before), None) => (format!("DELETE FROM {name} WHERE {}", guard(1)), values(before)?),
        (None, None) => return Ok(()),
    };
    let written = connection.prepare_cached(&sql)?.execute(params_from_iter(parameters))?;
    if written == 1 { Ok(()) } else { Err(Fault::Guard) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_said_here_are_those_of_the_tables() {
        let mut connection = Connection::open_in_memory().unwrap();
        super::super::schema::create(&mut connection, "x").unwrap();
        for table in Table::ALL {
            let mut statement = connection.prepare(&format!("PRAGMA table_info({})", table.name())).unwrap();
            let there: Vec<String> =
                statement.query_map([], |row| row.get(1)).unwrap().map(Result::unwrap).collect();
            let said: Vec<&str> = columns(*table).iter().map(|(name, _)| *name).collect();
            assert_eq!(there, said, "{}", table.name());
        }
    }
}
