//! One test binary, a module per behaviour.

mod edits;
mod file;
