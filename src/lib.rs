//! 政务公开主题日: one year's sessions of a county's openness programme, planned, tracked and printed.
//! ARCHITECTURE.md tells how the modules hang together; `tests/it/architecture.rs` enforces who may use whom.

pub mod calendar;
pub mod cli;
pub mod documents;
pub mod error;
pub mod files;
pub mod fonts;
pub mod host;
pub mod intake;
pub mod jobs;
pub mod model;
pub mod planning;
pub mod rules;
pub mod storage;
pub mod text;
pub mod ui;
pub mod workspace;
