//! One test binary, a module per behaviour.

mod checks;
mod cli;
mod documents;
mod edits;
mod file;
mod sample;
