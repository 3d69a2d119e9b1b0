//! One test binary, a module per behaviour.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod architecture;
mod blank;
mod calendar;
mod checks;
mod cli;
mod damage;
mod data;
mod documents;
mod edits;
mod figures;
mod file;
mod four_files;
mod holidays;
mod hostile;
mod notice;
mod office;
mod one_reading;
mod pages;
mod past_year;
mod plain_rows;
mod readers;
mod rollover;
mod sample;
mod schemas;
mod sentences;
mod special_days;
mod tables;
mod ui;
mod ui_backups;
mod ui_drafts;
mod ui_files;
mod ui_jobs;
mod ui_keys;
mod ui_pages;
mod ui_papers;
mod ui_reading;
mod ui_years;
mod units;
mod wording;
mod year_views;
mod years;

mod intake;
