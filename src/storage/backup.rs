//! Making a backup of the open file.

use chrono::{DateTime, FixedOffset, Utc};

use super::backups::{
    Backup, LARGEST_NUMBER, Occasion, backups_of, make_folder_of, name, next_number, too_old,
};
use super::store::Store;
use crate::error::{Error, Result};

impl Store {
    /// Makes a backup and thins older ones; it is durable when this returns, and never thinned by its own making.
    /// `now` is the time here.
    ///
    /// # Errors
    /// What the disk says; a backup is complete or absent.
    pub fn backup(&mut self, now: DateTime<FixedOffset>, occasion: Occasion) -> Result<Backup> {
        let folder = make_folder_of(&self.path)?;
        let mut list = self.backups()?;
        let mut number = next_number(&list);
        let backup = loop {
            let path = folder.join(name(&self.path, now, number, occasion));
            match self.copy_to(&path) {
                // Somebody else made one in the same second.
                Err(Error::AlreadyExists(_)) if number < LARGEST_NUMBER => number += 1,
                made => {
                    made?;
                    let by_hand = occasion == Occasion::ByHand;
                    break Backup { path, at: now.with_timezone(&Utc), by_hand, number };
                }
            }
        };
        list.insert(0, backup.clone());
        for old in too_old(&list, *now.offset()) {
            if let Err(error) = std::fs::remove_file(&old) {
                log::warn!("an old backup stays: {error}");
            }
        }
        Ok(backup)
    }

    /// Backups beside the file, the one made last first.
    ///
    /// # Errors
    /// When the folder is there but cannot be read.
    pub fn backups(&self) -> Result<Vec<Backup>> {
        backups_of(&self.path)
    }
}
