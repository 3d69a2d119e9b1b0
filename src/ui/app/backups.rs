//! Backups: made, put back in part, copied to their second place; and going back in the journal.

use std::path::PathBuf;

use super::App;
use crate::error::Error;
use crate::jobs::backups::to_second_place;
use crate::jobs::file as work;
use crate::model::restore::RestorePart;
use crate::ui::open_file::OpenFile;
use crate::ui::settings::{SecondFault, SecondPlace};
use crate::workspace::Backup;

impl App {
    pub(super) fn back_up(&mut self) {
        let Some(workspace) = self.hand_over_file() else { return };
        self.begin_file_work(work::backup(workspace), |app, _, outcome| match app.take_back(outcome) {
            Ok(_) => {
                app.tell(app.lang.backup_made().to_owned());
                app.copy_to_second_place(false, false);
            }
            Err(error) => app.fail(&error),
        });
    }

    /// Puts a part of a backup into the open file.
    pub(super) fn restore_part(&mut self, backup: Backup, part: RestorePart) {
        let Some(workspace) = self.hand_over_file() else { return };
        self.begin_file_work(work::restore_part(workspace, backup, part), |app, _, outcome| {
            let outcome = app.take_back(outcome);
            app.tell_edit(outcome);
        });
    }

    /// Brings everything back to how it was after the edit of that number.
    pub(super) fn back_to(&mut self, number: i64) {
        let Some(workspace) = self.hand_over_file() else { return };
        self.begin_file_work(work::back_to(workspace, number), |app, _, outcome| {
            let outcome = app.take_back(outcome);
            app.tell_edit(outcome);
        });
    }

    /// Chooses the folder to which every backup is copied, and copies the newest there.
    pub(super) fn set_second_place(&mut self, folder: Option<PathBuf>) {
        let begins = folder.is_some();
        let place = |folder| SecondPlace { folder, ..SecondPlace::default() };
        self.settings.second_place = folder.map(place);
        self.save_settings();
        self.copy_to_second_place(true, begins);
    }

    /// Copies the newest backup of the open file to the second place, where there is one; told only where a person asked
    /// for it. With `begin` the folder has just been chosen.
    pub(super) fn copy_to_second_place(&mut self, told: bool, begin: bool) {
        let Some(place) = self.settings.second_place.clone() else { return };
        let Some(facts) = self.file.as_ref().map(OpenFile::facts) else { return };
        let backup =
            facts.newest_backup.as_ref().filter(|_| facts.writable).map(|backup| backup.path.clone());
        if backup.is_none() && !begin {
            return;
        }
        let (folder, clock) = (place.folder, facts.clock);
        let copy = to_second_place(facts.path.clone(), backup, folder.clone(), begin, clock);
        self.begin_work(copy, move |app, _, outcome| {
            let now = clock.now();
            // Another one may have been chosen meanwhile.
            let Some(place) = app.settings.second_place.as_mut().filter(|place| place.folder == folder)
            else {
                return;
            };
            match outcome {
                Ok(copied) => {
                    place.fault = None;
                    place.reached = copied.as_ref().map(|_| now).or(place.reached);
                    app.save_settings();
                    if let Some(path) = copied.filter(|_| told) {
                        app.tell(app.lang.second_done(&path.display().to_string()));
                    }
                }
                Err(Error::SamePlace(path)) => {
                    app.settings.second_place = None;
                    app.save_settings();
                    app.fail(&Error::SamePlace(path));
                }
                Err(error) => {
                    let away = matches!(error, Error::NoSuchFile(_));
                    place.fault = Some(if away { SecondFault::Away } else { SecondFault::Failed });
                    if told {
                        app.fail(&error);
                    } else {
                        log::warn!("second place of backups: {error}");
                    }
                }
            }
        });
    }
}
