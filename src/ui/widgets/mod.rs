//! Pieces that pages share.

pub mod button;
pub mod empty;
pub mod mark;
pub mod menu;
