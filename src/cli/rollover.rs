//! `rollover`: the next year.

use super::output::Reply;
use super::{Call, Failure, file};
use crate::error::Error;
use crate::model::edit::Edit;
use crate::model::rollover::RollOver;
use crate::rules::last_year::year_before;

/// Begins the year with what the one before has; a year that is there already is placed as last year.
pub(super) fn roll_over(call: &Call<'_>) -> Result<Reply, Failure> {
    let to = call.number("to");
    let as_last_year = call.flag("as-last-year");
    let mut workspace = file::open_for_writing(call, call.path("file"))?;
    let snapshot = workspace.snapshot();
    let edit = match snapshot.programme_of(to) {
        Some(there) if as_last_year => Edit::PlaceAsLastYear(there.id),
        _ => {
            let from = match call.year {
                Some(year) => snapshot.programme_of(year),
                None => year_before(snapshot, to),
            };
            let wish = from.and_then(|from| RollOver::new(snapshot, from.id, to));
            let Some(wish) = wish else {
                return Err(match call.year {
                    Some(year) => Failure::Failed(Error::NoProgramme(Some(year))),
                    None => Failure::Usage(call.lang.cli_no_year_before(to)),
                });
            };
            Edit::RollOver(Box::new(RollOver { as_last_year, ..wish }))
        }
    };
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}
