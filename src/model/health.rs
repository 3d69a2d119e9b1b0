//! What can be wrong inside a data file, typed.

/// A row, or a counter of the file, that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableRow {
    /// The table; `meta` for the file's own counters, `edit` for the journal.
    pub table: String,
    /// The row's number; 0 where there is none.
    pub row: i64,
    /// The column, where it is known which one.
    pub column: Option<String>,
    /// What stands there.
    pub value: String,
}

/// Something wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HealthProblem {
    /// The engine's own check of pages and indexes failed; its words.
    Pages(String),
    /// A row refers to one that is not there: table, row.
    Dangling(String, i64),
    /// A row or counter cannot be understood.
    Unreadable(UnreadableRow),
    /// A row can be understood but holds what cannot be, such as a day of the year 262142.
    Absurd(UnreadableRow),
    /// Something that may stand once only stands twice: table, row, what.
    Twice(String, i64, String),
    /// The journal says otherwise than the table: table, row.
    Journal(String, i64),
    /// No journalled edit made the row: table, row.
    Unjournalled(String, i64),
    /// Entries of the journal are missing: so many there are, so many there were at least.
    JournalCut(u64, u64),
}

/// Kind of a thing in a database's schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaKind {
    /// A table.
    Table,
    /// An index.
    Index,
    /// A trigger.
    Trigger,
    /// A view.
    View,
}

/// How a file's tables differ from those of this program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaFault {
    /// Something is there that this program does not make.
    Extra(SchemaKind, String),
    /// Something is missing.
    Missing(SchemaKind, String),
    /// Something is there in another form.
    Changed(SchemaKind, String),
}
