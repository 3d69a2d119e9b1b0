//! What is made from the list of journalled tables in `change`: the names of tables with their columns, rows of any table,
//! the rows of all. The list is there; how it is unfolded is here.

/// Words of the list that stand there or do not: `null` behind a column, `plain` behind a table.
macro_rules! said {
    () => {
        false
    };
    (null) => {
        true
    };
    (plain) => {
        true
    };
}

macro_rules! tables {
    ($($variant:ident, $id:ident, $field:ident, $name:literal $($plain:ident)? $(, once($($once:ident),+))? {
        $($column:ident $(-> $to:ident)? $(: $kind:ident)? $($null:ident)?,)*
    })*) => {
        /// A journalled table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Table {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        impl Table {
            /// Every journalled table; referenced tables stand before those that refer to them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in the database.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The table of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }

            /// Its columns, in their order in the database; the first is `id`.
            #[must_use]
            pub fn columns(self) -> &'static [Column] {
                match self {
                    $(Self::$variant => &[
                        Column { name: "id", kind: Kind::Number, null: false },
                        $(Column {
                            name: stringify!($column),
                            $(kind: Kind::Reference(Table::$to),)?
                            $(kind: Kind::$kind,)?
                            null: said!($($null)?),
                        },)*
                    ],)*
                }
            }

            /// Whether its rows stand for themselves: whatever holds for them is said by its columns and, where there is
            /// more, by one check, so that they need no edit of their own ([`super::edit::Edit::Rows`]).
            #[must_use]
            pub fn plain(self) -> bool {
                match self { $(Self::$variant => said!($($plain)?),)* }
            }

            /// Columns in which a file may hold the same values once only; empty: rows of the table may be alike.
            #[must_use]
            pub fn once(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($(stringify!($once)),+)?],)* }
            }
        }

        /// A row of any journalled table.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Row {
            $(#[doc = concat!("Row of `", $name, "`")] $variant(Arc<$variant>),)*
        }

        impl Row {
            /// The row's table.
            #[must_use]
            pub fn table(&self) -> Table {
                match self { $(Self::$variant(_) => Table::$variant,)* }
            }

            /// The row's id.
            #[must_use]
            pub fn id(&self) -> i64 {
                match self { $(Self::$variant(row) => row.id.into(),)* }
            }

            /// The row with another id.
            #[must_use]
            pub fn numbered(&self, id: i64) -> Self {
                match self { $(Self::$variant(row) => $variant { id: $id(id), ..row.as_ref().clone() }.into(),)* }
            }

            /// The rows that it refers to: column, table and id.
            #[must_use]
            pub fn references(&self) -> Vec<(&'static str, Table, i64)> {
                let mut found = Vec::new();
                match self {
                    $(Self::$variant(row) => {
                        let _ = row;
                        $($(found.extend(row.$column.raw().map(|id| (stringify!($column), Table::$to, id)));)?)*
                    })*
                }
                found
            }

            /// The row with every reference to one row of `table` redirected to another.
            #[must_use]
            pub fn redirected(&self, table: Table, from: i64, to: i64) -> Self {
                match self {
                    $(Self::$variant(row) => {
                        let mut redirected = row.as_ref().clone();
                        let _ = (&mut redirected, table, from, to);
                        $($(if Table::$to == table && redirected.$column.raw() == Some(from) {
                            redirected.$column.redirect(to);
                        })?)*
                        Self::$variant(Arc::new(redirected))
                    })*
                }
            }

            /// The row image that the journal keeps: a JSON object, keys are the columns.
            ///
            /// # Errors
            /// When the row cannot be written as JSON.
            pub fn to_json(&self) -> serde_json::Result<Value> {
                match self { $(Self::$variant(row) => serde_json::to_value(row.as_ref()),)* }
            }

            /// Reads a row image; fields that an older image lacks take their defaults.
            ///
            /// # Errors
            /// When the image is not a row of `table`.
            pub fn from_json(table: Table, image: Value) -> serde_json::Result<Self> {
                Self::read(table, image)
            }

            /// Reads a row from whatever holds its columns by name.
            ///
            /// # Errors
            /// When that is not a row of `table`.
            pub fn read<'de, D: Deserializer<'de>>(table: Table, columns: D) -> Result<Self, D::Error> {
                match table {
                    $(Table::$variant => $variant::deserialize(columns).map(|row| Self::$variant(Arc::new(row))),)*
                }
            }
        }

        $(
            impl Entity for $variant {
                type Id = $id;
                fn id(&self) -> $id { self.id }
            }

            impl From<$variant> for Row {
                fn from(row: $variant) -> Self { Self::$variant(Arc::new(row)) }
            }
        )*

        /// The rows of every journalled table.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Tables {
            $(#[doc = concat!("Rows of `", $name, "`")] pub $field: Rows<$variant>,)*
        }

        impl Tables {
            /// The row of `table` with that id.
            #[must_use]
            pub fn row(&self, table: Table, id: i64) -> Option<Row> {
                match table { $(Table::$variant => self.$field.shared(id).cloned().map(Row::$variant),)* }
            }

            /// Every row of `table` in id order.
            #[must_use]
            pub fn rows(&self, table: Table) -> Vec<Row> {
                match table { $(Table::$variant => self.$field.iter_shared().cloned().map(Row::$variant).collect(),)* }
            }

            /// The rows that refer to a row of `table`, in the order of [`Table::ALL`] and their ids.
            #[must_use]
            pub fn referring(&self, table: Table, id: i64) -> Vec<Row> {
                let mut found = Vec::new();
                $(if Table::$variant.columns().iter().any(|column| column.kind == Kind::Reference(table)) {
                    let refers = |row: &&Arc<$variant>| {
                        let _ = row;
                        false $($(|| Table::$to == table && row.$column.raw() == Some(id))?)*
                    };
                    found.extend(self.$field.iter_shared().filter(refers).cloned().map(Row::$variant));
                })*
                found
            }

            /// What would make these rows of those of `before`; `None` where it is more than `most` changes.
            #[must_use]
            pub fn changes_since(&self, before: &Self, most: usize) -> Option<Vec<Change>> {
                let mut changes = Vec::new();
                $(for (row, before, after) in self.$field.changed_since(&before.$field) {
                    if changes.len() == most {
                        return None;
                    }
                    changes.push(Change {
                        table: Table::$variant,
                        row,
                        before: before.cloned().map(Row::$variant),
                        after: after.cloned().map(Row::$variant),
                    });
                })*
                Some(changes)
            }

            /// Whether there is a row of `table` with that id.
            #[must_use]
            pub fn has(&self, table: Table, id: i64) -> bool {
                match table { $(Table::$variant => self.$field.shared(id).is_some(),)* }
            }

            /// Puts a row in the place of the one with its id, if any.
            pub fn put(&mut self, row: Row) {
                match row { $(Row::$variant(row) => self.$field.put(row),)* }
            }

            /// Exchanges all rows of `table` with those of other tables.
            pub fn exchange(&mut self, others: &mut Self, table: Table) {
                match table { $(Table::$variant => std::mem::swap(&mut self.$field, &mut others.$field),)* }
            }

            /// Takes a row out, if it is there.
            pub fn remove(&mut self, table: Table, id: i64) {
                match table { $(Table::$variant => self.$field.remove(id),)* }
            }
        }
    };
}

pub(super) use {said, tables};
