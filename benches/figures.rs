//! The figures of docs/performance.md: medians of many runs, printed as its tables' rows.
//! `cargo bench` measures all; `cargo bench -- edit` what has that word in its name.

#![expect(clippy::expect_used, reason = "a bench that cannot measure should stop")]
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "ranks in a list of a few hundred times"
)]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use themeday::documents::{self, Fonts};
use themeday::intake::{self, Known, Source};
use themeday::model::change::Tables;
use themeday::model::document::{DocumentKind, DocumentRequest, Format};
use themeday::model::edit::{Edit, NewUnit};
use themeday::model::group::UnitGroup;
use themeday::model::owed::owed;
use themeday::model::programme::Programme;
use themeday::model::progress::Progress;
use themeday::model::schedule::Schedule;
use themeday::model::unit::{Participation, Unit, UnitKind};
use themeday::model::{GroupId, Month, SessionId, Snapshot};
use themeday::workspace::{Access, Context, Workspace};

fn main() {
    let wanted = std::env::args().skip(1).find(|a| !a.starts_with('-')).unwrap_or_default();
    let mut table = Table { wanted };
    println!("| what | median | p99 | runs |\n|---|---|---|---|");
    let folder = tempfile::tempdir().expect("a folder for the measured files");
    county(&mut table, folder.path());
    province(&mut table, folder.path());
    papers(&mut table, folder.path());
}

struct Table {
    wanted: String,
}

impl Table {
    /// Times `work` `runs` times after one run that is not counted, and prints a row.
    fn row(&mut self, name: &str, runs: usize, mut work: impl FnMut()) {
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

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 5, 31).expect("a day of the sample")
}

/// A county file: 48 units.
fn county(table: &mut Table, folder: &Path) {
    let path = folder.join("county.themeday");
    let mut workspace = Workspace::create_sample(&path, Context::default()).expect("the sample");
    let mut flip = false;
    let (session, months) = some_session(&workspace);
    table.row("edit: one move, journalled and durable, 48 units", 500, || {
        flip = !flip;
        place(&mut workspace, session, months[usize::from(flip)]);
    });
    table.row("edit: undo and redo, 48 units", 200, || {
        workspace.undo().expect("an edit to undo");
        workspace.redo().expect("an edit to redo");
    });
    drop(workspace);
    table.row("file: open for writing and load, 48 units", 50, || {
        black_box(Workspace::open(&path, Access::Write, Context::default()).expect("our file"));
    });
    let notice = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/notice-traditional.txt");
    table.row("read: a notice of five attachments", 50, || {
        let source = Source::load(&notice).expect("the fixture");
        black_box(intake::read(&[source], &Known::default(), &Progress::default()).expect("understood"));
    });
}

/// A province's file: 8,000 units.
fn province(table: &mut Table, folder: &Path) {
    let path = folder.join("province.themeday");
    let mut workspace = Workspace::create_sample(&path, Context::default()).expect("the sample");
    let programme = workspace.snapshot().newest_programme().expect("a year").id;
    let unit =
        |n: usize| NewUnit {
            name: format!("第{n}乡"), kind: UnitKind::Township, group: "乡镇".to_owned()
        };
    let start = Instant::now();
    workspace
        .apply(&Edit::AddUnits { programme: Some(programme), units: (0..7952).map(unit).collect() })
        .expect("units are added");
    let sessions: Vec<SessionId> =
        workspace.snapshot().sessions.iter().filter(|s| s.month.is_none()).map(|s| s.id).skip(1).collect();
    let months = workspace.snapshot().newest_programme().expect("a year").months.clone();
    for (month, part) in months.iter().zip(sessions.chunks(sessions.len() / months.len() + 1)) {
        let edit = Edit::Place { sessions: part.to_vec(), month: Some(*month), before: None };
        workspace.apply(&edit).expect("placed");
    }
    println!("| (8,000 units added and placed in ten edits) | {} | | 1 |", shown(start.elapsed()));
    let mut flip = false;
    let (session, two) = some_session(&workspace);
    table.row("edit: one move, journalled and durable, 8,000 units", 100, || {
        flip = !flip;
        place(&mut workspace, session, two[usize::from(flip)]);
    });
    table.row("schedule: rows and cells of the board, 8,000 units", 50, || {
        black_box(Schedule::of(workspace.snapshot(), programme));
    });
    table.row("reports: everything owed on a day, 8,000 units", 50, || {
        black_box(owed(workspace.snapshot(), programme, today()));
    });
    table.row("check: all problems, 8,000 units", 20, || {
        black_box(workspace.problems(programme, today()));
    });
    drop(workspace);
    table.row("file: open for writing and load, 8,000 units", 20, || {
        black_box(Workspace::open(&path, Access::Write, Context::default()).expect("our file"));
    });
}

fn papers(table: &mut Table, folder: &Path) {
    let path = folder.join("papers.themeday");
    let workspace = Workspace::create_sample(&path, Context::default()).expect("the sample");
    let snapshot = workspace.snapshot();
    let programme = snapshot.newest_programme().expect("a year").id;
    let group = snapshot.groups_in_order().first().map(|g| g.id);
    let fonts = Fonts::compiled_in();
    let request =
        DocumentRequest { group, ..DocumentRequest::new(DocumentKind::Schedule, programme, today()) };
    let export = |snapshot: &Snapshot, request: &DocumentRequest, format| {
        let pages = documents::export(snapshot, request, format, &fonts, &Progress::default());
        black_box(pages.expect("rendered"));
    };
    for format in Format::OF_PAPERS {
        table.row(&format!("paper: attachment 2 as {}", format.name()), 30, || {
            export(snapshot, &request, format);
        });
    }
    let package = documents::attachments(snapshot, programme);
    table.row("paper: all attachments of the notice, each as pdf and docx", 10, || {
        for attachment in &package {
            let request = attachment.request(&request);
            for format in [Format::Pdf, Format::Docx] {
                export(snapshot, &request, format);
            }
        }
    });
    for count in [300, 8000] {
        let snapshot = many_units(count);
        let programme = snapshot.newest_programme().expect("a year").id;
        let request = DocumentRequest::new(DocumentKind::Units, programme, today());
        for format in [Format::Pdf, Format::Docx, Format::Xlsx] {
            table.row(&format!("paper: list of {count} units as {}", format.name()), 5, || {
                export(&snapshot, &request, format);
            });
        }
    }
}

/// A year of so many units in one group.
fn many_units(count: i64) -> Snapshot {
    let mut tables = Tables::default();
    let month = |n| Month::new(2023, n).expect("a month");
    let (programme, group) = (1, 2);
    let year = serde_json::json!({
        "id": programme, "uid": "year", "year": 2023, "title": "“政务公开主题日”活动", "duty": 1,
        "months": [month(4)],
    });
    tables.put(serde_json::from_value::<Programme>(year).expect("a year").into());
    tables.put(UnitGroup { id: GroupId(group), name: "县直单位".to_owned(), ord: 1 }.into());
    for id in 10..10 + count {
        let unit = serde_json::json!({
            "id": id, "uid": format!("unit-{id}"), "name": format!("第{id}行政审批服务局"), "kind": "department",
            "tier": "county", "ord": id, "active": true,
        });
        tables.put(serde_json::from_value::<Unit>(unit).expect("a unit").into());
        let part = serde_json::json!({
            "id": id, "programme": programme, "unit": id, "group": group, "ord": id,
        });
        tables.put(serde_json::from_value::<Participation>(part).expect("a part").into());
    }
    Snapshot::new(tables, 1)
}

/// A placed branch session, and two months to move it between.
fn some_session(workspace: &Workspace) -> (SessionId, [Month; 2]) {
    let snapshot = workspace.snapshot();
    let session = snapshot.sessions.iter().find(|s| s.month.is_some()).expect("a placed session");
    let months = &snapshot.newest_programme().expect("a year").months;
    (session.id, [months[1], months[2]])
}

fn place(workspace: &mut Workspace, session: SessionId, month: Month) {
    let edit = Edit::Place { sessions: vec![session], month: Some(month), before: None };
    workspace.apply(&edit).expect("placed");
}
