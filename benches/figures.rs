//! The figures of docs/performance.md: medians of many runs, printed as its tables' rows.
//! `cargo bench` measures all; `cargo bench -- edit` what has that word in its name.

#![expect(clippy::expect_used, reason = "a bench that cannot measure should stop")]
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "ranks in a list of a few hundred times"
)]

mod common;

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use common::{Table, YEARS, decade, grown_sample, spent};
use themeday::documents::{self, Fonts};
use themeday::intake::{self, Known, Source};
use themeday::model::change::Tables;
use themeday::model::edit::Edit;
use themeday::model::paper::{Format, PaperKind, PaperRequest};
use themeday::model::progress::Progress;
use themeday::model::report::{ReportEventKind, ReportTarget};
use themeday::model::{Month, ProgrammeId, SessionId, Snapshot, UnitId};
use themeday::rules::YearView;
use themeday::rules::schedule::Schedule;
use themeday::workspace::{Access, Context, Workspace};

fn main() {
    let table = Table::begin();
    let folder = tempfile::tempdir().expect("a folder for the measured files");
    county(&table, folder.path());
    province(&table, folder.path());
    years(&table, folder.path());
    papers(&table, folder.path());
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 5, 31).expect("a day of the sample")
}

/// A county file: 48 units.
fn county(table: &Table, folder: &Path) {
    let path = folder.join("county.themeday");
    let mut workspace = Workspace::create_sample(&path, Context::default()).expect("the sample");
    let mut flip = false;
    let (session, months) = some_session(&workspace);
    row(table, "edit: one move, journalled and durable, 48 units", 500, || {
        flip = !flip;
        place(&mut workspace, session, months[usize::from(flip)]);
    });
    row(table, "edit: undo and redo, 48 units", 200, || {
        workspace.undo().expect("an edit to undo");
        workspace.redo().expect("an edit to redo");
    });
    drop(workspace);
    row(table, "file: open for writing and load, 48 units", 50, || {
        black_box(Workspace::open(&path, Access::Write, Context::default()).expect("our file"));
    });
    let notice = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/notice-traditional.txt");
    row(table, "read: a notice of five attachments", 50, || {
        let source = Source::load(&notice).expect("the fixture");
        black_box(intake::read(&[source], &Known::default(), &Progress::default()).expect("understood"));
    });
}

/// A province's file: 8,000 units.
fn province(table: &Table, folder: &Path) {
    let path = folder.join("province.themeday");
    let mut workspace = grown_sample(&path, 8000, Context::default());
    let programme = workspace.snapshot().newest_programme().expect("a year").id;
    let mut flip = false;
    let (session, two) = some_session(&workspace);
    row(table, "edit: one move, journalled and durable, 8,000 units", 100, || {
        flip = !flip;
        place(&mut workspace, session, two[usize::from(flip)]);
    });
    row(table, "schedule: rows and cells of the board, 8,000 units", 50, || {
        black_box(Schedule::of(workspace.snapshot(), programme));
    });
    row(table, "reports: everything owed on a day, 8,000 units", 50, || {
        black_box(YearView::new(workspace.snapshot(), programme, today()).owed().len());
    });
    row(table, "check: all problems, 8,000 units", 20, || {
        black_box(YearView::new(workspace.snapshot(), programme, today()).problems().len());
    });
    drop(workspace);
    row(table, "file: open for writing and load, 8,000 units", 20, || {
        black_box(Workspace::open(&path, Access::Write, Context::default()).expect("our file"));
    });
}

/// A province's file after ten years: 8,000 units, 80,010 sessions, reports of nearly all of them.
fn years(table: &Table, folder: &Path) {
    let units = 8000;
    if !table.wants(&format!("{units} units × {YEARS} years")) {
        return;
    }
    let path = folder.join("years.themeday");
    let mut workspace = decade(&path, units, Context::default());
    let name = |what: &str| format!("{what}, {units} units × {YEARS} years");
    let programme = workspace.snapshot().newest_programme().expect("a year").id;
    let mut flip = false;
    let (session, two) = some_session(&workspace);
    row(table, &name("edit: one move, journalled and durable"), 100, || {
        flip = !flip;
        place(&mut workspace, session, two[usize::from(flip)]);
    });
    row(table, &name("edit: undo and redo"), 50, || {
        workspace.undo().expect("an edit to undo");
        workspace.redo().expect("an edit to redo");
    });
    let target = unreported(workspace.snapshot(), programme);
    table.timed(&name("edit: a report, journalled and durable"), 50, || {
        let (targets, on) = (vec![target], today());
        let edit =
            Edit::Report { targets, kind: ReportEventKind::Received, on, until: None, note: String::new() };
        let time = spent(|| workspace.apply(&edit).expect("reported"));
        workspace.undo().expect("an edit to undo");
        time
    });
    let ends: Vec<UnitId> = workspace.snapshot().units.iter().map(|u| u.id).collect();
    table.timed(&name("edit: merge of two units, journalled and durable"), 20, || {
        let edit = Edit::MergeUnits { from: ends[ends.len() - 1], into: ends[ends.len() - 2] };
        let time = spent(|| workspace.apply(&edit).expect("merged"));
        workspace.undo().expect("an edit to undo");
        time
    });
    let snapshot = workspace.snapshot();
    row(table, &name("index: built anew"), 20, || {
        black_box(Snapshot::new(Tables::clone(snapshot), 0).index());
    });
    row(table, &name("schedule: rows and cells of the board"), 50, || {
        black_box(Schedule::of(snapshot, programme));
    });
    row(table, &name("reports: everything owed on a day"), 50, || {
        black_box(YearView::new(snapshot, programme, today()).owed().len());
    });
    row(table, &name("figures: every one of a year, anew"), 50, || {
        black_box(figures(&YearView::new(snapshot, programme, today())));
    });
    let before = Arc::clone(snapshot);
    let (targets, kind) = (vec![target], ReportEventKind::Received);
    let edit = Edit::Report { targets, kind, on: today(), until: None, note: String::new() };
    workspace.apply(&edit).expect("reported");
    let reported = Arc::clone(workspace.snapshot());
    workspace.undo().expect("an edit to undo");
    place(&mut workspace, session, two[usize::from(!flip)]);
    let moved = Arc::clone(workspace.snapshot());
    let view = YearView::new(&before, programme, today());
    black_box(figures(&view));
    for (what, after) in [("a report", &reported), ("a move", &moved)] {
        row(table, &name(&format!("figures: every one of a year, carried on over {what}")), 50, || {
            black_box(figures(&view.next(after, programme, today())));
        });
    }
    let snapshot = workspace.snapshot();
    row(table, &name("look-up: the main session"), 100, || {
        black_box(snapshot.main_session(programme));
    });
    row(table, &name("look-up: everybody's part in a year"), 100, || {
        black_box(snapshot.participations_of(programme));
    });
    row(table, &name("check: all problems"), 10, || {
        black_box(YearView::new(workspace.snapshot(), programme, today()).problems().len());
    });
    drop(workspace);
    row(table, &name("file: open for writing and load"), 10, || {
        let workspace = Workspace::open(&path, Access::Write, Context::default()).expect("our file");
        black_box(workspace.snapshot().index());
    });
}

/// Asks for everything that the window shows of a year beside its problems.
fn figures(view: &YearView) -> usize {
    let first = view.schedule().entries().next().expect("a session").1;
    let worst = view.worst_on(first.session, first.unit);
    view.counts().total.due + view.suggestions().len() + usize::from(worst.is_some())
}

/// What a session of the year owes, and has not sent in.
fn unreported(snapshot: &Snapshot, programme: ProgrammeId) -> ReportTarget {
    let requirement = snapshot.requirements_of(programme).next().expect("a requirement").id;
    let branches = snapshot.sessions.iter().filter(|s| s.programme == programme && s.month.is_some());
    let mut open = branches.filter(|s| snapshot.reports_on(s.id).next().is_none());
    let session = open.next().expect("a session without a report").id;
    let unit = snapshot.organisers_of(session).next().expect("its unit");
    ReportTarget { requirement, session, unit: Some(unit) }
}

fn papers(table: &Table, folder: &Path) {
    let path = folder.join("papers.themeday");
    let workspace = Workspace::create_sample(&path, Context::default()).expect("the sample");
    let snapshot = workspace.snapshot();
    let programme = snapshot.newest_programme().expect("a year").id;
    let group = snapshot.groups_in_order().first().map(|g| g.id);
    let fonts = Fonts::compiled_in();
    let request = PaperRequest { group, ..PaperRequest::new(PaperKind::Schedule, programme, today()) };
    let export = |snapshot: &Snapshot, request: &PaperRequest, format| {
        let pages = documents::export(snapshot, request, format, &fonts, &Progress::default());
        black_box(pages.expect("rendered"));
    };
    for format in Format::OF_PAPERS {
        row(table, &format!("paper: attachment 2 as {}", format.name()), 30, || {
            export(snapshot, &request, format);
        });
    }
    let package = documents::attachments(snapshot, programme);
    row(table, "paper: all attachments of the notice, each as pdf and docx", 10, || {
        for attachment in &package {
            let request = attachment.request(&request);
            for format in [Format::Pdf, Format::Docx] {
                export(snapshot, &request, format);
            }
        }
    });
    for count in [300, 8000] {
        let file = folder.join(format!("{count}.themeday"));
        let workspace = grown_sample(&file, count, Context::default());
        let snapshot = workspace.snapshot();
        let programme = snapshot.newest_programme().expect("a year").id;
        let request = PaperRequest::new(PaperKind::Units, programme, today());
        for format in [Format::Pdf, Format::Docx, Format::Xlsx] {
            row(table, &format!("paper: list of {count} units as {}", format.name()), 5, || {
                export(snapshot, &request, format);
            });
        }
    }
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

/// A row for work that is timed from outside.
fn row(table: &Table, name: &str, runs: usize, mut work: impl FnMut()) {
    table.timed(name, runs, || spent(&mut work));
}
