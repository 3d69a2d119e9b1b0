//! The frame around the page: bars at the top and bottom, the list of pages at the left.

pub mod cover;
pub mod search;
pub mod side;
pub mod status;
pub mod top;
