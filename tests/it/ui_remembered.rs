//! What the window remembers of its user: widths of columns, condensed rows, the last page and file.

use egui_kittest::kittest::Queryable;
use themeday::text::Lang;
use themeday::ui::command::ViewCommand;
use themeday::ui::page::Page;
use themeday::ui::theme::ThemeChoice;

use crate::ui::Window;

fn send(window: &mut Window, command: ViewCommand) {
    window.harness.state().send(command);
    window.settle();
}

/// The window as it starts after it was closed.
fn again(mut window: Window) -> Window {
    // Whatever is chosen last writes down what is known.
    send(&mut window, ViewCommand::Theme(ThemeChoice::Light));
    let folder = std::mem::replace(&mut window.folder, tempfile::tempdir().unwrap());
    drop(window);
    Window::open(folder, None, false, Lang::Zh, Vec::new(), "2023-05-31T02:00:00Z")
}

fn width(window: &Window, head: &str) -> f32 {
    window.harness.get_by_label(head).rect().width()
}

#[test]
fn the_last_file_opens_on_the_last_page_with_the_widths_that_were_dragged() {
    let mut window = Window::sample();
    send(&mut window, ViewCommand::Go(Page::Units));
    let before = width(&window, "应办次数");
    let head = window.harness.get_by_label("应办次数").rect();
    let edge = egui::pos2(head.right() - 1.0, head.center().y);
    window.drag(edge, edge + egui::vec2(40.0, 0.0));
    let dragged = width(&window, "应办次数");
    assert!(dragged > before + 10.0, "{before} {dragged}");
    let window = again(window);
    assert_eq!(window.harness.state().page(), Page::Units);
    assert!((width(&window, "应办次数") - dragged).abs() < 1.0);
}

#[test]
fn condensed_rows_are_lower_and_stay_so() {
    let mut window = Window::sample();
    send(&mut window, ViewCommand::Go(Page::Units));
    let high = |window: &Window| {
        let rows = window.harness.query_all_by_role(egui::accesskit::Role::Row);
        rows.map(|row| row.rect().height()).next().unwrap()
    };
    let usual = high(&window);
    send(&mut window, ViewCommand::Condensed);
    let condensed = high(&window);
    assert!(condensed < usual - 5.0, "{condensed} {usual}");
    let mut window = again(window);
    assert!((high(&window) - condensed).abs() < 0.1);
    send(&mut window, ViewCommand::Condensed);
    assert!((high(&window) - usual).abs() < 0.1);
}
