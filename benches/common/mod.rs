//! What the benches share: rows of the table in docs/performance.md, a file of many units, and one of many years.

use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};

use themeday::model::change::{Row, Table as RowTable, Tables};
use themeday::model::edit::{Edit, NewUnit};
use themeday::model::programme::Programme;
use themeday::model::report::{Report, ReportEvent, ReportEventKind, ReportTarget, Requirement};
use themeday::model::session::{Party, Session, SessionKind};
use themeday::model::unit::{Participation, UnitKind};
use themeday::model::{
    Month, ParticipationId, PartyId, ProgrammeId, ReportEventId, ReportId, RequirementId, SessionId, Snapshot,
};
use themeday::workspace::{Context, Workspace};

/// Years of [`decade`].
pub const YEARS: i32 = 10;

/// Prints the rows whose name holds the word given on the command line.
pub struct Table {
    wanted: String,
}

impl Table {
    /// Prints the head.
    pub fn begin() -> Self {
        let wanted = std::env::args().skip(1).find(|a| !a.starts_with('-')).unwrap_or_default();
        println!("| what | least | median | p99 | processor, median | runs |\n|---|---|---|---|---|---|");
        Self { wanted }
    }

    /// Whether a row about such a file can be wanted: by default all are.
    pub fn wants(&self, file: &str) -> bool {
        !self.wanted.contains("units") || self.wanted.contains(file)
    }

    /// Runs `work`, which times itself, `runs` times after one run that is not counted, and prints a row.
    pub fn timed(&self, name: &str, runs: usize, mut work: impl FnMut() -> Spent) {
        if !name.contains(&self.wanted) {
            return;
        }
        work();
        let spent: Vec<Spent> = (0..runs).map(|_| work()).collect();
        let sorted = |of: fn(&Spent) -> Duration| {
            let mut times: Vec<Duration> = spent.iter().map(of).collect();
            times.sort_unstable();
            times
        };
        let (wall, processor) = (sorted(|spent| spent.wall), sorted(|spent| spent.processor));
        let at = |times: &[Duration], share: f64| {
            shown(times[((times.len() - 1) as f64 * share).round() as usize])
        };
        let (least, median, p99) = (at(&wall, 0.0), at(&wall, 0.5), at(&wall, 0.99));
        println!("| {name} | {least} | {median} | {p99} | {} | {runs} |", at(&processor, 0.5));
    }
}

/// What a piece of work takes: by the clock, and of this thread's processor, which other programs do not lengthen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spent {
    /// By the clock.
    pub wall: Duration,
    /// Of the processor.
    pub processor: Duration,
}

/// What a piece of work takes.
pub fn spent<T>(work: impl FnOnce() -> T) -> Spent {
    let (start, before) = (Instant::now(), processor_time());
    std::hint::black_box(work());
    Spent { wall: start.elapsed(), processor: processor_time().saturating_sub(before) }
}

#[cfg(unix)]
fn processor_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.cast_unsigned(), u32::try_from(time.tv_nsec).unwrap_or_default())
}

/// Not told here: the column says nothing.
#[cfg(not(unix))]
fn processor_time() -> Duration {
    Duration::ZERO
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

/// A file of `units` units and [`YEARS`] years, each with a session of every unit and the main one, nearly all of them
/// reported: 80,010 sessions with 8,000 units.
pub fn decade(path: &Path, units: usize, context: Context) -> Workspace {
    let first = path.with_extension("first.themeday");
    let mut newest = grown_sample(&first, units, Context::default());
    let programme = newest.snapshot().newest_programme().expect("a year").clone();
    let targets = owed_by_branches(newest.snapshot(), programme.id);
    let on = programme.months[0].first_day();
    let (kind, until, note) = (ReportEventKind::Received, None, String::new());
    let report = Edit::Report { targets, kind, on, until, note };
    newest.apply(&report).expect("reported");
    let mut tables = Tables::clone(newest.snapshot());
    drop(newest);
    for back in 1..YEARS {
        add_past_year(&mut tables, &programme, back);
    }
    let load = Edit::Load { tables: Box::new(tables), overwrite: false };
    Workspace::create_with(path, context, &[load], false).expect("written").0
}

/// What branch sessions owe, but for the last hundred.
fn owed_by_branches(snapshot: &Snapshot, programme: ProgrammeId) -> Vec<ReportTarget> {
    let requirement = snapshot.requirements_of(programme).next().expect("a requirement").id;
    let branches = snapshot.sessions.iter().filter(|s| s.kind == SessionKind::Branch);
    let mut targets: Vec<ReportTarget> = branches
        .flat_map(|s| snapshot.organisers_of(s.id).map(move |unit| (s.id, unit)))
        .map(|(session, unit)| ReportTarget { requirement, session, unit: Some(unit) })
        .collect();
    targets.truncate(targets.len().saturating_sub(100));
    targets
}

/// Copies the rows of a year as those of the year `back` years before it.
fn add_past_year(tables: &mut Tables, newest: &Programme, back: i32) {
    let all = RowTable::ALL.iter().flat_map(|table| tables.rows(*table));
    let mut next = all.map(|row| row.id()).max().unwrap_or(0);
    let mut id = || {
        next += 1;
        next
    };
    let year = newest.year - back;
    let then = |month: Month| month.in_year(month.year() - back);
    let programme = ProgrammeId(id());
    let months = newest.months.iter().copied().filter_map(then).collect();
    let uid = format!("{}-{year}", newest.uid);
    let mut made: Vec<Row> =
        vec![Programme { id: programme, uid, year, months, issued_on: None, ..newest.clone() }.into()];
    for part in tables.participations.iter().filter(|p| p.programme == newest.id) {
        made.push(Participation { id: ParticipationId(id()), programme, ..part.clone() }.into());
    }
    let mut sessions = HashMap::new();
    for session in tables.sessions.iter().filter(|s| s.programme == newest.id) {
        let copy = SessionId(id());
        sessions.insert(session.id, copy);
        let (uid, month) = (format!("{}-{year}", session.uid), session.month.and_then(then));
        let (month_to, when) = (None, None);
        made.push(Session { id: copy, uid, programme, month, month_to, when, ..session.clone() }.into());
    }
    for party in tables.parties.iter() {
        let Some(session) = sessions.get(&party.session).copied() else { continue };
        made.push(Party { id: PartyId(id()), session, ..party.clone() }.into());
    }
    let mut requirements = HashMap::new();
    for asked in tables.requirements.iter().filter(|r| r.programme == newest.id) {
        let copy = RequirementId(id());
        requirements.insert(asked.id, copy);
        made.push(Requirement { id: copy, programme, ..asked.clone() }.into());
    }
    let mut reports = HashMap::new();
    for report in tables.reports.iter() {
        let Some(requirement) = requirements.get(&report.requirement).copied() else { continue };
        let Some(session) = sessions.get(&report.session).copied() else { continue };
        let copy = ReportId(id());
        reports.insert(report.id, copy);
        made.push(Report { id: copy, requirement, session, ..report.clone() }.into());
    }
    for event in tables.report_events.iter() {
        let Some(report) = reports.get(&event.report).copied() else { continue };
        made.push(ReportEvent { id: ReportEventId(id()), report, ..event.clone() }.into());
    }
    for row in made {
        tables.put(row);
    }
}
