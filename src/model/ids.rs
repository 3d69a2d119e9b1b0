//! Row ids, one type a table, so that a unit's id cannot be taken for a session's.

use serde::{Deserialize, Serialize};

/// A field that refers to a row.
pub trait Reference: Copy {
    /// The row's id; `None` where it refers to none.
    fn raw(self) -> Option<i64>;
    /// Lets it refer to another row of the same table.
    fn redirect(&mut self, to: i64);
}

impl<T: Reference> Reference for Option<T> {
    fn raw(self) -> Option<i64> {
        self.and_then(Reference::raw)
    }

    /// Nothing stays nothing.
    fn redirect(&mut self, to: i64) {
        if let Some(id) = self {
            id.redirect(to);
        }
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl From<$name> for i64 {
            fn from(id: $name) -> i64 { id.0 }
        }

        impl Reference for $name {
            fn raw(self) -> Option<i64> { Some(self.0) }
            fn redirect(&mut self, to: i64) { self.0 = to; }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
    )*};
}

ids! {
    /// Row of `setting`.
    SettingId
    /// Row of `unit_group`.
    GroupId
    /// Row of `unit`.
    UnitId
    /// Row of `alias`.
    AliasId
    /// Row of `unit_change`.
    UnitChangeId
    /// Row of `programme`.
    ProgrammeId
    /// Row of `participation`.
    ParticipationId
    /// Row of `session`.
    SessionId
    /// Row of `party`.
    PartyId
    /// Row of `requirement`.
    RequirementId
    /// Row of `report`.
    ReportId
    /// Row of `report_event`.
    ReportEventId
    /// Row of `day_override`.
    DayOverrideId
    /// Row of `slogan`.
    SloganId
    /// Row of `answer`.
    AnswerId
    /// Row of `liaison`.
    LiaisonId
    /// Row of `unit_leader`.
    UnitLeaderId
    /// Row of `paper_text`.
    PaperTextId
    /// Row of `unavailable`.
    UnavailableId
    /// Row of `capacity`.
    CapacityId
    /// Row of `theme_day`.
    ThemeDayId
    /// Row of `market_rule`.
    MarketRuleId
    /// Row of `adjustment`.
    AdjustmentId
    /// Row of `schedule_copy`.
    ScheduleCopyId
    /// Row of `copy_item`.
    CopyItemId
    /// Row of `feedback`.
    FeedbackId
    /// Row of `accepted_problem`.
    AcceptedProblemId
    /// Row of `contact_log`.
    ContactId
    /// Row of `evidence`.
    EvidenceId
    /// Row of `metric`.
    MetricId
    /// Row of `metric_value`.
    MetricValueId
    /// Row of `score_rule`.
    ScoreRuleId
    /// Row of `score_entry`.
    ScoreEntryId
    /// Row of `scoring`.
    ScoringId
    /// Row of `score_excluded`.
    ScoreExcludedId
    /// Row of `form`.
    FormId
    /// Row of `template`.
    TemplateId
    /// Row of `unit_set`.
    UnitSetId
    /// Row of `set_member`.
    SetMemberId
    /// Row of `planning`.
    PlanningId
}
