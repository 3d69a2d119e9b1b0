//! CPU time of the window's frames: rows for the table of docs/performance.md. `cargo bench --bench window`.
//! A frame is everything from input to triangles; what the graphics driver does with them is not in it.

use std::path::Path;
use std::time::{Duration, Instant};

use themeday::host::Host;
use themeday::model::edit::{Edit, NewUnit};
use themeday::model::programme::Programme;
use themeday::model::session::SessionKind;
use themeday::model::unit::UnitKind;
use themeday::ui::command::Command;
use themeday::ui::pages::Page;
use themeday::ui::picker::DesktopPicker;
use themeday::ui::{App, Launch};
use themeday::workspace::{Clock, Context, Workspace};

fn main() {
    println!("| what | median | p99 | runs |\n|---|---|---|---|");
    let folder = tempfile::tempdir().expect("a folder for the measured files");
    for units in [48, 8_000] {
        let path = folder.path().join(format!("{units}.themeday"));
        make(&path, units);
        window(&path, folder.path(), units);
    }
}

fn context() -> Context {
    let day = chrono::NaiveDate::from_ymd_opt(2023, 5, 31).expect("a day of the sample");
    Context { clock: Clock::OnDay(day), ..Context::default() }
}

/// The sample, grown to `units` units that are spread over its months.
fn make(path: &Path, units: usize) {
    let mut workspace = Workspace::create_sample(path, context()).expect("the sample");
    let programme = workspace.snapshot().newest_programme().expect("a year").clone();
    if units > 48 {
        grow(&mut workspace, &programme, units);
    }
    // What is undone and done again is one unit's move.
    let session = workspace.snapshot().sessions.iter().find(|s| s.month.is_some()).expect("a session").id;
    let month = programme.months.last().copied();
    workspace.apply(&Edit::Place { sessions: vec![session], month, before: None }).expect("moved");
}

fn grow(workspace: &mut Workspace, programme: &Programme, units: usize) {
    let unit =
        |n: usize| NewUnit {
            name: format!("第{n}乡"), kind: UnitKind::Township, group: "乡镇".to_owned()
        };
    let units = (48..units).map(unit).collect();
    workspace.apply(&Edit::AddUnits { programme: Some(programme.id), units }).expect("units are added");
    let open: Vec<_> = workspace
        .snapshot()
        .sessions
        .iter()
        .filter(|s| s.month.is_none() && s.kind == SessionKind::Branch)
        .map(|s| s.id)
        .collect();
    for (month, part) in programme.months.iter().zip(open.chunks(open.len() / programme.months.len() + 1)) {
        let edit = Edit::Place { sessions: part.to_vec(), month: Some(*month), before: None };
        workspace.apply(&edit).expect("placed");
    }
}

fn window(path: &Path, folder: &Path, units: usize) {
    let ctx = egui::Context::default();
    let launch = Launch {
        file: Some(path.to_path_buf()),
        sample: false,
        lang: None,
        host: Host::at(folder),
        context: Box::new(context),
        picker: Box::new(DesktopPicker::default()),
    };
    let mut app = App::with_context(&ctx, launch);
    let first = frame(&ctx, &mut app);
    println!("| window: file opened and first frame, {units} units | {} | | 1 |", shown(first));
    for _ in 0..20 {
        frame(&ctx, &mut app);
    }
    row(&format!("frame: board at rest, {units} units"), 300, || frame(&ctx, &mut app));
    let mut flip = false;
    row(&format!("frame: board after a move (undone, done again), {units} units"), 40, || {
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
        row(&format!("frame: {page:?}, {units} units"), 100, || frame(&ctx, &mut app));
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

fn row(name: &str, runs: usize, mut frame: impl FnMut() -> Duration) {
    let mut times: Vec<Duration> = (0..runs).map(|_| frame()).collect();
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize];
    println!("| {name} | {} | {} | {runs} |", shown(at(0.5)), shown(at(0.99)));
}

fn shown(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}
