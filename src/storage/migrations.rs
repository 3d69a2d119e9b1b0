//! The steps that make the tables. They are only ever appended.

/// The steps in order, one for each version.
pub(super) const MIGRATIONS: [&str; 3] = [
    include_str!("migrations/0001_core.sql"),
    include_str!("migrations/0002_papers.sql"),
    include_str!("migrations/0003_truth.sql"),
];

/// The schema that this program writes: the number of migrations.
pub const VERSION: i64 = 3;
const _: () = assert!(MIGRATIONS.len() == 3, "VERSION counts the migrations");
