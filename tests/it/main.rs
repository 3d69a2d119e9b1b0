//! One test binary, a module per behaviour.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod architecture;
mod calendar;
mod checks;
mod cli;
mod data;
mod documents;
mod edits;
mod file;
mod notice;
mod readers;
mod sample;
mod tables;
mod ui;
mod ui_drafts;
mod ui_keys;
mod ui_pages;
mod ui_papers;

mod intake;
