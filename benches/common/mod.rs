//! What the benches share: timing, rows of a table, and a province's file.

use std::path::Path;
use std::time::{Duration, Instant};

use themeday::model::SessionId;
use themeday::model::edit::{Edit, NewUnit};
use themeday::model::unit::UnitKind;
use themeday::workspace::{Context, Workspace};

/// Prints the rows whose name holds the word given on the command line.
pub struct Table {
    wanted: String,
}

impl Table {
    /// Prints the head.
    pub fn begin() -> Self {
        let wanted = std::env::args().skip(1).find(|a| !a.starts_with('-')).unwrap_or_default();
        println!("| what | median | p99 | runs |\n|---|---|---|---|");
        Self { wanted }
    }

    /// Times `work` `runs` times after one run that is not counted, and prints a row.
    pub fn row(&self, name: &str, runs: usize, mut work: impl FnMut()) {
        if !name.contains(&self.wanted) {
            return;
        }
        work();
        let mut times: Vec<Duration> = (0..runs)
            .map(|_| {
                let start = Instant::now();
                work();
                start.elapsed()
            })
            .collect();
        times.sort_unstable();
        let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize];
        println!("| {name} | {} | {} | {runs} |", shown(at(0.5)), shown(at(0.99)));
    }
}

fn shown(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1000.0;
    if ms < 0.1 { format!("{:.1} µs", ms * 1000.0) } else { format!("{ms:.2} ms") }
}

/// A file of 8,000 units, all placed: the sample and 7,952 townships.
pub fn province(path: &Path) -> Workspace {
    let mut workspace = Workspace::create_sample(path, Context::default()).expect("the sample");
    let programme = workspace.snapshot().newest_programme().expect("a year").id;
    let unit =
        |n: usize| NewUnit {
            name: format!("第{n}乡"), kind: UnitKind::Township, group: "乡镇".to_owned()
        };
    let many = Edit::AddUnits { programme: Some(programme), units: (0..7952).map(unit).collect() };
    workspace.apply(&many).expect("units are added");
    let snapshot = workspace.snapshot();
    let sessions: Vec<SessionId> =
        snapshot.sessions.iter().filter(|s| s.month.is_none()).map(|s| s.id).skip(1).collect();
    let months = snapshot.newest_programme().expect("a year").months.clone();
    for (month, part) in months.iter().zip(sessions.chunks(sessions.len() / months.len() + 1)) {
        let edit = Edit::Place { sessions: part.to_vec(), month: Some(*month), before: None };
        workspace.apply(&edit).expect("placed");
    }
    workspace
}
