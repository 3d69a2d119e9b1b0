//! The tables as this program makes them, and whether a file's are just those. A file may come from anywhere: a trigger,
//! a view in the place of a table or a column less would change data or invent it without a word.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::failure::WithPath;
use super::migrations::MIGRATIONS;
use crate::error::{Error, Result};
use crate::model::health::{SchemaFault, SchemaKind};

/// What a schema holds: kind and name, and the statement that makes it.
type Shape = BTreeMap<(String, String), String>;

/// Compares a file's schema with the one that the migrations up to `version` make.
///
/// # Errors
/// [`Error::ForeignSchema`] names the first thing that differs.
pub(super) fn check(connection: &Connection, version: i64, path: &Path) -> Result<()> {
    let found = of(connection).with_path(path)?;
    let Some(expected) = expected(version) else { return Ok(()) };
    match difference(&found, expected) {
        None => Ok(()),
        Some(fault) => Err(Error::ForeignSchema { path: path.to_path_buf(), fault }),
    }
}

/// The first difference; what is too much is told before what is missing.
fn difference(found: &Shape, expected: &Shape) -> Option<SchemaFault> {
    let kind = |name: &str| match name {
        "index" => SchemaKind::Index,
        "trigger" => SchemaKind::Trigger,
        "view" => SchemaKind::View,
        _ => SchemaKind::Table,
    };
    let extra = found.keys().find(|key| !expected.contains_key(*key));
    if let Some((what, name)) = extra {
        return Some(SchemaFault::Extra(kind(what), name.clone()));
    }
    let missing = expected.keys().find(|key| !found.contains_key(*key));
    if let Some((what, name)) = missing {
        return Some(SchemaFault::Missing(kind(what), name.clone()));
    }
    let changed = found.iter().find(|(key, sql)| expected.get(*key) != Some(*sql));
    changed.map(|((what, name), _)| SchemaFault::Changed(kind(what), name.clone()))
}

/// The schemas of all versions, made once by the migrations themselves.
fn expected(version: i64) -> Option<&'static Shape> {
    static SHAPES: OnceLock<Vec<Shape>> = OnceLock::new();
    // Migrations that do not run would have failed every test; a file is not to be shut for it.
    let shapes =
        SHAPES.get_or_init(|| made().inspect_err(|error| log::error!("schema: {error}")).unwrap_or_default());
    shapes.get(usize::try_from(version).ok()?.checked_sub(1)?)
}

fn made() -> rusqlite::Result<Vec<Shape>> {
    let connection = Connection::open_in_memory()?;
    MIGRATIONS
        .iter()
        .map(|sql| {
            connection.execute_batch(sql)?;
            of(&connection)
        })
        .collect()
}

fn of(connection: &Connection) -> rusqlite::Result<Shape> {
    let mut statement = connection.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema")?;
    let mut rows = statement.query([])?;
    let mut shape = Shape::new();
    while let Some(row) = rows.next()? {
        let text = |at: usize| -> rusqlite::Result<String> {
            Ok(match row.get_ref(at)? {
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                _ => String::new(),
            })
        };
        let (kind, name) = (text(0)?, text(1)?);
        // Figures for the query planner, which other tools may leave behind; they change no answer.
        if kind == "table" && name.starts_with("sqlite_stat") {
            continue;
        }
        shape.insert((kind, name), format!("{} {}", text(2)?, folded(&text(3)?)));
    }
    Ok(shape)
}

/// The statement with every run of blanks as one: versions of the engine write added columns with other blanks.
fn folded(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use SchemaFault::{Changed, Extra, Missing};

    use super::*;
    use crate::storage::migrations::VERSION;
    use crate::storage::schema;

    #[test]
    fn every_version_has_its_shape_and_the_newest_is_what_a_new_file_gets() {
        let mut connection = Connection::open_in_memory().unwrap();
        schema::create(&mut connection, "x").unwrap();
        assert_eq!(Some(&of(&connection).unwrap()), expected(VERSION));
        assert!(expected(1).is_some() && expected(0).is_none() && expected(VERSION + 1).is_none());
    }

    #[test]
    fn whatever_differs_is_named() {
        let with = |sql: &str| {
            let mut connection = Connection::open_in_memory().unwrap();
            schema::create(&mut connection, "x").unwrap();
            connection.execute_batch(sql).unwrap();
            match check(&connection, VERSION, Path::new("x")) {
                Ok(()) => None,
                Err(Error::ForeignSchema { fault, .. }) => Some(fault),
                Err(other) => panic!("{other}"),
            }
        };
        let named = |name: &str| name.to_owned();
        assert_eq!(with("ANALYZE"), None);
        assert_eq!(
            with("CREATE TRIGGER t AFTER UPDATE ON session BEGIN UPDATE unit SET name = 'x'; END"),
            Some(Extra(SchemaKind::Trigger, named("t")))
        );
        assert_eq!(with("CREATE VIEW v AS SELECT 1"), Some(Extra(SchemaKind::View, named("v"))));
        assert_eq!(with("CREATE TABLE more(x)"), Some(Extra(SchemaKind::Table, named("more"))));
        assert_eq!(with("CREATE INDEX i ON unit(name)"), Some(Extra(SchemaKind::Index, named("i"))));
        assert_eq!(with("DROP INDEX party_unit"), Some(Missing(SchemaKind::Index, named("party_unit"))));
        assert_eq!(with("DROP TABLE slogan"), Some(Missing(SchemaKind::Index, named("slogan_programme"))));
        assert_eq!(
            with("ALTER TABLE unit DROP COLUMN note"),
            Some(Changed(SchemaKind::Table, named("unit")))
        );
        assert_eq!(
            with("ALTER TABLE unit ADD COLUMN more TEXT DEFAULT 'x'"),
            Some(Changed(SchemaKind::Table, named("unit")))
        );
        assert_eq!(
            with(
                "DROP TABLE slogan; CREATE VIEW slogan AS SELECT 1 AS id, 1 AS programme, 1 AS ord, 'x' AS text"
            ),
            Some(Extra(SchemaKind::View, named("slogan")))
        );
    }
}
