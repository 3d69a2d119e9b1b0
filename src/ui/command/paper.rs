//! Commands about papers. `ui/app/papers.rs` carries them out.

use egui::Key;

use super::availability::Availability;
use super::entry::{Entry, Keys, Section, listed};
use crate::text::Lang;
use crate::ui::page::Page;

listed! {
    /// What can be done with papers, whichever is shown.
    pub enum PaperCommand {
        /// Shows the papers, to be written.
        Export,
        /// Opens the dialog that writes the notice with its attachments.
        Package,
        /// Shows what is on the screen as a paper; prints the paper that is shown.
        Preview,
    }
}

impl PaperCommand {
    pub(super) fn name(self, lang: Lang, can: &Availability) -> &'static str {
        match self {
            Self::Export => lang.cmd_export(),
            Self::Package => lang.cmd_package(),
            Self::Preview if can.page == Some(Page::Papers) => lang.print_button(),
            Self::Preview => lang.cmd_preview(),
        }
    }

    pub(super) fn entry(self) -> Entry {
        let entry =
            |keys| Entry { section: Section::Papers, keys, enabled: |can| can.page.is_some(), leaves: true };
        match self {
            Self::Export => entry(Keys::ctrl(Key::E)),
            Self::Package => entry(Keys::NONE),
            Self::Preview => entry(Keys::ctrl(Key::P)),
        }
    }
}
