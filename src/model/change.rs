//! The journalled tables, stated once: row type, table and the change of a row are made from this list.

use std::sync::Arc;

use serde_json::Value;

use super::group::UnitGroup;
use super::ids::{
    AliasId, AnswerId, GroupId, LiaisonId, PaperTextId, ParticipationId, PartyId, ProgrammeId, ReportEventId,
    ReportId, RequirementId, SessionId, SettingId, SloganId, UnitChangeId, UnitId, UnitLeaderId,
};
use super::people::{Liaison, UnitLeader};
use super::programme::{PaperText, Programme, Slogan};
use super::report::{Report, ReportEvent, Requirement};
use super::rows::{Entity, Rows};
use super::session::{Party, Session};
use super::setting::{Answer, Setting};
use super::unit::{Alias, Participation, Unit, UnitChange};

macro_rules! tables {
    ($($variant:ident, $id:ident, $field:ident, $name:literal;)*) => {
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
                match table {
                    $(Table::$variant => serde_json::from_value::<$variant>(image).map(|row| Self::$variant(Arc::new(row))),)*
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

            /// Puts a row in the place of the one with its id, if any.
            pub fn put(&mut self, row: Row) {
                match row { $(Row::$variant(row) => self.$field.put(row),)* }
            }

            /// Takes a row out, if it is there.
            pub fn remove(&mut self, table: Table, id: i64) {
                match table { $(Table::$variant => self.$field.remove(id),)* }
            }
        }
    };
}

tables! {
    Setting, SettingId, settings, "setting";
    Answer, AnswerId, answers, "answer";
    UnitGroup, GroupId, groups, "unit_group";
    Unit, UnitId, units, "unit";
    Alias, AliasId, aliases, "alias";
    UnitChange, UnitChangeId, unit_changes, "unit_change";
    Programme, ProgrammeId, programmes, "programme";
    Participation, ParticipationId, participations, "participation";
    Slogan, SloganId, slogans, "slogan";
    Session, SessionId, sessions, "session";
    Party, PartyId, parties, "party";
    Requirement, RequirementId, requirements, "requirement";
    Report, ReportId, reports, "report";
    ReportEvent, ReportEventId, report_events, "report_event";
    Liaison, LiaisonId, liaisons, "liaison";
    UnitLeader, UnitLeaderId, leaders, "unit_leader";
    PaperText, PaperTextId, paper_texts, "paper_text";
}

/// What an edit does to one row: `before` and `after` are never both `None`, nor equal.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The table.
    pub table: Table,
    /// The row's id.
    pub row: i64,
    /// The row as it was; `None`: it is made by the edit.
    pub before: Option<Row>,
    /// The row as it becomes; `None`: it is deleted by the edit.
    pub after: Option<Row>,
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self { table: self.table, row: self.row, before: self.after.clone(), after: self.before.clone() }
    }
}
