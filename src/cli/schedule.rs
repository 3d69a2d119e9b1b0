//! `move`, `unschedule`, `swap`, `lock`, `unlock`.

use super::output::Reply;
use super::{Call, Failure, feedback, file, find, limits};
use crate::model::edit::Edit;
use crate::model::programme::Programme;
use crate::model::{SessionId, Snapshot};

pub(super) fn move_to(call: &Call<'_>) -> Result<Reply, Failure> {
    with_year(call, |snapshot, year| {
        let session = session(call, snapshot, year, ("unit", "from"))?;
        let month = find::month(call, year, call.text("month"))?;
        Ok(Edit::Place { sessions: vec![session], month: Some(month), before: None })
    })
}

pub(super) fn unschedule(call: &Call<'_>) -> Result<Reply, Failure> {
    with_year(call, |snapshot, year| {
        let session = session(call, snapshot, year, ("unit", "from"))?;
        Ok(Edit::Place { sessions: vec![session], month: None, before: None })
    })
}

pub(super) fn swap(call: &Call<'_>) -> Result<Reply, Failure> {
    with_year(call, |snapshot, year| {
        let one = session(call, snapshot, year, ("unit", "from"))?;
        let other = session(call, snapshot, year, ("other", "other-from"))?;
        Ok(Edit::Swap(one, other))
    })
}

pub(super) fn lock(call: &Call<'_>, locked: bool) -> Result<Reply, Failure> {
    with_year(call, |snapshot, year| {
        let session = session(call, snapshot, year, ("unit", "from"))?;
        Ok(Edit::Lock(vec![session], locked))
    })
}

fn session(
    call: &Call<'_>,
    snapshot: &Snapshot,
    year: &Programme,
    (unit, from): (&str, &str),
) -> Result<SessionId, Failure> {
    let unit = find::unit(call, snapshot, call.text(unit))?;
    find::session(call, snapshot, year, unit, (from, call.option(from))).map(|session| session.id)
}

fn with_year(
    call: &Call<'_>,
    edit: impl FnOnce(&Snapshot, &Programme) -> Result<Edit, Failure>,
) -> Result<Reply, Failure> {
    let (mut workspace, year, edit) = file::open_for_year(call, edit)?;
    let snapshot = workspace.snapshot();
    let edit = if edit.places_by_hand() { limits::with_reason(call, &workspace, year, edit)? } else { edit };
    let edit = if matches!(edit, Edit::Lock(..)) {
        edit
    } else {
        let changes = workspace.trial().adjusts(&edit);
        // Before the issue the reason is that of the limit.
        let told = changes.is_empty() && matches!(edit, Edit::Reasoned { .. });
        if told { edit } else { feedback::with_cause(call, snapshot, &changes, edit) }
    };
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}
