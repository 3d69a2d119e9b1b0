//! Slow work on a named thread, with progress and cancel. It reads a snapshot, or has a file handed to it for as long
//! as it runs. What is to be done is a [`Work`]; only [`Jobs`] begins it.

pub mod backups;
pub mod checking;
pub mod export;
pub mod file;
pub mod history;
mod kind;
pub mod papers;
pub mod pasting;
pub mod reading;
mod registry;
pub mod searching;
mod work;

pub use kind::Kind;
pub use registry::{Jobs, Status};
pub use work::{Job, Work};
