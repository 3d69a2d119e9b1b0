//! Commands that change the file as a whole. `ui/app/edits.rs` carries them out.

use egui::{Key, Modifiers};

use super::availability::Availability;
use super::entry::{Entry, Keys, Section, listed};
use crate::text::Lang;

listed! {
    /// What changes the file, whatever is selected.
    pub enum EditCommand {
        /// Takes the last edit back.
        Undo,
        /// Carries the last undone edit out again.
        Redo,
        /// Copies what is selected on the page.
        Copy,
        /// Opens the dialog that adds units.
        AddUnits,
        /// Opens the list of groups.
        Groups,
        /// Opens the table of what became of units since the year before.
        Turns,
        /// Opens the dialog that takes liaisons of many units from a table.
        TakeLiaisons,
        /// Opens the holidays of the shown year.
        Holidays,
        /// Opens the list of theme days.
        Themes,
        /// Opens the list of market days.
        Markets,
        /// Opens the dialog that begins a year.
        NewYear,
    }
}

impl EditCommand {
    pub(super) fn name(self, lang: Lang, can: &Availability) -> String {
        match self {
            Self::Undo => {
                can.undo.as_ref().map_or_else(|| lang.cmd_undo().to_owned(), |what| lang.cmd_undo_what(what))
            }
            Self::Redo => {
                can.redo.as_ref().map_or_else(|| lang.cmd_redo().to_owned(), |what| lang.cmd_redo_what(what))
            }
            Self::Copy => lang.cmd_copy().to_owned(),
            Self::AddUnits => lang.cmd_add_units().to_owned(),
            Self::Groups => lang.cmd_groups().to_owned(),
            Self::Turns => lang.cmd_outcomes().to_owned(),
            Self::TakeLiaisons => lang.cmd_take_liaisons().to_owned(),
            Self::Holidays => lang.cmd_holidays().to_owned(),
            Self::Themes => lang.cmd_themes().to_owned(),
            Self::Markets => lang.cmd_markets().to_owned(),
            Self::NewYear if can.years => lang.cmd_roll_over().to_owned(),
            Self::NewYear => lang.cmd_new_year().to_owned(),
        }
    }

    pub(super) fn entry(self) -> Entry {
        let entry = |keys, enabled, leaves| Entry { section: Section::Edit, keys, enabled, leaves };
        let in_year: fn(&Availability) -> bool = |can| can.page.is_some() && can.writable;
        match self {
            Self::Undo => entry(Keys::ctrl(Key::Z), |can| can.undo.is_some(), false),
            Self::Redo => {
                let keys = Keys::ctrl(Key::Y).or(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
                entry(keys, |can| can.redo.is_some(), false)
            }
            Self::Copy => entry(Keys::ctrl(Key::C), |can| can.page.is_some(), false),
            Self::Turns | Self::Holidays | Self::Themes | Self::Markets => {
                entry(Keys::NONE, |can| can.page.is_some(), true)
            }
            Self::AddUnits | Self::Groups | Self::TakeLiaisons => entry(Keys::NONE, in_year, true),
            Self::NewYear => entry(Keys::NONE, |can| can.file && can.writable_file, true),
        }
    }
}
