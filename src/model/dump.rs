//! Everything a file holds as one JSON text, and the way back. The shape is documented in docs/data.md.

use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::change::{Row, Table, Tables};

/// The shape's number: raised when a reader of the old shape could no longer read the new one.
pub const SCHEMA: u32 = 1;
/// What the text says of itself, so that it is not taken for other JSON.
const FORMAT: &str = "themeday-data";

#[derive(Serialize)]
struct Dump<'a> {
    schema: u32,
    format: &'a str,
    tables: Map<String, Value>,
}

#[derive(Deserialize)]
struct Head {
    schema: u32,
    format: String,
    tables: Unique,
}

/// Why a text is not read as data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DumpFault {
    /// It is no text of this shape.
    NotOurs,
    /// It was written by a newer program: its number.
    Newer(u32),
    /// A row cannot be read: its table, and its place from 0.
    BadRow(String, usize),
    /// Two rows of a table have one id.
    SameId(String, i64),
    /// A table that this program does not know.
    UnknownTable(String),
}

/// All rows, table by table in the order of [`Table::ALL`], rows by id; ends with a line break.
///
/// # Errors
/// When a row cannot be written as JSON.
pub fn write(tables: &Tables) -> serde_json::Result<Vec<u8>> {
    let mut all = Map::new();
    for &table in Table::ALL {
        let rows = tables.rows(table).iter().map(Row::to_json).collect::<serde_json::Result<_>>()?;
        all.insert(table.name().to_owned(), Value::Array(rows));
    }
    let mut text = serde_json::to_vec_pretty(&Dump { schema: SCHEMA, format: FORMAT, tables: all })?;
    text.push(b'\n');
    Ok(text)
}

/// Whether a text says of itself that it is such data; the rest of it may still be damaged.
#[must_use]
pub fn is_dump(text: &[u8]) -> bool {
    let start = &text[..text.len().min(200)];
    start.windows(FORMAT.len()).any(|piece| piece == FORMAT.as_bytes())
}

/// Reads what [`write`] wrote. Tables that are left out are empty.
///
/// # Errors
/// The first fault found.
pub fn read(text: &[u8]) -> Result<Tables, DumpFault> {
    let head: Head = serde_json::from_slice(text.trim_ascii()).map_err(|_| DumpFault::NotOurs)?;
    if head.format != FORMAT {
        return Err(DumpFault::NotOurs);
    }
    if head.schema > SCHEMA {
        return Err(DumpFault::Newer(head.schema));
    }
    let mut tables = Tables::default();
    for (name, rows) in head.tables.0 {
        let table = Table::from_name(&name).ok_or_else(|| DumpFault::UnknownTable(name.clone()))?;
        for (at, image) in rows.into_iter().enumerate() {
            let row = Row::from_json(table, image).map_err(|_| DumpFault::BadRow(name.clone(), at))?;
            if tables.row(table, row.id()).is_some() {
                return Err(DumpFault::SameId(name, row.id()));
            }
            tables.put(row);
        }
    }
    Ok(tables)
}

/// Tables by name; a name that comes twice is an error, not the loss of the first.
struct Unique(Vec<(String, Vec<Value>)>);

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Tables;
        impl<'de> Visitor<'de> for Tables {
            type Value = Unique;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("tables by name")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Unique, A::Error> {
                let mut tables: Vec<(String, Vec<Value>)> = Vec::new();
                while let Some((name, rows)) = map.next_entry::<String, Vec<Value>>()? {
                    if tables.iter().any(|(other, _)| *other == name) {
                        return Err(de::Error::custom("a table twice"));
                    }
                    tables.push((name, rows));
                }
                Ok(Unique(tables))
            }
        }
        from.deserialize_map(Tables)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_data_is_told_from_what_is_damaged() {
        let text = |schema: u32, tables: &str| {
            format!(r#"{{"schema":{schema},"format":"themeday-data","tables":{tables}}}"#)
        };
        let read = |text: &str| read(text.as_bytes()).map(|_| ());
        assert_eq!(read("{}"), Err(DumpFault::NotOurs));
        assert_eq!(read("schedule"), Err(DumpFault::NotOurs));
        assert_eq!(read(&text(2, "{}")), Err(DumpFault::Newer(2)));
        assert_eq!(read(&text(1, "{}")), Ok(()));
        assert_eq!(read(&text(1, r#"{"visit":[]}"#)), Err(DumpFault::UnknownTable("visit".to_owned())));
        let group = r#"{"id":1,"name":"x","ord":1}"#;
        assert_eq!(
            read(&text(1, &format!(r#"{{"unit_group":[{group},{{"id":2}}]}}"#))),
            Err(DumpFault::BadRow("unit_group".to_owned(), 1))
        );
        assert_eq!(
            read(&text(1, &format!(r#"{{"unit_group":[{group},{group}]}}"#))),
            Err(DumpFault::SameId("unit_group".to_owned(), 1))
        );
        assert_eq!(read(&text(1, r#"{"unit":[],"unit":[]}"#)), Err(DumpFault::NotOurs));
        assert!(is_dump(text(1, "{}").as_bytes()) && !is_dump(b"{\"schema\":1}"));
    }
}
