//! CPU time of a frame of the window: layout, painting lists and tessellation, without a GPU.
//! `cargo bench --bench frames`.
#![expect(clippy::expect_used, reason = "a bench that cannot measure should stop")]
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "ranks in a list of a few hundred times"
)]

mod common;

use std::hint::black_box;
use std::path::PathBuf;

use common::{Table, province};
use egui_kittest::Harness;
use themeday::host::Host;
use themeday::text::Lang;
use themeday::ui::picker::{Answer, FilePicker, Request};
use themeday::ui::{App, Launch};
use themeday::workspace::{Context, Workspace};

/// Nobody is asked for a file here.
struct Nobody;

impl FilePicker for Nobody {
    fn ask(&mut self, _request: &Request, _wake: Box<dyn Fn() + Send + Sync>) {}

    fn poll(&mut self) -> Option<Answer> {
        None
    }
}

fn main() {
    let table = Table::begin();
    let folder = tempfile::tempdir().expect("a folder for the measured files");
    let county = folder.path().join("county.themeday");
    drop(Workspace::create_sample(&county, Context::default()).expect("the sample"));
    let mut window = open(county, folder.path().join("one"));
    table.row("frame: board, 48 units", 300, || frame(&mut window));
    drop(window);

    let big = folder.path().join("province.themeday");
    drop(province(&big));
    let mut window = open(big, folder.path().join("two"));
    table.row("frame: board, 8,000 units", 200, || frame(&mut window));
    table.row("frame: undo and the frame that shows it, 8,000 units", 20, || {
        window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
        frame(&mut window);
        window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Y);
        frame(&mut window);
    });
}

fn open(file: PathBuf, own: PathBuf) -> Harness<'static, App> {
    let mut window = Harness::builder().with_size([1366.0, 680.0]).build_eframe(move |cc| {
        App::new(
            cc,
            Launch {
                file: Some(file),
                sample: false,
                lang: Some(Lang::Zh),
                host: Host::at(&own),
                context: Box::new(Context::default),
                picker: Box::new(Nobody),
            },
        )
    });
    window.run_steps(5);
    window
}

fn frame(window: &mut Harness<'static, App>) {
    window.step();
    let shapes = window.output().shapes.clone();
    black_box(window.ctx.tessellate(shapes, 1.0));
}
