//! Rows to columns and back. A row's JSON image and its columns bear the same names, so one piece of code serves
//! every table; which columns there are is said by the list of tables.

use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, params_from_iter};
use serde_json::{Map, Value};

use super::columns::Columns;
use super::failure::Fault;
use crate::model::change::{Change, Column, Kind, Row, Table};
use crate::model::health::UnreadableRow;

fn list(columns: &[Column]) -> String {
    columns.iter().map(|column| format!("\"{}\"", column.name)).collect::<Vec<_>>().join(", ")
}

fn select(table: Table) -> String {
    format!("SELECT {} FROM {}", list(table.columns()), table.name())
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
    match Row::read(table, Columns::new(row, table.columns())) {
        Ok(row) => Ok(Ok(row)),
        Err(_) => read_image(table, row),
    }
}

/// A row by its image, which can tell the column that cannot be understood.
fn read_image(table: Table, row: &rusqlite::Row<'_>) -> rusqlite::Result<Result<Row, UnreadableRow>> {
    let mut image = Map::new();
    let mut bad = None;
    for (at, Column { name, kind, .. }) in table.columns().iter().enumerate() {
        let value = match (row.get_ref(at)?, kind) {
            (ValueRef::Null, _) => Some(Value::Null),
            (ValueRef::Integer(number), Kind::Flag) => Some(Value::Bool(number != 0)),
            (ValueRef::Integer(number), _) => Some(Value::from(number)),
            (ValueRef::Text(text), Kind::Json | Kind::Times) => serde_json::from_slice(text).ok(),
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
    let names = table.columns().iter().map(|column| column.name);
    names.rev().find(|name| {
        rubbish.iter().any(|rubbish| {
            let mut other = image.clone();
            other[*name] = rubbish.clone();
            Row::from_json(table, other).map_or_else(|error| error.to_string() != said, |_| true)
        })
    })
}

/// The columns' values of a row, in their order.
fn values(row: &Row) -> Result<Vec<Sql>, Fault> {
    let table = row.table();
    let image = row.to_json().map_err(|e| Fault::Image(table.name(), row.id(), e))?;
    Ok(table
        .columns()
        .iter()
        .map(|column| match (image.get(column.name), column.kind) {
            (None | Some(Value::Null), _) => Sql::Null,
            (Some(value), Kind::Json | Kind::Times) => Sql::Text(value.to_string()),
            (Some(Value::Bool(flag)), _) => Sql::Integer(i64::from(*flag)),
            (Some(Value::Number(number)), _) => number.as_i64().map_or(Sql::Null, Sql::Integer),
            (Some(Value::String(text)), _) => Sql::Text(text.clone()),
            (Some(other), _) => Sql::Text(other.to_string()),
        })
        .collect())
}

/// Carries one change out. The row must be as the change's before-image says, in every column.
pub(super) fn write(connection: &Connection, change: &Change) -> Result<(), Fault> {
    let columns = change.table.columns();
    let name = change.table.name();
    let numbered = |from: usize| (from..from + columns.len()).map(|n| format!("?{n}")).collect::<Vec<_>>();
    let guard = |from: usize| {
        columns
            .iter()
            .zip(numbered(from))
            .map(|(column, n)| format!("\"{}\" IS {n}", column.name))
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
                .map(|(column, n)| format!("\"{}\" = {n}", column.name))
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
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Every value that a column may be given by another program, in every column of every table.
    #[test]
    fn what_is_read_column_by_column_is_what_its_image_says() {
        let mut connection = Connection::open_in_memory().unwrap();
        super::super::schema::create(&mut connection, "x").unwrap();
        let values = [
            "NULL",
            "0",
            "1",
            "-5",
            "300",
            "5000000000",
            "2.5",
            "''",
            "'县水利局'",
            "'2023-04'",
            "'2023-04-01'",
            "'main'",
            "'branch'",
            "'received'",
            "'township'",
            "'organiser'",
            "'county'",
            "'short'",
            "'planned'",
            "'merged'",
            "'09:30:00'",
            "'[]'",
            "'[\"2023-04\"]'",
            "'{\"rule\":\"recurring\"}'",
            "'{'",
            "'null'",
            "x'ff'",
            "CAST(x'ff' AS TEXT)",
        ];
        let (mut taken, mut refused) = (0, 0);
        for &table in Table::ALL {
            // Columns are read in their order: one is well where those before it are and it is not blamed.
            let mut usual: Vec<&'static str> = Vec::new();
            for (place, column) in table.columns().iter().enumerate() {
                let well = |value: &&&'static str| {
                    let at = |other: &Column| {
                        let there = table.columns().iter().position(|c| c.name == other.name).unwrap();
                        if there == place { **value } else { usual.get(there).copied().unwrap_or("NULL") }
                    };
                    let sql = selected(table, &at);
                    let said = connection.query_row(&sql, [], |row| read_image(table, row)).unwrap();
                    !said.is_err_and(|bad| bad.column.as_deref() == Some(column.name))
                };
                let value = ["1", "'a'", "'[]'"].iter().chain(&values).find(well);
                usual.push(value.copied().unwrap_or("NULL"));
            }
            for column in table.columns() {
                for value in values {
                    let at = |other: &Column| {
                        let place = table.columns().iter().position(|c| c.name == other.name).unwrap();
                        if other.name == column.name { value } else { usual[place] }
                    };
                    let sql = selected(table, &at);
                    let (direct, image) = connection
                        .query_row(&sql, [], |row| Ok((read(table, row)?, read_image(table, row)?)))
                        .unwrap();
                    assert_eq!(direct, image, "{} {} {value}", table.name(), column.name);
                    let columns = connection
                        .query_row(&sql, [], |row| {
                            Ok(Row::read(table, Columns::new(row, table.columns())).ok())
                        })
                        .unwrap();
                    assert_eq!(columns, image.clone().ok(), "{} {} {value}", table.name(), column.name);
                    taken += usize::from(image.is_ok());
                    refused += usize::from(image.is_err());
                }
            }
        }
        assert!(taken > 50 && refused > 500, "{taken} taken, {refused} refused");
    }

    /// A query that gives one row with these values.
    fn selected(table: Table, value: &dyn Fn(&Column) -> &'static str) -> String {
        let columns =
            table.columns().iter().map(|column| format!("{} AS \"{}\"", value(column), column.name));
        format!("SELECT {}", columns.collect::<Vec<_>>().join(", "))
    }

    /// Columns of a query, one text a row.
    fn texts(connection: &Connection, sql: &str, at: &str) -> Vec<String> {
        let mut statement = connection.prepare(sql).unwrap();
        statement.query_map([], |row| row.get::<_, String>(at)).unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn the_list_of_tables_is_what_the_migrations_make() {
        let mut connection = Connection::open_in_memory().unwrap();
        super::super::schema::create(&mut connection, "x").unwrap();
        for table in Table::ALL {
            let name = table.name();
            let mut statement = connection.prepare(&format!("PRAGMA table_info({name})")).unwrap();
            let there: Vec<(String, String, bool)> = statement
                .query_map([], |row| Ok((row.get("name")?, row.get("type")?, row.get("notnull")?)))
                .unwrap()
                .map(Result::unwrap)
                .collect();
            let said: Vec<(String, String, bool)> = table
                .columns()
                .iter()
                .map(|column| {
                    let sql = match column.kind {
                        Kind::Number | Kind::Year | Kind::Flag | Kind::Reference(_) => "INTEGER",
                        _ => "TEXT",
                    };
                    // The key of a row is never empty, without a word.
                    (column.name.to_owned(), sql.to_owned(), !column.null && column.name != "id")
                })
                .collect();
            assert_eq!(there, said, "{name}");

            let mut statement = connection.prepare(&format!("PRAGMA foreign_key_list({name})")).unwrap();
            let there: BTreeMap<String, (String, String)> = statement
                .query_map([], |row| Ok((row.get("from")?, (row.get("table")?, row.get("to")?))))
                .unwrap()
                .map(Result::unwrap)
                .collect();
            let said: BTreeMap<String, (String, String)> = table
                .columns()
                .iter()
                .filter_map(|column| match column.kind {
                    Kind::Reference(to) => {
                        Some((column.name.to_owned(), (to.name().to_owned(), "id".to_owned())))
                    }
                    _ => None,
                })
                .collect();
            assert_eq!(there, said, "{name}");

            // Deleting a row looks for rows that refer to it: by an index, not by reading whole tables.
            let indexed: BTreeSet<String> = texts(&connection, &format!("PRAGMA index_list({name})"), "name")
                .iter()
                .filter_map(|index| {
                    texts(&connection, &format!("PRAGMA index_info({index})"), "name").into_iter().next()
                })
                .collect();
            let lacking: Vec<&String> = said.keys().filter(|column| !indexed.contains(*column)).collect();
            assert!(lacking.is_empty(), "{name}: no index on {lacking:?}");

            let made = texts(
                &connection,
                &format!("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = '{name}'"),
                "sql",
            );
            let made = made.concat().replace('"', "");
            for column in table.columns() {
                let check = match column.kind {
                    Kind::Flag => format!("CHECK ({} IN (0, 1))", column.name),
                    Kind::Json | Kind::Times => format!("CHECK (json_valid({}))", column.name),
                    _ => continue,
                };
                assert!(made.contains(&check), "{name}: {check}");
            }
        }
    }
}
