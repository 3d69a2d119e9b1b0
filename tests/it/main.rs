//! One test binary, a module per behaviour.

mod architecture;
mod edits;
mod file;
