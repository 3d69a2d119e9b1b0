//! One test binary, a module per behaviour.

mod architecture;
mod documents;
mod edits;
mod file;
mod sample;
