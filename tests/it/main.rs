//! One test binary, a module per behaviour.

mod documents;
mod sample;
