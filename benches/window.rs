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

use common::{Spent, Table, YEARS, decade, grown_sample, spent};
use themeday::host::Host;
use themeday::model::bearing::Capacity;
use themeday::model::change::Row;
use themeday::model::edit::Edit;
use themeday::model::ids::CapacityId;
use themeday::model::issuing::Issuing;
use themeday::model::report::{ReportEventKind, ReportTarget};
use themeday::model::session::Session;
use themeday::model::{Month, Snapshot};
use themeday::rules::schedule::Entry;
use themeday::ui::command::{EditCommand, ScheduleCommand, ViewCommand};
use themeday::ui::desktop::System;
use themeday::ui::open_file::OpenFile;
use themeday::ui::page::{Page, ScheduleView};
use themeday::ui::picker::DesktopPicker;
use themeday::ui::selection::Selection;
use themeday::ui::wish::Wish;
use themeday::ui::{App, Launch};
use themeday::workspace::{Access, Clock, Context, Workspace};

fn main() {
    let table = Table::begin();
    let folder = tempfile::tempdir().expect("a folder for the measured files");
    for units in [48, 8_000].into_iter().filter(|units| table.wants(&format!("{units} units"))) {
        let path = folder.path().join(format!("{units}.themeday"));
        last_edits(grown_sample(&path, units, context()));
        window(&table, &path, folder.path(), &format!("{units} units"));
    }
    let file = format!("8000 units × {YEARS} years");
    if !table.wants(&file) {
        return;
    }
    let path = folder.path().join("years.themeday");
    drop(decade(&path, 8_000, context()));
    fill_journal(&path);
    last_edits(Workspace::open(&path, Access::Write, context()).expect("our file"));
    window(&table, &path, folder.path(), &file);
}

/// Entries that the journal of the file of many years has beside.
const ENTRIES: u32 = 100_000;

/// As after many years of work: entries that changed nothing.
fn fill_journal(path: &Path) {
    let file = rusqlite::Connection::open(path).expect("our file");
    let entries = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) \
                   INSERT INTO edit(at_utc, actor, label, schema, state) \
                   SELECT at_utc, actor, label, schema, state FROM n, (SELECT * FROM edit LIMIT 1)";
    file.execute(entries, [ENTRIES]).expect("entries are written");
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
    let mut longest = frame(&ctx, &mut app).wall;
    // The file is opened beside the window, which goes on painting.
    while app.file().is_none() {
        assert!(start.elapsed() < Duration::from_mins(1), "the file is opened");
        std::thread::sleep(Duration::from_millis(1));
        longest = longest.max(frame(&ctx, &mut app).wall);
    }
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    let shown = ms(start.elapsed());
    println!("| window: until the first frame with the file, {file} | {shown:.2} ms | | | | 1 |");
    println!("| window: longest frame until then, {file} | {:.2} ms | | | | 1 |", ms(longest));
    // The day's backup is made while the file is shown; an edit waits for it.
    while app.file_work().is_some() {
        std::thread::sleep(Duration::from_millis(1));
        frame(&ctx, &mut app);
    }
    let done = ms(start.elapsed());
    println!("| window: until the first edit is possible (day's backup), {file} | {done:.2} ms | | | | 1 |");
    app.send(ViewCommand::Go(Page::Schedule));
    for _ in 0..20 {
        frame(&ctx, &mut app);
    }
    table.timed(&format!("frame: board at rest, {file}"), 300, || frame(&ctx, &mut app));
    for what in ["report", "move"] {
        flips(table, &format!("frame: board after a {what} (undone, done again), {file}"), &ctx, &mut app);
        // The next to be undone is the edit before.
        app.send(EditCommand::Undo);
        frame(&ctx, &mut app);
    }
    app.send(EditCommand::Redo);
    app.send(ViewCommand::Schedule(ScheduleView::Table));
    settle(&ctx, &mut app);
    table.timed(&format!("frame: table at rest, {file}"), 100, || frame(&ctx, &mut app));
    flips(table, &format!("frame: table after a move (undone, done again), {file}"), &ctx, &mut app);
    app.send(ViewCommand::Schedule(ScheduleView::Board));
    app.send(Wish::Search("乡".to_owned()));
    for _ in 0..200 {
        settle(&ctx, &mut app);
        if app.file().is_some_and(OpenFile::search_is_ready) {
            break;
        }
    }
    let mut n = 0;
    table.timed(&format!("frame: another letter in the search field, {file}"), 40, || {
        n += 1;
        app.send(Wish::Search("第79".chars().cycle().take(n % 4 + 1).collect()));
        frame(&ctx, &mut app)
    });
    app.send(Wish::ClearSearch);
    let all = app.file().map(|file| board(file.snapshot())).expect("an open file");
    app.send(Wish::Select(Selection::of(all)));
    frame(&ctx, &mut app);
    table.timed(&format!("frame: board, everything selected, {file}"), 20, || frame(&ctx, &mut app));
    app.send(Wish::Select(Selection::default()));
    for page in Page::ALL {
        app.send(ViewCommand::Go(page));
        settle(&ctx, &mut app);
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
    in_force(table, &ctx, &mut app, file);
}

/// The board with limits in force and an issued schedule, of which units were moved since.
fn in_force(table: &Table, ctx: &egui::Context, app: &mut App, file: &str) {
    let (edits, entry) = app.file().map(|file| limits_and_issue(file.snapshot())).expect("an open file");
    app.send(ViewCommand::Go(Page::Schedule));
    for edit in edits {
        app.send(Wish::Unasked(Box::new(edit)));
        settle(ctx, app);
    }
    let name = |what: &str| format!("frame: {what}, limits and an issued schedule, {file}");
    table.timed(&name("board at rest"), 100, || frame(ctx, app));
    flips(table, &name("board after a move (undone, done again)"), ctx, app);
    for (what, selected) in
        [("one", vec![entry]), ("everything", board(app.file().expect("open").snapshot()))]
    {
        app.send(Wish::Select(Selection::of(selected)));
        frame(ctx, app);
        app.send(ScheduleCommand::MoveTo);
        settle(ctx, app);
        table.timed(&name(&format!("strip of months over {what}")), 40, || frame(ctx, app));
        app.send(Wish::Select(Selection::default()));
        settle(ctx, app);
    }
}

/// Limits that some months pass, the issue of the schedule, and a move after it.
fn limits_and_issue(snapshot: &Snapshot) -> (Vec<Edit>, Entry) {
    let year = snapshot.newest_programme().expect("a year");
    let most = |(n, month): (usize, &Month)| {
        let (id, month) = (CapacityId(0), Some(*month));
        let most = Some(if n % 2 == 0 { 100 } else { 2000 });
        Row::from(Capacity { id, programme: year.id, group: None, month, least: Some(2), most })
    };
    let put = year.months.iter().enumerate().map(most).collect();
    let on = year.months[0].first_day();
    let (doc_no, signed_by) = ("〔2023〕1号".to_owned(), "甲".to_owned());
    let issuing = Issuing { programme: year.id, copy: None, doc_no, signed_by, on };
    let entry = board(snapshot)[0];
    let there = snapshot.sessions.get(entry.session).and_then(|session| session.month);
    let month = year.months.iter().copied().find(|month| there != Some(*month));
    let edits = vec![
        Edit::Rows { put, delete: Vec::new() },
        Edit::Issue(Box::new(issuing)),
        Edit::Place { sessions: vec![entry.session], month, before: None },
    ];
    (edits, entry)
}

/// Takes the last edit back and does it again, in turns.
fn flips(table: &Table, name: &str, ctx: &egui::Context, app: &mut App) {
    let mut flip = false;
    table.timed(name, 39, || {
        flip = !flip;
        app.send(if flip { EditCommand::Undo } else { EditCommand::Redo });
        let time = frame(ctx, app);
        // What the edit set going in the background is not the next frame's.
        settle(ctx, app);
        time
    });
}

/// Lets work in the background end.
fn settle(ctx: &egui::Context, app: &mut App) {
    for _ in 0..3 {
        std::thread::sleep(Duration::from_millis(30));
        frame(ctx, app);
    }
}

/// Every placed branch session of the newest year.
fn board(snapshot: &Snapshot) -> Vec<Entry> {
    let year = snapshot.newest_programme().expect("a year").id;
    let placed = snapshot.sessions.iter().filter(|s| s.programme == year && s.month.is_some());
    placed.flat_map(|s| snapshot.organisers_of(s.id).map(|unit| Entry { session: s.id, unit })).collect()
}

fn frame(ctx: &egui::Context, app: &mut App) -> Spent {
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1366.0, 680.0));
    let input = egui::RawInput { screen_rect: Some(screen), ..Default::default() };
    let mut textures = None;
    let spent = spent(|| {
        let mut output = ctx.run_ui(input, |ui| {
            app.update(&ui.ctx().clone());
            app.paint(ui);
        });
        textures = Some(output.textures_delta);
        ctx.tessellate(std::mem::take(&mut output.shapes), 1.0)
    });
    drop(textures);
    spent
}
