//! What work there is, and what of it may not run beside what.

/// What a piece of work does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Opens a file, or migrates one of an older version.
    Open,
    /// Makes a new file.
    Create,
    /// Copies the open file and goes on with the copy.
    SaveAs,
    /// Makes a backup of the open file.
    Backup,
    /// Makes the day's backup of the file that was just opened.
    DailyBackup,
    /// Takes a reading over into the open file.
    Import,
    /// Puts a backup in a file's place.
    Restore,
    /// Repairs a file.
    Repair,
    /// Puts a part of a backup into the open file.
    RestorePart,
    /// Brings the open file back to how it was after an earlier edit.
    Back,
    /// Reads the journal.
    History,
    /// Makes ready what is searched.
    Index,
    /// Looks at backups: which there are, whether they are whole, what became of them since.
    Backups,
    /// Copies a backup to its second place.
    SecondPlace,
    /// Looks what a file holds that is to be replaced.
    Glance,
    /// Reads notices, tables and lists.
    Read,
    /// Writes a paper.
    Export,
    /// Writes the papers of a notice.
    Package,
    /// Makes a paper ready for the printer.
    Print,
    /// Sends a paper to the printer.
    Send,
    /// Hands a file to another program.
    Launch,
    /// Makes tables for the clipboard.
    Tables,
    /// Looks for the problems of a year.
    Check,
    /// Finds out how each paper stands.
    PaperStatuses,
    /// Lays a paper out.
    Preview,
    /// Draws a page.
    Picture,
}

impl Kind {
    /// Whether the work has a data file in its hands, so that no other such work runs beside it.
    #[must_use]
    pub fn holds_file(self) -> bool {
        matches!(
            self,
            Self::Open
                | Self::Create
                | Self::SaveAs
                | Self::Backup
                | Self::DailyBackup
                | Self::Import
                | Self::Restore
                | Self::RestorePart
                | Self::Back
                | Self::Repair
        )
    }

    /// Whether another file is shown, or the same one anew, when the work is done.
    #[must_use]
    pub fn exchanges_file(self) -> bool {
        matches!(self, Self::Open | Self::Create | Self::Restore | Self::Repair)
    }

    /// Whether the work can be stopped before its end: what is one step of the disk cannot.
    #[must_use]
    pub fn stops(self) -> bool {
        !matches!(
            self,
            Self::Create | Self::DailyBackup | Self::Import | Self::RestorePart | Self::Back | Self::Repair
        )
    }

    /// Whether the program began the work by itself. It is told of only when it takes long.
    #[must_use]
    pub fn unasked(self) -> bool {
        matches!(
            self,
            Self::DailyBackup
                | Self::Check
                | Self::PaperStatuses
                | Self::Preview
                | Self::Picture
                | Self::Backups
                | Self::SecondPlace
                | Self::History
                | Self::Index
                | Self::Glance
        )
    }

    /// Whether both may run at once.
    #[must_use]
    pub fn runs_beside(self, other: Self) -> bool {
        let one_at_a_time = matches!(self, Self::Package | Self::Print | Self::Send);
        !(self.holds_file() && other.holds_file() || one_at_a_time && self == other)
    }
}
