//! Work that has a data file in its hands: opening, making, copying, backing up, restoring, repairing.

use std::path::PathBuf;

use super::{Kind, Work};
use crate::error::Result;
use crate::model::edit::{Applied, Edit};
use crate::model::restore::RestorePart;
use crate::workspace::{Backup, Context, Glance, Repaired, Workspace};

/// The open file, back from the work that it was handed to, with what came of that.
#[derive(Debug)]
pub struct Returned<T> {
    /// The file.
    pub workspace: Workspace,
    /// What came of the work.
    pub outcome: Result<T>,
}

/// What came of work after which a file is opened, and the file.
#[derive(Debug)]
pub struct Reopened<T> {
    /// What came of the work.
    pub outcome: Result<T>,
    /// The file, opened after it.
    pub opened: Result<Workspace>,
}

/// Opens a file for writing, or for reading where that is not possible; an older one is migrated.
#[must_use]
pub fn open(path: PathBuf, context: Context) -> Work<Workspace> {
    Work::new(Kind::Open, move |progress| {
        let workspace = ready(Workspace::open_as_possible(&path, context)?);
        // Nobody waits for a file that was given up.
        progress.check()?;
        Ok(workspace)
    })
}

/// Builds the look-ups of a file that was just read here, where nobody waits for a frame.
fn ready(workspace: Workspace) -> Workspace {
    let _ = workspace.snapshot().index();
    workspace
}

/// Makes a file that has the edits in it from the first moment on. Where one is refused, no file is made.
#[must_use]
pub fn create(path: PathBuf, context: Context, edits: Vec<Edit>) -> Work<(Workspace, Vec<Applied>)> {
    Work::new(Kind::Create, move |_| Workspace::create_with(&path, context, &edits, false))
}

/// Opens the sample, which is made where it is not there.
#[must_use]
pub fn open_sample(path: PathBuf, context: Context) -> Work<Workspace> {
    Work::new(Kind::Open, move |progress| {
        let workspace = if path.exists() {
            Workspace::open_as_possible(&path, context)?
        } else {
            Workspace::create_sample(&path, context)?
        };
        progress.check()?;
        Ok(ready(workspace))
    })
}

/// What a file holds.
#[must_use]
pub fn glance(path: PathBuf, context: Context) -> Work<Glance> {
    Work::new(Kind::Glance, move |_| Workspace::glance(&path, context))
}

/// Makes a backup.
#[must_use]
pub fn backup(workspace: Workspace) -> Work<Returned<Backup>> {
    handed(Kind::Backup, workspace, Workspace::backup_while)
}

/// Makes the day's backup of a file that was opened without.
#[must_use]
pub fn daily_backup(workspace: Workspace) -> Work<Returned<()>> {
    handed(Kind::DailyBackup, workspace, |workspace, _| {
        workspace.back_up_today();
        Ok(())
    })
}

/// Copies the file and goes on with the copy.
#[must_use]
pub fn save_as(workspace: Workspace, path: PathBuf, replace: bool) -> Work<Returned<()>> {
    handed(Kind::SaveAs, workspace, move |workspace, progress| {
        workspace.save_as_while(&path, replace, progress)
    })
}

/// Carries an edit out that changes much, after a backup.
#[must_use]
pub fn import(workspace: Workspace, edit: Edit) -> Work<Returned<Applied>> {
    handed(Kind::Import, workspace, move |workspace, _| workspace.apply(&edit))
}

/// Puts a part of a backup into the file, as one edit.
#[must_use]
pub fn restore_part(workspace: Workspace, backup: Backup, part: RestorePart) -> Work<Returned<Applied>> {
    handed(Kind::RestorePart, workspace, move |workspace, _| workspace.restore_part(&backup, part))
}

/// Brings everything back to how it was after the edit of that number, as one new edit.
#[must_use]
pub fn back_to(workspace: Workspace, number: i64) -> Work<Returned<Applied>> {
    handed(Kind::Back, workspace, move |workspace, _| workspace.back_to(number))
}

fn handed<T: Send + 'static>(
    kind: Kind,
    mut workspace: Workspace,
    work: impl FnOnce(&mut Workspace, &crate::model::progress::Progress) -> Result<T> + Send + 'static,
) -> Work<Returned<T>> {
    Work::new(kind, move |progress| {
        let outcome = work(&mut workspace, progress);
        // A copy was read anew.
        Ok(Returned { workspace: ready(workspace), outcome })
    })
}

/// Puts a backup in a file's place and opens the file; `held` is that file where it is open.
#[must_use]
pub fn restore(
    held: Option<Workspace>,
    path: PathBuf,
    backup: PathBuf,
    context: Context,
) -> Work<Reopened<()>> {
    Work::new(Kind::Restore, move |progress| {
        drop(held);
        let outcome = Workspace::restore_while(&path, &backup, &context, progress);
        Ok(Reopened { outcome, opened: Workspace::open_as_possible(&path, context).map(ready) })
    })
}

/// Repairs a file and opens it; `held` is that file where it is open.
#[must_use]
pub fn repair(held: Option<Workspace>, path: PathBuf, context: Context) -> Work<Reopened<Option<Repaired>>> {
    Work::new(Kind::Repair, move |_| {
        drop(held);
        let outcome = Workspace::repair(&path, &context);
        Ok(Reopened { outcome, opened: Workspace::open_as_possible(&path, context).map(ready) })
    })
}
