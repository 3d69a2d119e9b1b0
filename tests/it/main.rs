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
mod four_files;
mod notice;
mod past_year;
mod readers;
mod rollover;
mod sample;
mod tables;
mod ui;
mod ui_pages;
mod ui_papers;
mod ui_years;
mod units;
mod years;

mod intake;
