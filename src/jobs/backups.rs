//! Looking whether backups are whole, before one of them is chosen.

use super::{Kind, Work};
use crate::error::Result;
use crate::workspace::{Backup, Clock, Context, Glance, Workspace};

/// A backup with what it holds, or what is wrong with it.
#[derive(Debug)]
pub struct Examined {
    /// The backup.
    pub backup: Backup,
    /// What it holds.
    pub outcome: Result<Glance>,
}

/// Examines backups in the order given.
#[must_use]
pub fn examine(backups: Vec<Backup>, clock: Clock) -> Work<Vec<Examined>> {
    Work::new(Kind::Backups, move |progress| {
        let mut examined = Vec::with_capacity(backups.len());
        for backup in backups {
            progress.report(u32::try_from(examined.len()).unwrap_or(u32::MAX), 0)?;
            let outcome = Workspace::examine(&backup.path, Context { clock, ..Context::default() });
            examined.push(Examined { backup, outcome });
        }
        Ok(examined)
    })
}
