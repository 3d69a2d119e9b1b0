//! Reading a pasted table for the sessions of a year that are there already.

use std::sync::Arc;

use super::{Kind, Work};
use crate::intake;
use crate::model::Snapshot;
use crate::model::ids::ProgrammeId;
use crate::model::pasted::{Anchor, Pasted};

/// Reads a pasted table; see [`intake::pasted`].
#[must_use]
pub fn read_pasted(
    text: String,
    snapshot: Arc<Snapshot>,
    programme: ProgrammeId,
    anchor: Option<Anchor>,
    carry: bool,
) -> Work<Pasted> {
    Work::new(Kind::Read, move |_| Ok(intake::pasted(&text, &snapshot, programme, anchor.as_ref(), carry)))
}
