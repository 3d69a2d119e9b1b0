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

use common::{Table, grown_sample};
use themeday::host::Host;
use themeday::model::edit::Edit;
use themeday::ui::command::Command;
use themeday::ui::desktop::System;
use themeday::ui::pages::Page;
use themeday::ui::picker::DesktopPicker;
use themeday::ui::{App, Launch};
use themeday::workspace::{Clock, Context};

fn main() {
    let table = Table::begin();
    let folder = tempfile::tempdir().expect("a folder for the measured files");
    for units in [48, 8_000] {
        let path = folder.path().join(format!("{units}.themeday"));
        make(&path, units);
        window(&table, &path, folder.path(), units);
    }
}

fn context() -> Context {
    let day = chrono::NaiveDate::from_ymd_opt(2023, 5, 31).expect("a day of the sample");
    Context { clock: Clock::OnDay(day), ..Context::default() }
}

fn make(path: &Path, units: usize) {
    let mut workspace = grown_sample(path, units, context());
    // What is undone and done again is one unit's move.
    let session = workspace.snapshot().sessions.iter().find(|s| s.month.is_some()).expect("a session").id;
    let month = workspace.snapshot().newest_programme().expect("a year").months.last().copied();
    workspace.apply(&Edit::Place { sessions: vec![session], month, before: None }).expect("moved");
}

fn window(table: &Table, path: &Path, folder: &Path, units: usize) {
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
    let mut app = App::with_context(&ctx, launch);
    let first = frame(&ctx, &mut app);
    println!(
        "| window: file opened and first frame, {units} units | {:.2} ms | | 1 |",
        first.as_secs_f64() * 1000.0
    );
    for _ in 0..20 {
        frame(&ctx, &mut app);
    }
    table.timed(&format!("frame: board at rest, {units} units"), 300, || frame(&ctx, &mut app));
    let mut flip = false;
    table.timed(&format!("frame: board after a move (undone, done again), {units} units"), 40, || {
        flip = !flip;
        app.send(if flip { Command::Undo } else { Command::Redo });
        let time = frame(&ctx, &mut app);
        // What the edit set going in the background is not the next frame's.
        std::thread::sleep(Duration::from_millis(30));
        frame(&ctx, &mut app);
        time
    });
    for page in Page::ALL {
        app.send(Command::Go(page));
        frame(&ctx, &mut app);
        frame(&ctx, &mut app);
        table.timed(&format!("frame: {page:?}, {units} units"), 100, || frame(&ctx, &mut app));
    }
}

fn frame(ctx: &egui::Context, app: &mut App) -> Duration {
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1366.0, 680.0));
    let input = egui::RawInput { screen_rect: Some(screen), ..Default::default() };
    let start = Instant::now();
    let mut output = ctx.run_ui(input, |ui| {
        app.think(&ui.ctx().clone());
        app.paint(ui);
    });
    let shapes = std::mem::take(&mut output.shapes);
    std::hint::black_box(ctx.tessellate(shapes, 1.0));
    let time = start.elapsed();
    output.textures_delta.clear();
    time
}
