//! Damaged files: offering their backups, and a repair where only some rows cannot be understood.

use std::path::Path;

use super::App;
use crate::error::Error;
use crate::files;
use crate::jobs::backups;
use crate::ui::dialogs::DamagedDialog;
use crate::workspace::Workspace;

/// Whether a backup could help: the file is one of ours and cannot be opened as it is.
pub(super) fn is_damage(error: &Error, path: &Path) -> bool {
    match error {
        Error::Damaged { .. } | Error::ForeignSchema { .. } | Error::BadRows { .. } => true,
        // Bytes that are none of a database, under the name of one that has backups.
        Error::NotOurs(_) => Workspace::backups_of(path).is_ok_and(|list| !list.is_empty()),
        _ => false,
    }
}

impl App {
    /// Offers the backups of a file that cannot be opened.
    pub(super) fn tell_damage(&mut self, path: &Path, error: &Error) {
        log::warn!("{error}");
        let why = match error {
            Error::NotOurs(path) => {
                self.lang.error(&Error::Damaged { path: path.clone(), detail: error.to_string() })
            }
            other => self.lang.error(other),
        };
        self.offer_backups(path, why, false);
    }

    /// Offers backups and repair of the open file where rows of it cannot be understood.
    pub(super) fn tell_unreadable(&mut self, path: &Path) {
        let open = self.file.as_ref().filter(|_| self.is_open(path));
        let rows = open.map(|file| file.facts().unreadable.clone()).unwrap_or_default();
        let Some(first) = rows.first() else { return };
        let why = self.lang.opened_unreadable(rows.len(), &self.lang.unreadable_row(first));
        log::warn!("{}: {rows:?}", path.display());
        self.offer_backups(path, why, true);
    }

    fn offer_backups(&mut self, path: &Path, why: String, open: bool) {
        let list = Workspace::backups_of(path).unwrap_or_default();
        let clock = (self.context)().clock;
        let shown = list.iter().take(DamagedDialog::SHOWN).cloned().collect();
        let job = self.jobs.start(backups::examine(shown, clock));
        let folder = files::companion_folder(path).join("backups");
        self.dialogs.push(Box::new(DamagedDialog::new(path.to_path_buf(), why, open, folder, list, job)));
    }
}
