//! The steps that make the tables. They are only ever appended.

/// The steps in order, one for each version.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_core.sql"),
    include_str!("migrations/0002_papers.sql"),
    include_str!("migrations/0003_truth.sql"),
    include_str!("migrations/0004_whole.sql"),
    include_str!("migrations/0005_days.sql"),
    include_str!("migrations/0006_arranging.sql"),
    include_str!("migrations/0007_reports.sql"),
];

/// The schema that this program writes: the number of migrations.
pub const VERSION: i64 = {
    let (mut version, mut left) = (0, MIGRATIONS.len());
    while left > 0 {
        version += 1;
        left -= 1;
    }
    version
};
