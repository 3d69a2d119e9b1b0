//! Reading every row of a file; of a large one in two threads.

use std::path::Path;

use rusqlite::Connection;

use super::connection::{connect, meta};
use super::failure::WithPath;
use super::rows;
use crate::error::Result;
use crate::model::change::{Row, Table, Tables};
use crate::model::health::UnreadableRow;

/// Pages from which on a second connection is worth its price.
const LARGE: i64 = 1000;

/// The tables that take about as long to read as all others.
const BESIDE: [Table; 2] = [Table::Session, Table::ReportEvent];

/// Rows as they were read.
#[derive(Default)]
pub(super) struct Read {
    /// Those that can be understood.
    pub tables: Tables,
    /// Those that cannot, in the order of their tables.
    pub unreadable: Vec<UnreadableRow>,
    /// The largest id of both.
    pub last: i64,
}

/// Whether a file is so large that its tables are to be read side by side.
pub(super) fn is_large(connection: &Connection) -> rusqlite::Result<bool> {
    connection.pragma_query_value(None, "page_count", |row| row.get::<_, i64>(0)).map(|pages| pages > LARGE)
}

impl Read {
    /// Reads these tables.
    pub(super) fn of(connection: &Connection, tables: &[Table]) -> rusqlite::Result<Self> {
        let mut read = Self::default();
        for table in tables {
            let take = |row: std::result::Result<Row, UnreadableRow>| match row {
                Ok(row) => {
                    read.last = read.last.max(row.id());
                    read.tables.put(row);
                }
                Err(row) => {
                    read.last = read.last.max(row.row);
                    read.unreadable.push(row);
                }
            };
            rows::load(connection, *table, take)?;
        }
        Ok(read)
    }

    /// Reads every table, half of them over a connection of its own. What `connection` has begun to read nobody can
    /// write until it has ended, so that both read one state of the file.
    pub(super) fn side_by_side(connection: &Connection, path: &Path) -> Result<Self> {
        let whole = connection.unchecked_transaction().with_path(path)?;
        meta(&whole, "revision").with_path(path)?;
        let (here, beside) = std::thread::scope(|scope| {
            let beside = scope.spawn(|| Self::of(&connect(path)?, &BESIDE).with_path(path));
            let rest: Vec<Table> =
                Table::ALL.iter().copied().filter(|table| !BESIDE.contains(table)).collect();
            let here = Self::of(&whole, &rest).with_path(path);
            (here, beside.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        });
        let (mut read, mut beside) = (here?, beside?);
        whole.finish().with_path(path)?;
        for table in BESIDE {
            read.tables.exchange(&mut beside.tables, table);
        }
        read.last = read.last.max(beside.last);
        read.unreadable.extend(beside.unreadable);
        read.unreadable.sort_by_key(|row| Table::from_name(&row.table));
        Ok(read)
    }
}
