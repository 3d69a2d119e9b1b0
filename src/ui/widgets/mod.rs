//! Pieces that pages share.

pub mod button;
pub mod date_picker;
pub mod empty;
pub mod field;
pub mod mark;
pub mod menu;
