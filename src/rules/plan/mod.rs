//! 智能排期: the year as a problem for `planning`, and its plan as moves of sessions with the reasons that weighed. Nothing is
//! changed here; whoever takes a proposal over makes an edit of it.

mod answer;
mod question;
mod weights;

use chrono::NaiveDate;

pub use answer::{Answer, Concession, Impossible, Obstacle, Placement, PlanReason, Proposal, Totals};
pub use question::{Question, Scope};
pub use weights::Weight;

use crate::model::ids::ProgrammeId;
use crate::model::progress::Progress;
use crate::model::{Month, Snapshot};
use crate::planning::{Aim, Effort, Stopped, solve};

/// The plan of a year: months before the one of `today` stay as they are. `None`: there is no such year.
///
/// # Errors
/// [`Stopped`]: cancelled through `progress`, or more months or sets of months than can be planned.
pub fn propose(
    snapshot: &Snapshot,
    programme: ProgrammeId,
    from: Month,
    scope: Scope,
    progress: &Progress,
) -> Result<Option<Answer>, Stopped> {
    let Some(question) = Question::of(snapshot, programme, from, scope) else { return Ok(None) };
    let aim = match scope {
        Scope::Mend => Aim::FewestChanges,
        Scope::All => Aim::Cost,
    };
    let effort = Effort::for_units(question.problem.units.len());
    let outcome = solve(&question.problem, aim, effort, progress)?;
    Ok(Some(Answer::of(snapshot, programme, &question, outcome)))
}

/// The first month that is planned on a day: what lies behind is not, unless all does.
#[must_use]
pub fn first_month(snapshot: &Snapshot, programme: ProgrammeId, today: NaiveDate) -> Month {
    let year = snapshot.programmes.get(programme);
    year.map_or(Month::of(today), |year| super::even::first_month(year, today))
}
