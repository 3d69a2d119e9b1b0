//! From a [`Problem`] to the best [`Plan`] with a bound that proves how good it is, or to what makes a plan impossible and
//! the smallest relaxation. Pure: numbers in, numbers out, the same for the same problem in whatever order it is told;
//! effort is counted in steps, no clock is asked. It knows months and units by number only.

mod bound;
mod core;
mod effort;
mod network;
mod options;
mod plan;
mod problem;
mod proof;
mod random;
mod relax;
mod search;
mod solve;
mod state;

pub use self::core::Core;
pub use effort::Effort;
pub use plan::{Plan, Score, Violation};
pub use problem::{Category, Fault, MonthSet, Problem, Unit};
pub use relax::{GivenUp, Relaxation};
pub use solve::{Aim, Impossible, Outcome, Planned, Stopped, solve};
