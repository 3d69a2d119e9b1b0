//! What follows from a file on a given day: the schedule, what is owed and by when, what is wrong. Pure: reads a snapshot
//! and a day, writes nothing; reasons are typed, sentences are made in `text`.

mod basis;
pub mod checks;
pub mod copies;
pub mod counts;
pub mod deadlines;
pub mod duration;
pub mod even;
pub mod held;
pub mod issued;
pub mod last_year;
pub mod limits;
pub mod members;
pub mod messages;
pub mod outcomes;
pub mod owed;
pub mod period;
pub mod plan;
pub mod replies;
pub mod schedule;
pub mod statistics;
pub mod suitability;
pub mod view;
pub mod year;

pub use view::YearView;
