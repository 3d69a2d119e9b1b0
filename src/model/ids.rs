//! Row ids, one type a table, so that a unit's id cannot be taken for a session's.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl From<$name> for i64 {
            fn from(id: $name) -> i64 { id.0 }
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
}
