//! The window. It reads snapshots and sends commands; only `app` changes anything.
//!
//! `app` owns the open file and the state of every page, `command` names every action, `context` is what a page
//! may see, `chrome` paints the frame around the page, `pages` and `dialogs` hold the rest.

pub mod app;
pub mod chrome;
pub mod command;
pub mod context;
pub mod copied;
pub mod desktop;
pub mod dialog_kind;
pub mod dialogs;
pub mod drafts;
pub mod fonts;
pub mod found;
pub mod keys;
pub mod launch;
pub mod open_file;
pub mod page;
pub mod pages;
pub mod picker;
pub mod selection;
pub mod settings;
pub mod setup;
pub mod theme;
pub mod widgets;
pub mod wish;

pub use app::App;
pub use launch::run;
pub use setup::Launch;
