//! Widgets that pages share.

pub mod bar;
pub mod button;
pub mod card;
pub mod check;
pub mod choice;
pub mod columns;
pub mod date_picker;
pub mod empty;
pub mod field;
pub mod mark;
pub mod menu;
pub mod pane;
pub mod past;
pub mod rich;
pub mod table;
pub mod unit_search;
pub mod widths;
