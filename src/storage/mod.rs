//! The only SQL: one file's tables, its journal, its lock and its backups. Knows rows, not edits.

mod adopt;
mod backup;
mod backups;
mod columns;
mod connection;
mod failure;
mod health;
mod history;
mod journal;
mod lock;
mod migrations;
mod past;
mod place;
mod read;
mod repair;
mod rows;
mod schema;
mod second;
mod shape;
mod store;

pub use backups::{Backup, Occasion, backups_of};
pub use connection::PATIENCE;
pub use history::{EditState, HistoryEntry, NewEntry};
pub use migrations::VERSION;
pub use place::{keep, restore};
pub use repair::Repaired;
pub use schema::APPLICATION_ID;
pub use second::{begin_second, copy_to_second, second_file};
pub use store::{Access, Counters, Loaded, Store};
