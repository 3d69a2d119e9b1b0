//! What is possible at the moment.

use crate::ui::page::Page;

/// What is possible at the moment; decides which commands are enabled.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each asked for by name")]
pub struct Availability {
    /// A file is open.
    pub file: bool,
    /// The file and the shown year may be changed.
    pub writable: bool,
    /// The file may be changed, whatever year is shown.
    pub writable_file: bool,
    /// How the edit is called that undo takes back.
    pub undo: Option<String>,
    /// How the edit is called that redo carries out.
    pub redo: Option<String>,
    /// The page that is shown; `None` on the start page.
    pub page: Option<Page>,
    /// Whether the schedule is shown as a table.
    pub table: bool,
    /// Selected sessions on the schedule.
    pub selected: usize,
    /// Whether all of them are locked.
    pub all_locked: bool,
    /// Whether any of them is locked.
    pub any_locked: bool,
    /// Whether any of them has a month.
    pub any_placed: bool,
    /// Sessions that could be placed as last year.
    pub last_year: usize,
    /// Sessions without a month.
    pub unscheduled: usize,
    /// Whether the file holds a year already.
    pub years: bool,
    /// Whether files can be sent to a printer without a viewer.
    pub printer: bool,
    /// Whether the rows of tables are lower than usual.
    pub condensed: bool,
    /// Whether a text field has the keyboard.
    pub typing: bool,
    /// Whether a dialog, menu or strip has the keyboard.
    pub covered: bool,
}
