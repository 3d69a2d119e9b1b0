//! Commands about files. `ui/app/files.rs` carries them out.

use egui::{Key, Modifiers};

use super::availability::Availability;
use super::entry::{Entry, Keys, Section, listed};
use crate::text::Lang;

listed! {
    /// What can be done with files.
    pub enum FileCommand {
        /// Makes a new, empty file.
        New,
        /// Opens a file.
        Open,
        /// Opens the sample.
        OpenSample,
        /// Opens the dialog that reads notices, tables and lists into the open file.
        Import,
        /// Hands over what was typed; everything else is kept already.
        Save,
        /// Writes a copy elsewhere and goes on with that.
        SaveAs,
        /// Makes a backup now.
        Backup,
        /// Opens the list of backups.
        Backups,
        /// Goes back to the start page.
        Close,
        /// Closes the window.
        Quit,
    }
}

impl FileCommand {
    pub(super) fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::New => lang.cmd_new(),
            Self::Open => lang.cmd_open(),
            Self::OpenSample => lang.cmd_sample(),
            Self::Import => lang.cmd_import(),
            Self::Save => lang.cmd_save(),
            Self::SaveAs => lang.cmd_save_as(),
            Self::Backup => lang.cmd_backup(),
            Self::Backups => lang.cmd_backups(),
            Self::Close => lang.cmd_close(),
            Self::Quit => lang.cmd_quit(),
        }
    }

    pub(super) fn entry(self) -> Entry {
        let always: fn(&Availability) -> bool = |_| true;
        let entry = |keys, enabled| Entry { section: Section::File, keys, enabled, leaves: true };
        match self {
            Self::New => entry(Keys::ctrl(Key::N), always),
            Self::Open => entry(Keys::ctrl(Key::O), always),
            Self::OpenSample => entry(Keys::NONE, always),
            Self::Import => entry(Keys::ctrl(Key::I), always),
            Self::Save => entry(Keys::ctrl(Key::S), |can| can.file),
            Self::SaveAs => {
                entry(Keys::of(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S), |can| can.file)
            }
            Self::Backup => entry(Keys::NONE, |can| can.file && can.writable),
            Self::Backups => entry(Keys::NONE, |can| can.page.is_some()),
            Self::Close => entry(Keys::ctrl(Key::W), |can| can.file),
            Self::Quit => entry(Keys::ctrl(Key::Q), always),
        }
    }
}
