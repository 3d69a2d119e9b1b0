//! Pure data of the programme: what a coordinator's file holds and what modules hand each other.
//! Knows no database, no clock, no sentence that a person reads.

pub mod bearing;
pub mod called;
pub mod change;
mod clock;
pub mod contact;
pub mod day_override;
pub mod difference;
pub mod dump;
pub mod edit;
pub mod evidence;
pub mod fact;
pub mod figure;
pub mod form;
pub mod group;
pub mod hand_over;
pub mod health;
pub mod ids;
pub mod import;
pub mod index;
pub mod issue;
pub mod issuing;
pub mod label;
pub mod lunar;
pub mod metric;
pub mod month;
pub mod names;
pub mod paper;
pub mod paper_text;
pub mod parties;
pub mod pasted;
pub mod people;
pub mod planning;
pub mod problem;
pub mod programme;
pub mod progress;
pub mod proposal;
pub mod quick;
pub mod refusal;
pub mod report;
pub mod restore;
pub mod rollover;
pub mod rows;
pub mod score;
pub mod search;
pub mod session;
pub mod setting;
pub mod snapshot;
pub mod special_day;
mod stated;
pub mod statistics;
pub mod stem;
pub mod unit;
pub mod unseen;
pub mod usual_group;
pub mod when;

pub use change::{Change, Row, Table};
pub use ids::{
    AliasId, AnswerId, GroupId, LiaisonId, PaperTextId, ParticipationId, PartyId, ProgrammeId, ReportEventId,
    ReportId, RequirementId, SessionId, SettingId, SloganId, UnitChangeId, UnitId, UnitLeaderId,
};
pub use month::Month;
pub use snapshot::Snapshot;
