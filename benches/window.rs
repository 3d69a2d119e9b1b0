//! CPU time of the window's frames: rows for the table of docs/performance.md. `cargo bench --bench window`.
//! A frame is everything from input to triangles; what the graphics driver does with them is not in it.

#![expect(clippy::expect_used, reason = "a bench that cannot measure should stop")]
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "ranks in a list of a few hundred times"
)]

mod common;

use std::path::Path;
use std::time::{Duration, Instant};

use common::{Table, YEARS, decade, grown_sample};
use themeday::host::Host;
use themeday::model::Snapshot;
use themeday::model::edit::Edit;
use themeday::model::report::{ReportEventKind, ReportTarget};
use themeday::model::session::Session;
use themeday::rules::schedule::Entry;
use themeday::ui::command::{EditCommand, ViewCommand};
use themeday::ui::desktop::System;
use themeday::ui::page::{Page, ScheduleView};
use themeday::ui::picker::DesktopPicker;
use themeday::ui::selection::Selection;
use themeday::ui::wish::Wish;
use themeday::ui::{App, Launch};
use themeday::workspace::{Clock, Context, Workspace};

fn main() {
    let table = Table::begin();
    let folder = tempfile::tempdir().expect("a folder for the measured files");
    for units in [48, 8_000] {
        let path = folder.path().join(format!("{units}.themeday"));
        last_edits(grown_sample(&path, units, context()));
        window(&table, &path, folder.path(), &format!("{units} units"));
    }
    let path = folder.path().join("years.themeday");
    last_edits(decade(&path, 8_000, context()));
    window(&table, &path, folder.path(), &format!("8000 units × {YEARS} years"));
}

fn context() -> Context {
    let day = chrono::NaiveDate::from_ymd_opt(2023, 5, 31).expect("a day of the sample");
    Context { clock: Clock::OnDay(day), ..Context::default() }
}

/// What is undone and done again: a report, and before it a unit's move.
fn last_edits(mut workspace: Workspace) {
    let snapshot = workspace.snapshot();
    let year = snapshot.newest_programme().expect("a year");
    let of_year = |s: &&Session| s.programme == year.id && s.month.is_some();
    let session = snapshot.sessions.iter().rfind(of_year).expect("a session");
    // Into the month where it is already would be no edit.
    let month = year.months.iter().copied().find(|month| session.month != Some(*month));
    let session = session.id;
    let unit = snapshot.organisers_of(session).next().expect("its unit");
    let requirement = snapshot.requirements_of(year.id).next().expect("a requirement").id;
    let on = year.months[0].first_day();
    workspace.apply(&Edit::Place { sessions: vec![session], month, before: None }).expect("moved");
    let targets = vec![ReportTarget { requirement, session, unit: Some(unit) }];
    let report =
        Edit::Report { targets, kind: ReportEventKind::Received, on, until: None, note: String::new() };
    workspace.apply(&report).expect("reported");
}

fn window(table: &Table, path: &Path, folder: &Path, file: &str) {
    let ctx = egui::Context::default();
    let launch = Launch {
        file: Some(path.to_path_buf()),
        sample: false,
        lang: None,
        host: Host::at(folder),
        context: Box::new(context),
        picker: Box::new(DesktopPicker::default()),
        desktop: Box::new(System::default()),
    };
    let start = Instant::now();
    let mut app = App::with_context(&ctx, launch);
    let mut longest = frame(&ctx, &mut app);
    // The file is opened beside the window, which goes on painting.
    while app.file().is_none() {
        assert!(start.elapsed() < Duration::from_mins(1), "the file is opened");
        std::thread::sleep(Duration::from_millis(1));
        longest = longest.max(frame(&ctx, &mut app));
    }
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    let shown = ms(start.elapsed());
    println!("| window: until the first frame with the file, {file} | {shown:.2} ms | | | 1 |");
    println!("| window: longest frame until then, {file} | {:.2} ms | | | 1 |", ms(longest));
    // The day's backup is made while the file is shown; an edit waits for it.
    while app.file_work().is_some() {
        std::thread::sleep(Duration::from_millis(1));
        frame(&ctx, &mut app);
    }
    let done = ms(start.elapsed());
    println!("| window: until the first edit is possible (day's backup), {file} | {done:.2} ms | | | 1 |");
    app.send(ViewCommand::Go(Page::Schedule));
    for _ in 0..20 {
        frame(&ctx, &mut app);
    }
    table.timed(&format!("frame: board at rest, {file}"), 300, || frame(&ctx, &mut app));
    for what in ["report", "move"] {
        let mut flip = false;
        table.timed(&format!("frame: board after a {what} (undone, done again), {file}"), 39, || {
            flip = !flip;
            app.send(if flip { EditCommand::Undo } else { EditCommand::Redo });
            let time = frame(&ctx, &mut app);
            // What the edit set going in the background is not the next frame's.
            std::thread::sleep(Duration::from_millis(30));
            frame(&ctx, &mut app);
            time
        });
        // The next to be undone is the edit before.
        app.send(EditCommand::Undo);
        frame(&ctx, &mut app);
    }
    app.send(EditCommand::Redo);
    let all = app.file().map(|file| board(file.snapshot())).expect("an open file");
    app.send(Wish::Select(Selection::of(all)));
    frame(&ctx, &mut app);
    table.timed(&format!("frame: board, everything selected, {file}"), 20, || frame(&ctx, &mut app));
    app.send(Wish::Select(Selection::default()));
    for page in Page::ALL {
        app.send(ViewCommand::Go(page));
        frame(&ctx, &mut app);
        frame(&ctx, &mut app);
        table.timed(&format!("frame: {page:?}, {file}"), 100, || frame(&ctx, &mut app));
    }
    for view in [ScheduleView::Table, ScheduleView::Calendar] {
        app.send(ViewCommand::Schedule(view));
        frame(&ctx, &mut app);
        frame(&ctx, &mut app);
        table.timed(&format!("frame: schedule as {view:?}, {file}"), 100, || frame(&ctx, &mut app));
    }
    let mut flip = false;
    table.timed(&format!("frame: calendar after an edit (undone, done again), {file}"), 39, || {
        flip = !flip;
        app.send(if flip { EditCommand::Undo } else { EditCommand::Redo });
        let time = frame(&ctx, &mut app);
        std::thread::sleep(Duration::from_millis(30));
        frame(&ctx, &mut app);
        time
    });
}

/// Every placed branch session of the newest year.
fn board(snapshot: &Snapshot) -> Vec<Entry> {
    let year = snapshot.newest_programme().expect("a year").id;
    let placed = snapshot.sessions.iter().filter(|s| s.programme == year && s.month.is_some());
    placed.flat_map(|s| snapshot.organisers_of(s.id).map(|unit| Entry { session: s.id, unit })).collect()
}

fn frame(ctx: &egui::Context, app: &mut App) -> Duration {
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1366.0, 680.0));
    let input = egui::RawInput { screen_rect: Some(screen), ..Default::default() };
    let start = Instant::now();
    let mut output = ctx.run_ui(input, |ui| {
        app.update(&ui.ctx().clone());
        app.paint(ui);
    });
    let shapes = std::mem::take(&mut output.shapes);
    std::hint::black_box(ctx.tessellate(shapes, 1.0));
    let time = start.elapsed();
    output.textures_delta.clear();
    time
}
