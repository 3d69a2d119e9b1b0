//! What every command has: its section, keys, and when it can be carried out.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::availability::Availability;
use crate::text::Lang;
use crate::ui::keys::exact;

/// Parts of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Files.
    File,
    /// Papers.
    Papers,
    /// Undo, redo, units, years.
    Edit,
    /// The schedule's selection.
    Schedule,
    /// Pages and search.
    View,
    /// Help.
    Help,
}

impl Section {
    /// Every section, in menu order.
    pub const ALL: [Self; 6] = [Self::File, Self::Papers, Self::Edit, Self::Schedule, Self::View, Self::Help];

    /// Its name.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::File => lang.section_file(),
            Self::Papers => lang.page_papers(),
            Self::Edit => lang.section_edit(),
            Self::Schedule => lang.section_schedule(),
            Self::View => lang.section_view(),
            Self::Help => lang.section_help(),
        }
    }
}

/// What every command has beside its name. It has no defaults: each is decided for each command.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Where it stands in the menu, the palette and the sheet of keys.
    pub section: Section,
    /// Its keys.
    pub keys: Keys,
    /// Whether it can be carried out now.
    pub enabled: fn(&Availability) -> bool,
    /// Whether it leaves page, year, file or window, covers the page, or reads the file as a whole: what was typed is
    /// handed over before.
    pub leaves: bool,
}

/// The keys of a command: the one that menus show, and one that does the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// The key that menus show.
    pub first: Option<KeyboardShortcut>,
    /// Another key that does the same.
    pub other: Option<KeyboardShortcut>,
}

impl Keys {
    /// No key: the command is rare, or stands where it is needed.
    pub const NONE: Self = Self { first: None, other: None };

    /// A key together with Ctrl.
    #[must_use]
    pub const fn ctrl(key: Key) -> Self {
        Self::of(Modifiers::COMMAND, key)
    }

    /// A key alone.
    #[must_use]
    pub const fn plain(key: Key) -> Self {
        Self::of(Modifiers::NONE, key)
    }

    /// A key together with these modifiers.
    #[must_use]
    pub const fn of(modifiers: Modifiers, key: Key) -> Self {
        Self { first: Some(KeyboardShortcut::new(modifiers, key)), other: None }
    }

    /// And another one that does the same.
    #[must_use]
    pub const fn or(self, modifiers: Modifiers, key: Key) -> Self {
        Self { other: Some(KeyboardShortcut::new(modifiers, key)), ..self }
    }

    /// Both, as far as they are.
    pub fn all(self) -> impl Iterator<Item = KeyboardShortcut> {
        [self.first, self.other].into_iter().flatten()
    }

    /// Whether these modifiers and this key are meant.
    #[must_use]
    pub fn are_meant(self, modifiers: Modifiers, key: Key) -> bool {
        self.all().any(|shortcut| {
            // On many keyboards + is = with Shift, so Shift says nothing there.
            let wanted = if matches!(key, Key::Plus | Key::Equals) {
                Modifiers { shift: modifiers.shift, ..shortcut.modifiers }
            } else {
                shortcut.modifiers
            };
            shortcut.logical_key == key && exact(modifiers, wanted)
        })
    }

    /// The key that menus show, as they write it (`Ctrl+Z`); empty without one.
    #[must_use]
    pub fn text(self) -> String {
        self.first.map(written).unwrap_or_default()
    }

    /// All of them, as the sheet of keys writes them.
    #[must_use]
    pub fn all_text(self) -> String {
        self.all().map(written).collect::<Vec<_>>().join("  ")
    }
}

/// A key as menus write it.
fn written(shortcut: KeyboardShortcut) -> String {
    let mut text = String::new();
    if shortcut.modifiers.command || shortcut.modifiers.ctrl {
        text.push_str("Ctrl+");
    }
    if shortcut.modifiers.alt {
        text.push_str("Alt+");
    }
    if shortcut.modifiers.shift {
        text.push_str("Shift+");
    }
    text.push_str(match shortcut.logical_key {
        Key::Plus => "+",
        Key::Minus => "-",
        Key::Equals => "=",
        key => key.name(),
    });
    text
}

/// Makes an enum together with the list of all its values, so that none can be forgotten in it. A variant may hold a
/// small enum that has a list `ALL` of its own.
macro_rules! listed {
    (
        $(#[$outer:meta])*
        pub enum $name:ident {
            $($(#[$inner:meta])* $variant:ident $(($held:ty))?,)+
        }
    ) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$inner])* $variant $(($held))?,)+
        }

        impl $name {
            /// Every one, in the order of the menu.
            #[must_use]
            pub fn all() -> Vec<Self> {
                [$($crate::ui::command::entry::listed!(@of $variant $(($held))?)),+].concat()
            }
        }
    };
    (@of $variant:ident) => { vec![Self::$variant] };
    (@of $variant:ident ($held:ty)) => { <$held>::ALL.map(Self::$variant).to_vec() };
}

pub(super) use listed;
