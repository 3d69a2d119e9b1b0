//! What the benches share: rows of the table in docs/performance.md, and a file of many units.

use std::path::Path;
use std::time::Duration;

use themeday::model::edit::{Edit, NewUnit};
use themeday::model::session::SessionKind;
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

    /// Runs `work`, which times itself, `runs` times after one run that is not counted, and prints a row.
    pub fn timed(&self, name: &str, runs: usize, mut work: impl FnMut() -> Duration) {
        if !name.contains(&self.wanted) {
            return;
        }
        work();
        let mut times: Vec<Duration> = (0..runs).map(|_| work()).collect();
        times.sort_unstable();
        let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize];
        println!("| {name} | {} | {} | {runs} |", shown(at(0.5)), shown(at(0.99)));
    }
}

fn shown(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1000.0;
    if ms < 0.1 { format!("{:.1} µs", ms * 1000.0) } else { format!("{ms:.2} ms") }
}

/// The sample, grown to `units` units that are spread over its months.
pub fn grown_sample(path: &Path, units: usize, context: Context) -> Workspace {
    let mut workspace = Workspace::create_sample(path, context).expect("the sample");
    let programme = workspace.snapshot().newest_programme().expect("a year").clone();
    let unit =
        |n: usize| NewUnit {
            name: format!("第{n}乡"), kind: UnitKind::Township, group: "乡镇".to_owned()
        };
    let there = workspace.snapshot().units.len();
    if units > there {
        let units = (there..units).map(unit).collect();
        let add = Edit::AddUnits { programme: Some(programme.id), units };
        workspace.apply(&add).expect("units are added");
    }
    let snapshot = workspace.snapshot();
    let open: Vec<_> = snapshot
        .sessions
        .iter()
        .filter(|s| s.month.is_none() && s.kind == SessionKind::Branch)
        .map(|s| s.id)
        .collect();
    for (month, part) in programme.months.iter().zip(open.chunks(open.len() / programme.months.len() + 1)) {
        let edit = Edit::Place { sessions: part.to_vec(), month: Some(*month), before: None };
        workspace.apply(&edit).expect("placed");
    }
    workspace
}
