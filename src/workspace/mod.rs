//! The only door to the data: an open file, its edits, its undo.

mod backups;
mod context;
mod copies;
mod door;
mod draft;
mod entries;
mod facts;
mod past;
mod resolve;
mod sample;
mod search;
mod search_key;

pub use crate::storage::{Access, Backup, EditState, HistoryEntry, Repaired};
pub use context::{Clock, Context, Uids};
pub use copies::Glance;
pub use door::Workspace;
pub use facts::{Facts, Trial};
pub use search::{Hits, Person, SearchIndex, UnitHit};
