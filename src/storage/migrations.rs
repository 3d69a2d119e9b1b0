//! The steps that make the tables. They are only ever appended.

/// The steps in order, one for each version.
pub(super) const MIGRATIONS: [&str; 4] = [
    include_str!("migrations/0001_core.sql"),
    include_str!("migrations/0002_papers.sql"),
    include_str!("migrations/0003_truth.sql"),
    include_str!("migrations/0004_whole.sql"),
];

/// The schema that this program writes: the number of migrations.
pub const VERSION: i64 = 4;
const _: () = assert!(MIGRATIONS.len() == 4, "VERSION counts the migrations");
