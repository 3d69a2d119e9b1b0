//! Commands about what is shown and how. `ui/app/views.rs` carries them out.

use egui::{Key, Modifiers};

use super::availability::Availability;
use super::entry::{Entry, Keys, Section, listed};
use crate::text::Lang;
use crate::ui::page::{Page, ScheduleView};
use crate::ui::theme::ThemeChoice;

listed! {
    /// What is shown, and how.
    pub enum ViewCommand {
        /// Shows a page.
        Go(Page),
        /// Shows the schedule in one of its views.
        Schedule(ScheduleView),
        /// Puts the cursor into the search field.
        Find,
        /// Goes to the next unit that the search finds.
        FindNext,
        /// Gives the keyboard to the next part of the window.
        NextPane,
        /// Gives the keyboard to the part of the window before.
        PreviousPane,
        /// Larger.
        ZoomIn,
        /// Smaller.
        ZoomOut,
        /// As large as at first.
        ZoomReset,
        /// Lower rows in tables and lists, or as high as usual.
        Condensed,
        /// Light, dark or as the desktop.
        Theme(ThemeChoice),
        /// Another language of the screen.
        Language(Lang),
        /// Opens the list of all commands.
        Palette,
        /// Opens the sheet of keys.
        Keys,
    }
}

impl ViewCommand {
    pub(super) fn name(self, lang: Lang, can: &Availability) -> &'static str {
        match self {
            Self::Go(page) => page.name(lang),
            Self::Schedule(ScheduleView::Board) => lang.cmd_view_board(),
            Self::Schedule(ScheduleView::Table) => lang.cmd_view_table(),
            Self::Schedule(ScheduleView::Calendar) => lang.cmd_view_calendar(),
            Self::Find => lang.cmd_find(),
            Self::FindNext => lang.cmd_find_next(),
            Self::NextPane => lang.cmd_next_pane(),
            Self::PreviousPane => lang.cmd_previous_pane(),
            Self::ZoomIn => lang.cmd_zoom_in(),
            Self::ZoomOut => lang.cmd_zoom_out(),
            Self::ZoomReset => lang.cmd_zoom_reset(),
            Self::Condensed if can.condensed => lang.cmd_roomy(),
            Self::Condensed => lang.cmd_condensed(),
            Self::Theme(choice) => choice.name(lang),
            Self::Language(other) => other.own_name(),
            Self::Palette => lang.cmd_palette(),
            Self::Keys => lang.cmd_keys(),
        }
    }

    pub(super) fn entry(self) -> Entry {
        let always: fn(&Availability) -> bool = |_| true;
        let entry = |keys, enabled, leaves| Entry { section: Section::View, keys, enabled, leaves };
        let help = |keys| Entry { section: Section::Help, keys, enabled: always, leaves: true };
        match self {
            Self::Go(page) => entry(page.key().map_or(Keys::NONE, Keys::ctrl), |can| can.file, true),
            Self::Schedule(view) => {
                let key = match view {
                    ScheduleView::Board => Key::Num1,
                    ScheduleView::Table => Key::Num2,
                    ScheduleView::Calendar => Key::Num3,
                };
                entry(Keys::of(Modifiers::ALT, key), |can| can.page.is_some(), true)
            }
            Self::Find => entry(Keys::ctrl(Key::F), |can| can.page.is_some(), false),
            Self::FindNext => entry(Keys::plain(Key::F3), |can| can.file, false),
            Self::NextPane => entry(Keys::plain(Key::F6), always, false),
            Self::PreviousPane => entry(Keys::of(Modifiers::SHIFT, Key::F6), always, false),
            Self::ZoomIn => entry(Keys::ctrl(Key::Plus).or(Modifiers::COMMAND, Key::Equals), always, false),
            Self::ZoomOut => entry(Keys::ctrl(Key::Minus), always, false),
            Self::ZoomReset => entry(Keys::ctrl(Key::Num0), always, false),
            Self::Condensed | Self::Theme(_) | Self::Language(_) => entry(Keys::NONE, always, false),
            Self::Palette => help(Keys::ctrl(Key::K)),
            Self::Keys => help(Keys::plain(Key::F1)),
        }
    }
}
