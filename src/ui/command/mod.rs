//! Everything a person can ask of the window that needs nothing but itself, once: menus, context menus, buttons, the
//! palette and the sheet of keys are made from here. What needs more (which unit, which file) is a `Wish` (`ui/wish.rs`).
//!
//! To add a command: a variant in the file of its noun, with its name and its [`Entry`] (section, keys, when it is
//! enabled, whether it leaves something), its sentence in `src/text/`, and its arm in the file of `ui/app/` that the
//! noun's file names. Every match is without a rest: what is missing does not compile.

mod availability;
mod edit;
mod entry;
mod file;
mod paper;
mod schedule;
mod view;

pub use availability::Availability;
pub use edit::EditCommand;
pub use entry::{Entry, Keys, Section};
pub use file::FileCommand;
pub use paper::PaperCommand;
pub use schedule::{Filled, Marked, Ordered, ScheduleCommand, Shift};
pub use view::ViewCommand;

use egui::Modifiers;

use crate::text::Lang;

/// A command, by its noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// About files.
    File(FileCommand),
    /// About papers.
    Paper(PaperCommand),
    /// About the file's content as a whole.
    Edit(EditCommand),
    /// About the selection on the schedule.
    Schedule(ScheduleCommand),
    /// About what is shown, and how.
    View(ViewCommand),
}

impl Command {
    /// Every command, in the order of the menu.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all = Vec::new();
        all.extend(FileCommand::all().into_iter().map(Self::File));
        all.extend(PaperCommand::all().into_iter().map(Self::Paper));
        all.extend(EditCommand::all().into_iter().map(Self::Edit));
        all.extend(ScheduleCommand::all().into_iter().map(Self::Schedule));
        all.extend(ViewCommand::all().into_iter().map(Self::View));
        all
    }

    /// How it is called; what undo and redo are about is named.
    #[must_use]
    pub fn name(self, lang: Lang, can: &Availability) -> String {
        match self {
            Self::File(command) => command.name(lang).to_owned(),
            Self::Paper(command) => command.name(lang, can).to_owned(),
            Self::Edit(command) => command.name(lang, can),
            Self::Schedule(command) => command.name(lang, can),
            Self::View(command) => command.name(lang, can).to_owned(),
        }
    }

    /// Section, keys, and when it can be carried out.
    #[must_use]
    pub fn entry(self) -> Entry {
        match self {
            Self::File(command) => command.entry(),
            Self::Paper(command) => command.entry(),
            Self::Edit(command) => command.entry(),
            Self::Schedule(command) => command.entry(),
            Self::View(command) => command.entry(),
        }
    }

    /// Its keys.
    #[must_use]
    pub fn keys(self) -> Keys {
        self.entry().keys
    }

    /// Whether it can be carried out now.
    #[must_use]
    pub fn enabled(self, can: &Availability) -> bool {
        (self.entry().enabled)(can)
    }

    /// Whether it leaves page, year, file or window, covers the page, or reads the file as a whole: what was typed is
    /// handed over before.
    #[must_use]
    pub fn leaves(self) -> bool {
        self.entry().leaves
    }

    /// Whether its key belongs to a text field or input method while one has the keyboard.
    #[must_use]
    pub fn yields_to_typing(self) -> bool {
        let letter = self.keys().first.is_some_and(|shortcut| {
            shortcut.modifiers == Modifiers::NONE && shortcut.logical_key.name().len() == 1
        });
        let of_fields = match self {
            Self::Edit(command) => {
                matches!(command, EditCommand::Undo | EditCommand::Redo | EditCommand::Copy)
            }
            Self::Schedule(command) => matches!(
                command,
                ScheduleCommand::PasteTable
                    | ScheduleCommand::SelectAll
                    | ScheduleCommand::EditInPlace
                    | ScheduleCommand::Shift(_)
            ),
            Self::File(_) | Self::Paper(_) | Self::View(_) => false,
        };
        letter || of_fields
    }

    /// Why it cannot be carried out now, where a person could wonder.
    #[must_use]
    pub fn hindrance(self, lang: Lang, can: &Availability) -> Option<&'static str> {
        match self {
            Self::Schedule(command) => command.hindrance(lang, can),
            Self::File(_) | Self::Paper(_) | Self::Edit(_) | Self::View(_) => None,
        }
    }
}

/// Makes a command of each noun a command.
macro_rules! nouns {
    ($($noun:ident => $command:ty),* $(,)?) => {
        $(impl From<$command> for Command {
            fn from(command: $command) -> Self {
                Self::$noun(command)
            }
        })*
    };
}

nouns! {
    File => FileCommand,
    Paper => PaperCommand,
    Edit => EditCommand,
    Schedule => ScheduleCommand,
    View => ViewCommand,
}
