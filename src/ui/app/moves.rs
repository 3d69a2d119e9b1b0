//! The one place that every change of the schedule goes through: what has to be asked before it is carried out.

use super::App;
use crate::model::edit::Edit;
use crate::ui::dialog_kind::{AskedCause, DialogKind};

impl App {
    /// The question that comes before an edit; `None`: it is carried out as it is. What is answered comes back as an
    /// edit that is not asked about again ([`Edit::Adjust`], [`crate::ui::wish::Wish::Unasked`]).
    pub(super) fn asks_first(&self, edit: &Edit) -> Option<DialogKind> {
        if !may_adjust(edit) {
            return None;
        }
        let sessions = self.file.as_ref()?.adjusts(edit);
        if sessions.is_empty() {
            return None;
        }
        Some(DialogKind::Cause(AskedCause { edit: Some(Box::new(edit.clone())), sessions }))
    }
}

/// Whether an edit changes a schedule by somebody's wish. What is restored, read from a source or follows from the end of
/// a unit has its own reasons.
fn may_adjust(edit: &Edit) -> bool {
    !matches!(
        edit,
        Edit::Adjust(_)
            | Edit::Reply(_)
            | Edit::RestoreCopy { .. }
            | Edit::Issue(_)
            | Edit::Import { .. }
            | Edit::Load { .. }
            | Edit::AbolishUnit { .. }
            | Edit::ReinstateUnit(_)
            | Edit::MergeUnits { .. }
            | Edit::Report { .. }
            | Edit::ReportHeld { .. }
            | Edit::SetRequirementDetail { .. }
            | Edit::Rows { .. }
    )
}
