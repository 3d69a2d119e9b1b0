//! Making ready what is searched while a person types.

use std::sync::Arc;

use super::{Kind, Work};
use crate::model::Snapshot;
use crate::model::ids::ProgrammeId;
use crate::model::paper::PaperKind;
use crate::workspace::SearchIndex;

/// What the search looks through, of a year's rows and of papers by these names.
#[must_use]
pub fn index(
    snapshot: Arc<Snapshot>,
    year: Option<ProgrammeId>,
    papers: Vec<(PaperKind, &'static str)>,
) -> Work<SearchIndex> {
    Work::new(Kind::Index, move |_| Ok(SearchIndex::of(&snapshot, year, &papers)))
}
